"""Indonesia's regional innovation (*inovasi daerah*): its domain model and the rules of its index.

Names load on first use, so that importing the package reads no data and stays cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inovasi_daerah.editions.differences import Aspect, Change, differences
    from inovasi_daerah.editions.lending import with_catalogue_of
    from inovasi_daerah.editions.library import load_rulebook, rulebook, rulebooks
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
        Problem,
        RulebookIncomplete,
        UnknownRulebook,
        UnknownSchema,
    )
    from inovasi_daerah.interchange.schemas import schema
    from inovasi_daerah.interchange.score_file import Divergence, Verdict, verify, write_score
    from inovasi_daerah.interchange.submission_file import load_submission, read_submission, write_submission
    from inovasi_daerah.labels import Text
    from inovasi_daerah.references import Confidence, Reference
    from inovasi_daerah.scoring.admission import Reason
    from inovasi_daerah.scoring.aggregation import aggregate
    from inovasi_daerah.scoring.comparison import Comparison, Loss, compare
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
        "Problem",
        "RulebookIncomplete",
        "UnknownRulebook",
        "UnknownSchema",
    ),
    "interchange.schemas": ("schema",),
    "interchange.score_file": ("Divergence", "Verdict", "verify", "write_score"),
    "interchange.submission_file": ("load_submission", "read_submission", "write_submission"),
    "labels": ("Text",),
    "references": ("Confidence", "Reference"),
    "editions.differences": ("Aspect", "Change", "differences"),
    "editions.lending": ("with_catalogue_of",),
    "editions.library": ("load_rulebook", "rulebook", "rulebooks"),
    "editions.types": ("Capability", "Predicate", "Rulebook"),
    "scoring.admission": ("Reason",),
    "scoring.aggregation": ("aggregate",),
    "scoring.comparison": ("Comparison", "Loss", "compare"),
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
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


if not TYPE_CHECKING:  # a type checker knows the names above, and no other

    def __getattr__(name: str) -> object:
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
    "Aspect",
    "Basis",
    "Capability",
    "Change",
    "Claim",
    "Classification",
    "Cluster",
    "Comparison",
    "Confidence",
    "Divergence",
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
    "Loss",
    "MaturityScore",
    "Notice",
    "Predicate",
    "Problem",
    "QuantityScore",
    "Reason",
    "Reference",
    "Region",
    "RegionKind",
    "Rescoring",
    "RowScore",
    "Rulebook",
    "RulebookIncomplete",
    "Score",
    "Seen",
    "SeenEvidence",
    "Settings",
    "Stage",
    "State",
    "Status",
    "Step",
    "Submission",
    "Text",
    "UnknownAffair",
    "UnknownRulebook",
    "UnknownSchema",
    "Verdict",
    "Verification",
    "affair",
    "affairs",
    "aggregate",
    "compare",
    "differences",
    "load_rulebook",
    "load_submission",
    "read_submission",
    "rescore",
    "rulebook",
    "rulebooks",
    "schema",
    "score",
    "verify",
    "with_catalogue_of",
    "write_score",
    "write_submission",
]
