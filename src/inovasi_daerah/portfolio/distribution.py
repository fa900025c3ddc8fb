"""How maturities are spread: their quartiles, and how many lie in every ten points."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from inovasi_daerah.exact import rounded, sum_of
from inovasi_daerah.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

BIN: Final = 10


@frozen(repr=False)
class Distribution:
    """How maturities are spread: quartiles by linear interpolation between ranks, as spreadsheets give them.

    Attributes:
        bins: how many lie from ``BIN * i`` up to, and not including, ``BIN * (i + 1)``.
    """

    innovations: int
    sum: Fraction
    least: Fraction
    lower_quartile: Fraction
    median: Fraction
    upper_quartile: Fraction
    most: Fraction
    bins: tuple[int, ...]

    def __repr__(self) -> str:
        least, median, most = map(rounded, (self.least, self.median, self.most))
        return f"<Distribution {self.innovations} innovations: {least} to {most}, median {median}>"

    @classmethod
    def of(cls, maturities: Iterable[Decimal]) -> Distribution | None:
        """The distribution of these; None of nothing.

        >>> from decimal import Decimal
        >>> spread = Distribution.of(map(Decimal, (0, 80, 100, 111)))
        >>> [str(mark) for mark in (spread.lower_quartile, spread.median, spread.upper_quartile)]
        ['60', '90', '411/4']
        """
        ordered = sorted(maturities)
        if not ordered:
            return None
        counted = Counter(int(value) // BIN for value in ordered)
        least, low, median, high, most = (_at(ordered, quarter) for quarter in range(5))
        bins = tuple(counted[tens] for tens in range(max(counted) + 1))
        return cls(len(ordered), sum_of(ordered), least, low, median, high, most, bins)

    @property
    def marks(self) -> tuple[Fraction, ...]:
        """From the least to the most, by quarters."""
        return (self.least, self.lower_quartile, self.median, self.upper_quartile, self.most)

    def to_dict(self) -> dict[str, Any]:
        """As JSON data, figures with two decimals."""
        names = ("sum", "least", "lower_quartile", "median", "upper_quartile", "most")
        figures = {name: str(rounded(getattr(self, name))) for name in names}
        return {"innovations": self.innovations, **figures, "by_tens": list(self.bins)}


def _at(ordered: list[Decimal], quarter: int) -> Fraction:
    place = Fraction(quarter * (len(ordered) - 1), 4)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    step = Fraction(ordered[high]) - Fraction(ordered[low])
    return Fraction(ordered[low]) + (place - low) * step
