"""The suite is what the library counts, the checker tells right from wrong, and a second implementation agrees."""

from __future__ import annotations

import json
import shutil
import subprocess
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import inovasi_daerah as ida
from inovasi_daerah.cli import main
from inovasi_daerah.conformance import PARTS, check, write

HERE = Path(__file__).parent
NODE = shutil.which("node")
RULES = ida.rulebook("iid-2026")


def cases_of(part: str, folder: Path = HERE) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((folder / f"{part}.json").read_text("utf-8"))["cases"]
    return found


def put_answers(folder: Path, part: str, answers: object) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{part}.json").write_text(json.dumps({"answers": answers}), "utf-8")


@pytest.fixture
def right(tmp_path: Path) -> Path:
    """Answers that are all as expected."""
    for part in PARTS:
        put_answers(tmp_path / "answers", part, {case["id"]: case["expected"] for case in cases_of(part)})
    return tmp_path / "answers"


@pytest.mark.parametrize("part", PARTS)
def test_the_files_are_what_the_library_counts_today(part: str, tmp_path: Path) -> None:
    assert main(["conformance", "write", str(tmp_path)]) == 0
    assert (tmp_path / f"{part}.json").read_bytes() == (HERE / f"{part}.json").read_bytes()


def test_every_level_of_every_row_is_among_the_cases() -> None:
    reached = {(case["input"]["row"], case["expected"].get("level")) for case in cases_of("levels")}
    rows = [row.code for row in (*RULES.government, *RULES.innovation)]
    assert {(code, level) for code in rows for level in (1, 2, 3)} <= reached


def test_exact_halves_after_even_and_odd_digits_are_among_the_cases() -> None:
    expected = [case["expected"] for case in cases_of("aggregate")]
    halves = {found["index"][-1] for found in expected if Fraction(found["index_exact"]) * 200 % 2 == 1}
    assert {"1", "2", "3", "4"} <= halves


def test_every_reason_of_refusal_is_among_the_cases() -> None:
    innovations = [one for case in cases_of("submissions") for one in case["expected"]["innovations"]]
    assert {reason["code"] for one in innovations for reason in one["reasons"]} == {
        "stage",
        "not_applied",
        "before_window",
        "after_window",
        "design_missing",
        "design_short",
        "mandatory_row",
    }


def test_right_answers_agree(right: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(HERE, right).differences == ()
    assert main(["conformance", "check", str(HERE), str(right), "--lang", "en"]) == 0
    assert capsys.readouterr().out.endswith("cases agree.\n")


@pytest.mark.parametrize("answer", [None, {"predicate": "inovatif "}, {"predicate": 1.5}, {}])
def test_a_wrong_answer_is_shown(right: Path, answer: object, capsys: pytest.CaptureFixture[str]) -> None:
    answers = {case["id"]: case["expected"] for case in cases_of("classify")}
    put_answers(right, "classify", {**answers, "classify-2": answer})
    assert main(["conformance", "check", str(HERE), str(right), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [one["case"] for one in found["differences"]] == ["classify-2"]
    assert main(["conformance", "check", str(HERE), str(right)]) == 1
    assert "classify-2" in capsys.readouterr().out


def test_true_is_no_answer_for_1(right: Path) -> None:
    answers = {case["id"]: case["expected"] for case in cases_of("levels")}
    one = next(case for case in cases_of("levels") if case["expected"].get("level") == 1)
    put_answers(right, "levels", {**answers, one["id"]: {**one["expected"], "level": True}})
    assert [found.case for found in check(HERE, right).differences] == [one["id"]]


@pytest.mark.parametrize("content", ["[]", "{}", '{"answers": []}', "{"])
def test_answers_of_another_form_are_refused(right: Path, content: str, capsys: pytest.CaptureFixture[str]) -> None:
    (right / "classify.json").write_text(content, "utf-8")
    assert main(["conformance", "check", str(HERE), str(right)]) == 1
    assert capsys.readouterr().out.startswith("1 ")


def test_a_check_without_answers_is_used_wrongly(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["conformance", "check", str(HERE)]) == 2
    assert "ANSWERS" in capsys.readouterr().err


def test_an_edition_that_cannot_score_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(ida.RulebookIncomplete):
        write(tmp_path / "cases", ida.rulebook("iid-2022"))
    assert not (tmp_path / "cases").exists()


if NODE is not None:

    def answered(tmp_path: Path, rulebook: dict[str, Any]) -> Path:
        """What the second implementation answers, who never sees what is expected."""
        (tmp_path / "rulebook.json").write_text(json.dumps(rulebook), "utf-8")
        (tmp_path / "cases").mkdir()
        for part in PARTS:
            blind = [{"id": case["id"], "input": case["input"]} for case in cases_of(part)]
            (tmp_path / "cases" / f"{part}.json").write_text(json.dumps({"cases": blind}), "utf-8")
        script = [str(NODE), str(HERE / "implementation.mjs")]
        subprocess.run([*script, *(str(tmp_path / name) for name in ("rulebook.json", "cases", "answers"))], check=True)
        return tmp_path / "answers"

    def test_the_second_implementation_agrees_in_every_case(tmp_path: Path) -> None:
        found = check(HERE, answered(tmp_path, RULES.to_dict()))
        assert found.cases > 600
        assert found.differences == ()

    def test_one_altered_weight_is_found(tmp_path: Path) -> None:
        altered = json.loads(json.dumps(RULES.to_dict()))
        altered["catalogue"]["innovation"]["rows"]["video"]["weight"] = "3.99"
        found = check(HERE, answered(tmp_path, altered))
        assert {"levels", "submissions"} <= {one.case.partition("-")[0] for one in found.differences}
