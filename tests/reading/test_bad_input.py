"""Bad input: each a clear problem with path, value and expectation, in both languages, and nothing is coerced."""

from __future__ import annotations

import io
import json
import resource
import subprocess
import sys
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

import inovasi_daerah as ida
from examples import HEADER, MINIMAL, changed, example, innovation, submission, without
from inside import RawNumber
from process import as_json, run

if TYPE_CHECKING:
    from pathlib import Path


def problems(data: Any) -> list[tuple[str, str]]:
    """Code and path of every problem of a submission."""
    with pytest.raises(ida.InvalidSubmission) as caught:
        ida.read_submission(data)
    for problem in caught.value.problems:
        for lang in ("id", "en"):
            message = problem.message(lang)
            assert message
            assert "{" not in message.replace("{...}", "").replace('{"received": n, "settled": m}', "")
    return [(problem.code, problem.path) for problem in caught.value.problems]


SDM = ("innovations", 0, "claims", "sdm")
LEVEL = "innovations[0].claims.sdm.level"
SAW_FACT = ".verification.saw.fact"


class TestValues:
    @pytest.mark.parametrize(
        ("value", "code"),
        [(4, "out_of_range"), (-1, "out_of_range"), ("2", "wrong_type"), (True, "wrong_type"), (None, "null_value")],
    )
    def test_a_level_is_an_integer_from_0_to_3(self, value: object, code: str) -> None:
        assert problems(changed(example(MINIMAL), *SDM, to={"level": value})) == [(code, LEVEL)]

    @pytest.mark.parametrize(
        ("written", "code"),
        [
            ("2.5", "fraction"),
            ("2.0", "fraction"),
            ("2e0", "fraction"),
            ("NaN", "not_finite"),
            ("-Infinity", "not_finite"),
        ],
    )
    def test_a_number_with_a_fraction_or_exponent_is_refused(self, written: str, code: str, tmp_path: Path) -> None:
        path = tmp_path / "kota.json"
        text = json.dumps(changed(example(MINIMAL), *SDM, to={"level": "HERE"})).replace('"HERE"', written)
        path.write_text(text, "utf-8")
        with pytest.raises(ida.InvalidSubmission) as caught:
            ida.load_submission(path)
        (problem,) = caught.value.problems
        assert (problem.code, problem.path) == (code, LEVEL)
        assert f"{written} " in problem.message("en")

    def test_a_float_in_data_is_refused_too(self) -> None:
        assert problems(changed(example(MINIMAL), *SDM, to={"level": 2.0})) == [("fraction", LEVEL)]

    def test_a_number_too_long_to_be_meant_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "kota.json"
        path.write_text(json.dumps(example(MINIMAL)).replace("2026", "2" * 5000), "utf-8")
        with pytest.raises(ida.InvalidSubmission) as caught:
            ida.load_submission(path)
        assert [(problem.code, problem.path) for problem in caught.value.problems] == [("out_of_range", "year")]

    @pytest.mark.parametrize(
        ("value", "code"),
        [
            ("2024-02-31", "bad_date"),
            ("20240205", "bad_form"),
            ("2024-W06-1", "bad_form"),
            ("5/2/2024", "bad_form"),
            ("2024-02-05T00:00:00", "bad_form"),
            (20240205, "wrong_type"),
            (None, "null_value"),
        ],
    )
    def test_a_date_has_one_form_and_must_exist(self, value: object, code: str) -> None:
        data = changed(example(MINIMAL), "innovations", 0, "applied_on", to=value)
        assert problems(data) == [(code, "innovations[0].applied_on")]

    @pytest.mark.parametrize(
        ("value", "code"),
        [
            (35.79, "wrong_type"),
            ("35.7", "bad_form"),
            ("3579", "bad_form"),
            ("٣٥.٧٩", "bad_form"),
            (None, "wrong_type"),
        ],
    )
    def test_a_region_is_its_code_in_quotes(self, value: object, code: str) -> None:
        assert problems(changed(example(MINIMAL), "region", to=value)) == [(code, "region")]

    @pytest.mark.parametrize(
        ("value", "code"),
        [("Kesehatan", "unknown_affair"), ("1.07", "unknown_affair"), ("x", "unknown_affair"), (1, "wrong_type")],
    )
    def test_an_affair_is_its_code(self, value: object, code: str) -> None:
        data = changed(example(MINIMAL), "innovations", 0, "affair", to=value)
        assert problems(data) == [(code, "innovations[0].affair")]

    @pytest.mark.parametrize(
        ("value", "code"),
        [
            (" spasi", "bad_text"),
            ("", "bad_text"),
            ("a\nb", "bad_text"),
            ("\ud800", "bad_text"),
            ("x" * 201, "too_large"),
            (7, "wrong_type"),
        ],
    )
    def test_a_name_is_one_line(self, value: object, code: str) -> None:
        data = changed(example(MINIMAL), "innovations", 0, "name", to=value)
        assert problems(data) == [(code, "innovations[0].name")]

    @pytest.mark.parametrize(
        ("entries", "code", "path"),
        [
            ({"asta_cita": 9}, "out_of_range", "asta_cita"),
            ({"pkpn": "pangan"}, "unknown_value", "pkpn"),
            ({"form": 3}, "wrong_type", "form"),
            ({"coordinates": ["-7.87"]}, "bad_form", "coordinates"),
            ({"coordinates": ["112.52", "-97.87"]}, "out_of_range", "coordinates[0]"),
            ({"coordinates": ["-7,87", "112.52"]}, "bad_form", "coordinates[0]"),
            ({"reported_maturity": "-1"}, "out_of_range", "reported_maturity"),
            ({"reported_maturity": True}, "wrong_type", "reported_maturity"),
            ({"design": "satu dua", "design_words": 3}, "conflict", "design_words"),
            ({"design": "\udfff"}, "bad_text", "design"),
            ({"design_words": 10_000_001}, "out_of_range", "design_words"),
            ({"touching_affairs": ["1.01", "1.01"]}, "duplicate_item", "touching_affairs[1]"),
            ({"touching_affairs": ["1.01", "x.01"]}, "unknown_affair", "touching_affairs[1]"),
            ({"touching_affairs": "1.01"}, "wrong_type", "touching_affairs"),
            ({"touching_affairs": [None]}, "null_value", "touching_affairs[0]"),
            ({"claims": []}, "wrong_type", "claims"),
            ({"agency": None}, "null_value", "agency"),
        ],
    )
    def test_every_entry_has_its_domain(self, entries: dict[str, object], code: str, path: str) -> None:
        one = {key: value for key, value in innovation().items() if not ("design" in entries and key == "design_words")}
        assert problems(submission({**one, **entries})) == [(code, f"innovations[0].{path}")]


