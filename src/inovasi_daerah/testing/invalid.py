"""Broken submission files, each with the problem that reading it must raise."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from attrs import frozen
from hypothesis import strategies as st

from inovasi_daerah.conformance.broken import (
    OF_INNOVATION,
    OF_SUBMISSION,
    Document,
    as_bytes,
    broken_bytes,
    same_id,
    smallest_innovation,
    unlisted_agency,
)
from inovasi_daerah.interchange.submission_file import write_submission
from inovasi_daerah.testing.editions import latest
from inovasi_daerah.testing.reports import submissions

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from inovasi_daerah.editions.rulebook import Rulebook


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
    """Files that differ from a valid submission in one thing, with the problem it must raise.

    Args:
        rulebook: the edition whose catalogue is claimed; by default the latest that can score.
    """
    rules = rulebook or latest()
    whole = submissions(rules, year=rules.year, max_kinds=2, max_copies=1)
    return _broken_files(whole.map(_document))


def _document(submission: Any) -> Document:
    document: Document = json.loads(write_submission(submission))
    return document


@st.composite
def _broken_files(draw: DrawFn, documents: SearchStrategy[Document]) -> BrokenFile:
    breaking = draw(st.sampled_from([_in_submission, _in_innovation, _in_ids, _in_bytes]))
    broken: BrokenFile = draw(breaking(draw(documents)))
    return broken


@st.composite
def _in_submission(draw: DrawFn, document: Document) -> BrokenFile:
    (code, path), change = draw(st.sampled_from(sorted(OF_SUBMISSION.items(), key=lambda item: item[0])))
    change(document)
    return BrokenFile(as_bytes(document), code, path)


@st.composite
def _in_innovation(draw: DrawFn, document: Document) -> BrokenFile:
    listed = document.setdefault("innovations", [])
    if not listed:
        listed.append(smallest_innovation())
    position = draw(st.integers(0, len(listed) - 1))
    (code, path), change = draw(st.sampled_from(sorted(OF_INNOVATION.items(), key=lambda item: item[0])))
    change(listed[position])
    return BrokenFile(as_bytes(document), code, f"innovations[{position}].{path}")


@st.composite
def _in_ids(draw: DrawFn, document: Document) -> BrokenFile:
    code, path = draw(st.sampled_from([same_id, unlisted_agency]))(document)
    return BrokenFile(as_bytes(document), code, path)


def _in_bytes(document: Document) -> SearchStrategy[BrokenFile]:
    return st.sampled_from([BrokenFile(*found) for found in broken_bytes(document)])
