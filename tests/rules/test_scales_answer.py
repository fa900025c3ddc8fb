"""What every scale answers for those who build forms, sheets and cases on it, without asking of which kind it is."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

import inovasi_daerah as ida
from inside import rules_scales

RULES = ida.rulebook("iid-2026")
ROWS: dict[str, Any] = {row.code: row for row in (*RULES.government, *RULES.innovation) if row.scale is not None}
YEAR = 2026


def level(scale: Any, fact: object, basis: str | None = None) -> int | None:
    try:
        return int(scale.grade(fact, year=YEAR, basis=basis).level)
    except ida.InvalidSubmission:
        return None


@pytest.mark.parametrize("code", ROWS)
def test_the_samples_of_every_measure_reach_every_level(code: str) -> None:
    for basis, measure in ROWS[code].scale.measures.items():
        found = {level(ROWS[code].scale, fact, basis) for fact in map(frozen, measure.samples(YEAR))}
        assert found >= {1, 2, 3}


@pytest.mark.parametrize("code", ROWS)
def test_whatever_an_input_offers_is_a_fact_of_the_scale(code: str) -> None:
    scale = ROWS[code].scale
    for measure in scale.measures.values():
        for one in measure.inputs(YEAR):
            if isinstance(one, rules_scales.Options):
                assert None not in {level(measure, option) for option in one.options}
            elif isinstance(one, rules_scales.Several):
                assert level(measure, tuple(one.options)) == 3
            elif isinstance(one, rules_scales.Part):
                assert level(measure, {one.part_key: 1, one.whole_key: 1}) == 3
            else:
                inside = [number for number in one.neighbourhoods() if one.reads(number)]
                written = [int(number) if one.whole else format(number, "f") for number in inside]
                assert [level(measure, number) for number in written] == [level(one, number) for number in written]


def test_a_scale_with_several_measures_gives_what_each_of_them_gives_in_turn() -> None:
    scale = ROWS["kemanfaatan"].scale
    measures = [measure.scale for measure in scale.alternatives.values()]
    assert list(scale.measures) == list(scale.alternatives) == list("abcdef")
    assert scale.inputs(YEAR) == tuple(one for measure in measures for one in measure.inputs(YEAR))
    assert list(scale.samples(YEAR)) == [fact for measure in measures for fact in measure.samples(YEAR)]


def test_a_scale_with_one_measure_is_that_measure_and_takes_no_basis() -> None:
    scale = ROWS["sdm"].scale
    assert scale.measures == {None: scale}
    assert not scale.alternatives


def test_what_is_no_scale_is_none_of_a_row() -> None:
    with pytest.raises(ida.InvalidRulebook) as refused:
        evolve(ROWS["sdm"], scale=3)
    assert [(one.code, one.path) for one in refused.value.problems] == [("wrong_type", "scale")]


def frozen(fact: object) -> object:
    return tuple(fact) if isinstance(fact, list) else fact
