"""Broken submission files: a right one with a single fault, and the problem that the fault must raise."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Callable
from itertools import count
from typing import TYPE_CHECKING, Any, Final

from inovasi_daerah.conformance.facts import facts_of, graded
from inovasi_daerah.domain.claims import Claim
from inovasi_daerah.files.submission_file import load_submission_from
from inovasi_daerah.levels import MAX_LEVEL
from inovasi_daerah.problems import InvalidSubmission
from inovasi_daerah.reading.plain import RawNumber
from inovasi_daerah.reading.strict_json import write_json
from inovasi_daerah.scoring.grading import grader_of
from inovasi_daerah.version import FORMAT_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.conformance.computed import Case
    from inovasi_daerah.rules.catalogue import Row
    from inovasi_daerah.rules.rulebook import Rulebook

Document = dict[str, Any]
Faults = dict[tuple[str, str], Callable[[Document], None]]
"""What makes a document wrong, by the code and the path of the problem it raises."""

_DEEP: Final = 40
_MANY: Final = 350
"""A number that most measures read."""


def _put(key: str, value: object) -> Callable[[Document], None]:
    def change(target: Document) -> None:
        target[key] = value

    return change


def _of_claims(code: str, claim: object) -> Callable[[Document], None]:
    return lambda innovation: innovation["claims"].update({code: claim})


_OF_SUBMISSION: Final[Faults] = {
    ("missing_key", "region"): lambda whole: whole.pop("region"),
    ("missing_key", "format"): lambda whole: whole.pop("format"),
    ("bad_form", "region"): _put("region", "3579"),
    ("wrong_type", "region"): _put("region", 35),
    ("wrong_type", "year"): _put("year", "2026"),
    ("fraction", "year"): _put("year", RawNumber("2026.5")),
    ("not_finite", "year"): _put("year", RawNumber("NaN")),
    ("null_value", "government"): _put("government", None),
    ("wrong_type", "innovations"): _put("innovations", {}),
    ("unknown_value", "format_version"): _put("format_version", "0.1"),
    ("unknown_key", "goverment"): _put("goverment", {}),
}
_OF_INNOVATION: Final[Faults] = {
    ("missing_key", "name"): lambda one: one.pop("name"),
    ("bad_text", "name"): _put("name", "dua\nbaris"),
    ("too_large", "name"): _put("name", "a" * 201),
    ("unknown_value", "stage"): _put("stage", "terapan"),
    ("unknown_affair", "affair"): _put("affair", "Kesehatan"),
    ("bad_date", "applied_on"): _put("applied_on", "2024-02-31"),
    ("bad_form", "applied_on"): _put("applied_on", "20240205"),
    ("out_of_range", "asta_cita"): _put("asta_cita", 9),
    ("duplicate_item", "touching_affairs[1]"): _put("touching_affairs", ["1.01", "1.01"]),
    ("conflict", "design_words"): lambda one: one.update(design="dua kata", design_words=3),
}


_OF_LEVEL: Final[tuple[tuple[str, str, Document], ...]] = (
    ("fact_missing", "", {}),
    ("out_of_range", ".level", {"level": 4}),
    ("wrong_type", ".level", {"level": "2"}),
    ("null_value", ".level", {"level": None}),
    ("fraction", ".level", {"level": RawNumber("2.5")}),
)
_OF_EVIDENCE: Final[tuple[tuple[str, str, Document], ...]] = (
    (
        "duplicate_id",
        ".evidence[1].id",
        {"level": 1, "evidence": [{"id": "a", "kind": "pdf"}, {"id": "a", "kind": "link"}]},
    ),
    ("missing_key", ".verification.saw", {"level": 1, "verification": {"status": "accepted"}}),
)


def faults_of_submission(rules: Rulebook) -> Faults:
    """What makes a whole submission wrong."""
    unknown = _no_code(rules, "visi_visi")
    return {
        **_OF_SUBMISSION,
        ("unknown_indicator", f"government.{unknown}"): lambda whole: whole.setdefault("government", {}).update(
            {unknown: {"level": 1}}
        ),
    }


def faults_of_innovation(rules: Rulebook) -> Faults:
    """What makes an innovation wrong, its claims on rows of the catalogue among it."""
    unknown = _no_code(rules, "vidio")
    wrong = [("unknown_indicator", unknown, unknown, {"level": 1}), *_wrong_claims(rules)]
    return {
        **_OF_INNOVATION,
        **{(fault, f"claims.{path}"): _of_claims(row, claim) for fault, path, row, claim in wrong},
    }


def _no_code(rules: Rulebook, word: str) -> str:
    """The word, or the word made longer until no row has it as its code."""
    known = {row.code for row in (*rules.government, *rules.innovation)}
    return next(code for more in count() if (code := word + "o" * more) not in known)


def _wrong_claims(rules: Rulebook) -> Iterator[tuple[str, str, str, Document]]:
    """What is wrong on the last row, on the last whose facts are known, and on the first with several bases.

    Each with the code and the path of its problem, and the row.
    """
    last = [row.code for row in rules.innovation][-1:]
    yield from ((fault, row + path, row, claim) for row in last for fault, path, claim in _OF_LEVEL)
    measured = [row for row in rules.innovation if row.scale and not row.scale.alternatives]
    for row in measured[-1:]:
        yield from ((fault, path, row.code, claim) for fault, path, claim in _wrong_facts(rules, row))
    yield from (("missing_key", f"{row.code}.basis", row.code, {"fact": 1}) for row in _rows_of_bases(rules)[:1])
    yield from ((fault, row + path, row, claim) for row in last for fault, path, claim in _OF_EVIDENCE)


def _wrong_facts(rules: Rulebook, row: Row) -> Iterator[tuple[str, str, Document]]:
    """A level that is not the one of its fact, and a fact that the row does not read, where there is such."""
    grader = grader_of(rules, rules.year)
    found = [(fact, graded(row, fact, None, rules.year).get("level")) for fact, _ in facts_of(row, rules.year)]
    for fact, level in [one for one in found if one[1] is not None][-1:]:
        yield "level_disagrees", f"{row.code}.level", {"level": 2 if level == 1 else 1, "fact": fact}
    for fact in [fact for fact, level in found if level is None][-1:]:
        problem, *_ = grader.problems_of_claim(row, Claim(fact=fact))
        yield problem.code, problem.under(row.code).path, {"fact": fact}


def _rows_of_bases(rules: Rulebook) -> list[Row]:
    return [row for row in rules.innovation if row.scale and row.scale.alternatives]


def smallest_innovation() -> Document:
    """An innovation with the required entries only."""
    return {"id": "satu", "name": "Satu", "stage": "penerapan", "affair": "1.02", "claims": {}}


def same_id(document: Document) -> tuple[str, str]:
    """Two innovations under one id; the code and the path of the problem."""
    document["innovations"] = [smallest_innovation(), smallest_innovation()]
    return "duplicate_id", "innovations[1].id"


def unlisted_agency(document: Document) -> tuple[str, str]:
    """An innovation of an agency that is not listed; the code and the path of the problem."""
    document["agencies"] = [{"id": "dinas", "name": "Dinas"}]
    document["innovations"] = [{**smallest_innovation(), "agency": "dinass"}]
    return "unknown_agency", "innovations[0].agency"


def broken_bytes(document: Document) -> list[tuple[bytes, str, str]]:
    """Files that are wrong before any field is read, each with the code and the path of its problem."""
    content = as_bytes(document)
    deep = json.loads("[" * _DEEP + "]" * _DEEP)
    return [
        (content.rstrip()[:-1], "not_json", ""),
        (b"\xff" + content, "not_utf8", ""),
        (content.decode().encode("utf-16"), "not_utf8", ""),
        (b"[]", "wrong_type", ""),
        (content.replace(b"{", b'{"year": 2025,', 1), "duplicate_key", "year"),
        (as_bytes({**document, "extra": deep}), "too_deep", "extra"),
    ]


def as_bytes(document: Document) -> bytes:
    """The bytes of a file that holds the document."""
    return write_json(document).encode()


# --- cases ------------------------------------------------------------------------------------------------------


def files(rules: Rulebook) -> Iterator[Case]:
    """A right file, the same with the mark that notepads write, and every broken one with all its problems."""
    right = as_bytes(_document(rules))
    for content in (right, b"\xef\xbb\xbf" + right, *_broken(rules)):
        yield {"input": _told(content), "expected": {"problems": _problems(content, rules)}}


def _document(rules: Rulebook) -> Document:
    claims = {
        **{row.code: {"level": 2} for row in rules.innovation[:1]},
        **{row.code: _measured(row, rules.year) for row in _rows_of_bases(rules)[:1]},
    }
    return {
        "format": "inovasi-daerah/submission",
        "format_version": FORMAT_VERSION,
        "region": "35.79",
        "year": rules.year,
        "extra": {"share": RawNumber("12.50")},
        "government": {row.code: {"level": 3} for row in rules.government[:1]},
        "innovations": [{**smallest_innovation(), "applied_on": f"{rules.year - 1}-02-05", "claims": claims}],
    }


def _measured(row: Row, year: int) -> Document:
    """A claim of a fact on the row's first basis."""
    facts = list(facts_of(row, year))
    basis = facts[0][1]
    right = (given for given in ((_MANY, basis), *facts) if "level" in graded(row, *given, year))
    fact, basis = next(right)
    return {"basis": basis, "fact": fact}


