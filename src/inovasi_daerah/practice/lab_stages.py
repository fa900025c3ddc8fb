"""The stages of an innovation laboratory (*Laboratorium Inovasi*), and what is asked before each may be left."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from inovasi_daerah.practice.machines import Machine
from inovasi_daerah.references import Confidence, Reference
from inovasi_daerah.text import Term, Text

if TYPE_CHECKING:
    from collections.abc import Mapping


class LabStage(Term):
    """The five stages of the laboratory, and its documentation ("5D + 1"). They are not the stages of PP 38/2017."""

    DRUM_UP = "drum_up", "Drum-up (menggugah kemauan berinovasi)", "Drum-up (the will to innovate)"
    DIAGNOSE = "diagnose", "Diagnose (kesiapan, masalah, ide)", "Diagnose (readiness, problems, ideas)"
    DESIGN = "design", "Design (rencana aksi)", "Design (action plan)"
    DELIVER = "deliver", "Deliver (pelaksanaan, hasil)", "Deliver (carry out, results)"
    DISPLAY = "display", "Display (pameran)", "Display (show)"
    DOCUMENTATION = (
        "documentation",
        "Documentation (dokumentasi dengan klinik pendampingan)",
        "Documentation (with coaching clinic)",
    )


ORDER: Final = tuple(LabStage)
LAB_RULE: Final = Reference("lab", Text("Laboratorium Inovasi LAN", "LAN's innovation laboratory"))
LAB: Final = Machine(
    Text("tahap laboratorium", "stage of the laboratory"),
    LabStage.DRUM_UP,
    {stage: ORDER[position + 1 : position + 2] for position, stage in enumerate(ORDER)},
    LAB_RULE,
)
"""The stages of the laboratory, one after the other."""


class ExitCriterion(Term):
    """What a stage asks for before it may be left. The criteria are this project's own."""

    COMMITMENT = "komitmen_pimpinan", "komitmen pimpinan", "the leader's commitment"
    PROBLEM = "masalah_prioritas", "masalah yang diprioritaskan", "a prioritised problem"
    IDEA = "ide", "sedikitnya satu ide", "at least one idea"
    PLAN = "rencana", "rencana dengan penanggung jawab, tanggal, sumber daya", "a plan with owner, dates and resources"
    LAUNCH = "peluncuran", "peluncuran dengan bukti", "a launch with evidence"
    SHOWING = "pameran", "diperlihatkan kepada umum", "shown in public"
    DOCUMENTS = (
        "siap_replikasi",
        "dokumen siap replikasi dan klinik pendampingan",
        "replication-ready documents and coaching",
    )


EXIT: Final[Mapping[LabStage, tuple[ExitCriterion, ...]]] = MappingProxyType(
    {
        LabStage.DRUM_UP: (ExitCriterion.COMMITMENT,),
        LabStage.DIAGNOSE: (ExitCriterion.PROBLEM, ExitCriterion.IDEA),
        LabStage.DESIGN: (ExitCriterion.PLAN,),
        LabStage.DELIVER: (ExitCriterion.LAUNCH,),
        LabStage.DISPLAY: (ExitCriterion.SHOWING,),
        LabStage.DOCUMENTATION: (ExitCriterion.DOCUMENTS,),
    }
)
"""What each stage asks for; that the unit is enrolled is its entry into drum-up."""
EXIT_OF_OURS: Final = Reference(
    "lab-exit", Text("kriteria keluar, pilihan proyek ini", "exit criteria, this project's own"), Confidence.C
)
