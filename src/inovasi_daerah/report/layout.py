"""Text as a terminal shows it: lines of at most 100 columns, and cells as wide as they look."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from unicodedata import category, east_asian_width

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH: Final = 100
GAPS: Final = MappingProxyType(str.maketrans("\t\n\v\f\r", "     "))
_CHUNK: Final = re.compile(" +|[^ ]+")
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Controls, marks of direction and other formats, halves of a pair, separators of lines and paragraphs."""
_BLANK: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")
"""Fillers and other letters, marks and signs that show nothing."""
_JOINERS: Final = "\u200c\u200d"
"""Of no width and no harm; some scripts and pictures can't be written without them."""
_WITHOUT_WIDTH: Final = frozenset({"Cf", "Me", "Mn"})
_WIDE: Final = frozenset("FW")


def plain(text: str) -> str:
    r"""The text on one line, with every character that could move, hide or break the text around it shown by its code.

    >>> print(plain("Dinas\u202e\x00Kota"))
    Dinas\u202e\x00Kota
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(char.encode("unicode_escape").decode() if is_unseen(char) else char for char in text)


def is_unseen(char: str) -> bool:
    """Whether a character shows nothing and can move, hide or break what stands around it."""
    return (category(char) in _UNSEEN and char not in _JOINERS) or char in _BLANK


def columns(text: str) -> int:
    """How many columns of a terminal the text takes; the wide letters of East Asia take two.

    >>> columns("Kota"), columns("\u5e02")
    (4, 2)
    """
    return len(text) if text.isascii() else sum(map(_columns_of, text))


def _columns_of(char: str) -> int:
    if category(char) in _WITHOUT_WIDTH:
        return 0
    return 2 if east_asian_width(char) in _WIDE else 1


def beginning(text: str, width: int) -> str:
    """As much of the text as fits into that many columns.

    >>> beginning("Kota Batu", 4)
    'Kota'
    """
    taken = 0
    for position, char in enumerate(text):
        taken += _columns_of(char)
        if taken > width:
            return text[:position]
    return text


def brief(text: str, width: int = 60) -> str:
    """The text on one line, cut where it is longer than that many columns.

    >>> brief("Kota Batu", 6)
    'Kota \u2026'
    """
    line = plain(text)
    return line if columns(line) <= width else f"{beginning(line, width - 1)}\u2026"


def to_left(text: str, width: int) -> str:
    """The text with spaces after it, up to that many columns."""
    return text + " " * (width - columns(text))


def to_right(text: str, width: int) -> str:
    """The text with spaces before it, up to that many columns."""
    return " " * (width - columns(text)) + text


def wrapped(text: str, first: int = 0, rest: int = 0, *, width: int = WIDTH) -> list[str]:
    """The text in lines of at most ``width`` columns, broken at spaces only, so that codes stay whole.

    A word too long for any line is broken where the line ends; what can't be seen is shown by its code.

    Args:
        text: spaces, tabs and ends of lines in it are all gaps between words.
        first: how many spaces to put before the first line.
        rest: how many to put before every other line.
        width: at least two columns more than the indents.

    >>> wrapped("indikator iid-2026", 2, 4, width=16)
    ['  indikator', '    iid-2026']
    """
    if len(text) <= width - first and text.isascii() and text.isprintable():  # as most texts are
        return [" " * first + text.rstrip(" ")] if text.strip(" ") else []
    lines = list(_lines(plain(text.translate(GAPS)), width - first, width - rest))
    return [" " * (rest if position else first) + line for position, line in enumerate(lines)]


def _lines(text: str, room: int, room_below: int) -> Iterator[str]:
    line = "" if columns(text) > room else text  # most texts fit
    for chunk in () if line else _CHUNK.findall(text):
        left = chunk
        while columns(line) + columns(left) > room:
            if columns(left) > room:
                head = beginning(left, room - columns(line))
                line, left = line + head, left[len(head) :]
            if line.strip(" "):
                yield line.rstrip(" ")
                room = room_below
            line, left = "", left.lstrip(" ")
        line += left
    if line.strip(" "):
        yield line.rstrip(" ")
