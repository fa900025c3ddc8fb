"""Ids that look the same are told, and a name that shows nothing is refused."""

from __future__ import annotations

from typing import Any

import pytest

import inovasi_daerah as ida
from examples import innovation, submission

RULES = ida.rulebook("iid-2026")

PAIRS = [
    ("caf\u00e9", "cafe\u0301"),
    ("inovasi-a", "inovasi-\u0430"),
    ("kota", "k\u03bfta"),
    ("POSYANDU", "posyandu"),
    ("a", "a\u200b"),
    ("a", "a\u202e"),
    ("file", "\ufb01le"),
    ("a b", "a\u2003b"),
    ("a-1", "a\u20111"),
    ("A1", "\uff21\uff11"),
    ("sk", "s\u00adk"),
    ("SK", "\u0405\u041a"),
    ("a", "a\ufe0f"),
]
DIFFERENT = [("a-1", "a1"), ("1.1", "11"), ("e", "\u00e9"), ("a", "b"), ("sk 1", "sk1"), ("n", "\u00f1")]
NOTHING = [
    "\u200b",
    "\u2060\u200d",
    "\ufeff",
    "\u3164",
    "\u2800",
    "\u115f\u1160",
    "\u202e",
    "\ufe0f",
    "\u00ad",
    "\U000e0101",
]


def claimed(*pieces: str) -> dict[str, Any]:
    one = innovation()
    shown = [{"id": piece, "kind": "pdf"} for piece in pieces]
    return {**one, "claims": {**one["claims"], "regulasi": {"level": 1, "evidence": shown}}}


REPORTS = {
    "innovations[1].id": lambda one, two: submission({**innovation(), "id": one}, {**innovation(1), "id": two}),
    "agencies[1].id": lambda one, two: submission(agencies=[{"id": one, "name": "A"}, {"id": two, "name": "B"}]),
    "innovations[1].agency": lambda one, two: submission(
        {**innovation(), "agency": one}, {**innovation(1), "agency": two}
    ),
    "innovations[0].claims.regulasi.evidence[1].id": lambda one, two: submission(claimed(one, two)),
}


def told(report: dict[str, Any]) -> list[tuple[str, str]]:
    found = ida.score(ida.read_submission(report), RULES)
    return [(notice.path, notice.text.en) for notice in found.notices if notice.code == "look_alike"]


@pytest.mark.parametrize("path", REPORTS)
@pytest.mark.parametrize(("one", "two"), PAIRS)
def test_ids_that_look_the_same_are_named_together(path: str, one: str, two: str) -> None:
    ((where, text),) = told(REPORTS[path](one, two))
    assert where == path
    assert f'"{one}"' in text
    assert f'"{two}"' in text


@pytest.mark.parametrize("path", REPORTS)
@pytest.mark.parametrize(("one", "two"), DIFFERENT)
def test_ids_that_can_be_told_apart_are_not(path: str, one: str, two: str) -> None:
    assert told(REPORTS[path](one, two)) == []


def test_the_same_evidence_shown_twice_is_no_look_alike() -> None:
    first, second = claimed("sk"), {**claimed("sk"), "id": "lain", "name": "Lain"}
    assert told(submission(first, second)) == []


@pytest.mark.parametrize("text", NOTHING)
@pytest.mark.parametrize("entry", ["id", "name", "agency", "previous"])
def test_a_text_that_shows_nothing_is_a_problem(entry: str, text: str) -> None:
    with pytest.raises(ida.InvalidSubmission) as caught:
        ida.read_submission(submission({**innovation(), entry: text}))
    assert [(one.code, one.path) for one in caught.value.problems] == [("bad_text", f"innovations[0].{entry}")]


@pytest.mark.parametrize("text", ["a\u200b", "\u4e2d", "\U0001f642", "\u00e9", "1"])
def test_a_text_of_which_anything_shows_is_kept(text: str) -> None:
    assert ida.read_submission(submission({**innovation(), "name": text})).innovations[0].name == text