class TestClaims:
    @pytest.mark.parametrize(
        ("claim", "code", "path"),
        [
            ({}, "fact_missing", ""),
            ({"evidence": []}, "fact_missing", ""),
            ({"level": 2, "basis": "a"}, "conflict", ".basis"),
            ({"fact": 2, "basis": "a"}, "unknown_basis", ".basis"),
            ({"fact": 14, "level": 3}, "level_disagrees", ".level"),
            ({"fact": 2.5}, "fraction", ".fact"),
            ({"fact": None}, "null_value", ".fact"),
            ({"fact": True}, "wrong_type", ".fact"),
            ({"fact": 10**18}, "out_of_range", ".fact"),
            ({"fact": -(10**18)}, "out_of_range", ".fact"),
            ({"fact": {"received": "1"}}, "wrong_type", ".fact"),
            ({"fact": {"received": 10**18}}, "out_of_range", ".fact"),
            ({"fact": {1: 1}}, "wrong_type", ".fact"),
            ({"fact": {str(key): key for key in range(101)}}, "wrong_type", ".fact"),
            ({"fact": ["a", None]}, "wrong_type", ".fact"),
            ({"fact": [10**18]}, "out_of_range", ".fact"),
            ({"fact": [1] * 101}, "wrong_type", ".fact"),
            ({"fact": RawNumber("1e3")}, "fraction", ".fact"),
            ({"fact": RawNumber("-Infinity")}, "not_finite", ".fact"),
            ({"fact": RawNumber("9" * 19)}, "out_of_range", ".fact"),
            ({"fact": "a\ud800"}, "bad_text", ".fact"),
            ({"fact": ["a", "\udfff"]}, "bad_text", ".fact"),
            ({"fact": {"\ud800": 1}}, "bad_text", ".fact"),
            ({"level": 1, "verification": {"status": "pending", "saw": {"fact": "\ud800"}}}, "bad_text", SAW_FACT),
            ({"level": 1, "evidence": [{"id": "a", "kind": "pdf"}] * 2}, "duplicate_id", ".evidence[1].id"),
            ({"level": 1, "evidence": [{"id": "a", "kind": "docx"}]}, "unknown_value", ".evidence[0].kind"),
            ({"level": 1, "evidence": [{"id": "a", "kind": "pdf", "sha256": "AB"}]}, "bad_form", ".evidence[0].sha256"),
            ({"level": 1, "verification": {"status": "adjusted", "saw": {}}}, "missing_key", ".verification.level"),
            ({"level": 1, "verification": {"status": "accepted"}}, "missing_key", ".verification.saw"),
            (
                {"level": 1, "verification": {"status": "rejected", "level": 1, "saw": {}}},
                "conflict",
                ".verification.level",
            ),
            (
                {"level": 1, "verification": {"status": "pending", "saw": {"basis": "a"}}},
                "conflict",
                ".verification.saw.basis",
            ),
            (
                {"level": 1, "verification": {"status": "pending", "saw": {"evidence": ["a", "a"]}}},
                "duplicate_id",
                ".verification.saw.evidence[1].id",
            ),
            (
                {"level": 1, "verification": {"status": "pending", "saw": {"evidence": [7]}}},
                "wrong_type",
                ".verification.saw.evidence[0]",
            ),
        ],
    )
    def test_a_claim_says_something_and_nothing_against_itself(self, claim: object, code: str, path: str) -> None:
        assert problems(changed(example(MINIMAL), *SDM, to=claim)) == [(code, f"innovations[0].claims.sdm{path}")]

    def test_what_can_not_be_read_is_not_also_called_missing(self) -> None:
        claim = {"level": "2", "verification": {"status": "adjusted", "level": 9, "saw": {"level": 2}}}
        found = problems(changed(example(MINIMAL), *SDM, to=claim))
        path = "innovations[0].claims.sdm"
        assert found == [("wrong_type", f"{path}.level"), ("out_of_range", f"{path}.verification.level")]

    def test_an_unknown_indicator_is_named_with_the_nearest(self) -> None:
        data = changed(example(MINIMAL), "innovations", 0, "claims", "regulassi", to={"level": 1})
        with pytest.raises(ida.InvalidSubmission) as caught:
            ida.read_submission(data)
        (problem,) = caught.value.problems
        assert (problem.code, problem.value) == ("unknown_indicator", "regulassi")
        assert '"regulasi"' in problem.message("en")

    def test_a_row_of_the_government_is_no_row_of_an_innovation(self) -> None:
        data = changed(example(MINIMAL), "government", to={"sdm": {"level": 1}})
        assert problems(data) == [("unknown_indicator", "government.sdm")]

    def test_claims_under_an_edition_without_catalogue_are_checked_when_they_are_scored(self) -> None:
        read = ida.read_submission(submission(innovation(claims={"vidio": {"level": 1}}), year=1999))
        with pytest.raises(ida.InvalidSubmission):
            ida.score(read, ida.rulebook("iid-2026"))


