"""Cases of what is computed from single figures: predicates, indexes and levels."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from inovasi_daerah.canonical import canonical_json
from inovasi_daerah.conformance.facts import facts_of, graded, leveled, no_facts_of
from inovasi_daerah.exact import PLACES, exact, rounded
from inovasi_daerah.levels import MAX_LEVEL
from inovasi_daerah.rules.capabilities import Capability
from inovasi_daerah.scoring.aggregation import MOST_INNOVATIONS
from inovasi_daerah.scoring.aggregation import aggregate as aggregate_parts
from inovasi_daerah.scoring.formula import formula_of, quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_daerah.rules.formula import Gate
    from inovasi_daerah.rules.rulebook import Rulebook

Case = dict[str, Any]
_HALVES: Final = 40
_BESIDE: Final = (Fraction(-1, 10**9), Fraction(0), Fraction(1, 10**9))
# Points of a region of the middle, where a part of the formula has as many.
_SOME_OF_GOVERNMENT: Final = 40
_MUCH_OF_GOVERNMENT: Final = 60
_SOME_OF_INNOVATION: Final = 70


def classify(rules: Rulebook) -> Iterator[Case]:
    """Every edge of every band whose predicate is known, as an index is published."""
    scale = rules.known(rules.scale, Capability.CLASSIFY)
    named = [band for band in scale.bands if band.predicate is not None]
    edges = [edge for band in named for edge in (band.lowest, band.highest) if edge is not None]
    for index in dict.fromkeys(rounded(Fraction(edge), scale.rounding.places) for edge in edges):
        yield {"input": {"index": format(index, "f")}, "expected": {"predicate": rules.classify(index).value}}


def aggregate(rules: Rulebook) -> Iterator[Case]:
    """The neighbourhoods of every figure of the formula, and exact halves with their neighbours, none of them twice."""
    cases = (*_around_the_figures(rules), *_around_the_halves(rules))
    return iter({canonical_json(case["input"]): case for case in cases}.values())


def _around_the_figures(rules: Rulebook) -> Iterator[Case]:
    formula = formula_of(rules)
    government = min(Fraction(_SOME_OF_GOVERNMENT), Fraction(formula.government))
    each = min(Fraction(_SOME_OF_INNOVATION), Fraction(formula.innovation))
    least, most = formula.divisor.least, formula.quantity.most
    for n in _counts((0, 1, least - 1, least, least + 1, most - 1, most, most + 1), MOST_INNOVATIONS):
        for services in _services(formula.gate):
            yield _aggregated(rules, government, each * n, n, services)


def _services(gate: Gate | None) -> Iterable[int]:
    """None, one too few, just enough and one more; without a gate the number changes nothing."""
    if gate is None:
        return (0,)
    return _counts((0, gate.required - 1, gate.required, gate.required + 1), len(gate.affairs))


def _counts(numbers: Iterable[int], most: int) -> Iterable[int]:
    """Those that are counts of at most so many, each once."""
    return dict.fromkeys(number for number in numbers if 0 <= number <= most)


def _around_the_halves(rules: Rulebook) -> Iterator[Case]:
    scale = rules.known(rules.scale, Capability.AGGREGATE)
    places, worth = scale.rounding.places, rules.index_per_point
    # Points for an index that lies exactly on a half, after every digit, even and odd.
    for half in (_half(number, places) for number in range(_HALVES)):
        for beside in _BESIDE:
            yield from _of_points(rules, (half + beside) / worth)
    # The total is shown with two places whatever the index has.
    for number in range(_HALVES // 4):
        yield from _of_points(rules, _half(number, PLACES))
    # Between two bands a half decides the predicate.
    for band in reversed(scale.bands[1:]):
        edge = _half(int(Fraction(band.highest or 0) * 10**places), places)
        for beside in _BESIDE:
            yield from _of_points(rules, (edge + beside) / worth)


def _half(units: int, places: int) -> Fraction:
    """Exactly between so many units of the last place and the next."""
    return Fraction(2 * units + 1, 2 * 10**places)


def _of_points(rules: Rulebook, points: Fraction) -> Iterator[Case]:
    """Parts of which there are so many points: of the government alone, or of it and of innovations; or none such."""
    formula = formula_of(rules)
    government = min(Fraction(_MUCH_OF_GOVERNMENT), Fraction(formula.government))
    if points <= government:
        yield _aggregated(rules, points, Fraction(0), 0, 0)
        return
    n = formula.divisor.least
    each = points - government - quantity(formula, n, 0)
    if 0 <= each <= Fraction(formula.innovation):
        yield _aggregated(rules, government, each * n, n, 0)


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
