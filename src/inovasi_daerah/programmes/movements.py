"""Movements: who is to innovate, how much and when - such as "1 OPD 1 inovasi"."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from inovasi_daerah.domain.agencies import AgencyKind
from inovasi_daerah.domain.innovations import Form
from inovasi_daerah.problems import ABSENT, InvalidSubmission, Problem, nearest, shown
from inovasi_daerah.programmes.registers import Echelon, Position, Register
from inovasi_daerah.reading.lists import duplicates, each, listed
from inovasi_daerah.reading.structure import Consistent, is_list, problem, read
from inovasi_daerah.reading.validators import both_languages, instance_of, integer, items_of, line, year
from inovasi_daerah.references import Reference
from inovasi_daerah.text import InovasiDaerahError, Lang, Term, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from inovasi_daerah.domain.agencies import Agency
    from inovasi_daerah.programmes.careers import Career


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


@frozen
class Movement(Consistent):
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

    id: str = field(validator=line)
    name: Text = field(validator=both_languages)
    unit: UnitOfAccount = field(validator=instance_of(UnitOfAccount))
    quota: int = field(default=1, validator=integer(1, 1000))
    period: Period = field(default=Period.YEARLY, validator=instance_of(Period))
    counting: Counting = field(default=Counting.RECORDED, validator=instance_of(Counting))
    first_year: int | None = field(default=None, validator=year)
    last_year: int | None = field(default=None, validator=year)
    kinds: tuple[AgencyKind, ...] = field(default=(), converter=listed, validator=items_of(AgencyKind))
    echelons: tuple[Echelon, ...] = field(default=(), converter=listed, validator=items_of(Echelon))
    forms: tuple[Form, ...] = field(default=(), converter=listed, validator=items_of(Form))
    cohort: int | None = field(default=None, validator=year)
    sub_units: bool = field(default=True, validator=instance_of(bool))
    reference: Reference | None = field(default=None, validator=instance_of(Reference))
    assumptions: tuple[Text, ...] = field(default=(), converter=listed, validator=each(both_languages))

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """The contradictions between entries."""
        yield from duplicates("kinds", it.kinds, "duplicate_item")
        yield from duplicates("echelons", it.echelons, "duplicate_item")
        yield from duplicates("forms", it.forms, "duplicate_item")
        if isinstance(it.first_year, int) and isinstance(it.last_year, int) and it.last_year < it.first_year:
            wanted = Text(f"tidak sebelum first_year, {it.first_year}", f"not before first_year, {it.first_year}")
            yield problem("conflict", it.last_year, wanted, path="last_year")
        if isinstance(it.unit, UnitOfAccount):
            yield from _belongs("kinds", it.kinds, has_place=it.unit is UnitOfAccount.UNIT_KIND, must=True)
            yield from _belongs("echelons", it.echelons, has_place=it.unit is UnitOfAccount.ECHELON, must=True)
            yield from _belongs("cohort", it.cohort, has_place=it.unit is UnitOfAccount.CPNS, must=False)

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


def _belongs(name: str, value: object, *, has_place: bool, must: bool) -> Iterator[Problem]:
    if has_place and must and value == ():
        yield problem("missing_key", ABSENT, Text("paling sedikit satu", "at least one"), path=name)
    if not has_place and value not in ((), None) and (isinstance(value, int) or is_list(value)):
        wanted = Text("tidak diisi untuk satuan ini", "nothing, for this unit of account")
        yield problem("conflict", value, wanted, path=name)


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
    tables = tomllib.loads(files("inovasi_daerah.programmes").joinpath("data", "movements.toml").read_text("utf-8"))
    return MappingProxyType(
        {one_id: read({"id": one_id, **table}, Movement, InvalidSubmission) for one_id, table in tables.items()}
    )


def movement(movement_id: str) -> Movement:
    """The shipped movement of that id.

    Raises:
        UnknownMovement: naming the nearest, or all.
    """
    found = movements().get(movement_id) if isinstance(movement_id, str) else None
    if found is None:
        raise UnknownMovement(movement_id)
    return found
