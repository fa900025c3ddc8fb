"""Claims of plain levels go a shorter way through the engine: whatever way they go, the score is the same."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any, ClassVar

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import inovasi_daerah as ida
from inovasi_daerah import Confidence, Innovation
from inside import (
    NOT_REPORTED,
    Claims,
    Fact,
    FrozenDict,
    Grades,
    Source,
    grade,
    leaves_of_innovation,
    one_for_all,
    picking,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

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
def test_nothing_stands_that_no_verifier_looked_at_but_the_government(submission: ida.Submission) -> None:
    found = ida.score(submission, RULES, basis="verified")
    assert found.maturity.sum == 0
    for leaf in found.innovation_rows:
        assert leaf.level == leaf.points == leaf.contribution == 0
        assert leaf.state.value == ("pending" if leaf.claimed_level else "reported_none")
    assert [leaf.level for leaf in found.government.rows] == [
        submission.government[code].level for code in OF_GOVERNMENT
    ]
    assert {leaf.state.value for leaf in found.government.rows} <= {"unverified", "reported_none"}


@given(of_plain_levels(), st.sampled_from(["eligible", "reported", "all"]))
def test_every_leaf_says_what_was_claimed(submission: ida.Submission, counting: str) -> None:
    found = ida.score(submission, RULES, counting=counting)
    share = Fraction(100, 250)
    for leaf in found.government.rows:
        assert leaf.claim == submission.government[leaf.code]
        assert leaf.contribution == Fraction(leaf.points) * share
    for innovation in found.innovations:
        for leaf in innovation.rows:
            assert leaf.claim == innovation.innovation.claims[leaf.code]
            assert leaf.claimed_level == leaf.level == leaf.claim.level
            assert leaf.points == leaf.row.weight * leaf.level
            counts = Fraction(leaf.points) * share / found.maturity.divisor
            assert leaf.contribution == (counts if innovation.counted else 0)
            assert leaf.state.value == ("claimed" if leaf.level else "reported_none")


def test_a_row_that_is_not_reported_has_nothing() -> None:
    found = ida.score(ida.Submission(ida.Region("35.79"), 2026), RULES)
    for leaf in found.government.rows:
        assert leaf.level == leaf.points == leaf.contribution == 0
        assert leaf.claimed_level is None
        assert leaf.claim is None


class Untouched(Claims):
    """Claims that were looked over when they were made, and may not be looked at again."""

    __slots__ = ()
    watched: ClassVar = False

    def get(self, *_: Any) -> Any:
        """Only before."""
        assert not Untouched.watched
        return super().get(*_)

    def items(self) -> Any:
        """Only before."""
        assert not Untouched.watched
        return super().items()


@contextmanager
def watched() -> Iterator[None]:
    """Within it no untouched claim may be looked at."""
    Untouched.watched = True
    try:
        yield
    finally:
        Untouched.watched = False


def at_levels(codes: tuple[str, ...], *levels: int) -> dict[str, ida.Claim]:
    """Some levels, over and over, on the codes."""
    return {code: AT_LEVEL[levels[place % len(levels)]] for place, code in enumerate(codes)}


def reporting(*claims: Mapping[str, ida.Claim], government: Mapping[str, ida.Claim] | None = None) -> ida.Submission:
    """A submission of innovations that count, by their claims."""
    innovations = tuple(
        Innovation(
            id=f"i-{number}",
            name=f"Inovasi {number}",
            stage=ida.Stage.APPLICATION,
            affair="1.01",
            claims=one if isinstance(one, Claims) else Claims(one),
            applied_on=date(2024, 5, 1),
            design_words=300,
        )
        for number, one in enumerate(claims)
    )
    of_region = Claims(at_levels(OF_GOVERNMENT, 2)) if government is None else government
    return ida.Submission(
        ida.Region("35.79"), 2026, of_region if isinstance(of_region, Claims) else Claims(of_region), innovations
    )


class TestPlainLevels:
    @pytest.mark.parametrize("order_is_known", [True, False])
    def test_are_scored_without_a_look_at_any_claim(self, order_is_known: bool) -> None:
        ida.score(reporting(at_levels(CODES, 1)), RULES)
        if not order_is_known:
            one_for_all.cache_clear()
        submission = reporting(
            Untouched(at_levels(CODES, 1, 2, 3)),
            Untouched(at_levels(CODES, 0, 1)),
            government=Untouched(at_levels(OF_GOVERNMENT, 3, 0, 1)),
        )
        expected = figures(ida.score(with_claims(submission, with_evidence), RULES))
        with watched():
            found = ida.score(submission, RULES)
        assert [one.counted for one in found.innovations] == [True, False]
        assert figures(found) == expected

    def test_of_some_rows_have_their_leaves_without_a_look_at_any_claim(self) -> None:
        claims = Untouched(at_levels(CODES[3:7], 1, 3))
        grades, every = Grades(2026), leaves_of_innovation(RULES, ida.Basis.CLAIMED, 12)
        with watched():
            levels = grades.levels(every.rows, claims)
            leaves, units = every.of(claims, levels, (), grades, {})
        assert [leaf.claimed_level for leaf in leaves] == [None] * 3 + [1, 3, 1, 3] + [None] * 13
        assert units == sum(RULES.weights_in_units[leaf.code] * leaf.level for leaf in leaves)
        assert list(levels) == [NOT_REPORTED] * 3 + [1, 3, 1, 3] + [NOT_REPORTED] * 13

    def test_have_one_leaf_for_all_whatever_stands_beside_them(self) -> None:
        plain, mixed = at_levels(CODES, 1, 2, 3), with_evidence(at_levels(CODES, 1, 2, 3))
        first, second, third = ida.score(reporting(plain, mixed, mixed), RULES).innovations
        shared = [one is other for one, other in zip(first.rows, second.rows, strict=True)]
        assert shared == [False] + [True] * 19
        assert all(one is other for one, other in zip(second.rows, third.rows, strict=True))

    @pytest.mark.parametrize("level", range(4))
    def test_reach_the_level_that_is_stated(self, level: int) -> None:
        row, claim = RULES.innovation[0], attrs.evolve(AT_LEVEL[level], evidence=EVIDENCE)
        assert grade(row, claim, 2026).level == Grades(2026).grade(row, claim).level == level

    def test_a_fact_is_graded_once(self) -> None:
        grades, row = Grades(2026), next(row for row in RULES.innovation if row.code == "kecepatan_penciptaan")
        first, second = (grades.grade(row, ida.Claim(fact=Fact(months))) for months in (3, 3))
        assert first is second
        assert first.graded is not None


class TestRefusals:
    UNKNOWN: ClassVar = {"unknown_row": AT_LEVEL[1]}

    @pytest.mark.parametrize(
        ("submission", "path"),
        [
            (reporting(government={**at_levels(OF_GOVERNMENT, 1), **UNKNOWN}), "government.unknown_row"),
            (
                reporting(at_levels(CODES, 1), government={**at_levels(OF_GOVERNMENT, 1), **UNKNOWN}),
                "government.unknown_row",
            ),
            (reporting({**at_levels(CODES, 1), **UNKNOWN}), "innovations[0].claims.unknown_row"),
            (reporting(at_levels(CODES, 1), UNKNOWN, at_levels(CODES, 1)), "innovations[1].claims.unknown_row"),
            (reporting(at_levels(CODES, 1), at_levels(CODES, 1), UNKNOWN), "innovations[2].claims.unknown_row"),
        ],
    )
    def test_a_row_that_is_not_there(self, submission: ida.Submission, path: str) -> None:
        with pytest.raises(ida.InvalidSubmission) as caught:
            ida.score(submission, RULES)
        (found,) = caught.value.problems
        assert (found.code, found.path, found.value) == ("unknown_indicator", path, "unknown_row")
        assert (found.reference.id, found.reference.en) == (
            "katalog indikator buku aturan",
            "catalogue of indicators of the rulebook",
        )

    @pytest.mark.parametrize(
        ("submission", "path", "indonesian", "english"),
        [
            (
                reporting({**at_levels(CODES, 1), "visi_misi": AT_LEVEL[1]}),
                "innovations[0].claims.visi_misi",
                'di bawah "government": indikator pemerintah daerah',
                'under "government": an indicator of the government',
            ),
            (
                reporting(government={**at_levels(OF_GOVERNMENT, 1), "video": AT_LEVEL[1]}),
                "government.video",
                'di bawah "claims" sebuah inovasi: indikator inovasi',
                'under the "claims" of an innovation: its indicator',
            ),
        ],
    )
    def test_a_row_of_the_other_part_is_told_where_it_belongs(
        self, submission: ida.Submission, path: str, indonesian: str, english: str
    ) -> None:
        with pytest.raises(ida.InvalidSubmission) as caught:
            ida.score(submission, RULES)
        (found,) = caught.value.problems
        assert (found.path, found.expected.id, found.expected.en) == (path, indonesian, english)

    def test_an_innovation_that_can_not_be_read_is_told_once(self) -> None:
        data: dict[str, Any] = {"format": "inovasi-daerah/submission", "format_version": "1.0"}
        with pytest.raises(ida.InvalidSubmission) as caught:
            ida.read_submission({**data, "region": "35.79", "year": 2026, "innovations": ["x"]})
        assert [(found.code, found.path) for found in caught.value.problems] == [("wrong_type", "innovations[0]")]

    def test_a_submission_that_is_none_is_told_what_to_give(self) -> None:
        with pytest.raises(ida.InvalidSubmission) as caught:
            ida.score({}, RULES)  # type: ignore[arg-type]
        (found,) = caught.value.problems
        assert (found.path, found.expected.en) == (
            "submission",
            "a Submission, such as load_submission(FILE) gives",
        )

    def test_rules_that_are_none_are_told_what_to_give(self) -> None:
        for call in (
            lambda: ida.score(reporting(), "iid-2026"),  # type: ignore[arg-type]
            lambda: ida.aggregate("iid-2026", government=1, innovations=1, mean_maturity=1),  # type: ignore[arg-type]
        ):
            with pytest.raises(ida.InvalidSubmission) as caught:
                call()
            (found,) = caught.value.problems
            assert found.path == "rules"
            assert found.expected.en == 'a Rulebook, such as rulebook("iid-2026") gives'


class TestReferences:
    def test_each_part_of_the_tree_refers_to_its_own_rule(self) -> None:
        formula, found = RULES.formula, ida.score(ida.Submission(ida.Region("35.79"), 2026), RULES)
        assert formula is not None
        assert formula.gate is not None
        assert found.government.reference == RULES.reference(formula.source)
        assert found.maturity.reference == RULES.reference(formula.divisor.source)
        assert found.quantity.reference == RULES.reference(formula.gate.source)
        assert found.quantity.required == formula.gate.required == 5
        own = Source(reference="formula", confidence=Confidence.B)
        assert own != formula.quantity.source
        rules = attrs.evolve(RULES, formula=attrs.evolve(formula, gate=attrs.evolve(formula.gate, source=own)))
        assert ida.score(reporting(), rules).quantity.reference == rules.reference(own)

    def test_without_a_gate_the_quantity_refers_to_its_own_rule_and_asks_for_nothing(self) -> None:
        rules = ida.with_catalogue_of(ida.rulebook("iid-2025"), RULES)
        assert rules.formula is not None
        quantity = ida.score(ida.Submission(ida.Region("35.79"), 2025), rules).quantity
        assert quantity.reference == rules.reference(rules.formula.quantity.source)
        assert quantity.required == 0
        assert quantity.gate_is_open

    def test_a_row_refers_to_its_own_source_where_it_has_one(self) -> None:
        assert RULES.catalogue is not None
        part = RULES.catalogue.innovation
        own = Source(reference="formula", confidence=Confidence.B)
        rows = FrozenDict({**part.rows, "sdm": attrs.evolve(part.rows["sdm"], source=own)})
        catalogue = attrs.evolve(RULES.catalogue, innovation=attrs.evolve(part, rows=rows))
        rules = attrs.evolve(RULES, catalogue=catalogue)
        innovation = Innovation(id="i", name="I", stage=ida.Stage.TRIAL, affair="1.01", claims={})
        (scored,) = ida.score(ida.Submission(ida.Region("35.79"), 2026, innovations=(innovation,)), rules).innovations
        references = {leaf.code: leaf.reference for leaf in scored.rows}
        assert references.pop("sdm") == rules.reference(own)
        assert set(references.values()) == {rules.reference(part.sources.levels)}


@pytest.mark.parametrize(
    ("initiated", "applied", "months"),
    [
        (date(2024, 3, 15), date(2024, 3, 15), 0),
        (date(2024, 3, 15), date(2024, 4, 14), 0),
        (date(2024, 3, 15), date(2025, 5, 15), 14),
        (date(2022, 2, 1), date(2024, 2, 1), 24),
        (date(2024, 3, 15), date(2024, 3, 14), None),
        (None, date(2024, 3, 15), None),
        (date(2024, 3, 15), None, None),
    ],
)
def test_months_are_whole_ones_and_never_run_backwards(
    initiated: date | None, applied: date | None, months: int | None
) -> None:
    innovation = Innovation(
        id="i", name="I", stage=ida.Stage.TRIAL, affair="1.01", claims={}, initiated_on=initiated, applied_on=applied
    )
    found = ida.score(
        ida.Submission(ida.Region("35.79"), 2026, innovations=(innovation,)), RULES, derive=True, counting="all"
    )
    leaf = next(leaf for leaf in found.innovation_rows if leaf.code == "kecepatan_penciptaan")
    assert (leaf.claim and leaf.claim.fact) == (None if months is None else Fact(months))


class TestClaims:
    def test_levels_on_other_indicators(self) -> None:
        claims = Claims({"b": ida.Claim(level=2), "a": ida.Claim(level=0)})
        assert list(claims.levels_on(("a", "b", "c"))) == [0, 2, NOT_REPORTED]
        assert claims.pick("-0123" * 2) == ("2", "0")

    @pytest.mark.parametrize(
        ("levels", "picked"), [([], ()), ([NOT_REPORTED], ("-",)), ([3], ("3",)), ([0, 3], ("0", "3"))]
    )
    def test_as_many_as_there_are_levels_are_picked(self, levels: list[int], picked: tuple[str, ...]) -> None:
        assert picking(levels)("-0123" * len(levels)) == picked

    def test_levels_beside_anything_else_are_not_plain(self) -> None:
        assert Claims({"a": ida.Claim(level=1), "b": ida.Claim(level=1, evidence=EVIDENCE)}).levels == b""
        assert Claims({"a": ida.Claim(level=1)}).levels == b"\1"


class TestWhatIsKept:
    """What the engine keeps between scores shows in none of them."""

    def test_a_score_holds_the_rulebook_that_was_given(self) -> None:
        other = attrs.evolve(RULES)
        assert other == RULES
        assert ida.score(reporting(), RULES).rules is RULES
        assert ida.score(reporting(), other).rules is other

    def test_settings_are_those_of_the_edition(self) -> None:
        class Counting(StrEnum):
            ALL = "all"

        for counting in (Counting.ALL, "all"):
            found = ida.score(reporting(), RULES, counting=counting)
            assert type(found.settings.counting) is str
            assert "counting=all" in found.explain()

    @pytest.mark.parametrize("derive", [1, 0, None, [], "yes"])
    def test_to_derive_or_not_is_true_or_false(self, derive: Any) -> None:
        with pytest.raises(ida.InvalidSubmission) as caught:
            ida.score(reporting(), RULES, derive=derive)
        (found,) = caught.value.problems
        assert (found.code, found.path, found.expected.en) == ("wrong_type", "derive", "True or False")
