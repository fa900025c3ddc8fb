"""Improvement: something better and nothing worse; what makes things more complicated is no innovation."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inovasi_daerah import InvalidSubmission
from inovasi_daerah.files import load
from inovasi_daerah.practice import Direction, Improvement, ImprovementVerdict, Measure, MeasureKind, Outcome
from inside import IMPROVEMENT_FILE as IMPROVEMENT
from inside import rounded

EXAMPLE = Path(__file__).parent.parent.parent / "docs" / "examples" / "improvement.json"


def steps(before: int, after: int) -> Measure:
    return Measure(MeasureKind.STEPS, Decimal(before), Decimal(after))


def days(before: int, after: int) -> Measure:
    return Measure(MeasureKind.TIME, Decimal(before), Decimal(after), unit="hari")


def cost(before: int, after: int) -> Measure:
    return Measure(MeasureKind.COST, Decimal(before), Decimal(after), unit="rupiah")


def own(name: str, before: int, after: int, better: Direction = Direction.HIGHER) -> Measure:
    return Measure(MeasureKind.OWN, Decimal(before), Decimal(after), better, name)


def made_of(*measures: Measure, note: str | None = None) -> Improvement:
    return Improvement("antrean", measures, note)


def problems_of(**entries: Any) -> list[tuple[str, str]]:
    data = {"format": "inovasi-daerah/improvement", "format_version": "1.0", "innovation": "antrean", **entries}
    with pytest.raises(InvalidSubmission) as refused:
        IMPROVEMENT.read(data)
    assert all(found.message("en") for found in refused.value.problems)
    return [(found.code, found.path) for found in refused.value.problems]


numbers = st.integers(0, 20)
own_measures = st.builds(own, st.sampled_from(["mutu", "kepuasan"]), numbers, numbers, st.sampled_from(Direction))
measures = st.one_of(
    st.builds(steps, numbers, numbers),
    st.builds(days, numbers, numbers),
    st.builds(cost, numbers, numbers),
    own_measures,
)
improvements = st.lists(measures, min_size=1, max_size=5, unique_by=lambda one: one.label()).map(
    lambda chosen: made_of(*chosen)
)


def test_five_steps_that_become_three_are_an_improvement_of_40_percent() -> None:
    found = made_of(steps(5, 3))
    assert found.verdict is ImprovementVerdict.IMPROVED
    assert rounded(found.measures[0].percentage or Fraction(0)) == Decimal("40.00")
    assert "Langkah - 5 3 40.00 lebih baik" in " ".join(found.explain().split())


def test_faster_but_dearer_is_mixed() -> None:
    found = made_of(days(10, 5), cost(100, 150))
    assert found.verdict is ImprovementVerdict.MIXED
    assert found.measures[1].percentage == -50


def test_more_steps_and_nothing_better_is_not_improved() -> None:
    assert made_of(steps(3, 5), days(2, 2)).verdict is ImprovementVerdict.NOT_IMPROVED


def test_nothing_better_and_nothing_worse_is_not_improved() -> None:
    assert made_of(steps(3, 3)).verdict is ImprovementVerdict.NOT_IMPROVED


def test_a_trade_off_asks_for_a_note() -> None:
    assert made_of(days(10, 5), cost(1, 2)).lacks_note
    assert "Pertukaran ini tidak dijelaskan." in made_of(days(10, 5), cost(1, 2)).explain()
    noted = made_of(days(10, 5), cost(1, 2), note="Ditanggung pemerintah.")
    assert not noted.lacks_note
    assert "Ditanggung pemerintah." in noted.explain()
    assert not made_of(steps(5, 3)).lacks_note


def test_a_percentage_of_nothing_is_unknown() -> None:
    assert cost(0, 5).percentage is None
    assert cost(0, 5).outcome is Outcome.WORSE
    assert "Biaya rupiah 0 5 - lebih buruk" in " ".join(made_of(cost(0, 5)).explain().split())


def test_a_percentage_of_what_was_below_0_has_the_sign_of_the_gain() -> None:
    assert own("saldo", -10, -5).percentage == 50
    assert own("saldo", -10, -15).percentage == -50


@given(improvements, st.integers(0, 20), st.integers(1, 20))
def test_what_makes_things_more_complicated_is_no_innovation(found: Improvement, before: int, more: int) -> None:
    rest = [one for one in found.measures if one.kind is not MeasureKind.STEPS]
    assert made_of(*rest, steps(before, before + more)).verdict is not ImprovementVerdict.IMPROVED
    nothing_better = [one for one in rest if one.outcome is not Outcome.BETTER]
    assert made_of(*nothing_better, steps(before, before + more)).verdict is ImprovementVerdict.NOT_IMPROVED


@given(improvements)
def test_an_improvement_has_something_better_and_nothing_worse(found: Improvement) -> None:
    gains = [one.gain for one in found.measures]
    assert (found.verdict is ImprovementVerdict.IMPROVED) == (max(gains) > 0 and min(gains) >= 0)
    assert (found.verdict is ImprovementVerdict.NOT_IMPROVED) == (max(gains) <= 0)


@given(improvements)
def test_the_order_of_measures_changes_nothing(found: Improvement) -> None:
    assert made_of(*reversed(found.measures)).verdict is found.verdict


@given(own_measures)
def test_before_and_after_exchanged_turn_the_outcome_round(one: Measure) -> None:
    other = own("mutu", int(one.after), int(one.before), one.direction)
    assert other.gain == -one.gain
    turned = {Outcome.BETTER: Outcome.WORSE, Outcome.SAME: Outcome.SAME, Outcome.WORSE: Outcome.BETTER}
    assert other.outcome is turned[one.outcome]


@given(improvements)
def test_a_file_reads_back_the_same(found: Improvement) -> None:
    assert IMPROVEMENT.read(json.loads(IMPROVEMENT.write(found))) == found


def test_the_example_is_plainly_made_up_and_improves() -> None:
    found = load(EXAMPLE, Improvement)
    assert found.illustrative
    assert found.verdict is ImprovementVerdict.IMPROVED
    assert [one["percentage"] for one in found.to_dict()["measures"]] == ["40.00", "75.00", None, "23.08"]
    assert found.to_dict()["measures"][3]["percentage_exact"] == "300/13"
    assert found.to_dict()["verdict"] == "membaik"


def test_a_measure_of_ones_own_says_its_name_and_its_better_direction() -> None:
    assert problems_of(measures=[{"kind": "lainnya", "before": 1, "after": 2}]) == [
        ("missing_key", "measures[0].name"),
        ("missing_key", "measures[0].better"),
    ]


def test_more_steps_are_never_better() -> None:
    assert problems_of(measures=[{"kind": "langkah", "before": 3, "after": 5, "better": "naik"}]) == [
        ("conflict", "measures[0].better")
    ]
    assert Measure(MeasureKind.STEPS, Decimal(1), Decimal(2), Direction.LOWER).outcome is Outcome.WORSE


def test_steps_are_whole_and_nothing_is_below_0() -> None:
    found = problems_of(
        measures=[{"kind": "langkah", "before": "2.5", "after": -1}, {"kind": "biaya", "before": 1, "after": -1}]
    )
    assert found == [
        ("bad_form", "measures[0].before"),
        ("out_of_range", "measures[0].after"),
        ("out_of_range", "measures[1].after"),
    ]


def test_numbers_are_exact() -> None:
    assert problems_of(measures=[{"kind": "waktu", "before": 1.5, "after": "x"}]) == [
        ("fraction", "measures[0].before"),
        ("bad_form", "measures[0].after"),
    ]


def test_an_unknown_kind_is_one_problem() -> None:
    assert problems_of(measures=[{"kind": "langka", "before": 1, "after": -1}]) == [
        ("unknown_value", "measures[0].kind")
    ]


def test_there_is_a_measure_and_each_stands_once() -> None:
    assert problems_of(measures=[]) == [("missing_key", "measures")]
    one = {"kind": "langkah", "before": 5, "after": 3}
    assert problems_of(measures=[one, {**one, "name": "Langkah"}]) == [("duplicate_item", "measures[1]")]