class TestObjects:
    def test_every_missing_entry_is_named(self) -> None:
        found = problems({})
        assert found == [("missing_key", name) for name in ("format", "format_version", "region", "year")]
        assert problems(submission({"claims": {}})) == [
            ("missing_key", f"innovations[0].{name}") for name in ("id", "name", "stage", "affair")
        ]

    @pytest.mark.parametrize("top", [[], "laporan", 7, None, True])
    def test_the_whole_is_an_object(self, top: object) -> None:
        (found,) = problems(top)
        assert found[1] == ""

    def test_the_format_and_its_version_are_named(self) -> None:
        data = {**example(MINIMAL), "format": "laporan", "format_version": 1}
        assert problems(data) == [("unknown_value", "format"), ("wrong_type", "format_version")]

    def test_an_unknown_key_is_refused_with_the_nearest(self) -> None:
        data = changed(example(MINIMAL), "inovations", to=[])
        with pytest.raises(ida.InvalidSubmission) as caught:
            ida.read_submission(data)
        (problem,) = caught.value.problems
        assert problem.path == "inovations"
        assert '"innovations"' in problem.message("id")

    @pytest.mark.parametrize(
        ("written", "meant"), [("formt", "format"), ("formatversion", "format_version"), ("regoin", "region")]
    )
    def test_a_key_of_the_header_is_known_too(self, written: str, meant: str) -> None:
        with pytest.raises(ida.InvalidSubmission) as caught:
            ida.read_submission(changed(example(MINIMAL), written, to="x"))
        (problem,) = (one for one in caught.value.problems if one.code == "unknown_key")
        assert problem.expected.en == f'did you mean "{meant}"?'

    def test_an_unknown_key_like_no_other_is_refused_with_all_that_are_known(self) -> None:
        assert problems(changed(example(MINIMAL), "region", to={"zzz": 1})) == [("wrong_type", "region")]
        claim = {"level": 1, "zzz": 1}
        assert problems(changed(example(MINIMAL), *SDM, to=claim)) == [("unknown_key", "innovations[0].claims.sdm.zzz")]

    def test_a_key_like_no_other_is_told_every_key_that_is_known(self) -> None:
        with pytest.raises(ida.InvalidSubmission) as caught:
            ida.read_submission(changed(example(MINIMAL), "innovations", 0, "xyz", to=1))
        (problem,) = caught.value.problems
        assert problem.expected.en.startswith("id | name | stage | affair | claims | agency | ")

    def test_a_strange_key_is_quoted_and_cut_in_the_path(self) -> None:
        ((code, path),) = problems(changed(example(MINIMAL), "\x1b[31m" + "x" * 500, to=1))
        assert code == "unknown_key"
        assert path.isprintable()
        assert len(path) < 80

    def test_ids_are_used_once_and_agencies_must_be_listed(self) -> None:
        agencies = [{"id": "a", "name": "A"}, {"id": "a", "name": "B", "affairs": ["1.01", "1.01"]}]
        data = submission(innovation(1, agency="b"), innovation(1), agencies=agencies)
        assert problems(data) == [
            ("duplicate_item", "agencies[1].affairs[1]"),
            ("duplicate_id", "agencies[1].id"),
            ("duplicate_id", "innovations[1].id"),
            ("unknown_agency", "innovations[0].agency"),
        ]

    def test_an_agency_may_be_named_where_no_list_is_given(self) -> None:
        assert ida.read_submission(submission(innovation(agency="dinas-kesehatan"))).innovations[0].agency

    def test_rules_across_entries_see_what_could_be_read(self) -> None:
        broken = innovation(1, agency="b", stage="?", claims={"vidio": {"level": 1}, "sdm": {"fact": "31 %"}})
        data = submission(broken, innovation(1), agencies=[{"id": "a", "name": "A"}])
        assert problems(data) == [
            ("unknown_value", "innovations[0].stage"),
            ("duplicate_id", "innovations[1].id"),
            ("unknown_agency", "innovations[0].agency"),
            ("unknown_indicator", "innovations[0].claims.vidio"),
            ("bad_form", "innovations[0].claims.sdm.fact"),
        ]

    def test_extra_is_kept_verbatim_within_its_depth(self) -> None:
        kept = {"portal": [1, {"x": None}], "note": "\ud800"}
        read = ida.read_submission(submission(innovation(extra=kept)))
        assert json.loads(ida.write_submission(read))["innovations"][0]["extra"] == kept
        deep: object = 1
        for _ in range(40):
            deep = [deep]
        assert problems(submission(extra=deep)) == [("too_deep", "extra")]
        assert problems(submission(extra=object)) == [("wrong_type", "extra")]

    def test_every_problem_in_extra_is_told_where_it_is(self) -> None:
        kept = {"a": {"b": float("inf")}, "c": [2, float("nan"), {3: 4}], "n": 10**1_000}
        found = [("not_finite", "extra.a.b"), ("not_finite", "extra.c[1]"), ("wrong_type", "extra.c[2].3")]
        assert problems(submission(extra=kept)) == [*found, ("out_of_range", "extra.n")]
        twice = b'{"a": {"b": 1, "b": 2}, "c": {"d": 1, "d": 2}}'
        written = json.dumps(submission(extra="HERE")).encode().replace(b'"HERE"', twice)
        with pytest.raises(ida.InvalidSubmission) as caught:
            ida.files.load_submission_from(io.BytesIO(written))
        assert [(one.code, one.path) for one in caught.value.problems] == [
            ("duplicate_key", "extra.a.b"),
            ("duplicate_key", "extra.c.d"),
        ]

    @pytest.mark.parametrize("number", [10**18 - 1, 10**18, -(10**18), 10**1_000 - 1])
    def test_a_long_number_in_extra_reads_back_as_it_was_written(self, number: int) -> None:
        read = ida.read_submission(submission(extra={"id": number}))
        data = json.loads(ida.write_submission(read))
        assert data["extra"] == {"id": number}
        assert (
            ida.read_submission(data) == read == ida.files.load_submission_from(io.BytesIO(json.dumps(data).encode()))
        )

    def test_a_number_of_a_float_s_own_kind_is_a_number_too(self) -> None:
        class Other(float):
            def __repr__(self) -> str:
                return f"Other({float(self)})"

        assert ida.read_submission(submission(extra={"a": Other(1.5)})) == ida.read_submission(
            submission(extra={"a": 1.5})
        )

    @pytest.mark.parametrize("text", ["0.75", "-1e-07", "1e+22", "2.0"])
    def test_a_number_with_a_fraction_is_kept_in_extra_on_either_way(self, text: str) -> None:
        from_file = ida.files.load_submission_from(
            io.BytesIO(json.dumps(submission(extra="HERE")).replace('"HERE"', text).encode())
        )
        assert ida.read_submission(submission(extra=json.loads(text))) == from_file
        assert f'"extra": {text}' in ida.write_submission(from_file)

    @pytest.mark.parametrize("value", ["3", True, 3.7, 99_999_999_999_999_999_999])
    def test_what_is_no_level_is_told_the_bounds_of_levels(self, value: object) -> None:
        with pytest.raises(ida.InvalidSubmission) as caught:
            ida.read_submission(changed(example(MINIMAL), *SDM, to={"level": value}))
        (problem,) = caught.value.problems
        assert problem.expected.en == "an integer 0-3"

    @pytest.mark.parametrize(
        ("fact", "expected"),
        [
            (12.5, 'a fraction as a text in quotes, such as "12.50"'),
            (10**20, "an integer of at most 18 digits"),
        ],
    )
    def test_a_fact_that_can_not_be_is_told_how_to_write_it(self, fact: object, expected: str) -> None:
        with pytest.raises(ida.InvalidSubmission) as caught:
            ida.read_submission(changed(example(MINIMAL), *SDM, to={"fact": fact}))
        (problem,) = caught.value.problems
        assert problem.expected.en == expected

    def test_a_key_that_is_a_number_of_any_length_is_an_unknown_key(self) -> None:
        assert problems({**submission(), 10**5_000: 1}) == [("unknown_key", ">= 10^40")]

    def test_more_than_a_hundred_thousand_innovations_are_refused_unread(self) -> None:
        assert problems(submission(year="?", innovations=[{}] * 100_001)) == [("too_large", "innovations")]


