"""Words of closed vocabularies: the member or its wire value; every other word is refused, and the right ones named."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

import inovasi_daerah as ida
from examples import EXAMPLES, KOTA_BATU

if TYPE_CHECKING:
    from collections.abc import Callable

RULES = ida.rulebook("iid-2026")
SUBMISSION = ida.load_submission(KOTA_BATU)
COUNTS = ida.programmes.YearCounts(2023, recorded=130, submitted=20)
INVENTORY = ida.programmes.Inventory(ida.Region("35.79"), counts=(ida.programmes.YearCounts(2022, recorded=23), COUNTS))
LAB = ida.files.load(EXAMPLES / "parepare-lab.json", ida.practice.Lab)
STARTER = ida.practice.starter_instrument()
IDEA = ida.practice.Idea("antrean", "Antrean daring")
ASSESSMENT = ida.practice.Assessment(
    "starter",
    ida.Region("35.79"),
    2026,
    (ida.practice.Response("r1", {item.id: Decimal(4) for item in STARTER.items}),),
)
TERMS: dict[str, tuple[Callable[[Any], object], Any]] = {
    "basis": (lambda basis: ida.score(SUBMISSION, RULES, basis=basis), ida.Basis.CLAIMED),
    "mean": (lambda mean: ida.practice.evaluate(ASSESSMENT, STARTER, mean=mean), ida.practice.Mean.ARITHMETIC),
    "cluster": (lambda cluster: ida.ranking.members(cluster, 2023), ida.ranking.AwardCluster.LAGGING),
    "count": (COUNTS.of, ida.programmes.Count.SUBMITTED),
    "count of growth": (INVENTORY.growth, ida.programmes.Count.RECORDED),
    "dimension": (STARTER.of, ida.practice.Dimension.CULTURE),
    "dimension of weights": (STARTER.weights.of, ida.practice.Dimension.CULTURE),
    "wanted": (IDEA.to_stage, ida.Stage.TRIAL),
    "wanted of status": (IDEA.to_status, ida.practice.WorkflowStatus.SUBMITTED),
    "wanted of a laboratory": (
        lambda stage: LAB.advance(LAB.units[0].id, stage, date(2026, 12, 1)),
        ida.practice.LabStage.DESIGN,
    ),
    "stage": (LAB.begins, ida.practice.LabStage.DRUM_UP),
    "stage of a unit": (LAB.units[0].unmet, ida.practice.LabStage.DRUM_UP),
    "stage of both": (lambda stage: LAB.unmet(LAB.units[0], stage), ida.practice.LabStage.DRUM_UP),
}
"""Calls that take a word of a closed vocabulary, by the name of the argument; and a word that is right."""


def outcome(call: Callable[[Any], object], value: object) -> object:
    try:
        return call(value)
    except ida.practice.MoveRefused as refused:
        return refused.message()


@pytest.mark.parametrize("name", TERMS)
def test_a_word_of_a_vocabulary_is_the_same_by_its_wire_value(name: str) -> None:
    call, term = TERMS[name]
    assert outcome(call, term.value) == outcome(call, term)


@pytest.mark.parametrize("name", TERMS)
@pytest.mark.parametrize("value", ["rata", "", 3, None, ["x"], ida.rules.Confidence.A])
def test_another_word_is_refused_and_the_right_ones_are_named(name: str, value: object) -> None:
    call, term = TERMS[name]
    with pytest.raises(ida.InvalidSubmission) as refused:
        call(value)
    (found,) = refused.value.problems
    assert (found.code, found.path) == ("unknown_value", name.partition(" ")[0])
    assert term.value in found.expected.en


def test_each_mean_is_a_mean_of_its_own() -> None:
    answers = {item.id: Decimal(5 if item.dimension is ida.practice.Dimension.CULTURE else 2) for item in STARTER.items}
    uneven = ida.practice.Assessment("starter", ida.Region("35.79"), 2026, (ida.practice.Response("r1", answers),))
    found = [str(ida.practice.evaluate(uneven, STARTER, mean=mean.value).overall) for mean in ida.practice.Mean]
    assert found == ["37.50", "31.50", "25.00"]
