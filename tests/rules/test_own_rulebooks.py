"""What rulebooks of one's own may change: it is told in full, and the words say what the figures do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

import inovasi_daerah as ida
from examples import MINIMAL, innovation, submission, without
from inovasi_daerah import Kind
from inside import KINDS_OF_INNOVATION
from own_rulebooks import ALL, OWN, written

if TYPE_CHECKING:
    from pathlib import Path

RULES = ida.rulebook("iid-2026")
ROWS = "catalogue.innovation.rows"
SPEED = f"{ROWS}.kecepatan_penciptaan"
DATED = {"initiated_on": "2023-09-04", "applied_on": "2024-02-05"}
Own = Callable[[str], ida.Rulebook]


@pytest.fixture(name="own")
def rulebook_with(tmp_path: Path) -> Own:
    return lambda tables: ida.load_rulebook(written(tmp_path, OWN + ALL + tables))


def told(rules: ida.Rulebook) -> dict[str, str]:
    return {change.path: change.label("en") for change in ida.rules.differences(RULES, rules)}


def without_claim_of_speed() -> ida.Submission:
    one = without({**innovation(), **DATED}, "claims", "kecepatan_penciptaan")
    return ida.read_submission(submission(one))


class TestDifferences:
    def test_every_interval_of_a_predicate_is_told(self, own: Own) -> None:
        source = 'source = { reference = "formula", confidence = "A" }'
        ends = {
            "sangat_inovatif": [("65.01", "100")],
            "inovatif": [("50.01", "65.00"), ("40.01", "50.00")],
            "kurang_inovatif": [("0.01", "40.00")],
            "tidak_dapat_dinilai": [("0", "0")],
        }
        bands = ",\n".join(
            f'{{ predicate = "{predicate}", lowest = {lowest}, highest = {highest}, {source} }}'
            for predicate, intervals in ends.items()
            for lowest, highest in intervals
        )
        found = told(own(f"[scale]\nbands = [{bands}]\n"))
        assert found == {"scale.bands.inovatif": "Innovative: 40.01 .. 65.00 -> 50.01 .. 65.00, 40.01 .. 50.00"}

    def test_what_a_predicate_is_called_is_told(self, own: Own) -> None:
        found = told(own('[predicates.inovatif]\nid = "Cukup"\nen = "Fair"\n'))
        assert found["predicates.inovatif.name"] == "name of the predicate inovatif: Innovative -> Fair"

    def test_the_fact_that_stands_in_for_a_claim_is_told(self, own: Own) -> None:
        (change,) = ida.rules.differences(RULES, own(f'omit = ["{SPEED}.derive"]\n'))
        assert change.path == f"{SPEED}.derive"
        assert (change.before.en, change.after.en) == ("months_from_initiative_to_application", "none")

    def test_number_and_name_of_the_quantity_are_told(self, own: Own) -> None:
        found = told(own('[formula.quantity]\nnumber = "40"\nname = { id = "Banyaknya", en = "How many" }\n'))
        assert found == {
            "formula.quantity.number": "number of the row of quantity: 36 -> 40",
            "formula.quantity.name": "name of the row of quantity: Number of regional innovations -> How many",
        }

    def test_a_scale_whose_steps_read_alike_is_told_by_what_differs(self, own: Own) -> None:
        (change,) = ida.rules.differences(RULES, own(f"[{ROWS}.sdm.scale]\nmaximum = 90\n"))
        assert (change.before.en, change.after.en) == ("maximum: none", "maximum: 90")
        assert (change.before.id, change.after.id) == ("maximum: tidak ada", "maximum: 90")
        (change,) = ida.rules.differences(RULES, own(f"[{ROWS}.kemanfaatan.scale.bases.a.scale]\nmaximum = 900\n"))
        assert change.after.en == "bases.a.scale.maximum: 900"
        (change,) = ida.rules.differences(
            own(f"[{ROWS}.sdm.scale]\nsteps.2 = {{ at_least = 10.5 }}\n"),
            own(f"[{ROWS}.sdm.scale]\nsteps.2 = {{ at_least = 10.7 }}\n"),
        )
        assert change.label("en").endswith(": steps.2.at_least: 10.5 -> steps.2.at_least: 10.7")

    def test_a_scale_that_goes_is_told_by_its_steps(self, own: Own) -> None:
        (change,) = ida.rules.differences(RULES, own(f'omit = ["{ROWS}.sdm.scale"]\n'))
        assert change.before.en.startswith("1: 1-10 people; ")
        assert change.after.en == "not known"


class TestFacts:
    def test_whole_numbers_are_said_as_they_are_graded_where_a_threshold_is_none(self, own: Own) -> None:
        steps = "steps.1 = { at_least = 1 }\nsteps.2 = { at_least = 10.5 }\nsteps.3 = { at_least = 30.5 }\n"
        scale = {row.code: row for row in own(f"[{ROWS}.sdm.scale]\n{steps}").innovation}["sdm"].scale
        assert scale is not None
        assert [scale.rule(level).en for level in (1, 2)] == ["1-10 people", "11-30 people"]
        assert [scale.grade(fact, year=2026).level for fact in (10, 11, 30, 31)] == [1, 2, 2, 3]

    def test_falling_ones_too(self, own: Own) -> None:
        steps = "steps.1 = { any = true }\nsteps.2 = { at_most = 8.5 }\nsteps.3 = { at_most = 4.5 }\n"
        scale = {row.code: row for row in own(f"[{SPEED}.scale]\n{steps}").innovation}["kecepatan_penciptaan"].scale
        assert scale is not None
        assert scale.rule(2).en == "5-8 months"
        assert [scale.grade(fact, year=2026).level for fact in (4, 5, 8, 9)] == [3, 2, 2, 1]

    @pytest.mark.parametrize("change", [f"[{SPEED}.scale]\nmaximum = 3\n", f'omit = ["{SPEED}.scale"]\n'])
    def test_a_fact_of_the_profile_that_does_not_fit_is_refused_where_it_stands_in(self, own: Own, change: str) -> None:
        with pytest.raises(ida.InvalidSubmission) as caught:
            ida.score(without_claim_of_speed(), own(change), derive=True)
        assert [one.path for one in caught.value.problems] == ["innovations[0].claims.kecepatan_penciptaan.fact"]


class TestNotices:
    def test_a_mandatory_row_of_the_government_is_filled_from_the_edition_s_level(self, own: Own) -> None:
        read = ida.read_submission(submission(government={row.code: {"level": 1} for row in RULES.government}))
        assert "mandatory_government_rows" not in {notice.code for notice in ida.score(read, RULES).notices}
        stricter = own("[eligibility.mandatory]\nleast_level = 2\n")
        (notice,) = (one for one in ida.score(read, stricter).notices if one.code == "mandatory_government_rows")
        mandatory = [f"{row.number} {row.code}" for row in RULES.government if row.mandatory]
        assert notice.text.en.endswith(": " + ", ".join(mandatory))


class TestSlips:
    """A slip of the pen in a file that extends an edition is told what was meant, in words that fit TOML."""

    HEAD = 'extends = "iid-2026"\nid = "own"\nyear = 2026\ncan = ["classify"]\n'
    TITLE = 'title = { id = "A", en = "A" }\n'

    def said(self, body: str, folder: Path) -> dict[str, str]:
        (folder / "own.toml").write_text(self.HEAD + body, "utf-8")
        with pytest.raises(ida.InvalidRulebook) as refused:
            ida.load_rulebook(folder / "own.toml")
        return {found.path: found.expected.en for found in refused.value.problems}

    def test_a_row_whose_code_is_misspelt_is_told_the_row_that_was_meant(self, tmp_path: Path) -> None:
        meant = '; or did you mean the row "video" of the extended edition?'
        assert self.said(f"{self.TITLE}[catalogue.innovation.rows.vidio]\nweight = 4\n", tmp_path) == {
            f"catalogue.innovation.rows.vidio.{key}": f'"{key}"{meant}' for key in ("number", "name", "levels")
        }

    def test_what_a_new_row_or_one_of_the_edition_lacks_is_told_as_that(self, tmp_path: Path) -> None:
        new = "catalogue.government.rows.sama_sekali_baru"
        assert self.said(f"{self.TITLE}[{new}]\nweight = 4\n", tmp_path)[f"{new}.number"] == '"number"'
        old = "catalogue.innovation.rows.video"
        left_out = f'omit = ["{old}.levels"]\n{self.TITLE}'
        assert self.said(left_out, tmp_path) == {f"{old}.levels": '"levels"'}

    def test_a_table_a_list_and_an_integer_are_asked_for_in_words_that_fit_toml(self, tmp_path: Path) -> None:
        assert self.said('title = "x"\n', tmp_path) == {"title": "an object {...}"}
        said = self.said(f'{self.TITLE}[scale]\nbands = 3\n[formula.divisor]\nleast = "3"\n', tmp_path)
        assert (said["scale.bands"], said["formula.divisor.least"]) == ("a list [...]", "an integer, without quotes")


class TestText:
    def test_the_readings_of_a_row_stand_beside_it(self) -> None:
        said = " ".join(RULES.explain("en").split())
        assert "(sdm): weight 2, mandatory, Infrastructure (fewer-than-first) 1: 1-10 people" in said

    def test_an_edition_without_a_gate_says_by_which_source(self) -> None:
        assert "no gate of basic services [" in ida.rulebook("iid-2023").explain("en")
        assert "no gate" not in RULES.explain("en")


def test_without_points_for_the_number_the_profile_leaves_it_out(own: Own) -> None:
    rules = own("[formula]\nmaximum = 174\n[formula.quantity]\neach = 0\nmaximum = 0\n")
    profile = ida.practice.derived_profile(ida.score(ida.load_submission(MINIMAL), rules))
    assert "jumlah_inovasi" not in {code for one in profile.dimensions for code in one.rows}


INTEGRATED = "[catalogue.innovation.rows.layanan_terintegrasi.evidence.by_kind]\n"


class TestEvidence:
    def test_a_row_tells_evidence_apart_by_known_kinds_of_innovation(self, tmp_path: Path) -> None:
        with pytest.raises(ida.InvalidRulebook) as caught:
            ida.load_rulebook(written(tmp_path, OWN + ALL + INTEGRATED + 'analog = ["pdf"]\n'))
        (found,) = caught.value.problems
        assert (found.code, found.path) == ("rule_broken", f"{ROWS}.layanan_terintegrasi.evidence.by_kind.analog")
        assert tuple(kind.value for kind in Kind) == KINDS_OF_INNOVATION

    def test_evidence_by_kind_of_innovation_is_told(self, own: Own) -> None:
        rules = own(INTEGRATED + 'teknologi = ["video"]\n')
        assert told(rules)[f"{ROWS}.layanan_terintegrasi.evidence"].endswith("; teknologi: video)")
        assert "(digital: image, link; non_digital: pdf, image)" in " ".join(RULES.explain("en").split())


TAKEN = ["iid-2030", "iid-2018", "iid-1000", "iid-9999", "iid2030", "lid-2030", "1id-2026", "iid-2o30", "iid-203l"]
MISWRITTEN = [
    "IID-2030",
    "Iid-2026",
    "\u0456id-2030",
    "iid\u20102030",
    "iid-\u0662\u0660\u0663\u0660",
    "iid-2030\u200b",
]


class TestNames:
    @pytest.mark.parametrize("name", [*TAKEN, *MISWRITTEN])
    def test_a_rulebook_of_ones_own_does_not_look_like_an_official_edition(self, name: str, tmp_path: Path) -> None:
        with pytest.raises(ida.InvalidRulebook) as caught:
            ida.load_rulebook(written(tmp_path, OWN.replace('"sendiri"', f'"{name}"') + ALL))
        assert [(problem.code, problem.path) for problem in caught.value.problems] == [("rule_broken", "id")]

    @pytest.mark.parametrize("name", ["iid-2030-usulan", "kota-2030", "iid-30", "iid-20300", "usulan-iid-2030"])
    def test_other_names_with_a_year_are_free(self, name: str, tmp_path: Path) -> None:
        assert ida.load_rulebook(written(tmp_path, OWN.replace('"sendiri"', f'"{name}"') + ALL)).id == name
