"""The one check of a class, as its constructor and the reader of files run it."""

from __future__ import annotations

from typing import NoReturn

import pytest
from attrs import frozen

import inovasi_daerah as ida
from examples import submission
from inside import Checked, read_what_can_be, rule


@frozen
class Faulty(Checked):
    """A class with a fault of its own in a rule."""

    name: str = ""

    @rule("name")
    def _fails(self) -> NoReturn:
        raise ZeroDivisionError


@frozen
class Outer(Checked):
    """Holds one."""

    inner: Faulty


@pytest.mark.parametrize(("kind", "data"), [(Faulty, {}), (Outer, {"inner": {}})])
def test_a_fault_of_a_rule_is_never_taken_for_one_of_the_input(kind: type, data: object) -> None:
    with pytest.raises(ZeroDivisionError):
        read_what_can_be(data, kind)


def test_every_faulty_entry_is_named_by_reader_and_constructor_alike() -> None:
    with pytest.raises(ida.InvalidSubmission) as made:
        ida.Claim(level=4, basis=" ")
    with pytest.raises(ida.InvalidSubmission) as read:
        ida.read_submission(submission(government={"visi_misi": {"level": 4, "basis": " "}}))
    assert [found.path for found in made.value.problems] == ["level", "basis"]
    assert [found.path for found in read.value.problems] == [
        f"government.visi_misi.{found.path}" for found in made.value.problems
    ]


def test_an_unknown_key_hides_no_entry_that_is_out_of_range() -> None:
    _, problems = read_what_can_be({"level": 9, "zz": 1}, ida.Claim)
    assert [(found.code, found.path) for found in problems] == [("unknown_key", "zz"), ("out_of_range", "level")]


def test_a_rule_passes_over_what_could_not_be_read_of_an_item() -> None:
    years = [{"year": year, "submitted_as": "a", "development": 3} for year in (2023, 2024)]
    _, problems = read_what_can_be({"id": "a", "name": "A", "years": years}, ida.programmes.Career)
    assert [(found.code, found.path) for found in problems] == [
        ("wrong_type", "years[0].development"),
        ("wrong_type", "years[1].development"),
    ]
