"""What of a claim stands: on ``claimed`` all of it, on ``verified`` what a verifier let stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inovasi_daerah.domain.claims import Status, is_same_fact
from inovasi_daerah.text import Term

if TYPE_CHECKING:
    from inovasi_daerah.domain.claims import Claim


class State(Term):
    """Why a row has the level it has. States that cost the same points are still kept apart."""

    NOT_REPORTED = "not_reported", "tidak dilaporkan", "not reported"
    REPORTED_NONE = "reported_none", "dilaporkan tidak ada", "reported as none"
    CLAIMED = "claimed", "klaim", "claimed"
    DERIVED = "derived", "dari profil", "from the profile"
    NOT_CLAIMED = "not_claimed", "dari profil, tidak diklaim", "from the profile, not claimed"
    UNVERIFIED = "unverified", "berlaku tanpa verifikasi", "stands without verification"
    ACCEPTED = "accepted", "diterima", "accepted"
    ADJUSTED = "adjusted", "disesuaikan", "adjusted"
    REJECTED = "rejected", "ditolak", "rejected"
    PENDING = "pending", "belum diverifikasi", "not verified"
    LAPSED = "lapsed", "verifikasi gugur", "verification lapsed"
    NO_EVIDENCE = "no_evidence", "tanpa bukti", "no evidence"


def has_lapsed(claim: Claim) -> bool:
    """Whether the claim no longer is what the verifier saw; a verification still to be decided can't lapse.

    A claim with a fact must have been seen with that fact and basis, however the fact is spelled; any other with its
    level. The pieces of evidence must be the same, and so must their SHA-256 where the verifier recorded one.
    """
    verification = claim.verification
    if verification is None or verification.saw is None or verification.status is Status.PENDING:
        return False
    saw = verification.saw
    if saw.basis != claim.basis or not is_same_fact(saw.fact, claim.fact):
        return True
    if saw.level != claim.level and (claim.fact is None or None not in (saw.level, claim.level)):
        return True
    shown = {item.id: item.sha256 for item in claim.evidence}
    seen = {item.id: item.sha256 for item in saw.evidence}
    return shown.keys() != seen.keys() or any(sha256 not in (None, shown[key]) for key, sha256 in seen.items())


def verified_level(claim: Claim, claimed_level: int, *, of_government: bool) -> tuple[int, State]:
    """The level that stands on ``verified``, and why.

    A government row without a verification stands as claimed. Every other row needs a decision that has not
    lapsed, and a row of an innovation needs evidence too.
    """
    verification = claim.verification
    is_adjusted = verification is not None and verification.status is Status.ADJUSTED
    if claimed_level == 0 and not is_adjusted:
        return 0, State.REPORTED_NONE
    if verification is None and of_government:
        return claimed_level, State.UNVERIFIED
    if verification is None or verification.status is Status.PENDING:
        return 0, State.PENDING
    if has_lapsed(claim):
        return 0, State.LAPSED
    if verification.status is Status.REJECTED:
        return 0, State.REJECTED
    if not claim.evidence and not of_government:
        return 0, State.NO_EVIDENCE
    if verification.level is not None:
        return verification.level, State.ADJUSTED
    return claimed_level, State.ACCEPTED
