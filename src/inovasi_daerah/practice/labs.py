"""The innovation laboratory (*Laboratorium Inovasi*): a cohort of units on its way through the stages."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, Final

from attrs import evolve, field

from inovasi_daerah.arguments import term_of
from inovasi_daerah.domain.claims import Evidence
from inovasi_daerah.domain.regions import Region, government_problems
from inovasi_daerah.domain.validity import backwards
from inovasi_daerah.frozen import frozen
from inovasi_daerah.practice.lab_sections import lab_sections
from inovasi_daerah.practice.lab_stages import (
    EXIT,
    EXIT_OF_OURS,
    LAB,
    LAB_RULE,
    ORDER,
    ExitCriterion,
    LabStage,
)
from inovasi_daerah.practice.lab_units import MOST_PEOPLE, Entered, LabUnit, LabUnitKind
from inovasi_daerah.problems import InvalidArgument, Problem, one_of, problem
from inovasi_daerah.reading.checks import Checked, is_read, readable, rule
from inovasi_daerah.reading.validators import Line, duplicates, integer, listed
from inovasi_daerah.report.explained import Explained
from inovasi_daerah.report.layout import brief
from inovasi_daerah.text import Term, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from inovasi_daerah.report.section import Section


_OWED: Final = Text("belum ada {criterion}", "{criterion} is missing")


class Mode(Term):
    """How people meet."""

    ONLINE = "daring", "Daring", "Online"
    ON_SITE = "luring", "Luring", "On site"


@frozen
class Session(Checked):
    """A session of one stage; ``ends_on`` where it takes more than a day."""

    stage: LabStage
    starts_on: date
    mode: Mode
    ends_on: date | None = None

    @rule("starts_on", "ends_on")
    def _days_in_order(self) -> Iterable[Problem]:
        return backwards(starts_on=self.starts_on, ends_on=self.ends_on)


@frozen
class Commitment(Checked):
    """The leader's commitment: by which office, when, in which document."""

    by: Line
    on: date
    document: Evidence | None = None


@frozen
class Progress:
    """How far one unit is.

    Attributes:
        stage: None before it is enrolled.
        unmet: what it, or the laboratory, still owes that stage.
        legal: the stages that may follow.
    """

    unit: LabUnit
    stage: LabStage | None
    unmet: tuple[ExitCriterion, ...]
    legal: tuple[LabStage, ...]

    def to_dict(self) -> dict[str, Any]:
        """As JSON data: terms by their wire value; the stage is null before it is enrolled."""
        return {
            "id": self.unit.id,
            "stage": None if self.stage is None else self.stage.value,
            "complete": self.unit.is_complete,
            "unmet": [criterion.value for criterion in self.unmet],
            "legal": [stage.value for stage in self.legal],
        }


