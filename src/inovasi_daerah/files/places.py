"""From the paths of a submission back to the cells that it was read from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_LAST_STEP: Final = re.compile(r"(\.[^.\[]+|\[[0-9]+\])$", re.ASCII)


class Places:
    """Where what stands at each path of one submission was read: in a cell, or on a line of its own.

    >>> places = Places()
    >>> places.enter_line("innovations[0]", "2")
    >>> places.enter("innovations[0].affair", "E2 (affair)")
    >>> places.find("innovations[0].affair"), places.find("innovations[0].name"), places.find("innovations[0]")
    ('E2 (affair)', '2 (name)', '2')
    >>> places.find("year") is None
    True
    """

    def __init__(self) -> None:
        self._cells: dict[str, str] = {}
        self._lines: dict[str, str] = {}

    def enter(self, path: str, cell: str) -> None:
        """What stands at ``path`` was read in ``cell``; the first of several is kept."""
        self._cells.setdefault(path, cell)

    def enter_line(self, path: str, line: str) -> None:
        """What lies in ``path`` was read on ``line``; the first of several is kept."""
        self._lines.setdefault(path, line)

    def find(self, path: str) -> str | None:
        """The cell of a path, or of what it lies in; on a line, with the name of what has no cell there."""
        for outer in _outwards(path):
            if outer in self._cells:
                return self._cells[outer]
            if outer in self._lines:
                inner = path.removeprefix(outer).removeprefix(".")
                return f"{self._lines[outer]} ({inner})" if inner else self._lines[outer]
        return None


def _outwards(path: str) -> Iterator[str]:
    """A path, and the path of each thing it lies in."""
    inner = ""
    while path != inner:
        yield path
        inner, path = path, _LAST_STEP.sub("", path)