class TestFiles:
    """What the program says of a file that is no whole submission: exit 1, one clear sentence, no traceback."""

    def said(self, content: bytes, tmp_path: Path, lang: str = "en") -> str:
        path = tmp_path / "kota.json"
        path.write_bytes(content)
        ran = run("check", path, "--lang", lang, "--json")
        assert ran.returncode == 1, ran.stderr
        assert ran.stderr == ""
        (problem,) = as_json(ran)["problems"]
        assert problem["path"] == "" or problem["code"] == "duplicate_key"
        return f"{problem['code']}: {problem['message']}"

    def test_truncated_json(self, tmp_path: Path) -> None:
        content = MINIMAL.read_bytes()[:300]
        assert "not_json: (the whole file): " in self.said(content, tmp_path)
        assert "baris" in self.said(content, tmp_path, "id")
        assert "not_json" in self.said(b"", tmp_path)

    def test_a_file_that_is_not_utf_8(self, tmp_path: Path) -> None:
        assert "not_utf8" in self.said(b"\xff\xfe{}", tmp_path)

    def test_a_second_byte_order_mark(self, tmp_path: Path) -> None:
        assert "not_json" in self.said(b"\xef\xbb\xbf" * 2 + b"{}", tmp_path)

    def test_the_wrong_type_at_the_top(self, tmp_path: Path) -> None:
        assert "wrong_type" in self.said(b"[]", tmp_path)

    def test_a_key_written_twice_anywhere(self, tmp_path: Path) -> None:
        text = json.dumps(example(MINIMAL))
        twice_on_a_row = text.replace('"sdm": {', '"sdm": {"level": 1}, "sdm": {')
        assert "duplicate_key: innovations[0].claims.sdm: " in self.said(twice_on_a_row.encode(), tmp_path)
        twice_at_the_top = text.replace('"year": 2026', '"year": 2026, "year": 2027')
        assert "duplicate_key: year: " in self.said(twice_at_the_top.encode(), tmp_path)
        for inside in ('"extra": {"a": 1, "a": 1}', '"extra": {"b": {"a": 1, "a": 1}}'):
            twice_in_extra = text.replace('"year": 2026', f'"year": 2026, {inside}', 1)
            twice_in_extra = json.dumps(without(example(MINIMAL), "extra")).replace(
                '"year": 2026', f'"year": 2026, {inside}'
            )
            assert "duplicate_key: extra" in self.said(twice_in_extra.encode(), tmp_path)
        twice_in_a_fact = text.replace('"sdm": {"level": 2}', '"sdm": {"fact": {"received": 1, "received": 2}}')
        assert "duplicate_key: innovations[0].claims.sdm.fact.received" in self.said(twice_in_a_fact.encode(), tmp_path)

    def test_a_hundred_thousand_nested_brackets(self, tmp_path: Path) -> None:
        assert "too_deep" in self.said(b"[" * 100_000, tmp_path)
        assert "too_deep" in self.said(b'{"a":' * 100_000, tmp_path)
        assert '""' not in self.said(b"[" * 100_000, tmp_path)

    def test_nesting_is_refused_from_sixty_five_levels_on_whatever_python_reads(self, tmp_path: Path) -> None:
        """Brackets in texts nest nothing, and an escaped quote ends no text."""
        for inside in ("[" * 65, '\\"' + "[" * 65, "[" * 65 + "\\\\"):
            assert "too_deep" not in self.said(f'["{inside}"]'.encode(), tmp_path)
        assert "too_deep" not in self.said(b"[" * 64 + b"]" * 64, tmp_path)
        assert "too_deep" in self.said(b"[" * 65 + b"]" * 65, tmp_path)
        assert "too_deep" in self.said(b'{"]": "]", "a": ' * 65 + b"1" + b"}" * 65, tmp_path)

    def test_seventy_mebibytes_in_bounded_memory(self, tmp_path: Path) -> None:
        path = tmp_path / "kota.json"
        with path.open("wb") as stream:
            stream.write(b" ")
            stream.truncate(70 * 1024 * 1024)
        bounded = 512 * 1024 * 1024
        ran = subprocess.run(
            [sys.executable, "-m", "inovasi_daerah", "check", str(path), "--json"],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (bounded, bounded)),
        )
        assert ran.returncode == 1, ran.stderr
        assert as_json(ran)["problems"][0]["code"] == "too_large"
        assert as_json(ran)["problems"][0]["value"] is None

    def test_a_decimal_in_extra_is_written_as_it_was_read(self, tmp_path: Path) -> None:
        path = tmp_path / "kota.json"
        text = json.dumps({**without(example(MINIMAL), "extra"), "extra": "HERE"})
        path.write_text(text.replace('"HERE"', '{"share": 12.50, "e": 1e400, "long": 12345678901234567890}'), "utf-8")
        written = ida.write_submission(ida.load_submission(path))
        for number in ("12.50", "1e400", "12345678901234567890"):
            assert f": {number}" in written
        path.write_text(text.replace('"HERE"', '{"share": NaN}'), "utf-8")
        with pytest.raises(ida.InvalidSubmission) as caught:
            ida.load_submission(path)
        assert [problem.code for problem in caught.value.problems] == ["not_finite"]


