"""Scoring: admission, the settings, the renderings, the files, and the lookups around them."""

from __future__ import annotations

import copy
import json
import pickle
import subprocess
import sys
from decimal import Decimal, localcontext
from fractions import Fraction
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import inovasi_daerah as ida
from examples import KOTA_BATU, MINIMAL, changed, example, innovation, submission, without
from inovasi_daerah import InvalidInput, affairs
from inside import LANGS, points_in_range
from markup import assert_whole
from process import as_json, run

if TYPE_CHECKING:
    from collections.abc import Callable

    from inside import Lang, Row

RULES = ida.rulebook("iid-2026")
BATU = ida.load_submission(KOTA_BATU)


def scored(*innovations: dict[str, Any], **options: Any) -> ida.Score:
    """The score of some innovations of Kota Batu in 2026."""
    return ida.score(ida.read_submission(submission(*innovations)), RULES, **options)


class TestAdmission:
    @pytest.mark.parametrize(
        ("entries", "codes"),
        [
            ({}, []),
            ({"applied_on": "2024-01-01"}, []),
            ({"applied_on": "2025-12-31"}, []),
            ({"applied_on": "2023-12-31"}, ["before_window"]),
            ({"applied_on": "2026-01-01"}, ["after_window"]),
            ({"applied_on": "2023-12-31", "developed_on": "2023-12-31"}, ["before_window"]),
            ({"applied_on": "2023-12-31", "developed_on": "2024-01-01"}, []),
            ({"applied_on": "2020-05-05", "developed_on": "2025-12-31"}, []),
            ({"applied_on": "2020-05-05", "developed_on": "2026-01-01"}, ["before_window"]),
            ({"applied_on": "2026-01-01", "developed_on": "2025-06-01"}, ["after_window"]),
            ({"applied_on": None}, ["not_applied"]),
            ({"design_words": 299}, ["design_short"]),
            ({"design_words": None}, ["design_missing"]),
            ({"design_words": None, "design": "kata " * 300}, []),
            ({"design_words": None, "design": "kata - " * 299}, ["design_short"]),
            ({"stage": "uji_coba"}, ["stage"]),
            ({"stage": "inisiatif", "applied_on": None, "design_words": 1}, ["stage", "not_applied", "design_short"]),
            ({"claims": {}}, ["mandatory_row"] * 5),
        ],
    )
    def test_each_rule_has_its_reason(self, entries: dict[str, Any], codes: list[str]) -> None:
        one = {key: value for key, value in innovation(**entries).items() if value is not None}
        found = scored(one).innovations[0]
        assert [reason.code for reason in found.reasons] == codes
        assert found.counted is (not codes)
        for reason in found.reasons:
            assert reason.to_dict()["reference"]
            assert all(reason.text.say(lang) for lang in LANGS)

    def test_the_year_of_the_submission_moves_the_window(self) -> None:
        read = ida.read_submission({**submission(innovation(applied_on="2025-01-01")), "year": 2027})
        assert ida.score(read, RULES).innovations[0].counted
        read = ida.read_submission({**submission(innovation(applied_on="2024-12-31")), "year": 2027})
        assert not ida.score(read, RULES).innovations[0].counted

    def test_a_mandatory_row_of_level_0_is_not_filled(self) -> None:
        one = changed(innovation(), "claims", "video", to={"level": 0})
        assert [reason.path for reason in scored(one).innovations[0].reasons] == ["claims.video"]


