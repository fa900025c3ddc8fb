"""Which level each claim reaches: from a stated level, or from a fact through the row's scale."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve
from dateutil.relativedelta import relativedelta

from inovasi_daerah.domain.claims import Claim, Fact
from inovasi_daerah.frozen import EMPTY
from inovasi_daerah.problems import InvalidSubmission, Problem, one_of, problem, step
from inovasi_daerah.reading.plain import is_object
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from inovasi_daerah.domain.innovations import Innovation
    from inovasi_daerah.rules.catalogue import Row
    from inovasi_daerah.rules.rulebook import Rulebook
    from inovasi_daerah.rules.scales import Graded, Scale

_NO_SCALE: Final = Text(
    "level saja: edisi ini tidak mengetahui skalanya", "a level only: this edition does not know its scale"
)
_OF_GOVERNMENT: Final = Text(
    'di bawah "government": indikator pemerintah daerah', 'under "government": an indicator of the government'
)
_OF_INNOVATION: Final = Text(
    'di bawah "claims" sebuah inovasi: indikator inovasi', 'under the "claims" of an innovation: its indicator'
)
_CATALOGUE_RULE: Final = Text("katalog indikator buku aturan", "catalogue of indicators of the rulebook")
MAX_GRADERS: Final = 16
"""How many graders a rulebook keeps, mostly one for each assessment year; beyond that it begins anew."""
MAX_GRADES: Final = 16_384
"""How many facts a grader keeps the grades of; beyond that it begins anew."""


class Grader:
    """Grades the claims of one assessment year under one rulebook; each fact on each row is graded once.

    Attributes:
        fact_decides: whether the level of a fact is taken where a claim states another beside it, as under an edition
            that the claim was not made for; elsewhere that is a problem.
        government: the rows of the government by their code; ``innovation`` those of each innovation.
        kept: what other modules keep for this rulebook and year, by names of theirs.
    """

    def __init__(self, rules: Rulebook, year: int, *, fact_decides: bool = False) -> None:
        self.rules = rules
        self.year = year
        self.fact_decides = fact_decides
        self.government: dict[str, Row] = {row.code: row for row in rules.government}
        self.innovation: dict[str, Row] = {row.code: row for row in rules.innovation}
        self.kept: dict[object, Any] = {}
        self._grades: dict[tuple[str, int | None, object, str | None], Graded] = {}

    def graded(self, row: Row, level: int | None, fact: object, basis: str | None) -> Graded:
        """How ``fact`` leads to a level of ``row``.

        Raises:
            InvalidSubmission: for a fact outside the scale, and for a level that is not the one of its fact, unless
                the fact decides; paths are relative to the claim.
        """
        key = row.code, level, fact, basis
        graded = self._grades.get(key)
        if graded is None:
            if len(self._grades) >= MAX_GRADES:
                self._grades.clear()
            stated = None if self.fact_decides else level
            graded = self._grades[key] = _graded(row, stated, fact, basis, self.year)
        return graded

    def level(self, row: Row, claim: Claim) -> int:
        """The level that ``claim`` reaches on ``row``.

        Raises:
            InvalidSubmission: as ``graded``.
        """
        if claim.fact is None:
            return claim.level or 0
        return self.graded(row, claim.level, claim.fact, claim.basis).level

    def problems_of_claim(self, row: Row, claim: Claim) -> tuple[Problem, ...]:
        """What is wrong with a claim on ``row``; paths are relative to the claim."""
        try:
            self.level(row, claim)
        except InvalidSubmission as invalid:
            return invalid.problems
        return ()

    def problems(self, submission: Any) -> Iterator[Problem]:
        """What is wrong with the claims of a submission, or with what could be read of one."""
        yield from self._problems(submission.government, self.government, self.innovation, _OF_INNOVATION, "government")
        for position, innovation in enumerate(submission.innovations):
            claims = getattr(innovation, "claims", None)
            path = f"innovations[{position}].claims"
            yield from self._problems(claims, self.innovation, self.government, _OF_GOVERNMENT, path)

    def derived_problems(self, innovations: Iterable[Mapping[str, Claim]]) -> Iterator[Problem]:
        """What is wrong with the claims that were read off the profile of each innovation."""
        for position, claims in enumerate(innovations):
            yield from self._problems(claims, self.innovation, EMPTY, _OF_GOVERNMENT, f"innovations[{position}].claims")

    def _problems(
        self, claims: object, rows: Mapping[str, Row], others: Mapping[str, Row], belongs: Text, path: str
    ) -> Iterator[Problem]:
        """Those of one mapping of claims; anything that is not a Claim, or not a mapping, is skipped.

        Args:
            others: the rows of the catalogue's other part; a claim on one of these ``belongs`` elsewhere.
        """
        if not is_object(claims):
            return
        for code, claim in claims.items():
            row = rows.get(code)
            if row is None:
                expected = belongs if code in others else one_of(rows, code)
                where = step(code)
                yield problem("unknown_indicator", code, expected, path=where, reference=_CATALOGUE_RULE).under(path)
            elif type(claim) is Claim and claim.fact is not None:
                yield from (one.under(step(code)).under(path) for one in self.problems_of_claim(row, claim))


def grader_of(rules: Rulebook, year: int, *, fact_decides: bool = False) -> Grader:
    """The grader of a rulebook and an assessment year, which the rulebook keeps."""
    graders = rules.graders
    grader = graders.get((year, fact_decides))
    if grader is None:
        if len(graders) >= MAX_GRADERS:
            graders.clear()
        grader = graders[year, fact_decides] = Grader(rules, year, fact_decides=fact_decides)
    return grader


def _graded(row: Row, level: int | None, fact: object, basis: str | None, year: int) -> Graded:
    if row.scale is None:
        raise InvalidSubmission([problem("conflict", fact, _NO_SCALE, path="fact", reference=_CATALOGUE_RULE)])
    graded = _graded_on(row.scale, row, fact, basis, year)
    if level is not None and level != graded.level:
        expected = Text("{level}, sebab {reading}", "{level}, since {reading}").format(
            level=graded.level, reading=graded.reading
        )
        raise InvalidSubmission([problem("level_disagrees", level, expected, path="level", reference=_CATALOGUE_RULE)])
    return graded


def _graded_on(scale: Scale, row: Row, fact: object, basis: str | None, year: int) -> Graded:
    try:
        return scale.grade(fact, year=year, basis=basis)
    except InvalidSubmission as refused:
        offered = scale.offered(row.levels, fact) if basis is None else None
        if offered is None:
            raise
        raise InvalidSubmission([evolve(one, expected=offered) for one in refused.problems]) from None


# --- facts already in the profile -------------------------------------------------------------------------------


def _months_from_initiative_to_application(innovation: Innovation) -> int | None:
    """Whole elapsed months; None where a date is missing or the dates run backwards."""
    if innovation.initiated_on is None or innovation.applied_on is None:
        return None
    if innovation.applied_on < innovation.initiated_on:
        return None
    elapsed = relativedelta(innovation.applied_on, innovation.initiated_on)
    return elapsed.years * 12 + elapsed.months


DERIVATIONS: Final[Mapping[str, Callable[[Innovation], int | None]]] = MappingProxyType(
    {"months_from_initiative_to_application": _months_from_initiative_to_application}
)
"""How a row's fact is read off the profile, by the name the rulebook gives it."""


def derived_claims(rows: Iterable[Row], innovation: Innovation) -> dict[str, Claim]:
    """The claims that the innovation's profile can make where it makes none, by code."""
    derived: dict[str, Claim] = {}
    for row in rows:
        if row.derive is not None and row.code not in innovation.claims:
            fact = DERIVATIONS[row.derive](innovation)
            if fact is not None:
                derived[row.code] = Claim(fact=Fact(fact))
    return derived