class TestConstructing:
    """What Python code builds by hand is held to the same rules as what a file says."""

    @pytest.mark.parametrize(
        ("entries", "path"),
        [
            ({"id": 7}, "id"),
            ({"stage": "penerapan"}, "stage"),
            ({"affair": "x"}, "affair"),
            ({"claims": {"sdm": 2}}, "claims"),
            ({"touching_affairs": (None,)}, "touching_affairs[0]"),
            ({"coordinates": ("1", "2")}, "coordinates"),
            ({"coordinates": (Decimal("NaN"), Decimal(1))}, "coordinates"),
            ({"coordinates": (Decimal(1), Decimal("sNaN"))}, "coordinates"),
            ({"coordinates": (Decimal("Infinity"), Decimal(1))}, "coordinates[0]"),
            ({"design_words": "300"}, "design_words"),
            ({"design": 300}, "design"),
            ({"reported_maturity": 3}, "reported_maturity"),
        ],
    )
    def test_an_innovation_checks_itself(self, entries: dict[str, Any], path: str) -> None:
        good: dict[str, Any] = {"id": "a", "name": "A", "stage": ida.Stage.TRIAL, "affair": "1.01", "claims": {}}
        assert ida.Innovation(**good).label() == "A"
        with pytest.raises(ida.InvalidSubmission) as caught:
            ida.Innovation(**{**good, **entries})
        assert [problem.path for problem in caught.value.problems] == [path]

    def test_what_is_required_is_not_none(self) -> None:
        nothing: Any = None
        for make in (
            lambda: ida.Region(nothing),
            lambda: ida.Evidence(nothing, nothing),
            lambda: ida.Verification(nothing),
            lambda: ida.Submission(region=nothing, year=nothing),
        ):
            with pytest.raises(ida.InvalidSubmission):
                make()

    def test_a_key_is_a_text(self) -> None:
        assert problems(submission(innovation(), government={1: {"level": 1}})) == [("wrong_type", "government.1")]

    def test_a_strange_indicator_is_quoted_in_its_path(self) -> None:
        ((code, path),) = problems(submission(innovation(), government={"\x1b[31mX": {"level": 1}}))
        assert code == "unknown_indicator"
        assert path.isprintable()

    def test_a_submission_checks_itself(self) -> None:
        with pytest.raises(ida.InvalidSubmission):
            ida.Submission(region="35.79", year=2026)  # type: ignore[arg-type]
        with pytest.raises(ida.InvalidSubmission):
            ida.Submission(region=ida.Region("35.79"), year=2026, innovations=[{"id": "a"}])
        with pytest.raises(ida.InvalidSubmission):
            ida.Region("kota batu")

    def test_frozen_values_can_not_be_changed_and_can_be_hashed(self) -> None:
        read = ida.read_submission(example(MINIMAL))
        with pytest.raises(AttributeError):
            read.year = 2027  # type: ignore[misc]
        with pytest.raises(TypeError):
            read.government["visi_misi"] = ida.Claim(level=1)
        assert hash(read) == hash(ida.read_submission(example(MINIMAL)))


