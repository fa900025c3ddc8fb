"""Which level each claim reaches: from a stated level, or from a fact through the row's scale."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen
from dateutil.relativedelta import relativedelta

from inovasi_daerah.domain.claims import MAX_LEVEL, NOT_REPORTED, Claim, Fact
from inovasi_daerah.frozen import EMPTY
from inovasi_daerah.problems import InvalidSubmission, Problem, one_of, one_of_meanings, step
from inovasi_daerah.reading.structure import is_object, problem
from inovasi_daerah.rules.scales import Choice, Graded
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from inovasi_daerah.domain.claims import Claims
    from inovasi_daerah.domain.innovations import Innovation
    from inovasi_daerah.rules.catalogue import Row
    from inovasi_daerah.rules.scales import Scale

_NO_SCALE: Final = Text(
    "level saja: edisi ini tidak mengetahui skalanya", "a level only: this edition does not know its scale"
)
OF_GOVERNMENT: Final = Text(
    'di bawah "government": indikator pemerintah daerah', 'under "government": an indicator of the government'
)
OF_INNOVATION: Final = Text(
    'di bawah "claims" sebuah inovasi: indikator inovasi', 'under the "claims" of an innovation: its indicator'
)
CATALOGUE_RULE: Final = Text("katalog indikator buku aturan", "catalogue of indicators of the rulebook")


@frozen
class Grade:
    """The level a claim reaches.

    Attributes:
        graded: how the fact led there; None where only a level was stated.
    """

    level: int
    graded: Graded | None = None


STATED: Final = tuple(Grade(level) for level in range(MAX_LEVEL + 1))
"""The grade of a claim that states its level, by that level."""


def grade(row: Row, claim: Claim, year: int, *, fact_decides: bool = False) -> Grade:
    """The level that ``claim`` reaches on ``row`` in assessment year ``year``.

    Args:
        fact_decides: whether the level of the fact is taken where the claim states another beside it, as under an
            edition that the claim was not made for.

    Raises:
        InvalidSubmission: for a fact outside the scale, and for a level that is not the one of its fact, unless the
            fact decides; paths are relative to the claim.
    """
    if claim.fact is None:
        return STATED[claim.level or 0]
    if row.scale is None:
        raise InvalidSubmission([problem("conflict", claim.fact, _NO_SCALE, path="fact", reference=CATALOGUE_RULE)])
    graded = _graded(row, row.scale, claim, year)
    if not fact_decides and claim.level is not None and claim.level != graded.level:
        expected = Text("{level}, sebab {reading}", "{level}, since {reading}").format(
            level=graded.level, reading=graded.reading
        )
        raise InvalidSubmission(
            [problem("level_disagrees", claim.level, expected, path="level", reference=CATALOGUE_RULE)]
        )
    return Grade(graded.level, graded)


def _graded(row: Row, scale: Scale, claim: Claim, year: int) -> Graded:
    try:
        return scale.grade(claim.fact, year=year, basis=claim.basis)
    except InvalidSubmission as refused:
        if not isinstance(scale, Choice) or claim.basis is not None:
            raise
        offered = one_of_meanings(scale.meanings(row.levels), claim.fact)
        raise InvalidSubmission([evolve(found, expected=offered) for found in refused.problems]) from None


class Grades:
    """The grades of one scoring: the same fact on the same row is graded once."""

    def __init__(self, year: int, *, fact_decides: bool = False) -> None:
        self.year = year
        self.fact_decides = fact_decides
        self._known: dict[tuple[object, ...], Grade] = {}

    def grade(self, row: Row, claim: Claim) -> Grade:
        """The grade of a claim."""
        if claim.fact is None:
            return STATED[claim.level or 0]
        key = (row.code, claim.level, claim.fact, claim.basis)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = grade(row, claim, self.year, fact_decides=self.fact_decides)
        return found

    def levels(self, rows: Mapping[str, Row], claims: Claims) -> Sequence[int]:
        """The level claimed on each row, ``NOT_REPORTED`` where nothing is."""
        if claims.levels:
            return claims.levels_on(tuple(rows))
        made = ((row, claims.get(code)) for code, row in rows.items())
        return [NOT_REPORTED if claim is None else self.grade(row, claim).level for row, claim in made]


def claim_problems(
    rows: Mapping[str, Row],
    claims: object,
    year: int,
    elsewhere: Mapping[str, Text] = EMPTY,
    *,
    fact_decides: bool = False,
) -> Iterator[Problem]:
    """What is wrong with claims under a catalogue; anything that is not a Claim, or not a mapping, is skipped.

    Args:
        elsewhere: for each code of the catalogue's other part, where its claim belongs.
        fact_decides: as for ``grade``.
    """
    if not is_object(claims):
        return
    for code, claim in claims.items():
        row = rows.get(code)
        if row is None:
            expected = elsewhere.get(code) or one_of(rows, code)
            yield problem("unknown_indicator", code, expected, path=step(code), reference=CATALOGUE_RULE)
        elif type(claim) is Claim and claim.fact is not None:
            try:
                grade(row, claim, year, fact_decides=fact_decides)
            except InvalidSubmission as invalid:
                yield from (found.under(step(code)) for found in invalid.problems)


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


def with_derived(rows: Iterable[Row], innovation: Innovation) -> dict[str, Claim]:
    """The claims that the innovation's profile can make where it makes none, by code."""
    derived: dict[str, Claim] = {}
    for row in rows:
        if row.derive is not None and row.code not in innovation.claims:
            fact = DERIVATIONS[row.derive](innovation)
            if fact is not None:
                derived[row.code] = Claim(fact=Fact(fact))
    return derived
