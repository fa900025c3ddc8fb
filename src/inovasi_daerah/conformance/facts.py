"""Facts for the cases: every threshold with its neighbours, every small set, and values that are not facts."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, cast

from inovasi_daerah.exact import exact
from inovasi_daerah.frozen import FrozenDict
from inovasi_daerah.problems import InvalidSubmission
from inovasi_daerah.reading.plain import is_list, is_object
from inovasi_daerah.rules.scales import Bases, Choice, Number, Selection, Share, Years
from inovasi_daerah.rules.thresholds import neighbourhoods

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.rules.catalogue import Row

FactAndBasis = tuple[Any, str | None]
_NO_FACTS: Final[tuple[Any, ...]] = ("1e3", "", True, {}, [{}])
_NO_BASIS: Final = "bukan_dasar"


def graded(row: Row, fact: object, basis: str | None, year: int) -> dict[str, object]:
    """The level of a fact and its points, or the code of the problem."""
    kept = FrozenDict(fact) if is_object(fact) else tuple(fact) if is_list(fact) else fact
    try:
        level = row.scale.grade(kept, year=year, basis=basis).level if row.scale else 0
    except InvalidSubmission as invalid:
        return {"problem": invalid.problems[0].code}
    return leveled(row, level)


def leveled(row: Row, level: int) -> dict[str, object]:
    """A level of the row and its points."""
    return {"level": level, "points": exact(Fraction(row.weight) * level)}


def facts_of(row: Row, year: int) -> Iterator[FactAndBasis]:
    """Facts that the row's scale reads, and some just beyond its domain, each with its basis."""
    if isinstance(row.scale, Bases):
        for name, basis in row.scale.bases.items():
            yield from ((fact, name) for fact in _plain_facts(basis.scale, year))
    elif row.scale is not None:
        yield from ((fact, None) for fact in _plain_facts(row.scale, year))


def no_facts_of(row: Row, year: int) -> Iterator[FactAndBasis]:
    """What no scale reads, and a right fact on a basis that the row does not have; nothing of a row without scale."""
    if row.scale is None:
        return
    fact, basis = next(facts_of(row, year))
    yield from ((nothing, basis) for nothing in _NO_FACTS)
    yield fact, _NO_BASIS
    if basis is not None:
        yield fact, None


def _plain_facts(scale: object, year: int) -> Iterator[Any]:
    if isinstance(scale, Choice):
        yield from (*sorted(scale.values), "bukan_pilihan")
    elif isinstance(scale, Years):
        yield from _subsets([year - before for before in scale.window])
        yield from ([year + 1], [year, year])
    elif isinstance(scale, Selection):
        yield from _subsets(list(scale.members))
        yield from (["bukan_anggota"], [next(iter(scale.members))] * 2)
        if scale.countable:
            yield from range(-1, len(scale.members) + 2)
    elif isinstance(scale, Share):
        yield from _plain_facts(scale.percentage, year)
        yield scale.none
        for whole, part in ((0, 0), (100, 50), (100, 51), (1000, 909), (100, 91), (3, 3), (2, 3)):
            yield {scale.whole_key: whole, scale.part_key: part}
    else:
        numbers = cast("Number", scale)
        yield from (int(one) if numbers.whole else format(one, "f") for one in sorted(neighbourhoods(numbers)))


def _subsets(members: list[Any]) -> Iterator[list[Any]]:
    for mask in range(2 ** len(members)):
        yield [member for position, member in enumerate(members) if mask >> position & 1]
