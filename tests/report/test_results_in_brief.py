"""What a result is called in a line, and results that have little to show."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import inovasi_daerah as ida
from examples import EXAMPLES, KOTA_BATU
from inside import conformance_check, conformance_write

if TYPE_CHECKING:
    from pathlib import Path

RULES = ida.rulebook("iid-2026")
BATU = ida.Region("35.79")


def test_a_verdict_names_its_score_and_counts_what_no_longer_follows(tmp_path: Path) -> None:
    score = ida.score(ida.load_submission(KOTA_BATU), RULES)
    ida.files.write(score, tmp_path / "score.json")
    assert repr(ida.verify(tmp_path / "score.json", KOTA_BATU)) == f"<Verdict {score!r}: 0 divergences>"


def test_a_verdict_on_answers_counts_cases_and_differences(tmp_path: Path) -> None:
    conformance_write(tmp_path / "cases", RULES)
    name = "classify"
    cases = json.loads((tmp_path / "cases" / f"{name}.json").read_text("utf-8"))["cases"]
    answers = {case["id"]: case["expected"] for case in cases} | {cases[0]["id"]: None}
    (tmp_path / f"{name}.json").write_text(json.dumps({"answers": answers}), "utf-8")
    verdict = conformance_check(tmp_path / "cases", tmp_path, parts=[name])
    assert repr(verdict) == f"<Verdict of {len(cases)} cases: 1 differences>"


def test_a_change_of_an_ecosystem_names_region_and_years() -> None:
    starter = ida.practice.starter_instrument()
    earlier, later = (
        ida.practice.evaluate(ida.practice.Assessment("starter", BATU, year, ()), starter) for year in (2025, 2026)
    )
    assert repr(ida.practice.compare_ecosystems(earlier, later)) == "<EcosystemChange None, 35.79 2025 -> 2026>"


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_laboratory_without_sessions_and_an_inventory_of_one_year_show_what_there_is(lang: str) -> None:
    unit = ida.practice.LabUnit("u", "Unit", ida.practice.LabUnitKind.AGENCY)
    lab = ida.practice.Lab("lab", "Lab", ida.Region("73.72"), units=(unit,))
    assert "Unit (u)" in lab.explain(lang)  # type: ignore[arg-type]  # one of the two
    assert not {"Pertemuan", "Sessions"} & set(lab.explain(lang).split())  # type: ignore[arg-type]  # one of the two
    counted = ida.programmes.Inventory(BATU, counts=(ida.programmes.YearCounts(2024, recorded=3),))
    assert "2024" in counted.explain(lang)  # type: ignore[arg-type]  # one of the two
    assert not {"Pertumbuhan", "Growth"} & set(counted.explain(lang).split())  # type: ignore[arg-type]  # as above


def test_a_development_that_is_no_text_is_told_once() -> None:
    data = json.loads((EXAMPLES / "inventory.json").read_text("utf-8"))
    data["innovations"][0]["years"] = [
        {"year": 2023, "submitted_as": "a"},
        {"year": 2024, "submitted_as": "b", "development": 3},
    ]
    with pytest.raises(ida.InvalidSubmission) as refused:
        ida.files.read(data, ida.programmes.Inventory)
    path = "innovations[0].years[1].development"
    assert [(one.code, one.path) for one in refused.value.problems] == [("wrong_type", path)]
