"""The index from its parts, for whoever has no rows: published results, other systems, what-ifs."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from attrs import evolve

from inovasi_daerah.arguments import expect, mistyped
from inovasi_daerah.exact import MOST_DIGITS, MOST_DIGITS_OF_A_FRACTION, has_decimal, is_short
from inovasi_daerah.problems import ABSENT, InvalidArgument, Problem, problem, refuse
from inovasi_daerah.rules.rulebook import Rulebook
from inovasi_daerah.scoring.formula import Index, compute_index, formula_of, index_share
from inovasi_daerah.scoring.published_mean import PublishedMean, possible_sums, predicates_between
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_INNOVATIONS: Final = 100_000
_ONE_OF: Final = Text("tepat satu dari mean_maturity, total_maturity", "exactly one of mean_maturity, total_maturity")
_RULE: Final = Text("rumus indeks, {id}", "formula of the index, {id}")
_SUCH: Final = Text(
    '{expected} (Decimal, int atau Fraction), seperti Decimal("40.5")',
    '{expected} (Decimal, int or Fraction), such as Decimal("40.5")',
)
_SHORT_DECIMAL: Final = Text(
    f"bilangan dengan paling banyak {MOST_DIGITS} digit di tiap sisi titik; yang lebih panjang sebagai pecahan",
    f"a number of at most {MOST_DIGITS} digits on each side of the point; a longer one as a fraction",
)
_SHORT_FRACTION: Final = Text(
    f"pecahan paling panjang {MOST_DIGITS_OF_A_FRACTION} angka di atas dan di bawah garisnya",
    f"a fraction of at most {MOST_DIGITS_OF_A_FRACTION} digits above and below its line",
)

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
            by no less than its divisor. A Decimal or an int is taken for rounded, half up, to its last decimal and to
            two at least: ``published_mean`` of the result says what that leaves open. A Fraction is exact. Or
        total_maturity: the sum itself.
        basic_services: how many basic-service affairs are covered; needed where the edition has a gate, and
            without effect where it has none.

    >>> from inovasi_daerah.rules.library import rulebook
    >>> result = aggregate(rulebook("iid-2026"), government=40, innovations=20, mean_maturity=70, basic_services=5)
    >>> result.index, result.predicate.label()
    (Decimal('47.04'), 'Inovatif')

    Raises:
        InvalidSubmission: for parts out of their range, all at once, each with its name as path.
        RulebookIncomplete: where the edition does not know its formula.
    """
    expect(rules, Rulebook, "rules")
    formula = formula_of(rules)
    parts = _Parts(_RULE.format(id=rules.id))
    parts.number("government", government, Fraction(formula.government))
    parts.count("innovations", innovations, MOST_INNOVATIONS)
    parts.maturities(mean_maturity, total_maturity, Fraction(formula.innovation))
    if formula.gate is not None:
        parts.services(basic_services, len(formula.gate.affairs))
    refuse(InvalidArgument, parts.problems)
    numbers, counted = parts.numbers, parts.counts["innovations"]

    def index_of(total: Fraction) -> Index:
        return compute_index(
            rules,
            government=numbers["government"],
            maturities=total,
            divided_among=counted,
            counted=counted,
            covered=parts.counts["basic_services"],
        )

    if mean_maturity is None:
        return index_of(numbers["total_maturity"])
    if isinstance(mean_maturity, Fraction) or not counted:
        return index_of(numbers["mean_maturity"] * counted)
    return _of_published(rules, Decimal(mean_maturity), counted, index_of)