class TestSettings:
    ONES = (innovation(1, affair="1.01"), innovation(2, affair="1.02", stage="uji_coba"))

    @pytest.mark.parametrize(
        ("options", "n", "counted", "services"),
        [
            ({}, 1, 1, ("1.01",)),
            ({"counting": "eligible"}, 1, 1, ("1.01",)),
            ({"counting": "reported"}, 2, 1, ("1.01",)),
            ({"counting": "all"}, 2, 2, ("1.01", "1.02")),
            ({"stages": "all"}, 2, 2, ("1.01", "1.02")),
        ],
    )
    def test_who_counts_where(self, options: dict[str, Any], n: int, counted: int, services: tuple[str, ...]) -> None:
        found = scored(*self.ONES, **options)
        assert found.maturity.innovations == n
        assert found.quantity.counted == counted
        assert found.quantity.basic_services == services
        assert found.maturity.sum == 14 * counted
        assert sum(leaf.contribution for leaf in found.leaves()) == found.index_exact

    def test_touching_affairs_cover_only_when_asked(self) -> None:
        one = innovation(affair="2.07", touching_affairs=["1.03", "1.04"])
        assert scored(one).quantity.basic_services == ()
        assert scored(one, affairs="any").quantity.basic_services == ("1.03", "1.04")

    def test_the_divisor_of_reported_is_all_that_is_reported(self) -> None:
        ones = [innovation(number, stage="uji_coba" if number else "penerapan") for number in range(20)]
        found = scored(*ones, counting="reported")
        assert (found.maturity.divisor, found.maturity.empty_seats) == (20, 0)
        assert found.maturity.points == Fraction(14, 20)

    def test_a_choice_that_is_not_there_is_refused(self) -> None:
        with pytest.raises(ida.InvalidSubmission) as caught:
            scored(counting="every", affairs="mian", stages="x")
        assert [problem.path for problem in caught.value.problems] == ["counting", "affairs", "stages"]
        with pytest.raises(ida.InvalidSubmission):
            scored(basis="verify")
        unhashable: dict[str, Any] = {"counting": ["all"], "affairs": {}}
        with pytest.raises(ida.InvalidSubmission):
            scored(**unhashable)
        wrong: Any = []
        with pytest.raises(ida.InvalidSubmission):
            scored(basis=wrong)


class TestTree:
    FOUND = ida.score(ida.load_submission(KOTA_BATU), RULES)

    def test_every_node_has_label_points_contribution_and_reference(self) -> None:
        for leaf in self.FOUND.leaves():
            assert all(leaf.label(lang) for lang in LANGS)
            assert leaf.points >= 0
            assert leaf.contribution >= 0
            assert leaf.reference.label("en").endswith("[A]")
        for node in (self.FOUND.government, self.FOUND.maturity, self.FOUND.quantity):
            assert node.label("en")
        parts = (self.FOUND.government, self.FOUND.maturity, self.FOUND.quantity)
        assert sum(part.contribution for part in parts) == self.FOUND.index_exact
        innovations = [one.contribution for one in self.FOUND.innovations]
        assert sum(innovations, Fraction(0)) == self.FOUND.maturity.contribution
        assert self.FOUND.innovations[0].points == 108
        assert self.FOUND.innovations[0].label("en") == "Kelas Kebun Apel"

    def test_rows_in_the_same_standing_are_one_object(self) -> None:
        found = scored(innovation(1), innovation(2))
        assert all(a is b for a, b in zip(found.innovations[0].rows, found.innovations[1].rows, strict=True))

    def test_the_result_does_not_depend_on_the_callers_decimal_context(self) -> None:
        with localcontext() as context:
            context.prec = 2
            found = ida.score(ida.load_submission(KOTA_BATU), RULES)
            assert found.to_dict() == self.FOUND.to_dict()
            assert ida.aggregate(
                RULES, government=40, mean_maturity=70, innovations=20, basic_services=5
            ).index == Decimal("47.04")

    def test_worked_cases_by_levels(self) -> None:
        """SPD 63, 200 innovations of 111, six affairs: 100.00; and the same with one affair less than the gate."""
        full = {row.code: {"level": 3} for row in RULES.innovation}
        government = {row.code: {"level": 3} for row in RULES.government}
        for services, index in ((6, "100.00"), (5, "100.00"), (4, "69.60")):
            ones = [innovation(number, affair=f"1.0{number % services + 1}", claims=full) for number in range(200)]
            read = ida.read_submission(submission(*ones, government=government))
            found = ida.score(read, RULES)
            assert (str(found.index), str(found.government.points)) == (index, "63")
            assert found.predicate is ida.Predicate.VERY_INNOVATIVE

    def test_more_than_two_hundred_count_no_more(self) -> None:
        ones = [innovation(number, affair=f"1.0{number % 6 + 1}") for number in range(201)]
        found = scored(*ones)
        assert found.quantity.counted == 201
        assert found.quantity.points == 76

    def test_an_empty_report_can_not_be_assessed(self) -> None:
        found = scored()
        assert found.index == 0
        assert found.predicate is ida.Predicate.NOT_ASSESSABLE
        assert found.maturity.mean == 0

    def test_the_score_lists_the_assumptions_it_used_and_no_other(self) -> None:
        assert "no-complaints" in self.FOUND.assumptions
        by_level = ida.score(ida.load_submission(MINIMAL), RULES)
        assert set(by_level.assumptions) == {
            *("rounding", "counting", "affairs", "stages", "words"),
            *("mandatory-innovation", "mandatory-government"),
        }

    def test_notices_name_the_mandatory_rows_of_the_government(self) -> None:
        (notice,) = (one for one in scored().notices if one.code == "mandatory_government_rows")
        assert "5a penurunan_pengangguran" in notice.text.en


