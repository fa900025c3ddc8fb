"""The units of a laboratory's cohort: the stage each is in, and what it has delivered for each stage."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, field, frozen

from inovasi_daerah.arguments import term_of
from inovasi_daerah.domain.claims import Evidence
from inovasi_daerah.domain.innovations import Stage
from inovasi_daerah.domain.validity import backwards
from inovasi_daerah.practice.lab_stages import EXIT, EXIT_OF_OURS, LAB, ORDER, ExitCriterion, LabStage
from inovasi_daerah.practice.machines import PP_38, WORKFLOW, WorkflowStatus
from inovasi_daerah.problems import ABSENT, Problem, one_of
from inovasi_daerah.reading.lists import duplicates, listed
from inovasi_daerah.reading.structure import Consistent, is_tuple, problem
from inovasi_daerah.reading.validators import instance_of, integer, items_of, line, prose
from inovasi_daerah.text import Lang, Term, Text, same

if TYPE_CHECKING:
    from collections.abc import Iterator

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
class Entered:
    """The day a unit entered a stage."""

    stage: LabStage = field(validator=instance_of(LabStage))
    on: date = field(validator=instance_of(date))


@frozen
class Idea:
    """An idea of a unit; it may never become an innovation.

    Attributes:
        stage: of PP 38/2017; not the stage of the laboratory.
        status: of its record; neither of the two stages.
        innovation: the id of the innovation it became.

    >>> Idea("antrean", "Antrean daring").to_stage(Stage.TRIAL).stage.label("en")
    'Trial'
    """

    id: str = field(validator=line)
    name: str = field(validator=line)
    stage: Stage = field(default=Stage.INITIATIVE, validator=instance_of(Stage))
    status: WorkflowStatus = field(default=WorkflowStatus.DRAFT, validator=instance_of(WorkflowStatus))
    innovation: str | None = field(default=None, validator=line)

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
class Plan(Consistent):
    """An action plan: for which idea, by whom, when, with what."""

    idea: str = field(validator=line)
    owner: str = field(validator=line)
    starts_on: date = field(validator=instance_of(date))
    ends_on: date = field(validator=instance_of(date))
    resources: str = field(validator=line)

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """The contradictions between entries."""
        yield from backwards(it, "starts_on", "ends_on")


@frozen
class Launch:
    """The launch of what was planned; without evidence it does not count as launched."""

    on: date = field(validator=instance_of(date))
    evidence: tuple[Evidence, ...] = field(default=(), converter=listed, validator=items_of(Evidence))


@frozen
class Showing:
    """Where and when it was shown in public."""

    on: date = field(validator=instance_of(date))
    place: str = field(validator=line)


@frozen
class Documents:
    """What another unit or region needs to replicate it, and the day of the coaching clinic."""

    guide: Evidence = field(validator=instance_of(Evidence))
    coached_on: date = field(validator=instance_of(date))


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
class LabUnit(Consistent):
    """One unit of the cohort.

    Attributes:
        participants: how many people it sends.
        entered: the stages it has entered, in their order; drum-up is its enrolment.
        problem: the one problem it puts first.
    """

    id: str = field(validator=line)
    name: str = field(validator=line)
    kind: LabUnitKind = field(validator=instance_of(LabUnitKind))
    participants: int | None = field(default=None, validator=integer(1, MOST_PEOPLE))
    entered: tuple[Entered, ...] = field(default=(), converter=listed, validator=items_of(Entered))
    problem: str | None = field(default=None, validator=prose)
    ideas: tuple[Idea, ...] = field(default=(), converter=listed, validator=items_of(Idea))
    plan: Plan | None = field(default=None, validator=instance_of(Plan))
    launch: Launch | None = field(default=None, validator=instance_of(Launch))
    showing: Showing | None = field(default=None, validator=instance_of(Showing))
    documents: Documents | None = field(default=None, validator=instance_of(Documents))

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """The contradictions between entries."""
        yield from duplicates("ideas", it.ideas, "duplicate_id", key="id")
        yield from _plan_problems(it)
        if not is_tuple(it.entered) or not all(isinstance(one, Entered) for one in it.entered):
            return
        order = list(_order_problems(it.entered))
        yield from order or _stage_problems(it)

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


def _is_met(it: Any, criterion: ExitCriterion) -> bool:
    brought = getattr(it, _BROUGHT[criterion])
    if criterion is ExitCriterion.LAUNCH and isinstance(brought, Launch):
        return bool(brought.evidence)
    # What could not be read is there: it is told as a problem of its own.
    return brought.strip() != "" if isinstance(brought, str) else brought not in (None, ())


def _plan_problems(it: Any) -> Iterator[Problem]:
    known = [idea.id for idea in it.ideas if isinstance(getattr(idea, "id", None), str)]
    idea = getattr(it.plan, "idea", None)
    if isinstance(idea, str) and is_tuple(it.ideas) and len(known) == len(it.ideas) and idea not in known:
        yield problem("unknown_value", idea, one_of(known, idea) if known else same("ideas[].id"), path="plan.idea")


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


def _stage_problems(it: Any) -> Iterator[Problem]:
    """What was delivered before its stage was entered, and what a stage that was left still lacks."""
    reached = [one.stage for one in it.entered]
    for name, stage in _BELONGS_TO.items():
        value = getattr(it, name)
        if value not in (None, ()) and stage not in reached:
            wanted = Text(f'sesudah tahap "{stage.value}" dimulai', f'after stage "{stage.value}" was entered')
            yield problem("conflict", name, wanted, path=name, reference=LAB.reference.title)
    for stage in reached[:-1]:
        for criterion in EXIT[stage]:
            if criterion is not ExitCriterion.COMMITMENT and not _is_met(it, criterion):
                wanted = Text(
                    f'{criterion.label("id")}, sebelum "{stage.value}" ditinggalkan',
                    f'{criterion.label("en")}, before "{stage.value}" is left',
                )
                yield problem("missing_key", ABSENT, wanted, path=_BROUGHT[criterion], reference=EXIT_OF_OURS.title)
