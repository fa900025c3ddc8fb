"""Registers: a region's agencies and positions with their dates - what a coverage is a share of."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from inovasi_daerah.domain.agencies import Agency, AgencyKind
from inovasi_daerah.domain.regions import Region, RegionKind, government_problems
from inovasi_daerah.domain.validity import backwards, circular, in_force
from inovasi_daerah.problems import ABSENT, Problem, one_of
from inovasi_daerah.reading.lists import duplicates, listed
from inovasi_daerah.reading.structure import UNREADABLE, Consistent, Plain, problem
from inovasi_daerah.reading.validators import instance_of, items_of, line, year
from inovasi_daerah.text import Lang, Term, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

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
class Position(Consistent):
    """A position, or the place of a candidate civil servant: an office, never a person's name.

    Attributes:
        id: its name within the register; what the region calls it, such as ``"dinkes-sekretaris"``.
        name: the title of the office.
        agency: the id of the agency it belongs to.
        cpns: the cohort of a candidate civil servant (CPNS): the year of the trial.
        valid_from, valid_until: its first and its last day; open where left out.
    """

    id: str = field(validator=line)
    name: str = field(validator=line)
    agency: str = field(validator=line)
    echelon: Echelon | None = field(default=None, validator=instance_of(Echelon))
    cpns: int | None = field(default=None, validator=year)
    valid_from: date | None = field(default=None, validator=instance_of(date))
    valid_until: date | None = field(default=None, validator=instance_of(date))

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """The contradictions between entries."""
        yield from backwards(it)

    def label(self, lang: Lang = "id") -> str:  # noqa: ARG002 - a name is the same in every language
        """Its name."""
        return self.name


@frozen
class Register(Consistent):
    """A region's agencies and positions, each with its dates.

    >>> register = Register(Region("35.79"), agencies=(Agency("a", "Dinas Contoh", AgencyKind.SERVICE),))
    >>> [agency.name for agency in register.agencies_on(date(2024, 12, 31))]
    ['Dinas Contoh']
    """

    region: Region = field(validator=instance_of(Region))
    agencies: tuple[Agency, ...] = field(default=(), converter=listed, validator=items_of(Agency))
    positions: tuple[Position, ...] = field(default=(), converter=listed, validator=items_of(Position))
    extra: Plain | None = field(default=None, hash=False)

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """The contradictions between entries, and whether the region is a government."""
        yield from government_problems(it.region)
        yield from duplicates("agencies", it.agencies, "duplicate_id", key="id")
        yield from duplicates("positions", it.positions, "duplicate_id", key="id")
        known = {one_id: agency for agency in it.agencies if isinstance(one_id := getattr(agency, "id", None), str)}
        for position, agency in enumerate(it.agencies):
            if getattr(agency, "kind", UNREADABLE) is None:
                kind = Text("jenisnya, sebab menentukan penyebut", "its kind, for it decides who is counted")
                yield problem("missing_key", ABSENT, kind, path=f"agencies[{position}].kind", reference=REGISTER_RULE)
        yield from _unknown_agencies(it, known)
        yield from _circles(known, it.agencies)
        yield from _misplaced(it, known)

    def agencies_on(self, day: date) -> tuple[Agency, ...]:
        """The agencies and units in force on that day."""
        return tuple(agency for agency in self.agencies if in_force(agency, day))

    def positions_on(self, day: date) -> tuple[Position, ...]:
        """The positions in force on that day."""
        return tuple(position for position in self.positions if in_force(position, day))


def _unknown_agencies(it: Any, known: dict[str, Any]) -> Iterator[Problem]:
    for position, agency in enumerate(it.agencies):
        for name, wanted in _references(agency):
            if wanted not in known:
                path = f"agencies[{position}].{name}"
                yield problem("unknown_agency", wanted, one_of(sorted(known), wanted), path=path)
    for position, office in enumerate(it.positions):
        holder = getattr(office, "agency", None)
        if isinstance(holder, str) and holder not in known:
            path = f"positions[{position}].agency"
            yield problem("unknown_agency", holder, one_of(sorted(known), holder), path=path)


def _references(agency: Any) -> Iterator[tuple[str, str]]:
    parent = getattr(agency, "parent", None)
    if isinstance(parent, str):
        yield "parent", parent
    for place, successor in enumerate(getattr(agency, "successors", ())):
        if isinstance(successor, str):
            yield f"successors[{place}]", successor


def _circles(known: dict[str, Any], agencies: Any) -> Iterator[Problem]:
    for name in ("parent", "successors"):
        edges = {
            one_id: {target for path, target in _references(agency) if path.startswith(name)} & known.keys()
            for one_id, agency in known.items()
        }
        on_circle = circular(edges)
        wanted = Text("bukan lingkaran rujukan", "no circle of references")
        for position, agency in enumerate(agencies):
            one_id = getattr(agency, "id", None)
            if isinstance(one_id, str) and one_id in on_circle:
                yield problem("circular", one_id, wanted, path=f"agencies[{position}].{name}", reference=REGISTER_RULE)


def _misplaced(it: Any, known: dict[str, Any]) -> Iterator[Problem]:
    in_province = isinstance(it.region, Region) and it.region.kind is RegionKind.PROVINCE
    for position, agency in enumerate(it.agencies):
        kind = getattr(agency, "kind", None)
        if in_province and kind is AgencyKind.DISTRICT:
            wanted = Text("kecamatan hanya di kabupaten/kota", "districts are in regencies and cities only")
            path = f"agencies[{position}].kind"
            yield problem("conflict", kind.value, wanted, path=path, reference=REGISTER_RULE)
        parent = getattr(agency, "parent", None)
        holder = getattr(known.get(parent), "kind", None) if isinstance(parent, str) else None
        expected = _PARENTS.get(kind) if isinstance(kind, AgencyKind) else None
        if expected is not None and isinstance(holder, AgencyKind) and holder is not expected:
            wanted = expected.text
            path = f"agencies[{position}].parent"
            yield problem("conflict", parent, wanted, path=path, reference=REGISTER_RULE)
