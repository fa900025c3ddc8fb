"""Registers: a region's agencies and positions with their dates - what a coverage is a share of."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from attrs import field

from inovasi_daerah.domain.agencies import Agency, AgencyKind
from inovasi_daerah.domain.regions import Region, RegionKind, government_problems
from inovasi_daerah.domain.validity import backwards, circular, in_force
from inovasi_daerah.frozen import frozen
from inovasi_daerah.problems import ABSENT, Problem, one_of, problem
from inovasi_daerah.reading.checks import Checked, is_read, readable, rule
from inovasi_daerah.reading.structure import Plain
from inovasi_daerah.reading.validators import Line, Year, duplicates, listed
from inovasi_daerah.text import Lang, Term, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PARENTS: Final = {
    AgencyKind.URBAN_VILLAGE: AgencyKind.DISTRICT,
    AgencyKind.SECTION: AgencyKind.REGIONAL_SECRETARIAT,
    AgencyKind.BUREAU: AgencyKind.REGIONAL_SECRETARIAT,
}
REGISTER_RULE: Final = Text("susunan perangkat daerah", "how agencies are organised")


class Echelon(Term):
    """The level of a position: the echelons, and the two groups of positions without one."""

    I_B = "i_b", "Eselon I.b", "Echelon I.b"
    II_A = "ii_a", "Eselon II.a", "Echelon II.a"
    II_B = "ii_b", "Eselon II.b", "Echelon II.b"
    III_A = "iii_a", "Eselon III.a", "Echelon III.a"
    III_B = "iii_b", "Eselon III.b", "Echelon III.b"
    IV_A = "iv_a", "Eselon IV.a", "Echelon IV.a"
    IV_B = "iv_b", "Eselon IV.b", "Echelon IV.b"
    STAFF = "pelaksana", "Pelaksana", "Staff"
    FUNCTIONAL = "fungsional", "Fungsional", "Functional"


@frozen
class Position(Checked):
    """A position, or the place of a candidate civil servant: an office, never a person's name.

    Attributes:
        id: its name within the register; what the region calls it, such as ``"dinkes-sekretaris"``.
        name: the title of the office.
        agency: the id of the agency it belongs to.
        cpns: the cohort of a candidate civil servant (CPNS): the year of the trial.
        valid_from, valid_until: its first and its last day; open where left out.
    """

    id: Line
    name: Line
    agency: Line
    echelon: Echelon | None = None
    cpns: Year | None = None
    valid_from: date | None = None
    valid_until: date | None = None

    @rule("valid_from", "valid_until")
    def _days_in_order(self) -> Iterable[Problem]:
        return backwards(valid_from=self.valid_from, valid_until=self.valid_until)

    def label(self, lang: Lang = "id") -> str:  # noqa: ARG002 - a name is the same in every language
        """Its name."""
        return self.name


@frozen(repr=False)
class Register(Checked):
    """A region's agencies and positions, each with its dates.

    >>> register = Register(Region("35.79"), agencies=(Agency("a", "Dinas Contoh", AgencyKind.SERVICE),))
    >>> [agency.name for agency in register.agencies_on(date(2024, 12, 31))]
    ['Dinas Contoh']
    """

    region: Region
    agencies: tuple[Agency, ...] = field(default=(), converter=listed)
    positions: tuple[Position, ...] = field(default=(), converter=listed)
    extra: Plain | None = field(default=None, hash=False)

    def __repr__(self) -> str:
        parts = f"{len(self.agencies)} agencies, {len(self.positions)} positions"
        return f"<Register {self.region.name} {self.region}: {parts}>"

    @rule("region")
    def _of_a_government(self) -> Iterable[Problem]:
        return government_problems(self.region)

    @rule("agencies[]")
    def _each_agency_once(self) -> Iterable[Problem]:
        return duplicates("agencies", self.agencies, "duplicate_id", key="id")

    @rule("positions[]")
    def _each_position_once(self) -> Iterable[Problem]:
        return duplicates("positions", self.positions, "duplicate_id", key="id")

    @rule("agencies[]")
    def _a_kind_of_each(self) -> Iterator[Problem]:
        for position, agency in readable(self.agencies, "kind"):
            if agency.kind is None:
                kind = Text("jenisnya, sebab menentukan penyebut", "its kind, for it decides who is counted")
                yield problem("missing_key", ABSENT, kind, path=f"agencies[{position}].kind", reference=REGISTER_RULE)

    @rule("agencies[]")
    def _references_to_agencies(self) -> Iterator[Problem]:
        known = {agency.id for _, agency in readable(self.agencies, "id")}
        for position, agency in enumerate(self.agencies):
            for name, wanted in (*_parent_of(agency), *_successors_of(agency)):
                if wanted not in known:
                    path = f"agencies[{position}].{name}"
                    yield problem("unknown_agency", wanted, one_of(sorted(known), wanted), path=path)

    @rule("agencies[]", "positions[]")
    def _positions_of_agencies(self) -> Iterator[Problem]:
        known = {agency.id for _, agency in readable(self.agencies, "id")}
        for position, office in readable(self.positions, "agency"):
            if office.agency not in known:
                path = f"positions[{position}].agency"
                yield problem("unknown_agency", office.agency, one_of(sorted(known), office.agency), path=path)

    @rule("agencies[]")
    def _no_circles(self) -> Iterator[Problem]:
        agencies = list(readable(self.agencies, "id"))
        known = {agency.id: agency for _, agency in agencies}
        for name, targets in (("parent", _parent_of), ("successors", _successors_of)):
            edges = {one_id: {to for _, to in targets(agency)} & known.keys() for one_id, agency in known.items()}
            on_circle = circular(edges)
            wanted = Text("bukan lingkaran rujukan", "no circle of references")
            for position, agency in agencies:
                if agency.id in on_circle:
                    path = f"agencies[{position}].{name}"
                    yield problem("circular", agency.id, wanted, path=path, reference=REGISTER_RULE)

    @rule("agencies[]")
    def _each_at_its_place(self) -> Iterator[Problem]:
        in_province = is_read(self, "region") and self.region.kind is RegionKind.PROVINCE
        kinds = {agency.id: agency.kind for _, agency in readable(self.agencies, "id", "kind")}
        for position, agency in readable(self.agencies, "kind"):
            if in_province and agency.kind is AgencyKind.DISTRICT:
                wanted = Text("kecamatan hanya di kabupaten/kota", "districts are in regencies and cities only")
                path = f"agencies[{position}].kind"
                yield problem("conflict", agency.kind.value, wanted, path=path, reference=REGISTER_RULE)
            parent = agency.parent if is_read(agency, "parent") else None
            holder = None if parent is None else kinds.get(parent)
            expected = None if agency.kind is None else _PARENTS.get(agency.kind)
            if expected is not None and holder is not None and holder is not expected:
                path = f"agencies[{position}].parent"
                yield problem("conflict", parent, expected.text, path=path, reference=REGISTER_RULE)

    def agencies_on(self, day: date) -> tuple[Agency, ...]:
        """The agencies and units in force on that day."""
        return tuple(agency for agency in self.agencies if in_force(agency, day))

    def positions_on(self, day: date) -> tuple[Position, ...]:
        """The positions in force on that day."""
        return tuple(position for position in self.positions if in_force(position, day))


def _parent_of(agency: Agency) -> Iterator[tuple[str, str]]:
    """The agency it is a part of, by the path of the entry; none where that could not be read."""
    if is_read(agency, "parent") and agency.parent is not None:
        yield "parent", agency.parent


def _successors_of(agency: Agency) -> Iterator[tuple[str, str]]:
    for place, successor in readable(agency.successors) if is_read(agency, "successors[]") else ():
        yield f"successors[{place}]", successor
