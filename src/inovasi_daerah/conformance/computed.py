"""Cases of what is computed from single figures: predicates, indexes and levels."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from inovasi_daerah.conformance.facts import facts_of, graded, leveled, no_facts_of
from inovasi_daerah.entities.claims import MAX_LEVEL
from inovasi_daerah.figures import exact
from inovasi_daerah.scoring.aggregation import aggregate as aggregate_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.editions.rulebook import Rulebook

Case = dict[str, Any]
_HALVES: Final = 40
_BESIDE: Final = (Fraction(-1, 10**9), Fraction(0), Fraction(1, 10**9))


def classify(rules: Rulebook) -> Iterator[Case]:
    """Every edge of every band."""
    bands = rules.scale.bands if rules.scale else ()
    indexes = [edge for band in bands for edge in (band.lowest, band.highest) if edge is not None]
    for index in dict.fromkeys(format(Decimal(edge).quantize(Decimal("0.01")), "f") for edge in indexes):
        yield {"input": {"index": index}, "expected": {"predicate": rules.classify(Decimal(index)).value}}


def aggregate(rules: Rulebook) -> Iterator[Case]:
    """The neighbourhoods of every figure of the formula, and exact halves with their neighbours."""
    formula = rules.formula
    least, most = (formula.divisor.least, formula.quantity.most) if formula else (1, 1)
    for n in (0, 1, least - 1, least, least + 1, most - 1, most, most + 1):
        for services in (0, 4, 5, 6):
            yield _aggregated(rules, Fraction(40), Fraction(70 * n), n, services)
    # A government of g points alone is an index of 2/5 g: here an exact half after every digit, even and odd.
    for half in map(_half, range(_HALVES)):
        for beside in _BESIDE:
            yield _aggregated(rules, (half + beside) * 5 / 2, Fraction(0), 0, 0)
    # The total is shown with two places too.
    for half in map(_half, range(_HALVES // 4)):
        yield _aggregated(rules, half, Fraction(0), 0, 0)
    # Between two bands a half decides the predicate.
    for half in map(_half, (4000, 6500)):
        for beside in _BESIDE:
            yield _aggregated(rules, Fraction(60), ((half + beside) * 5 / 2 - 60) * least, least, 0)


def _half(hundredths: int) -> Fraction:
    """Exactly between so many hundredths and the next."""
    return Fraction(2 * hundredths + 1, 200)


def _aggregated(rules: Rulebook, government: Fraction, total: Fraction, n: int, services: int) -> Case:
    found = aggregate_parts(rules, government=government, total_maturity=total, innovations=n, basic_services=services)
    given = {
        "government": exact(government),
        "total_maturity": exact(total),
        "innovations": n,
        "basic_services": services,
    }
    return {"input": given, "expected": {**found.to_dict(), "divisor": found.divisor}}


def levels(rules: Rulebook) -> Iterator[Case]:
    """Every level of every row, stated and by its facts, and what is refused."""
    for row in (*rules.government, *rules.innovation):
        for level in range(MAX_LEVEL + 1):
            yield {"input": {"row": row.code, "year": rules.year, "level": level}, "expected": leveled(row, level)}
        for fact, basis in (*facts_of(row, rules.year), *no_facts_of(row, rules.year)):
            given = {"row": row.code, "year": rules.year, "fact": fact, **({"basis": basis} if basis else {})}
            yield {"input": given, "expected": graded(row, fact, basis, rules.year)}
