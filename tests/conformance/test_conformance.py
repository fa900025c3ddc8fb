"""The suite is what the library counts, the checker tells right from wrong, and a second implementation agrees."""

from __future__ import annotations

import json
from decimal import Decimal, localcontext
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import inovasi_daerah as ida
from inside import CONFORMANCE_PARTS as PARTS
from inside import FrozenDict, faults_of_innovation, faults_of_submission, main
from inside import conformance_aggregate as aggregate
from inside import conformance_check as check
from inside import conformance_classify as classify
from inside import conformance_write as write

HERE = Path(__file__).parent
RULES = ida.rulebook("iid-2026")


def cases_of(part: str, folder: Path = HERE) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((folder / f"{part}.json").read_text("utf-8"))["cases"]
    return found


def answers_of(part: str) -> dict[str, Any]:
    """What is expected, as a program would answer it."""
    return {case["id"]: case["expected"] for case in cases_of(part)}


def put_answers(folder: Path, part: str, answers: object) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{part}.json").write_text(json.dumps({"answers": answers}), "utf-8")


@pytest.fixture
def right(tmp_path: Path) -> Path:
    """Answers that are all as expected."""
    for part in PARTS:
        put_answers(tmp_path / "answers", part, answers_of(part))
    return tmp_path / "answers"


@pytest.mark.parametrize("part", PARTS)
def test_the_files_are_what_the_library_counts_today(part: str, tmp_path: Path) -> None:
    assert main(["conformance", "write", str(tmp_path)]) == 0
    assert (tmp_path / f"{part}.json").read_bytes() == (HERE / f"{part}.json").read_bytes()


ROWS = [row.code for row in (*RULES.government, *RULES.innovation)]


@pytest.mark.parametrize("given", ["fact", "level"])
def test_every_level_of_every_row_is_among_the_cases(given: str) -> None:
    cases = [case for case in cases_of("levels") if given in case["input"]]
    reached = {(case["input"]["row"], case["expected"].get("level")) for case in cases}
    lowest = 0 if given == "level" else 1
    assert {(code, level) for code in ROWS for level in range(lowest, 4)} <= reached


def test_every_row_refuses_something() -> None:
    refused = {case["input"]["row"] for case in cases_of("levels") if "problem" in case["expected"]}
    assert refused == set(ROWS)


@pytest.mark.parametrize("shown", ["index", "total"])
def test_exact_halves_after_even_and_odd_digits_are_among_the_cases(shown: str) -> None:
    expected = [case["expected"] for case in cases_of("aggregate")]
    halves = [found for found in expected if Fraction(found[f"{shown}_exact"]) * 200 % 2 == 1]
    assert {found[shown][-1] for found in halves} == set("0123456789")
    assert all(Fraction(found[shown]) > Fraction(found[f"{shown}_exact"]) for found in halves)


def test_half_even_would_be_wrong_in_many_cases() -> None:
    def half_even(found: dict[str, str]) -> Fraction:
        return Fraction(round(Fraction(found["index_exact"]) * 100), 100)

    expected = [case["expected"] for case in cases_of("aggregate")]
    assert sum(half_even(found) != Fraction(found["index"]) for found in expected) > 20


def test_every_state_on_either_side_is_among_the_cases() -> None:
    rows = {row.code for row in RULES.government}
    found = {(case["input"]["row"] in rows, case["expected"]["state"]) for case in cases_of("verification")}
    decided = {"not_reported", "reported_none", "accepted", "adjusted", "rejected", "pending", "lapsed"}
    assert {state for of_government, state in found if of_government} == decided | {"unverified"}
    assert {state for of_government, state in found if not of_government} == decided | {"no_evidence"}


def test_every_setting_is_among_the_reports() -> None:
    settings = [case["input"]["settings"] for case in cases_of("submissions")]
    assert {(key, value) for one in settings for key, value in one.items()} == {
        *(("basis", value) for value in ("claimed", "verified")),
        *(("counting", value) for value in ("eligible", "reported", "all")),
        *(("affairs", value) for value in ("main", "any")),
        *(("stages", value) for value in ("penerapan", "all")),
    }


