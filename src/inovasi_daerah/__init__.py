"""Indonesia's regional innovation (*inovasi daerah*): its domain model and the rules of its index.

Names load on first use, so that importing the package reads no data and stays cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inovasi_daerah import tables as tables
    from inovasi_daerah.editions.library import rulebook, rulebooks
    from inovasi_daerah.editions.types import Capability, Predicate, Rulebook
    from inovasi_daerah.entities.affairs import Affair, UnknownAffair, affair, affairs
    from inovasi_daerah.entities.agencies import Agency, AgencyKind
    from inovasi_daerah.entities.claims import Claim, Evidence, EvidenceKind, Seen, SeenEvidence, Status, Verification
    from inovasi_daerah.entities.innovations import (
        Classification,
        Cluster,
        Form,
        Initiator,
        Innovation,
        Kind,
        Stage,
    )
    from inovasi_daerah.entities.regions import Region, RegionKind
    from inovasi_daerah.entities.submissions import Submission
    from inovasi_daerah.errors import (
        InovasiDaerahError,
        InvalidInput,
        InvalidRulebook,
        InvalidSubmission,
        MissingExtra,
        Problem,
        RulebookIncomplete,
        UnknownRulebook,
    )
    from inovasi_daerah.interchange.spreadsheets import Spreadsheet, read_spreadsheet
    from inovasi_daerah.interchange.submission_file import load_submission, read_submission, write_submission
    from inovasi_daerah.labels import Text
    from inovasi_daerah.references import Confidence, Reference
    from inovasi_daerah.scoring.admission import Reason
    from inovasi_daerah.scoring.aggregation import aggregate
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
    from inovasi_daerah.standing.comparison import Comparison, compare
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
    "entities.affairs": ("Affair", "UnknownAffair", "affair", "affairs"),
    "entities.agencies": ("Agency", "AgencyKind"),
    "entities.claims": ("Claim", "Evidence", "EvidenceKind", "Seen", "SeenEvidence", "Status", "Verification"),
    "entities.innovations": ("Classification", "Cluster", "Form", "Initiator", "Innovation", "Kind", "Stage"),
    "entities.regions": ("Region", "RegionKind"),
    "entities.submissions": ("Submission",),
    "errors": (
        "InovasiDaerahError",
        "InvalidInput",
        "InvalidRulebook",
        "InvalidSubmission",
        "MissingExtra",
        "Problem",
        "RulebookIncomplete",
        "UnknownRulebook",
    ),
    "interchange.spreadsheets": ("Spreadsheet", "read_spreadsheet"),
    "interchange.submission_file": ("load_submission", "read_submission", "write_submission"),
    "labels": ("Text",),
    "references": ("Confidence", "Reference"),
    "editions.library": ("rulebook", "rulebooks"),
    "editions.types": ("Capability", "Predicate", "Rulebook"),
    "scoring.admission": ("Reason",),
    "scoring.aggregation": ("aggregate",),
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
    "scoring.settings": ("Basis", "Settings"),
    "scoring.standing": ("State",),
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
        "Comparison",
        "compare",
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
    return sorted({*globals(), *__all__})


__all__ = [
    "Affair",
    "Agency",
    "AgencyKind",
    "AwardCluster",
    "Basis",
    "Capability",
    "Claim",
    "Classification",
    "Cluster",
    "Combination",
    "Comparison",
    "Confidence",
    "Evidence",
    "EvidenceKind",
    "Form",
    "GovernmentScore",
    "Index",
    "Initiator",
    "Innovation",
    "InnovationScore",
    "InovasiDaerahError",
    "InvalidInput",
    "InvalidRulebook",
    "InvalidSubmission",
    "Kind",
    "MaturityScore",
    "MembersUnknown",
    "MissingExtra",
    "Nomination",
    "NotComparable",
    "NotRanked",
    "Notice",
    "Overlap",
    "Place",
    "Predicate",
    "PresentationScore",
    "Problem",
    "QuantityScore",
    "Rank",
    "Ranking",
    "Reason",
    "Reference",
    "Region",
    "RegionKind",
    "Result",
    "RowScore",
    "Rulebook",
    "RulebookIncomplete",
    "Score",
    "Seen",
    "SeenEvidence",
    "Settings",
    "Spreadsheet",
    "Stage",
    "State",
    "Status",
    "Submission",
    "Summary",
    "Text",
    "UnknownAffair",
    "UnknownRulebook",
    "Verification",
    "affair",
    "affairs",
    "aggregate",
    "award_score",
    "compare",
    "load_submission",
    "members",
    "nominate",
    "presentation_criteria",
    "presentation_score",
    "quotas",
    "rank",
    "rank_by_kind",
    "read_spreadsheet",
    "read_submission",
    "rulebook",
    "rulebooks",
    "score",
    "summarise",
    "write_submission",
]
