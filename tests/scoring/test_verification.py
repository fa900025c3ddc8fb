"""Claimed, evidenced, verified: what stands, what lapses, what is lost, and what evidence is still missing."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, ClassVar

import pytest

import inovasi_daerah as ida
from examples import KOTA_BATU, changed, example, innovation, submission, without
from inside import LANGS

RULES = ida.rulebook("iid-2026")
SHA = "a" * 64
EVIDENCE = [{"id": "sk-1", "kind": "pdf", "sha256": SHA}]
SAW = {"fact": 14, "evidence": [{"id": "sk-1", "sha256": SHA}]}
CLAIM = {"fact": 14, "evidence": EVIDENCE, "verification": {"status": "accepted", "saw": SAW}}


def row(claim: dict[str, Any], code: str = "sdm", basis: str = "verified") -> ida.RowScore:
    """The row of one claim of an innovation, on a basis."""
    claims = {**innovation()["claims"], code: claim}
    found = ida.score(ida.read_submission(submission(innovation(claims=claims))), RULES, basis=basis)
    (one,) = (one for one in found.innovations[0].rows if one.code == code)
    return one


def government_row(claim: dict[str, Any]) -> ida.RowScore:
    """The first row of the government for one claim, verified."""
    found = ida.score(ida.read_submission(submission(government={"visi_misi": claim})), RULES, basis="verified")
    return found.government.rows[0]


class TestWhatStands:
    def test_an_accepted_and_evidenced_claim_stands(self) -> None:
        assert (row(CLAIM).level, row(CLAIM).state) == (2, ida.State.ACCEPTED)

    def test_an_adjusted_claim_stands_at_the_verifiers_level(self) -> None:
        for level in (0, 1, 3):
            claim = {**CLAIM, "verification": {"status": "adjusted", "level": level, "saw": SAW}}
            assert (row(claim).level, row(claim).state) == (level, ida.State.ADJUSTED)

    def test_what_was_reported_as_none_may_be_adjusted_too(self) -> None:
        saw = {"level": 0, "evidence": [{"id": "sk-1", "sha256": SHA}]}
        verification = {"status": "adjusted", "level": 2, "saw": saw}
        claim = {"level": 0, "evidence": EVIDENCE, "verification": verification}
        assert (row(claim).level, row(claim).state) == (2, ida.State.ADJUSTED)

    @pytest.mark.parametrize(
        ("claim", "state"),
        [
            (changed(CLAIM, "verification", to={"status": "rejected", "saw": SAW}), ida.State.REJECTED),
            (changed(CLAIM, "verification", to={"status": "pending"}), ida.State.PENDING),
            (without(CLAIM, "verification"), ida.State.PENDING),
            (
                {"fact": 14, "verification": {"status": "accepted", "saw": {"fact": 14}}},
                ida.State.NO_EVIDENCE,
            ),
            ({"level": 0}, ida.State.REPORTED_NONE),
        ],
    )
    def test_everything_else_costs_the_points_and_says_its_own_word(
        self, claim: dict[str, Any], state: ida.State
    ) -> None:
        assert (row(claim).level, row(claim).state) == (0, state)
        assert row(claim).label() == row(CLAIM).label()

    def test_a_row_without_a_claim_is_not_reported(self) -> None:
        found = ida.score(ida.read_submission(submission(innovation())), RULES, basis="verified")
        assert {one.state for one in found.innovations[0].rows} == {ida.State.PENDING, ida.State.NOT_REPORTED}

    def test_a_government_row_without_a_verification_stands_with_a_notice(self) -> None:
        assert (government_row({"level": 3}).level, government_row({"level": 3}).state) == (3, ida.State.UNVERIFIED)
        read = ida.read_submission(submission(government={"visi_misi": {"level": 3}}))
        notices = {notice.code: notice for notice in ida.score(read, RULES, basis="verified").notices}
        assert "visi_misi" in notices["unverified"].text.en

    @pytest.mark.parametrize(
        ("verification", "level", "state"),
        [
            ({"status": "accepted", "saw": {"level": 3}}, 3, ida.State.ACCEPTED),
            ({"status": "adjusted", "level": 1, "saw": {"level": 3}}, 1, ida.State.ADJUSTED),
            ({"status": "rejected", "saw": {"level": 3}}, 0, ida.State.REJECTED),
            ({"status": "rejected", "saw": {"level": 2}}, 0, ida.State.LAPSED),
            ({"status": "pending"}, 0, ida.State.PENDING),
        ],
    )
    def test_a_government_row_with_a_verification_stands_as_verified(
        self, verification: dict[str, Any], level: int, state: ida.State
    ) -> None:
        found = government_row({"level": 3, "verification": verification})
        assert (found.level, found.state) == (level, state)


class TestLapse:
    @pytest.mark.parametrize(
        "claim",
        [
            changed(CLAIM, "fact", to=15),
            changed(CLAIM, "evidence", 0, "id", to="sk-2"),
            changed(CLAIM, "evidence", 0, "sha256", to="b" * 64),
            without(CLAIM, "evidence", 0, "sha256"),
            changed(CLAIM, "evidence", to=[*EVIDENCE, {"id": "sk-2", "kind": "pdf"}]),
            without(CLAIM, "evidence"),
            {**without(CLAIM, "fact"), "level": 2},
        ],
    )
    def test_any_change_makes_it_fall_out_and_says_so(self, claim: dict[str, Any]) -> None:
        assert (row(claim).level, row(claim).state) == (0, ida.State.LAPSED)
        for basis in ("claimed", "verified"):
            claims = {**innovation()["claims"], "sdm": claim}
            found = ida.score(ida.read_submission(submission(innovation(claims=claims))), RULES, basis=basis)
            assert [notice.path for notice in found.notices if notice.code == "lapsed"] == ["innovations[0].claims.sdm"]

    @pytest.mark.parametrize(
        ("claim", "saw", "lapsed"),
        [
            ({"level": 2}, {"level": 2}, False),
            ({"level": 2}, {"level": 1}, True),
            ({"level": 2}, {}, True),
            ({"level": 2, "fact": 14}, {"fact": 14}, False),
            ({"fact": 14}, {"fact": 14, "level": 2}, False),
            ({"level": 2, "fact": 14}, {"level": 1, "fact": 14}, True),
            ({"level": 2, "fact": 14}, {"level": 2}, True),
        ],
    )
    def test_a_claim_with_a_fact_must_be_seen_with_it(
        self,
        claim: dict[str, Any],
        saw: dict[str, Any],
        lapsed: bool,
    ) -> None:
        whole = {**claim, "evidence": [{"id": "a", "kind": "pdf"}]}
        whole["verification"] = {"status": "accepted", "saw": {**saw, "evidence": ["a"]}}
        assert (row(whole).state is ida.State.LAPSED) is lapsed

    def test_a_verification_still_to_be_decided_is_pending_and_has_not_lapsed(self) -> None:
        claim = {"level": 2, "evidence": [{"id": "a", "kind": "pdf"}]}
        claim["verification"] = {"status": "pending", "saw": {"level": 1, "evidence": ["a"]}}
        assert row(claim).state is ida.State.PENDING
        read = ida.read_submission(submission(innovation(claims={**innovation()["claims"], "sdm": claim})))
        assert "lapsed" not in {notice.code for notice in ida.score(read, RULES).notices}

    def test_another_basis_lapses(self) -> None:
        evidence = [{"id": "a", "kind": "pdf"}]
        saw = {"basis": "a", "fact": 350, "evidence": ["a"]}
        claim = {"basis": "a", "fact": 350, "evidence": evidence, "verification": {"status": "accepted", "saw": saw}}
        assert row(claim, "kemanfaatan").level == 2
        assert row({**claim, "basis": "e"}, "kemanfaatan").state is ida.State.LAPSED

    def test_the_verifier_need_not_have_recorded_a_digest(self) -> None:
        claim = changed(CLAIM, "verification", "saw", to={"fact": 14, "evidence": ["sk-1"]})
        assert row(claim).level == 2
        assert row(changed(claim, "evidence", 0, "sha256", to="b" * 64)).level == 2

    def test_putting_it_back_restores_digest_and_score(self) -> None:
        data = example(KOTA_BATU)
        path = ("innovations", 0, "claims", "sdm", "evidence", 0, "id")
        read = ida.read_submission(data)
        before = ida.score(read, RULES, basis="verified")
        lapsed = ida.read_submission(changed(data, *path, to="lain"))
        assert ida.score(lapsed, RULES, basis="verified").index_exact < before.index_exact
        assert lapsed.digest() != read.digest()
        again = ida.read_submission(changed(changed(data, *path, to="lain"), *path, to="kelas-kebun-sdm"))
        assert again.digest() == read.digest()
        assert ida.score(again, RULES, basis="verified").to_dict() == before.to_dict()


class TestCompare:
    READ = ida.load_submission(KOTA_BATU)
    CLAIMED = ida.score(READ, RULES)
    VERIFIED = ida.score(READ, RULES, basis=ida.Basis.VERIFIED)

    def test_the_losses_add_up_to_the_difference_exactly(self) -> None:
        found = ida.compare(self.CLAIMED, self.VERIFIED)
        assert sum((loss.lost for loss in found.losses), Fraction(0)) == found.lost
        assert sum(found.by_cause.values()) == found.lost == self.CLAIMED.index_exact - self.VERIFIED.index_exact
        causes = {ida.State.REJECTED, ida.State.ADJUSTED, ida.State.PENDING, ida.State.LAPSED, ida.State.NO_EVIDENCE}
        assert set(found.by_cause) == causes

    def test_verification_never_moves_who_is_counted(self) -> None:
        counted = [[one.counted for one in score.innovations] for score in (self.CLAIMED, self.VERIFIED)]
        assert counted[0] == counted[1]

    def test_the_to_do_list_names_missing_evidence_by_agency(self) -> None:
        found = ida.compare(self.CLAIMED, self.VERIFIED)
        missing = {agency: [one.row.code for one in ones] for agency, ones in found.missing_evidence.items()}
        assert missing == {"dinas-perkim": ["sdm"], "dinas-pertanian": ["jejaring"], "dinas-kominfo": ["bimtek"]}
        for lang in LANGS:
            assert "Dinas Pertanian" in found.to_do(lang)
            assert max(map(len, found.explain(lang).splitlines())) <= 100
        assert found.to_dict()["missing_evidence"][0]["agency"] == "dinas-perkim"

    def test_an_innovation_without_an_agency_has_its_own_place(self) -> None:
        read = ida.read_submission(submission(innovation()))
        found = ida.compare(ida.score(read, RULES), ida.score(read, RULES, basis="verified"))
        assert "(no agency)" in found.to_do("en")
        assert "inovasi-0" in found.explain()

    def test_nothing_lost_is_said_in_one_line(self) -> None:
        read = ida.read_submission(submission())
        found = ida.compare(ida.score(read, RULES), ida.score(read, RULES, basis="verified"))
        assert (
            found.explain("en") == "Claimed 0.00 (Not Assessable), verified 0.00 (Not Assessable); difference 0.0000\n"
        )
        assert found.to_do() == ""

    def test_only_the_two_scores_of_one_submission_are_compared(self) -> None:
        other = ida.score(ida.read_submission(submission()), ida.rulebook("iid-2027"), counting="all")
        with pytest.raises(ida.InvalidSubmission) as caught:
            ida.compare(self.VERIFIED, other)
        assert {found.expected.en for found in caught.value.problems} == {
            "the claimed score, then the verified one, of the same submission under the same rules and settings"
        }
        assert [problem.path for problem in caught.value.problems] == ["basis", "submission", "rules", "settings"]


class TestDerive:
    DATES: ClassVar[dict[str, str]] = {"initiated_on": "2023-09-04", "applied_on": "2024-02-05"}

    def scored(self, *, derive: bool, **entries: object) -> ida.Score:
        one = without({**innovation(), **self.DATES, **entries}, "claims", "kecepatan_penciptaan")
        return ida.score(ida.read_submission(submission(one)), RULES, derive=derive)

    def test_the_profile_stands_in_only_when_asked(self) -> None:
        assert [reason.path for reason in self.scored(derive=False).innovations[0].reasons] == [
            "claims.kecepatan_penciptaan"
        ]
        found = self.scored(derive=True)
        assert found.innovations[0].counted
        (one,) = (one for one in found.innovations[0].rows if one.code == "kecepatan_penciptaan")
        assert (one.level, one.state) == (2, ida.State.DERIVED)
        assert one.graded is not None
        assert one.graded.reading.en == "5 months: 5-8 months -> level 2"
        assert "derived" in {notice.code for notice in found.notices}
        assert found.to_dict()["settings"]["derive"] is True

    @pytest.mark.parametrize(
        ("initiated", "applied", "level"),
        [
            ("2024-01-31", "2024-02-29", 3),
            ("2024-01-15", "2024-06-14", 3),
            ("2024-01-15", "2024-06-15", 2),
            ("2024-01-15", "2024-10-14", 2),
            ("2024-01-15", "2024-10-15", 1),
        ],
    )
    def test_only_whole_months_count(self, initiated: str, applied: str, level: int) -> None:
        found = self.scored(derive=True, initiated_on=initiated, applied_on=applied)
        assert {one.code: one.level for one in found.innovations[0].rows}["kecepatan_penciptaan"] == level

    @pytest.mark.parametrize("initiated", [None, "2024-02-06"])
    def test_missing_or_backward_dates_derive_nothing(self, initiated: str | None) -> None:
        entries = {} if initiated is None else {"initiated_on": initiated}
        one = without({**innovation(), **entries}, "claims", "kecepatan_penciptaan")
        found = ida.score(ida.read_submission(submission(one)), RULES, derive=True)
        assert not found.innovations[0].counted
        codes = {notice.code for notice in found.notices}
        assert ("dates_out_of_order" in codes) is (initiated is not None)

    def test_no_evidence_is_asked_for_a_row_that_was_not_claimed(self) -> None:
        (one,) = self.scored(derive=True).innovations
        assert "kecepatan_penciptaan" not in {row.code for row in one.claims_without_evidence}
        assert "sdm" in {row.code for row in one.claims_without_evidence}

    def test_a_level_that_nobody_claimed_does_not_stand_verified_and_says_so(self) -> None:
        one = without({**innovation(), **self.DATES}, "claims", "kecepatan_penciptaan")
        read = ida.read_submission(submission(one))
        found = ida.score(read, RULES, basis="verified", derive=True)
        rows = {one.code: (one.level, one.claimed_level, one.state) for one in found.innovations[0].rows}
        assert rows["kecepatan_penciptaan"] == (0, 2, ida.State.NOT_CLAIMED)
        assert [notice.text.en for notice in found.notices if notice.code == "not_claimed"] == [
            "from the profile, not claimed; does not stand: kecepatan_penciptaan"
        ]
        (pending,) = (notice.text.en for notice in found.notices if notice.code == "pending")
        assert "kecepatan_penciptaan" not in pending


@pytest.mark.parametrize(
    ("row", "claimed", "seen", "lapsed"),
    [
        ("anggaran", [2024, 2025], [2025, 2024], False),
        ("anggaran", [2024, 2025], [2024], True),
        ("pengaduan", "12.50", "12.5", False),
        ("pengaduan", "12.50", "12.51", True),
        ("pengaduan", 12, "12.0", False),
        ("regulasi", "perda", "perkada", True),
    ],
)
def test_a_fact_that_is_only_spelled_in_another_way_is_what_the_verifier_saw(
    row: str, claimed: object, seen: object, *, lapsed: bool
) -> None:
    evidence = [{"id": "bukti", "kind": "pdf"}]
    decision = {"status": "accepted", "saw": {"fact": seen, "evidence": ["bukti"]}}
    one = innovation()
    one["claims"] = {**one["claims"], row: {"fact": claimed, "evidence": evidence, "verification": decision}}
    found = ida.score(ida.read_submission(submission(one)), RULES, basis="verified")
    states = {leaf.code: leaf.state for leaf in found.innovations[0].rows}
    assert states[row] is (ida.State.LAPSED if lapsed else ida.State.ACCEPTED)
