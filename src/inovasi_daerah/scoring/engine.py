"""Scoring: who may be counted, which levels are reached, what is the index, and why."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from inovasi_daerah.arguments import expect
from inovasi_daerah.domain.submissions import Submission
from inovasi_daerah.exact import decimal_of
from inovasi_daerah.frozen import EMPTY
from inovasi_daerah.problems import InvalidSubmission, refuse
from inovasi_daerah.rules.capabilities import Capability
from inovasi_daerah.rules.rulebook import Rulebook
from inovasi_daerah.rules.settings import Affairs, Counted
from inovasi_daerah.scoring.eligibility import Eligibility
from inovasi_daerah.scoring.explanation import GovernmentScore, InnovationScore, MaturityScore, QuantityScore, Score
from inovasi_daerah.scoring.formula import compute_index, covered_services, divisor, formula_of, points_of
from inovasi_daerah.scoring.grading import derived_claims, grader_of
from inovasi_daerah.scoring.row_scores import COUNTS_FOR_NOTHING, row_score_table, units_of
from inovasi_daerah.scoring.settings import Basis, Settings, basis_of, choose

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from inovasi_daerah.domain.claims import Claim
    from inovasi_daerah.scoring.formula import Index
    from inovasi_daerah.scoring.grading import Grader
    from inovasi_daerah.scoring.row_scores import RowScore


def score(
    submission: Submission,
    rules: Rulebook,
    *,
    basis: Basis | str = Basis.CLAIMED,
    counting: str | None = None,
    affairs: str | None = None,
    stages: str | None = None,
    derive: bool = False,
) -> Score:
    """The index of a submission under an edition of the rules, and why.

    Args:
        submission: its own year is the assessment year, whatever the year of ``rules``.
        basis: ``"claimed"``, or ``"verified"``: only what a verifier let stand.
        counting: ``"eligible"``, ``"reported"`` or ``"all"``; the edition's default where None.
        affairs: ``"main"`` or ``"any"``; the edition's default where None.
        stages: ``"penerapan"`` or ``"all"``; the edition's default where None.
        derive: fill absent claims from facts of the profile, where a row knows how.

    Raises:
        InvalidSubmission: for an argument of another type or a setting that the edition does not name; and for
            claims that the catalogue does not know or that lie outside their scale, all of these at once.
        RulebookIncomplete: where the edition does not know its catalogue.
    """
    expect(submission, Submission, "submission")
    expect(rules, Rulebook, "rules")
    rules.require(Capability.SCORE)
    settings = choose(rules, {"counting": counting, "affairs": affairs, "stages": stages}, derive=derive)
    return _scored(submission, grader_of(rules, submission.year), basis_of(basis), settings)


def score_by_facts(submission: Submission, rules: Rulebook, basis: Basis | str, settings: Settings) -> Score:
    """The score under an edition that the claims were not made for: where they state level and fact, the fact decides.

    Raises:
        InvalidSubmission: as for ``score``, but for levels that are not those of their facts.
        RulebookIncomplete: where the edition does not know its catalogue.
    """
    rules.require(Capability.SCORE)
    asked: dict[str, str | None] = {
        "counting": settings.counting,
        "affairs": settings.affairs,
        "stages": settings.stages,
    }
    chosen = choose(rules, asked, derive=settings.derive)
    return _scored(submission, grader_of(rules, submission.year, fact_decides=True), basis_of(basis), chosen)


def _scored(submission: Submission, grader: Grader, basis: Basis, settings: Settings) -> Score:
    """Eligibility, grading, index, explanation."""
    rows = grader.rules.innovation
    derived = [derived_claims(rows, one) if settings.derive else EMPTY for one in submission.innovations]
    try:
        return _of_claims(submission, grader, basis, settings, derived)
    except InvalidSubmission:
        # Only now: a submission without problems does no work for them.
        refuse(InvalidSubmission, grader.derived_problems(derived))
        raise InvalidSubmission(tuple(grader.problems(submission))) from None


def _of_claims(
    submission: Submission,
    grader: Grader,
    basis: Basis,
    settings: Settings,
    derived: Sequence[Mapping[str, Claim]],
) -> Score:
    """The score of claims that may still have problems.

    Raises:
        InvalidSubmission: at the first.
    """
    rules, innovations = grader.rules, submission.innovations
    eligibility = Eligibility.under(grader, settings.stages)
    reasons = [eligibility.reasons(one, more) for one, more in zip(innovations, derived, strict=True)]
    counted = [settings.counting == Counted.ALL or not found for found in reasons]
    divided_among = len(innovations) if settings.counting == Counted.REPORTED else sum(counted)
    of_counted = row_score_table(grader, basis, divisor(formula_of(rules), divided_among))
    tables = {True: of_counted, False: row_score_table(grader, basis, COUNTS_FOR_NOTHING)}
    total = 0
    scores: list[InnovationScore] = []
    for innovation, why, counts, more in zip(innovations, reasons, counted, derived, strict=True):
        rows = tables[counts].row_scores(innovation.claims, more)
        units = units_of(rows)
        total += units if counts else 0
        scores.append(InnovationScore(innovation, points_of(units, rules.unit), counts, why, rows))
    government = row_score_table(grader, basis, None).row_scores(submission.government, EMPTY)
    return _of_rows(submission, rules, basis, settings, government, scores, total, divided_among)


def _of_rows(
    submission: Submission,
    rules: Rulebook,
    basis: Basis,
    settings: Settings,
    government: tuple[RowScore, ...],
    innovations: list[InnovationScore],
    units: int,
    divided_among: int,
) -> Score:
    """The score of the row scores."""
    counted = [one for one in innovations if one.counted]
    covered, missing = covered_services(rules, _affairs(counted, settings))
    units_of_government = units_of(government)
    index = compute_index(
        rules,
        government=Fraction(units_of_government, rules.unit),
        maturities=Fraction(units, rules.unit),
        divided_among=divided_among,
        counted=len(counted),
        covered=len(covered),
    )
    return Score(
        rules,
        submission,
        basis,
        settings,
        index,
        _government(rules, government, points_of(units_of_government, rules.unit)),
        _maturity(rules, points_of(units, rules.unit), divided_among, index),
        _quantity(rules, len(counted), covered, missing, decimal_of(index.quantity)),
        tuple(innovations),
    )


def _government(rules: Rulebook, rows: tuple[RowScore, ...], points: Decimal) -> GovernmentScore:
    formula = formula_of(rules)
    return GovernmentScore(rows, points, formula.government, rules.index_per_point, rules.reference(formula.source))


def _maturity(rules: Rulebook, total: Decimal, divided_among: int, index: Index) -> MaturityScore:
    formula = formula_of(rules)
    reference = rules.reference(formula.divisor.source)
    return MaturityScore(
        total, divided_among, index.divisor, index.maturity, formula.innovation, rules.index_per_point, reference
    )


def _quantity(
    rules: Rulebook, n: int, covered: tuple[str, ...], missing: tuple[str, ...], points: Decimal
) -> QuantityScore:
    rule, gate = formula_of(rules).quantity, formula_of(rules).gate
    required = gate.required if gate else 0
    reference = rules.reference(gate.source if gate else rule.source)
    return QuantityScore(rule, n, covered, missing, required, points, rule.maximum, rules.index_per_point, reference)


def _affairs(counted: Sequence[InnovationScore], settings: Settings) -> set[str]:
    """The affairs that the innovations which count cover."""
    innovations = [one.innovation for one in counted]
    if settings.affairs == Affairs.ANY:
        return {affair for one in innovations for affair in (one.affair, *one.touching_affairs)}
    return {one.affair for one in innovations}
