"""The files of the wider domain: as strict as a submission, and written so that they read back the same."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import inovasi_daerah as ida
from examples import EXAMPLES, changed, example, without
from inovasi_daerah.interchange.documents import Document
from inovasi_daerah.interchange.domain_files import INVENTORY, MOST_ITEMS, MOVEMENT, REGISTER
from inovasi_daerah.labels import LANGS

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


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["2024", "2024-01-01", "setda"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def places(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:  # whatever a file may hold
    """Every place in a file."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [found for key, value in pairs for found in ((*path, key), *places(value, (*path, key)))]


@pytest.mark.parametrize(("name", "document"), FILES)
@given(data=st.data())
def test_law_whatever_stands_in_one_place_the_file_is_read_or_refused_with_its_problems(
    name: str, document: Document[Any], data: st.DataObject
) -> None:
    whole = example(EXAMPLES / name)
    for _ in range(data.draw(st.integers(1, 2))):
        place = data.draw(st.sampled_from(places(whole)))
        whole = changed(whole, *place, to=data.draw(JSON))
    try:
        value = document.read(whole)
    except ida.InvalidSubmission as invalid:
        messages = [problem.message(lang) for problem in invalid.problems for lang in LANGS]
    else:
        messages = ["-"]
        assert document.read(json.loads(document.write(value))) == value
    assert messages
    assert all(messages)
