"""The laboratory: units on their way through the stages, and three state machines that never mix."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from inovasi_daerah import Evidence, EvidenceKind, InovasiDaerahError, InvalidSubmission, Region, Stage
from inovasi_daerah.files import load
from inovasi_daerah.practice import (
    Commitment,
    Documents,
    Entered,
    ExitCriterion,
    Idea,
    Lab,
    LabStage,
    LabUnit,
    LabUnitKind,
    Launch,
    Mode,
    MoveRefused,
    Plan,
    Session,
    Showing,
    WorkflowStatus,
)
from inside import LAB_EXIT as EXIT
from inside import LAB_FILE, LANGS, PP_38, WORKFLOW, Machine, Term
from inside import LAB_ORDER as ORDER
from inside import LAB_STAGES as LAB

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
PAREPARE = Path(__file__).parent.parent.parent / "docs" / "examples" / "parepare-lab.json"
NOVEMBER = date(2023, 11, 21)
DECEMBER = date(2023, 12, 7)
PHOTO = Evidence("foto", EvidenceKind.IMAGE)
GUIDE = Evidence("pedoman", EvidenceKind.PDF)
COMMITMENT = Commitment("Wali kota", NOVEMBER)
SESSIONS = (
    *(Session(stage, NOVEMBER, Mode.ONLINE) for stage in ORDER[:3]),
    *(Session(stage, DECEMBER, Mode.ON_SITE, date(2023, 12, 8)) for stage in ORDER[3:5]),
)
BROUGHT: dict[str, Any] = {
    "problem": "Antrean panjang.",
    "ideas": (Idea("antrean", "Antrean daring"),),
    "plan": Plan("antrean", "Kepala unit", NOVEMBER, DECEMBER, "dua pegawai"),
    "launch": Launch(DECEMBER, (PHOTO,)),
    "showing": Showing(date(2023, 12, 8), "Balai kota"),
    "documents": Documents(GUIDE, date(2023, 12, 20)),
}
OF_STAGE = {
    LabStage.DRUM_UP: (),
    LabStage.DIAGNOSE: ("problem", "ideas"),
    LabStage.DESIGN: ("plan",),
    LabStage.DELIVER: ("launch",),
    LabStage.DISPLAY: ("showing",),
    LabStage.DOCUMENTATION: ("documents",),
}


def a_unit(unit_id: str = "u", **entries: Any) -> LabUnit:
    return LabUnit(unit_id, "Unit", LabUnitKind.AGENCY, **entries)


def a_lab(*units: LabUnit, **entries: Any) -> Lab:
    chosen = {"commitment": COMMITMENT, "sessions": SESSIONS, **entries}
    return Lab("uji", "Laboratorium uji", Region("73.72"), units=units or (a_unit(),), **chosen)


def at(stage: LabStage, *, also: tuple[str, ...] = ()) -> Lab:
    """A laboratory whose unit stands at the beginning of that stage, with what was asked before."""
    lab = a_lab()
    for one in ORDER[: ORDER.index(stage) + 1]:
        lab = lab.advance("u", one, DECEMBER)
        if one is not stage:
            lab = lab.with_unit(changed(lab.unit("u"), **{name: BROUGHT[name] for name in OF_STAGE[one]}))
    return lab.with_unit(changed(lab.unit("u"), **{name: BROUGHT[name] for name in also}))


def problems_of(make: Any, *given: Any, **entries: Any) -> list[tuple[str, str]]:
    with pytest.raises(InvalidSubmission) as refused:
        make(*given, **entries)
    assert all(found.message(lang) for found in refused.value.problems for lang in LANGS)
    return [(found.code, found.path) for found in refused.value.problems]


class TestParepare:
    """Parepare 2023, the worked example: what its source gives, and what is marked as made up."""

    def test_65_participants_over_38_units(self) -> None:
        lab = load(PAREPARE, Lab)
        assert (lab.participants, len(lab.units)) == (65, 38)
        assert [(kind.value, number) for kind, number in lab.units_by_kind.items()] == [
            ("skpd", 16),
            ("kecamatan", 2),
            ("bagian", 2),
            ("kelurahan", 6),
            ("puskesmas", 2),
            ("uptd_sekolah", 10),
        ]

    def test_how_they_split_is_marked_as_made_up(self) -> None:
        lab = load(PAREPARE, Lab)
        assert sum(cast("int", number) for number in lab.participants_by_kind.values()) == 65
        assert "units[].participants" in lab.illustrative
        assert "Made up for the example: " in lab.explain("en")

    def test_the_stages_on_their_dates(self) -> None:
        lab = load(PAREPARE, Lab)
        assert [lab.begins(stage) for stage in ORDER] == [date(2023, 11, 21)] * 3 + [date(2023, 12, 7)] * 2 + [None]
        assert [session.mode for session in lab.sessions] == [Mode.ONLINE] * 3 + [Mode.ON_SITE] * 2

    def test_design_before_diagnose_is_refused_with_the_reason(self) -> None:
        lab = load(PAREPARE, Lab)
        with pytest.raises(MoveRefused) as refused:
            lab.advance("kecamatan-2", LabStage.DESIGN, NOVEMBER)
        assert refused.value.legal == (LabStage.DIAGNOSE,)
        assert "Design (action plan) only comes after Diagnose" in refused.value.message("en")
        assert "legal: Diagnose" in refused.value.message("en")

    def test_design_before_there_is_an_idea_is_refused_with_the_reason(self) -> None:
        with pytest.raises(MoveRefused) as refused:
            load(PAREPARE, Lab).advance("kecamatan-1", LabStage.DESIGN, NOVEMBER)
        assert refused.value.message("id").endswith("belum ada sedikitnya satu ide; yang boleh: Design (rencana aksi)")

    def test_progress_per_unit(self) -> None:
        progress = {one.unit.id: one for one in load(PAREPARE, Lab).progress}
        assert progress["skpd-1"].stage is LabStage.DISPLAY
        assert progress["skpd-2"].legal == (LabStage.DIAGNOSE,)
        assert progress["kecamatan-1"].unmet == (ExitCriterion.IDEA,)

    def test_ideas_that_never_become_innovations(self) -> None:
        ideas = load(PAREPARE, Lab).unit("skpd-1").ideas
        assert [idea.innovation for idea in ideas] == ["antrean-daring", None]

    def test_text_is_at_most_100_columns_wide(self) -> None:
        for lang in LANGS:
            assert max(map(len, load(PAREPARE, Lab).explain(lang).splitlines())) <= 100


class TestStages:
    """One stage after the other, each left only when what it asks for is there."""

    @pytest.mark.parametrize("stage", ORDER[1:5])
    def test_a_stage_is_left_only_when_all_it_asks_for_is_there(self, stage: LabStage) -> None:
        following = ORDER[ORDER.index(stage) + 1]
        assert at(stage, also=OF_STAGE[stage]).advance("u", following, DECEMBER).unit("u").stage is following
        for name in OF_STAGE[stage]:
            rest = tuple(other for other in OF_STAGE[stage] if other != name)
            with pytest.raises(MoveRefused) as refused:
                at(stage, also=rest).advance("u", following, DECEMBER)
            assert len(refused.value.reasons) == 1
            assert refused.value.legal == (following,)

    def test_drum_up_is_left_only_with_the_leaders_commitment(self) -> None:
        lab = a_lab(commitment=None).advance("u", LabStage.DRUM_UP, NOVEMBER)
        assert lab.progress[0].unmet == (ExitCriterion.COMMITMENT,)
        with pytest.raises(MoveRefused, match="komitmen pimpinan"):
            lab.advance("u", LabStage.DIAGNOSE, NOVEMBER)
        assert problems_of(evolve, at(LabStage.DIAGNOSE), commitment=None) == [
            ("illegal_move", "units[0].entered[1].stage")
        ]

    def test_a_launch_without_evidence_is_only_said(self) -> None:
        lab = at(LabStage.DELIVER)
        lab = lab.with_unit(evolve(lab.unit("u"), launch=Launch(DECEMBER)))
        assert lab.progress[0].unmet == (ExitCriterion.LAUNCH,)

    def test_a_blank_problem_is_none(self) -> None:
        lab = at(LabStage.DIAGNOSE, also=("ideas",))
        lab = lab.with_unit(evolve(lab.unit("u"), problem="  "))
        assert lab.progress[0].unmet == (ExitCriterion.PROBLEM,)

    def test_a_unit_is_complete_when_its_documents_are_ready(self) -> None:
        assert not at(LabStage.DOCUMENTATION).unit("u").is_complete
        lab = at(LabStage.DOCUMENTATION, also=("documents",))
        assert lab.unit("u").is_complete
        assert "; complete " in " ".join(lab.explain("en").split())
        with pytest.raises(MoveRefused, match="tidak ada perpindahan lagi"):
            lab.advance("u", LabStage.DRUM_UP, DECEMBER)

    def test_a_unit_that_is_not_enrolled_may_only_be_enrolled(self) -> None:
        assert a_lab().progress[0].legal == (LabStage.DRUM_UP,)
        assert "belum terdaftar - Drum-up" in " ".join(a_lab().explain().split())
        with pytest.raises(MoveRefused, match="belum mulai"):
            a_lab().advance("u", LabStage.DIAGNOSE, NOVEMBER)

    def test_a_day_before_the_session_or_the_step_before_is_refused(self) -> None:
        lab = at(LabStage.DESIGN, also=("plan",))
        assert problems_of(lab.advance, "u", LabStage.DELIVER, NOVEMBER) == [("conflict", "entered[3].on")]
        assert problems_of(a_lab().advance, "u", LabStage.DRUM_UP, date(2023, 11, 20)) == [
            ("conflict", "units[0].entered[0].on")
        ]

    def test_an_unknown_unit_is_refused_with_the_nearest(self) -> None:
        with pytest.raises(InvalidSubmission, match="skpd-16") as refused:
            load(PAREPARE, Lab).advance("skdp-16", LabStage.DRUM_UP, NOVEMBER)
        assert refused.value.problems[0].code == "unknown_value"

    def test_nothing_changes_in_the_laboratory_that_was_there(self) -> None:
        lab = at(LabStage.DIAGNOSE)
        before = pickle.dumps(LAB_FILE.write(lab))
        lab.with_unit(evolve(lab.unit("u"), problem="x"))
        assert pickle.dumps(LAB_FILE.write(lab)) == before


class TestFiles:
    """What a file says of units is checked by the same rules."""

    def data(self) -> dict[str, Any]:
        return {
            "format": "inovasi-daerah/lab",
            "format_version": "1.0",
            "id": "uji",
            "name": "Uji",
            "region": "73.72",
            "commitment": {"by": "Wali kota", "on": "2023-11-21"},
            "units": [
                {
                    "id": "u",
                    "name": "Unit",
                    "kind": "skpd",
                    "problem": "Antrean panjang.",
                    "entered": [{"stage": stage.value, "on": "2023-11-21"} for stage in ORDER[:3]],
                    "ideas": [{"id": "antrean", "name": "Antrean daring"}],
                }
            ],
        }

    def test_a_stage_that_was_skipped_is_refused(self) -> None:
        data = self.data()
        del data["units"][0]["entered"][1]
        assert problems_of(LAB_FILE.read, data) == [("illegal_move", "units[0].entered[1].stage")]

    def test_a_stage_after_the_last_is_refused(self) -> None:
        data = self.data()
        data["units"][0] |= {"entered": [{"stage": stage.value, "on": "2023-12-31"} for stage in (*ORDER, ORDER[0])]}
        assert problems_of(LAB_FILE.read, data) == [("illegal_move", "units[0].entered[6].stage")]

    def test_what_a_stage_owes_that_was_left_is_refused(self) -> None:
        data = self.data()
        del data["units"][0]["problem"]
        data["units"][0]["ideas"] = []
        assert problems_of(LAB_FILE.read, data) == [
            ("missing_key", "units[0].problem"),
            ("missing_key", "units[0].ideas"),
        ]

    def test_what_belongs_to_a_later_stage_is_refused(self) -> None:
        data = self.data()
        del data["units"][0]["entered"][1:]
        data["units"][0]["showing"] = {"on": "2023-12-08", "place": "Balai kota"}
        assert problems_of(LAB_FILE.read, data) == [
            ("conflict", "units[0].problem"),
            ("conflict", "units[0].ideas"),
            ("conflict", "units[0].showing"),
        ]

    def test_what_can_not_be_read_is_not_missing_too(self) -> None:
        data = self.data()
        data["units"][0]["ideas"] = [{"id": "antrean"}]
        data["units"][0]["problem"] = 3
        assert problems_of(LAB_FILE.read, data) == [
            ("wrong_type", "units[0].problem"),
            ("missing_key", "units[0].ideas[0].name"),
        ]
        data = self.data()
        data["units"][0]["entered"][2]["on"] = "2023-02-30"
        assert problems_of(LAB_FILE.read, data) == [("bad_date", "units[0].entered[2].on")]

    def test_a_plan_speaks_of_an_idea_of_the_unit(self) -> None:
        data = self.data()
        plan = {"idea": "antrian", "owner": "x", "starts_on": "2023-12-01", "ends_on": "2023-11-30", "resources": "x"}
        data["units"][0]["plan"] = plan
        assert problems_of(LAB_FILE.read, data) == [
            ("conflict", "units[0].plan.ends_on"),
            ("unknown_value", "units[0].plan.idea"),
        ]
        assert problems_of(a_unit, plan=evolve(BROUGHT["plan"], idea="x"))[0] == ("unknown_value", "plan.idea")

    def test_numbers_of_participants_agree(self) -> None:
        data = {**self.data(), "participants": 3}
        assert LAB_FILE.read(data).participants_by_kind == {LabUnitKind.AGENCY: None}
        data["units"][0]["participants"] = 2
        assert problems_of(LAB_FILE.read, data) == [("conflict", "participants")]
        data["units"][0]["participants"] = 0
        assert problems_of(LAB_FILE.read, data) == [("out_of_range", "units[0].participants")]
        assert LAB_FILE.read({**self.data(), "participants": 3, "units": []}).participants == 3

    def test_ids_stand_once(self) -> None:
        data = self.data()
        data["units"].append(copy.deepcopy(data["units"][0]))
        data["units"][1]["ideas"] *= 2
        assert problems_of(LAB_FILE.read, data) == [
            ("duplicate_id", "units[1].ideas[1].id"),
            ("duplicate_id", "units[1].id"),
        ]

    def test_a_session_does_not_end_before_it_begins(self) -> None:
        assert problems_of(Session, LabStage.DELIVER, DECEMBER, Mode.ON_SITE, NOVEMBER) == [("conflict", "ends_on")]
        with pytest.raises(InvalidSubmission, match=f"tidak sebelum starts_on, {DECEMBER}"):
            Session(LabStage.DELIVER, DECEMBER, Mode.ON_SITE, NOVEMBER)

    def test_a_laboratory_reads_back_the_same(self) -> None:
        for stage in ORDER:
            lab = at(stage, also=OF_STAGE[stage])
            assert LAB_FILE.read(json.loads(LAB_FILE.write(lab))) == lab

    def test_a_refusal_can_be_handed_to_another_process(self) -> None:
        with pytest.raises(MoveRefused) as refused:
            Idea("a", "A").to_stage(Stage.APPLICATION)
        again = pickle.loads(pickle.dumps(refused.value))  # noqa: S301 - our own error
        assert again.message("en") == refused.value.message("en")


MACHINES: tuple[Machine[Any], ...] = (LAB, PP_38, WORKFLOW)


class TestMachines:
    """Three machines, each with its own states."""

    @pytest.mark.parametrize("order", [list(LabStage), list(Stage)])
    def test_stages_follow_one_by_one_and_never_back(self, order: list[Term]) -> None:
        machine: Machine[Any] = next(one for one in MACHINES if set(one.moves) == set(order))
        assert [machine.legal(state) for state in (None, *order)] == [*((state,) for state in order), ()]

    @given(st.sampled_from(WorkflowStatus), st.sampled_from(WorkflowStatus))
    def test_a_record_is_decided_once_handed_in(self, status: WorkflowStatus, wanted: WorkflowStatus) -> None:
        assert (wanted in WORKFLOW.legal(status)) == may_follow(status, wanted)

    def test_the_stages_of_pp_38_follow_each_other(self) -> None:
        idea = Idea("a", "A").to_stage(Stage.TRIAL).to_stage(Stage.APPLICATION)
        assert idea.stage is Stage.APPLICATION
        with pytest.raises(MoveRefused, match="Inisiatif hanya tahap pertama"):
            idea.to_stage(Stage.INITIATIVE)

    def test_every_state_can_be_reached_and_no_machine_knows_a_state_of_another(self) -> None:
        seen: set[Term] = set()
        for machine in MACHINES:
            reached: set[Term] = set()
            waiting: list[Term] = [machine.start]
            while waiting:
                state = waiting.pop()
                if state not in reached:
                    reached.add(state)
                    waiting += machine.legal(state)
            assert reached == set(machine.moves)
            assert not reached & seen
            seen |= reached

    @given(st.data())
    def test_a_refused_move_names_the_legal_ones_in_both_languages(self, data: st.DataObject) -> None:
        machine = data.draw(st.sampled_from(MACHINES))
        states = st.sampled_from(list(machine.moves))
        state, wanted = data.draw(st.one_of(st.none(), states)), data.draw(states)
        if wanted in machine.legal(state):
            assert machine.move(state, wanted) is wanted
            return
        with pytest.raises(MoveRefused) as refused:
            machine.move(state, wanted)
        assert refused.value.legal == machine.legal(state)
        assert refused.value.reasons
        for lang in LANGS:
            assert all(one.label(lang) in refused.value.message(lang) for one in (*refused.value.legal, wanted))

    def test_every_stage_of_the_laboratory_asks_for_something(self) -> None:
        assert set(EXIT) == set(LabStage)
        assert [one for stage in ORDER for one in EXIT[stage]] == list(ExitCriterion)


def tried(act: Callable[[], T]) -> tuple[T | None, InovasiDaerahError | None]:
    """What came of it: the new state, or the refusal."""
    try:
        return act(), None
    except InovasiDaerahError as refusal:
        return None, refusal


def changed(unit: LabUnit, **entries: Any) -> LabUnit:
    return evolve(unit, **entries)


STAGES = list(Stage)
DECISIONS = (WorkflowStatus.RETURNED, WorkflowStatus.ACCEPTED, WorkflowStatus.REJECTED)


def may_follow(status: WorkflowStatus, wanted: WorkflowStatus) -> bool:
    """The workflow in words: what is handed in is decided upon; a decision to accept or reject is the last word."""
    if status in (WorkflowStatus.ACCEPTED, WorkflowStatus.REJECTED):
        return False
    if wanted in DECISIONS:
        return status is WorkflowStatus.SUBMITTED
    if wanted is WorkflowStatus.SUBMITTED:
        return status in (WorkflowStatus.DRAFT, WorkflowStatus.RETURNED)
    if wanted is WorkflowStatus.DRAFT:
        return status is WorkflowStatus.WITHDRAWN
    return status is not WorkflowStatus.WITHDRAWN


class Walk(RuleBasedStateMachine):
    """Any sequence of moves over a laboratory of two units, with the three machines side by side."""

    def __init__(self) -> None:
        super().__init__()
        self.lab = a_lab(a_unit("u"), a_unit("v"), commitment=None)
        self.today = NOVEMBER

    units = st.sampled_from(["u", "v"])

    @rule()
    def the_leader_commits(self) -> None:
        self.lab = evolve(self.lab, commitment=COMMITMENT)

    @rule(days=st.integers(1, 20))
    def time_goes_by(self, days: int) -> None:
        self.today += timedelta(days)

    @rule(unit_id=units, wanted=st.sampled_from(ORDER))
    def a_unit_asks_for_a_stage(self, unit_id: str, wanted: LabStage) -> None:
        before = self.lab
        unit = before.unit(unit_id)
        legal = LAB.legal(unit.stage)
        owed = () if unit.stage is None else before.unmet(unit, unit.stage)
        lab, refusal = tried(lambda: before.advance(unit_id, wanted, self.today))
        if isinstance(refusal, MoveRefused):
            assert refusal.legal == legal
            assert wanted not in legal or owed
            assert all(one.label("en") in refusal.message("en") for one in (*legal, *owed))
            return
        assert wanted in legal
        assert not owed
        begins = before.begins(wanted)
        if lab is None:
            assert isinstance(refusal, InvalidSubmission)
            assert begins is not None
            assert self.today < begins
            return
        assert begins is None or self.today >= begins
        assert evolve(lab.unit(unit_id), entered=unit.entered) == unit
        self.lab = lab

    @rule(unit_id=units)
    def a_unit_goes_on_as_it_should(self, unit_id: str) -> None:
        stage = self.lab.unit(unit_id).stage
        self.lab = evolve(self.lab, commitment=COMMITMENT)
        for name in OF_STAGE[stage] if stage else ():
            if not getattr(self.lab.unit(unit_id), name):
                self.lab = self.lab.with_unit(changed(self.lab.unit(unit_id), **{name: BROUGHT[name]}))
        for wanted in LAB.legal(stage):
            begins = self.lab.begins(wanted)
            if begins is not None:
                _, refusal = tried(partial(self.lab.advance, unit_id, wanted, begins - timedelta(1)))
                assert isinstance(refusal, InvalidSubmission)
                self.today = max(self.today, begins)
            self.lab = self.lab.advance(unit_id, wanted, self.today)
            assert self.lab.unit(unit_id).stage is wanted

    @rule(unit_id=units, name=st.sampled_from([*BROUGHT]))
    def a_unit_brings_something(self, unit_id: str, name: str) -> None:
        unit = self.lab.unit(unit_id)
        entered = [one.stage for one in unit.entered]
        its_stage = next(stage for stage in ORDER if name in OF_STAGE[stage])
        if name == "ideas" and unit.ideas:
            return
        lab, _ = tried(lambda: self.lab.with_unit(changed(unit, **{name: BROUGHT[name]})))
        assert (lab is not None) == (its_stage in entered)
        self.lab = lab or self.lab

    @rule(unit_id=units, name=st.sampled_from([*BROUGHT]))
    def a_unit_takes_something_back(self, unit_id: str, name: str) -> None:
        unit = self.lab.unit(unit_id)
        lab, _ = tried(lambda: self.lab.with_unit(changed(unit, **{name: () if name == "ideas" else None})))
        asked = name in [other for one in unit.entered[:-1] for other in OF_STAGE[one.stage]]
        assert (lab is None) == asked
        self.lab = lab or self.lab

    @rule(unit_id=units, wanted=st.sampled_from(list(Stage)))
    def an_idea_asks_for_a_stage_of_pp_38(self, unit_id: str, wanted: Stage) -> None:
        for idea in self.lab.unit(unit_id).ideas:
            legal = PP_38.legal(idea.stage)
            moved, refusal = tried(partial(idea.to_stage, wanted))
            assert (moved is not None) == (wanted in legal) == (wanted in STAGES[STAGES.index(idea.stage) + 1 :][:1])
            if moved is not None:
                assert evolve(moved, stage=idea.stage) == idea
                self._replace(unit_id, moved)
            else:
                assert isinstance(refusal, MoveRefused)
                assert refusal.legal == legal

    @rule(unit_id=units, wanted=st.sampled_from(list(WorkflowStatus)))
    def a_record_asks_for_a_status(self, unit_id: str, wanted: WorkflowStatus) -> None:
        for idea in self.lab.unit(unit_id).ideas:
            legal = WORKFLOW.legal(idea.status)
            moved, refusal = tried(partial(idea.to_status, wanted))
            assert (moved is not None) == (wanted in legal) == may_follow(idea.status, wanted)
            if moved is not None:
                assert evolve(moved, status=idea.status) == idea
                self._replace(unit_id, moved)
            else:
                assert isinstance(refusal, MoveRefused)
                assert refusal.legal == legal

    def _replace(self, unit_id: str, idea: Idea) -> None:
        stage = self.lab.unit(unit_id).stage
        self.lab = self.lab.with_unit(evolve(self.lab.unit(unit_id), ideas=(idea,)))
        assert self.lab.unit(unit_id).stage is stage

    @invariant()
    def stages_stand_in_their_order_without_a_gap(self) -> None:
        for unit in self.lab.units:
            assert tuple(one.stage for one in unit.entered) == ORDER[: len(unit.entered)]

    @invariant()
    def days_never_go_back_and_never_lie_before_a_session(self) -> None:
        for unit in self.lab.units:
            assert all(one.on <= other.on for one, other in pairwise(unit.entered))
            assert all((self.lab.begins(one.stage) or one.on) <= one.on for one in unit.entered)

    @invariant()
    def a_stage_that_was_left_has_all_it_asked_for(self) -> None:
        for unit in self.lab.units:
            assert not any(self.lab.unmet(unit, one.stage) for one in unit.entered[:-1])

    @invariant()
    def nothing_comes_before_its_stage(self) -> None:
        for unit in self.lab.units:
            entered = {one.stage for one in unit.entered}
            for stage, names in OF_STAGE.items():
                assert stage in entered or not any(getattr(unit, name) for name in names)

    @invariant()
    def the_file_reads_back_the_same(self) -> None:
        assert LAB_FILE.read(json.loads(LAB_FILE.write(self.lab))) == self.lab


TestWalk = Walk.TestCase


def test_an_entry_is_a_stage_and_a_day() -> None:
    assert problems_of(Entered, "design", DECEMBER) == [("wrong_type", "stage")]
