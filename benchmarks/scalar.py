"""The scalar path: one submission after the other, beside the plain transcription of the same levels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import NATION, RULES, regions_one_by_one
from measuring import heading, in_turn, median, ratio
from plain import of_region

import inovasi_daerah as ida

if TYPE_CHECKING:
    from generator import Region


def visited(score: ida.Score) -> int:
    """Ask every leaf for its label, points, contribution and reference."""
    leaves = 0
    for leaf in score.leaves():
        leaf.label()
        _ = leaf.points
        _ = leaf.contribution
        _ = leaf.reference
        leaves += 1
    return leaves


def measure(count: int = NATION, repeat: int = 7) -> None:
    """Scoring, and visiting what explains it, against the plain transcription; in turn."""
    heading("Scalar path")
    made = list(regions_one_by_one(count))
    number = sum(len(region.submission.innovations) for region in made)
    _agree(made)
    costs = in_turn(
        {
            "plain transcription": lambda: [of_region(region.plain) for region in made],
            "score": lambda: [ida.score(region.submission, RULES).index for region in made],
            "score, every leaf visited": lambda: [visited(ida.score(region.submission, RULES)) for region in made],
        },
        repeat,
    )
    plain = costs["plain transcription"]
    print(f"{number:,} innovations by levels, {len(made)} submissions; medians of {repeat} runs in turn")
    print(f"{'':<40}{'us an innovation':>17}{'wall':>10}{'cpu':>10}   times the plain transcription's time")
    for name, cost in costs.items():
        times = ratio(cost, plain)
        print(f"{name:<40}{median(cost).cpu / number * 1e6:>17.2f}{times.wall:>9.3f}x{times.cpu:>9.3f}x")


def _agree(made: list[Region]) -> None:
    """The two say the same of every region, or there is nothing to compare."""
    for region in made:
        assert ida.score(region.submission, RULES).index == of_region(region.plain)  # noqa: S101 - the point
