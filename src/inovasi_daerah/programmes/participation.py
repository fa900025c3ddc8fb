"""Coverage: the share of a movement's units that innovate, by what, and above all who does not."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from attrs import field

from inovasi_daerah.arguments import expect
from inovasi_daerah.domain.validity import in_force
from inovasi_daerah.exact import exact, rounded
from inovasi_daerah.frozen import frozen
from inovasi_daerah.problems import InvalidSubmission, Problem, one_of, problem, refuse
from inovasi_daerah.programmes.inventories import Inventory
from inovasi_daerah.programmes.movement_model import Movement
from inovasi_daerah.programmes.registers import Register
from inovasi_daerah.report.explained import Explained
from inovasi_daerah.report.layout import brief
from inovasi_daerah.report.section import Column, Section, Table, columns, figures, rows
from inovasi_daerah.text import LANGS, Term, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from inovasi_daerah.domain.agencies import Agency
    from inovasi_daerah.programmes.career import Career
    from inovasi_daerah.programmes.registers import Position

_SUMMARY: Final = Text(
    "{name}, {year} (keadaan {on}): {covered} dari {units} satuan, {share} %.",
    "{name}, {year} (as of {on}): {covered} of {units} units, {share} %.",
)
_NO_UNITS: Final = Text(
    "{name}, {year} (keadaan {on}): daftar tidak memuat satuan yang dihitung.",
    "{name}, {year} (as of {on}): the register holds no unit to count.",
)
_WITHOUT: Final = Text("Belum memenuhi ({n})", "Units that fall short ({n})")
_WITH: Final = Text("Memenuhi ({n})", "Units that meet the quota ({n})")
_TREND: Final = Text("Perkembangan: {years}", "Trend: {years}")
_ASSUMED: Final = Text("Asumsi: {text}", "Assumption: {text}")
_LEFT: Final = Text("Inovasi tanpa satuan ({n})", "Innovations that count for no unit ({n})")
_UNIT: Final = Text("Satuan", "Unit")
_SHORT: Final = (Column(_UNIT), *figures(Text("Inovasi/kuota", "Innovations/quota")))
_MET: Final = columns(_UNIT, Text("Inovasi", "Innovations"))
_UNATTRIBUTED: Final = columns(Text("Inovasi", "Innovation"), Text("Sebab", "Reason"))


class Unattributed(Term):
    """Why an innovation counts for no unit."""

    NO_AGENCY = "tanpa_perangkat_daerah", "tidak menyebut perangkat daerah", "names no agency"
    NO_POSITION = "tanpa_jabatan", "tidak menyebut jabatan", "names no position"
    NO_UNIT = "bukan_satuan", "pemiliknya bukan satuan gerakan ini", "its owner is no unit of this movement"
    ENDED = (
        "berakhir",
        "pemiliknya tidak berlaku lagi dan tanpa penerus",
        "its owner is no longer in force, without successor",
    )
    SPLIT = (
        "terbagi",
        "pemiliknya terbagi; tidak diketahui penerusnya yang mana",
        "its owner was split; to whom is open",
    )
    NO_FORM = "tanpa_bentuk", "tidak menyebut bentuknya", "names no form"
    OTHER_FORM = "bentuk_lain", "bentuknya bukan yang dihitung gerakan ini", "its form is not one the movement counts"


@frozen
class UnitCoverage:
    """One unit, and the ids of its innovations that count."""

    id: str
    name: str
    quota: int
    innovations: tuple[str, ...] = ()

    @property
    def fulfilled(self) -> bool:
        """Whether the quota is met."""
        return len(self.innovations) >= self.quota


@frozen
class YearShare:
    """The coverage of one year, in short."""

    year: int
    covered: int
    units: int

    @property
    def share(self) -> Fraction | None:
        """The exact share, 0 to 1; None where there are no units."""
        return Fraction(self.covered, self.units) if self.units else None

    @property
    def percent(self) -> Decimal | None:
        """The share in per cent with two places, half up."""
        return None if self.share is None else rounded(100 * self.share)


@frozen(repr=False)
class Coverage(Explained):
    """How far a movement has come in a year.

    Attributes:
        on: the day on which the register was read.
        units: every unit, in the order of the register.
        unattributed: the innovations of the year that count for no unit, by id, with the reason.
        trend: every year on record up to this one.
    """

    movement: Movement
    year: int
    on: date
    units: tuple[UnitCoverage, ...]
    unattributed: tuple[tuple[str, Unattributed], ...] = ()
    trend: tuple[YearShare, ...] = field(default=())

    @property
    def covered(self) -> tuple[UnitCoverage, ...]:
        """The units that meet the quota."""
        return tuple(unit for unit in self.units if unit.fulfilled)

    @property
    def uncovered(self) -> tuple[UnitCoverage, ...]:
        """The units that do not."""
        return tuple(unit for unit in self.units if not unit.fulfilled)

    @property
    def short(self) -> YearShare:
        """The year, how many are covered, of how many."""
        return YearShare(self.year, len(self.covered), len(self.units))

    @property
    def share(self) -> Fraction | None:
        """The exact share, 0 to 1; None where there are no units."""
        return self.short.share

    @property
    def percent(self) -> Decimal | None:
        """The share in per cent with two places, half up."""
        return self.short.percent

    def to_dict(self) -> dict[str, Any]:
        """As JSON data: the exact share as ``"n/d"``, null where there is no unit; units and innovations by id."""
        return {
            "movement": self.movement.id,
            "settings": {
                "quota": self.movement.quota,
                "period": self.movement.period.value,
                "counting": self.movement.counting.value,
                "sub_units": self.movement.sub_units,
                "forms": [form.value for form in self.movement.forms],
            },
            "year": self.year,
            "on": self.on.isoformat(),
            "share": _exact(self.share),
            "covered": [{"id": unit.id, "innovations": list(unit.innovations)} for unit in self.covered],
            "uncovered": [{"id": unit.id, "innovations": list(unit.innovations)} for unit in self.uncovered],
            "unattributed": [{"id": one_id, "reason": reason.value} for one_id, reason in self.unattributed],
            "trend": [{"year": one.year, "share": _exact(one.share)} for one in self.trend],
            "assumptions": [{lang: text.say(lang) for lang in LANGS} for text in self.movement.assumptions],
        }

    def __repr__(self) -> str:
        return f"<Coverage {brief(self.movement.id)}, {self.year}: {len(self.covered)} of {len(self.units)} units>"

    def sections(self) -> Iterator[Section]:
        """The share, who does not, who does with what, the trend, and what was assumed."""
        head = _NO_UNITS if self.share is None else _SUMMARY
        parts = {"covered": len(self.covered), "units": len(self.units), "share": self.percent}
        notes = [_ASSUMED.format(text=text) for text in self.movement.assumptions]
        if len(self.trend) > 1:
            years = "; ".join(f"{one.year} {one.covered}/{one.units}" for one in self.trend)
            notes.insert(0, _TREND.format(years=years))
        yield Section(head.format(name=self.movement.name, year=self.year, on=self.on, **parts), tuple(notes))
        if self.uncovered:
            lines = rows((unit.name, f"{len(unit.innovations)}/{unit.quota}") for unit in self.uncovered)
            yield Section(_WITHOUT.format(n=len(self.uncovered)), table=Table(_SHORT, lines))
        if self.covered:
            lines = rows((unit.name, ", ".join(unit.innovations)) for unit in self.covered)
            yield Section(_WITH.format(n=len(self.covered)), table=Table(_MET, lines))
        if self.unattributed:
            lines = rows((one_id, reason.text) for one_id, reason in self.unattributed)
            yield Section(_LEFT.format(n=len(self.unattributed)), table=Table(_UNATTRIBUTED, lines))


def _exact(share: Fraction | None) -> str | None:
    return None if share is None else exact(share)


def coverage(
    movement: Movement, register: Register, inventory: Inventory, year: int, *, on: date | None = None
) -> Coverage:
    """How far ``movement`` has come in ``year``: the exact share, who fulfils it with what, who does not, the trend.

    Args:
        register: the agencies and positions, the units among them being the denominator.
        inventory: the innovations; its list is taken as whole.
        on: the day on which the register is read; by default the last day of the year.

    An innovation counts for the unit that owns it; where the movement says so, that of a sub-unit for the agency it is
    a part of; that of an agency no longer in force for its one successor.

    Raises:
        InvalidSubmission: where the movement does not run in that year, register and inventory are of two regions, or
            an innovation names an agency or a position that the register does not hold.
    """
    expect(movement, Movement, "movement")
    expect(register, Register, "register")
    expect(inventory, Inventory, "inventory")
    expect(year, int, "year")
    expect(on, date, "on", or_none=True)
    refuse(InvalidSubmission, _problems(movement, register, inventory, year))
    listed = {entry.year for career in inventory.innovations for entry in career.years}
    years = sorted({one for one in listed if one < year and movement.runs_in(one)} | {year})
    each = [
        _covered(movement, register, inventory, one, on if on and one == year else date(one, 12, 31)) for one in years
    ]
    now = each[-1]
    return Coverage(movement, year, now.on, now.units, now.unattributed, tuple(one.short for one in each))


def _problems(movement: Movement, register: Register, inventory: Inventory, year: int) -> Iterator[Problem]:
    if not movement.runs_in(year):
        runs = f"{movement.first_year or '...'}-{movement.last_year or '...'}"
        wanted = Text(f"tahun gerakan ini, {runs}", f"a year of the movement, {runs}")
        yield problem("out_of_range", year, wanted, path="year")
    if register.region != inventory.region:
        wanted = Text(f"daerah dari register, {register.region}", f"the region of the register, {register.region}")
        yield problem("conflict", inventory.region.code, wanted, path="inventory.region")
    agencies = {agency.id for agency in register.agencies}
    positions = {position.id for position in register.positions}
    for place, career in enumerate(inventory.innovations):
        path = f"inventory.innovations[{place}]"
        if career.agency is not None and career.agency not in agencies:
            wanted = one_of(sorted(agencies), career.agency)
            yield problem("unknown_agency", career.agency, wanted, path=f"{path}.agency")
        for number, position in enumerate(career.positions):
            if position not in positions:
                wanted = one_of(sorted(positions), position)
                yield problem("unknown_position", position, wanted, path=f"{path}.positions[{number}]")


def _covered(movement: Movement, register: Register, inventory: Inventory, year: int, on: date) -> Coverage:
    units = movement.units(register, on, year)
    made: dict[str, list[str]] = {unit.id: [] for unit in units}
    owners = _Owners(movement, register, made.keys(), on)
    left: list[tuple[str, Unattributed]] = []
    for career in inventory.innovations:
        if movement.counts(career, year):
            owned_by = owners.of(career)
            if isinstance(owned_by, Unattributed):
                left.append((career.id, owned_by))
            else:
                for owner in owned_by:
                    made[owner].append(career.id)
    found = tuple(_unit(unit, movement.quota, made[unit.id]) for unit in units)
    return Coverage(movement, year, on, found, tuple(left))


def _unit(unit: Agency | Position, quota: int, innovations: list[str]) -> UnitCoverage:
    return UnitCoverage(unit.id, unit.name, quota, tuple(innovations))


class _Owners:
    """For which units an innovation counts."""

    def __init__(self, movement: Movement, register: Register, units: Iterable[str], on: date) -> None:
        self.movement = movement
        self.agencies = {agency.id: agency for agency in register.agencies}
        self.units = frozenset(units)
        self.on = on

    def of(self, career: Career) -> tuple[str, ...] | Unattributed:
        """The ids of the units, or why there is none."""
        if self.movement.forms and career.form not in self.movement.forms:
            return Unattributed.NO_FORM if career.form is None else Unattributed.OTHER_FORM
        if self.movement.unit.is_position:
            owners = tuple(one for one in career.positions if one in self.units)
            return owners or (Unattributed.NO_UNIT if career.positions else Unattributed.NO_POSITION)
        return Unattributed.NO_AGENCY if career.agency is None else self._accountable(career.agency)

    def _accountable(self, agency_id: str) -> tuple[str, ...] | Unattributed:
        passed: set[str] = set()
        while agency_id not in self.units:
            agency = self.agencies[agency_id]
            passed.add(agency_id)
            if not in_force(agency, self.on):
                if len(agency.successors) != 1:
                    return Unattributed.SPLIT if agency.successors else Unattributed.ENDED
                agency_id = agency.successors[0]
            elif self.movement.sub_units and agency.parent is not None:
                agency_id = agency.parent
            else:
                return Unattributed.NO_UNIT
            if agency_id in passed:
                return Unattributed.NO_UNIT
        return (agency_id,)