def test_header_alone_is_a_submission() -> None:
    assert ida.read_submission({**HEADER, "region": "35", "year": 2026}).innovations == ()


def test_values_that_are_already_built_are_taken_as_they_are() -> None:
    read = ida.read_submission(submission(innovation(agency="a"), agencies=[{"id": "a", "name": "A", "kind": "dinas"}]))
    seen = ida.domain.SeenEvidence(id="a")
    claim = {"level": 1, "verification": {"status": ida.Status.PENDING, "saw": {"evidence": [seen]}}}
    built = {
        **HEADER,
        "region": read.region,
        "year": read.year,
        "agencies": read.agencies,
        "innovations": [
            *read.innovations,
            innovation(1, claims={"sdm": claim}, stage=ida.Stage.APPLICATION, applied_on=date(2024, 2, 5)),
        ],
    }
    again = ida.read_submission(built)
    assert again.innovations[0] is read.innovations[0]
    assert again.innovations[1].stage is ida.Stage.APPLICATION


def test_an_affair_built_by_hand_is_a_text() -> None:
    with pytest.raises(ida.InvalidSubmission) as caught:
        ida.Agency(id="a", name="A", affairs=(1,))
    assert [(problem.code, problem.path) for problem in caught.value.problems] == [("wrong_type", "affairs[0]")]


