"""The JSON Schemas: what the readers accept validates, and what a schema can say is refused by both."""

from __future__ import annotations

import copy
import json
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from attrs import NOTHING, fields
from hypothesis import assume, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import inovasi_daerah as ida
from examples import EXAMPLES, KOTA_BATU, MINIMAL, changed, example, innovation, submission, without
from inovasi_daerah import affairs
from inovasi_daerah.testing import submissions
from inside import (
    FIRST_YEAR,
    LANGS,
    LAST_YEAR,
    MAX_INNOVATIONS,
    MAX_PLACES,
    MAX_TEXT,
    MOST_WORDS,
    REASONS,
    Rounding,
    ScaleKind,
    Source,
    library,
    read_rulebook,
    read_what_can_be,
)
from inside import rules_bands as bands
from inside import rules_catalogue as catalogue
from inside import rules_consistency as consistency
from inside import rules_eligibility as eligibility
from inside import rules_formula as formula
from inside import rules_rulebook as rulebook
from inside import rules_scales as scales
from inside import rules_settings as settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from enum import Enum

DATA = Path(library.__file__).parent / "data"
MADE_UP = Path(__file__).parent.parent / "made_up_edition.toml"
NAMES = ("choice", "gains", "rulebook", "score", "submission")
VALIDATORS = {name: Draft202012Validator(ida.files.schema(name)) for name in NAMES}
MISSING: Any = object()


def faults(name: str, data: object) -> list[str]:
    """Where ``data`` breaks the schema."""
    return [error.json_path for error in VALIDATORS[name].iter_errors(data)]


def altered(data: dict[str, Any], path: str, to: object) -> dict[str, Any]:
    """A copy with the entry at a dotted path changed, or left out where ``to`` is MISSING."""
    steps: list[str | int] = []
    holder: Any = data
    for step in path.split("."):
        if isinstance(holder, list):
            steps.append(int(step))
            holder = holder[int(step)]
        else:
            steps.append(step)
            holder = holder.get(step, {})
    return with_scrap(data, tuple(steps), to)


def parts(schema: object) -> Iterator[dict[str, Any]]:
    """Every object within a schema."""
    if isinstance(schema, dict):
        yield schema
        for item in schema.values():
            yield from parts(item)
    elif isinstance(schema, list):
        for item in schema:
            yield from parts(item)


class TestSchemas:
    @pytest.mark.parametrize("name", NAMES)
    def test_each_is_a_valid_schema_of_draft_2020_12(self, name: str) -> None:
        schema = ida.files.schema(name)
        Draft202012Validator.check_schema(schema)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert schema["$id"].endswith(f":{name}:{schema['properties']['format_version']['const']}")
        assert schema["properties"]["format"]["const"] == f"inovasi-daerah/{name}"

    @pytest.mark.parametrize("name", NAMES)
    def test_no_definition_is_missing_or_unused(self, name: str) -> None:
        schema = ida.files.schema(name)
        used = {part["$ref"].removeprefix("#/$defs/") for part in parts(schema) if "$ref" in part}
        assert used == set(schema["$defs"])

    @pytest.mark.parametrize("name", NAMES)
    def test_a_changed_copy_changes_no_other(self, name: str) -> None:
        ida.files.schema(name).clear()
        assert ida.files.schema(name)["title"]

    @pytest.mark.parametrize("name", ["submision", "../score", ""])
    def test_an_unknown_name_is_refused_with_the_known_ones(self, name: Any) -> None:
        with pytest.raises(ida.files.UnknownSchema) as caught:
            ida.files.schema(name)
        for lang in LANGS:
            assert "choice, gains, rulebook, score, submission" in caught.value.message(lang)


