"""What was probably meant by an entry that is refused all the same: the same thing as our own format writes it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from inovasi_daerah.exact import parse_decimal
from inovasi_daerah.text import Text, same

if TYPE_CHECKING:
    from collections.abc import Callable

_DAY_FIRST: Final = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})", re.ASCII)
_YEAR_FIRST: Final = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ][0-9:.]{4,15}Z?)?", re.ASCII)
_MEANT: Final = Text("{expected}; maksudnya {meant}?", "{expected}; did you mean {meant}?")


def suggesting(expected: Text, value: object, meant: Callable[[str], str | None]) -> Text:
    """What is expected, and the entry as it should be written where that can be told from ``value``.

    >>> suggesting(Text("tanggal", "a date"), "05/02/2025", date_meant).say("en")
    'a date; did you mean "2025-02-05"?'
    """
    found = meant(str(value))
    return expected if found is None else _MEANT.format(expected=expected, meant=same(f'"{found}"'))


def date_meant(text: str) -> str | None:
    """A date with its day first, or with a time, as ``YYYY-MM-DD``."""
    day_first, year_first = _DAY_FIRST.fullmatch(text), _YEAR_FIRST.fullmatch(text)
    parts = reversed(day_first.groups()) if day_first else year_first.groups() if year_first else ()
    try:
        return date(*map(int, parts)).isoformat() if day_first or year_first else None
    except ValueError:
        return None


def decimal_meant(text: str) -> str | None:
    """A number with a decimal comma with a point instead; a bare number in quotes."""
    with_point = text.strip().replace(",", ".")
    return with_point if with_point.count(".") == 1 and parse_decimal(with_point) is not None else None
