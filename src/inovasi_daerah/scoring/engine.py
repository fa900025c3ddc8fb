"""The four questions in order: who may be counted, which levels are reached, what is the index, and why."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from itertools import compress
from operator import not_
from typing import TYPE_CHECKING, Any

from inovasi_daerah.arguments import expect
from inovasi_daerah.domain.claims import Claims
from inovasi_daerah.domain.submissions import Submission
from inovasi_daerah.exact import decimal_of
from inovasi_daerah.problems import InvalidSubmission, Problem, refuse
from inovasi_daerah.rules.capabilities import Capability
from inovasi_daerah.rules.rulebook import Rulebook
from inovasi_daerah.scoring.eligibility import Admission
from inovasi_daerah.scoring.explanation import (
    GovernmentScore,
    MaturityScore,
    Outcomes,
    QuantityScore,
    Score,
)
from inovasi_daerah.scoring.formula import (
    compute_index,
    covered_services,
    divisor,
    formula_of,
    points_of,
    share_of_a_point,
)
from inovasi_daerah.scoring.grading import OF_GOVERNMENT, OF_INNOVATION, Grades, claim_problems, with_derived
from inovasi_daerah.scoring.leaves import (
    are_plain,
    leaves_of_all,
    leaves_of_government,
    leaves_of_innovation,
    leaves_of_plain_claims,
    leaves_that_count_for_nothing,
)
from inovasi_daerah.scoring.settings import Basis, Settings, basis_of, choose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from inovasi_daerah.domain.claims import Claim
    from inovasi_daerah.domain.innovations import Innovation
    from inovasi_daerah.scoring.formula import Index


def problems_under(submission: Any, rules: Rulebook, *, fact_decides: bool = False) -> Iterator[Problem]:
    """What is wrong with a submission, or with what could be read of one, under a rulebook's catalogue.

    Args:
        fact_decides: whether a level stated beside a fact may be another than the fact's.
    """
    if not isinstance(submission.year, int):
        return
    of_government = {row.code: row for row in rules.government}
    of_innovation = {row.code: row for row in rules.innovation}
    innovation_elsewhere = dict.fromkeys(of_government, OF_GOVERNMENT)
    parts = [("government", submission.government, of_government, dict.fromkeys(of_innovation, OF_INNOVATION))]
    for position, innovation in enumerate(submission.innovations):
        claims = getattr(innovation, "claims", None)
        parts.append((f"innovations[{position}].claims", claims, of_innovation, innovation_elsewhere))
    for path, claims, rows, elsewhere in parts:
        for found in claim_problems(rows, claims, submission.year, elsewhere, fact_decides=fact_decides):
            yield found.under(path)


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
    chosen = choose(rules, {"counting": counting, "affairs": affairs, "stages": stages}, derive=derive)
    return _scored(submission, rules, basis_of(basis), chosen, fact_decides=False)


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
    return _scored(submission, rules, basis_of(basis), chosen, fact_decides=True)


def _scored(submission: Submission, rules: Rulebook, basis: Basis, settings: Settings, *, fact_decides: bool) -> Score:
    prepared = _prepared(rules, basis, settings.stages, submission.year)
    return _Scoring(submission, rules, settings, prepared, Grades(submission.year, fact_decides=fact_decides)).score()


class _Prepared:
    """What follows from the rules alone, for all submissions of a year."""

    def __init__(self, rules: Rulebook, basis: Basis, stages: str, year: int) -> None:
        self.basis = basis
        self.year = year
        self.formula = formula_of(rules)
        self.unit = rules.unit
        self.of_a_point = share_of_a_point(rules)
        self.of_government = leaves_of_government(rules, basis)
        self.of_others = leaves_that_count_for_nothing(rules, basis)
        self.admission = Admission.of(rules, year, stages)
        gate, quantity = self.formula.gate, self.formula.quantity
        self.required = gate.required if gate else 0
        self.government_reference = rules.reference(self.formula.source)
        self.maturity_reference = rules.reference(self.formula.divisor.source)
        self.quantity_reference = rules.reference(gate.source if gate else quantity.source)


@lru_cache(maxsize=64)
def _prepared(rules: Rulebook, basis: Basis, stages: str, year: int) -> _Prepared:
    return _Prepared(rules, basis, stages, year)


class _Scoring:
    """One scoring under way."""

    def __init__(
        self, submission: Submission, rules: Rulebook, settings: Settings, prepared: _Prepared, grades: Grades
    ) -> None:
        self.submission = submission
        self.rules = rules
        self.settings = settings
        self.prepared = prepared
        self.grades = grades

    def score(self) -> Score:
        """Admission, grading, index, explanation."""
        rules, submission, prepared = self.rules, self.submission, self.prepared
        innovations = submission.innovations
        claims = [innovation.claims for innovation in innovations]
        if self.settings.derive:
            derived = [with_derived(rules.innovation, one) for one in innovations]
            refuse(InvalidSubmission, self._problems_of_derived(derived))
            claims = [Claims({**one.claims, **made}) for one, made in zip(innovations, derived, strict=True)]
        plain = are_plain(claims, prepared.of_others.codes)
        if not plain or not are_plain([submission.government], prepared.of_government.codes):
            refuse(InvalidSubmission, problems_under(submission, rules, fact_decides=self.grades.fact_decides))
        levels = [made.levels if plain else self.grades.levels(prepared.of_others.rows, made) for made in claims]
        reasons = tuple(map(prepared.admission.reasons, innovations, levels))
        counted = (True,) * len(reasons) if self.settings.counting == "all" else tuple(map(not_, reasons))
        n = sum(counted)
        divided_among = len(innovations) if self.settings.counting == "reported" else n
        of_counted = leaves_of_innovation(rules, prepared.basis, divisor(prepared.formula, divided_among))
        if plain:
            rows, maturities = leaves_of_plain_claims(claims, counted, of_counted, prepared.of_others)
        else:
            rows, maturities = leaves_of_all(
                innovations, claims, levels, counted, of_counted, prepared.of_others, self.grades
            )
        government = self._government()
        covered, missing = covered_services(rules, self._affairs(compress(innovations, counted)))
        result = compute_index(
            rules,
            government=Fraction(government.points),
            maturities=Fraction(maturities, prepared.unit),
            divided_among=divided_among,
            counted=n,
            covered=len(covered),
        )
        maturity = self._maturity(points_of(maturities, prepared.unit), divided_among, result)
        quantity = self._quantity(n, covered, missing, result)
        outcomes = Outcomes(counted, reasons, rows)
        return Score(rules, submission, prepared.basis, self.settings, result, government, maturity, quantity, outcomes)

    def _problems_of_derived(self, derived: list[dict[str, Claim]]) -> Iterator[Problem]:
        rows = {row.code: row for row in self.rules.innovation}
        for position, claims in enumerate(derived):
            for found in claim_problems(rows, claims, self.prepared.year):
                yield found.under(f"innovations[{position}].claims")

    def _government(self) -> GovernmentScore:
        prepared, claims = self.prepared, self.submission.government
        leaves = prepared.of_government
        levels = self.grades.levels(leaves.rows, claims)
        rows, units = leaves.of(claims, levels, claims, self.grades, {})
        points, most = points_of(units, prepared.unit), prepared.formula.government
        return GovernmentScore(rows, points, most, prepared.of_a_point, prepared.government_reference)

    def _maturity(self, total: Decimal, divided_among: int, result: Index) -> MaturityScore:
        prepared = self.prepared
        most, of_a_point, reference = prepared.formula.innovation, prepared.of_a_point, prepared.maturity_reference
        return MaturityScore(total, divided_among, result.divisor, result.maturity, most, of_a_point, reference)

    def _quantity(self, n: int, covered: tuple[str, ...], missing: tuple[str, ...], result: Index) -> QuantityScore:
        prepared, points = self.prepared, decimal_of(result.quantity)
        rule, required, reference = prepared.formula.quantity, prepared.required, prepared.quantity_reference
        return QuantityScore(rule, n, covered, missing, required, points, rule.maximum, prepared.of_a_point, reference)

    def _affairs(self, counted: Iterable[Innovation]) -> set[str]:
        """The affairs that the innovations which count cover."""
        if self.settings.affairs == "any":
            return {affair for one in counted for affair in (one.affair, *one.touching_affairs)}
        return {innovation.affair for innovation in counted}
