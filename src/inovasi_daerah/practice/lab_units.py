"""The units of a laboratory's cohort: the stage each is in, and what it has delivered for each stage."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Final

from attrs import evolve, field

from inovasi_daerah.arguments import term_of
from inovasi_daerah.domain.claims import Evidence
from inovasi_daerah.domain.innovations import Stage
from inovasi_daerah.domain.validity import backwards
from inovasi_daerah.frozen import frozen
from inovasi_daerah.practice.lab_stages import EXIT, EXIT_OF_OURS, LAB, ORDER, ExitCriterion, LabStage
from inovasi_daerah.practice.machines import PP_38, WORKFLOW, WorkflowStatus
from inovasi_daerah.problems import ABSENT, Problem, one_of, problem
from inovasi_daerah.reading.checks import Checked, readable, rule
from inovasi_daerah.reading.validators import (
    Line,
    Prose,
    duplicates,
    integer,
    listed,
)
from inovasi_daerah.text import Lang, Term, Text, same

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_PEOPLE: Final = 100_000


class LabUnitKind(Term):
    """The kinds of unit as laboratories count them."""

    AGENCY = "skpd", "SKPD", "Agency (SKPD)"
    DISTRICT = "kecamatan", "Kecamatan", "District"
    SECTION = "bagian", "Bagian", "Section of the secretariat"
    URBAN_VILLAGE = "kelurahan", "Kelurahan", "Urban village"
    HEALTH_CENTRE = "puskesmas", "Puskesmas", "Community health centre"
    TECHNICAL_UNIT_OR_SCHOOL = "uptd_sekolah", "UPTD/sekolah", "Technical unit or school"


@frozen
class Entered(Checked):
    """The day a unit entered a stage."""

    stage: LabStage
    on: date


@frozen
class Idea(Checked):
    """An idea of a unit; it may never become an innovation.

    Attributes:
        stage: of PP 38/2017; not the stage of the laboratory.
        status: of its record; neither of the two stages.
        innovation: the id of the innovation it became.

    >>> Idea("antrean", "Antrean daring").to_stage(Stage.TRIAL).stage.label("en")
    'Trial'
    """

    id: Line
    name: Line
    stage: Stage = Stage.INITIATIVE
    status: WorkflowStatus = WorkflowStatus.DRAFT
    innovation: Line | None = None

    def to_stage(self, wanted: Stage | str) -> Idea:
        """The idea one stage of PP 38/2017 on.

        Raises:
            MoveRefused: naming the legal stages.
            InvalidSubmission: where ``wanted`` is no stage.
        """
        return evolve(self, stage=PP_38.move(self.stage, term_of(Stage, wanted, "wanted")))

    def to_status(self, wanted: WorkflowStatus | str) -> Idea:
        """The idea with its record moved on.

        Raises:
            MoveRefused: naming the legal statuses.
            InvalidSubmission: where ``wanted`` is no status.
        """
        return evolve(self, status=WORKFLOW.move(self.status, term_of(WorkflowStatus, wanted, "wanted")))


@frozen
class Plan(Checked):
    """An action plan: for which idea, by whom, when, with what."""

    idea: Line
    owner: Line
    starts_on: date
    ends_on: date
    resources: Line

    @rule("starts_on", "ends_on")
    def _days_in_order(self) -> Iterable[Problem]:
        return backwards(starts_on=self.starts_on, ends_on=self.ends_on)


@frozen
class Launch(Checked):
    """The launch of what was planned; without evidence it does not count as launched."""

    on: date
    evidence: tuple[Evidence, ...] = field(default=(), converter=listed)


@frozen
class Showing(Checked):
    """Where and when it was shown in public."""

    on: date
    place: Line


@frozen
class Documents(Checked):
    """What another unit or region needs to replicate it, and the day of the coaching clinic."""

    guide: Evidence
    coached_on: date


_BELONGS_TO: Final = {
    "problem": LabStage.DIAGNOSE,
    "ideas": LabStage.DIAGNOSE,
    "plan": LabStage.DESIGN,
    "launch": LabStage.DELIVER,
    "showing": LabStage.DISPLAY,
    "documents": LabStage.DOCUMENTATION,
}
_BROUGHT: Final = {
    ExitCriterion.PROBLEM: "problem",
    ExitCriterion.IDEA: "ideas",
    ExitCriterion.PLAN: "plan",
    ExitCriterion.LAUNCH: "launch",
    ExitCriterion.SHOWING: "showing",
    ExitCriterion.DOCUMENTS: "documents",
}


@frozen
class LabUnit(Checked):
    """One unit of the cohort.

    Attributes:
        participants: how many people it sends.
        entered: the stages it has entered, in their order; drum-up is its enrolment.
        problem: the one problem it puts first.
    """

    id: Line
    name: Line
    kind: LabUnitKind
    participants: Annotated[int, integer(1, MOST_PEOPLE)] | None = None
    entered: tuple[Entered, ...] = field(default=(), converter=listed)
    problem: Prose | None = None
    ideas: tuple[Idea, ...] = field(default=(), converter=listed)
    plan: Plan | None = None
    launch: Launch | None = None
    showing: Showing | None = None
    documents: Documents | None = None

    @rule("ideas[]")
    def _each_idea_once(self) -> Iterable[Problem]:
        return duplicates("ideas", self.ideas, "duplicate_id", key="id")

    @rule("ideas[]", "plan.idea")
    def _plan_for_an_idea(self) -> Iterator[Problem]:
        known = [idea.id for _, idea in readable(self.ideas, "id")]
        if self.plan is not None and len(known) == len(self.ideas) and self.plan.idea not in known:
            wanted = one_of(known, self.plan.idea) if known else same("ideas[].id")
            yield problem("unknown_value", self.plan.idea, wanted, path="plan.idea")

    @rule("entered")
    def _stages_in_order(self) -> Iterable[Problem]:
        return list(_order_problems(self.entered)) or _stage_problems(self)

    @property
    def stage(self) -> LabStage | None:
        """The stage it is in; None before it is enrolled."""
        return self.entered[-1].stage if self.entered else None

    @property
    def is_complete(self) -> bool:
        """Whether it has reached the documentation and delivered what that asks for."""
        return self.stage is ORDER[-1] and not self.unmet(ORDER[-1])

    def unmet(self, stage: LabStage | str) -> tuple[ExitCriterion, ...]:
        """What the unit itself still owes ``stage``; the leader's commitment is the laboratory's.

        Raises:
            InvalidSubmission: where ``stage`` is none of the laboratory.
        """
        asked = EXIT[term_of(LabStage, stage, "stage")]
        return tuple(one for one in asked if one is not ExitCriterion.COMMITMENT and not _is_met(self, one))

    def label(self, lang: Lang = "id") -> str:  # noqa: ARG002 - a name is the same in every language
        """Its name."""
        return self.name


def _is_met(unit: LabUnit, criterion: ExitCriterion) -> bool:
    brought: object = getattr(unit, _BROUGHT[criterion])
    if criterion is ExitCriterion.LAUNCH and type(brought) is Launch:
        return bool(brought.evidence)
    # An unreadable value counts as present: it is reported separately.
    return brought.strip() != "" if isinstance(brought, str) else brought not in (None, ())


def _order_problems(entered: tuple[Entered, ...]) -> Iterator[Problem]:
    before: Entered | None = None
    for position, one in enumerate(entered):
        legal = LAB.legal(None if before is None else before.stage)
        if one.stage not in legal:
            wanted = same(" | ".join(stage.value for stage in legal)) if legal else Text("tidak ada lagi", "none")
            path = f"entered[{position}].stage"
            yield problem("illegal_move", one.stage.value, wanted, path=path, reference=LAB.reference.title)
        if before is not None and one.on < before.on:
            wanted = Text(f"{before.on} atau sesudahnya", f"{before.on} or later")
            yield problem("conflict", one.on, wanted, path=f"entered[{position}].on")
        before = one


def _stage_problems(unit: LabUnit) -> Iterator[Problem]:
    """What was delivered before its stage was entered, and what a stage that was left still lacks."""
    reached = [one.stage for one in unit.entered]
    for name, stage in _BELONGS_TO.items():
        value = getattr(unit, name)
        if value not in (None, ()) and stage not in reached:
            wanted = Text(f'sesudah tahap "{stage.value}" dimulai', f'after stage "{stage.value}" was entered')
            yield problem("conflict", name, wanted, path=name, reference=LAB.reference.title)
    for stage in reached[:-1]:
        for criterion in EXIT[stage]:
            if criterion is not ExitCriterion.COMMITMENT and not _is_met(unit, criterion):
                wanted = Text(
                    f'{criterion.label("id")}, sebelum "{stage.value}" ditinggalkan',
                    f'{criterion.label("en")}, before "{stage.value}" is left',
                )
                yield problem("missing_key", ABSENT, wanted, path=_BROUGHT[criterion], reference=EXIT_OF_OURS.title)
