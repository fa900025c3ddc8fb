"""What is handed over in Python and is not what was asked for: an error of the library with the argument's name."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

import inovasi_daerah as ida
from examples import EXAMPLES, KOTA_BATU

if TYPE_CHECKING:
    from collections.abc import Callable

RULES: Any = ida.rulebook("iid-2026")
SUBMISSION: Any = ida.load_submission(KOTA_BATU)
NONE: Any = 3
TEXT: Any = "teks"
SCORE: Any = ida.score(SUBMISSION, RULES)
MARKS: Any = dict.fromkeys(ida.ranking.presentation_criteria(), 8)
PRESENTATION: Any = ida.ranking.presentation_score(MARKS, out_of=10)
MOVEMENT: Any = ida.files.load(EXAMPLES / "movement.json", ida.programmes.Movement)
REGISTER: Any = ida.files.load(EXAMPLES / "register.json", ida.programmes.Register)
INVENTORY: Any = ida.files.load(EXAMPLES / "inventory.json", ida.programmes.Inventory)
ASSESSMENT: Any = ida.files.load(EXAMPLES / "ecosystem-assessment.json", ida.practice.Assessment)
ECOSYSTEM: Any = ida.practice.evaluate(ASSESSMENT, ida.practice.starter_instrument())
HALF: Any = ida.ranking.Combination(Fraction(1, 2), Fraction(1, 2))
CALLS: list[tuple[str, Callable[[], object]]] = [
    ("rules", lambda: ida.score(SUBMISSION, NONE)),
    ("rules", lambda: ida.ranking.Result.published(NONE, ida.Region("35.79"), 50)),
    ("rules", lambda: ida.read_submission({}, NONE)),
    ("before", lambda: ida.ranking.compare_years(NONE, SCORE)),
    ("after", lambda: ida.ranking.compare_years(SCORE, NONE)),
    ("marks", lambda: ida.ranking.presentation_score(NONE, out_of=10)),
    ("presentation", lambda: ida.ranking.award_score(NONE, 80, combination=HALF)),
    ("combination", lambda: ida.ranking.award_score(PRESENTATION, 80, combination=NONE)),
    ("submission", lambda: ida.rescore(NONE, ["iid-2026"])),
    ("editions[1]", lambda: ida.rescore(SUBMISSION, ["iid-2026", NONE])),
    ("before", lambda: ida.rules.differences(NONE, RULES)),
    ("after", lambda: ida.rules.differences(RULES, NONE)),
    ("submissions[1]", lambda: ida.programmes.careers(SUBMISSION, NONE)),
    ("movement", lambda: ida.programmes.coverage(NONE, REGISTER, INVENTORY, 2024)),
    ("register", lambda: ida.programmes.coverage(MOVEMENT, NONE, INVENTORY, 2024)),
    ("inventory", lambda: ida.programmes.coverage(MOVEMENT, REGISTER, NONE, 2024)),
    ("on", lambda: ida.programmes.coverage(MOVEMENT, REGISTER, INVENTORY, 2024, on=NONE)),
    ("assessment", lambda: ida.practice.evaluate(NONE, ida.practice.starter_instrument())),
    ("instrument", lambda: ida.practice.evaluate(ASSESSMENT, NONE)),
    ("earlier", lambda: ida.practice.compare_ecosystems(NONE, ECOSYSTEM)),
    ("later", lambda: ida.practice.compare_ecosystems(ECOSYSTEM, NONE)),
    ("rules", lambda: ida.verify(KOTA_BATU, KOTA_BATU, NONE)),
    ("region", lambda: ida.load_portfolio(KOTA_BATU, region=NONE)),
    ("register", lambda: ida.portfolio.Portfolio(()).report(RULES, register=NONE)),
    ("submission", lambda: ida.write_submission(INVENTORY)),
    ("quotas", lambda: ida.ranking.nominate([], NONE, overlap="both")),
    ("lists", lambda: ida.ranking.nominate([], {}, overlap="both", lists=NONE)),
    ("lender", lambda: ida.rules.with_catalogue_of(RULES, NONE)),
    ("score", lambda: ida.ranking.Result.of(NONE)),
    ("results[0]", lambda: ida.ranking.rank([NONE])),
    ("results", lambda: ida.ranking.summarise(NONE)),
    ("innovations", lambda: ida.files.read_spreadsheet(NONE, year=2026, rules=RULES)),
    ("government", lambda: ida.files.read_spreadsheet(b"", year=2026, rules=RULES, government=NONE)),
    ("submission", lambda: ida.write_submission(NONE)),
    ("wanted", lambda: ida.region(NONE)),
    ("query", lambda: ida.find_regions(NONE)),
    ("wanted", lambda: ida.affair(NONE)),
    ("rulebook_id", lambda: ida.rulebook(NONE)),
    ("year", lambda: ida.rulebook_of_year(TEXT)),
    ("path", lambda: ida.load_rulebook(NONE)),
    ("path", lambda: ida.load_submission(NONE)),
    ("path", lambda: ida.load_portfolio(NONE)),
    ("keep_personal", lambda: ida.load_portfolio(KOTA_BATU, keep_personal=NONE)),
    ("score_file", lambda: ida.verify(NONE, KOTA_BATU)),
    ("submission_file", lambda: ida.verify(KOTA_BATU, NONE)),
    ("path", lambda: ida.files.load(NONE, ida.Submission)),
    ("kind", lambda: ida.files.load(KOTA_BATU, NONE)),
    ("kind", lambda: ida.files.read({}, ida.Region)),
    ("value", lambda: ida.files.write(NONE)),
    ("path", lambda: ida.files.write(SUBMISSION, NONE)),
    ("name", lambda: ida.files.schema(NONE)),
    ("stream", lambda: ida.files.load_submission_from(NONE)),
    ("path", lambda: ida.files.load_spreadsheet(NONE, year=2026)),
    ("government", lambda: ida.files.load_spreadsheet(KOTA_BATU, year=2026, government=NONE)),
    ("movement_id", lambda: ida.programmes.movement(NONE)),
    ("editions", lambda: ida.rescore(SUBMISSION, TEXT)),
    ("derive", lambda: ida.score(SUBMISSION, RULES, derive=NONE)),
    ("government", lambda: ida.aggregate(RULES, government=TEXT, mean_maturity=1, innovations=9, basic_services=5)),
    ("innovations", lambda: ida.aggregate(RULES, government=1, mean_maturity=1, innovations=TEXT, basic_services=5)),
    ("index", lambda: RULES.classify(TEXT)),
    ("year", lambda: ida.ranking.quotas(TEXT)),
    ("year", lambda: ida.ranking.members("provinsi", TEXT)),
    ("out_of", lambda: ida.ranking.presentation_score(MARKS, out_of=TEXT)),
    (f"marks.{min(MARKS)}", lambda: ida.ranking.presentation_score({**MARKS, min(MARKS): TEXT}, out_of=10)),
    ("validation", lambda: ida.ranking.award_score(PRESENTATION, TEXT, combination=HALF)),
    ("region", lambda: ida.ranking.Result.published(RULES, NONE, 50)),
    ("among", lambda: ida.ranking.summarise([], among=TEXT)),
    ("title", lambda: ida.practice.radar_svg({}, title=NONE)),
    ("value[0]", lambda: ida.tables.to_frame([NONE], native="polars")),
    ("value", lambda: ida.tables.to_frame(NONE, native="polars")),
]
BAD_VALUES: list[tuple[str, Callable[[], object]]] = [
    ("counting", lambda: ida.score(SUBMISSION, RULES, counting=NONE)),
    ("counting", lambda: ida.score(SUBMISSION, RULES, counting="none")),
    ("basis", lambda: ida.score(SUBMISSION, RULES, basis="none")),
    ("cluster", lambda: ida.ranking.members("none", 2025)),
    ("out_of", lambda: ida.ranking.presentation_score(MARKS, out_of=0)),
    ("validation", lambda: ida.ranking.award_score(PRESENTATION, 101, combination=HALF)),
    ("among", lambda: ida.ranking.summarise([], among=-1)),
    ("index", lambda: RULES.classify(-1)),
    ("government", lambda: ida.aggregate(RULES, government=-1, mean_maturity=1, innovations=9, basic_services=5)),
    ("editions", lambda: ida.rescore(SUBMISSION, [])),
    ("year", lambda: ida.portfolio.Portfolio(()).report(RULES, year=1)),
    ("native", lambda: ida.tables.to_frame(SCORE, native=TEXT)),
]


@pytest.mark.parametrize(("name", "call"), CALLS)
def test_an_argument_of_another_kind_is_refused_by_its_name(name: str, call: Callable[[], object]) -> None:
    with pytest.raises(ida.InvalidArgument) as refused:
        call()
    assert [(found.code, found.path) for found in refused.value.problems] == [("wrong_type", name)]


@pytest.mark.parametrize(("name", "call"), BAD_VALUES)
def test_a_value_that_an_argument_does_not_have_is_refused_by_the_same_error(
    name: str, call: Callable[[], object]
) -> None:
    with pytest.raises(ida.InvalidArgument) as refused:
        call()
    assert [found.path for found in refused.value.problems] == [name]


def test_a_refused_argument_is_a_bad_input_and_an_error_of_type_for_whoever_catches_these() -> None:
    for caught in (ida.InovasiDaerahError, ida.InvalidInput, ida.InvalidSubmission, TypeError):
        with pytest.raises(caught):
            ida.score(NONE, RULES)


def test_a_year_is_refused_with_the_id_of_its_edition() -> None:
    with pytest.raises(ida.InvalidArgument) as refused:
        ida.rulebook(2026)  # type: ignore[arg-type]
    assert 'did you mean "iid-2026"?' in refused.value.message("en")


def test_the_refusal_says_what_gives_the_right_kind() -> None:
    with pytest.raises(ida.InvalidArgument) as refused:
        ida.write_submission(NONE)
    assert refused.value.message("en") == (
        'submission: "int" is of the wrong type; expected: a Submission, such as load_submission(FILE) gives '
        "(arguments of the call)"
    )
    with pytest.raises(ida.InvalidArgument) as refused:
        ida.files.read_spreadsheet(NONE, year=2026, rules=RULES)
    assert refused.value.message("id") == (
        'innovations: "int" jenis nilainya salah; yang diharapkan: sebuah bytes (argumen pemanggilan)'
    )


def test_every_wrong_result_is_told_at_once() -> None:
    wrong: Any = [NONE, "x"]
    with pytest.raises(ida.InvalidArgument) as refused:
        ida.ranking.rank(wrong)
    assert [found.path for found in refused.value.problems] == ["results[0]", "results[1]"]