class TestRenderings:
    @pytest.mark.parametrize(
        ("lang", "title", "reading"),
        [
            ("id", "Indeks Inovasi Daerah 2026", "14 orang: 11-30 orang -&gt; level 2"),
            ("en", "Regional Innovation Index 2026", "14 people: 11-30 people -&gt; level 2"),
        ],
    )
    def test_html_is_whole_and_holds_every_row(self, lang: Lang, title: str, reading: str) -> None:
        text = TestTree.FOUND.to_html(lang)
        assert assert_whole(text).rows > 20 * 17
        assert "Sangat" not in text
        assert title in text
        assert reading in text

    def test_html_of_five_hundred_innovations_is_at_most_a_megabyte(self) -> None:
        made = scored(*(innovation(n, name=f"Inovasi daerah nomor {n}") for n in range(500)))
        assert len(made.to_html().encode()) <= 1_000_000
        assert assert_whole(made.to_html()).rows > 20 * 500

    def test_html_escapes_what_people_write(self) -> None:
        text = scored(innovation(name="<script>alert(1)</script>"))._repr_html_()
        assert "<script>" not in text

    def test_text_names_fact_rule_level_points_and_reference(self) -> None:
        lines = TestTree.FOUND.explain("en").splitlines()
        at = next(n for n, line in enumerate(lines) if line.strip() == "claimed: 26 people: 11-30 people -> level 2")
        assert lines[at - 1].split()[-4:] == ["2.00", "2", "4.00", "0.1231"]

    def test_a_long_name_is_wrapped(self) -> None:
        text = scored(innovation(name="Nama yang " + "panjang " * 20 + "sekali")).explain()
        assert max(map(len, text.splitlines())) <= 100


