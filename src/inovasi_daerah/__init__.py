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
    from inovasi_daerah.domain.affairs import Affair, UnknownAffair, affair, affairs
    from inovasi_daerah.domain.agencies import Agency, AgencyKind
    from inovasi_daerah.domain.claims import Claim, Evidence, EvidenceKind, Seen, SeenEvidence, Status, Verification
    from inovasi_daerah.domain.innovations import (
        Classification,
        Cluster,
        Form,
        Initiator,
        Innovation,
        Kind,
        Stage,
    )
    from inovasi_daerah.domain.regions import (
        AmbiguousRegion,
        Region,
        RegionKind,
        UnknownRegion,
        find_regions,
        region,
        regions,
    )
    from inovasi_daerah.domain.submissions import Submission
    from inovasi_daerah.files.domain_files import (
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
    from inovasi_daerah.files.official_export import load_portfolio
    from inovasi_daerah.files.schemas import schema
    from inovasi_daerah.files.score_file import Divergence, Verdict, verify, write_score
    from inovasi_daerah.files.spreadsheets import Spreadsheet, load_spreadsheet, read_spreadsheet
    from inovasi_daerah.files.submission_file import (
        load_submission,
        load_submission_from,
        read_submission,
        write_submission,
    )
    from inovasi_daerah.portfolio.readings import Reading
    from inovasi_daerah.portfolio.report import PortfolioReport
    from inovasi_daerah.portfolio.rows import Portfolio, PortfolioRow
    from inovasi_daerah.practice.assessments import Assessment, Response
    from inovasi_daerah.practice.derived_profile import DerivedProfile, derived_profile
    from inovasi_daerah.practice.ecosystem import Dimension, Mean
    from inovasi_daerah.practice.evaluation import (
        DimensionScore,
        EcosystemChange,
        EcosystemScore,
        compare_ecosystems,
        evaluate,
    )
    from inovasi_daerah.practice.improvements import (
        Direction,
        Improvement,
        ImprovementVerdict,
        Measure,
        MeasureKind,
        Outcome,
    )
    from inovasi_daerah.practice.instruments import (
        AnswerScale,
        DimensionWeights,
        Instrument,
        Item,
        starter_instrument,
    )
    from inovasi_daerah.practice.lab_stages import ExitCriterion, LabStage
    from inovasi_daerah.practice.lab_units import (
        Documents,
        Entered,
        Idea,
        LabUnit,
        LabUnitKind,
        Launch,
        Plan,
        Showing,
    )
    from inovasi_daerah.practice.labs import Commitment, Lab, Mode, Session
    from inovasi_daerah.practice.machines import MoveRefused, WorkflowStatus
    from inovasi_daerah.practice.radar import radar_svg
    from inovasi_daerah.practice.replications import Original, Replication, ReplicationKind, ReplicationNetwork
    from inovasi_daerah.problems import (
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
    from inovasi_daerah.programmes.careers import AdministrativeKind, Area, Career, CareerYear
    from inovasi_daerah.programmes.checklists import Answer, Checklist, Criterion, Principle
    from inovasi_daerah.programmes.counts import Count, Growth, YearCounts
    from inovasi_daerah.programmes.coverage import Coverage, coverage
    from inovasi_daerah.programmes.inventories import Inventory
    from inovasi_daerah.programmes.linking import careers
    from inovasi_daerah.programmes.movements import (
        Counting,
        Movement,
        Period,
        UnitOfAccount,
        UnknownMovement,
        movement,
        movements,
    )
    from inovasi_daerah.programmes.policies import InstrumentKind, LegalInstrument
    from inovasi_daerah.programmes.registers import Echelon, Position, Register
    from inovasi_daerah.ranking.award import (
        AwardCluster,
        MembersUnknown,
        Nomination,
        Overlap,
        members,
        nominate,
        quotas,
    )
    from inovasi_daerah.ranking.comparison import YearComparison, compare_years
    from inovasi_daerah.ranking.presentation import (
        Combination,
        PresentationScore,
        award_score,
        presentation_criteria,
        presentation_score,
    )
    from inovasi_daerah.ranking.ranking import NotRanked, Place, Rank, Ranking, rank, rank_by_kind
    from inovasi_daerah.ranking.results import NotComparable, Result
    from inovasi_daerah.ranking.summaries import Summary, summarise
    from inovasi_daerah.references import Confidence, Reference
    from inovasi_daerah.rules.bands import Predicate
    from inovasi_daerah.rules.capabilities import Capability
    from inovasi_daerah.rules.differences import Aspect, Change, differences
    from inovasi_daerah.rules.lending import with_catalogue_of
    from inovasi_daerah.rules.library import load_rulebook, rulebook, rulebook_of_year, rulebooks
    from inovasi_daerah.rules.rulebook import Rulebook
    from inovasi_daerah.scoring.aggregation import aggregate
    from inovasi_daerah.scoring.comparison import Comparison, Loss, compare
    from inovasi_daerah.scoring.eligibility import Reason
    from inovasi_daerah.scoring.engine import score
    from inovasi_daerah.scoring.explanation import (
        GovernmentScore,
        InnovationScore,
        MaturityScore,
        QuantityScore,
        Score,
    )
    from inovasi_daerah.scoring.formula import Index
    from inovasi_daerah.scoring.notices import Notice
    from inovasi_daerah.scoring.published_mean import PublishedMean
    from inovasi_daerah.scoring.rescoring import Rescoring, Step, rescore
    from inovasi_daerah.scoring.row_scores import RowScore
    from inovasi_daerah.scoring.settings import Basis, Settings
    from inovasi_daerah.scoring.verification import State
    from inovasi_daerah.text import InovasiDaerahError, Text

_HOMES = {
    "rules.bands": ("Predicate",),
    "rules.capabilities": ("Capability",),
    "rules.differences": ("Aspect", "Change", "differences"),
    "rules.lending": ("with_catalogue_of",),
    "rules.library": ("load_rulebook", "rulebook", "rulebook_of_year", "rulebooks"),
    "rules.rulebook": ("Rulebook",),
    "domain.affairs": ("Affair", "UnknownAffair", "affair", "affairs"),
    "domain.agencies": ("Agency", "AgencyKind"),
    "practice.assessments": ("Assessment", "Response"),
    "programmes.careers": ("AdministrativeKind", "Area", "Career", "CareerYear"),
    "programmes.checklists": ("Answer", "Checklist", "Criterion", "Principle"),
    "domain.claims": ("Claim", "Evidence", "EvidenceKind", "Seen", "SeenEvidence", "Status", "Verification"),
    "programmes.counts": ("Count", "Growth", "YearCounts"),
    "programmes.coverage": ("Coverage", "coverage"),
    "practice.ecosystem": ("Dimension", "Mean"),
    "practice.evaluation": (
        "DimensionScore",
        "EcosystemChange",
        "EcosystemScore",
        "compare_ecosystems",
        "evaluate",
    ),
    "practice.improvements": (
        "Direction",
        "Improvement",
        "ImprovementVerdict",
        "Measure",
        "MeasureKind",
        "Outcome",
    ),
    "domain.innovations": ("Classification", "Cluster", "Form", "Initiator", "Innovation", "Kind", "Stage"),
    "practice.instruments": ("AnswerScale", "DimensionWeights", "Instrument", "Item", "starter_instrument"),
    "programmes.inventories": ("Inventory",),
    "practice.lab_stages": ("ExitCriterion", "LabStage"),
    "practice.lab_units": (
        "Documents",
        "Entered",
        "Idea",
        "LabUnit",
        "LabUnitKind",
        "Launch",
        "Plan",
        "Showing",
    ),
    "practice.labs": ("Commitment", "Lab", "Mode", "Session"),
    "programmes.linking": ("careers",),
    "practice.machines": ("MoveRefused", "WorkflowStatus"),
    "programmes.movements": (
        "Counting",
        "Movement",
        "Period",
        "UnitOfAccount",
        "UnknownMovement",
        "movement",
        "movements",
    ),
    "programmes.policies": ("InstrumentKind", "LegalInstrument"),
    "practice.radar": ("radar_svg",),
    "domain.regions": (
        "AmbiguousRegion",
        "Region",
        "RegionKind",
        "UnknownRegion",
        "find_regions",
        "region",
        "regions",
    ),
    "programmes.registers": ("Echelon", "Position", "Register"),
    "practice.replications": ("Original", "Replication", "ReplicationKind", "ReplicationNetwork"),
    "domain.submissions": ("Submission",),
    "problems": (
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
    "files.official_export": ("load_portfolio",),
    "files.domain_files": (
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
    "files.schemas": ("schema",),
    "files.score_file": ("Divergence", "Verdict", "verify", "write_score"),
    "files.submission_file": (
        "load_submission",
        "load_submission_from",
        "read_submission",
        "write_submission",
    ),
    "text": ("InovasiDaerahError", "Text"),
    "portfolio.readings": ("Reading",),
    "portfolio.report": ("PortfolioReport",),
    "portfolio.rows": ("Portfolio", "PortfolioRow"),
    "references": ("Confidence", "Reference"),
    "scoring.eligibility": ("Reason",),
    "scoring.aggregation": ("aggregate",),
    "scoring.comparison": ("Comparison", "Loss", "compare"),
    "practice.derived_profile": ("DerivedProfile", "derived_profile"),
    "scoring.engine": ("score",),
    "scoring.explanation": (
        "GovernmentScore",
        "InnovationScore",
        "MaturityScore",
        "QuantityScore",
        "Score",
    ),
    "scoring.row_scores": ("RowScore",),
    "scoring.formula": ("Index",),
    "scoring.published_mean": ("PublishedMean",),
    "scoring.notices": ("Notice",),
    "scoring.rescoring": ("Rescoring", "Step", "rescore"),
    "scoring.settings": ("Basis", "Settings"),
    "scoring.verification": ("State",),
    "files.spreadsheets": ("Spreadsheet", "load_spreadsheet", "read_spreadsheet"),
    "ranking.award": (
        "AwardCluster",
        "MembersUnknown",
        "Nomination",
        "Overlap",
        "members",
        "nominate",
        "quotas",
    ),
    "ranking.comparison": (
        "YearComparison",
        "compare_years",
    ),
    "ranking.presentation": (
        "Combination",
        "PresentationScore",
        "award_score",
        "presentation_criteria",
        "presentation_score",
    ),
    "ranking.ranking": (
        "NotRanked",
        "Place",
        "Rank",
        "Ranking",
        "rank",
        "rank_by_kind",
    ),
    "ranking.results": (
        "NotComparable",
        "Result",
    ),
    "ranking.summaries": (
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
    "PublishedMean",
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
