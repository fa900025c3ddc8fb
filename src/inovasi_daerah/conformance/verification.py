"""Cases of what stands on ``verified``: every decision, and every way in which one lapses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from inovasi_daerah.conformance.facts import facts_of, graded, leveled
from inovasi_daerah.domain.claims import Claim
from inovasi_daerah.exact import parse_decimal
from inovasi_daerah.levels import MAX_LEVEL
from inovasi_daerah.problems import InvalidSubmission
from inovasi_daerah.reading.plain import is_list
from inovasi_daerah.reading.structure import read
from inovasi_daerah.scoring.grading import grader_of
from inovasi_daerah.scoring.verification import verified_level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.conformance.computed import Case
    from inovasi_daerah.rules.catalogue import Row
    from inovasi_daerah.rules.rulebook import Rulebook

Stated = dict[str, Any]
_LEVELS: Final = range(MAX_LEVEL + 1)
_ONE_SHA, _OTHER_SHA = "0" * 64, "f" * 64
_PIECE: Final = {"id": "bukti", "kind": "pdf"}
_DIGESTED: Final = {**_PIECE, "sha256": _ONE_SHA}
_DECISIONS: Final[tuple[Stated, ...]] = (
    {"status": "accepted"},
    {"status": "adjusted", "level": 1},
    {"status": "rejected"},
)
_PIECES: Final[tuple[tuple[list[Any], list[Any]], ...]] = (
    ([_PIECE], ["bukti"]),
    ([_PIECE], []),
    ([_PIECE], ["lain"]),
    ([_PIECE], ["bukti", "lain"]),
    ([_PIECE, {**_PIECE, "id": "lain"}], ["lain", "bukti"]),
    ([], ["bukti"]),
    ([], []),
    ([_DIGESTED], ["bukti"]),
    ([_DIGESTED], [{"id": "bukti", "sha256": _ONE_SHA}]),
    ([_DIGESTED], [{"id": "bukti", "sha256": _OTHER_SHA}]),
    ([_PIECE], [{"id": "bukti", "sha256": _ONE_SHA}]),
)
"""The evidence of a claim, and what the verifier saw of it."""


def verification(rules: Rulebook) -> Iterator[Case]:
    """Claims of one row of the government and of rows of an innovation, with what stands of each and why."""
    for row, of_government in _rows(rules):
        for claim in _claims(row, rules.year):
            given = {"row": row.code, "year": rules.year, "claim": claim}
            yield {"input": given, "expected": _stands(rules, row, claim, of_government=of_government)}


def _rows(rules: Rulebook) -> Iterator[tuple[Row, bool]]:
    """The first row of either part whose scale is known, and those of an innovation with several bases."""
    for rows, of_government in ((rules.government, True), (rules.innovation, False)):
        yield from [(row, of_government) for row in rows if row.scale is not None][:1]
    yield from ((row, False) for row in rules.innovation if row.scale and row.scale.alternatives)


def _stands(rules: Rulebook, row: Row, claim: Stated | None, *, of_government: bool) -> dict[str, Any]:
    if claim is None:
        return {**leveled(row, 0), "state": "not_reported"}
    made = read(claim, Claim, InvalidSubmission)
    claimed = grader_of(rules, rules.year).level(row, made)
    level, state = verified_level(made, claimed, of_government=of_government)
    return {**leveled(row, level), "state": state.value}


def _claims(row: Row, year: int) -> Iterator[Stated | None]:
    yield None
    for level in _LEVELS:
        yield from _decided({"level": level})
    yield from ({"level": 2, "evidence": pieces, **_saw(2, seen, by)} for pieces, seen in _PIECES for by in _DECISIONS)
    yield from ({"level": 2, "evidence": [_PIECE], **_saw(3, ["bukti"], by)} for by in _DECISIONS)
    yield from _with_facts(row, year)


def _decided(stated: Stated) -> Iterator[Stated]:
    """The claim without any decision, and with each, seen as it is."""
    shown = {**stated, "evidence": [_PIECE]}
    saw = {**stated, "evidence": ["bukti"]}
    yield stated
    yield shown
    yield {**shown, "verification": {"status": "pending"}}
    yield {**shown, "verification": {"status": "pending", "saw": saw}}
    for decision in (*_DECISIONS, *({"status": "adjusted", "level": level} for level in (0, 2, 3))):
        yield {**shown, "verification": {**decision, "saw": saw}}
    yield {**stated, "verification": {"status": "accepted", "saw": stated}}


def _saw(level: int, evidence: list[Any], decision: Stated) -> Stated:
    return {"verification": {**decision, "saw": {"level": level, "evidence": evidence}}}


def _with_facts(row: Row, year: int) -> Iterator[Stated]:
    """A fact seen as it is, another one, on another basis, and with a level beside it on either side or on both."""
    found = [(given, level) for given in facts_of(row, year) if (level := graded(row, *given, year).get("level"))]
    (fact, basis), level = found[0]
    (other, _), _ = found[-1]
    stated = {"fact": fact, **({"basis": basis} if basis else {})}
    yield from _decided(stated)
    lapsing = [{"level": level}, {**stated, "fact": other}]
    if row.scale and row.scale.alternatives:
        lapsing.append({**stated, "basis": list(row.scale.alternatives)[-1]})
    beside: list[tuple[Stated, Stated]] = [(stated, seen) for seen in lapsing]
    leveled_claim = {**stated, "level": level}
    beside += [(stated, leveled_claim), (leveled_claim, stated), (leveled_claim, leveled_claim)]
    beside += [(leveled_claim, {**stated, "level": 0}), ({"level": level}, stated)]
    beside += [
        ({"fact": one, **on_basis}, {"fact": respelled, **on_basis})
        for (one, chosen), _ in found
        if (respelled := _respelled(one)) != one
        for on_basis in ({"basis": chosen} if chosen else {},)
    ]
    for claim, seen in beside:
        for decision in _DECISIONS:
            saw = {**seen, "evidence": ["bukti"]}
            yield {**claim, "evidence": [_PIECE], "verification": {**decision, "saw": saw}}


def _respelled(fact: object) -> object:
    """The same fact written in another way: a list from its end, a decimal with one more digit."""
    if is_list(fact):
        return list(reversed(fact))
    is_number = isinstance(fact, str) and parse_decimal(fact) is not None
    return f"{fact}{'0' if '.' in fact else '.0'}" if isinstance(fact, str) and is_number else fact