class TestFiles:
    def test_a_submission_reads_back_the_same(self) -> None:
        read = ida.load_submission(KOTA_BATU)
        assert ida.read_submission(json.loads(ida.write_submission(read))) == read

    def test_order_changes_no_digest_and_extra_neither(self) -> None:
        data = example(KOTA_BATU)
        turned = dict(reversed(data.items()))
        turned["innovations"] = data["innovations"][::-1]
        turned["agencies"] = data["agencies"][::-1]
        turned["extra"] = {"lain": 1}
        assert ida.read_submission(turned).digest() == ida.read_submission(data).digest()

    def test_score_files_verify(self, tmp_path: Path) -> None:
        path = tmp_path / "score.json"
        for options in (
            {},
            {"basis": "verified", "counting": "all", "affairs": "any", "stages": "all", "derive": True},
        ):
            found = ida.score(ida.load_submission(KOTA_BATU), RULES, **options)  # type: ignore[arg-type]
            path.write_text(ida.files.write(found), "utf-8")
            verdict = ida.verify(path, KOTA_BATU)
            assert verdict.follows
            assert verdict.computed.to_dict() == found.to_dict()
            assert "still follows" in verdict.explain("en")

    def test_an_older_library_is_no_reason_to_doubt(self, tmp_path: Path) -> None:
        path = tmp_path / "score.json"
        data = changed(TestTree.FOUND.to_dict(), "library", to="0.0.1")
        path.write_text(json.dumps(data), "utf-8")
        assert ida.verify(path, KOTA_BATU).follows

    @pytest.mark.parametrize(
        ("change", "to"),
        [
            (("index",), "49.53"),
            (("rulebook", "digest"), "sha256:0"),
            (("government", "rows", 3, "level"), 2),
            (("innovations", 0, "counted"), False),
            (("innovations", 13, "reasons"), []),
            (("more",), 1),
            (("innovations", 0, "counted"), 1),
            (("government", "rows", 19, "level"), False),
        ],
    )
    def test_what_no_longer_follows_is_named(self, change: tuple[str | int, ...], to: object, tmp_path: Path) -> None:
        path = tmp_path / "score.json"
        path.write_text(json.dumps(changed(TestTree.FOUND.to_dict(), *change, to=to)), "utf-8")
        verdict = ida.verify(path, KOTA_BATU)
        assert not verdict.follows
        (one,) = verdict.divergences
        where = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in change).lstrip(".")
        assert one.path == where
        assert where in verdict.explain()
        ran = run("verify", path, KOTA_BATU, "--json")
        assert (ran.returncode, as_json(ran)) == (1, {"follows": False, "divergences": [where]})

    def test_a_changed_submission_shows_in_its_digest(self, tmp_path: Path) -> None:
        path = tmp_path / "score.json"
        path.write_text(ida.files.write(ida.score(ida.load_submission(MINIMAL), RULES)), "utf-8")
        other = tmp_path / "other.json"
        other.write_text(json.dumps(changed(example(MINIMAL), "innovations", 0, "name", to="Lain")), "utf-8")
        assert [one.path for one in ida.verify(path, other).divergences] == ["submission_digest"]

    def test_a_lent_catalogue_is_lent_again(self, tmp_path: Path) -> None:
        path = tmp_path / "score.json"
        lent = ida.rules.with_catalogue_of(ida.rulebook("iid-2025"), RULES)
        path.write_text(ida.files.write(ida.score(ida.load_submission(MINIMAL), lent)), "utf-8")
        assert ida.verify(path, MINIMAL).follows
        assert run("verify", path, MINIMAL).returncode == 0
        assert run("verify", path, MINIMAL, "--rulebook", "iid-2025+iid-2026").returncode == 0

    @pytest.mark.parametrize(
        ("data", "path"),
        [
            ([], ""),
            ({"format": "x"}, "format"),
            ({"format": "inovasi-daerah/score", "format_version": "1.0"}, "rulebook"),
            ({"format": "inovasi-daerah/score", "format_version": "1.0", "rulebook": {"id": "iid-2026"}}, "basis"),
            ({"format": "inovasi-daerah/score", "format_version": "1.0", "rulebook": {}}, "rulebook.id"),
            ({"format": "inovasi-daerah/score", "format_version": "1.0", "rulebook": {"id": None}}, "rulebook.id"),
            ({"format": "inovasi-daerah/score", "format_version": "1.0", "rulebook": {"id": 2026}}, "rulebook.id"),
            (
                {"format": "inovasi-daerah/score", "format_version": "1.0", "rulebook": {"id": "a", "lent_by": 1}},
                "rulebook.lent_by",
            ),
        ],
    )
    def test_what_is_no_score_file_is_refused(self, data: object, path: str, tmp_path: Path) -> None:
        file = tmp_path / "score.json"
        file.write_text(json.dumps(data), "utf-8")
        with pytest.raises(ida.InvalidSubmission) as caught:
            ida.verify(file, MINIMAL)
        assert caught.value.problems[0].path == path

    def test_a_key_written_twice_is_no_score(self, tmp_path: Path) -> None:
        file = tmp_path / "score.json"
        text = ida.files.write(ida.score(ida.load_submission(MINIMAL), RULES))
        file.write_text(text.replace('"index": ', '"index": "99.00", "index": ', 1), "utf-8")
        with pytest.raises(ida.InvalidSubmission) as caught:
            ida.verify(file, MINIMAL)
        assert [problem.code for problem in caught.value.problems] == ["duplicate_key"]


