"""The library of shipped editions, each read once, on first use."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from inovasi_daerah.editions.reading import parse_rulebook, read_rulebook
from inovasi_daerah.errors import UnknownRulebook

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from inovasi_daerah.editions.types import Rulebook

_SUFFIX = ".toml"


def _data() -> Traversable:
    return files(__package__).joinpath("data")


@cache
def rulebooks() -> tuple[str, ...]:
    """The ids of the shipped editions, oldest first.

    >>> "iid-2026" in rulebooks()
    True
    """
    names = (entry.name for entry in _data().iterdir() if entry.name.endswith(_SUFFIX))
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in names))


@cache
def _read(rulebook_id: str) -> Rulebook:
    return read_rulebook(parse_rulebook(_data().joinpath(rulebook_id + _SUFFIX).read_bytes()))


def rulebook(rulebook_id: str) -> Rulebook:
    """The shipped edition of that id.

    >>> rulebook("iid-2026").formula.divisor.least
    12

    Raises:
        UnknownRulebook: naming the known ids.
    """
    if not isinstance(rulebook_id, str) or rulebook_id not in rulebooks():
        raise UnknownRulebook(rulebook_id, rulebooks())
    return _read(rulebook_id)


def rulebook_of_year(year: int) -> Rulebook:
    """The shipped edition of an assessment year.

    Raises:
        UnknownRulebook: naming the known ids.
    """
    return rulebook(f"iid-{year}")
