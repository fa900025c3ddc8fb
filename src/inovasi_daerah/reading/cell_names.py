"""Cells by the names that spreadsheets give them, for every message about one."""

from __future__ import annotations

from typing import Final

_LETTERS: Final = 26


def cell_name(sheet: str, column: int | None, row: int | None) -> str:
    """A cell as spreadsheets name it.

    >>> cell_name("Data", 12, 7), cell_name("", 28, 7), cell_name("Data", None, 7)
    ('Data!L7', 'AB7', 'Data!7')
    """
    letters = ""
    rest = column or 0
    while rest:
        rest, letter = divmod(rest - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return f"{sheet}!" * bool(sheet) + letters + ("" if row is None else str(row))
