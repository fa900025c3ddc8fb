"""The published strategies: valid by default, everything reached, and printed so that it can be pasted back."""

from __future__ import annotations

import datetime as dt
import io
import json
import subprocess
import sys
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st
from hypothesis.vendor.pretty import pretty

import inovasi_daerah as ida
from examples import ROOT
from inovasi_daerah import testing
from inovasi_daerah.files import load_submission_from
from inside import FrozenDict
from inside import register_strategies as register
from public_names import NAMES as PUBLIC_NAMES
from testing.counts import READ_BACK, WANTED, counts

RULES = ida.rulebook("iid-2026")
NAMES: dict[str, Any] = {name.rpartition(".")[2]: value for name, value in PUBLIC_NAMES.items()}
NAMES |= {"datetime": dt, "Decimal": Decimal, "FrozenDict": FrozenDict}


@given(testing.submissions(max_copies=12))
def test_a_submission_reads_back_and_is_scored(submission: ida.Submission) -> None:
    assert ida.read_submission(json.loads(ida.write_submission(submission)), RULES) == submission
    assert 0 <= ida.score(submission, RULES).index <= 100


@given(testing.submissions(max_copies=1, max_kinds=2))
def test_what_is_printed_can_be_pasted_back(submission: ida.Submission) -> None:
    assert eval(pretty(submission), NAMES) == submission  # noqa: S307 - what Hypothesis prints is what is tested


@given(testing.submissions(eligible=True, year=2026, max_copies=3))
def test_eligible_innovations_all_count(submission: ida.Submission) -> None:
    assert all(innovation.counted for innovation in ida.score(submission, RULES).innovations)


@given(testing.invalid_submissions())
def test_a_broken_file_raises_its_problem(broken: testing.BrokenFile) -> None:
    with pytest.raises(ida.InvalidSubmission) as caught:
        load_submission_from(io.BytesIO(broken.content))
    assert (broken.code, broken.path) in {(problem.code, problem.path) for problem in caught.value.problems}


MADE_UP = ida.load_rulebook(ROOT / "tests" / "made_up_edition.toml")


@given(testing.invalid_submissions(MADE_UP))
def test_a_broken_file_of_other_rows_raises_its_problem_too(broken: testing.BrokenFile) -> None:
    with pytest.raises(ida.InvalidSubmission) as caught:
        load_submission_from(io.BytesIO(broken.content), MADE_UP)
    assert (broken.code, broken.path) in {(problem.code, problem.path) for problem in caught.value.problems}


@given(testing.rulebooks(can=[ida.rules.Capability.SCORE]), st.data())
def test_a_rulebook_scores_what_is_made_for_it(rules: ida.Rulebook, data: st.DataObject) -> None:
    submission = data.draw(testing.submissions(rules, max_kinds=1, max_copies=3))
    assert 0 <= ida.score(submission, rules).index <= 100


@given(testing.rulebooks())
def test_a_rulebook_can_what_it_says(rules: ida.Rulebook) -> None:
    assert (rules.scale is not None) or (ida.rules.Capability.CLASSIFY not in rules.can)


@pytest.mark.parametrize("kind", ["Agency", "Claim", "Evidence", "Innovation", "Region", "Submission", "Verification"])
def test_types_are_known_to_hypothesis(kind: str) -> None:
    register()
    wanted = getattr(ida, kind)
    assert type(find(st.from_type(wanted), lambda _: True, settings=settings(database=None))) is wanted


def test_everything_is_reached_and_reads_back_the_same() -> None:
    few, promised = 200, 1_000
    number, found = few, counts(few)
    if not all(found[name] for name in WANTED):  # another Python draws other submissions, and may need more of them
        number, found = promised, counts(promised)
    assert [name for name in WANTED if not found[name]] == []
    assert found[READ_BACK] == number


PUBLIC = (
    "import inovasi_daerah as ida; "
    "public = [getattr(ida, name) for name in dir(ida) if name not in (*ida.__all__, 'tables', 'testing')]; "
    "[getattr(module, name) for module in (ida, *public) for name in module.__all__]"
)


def test_importing_the_library_imports_no_hypothesis() -> None:
    script = f"{PUBLIC}; import sys; sys.exit('hypothesis' in sys.modules)"
    subprocess.run([sys.executable, "-c", script], check=True)


def test_a_report_is_scored_where_hypothesis_is_not_installed() -> None:
    minimal = str(ROOT / "docs" / "examples" / "minimal.json")
    absent = "import sys; sys.modules['hypothesis'] = None"
    scored = f"print(ida.score(ida.load_submission({minimal!r}), ida.rulebook('iid-2026')).index)"
    run = subprocess.run(
        [sys.executable, "-c", f"{absent}; {PUBLIC}; {scored}"], check=True, capture_output=True, text=True
    )
    assert Decimal(run.stdout) > 0


def test_types_are_known_to_hypothesis_by_its_plug_in_alone() -> None:
    script = (
        "import inovasi_daerah as ida; from hypothesis import strategies as st, find; "
        "print(type(find(st.from_type(ida.Submission), lambda one: True)).__name__)"
    )
    run = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert run.stdout == "Submission\n"