def test_coordinates_in_their_range_are_kept() -> None:
    read = ida.read_submission(submission(innovation(coordinates=["-7.87", "112.52"])))
    assert read.innovations[0].coordinates is not None
    assert [str(part) for part in read.innovations[0].coordinates] == ["-7.87", "112.52"]


def test_a_design_and_its_length_may_stand_together_when_they_agree() -> None:
    one = innovation(design="satu dua - tiga", design_words=3)
    assert ida.read_submission(submission(one)).innovations[0].words == 3


def test_a_year_that_can_not_be_read_leaves_the_claims_unjudged() -> None:
    assert problems(submission(innovation(claims={"sdm": {"fact": -1}}), year="2026")) == [("wrong_type", "year")]
    with pytest.raises(ida.InvalidSubmission) as caught:
        ida.read_submission(submission(innovation(claims={"x": {"level": 1}}), year="?"), ida.rulebook("iid-2026"))
    assert [problem.path for problem in caught.value.problems] == ["year"]
    assert problems(submission(innovation(claims={"sdm": {"fact": -1}}), year=2026, government=[])) == [
        ("wrong_type", "government"),
        ("out_of_range", "innovations[0].claims.sdm.fact"),
    ]


MOST = 10**18 - 1
COUNTS = [("government", "rekomendasi_kebijakan"), ("claims", "sdm"), ("claims", "bimtek"), ("claims", "replikasi")]


@pytest.mark.parametrize(("part", "code"), COUNTS)
def test_a_count_has_at_most_the_documented_digits(part: str, code: str) -> None:
    def with_count(fact: int) -> dict[str, Any]:
        if part == "government":
            return submission(government={code: {"fact": fact}})
        return submission(changed(innovation(), "claims", code, to={"fact": fact}))

    assert ida.read_submission(with_count(MOST))
    path = f"government.{code}.fact" if part == "government" else f"innovations[0].claims.{code}.fact"
    for fact in (MOST + 1, 10**30):
        assert problems(with_count(fact)) == [("out_of_range", path)]


@pytest.mark.parametrize(("year", "fits"), [(0, False), (999, False), (1000, True), (9999, True), (10000, False)])
def test_a_year_has_the_documented_four_digits(year: int, fits: bool) -> None:
    if fits:
        assert ida.read_submission(submission(year=year)).year == year
    else:
        assert problems(submission(year=year)) == [("out_of_range", "year")]
