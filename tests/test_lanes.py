"""Claims of plain levels go a shorter way through the engine: whatever way they go, the score is the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import inovasi_daerah as ida
from inovasi_daerah.entities.claims import NOT_REPORTED, Claims
from inovasi_daerah.entities.innovations import Innovation

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

RULES = ida.rulebook("iid-2026")
CODES = tuple(row.code for row in RULES.innovation)
OF_GOVERNMENT = tuple(row.code for row in RULES.government)
AT_LEVEL = [ida.Claim(level=level) for level in range(4)]
EVIDENCE = (ida.Evidence(id="bukti", kind=ida.EvidenceKind.PDF),)


def on_every_row(codes: tuple[str, ...]) -> st.SearchStrategy[dict[str, ida.Claim]]:
    """A level for each code."""
    levels = st.lists(st.integers(0, 3).map(AT_LEVEL.__getitem__), min_size=len(codes), max_size=len(codes))
    return levels.map(lambda drawn: dict(zip(codes, drawn, strict=True)))


@st.composite
def of_plain_levels(draw: st.DrawFn) -> ida.Submission:
    """A submission that states a level on every row, some of whose innovations do not count."""
    innovations = [
        Innovation(
            id=f"i-{number}",
            name=f"Inovasi {number}",
            stage=draw(st.sampled_from(ida.Stage)),
            affair=draw(st.sampled_from(["1.01", "1.02", "3.27"])),
            claims=Claims(draw(on_every_row(CODES))),
            applied_on=draw(st.dates()),
            design_words=draw(st.sampled_from([299, 300])),
        )
        for number in range(draw(st.integers(0, 5)))
    ]
    government = Claims(draw(on_every_row(OF_GOVERNMENT)))
    return ida.Submission(ida.Region("35.79"), 2026, government, tuple(innovations))


def with_claims(
    submission: ida.Submission, change: Callable[[Mapping[str, ida.Claim]], Mapping[str, ida.Claim]]
) -> ida.Submission:
    """The same submission, the claims of each innovation and of the government changed."""
    innovations = [attrs.evolve(one, claims=Claims(change(one.claims))) for one in submission.innovations]
    return attrs.evolve(submission, government=Claims(change(submission.government)), innovations=innovations)


def reversed_order(claims: Mapping[str, ida.Claim]) -> Mapping[str, ida.Claim]:
    """The claims in the opposite order."""
    return dict(reversed(list(claims.items())))


def with_evidence(claims: Mapping[str, ida.Claim]) -> Mapping[str, ida.Claim]:
    """Evidence for the first claim."""
    first = next(iter(claims))
    return {**claims, first: attrs.evolve(claims[first], evidence=EVIDENCE)}


def figures(score: ida.Score) -> object:
    """All that a score says, but for what was submitted."""
    found = score.to_dict()
    del found["submission_digest"], found["notices"]
    return found


@given(of_plain_levels(), st.sampled_from(ida.Basis), st.sampled_from(["eligible", "reported", "all"]))
def test_the_order_of_claims_changes_nothing(submission: ida.Submission, basis: ida.Basis, counting: str) -> None:
    other = with_claims(submission, reversed_order)
    first, second = (ida.score(one, RULES, basis=basis, counting=counting) for one in (submission, other))
    assert figures(first) == figures(second)


@given(of_plain_levels(), st.sampled_from(ida.Basis), st.sampled_from(["eligible", "reported", "all"]))
def test_evidence_changes_no_level(submission: ida.Submission, basis: ida.Basis, counting: str) -> None:
    other = with_claims(submission, with_evidence)
    first, second = (ida.score(one, RULES, basis=basis, counting=counting) for one in (submission, other))
    assert figures(first) == figures(second)


@given(of_plain_levels(), st.data())
def test_one_innovation_with_evidence_changes_no_other(submission: ida.Submission, data: st.DataObject) -> None:
    if not submission.innovations:
        return
    place = data.draw(st.integers(0, len(submission.innovations) - 1))
    innovations = list(submission.innovations)
    one = innovations[place]
    innovations[place] = attrs.evolve(one, claims=Claims(with_evidence(one.claims)))
    other = attrs.evolve(submission, innovations=innovations)
    assert figures(ida.score(submission, RULES)) == figures(ida.score(other, RULES))


@given(of_plain_levels(), st.data())
def test_a_row_without_a_claim_is_worth_level_0(submission: ida.Submission, data: st.DataObject) -> None:
    code = data.draw(st.sampled_from([row.code for row in RULES.innovation if not row.mandatory]))
    none = with_claims(submission, lambda claims: {**claims, code: ida.Claim(level=0)} if code in claims else claims)
    absent = with_claims(submission, lambda claims: {key: claim for key, claim in claims.items() if key != code})
    first, second = ida.score(none, RULES), ida.score(absent, RULES)
    assert first.index_exact == second.index_exact
    for innovation in second.innovations:
        leaves = {leaf.code: leaf for leaf in innovation.rows}
        assert list(leaves) == list(CODES)
        assert leaves[code].claimed_level is None
        assert leaves[code].state.value == "not_reported"


@given(of_plain_levels(), st.sampled_from(ida.Basis))
def test_maturities_of_what_counts_add_up(submission: ida.Submission, basis: ida.Basis) -> None:
    found = ida.score(submission, RULES, basis=basis)
    assert sum(one.maturity for one in found.innovations if one.counted) == found.maturity.sum
    assert [one.maturity for one in found.innovations] == [
        sum(leaf.row.weight * leaf.level for leaf in one.rows) for one in found.innovations
    ]


@given(of_plain_levels())
def test_nothing_stands_that_no_verifier_looked_at(submission: ida.Submission) -> None:
    found = ida.score(submission, RULES, basis="verified")
    assert found.maturity.sum == 0
    assert all(leaf.contribution == 0 for leaf in found.innovation_rows)


class TestClaims:
    def test_levels_on_other_indicators(self) -> None:
        claims = Claims({"b": ida.Claim(level=2), "a": ida.Claim(level=0)})
        assert list(claims.levels_on(("a", "b", "c")) or ()) == [0, 2, NOT_REPORTED]
        pick = claims.pick_on(("a", "b", "c"))
        assert pick is not None
        assert pick("-0123" * 3) == ("0", "2", "-")
        assert claims.pick is not None
        assert claims.pick("-0123" * 2) == ("2", "0")

    @pytest.mark.parametrize(
        "claims", [{}, {"a": ida.Claim(level=1)}, {"a": ida.Claim(level=1), "b": ida.Claim(level=1, evidence=EVIDENCE)}]
    )
    def test_there_is_nothing_to_pick(self, claims: dict[str, ida.Claim]) -> None:
        assert Claims(claims).pick is None
