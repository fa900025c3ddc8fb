"""What the engine adds up for each region: integers wide enough that no sum leaves them, never a float."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

import narwhals.stable.v2 as nw
from attrs import define, field

from inovasi_daerah.levels import MAX_LEVEL, NOT_REPORTED
from inovasi_daerah.tables.parts import AFFAIR, REGION, STAGE, TOUCHING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from inovasi_daerah.tables.forms import Levels

_NUMBER: Final = "count_of_rows"
_COUNTS: Final = "counts_in_sums"
_POINTS: Final = "points_of_all_rows"
_SILENT: Final = "cells_without_level"
_WIDTHS: Final = {nw.Int8: 2**7, nw.Int16: 2**15, nw.Int32: 2**31, nw.Int64: 2**63}
_BETWEEN: Final = re.compile(r"[\s|]+")


@define
class Sums:
    """What was added up for one region.

    Attributes:
        silent: how many cells of its innovations have no level.
        points: of all rows over the innovations that count, in units of the weights; None where ``levels`` holds them.
        levels: of each row over the innovations that count.
        affairs: of the innovations that count: those of basic services, and touched ones where they are asked for.
        government: the levels stated of the government.
    """

    reported: int = 0
    counted: int = 0
    silent: int = 0
    points: int | None = None
    levels: dict[str, int] = field(factory=dict[str, int])
    affairs: set[str] = field(factory=set[str])
    government: dict[str, int] = field(factory=dict[str, int])


@define
class Added:
    """The sums of every region; which affairs (and in which column) and stages are named; the engine that answered."""

    regions: defaultdict[str, Sums]
    affairs: dict[str, str]
    stages: set[str]
    backend: Any


def added(
    levels: Levels,
    government: Levels,
    *,
    counts: nw.Expr | None,
    weights: Mapping[str, int] | None,
    services: Collection[str],
) -> Added:
    """Everything that is added up where the tables are.

    Args:
        counts: whether an innovation counts; None where all do.
        weights: of the rows of innovations, as integers; None where the sum of each row is wanted.
        services: the affairs it matters to cover.
    """
    if weights is not None and max(levels.count, 1) * most_points(weights) >= _WIDTHS[nw.Int64]:
        weights = None  # The sum of levels always fits; the weights come later, outside the engine.
    groups = _groups(levels, counts, weights)
    found = Added(
        defaultdict(Sums),
        dict.fromkeys(groups[AFFAIR].to_list() if AFFAIR in groups.columns else (), AFFAIR),
        set(groups[STAGE].to_list()) if STAGE in groups.columns else set(),
        groups.implementation,
    )
    _add_regions(found, groups, levels.part.codes)
    if found.affairs:
        covering = groups.filter(nw.col(_COUNTS), nw.col(AFFAIR).is_in(list(services))).select(REGION, AFFAIR).unique()
        for region, affair in covering.iter_rows():
            found.regions[region].affairs.add(affair)
    if TOUCHING in levels.columns:
        _add_touched(found, levels, counts)
    _add_governments(found, government)
    return found


def _groups(levels: Levels, counts: nw.Expr | None, weights: Mapping[str, int] | None) -> nw.DataFrame[Any]:
    """One pass over the table: sums by region, affair, stage, and whether an innovation counts."""
    keys = [REGION, *(name for name in (AFFAIR, STAGE) if name in levels.columns)]
    frame = levels.frame
    if counts is not None:
        frame = frame.with_columns(counts.alias(_COUNTS))
        keys.append(_COUNTS)
    cells = _rows(levels) if weights is None else {_POINTS: _points(levels, weights)}
    if levels.with_nulls:
        cells[_SILENT] = nw.sum_horizontal(
            *(nw.when(nw.col(code).is_null()).then(nw.lit(1)).otherwise(nw.lit(0)) for code in levels.with_nulls)
        ).cast(nw.Int64)
    read = frame.select(*keys, *(cell.alias(name) for name, cell in cells.items()))
    sums = read.group_by(*keys).agg(nw.len().alias(_NUMBER), *(nw.col(name).sum() for name in cells))
    wide = (nw.col(name).cast(nw.Int64).fill_null(0) for name in (_NUMBER, *cells))
    groups = sums.select(*keys, *wide).collect()
    return groups if counts is not None else groups.with_columns(nw.lit(value=True).alias(_COUNTS))


def _rows(levels: Levels) -> dict[str, nw.Expr]:
    """The levels, as wide as sums of them may become; polars sums up narrow integers in 64 bits by itself."""
    if levels.frame.implementation.is_polars():
        return {code: nw.col(code) for code in levels.part.codes}
    return {code: nw.col(code).cast(nw.Int64) for code in levels.part.codes}


def _points(levels: Levels, weights: Mapping[str, int]) -> nw.Expr:
    """The points of one innovation, added in the narrowest integer that holds all there can be; a null adds none."""
    width = next(kind for kind, end in _WIDTHS.items() if most_points(weights) < end)
    rows = (nw.col(code).cast(width) * weights[code] for code in levels.part.codes)
    return nw.sum_horizontal(*rows).cast(nw.Int64)


def most_points(weights: Mapping[str, int]) -> int:
    """The most points one innovation can have."""
    return MAX_LEVEL * sum(weights.values())


# --- what comes over: some lines for each region ---------------------------------------------------------------


def _add_regions(found: Added, groups: nw.DataFrame[Any], codes: tuple[str, ...]) -> None:
    cells = [name for name in (_NUMBER, _SILENT, _POINTS, *codes) if name in groups.columns]
    lines = groups.group_by(REGION, _COUNTS).agg(nw.col(name).sum() for name in cells)
    for line in lines.iter_rows(named=True):
        whole = {name: int(line[name]) for name in cells}  # pandas hands over integers of numpy, which overflow
        sums = found.regions[line[REGION]]
        sums.reported += whole[_NUMBER]
        sums.silent += whole.get(_SILENT, 0)
        if line[_COUNTS]:
            sums.counted = whole[_NUMBER]
            sums.points = whole.get(_POINTS)
            sums.levels = {code: whole[code] for code in codes if code in whole}


def _add_touched(found: Added, levels: Levels, counts: nw.Expr | None) -> None:
    """The affairs that innovations touch beside their own, several in a cell."""
    touched = nw.col(TOUCHING).cast(nw.String).fill_null("").alias(TOUCHING)
    count = nw.lit(value=True) if counts is None else counts
    cells = levels.frame.select(REGION, touched, count.alias(_COUNTS)).unique().collect()
    for region, text, is_counted in cells.iter_rows():
        named = set(filter(None, _BETWEEN.split(text)))
        found.affairs = dict.fromkeys(named, TOUCHING) | found.affairs
        if is_counted:
            found.regions[region].affairs |= named


def _add_governments(found: Added, levels: Levels) -> None:
    """The levels of each government; a null comes over as a number, for each engine has a null of its own."""
    codes = levels.part.codes
    filled = nw.col(*codes).cast(nw.Int64).fill_null(NOT_REPORTED)
    for line in levels.frame.select(REGION, filled).collect().iter_rows(named=True):
        stated = {code: int(line[code]) for code in codes if line[code] != NOT_REPORTED}
        found.regions[line[REGION]].government = stated