def test_every_fault_of_a_file_is_among_the_cases() -> None:
    raised = {tuple(problem.values()) for case in cases_of("files") for problem in case["expected"]["problems"]}
    of_innovation = ((code, f"innovations[0].{path}") for code, path in faults_of_innovation(RULES))
    faults = {*faults_of_submission(RULES), *of_innovation}
    assert faults <= raised
    assert {code for code, path in raised if not path} == {"not_json", "not_utf8", "wrong_type"}
    assert [case["id"] for case in cases_of("files") if not case["expected"]["problems"]] == [
        "files-1",
        "files-2",  # the same with a BOM
    ]


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


def test_a_program_that_only_computes_is_asked_for_that_alone(right: Path) -> None:
    (right / "files.json").unlink()
    assert main(["conformance", "check", str(HERE), str(right)]) == 2
    assert main(["conformance", "check", str(HERE), str(right), "--parts", *PARTS[:-1]]) == 0
    assert check(HERE, right, parts=PARTS[:-1]).cases == sum(len(cases_of(part)) for part in PARTS[:-1])


@pytest.mark.parametrize("answer", [None, {"predicate": "inovatif "}, {"predicate": 1.5}, {}])
def test_a_wrong_answer_is_shown(right: Path, answer: object, capsys: pytest.CaptureFixture[str]) -> None:
    put_answers(right, "classify", {**answers_of("classify"), "classify-2": answer})
    assert main(["conformance", "check", str(HERE), str(right), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [one["case"] for one in found["differences"]] == ["classify-2"]
    assert main(["conformance", "check", str(HERE), str(right)]) == 1
    assert "classify-2" in capsys.readouterr().out


def test_true_is_no_answer_for_1(right: Path) -> None:
    one = next(case for case in cases_of("levels") if case["expected"].get("level") == 1)
    put_answers(right, "levels", {**answers_of("levels"), one["id"]: {**one["expected"], "level": True}})
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


CASES_FORM = '{"cases": [{"id": "id of the case", "expected": {...}}]}'


@pytest.mark.parametrize(
    ("content", "path"),
    [
        ("[]", "classify.json"),
        ('{"cases": {}}', "classify.json"),
        ('{"cases": [{}]}', "classify.json.cases[0]"),
        ('{"cases": [7]}', "classify.json.cases[0]"),
        ('{"cases": [{"id": [], "expected": 1}]}', "classify.json.cases[0]"),
        ('{"cases": [{"id": "classify-1"}]}', "classify.json.cases[0]"),
    ],
)
def test_cases_of_another_form_are_refused_and_told_their_form(right: Path, content: str, path: str) -> None:
    folder = right.parent / "cases"
    folder.mkdir()
    (folder / "classify.json").write_text(content, "utf-8")
    with pytest.raises(ida.InvalidInput) as caught:
        check(folder, right, parts=["classify"])
    (problem,) = caught.value.problems
    assert (problem.code, problem.path, problem.expected.en) == ("wrong_type", path, CASES_FORM)


def nested(depth: int) -> str:
    return "[" * depth + "]" * depth


def test_an_answer_or_a_case_nested_too_deeply_is_refused(right: Path) -> None:
    folder = right.parent / "cases"
    folder.mkdir()
    for answer, expected, path in (
        (nested(60), "[]", "classify.json.answers.a"),
        (nested(33), "[]", "classify.json.answers.a"),
        ('{"a":' * 33 + "1" + "}" * 33, "[]", "classify.json.answers.a"),
        ("[]", nested(60), "classify.json.cases[0].expected"),
    ):
        (right / "classify.json").write_text(f'{{"answers": {{"a": {answer}}}}}', "utf-8")
        (folder / "classify.json").write_text(f'{{"cases": [{{"id": "a", "expected": {expected}}}]}}', "utf-8")
        with pytest.raises(ida.InvalidInput) as caught:
            check(folder, right, parts=["classify"])
        assert [(problem.code, problem.path) for problem in caught.value.problems] == [("too_deep", path)]
    for text in (nested(32), "9" * 5000):
        (right / "classify.json").write_text(f'{{"answers": {{"a": {text}}}}}', "utf-8")
        (folder / "classify.json").write_text(f'{{"cases": [{{"id": "a", "expected": {text}}}]}}', "utf-8")
        assert check(folder, right, parts=["classify"]).differences == ()


def test_an_answer_of_five_thousand_digits_is_a_wrong_one(right: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = json.dumps({"answers": {**answers_of("classify"), "classify-2": "HERE"}}).replace('"HERE"', "9" * 5000)
    (right / "classify.json").write_text(text, "utf-8")
    for form in ((), ("--json",)):
        assert main(["conformance", "check", str(HERE), str(right), *form]) == 1
        assert "9" * 5000 in "".join(capsys.readouterr().out.split())


def test_a_row_without_a_scale_gives_no_cases_of_facts(tmp_path: Path) -> None:
    catalogue = evolved(RULES, {"sdm", "visi_misi"})
    write(tmp_path, catalogue)
    found = cases_of("levels", tmp_path)
    assert {case["input"]["row"] for case in found if "fact" not in case["input"]} == set(ROWS)
    assert {case["input"]["row"] for case in found if "fact" in case["input"]} == set(ROWS) - {"sdm", "visi_misi"}
    write(tmp_path, evolved(RULES, set(ROWS)))
    assert cases_of("verification", tmp_path) == []
    assert all("fact" not in case["input"] for case in cases_of("levels", tmp_path))


def evolved(rules: ida.Rulebook, without_scale: set[str]) -> ida.Rulebook:
    """The rules, with no scale for these rows."""
    assert rules.catalogue
    parts = {name: getattr(rules.catalogue, name) for name in ("government", "innovation")}
    changed = {
        name: evolve(
            part,
            rows=FrozenDict(
                {code: evolve(row, scale=None) if code in without_scale else row for code, row in part.rows.items()}
            ),
        )
        for name, part in parts.items()
    }
    return evolve(rules, catalogue=evolve(rules.catalogue, **changed))


@pytest.mark.parametrize("lang", ["id", "en"])
def test_cases_that_can_not_be_written_are_told_as_that(
    lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "berkas"
    file.write_bytes(b"")
    assert main(["conformance", "write", str(file / "cases"), "--lang", lang]) == 2
    words = {"id": "keluaran tidak dapat ditulis", "en": "the output can't be written"}
    assert capsys.readouterr().err.startswith(f"{words[lang]}: {file / 'cases'}: ")


MADE_UP = HERE.parent / "made_up_edition.toml"
OF_THREE_SERVICES = (
    ('rule = "half_even", places = 1', 'rule = "half_up", places = 3'),
    ("highest = 7.9,", "highest = 7.999,"),
    ("highest = 5.0,", "highest = 5.099,"),
    ('affairs = ["2.13", "3.27"]', 'affairs = ["1.01", "1.02", "1.03"]'),
    ("required = 1", "required = 3"),
)
"""What makes of the made-up edition one with a gate of three affairs and indexes of three decimals."""


def three_services(folder: Path) -> ida.Rulebook:
    text = MADE_UP.read_text("utf-8")
    for old, new in OF_THREE_SERVICES:
        assert old in text
        text = text.replace(old, new)
    (folder / "own.toml").write_text(text, "utf-8")
    return ida.load_rulebook(folder / "own.toml")


class TestOfAnotherEdition:
    """The cases come from the rulebook alone, whatever its rows, its gate, its scale and its rounding."""

    def test_the_gate_is_tried_on_both_sides(self, tmp_path: Path) -> None:
        write(tmp_path / "cases", three_services(tmp_path))
        cases = cases_of("aggregate", tmp_path / "cases")
        assert {case["input"]["basic_services"] for case in cases} == {0, 2, 3}
        affairs = {
            one["affair"]
            for case in cases_of("submissions", tmp_path / "cases")
            for one in case["input"]["submission"]["innovations"]
        }
        assert affairs == {"1.01", "1.02", "1.03", "2.07"}

    def test_indexes_have_the_decimals_of_the_edition(self, tmp_path: Path) -> None:
        write(tmp_path / "cases", three_services(tmp_path))
        edges = [case["input"]["index"] for case in cases_of("classify", tmp_path / "cases")]
        assert edges == ["8.000", "10.000", "5.100", "7.999", "0.000", "5.099"]
        exact = [Fraction(case["expected"]["index_exact"]) for case in cases_of("aggregate", tmp_path / "cases")]
        assert {Fraction(number * 2 + 1, 2000) for number in (5099, 7999)} <= set(exact)
        assert sum((index * 2000) % 2 == 1 for index in exact) > 20

    def test_no_case_stands_there_twice(self, tmp_path: Path) -> None:
        write(tmp_path / "cases", three_services(tmp_path))
        inputs = [json.dumps(case["input"]) for case in cases_of("aggregate", tmp_path / "cases")]
        assert len(set(inputs)) == len(inputs)

    def test_every_broken_file_is_wrong_and_speaks_of_its_rows(self, tmp_path: Path) -> None:
        write(tmp_path, ida.load_rulebook(MADE_UP))
        raised = [case["expected"]["problems"] for case in cases_of("files", tmp_path)]
        assert [not problems for problems in raised] == [
            True,
            True,
            *[False] * (len(raised) - 2),
        ]  # the second with a BOM
        found = {(problem["code"], problem["path"]) for problems in raised for problem in problems}
        assert {
            ("out_of_range", "innovations[0].claims.panen.level"),
            ("level_disagrees", "innovations[0].claims.warga.level"),
            ("out_of_range", "innovations[0].claims.warga.fact"),
            ("unknown_indicator", "innovations[0].claims.vidio"),
        } <= found

    def test_nothing_of_it_hangs_on_the_callers_decimal_context(self, tmp_path: Path) -> None:
        for rules in (three_services(tmp_path), RULES):
            write(tmp_path / "wide", rules)
            with localcontext(prec=3):
                write(tmp_path / "narrow", rules)
            for part in PARTS:
                wide, narrow = ((tmp_path / name / f"{part}.json").read_bytes() for name in ("wide", "narrow"))
                assert wide == narrow

    def test_choices_that_it_does_not_have_are_not_asked_of_it(self, tmp_path: Path) -> None:
        write(tmp_path, ida.load_rulebook(MADE_UP))
        settings = [case["input"]["settings"] for case in cases_of("submissions", tmp_path)]
        assert {(one["counting"], one["affairs"], one["stages"]) for one in settings} == {("eligible", "any", "all")}

    def test_an_index_without_a_known_predicate_is_no_case(self) -> None:
        assert RULES.scale
        highest, *others = RULES.scale.bands
        unnamed = evolve(RULES.scale, bands=(evolve(highest, predicate=None), *others))
        assert next(classify(evolve(RULES, scale=unnamed)))["input"]["index"] == "40.01"

    def test_an_edge_that_no_such_parts_reach_is_no_case(self) -> None:
        assert RULES.scale
        highest, second, *others = RULES.scale.bands
        high = (evolve(highest, lowest=Decimal("95.01")), evolve(second, highest=Decimal("95.00")))
        rules = evolve(RULES, scale=evolve(RULES.scale, bands=(*high, *others)))
        indexes = {case["expected"]["index"] for case in aggregate(rules)}
        assert {"40.00", "40.01"} <= indexes
        assert indexes.isdisjoint({"65.01", "95.00", "95.01"})

    def test_without_a_gate_the_number_of_services_changes_nothing(self, tmp_path: Path) -> None:
        assert RULES.formula
        assert RULES.formula.gate
        formula = evolve(RULES.formula, gate=None, without_gate=RULES.formula.gate.source)
        write(tmp_path, evolve(RULES, formula=formula))
        assert {case["input"]["basic_services"] for case in cases_of("aggregate", tmp_path)} == {0}
        assert any(case["expected"]["quantity"] != "0/1" for case in cases_of("submissions", tmp_path))

    @pytest.mark.parametrize(
        ("code", "faults"),
        [
            ("", set()),
            ("warga", {"warga", "warga.level", "warga.fact"}),
            ("panen", {"panen", "panen.level"}),
        ],
    )
    def test_a_catalogue_may_have_one_row_or_none(self, code: str, faults: set[str]) -> None:
        rules = ida.load_rulebook(MADE_UP)
        assert rules.catalogue
        part = rules.catalogue.innovation
        kept = evolve(part, rows=FrozenDict({key: row for key, row in part.rows.items() if key == code}))
        few = evolve(rules, catalogue=evolve(rules.catalogue, innovation=kept), formula=None, can=())
        found = {path.removeprefix("claims.") for _, path in faults_of_innovation(few) if path.startswith("claims.")}
        plain = {path for path in found if "evidence" not in path and "verification" not in path}
        assert plain == {"vidio", *faults}
