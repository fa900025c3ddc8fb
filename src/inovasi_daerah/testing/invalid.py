"""Broken submission files, each with the problem that reading it must raise."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from attrs import frozen
from hypothesis import strategies as st

from inovasi_daerah.conformance.broken import (
    Document,
    Faults,
    as_bytes,
    broken_bytes,
    faults_of_innovation,
    faults_of_submission,
    same_id,
    smallest_innovation,
    unlisted_agency,
)
from inovasi_daerah.files.submission_file import write_submission
from inovasi_daerah.testing.editions import latest
from inovasi_daerah.testing.reports import submissions

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import DrawFn, SearchStrategy

    from inovasi_daerah.rules.rulebook import Rulebook


@frozen
class BrokenFile:
    """A submission file that must be refused.

    Attributes:
        content: the bytes of the file.
        code: of a problem that must be among those raised.
        path: where in the file that problem lies.
    """

    content: bytes
    code: str
    path: str


def invalid_submissions(rulebook: Rulebook | None = None) -> SearchStrategy[BrokenFile]:
    """Files that differ from a valid submission in one thing, with the problem that reading it must raise.

    Args:
        rulebook: the edition whose catalogue is claimed, and under which the file is read; by default the latest
            that can score.
    """
    rules = rulebook or latest()
    whole = submissions(rules, year=rules.year, max_kinds=2, max_copies=1).map(_document)
    return st.one_of(
        _in_submission(whole, faults_of_submission(rules)),
        _in_innovation(whole, faults_of_innovation(rules)),
        _in_ids(whole),
        whole.flatmap(_in_bytes),
    )


def _document(submission: Any) -> Document:
    document: Document = json.loads(write_submission(submission))
    return document


def _one_of(faults: Faults) -> SearchStrategy[tuple[tuple[str, str], Callable[[Document], None]]]:
    return st.sampled_from(sorted(faults.items(), key=lambda item: item[0]))


@st.composite
def _in_submission(draw: DrawFn, documents: SearchStrategy[Document], faults: Faults) -> BrokenFile:
    document = draw(documents)
    (code, path), change = draw(_one_of(faults))
    change(document)
    return BrokenFile(as_bytes(document), code, path)


@st.composite
def _in_innovation(draw: DrawFn, documents: SearchStrategy[Document], faults: Faults) -> BrokenFile:
    document = draw(documents)
    listed = document.setdefault("innovations", [])
    if not listed:
        listed.append(smallest_innovation())
    position = draw(st.integers(0, len(listed) - 1))
    (code, path), change = draw(_one_of(faults))
    change(listed[position])
    return BrokenFile(as_bytes(document), code, f"innovations[{position}].{path}")


@st.composite
def _in_ids(draw: DrawFn, documents: SearchStrategy[Document]) -> BrokenFile:
    document = draw(documents)
    code, path = draw(st.sampled_from([same_id, unlisted_agency]))(document)
    return BrokenFile(as_bytes(document), code, path)


def _in_bytes(document: Document) -> SearchStrategy[BrokenFile]:
    return st.sampled_from([BrokenFile(*found) for found in broken_bytes(document)])
