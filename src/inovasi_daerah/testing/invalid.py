"""Broken submission files, each with the problem that reading it must raise."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from attrs import frozen
from hypothesis import strategies as st

from inovasi_daerah.interchange.submission_file import write_submission
from inovasi_daerah.testing.editions import latest
from inovasi_daerah.testing.reports import submissions

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import DrawFn, SearchStrategy

    from inovasi_daerah.editions.rulebook import Rulebook

Document = dict[str, Any]
_DEEP = 40


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


def _put(key: str, value: object) -> Callable[[Document], None]:
    def change(target: Document) -> None:
        target[key] = value

    return change


def _of_claims(code: str, claim: object) -> Callable[[Document], None]:
    return lambda innovation: innovation["claims"].update({code: claim})


_OF_SUBMISSION: dict[tuple[str, str], Callable[[Document], None]] = {
    ("missing_key", "region"): lambda whole: whole.pop("region"),
    ("missing_key", "format"): lambda whole: whole.pop("format"),
    ("bad_form", "region"): _put("region", "3579"),
    ("wrong_type", "region"): _put("region", 35),
    ("wrong_type", "year"): _put("year", "2026"),
    ("fraction", "year"): _put("year", 2026.5),
    ("not_finite", "year"): _put("year", float("nan")),
    ("null_value", "government"): _put("government", None),
    ("wrong_type", "innovations"): _put("innovations", {}),
    ("unknown_value", "format_version"): _put("format_version", "0.1"),
    ("unknown_key", "goverment"): _put("goverment", {}),
    ("unknown_indicator", "government.visi_visi"): lambda whole: whole.setdefault("government", {}).update(
        visi_visi={"level": 1}
    ),
}
_OF_INNOVATION: dict[tuple[str, str], Callable[[Document], None]] = {
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
    ("fraction", "claims.video.level"): _of_claims("video", {"level": 2.5}),
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
    (code, path), change = draw(st.sampled_from(sorted(_OF_SUBMISSION.items(), key=lambda item: item[0])))
    change(document)
    return BrokenFile(_bytes(document), code, path)


@st.composite
def _in_innovation(draw: DrawFn, document: Document) -> BrokenFile:
    listed = document.setdefault("innovations", [])
    if not listed:
        listed.append({"id": "satu", "name": "Satu", "stage": "penerapan", "affair": "1.02", "claims": {}})
    position = draw(st.integers(0, len(listed) - 1))
    (code, path), change = draw(st.sampled_from(sorted(_OF_INNOVATION.items(), key=lambda item: item[0])))
    change(listed[position])
    return BrokenFile(_bytes(document), code, f"innovations[{position}].{path}")


@st.composite
def _in_ids(draw: DrawFn, document: Document) -> BrokenFile:
    one: dict[str, Any] = {"id": "satu", "name": "Satu", "stage": "penerapan", "affair": "1.02", "claims": {}}
    if draw(st.booleans()):
        listed = document["innovations"] = [one, dict(one)]
        return BrokenFile(_bytes(document), "duplicate_id", f"innovations[{len(listed) - 1}].id")
    document["agencies"] = [{"id": "dinas", "name": "Dinas"}]
    document["innovations"] = [{**one, "agency": "dinass"}]
    return BrokenFile(_bytes(document), "unknown_agency", "innovations[0].agency")


@st.composite
def _in_bytes(draw: DrawFn, document: Document) -> BrokenFile:
    content = _bytes(document)
    deep = b"[" * _DEEP + b"]" * _DEEP
    return draw(
        st.sampled_from(
            [
                BrokenFile(content.rstrip()[:-1], "not_json", ""),
                BrokenFile(b"\xff" + content, "not_utf8", ""),
                BrokenFile(b"[]", "wrong_type", ""),
                BrokenFile(content.replace(b"{", b'{"year": 2025,', 1), "duplicate_key", "year"),
                BrokenFile(_bytes({**document, "extra": json.loads(deep)}), "too_deep", "extra"),
            ]
        )
    )


def _bytes(document: Document) -> bytes:
    return json.dumps(document).encode()
