"""The files of the wider domain: as strict as a submission, and written so that they read back the same."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import inovasi_daerah as ida
from examples import EXAMPLES, changed, example, without
from inside import ASSESSMENT, DOCUMENTS, INSTRUMENT, INVENTORY, LANGS, MOST_ITEMS, MOVEMENT, REGISTER, Document
from inside import IMPROVEMENT_FILE as IMPROVEMENT
from inside import LAB_FILE as LAB
from inside import REPLICATIONS_FILE as REPLICATIONS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FILES: list[tuple[str, Document[Any]]] = [
    ("register.json", REGISTER),
    ("inventory.json", INVENTORY),
    ("kota-batu-years.json", INVENTORY),
    ("movement.json", MOVEMENT),
    ("ecosystem-assessment.json", ASSESSMENT),
    ("parepare-lab.json", LAB),
    ("improvement.json", IMPROVEMENT),
    ("replications.json", REPLICATIONS),
    ("instrument.toml", INSTRUMENT),
]


def read_data(name: str) -> Any:
    """The data of an example, as JSON keeps them."""
    if name.endswith(".json"):
        return example(EXAMPLES / name)
    return json.loads(ida.files.write(ida.files.load(EXAMPLES / name, ida.practice.Instrument)))


def problems(read: Callable[[], object]) -> list[tuple[str, str]]:
    """Code and path of every problem of what is read."""
    with pytest.raises(ida.InvalidSubmission) as caught:
        read()
    return [(problem.code, problem.path) for problem in caught.value.problems]


@pytest.mark.parametrize(("name", "document"), FILES)
class TestEveryFile:
    def test_reads_back_as_the_same(self, tmp_path: Path, name: str, document: Document[Any]) -> None:
        value = document.read(read_data(name))
        text = document.write(value)
        (tmp_path / "again.json").write_text(text, "utf-8")
        again = document.load(tmp_path / "again.json")
        assert again == value
        assert hash(again) == hash(value)
        assert document.write(again) == text
        assert json.loads(text).keys() == read_data(name).keys()

    def test_names_its_format(self, name: str, document: Document[Any]) -> None:
        data = read_data(name)
        for wrong, found in (
            (without(data, "format"), ("missing_key", "format")),
            (changed(data, "format", to="inovasi-daerah/submission"), ("unknown_value", "format")),
            (changed(data, "format_version", to=1), ("wrong_type", "format_version")),
        ):
            assert problems(partial(document.read, wrong)) == [found]

    def test_refuses_unknown_keys_together_with_everything_else(self, name: str, document: Document[Any]) -> None:
        data = {**read_data(name), "formt": 1, "format": None}
        assert problems(partial(document.read, data)) == [("wrong_type", "format"), ("unknown_key", "formt")]

    def test_refuses_keys_written_twice(self, tmp_path: Path, name: str, document: Document[Any]) -> None:
        text = json.dumps(read_data(name)).replace('"format":', '"format": "x", "format":', 1)
        (tmp_path / "twice.json").write_text(text, "utf-8")
        assert problems(partial(document.load, tmp_path / "twice.json")) == [("duplicate_key", "format")]

    def test_refuses_what_is_no_object(self, name: str, document: Document[Any]) -> None:
        assert name
        nothing: list[Any] = [[], "x", None]
        for data in nothing:
            assert [path for _, path in problems(partial(document.read, data))] == [""]


def test_every_kind_of_file_has_an_example_and_the_three_verbs_of_all(tmp_path: Path) -> None:
    assert {id(document) for _, document in FILES} == {id(document) for document in DOCUMENTS}
    for name, document in FILES:
        value = ida.files.load(EXAMPLES / name, document.kind)
        assert ida.files.read(read_data(name), document.kind) == value
        text = ida.files.write(value, tmp_path / "written.json")
        assert (tmp_path / "written.json").read_text("utf-8") == text == document.write(value)


def test_a_submission_is_a_file_like_any_other(tmp_path: Path) -> None:
    submission = ida.files.load(EXAMPLES / "kota-batu.json", ida.Submission)
    assert submission == ida.load_submission(EXAMPLES / "kota-batu.json")
    assert ida.files.read(example(EXAMPLES / "kota-batu.json"), ida.Submission) == submission
    assert ida.files.write(submission) == ida.write_submission(submission)
    score = ida.score(submission, ida.rulebook("iid-2026"))
    assert json.loads(ida.files.write(score, tmp_path / "score.json"))["index"] == str(score.index)
    assert ida.verify(tmp_path / "score.json", EXAMPLES / "kota-batu.json").follows


@pytest.mark.parametrize("kind", [dict, ida.Score, ida.Region, "Register", None])
def test_what_is_no_kind_of_file_is_refused_with_the_kinds_there_are(kind: Any) -> None:
    for call in (lambda: ida.files.load(EXAMPLES / "register.json", kind), lambda: ida.files.read({}, kind)):
        assert problems(call) == [("wrong_type", "kind")]
    assert problems(lambda: ida.files.write(object())) == [("wrong_type", "value")]


def test_a_null_in_place_of_an_answer_is_not_a_missing_answer() -> None:
    data = read_data("ecosystem-assessment.json")
    data["responses"][0]["answers"] |= {"budaya-1": None, "budaya-2": 3.5}
    assert problems(partial(ASSESSMENT.read, data)) == [
        ("null_value", "responses[0].answers.budaya-1"),
        ("fraction", "responses[0].answers.budaya-2"),
    ]


@pytest.mark.parametrize(
    ("name", "document"), [one for one in FILES if one[1] in (REGISTER, INVENTORY, ASSESSMENT, LAB)]
)
def test_an_administrative_unit_of_jakarta_is_no_government(name: str, document: Document[Any]) -> None:
    found = problems(partial(document.read, changed(read_data(name), "region", to="31.71")))
    assert found[0] == ("not_a_government", "region")


def test_both_ends_of_a_replication_are_governments() -> None:
    data = read_data("replications.json")
    data["replications"] = data["replications"][:1]
    data["replications"][0] |= {"source": {"region": "31.71", "innovation": "a"}, "target": "31.72"}
    assert [path for _, path in problems(partial(REPLICATIONS.read, data))] == [
        "replications[0].source.region",
        "replications[0].target",
    ]


@pytest.mark.parametrize("digits", ["9" * 19, "1E+30", "0." + "1" * 19])
def test_a_number_that_no_file_can_hold_is_refused_when_made_in_python(digits: str) -> None:
    found = problems(
        lambda: ida.practice.Measure(ida.practice.MeasureKind.TIME, before=Decimal(digits), after=Decimal(1))
    )
    assert found == [("out_of_range", "before")]


def test_a_file_that_is_not_there_is_not_a_bad_file() -> None:
    with pytest.raises(FileNotFoundError):
        ida.files.load(EXAMPLES / "no-such-file.json", ida.practice.Lab)


def test_a_list_that_is_too_long_is_refused_before_it_is_read() -> None:
    header = {"format": "inovasi-daerah/register", "format_version": "1.0", "region": "35.79"}
    with pytest.raises(ida.InvalidSubmission) as caught:
        ida.files.read({**header, "agencies": [None] * (MOST_ITEMS + 1)}, ida.programmes.Register)
    assert [(one.code, one.path) for one in caught.value.problems] == [("too_large", "agencies")]


def test_a_list_of_just_that_length_is_read() -> None:
    small = Document("inovasi-daerah/register", ida.programmes.Register, most={"agencies": 1})
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
    whole = read_data(name)
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
