"""One way through the engine: it gives what a plain transcription of the rules gives, and keeps no more than it may."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any, ClassVar

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import inovasi_daerah as ida
from inovasi_daerah import Innovation
from inovasi_daerah.rules import Confidence
from inside import (
    Fact,
    FrozenDict,
    Grader,
    RowScoreTable,
    Source,
    grader_of,
    grading,
    rounded,
    row_score_table,
    row_scores,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal

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
            claims=FrozenDict(draw(on_every_row(CODES))),
            applied_on=draw(st.dates()),
            design_words=draw(st.sampled_from([299, 300])),
        )
        for number in range(draw(st.integers(0, 5)))
    ]
    government = FrozenDict(draw(on_every_row(OF_GOVERNMENT)))
    return ida.Submission(ida.Region("35.79"), 2026, government, tuple(innovations))


def with_claims(
    submission: ida.Submission, change: Callable[[Mapping[str, ida.Claim]], Mapping[str, ida.Claim]]
) -> ida.Submission:
    """The same submission, the claims of each innovation and of the government changed."""
    innovations = [attrs.evolve(one, claims=FrozenDict(change(one.claims))) for one in submission.innovations]
    return attrs.evolve(submission, government=FrozenDict(change(submission.government)), innovations=innovations)


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
    innovations[place] = attrs.evolve(one, claims=FrozenDict(with_evidence(one.claims)))
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
        assert leaf.claimed_level == submission.government[leaf.code].level
        assert leaf.contribution == Fraction(leaf.points) * share
    for innovation in found.innovations:
        for leaf in innovation.rows:
            assert leaf.claimed_level == leaf.level == innovation.innovation.claims[leaf.code].level
            assert leaf.points == leaf.row.weight * leaf.level
            counts = Fraction(leaf.points) * share / found.maturity.divisor
            assert leaf.contribution == (counts if innovation.counted else 0)
            assert leaf.state.value == ("claimed" if leaf.level else "reported_none")


def test_a_row_that_is_not_reported_has_nothing() -> None:
    found = ida.score(ida.Submission(ida.Region("35.79"), 2026), RULES)
    for leaf in found.government.rows:
        assert leaf.level == leaf.points == leaf.contribution == 0
        assert leaf.claimed_level is None
        assert leaf.graded is None


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
            claims=FrozenDict(one),
            applied_on=date(2024, 5, 1),
            design_words=300,
        )
        for number, one in enumerate(claims)
    )
    of_region = FrozenDict(at_levels(OF_GOVERNMENT, 2)) if government is None else government
    return ida.Submission(ida.Region("35.79"), 2026, FrozenDict(of_region), innovations)


WEIGHTS = {row.code: row.weight for row in (*RULES.government, *RULES.innovation)}
BASIC = {"1.01", "1.02", "1.03", "1.04", "1.05", "1.06"}
WINDOW = (date(2024, 1, 1), date(2025, 12, 31))
MANDATORY = [row.code for row in RULES.innovation if row.mandatory]


def transcribed(submission: ida.Submission, counting: str) -> tuple[Decimal, Fraction, list[Fraction]]:
    """The index, the exact index and the maturities, as anyone would write the rules of 2026 down for stated levels."""

    def points(claims: Mapping[str, ida.Claim]) -> Fraction:
        return sum((Fraction(WEIGHTS[code]) * (claim.level or 0) for code, claim in claims.items()), Fraction(0))

    def is_eligible(one: Innovation) -> bool:
        filled = all((one.claims[code].level or 0) >= 1 for code in MANDATORY)
        applied = one.applied_on is not None and WINDOW[0] <= one.applied_on <= WINDOW[1]
        return one.stage is ida.Stage.APPLICATION and applied and (one.design_words or 0) >= 300 and filled

    reported = submission.innovations
    counted = [one for one in reported if counting == "all" or is_eligible(one)]
    n = len(reported) if counting == "reported" else len(counted)
    mean = sum((points(one.claims) for one in counted), Fraction(0)) / max(12, n)
    is_open = len({one.affair for one in counted} & BASIC) >= 5
    quantity = min(len(counted), 200) * Fraction("0.38") if is_open else Fraction(0)
    exact = (points(submission.government) + mean + quantity) / 250 * 100
    return rounded(exact), exact, [points(one.claims) for one in reported]


@given(of_plain_levels(), st.sampled_from(["eligible", "reported", "all"]))
def test_the_one_path_gives_what_a_plain_transcription_gives(submission: ida.Submission, counting: str) -> None:
    found = ida.score(submission, RULES, counting=counting)
    maturities = [Fraction(one.maturity) for one in found.innovations]
    assert (found.index, found.index_exact, maturities) == transcribed(submission, counting)


class TestGrader:
    ROW: ClassVar = next(row for row in RULES.innovation if row.code == "kecepatan_penciptaan")

    @pytest.mark.parametrize("level", range(4))
    def test_a_stated_level_is_reached_whatever_is_shown_beside_it(self, level: int) -> None:
        claim = attrs.evolve(AT_LEVEL[level], evidence=EVIDENCE)
        assert grader_of(RULES, 2026).level(RULES.innovation[0], claim) == level

    def test_a_fact_is_graded_once(self) -> None:
        grader = Grader(RULES, 2026)
        first, second = (grader.graded(self.ROW, None, Fact(months), None) for months in (3, 3))
        assert first is second

    def test_reading_and_scoring_share_the_grader_of_a_rulebook_and_year(self) -> None:
        assert grader_of(RULES, 2026) is grader_of(RULES, 2026)
        assert grader_of(RULES, 2025) is not grader_of(RULES, 2026)
        assert grader_of(attrs.evolve(RULES), 2026) is not grader_of(RULES, 2026)

    def test_the_same_row_at_the_same_level_is_one_object_in_every_innovation_and_score(self) -> None:
        plain, shown = at_levels(CODES, 1, 2, 3), with_evidence(at_levels(CODES, 1, 2, 3))
        first, second = ida.score(reporting(plain, shown), RULES).innovations
        (third,) = ida.score(reporting(plain), RULES).innovations
        for rows in zip(first.rows, second.rows, third.rows, strict=True):
            assert rows[0] is rows[1] is rows[2]

    def test_what_is_kept_is_bounded(self, monkeypatch: pytest.MonkeyPatch) -> None:
        rules = attrs.evolve(RULES)
        monkeypatch.setattr(grading, "MAX_GRADERS", 3)
        for year in range(2020, 2030):
            grader_of(rules, year)
        assert len(rules.graders) <= 3
        monkeypatch.setattr(grading, "MAX_GRADES", 5)
        grader = grader_of(rules, 2026)
        levels = [grader.graded(self.ROW, None, Fact(months), None).level for months in (*range(1, 20), 3)]
        assert levels[-1] == levels[2] == 3
        assert len(grader._grades) <= 5  # noqa: SLF001 - that it is bounded shows nowhere else
        monkeypatch.setattr(row_scores, "MAX_ROW_SCORES", 50)
        for divisor in range(12, 40):
            table = row_score_table(grader, ida.Basis.CLAIMED, divisor)
            table.row_scores(at_levels(CODES, 1, 2, 3), {})
        assert sum(one.size for one in grader.kept[RowScoreTable].values()) <= 50 + len(CODES)


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
        rules = ida.rules.with_catalogue_of(ida.rulebook("iid-2025"), RULES)
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
    assert (leaf.graded and leaf.graded.fact.en) == (None if months is None else f"{months} months")


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
            assert "(all)" in found.explain()

    @pytest.mark.parametrize("derive", [1, 0, None, [], "yes"])
    def test_to_derive_or_not_is_true_or_false(self, derive: Any) -> None:
        with pytest.raises(ida.InvalidSubmission) as caught:
            ida.score(reporting(), RULES, derive=derive)
        (found,) = caught.value.problems
        assert (found.code, found.path, found.expected.en) == ("wrong_type", "derive", "True or False")
