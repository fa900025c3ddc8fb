"""The four questions in order: who may be counted, which levels are reached, what is the index, and why."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from inovasi_daerah.editions.capabilities import Capability
from inovasi_daerah.errors import InvalidSubmission, Problem, refuse
from inovasi_daerah.figures import decimal_of, sum_of
from inovasi_daerah.scoring.admission import Admission
from inovasi_daerah.scoring.explanation import (
    GovernmentScore,
    InnovationScore,
    MaturityScore,
    QuantityScore,
    RowScore,
    Score,
)
from inovasi_daerah.scoring.formula import compute_index, covered_services, divisor, formula_of, index_share
from inovasi_daerah.scoring.grading import Grade, claim_problems, grade, with_derived
from inovasi_daerah.scoring.settings import Basis, Settings, basis_of, choose
from inovasi_daerah.scoring.standing import State, standing
from inovasi_daerah.structuring import is_object

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from inovasi_daerah.editions.catalogue import CataloguePart, Row
    from inovasi_daerah.editions.rulebook import Rulebook
    from inovasi_daerah.entities.claims import Claim
    from inovasi_daerah.entities.innovations import Innovation
    from inovasi_daerah.entities.submissions import Submission
    from inovasi_daerah.scoring.admission import Reason

Claims = Mapping[str, "Claim"]


def problems_under(submission: Any, rules: Rulebook) -> Iterator[Problem]:
    """What is wrong with a submission, or with what could be read of one, in the eyes of a rulebook's catalogue."""
    if not isinstance(submission.year, int):
        return
    rows = {row.code: row for row in rules.government}
    if is_object(submission.government):
        for found in claim_problems(rows, submission.government, submission.year):
            yield found.under("government")
    rows = {row.code: row for row in rules.innovation}
    for position, innovation in enumerate(submission.innovations):
        claims = getattr(innovation, "claims", None)
        if is_object(claims):
            for found in claim_problems(rows, claims, submission.year):
                yield found.under(f"innovations[{position}].claims")


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
        InvalidSubmission: for claims that the catalogue does not know or that lie outside their scale, all at once.
        RulebookIncomplete: where the edition does not know its catalogue.
    """
    rules.require(Capability.SCORE)
    chosen = choose(rules, {"counting": counting, "affairs": affairs, "stages": stages}, derive=derive)
    refuse(InvalidSubmission, problems_under(submission, rules))
    return _Scoring(submission, rules, basis_of(basis), chosen).score()


class _Scoring:
    """One scoring under way: what is worked out once and used for every innovation."""

    def __init__(self, submission: Submission, rules: Rulebook, basis: Basis, settings: Settings) -> None:
        self.submission = submission
        self.rules = rules
        self.basis = basis
        self.settings = settings
        self.formula = formula_of(rules)
        self.grades: dict[tuple[object, ...], Grade] = {}

    def score(self) -> Score:
        """Admission, grading, index, explanation."""
        admission = Admission.of(self.rules, self.submission.year, self.settings.stages)
        innovations = self.submission.innovations
        claims = [self._claims(innovation) for innovation in innovations]
        reasons = [
            admission.reasons(innovation, self._claimed_level(made))
            for innovation, made in zip(innovations, claims, strict=True)
        ]
        counted = [self.settings.counting == "all" or not why for why in reasons]
        n = sum(counted)
        divided_among = len(innovations) if self.settings.counting == "reported" else n
        scored = self._innovations(claims, reasons, counted, divided_among)
        government = self._government()
        covered, missing = covered_services(self.rules, self._affairs(counted))
        maturities = sum_of(one.maturity for one in scored if one.counted)
        result = compute_index(
            self.rules,
            government=Fraction(government.points),
            maturities=maturities,
            divided_among=divided_among,
            counted=n,
            covered=len(covered),
        )
        formula, rules = self.formula, self.rules
        maturity = MaturityScore(
            decimal_of(maturities),
            divided_among,
            result.divisor,
            result.maturity,
            formula.innovation,
            index_share(rules, result.maturity),
            rules.reference(formula.divisor.source),
        )
        quantity = QuantityScore(
            formula.quantity,
            n,
            covered,
            missing,
            formula.gate.required if formula.gate else 0,
            decimal_of(result.quantity),
            formula.quantity.maximum,
            index_share(rules, result.quantity),
            rules.reference(formula.gate.source if formula.gate else formula.quantity.source),
        )
        return Score(rules, self.submission, self.basis, self.settings, result, government, maturity, quantity, scored)

    def _claims(self, innovation: Innovation) -> Claims:
        if not self.settings.derive:
            return innovation.claims
        return {**innovation.claims, **with_derived(self.rules.innovation, innovation)}

    def grade(self, row: Row, claim: Claim) -> Grade:
        """The grade of a claim; the same fact on the same row is graded once."""
        if claim.fact is None:
            return grade(row, claim, self.submission.year)
        key = (row.code, claim.level, claim.fact, claim.basis)
        found = self.grades.get(key)
        if found is None:
            found = self.grades[key] = grade(row, claim, self.submission.year)
        return found

    def _claimed_level(self, claims: Claims) -> Callable[[Row], int]:
        def level(row: Row) -> int:
            claim = claims.get(row.code)
            return 0 if claim is None else self.grade(row, claim).level

        return level

    def _affairs(self, counted: list[bool]) -> set[str]:
        of_counted = [
            innovation for innovation, counts in zip(self.submission.innovations, counted, strict=True) if counts
        ]
        covered = {innovation.affair for innovation in of_counted}
        if self.settings.affairs == "any":
            covered.update(affair for innovation in of_counted for affair in innovation.touching_affairs)
        return covered

    def _government(self) -> GovernmentScore:
        catalogue = self.rules.known(self.rules.catalogue, Capability.SCORE)
        leaves = _Leaves(self, catalogue.government, self.rules.government, index_share(self.rules, Fraction(1)))
        claims = self.submission.government
        rows, points = leaves.of(claims, claims)
        return GovernmentScore(
            rows,
            points,
            self.formula.government,
            index_share(self.rules, Fraction(points)),
            self.rules.reference(self.formula.source),
        )

    def _innovations(
        self, claims: list[Claims], reasons: list[tuple[Reason, ...]], counted: list[bool], divided_among: int
    ) -> tuple[InnovationScore, ...]:
        part = self.rules.known(self.rules.catalogue, Capability.SCORE).innovation
        share = index_share(self.rules, Fraction(1, divisor(self.formula, divided_among)))
        rows = self.rules.innovation
        leaves = {True: _Leaves(self, part, rows, share), False: _Leaves(self, part, rows, Fraction(0))}
        found: list[InnovationScore] = []
        for innovation, made, why, counts in zip(self.submission.innovations, claims, reasons, counted, strict=True):
            scored, maturity = leaves[counts].of(made, innovation.claims)
            found.append(InnovationScore(innovation, maturity, counts, why, scored))
        return tuple(found)


class _Leaves:
    """The leaves of one part of the tree; a row in the same standing is the same leaf for every innovation.

    Points are added as integers, in the smallest unit that the weights are written in.
    """

    def __init__(self, scoring: _Scoring, part: CataloguePart, rows: tuple[Row, ...], share: Fraction) -> None:
        self.scoring = scoring
        self.share = share
        self.of_government = part is getattr(scoring.rules.catalogue, "government", None)
        self.reference = scoring.rules.reference(part.sources.levels)
        self.unit = scoring.rules.unit
        self.weights = scoring.rules.weights_in_units
        self.shared: list[tuple[Row, dict[object, tuple[RowScore, int]]]] = [(row, {}) for row in rows]
        self.points: dict[int, Decimal] = {}
        self.contributions: dict[int, Fraction] = {}

    def of(self, claims: Claims, stated: Claims) -> tuple[tuple[RowScore, ...], Decimal]:
        """A leaf for each row, and their points together; a claim that is not ``stated`` is derived."""
        found: list[RowScore] = []
        units = 0
        for row, shared in self.shared:
            claim = claims.get(row.code)
            key: object = claim
            if claim is not None:
                is_bare = claim.fact is None and claim.verification is None and not claim.evidence
                key = claim.level if is_bare else (claim, row.code in stated)
            entry = shared.get(key)
            if entry is None:
                leaf = self._made(row, claim, derived=row.code not in stated)
                entry = shared[key] = leaf, self.weights[row.code] * leaf.level
            found.append(entry[0])
            units += entry[1]
        return tuple(found), self._points(units)

    def _points(self, units: int) -> Decimal:
        found = self.points.get(units)
        if found is None:
            found = self.points[units] = decimal_of(Fraction(units, self.unit))
        return found

    def _contribution(self, units: int) -> Fraction:
        found = self.contributions.get(units)
        if found is None:
            found = self.contributions[units] = Fraction(units, self.unit) * self.share
        return found

    def _made(self, row: Row, claim: Claim | None, *, derived: bool) -> RowScore:
        if claim is None:
            return RowScore(row, 0, None, State.NOT_REPORTED, Decimal(0), Fraction(0), self.reference)
        graded = self.scoring.grade(row, claim)
        level, state = graded.level, State.CLAIMED
        if self.scoring.basis is Basis.VERIFIED:
            level, state = standing(claim, graded.level, of_government=self.of_government)
        elif level == 0:
            state = State.REPORTED_NONE
        elif derived:
            state = State.DERIVED
        units = self.weights[row.code] * level
        return RowScore(
            row,
            level,
            graded.level,
            state,
            self._points(units),
            self._contribution(units),
            self.reference,
            graded.graded,
            claim,
        )
