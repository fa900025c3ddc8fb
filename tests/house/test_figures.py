"""Laws of exact numbers: how they are written, rounded, added and shown."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inside import Rounding, as_share, decimal_of, exact, has_decimal, is_short, parse_decimal, rounded, sum_of

NINES = "9" * 18
fractions = st.fractions(-(10**6), 10**6)
written = st.decimals(-(10**9), 10**9, places=4)


class TestRounded:
    @given(fractions, st.integers(0, 6), st.sampled_from(Rounding))
    def test_it_lies_within_half_a_step_and_has_its_places(self, value: Fraction, places: int, rule: Rounding) -> None:
        found = rounded(value, places, rule)
        assert abs(Fraction(found) - value) * 2 * 10**places <= 1
        assert found.as_tuple().exponent == -places

    @pytest.mark.parametrize(
        ("half", "up", "even"),
        [
            ("0.005", "0.01", "0.00"),
            ("0.015", "0.02", "0.02"),
            ("-0.005", "-0.01", "0.00"),
            ("-0.015", "-0.02", "-0.02"),
        ],
    )
    def test_a_half_goes_away_from_zero_or_to_the_even_digit(self, half: str, up: str, even: str) -> None:
        assert str(rounded(Fraction(half))) == up
        assert str(rounded(Fraction(half), rule=Rounding.HALF_EVEN)) == even

    @pytest.mark.parametrize("nearly", ["0", "0.004", "-0.004"])
    def test_nothing_has_no_sign(self, nearly: str) -> None:
        assert str(rounded(Fraction(nearly))) == "0.00"

    def test_a_share_has_four_places(self) -> None:
        assert as_share(Fraction(-1, 3)) == "-0.3333"


class TestForm:
    @pytest.mark.parametrize("text", ["0", "-7", "12.50", NINES, f"-{NINES}.{NINES}"])
    def test_a_decimal_is_digits_and_a_point(self, text: str) -> None:
        assert str(parse_decimal(text)) == text

    @pytest.mark.parametrize(
        "text", ["", "+5", "5.", ".5", "1_0", "1e2", " 5", "5\n", "NaN", f"{NINES}9", f"0.{NINES}9"]
    )
    def test_nothing_else_is(self, text: str) -> None:
        assert parse_decimal(text) is None

    @pytest.mark.parametrize(("text", "short"), [(f"{NINES}.{NINES}", True), (f"0.0{NINES}", False), ("1E18", False)])
    def test_eighteen_digits_on_each_side_are_short(self, text: str, short: bool) -> None:
        assert is_short(Decimal(text)) is short

    @pytest.mark.parametrize("text", ["NaN", "Infinity", "1E-1000000", "1E1000000"])
    def test_what_is_no_number_or_an_endless_one_is_not_short(self, text: str) -> None:
        assert not is_short(Decimal(text))


class TestWholeDecimals:
    def test_a_fraction_that_no_decimal_writes_to_its_end_is_refused(self) -> None:
        assert decimal_of(Fraction(7, 2**5 * 5**3)) == Decimal("0.00175")
        for value in (Fraction(1, 3), Fraction(1, 7 * 10**20)):
            assert not has_decimal(value)
            with pytest.raises(ValueError, match=exact(value)):
                decimal_of(value)

    @given(st.integers(), st.integers(0, 40), st.integers(0, 40))
    def test_twos_and_fives_below_always_have_one(self, number: int, twos: int, fives: int) -> None:
        value = Fraction(number, 2**twos * 5**fives)
        assert Fraction(decimal_of(value)) == value

    def test_a_fraction_is_short_up_to_a_thousand_digits_above_and_below(self) -> None:
        longest = 10**1_000 - 1
        assert is_short(Fraction(longest))
        assert is_short(Fraction(-1, longest))
        assert not is_short(Fraction(-longest - 1))
        assert not is_short(Fraction(1, longest + 1))


class TestExact:
    @given(written)
    def test_a_decimal_survives_as_a_fraction(self, number: Decimal) -> None:
        assert decimal_of(Fraction(number)) == number

    def test_no_digit_is_lost_and_none_added(self) -> None:
        assert str(decimal_of(Fraction(10**30 + 1, 4))) == "250000000000000000000000000000.25"
        assert str(decimal_of(Fraction(3))) == "3"

    @given(st.lists(written))
    def test_a_sum_is_that_of_the_fractions_in_any_context(self, numbers: list[Decimal]) -> None:
        with localcontext(prec=2):
            assert sum_of(numbers) == sum(map(Fraction, numbers))

    def test_a_fraction_is_written_in_lowest_terms(self) -> None:
        assert (exact(Fraction(-24, 20)), exact(Fraction(0))) == ("-6/5", "0/1")
