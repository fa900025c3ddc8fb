"""A refusal says what to do: each in both languages, with the code and the path that it always had."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import inovasi_daerah as ida
from examples import MINIMAL, changed, example
from inside import LANGS, main
from own_rulebooks import ALL, OWN, written

if TYPE_CHECKING:
    from pathlib import Path

COMMITTEE = """
[references.panitia]
title = { id = "Panitia, rekaan", en = "Committee, made up" }
"""
BY_COMMITTEE = """
[catalogue.innovation.rows.video]
source = { reference = "panitia", confidence = "A" }
"""
WRITE = 'can = ["classify", "aggregate", "score"]'


def refused(rules: ida.Rulebook) -> dict[str, str]:
    with pytest.raises(ida.RulebookIncomplete) as caught:
        ida.score(ida.load_submission(MINIMAL), rules)
    return {lang: caught.value.message(lang) for lang in LANGS}


def problem(data: dict[str, Any]) -> ida.Problem:
    with pytest.raises(ida.InvalidSubmission) as caught:
        ida.read_submission(data)
    (found,) = caught.value.problems
    return found


class TestRulebooks:
    def test_one_that_has_the_parts_but_does_not_list_the_act_is_told_what_to_write(self, tmp_path: Path) -> None:
        said = refused(ida.load_rulebook(written(tmp_path, OWN)))
        assert f'its "can" does not list "score"; write {WRITE} (can is never taken over' in said["en"]
        assert f'"can" tidak memuat "score"; tulis {WRITE} (can tidak pernah' in said["id"]

    def test_what_to_write_goes_as_far_as_what_is_asked_and_keeps_what_is_there(self, tmp_path: Path) -> None:
        with pytest.raises(ida.RulebookIncomplete) as caught:
            ida.load_rulebook(written(tmp_path, OWN)).require(ida.rules.Capability.AGGREGATE)
        assert 'write can = ["classify", "aggregate"] ' in caught.value.message("en")

    def test_a_reason_of_its_own_is_said_instead(self, tmp_path: Path) -> None:
        reason = '[unknown]\nscore = { id = "belum siap", en = "not ready" }\n'
        said = refused(ida.load_rulebook(written(tmp_path, OWN + reason)))
        assert said["en"].endswith(": not ready")
        assert said["id"].endswith(": belum siap")

    def test_one_without_the_parts_is_not_told_to_list_the_act(self, tmp_path: Path) -> None:
        said = refused(ida.load_rulebook(written(tmp_path, OWN.replace("iid-2026", "iid-2022"))))
        assert said["en"].endswith(": not known")

    def test_one_without_a_catalogue_can_be_lent_one(self) -> None:
        said = refused(ida.rulebook("iid-2025"))
        assert "was not found; the catalogue of another edition can be lent to it: with_catalogue_of" in said["en"]
        assert "katalog edisi lain dapat dipinjam: with_catalogue_of" in said["id"]
        assert all("--rulebook ID+" in words for words in said.values())

    @pytest.mark.parametrize("rulebook_id", ["iid-2019", "iid-2022"])
    def test_lending_is_not_offered_where_it_would_be_refused(self, rulebook_id: str) -> None:
        assert "with_catalogue_of" not in refused(ida.rulebook(rulebook_id))["en"]

    def test_a_sum_that_does_not_close_names_its_other_side(self, tmp_path: Path) -> None:
        row = "[catalogue.innovation.rows.video]\nweight = 3\n"
        with pytest.raises(ida.InvalidRulebook) as caught:
            ida.load_rulebook(written(tmp_path, OWN + ALL + row))
        (found,) = caught.value.problems
        assert (found.code, found.path) == ("rule_broken", "catalogue.innovation.rows")
        assert found.expected.en == "weights whose sum x 3 = 111 (formula.innovation)"
        assert found.expected.id == "bobot yang jumlahnya x 3 = 111 (formula.innovation)"

    def test_a_row_may_cite_a_source_of_its_own(self, tmp_path: Path) -> None:
        rules = ida.load_rulebook(written(tmp_path, OWN + ALL + COMMITTEE + BY_COMMITTEE))
        rows = ida.score(ida.load_submission(MINIMAL), rules).innovation_rows
        cited = {row.code: row.reference.label("en") for row in rows}
        assert cited["video"] == "Committee, made up [A]"
        assert "Committee" not in cited["sdm"]
        _, after = " ".join(rules.explain("en").split()).split("(video)")
        assert " [panitia A] (fewer-than-first) " in after.split(" 1: ")[0] + " "

    def test_the_assumption_of_a_row_s_own_source_is_told_with_the_score(self, tmp_path: Path) -> None:
        assumption = '[assumptions.film]\ntext = { id = "a", en = "a" }\nreason = { id = "b", en = "b" }\n'
        source = BY_COMMITTEE.replace('"A"', '"C", assumption = "film"')
        rules = ida.load_rulebook(written(tmp_path, OWN + ALL + COMMITTEE + assumption + source))
        told = ida.score(ida.load_submission(MINIMAL), rules).to_dict()["assumptions"]
        assert "film" in [one["code"] for one in told]

    def test_the_source_of_a_row_names_a_known_reference(self, tmp_path: Path) -> None:
        with pytest.raises(ida.InvalidRulebook) as caught:
            ida.load_rulebook(written(tmp_path, OWN + ALL + BY_COMMITTEE))
        (found,) = caught.value.problems
        assert found.path == "catalogue.innovation.rows.video.source.reference"


class TestSubmissions:
    def test_a_row_of_the_government_under_an_innovation_is_sent_there(self) -> None:
        data = changed(example(MINIMAL), "innovations", 0, "claims", "mandatory_spending", to={"level": 1})
        found = problem(data)
        assert (found.code, found.path) == ("unknown_indicator", "innovations[0].claims.mandatory_spending")
        assert 'is not the code of an indicator here; expected: under "government"' in found.message("en")
        assert 'bukan kode indikator di sini; yang diharapkan: di bawah "government"' in found.message("id")

    def test_a_row_of_an_innovation_under_the_government_is_sent_there(self) -> None:
        found = problem(changed(example(MINIMAL), "government", to={"sdm": {"level": 1}}))
        assert (found.code, found.path) == ("unknown_indicator", "government.sdm")
        assert 'expected: under the "claims" of an innovation' in found.message("en")
        assert 'di bawah "claims" sebuah inovasi' in found.message("id")

    def test_null_for_what_may_be_left_out_says_so(self) -> None:
        for path in (("innovations", 0, "claims", "video"), ("innovations", 0, "agency")):
            found = problem(changed(example(MINIMAL), *path, to=None))
            assert found.code == "null_value"
            assert ": null stands where a value belongs; expected: " in found.message("en")
            assert found.expected.en.endswith(", or the key left out where nothing is reported")
            assert ": null ada di tempat yang memerlukan nilai; " in found.message("id")
            assert found.expected.id.endswith(", atau tanpa kunci ini bila tidak dilaporkan")

    def test_null_for_what_is_required_is_not_told_to_be_left_out(self) -> None:
        found = problem(changed(example(MINIMAL), "innovations", 0, "stage", to=None))
        assert found.expected.en == "inisiatif | uji_coba | penerapan"

    @pytest.mark.parametrize(
        ("text", "met", "wanted_id", "wanted_en"),
        [
            ('{"a": 1 "b": 2}', '"b": 2}', "koma atau kurung tutup", "a comma or the closing bracket"),
            ('{"a" 1}', "1}", "titik dua sesudah kunci", "a colon after the key"),
            ("{a: 1}", "a: 1}", "kunci dalam tanda kutip ganda", "a key in double quotes"),
            ('{"a": x}', "x}", "sebuah nilai", "a value"),
            ("", "", "sebuah nilai", "a value"),
            ("{} lagi\n", "lagi", "akhir berkas", "the end of the file"),
            ('{"a": "b}', '"b}', "tanda kutip penutup", "a closing quote"),
            ('{"a": "b\n"}', "", "teks pada satu baris", "a text on one line"),
            ('{"a": "\\q"}', '\\q"}', "garis miring terbalik seperti \\n atau \\\\", "an escape such as \\n or \\\\"),
        ],
    )
    def test_what_is_no_json_names_what_was_met_and_what_was_wanted(
        self, text: str, met: str, wanted_id: str, wanted_en: str, tmp_path: Path
    ) -> None:
        with pytest.raises(ida.InvalidSubmission) as caught:
            ida.load_submission(written(tmp_path, text, "kota.json"))
        (found,) = caught.value.problems
        assert (found.code, found.path, found.value) == ("not_json", "", met)
        assert found.expected.id.startswith(f"{wanted_id}; baris ")
        assert found.expected.en.startswith(f"{wanted_en}; line ")
        assert found.message("en").count("JSON") == 1

    @pytest.mark.parametrize("text", ['{"a": 1,\n}\n', "[1, 2,]", '{"a": [1,\n ] }', "[,]"])
    def test_a_comma_before_the_closing_bracket_is_called_that(self, text: str, tmp_path: Path) -> None:
        with pytest.raises(ida.InvalidSubmission) as caught:
            ida.load_submission(written(tmp_path, text, "kota.json"))
        (found,) = caught.value.problems
        assert found.expected.en.startswith("no comma before the closing bracket; line ")
        assert found.expected.id.startswith("tanpa koma sebelum kurung tutup; baris ")


class TestCommandLine:
    def ended(self, capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
        code = main([str(one) for one in arguments])
        caught = capsys.readouterr()
        return code, caught.out, caught.err

    @pytest.mark.parametrize(
        ("lang", "words"), [("en", "choose one with --rulebook\n"), ("id", "pilih satu dengan --rulebook\n")]
    )
    def test_a_report_of_a_year_without_an_edition(
        self, lang: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        report = written(tmp_path, json.dumps({**example(MINIMAL), "year": 1999}), "kota.json")
        code, _, err = self.ended(capsys, "score", report, "--lang", lang)
        assert code == 2
        assert "iid-2026" in err
        assert err.endswith(f"; {words}")

    @pytest.mark.parametrize(
        ("lang", "words"),
        [("en", "give its file with --rulebook FILE\n"), ("id", "berikan berkasnya dengan --rulebook BERKAS\n")],
    )
    def test_a_score_by_a_rulebook_of_one_s_own(
        self, lang: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        own = written(tmp_path, OWN + ALL)
        score = written(tmp_path, self.ended(capsys, "score", MINIMAL, "--rulebook", own, "--json")[1], "score.json")
        code, _, err = self.ended(capsys, "verify", score, MINIMAL, "--lang", lang)
        assert code == 2
        assert err.endswith(f"; {words}")
        assert self.ended(capsys, "verify", score, MINIMAL, "--rulebook", own)[0] == 0

    def test_many_reports_may_be_scored_by_a_rulebook_of_one_s_own_or_with_a_lent_catalogue(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for name in (written(tmp_path, OWN + ALL), "iid-2025+iid-2026"):
            assert self.ended(capsys, "nation", MINIMAL, "--rulebook", name)[0] == 0

    def test_lang_and_json_stand_before_the_command_or_behind_it(self, capsys: pytest.CaptureFixture[str]) -> None:
        for options in (["--lang", "en"], ["--json"], ["--json", "--lang", "en"]):
            behind = self.ended(capsys, "classify", "70", "--rulebook", "iid-2026", *options)
            assert self.ended(capsys, *options, "classify", "70", "--rulebook", "iid-2026") == behind
        asked = self.ended(capsys, "--lang", "id", "classify", "70", "--rulebook", "iid-2026", "--lang", "en")
        assert "Very Innovative" in asked[1]
