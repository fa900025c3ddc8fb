"""What Hypothesis calls when it loads: ``st.from_type`` learns the public types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from inovasi_daerah.domain.agencies import Agency
from inovasi_daerah.domain.claims import Claim, Evidence, Verification
from inovasi_daerah.domain.innovations import Innovation
from inovasi_daerah.domain.regions import Region
from inovasi_daerah.domain.submissions import Submission
from inovasi_daerah.rules.rulebook import Rulebook
from inovasi_daerah.testing.claims import claims, evidence, verifications
from inovasi_daerah.testing.editions import rulebooks
from inovasi_daerah.testing.reports import agencies, innovations, regions, submissions

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

_STRATEGIES: dict[type[Any], Callable[[], SearchStrategy[Any]]] = {
    Agency: agencies,
    Claim: claims,
    Evidence: evidence,
    Innovation: innovations,
    Region: regions,
    Rulebook: rulebooks,
    Submission: submissions,
    Verification: verifications,
}


def register() -> None:
    """Register the strategy of every public type; no data file is read before one is drawn from."""
    for kind, make in _STRATEGIES.items():
        st.register_type_strategy(kind, lambda _, make=make: make())  # type: ignore[misc]  # the default binds it
