"""The documents written by hand: no key of a schema is missing from its table, and every path they name is there."""

from __future__ import annotations

import re
import tomllib
import typing
from enum import Enum
from pathlib import Path
from typing import Any

import attrs
import pytest

import inovasi_daerah as ida
from inside import DOCUMENTS

ROOT = Path(__file__).parent.parent.parent
FORMATS = ROOT.joinpath("docs", "file-formats.md").read_text("utf-8")
SUBMISSION: Any = ida.files.schema("submission")
PARTS: Any = SUBMISSION["$defs"]
SCALES: Any = ida.files.schema("rulebook")["$defs"]


def table_below(heading: str, page: str = FORMATS) -> list[list[str]]:
    """The cells of the first table below a heading, without its head."""
    below = page.split(f"\n### {heading}\n", 1)[1].split("\n#", 1)[0]
    return [
        [cell.strip() for cell in line.strip("|").split("|")] for line in re.findall(r"^\|.*$", below, re.MULTILINE)
    ][2:]


@pytest.mark.parametrize(
    ("heading", "schema"),
    [
        ("The file", SUBMISSION),
        ("An agency", PARTS["agency"]),
        ("An innovation", PARTS["innovation"]),
        ("A claim", PARTS["claim"]),
        ("A piece of evidence", PARTS["evidence"]),
        ("A verification", PARTS["verification"]),
        ("What a verifier saw", PARTS["seen"]),
        ("Evidence as it was seen", PARTS["seen_evidence"]["anyOf"][1]),
    ],
)
def test_a_table_of_the_submission_has_every_key_and_word_of_the_schema(heading: str, schema: Any) -> None:
    rows = table_below(heading)
    assert sorted(row[0] for row in rows) == sorted(f"`{key}`" for key in schema["properties"])
    assert {row[0] for row in rows if row[1] == "yes"} == {f"`{key}`" for key in schema.get("required", ())}
    for key, _, form in rows:
        reference = schema["properties"][key.strip("`")].get("$ref", "").removeprefix("#/$defs/")
        for word in PARTS.get(reference, {}).get("enum", ()):
            assert f"`{word}`" in form


DOMAIN_FILES = ROOT.joinpath("docs", "domain-files.md").read_text("utf-8")
ENTRIES: dict[str, type] = {
    "A register": ida.programmes.Register,
    "A position": ida.programmes.Position,
    "An inventory": ida.programmes.Inventory,
    "An innovation on record": ida.programmes.Career,
    "A year on record": ida.programmes.CareerYear,
    "A legal instrument": ida.programmes.LegalInstrument,
    "A checklist": ida.programmes.Checklist,
    "An answer of a checklist": ida.programmes.Answer,
    "The counts of a year": ida.programmes.YearCounts,
    "A movement": ida.programmes.Movement,
    "A reference": ida.rules.Reference,
    "An instrument": ida.practice.Instrument,
    "An item": ida.practice.Item,
    "An answer scale": ida.practice.AnswerScale,
    "The weights of dimensions": ida.practice.DimensionWeights,
    "An assessment": ida.practice.Assessment,
    "A response": ida.practice.Response,
    "A laboratory": ida.practice.Lab,
    "A commitment": ida.practice.Commitment,
    "A session": ida.practice.Session,
    "A unit": ida.practice.LabUnit,
    "A stage entered": ida.practice.Entered,
    "An idea": ida.practice.Idea,
    "A plan": ida.practice.Plan,
    "A launch": ida.practice.Launch,
    "A showing": ida.practice.Showing,
    "Documents": ida.practice.Documents,
    "An improvement": ida.practice.Improvement,
    "A measure": ida.practice.Measure,
    "A network": ida.practice.ReplicationNetwork,
    "A replication": ida.practice.Replication,
    "An original": ida.practice.Original,
}
KEYS_OF: dict[str, list[type]] = {"`principles`": [ida.programmes.Principle], "`criteria`": [ida.programmes.Criterion]}
"""The words that are keys of what stands there."""
ELSEWHERE = {ida.Region, ida.Text, ida.Agency, ida.Evidence}
"""A region is its code, a text in two languages and evidence are explained once, an agency is that of a submission."""


def kinds_within(kind: Any) -> list[type]:
    """The types that a type is made of."""
    parts = typing.get_args(kind)
    found = [found for part in parts for found in kinds_within(part)] if parts else [kind]
    return [one for one in found if isinstance(one, type)]


def fields_of(kind: type) -> dict[str, Any]:
    """The fields that a file may write, with their types resolved."""
    attrs.resolve_types(kind)
    return {field.name: field for field in attrs.fields(kind) if field.init}


