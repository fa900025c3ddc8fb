"""Claims with their evidence and verification, valid under the catalogue of an edition."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from attrs import evolve
from hypothesis import strategies as st

from inovasi_daerah.domain.claims import (
    Claim,
    Evidence,
    EvidenceKind,
    Seen,
    SeenEvidence,
    Status,
    Verification,
)
from inovasi_daerah.levels import MAX_LEVEL
from inovasi_daerah.testing.editions import latest
from inovasi_daerah.testing.facts import facts
from inovasi_daerah.testing.texts import digests, ids, prose

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from inovasi_daerah.rules.catalogue import Row
    from inovasi_daerah.rules.rulebook import Rulebook
    from inovasi_daerah.rules.scales import Scale

levels: SearchStrategy[int] = st.integers(0, MAX_LEVEL)
_FACTS = st.integers(0, 100) | ids | st.lists(st.integers(2000, 2100) | ids, max_size=3).map(tuple)


def evidence() -> SearchStrategy[Evidence]:
    """Pieces of evidence, of every kind, with and without their SHA-256."""
    return st.builds(Evidence, id=ids, kind=st.sampled_from(EvidenceKind), sha256=st.none() | digests)


def verifications(*, of: Claim | None = None) -> SearchStrategy[Verification]:
    """Verifications of every status.

    Args:
        of: the claim that the verifier saw; by default one that may have changed since, so that the
            verification has lapsed.
    """
    return _verifications(of)


@st.composite
def _verifications(draw: DrawFn, of: Claim | None) -> Verification:
    status = draw(st.sampled_from(Status))
    saw: Seen | None = draw(_seen() if of is None else st.just(seen(of)))
    if status is Status.PENDING and draw(st.booleans()):
        saw = None
    return Verification(
        status=status,
        level=draw(levels) if status is Status.ADJUSTED else None,
        saw=saw,
        on=draw(st.none() | st.dates(min_value=date(2000, 1, 1))),
        reason=draw(st.none() | prose),
    )


def seen(claim: Claim) -> Seen:
    """What a verifier records who looks at ``claim`` as it is now."""
    pieces: Any = tuple(SeenEvidence(piece.id, piece.sha256) for piece in claim.evidence)
    return Seen(level=claim.level, fact=claim.fact, basis=claim.basis, evidence=pieces)


def _seen() -> SearchStrategy[Seen]:
    pieces = st.lists(
        st.builds(SeenEvidence, ids, st.none() | digests), max_size=2, unique_by=lambda piece: piece.id
    ).map(tuple)
    return st.builds(Seen, level=levels, evidence=pieces) | st.builds(Seen, fact=_FACTS, evidence=pieces)


def claims(
    rulebook: Rulebook | None = None, *, code: str | None = None, year: int | None = None
) -> SearchStrategy[Claim]:
    """Claims that state a level, a fact, or both, with evidence and verification.

    Args:
        rulebook: the edition whose scales the facts fit; by default the latest that can score.
        code: of the row that is claimed; by default any.
        year: the assessment year; by default that of the edition.
    """
    rules = rulebook or latest()
    rows = {row.code: row for row in (*rules.government, *rules.innovation)}
    chosen = [rows[code]] if code is not None else list(rows.values())
    return st.sampled_from(chosen).flatmap(lambda row: _claims(row, year or rules.year))


_BARE = tuple(Claim(level=level) for level in range(MAX_LEVEL + 1))
_BARE_OR_NONE = st.sampled_from((None, *_BARE))
_BARE_FILLED = st.sampled_from(_BARE[1:])
_FORMS = st.sampled_from(["level", "fact", "both"])
_MOST_RICH = 3
_PIECES = st.lists(
    st.builds(Evidence, id=ids, kind=st.sampled_from(EvidenceKind), sha256=st.none() | digests),
    max_size=2,
    unique_by=lambda piece: piece.id,
)


@st.composite
def _claims(draw: DrawFn, row: Row, year: int, least: int = 0) -> Claim:
    """A claim on ``row`` of at least level ``least``."""
    form = draw(_FORMS)
    stated: dict[str, Any] = {}
    if form == "level" or row.scale is None:
        stated = {"level": draw(st.integers(least, MAX_LEVEL))}
    else:
        fact, basis, level = draw(_graded(row.scale, year).filter(lambda graded: graded[2] >= least))
        stated = {"fact": fact, "basis": basis, "level": level if form == "both" else None}
    pieces: Any = tuple(draw(_PIECES))
    shown = Claim(**stated, evidence=pieces)
    return evolve(shown, verification=draw(st.none() | verifications(of=shown) | verifications()))


def _graded(scale: Scale, year: int) -> SearchStrategy[tuple[Any, str | None, int]]:
    return facts(scale, year=year).map(lambda one: (*one, scale.grade(one[0], year=year, basis=one[1]).level))


def claim_sets(
    rulebook: Rulebook | None = None,
    *,
    part: str = "innovation",
    year: int | None = None,
    filled: bool = False,
) -> SearchStrategy[dict[str, Claim]]:
    """Claims by the code of their row, each row claimed once or not at all.

    Args:
        rulebook: the edition whose catalogue is claimed; by default the latest that can score.
        part: ``"innovation"``, or ``"government"``.
        year: the assessment year; by default that of the edition.
        filled: every mandatory row is claimed at level 1 or more.
    """
    rules = rulebook or latest()
    rows = rules.government if part == "government" else rules.innovation
    return _claim_sets(rows, year or rules.year, filled)


@st.composite
def _claim_sets(draw: DrawFn, rows: tuple[Row, ...], year: int, filled: bool) -> dict[str, Claim]:  # noqa: FBT001 - keyword-only at the face
    """Most claims state a level and nothing else, so that whole submissions stay small; a few state everything."""
    claimed: dict[str, Claim] = {}
    codes = [row.code for row in rows]
    rich = draw(st.sets(st.sampled_from(codes), max_size=_MOST_RICH)) if codes else ()
    for row in rows:
        must = filled and row.mandatory
        if row.code in rich:
            claimed[row.code] = draw(_claims(row, year, 1 if must else 0))
        elif (bare := draw(_BARE_FILLED if must else _BARE_OR_NONE)) is not None:
            claimed[row.code] = bare
    return claimed
