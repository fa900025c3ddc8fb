"""The index from its parts, for whoever has no rows: published results, other systems, what-ifs."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from inovasi_daerah.editions.rulebook import Rulebook
from inovasi_daerah.errors import ABSENT, InvalidSubmission, Problem, refuse
from inovasi_daerah.figures import is_short
from inovasi_daerah.labels import Text
from inovasi_daerah.scoring.formula import Index, compute_index, formula_of
from inovasi_daerah.scoring.settings import RULEBOOK, expect
from inovasi_daerah.structuring import problem

if TYPE_CHECKING:
    from inovasi_daerah.editions.formula import Formula

MOST_INNOVATIONS: Final = 100_000
_ONE_OF: Final = Text("tepat satu dari mean_maturity, total_maturity", "exactly one of mean_maturity, total_maturity")
_RULE: Final = Text("rumus indeks, {id}", "formula of the index, {id}")

ExactNumber = Decimal | int | Fraction


def aggregate(
    rules: Rulebook,
    *,
    government: ExactNumber,
    innovations: int,
    mean_maturity: ExactNumber | None = None,
    total_maturity: ExactNumber | None = None,
    basic_services: int | None = None,
) -> Index:
    """The index from its parts.

    Args:
        rules: an edition that knows its formula.
        government: points of the regional government (SPD), 0 to the edition's maximum.
        innovations: how many count, 0 to 100,000.
        mean_maturity: the sum of maturities over ``innovations``, as regions publish it; the formula then divides
            by no less than its divisor. Or
        total_maturity: the sum itself.
        basic_services: how many basic-service affairs are covered; needed where the edition has a gate, and
            without effect where it has none.

    >>> from inovasi_daerah.editions.library import rulebook
    >>> result = aggregate(rulebook("iid-2026"), government=40, innovations=20, mean_maturity=70, basic_services=5)
    >>> result.index, result.predicate.label()
    (Decimal('47.04'), 'Inovatif')

    Raises:
        InvalidSubmission: for parts out of their range, all at once, each with its name as path.
        RulebookIncomplete: where the edition does not know its formula.
    """
    expect(rules, Rulebook, "rules", RULEBOOK)
    formula = formula_of(rules)
    parts = _Parts(_RULE.format(id=rules.id))
    points = parts.number("government", government, Fraction(formula.government))
    n = parts.count("innovations", innovations, MOST_INNOVATIONS)
    total = parts.total(n, mean_maturity, total_maturity, Fraction(formula.innovation))
    covered = parts.covered(formula, basic_services)
    refuse(InvalidSubmission, parts.problems)
    counted = n or 0
    return compute_index(
        rules, government=points, maturities=total, divided_among=counted, counted=counted, covered=covered or 0
    )


def points_in_range(rules: Rulebook, government: ExactNumber) -> tuple[Fraction, tuple[Problem, ...]]:
    """Points of the regional government as an exact number, and what is wrong with them."""
    parts = _Parts(_RULE.format(id=rules.id))
    points = parts.number("government", government, Fraction(formula_of(rules).government))
    return points, tuple(parts.problems)


class _Parts:
    """The parts as they are read; the problem of a part that is refused is kept."""

    def __init__(self, rule: Text) -> None:
        self.rule = rule
        self.problems: list[Problem] = []

    def _refuse(self, code: str, name: str, value: object, expected: Text) -> None:
        self.problems.append(problem(code, value, expected, path=name, reference=self.rule))

    def number(self, name: str, value: ExactNumber, most: Fraction | None) -> Fraction:
        """The part as an exact number, 0 where it is refused; without ``most`` there is no upper end."""
        if most is None:
            expected = Text("Decimal, int atau Fraction, paling kecil 0", "a Decimal, int or Fraction, at least 0")
        else:
            expected = Text(f"Decimal, int atau Fraction, 0 sampai {most}", f"a Decimal, int or Fraction, 0 to {most}")
        if type(value) not in (int, Decimal, Fraction) or (isinstance(value, Decimal) and not is_short(value)):
            self._refuse("wrong_type", name, value, expected)
            return Fraction(0)
        if value < 0 or (most is not None and value > most):
            self._refuse("out_of_range", name, value, expected)
            return Fraction(0)
        return Fraction(value)

    def count(self, name: str, value: int, most: int) -> int | None:
        """The part as a count; None where it is refused."""
        expected = Text(f"bilangan bulat 0-{most}", f"an integer 0-{most}")
        if type(value) is not int:
            self._refuse("wrong_type", name, value, expected)
            return None
        if not 0 <= value <= most:
            self._refuse("out_of_range", name, value, expected)
            return None
        return value

    def total(self, n: int | None, mean: ExactNumber | None, total: ExactNumber | None, highest: Fraction) -> Fraction:
        """The sum of maturities, from the one of the two that is given; ``n`` is None where it is not known."""
        if mean is not None and total is None:
            return self.number("mean_maturity", mean, Fraction(0) if n == 0 else highest) * (n or 0)
        if total is not None and mean is None:
            return self.number("total_maturity", total, None if n is None else highest * n)
        self._refuse("conflict", "mean_maturity", ABSENT if mean is None else mean, _ONE_OF)
        return Fraction(0)

    def covered(self, formula: Formula, services: int | None) -> int | None:
        """How many basic services are covered; 0 where the edition does not ask."""
        if formula.gate is None:
            return 0
        most = len(formula.gate.affairs)
        if services is None:
            expected = Text(f"bilangan bulat 0-{most}", f"an integer 0-{most}")
            self._refuse("missing_key", "basic_services", ABSENT, expected)
            return None
        return self.count("basic_services", services, most)
