"""The other readings of what the rules leave open: every combination of settings but the one that was asked for."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from attrs import evolve

from inovasi_daerah.rules.capabilities import Capability
from inovasi_daerah.rules.settings import Counted
from inovasi_daerah.scoring.engine import score

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.scoring.explanation import Score
    from inovasi_daerah.scoring.settings import Settings

"""What counts where eligibility is left out of account: no reading of the rules."""


def other_settings(found: Score) -> Iterator[Settings]:
    """The settings that the rules allow as well, the what-ifs last."""
    known = found.rules.known(found.rules.settings, Capability.SCORE)
    countings = sorted(known.counting.choices, key=lambda counting: counting == Counted.ALL)
    for counting, affairs, stages in product(countings, known.affairs.choices, known.stages.choices):
        other = evolve(found.settings, counting=counting, affairs=affairs, stages=stages)
        if other != found.settings:
            yield other


def under(found: Score, settings: Settings) -> Score:
    """The same report on the same basis, under other settings."""
    return score(
        found.submission,
        found.rules,
        basis=found.basis,
        counting=settings.counting,
        affairs=settings.affairs,
        stages=settings.stages,
        derive=settings.derive,
    )
