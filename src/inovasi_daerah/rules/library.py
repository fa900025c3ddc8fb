"""The library of shipped editions, each read once, on first use."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from inovasi_daerah.arguments import expect, expect_file, expect_name
from inovasi_daerah.problems import InvalidRulebook, UnknownRulebook, problem, shown
from inovasi_daerah.reading.contents import PACKAGE, content_of
from inovasi_daerah.reading.strict_toml import MAX_BYTES
from inovasi_daerah.rules.laws import RULE_OF_RULEBOOKS, broken
from inovasi_daerah.rules.reading import parse_rulebook, read_rulebook
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from os import PathLike

    from inovasi_daerah.rules.rulebook import Rulebook

_DATA: Final = PACKAGE / "rules" / "data"
_SUFFIX: Final = ".toml"
_DIGITS_OF_A_YEAR = 4
# "iid-" and a year, with the letters and digits that are taken for one another.
_OFFICIAL: Final = re.compile(r"[i1l]{2}d-?[0-9oil]{4}", re.ASCII)
_RESERVED: Final = Text(
    'id yang tidak seperti id edisi resmi, "iid-" dan sebuah tahun, misalnya "iid-2026-usulan"',
    'an id unlike those of official editions, "iid-" and a year; for example "iid-2026-draft"',
)


@cache
def rulebooks() -> tuple[str, ...]:
    """The ids of the shipped editions, oldest first.

    >>> "iid-2026" in rulebooks()
    True
    """
    return tuple(sorted(path.stem for path in _DATA.glob(f"*{_SUFFIX}")))


def last_year() -> int:
    """The year of the latest shipped edition."""
    return max(int(name[-_DIGITS_OF_A_YEAR:]) for name in rulebooks())


@cache
def _tables(rulebook_id: str) -> Mapping[str, Any]:
    if rulebook_id not in rulebooks():
        raise UnknownRulebook(rulebook_id, rulebooks())
    return tomllib.loads(_DATA.joinpath(rulebook_id + _SUFFIX).read_text("utf-8"), parse_float=Decimal)


@cache
def _read(rulebook_id: str) -> Rulebook:
    return read_rulebook(_tables(rulebook_id), _tables)


def rulebook(rulebook_id: str) -> Rulebook:
    """The shipped edition of that id.

    >>> rulebook("iid-2026").formula.divisor.least
    12

    Raises:
        UnknownRulebook: naming the known ids.
    """
    expect_name(rulebook_id, rulebooks(), "rulebook_id")
    return _read(rulebook_id)


def rulebook_of_year(year: int) -> Rulebook:
    """The shipped edition of an assessment year.

    >>> rulebook_of_year(2026).id
    'iid-2026'

    Raises:
        UnknownRulebook: naming the known ids.
    """
    expect(year, int, "year")
    return rulebook(f"iid-{shown(year)}")


def load_rulebook(path: str | PathLike[str]) -> Rulebook:
    """A rulebook of one's own, from a TOML file of the same format as the shipped ones, with the same checks.

    Raises:
        InvalidRulebook: with every problem of the file; among them an id that is "iid-" and a year, or looks like it,
            whether such an edition is shipped or not.
        OSError: where the file can't be opened.
    """
    expect_file(path, "path")
    own = read_rulebook(parse_rulebook(content_of(path, MAX_BYTES)), _tables)
    if own.id in rulebooks():
        another = Text("id yang tidak dipakai edisi bawaan", "an id that no shipped edition has")
        raise InvalidRulebook([problem("duplicate_id", own.id, another, path="id", reference=RULE_OF_RULEBOOKS)])
    if _OFFICIAL.fullmatch(own.id):
        raise InvalidRulebook([broken("id", own.id, _RESERVED)])
    return own
