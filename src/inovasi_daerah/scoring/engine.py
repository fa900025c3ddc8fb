"""The four questions in order: who may be counted, which levels are reached, what is the index, and why."""

from __future__ import annotations

from fractions import Fraction
from itertools import compress
from typing import TYPE_CHECKING, Any

from inovasi_daerah.editions.capabilities import Capability
from inovasi_daerah.editions.rulebook import Rulebook
from inovasi_daerah.entities.claims import NOT_REPORTED, Claims
from inovasi_daerah.entities.submissions import Submission
from inovasi_daerah.errors import InvalidSubmission, Problem, refuse
from inovasi_daerah.figures import decimal_of
from inovasi_daerah.scoring.admission import Admission
from inovasi_daerah.scoring.explanation import (
    GovernmentScore,
    InnovationScore,
    MaturityScore,
    QuantityScore,
    Score,
)
from inovasi_daerah.scoring.formula import compute_index, covered_services, divisor, formula_of, index_share
from inovasi_daerah.scoring.grading import OF_GOVERNMENT, OF_INNOVATION, Grade, claim_problems, grade, with_derived
from inovasi_daerah.scoring.leaves import Shared, leaves_of_government, leaves_of_innovation, points_of
from inovasi_daerah.scoring.settings import RULEBOOK, SUBMISSION, Basis, Settings, basis_of, choose, expect
from inovasi_daerah.structuring import is_object

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from inovasi_daerah.editions.catalogue import Row
    from inovasi_daerah.entities.claims import Claim
    from inovasi_daerah.entities.innovations import Innovation
    from inovasi_daerah.labels import Text
    from inovasi_daerah.scoring.admission import Reason

    _Entry = tuple[Innovation, Claims, Sequence[int], tuple[Reason, ...], bool]


def problems_under(submission: Any, rules: Rulebook) -> Iterator[Problem]:
    """What is wrong with a submission, or with what could be read of one, in the eyes of a rulebook's catalogue."""
    if not isinstance(submission.year, int):
        return
    of_government = {row.code: row for row in rules.government}
    of_innovation = {row.code: row for row in rules.innovation}
    elsewhere = dict.fromkeys(of_innovation, OF_INNOVATION)
    for found in _problems_of_claims(of_government, submission.government, submission.year, elsewhere):
        yield found.under("government")
    elsewhere = dict.fromkeys(of_government, OF_GOVERNMENT)
    all_known = tuple(of_innovation)
    for position, innovation in enumerate(submission.innovations):
        claims = getattr(innovation, "claims", None)
        if type(claims) is Claims and claims.codes == all_known and claims.levels is not None:
            continue
        for found in _problems_of_claims(of_innovation, claims, submission.year, elsewhere):
            yield found.under(f"innovations[{position}].claims")


def _problems_of_claims(
    known: Mapping[str, Row], claims: object, year: int, elsewhere: Mapping[str, Text]
) -> Iterator[Problem]:
    return claim_problems(known, claims, year, elsewhere) if is_object(claims) else iter(())


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
        InvalidSubmission: for an argument of another type, for a setting that the edition does not name, and for
            claims that the catalogue does not know or that lie outside their scale, all at once.
        RulebookIncomplete: where the edition does not know its catalogue.
    """
    expect(submission, Submission, "submission", SUBMISSION)
    expect(rules, Rulebook, "rules", RULEBOOK)
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
        self.codes = tuple(row.code for row in rules.innovation)
        self.grades: dict[tuple[object, ...], Grade] = {}

    def score(self) -> Score:
        """Admission, grading, index, explanation."""
        rules, formula = self.rules, self.formula
        innovations = self.submission.innovations
        claims = [innovation.claims for innovation in innovations]
        if self.settings.derive:
            claims = [Claims({**one.claims, **with_derived(rules.innovation, one)}) for one in innovations]
        levels = [self._levels(made, rules.innovation, self.codes) for made in claims]
        admission = Admission.of(rules, self.submission.year, self.settings.stages)
        reasons = list(map(admission.reasons, innovations, levels))
        counted = [self.settings.counting == "all" or not why for why in reasons]
        n = sum(counted)
        divided_among = len(innovations) if self.settings.counting == "reported" else n
        entries = zip(innovations, claims, levels, reasons, counted, strict=True)
        scored, units = self._innovations(entries, divisor(formula, divided_among))
        government = self._government()
        covered, missing = covered_services(rules, self._affairs(counted))
        result = compute_index(
            rules,
            government=Fraction(government.points),
            maturities=Fraction(units, rules.unit),
            divided_among=divided_among,
            counted=n,
            covered=len(covered),
        )
        maturity = MaturityScore(
            points_of(units, rules.unit),
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

    def _levels(self, claims: Claims, rows: tuple[Row, ...], codes: tuple[str, ...]) -> Sequence[int]:
        """The level claimed on each row, ``NOT_REPORTED`` where nothing is."""
        stated = claims.levels_on(codes)
        if stated is not None:
            return stated
        made = ((row, claims.get(row.code)) for row in rows)
        return [NOT_REPORTED if claim is None else self.grade(row, claim).level for row, claim in made]

    def grade(self, row: Row, claim: Claim) -> Grade:
        """The grade of a claim; the same fact on the same row is graded once."""
        if claim.fact is None:
            return grade(row, claim, self.submission.year)
        key = (row.code, claim.level, claim.fact, claim.basis)
        found = self.grades.get(key)
        if found is None:
            found = self.grades[key] = grade(row, claim, self.submission.year)
        return found

    def _affairs(self, counted: list[bool]) -> set[str]:
        of_counted = list(compress(self.submission.innovations, counted))
        covered = {innovation.affair for innovation in of_counted}
        if self.settings.affairs == "any":
            covered.update(affair for innovation in of_counted for affair in innovation.touching_affairs)
        return covered

    def _government(self) -> GovernmentScore:
        rules, claims = self.rules, self.submission.government
        leaves = leaves_of_government(rules, self.basis)
        levels = self._levels(claims, leaves.rows, leaves.codes)
        rows, units = leaves.of(claims, levels, claims, self.grade, {})
        points = points_of(units, rules.unit)
        share = index_share(rules, Fraction(units, rules.unit))
        return GovernmentScore(rows, points, self.formula.government, share, rules.reference(self.formula.source))

    def _innovations(self, entries: Iterable[_Entry], divisor: int) -> tuple[tuple[InnovationScore, ...], int]:
        """Each innovation, and the units of those that count together."""
        of_kind = {
            counts: (leaves_of_innovation(self.rules, self.basis, divisor if counts else None), Shared())
            for counts in (True, False)
        }
        unit = self.rules.unit
        found: list[InnovationScore] = []
        total = 0
        for innovation, claims, levels, reasons, counts in entries:
            leaves, shared = of_kind[counts]
            rows, units = leaves.of(claims, levels, innovation.claims, self.grade, shared)
            total += units if counts else 0
            found.append(InnovationScore(innovation, points_of(units, unit), counts, reasons, rows))
        return tuple(found), total
