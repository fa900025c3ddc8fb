"""Indonesia's regional innovation (*inovasi daerah*): its domain model and the rules of its index.

Begin with ``load_submission``, ``rulebook`` and ``score``::

    score = inovasi_daerah.score(load_submission("kota.json"), rulebook("iid-2026"))
    print(score.index, score.explain())

``tables`` holds the same rules over data frames (extra ``tables``); ``inovasi_daerah.testing`` the strategies for tests
(extra ``testing``). Names load on first use, so that importing the package reads no data and stays cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inovasi_daerah import tables as tables
    from inovasi_daerah.editions.bands import Predicate
    from inovasi_daerah.editions.capabilities import Capability
    from inovasi_daerah.editions.differences import Aspect, Change, differences
    from inovasi_daerah.editions.lending import with_catalogue_of
    from inovasi_daerah.editions.library import load_rulebook, rulebook, rulebook_of_year, rulebooks
    from inovasi_daerah.editions.rulebook import Rulebook
    from inovasi_daerah.entities.affairs import Affair, UnknownAffair, affair, affairs
    from inovasi_daerah.entities.agencies import Agency, AgencyKind
    from inovasi_daerah.entities.careers import AdministrativeKind, Area, Career, CareerYear
    from inovasi_daerah.entities.checklists import Answer, Checklist, Criterion, Principle
    from inovasi_daerah.entities.claims import Claim, Evidence, EvidenceKind, Seen, SeenEvidence, Status, Verification
    from inovasi_daerah.entities.counts import Count, Growth, YearCounts
    from inovasi_daerah.entities.coverage import Coverage, coverage
    from inovasi_daerah.entities.innovations import (
        Classification,
        Cluster,
        Form,
        Initiator,
        Innovation,
        Kind,
        Stage,
    )
    from inovasi_daerah.entities.inventories import Inventory
    from inovasi_daerah.entities.linking import careers
    from inovasi_daerah.entities.movements import (
        Counting,
        Movement,
        Period,
        UnitOfAccount,
        UnknownMovement,
        movement,
        movements,
    )
    from inovasi_daerah.entities.policies import InstrumentKind, LegalInstrument
    from inovasi_daerah.entities.practice.assessments import Assessment, Response
    from inovasi_daerah.entities.practice.ecosystem import Dimension, Mean
    from inovasi_daerah.entities.practice.evaluation import (
        DimensionScore,
        EcosystemChange,
        EcosystemScore,
        compare_ecosystems,
        evaluate,
    )
    from inovasi_daerah.entities.practice.improvements import (
        Direction,
        Improvement,
        ImprovementVerdict,
        Measure,
        MeasureKind,
        Outcome,
    )
    from inovasi_daerah.entities.practice.instruments import (
        AnswerScale,
        DimensionWeights,
        Instrument,
        Item,
        starter_instrument,
    )
    from inovasi_daerah.entities.practice.lab_stages import ExitCriterion, LabStage
    from inovasi_daerah.entities.practice.lab_units import (
        Documents,
        Entered,
        Idea,
        LabUnit,
        LabUnitKind,
        Launch,
        Plan,
        Showing,
    )
    from inovasi_daerah.entities.practice.labs import Commitment, Lab, Mode, Session
    from inovasi_daerah.entities.practice.machines import MoveRefused, WorkflowStatus
    from inovasi_daerah.entities.practice.radar import radar_svg
    from inovasi_daerah.entities.practice.replications import Original, Replication, ReplicationKind, ReplicationNetwork
    from inovasi_daerah.entities.regions import (
        AmbiguousRegion,
        Region,
        RegionKind,
        UnknownRegion,
        find_regions,
        region,
        regions,
    )
    from inovasi_daerah.entities.registers import Echelon, Position, Register
    from inovasi_daerah.entities.submissions import Submission
    from inovasi_daerah.errors import (
        InvalidInput,
        InvalidPortfolio,
        InvalidRulebook,
        InvalidSubmission,
        MissingExtra,
        Problem,
        RulebookIncomplete,
        UnknownRulebook,
        UnknownSchema,
    )
    from inovasi_daerah.interchange.domain_files import (
        load_assessment,
        load_improvement,
        load_instrument,
        load_inventory,
        load_lab,
        load_movement,
        load_register,
        load_replications,
        read_assessment,
        read_improvement,
        read_instrument,
        read_inventory,
        read_lab,
        read_movement,
        read_register,
        read_replications,
        write_assessment,
        write_improvement,
        write_instrument,
        write_inventory,
        write_lab,
        write_movement,
        write_register,
        write_replications,
    )
    from inovasi_daerah.interchange.official_export import load_portfolio
    from inovasi_daerah.interchange.schemas import schema
    from inovasi_daerah.interchange.score_file import Divergence, Verdict, verify, write_score
    from inovasi_daerah.interchange.spreadsheets import Spreadsheet, load_spreadsheet, read_spreadsheet
    from inovasi_daerah.interchange.submission_file import (
        load_submission,
        load_submission_from,
        read_submission,
        write_submission,
    )
    from inovasi_daerah.labels import InovasiDaerahError, Text
    from inovasi_daerah.portfolio.readings import Reading
    from inovasi_daerah.portfolio.report import PortfolioReport
    from inovasi_daerah.portfolio.rows import Portfolio, PortfolioRow
    from inovasi_daerah.references import Confidence, Reference
    from inovasi_daerah.scoring.admission import Reason
    from inovasi_daerah.scoring.aggregation import aggregate
    from inovasi_daerah.scoring.comparison import Comparison, Loss, compare
    from inovasi_daerah.scoring.derived_profile import DerivedProfile, derived_profile
    from inovasi_daerah.scoring.engine import score
    from inovasi_daerah.scoring.explanation import (
        GovernmentScore,
        InnovationScore,
        MaturityScore,
        QuantityScore,
        RowScore,
        Score,
    )
    from inovasi_daerah.scoring.formula import Index
    from inovasi_daerah.scoring.notices import Notice
    from inovasi_daerah.scoring.rescoring import Rescoring, Step, rescore
    from inovasi_daerah.scoring.settings import Basis, Settings
    from inovasi_daerah.scoring.standing import State
    from inovasi_daerah.standing.award import (
        AwardCluster,
        MembersUnknown,
        Nomination,
        Overlap,
        members,
        nominate,
        quotas,
    )
    from inovasi_daerah.standing.comparison import YearComparison, compare_years
    from inovasi_daerah.standing.presentation import (
        Combination,
        PresentationScore,
        award_score,
        presentation_criteria,
        presentation_score,
    )
    from inovasi_daerah.standing.ranking import NotRanked, Place, Rank, Ranking, rank, rank_by_kind
    from inovasi_daerah.standing.results import NotComparable, Result
    from inovasi_daerah.standing.summaries import Summary, summarise

_HOMES = {
    "editions.bands": ("Predicate",),
    "editions.capabilities": ("Capability",),
    "editions.differences": ("Aspect", "Change", "differences"),
    "editions.lending": ("with_catalogue_of",),
    "editions.library": ("load_rulebook", "rulebook", "rulebook_of_year", "rulebooks"),
    "editions.rulebook": ("Rulebook",),
    "entities.affairs": ("Affair", "UnknownAffair", "affair", "affairs"),
    "entities.agencies": ("Agency", "AgencyKind"),
    "entities.practice.assessments": ("Assessment", "Response"),
    "entities.careers": ("AdministrativeKind", "Area", "Career", "CareerYear"),
    "entities.checklists": ("Answer", "Checklist", "Criterion", "Principle"),
    "entities.claims": ("Claim", "Evidence", "EvidenceKind", "Seen", "SeenEvidence", "Status", "Verification"),
    "entities.counts": ("Count", "Growth", "YearCounts"),
    "entities.coverage": ("Coverage", "coverage"),
    "entities.practice.ecosystem": ("Dimension", "Mean"),
    "entities.practice.evaluation": (
        "DimensionScore",
        "EcosystemChange",
        "EcosystemScore",
        "compare_ecosystems",
        "evaluate",
    ),
    "entities.practice.improvements": (
        "Direction",
        "Improvement",
        "ImprovementVerdict",
        "Measure",
        "MeasureKind",
        "Outcome",
    ),
    "entities.innovations": ("Classification", "Cluster", "Form", "Initiator", "Innovation", "Kind", "Stage"),
    "entities.practice.instruments": ("AnswerScale", "DimensionWeights", "Instrument", "Item", "starter_instrument"),
    "entities.inventories": ("Inventory",),
    "entities.practice.lab_stages": ("ExitCriterion", "LabStage"),
    "entities.practice.lab_units": (
        "Documents",
        "Entered",
        "Idea",
        "LabUnit",
        "LabUnitKind",
        "Launch",
        "Plan",
        "Showing",
    ),
    "entities.practice.labs": ("Commitment", "Lab", "Mode", "Session"),
    "entities.linking": ("careers",),
    "entities.practice.machines": ("MoveRefused", "WorkflowStatus"),
    "entities.movements": (
        "Counting",
        "Movement",
        "Period",
        "UnitOfAccount",
        "UnknownMovement",
        "movement",
        "movements",
    ),
    "entities.policies": ("InstrumentKind", "LegalInstrument"),
    "entities.practice.radar": ("radar_svg",),
    "entities.regions": (
        "AmbiguousRegion",
        "Region",
        "RegionKind",
        "UnknownRegion",
        "find_regions",
        "region",
        "regions",
    ),
    "entities.registers": ("Echelon", "Position", "Register"),
    "entities.practice.replications": ("Original", "Replication", "ReplicationKind", "ReplicationNetwork"),
    "entities.submissions": ("Submission",),
    "errors": (
        "InvalidInput",
        "InvalidPortfolio",
        "InvalidRulebook",
        "InvalidSubmission",
        "MissingExtra",
        "Problem",
        "RulebookIncomplete",
        "UnknownRulebook",
        "UnknownSchema",
    ),
    "interchange.official_export": ("load_portfolio",),
    "interchange.domain_files": (
        "load_assessment",
        "load_improvement",
        "load_instrument",
        "load_inventory",
        "load_lab",
        "load_movement",
        "load_register",
        "load_replications",
        "read_assessment",
        "read_improvement",
        "read_instrument",
        "read_inventory",
        "read_lab",
        "read_movement",
        "read_register",
        "read_replications",
        "write_assessment",
        "write_improvement",
        "write_instrument",
        "write_inventory",
        "write_lab",
        "write_movement",
        "write_register",
        "write_replications",
    ),
    "interchange.schemas": ("schema",),
    "interchange.score_file": ("Divergence", "Verdict", "verify", "write_score"),
    "interchange.submission_file": (
        "load_submission",
        "load_submission_from",
        "read_submission",
        "write_submission",
    ),
    "labels": ("InovasiDaerahError", "Text"),
    "portfolio.readings": ("Reading",),
    "portfolio.report": ("PortfolioReport",),
    "portfolio.rows": ("Portfolio", "PortfolioRow"),
    "references": ("Confidence", "Reference"),
    "scoring.admission": ("Reason",),
    "scoring.aggregation": ("aggregate",),
    "scoring.comparison": ("Comparison", "Loss", "compare"),
    "scoring.derived_profile": ("DerivedProfile", "derived_profile"),
    "scoring.engine": ("score",),
    "scoring.explanation": (
        "GovernmentScore",
        "InnovationScore",
        "MaturityScore",
        "QuantityScore",
        "RowScore",
        "Score",
    ),
    "scoring.formula": ("Index",),
    "scoring.notices": ("Notice",),
    "scoring.rescoring": ("Rescoring", "Step", "rescore"),
    "scoring.settings": ("Basis", "Settings"),
    "scoring.standing": ("State",),
    "interchange.spreadsheets": ("Spreadsheet", "load_spreadsheet", "read_spreadsheet"),
    "standing.award": (
        "AwardCluster",
        "MembersUnknown",
        "Nomination",
        "Overlap",
        "members",
        "nominate",
        "quotas",
    ),
    "standing.comparison": (
        "YearComparison",
        "compare_years",
    ),
    "standing.presentation": (
        "Combination",
        "PresentationScore",
        "award_score",
        "presentation_criteria",
        "presentation_score",
    ),
    "standing.ranking": (
        "NotRanked",
        "Place",
        "Rank",
        "Ranking",
        "rank",
        "rank_by_kind",
    ),
    "standing.results": (
        "NotComparable",
        "Result",
    ),
    "standing.summaries": (
        "Summary",
        "summarise",
    ),
}
_ROOMS = ("tables",)
"""Rooms that need an extra: reached by their name, and not part of the names that ``import *`` brings."""
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


if not TYPE_CHECKING:  # a type checker knows the names above, and no other

    def __getattr__(name: str) -> object:
        if name in _ROOMS:
            return import_module(f"{__name__}.{name}")
        home = _HOME_OF.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value: object = getattr(import_module(f"{__name__}.{home}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted([*__all__, *_ROOMS, *(name for name in globals() if name.startswith("__"))])


__all__ = [
    "AdministrativeKind",
    "Affair",
    "Agency",
    "AgencyKind",
    "AmbiguousRegion",
    "Answer",
    "AnswerScale",
    "Area",
    "Aspect",
    "Assessment",
    "AwardCluster",
    "Basis",
    "Capability",
    "Career",
    "CareerYear",
    "Change",
    "Checklist",
    "Claim",
    "Classification",
    "Cluster",
    "Combination",
    "Commitment",
    "Comparison",
    "Confidence",
    "Count",
    "Counting",
    "Coverage",
    "Criterion",
    "DerivedProfile",
    "Dimension",
    "DimensionScore",
    "DimensionWeights",
    "Direction",
    "Divergence",
    "Documents",
    "Echelon",
    "EcosystemChange",
    "EcosystemScore",
    "Entered",
    "Evidence",
    "EvidenceKind",
    "ExitCriterion",
    "Form",
    "GovernmentScore",
    "Growth",
    "Idea",
    "Improvement",
    "ImprovementVerdict",
    "Index",
    "Initiator",
    "Innovation",
    "InnovationScore",
    "InovasiDaerahError",
    "Instrument",
    "InstrumentKind",
    "InvalidInput",
    "InvalidPortfolio",
    "InvalidRulebook",
    "InvalidSubmission",
    "Inventory",
    "Item",
    "Kind",
    "Lab",
    "LabStage",
    "LabUnit",
    "LabUnitKind",
    "Launch",
    "LegalInstrument",
    "Loss",
    "MaturityScore",
    "Mean",
    "Measure",
    "MeasureKind",
    "MembersUnknown",
    "MissingExtra",
    "Mode",
    "MoveRefused",
    "Movement",
    "Nomination",
    "NotComparable",
    "NotRanked",
    "Notice",
    "Original",
    "Outcome",
    "Overlap",
    "Period",
    "Place",
    "Plan",
    "Portfolio",
    "PortfolioReport",
    "PortfolioRow",
    "Position",
    "Predicate",
    "PresentationScore",
    "Principle",
    "Problem",
    "QuantityScore",
    "Rank",
    "Ranking",
    "Reading",
    "Reason",
    "Reference",
    "Region",
    "RegionKind",
    "Register",
    "Replication",
    "ReplicationKind",
    "ReplicationNetwork",
    "Rescoring",
    "Response",
    "Result",
    "RowScore",
    "Rulebook",
    "RulebookIncomplete",
    "Score",
    "Seen",
    "SeenEvidence",
    "Session",
    "Settings",
    "Showing",
    "Spreadsheet",
    "Stage",
    "State",
    "Status",
    "Step",
    "Submission",
    "Summary",
    "Text",
    "UnitOfAccount",
    "UnknownAffair",
    "UnknownMovement",
    "UnknownRegion",
    "UnknownRulebook",
    "UnknownSchema",
    "Verdict",
    "Verification",
    "WorkflowStatus",
    "YearComparison",
    "YearCounts",
    "affair",
    "affairs",
    "aggregate",
    "award_score",
    "careers",
    "compare",
    "compare_ecosystems",
    "compare_years",
    "coverage",
    "derived_profile",
    "differences",
    "evaluate",
    "find_regions",
    "load_assessment",
    "load_improvement",
    "load_instrument",
    "load_inventory",
    "load_lab",
    "load_movement",
    "load_portfolio",
    "load_register",
    "load_replications",
    "load_rulebook",
    "load_spreadsheet",
    "load_submission",
    "load_submission_from",
    "members",
    "movement",
    "movements",
    "nominate",
    "presentation_criteria",
    "presentation_score",
    "quotas",
    "radar_svg",
    "rank",
    "rank_by_kind",
    "read_assessment",
    "read_improvement",
    "read_instrument",
    "read_inventory",
    "read_lab",
    "read_movement",
    "read_register",
    "read_replications",
    "read_spreadsheet",
    "read_submission",
    "region",
    "regions",
    "rescore",
    "rulebook",
    "rulebook_of_year",
    "rulebooks",
    "schema",
    "score",
    "starter_instrument",
    "summarise",
    "verify",
    "with_catalogue_of",
    "write_assessment",
    "write_improvement",
    "write_instrument",
    "write_inventory",
    "write_lab",
    "write_movement",
    "write_register",
    "write_replications",
    "write_score",
    "write_submission",
]
