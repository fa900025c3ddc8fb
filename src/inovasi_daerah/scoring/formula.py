"""The one formula: points to the index, the index to its predicate. Pure, exact, rounded once at the end."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from inovasi_daerah.exact import decimal_of, exact, rounded, two_places
from inovasi_daerah.frozen import frozen
from inovasi_daerah.report.explained import Explained
from inovasi_daerah.report.section import Column, Section, Table, figures, rows
from inovasi_daerah.rules.bands import Predicate
from inovasi_daerah.rules.capabilities import Capability
from inovasi_daerah.scoring.published_mean import PublishedMean
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from inovasi_daerah.rules.formula import Formula
    from inovasi_daerah.rules.rulebook import Rulebook
    from inovasi_daerah.scoring.notices import Notice

GOVERNMENT: Final = Text("Satuan pemerintahan daerah", "Regional government")
MATURITY: Final = Text("Kematangan inovasi", "Maturity of innovations")
QUANTITY: Final = Text("Jumlah inovasi", "Number of innovations")
TOTAL: Final = Text("Jumlah", "Total")
_INDEX: Final = Text("Indeks {index} - {predicate}   ({basis})", "Index {index} - {predicate}   ({basis})")
_EXACT: Final = Text("eksak {exact}", "exact {exact}")
_OF_ROUNDED: Final = Text("dari rata-rata yang dibulatkan", "of a rounded mean")
_DIVISOR: Final = Text("pembagi {divisor}", "divisor {divisor}")
_COLUMNS: Final = (Column(Text("Bagian", "Part")), *figures(Text("Skor", "Points")))


@frozen(repr=False)
class Index(Explained):
    """The index and its three parts, exact.

    Attributes:
        government: points of the regional government.
        maturity: sum of maturities over ``divisor``.
        quantity: points for the number of innovations; 0 where the gate is shut.
        divisor: what the sum of maturities was divided by.
        total_exact: the three parts together, out of the formula's maximum.
        index_exact: the total on the scale of the index.
        index: as published.
        published_mean: what a mean that was published, hence rounded, leaves open; None where the parts are exact.
            Where it allows more than one sum or none, every figure here is that of the mean as it is written.
    """

    government: Fraction
    maturity: Fraction
    quantity: Fraction
    divisor: int
    total_exact: Fraction
    index_exact: Fraction
    index: Decimal
    predicate: Predicate
    published_mean: PublishedMean | None = None

    @property
    def is_exact(self) -> bool:
        """Whether the parts are exact, or follow from the only sum that a published mean allows."""
        return self.published_mean is None or self.published_mean.sum is not None

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What the figures leave open."""
        notice = None if self.published_mean is None else self.published_mean.notice
        return () if notice is None else (notice,)

    def __repr__(self) -> str:
        return f"<Index {self.index} {self.predicate.value}, total {self.total}>"

    def sections(self) -> Iterator[Section]:
        """Index, predicate and the three parts, and what a published mean leaves open."""
        yield Section(self.title, tuple(self._notes()), Table(_COLUMNS, rows(self._parts())))

    @property
    def title(self) -> Text:
        """Index and predicate, and the exact index where it is known."""
        basis = _EXACT.format(exact=exact(self.index_exact)) if self.is_exact else _OF_ROUNDED
        return _INDEX.format(index=self.index, predicate=self.predicate.name, basis=basis)

    def _parts(self) -> Iterator[tuple[Text, str]]:
        yield GOVERNMENT, two_places(self.government)
        yield MATURITY, two_places(self.maturity)
        yield QUANTITY, two_places(self.quantity)
        yield TOTAL, str(self.total)

    def _notes(self) -> Iterator[Text]:
        yield _DIVISOR.format(divisor=self.divisor)
        if self.published_mean is not None and self.published_mean.sum is not None:
            yield self.published_mean.the_sum
        yield from (notice.line for notice in self.notices)

    @property
    def total(self) -> Decimal:
        """The total as shown, with two decimals."""
        return rounded(self.total_exact)

    def to_dict(self) -> dict[str, object]:
        """As JSON data: shown values with two decimals, exact ones as fractions, or null where they are not known."""
        found: dict[str, object] = {
            "index": str(self.index),
            "index_exact": exact(self.index_exact) if self.is_exact else None,
            "predicate": self.predicate.value,
            "total": str(self.total),
            "total_exact": exact(self.total_exact) if self.is_exact else None,
        }
        if self.published_mean is not None:
            found["published_mean"] = self.published_mean.to_dict()
            found["notices"] = [notice.to_dict() for notice in self.notices]
        return found


@lru_cache(maxsize=4096)
def points_of(units: int, unit: int) -> Decimal:
    """Convert ``units`` to points; ``unit`` of them make one point."""
    return decimal_of(Fraction(units, unit))


def formula_of(rules: Rulebook) -> Formula:
    """The edition's formula.

    Raises:
        RulebookIncomplete: where it has none.
    """
    return rules.known(rules.formula, Capability.AGGREGATE)


def divisor(formula: Formula, innovations: int) -> int:
    """What the sum of maturities is divided by."""
    return max(formula.divisor.least, innovations)


def gate_is_open(formula: Formula, covered: int) -> bool:
    """Whether enough basic-service affairs are covered for the quantity to count."""
    return formula.gate is None or covered >= formula.gate.required


def quantity(formula: Formula, innovations: int, covered: int) -> Fraction:
    """Points for the number of innovations."""
    if not gate_is_open(formula, covered):
        return Fraction(0)
    return min(innovations, formula.quantity.most) * Fraction(formula.quantity.each)


def index_share(rules: Rulebook, points: Fraction) -> Fraction:
    """``points`` of the formula's maximum, on the scale of the index."""
    return points * rules.index_per_point


def compute_index(
    rules: Rulebook, *, government: Fraction, maturities: Fraction, divided_among: int, counted: int, covered: int
) -> Index:
    """The index of exact parts.

    Args:
        government: points of the regional government.
        maturities: the sum of maturities.
        divided_among: how many innovations the mean is taken over.
        counted: how many innovations the quantity counts.
        covered: how many basic-service affairs are covered.
    """
    formula = formula_of(rules)
    among = divisor(formula, divided_among)
    mean = maturities / among
    number = quantity(formula, counted, covered)
    total = government + mean + number
    index_exact = index_share(rules, total)
    index = rules.round(index_exact)
    return Index(government, mean, number, among, total, index_exact, index, rules.classify(index))


def covered_services(rules: Rulebook, affairs: Collection[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The basic-service affairs among ``affairs``, and those that are missing."""
    gate = formula_of(rules).gate
    services = gate.affairs if gate else ()
    return tuple(code for code in services if code in affairs), tuple(code for code in services if code not in affairs)
