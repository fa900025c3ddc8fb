"""Levels before and after verification, as working papers hold them side by side."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from inovasi_daerah.domain.claims import EvidenceKind
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inovasi_daerah.rules.catalogue import Row

VERIFIED: Final = "verified"
PATHS: Final = MappingProxyType({VERIFIED: "verification.level"})
"""Where a column goes inside a claim, if not under its own name."""
CLAIMED_TOO: Final = Text(
    "parameter awal atau fakta di sebelahnya: level yang diverifikasi berlaku atas sebuah klaim",
    "a claimed level or a fact beside it: a verified level is one of a claim",
)
VERIFIED_READ: Final = Text(
    "parameter sesudah verifikasi dibaca sebagai keputusan verifikator atas klaim di sebelahnya; bukti yang dilihatnya "
    "tidak ada di berkas, dan diwakili selnya (asumsi, C)",
    "the level after verification is read as what a verifier decided on the claim beside it; the evidence seen "
    "is not in the file, and its cell is written in its place (assumption, C)",
)


def evidence_of(row: Row) -> str:
    """The kind of the piece that is written in place of what a verifier saw: the first that the row allows."""
    return row.evidence.kinds[0] if row.evidence and row.evidence.kinds else EvidenceKind.PDF.value


def as_claim(stated: Mapping[str, object], place: str, kind: str) -> dict[str, object]:
    """A claim as JSON data, with what a verifier decided on it where a verified level is there.

    >>> as_claim({"level": 2, "verified": 2}, "G2", "pdf")["verification"]
    {'status': 'accepted', 'saw': {'level': 2, 'evidence': ['G2']}}
    >>> as_claim({"level": 3, "verified": 1}, "G2", "pdf")["verification"]
    {'status': 'adjusted', 'level': 1, 'saw': {'level': 3, 'evidence': ['G2']}}
    """
    claim = {part: value for part, value in stated.items() if part != VERIFIED}
    if VERIFIED not in stated:
        return claim
    level = stated[VERIFIED]
    decided = {"status": "accepted"} if claim.get("level") == level else {"status": "adjusted", "level": level}
    verification = {**decided, "saw": {**claim, "evidence": [place]}}
    return {**claim, "evidence": [{"id": place, "kind": kind}], "verification": verification}
