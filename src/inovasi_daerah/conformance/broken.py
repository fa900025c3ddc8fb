"""Broken submission files: a right one with a single fault, and the problem that the fault must raise."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from inovasi_daerah.errors import InvalidSubmission
from inovasi_daerah.interchange.strict_json import write_json
from inovasi_daerah.interchange.submission_file import load_submission_from
from inovasi_daerah.structuring import RawNumber

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.conformance.computed import Case
    from inovasi_daerah.editions.rulebook import Rulebook

Document = dict[str, Any]
Faults = dict[tuple[str, str], Callable[[Document], None]]
"""What makes a document wrong, by the code and the path of the problem it raises."""

_DEEP: Final = 40


def _put(key: str, value: object) -> Callable[[Document], None]:
    def change(target: Document) -> None:
        target[key] = value

    return change


def _of_claims(code: str, claim: object) -> Callable[[Document], None]:
    return lambda innovation: innovation["claims"].update({code: claim})


OF_SUBMISSION: Final[Faults] = {
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
    ("unknown_indicator", "government.visi_visi"): lambda whole: whole.setdefault("government", {}).update(
        visi_visi={"level": 1}
    ),
}
OF_INNOVATION: Final[Faults] = {
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
    ("unknown_indicator", "claims.vidio"): _of_claims("vidio", {"level": 1}),
    ("fact_missing", "claims.video"): _of_claims("video", {}),
    ("out_of_range", "claims.video.level"): _of_claims("video", {"level": 4}),
    ("wrong_type", "claims.video.level"): _of_claims("video", {"level": "2"}),
    ("null_value", "claims.video.level"): _of_claims("video", {"level": None}),
    ("fraction", "claims.video.level"): _of_claims("video", {"level": RawNumber("2.5")}),
    ("level_disagrees", "claims.video.level"): _of_claims("video", {"level": 1, "fact": 5}),
    ("out_of_range", "claims.video.fact"): _of_claims("video", {"fact": 6}),
    ("missing_key", "claims.kemanfaatan.basis"): _of_claims("kemanfaatan", {"fact": 1}),
    ("duplicate_id", "claims.video.evidence[1].id"): _of_claims(
        "video", {"level": 1, "evidence": [{"id": "a", "kind": "pdf"}, {"id": "a", "kind": "link"}]}
    ),
    ("missing_key", "claims.video.verification.saw"): _of_claims(
        "video", {"level": 1, "verification": {"status": "accepted"}}
    ),
}


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
        (b"\xef\xbb\xbf" + content, "not_json", ""),
        (b"[]", "wrong_type", ""),
        (content.replace(b"{", b'{"year": 2025,', 1), "duplicate_key", "year"),
        (as_bytes({**document, "extra": deep}), "too_deep", "extra"),
    ]


def as_bytes(document: Document) -> bytes:
    """The bytes of a file that holds the document."""
    return write_json(document).encode()


# --- cases ------------------------------------------------------------------------------------------------------


def files(rules: Rulebook) -> Iterator[Case]:
    """A right file, and every broken one with all problems that reading it raises."""
    for content in (as_bytes(_document(rules.year)), *_broken(rules.year)):
        yield {"input": _told(content), "expected": {"problems": _problems(content, rules)}}


def _document(year: int) -> Document:
    claims = {"regulasi": {"level": 2}, "kemanfaatan": {"basis": "a", "fact": 350}}
    return {
        "format": "inovasi-daerah/submission",
        "format_version": "1.0",
        "region": "35.79",
        "year": year,
        "extra": {"share": RawNumber("12.50")},
        "government": {"visi_misi": {"level": 3}},
        "innovations": [{**smallest_innovation(), "applied_on": f"{year - 1}-02-05", "claims": claims}],
    }


def _broken(year: int) -> Iterator[bytes]:
    yield from (content for content, _, _ in broken_bytes(_document(year)))
    for change in (*OF_SUBMISSION.values(), same_id, unlisted_agency):
        document = _document(year)
        change(document)
        yield as_bytes(document)
    for change in OF_INNOVATION.values():
        document = _document(year)
        change(document["innovations"][0])
        yield as_bytes(document)
    yield as_bytes(_with_many_faults(year))


def _with_many_faults(year: int) -> Document:
    document = _document(year)
    for fault in (("bad_form", "region"), ("unknown_key", "goverment"), ("unknown_value", "format_version")):
        OF_SUBMISSION[fault](document)
    for fault in (("missing_key", "name"), ("bad_date", "applied_on"), ("out_of_range", "claims.video.level")):
        OF_INNOVATION[fault](document["innovations"][0])
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
