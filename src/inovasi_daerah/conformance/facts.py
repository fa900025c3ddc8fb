"""Facts for the cases: every threshold with its neighbours, every small set, and values that are not facts."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from inovasi_daerah.exact import exact
from inovasi_daerah.frozen import FrozenDict
from inovasi_daerah.problems import InvalidSubmission
from inovasi_daerah.reading.plain import is_list, is_object

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
    for basis, scale in row.scale.measures.items() if row.scale else ():
        yield from ((fact, basis) for fact in scale.samples(year))


def no_facts_of(row: Row, year: int) -> Iterator[FactAndBasis]:
    """What no scale reads, and a right fact on a basis that the row does not have; nothing of a row without scale."""
    if row.scale is None:
        return
    fact, basis = next(facts_of(row, year))
    yield from ((nothing, basis) for nothing in _NO_FACTS)
    yield fact, _NO_BASIS
    if basis is not None:
        yield fact, None
