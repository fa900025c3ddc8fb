"""The files of the practice around the index: as strict as a submission, and read back the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from inovasi_daerah import (
    InvalidSubmission,
    load_assessment,
    load_improvement,
    load_lab,
    load_replications,
    write_document,
)
from inovasi_daerah.interchange.practice_files import ASSESSMENTS, IMPROVEMENTS, LABS, REPLICATIONS

if TYPE_CHECKING:
    from inovasi_daerah.interchange.documents import Document

EXAMPLES = Path(__file__).parent.parent / "docs" / "examples"
FORMATS: tuple[tuple[Document[Any], str], ...] = (
    (ASSESSMENTS, "ecosystem-assessment.json"),
    (LABS, "parepare-lab.json"),
    (IMPROVEMENTS, "improvement.json"),
    (REPLICATIONS, "replications.json"),
)


def problems_of(of: Document[Any], data: Any) -> list[tuple[str, str]]:
    with pytest.raises(InvalidSubmission) as refused:
        of.read(data)
    return [(found.code, found.path) for found in refused.value.problems]


@pytest.mark.parametrize(("of", "name"), FORMATS)
def test_an_example_reads_back_the_same(of: Document[Any], name: str) -> None:
    entity = of.load(EXAMPLES / name)
    assert list(json.loads(write_document(entity)))[:2] == ["format", "format_version"]
    assert of.read(json.loads(write_document(entity))) == entity
    assert hash(of.load(EXAMPLES / name)) == hash(entity)


def test_each_kind_of_file_has_its_reader() -> None:
    readers = (load_assessment, load_lab, load_improvement, load_replications)
    for (of, name), load in zip(FORMATS, readers, strict=True):
        assert load(EXAMPLES / name) == of.load(EXAMPLES / name)


@pytest.mark.parametrize(("of", "name"), FORMATS)
def test_a_wrong_header_and_an_unknown_key_are_told_at_once(of: Document[Any], name: str) -> None:
    data = json.loads((EXAMPLES / name).read_text("utf-8"))
    del data["format"]
    assert problems_of(of, {**data, "format_version": 1, "ilustrative": True}) == [
        ("missing_key", "format"),
        ("wrong_type", "format_version"),
        ("unknown_key", "ilustrative"),
    ]
    assert problems_of(of, {**data, "format": "inovasi-daerah/submission"}) == [("unknown_value", "format")]


@pytest.mark.parametrize(("of", "name"), FORMATS)
def test_a_key_written_twice_is_refused(of: Document[Any], name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text('{"illustrative": true,' + (EXAMPLES / name).read_text("utf-8").replace("{", "", 1), "utf-8")
    with pytest.raises(InvalidSubmission, match="ditulis dua kali"):
        of.load(path)


@pytest.mark.parametrize(("of", "name"), FORMATS)
def test_what_is_no_object_is_refused(of: Document[Any], name: str) -> None:
    assert problems_of(of, [name]) == [("wrong_type", "")]


def test_a_null_in_place_of_an_answer_is_not_a_missing_answer() -> None:
    data = json.loads((EXAMPLES / "ecosystem-assessment.json").read_text("utf-8"))
    data["responses"][0]["answers"] |= {"budaya-1": None, "budaya-2": 3.5}
    assert problems_of(ASSESSMENTS, data) == [
        ("null_value", "responses[0].answers.budaya-1"),
        ("fraction", "responses[0].answers.budaya-2"),
    ]


def test_what_has_no_file_of_its_own_is_not_written() -> None:
    with pytest.raises(InvalidSubmission, match="Assessment"):
        write_document("lab")  # type: ignore[arg-type]  # what is refused here


@pytest.mark.parametrize(("of", "name"), [FORMATS[0], FORMATS[1]])
def test_an_administrative_unit_of_jakarta_is_no_government(of: Document[Any], name: str) -> None:
    data = json.loads((EXAMPLES / name).read_text("utf-8"))
    assert [path for _, path in problems_of(of, {**data, "region": "31.71"})] == ["region"]


def test_both_ends_of_a_replication_are_governments() -> None:
    data = json.loads((EXAMPLES / "replications.json").read_text("utf-8"))
    data["replications"] = data["replications"][:1]
    data["replications"][0] |= {"source": {"region": "31.71", "innovation": "a"}, "target": "31.72"}
    assert [path for _, path in problems_of(REPLICATIONS, data)] == [
        "replications[0].source.region",
        "replications[0].target",
    ]


def test_a_file_that_is_not_there_is_not_a_bad_file() -> None:
    with pytest.raises(FileNotFoundError):
        load_lab(EXAMPLES / "no-such-file.json")