def _of_published(rules: Rulebook, mean: Decimal, counted: int, index_of: Callable[[Fraction], Index]) -> Index:
    """The index of the one sum that the mean allows, or of the mean as it is written, with what else it allows."""
    sums, means = possible_sums(rules, mean, counted, Fraction(formula_of(rules).innovation))
    taken = means[0] if sums and sums[0] == sums[1] else Fraction(mean)
    found = index_of(taken * counted)
    lowest, highest = (found.index_exact + index_share(rules, (end - taken) * counted / found.divisor) for end in means)
    index = rules.round(lowest), rules.round(highest)
    allowed = PublishedMean(
        mean, counted, sums, bool(rules.innovation), means, (lowest, highest), index, predicates_between(rules, *index)
    )
    return evolve(found, published_mean=allowed)


def points_in_range(rules: Rulebook, government: ExactNumber) -> Fraction:
    """Points of the regional government as an exact number.

    Raises:
        InvalidSubmission: where they are not a number, out of their range, or without a finite decimal.
    """
    parts = _Parts(_RULE.format(id=rules.id))
    parts.number("government", government, Fraction(formula_of(rules).government))
    refuse(InvalidArgument, parts.problems)
    points = parts.numbers["government"]
    if not has_decimal(points):
        expected = Text("bilangan desimal, seperti jumlah bobot kali level", "a decimal, as weights times levels are")
        raise InvalidArgument([problem("bad_form", points, expected, path="government", reference=parts.rule)])
    return points


class _Parts:
    """The parts that could be read, by name, and the problems of those that could not."""

    def __init__(self, rule: Text) -> None:
        self.rule = rule
        self.numbers: dict[str, Fraction] = {}
        self.counts: defaultdict[str, int] = defaultdict(int)
        self.problems: list[Problem] = []

    def _refuse(self, code: str, name: str, value: object, expected: Text) -> None:
        self.problems.append(problem(code, value, expected, path=name, reference=self.rule))

    def _mistyped(self, name: str, value: object, expected: Text) -> None:
        self.problems.append(mistyped(value, expected, name, reference=self.rule))

    def number(self, name: str, value: ExactNumber, most: Fraction | None) -> None:
        """Read an exact number; without ``most`` there is no upper end."""
        if most is None:
            expected = Text("bilangan, paling kecil 0", "a number, at least 0")
        else:
            expected = Text(f"bilangan 0 sampai {most}", f"a number from 0 to {most}")
        if type(value) not in (int, Decimal, Fraction):
            self._mistyped(name, value, _SUCH.format(expected=expected))
        elif isinstance(value, Decimal) and not is_short(value):
            self._refuse("out_of_range" if value.is_finite() else "not_finite", name, value, _SHORT_DECIMAL)
        elif isinstance(value, Fraction) and not is_short(value):
            self._refuse("out_of_range", name, value, _SHORT_FRACTION)
        elif value < 0 or (most is not None and value > most):
            self._refuse("out_of_range", name, value, expected)
        else:
            self.numbers[name] = Fraction(value)

    def count(self, name: str, value: int, most: int) -> None:
        """Read a count."""
        expected = Text(f"bilangan bulat 0-{most}", f"an integer 0-{most}")
        if type(value) is not int:
            self._mistyped(name, value, expected)
        elif not 0 <= value <= most:
            self._refuse("out_of_range", name, value, expected)
        else:
            self.counts[name] = value

    def maturities(self, mean: ExactNumber | None, total: ExactNumber | None, highest: Fraction) -> None:
        """Read the one of the two that is given; a total has an upper end only where the innovations are known."""
        n = self.counts.get("innovations")
        if mean is not None and total is None:
            self.number("mean_maturity", mean, Fraction(0) if n == 0 else highest)
        elif total is not None and mean is None:
            self.number("total_maturity", total, None if n is None else highest * n)
        else:
            self._refuse("conflict", "mean_maturity", ABSENT if mean is None else mean, _ONE_OF)

    def services(self, covered: int | None, most: int) -> None:
        """Read how many basic services are covered."""
        if covered is None:
            expected = Text(f"bilangan bulat 0-{most}", f"an integer 0-{most}")
            self._refuse("missing_key", "basic_services", ABSENT, expected)
        else:
            self.count("basic_services", covered, most)