class TestAggregate:
    def test_parts_are_exact_numbers_within_their_range(self) -> None:
        good: dict[str, Any] = {"government": 40, "innovations": 12, "mean_maturity": Fraction(80), "basic_services": 5}
        assert str(ida.aggregate(RULES, **good).index) == "49.82"
        for name, value in (
            ("government", 40.0),
            ("government", Decimal("NaN")),
            ("government", Decimal("1E-1000000")),
            ("government", "40"),
            ("government", -1),
            ("innovations", True),
            ("innovations", 100_001),
            ("innovations", -1),
            ("mean_maturity", Decimal("111.01")),
            ("basic_services", 7),
            ("basic_services", None),
            ("mean_maturity", None),
        ):
            with pytest.raises(ida.InvalidSubmission) as caught:
                ida.aggregate(RULES, **{**good, name: value})
            assert caught.value.problems[0].path == name

    def test_a_part_that_is_refused_is_one_problem_and_spoils_no_other(self) -> None:
        for parts in ({"total_maturity": 100}, {"mean_maturity": 100}):
            with pytest.raises(ida.InvalidSubmission) as caught:
                ida.aggregate(RULES, government=1, innovations=-1, basic_services=5, **parts)
            assert [problem.path for problem in caught.value.problems] == ["innovations"]
        with pytest.raises(ida.InvalidSubmission) as caught:
            ida.aggregate(RULES, government=1, innovations=-1, total_maturity=-1, basic_services=5)
        assert [problem.path for problem in caught.value.problems] == ["innovations", "total_maturity"]

    def test_a_fraction_too_long_to_be_a_figure_is_told_its_limit(self) -> None:
        long = Fraction(1, 10**1_000)
        with pytest.raises(ida.InvalidSubmission) as caught:
            ida.aggregate(RULES, government=long, innovations=0, mean_maturity=0, basic_services=0)
        (found,) = caught.value.problems
        assert (found.code, found.path, found.value) == ("out_of_range", "government", long)
        assert found.expected.en == "a fraction of at most 1000 digits above and below its line"
        assert found.reference is not None
        assert found.reference.en == "formula of the index, iid-2026"

    def test_points_of_a_government_are_a_decimal(self) -> None:
        assert points_in_range(RULES, Fraction(7, 4)) == Fraction(7, 4)
        with pytest.raises(ida.InvalidSubmission) as caught:
            points_in_range(RULES, Fraction(1, 3))
        (found,) = caught.value.problems
        assert (found.code, found.path, found.value) == ("bad_form", "government", Fraction(1, 3))
        assert found.expected.en == "a decimal, as weights times levels are"
        assert found.reference is not None
        assert found.reference.en == "formula of the index, iid-2026"

    def test_an_exact_half_goes_up_and_the_band_reads_what_is_published(self) -> None:
        found = ida.aggregate(RULES, government=63, total_maturity=Decimal("1194.15"), innovations=12, basic_services=0)
        assert found.index_exact == Fraction(65005, 1000)
        assert (str(found.index), found.predicate.value) == ("65.01", "sangat_inovatif")

    def test_mean_or_total_but_not_both(self) -> None:
        with pytest.raises(ida.InvalidSubmission):
            ida.aggregate(RULES, government=1, innovations=1, mean_maturity=1, total_maturity=1, basic_services=0)
        with pytest.raises(ida.InvalidSubmission):
            ida.aggregate(RULES, government=1, innovations=1, total_maturity=112, basic_services=0)

    def test_nothing_reported_has_no_mean(self) -> None:
        assert ida.aggregate(RULES, government=0, innovations=0, mean_maturity=0, basic_services=0).index == 0
        with pytest.raises(ida.InvalidSubmission):
            ida.aggregate(RULES, government=0, innovations=0, mean_maturity=1, basic_services=0)


class TestArguments:
    @pytest.mark.parametrize(
        ("call", "path"),
        [
            (lambda: ida.score("kota.json", RULES), "submission"),  # type: ignore[arg-type]  # the point
            (lambda: ida.score(BATU, "iid-2026"), "rules"),  # type: ignore[arg-type]  # the point
            (lambda: ida.aggregate("iid-2026", government=1, innovations=1), "rules"),  # type: ignore[arg-type]  # the point
            (lambda: ida.rescore(None, ["iid-2026"]), "submission"),  # type: ignore[arg-type]  # the point
            (lambda: ida.rescore(BATU, ["iid-2026", 2027]), "editions[1]"),  # type: ignore[list-item]  # the point
            (lambda: ida.compare(1, ida.score(BATU, RULES)), "claimed"),  # type: ignore[arg-type]  # the point
            (lambda: ida.compare(ida.score(BATU, RULES), 2), "verified"),  # type: ignore[arg-type]  # the point
            (lambda: ida.practice.derived_profile(BATU), "score"),  # type: ignore[arg-type]  # the point
        ],
    )
    def test_of_another_type_are_refused_by_name(self, call: Callable[[], object], path: str) -> None:
        with pytest.raises(ida.InvalidSubmission) as caught:
            call()
        (problem,) = caught.value.problems
        assert (problem.code, problem.path) == ("wrong_type", path)

    def test_no_edition_at_all_is_refused(self) -> None:
        with pytest.raises(ida.InvalidSubmission) as caught:
            ida.rescore(BATU, [])
        assert [(one.code, one.path) for one in caught.value.problems] == [("missing_key", "editions")]