@pytest.mark.parametrize(("heading", "kind"), ENTRIES.items(), ids=ENTRIES)
def test_a_table_of_the_wider_domain_has_every_key_and_word_of_its_class(heading: str, kind: type) -> None:
    rows = table_below(heading, DOMAIN_FILES)
    fields = fields_of(kind)
    assert [row[0] for row in rows] == [f"`{name}`" for name in fields]
    required = [f"`{name}`" for name, field in fields.items() if field.default is attrs.NOTHING]
    assert [row[0] for row in rows if row[1] == "yes"] == required
    for key, _, form, _ in rows:
        within = KEYS_OF.get(key) or kinds_within(fields[key.strip("`")].type)
        words = [member.value for one in within if issubclass(one, Enum) for member in one.__members__.values()]
        assert not words or re.findall(r"`(\w+)`", form) == words


def test_every_part_of_a_file_of_the_wider_domain_has_its_table() -> None:
    assert [one.format for one in DOCUMENTS if f"`{one.format}`: " not in DOMAIN_FILES] == []
    found: set[type] = set()
    waiting: list[type] = [document.kind for document in DOCUMENTS]
    while waiting:
        kind = waiting.pop()
        if kind not in found and kind not in ELSEWHERE and attrs.has(kind):
            found.add(kind)
            waiting += [one for field in fields_of(kind).values() for one in kinds_within(field.type)]
    assert found == set(ENTRIES.values())


@pytest.mark.parametrize("branch", SCALES["scale"]["allOf"])
def test_the_table_of_scales_has_every_kind_with_its_keys(branch: Any) -> None:
    kinds = branch["if"]["properties"]["kind"]["enum"]
    (keys,) = (
        keys for said, keys in table_below("The scale of a row") if said == ", ".join(f"`{kind}`" for kind in kinds)
    )
    wanted = SCALES[branch["then"]["$ref"].removeprefix("#/$defs/")]["properties"]
    assert [key for key in wanted if key != "kind" and f"`{key}`" not in keys] == []


def test_every_condition_of_a_step_is_told() -> None:
    section = FORMATS.split("### The scale of a row", 1)[1].split("\n#", 1)[0]
    assert [key for key in SCALES["step"]["properties"] if not re.search(rf"`{key}\b", section)] == []


def place(path: str) -> Path:
    """Where a path of the repository is; what is in the package may be installed elsewhere."""
    inside = path.removeprefix("src/inovasi_daerah/")
    return (ROOT if inside == path else Path(ida.__file__).parent) / inside


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "README.md"])
def test_every_path_that_a_document_names_is_there(name: str) -> None:
    text = ROOT.joinpath(name).read_text("utf-8")
    named = re.findall(r"(?<![\w./-])(?:src|tests|docs|changes|benchmarks|\.ci)/[\w./-]*", text)
    paths = [path.rstrip(".") for path in named if "YEAR" not in path]
    assert paths
    assert [path for path in paths if not place(path).exists()] == []


def rooms(text: str) -> list[str]:
    """What is named as code in the first column of the first table of a text, in order."""
    rows = text.split("\n|---", 1)[1].split("\n\n", 1)[0].splitlines()[1:]
    return [name for row in rows for name in re.findall(r"`(\w+)`", row.split("|")[1])]


def test_the_map_of_the_house_has_every_room_on_its_floor() -> None:
    mapped = rooms(ROOT.joinpath("docs", "architecture.md").read_text("utf-8"))
    package = Path(ida.__file__).parent
    inside = {path.parent.name for path in package.glob("*/__init__.py")}
    modules = {path.stem for path in package.glob("*.py")} - {"__init__"}
    assert (inside | modules) - set(mapped) == set()
    contracts = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    floors = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    built = [re.findall(r"inovasi_daerah\.(\w+)", floor) for floor in floors]
    heights = {room: height for height, named in enumerate(built) for room in named if room in inside}
    assert [heights[room] for room in mapped if room in heights] == sorted(heights.values())


def test_the_glossary_is_in_order_and_has_the_words_of_the_house() -> None:
    text = ROOT.joinpath("docs", "glossary.md").read_text("utf-8")
    entries = re.findall(r"^(\S.*)\n    \*\*(.+)\*\*\n\n    \S[^*]*\n\n    \*[^*]+\*$", text, re.MULTILINE)
    terms = [indonesian.lower() for indonesian, _ in entries]
    assert terms == sorted(terms)
    assert text.count("\n    **") == len(entries)
    house = "row scale band basis fact reason notice problem mandatory claim evidence verification level weight gate"
    assert set(house.split()) <= {english for _, english in entries}


WRITTEN = [path for path in ROOT.joinpath("docs").rglob("*.md") if path.parent.name not in ("rules", "api")]


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: f"{page.parent.name}/{page.stem}")
def test_a_page_that_leads_to_made_pages_says_how_to_do_without_them_or_make_them(page: Path) -> None:
    text = page.read_text("utf-8")
    if re.search(r"\]\([\w/]*rules/", text):
        assert "inovasi-daerah rulebooks iid-2026" in text or "python -m sphinx" in text


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: f"{page.parent.name}/{page.stem}")
def test_every_other_page_that_a_page_leads_to_is_there(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([\w./-]+)(?:#[\w-]*)?\)", page.read_text("utf-8"))
    assert [link for link in links if "rules/" not in link and not (page.parent / link).exists()] == []
