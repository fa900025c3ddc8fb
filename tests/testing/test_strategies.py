"""The published strategies: valid by default, everything reached, and printed so that it can be pasted back."""

from __future__ import annotations

import datetime as dt
import io
import json
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

import inovasi_daerah as ida
from inovasi_daerah import testing
from inovasi_daerah.entities.innovations import Stage
from inovasi_daerah.interchange.submission_file import load_submission_from
from inovasi_daerah.scoring.admission import REASONS
from inovasi_daerah.structuring import FrozenDict
from inovasi_daerah.testing.plugin import register

RULES = ida.rulebook("iid-2026")
NAMES: dict[str, Any] = {name: getattr(ida, name) for name in ida.__all__}
NAMES |= {"datetime": dt, "Decimal": Decimal, "FrozenDict": FrozenDict}


@given(testing.submissions(max_copies=12))
def test_a_submission_reads_back_and_is_scored(submission: ida.Submission) -> None:
    assert ida.read_submission(json.loads(ida.write_submission(submission)), RULES) == submission
    assert 0 <= ida.score(submission, RULES).index <= 100


@given(testing.submissions(max_copies=1, max_kinds=2))
def test_what_is_printed_can_be_pasted_back(submission: ida.Submission) -> None:
    assert eval(repr(submission), NAMES) == submission  # noqa: S307 - our own repr is what is tested


@given(testing.submissions(eligible=True, year=2026, max_copies=3))
def test_eligible_innovations_all_count(submission: ida.Submission) -> None:
    assert all(innovation.counted for innovation in ida.score(submission, RULES).innovations)


@given(testing.invalid_submissions())
def test_a_broken_file_raises_its_problem(broken: testing.BrokenFile) -> None:
    with pytest.raises(ida.InvalidSubmission) as caught:
        load_submission_from(io.BytesIO(broken.content))
    assert (broken.code, broken.path) in {(problem.code, problem.path) for problem in caught.value.problems}


@given(testing.rulebooks(can=[ida.Capability.SCORE]), st.data())
def test_a_rulebook_scores_what_is_made_for_it(rules: ida.Rulebook, data: st.DataObject) -> None:
    submission = data.draw(testing.submissions(rules, max_kinds=1, max_copies=3))
    assert 0 <= ida.score(submission, rules).index <= 100


@given(testing.rulebooks())
def test_a_rulebook_can_what_it_says(rules: ida.Rulebook) -> None:
    assert (rules.scale is not None) or (ida.Capability.CLASSIFY not in rules.can)


@pytest.mark.parametrize("kind", ["Agency", "Claim", "Evidence", "Innovation", "Region", "Submission", "Verification"])
def test_types_are_known_to_hypothesis(kind: str) -> None:
    register()
    wanted = getattr(ida, kind)
    assert type(find(st.from_type(wanted), lambda _: True, settings=settings(database=None))) is wanted


def _reasons(score: ida.Score) -> set[str]:
    return {reason.code for one in score.innovations for reason in one.reasons}


def _counted(score: ida.Score) -> int:
    return sum(innovation.counted for innovation in score.innovations)


def _reached(score: ida.Score) -> set[str]:
    """Which of the things that every generator of reports should reach this report reaches."""
    counted = _counted(score)
    found = {
        "no innovation": not score.innovations,
        "fewer than the divisor": 0 < counted < 12,
        "a shut gate": counted > 5 and not score.quantity.gate_is_open,
        "an open gate": score.quantity.gate_is_open,
    }
    stages = {one.innovation.stage.value for one in score.innovations}
    return _reasons(score) | stages | {name for name, holds in found.items() if holds}


WANTED = {"no innovation", "fewer than the divisor", "a shut gate", "an open gate"}
WANTED |= REASONS | {stage.value for stage in Stage}


def test_everything_is_reached() -> None:
    reached: Counter[str] = Counter()
    many = settings(max_examples=300, database=None, derandomize=True, phases=[Phase.generate])

    @many
    @given(testing.submissions(year=2026, max_kinds=3, max_copies=12))
    def look(submission: ida.Submission) -> None:
        reached.update(_reached(ida.score(submission, RULES)))

    look()
    assert set(reached) >= WANTED, reached


def test_more_than_the_cap_is_reached() -> None:
    counted: list[int] = []
    few = settings(max_examples=40, database=None, derandomize=True, phases=[Phase.generate])

    @few
    @given(testing.submissions(year=2026, eligible=True, max_kinds=2, max_copies=250))
    def look(submission: ida.Submission) -> None:
        counted.append(_counted(ida.score(submission, RULES)))

    look()
    assert max(counted) > 200


def test_importing_the_library_imports_no_hypothesis() -> None:
    script = "import inovasi_daerah as ida, sys; ida.Submission, ida.score; sys.exit('hypothesis' in sys.modules)"
    subprocess.run([sys.executable, "-c", script], check=True)
