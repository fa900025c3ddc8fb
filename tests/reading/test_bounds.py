"""No input makes the library tell, or look for, more problems than a person can read."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest

import inovasi_daerah as ida
from examples import innovation, submission
from inside import MOST_TOLD


def problems_of(data: dict[str, Any]) -> tuple[ida.Problem, ...]:
    with pytest.raises(ida.InvalidSubmission) as caught:
        ida.read_submission(data)
    return caught.value.problems


def of_sheet(text: str) -> tuple[ida.Problem, ...]:
    with pytest.raises(ida.InvalidSubmission) as caught:
        ida.files.read_spreadsheet(text.encode(), year=2026)
    return caught.value.problems


HEAD = "region;innovation;name;stage;affair\n"
INPUTS: dict[str, Any] = {
    "agencies that are none": lambda many: problems_of({**submission(), "agencies": [1] * many}),
    "innovations that lack everything": lambda many: problems_of({**submission(), "innovations": [{}] * many}),
    "unknown keys": lambda many: problems_of({**submission(), **{f"kunci{n}": 1 for n in range(many)}}),
    "unknown keys of a mapping": lambda many: problems_of(
        {**submission(), "government": {f"kunci{n}": {"level": 9} for n in range(many)}}
    ),
    "affairs in a list": lambda many: problems_of(
        {**submission(), "innovations": [innovation(touching_affairs=["9.99"] * many)]}
    ),
    "regions of a sheet": lambda many: of_sheet(
        HEAD + "".join(f"{n // 100 + 97}.{n % 100:02};a;A;penerapan;1.02\n" for n in range(many))
    ),
    "affairs of a sheet": lambda many: of_sheet(
        HEAD + "".join(f"35.79;i{n};A;penerapan;urusan {n}\n" for n in range(many))
    ),
}


@pytest.mark.parametrize("name", INPUTS)
def test_a_thousand_problems_are_told_and_then_how_many_more_there_are_at_least(name: str) -> None:
    found = INPUTS[name](MOST_TOLD + 20)
    assert len(found) == MOST_TOLD + 1
    *told, more = found
    assert "more_problems" not in {one.code for one in told}
    assert more.code == "more_problems"
    assert isinstance(more.value, int)
    assert more.value >= 1
    assert f"at least {more.value} more" in more.message("en")


@pytest.mark.parametrize("name", INPUTS)
def test_a_reader_that_has_found_more_stops(name: str) -> None:
    """Of five times as many, at least four thousand would be counted by a reader that goes on."""
    more = INPUTS[name](5 * MOST_TOLD)[-1].value
    assert 1 <= more < MOST_TOLD


@pytest.mark.parametrize("many", [1, MOST_TOLD])
def test_up_to_a_thousand_are_all_told(many: int) -> None:
    found = INPUTS["agencies that are none"](many)
    assert [one.path for one in found] == [f"agencies[{n}]" for n in range(many)]


def test_the_count_of_more_is_kept_when_problems_are_put_together_and_stored() -> None:
    one = INPUTS["agencies that are none"](MOST_TOLD + 20)
    error = ida.InvalidSubmission([*one, *one])
    assert len(error.problems) == MOST_TOLD + 1
    assert error.problems[-1].value == MOST_TOLD + 2 * int(str(one[-1].value))
    for again in (copy.copy(error), pickle.loads(pickle.dumps(error))):  # noqa: S301 - our own bytes
        assert again.problems == error.problems


def test_a_sheet_of_more_columns_than_any_form_has_is_refused_before_its_labels_are_read() -> None:
    (found,) = of_sheet(";".join(["region"] * 1001) + "\n")
    assert (found.code, found.expected.en) == ("too_large", "at most 1000 columns")
