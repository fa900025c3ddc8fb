"""A synthetic nation: 546 governments, 0 to 230 innovations each, always the same for the same seed."""

from __future__ import annotations

import random
from datetime import date
from typing import TYPE_CHECKING

import polars as pl

import inovasi_daerah as ida
from inovasi_daerah.structuring import FrozenDict

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 2026
REGIONS = 546
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
_SHAPES = 4096


def regions() -> list[str]:
    """The codes of the 546 governments."""
    return [code for code, region in ida.regions().items() if region.autonomous]


def sizes(total: int) -> list[int]:
    """How many innovations each region has: a few none, most some dozens, some up to 230; scaled to ``total``."""
    dice = random.Random(SEED)  # noqa: S311 - no secret
    shape = [0 if dice.random() < 0.03 else min(MOST, int(dice.lognormvariate(3.9, 0.8))) for _ in range(REGIONS)]  # noqa: PLR2004
    shape[-1] = max(1, shape[-1])
    whole = sum(shape)
    scaled = [number * total // whole for number in shape]
    scaled[-1] += total - sum(scaled)
    return scaled


def _levels(dice: random.Random) -> list[list[int]]:
    return [[dice.choice(_CHOICES) for _ in CODES] for _ in range(_SHAPES)]


def nation(total: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Levels of ``total`` innovations in wide form, and those of the governments."""
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
                innovation=pl.col("number"),
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


def submissions(total: int) -> Iterator[ida.Submission]:
    """Whole nations, one region after the other, until ``total`` innovations have been made; 0 to 230 in each."""
    dice = random.Random(SEED)  # noqa: S311 - no secret
    shapes = [
        FrozenDict({code: ida.Claim(level=level) for code, level in zip(CODES, one, strict=True)})
        for one in _levels(dice)
    ]
    government = FrozenDict({row.code: ida.Claim(level=dice.choice(_CHOICES)) for row in RULES.government})
    made = 0
    while made < total:
        for code, number in zip(regions(), sizes(25_000), strict=True):
            size = min(number, MOST, total - made)
            innovations = tuple(
                ida.Innovation(
                    id=f"inovasi-{position}",
                    name=f"Inovasi {position}",
                    stage=ida.Stage.APPLICATION,
                    affair=AFFAIRS[position % len(AFFAIRS)],
                    claims=shapes[(made + position) * 1_103 % _SHAPES],  # type: ignore[arg-type]  # generic converter
                    applied_on=date(2024, 2, 5),
                    design_words=300,
                )
                for position in range(size)
            )
            made += size
            yield ida.Submission(region=ida.Region(code), year=2026, government=government, innovations=innovations)  # type: ignore[arg-type]  # generic converters
            if made >= total:
                return