class TestVocabularies:
    """A closed vocabulary of a schema is that of the library, in the same order."""

    @pytest.mark.parametrize(
        ("name", "definition", "kind"),
        [
            ("submission", "stage", ida.Stage),
            ("submission", "form", ida.Form),
            ("submission", "kind", ida.Kind),
            ("submission", "initiator", ida.Initiator),
            ("submission", "classification", ida.domain.Classification),
            ("submission", "cluster", ida.domain.Cluster),
            ("submission", "agency_kind", ida.AgencyKind),
            ("submission", "evidence_kind", ida.EvidenceKind),
            ("submission", "status", ida.Status),
            ("score", "state", ida.State),
            ("score", "basis", ida.Basis),
            ("rulebook", "capability", ida.rules.Capability),
            ("rulebook", "confidence", ida.rules.Confidence),
            ("rulebook", "scale_kind", ScaleKind),
            ("rulebook", "rounding", Rounding),
        ],
    )
    def test_terms(self, name: str, definition: str, kind: type[Enum]) -> None:
        assert ida.files.schema(name)["$defs"][definition]["enum"] == [member.value for member in kind]

    def test_reasons_of_not_counting(self) -> None:
        codes = ida.files.schema("score")["$defs"]["reason"]["properties"]["code"]["enum"]
        assert len(codes) == len(REASONS)
        assert set(codes) == REASONS

    def test_choices_of_the_settings(self) -> None:
        recorded = ida.files.schema("score")["$defs"]["settings"]["properties"]
        of_editions = ida.files.schema("rulebook")["$defs"]["settings"]["properties"]
        assert recorded.keys() - {"derive"} == of_editions.keys() == consistency.SETTINGS.keys()
        for setting, choices in consistency.SETTINGS.items():
            assert set(recorded[setting]["enum"]) == choices
            assert set(of_editions[setting]["allOf"][1]["properties"]["choices"]["propertyNames"]["enum"]) == choices

    def test_facts_of_the_profile(self) -> None:
        assert (
            set(ida.files.schema("rulebook")["$defs"]["row"]["properties"]["derive"]["enum"])
            == consistency.PROFILE_FACTS
        )

    def test_every_scale_has_a_branch(self) -> None:
        branches = ida.files.schema("rulebook")["$defs"]["scale"]["allOf"]
        kinds = [kind for branch in branches for kind in branch["if"]["properties"]["kind"]["enum"]]
        assert sorted(kinds) == sorted(kind.value for kind in ScaleKind)

    def test_bounds(self) -> None:
        schema = ida.files.schema("submission")
        year, innovations = schema["properties"]["year"], schema["properties"]["innovations"]
        assert (year["minimum"], year["maximum"]) == (FIRST_YEAR, LAST_YEAR)
        assert innovations["maxItems"] == MAX_INNOVATIONS
        assert schema["$defs"]["line"]["maxLength"] == MAX_TEXT
        assert schema["$defs"]["innovation"]["properties"]["design_words"]["maximum"] == MOST_WORDS
        places = ida.files.schema("rulebook")["$defs"]["index_scale"]["properties"]["rounding"]["properties"]["places"]
        assert places["maximum"] == MAX_PLACES

    @pytest.mark.parametrize(
        ("name", "where", "kind"),
        [
            ("submission", "innovation", ida.Innovation),
            ("submission", "agency", ida.Agency),
            ("submission", "claim", ida.Claim),
            ("submission", "evidence", ida.Evidence),
            ("submission", "verification", ida.Verification),
            ("submission", "seen", ida.domain.Seen),
            ("rulebook", "text", ida.Text),
            ("rulebook", "source", Source),
            ("rulebook", "cited", rulebook.Cited),
            ("rulebook", "assumption", rulebook.Assumption),
            ("rulebook", "band", bands.Band),
            ("rulebook", "index_scale", bands.IndexScale),
            ("rulebook", "index_scale.rounding", bands.RoundingRule),
            ("rulebook", "formula", formula.Formula),
            ("rulebook", "formula.divisor", formula.Divisor),
            ("rulebook", "formula.gate", formula.Gate),
            ("rulebook", "formula.quantity", formula.Quantity),
            ("rulebook", "day_of_year", eligibility.DayOfYear),
            ("rulebook", "eligibility", eligibility.Eligibility),
            ("rulebook", "eligibility.window", eligibility.Window),
            ("rulebook", "eligibility.design", eligibility.Design),
            ("rulebook", "eligibility.mandatory", eligibility.Mandatory),
            ("rulebook", "setting", settings.Setting),
            ("rulebook", "settings", settings.SettingsOfEdition),
            ("rulebook", "catalogue", catalogue.Catalogue),
            ("rulebook", "part", catalogue.CataloguePart),
            ("rulebook", "part.sources", catalogue.RowSources),
            ("rulebook", "row", catalogue.Row),
            ("rulebook", "row.evidence", catalogue.EvidenceRule),
            ("rulebook", "choice", scales.Choice),
            ("rulebook", "step", scales.Condition),
            ("rulebook", "number", scales.Number),
            ("rulebook", "years", scales.Years),
            ("rulebook", "selection", scales.Selection),
            ("rulebook", "share", scales.Share),
            ("rulebook", "bases", scales.Bases),
        ],
    )
    def test_entries(self, name: str, where: str, kind: Any) -> None:
        definition, *inner = where.split(".")
        schema = ida.files.schema(name)["$defs"][definition]
        for entry in inner:
            schema = schema["properties"][entry]
        required = {field.name for field in fields(kind) if field.default is NOTHING}
        assert set(schema["properties"]) == {field.name for field in fields(kind)}
        assert set(schema.get("required", ())) == required - ({"code"} if kind is catalogue.Row else set())
        assert schema["type"] == "object"
        assert schema["additionalProperties"] is False

    def test_entries_of_the_whole(self) -> None:
        header = {"format", "format_version"}
        of_submission = {field.name for field in fields(ida.Submission)}
        assert set(ida.files.schema("submission")["properties"]) == of_submission | header
        of_rulebook = {field.name for field in fields(ida.Rulebook)}
        assert set(ida.files.schema("rulebook")["properties"]) == of_rulebook | {"extends", "omit"}


SCRAPS = st.sampled_from(
    [MISSING, None, True, 0, 1, 5, -1, "", "x", "1.5", "7", "2024-01-01", [], {}, ["x"], [[]], [{}], {"x": 1}]
)


