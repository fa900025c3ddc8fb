"""How many innovations: three counts, the list behind them, and growth."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import inovasi_daerah as ida
from examples import EXAMPLES, changed, example

BATU = EXAMPLES / "kota-batu-years.json"
INVENTORY = EXAMPLES / "inventory.json"
NUMBERS = st.integers(0, 10_000)


def problems(data: Any) -> list[tuple[str, str]]:
    """Code and path of every problem of an inventory."""
    with pytest.raises(ida.InvalidSubmission) as caught:
        ida.files.read(data, ida.programmes.Inventory)
    assert all(problem.message(lang) for problem in caught.value.problems for lang in ("id", "en"))
    return [(problem.code, problem.path) for problem in caught.value.problems]


class TestKotaBatu:
    def test_grew_from_23_to_130_by_465_22_per_cent(self) -> None:
        (growth,) = ida.files.load(BATU, ida.programmes.Inventory).growth(ida.programmes.Count.RECORDED)
        assert (growth.before, growth.after, growth.from_year, growth.to_year) == (23, 130, 2022, 2023)
        assert growth.percent == Fraction(10700, 23)
        assert str(growth.shown) == "465.22"

    def test_entered_80_which_is_another_count(self) -> None:
        batu = ida.files.load(BATU, ida.programmes.Inventory)
        of_2024 = batu.in_year(2024)
        assert of_2024 is not None
        assert [of_2024.of(count) for count in ida.programmes.Count] == [None, None, 80]
        assert batu.growth(ida.programmes.Count.SUBMITTED) == ()
        assert batu.years == (2022, 2023, 2024)


class TestCounts:
    def test_at_least_one_is_stated_and_no_part_exceeds_the_whole(self) -> None:
        data = changed(example(BATU), "counts", to=[{"year": 2022}, {"year": 2023, "recorded": 1, "submitted": 2}])
        assert problems(data) == [("missing_key", "counts[0]"), ("conflict", "counts[1].submitted")]
        with pytest.raises(ida.InvalidSubmission, match="eligible"):
            ida.programmes.YearCounts(2023, recorded=1, eligible=2)

    def test_a_year_is_counted_once(self) -> None:
        data = changed(example(BATU), "counts", 1, "year", to=2022)
        assert problems(data) == [("duplicate_item", "counts[1].year")]

    def test_the_list_is_counted_where_nothing_is_stated(self) -> None:
        inventory = ida.files.load(INVENTORY, ida.programmes.Inventory)
        assert inventory.in_year(2023) == ida.programmes.YearCounts(2023, recorded=2, eligible=2, submitted=1)
        assert inventory.in_year(2024) == ida.programmes.YearCounts(2024, recorded=4, eligible=3, submitted=2)
        assert inventory.in_year(2022) is None

    def test_eligibility_is_unknown_until_all_of_the_year_was_looked_at(self) -> None:
        years = (ida.programmes.CareerYear(2023, eligible=True), ida.programmes.CareerYear(2023))
        careers = [ida.programmes.Career(str(number), "A", (one,)) for number, one in enumerate(years)]
        found = ida.programmes.Inventory(ida.Region("35.79"), careers).in_year(2023)
        assert found == ida.programmes.YearCounts(2023, recorded=2, eligible=None, submitted=0)

    def test_a_stated_count_stands_in_place_of_the_list_but_not_below_it(self) -> None:
        more = changed(example(INVENTORY), "counts", to=[{"year": 2024, "recorded": 9}])
        found = ida.files.read(more, ida.programmes.Inventory).in_year(2024)
        assert found is not None
        assert (found.recorded, found.submitted) == (9, None)
        as_many = {"year": 2024, "recorded": 4, "eligible": 3, "submitted": 2}
        assert (
            ida.files.read(changed(example(INVENTORY), "counts", to=[as_many]), ida.programmes.Inventory)
            .counts[0]
            .recorded
            == 4
        )
        fewer = [{"year": 2024, "recorded": 3, "eligible": 1, "submitted": 1}, {"year": 2020, "recorded": 0}, {}]
        assert problems(changed(example(INVENTORY), "counts", to=fewer))[2:] == [
            ("conflict", "counts[0].recorded"),
            ("conflict", "counts[0].eligible"),
            ("conflict", "counts[0].submitted"),
        ]

    def test_one_entry_of_a_submission_is_one_innovation(self) -> None:
        data = changed(example(INVENTORY), "innovations", 2, "years", 0, "submitted_as", to="antrean-daring-2")
        assert problems(data) == [("duplicate_id", "innovations[2].years[0].submitted_as")]

    def test_what_could_be_read_is_still_checked(self) -> None:
        data = changed(example(INVENTORY), "innovations", 2, to=5)
        data = changed(data, "innovations", 1, "years", 0, "year", to="2023")
        data = changed(data, "innovations", 3, "id", to="antrean-daring")
        assert problems(data) == [
            ("wrong_type", "innovations[1].years[0].year"),
            ("wrong_type", "innovations[2]"),
            ("duplicate_id", "innovations[3].id"),
        ]

    def test_the_region_is_a_government(self) -> None:
        assert problems(changed(example(BATU), "region", to="31.71")) == [("not_a_government", "region")]


class TestGrowth:
    def test_from_nothing_has_no_per_cent(self) -> None:
        growth = ida.programmes.Growth(2022, 2023, 0, 5)
        assert growth.percent is None
        assert growth.shown is None

    @given(st.integers(1, 10_000), NUMBERS)
    def test_law_what_was_before_and_its_growth_make_what_is_after(self, before: int, after: int) -> None:
        percent = ida.programmes.Growth(2022, 2023, before, after).percent
        assert percent is not None
        assert before + before * percent / 100 == after
        assert percent >= -100

    @given(st.dictionaries(st.integers(2000, 2030), NUMBERS, min_size=1))
    def test_law_growth_leads_from_the_first_year_to_the_last_without_a_gap(self, numbers: dict[int, int]) -> None:
        counts = [ida.programmes.YearCounts(year, recorded=number) for year, number in numbers.items()]
        growth = ida.programmes.Inventory(ida.Region("35.79"), counts=counts).growth(ida.programmes.Count.RECORDED)
        assert len(growth) == len(numbers) - 1
        assert [one.to_year for one in growth] == sorted(numbers)[1:]
        assert all(one.before == numbers[one.from_year] and one.after == numbers[one.to_year] for one in growth)
