"""The table path on every engine, beside a line-by-line transcription with Decimal and one with pandas."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pandas as pd
import plain
import polars as pl
from generator import CODES, RULES, SEED, nation
from measuring import Cost, apart, heading, highest_memory, in_turn, median

from inovasi_daerah.tables import score_innovations, score_regions

if TYPE_CHECKING:
    from measuring import Run

_LINES = 200_000
_OF_OTHERS = 1_000_000
TOTALS: dict[str, Any] = {"duplicates": False, "rows": False, "mandatory": "trust"}
"""Region totals: each part of the index of every region, without a column for each row; as in the transcriptions, all
innovations count."""


def totals(frame: Any, government: pl.DataFrame, **options: Any) -> Run:
    """The run of the table path on one frame."""
    return lambda: score_regions(frame, RULES, government=government, **(TOTALS | options))


def measure(count: int = 10_000_000, repeat: int = 5) -> None:
    """Every path at one size on the same data, in turn."""
    heading("Table path")
    levels, government = nation(count)
    lines = levels.head(_LINES).rows(named=True)
    points = {line["region"]: plain.government(line) for line in government.iter_rows(named=True)}
    _agree(lines, levels.head(_LINES), government, points)
    frame = levels.to_pandas()
    floats = pd.Series({region: float(value) for region, value in points.items()})
    whole = pd.Series(plain.WEIGHTS)
    fewer = levels.head(_OF_OTHERS)
    runs: dict[str, tuple[Run, int]] = {
        "plain Decimal": (lambda: plain.of_lines(lines, points), len(lines)),
        "plain Decimal, weights made once": (
            lambda: plain.of_lines(lines, points, plain.prepared_maturity),
            len(lines),
        ),
        "plain pandas, float weights": (lambda: plain.of_frame(frame, whole.astype(float), floats), count),
        "plain pandas, sums only": (lambda: plain.sums_of_frame(frame, whole.astype(float)), count),
        "plain pandas, sums only, integer weights": (lambda: plain.sums_of_frame(frame, whole), count),
        "totals, polars lazy": (totals(levels.lazy(), government), count),
        "totals and every row, polars lazy": (totals(levels.lazy(), government, rows=True), count),
        "totals, polars eager": (totals(levels, government), count),
        "totals, pandas": (totals(fewer.to_pandas(), government), len(fewer)),
        "totals, pyarrow": (totals(fewer.to_arrow(), government), len(fewer)),
        "totals, DuckDB": (totals(duckdb.connect().from_arrow(fewer.to_arrow()), government), len(fewer)),
    }
    costs = in_turn({name: run for name, (run, _) in runs.items()}, repeat)
    each = {name: [cost.over(runs[name][1]) for cost in found] for name, found in costs.items()}
    _show(f"{count:,} innovations, {len(government)} regions; medians of {repeat} runs in turn", each, runs)
    _prices(levels, government, min(repeat, 3))


def _agree(lines: list[dict[str, Any]], levels: pl.DataFrame, government: pl.DataFrame, points: dict[str, Any]) -> None:
    """All say the same, or there is nothing to compare."""
    found = totals(levels, government)()
    mine = dict(found.select("region", "index").rows())  # type: ignore[attr-defined]  # a frame of polars
    assert {region: mine[region] for region in plain.of_lines(lines, points)} == plain.of_lines(lines, points)  # noqa: S101 - the point


def _show(head: str, each: dict[str, list[Cost]], runs: dict[str, tuple[Run, int]]) -> None:
    """Rates, and how many times the rate of the transcriptions, by wall clock and by processor time."""
    bases = ("plain Decimal", "plain pandas, float weights", "plain pandas, sums only")
    print(head)
    print(f"{'times the rate of, wall (cpu):':<58}{'Decimal':>17}{'pandas':>15}{'its sums only':>15}")
    middle = {name: median(costs) for name, costs in each.items()}
    for name, cost in middle.items():
        times = [f"{middle[base].wall / cost.wall:.1f} ({middle[base].cpu / cost.cpu:.1f})" for base in bases]
        size = f"{name} ({runs[name][1]:,})"
        print(f"{size:<50}{1 / cost.wall:>13,.0f}/s{times[0]:>16}{times[1]:>14}{times[2]:>14}")
    best = {name: Cost(min(one.wall for one in costs), min(one.cpu for one in costs)) for name, costs in each.items()}
    mine = best["totals, polars lazy"]
    print("the least of each instead of the medians, totals on polars lazily, times the rate of")
    for name in each:
        if name.startswith("plain"):
            print(f"  {name:<48}{best[name].wall / mine.wall:>8.1f} ({best[name].cpu / mine.cpu:.1f} of processors)")


def _prices(levels: pl.DataFrame, government: pl.DataFrame, repeat: int) -> None:
    """What the rest costs, as multiples of the totals."""
    holes = levels.with_columns(
        pl.when(pl.int_range(pl.len()) % 7 == 0).then(None).otherwise(pl.col(CODES[0])).alias(CODES[0])
    )
    scattered = levels.sample(fraction=1, shuffle=True, seed=SEED)
    costs = in_turn(
        {
            "totals": totals(levels.lazy(), government),
            "totals, where the levels say what counts": totals(levels.lazy(), government, mandatory="table"),
            "totals, where cells of a row are not reported": totals(holes.lazy(), government),
            "totals, innovations listed twice looked for": totals(levels.lazy(), government, duplicates=True),
            "the same where regions are not kept together": totals(scattered.lazy(), government, duplicates=True),
            "table per innovation": lambda: score_innovations(levels.lazy(), RULES, duplicates=False).collect(),
        },
        repeat,
    )
    base = median(costs["totals"])
    for name, found in costs.items():
        print(f"{name:<50}{median(found).wall / base.wall:>8.1f} times the totals' time{_cpu(found, base)}")


def _cpu(found: list[Cost], base: Cost) -> str:
    return f" ({median(found).cpu / base.cpu:.1f} of processors)"


# --- memory ------------------------------------------------------------------------------------------------------


def _peak(path: str, kind: str) -> tuple[int, int]:
    government = pl.read_parquet(f"{path}.government")
    start = highest_memory()
    given = pl.scan_parquet(path) if kind == "from a file" else pl.read_parquet(path).lazy()
    totals(given, government)()
    return start, highest_memory()


def peaks(count: int = 10_000_000, kinds: tuple[str, ...] = ("in memory", "from a file")) -> dict[str, int]:
    """Highest memory of processes of their own, the interpreter and its libraries included; in bytes."""
    levels, government = nation(count)
    size = levels.estimated_size()
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "levels.parquet")
        levels.write_parquet(path)
        government.write_parquet(f"{path}.government")
        del levels
        for kind in kinds:
            start, highest = apart(_peak, path, kind)
            found[kind] = highest
            print(
                f"peak memory, {count:,} innovations {kind}: input {size / 2**20:,.0f} MiB, before it "
                f"{start / 2**20:,.0f} MiB, highest {highest / 2**20:,.0f} MiB: {highest / size:.2f} times the input"
            )
    return found