def _broken(rules: Rulebook) -> Iterator[bytes]:
    yield from (content for content, _, _ in broken_bytes(_document(rules)))
    for change in (*faults_of_submission(rules).values(), same_id, unlisted_agency):
        document = _document(rules)
        change(document)
        yield as_bytes(document)
    for change in faults_of_innovation(rules).values():
        document = _document(rules)
        change(document["innovations"][0])
        yield as_bytes(document)
    yield as_bytes(_with_many_faults(rules))


def _with_many_faults(rules: Rulebook) -> Document:
    document = _document(rules)
    for fault in (("bad_form", "region"), ("unknown_key", "goverment"), ("unknown_value", "format_version")):
        _OF_SUBMISSION[fault](document)
    innovation = document["innovations"][0]
    for fault in (("missing_key", "name"), ("bad_date", "applied_on")):
        _OF_INNOVATION[fault](innovation)
    for row in rules.innovation[-1:]:
        innovation["claims"][row.code] = {"level": MAX_LEVEL + 1}
    return document


def _told(content: bytes) -> dict[str, str]:
    """The bytes as text, or in Base64 where they are not UTF-8."""
    try:
        return {"text": content.decode()}
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(content).decode()}


def _problems(content: bytes, rules: Rulebook) -> list[dict[str, str]]:
    """The code and path of every problem, by path and then by code."""
    try:
        load_submission_from(io.BytesIO(content), rules)
    except InvalidSubmission as invalid:
        found = sorted((problem.path, problem.code) for problem in invalid.problems)
        return [{"code": code, "path": path} for path, code in found]
    return []
