"""The rules as anyone would transcribe them: what every path is measured against.

Nothing is checked and nothing explained; the weights and the formula of one edition are written into the code; the
levels are already there, in plain dictionaries or a frame.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

import inovasi_daerah as ida

if TYPE_CHECKING:
    import pandas as pd

RULES = ida.rulebook("iid-2026")
GOVERNMENT_WEIGHTS = {row.code: float(row.weight) for row in RULES.government}
WEIGHTS = {row.code: int(row.weight) for row in RULES.innovation}
EXACT_WEIGHTS = {code: Decimal(weight) for code, weight in WEIGHTS.items()}
BASIC = {"1.01", "1.02", "1.03", "1.04", "1.05", "1.06"}

Levels = dict[str, Any]
Plain = tuple[Levels, list[tuple[str, Levels]]]
"""One region: the levels of its government, and of each innovation its affair and its levels."""


def government(levels: Levels) -> Decimal:
    """The points of a government."""
    return sum((Decimal(str(weight)) * levels[code] for code, weight in GOVERNMENT_WEIGHTS.items()), Decimal(0))


def maturity(levels: Levels) -> Decimal:
    """The points of one innovation."""
    return sum((Decimal(str(weight)) * levels[code] for code, weight in WEIGHTS.items()), Decimal(0))


def prepared_maturity(levels: Levels) -> Decimal:
    """The same by who has thought of making the weights exact once."""
    return sum((weight * levels[code] for code, weight in EXACT_WEIGHTS.items()), Decimal(0))


def index(points: Decimal, total: Decimal, n: int, affairs: set[str]) -> Decimal:
    """The index of one region."""
    mean = total / max(12, n)
    quantity = Decimal("0.38") * min(n, 200) if len(affairs & BASIC) >= 5 else Decimal(0)  # noqa: PLR2004 - of the rules
    return ((points + mean + quantity) / 250 * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)


def of_region(region: Plain) -> Decimal:
    """The index of one region, from the levels of all its rows."""
    levels, innovations = region
    total = sum((maturity(one) for _, one in innovations), Decimal(0))
    return index(government(levels), total, len(innovations), {affair for affair, _ in innovations})


def of_lines(lines: list[Levels], points: dict[str, Decimal], of_one: Any = maturity) -> dict[str, Decimal]:
    """The index of every region in a table, line by line."""
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    numbers: defaultdict[str, int] = defaultdict(int)
    affairs: defaultdict[str, set[str]] = defaultdict(set)
    for line in lines:
        region = line["region"]
        sums[region] += of_one(line)
        numbers[region] += 1
        affairs[region].add(line["affair"])
    return {region: index(points[region], sums[region], numbers[region], affairs[region]) for region in sums}


def of_frame(frame: pd.DataFrame, weights: pd.Series, points: pd.Series) -> pd.Series:
    """The index of every region in a table of pandas, in floats."""
    frame = frame.assign(maturity=frame[list(WEIGHTS)].mul(weights).sum(axis=1))
    grouped = frame.groupby("region")
    number = grouped.size()
    basic = frame[frame["affair"].isin(BASIC)].groupby("region")["affair"].nunique()
    quantity = (number.clip(upper=200) * 0.38).where(basic.reindex(number.index, fill_value=0) >= 5, 0.0)  # noqa: PLR2004 - of the rules
    total = points.reindex(number.index) + grouped["maturity"].sum() / number.clip(lower=12) + quantity
    found: pd.Series = (total / 250 * 100).round(2)
    return found


def sums_of_frame(frame: pd.DataFrame, weights: pd.Series) -> pd.Series:
    """The points of every region in a table of pandas and nothing else."""
    found: pd.Series = frame[list(WEIGHTS)].mul(weights).sum(axis=1).groupby(frame["region"]).sum()
    return found
