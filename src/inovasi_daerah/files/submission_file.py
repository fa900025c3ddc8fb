"""The submission file: read strictly, every problem at once; written so that it reads back the same."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from inovasi_daerah.arguments import expect, expect_file, expect_stream
from inovasi_daerah.domain.submissions import Submission
from inovasi_daerah.files.documents import Document
from inovasi_daerah.problems import InvalidSubmission, UnknownRulebook
from inovasi_daerah.rules.capabilities import Capability
from inovasi_daerah.rules.library import rulebook_of_year
from inovasi_daerah.rules.rulebook import Rulebook
from inovasi_daerah.scoring.grading import grader_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from os import PathLike
    from typing import BinaryIO


FORMAT: Final = "inovasi-daerah/submission"
MAX_INNOVATIONS: Final = 100_000
SUBMISSION: Final = Document(FORMAT, Submission, most={"innovations": MAX_INNOVATIONS})


def load_submission(path: str | PathLike[str], rules: Rulebook | None = None) -> Submission:
    """The submission in a file.

    Args:
        path: a JSON file of at most 64 MiB.
        rules: as for ``read_submission``.

    Raises:
        InvalidSubmission: with every problem of the file.
        OSError: where the file can't be opened.
    """
    expect_file(path, "path")
    with Path(path).open("rb") as stream:
        return load_submission_from(stream, rules)


def load_submission_from(stream: BinaryIO, rules: Rulebook | None = None) -> Submission:
    """The submission in an open file; never more than the limit is read of it.

    Raises:
        InvalidSubmission: with every problem of the file.
    """
    expect_stream(stream, "stream")
    expect(rules, Rulebook, "rules", or_none=True)
    return read_submission(SUBMISSION.parse(stream), rules)


def read_submission(data: Mapping[str, Any], rules: Rulebook | None = None) -> Submission:
    """The submission in JSON data.

    Args:
        data: the object of a submission file.
        rules: the rulebook whose catalogue the claims speak of; by default the shipped edition of the submission's
            year. Where there is none, or it has no catalogue, claims are checked when they are scored.

    >>> read_submission({"format": "inovasi-daerah/submission", "format_version": "1.0",
    ...                  "region": "35.79", "year": 2026}).region.kind.label()
    'Kota'

    Raises:
        InvalidSubmission: with every problem, each with its path.
    """
    expect(rules, Rulebook, "rules", or_none=True)
    return _read(data, rules)


def load_submission_to_rescore(stream: BinaryIO, rules: Rulebook) -> Submission:
    """The submission in an open file, for several editions: a level beside a fact may be another's than ``rules``'.

    Raises:
        InvalidSubmission: with every other problem of the file.
    """
    return _read(SUBMISSION.parse(stream), rules, fact_decides=True)


def _read(data: Mapping[str, Any], rules: Rulebook | None, *, fact_decides: bool = False) -> Submission:
    submission, problems = SUBMISSION.read_what_can_be(data)
    year = getattr(submission, "year", None)
    catalogue = rules or _edition_of(year)
    if catalogue is not None and Capability.SCORE in catalogue.can and isinstance(year, int):
        problems += grader_of(catalogue, year, fact_decides=fact_decides).problems(submission)
    if problems:
        raise InvalidSubmission(problems)
    return cast("Submission", submission)


def _edition_of(year: object) -> Rulebook | None:
    try:
        return rulebook_of_year(year) if isinstance(year, int) else None
    except UnknownRulebook:
        return None


def write_submission(submission: Submission) -> str:
    """The text of a submission file that reads back as the same submission."""
    expect(submission, Submission, "submission")
    return SUBMISSION.write(submission)
