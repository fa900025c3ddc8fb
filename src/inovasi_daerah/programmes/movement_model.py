"""Movements: who is to innovate, how much and when - such as "1 OPD 1 inovasi"."""

from __future__ import annotations

import tomllib
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Final

from attrs import field

from inovasi_daerah.arguments import expect_name
from inovasi_daerah.domain.agencies import AgencyKind
from inovasi_daerah.domain.innovations import Form
from inovasi_daerah.frozen import frozen
from inovasi_daerah.problems import ABSENT, InvalidSubmission, Problem, nearest, problem, shown
from inovasi_daerah.programmes.registers import Echelon, Position, Register
from inovasi_daerah.reading.checks import Checked, rule
from inovasi_daerah.reading.contents import PACKAGE
from inovasi_daerah.reading.structure import read
from inovasi_daerah.reading.validators import (
    BothLanguages,
    Line,
    Year,
    duplicates,
    integer,
    listed,
)
from inovasi_daerah.references import Reference
from inovasi_daerah.report.layout import brief
from inovasi_daerah.text import InovasiDaerahError, Lang, Term, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from inovasi_daerah.domain.agencies import Agency
    from inovasi_daerah.programmes.career import Career


class UnitOfAccount(Term):
    """Who is to innovate."""

    AGENCY = "perangkat_daerah", "Setiap perangkat daerah", "Each agency"
    UNIT_KIND = "jenis_unit", "Setiap unit dari jenis tertentu", "Each unit of certain kinds"
    ECHELON = "eselon", "Setiap pejabat dari eselon tertentu", "Each official of certain echelons"
    CPNS = "cpns", "Setiap calon pegawai negeri sipil", "Each candidate civil servant"

    @property
    def is_position(self) -> bool:
        """Whether positions are counted, and not agencies."""
        return self in (UnitOfAccount.ECHELON, UnitOfAccount.CPNS)


class Period(Term):
    """When the quota is to be met."""

    YEARLY = "per_tahun", "setiap tahun", "every year"
    SINCE_START = "sejak_awal", "sejak gerakan dimulai", "since the movement began"


class Counting(Term):
    """Which innovations of a year count."""

    RECORDED = "tercatat", "tercatat pada tahun itu", "on record in that year"
    BEGUN = "dimulai", "dimulai pada tahun itu", "begun in that year"