class TestLookups:
    @pytest.mark.parametrize(
        ("written", "code"),
        [
            ("1.02", "1.02"),
            ("KESEHATAN", "1.02"),
            ("Perumahan Rakyat & Kawasan Pemukiman", "1.04"),
            ("Trantibumlinmas", "1.05"),
            ("Ketentraman, ketertiban umum dan perlindungan masyarakat", "1.05"),
            ("kepemudaan dan olah raga", "2.19"),
            ("pupr", "1.03"),
            ("Fungsi Penunjang lainnya sesuai dengan ketentuan peraturan perundang-undangan", "5"),
            ("Social Affairs", "1.06"),
        ],
    )
    def test_an_affair_is_found_by_code_name_and_alias(self, written: str, code: str) -> None:
        found = ida.affair(written)
        assert (found.code, found.group) == (code, code[0])
        assert all(found.label(lang) for lang in LANGS)

    def test_a_miss_suggests_the_nearest(self) -> None:
        with pytest.raises(ida.UnknownAffair) as caught:
            ida.affair("Kesehatn")
        assert [one.code for one in caught.value.suggestions] == ["1.02"]
        assert caught.value.message("id") == 'urusan "Kesehatn" tidak dikenal; yang terdekat: 1.02 Kesehatan'
        assert caught.value.message("en") == 'there is no affair "Kesehatn"; nearest: 1.02 Health'
        with pytest.raises(ida.UnknownAffair) as caught:
            ida.affair("zzzz")
        assert caught.value.suggestions == ()

    def test_there_are_32_affairs_in_the_first_three_groups(self) -> None:
        codes = [code for code in affairs() if code[0] in "123" and "." in code]
        assert [sum(code[0] == group for code in codes) for group in "123"] == [6, 18, 8]

    def test_regions_know_their_kind(self) -> None:
        kinds = {code: ida.Region(code).kind for code in ("35", "35.07", "35.79")}
        assert [kind.value for kind in kinds.values()] == ["provinsi", "kabupaten", "kota"]
        assert str(ida.Region("35.79")) == "35.79"

    def test_agencies_have_their_name(self) -> None:
        read = ida.load_submission(KOTA_BATU)
        assert read.agencies[0].label() == "Dinas Pendidikan"


class TestFace:
    def test_every_public_name_is_there_and_every_other_is_not(self) -> None:
        for name in ida.__all__:
            assert getattr(ida, name) is not None
        with pytest.raises(AttributeError):
            _ = ida.nothing  # type: ignore[attr-defined]
        assert ida.rulebooks()

    def test_errors_are_one_tree_and_survive_pickling(self) -> None:
        errors: list[Exception] = [
            ida.UnknownRulebook("x", ("iid-2026",)),
            ida.files.UnknownSchema("x", ("score",)),
            ida.UnknownAffair("x", (ida.affair("1.02"),)),
        ]
        for call in (
            lambda: ida.read_submission({}),
            lambda: ida.rulebook("iid-2019").classify(1),
        ):
            with pytest.raises(ida.InovasiDaerahError) as caught:
                call()
            errors.append(caught.value)
        for error in errors:
            assert isinstance(error, ida.InovasiDaerahError)
            again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
            assert (type(again), str(again), again.message("en")) == (type(error), str(error), error.message("en"))
            if isinstance(error, InvalidInput):
                assert again.problems == error.problems

    def test_values_copy_and_pickle(self) -> None:
        read = ida.load_submission(KOTA_BATU)
        assert pickle.loads(pickle.dumps(read)) == copy.deepcopy(read) == read  # noqa: S301 - our own bytes

    def test_reprs_read_well(self) -> None:
        assert repr(RULES) == "<Rulebook iid-2026>"
        score = ida.score(ida.load_submission(KOTA_BATU), RULES)
        assert repr(score) == "<Score 49.52 inovatif, 35.79 2026, iid-2026, claimed>"
        assert repr(RULES.classify(70)) == "<Predicate sangat_inovatif>"
        assert repr(ida.Stage.TRIAL) == "Stage.TRIAL"

    def test_an_unknown_language_is_refused(self) -> None:
        with pytest.raises(ida.InovasiDaerahError, match="tidak ada bahasa 'fr'") as refused:
            RULES.label("fr")  # type: ignore[arg-type]
        assert isinstance(refused.value, ValueError)
        again = pickle.loads(pickle.dumps(refused.value))  # noqa: S301 - our own bytes
        assert again.message("en") == "no language 'fr'; there are: id | en"


