"""Synthetic regions for tests of tables: submissions, and the same levels as frames of every engine."""

from __future__ import annotations

import random
from datetime import date
from typing import TYPE_CHECKING, Any

import duckdb
import pandas as pd
import polars as pl

import inovasi_daerah as ida
from inside import FrozenDict, parse_rulebook, read_rulebook

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from inside import Row

RULES = ida.rulebook("iid-2026")
AFFAIRS = ("1.01", "1.02", "1.03", "1.04", "1.05", "1.06", "2.16")
NUMBERS = (0, 1, 3, 11, 12, 13, 203)


def heavy_rules(heaviest: int = 10**14) -> ida.Rulebook:
    """The edition with one enormous weight of three decimals: points leave narrow integers, large sums 64 bits."""
    from importlib.resources import files  # noqa: PLC0415 - used here only

    data: Any = parse_rulebook(files("inovasi_daerah.rules").joinpath("data", "iid-2026.toml").read_bytes())
    rows = data["catalogue"]["innovation"]["rows"]
    added = 3 * (heaviest - rows["video"]["weight"])
    rows["video"]["weight"] = f"{heaviest}.125"
    formula = data["formula"]
    for name in ("innovation", "maximum"):
        formula[name] = f"{formula[name] + added}.375"
    return read_rulebook({**data, "id": "iid-2026-berat"}, dict[str, Any]().__getitem__)


def region(code: str, number: int, seed: int, *, government: bool, nulls: float) -> ida.Submission:
    """A region with ``number`` innovations; a share ``nulls`` of all levels is not reported."""
    dice = random.Random(seed)  # noqa: S311 - no secret

    def claims(rows: tuple[Row, ...], *, filled: bool) -> FrozenDict[str, ida.Claim]:
        made = {}
        for row in rows:
            if dice.random() >= nulls or (filled and row.mandatory):
                made[row.code] = ida.Claim(level=dice.randint(int(filled and row.mandatory), 3))
        return FrozenDict(made)

    affairs = AFFAIRS[: dice.randint(1, len(AFFAIRS))]
    innovations = tuple(
        ida.Innovation(
            id=f"inovasi-{position}",
            name=f"Inovasi {position}",
            stage=ida.Stage.APPLICATION if number > 200 or dice.random() < 0.8 else ida.Stage.TRIAL,
            affair=dice.choice(affairs),
            touching_affairs=tuple(dice.sample(AFFAIRS, dice.choice((0, 0, 1, 2)))),
            claims=claims(RULES.innovation, filled=number > 200 or dice.random() < 0.8),
            applied_on=date(2024, 2, 5),
            design_words=300,
        )
        for position in range(number)
    )
    stated = claims(RULES.government, filled=False) if government else FrozenDict[str, ida.Claim]({})
    return ida.Submission(region=ida.Region(code), year=2026, government=stated, innovations=innovations)


def _levels(claims: Mapping[str, ida.Claim], rows: tuple[Row, ...]) -> dict[str, int | None]:
    return {row.code: claims[row.code].level if row.code in claims else None for row in rows}


def wide(scores: list[ida.Score]) -> pl.DataFrame:
    """The levels of every innovation, and whether it counts but for its stage, as narrow as they come."""
    lines = [
        {
            "region": score.submission.region.code,
            "innovation": one.id,
            "affair": one.innovation.affair,
            "touching_affairs": " ".join(one.innovation.touching_affairs) or None,
            "stage": one.innovation.stage.value,
            "counted": {reason.code for reason in one.reasons} <= {"stage"},
            **_levels(one.innovation.claims, RULES.innovation),
        }
        for score in scores
        for one in score.innovations
    ]
    texts = ("region", "innovation", "affair", "touching_affairs", "stage")
    kinds = {**dict.fromkeys(texts, pl.String), "counted": pl.Boolean}
    return pl.DataFrame(lines, schema=kinds | {row.code: pl.Int8 for row in RULES.innovation})


def governments(scores: list[ida.Score]) -> pl.DataFrame:
    """The levels of every government that reported any."""
    lines = [
        {"region": score.submission.region.code, **_levels(score.submission.government, RULES.government)}
        for score in scores
        if score.submission.government or not score.innovations
    ]
    return pl.DataFrame(lines, schema={"region": pl.String} | {row.code: pl.Int8 for row in RULES.government})


def long(frame: pl.DataFrame) -> pl.DataFrame:
    """The long form; nulls stay, so that no innovation is lost."""
    keys = [name for name, kind in frame.schema.items() if kind in (pl.String, pl.Boolean)]
    return frame.unpivot(index=keys, variable_name="code", value_name="level")


def _pandas(frame: pl.DataFrame) -> pd.DataFrame:
    integers = {name: "Int8" for name, kind in frame.schema.items() if kind == pl.Int8}
    return pd.DataFrame({name: frame[name].to_list() for name in frame.columns}, dtype=object).astype(
        {name: integers.get(name, "bool" if name == "counted" else "str") for name in frame.columns}
    )


def _duckdb(frame: pl.DataFrame) -> duckdb.DuckDBPyRelation:
    return duckdb.connect().from_arrow(frame.to_arrow())


ENGINES: dict[str, Callable[[pl.DataFrame], Any]] = {
    "pandas": _pandas,
    "polars": lambda frame: frame,
    "polars lazy": lambda frame: frame.lazy(),
    "pyarrow": lambda frame: frame.to_arrow(),
    "duckdb": _duckdb,
}


def lines_of(native: Any) -> list[dict[str, Any]]:
    """The lines of a frame of any engine."""
    if isinstance(native, pl.LazyFrame):
        native = native.collect()
    if isinstance(native, duckdb.DuckDBPyRelation):
        native = native.to_arrow_table()
    if isinstance(native, pd.DataFrame):
        native = native.to_dict("records")
    if isinstance(native, list):
        return native
    lines: list[dict[str, Any]] = native.to_dicts() if isinstance(native, pl.DataFrame) else native.to_pylist()
    return lines
