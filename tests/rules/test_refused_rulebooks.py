"""Rulebooks that are refused: every problem of each, where it is, what stands there, and what is expected instead."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import attrs
import pytest

import inovasi_daerah as ida
from examples import PACKAGE, changed, without
from inovasi_daerah import Text
from inside import ABSENT, parse_rulebook, read_rulebook, same

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inovasi_daerah import Problem

TABLES: Final = parse_rulebook((PACKAGE / "rules" / "data" / "iid-2026.toml").read_bytes())
LEFT_OUT: Final = object()
LAW: Final = Text("bentuk buku aturan, versi 1.0", "rulebook format, version 1.0")
FORMAT: Final = Text("bentuk berkas, versi 1.0", "file format, version 1.0")

_GOVERNMENT: Final = "catalogue.government.rows"
_INNOVATION: Final = "catalogue.innovation.rows"
AUDIT: Final = f"{_GOVERNMENT}.opini_bpk"
SPENDING: Final = f"{_GOVERNMENT}.mandatory_spending"
VISION: Final = f"{_GOVERNMENT}.visi_misi"
BENEFIT: Final = f"{_INNOVATION}.kemanfaatan"
BUDGET: Final = f"{_INNOVATION}.anggaran"
COMPLAINTS: Final = f"{_INNOVATION}.pengaduan"
DAYS: Final = f"{_INNOVATION}.kemudahan_proses"
MONTHS: Final = f"{_INNOVATION}.kecepatan_penciptaan"
STAFF: Final = f"{_INNOVATION}.sdm"
VIDEO: Final = f"{_INNOVATION}.video"

VARIABLES: Final = (
    "institusi | sumber_daya_manusia | ekosistem | infrastruktur | kecanggihan_produk | output | kecepatan_bisnis"
    " | hasil_kreatif"
)
KINDS: Final = (
    "choice | count | percentage | value | difference | latest_years | years | set | share | months | days | bases"
)
REFERENCES: Final = "formula | eligibility | indicators | system | manual"
PREDICATES: Final = "sangat_inovatif | inovatif | kurang_inovatif | tidak_dapat_dinilai"
MONTHS_TAKEN: Final = "months_from_initiative_to_application"
ASSUMPTIONS: Final = (
    "rounding | counting | affairs | stages | words | mandatory-innovation | mandatory-government | facts"
    " | slip-of-sign | higher-level | lower-level | no-complaints | saving-above-30 | years-in-a-row | planning-years"
    " | fewer-than-first | whole-days | whole-months | month-ends | evidence-by-kind | fall-of-rate"
    " | rise-of-index | grade-cc | past-figures"
)
ONE_CONDITION: Final = Text(
    "tepat satu dari at_least, above, at_most, any", "exactly one of at_least, above, at_most, any"
)
COUNTS_OR_PATTERNS: Final = Text("tepat satu dari counts, patterns", "exactly one of counts, patterns")
SUM_OF_GOVERNMENT: Final = Text(
    "bobot yang jumlahnya x 3 = 63 (formula.government)", "weights whose sum x 3 = 63 (formula.government)"
)
SUM_OF_INNOVATION: Final = Text(
    "bobot yang jumlahnya x 3 = 111 (formula.innovation)", "weights whose sum x 3 = 111 (formula.innovation)"
)
ID_FORM: Final = Text(
    "huruf kecil, angka, dan tanda hubung di antaranya, seperti iid-2026",
    "lower-case letters and digits, with hyphens between them, such as iid-2026",
)
THE_SCALE: Final = Text("bagian [scale]", "a part [scale]")
SAYS: Final = {"id": "a", "en": "b"}
FROM_FORMULA: Final = {"reference": "formula", "confidence": "A"}


class Said(NamedTuple):
    """One problem of a rulebook."""

    path: str
    value: object
    expected: Text
    code: str = "rule_broken"
    reference: Text = LAW

    @classmethod
    def by(cls, problem: Problem) -> Said:
        return cls(problem.path, problem.value, problem.expected, problem.code, problem.reference)


def meant(word: str, among: str = "") -> Text:
    """That ``word`` was meant, and the words there are where they fit."""
    listed = f" ({among})" if among else ""
    return Text(f'maksudnya "{word}"?{listed}', f'did you mean "{word}"?{listed}')


def unused(place: str) -> Text:
    return Text(f"belum dipakai di {place}", f"not used in {place}")


def of_2026(changes: Mapping[str, object]) -> ida.Rulebook:
    """The edition of 2026 with some entries otherwise, or left out."""
    tables: dict[str, Any] = TABLES
    for path, to in changes.items():
        steps = [int(step) if step.isdigit() and "bands" in path else step for step in path.split(".")]
        tables = without(tables, *steps) if to is LEFT_OUT else changed(tables, *steps, to=to)
    return read_rulebook(tables, lambda _: {})


def refusals(changes: Mapping[str, object]) -> list[Said]:
    with pytest.raises(ida.InvalidRulebook) as caught:
        of_2026(changes)
    return [Said.by(problem) for problem in caught.value.problems]


def named(case: object) -> str | None:
    """A case of a table by the paths that it changes."""
    return " ".join(case) if isinstance(case, dict) else None


Case = tuple[dict[str, object], list[Said]]

WHOLE: Final[list[Case]] = [
    ({"id": "IID-2026"}, [Said("id", "IID-2026", ID_FORM)]),
    ({"id": "iid 2026"}, [Said("id", "iid 2026", ID_FORM)]),
    ({"id": "édisi"}, [Said("id", "édisi", ID_FORM)]),
    (
        {"format": "inovasi-daerah/submission"},
        [Said("format", "inovasi-daerah/submission", same('"inovasi-daerah/rulebook"'), "unknown_value", FORMAT)],
    ),
    ({"format_version": "2.0"}, [Said("format_version", "2.0", same('"1.0"'), "unknown_value", FORMAT)]),
    ({"year": 999}, [Said("year", "999", same("1000-9999"))]),
    ({"year": 10_000}, [Said("year", "10000", same("1000-9999"))]),
    (
        {"title.en": " "},
        [Said("title", TABLES["title"]["id"], Text("teks dalam kedua bahasa", "a text in both languages"))],
    ),
    (
        {"can": ["classify", "classify"]},
        [Said("can", "['classify', 'classify']", Text("tanpa pengulangan", "no repetition"))],
    ),
    ({"can": ["aggregate"]}, [Said("can", "aggregate", Text('juga "classify"', '"classify" too'))]),
    (
        {"scale": LEFT_OUT},
        [Said("can", act, THE_SCALE) for act in ("classify", "aggregate", "score")],
    ),
    (
        {"scale.minimum": 1, "scale.bands": [{"lowest": 1, "highest": 100, "source": FROM_FORMULA}]},
        [Said("scale.minimum", 1, same("0"))],
    ),
    (
        {"scale.maximum": LEFT_OUT, "scale.bands.0.highest": LEFT_OUT},
        [Said("scale.maximum", ABSENT, Text("ujung atas skala", "the upper end of the scale"))],
    ),
    (
        {"scale.rounding.rule": LEFT_OUT},
        [Said("scale.rounding.rule", ABSENT, Text("aturan pembulatan", "a rounding rule"))],
    ),
]
"""What a rulebook says as a whole."""

NAMES: Final[list[Case]] = [
    (
        {"scale.bands.1.predicate": "inovasi"},
        [Said("scale.bands[1].predicate", "inovasi", meant("inovatif", PREDICATES))],
    ),
    ({"scale.bands.1.predicate": "emas"}, [Said("scale.bands[1].predicate", "emas", same(PREDICATES))]),
    (
        {"formula.quantity.variable": "hasil_kreatip"},
        [Said("formula.quantity.variable", "hasil_kreatip", meant("hasil_kreatif", VARIABLES))],
    ),
    ({f"{VIDEO}.variable": "keluaran"}, [Said(f"{VIDEO}.variable", "keluaran", same(VARIABLES))]),
    ({f"{AUDIT}.variable": "outputs"}, [Said(f"{AUDIT}.variable", "outputs", meant("output", VARIABLES))]),
    (
        {f"{MONTHS}.derive": MONTHS_TAKEN[:-1]},
        [Said(f"{MONTHS}.derive", MONTHS_TAKEN[:-1], meant(MONTHS_TAKEN, MONTHS_TAKEN))],
    ),
    ({f"{MONTHS}.derive": "umur"}, [Said(f"{MONTHS}.derive", "umur", same(MONTHS_TAKEN))]),
    ({f"{DAYS}.assumptions": ["whole-day"]}, [Said(f"{DAYS}.assumptions", "whole-day", meant("whole-days"))]),
    ({f"{DAYS}.assumptions": ["xx"]}, [Said(f"{DAYS}.assumptions", "xx", same(ASSUMPTIONS))]),
    (
        {f"{BENEFIT}.scale.bases.b.assumptions": ["lower-levels"]},
        [Said(f"{BENEFIT}.scale.bases.b.assumptions", "lower-levels", meant("lower-level"))],
    ),
    (
        {"settings.counting.choices.reports": SAYS},
        [Said("settings.counting.choices.reports", "reports", meant("reported", "all | eligible | reported"))],
    ),
    ({"settings.affairs.choices.xyz": SAYS}, [Said("settings.affairs.choices.xyz", "xyz", same("any | main"))]),
    ({"settings.stages.choices.xyz": SAYS}, [Said("settings.stages.choices.xyz", "xyz", same("all | penerapan"))]),
    (
        {"formula.divisor.source.reference": "formulas"},
        [
            Said(
                "formula.divisor.source.reference",
                "formulas",
                meant("formula", REFERENCES),
                "unknown_reference",
                FORMAT,
            )
        ],
    ),
    (
        {"formula.divisor.source.reference": "xx"},
        [Said("formula.divisor.source.reference", "xx", same(REFERENCES), "unknown_reference", FORMAT)],
    ),
    (
        {"scale.rounding.source.assumption": "roundings"},
        [Said("scale.rounding.source.assumption", "roundings", meant("rounding"))],
    ),
    (
        {"scale.rounding.source.assumption": LEFT_OUT},
        [
            Said(
                "scale.rounding.source.assumption",
                "C",
                Text("asumsi dengan alasannya", "an assumption with its reason"),
            )
        ],
    ),
]
"""Names that the rulebook does not know."""

ROWS: Final[list[Case]] = [
    ({f"{AUDIT}.code": "opini"}, [Said(f"{AUDIT}.code", "opini", same("opini_bpk"))]),
    (
        {"formula.quantity.code": "video", "formula.quantity.number": "1"},
        [
            Said(f"{VISION}.number", "1", unused("formula.quantity")),
            Said(f"{VIDEO}.code", "video", unused("formula.quantity")),
        ],
    ),
    (
        {f"{_GOVERNMENT}.video": TABLES["catalogue"]["innovation"]["rows"]["video"]},
        [
            Said(f"{VIDEO}.code", "video", unused(f"{_GOVERNMENT}.video")),
            Said(f"{VIDEO}.number", "35", unused(f"{_GOVERNMENT}.video")),
            Said(_GOVERNMENT, Decimal(75), SUM_OF_GOVERNMENT),
        ],
    ),
    (
        {"formula": LEFT_OUT, "can": ["classify"], f"{VIDEO}.number": "34"},
        [Said(f"{VIDEO}.number", "34", unused(f"{_INNOVATION}.monev"))],
    ),
    ({f"{AUDIT}.weight": 2}, [Said(_GOVERNMENT, Decimal("64.5"), SUM_OF_GOVERNMENT)]),
    ({f"{VIDEO}.weight": 3}, [Said(_INNOVATION, Decimal(108), SUM_OF_INNOVATION)]),
    ({_GOVERNMENT: {}}, [Said(_GOVERNMENT, Decimal(0), SUM_OF_GOVERNMENT)]),
    (
        {"catalogue.innovation.sources.past": LEFT_OUT, "catalogue.government.sources.past": LEFT_OUT},
        [
            Said(
                f"catalogue.{scope}.sources.past",
                ABSENT,
                Text("sumber dari apa yang lampau", "the source of what is past"),
            )
            for scope in ("government", "innovation")
        ],
    ),
]
"""What the rows of a catalogue say against each other, and against the formula."""

SCALES: Final[list[Case]] = [
    (
        {f"{STAFF}.scale.kind": "counts"},
        [Said(f"{STAFF}.scale.kind", "counts", meant("count", KINDS), "unknown_value")],
    ),
    (
        {f"{STAFF}.scale.kind": ["count"]},
        [Said(f"{STAFF}.scale.kind", ["count"], same(KINDS), "unknown_value")],
    ),
    ({f"{STAFF}.scale": 3}, [Said(f"{STAFF}.scale.kind", None, same(KINDS), "unknown_value")]),
    (
        {f"{AUDIT}.scale.values.wdp.level": 3},
        [
            Said(
                f"{AUDIT}.scale.values",
                "['1', '3']",
                Text("level 1, 2 dan 3 semuanya", "levels 1, 2 and 3, all of them"),
            )
        ],
    ),
    ({f"{STAFF}.scale.steps.2": LEFT_OUT}, [Said(f"{STAFF}.scale.steps", "['1', '3']", same("1, 2, 3"))]),
    ({f"{STAFF}.scale.steps.2": {}}, [Said(f"{STAFF}.scale.steps.2", ABSENT, ONE_CONDITION)]),
    (
        {f"{STAFF}.scale.steps.2": {"at_least": 11, "above": 12}},
        [Said(f"{STAFF}.scale.steps.2", "['at_least', 'above']", ONE_CONDITION)],
    ),
    (
        {f"{STAFF}.scale.steps.2": {"any": True}},
        [
            Said(
                f"{STAFF}.scale.steps.2",
                "any",
                Text("hanya level 1 boleh menampung selebihnya", "only level 1 may take all the rest"),
            )
        ],
    ),
    (
        {f"{STAFF}.scale.steps.2": {"at_most": 11}},
        [Said(f"{STAFF}.scale.steps.2", Decimal(11), Text("semua langkah searah", "all steps in one direction"))],
    ),
    (
        {f"{STAFF}.scale.steps.2": {"at_least": 32}},
        [
            Said(
                f"{STAFF}.scale.steps",
                "1, 32, 31",
                Text("ambang yang terus naik, atau terus turun", "thresholds that only rise, or only fall"),
            )
        ],
    ),
    ({f"{BUDGET}.scale.patterns.3": LEFT_OUT}, [Said(f"{BUDGET}.scale.patterns", "['1', '2']", same("1, 2, 3"))]),
    ({f"{BUDGET}.scale.patterns.1": [[2], [3]]}, [Said(f"{BUDGET}.scale.patterns.1", "[3]", same("0 | 1 | 2"))]),
    ({f"{BUDGET}.scale.patterns.1": [[]]}, [Said(f"{BUDGET}.scale.patterns.1", "[]", same("0 | 1 | 2"))]),
    (
        {f"{VISION}.scale.patterns.1": [["mimpi"]]},
        [Said(f"{VISION}.scale.patterns.1", "['mimpi']", same("misi | visi"))],
    ),
    ({f"{VISION}.scale.patterns": LEFT_OUT}, [Said(f"{VISION}.scale", ABSENT, COUNTS_OR_PATTERNS)]),
    (
        {f"{VISION}.scale.counts": {"1": 1, "2": 2, "3": 3}},
        [Said(f"{VISION}.scale", "['counts', 'patterns']", COUNTS_OR_PATTERNS)],
    ),
    (
        {f"{VISION}.scale.countable": True},
        [Said(f"{VISION}.scale.countable", "true", Text("hanya bersama counts", "only with counts"))],
    ),
    ({f"{SPENDING}.scale.counts.3": LEFT_OUT}, [Said(f"{SPENDING}.scale.counts", "['1', '2']", same("1, 2, 3"))]),
    (
        {f"{SPENDING}.scale.counts.3": 3},
        [
            Said(
                f"{SPENDING}.scale.counts",
                "{'1': 2, '2': 3, '3': 3}",
                Text("bilangan yang terus naik", "numbers that only rise"),
            )
        ],
    ),
    ({f"{COMPLAINTS}.scale.none_level": 4}, [Said(f"{COMPLAINTS}.scale.none_level", 4, same("0-3"))]),
    ({f"{COMPLAINTS}.scale.none_level": -1}, [Said(f"{COMPLAINTS}.scale.none_level", -1, same("0-3"))]),
    (
        {f"{BENEFIT}.scale.bases": {}},
        [Said(f"{BENEFIT}.scale.bases", "{}", Text("paling sedikit satu dasar", "at least one basis"))],
    ),
]
"""What a scale says against itself."""


@pytest.mark.parametrize(("changes", "said"), [*WHOLE, *NAMES, *ROWS, *SCALES], ids=named)
def test_a_law_says_where_it_is_broken_and_what_it_expects(changes: dict[str, object], said: list[Said]) -> None:
    assert refusals(changes) == said


@pytest.mark.parametrize(
    ("path", "value", "code", "place"),
    [
        ("year", "2026", "wrong_type", ""),
        ("can", "score", "wrong_type", ""),
        ("references", 3, "wrong_type", ""),
        ("assumptions", 3, "wrong_type", ""),
        ("predicates", 3, "wrong_type", ""),
        ("catalogue.variables", 3, "wrong_type", ""),
        ("settings.counting.choices", 3, "wrong_type", ""),
        ("settings.counting.default", 3, "wrong_type", ""),
        ("formula.quantity.variable", 3, "wrong_type", ""),
        ("formula", 3, "wrong_type", ""),
        (f"{AUDIT}.scale.values", 3, "wrong_type", ""),
        (f"{AUDIT}.scale.values.wdp", 2, "wrong_type", ""),
        (f"{AUDIT}.scale.values.wdp.level", "2", "wrong_type", ""),
        (f"{STAFF}.scale.steps", 3, "wrong_type", ""),
        (f"{STAFF}.scale.steps.1", 3, "wrong_type", ""),
        (f"{STAFF}.scale.steps.1.at_least", "satu", "bad_form", ""),
        (f"{BUDGET}.scale.window", 3, "wrong_type", ""),
        (f"{BUDGET}.scale.window", ["2"], "wrong_type", "[0]"),
        (f"{BUDGET}.scale.window", [2, "1", 0], "wrong_type", "[1]"),
        (f"{BUDGET}.scale.patterns", 3, "wrong_type", ""),
        (f"{BUDGET}.scale.patterns.1", 3, "wrong_type", ""),
        (f"{BUDGET}.scale.patterns.1", [2], "wrong_type", "[0]"),
        (f"{BUDGET}.scale.patterns.1", [["2"], [1]], "wrong_type", "[0][0]"),
        (f"{VISION}.scale.members", 3, "wrong_type", ""),
        (f"{VISION}.scale.countable", "ya", "wrong_type", ""),
        (f"{SPENDING}.scale.counts", 3, "wrong_type", ""),
        (f"{SPENDING}.scale.counts.1", "2", "wrong_type", ""),
        (f"{COMPLAINTS}.scale.none_level", "1", "wrong_type", ""),
    ],
)
def test_what_cannot_be_read_is_told_once(path: str, value: object, code: str, place: str) -> None:
    assert [(said.code, said.path) for said in refusals({path: value})] == [(code, f"{path}{place}")]


@pytest.mark.parametrize(
    ("changes", "paths"),
    [
        (
            {"formula.maximum": "x", "formula.divisor.source.reference": "xx"},
            ["formula.maximum", "formula.divisor.source.reference"],
        ),
        (
            {f"{AUDIT}.mandatory": "ya", "catalogue.government.sources.fact.assumption": LEFT_OUT},
            [f"{AUDIT}.mandatory", "catalogue.government.sources.fact.assumption"],
        ),
        ({f"{AUDIT}.mandatory": "ya", f"{STAFF}.name.en": " "}, [f"{AUDIT}.mandatory", f"{STAFF}.name"]),
        (
            {f"{BUDGET}.scale.patterns.1": [["2"], [3]]},
            [f"{BUDGET}.scale.patterns.1[0][0]", f"{BUDGET}.scale.patterns.1"],
        ),
        (
            {f"{BUDGET}.scale.window": [2, "1", 0], f"{BUDGET}.scale.patterns.3": LEFT_OUT},
            [f"{BUDGET}.scale.window[1]", f"{BUDGET}.scale.patterns"],
        ),
        ({"predicates": 3, f"{VIDEO}.variable": "xx"}, ["predicates", f"{VIDEO}.variable"]),
        (
            {"references": 3, "scale.rounding.source.assumption": "xx"},
            ["references", "scale.rounding.source.assumption"],
        ),
    ],
    ids=named,
)
def test_what_could_be_read_is_still_looked_at(changes: dict[str, object], paths: list[str]) -> None:
    assert [said.path for said in refusals(changes)] == paths


@pytest.mark.parametrize(
    "changes",
    [
        {"year": 1000},
        {"year": 9999},
        {"id": "a"},
        {"formula": LEFT_OUT, "can": ["classify"]},
        *({f"{COMPLAINTS}.scale.none_level": level} for level in (0, 1, 2, 3)),
    ],
    ids=named,
)
def test_the_last_that_a_law_allows_is_allowed(changes: dict[str, object]) -> None:
    assert isinstance(of_2026(changes), ida.Rulebook)


def scale_of(code: str) -> Any:
    """The scale of a row of the edition of 2026."""
    rules = ida.rulebook("iid-2026")
    return next(row.scale for row in (*rules.government, *rules.innovation) if row.code == code)


@pytest.mark.parametrize(
    ("code", "changes", "path"),
    [
        ("opini_bpk", {"values": None}, "values"),
        ("opini_bpk", {"values": {"a": 1, "b": 2, "c": 3}}, "values"),
        ("anggaran", {"window": "abc"}, "window"),
        ("pengaduan", {"none_level": "x"}, "none_level"),
        ("pengaduan", {"none_level": None}, "none_level"),
        ("pengaduan", {"none_level": 4}, "none_level"),
    ],
)
def test_a_scale_made_in_python_is_refused_too(code: str, changes: dict[str, Any], path: str) -> None:
    with pytest.raises(ida.InvalidRulebook) as caught:
        attrs.evolve(scale_of(code), **changes)
    assert path in [problem.path for problem in caught.value.problems]
