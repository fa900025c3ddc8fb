"""A synthetic nation: 546 governments, 0 to 230 innovations each, always the same for the same seed."""

from __future__ import annotations

import random
from datetime import date
from functools import cache
from itertools import cycle
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

import inovasi_daerah as ida
from inovasi_daerah.frozen import FrozenDict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SEED = 2026
REGIONS = 546
NATION = 36_742
MOST = 230
RULES = ida.rulebook("iid-2026")
CODES = tuple(row.code for row in RULES.innovation)
AFFAIRS = (
    "1.01",
    "1.02",
    "1.03",
    "1.04",
    "1.05",
    "1.06",
    "2.09",
    "2.11",
    "2.12",
    "2.16",
    "2.17",
    "3.26",
    "3.27",
    "5.01",
)
_CHOICES = (0, 1, 1, 2, 2, 2, 3, 3, 3, 3)
_ELIGIBLE = {row.code: tuple(max(level, int(row.mandatory)) for level in _CHOICES) for row in RULES.innovation}
_SHAPES = 4096


def regions() -> list[str]:
    """The codes of the 546 governments."""
    return [code for code, region in ida.regions().items() if region.autonomous]


def shape() -> list[int]:
    """How many innovations each region has: 36,742 in all; a few have none, most some dozens, some up to 230."""
    dice = random.Random(SEED)  # noqa: S311 - no secret
    found = [0 if dice.random() < 0.03 else min(MOST, int(dice.lognormvariate(3.95, 0.8))) for _ in range(REGIONS)]  # noqa: PLR2004
    missing = NATION - sum(found)
    step = 1 if missing > 0 else -1
    places = cycle(range(REGIONS))
    while missing:
        place = next(places)
        if 1 < found[place] < MOST:
            found[place] += step
            missing -= step
    return found


def sizes(total: int) -> list[int]:
    """The shape of the nation, scaled to ``total`` innovations."""
    scaled = [number * total // NATION for number in shape()]
    scaled[scaled.index(max(scaled))] += total - sum(scaled)
    return scaled


def _levels(dice: random.Random) -> list[list[int]]:
    return [[dice.choice(_CHOICES) for _ in CODES] for _ in range(_SHAPES)]


def nation(total: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Levels of ``total`` innovations in wide form, region by region, and those of the governments.

    The ids of innovations are in no order: numbers that rise would spare an engine the search for those listed twice.
    """
    dice = random.Random(SEED)  # noqa: S311 - no secret
    shapes = pl.DataFrame(_levels(dice), schema=dict.fromkeys(CODES, pl.Int8), orient="row")
    # A long stride that shares no factor with the number of shapes: every column runs through all of them.
    picks = pl.select(number=pl.int_range(total, dtype=pl.Int64)).with_columns(pick=pl.col("number") * 1_103 % _SHAPES)
    names = pl.DataFrame({"region": regions(), "n": sizes(total)})
    column = names.select(pl.col("region").repeat_by("n")).filter(pl.col("region").list.len() > 0).explode("region")
    levels = pl.concat(
        [
            column,
            picks.select(
                innovation=pl.col("number").shuffle(SEED),
                affair=pl.Series(AFFAIRS).gather(pl.arange(total, eager=True) % len(AFFAIRS)),
            ),
            shapes[picks["pick"]],
        ],
        how="horizontal",
    )
    of_government = {row.code: [dice.choice(_CHOICES) for _ in range(REGIONS)] for row in RULES.government}
    government = pl.DataFrame({"region": regions(), **of_government}).cast(
        {row.code: pl.Int8 for row in RULES.government}
    )
    return levels, government


class Region(NamedTuple):
    """One region: what the library scores, and the same levels in plain dictionaries."""

    submission: ida.Submission
    plain: tuple[dict[str, int], list[tuple[str, dict[str, int]]]]


def regions_one_by_one(total: int, make: Callable[..., ida.Claim] = ida.Claim) -> Iterator[Region]:
    """Whole nations, one region after the other, until ``total`` innovations have been made.

    Args:
        make: by default nothing is shared between innovations: each has claims of its own, as they come out of files;
            with ``shared_claim`` the making takes less time.
    """
    dice = random.Random(SEED)  # noqa: S311 - no secret
    left = total
    for code, size in cycle(zip(regions(), shape(), strict=True)):
        number = min(size, left)
        left -= number
        government = {row.code: dice.choice(_CHOICES) for row in RULES.government}
        innovations = [
            (dice.choice(AFFAIRS), {code: dice.choice(choices) for code, choices in _ELIGIBLE.items()})
            for _ in range(number)
        ]
        yield Region(_submission(code, government, innovations, make), (government, innovations))
        if not left:
            return


def _submission(
    code: str,
    government: dict[str, int],
    innovations: list[tuple[str, dict[str, int]]],
    make: Callable[..., ida.Claim],
) -> ida.Submission:
    made = tuple(
        ida.Innovation(
            id=f"inovasi-{position}",
            name=f"Inovasi {position}",
            stage=ida.Stage.APPLICATION,
            affair=affair,
            claims=_claims(levels, make),  # type: ignore[arg-type]  # generic converter
            applied_on=date(2024, 2, 5),
            design_words=300,
        )
        for position, (affair, levels) in enumerate(innovations)
    )
    return ida.Submission(region=ida.Region(code), year=2026, government=_claims(government, make), innovations=made)  # type: ignore[arg-type]  # generic converters


def _claims(levels: dict[str, int], make: Callable[..., ida.Claim]) -> FrozenDict[str, ida.Claim]:
    return FrozenDict({code: make(level=level) for code, level in levels.items()})


shared_claim = cache(ida.Claim)
"""One claim for each level."""
