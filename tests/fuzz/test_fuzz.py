"""Whatever the bytes, the answer is a result or an error of the library. Long runs: ``--hypothesis-profile=deep``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuzz.near import (
    REPORTS,
    RULEBOOKS,
    answer_to_report,
    answer_to_rulebook,
    changed_bytes,
    changed_lines,
    changed_values,
    json_values,
)

CORPUS = sorted((Path(__file__).parent / "corpus").iterdir())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


@given(content=st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_any_bytes(content: bytes, folder: Path) -> None:
    assert answer_to_report(content) is None
    answer_to_rulebook(content, folder)


@given(json_values)
def test_any_json(value: object) -> None:
    assert answer_to_report(json.dumps(value).encode()) is None


@given(content=changed_values())
def test_a_report_with_another_value(content: bytes) -> None:
    answer_to_report(content)


@given(content=changed_bytes(REPORTS))
def test_a_report_with_other_bytes(content: bytes) -> None:
    answer_to_report(content)


@given(content=changed_lines())
def test_a_rulebook_with_another_line(content: bytes, folder: Path) -> None:
    answer_to_rulebook(content, folder)


@given(content=changed_bytes(RULEBOOKS))
def test_a_rulebook_with_other_bytes(content: bytes, folder: Path) -> None:
    answer_to_rulebook(content, folder)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: str(path.name))
def test_past_finds(path: Path, folder: Path) -> None:
    if path.suffix == ".toml":
        assert answer_to_rulebook(path.read_bytes(), folder) is None
    else:
        assert answer_to_report(path.read_bytes()) is None
