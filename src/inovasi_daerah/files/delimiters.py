"""How the cells of a CSV file are separated."""

from __future__ import annotations

from typing import Final

_BEFORE_COMMAS: Final = (";", "\t")
"""Where one of these is in the header, commas are parts of numbers or names."""


def delimiter_of(header: str) -> str:
    r"""The separator of a file with this header: a semicolon, else a tab, else a comma.

    >>> delimiter_of("region;innovation"), delimiter_of("region\tname, short"), delimiter_of("region,innovation")
    (';', '\t', ',')
    """
    return next((mark for mark in _BEFORE_COMMAS if mark in header), ",")