def places(data: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every entry of some JSON data."""
    if path:
        yield path
    for key, item in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from places(item, (*path, key))


def with_scrap(data: dict[str, Any], path: tuple[str | int, ...], scrap: object) -> dict[str, Any]:
    """A copy with a scrap in place of one entry, or without it."""
    return without(data, *path) if scrap is MISSING else changed(data, *path, to=scrap)


FULL = innovation(
    1,
    agency="rsud",
    form="tata_kelola",
    kind="teknologi",
    initiator="asn",
    klasifikasi="masyarakat",
    touching_affairs=["1.01", "2.07"],
    initiated_on="2023-01-02",
    trialled_on="2023-05-06",
    developed_on="2025-01-01",
    development="dua\nbaris",
    asta_cita=8,
    pkpn="non_pkpn",
    coordinates=["-7.87", 112],
    previous="lama",
    reported_maturity="-0.00",
    extra={"any": [None, 1]},
    claims={
        "regulasi": {
            "level": 2,
            "evidence": [{"id": "a", "kind": "pdf", "sha256": "0" * 64}],
            "verification": {
                "status": "adjusted",
                "level": 1,
                "saw": {"level": 2, "evidence": [{"id": "a", "sha256": "0" * 64}, "b"]},
                "on": "2026-07-10",
                "reason": "halaman hilang",
            },
        },
        "sdm": {"fact": 12, "verification": {"status": "pending"}},
        "anggaran": {"fact": [2024, 2025], "level": 2},
        "kemanfaatan": {"basis": "a", "fact": 350, "verification": {"status": "rejected", "saw": {}}},
        "pengaduan": {"fact": {"received": 10, "settled": 9}},
    },
)
FULL_SUBMISSION = submission(FULL, agencies=[{"id": "rsud", "name": "RSUD", "kind": "rsud", "affairs": ["1.02"]}])
OF_NO_EDITION = {**FULL_SUBMISSION, "year": 1999}
"""Claims of a year without an edition are judged by their form alone."""
HERE = "innovations.0."
OF_FORM = {"wrong_type", "missing_key", "unknown_key", "null_value"}
"""What a schema can always say."""


def read_and_written(data: dict[str, Any]) -> dict[str, Any]:
    """What the library writes of a submission it reads."""
    written: dict[str, Any] = json.loads(ida.write_submission(ida.read_submission(data)))
    return written


class TestSubmissions:
    @pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.json")), ids=lambda path: path.name)
    def test_an_example_validates_where_the_reader_accepts_it(self, path: Path) -> None:
        data = example(path)
        if data.get("format") != "inovasi-daerah/submission":
            return
        try:
            written = read_and_written(data)
        except ida.InvalidSubmission:
            assert faults("submission", data)
        else:
            assert faults("submission", data) == []
            assert faults("submission", written) == []

    def test_the_examples_that_read_clean_are_among_them(self) -> None:
        assert faults("submission", example(KOTA_BATU)) == faults("submission", example(MINIMAL)) == []

    def test_every_entry_there_is_validates_and_is_written_so(self) -> None:
        assert faults("submission", FULL_SUBMISSION) == []
        assert faults("submission", read_and_written(FULL_SUBMISSION)) == []
        assert set(FULL) | {"design"} == set(ida.files.schema("submission")["$defs"]["innovation"]["properties"])

    @pytest.mark.parametrize("code", sorted(affairs()))
    def test_every_affair_validates(self, code: str) -> None:
        assert faults("submission", submission(innovation(affair=code))) == []

    @pytest.mark.parametrize(
        ("path", "to", "code"),
        [
            ("format", "laporan", "unknown_value"),
            ("format", MISSING, "missing_key"),
            ("format_version", 1, "wrong_type"),
            ("format_version", "2.0", "unknown_value"),
            ("region", 3579, "wrong_type"),
            ("region", "35.7", "bad_form"),
            ("region", None, "wrong_type"),
            ("region", MISSING, "missing_key"),
            ("year", "2026", "wrong_type"),
            ("year", True, "wrong_type"),
            ("year", None, "null_value"),
            ("year", 2026.5, "fraction"),
            ("year", 999, "out_of_range"),
            ("inovations", [], "unknown_key"),
            ("innovations", {}, "wrong_type"),
            ("innovations", None, "null_value"),
            ("government", [], "wrong_type"),
            ("government", {"visi_misi": 3}, "wrong_type"),
            ("agencies", [{"id": "a"}], "missing_key"),
            ("agencies", [{"id": "a", "name": "A", "kind": "kantor"}], "unknown_value"),
            ("agencies", [{"id": "a", "name": "A", "affairs": ["1.01", "1.01"]}], "duplicate_item"),
            ("agencies", [{"id": "a", "name": "A", "boss": "B"}], "unknown_key"),
            (f"{HERE}id", "", "bad_text"),
            (f"{HERE}id", MISSING, "missing_key"),
            (f"{HERE}name", " spasi", "bad_text"),
            (f"{HERE}name", "spasi ", "bad_text"),
            (f"{HERE}name", "a\tb", "bad_text"),
            (f"{HERE}name", "a\n", "bad_text"),
            (f"{HERE}name", "a\x85b", "bad_text"),
            (f"{HERE}name", "x" * 201, "too_large"),
            (f"{HERE}name", 7, "wrong_type"),
            (f"{HERE}stage", "terapan", "unknown_value"),
            (f"{HERE}stage", None, "null_value"),
            (f"{HERE}form", 3, "wrong_type"),
            (f"{HERE}form", "x", "unknown_value"),
            (f"{HERE}kind", "x", "unknown_value"),
            (f"{HERE}initiator", "x", "unknown_value"),
            (f"{HERE}klasifikasi", "x", "unknown_value"),
            (f"{HERE}pkpn", "pangan", "unknown_value"),
            (f"{HERE}asta_cita", 9, "out_of_range"),
            (f"{HERE}affair", "Kesehatan", "unknown_affair"),
            (f"{HERE}affair", 1, "wrong_type"),
            (f"{HERE}affair", MISSING, "missing_key"),
            (f"{HERE}touching_affairs", "1.01", "wrong_type"),
            (f"{HERE}touching_affairs", ["1.01", "1.01"], "duplicate_item"),
            (f"{HERE}touching_affairs", [None], "null_value"),
            (f"{HERE}applied_on", "20240205", "bad_form"),
            (f"{HERE}applied_on", "2024-02-05T00:00:00", "bad_form"),
            (f"{HERE}applied_on", 20240205, "wrong_type"),
            (f"{HERE}applied_on", None, "null_value"),
            (f"{HERE}design_words", 10_000_001, "out_of_range"),
            (f"{HERE}design_words", "300", "wrong_type"),
            (f"{HERE}development", 3, "wrong_type"),
            (f"{HERE}coordinates", ["-7.87"], "bad_form"),
            (f"{HERE}coordinates", ["-7,87", "112.52"], "bad_form"),
            (f"{HERE}coordinates", [1.5, 2], "fraction"),
            (f"{HERE}reported_maturity", "-1", "out_of_range"),
            (f"{HERE}reported_maturity", -1, "out_of_range"),
            (f"{HERE}reported_maturity", True, "wrong_type"),
            (f"{HERE}design_wrods", 300, "unknown_key"),
            (f"{HERE}claims", [], "wrong_type"),
            (f"{HERE}claims", MISSING, "missing_key"),
            (f"{HERE}claims.sdm", {}, "fact_missing"),
            (f"{HERE}claims.sdm", {"level": 4}, "out_of_range"),
            (f"{HERE}claims.sdm", {"level": -1}, "out_of_range"),
            (f"{HERE}claims.sdm", {"level": "2"}, "wrong_type"),
            (f"{HERE}claims.sdm", {"level": True}, "wrong_type"),
            (f"{HERE}claims.sdm", {"level": 2.5}, "fraction"),
            (f"{HERE}claims.sdm", {"level": None}, "null_value"),
            (f"{HERE}claims.sdm", {"lvl": 1, "level": 1}, "unknown_key"),
            (f"{HERE}claims.sdm", {"level": 1, "basis": "a"}, "conflict"),
            (f"{HERE}claims.sdm", {"fact": 2.5}, "fraction"),
            (f"{HERE}claims.sdm", {"fact": None}, "null_value"),
            (f"{HERE}claims.sdm", {"fact": True}, "wrong_type"),
            (f"{HERE}claims.sdm", {"fact": 10**18}, "out_of_range"),
            (f"{HERE}claims.sdm", {"fact": [[1]]}, "wrong_type"),
            (f"{HERE}claims.sdm", {"fact": [1] * 101}, "wrong_type"),
            (f"{HERE}claims.sdm", {"fact": {"received": "1"}}, "wrong_type"),
            (f"{HERE}claims.sdm", {"fact": {str(n): n for n in range(101)}}, "wrong_type"),
            (f"{HERE}claims.sdm", {"level": 1, "evidence": [{"id": "a", "kind": "docx"}]}, "unknown_value"),
            (f"{HERE}claims.sdm", {"level": 1, "evidence": [{"id": "a"}]}, "missing_key"),
            (f"{HERE}claims.sdm", {"level": 1, "evidence": ["a"]}, "wrong_type"),
            (f"{HERE}claims.sdm", {"level": 1, "evidence": [{"id": "a", "kind": "pdf", "sha256": "AB"}]}, "bad_form"),
            (f"{HERE}claims.sdm", {"level": 1, "verification": {"status": "seen"}}, "unknown_value"),
            (f"{HERE}claims.sdm", {"level": 1, "verification": {}}, "missing_key"),
            (f"{HERE}claims.sdm", {"level": 1, "verification": {"status": "accepted"}}, "missing_key"),
            (f"{HERE}claims.sdm", {"level": 1, "verification": {"status": "adjusted", "saw": {}}}, "missing_key"),
            (
                f"{HERE}claims.sdm",
                {"level": 1, "verification": {"status": "rejected", "level": 1, "saw": {}}},
                "conflict",
            ),
            (
                f"{HERE}claims.sdm",
                {"level": 1, "verification": {"status": "pending", "saw": {"basis": "a"}}},
                "conflict",
            ),
            (
                f"{HERE}claims.sdm",
                {"level": 1, "verification": {"status": "pending", "saw": {"evidence": [7]}}},
                "wrong_type",
            ),
            (
                f"{HERE}claims.sdm",
                {"level": 1, "verification": {"status": "pending", "saw": {"evidence": [{"sha256": "0" * 64}]}}},
                "missing_key",
            ),
            (f"{HERE}claims.sdm", {"level": 1, "verification": {"status": "pending", "on": "kemarin"}}, "bad_form"),
        ],
    )
    def test_a_fault_of_form_is_refused_by_schema_and_reader(self, path: str, to: object, code: str) -> None:
        data = altered(example(MINIMAL), path, to)
        with pytest.raises(ida.InvalidSubmission) as caught:
            ida.read_submission(data)
        assert code in [problem.code for problem in caught.value.problems]
        assert faults("submission", data)

    @pytest.mark.parametrize("top", [[], "laporan", 7, None])
    def test_the_whole_is_an_object(self, top: Any) -> None:
        with pytest.raises(ida.InvalidSubmission):
            ida.read_submission(top)
        assert faults("submission", top)

    @pytest.mark.parametrize(
        ("path", "to", "code"),
        [
            ("year", 2026.0, "fraction"),
            (f"{HERE}affair", "1.07", "unknown_affair"),
            (f"{HERE}applied_on", "2024-02-31", "bad_date"),
            (f"{HERE}name", "\ud800", "bad_text"),
            (f"{HERE}coordinates", ["-97.87", "112.52"], "out_of_range"),
            (f"{HERE}design", "satu dua", "conflict"),
            (f"{HERE}claims.vidio", {"level": 1}, "unknown_indicator"),
            (f"{HERE}claims.sdm", {"fact": -1}, "out_of_range"),
            (f"{HERE}claims.sdm", {"fact": 14, "level": 3}, "level_disagrees"),
            (f"{HERE}claims.sdm", {"level": 1, "evidence": [{"id": "a", "kind": "pdf"}] * 2}, "duplicate_id"),
            (f"{HERE}agency", "b", "unknown_agency"),
            ("extra", [[]] * 2, None),
        ],
    )
    def test_what_the_schema_can_not_say_the_reader_checks(self, path: str, to: object, code: str | None) -> None:
        """The list of docs/file-formats.md; should the schema come to say one of these, the list is out of date."""
        data = altered({**example(MINIMAL), "agencies": [{"id": "a", "name": "A"}]}, path, to)
        assert faults("submission", data) == []
        if code is None:
            assert ida.read_submission(data)
            return
        with pytest.raises(ida.InvalidSubmission) as caught:
            ida.read_submission(data)
        assert [problem.code for problem in caught.value.problems] == [code]

    @given(
        st.dictionaries(
            st.sampled_from(["status", "level", "saw", "on", "reason", "by"]),
            st.sampled_from(
                [None, 0, 3, 4, "pending", "accepted", "adjusted", "rejected", "2026-07-10", {}, {"level": 2}, []]
            ),
        )
    )
    def test_schema_and_reader_agree_on_every_verification(self, data: dict[str, Any]) -> None:
        whole = altered(example(MINIMAL), f"{HERE}claims.sdm", {"level": 2, "verification": data})
        _, problems = read_what_can_be(data, ida.Verification)
        assert bool(problems) is bool(faults("submission", whole))

    @given(st.text() | st.from_regex(r"\A-?[0-9]{0,20}(\.[0-9]{0,20})?\Z") | st.integers())
    def test_schema_and_reader_agree_on_every_decimal(self, value: object) -> None:
        if isinstance(value, str) and value.endswith("\n"):
            value = value.rstrip("\n")  # "$" of Python's re, unlike that of ECMA-262, stands before a last line break
        whole = altered(example(MINIMAL), f"{HERE}coordinates", [value, 0])
        _, problems = read_what_can_be(value, Decimal)
        assert bool(problems) is bool(faults("submission", whole))

    @given(st.sampled_from(sorted(places(OF_NO_EDITION), key=str)), SCRAPS)
    def test_schema_and_reader_agree_on_every_form(self, path: tuple[str | int, ...], scrap: object) -> None:
        data = with_scrap(OF_NO_EDITION, path, scrap)
        try:
            ida.read_submission(data)
        except ida.InvalidSubmission as invalid:
            of_form = {problem.code for problem in invalid.problems} & OF_FORM
            assume(of_form)
            assert faults("submission", data)
        else:
            assert faults("submission", data) == []

    @given(st.dates())
    def test_every_date_validates(self, day: date) -> None:
        assert faults("submission", altered(example(MINIMAL), f"{HERE}applied_on", day.isoformat())) == []


RULES = ida.rulebook("iid-2026")
MADE = ida.load_rulebook(MADE_UP).to_dict()
ROWS = "catalogue.innovation.rows."


def no_base(_: str) -> dict[str, Any]:
    """Nothing is extended here."""
    raise ida.UnknownRulebook(_, ())


class TestRulebooks:
    @pytest.mark.parametrize("rulebook_id", ida.rulebooks())
    def test_every_shipped_rulebook_validates_and_reads_back(self, rulebook_id: str) -> None:
        rules = ida.rulebook(rulebook_id)
        assert faults("rulebook", rules.to_dict()) == []
        assert read_rulebook(rules.to_dict(), no_base).digest == rules.digest

    @pytest.mark.parametrize("path", [*sorted(DATA.glob("*.toml")), MADE_UP], ids=lambda path: path.stem)
    def test_every_file_validates_as_it_stands(self, path: Path) -> None:
        assert faults("rulebook", tomllib.loads(path.read_text("utf-8"))) == []

    def test_one_of_ones_own_and_one_with_a_lent_catalogue_validate(self) -> None:
        assert faults("rulebook", MADE) == []
        lent = ida.rules.with_catalogue_of(ida.rulebook("iid-2024"), RULES)
        assert faults("rulebook", lent.to_dict()) == []

    def test_every_kind_of_scale_is_among_those_that_validate(self) -> None:
        editions = map(ida.rulebook, ida.rulebooks())
        kinds = {row.scale.kind for rules in editions for row in (*rules.government, *rules.innovation) if row.scale}
        assert set(ScaleKind) - kinds <= {ScaleKind.COUNT, ScaleKind.VALUE}

    @pytest.mark.parametrize(
        ("path", "to", "code"),
        [
            ("format", "buku", "unknown_value"),
            ("format_version", 1, "wrong_type"),
            ("format_version", "2.0", "unknown_value"),
            ("id", "Milik Sendiri", "rule_broken"),
            ("id", MISSING, "missing_key"),
            ("id", 3, "wrong_type"),
            ("year", "2026", "wrong_type"),
            ("year", MISSING, "missing_key"),
            ("title", "Judul", "wrong_type"),
            ("title", {"id": "Judul"}, "missing_key"),
            ("title", {"id": "Judul", "en": "Title", "jv": "x"}, "unknown_key"),
            ("references", MISSING, "missing_key"),
            ("references", [], "wrong_type"),
            ("provisional", "ya", "wrong_type"),
            ("can", ["rank"], "unknown_value"),
            ("can", "score", "wrong_type"),
            ("omit", ["formula.gate"], "conflict"),
            ("omit", 5, "wrong_type"),
            ("omit", "formula", "wrong_type"),
            ("omit", [3], "wrong_type"),
            ("extends", 2026, "wrong_type"),
            ("colour", "red", "unknown_key"),
            ("unknown", {"score": "x"}, "wrong_type"),
            ("assumptions", {"a": {"text": {"id": "a", "en": "a"}}}, "missing_key"),
            ("predicates", [], "wrong_type"),
            ("scale.minimum", "nol", "bad_form"),
            ("scale.minimum", None, "null_value"),
            ("scale.source", MISSING, "missing_key"),
            ("scale.source.confidence", "D", "unknown_value"),
            ("scale.source.confidence", "C", "rule_broken"),
            ("scale.rounding.places", 9, "rule_broken"),
            ("scale.rounding.rule", "half_down", "unknown_value"),
            ("scale.bands", [], "rule_broken"),
            ("scale.bands.0.lowest", True, "wrong_type"),
            ("scale.bands.0.heighest", 3, "unknown_key"),
            ("formula.divisor.least", "12", "wrong_type"),
            ("formula.divisor.least", 2.5, "fraction"),
            ("formula.gate", MISSING, "rule_broken"),
            ("formula.gate.required", -1, "rule_broken"),
            ("formula.gate.affairs", ["1.01", "1.01"], "rule_broken"),
            ("formula.without_gate", {"reference": "formula", "confidence": "A"}, "rule_broken"),
            ("formula.gates", {}, "unknown_key"),
            ("formula.quantity.most", "200", "wrong_type"),
            ("eligibility.window", MISSING, "missing_key"),
            ("eligibility.window.first.month", 13, "rule_broken"),
            ("eligibility.window.first.years_before", 101, "rule_broken"),
            ("settings.affairs.choices", {"some": {"id": "a", "en": "a"}}, "rule_broken"),
            ("settings.stages", MISSING, "missing_key"),
            ("catalogue.government", MISSING, "missing_key"),
            (f"{ROWS}video.number", "tiga", "rule_broken"),
            (f"{ROWS}video.weight", "-4", "rule_broken"),
            (f"{ROWS}video.weight", 0, "rule_broken"),
            (f"{ROWS}video.weight", MISSING, "missing_key"),
            (f"{ROWS}video.levels.1", MISSING, "rule_broken"),
            (f"{ROWS}video.levels.4", {"id": "a", "en": "a"}, "rule_broken"),
            (f"{ROWS}video.mandatory", "yes", "wrong_type"),
            (f"{ROWS}video.derive", "moons", "rule_broken"),
            (f"{ROWS}video.points", 3, "unknown_key"),
            (f"{ROWS}Video", {}, "missing_key"),
            (f"{ROWS}sdm.scale.kind", "nights", "unknown_value"),
            (f"{ROWS}sdm.scale.kind", MISSING, "unknown_value"),
            (f"{ROWS}sdm.scale.kind", "choice", "unknown_key"),
            (f"{ROWS}sdm.scale.unit", MISSING, "missing_key"),
            (f"{ROWS}sdm.scale.whole", 1, "wrong_type"),
            (f"{ROWS}sdm.scale.steps.1", {}, "rule_broken"),
            (f"{ROWS}sdm.scale.steps.1", {"at_least": 1, "any": True}, "rule_broken"),
            (f"{ROWS}sdm.scale.steps.2", {"any": True}, "rule_broken"),
            (f"{ROWS}sdm.scale.steps.2", {"at_least": "x"}, "bad_form"),
            (f"{ROWS}sdm.scale.steps.2", MISSING, "rule_broken"),
            (f"{ROWS}regulasi.scale.values", {}, "rule_broken"),
            (f"{ROWS}anggaran.scale.patterns.3", MISSING, "rule_broken"),
            (f"{ROWS}anggaran.scale.patterns.3", [[]], "rule_broken"),
            (f"{ROWS}anggaran.scale.window", "2", "wrong_type"),
            (f"{ROWS}aktor.scale.counts", MISSING, "rule_broken"),
            (f"{ROWS}aktor.scale.counts.2", MISSING, "rule_broken"),
            (f"{ROWS}aktor.scale.counts.2", "4", "wrong_type"),
            (f"{ROWS}anggaran.scale.window", [2, 1, "0"], "wrong_type"),
            (f"{ROWS}aktor.scale.patterns", {"1": [["media"]]}, "rule_broken"),
            (f"{ROWS}pengaduan.scale.none_level", 4, "rule_broken"),
            (f"{ROWS}kemanfaatan.scale.bases", {}, "rule_broken"),
            (f"{ROWS}kemanfaatan.scale.bases.a.label", MISSING, "missing_key"),
        ],
    )
    def test_a_fault_of_form_is_refused_by_schema_and_reader(self, path: str, to: object, code: str) -> None:
        data = altered(RULES.to_dict(), path, to)
        with pytest.raises(ida.InvalidRulebook) as caught:
            read_rulebook(data, no_base)
        assert code in [problem.code for problem in caught.value.problems]
        assert faults("rulebook", data)

    @given(st.sampled_from(sorted(places(RULES.to_dict()), key=str)), SCRAPS)
    def test_schema_and_reader_agree_on_every_form(self, path: tuple[str | int, ...], scrap: object) -> None:
        data = with_scrap(RULES.to_dict(), path, scrap)
        try:
            read_rulebook(data, no_base)
        except ida.InvalidRulebook as invalid:
            of_form = {problem.code for problem in invalid.problems} & OF_FORM
            assume(of_form)
            assert faults("rulebook", data)
        else:
            assert faults("rulebook", data) == []

    @pytest.mark.parametrize("top", [[], "aturan", 7, None])
    def test_the_whole_is_an_object(self, top: Any) -> None:
        assert faults("rulebook", top)

    @pytest.mark.parametrize(
        ("path", "to", "code"),
        [
            ("scale.bands.1.highest", "65.01", "rule_broken"),
            ("formula.maximum", "251", "rule_broken"),
            ("formula.quantity.most", 201, "rule_broken"),
            ("scale.source.reference", "formulas", "unknown_reference"),
            ("scale.bands.0.predicate", "hebat", "rule_broken"),
            ("settings.affairs.default", "mian", "rule_broken"),
            ("can", ["classify", "aggregate", "score"], None),
            (f"{ROWS}video.weight", "5", "rule_broken"),
            (f"{ROWS}video.number", "34", "rule_broken"),
            (f"{ROWS}video.variable", "keluaran", "rule_broken"),
            (f"{ROWS}sdm.scale.steps.2", {"at_least": 99}, "rule_broken"),
            (f"{ROWS}anggaran.scale.patterns.1", [[3]], "rule_broken"),
            ("eligibility.window.last", {"years_before": 1, "month": 2, "day": 29}, "rule_broken"),
        ],
    )
    def test_what_the_schema_can_not_say_the_reader_checks(self, path: str, to: object, code: str | None) -> None:
        """The list of docs/file-formats.md; should the schema come to say one of these, the list is out of date."""
        data = altered(RULES.to_dict(), path, to)
        assert faults("rulebook", data) == []
        if code is None:
            assert read_rulebook(data, no_base).can
            return
        with pytest.raises(ida.InvalidRulebook) as caught:
            read_rulebook(data, no_base)
        assert code in [problem.code for problem in caught.value.problems]

    def test_of_a_file_that_extends_another_its_own_entries_are_checked(self) -> None:
        own = {"extends": "iid-2026", "id": "own", "year": 2026, "title": {"id": "A", "en": "A"}}
        assert faults("rulebook", {**own, "formula": {"divisor": {"least": 3}}, "omit": ["formula.gate"]}) == []
        entries: tuple[dict[str, Any], ...] = (
            {"formula": 3},
            {"formulas": {}},
            {"omit": "formula"},
            {"omit": [3]},
            {"can": ["x"]},
        )
        for entry in entries:
            assert faults("rulebook", {**own, **entry})
        for name in ("id", "year", "title"):
            assert faults("rulebook", {key: value for key, value in own.items() if key != name})


class TestScores:
    @pytest.mark.parametrize(
        "options",
        [
            {},
            {"basis": "verified"},
            {"counting": "reported", "affairs": "any"},
            {"counting": "all", "stages": "all", "derive": True},
        ],
        ids=str,
    )
    @pytest.mark.parametrize("path", [KOTA_BATU, MINIMAL], ids=lambda path: path.stem)
    def test_a_score_validates_under_every_setting(self, path: Path, options: dict[str, Any]) -> None:
        found = ida.score(ida.load_submission(path), RULES, **options)
        assert faults("score", found.to_dict()) == []
        assert faults("score", json.loads(ida.files.write(found))) == []

    @pytest.mark.parametrize("rulebook_id", ["iid-2026", "iid-2027", "iid-2028", "iid-2029"])
    def test_a_score_validates_under_every_edition(self, rulebook_id: str) -> None:
        assert faults("score", ida.score(ida.load_submission(KOTA_BATU), ida.rulebook(rulebook_id)).to_dict()) == []

    def test_scores_of_a_lent_catalogue_of_a_rulebook_of_ones_own_and_of_nothing_validate(self) -> None:
        lent = ida.rules.with_catalogue_of(ida.rulebook("iid-2024"), RULES)
        assert faults("score", ida.score(ida.load_submission(MINIMAL), lent).to_dict()) == []
        own = ida.load_rulebook(MADE_UP)
        claims = {"warga": {"fact": 12}, "panen": {"level": 3}}
        data = submission(innovation(claims=claims, applied_on="2030-07-01"), year=2031)
        assert faults("score", ida.score(ida.read_submission(data, own), own).to_dict()) == []
        assert faults("score", ida.score(ida.read_submission(submission()), RULES).to_dict()) == []

    def test_every_reason_validates(self) -> None:
        dates: tuple[dict[str, Any], ...] = (
            {"stage": "uji_coba"},
            {"applied_on": "2020-01-01", "design_words": 1},
            {"applied_on": "2026-12-31", "claims": {}},
        )
        bare = {key: value for key, value in innovation(9).items() if key not in ("applied_on", "design_words")}
        ones = [*(innovation(number, **entries) for number, entries in enumerate(dates)), bare]
        found = ida.score(ida.read_submission(submission(*ones)), RULES)
        assert {reason.code for one in found.innovations for reason in one.reasons} == REASONS
        assert faults("score", found.to_dict()) == []

    @pytest.mark.parametrize(
        ("path", "to"),
        [
            ("format", "skor"),
            ("format_version", "2.0"),
            ("format_version", MISSING),
            ("region", MISSING),
            ("region", 3579),
            ("year", "2026"),
            ("basis", "hoped"),
            ("index", 49.52),
            ("index", None),
            ("index", "49,52"),
            ("index_exact", "4952"),
            ("total", "1"),
            ("submission_digest", "sha256:00"),
            ("rulebook", []),
            ("rulebook.digest", "md5"),
            ("rulebook.id", "IID 2026"),
            ("settings", MISSING),
            ("settings.counting", "every"),
            ("settings.derive", "yes"),
            ("settings.colour", "red"),
            ("colour", "red"),
            ("government.rows", {}),
            ("government.rows.0.level", 4),
            ("government.rows.0.state", "hoped"),
            ("government.rows.0.colour", "red"),
            ("maturity.innovations", -1),
            ("quantity.missing", "1.01"),
            ("innovations.0.counted", "yes"),
            ("innovations.0.rows", MISSING),
            ("innovations.0.reasons", [{"code": "whim"}]),
            ("assumptions.0.text.en", MISSING),
            ("notices", [{"code": "lent"}]),
        ],
    )
    def test_a_fault_of_form_is_refused_by_schema_and_verifier(self, path: str, to: object, tmp_path: Path) -> None:
        good = ida.score(ida.load_submission(KOTA_BATU), RULES).to_dict()
        bad = altered(good, path, to)
        assert faults("score", bad)
        file = tmp_path / "score.json"
        file.write_text(json.dumps(bad), "utf-8")
        try:
            follows = ida.verify(file, KOTA_BATU).follows
        except ida.InovasiDaerahError:
            follows = False
        assert not follows

    def test_the_verifier_checks_what_the_schema_can_not_say(self, tmp_path: Path) -> None:
        good = ida.score(ida.load_submission(KOTA_BATU), RULES).to_dict()
        bad = copy.deepcopy(good) | {"index": "99.99"}
        assert faults("score", bad) == []
        file = tmp_path / "score.json"
        file.write_text(json.dumps(bad), "utf-8")
        assert [one.path for one in ida.verify(file, KOTA_BATU).divergences] == ["index"]


class TestPlans:
    """What planning prints keeps its schemas, whatever the report and the settings."""

    @given(submissions(RULES, year=2026, max_kinds=3, max_copies=1), st.sampled_from(ida.Basis))
    def test_what_a_plan_prints_validates(self, report: ida.Submission, basis: ida.Basis) -> None:
        found = ida.planning.gains(report, RULES, basis=basis, counting="reported", derive=True)
        assert faults("gains", found.to_dict()) == []
        chosen = ida.planning.choose(ida.score(report, RULES, basis=basis, affairs="any"), RULES)
        assert faults("choice", chosen.to_dict()) == []

    def test_candidates_by_themselves_validate_without_a_report(self) -> None:
        found = ida.planning.choose([ida.planning.Candidate(Decimal(50), ("1.01",), "a")], RULES, at_most=1).to_dict()
        assert faults("choice", found) == []
        assert faults("choice", {**found, "year": 2026}) != []

    @pytest.mark.parametrize("key", ["gain", "gain_exact", "past", "kind", "text"])
    def test_a_step_without_an_entry_does_not_validate(self, key: str) -> None:
        found = ida.planning.gains(ida.load_submission(MINIMAL), RULES).to_dict()
        step = {name: value for name, value in found["steps"][0].items() if name != key}
        assert faults("gains", {**found, "steps": [step]}) == ["$.steps[0]"]