class TestMoreCommands:
    def test_the_version_is_told(self) -> None:
        ran = run("--version")
        assert (ran.returncode, ran.stdout) == (0, f"inovasi-daerah {version('inovasi-daerah')}\n")

    def test_rescore_takes_the_settings_of_a_score(self) -> None:
        ran = run("rescore", KOTA_BATU, "iid-2026", "--counting", "all", "--stages", "all", "--derive", "--json")
        scored = run("score", KOTA_BATU, "--counting", "all", "--stages", "all", "--derive", "--json")
        assert as_json(ran)["scores"][0]["index_exact"] == as_json(scored)["index_exact"]

    def test_one_problem_is_one(self, tmp_path: Path) -> None:
        (tmp_path / "empty.json").write_text("")
        assert run("check", tmp_path / "empty.json", "--lang", "en").stdout.startswith("1 problem:\n")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
    def test_output_that_cannot_be_written_is_told_as_that(self) -> None:
        with Path("/dev/full").open("w") as full:
            ran = subprocess.run(
                [sys.executable, "-m", "inovasi_daerah", "rulebooks", "--lang", "en"],
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
            )
        assert ran.returncode == 2
        assert ran.stderr.startswith("the output can't be written: ")

    def test_rescore_names_the_causes(self) -> None:
        ran = run("rescore", KOTA_BATU, "iid-2025+iid-2026", "iid-2026", "iid-2027", "--lang", "en")
        assert ran.returncode == 0
        assert "gate of basic services" in ran.stdout
        data = as_json(run("rescore", KOTA_BATU, "iid-2026", "iid-2027", "--json"))
        assert [one["index"] for one in data["scores"]] == ["49.52", "45.41"]

    def test_rulebooks_are_compared(self) -> None:
        ran = run("rulebooks", "iid-2026", "--compare", "iid-2027")
        assert "12 -> 14" in ran.stdout
        data = as_json(run("rulebooks", "iid-2026", "--compare", "iid-2027", "--json"))
        assert [change["path"] for change in data["changes"]] == ["formula.divisor.least", "formula.gate"]
        assert run("rulebooks", "--compare", "iid-2027").returncode == 2

    def test_a_rulebook_of_ones_own_is_named_by_its_file(self) -> None:
        made_up = KOTA_BATU.parent.parent.parent / "tests" / "made_up_edition.toml"
        assert "Emas" in run("classify", "9.5", "--rulebook", made_up).stdout
        assert run("classify", "9.55", "--rulebook", made_up).returncode == 1
        assert run("rulebooks", made_up).returncode == 0
        assert run("classify", "9.5", "--rulebook", "nowhere.toml").returncode == 2

    @pytest.mark.parametrize("rulebook", ["iid-2024", "iid-2020"])
    def test_what_an_edition_does_not_know_ends_with_3(self, rulebook: str) -> None:
        ran = run("score", MINIMAL, "--rulebook", rulebook)
        assert (ran.returncode, ran.stdout) == (3, "")
        assert run("classify", "1000", "--rulebook", "iid-2020").returncode == 3

    def test_verified_scores_show_what_was_lost(self) -> None:
        ran = run("score", KOTA_BATU, "--basis", "verified", "--lang", "en")
        assert "Index lost, by cause" in ran.stdout
        assert "verification lapsed" in ran.stdout


