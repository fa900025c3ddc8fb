"""The innovation ecosystem: its six dimensions, and the three ways to bring them into one figure.

The six names are those of the head of LAN's centre in Makassar, Kota Batu, 22 September 2023. No instrument was
published with them: items, scales and weights come from whoever assesses (``Instrument``).
"""

from __future__ import annotations

from decimal import (
    MAX_EMAX,
    MIN_EMIN,
    ROUND_HALF_EVEN,
    Context,
    Decimal,
    DivisionByZero,
    InvalidOperation,
    Overflow,
)
from fractions import Fraction
from math import gcd, lcm, prod
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from inovasi_daerah.frozen import frozen
from inovasi_daerah.references import Confidence, Reference
from inovasi_daerah.text import Term, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FULL: Final = 100
"""Scores of dimensions run from 0 to 100."""
PRECISION: Final = 40
"""The significant digits to which a geometric mean is right where it has no exact value."""
SIX_DIMENSIONS: Final = Reference(
    "six-dimensions",
    Text(
        "Kepala pusat LAN di Makassar, Kota Batu, 22 September 2023: enam dimensi",
        "Head of LAN's centre in Makassar, Kota Batu, 22 September 2023: six dimensions",
    ),
)
ARITHMETIC_OF_OURS: Final = Reference(
    "ecosystem-arithmetic",
    Text("hitungan ekosistem, pilihan proyek ini", "arithmetic of the ecosystem, this project's own"),
    Confidence.C,
)

_MOST_WEIGHT: Final = 100
_MOST_DENOMINATOR: Final = 10**12


class Dimension(Term):
    """The six dimensions of the innovation ecosystem.

    >>> [dimension.label("en") for dimension in Dimension][:2]
    ['Innovation culture', 'Leadership']
    """

    CULTURE = "budaya_inovasi", "Budaya inovasi", "Innovation culture"
    LEADERSHIP = "kepemimpinan", "Kepemimpinan", "Leadership"
    KNOWLEDGE = "manajemen_pengetahuan", "Manajemen pengetahuan", "Knowledge management"
    INFRASTRUCTURE = "infrastruktur_organisasi", "Infrastruktur organisasi", "Organisational infrastructure"
    REGULATION = "regulasi", "Regulasi", "Regulation"
    PEOPLE = "sdm_agen_perubahan", "SDM/agen perubahan", "Human resources/change agents"


class Mean(Term):
    """How six dimensions become one figure."""

    ARITHMETIC = "rata_rata_hitung", "rata-rata hitung", "arithmetic mean"
    GEOMETRIC = "rata_rata_ukur", "rata-rata ukur", "geometric mean"
    WEAKEST = "mata_rantai_terlemah", "mata rantai terlemah", "weakest link"


@frozen
class Combined:
    """Several scores as one.

    Attributes:
        value: from 0 to 100.
        is_exact: whether ``value`` is exact; where not, its relative error is below 10 to the power of -``PRECISION``.
    """

    value: Fraction
    is_exact: bool


def weighted_mean(scores: Iterable[tuple[Fraction, Decimal]]) -> Fraction:
    """The exact mean of scores, each with its weight above 0; there must be one.

    >>> weighted_mean([(Fraction(50), Decimal(1)), (Fraction(100), Decimal(3))])
    Fraction(175, 2)
    """
    pairs = [(score, Fraction(weight)) for score, weight in scores]
    return sum((score * weight for score, weight in pairs), Fraction(0)) / sum(weight for _, weight in pairs)


def combine(scores: Sequence[tuple[Fraction, Decimal]], mean: Mean) -> Combined:
    """Scores from 0 to 100, each with its weight above 0, as one figure.

    The geometric mean is exact where it is rational and not too large to be recognised: where a score is 0, where all
    are equal, and where the weights, brought to whole numbers, add up to 100 at most and the mean's denominator is at
    most 10 to the power of 12. Elsewhere it is right to ``PRECISION`` significant digits.
    The weakest link asks for no weight.

    >>> scores = [(Fraction(25), Decimal(1)), (Fraction(100), Decimal(1))]
    >>> [str(combine(scores, mean).value) for mean in Mean]
    ['125/2', '50', '25']
    """
    return _BY_MEAN[mean](scores)


def _arithmetic(scores: Sequence[tuple[Fraction, Decimal]]) -> Combined:
    return Combined(weighted_mean(scores), is_exact=True)


def _weakest(scores: Sequence[tuple[Fraction, Decimal]]) -> Combined:
    return Combined(min(score for score, _ in scores), is_exact=True)


def _geometric(scores: Sequence[tuple[Fraction, Decimal]]) -> Combined:
    weakest = min(score for score, _ in scores)
    if weakest == 0 or all(score == weakest for score, _ in scores):
        return Combined(weakest, is_exact=True)
    powers = _whole([Fraction(weight) for _, weight in scores])
    near = _root(scores, powers)
    if sum(powers) <= _MOST_WEIGHT:
        guess = near.limit_denominator(_MOST_DENOMINATOR)
        if guess ** sum(powers) == prod(score**power for (score, _), power in zip(scores, powers, strict=True)):
            return Combined(guess, is_exact=True)
    # Digits beyond the precision must not push it past its own bounds.
    return Combined(min(max(near, weakest), weighted_mean(scores)), is_exact=False)


_BY_MEAN: Final = MappingProxyType({Mean.ARITHMETIC: _arithmetic, Mean.GEOMETRIC: _geometric, Mean.WEAKEST: _weakest})


def _whole(weights: list[Fraction]) -> list[int]:
    """The weights as the smallest whole numbers of the same proportions."""
    common = lcm(*(weight.denominator for weight in weights))
    whole = [int(weight * common) for weight in weights]
    shared = gcd(*whole)
    return [weight // shared for weight in whole]


def _root(scores: Sequence[tuple[Fraction, Decimal]], powers: list[int]) -> Fraction:
    """The exponential of the weighted mean of logarithms, with 24 digits to spare, in a context of its own."""
    context = Context(
        prec=PRECISION + 24,
        rounding=ROUND_HALF_EVEN,
        Emin=MIN_EMIN,
        Emax=MAX_EMAX,
        capitals=1,
        clamp=0,
        flags=[],
        traps=[InvalidOperation, DivisionByZero, Overflow],
    )
    total = Decimal(0)
    for (score, _), power in zip(scores, powers, strict=True):
        value = context.divide(Decimal(score.numerator), Decimal(score.denominator))
        total = context.fma(context.ln(value), Decimal(power), total)
    return Fraction(context.exp(context.divide(total, Decimal(sum(powers)))))
