"""What a published mean leaves open: it is rounded, and a predicate may hang on what was cut off."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor, gcd
from typing import TYPE_CHECKING, Any, Final

from inovasi_daerah.exact import PLACES, decimal_of, exact
from inovasi_daerah.frozen import frozen
from inovasi_daerah.rules.bands import Predicate
from inovasi_daerah.scoring.notices import Notice
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from inovasi_daerah.rules.rulebook import Rulebook

_SEVERAL: Final = Text(
    "rata-rata {mean} dibulatkan: jumlah kematangan {n} inovasi antara {lowest} dan {highest}",
    "the mean {mean} is rounded: the maturities of {n} innovations add up to between {lowest} and {highest}",
)
_ONE: Final = Text(
    "jumlah kematangan {sum}: satu-satunya jumlah {n} inovasi yang rata-ratanya dibulatkan menjadi {mean}",
    "sum of maturities {sum}: the only one of {n} innovations whose mean is rounded to {mean}",
)
_NONE: Final = Text(
    "tidak ada jumlah kematangan {n} inovasi yang rata-ratanya dibulatkan menjadi {mean}; periksa keduanya",
    "no sum of the maturities of {n} innovations has a mean that is rounded to {mean}; check both",
)
_NO_ROWS: Final = Text(
    "rata-rata {mean} dibulatkan, dan baris edisi ini tidak diketahui: nilainya dapat {lowest} sampai {highest}",
    "the mean {mean} is rounded, and the rows of this edition are not known: it may be from {lowest} to {highest}",
)
_BETWEEN: Final = Text(
    "{why}. Indeksnya antara {low} dan {high}: {predicates}.",
    "{why}. The index lies between {low} and {high}: {predicates}.",
)
_EITHER_WAY: Final = Text(
    "{why}. Indeksnya tetap {low}: {predicates}.", "{why}. The index is {low} either way: {predicates}."
)
_OR: Final = Text(" atau ", " or ")


@frozen
class PublishedMean:
    """A mean as it was published, and what the index of ``innovations`` with that mean may be.

    Attributes:
        sums: the lowest and the highest sum of whole maturities whose mean is rounded, half up, to this one; None where
            there is none, and where an edition does not know its rows.
        knows_rows: whether the edition knows its rows, and so what a whole maturity is.
        means: the lowest and the highest mean that was reckoned with: of ``sums``, or half of the last decimal below
            and above.
        index_exact: the lowest and the highest index; ``index`` is the same as published.
        predicates: of all indexes between them, lowest first.
    """

    mean: Decimal
    innovations: int
    sums: tuple[Decimal, Decimal] | None
    knows_rows: bool
    means: tuple[Fraction, Fraction]
    index_exact: tuple[Fraction, Fraction]
    index: tuple[Decimal, Decimal]
    predicates: tuple[Predicate, ...]

    @property
    def sum(self) -> Decimal | None:
        """The sum, where only one is possible; the index is then exact. None elsewhere."""
        return self.sums[0] if self.sums and self.sums[0] == self.sums[1] else None

    @property
    def the_sum(self) -> Text:
        """Which the only sum is, in words."""
        return _ONE.format(sum=self.sum, n=self.innovations, mean=f"{self.mean:f}")

    @property
    def notice(self) -> Notice | None:
        """What the mean leaves open, in words; None where only one sum is possible."""
        if self.sum is not None:
            return None
        found: dict[str, object] = {"mean": f"{self.mean:f}", "n": self.innovations}
        if self.sums:
            code, why = "rounded_mean", _SEVERAL.format(lowest=self.sums[0], highest=self.sums[1], **found)
        elif self.knows_rows:
            code, why = "impossible_mean", _NONE.format(**found)
        else:
            low, high = (decimal_of(mean) for mean in self.means)
            code, why = "rounded_mean", _NO_ROWS.format(lowest=low, highest=high, **found)
        names = _joined([predicate.name for predicate in self.predicates])
        words = _BETWEEN if self.index[0] < self.index[1] else _EITHER_WAY
        text = words.format(why=why, low=self.index[0], high=self.index[1], predicates=names)
        return Notice(code, "mean_maturity", text)

    def to_dict(self) -> dict[str, Any]:
        """As JSON data."""
        return {
            "mean": f"{self.mean:f}",
            "innovations": self.innovations,
            "lowest_sum": None if self.sums is None else str(self.sums[0]),
            "highest_sum": None if self.sums is None else str(self.sums[1]),
            "lowest_index": str(self.index[0]),
            "highest_index": str(self.index[1]),
            "lowest_index_exact": exact(self.index_exact[0]),
            "highest_index_exact": exact(self.index_exact[1]),
            "predicates": [predicate.value for predicate in self.predicates],
        }


def possible_sums(
    rules: Rulebook, mean: Decimal, innovations: int, most: Fraction
) -> tuple[tuple[Decimal, Decimal] | None, tuple[Fraction, Fraction]]:
    """The sums of whole maturities whose mean is rounded to ``mean``, and the means to reckon with.

    Args:
        innovations: 1 or more.
        most: what one of them has at most.
    """
    half = Fraction(1, 2 * 10 ** max(PLACES, -int(mean.as_tuple().exponent)))
    low, high = max(Fraction(mean) - half, Fraction(0)), Fraction(mean) + half
    means = low, min(high, most)
    if not rules.innovation:
        return None, means
    unit = Fraction(gcd(*(int(row.weight * rules.unit) for row in rules.innovation)), rules.unit)
    first = ceil(low * innovations / unit) * unit
    # The upper end itself would be rounded up, to the next mean.
    last = min(ceil(high * innovations / unit) - 1, floor(most * innovations / unit)) * unit
    if first > last:
        return None, means
    return (decimal_of(first), decimal_of(last)), (first / innovations, last / innovations)


def predicates_between(rules: Rulebook, lowest: Decimal, highest: Decimal) -> tuple[Predicate, ...]:
    """The predicates of the published indexes between two, lowest first."""
    bands = reversed(rules.scale.bands if rules.scale else ())
    return tuple(
        rules.predicate(band.predicate)
        for band in bands
        if band.predicate is not None and band.lowest <= highest and (band.highest is None or band.highest >= lowest)
    )


def _joined(names: list[Text]) -> Text:
    return Text(_OR.id.join(name.id for name in names), _OR.en.join(name.en for name in names))
