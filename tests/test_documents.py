"""The files of the wider domain: as strict as a submission, and written so that they read back the same."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

import inovasi_daerah as ida
from examples import EXAMPLES, changed, example, without
from inovasi_daerah.interchange.documents import Document
from inovasi_daerah.interchange.domain_files import INVENTORY, MOST_ITEMS, MOVEMENT, REGISTER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FILES: list[tuple[str, Document[Any]]] = [
    ("register.json", REGISTER),
    ("inventory.json", INVENTORY),
    ("kota-batu-years.json", INVENTORY),
    ("movement.json", MOVEMENT),
]


def problems(read: Callable[[], object]) -> list[tuple[str, str]]:
    """Code and path of every problem of what is read."""
    with pytest.raises(ida.InvalidSubmission) as caught:
        read()
    return [(problem.code, problem.path) for problem in caught.value.problems]


@pytest.mark.parametrize(("name", "document"), FILES)
class TestEveryFile:
    def test_reads_back_as_the_same(self, name: str, document: Document[Any]) -> None:
        value = document.load(EXAMPLES / name)
        written = json.loads(document.write(value))
        assert written == example(EXAMPLES / name)
        assert document.read(written) == value
        assert hash(value) == hash(document.load(EXAMPLES / name))

    def test_names_its_format(self, name: str, document: Document[Any]) -> None:
        data = example(EXAMPLES / name)
        for wrong, found in (
            (without(data, "format"), ("missing_key", "format")),
            (changed(data, "format", to="inovasi-daerah/submission"), ("unknown_value", "format")),
            (changed(data, "format_version", to=1), ("wrong_type", "format_version")),
        ):
            assert problems(partial(document.read, wrong)) == [found]

    def test_refuses_unknown_keys_together_with_everything_else(self, name: str, document: Document[Any]) -> None:
        data = {**example(EXAMPLES / name), "formt": 1, "format": None}
        assert problems(partial(document.read, data)) == [("wrong_type", "format"), ("unknown_key", "formt")]

    def test_refuses_keys_written_twice(self, tmp_path: Path, name: str, document: Document[Any]) -> None:
        text = (EXAMPLES / name).read_text("utf-8").replace('"format":', '"format": "x", "format":', 1)
        (tmp_path / name).write_text(text, "utf-8")
        assert problems(partial(document.load, tmp_path / name)) == [("duplicate_key", "format")]

    def test_refuses_what_is_no_object(self, name: str, document: Document[Any]) -> None:
        assert name.endswith(".json")
        nothing: list[Any] = [[], "x", None]
        for data in nothing:
            assert [path for _, path in problems(partial(document.read, data))] == [""]


def test_a_list_that_is_too_long_is_refused_before_it_is_read() -> None:
    header = {"format": "inovasi-daerah/register", "format_version": "1.0", "region": "35.79"}
    with pytest.raises(ida.InvalidSubmission) as caught:
        ida.read_register({**header, "agencies": [None] * (MOST_ITEMS + 1)})
    assert [(one.code, one.path) for one in caught.value.problems] == [("too_large", "agencies")]


def test_a_list_of_just_that_length_is_read() -> None:
    small = Document("inovasi-daerah/register", ida.Register, most={"agencies": 1})
    one = [{"id": "a", "name": "A", "kind": "dinas"}]
    header = {"format": "inovasi-daerah/register", "format_version": "1.0", "region": "35.79"}
    assert len(small.read({**header, "agencies": one}).agencies) == 1
    assert problems(partial(small.read, {**header, "agencies": one * 2})) == [("too_large", "agencies")]