@frozen(repr=False)
class Movement(Checked):
    """A coverage target.

    Attributes:
        quota: how many innovations each unit is to have, from 1 on.
        first_year, last_year: the years it runs; open where left out.
        kinds: the kinds of unit, where units of certain kinds are counted.
        echelons: the echelons, where officials are counted.
        forms: the forms of PP 38/2017 that count; all of them where left out.
        cohort: the one cohort of candidate civil servants; left out, the cohort of the year asked for.
        sub_units: whether an innovation of a sub-unit counts for the agency it is a part of.
        reference: where the movement is taken from.
        assumptions: what the source does not say, and how it is read.

    >>> movement("kota-batu-1-opd-1-inovasi").label("en")
    'One agency, one innovation (Kota Batu)'
    """

    id: Line
    name: BothLanguages
    unit: UnitOfAccount
    quota: Annotated[int, integer(1, 1000)] = 1
    period: Period = Period.YEARLY
    counting: Counting = Counting.RECORDED
    first_year: Year | None = None
    last_year: Year | None = None
    kinds: tuple[AgencyKind, ...] = field(default=(), converter=listed)
    echelons: tuple[Echelon, ...] = field(default=(), converter=listed)
    forms: tuple[Form, ...] = field(default=(), converter=listed)
    cohort: Year | None = None
    sub_units: bool = True
    reference: Reference | None = None
    assumptions: tuple[BothLanguages, ...] = field(default=(), converter=listed)

    def __repr__(self) -> str:
        return f"<Movement {brief(self.id)}>"

    @rule("kinds[]")
    def _each_kind_once(self) -> Iterable[Problem]:
        return duplicates("kinds", self.kinds, "duplicate_item")

    @rule("echelons[]")
    def _each_echelon_once(self) -> Iterable[Problem]:
        return duplicates("echelons", self.echelons, "duplicate_item")

    @rule("forms[]")
    def _each_form_once(self) -> Iterable[Problem]:
        return duplicates("forms", self.forms, "duplicate_item")

    @rule("first_year", "last_year")
    def _years_in_order(self) -> Iterator[Problem]:
        if self.first_year is not None and self.last_year is not None and self.last_year < self.first_year:
            wanted = Text(f"tidak sebelum first_year, {self.first_year}", f"not before first_year, {self.first_year}")
            yield problem("conflict", self.last_year, wanted, path="last_year")

    @rule("unit", "kinds[]")
    def _kinds_of_units(self) -> Iterable[Problem]:
        return _belongs("kinds", self.kinds, has_place=self.unit is UnitOfAccount.UNIT_KIND)

    @rule("unit", "echelons[]")
    def _echelons_of_officials(self) -> Iterable[Problem]:
        return _belongs("echelons", self.echelons, has_place=self.unit is UnitOfAccount.ECHELON)

    @rule("unit", "cohort")
    def _cohort_of_candidates(self) -> Iterator[Problem]:
        if self.cohort is not None and self.unit is not UnitOfAccount.CPNS:
            yield problem("conflict", self.cohort, _NOT_FOR_THIS_UNIT, path="cohort")

    def runs_in(self, wanted: int) -> bool:
        """Whether it runs in that year."""
        return (self.first_year or wanted) <= wanted <= (self.last_year or wanted)

    def units(self, register: Register, day: date, wanted: int) -> tuple[Agency | Position, ...]:
        """The agencies or positions in force on ``day`` that are to innovate, for the year ``wanted``."""
        if self.unit is UnitOfAccount.AGENCY:
            return tuple(one for one in register.agencies_on(day) if one.kind is not None and one.kind.is_agency)
        if self.unit is UnitOfAccount.UNIT_KIND:
            return tuple(one for one in register.agencies_on(day) if one.kind in self.kinds)
        if self.unit is UnitOfAccount.ECHELON:
            return tuple(one for one in register.positions_on(day) if one.echelon in self.echelons)
        cohort = self.cohort or wanted
        return tuple(one for one in register.positions_on(day) if one.cpns == cohort)

    def counts(self, career: Career, wanted: int) -> bool:
        """Whether an innovation counts for the year ``wanted``."""
        earliest = wanted if self.period is Period.YEARLY else self.first_year
        years = (career.began,) if self.counting is Counting.BEGUN else tuple(one.year for one in career.years)
        return any((earliest or one) <= one <= wanted for one in years)

    def label(self, lang: Lang = "id") -> str:
        """Its name in ``lang``."""
        return self.name.say(lang)


_NOT_FOR_THIS_UNIT: Final = Text("tidak diisi untuk satuan ini", "nothing, for this unit of account")


def _belongs(name: str, values: tuple[Term, ...], *, has_place: bool) -> Iterator[Problem]:
    """A list that a unit of account asks for is not empty; one that it does not ask for is."""
    if has_place and not values:
        yield problem("missing_key", ABSENT, Text("paling sedikit satu", "at least one"), path=name)
    if values and not has_place:
        yield problem("conflict", values, _NOT_FOR_THIS_UNIT, path=name)


class UnknownMovement(InovasiDaerahError):
    """No movement of that id ships; the error names the nearest, or all."""

    def __init__(self, wanted: object) -> None:
        self.wanted = wanted
        head = Text("gerakan {wanted} tidak dikenal; {known}", "there is no movement {wanted}; {known}")
        near = nearest(wanted, movements())
        known = (
            Text("yang ada: {ids}", "known: {ids}").format(ids=", ".join(movements()))
            if near is None
            else Text('maksudnya "{near}"?', 'did you mean "{near}"?').format(near=near)
        )
        super().__init__(head.format(wanted=shown(wanted), known=known))

    def __reduce__(self) -> tuple[type[UnknownMovement], tuple[object]]:
        return type(self), (self.wanted,)


@cache
def movements() -> Mapping[str, Movement]:
    """The movements that ship, by their ids.

    >>> sorted(movements())[0]
    'kalimantan-selatan-1-opd-1-inovasi'
    """
    tables = tomllib.loads((PACKAGE / "programmes" / "data" / "movements.toml").read_text("utf-8"))
    return MappingProxyType(
        {one_id: read({"id": one_id, **table}, Movement, InvalidSubmission) for one_id, table in tables.items()}
    )


def movement(movement_id: str) -> Movement:
    """The shipped movement of that id.

    Raises:
        UnknownMovement: naming the nearest, or all.
    """
    expect_name(movement_id, movements(), "movement_id")
    found = movements().get(movement_id)
    if found is None:
        raise UnknownMovement(movement_id)
    return found
