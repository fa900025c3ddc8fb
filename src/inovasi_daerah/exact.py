"""Exact numbers: the one form a decimal may be written in, the one rounding, and fractions as text."""

from __future__ import annotations

import re
from decimal import Context, Decimal, Inexact, localcontext
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from inovasi_daerah.text import Term

if TYPE_CHECKING:
    from collections.abc import Iterable

PLACES: Final = 2
"""Decimals are shown with two places everywhere; ranks and explanations use the exact value beside them."""

SHARE_PLACES: Final = 4
"""A share of the index is shown with four: it is often too small for two."""

MOST_DIGITS: Final = 18
"""What an integer, and either side of a decimal's point, may have: such numbers are cheap to compute with."""

MOST_DIGITS_OF_A_FRACTION: Final = 1_000
_LONG_FRACTION: Final[int] = 10**MOST_DIGITS_OF_A_FRACTION
_DECIMAL: Final = re.compile(rf"-?[0-9]{{1,{MOST_DIGITS}}}(\.[0-9]{{1,{MOST_DIGITS}}})?", re.ASCII)


def parse_decimal(text: str) -> Decimal | None:
    r"""The number written as ``-?\d+(\.\d+)?`` in ASCII digits, at most 18 on each side; None for anything else.

    >>> parse_decimal("12.50")
    Decimal('12.50')
    >>> parse_decimal("1_000") is parse_decimal(" 1") is parse_decimal("1e3") is None
    True
    """
    return Decimal(text) if _DECIMAL.fullmatch(text) else None


EXACT: Final = Context(prec=1_000, traps=[Inexact])
"""Room for every sum of decimals that a file can hold; what would not fit is an error, never a rounded sum."""


class Rounding(Term):
    """How an exact half is rounded."""

    HALF_UP = "half_up", "setengah ke atas", "half up"
    HALF_EVEN = "half_even", "setengah ke angka genap", "half to the even digit"


def rounded(value: Fraction, places: int = PLACES, rule: Rounding = Rounding.HALF_UP) -> Decimal:
    """``value`` with ``places`` decimals; an exact half goes away from zero, or to the even digit.

    >>> from fractions import Fraction
    >>> rounded(Fraction(65005, 1000)), rounded(Fraction(65005, 1000), rule=Rounding.HALF_EVEN)
    (Decimal('65.01'), Decimal('65.00'))
    """
    return Decimal(f"{_whole(value.numerator * 10**places, value.denominator, rule)}E-{places}")


def _whole(numerator: int, denominator: int, rule: Rounding) -> int:
    """The whole number nearest to a fraction."""
    if numerator < 0:
        return -_whole(-numerator, denominator, rule)
    whole, rest = divmod(numerator, denominator)
    half_goes_up = rule is Rounding.HALF_UP or whole % 2 == 1
    return whole + (2 * rest + half_goes_up > denominator)


def two_places(value: Fraction | Decimal) -> str:
    """A figure with two decimals, half up, as the score file shows it.

    >>> two_places(Decimal("0.125"))
    '0.13'
    """
    return str(rounded(Fraction(value)))


def as_share(contribution: Fraction) -> str:
    """An exact share of the index with four decimals, half up.

    >>> as_share(Fraction(6, 5))
    '1.2000'
    """
    return str(rounded(contribution, SHARE_PLACES))


def is_short(value: Decimal | Fraction) -> bool:
    """Whether a number has at most 18 digits on each side of its point, or a fraction at most 1,000 above and below.

    Such numbers are cheap to compute with.

    >>> is_short(Decimal("12.50")), is_short(Decimal("NaN")), is_short(Decimal("1E-1000000"))
    (True, False, False)
    """
    if isinstance(value, Fraction):
        return max(abs(value.numerator), value.denominator) < _LONG_FRACTION
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -MOST_DIGITS and value.adjusted() < MOST_DIGITS


def exact(value: Fraction) -> str:
    """``"n/d"`` in lowest terms.

    >>> from fractions import Fraction
    >>> exact(Fraction(24, 20)), exact(Fraction(3))
    ('6/5', '3/1')
    """
    return f"{value.numerator}/{value.denominator}"


def decimal_of(value: Fraction) -> Decimal:
    """The exact Decimal of a fraction that has one: sums and multiples of weights always do.

    >>> from fractions import Fraction
    >>> decimal_of(Fraction(3, 4))
    Decimal('0.75')

    Raises:
        ValueError: for a fraction that no decimal writes to its end, such as 1/3.
    """
    numerator, places = value.numerator, 0
    if not has_decimal(value):
        raise ValueError(exact(value))
    while numerator % value.denominator:
        numerator, places = numerator * 10, places + 1
    return Decimal(f"{numerator // value.denominator}E-{places}")


def has_decimal(value: Fraction) -> bool:
    """Whether a fraction has a finite decimal.

    >>> from fractions import Fraction
    >>> has_decimal(Fraction(3, 4)), has_decimal(Fraction(1, 3))
    (True, False)
    """
    return pow(10, value.denominator.bit_length(), value.denominator) == 0


def sum_of(values: Iterable[Decimal]) -> Fraction:
    """The exact sum, whatever the caller's decimal context.

    >>> sum_of([Decimal("0.75"), Decimal("1.5")])
    Fraction(9, 4)
    """
    with localcontext(EXACT):
        return Fraction(sum(values, Decimal(0)))