def test_importing_reads_no_data_and_no_hypothesis() -> None:
    code = """
import sys
before = set(sys.modules)
import inovasi_daerah
heavy = ("inovasi_daerah.", "hypothesis", "tomllib", "attr", "cattr")
loaded = {name for name in set(sys.modules) - before if name.startswith(heavy)}
assert loaded == {"inovasi_daerah.lazy"}, loaded
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["--lang", "de"], []])
def test_the_program_without_a_command_loads_no_dependency_and_no_command(arguments: list[str]) -> None:
    assert modules_after(*arguments).isdisjoint({"attr", "cattrs", "dateutil", "inovasi_daerah.text"})


@pytest.mark.parametrize(
    ("command", "module"),
    [
        ("score", "scores"),
        ("rulebooks", "rules"),
        ("nation", "nation"),
        ("portfolio", "portfolio"),
        ("regions", "regions"),
        ("conformance", "conformance"),
        ("ecosystem", "ecosystem"),
        ("coverage", "practice"),
    ],
)
def test_a_command_loads_none_of_the_others(command: str, module: str) -> None:
    of_commands = {
        f"inovasi_daerah.cli.{one}" for one in ["scores", "rules", "nation", "portfolio", "regions", "practice"]
    }
    of_commands |= {"inovasi_daerah.cli.conformance", "inovasi_daerah.cli.ecosystem"}
    assert modules_after(command, "--help") & of_commands == {f"inovasi_daerah.cli.{module}"}


def modules_after(*arguments: str) -> set[str]:
    """The modules that a process has loaded when the program ends."""
    code = "import atexit, sys; from inovasi_daerah.cli import main; "
    code += "atexit.register(lambda: print(*sys.modules, file=sys.__stderr__)); sys.exit(main())"
    ran = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)
    return set(ran.stderr.split())


def test_a_room_behind_an_extra_is_reached_by_its_name() -> None:
    code = "import inovasi_daerah as ida; ida.tables.score_regions"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_claim_without_scale_takes_a_level_only() -> None:
    made_up = ida.load_rulebook(KOTA_BATU.parent.parent.parent / "tests" / "made_up_edition.toml")
    data = without(submission(innovation(claims={"panen": {"fact": 3}}), year=2031), "innovations", 0, "applied_on")
    with pytest.raises(ida.InvalidSubmission) as caught:
        ida.read_submission(data, made_up)
    assert [problem.path for problem in caught.value.problems] == ["innovations[0].claims.panen.fact"]


def levels_that_make(points: int, rows: tuple[Row, ...]) -> dict[str, dict[str, int]]:
    """Claims of levels that add up to exactly so many points, with every mandatory row filled."""
    ways: dict[Fraction, dict[str, dict[str, int]]] = {Fraction(0): {}}
    for row in rows:
        ways = {
            total: {**claims, row.code: {"level": level}}
            for before, claims in ways.items()
            for level in range(1 if row.mandatory else 0, 4)
            if (total := before + Fraction(row.weight) * level) <= points
        }
    return ways[Fraction(points)]


@pytest.mark.parametrize(
    ("innovations", "maturity", "services", "index", "predicate", "divisor", "empty_seats"),
    [
        (20, 70, 5, "47.04", "Inovatif", 20, 0),
        (20, 70, 4, "44.00", "Inovatif", 20, 0),
        (8, 80, 5, "38.55", "Kurang Inovatif", 12, 4),
        (12, 80, 5, "49.82", "Inovatif", 12, 0),
    ],
)
def test_the_worked_cases_as_whole_submissions(
    innovations: int, maturity: int, services: int, index: str, predicate: str, divisor: int, empty_seats: int
) -> None:
    claims = levels_that_make(maturity, RULES.innovation)
    ones = [innovation(number, affair=f"1.0{number % services + 1}", claims=claims) for number in range(innovations)]
    read = ida.read_submission(submission(*ones, government=levels_that_make(40, RULES.government)))
    found = ida.score(read, RULES)
    assert (str(found.index), found.predicate.label()) == (index, predicate)
    assert (found.maturity.divisor, found.maturity.empty_seats) == (divisor, empty_seats)
