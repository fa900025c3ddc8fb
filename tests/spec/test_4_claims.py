"""Claims, evidence and verification.

A score is computed on one of two bases: *claimed* is what the region states, *verified* what a verifier let stand of
it.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import inovasi_daerah as ida
from inovasi_daerah import Evidence, EvidenceKind, Kind, Status, Verification
from inovasi_daerah.domain import Seen, SeenEvidence
from spec.made import ROWS, changed, counted, eligible, innovation, levels, report, score, small, with_claim

PIECE = Evidence("bukti", EvidenceKind.PDF)
SEEN: Any = (SeenEvidence("bukti"),)
PIECES: Any = (PIECE,)
OTHER_PIECES: Any = (Evidence("lain", EvidenceKind.PDF),)


def decided(level: int, status: Status, stands: int | None = None) -> ida.Claim:
    """A claim with evidence, decided on by a verifier who saw it as it is."""
    saw = Seen(level=level, evidence=SEEN)
    return ida.Claim(level=level, evidence=PIECES, verification=Verification(status, stands, saw))


def all_accepted(submission: ida.Submission) -> ida.Submission:
    """The same report, every claim evidenced and accepted."""

    def accepted(claims: dict[str, ida.Claim]) -> dict[str, ida.Claim]:
        return {code: _accepted(claim) for code, claim in claims.items()}

    done = [changed(one, claims=accepted(one.claims)) for one in submission.innovations]
    return changed(submission, innovations=done, government=accepted(submission.government))


def _accepted(claim: ida.Claim) -> ida.Claim:
    saw = Seen(claim.level, claim.fact, claim.basis, SEEN)
    return changed(claim, evidence=PIECES, verification=Verification(Status.ACCEPTED, saw=saw))


class TestClaims:
    """On each row at most one claim is made: a level, a fact, or both where they agree.

    A row without a claim was *not reported*, a claim of level 0 was *reported as none*. Both are worth 0 points, as
    is a claim that was rejected; the score keeps the three apart.

    Source: `indicators`.
    """

    def test_level_0_is_not_the_same_as_no_claim(self) -> None:
        none = score(report(innovation(claims={"monev": ida.Claim(level=0)}))).innovations[0].rows
        states = {row.code: row.state for row in none}
        assert states["monev"] is ida.State.REPORTED_NONE
        assert states["video"] is ida.State.NOT_REPORTED

    def test_two_claims_on_one_row_are_refused(self) -> None:
        whole = ida.write_submission(report(innovation(claims=levels(["video"], 1))))
        twice = whole.replace('"video": {', '"video": {"level": 3}, "video": {', 1)
        assert json.loads(twice)["innovations"][0]["claims"] == {"video": {"level": 1}}
        assert _codes_of(twice) == ["duplicate_key"]

    @given(st.integers(0, 5), st.integers(0, 3))
    def test_a_level_beside_a_fact_must_be_the_one_of_the_fact(self, elements: int, stated: int) -> None:
        graded = [0, 1, 1, 2, 2, 3][elements]
        one = report(innovation(claims={**levels(ROWS, 1), "video": ida.Claim(level=stated, fact=elements)}))
        if stated == graded:
            assert score(one).innovations[0].rows[-1].level == graded
        else:
            with pytest.raises(ida.InvalidSubmission):
                score(one)


def _codes_of(text: str) -> list[str]:
    import io  # noqa: PLC0415 - a file made of text

    with pytest.raises(ida.InvalidSubmission) as caught:
        ida.files.load_submission_from(io.BytesIO(text.encode()))
    return [problem.code for problem in caught.value.problems]


class TestEvidence:
    """On *verified* a claim of an innovation without evidence does not stand; one of the government does.

    On *claimed* evidence changes nothing. Each row names the kinds of evidence it takes (a PDF, an image, a video, a
    link); another kind is told in a notice and costs nothing. An integrated service is shown by other kinds where the
    innovation is digital than where it is not; one of another kind, or of no stated kind, may bring either. That is our
    reading.

    Sources: `system`, assumption `evidence-by-kind`.
    """

    def test_without_evidence_there_are_no_points_for_an_innovation(self) -> None:
        saw = Seen(level=3)
        bare = ida.Claim(level=3, verification=Verification(Status.ACCEPTED, saw=saw))
        one = report(innovation(claims={**levels(ROWS, 1), "video": bare}), government={"visi_misi": bare})
        found = score(one, basis="verified")
        assert [row.state for row in found.innovations[0].rows if row.code == "video"] == [ida.State.NO_EVIDENCE]
        assert found.government.points == 3

    def test_a_kind_the_row_does_not_name_is_a_notice(self) -> None:
        odd = changed(ida.Claim(level=1), evidence=(Evidence("a", EvidenceKind.VIDEO),))
        found = score(report(innovation(claims={**levels(ROWS, 1), "regulasi": odd})))
        assert "evidence_kind" in {notice.code for notice in found.notices}

    @pytest.mark.parametrize(
        ("kind", "named"),
        [
            (Kind.DIGITAL, {"image", "link"}),
            (Kind.NON_DIGITAL, {"pdf", "image"}),
            (Kind.TECHNOLOGY, {"pdf", "image", "link"}),
            (None, {"pdf", "image", "link"}),
        ],
    )
    @pytest.mark.parametrize("piece", list(EvidenceKind))
    def test_of_an_integrated_service_the_evidence_goes_by_the_kind_of_innovation(
        self, kind: Kind | None, named: set[str], piece: EvidenceKind
    ) -> None:
        shown: Any = (Evidence("a", piece),)
        one = innovation(
            kind=kind, claims={**levels(ROWS, 1), "layanan_terintegrasi": ida.Claim(level=1, evidence=shown)}
        )
        found = score(report(one))
        path = "innovations[0].claims.layanan_terintegrasi.evidence[0]"
        told = [notice.text.en for notice in found.notices if (notice.code, notice.path) == ("evidence_kind", path)]
        assert bool(told) == (piece.value not in named)
        assert all(set(text.rpartition(": ")[2].split(", ")) == named for text in told)
        is_ours = kind not in {Kind.DIGITAL, Kind.NON_DIGITAL}
        assert ("evidence-by-kind" in found.assumptions) == is_ours

    def test_without_evidence_of_an_integrated_service_nothing_is_assumed_about_it(self) -> None:
        assert "evidence-by-kind" not in score(report(innovation(claims=levels(ROWS, 1)))).assumptions


class TestVerification:
    """On *verified* stands what a verifier accepted, or adjusted to another level; what was rejected is worth 0.

    A claim of an innovation that no verifier decided on does not stand; one of the government does, with a notice. A
    decision *lapses* when the claim or its evidence is no longer what the verifier saw, and the claim then does not
    stand. Who counts is decided by the claims alone and is the same on both bases.

    Sources: `system`, assumption `mandatory-innovation`.
    """

    @given(small)
    def test_who_counts_is_the_same_on_both_bases(self, submission: ida.Submission) -> None:
        assert counted(submission) == counted(submission, basis="verified")

    @given(small)
    def test_verified_is_at_most_claimed_where_nothing_is_adjusted_upward(self, submission: ida.Submission) -> None:
        claimed, verified = score(submission), score(submission, basis="verified")
        raised = any(
            row.level > (row.claimed_level or 0) for row in (*verified.government.rows, *verified.innovation_rows)
        )
        assert raised or verified.index_exact <= claimed.index_exact

    @given(eligible)
    def test_verified_equals_claimed_when_all_is_accepted_and_evidenced(self, submission: ida.Submission) -> None:
        done = all_accepted(submission)
        assert score(done, basis="verified").index_exact == score(done).index_exact == score(submission).index_exact

    @given(eligible, st.sampled_from(ROWS), st.integers(0, 3))
    def test_a_rejection_takes_exactly_the_points_of_its_row(
        self, submission: ida.Submission, code: str, level: int
    ) -> None:
        done = all_accepted(
            changed(submission, innovations=[*submission.innovations, innovation(claims=levels(ROWS, 1))])
        )
        position = len(done.innovations) - 1
        accepted = score(with_claim(done, position, code, decided(level, Status.ACCEPTED)), basis="verified")
        rejected = score(with_claim(done, position, code, decided(level, Status.REJECTED)), basis="verified")
        row = next(row for row in accepted.innovations[position].rows if row.code == code)
        assert rejected.index_exact == accepted.index_exact - row.contribution

    @pytest.mark.parametrize(
        ("claimed", "what_happened", "claim", "level_that_stands"),
        [
            (3, "accepted", decided(3, Status.ACCEPTED), 3),
            (3, "adjusted to 2", decided(3, Status.ADJUSTED, 2), 2),
            (1, "adjusted to 3", decided(1, Status.ADJUSTED, 3), 3),
            (3, "rejected", decided(3, Status.REJECTED), 0),
            (3, "pending", decided(3, Status.PENDING), 0),
            (3, "nobody looked", changed(decided(3, Status.ACCEPTED), verification=None), 0),
            (3, "level 2 was accepted, then claimed 3", changed(decided(2, Status.ACCEPTED), level=3), 0),
            (3, "accepted, then other evidence", changed(decided(3, Status.ACCEPTED), evidence=OTHER_PIECES), 0),
        ],
    )
    def test_this_is_what_stands_of_a_claim_of_an_innovation(
        self, claimed: int, what_happened: str, claim: ida.Claim, level_that_stands: int
    ) -> None:
        found = score(report(innovation(claims={"video": claim})), basis="verified")
        assert claim.level == claimed, what_happened
        assert found.innovations[0].maturity == 4 * level_that_stands
