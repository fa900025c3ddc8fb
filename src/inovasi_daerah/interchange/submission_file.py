"""The submission file: read strictly, every problem at once; written so that it reads back the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from inovasi_daerah.canonical import as_mapping
from inovasi_daerah.editions.library import rulebook_of_year
from inovasi_daerah.editions.types import Capability
from inovasi_daerah.entities.submissions import Submission
from inovasi_daerah.errors import ABSENT, InvalidSubmission, Problem, UnknownRulebook
from inovasi_daerah.interchange.strict_json import MAX_BYTES, parse_json, write_json
from inovasi_daerah.labels import Text, same
from inovasi_daerah.scoring.engine import problems_under
from inovasi_daerah.structuring import OBJECT, KeysTwice, problem, read_what_can_be

if TYPE_CHECKING:
    from os import PathLike
    from typing import BinaryIO

    from inovasi_daerah.editions.types import Rulebook

FORMAT: Final = "inovasi-daerah/submission"
FORMAT_VERSION: Final = "1.0"
MAX_INNOVATIONS: Final = 100_000
_HEADER: Final = {"format": FORMAT, "format_version": FORMAT_VERSION}


def load_submission(path: str | PathLike[str], rules: Rulebook | None = None) -> Submission:
    """The submission in a file.

    Args:
        path: a JSON file of at most 64 MiB.
        rules: as for ``read_submission``.

    Raises:
        InvalidSubmission: with every problem of the file.
        OSError: where the file can't be opened.
    """
    with Path(path).open("rb") as stream:
        return load_submission_from(stream, rules)


def load_submission_from(stream: BinaryIO, rules: Rulebook | None = None) -> Submission:
    """The submission in an open file; never more than the limit is read of it.

    Raises:
        InvalidSubmission: with every problem of the file.
    """
    return read_submission(parse_json(stream.read(MAX_BYTES + 1), InvalidSubmission), rules)


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
    if not isinstance(data, Mapping):
        raise InvalidSubmission([problem("wrong_type", data, OBJECT)])
    problems = [*_header_problems(data), *_size_problems(data)]
    if any(found.code == "too_large" for found in problems):
        raise InvalidSubmission(problems)
    submission, found = read_what_can_be(_without_header(data), Submission)
    problems += found
    catalogue = rules or _edition_of(getattr(submission, "year", None))
    if catalogue is not None:
        problems += problems_under(submission, catalogue)
    if problems:
        raise InvalidSubmission(problems)
    return cast("Submission", submission)


def _header_problems(data: Mapping[str, Any]) -> Iterator[Problem]:
    for name, wanted in _HEADER.items():
        written = data.get(name, ABSENT)
        if written is ABSENT:
            yield problem("missing_key", ABSENT, same(f'"{name}": "{wanted}"'), path=name)
        elif written != wanted:
            code = "unknown_value" if isinstance(written, str) else "wrong_type"
            yield problem(code, written, same(f'"{wanted}"'), path=name)


def _size_problems(data: Mapping[str, Any]) -> Iterator[Problem]:
    innovations = data.get("innovations")
    if isinstance(innovations, list | tuple) and len(innovations) > MAX_INNOVATIONS:
        most = Text(f"paling banyak {MAX_INNOVATIONS} inovasi", f"at most {MAX_INNOVATIONS} innovations")
        yield problem("too_large", len(innovations), most, path="innovations")


def _without_header(data: Mapping[str, Any]) -> Mapping[str, Any]:
    rest = KeysTwice((key, value) for key, value in data.items() if key not in _HEADER)
    rest.twice = data.twice if isinstance(data, KeysTwice) else ()
    return rest


def _edition_of(year: object) -> Rulebook | None:
    try:
        edition = rulebook_of_year(year) if isinstance(year, int) else None
    except UnknownRulebook:
        return None
    return edition if edition is not None and Capability.SCORE in edition.can else None


def write_submission(submission: Submission) -> str:
    """The text of a submission file that reads back as the same submission."""
    return write_json({**_HEADER, **as_mapping(submission)})
