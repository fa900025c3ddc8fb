"""Text in CSV that a spreadsheet would take for a formula: guarded by an apostrophe where it is written."""

from __future__ import annotations

import re
from typing import Final

from inovasi_daerah.exact import parse_decimal

GUARDED: Final = r"^'('*[=+\-@\t\r])"
"""An apostrophe that a guard may have put there; the text begins with the group. In the syntax of Rust's regex too."""
_SIGN: Final = re.compile(r"'*[=+\-@\t\r]")
_GUARDED: Final = re.compile(GUARDED)


def guarded(text: str) -> str:
    """The text with an apostrophe before it, where a spreadsheet could take it for a formula; a number is none.

    A text that begins with apostrophes and such a sign gets one more, so that no two texts become the same.

    >>> guarded("=1+1"), guarded("'=1+1"), guarded("-5"), guarded("35.79")
    ("'=1+1", "''=1+1", '-5', '35.79')
    """
    return f"'{text}" if _SIGN.match(text) and parse_decimal(text) is None else text


def unguarded(text: str) -> str:
    """The text without the apostrophe of its guard.

    >>> unguarded("'=1+1"), unguarded("'n Boek")
    ('=1+1', "'n Boek")
    """
    return _GUARDED.sub(r"\1", text)