@frozen(repr=False)
class Lab(Explained, Checked):
    """A cohort on its way through the laboratory.

    Attributes:
        participants: how many people in all; where every unit states its number, these must add up to it.
        commitment: of the leader; without it no unit leaves drum-up.
        illustrative: entries that are made up for an example, by their path, such as ``units[].participants``.
    """

    id: Line
    name: Line
    region: Region
    participants: Annotated[int, integer(1, MOST_PEOPLE)] | None = None
    commitment: Commitment | None = None
    sessions: tuple[Session, ...] = field(default=(), converter=listed)
    units: tuple[LabUnit, ...] = field(default=(), converter=listed)
    illustrative: tuple[Line, ...] = field(default=(), converter=listed)

    @rule("region")
    def _of_a_government(self) -> Iterable[Problem]:
        return government_problems(self.region)

    @rule("units[]")
    def _each_unit_once(self) -> Iterable[Problem]:
        return duplicates("units", self.units, "duplicate_id", key="id")

    @rule("participants", "units")
    def _participants_of_the_units(self) -> Iterator[Problem]:
        total = _sum(self.units) if self.units else None
        if self.participants is not None and total is not None and total != self.participants:
            wanted = Text(f"{total}, jumlah peserta unit", f"{total}, the participants of the units")
            yield problem("conflict", self.participants, wanted, path="participants")

    @rule("units[]")
    def _stages_after_their_sessions(self) -> Iterator[Problem]:
        begins = _first_days(self.sessions) if is_read(self, "sessions[]") else {}
        committed = self.commitment is not None
        for position, unit in readable(self.units):
            for found in (*_too_early(unit, begins), *(() if committed else _without_commitment(unit))):
                yield found.under(f"units[{position}]")

    def unit(self, unit_id: str) -> LabUnit:
        """The unit of that id.

        Raises:
            InvalidSubmission: naming the nearest.
        """
        for unit in self.units:
            if unit.id == unit_id:
                return unit
        known = one_of([unit.id for unit in self.units], unit_id)
        raise InvalidArgument([problem("unknown_value", unit_id, known, path="units", reference=LAB_RULE.title)])

    def with_unit(self, unit: LabUnit) -> Lab:
        """The laboratory with this unit in place of the one of its id.

        Raises:
            InvalidSubmission: where the laboratory has no unit of its id, or the new one breaks a rule.
        """
        old = self.unit(unit.id)
        return evolve(self, units=tuple(unit if one is old else one for one in self.units))

    def unmet(self, unit: LabUnit, stage: LabStage | str) -> tuple[ExitCriterion, ...]:
        """What ``stage`` asks for before ``unit`` may leave it, and does not have.

        Raises:
            InvalidSubmission: where ``stage`` is none of the laboratory.
        """
        left = term_of(LabStage, stage, "stage")
        own = set(unit.unmet(left))
        return tuple(
            one for one in EXIT[left] if one in own or (one is ExitCriterion.COMMITMENT and self.commitment is None)
        )

    def advance(self, unit_id: str, wanted: LabStage | str, on: date) -> Lab:
        """The laboratory with one unit a stage further.

        Raises:
            MoveRefused: naming the legal stage, and every criterion that the present one still asks for.
            InvalidSubmission: for an unknown unit or stage, or a day before the session of the stage or before its last
                step.
        """
        following = term_of(LabStage, wanted, "wanted")
        unit = self.unit(unit_id)
        owed = [] if unit.stage is None else [_OWED.format(criterion=one.text) for one in self.unmet(unit, unit.stage)]
        LAB.move(unit.stage, following, owed)
        return self.with_unit(evolve(unit, entered=(*unit.entered, Entered(following, on))))

    def begins(self, stage: LabStage | str) -> date | None:
        """The first day of a stage's sessions; None where there is none.

        Raises:
            InvalidSubmission: where ``stage`` is none of the laboratory.
        """
        return _first_days(self.sessions).get(term_of(LabStage, stage, "stage"))

    @property
    def progress(self) -> tuple[Progress, ...]:
        """How far every unit is."""
        return tuple(
            Progress(
                unit,
                unit.stage,
                () if unit.stage is None else self.unmet(unit, unit.stage),
                LAB.legal(unit.stage),
            )
            for unit in self.units
        )

    @property
    def units_by_kind(self) -> Mapping[LabUnitKind, int]:
        """How many units there are of each kind."""
        return MappingProxyType({kind: len(self._of(kind)) for kind in LabUnitKind if self._of(kind)})

    @property
    def participants_by_kind(self) -> Mapping[LabUnitKind, int | None]:
        """How many people each kind of unit sends; None where a unit of that kind states no number."""
        return MappingProxyType({kind: _sum(self._of(kind)) for kind in self.units_by_kind})

    def _of(self, kind: LabUnitKind) -> list[LabUnit]:
        return [unit for unit in self.units if unit.kind is kind]

    def to_dict(self) -> dict[str, Any]:
        """The cohort and the progress of each unit as JSON data."""
        return {
            "lab": self.id,
            "region": self.region.code,
            "illustrative": list(self.illustrative),
            "participants": self.participants,
            "units_by_kind": {kind.value: number for kind, number in self.units_by_kind.items()},
            "participants_by_kind": {kind.value: number for kind, number in self.participants_by_kind.items()},
            "units": [one.to_dict() for one in self.progress],
        }

    def __repr__(self) -> str:
        return f"<Lab {brief(self.name)}, {self.region}: {len(self.units)} units>"

    def sections(self) -> Iterator[Section]:
        """The cohort, the sessions and the progress of each unit."""
        return lab_sections(self)


def _sum(units: Iterable[LabUnit]) -> int | None:
    total = 0
    for unit in units:
        if unit.participants is None:
            return None
        total += unit.participants
    return total


def _first_days(sessions: Iterable[Session]) -> dict[LabStage, date]:
    """The first day of the sessions of each stage that has any."""
    days: dict[LabStage, date] = {}
    for _, one in readable(sessions):
        days[one.stage] = min(one.starts_on, days.get(one.stage, one.starts_on))
    return days


def _too_early(unit: LabUnit, begins: Mapping[LabStage, date]) -> Iterator[Problem]:
    for position, one in enumerate(unit.entered):
        first = begins.get(one.stage)
        if first is not None and one.on < first:
            wanted = Text(f"{first}, hari pertama sesinya, atau sesudahnya", f"{first}, its first session, or later")
            yield problem("conflict", one.on, wanted, path=f"entered[{position}].on", reference=LAB_RULE.title)


def _without_commitment(unit: LabUnit) -> Iterator[Problem]:
    if len(unit.entered) > 1:
        wanted = Text(
            f'{ExitCriterion.COMMITMENT.label("id")}, sebelum "{ORDER[0].value}" ditinggalkan',
            f'{ExitCriterion.COMMITMENT.label("en")}, before "{ORDER[0].value}" is left',
        )
        path = "entered[1].stage"
        yield problem("illegal_move", unit.entered[1].stage.value, wanted, path=path, reference=EXIT_OF_OURS.title)
