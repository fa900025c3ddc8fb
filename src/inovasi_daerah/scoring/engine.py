"""The four questions in order: who may be counted, which levels are reached, what is the index, and why."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from inovasi_daerah.editions.types import Capability
from inovasi_daerah.errors import InvalidSubmission, Problem, refuse
from inovasi_daerah.figures import decimal_of
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

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from inovasi_daerah.editions.types import CataloguePart, Row, Rulebook
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
    if isinstance(submission.government, Mapping):
        for found in claim_problems(rows, submission.government, submission.year):
            yield found.under("government")
    rows = {row.code: row for row in rules.innovation}
    for position, innovation in enumerate(submission.innovations):
        claims = getattr(innovation, "claims", None)
        if isinstance(claims, Mapping):
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
        maturities = sum((Fraction(one.maturity) for one in scored if one.counted), Fraction(0))
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

    def _grade(self, row: Row, claim: Claim) -> Grade:
        """The grade of a claim; the same fact on the same row is graded once."""
        key = (row.code, claim.level, claim.fact, claim.basis)
        found = self.grades.get(key)
        if found is None:
            found = self.grades[key] = grade(row, claim, self.submission.year)
        return found

    def _claimed_level(self, claims: Claims) -> Callable[[Row], int]:
        def level(row: Row) -> int:
            claim = claims.get(row.code)
            return 0 if claim is None else self._grade(row, claim).level

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
        leaves = _Leaves(self, catalogue.government, index_share(self.rules, Fraction(1)))
        rows = leaves.of(self.rules.government, self.submission.government, self.submission.government)
        points = sum((Fraction(row.points) for row in rows), Fraction(0))
        return GovernmentScore(
            rows,
            decimal_of(points),
            self.formula.government,
            index_share(self.rules, points),
            self.rules.reference(self.formula.source),
        )

    def _innovations(
        self, claims: list[Claims], reasons: list[tuple[Reason, ...]], counted: list[bool], divided_among: int
    ) -> tuple[InnovationScore, ...]:
        part = self.rules.known(self.rules.catalogue, Capability.SCORE).innovation
        share = index_share(self.rules, Fraction(1, divisor(self.formula, divided_among)))
        leaves = {True: _Leaves(self, part, share), False: _Leaves(self, part, Fraction(0))}
        found = []
        for innovation, made, why, counts in zip(self.submission.innovations, claims, reasons, counted, strict=True):
            rows = leaves[counts].of(self.rules.innovation, made, innovation.claims)
            maturity = decimal_of(sum((Fraction(row.points) for row in rows), Fraction(0)))
            found.append(InnovationScore(innovation, maturity, counts, why, rows))
        return tuple(found)


class _Leaves:
    """The leaves of one part of the tree; a row in the same standing is the same leaf for every innovation."""

    def __init__(self, scoring: _Scoring, part: CataloguePart, share: Fraction) -> None:
        self.scoring = scoring
        self.share = share
        self.of_government = part is getattr(scoring.rules.catalogue, "government", None)
        self.reference = scoring.rules.reference(part.sources.levels)
        self.shared: dict[tuple[object, ...], RowScore] = {}

    def of(self, rows: tuple[Row, ...], claims: Claims, stated: Claims) -> tuple[RowScore, ...]:
        """A leaf for each row; a claim that is not ``stated`` is derived from the profile."""
        return tuple(self._leaf(row, claims.get(row.code), derived=row.code not in stated) for row in rows)

    def _leaf(self, row: Row, claim: Claim | None, *, derived: bool) -> RowScore:
        key = (row.code, claim, derived)
        leaf = self.shared.get(key)
        if leaf is None:
            leaf = self.shared[key] = self._made(row, claim, derived=derived)
        return leaf

    def _made(self, row: Row, claim: Claim | None, *, derived: bool) -> RowScore:
        if claim is None:
            return RowScore(row, 0, None, State.NOT_REPORTED, Decimal(0), Fraction(0), self.reference)
        graded = self.scoring._grade(row, claim)  # noqa: SLF001 - two halves of one module
        level, state = graded.level, State.CLAIMED
        if self.scoring.basis is Basis.VERIFIED:
            level, state = standing(claim, graded.level, of_government=self.of_government)
        elif level == 0:
            state = State.REPORTED_NONE
        elif derived:
            state = State.DERIVED
        points = Fraction(row.weight) * level
        return RowScore(
            row,
            level,
            graded.level,
            state,
            decimal_of(points),
            points * self.share,
            self.reference,
            graded.graded,
            claim,
        )
