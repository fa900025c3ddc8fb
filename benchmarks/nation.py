"""How fast, how large, how it grows: every figure a ratio within this one run.

    python benchmarks/nation.py                 the whole, to ten million innovations; several minutes, 8 GB
    python benchmarks/nation.py --largest 6     to a million

Prints the rates of every path beside those of two plain transcriptions, the price of the duplicate check and of the
table per innovation, peak memory, fitted exponents of growth, and writes a picture of the growth to
``benchmarks/growth.svg``.
"""

from __future__ import annotations

import argparse
import gc
import json
import multiprocessing
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from decimal import Decimal
from itertools import pairwise
from math import log10
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import duckdb
import pandas as pd
import polars as pl
from generator import CODES, nation, submissions

import inovasi_daerah as ida
from inovasi_daerah.tables import score_innovations, score_regions

if TYPE_CHECKING:
    from collections.abc import Callable

RULES = ida.rulebook("iid-2026")
WEIGHTS = {row.code: row.weight for row in RULES.innovation}
REPEAT = 3


class Cost(NamedTuple):
    """Seconds by the wall clock, and of all processors together: the second holds on a busy machine too."""

    wall: float
    cpu: float


def timed(run: Callable[[], object], repeat: int = REPEAT) -> Cost:
    """The least of a few runs."""
    walls, cpus = [], []
    for _ in range(repeat):
        gc.collect()
        wall, cpu = time.perf_counter(), time.process_time()
        run()
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
    return Cost(min(walls), min(cpus))


# --- the two plain transcriptions -------------------------------------------------------------------------------


def plain_decimal(rows: list[tuple[Any, ...]], government: dict[str, Decimal]) -> dict[str, Decimal]:
    """The formula as anyone would write it with Decimal: region, affair, then the twenty levels."""
    weights = list(WEIGHTS.values())
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    numbers: defaultdict[str, int] = defaultdict(int)
    affairs: defaultdict[str, set[str]] = defaultdict(set)
    for region, affair, *levels in rows:
        maturity = Decimal(0)
        for weight, level in zip(weights, levels, strict=True):
            maturity += weight * level
        sums[region] += maturity
        numbers[region] += 1
        affairs[region].add(affair)
    basic = {"1.01", "1.02", "1.03", "1.04", "1.05", "1.06"}
    found = {}
    for region, total in sums.items():
        n = numbers[region]
        quantity = min(n, 200) * Decimal("0.38") if len(affairs[region] & basic) >= 5 else Decimal(0)  # noqa: PLR2004
        found[region] = round((government[region] + total / max(12, n) + quantity) / 250 * 100, 2)
    return found


def plain_pandas(frame: pd.DataFrame, government: dict[str, Decimal]) -> pd.Series:
    """The formula as anyone would write it with pandas, in floats."""
    weights = pd.Series({code: float(weight) for code, weight in WEIGHTS.items()})
    frame = frame.assign(maturity=frame[list(CODES)].mul(weights).sum(axis=1))
    grouped = frame.groupby("region")
    number = grouped.size()
    basic = frame[frame["affair"].str.startswith("1.")].groupby("region")["affair"].nunique()
    quantity = (number.clip(upper=200) * 0.38).where(basic.reindex(number.index, fill_value=0) >= 5, 0.0)  # noqa: PLR2004
    points = pd.Series({region: float(value) for region, value in government.items()}).reindex(number.index)
    total: pd.Series = points + grouped["maturity"].sum() / number.clip(lower=12) + quantity
    return total / 250 * 100


# --- measuring --------------------------------------------------------------------------------------------------


def _peak(path: str, answer: Any, kind: str) -> None:
    government = pl.read_parquet(f"{path}.government")
    start = _highest()
    given = pl.scan_parquet(path) if kind == "from a file" else pl.read_parquet(path).lazy()
    score_regions(given, RULES, government=government, duplicates=False)
    answer.put((start, _highest()))


def _highest() -> int:
    """The most memory this process has held, in bytes; not ``ru_maxrss``, which a child takes over from its parent."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


def peaks(count: int) -> None:
    """Highest memory of processes of their own, the interpreter and its libraries included."""
    levels, government = nation(count)
    size = levels.estimated_size()
    context = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "levels.parquet")
        levels.write_parquet(path)
        government.write_parquet(f"{path}.government")
        del levels
        for kind in ("in memory", "from a file"):
            answer = context.Queue()
            process = context.Process(target=_peak, args=(path, answer, kind))
            process.start()
            start, highest = answer.get()
            process.join()
            print(f"peak memory {kind}: input {size / 2**20:,.0f} MiB, ", end="")
            print(f"before it {start / 2**20:,.0f} MiB, highest {highest / 2**20:,.0f} MiB: ", end="")
            print(f"{highest / size:.2f} times the input")


def exponent(points: list[tuple[int, float]]) -> float:
    """The slope of the line through the logarithms."""
    xs = [log10(count) for count, _ in points]
    ys = [log10(seconds) for _, seconds in points]
    return statistics.linear_regression(xs, ys).slope


class Plain(NamedTuple):
    """Seconds an innovation of one transcription."""

    wall: float
    cpu: float


def per_innovation(run: Callable[[], object], count: int) -> Plain:
    """What one innovation costs."""
    cost = timed(run)
    return Plain(cost.wall / count, cost.cpu / count)


def line(label: str, mine: Plain, decimal: Plain, pandas: Plain) -> None:
    """One path: its rate, and how many times that of the transcriptions by wall clock and by processor time."""
    ratios = [f"{plain.wall / mine.wall:>9.2f}x{plain.cpu / mine.cpu:>9.2f}x" for plain in (decimal, pandas)]
    print(f"{label:<44}{1 / mine.wall:>13,.0f} /s{''.join(ratios)}")


def compare(count: int) -> None:
    """Every path at one size, beside the two transcriptions at the same size."""
    levels, government = nation(count)
    points = points_of(government)
    decimal = _of_decimal(levels.head(200_000), points)
    pandas = _of_pandas(levels, points)
    print(
        f"\n{count:,} innovations, 546 regions; times the rate of the transcriptions, by wall clock and processor time"
    )
    print(f"{'':<44}{'rate':>16}{'Decimal':>10}{'(cpu)':>10}{'pandas':>10}{'(cpu)':>10}")
    line("plain Decimal transcription", decimal, decimal, pandas)
    line("plain pandas transcription", pandas, decimal, pandas)
    small = levels.head(min(count, 1_000_000))
    given = {
        "polars lazy": (levels.lazy(), count),
        "polars eager": (levels, count),
        "pandas": (small.to_pandas(), len(small)),
        "pyarrow": (small.to_arrow(), len(small)),
        "duckdb": (duckdb.connect().from_arrow(small.to_arrow()), len(small)),
    }
    for name, (frame, size) in given.items():
        line(f"region totals, {name} ({size:,})", per_innovation(_regions(frame, government), size), decimal, pandas)
    base = timed(_regions(levels.lazy(), government)).cpu
    checked = timed(lambda: score_regions(levels.lazy(), RULES, government=government)).cpu
    single = timed(lambda: score_innovations(levels.lazy(), RULES, duplicates=False).collect()).cpu
    print(f"duplicate check: {checked / base:.1f} times the processor time of the region totals without it")
    print(f"table per innovation: {single / base:.1f} times")
    holes = levels.with_columns(
        pl.when(pl.int_range(pl.len()) % 7 == 0).then(None).otherwise(pl.col(CODES[0])).alias(CODES[0])
    )
    nulls = timed(_regions(holes.lazy(), government)).cpu
    print(f"cells that were not reported, counted: {nulls / base:.1f} times")


def _regions(frame: Any, government: pl.DataFrame) -> Callable[[], object]:
    return lambda: score_regions(frame, RULES, government=government, duplicates=False)


def _of_decimal(levels: pl.DataFrame, points: dict[str, Decimal]) -> Plain:
    rows = levels.select("region", "affair", *CODES).rows()
    return per_innovation(lambda: plain_decimal(rows, points), len(rows))


def _of_pandas(levels: pl.DataFrame, points: dict[str, Decimal]) -> Plain:
    frame = levels.to_pandas()
    return per_innovation(lambda: plain_pandas(frame, points), len(frame))


def points_of(government: pl.DataFrame) -> dict[str, Decimal]:
    """The points of each government."""
    weights = {row.code: row.weight for row in RULES.government}
    return {
        row["region"]: sum((weights[code] * row[code] for code in weights), Decimal(0))
        for row in government.iter_rows(named=True)
    }


def scalar(largest: int) -> list[tuple[int, float]]:
    """The scalar path, one submission after the other."""
    print("\nscalar path, whole nations one region after the other, processor time")
    made = list(submissions(20_000))
    files = [json.loads(ida.write_submission(one)) for one in made]
    count = sum(len(one.innovations) for one in made)
    bare = timed(lambda: [ida.score(one, RULES).index for one in made])
    told = timed(lambda: [ida.score(one, RULES).explain() for one in made], 1)
    read = timed(lambda: [ida.read_submission(one) for one in files], 1)
    print(
        f"{count:,} innovations: score with its tree {bare.cpu / count * 1e6:.1f} us an innovation; its text ", end=""
    )
    print(f"{told.cpu / bare.cpu:.1f} times, reading the data of its file {read.cpu / bare.cpu:.1f} times as long")
    grown = []
    for power in range(3, largest + 1):
        counted, seconds = min((_scored(10**power) for _ in range(1 if power > 4 else REPEAT)), key=lambda run: run[1])  # noqa: PLR2004 - large ones once
        grown.append((counted, seconds))
        print(f"  {counted:>12,} innovations {seconds:>10.3f} s")
    return grown


def _scored(total: int) -> tuple[int, float]:
    """How many innovations were scored, and the processor time of it without their making."""
    counted, seconds = 0, 0.0
    for one in submissions(total):
        start = time.thread_time()
        _ = ida.score(one, RULES).index
        seconds += time.thread_time() - start
        counted += len(one.innovations)
    return counted, seconds


def tables(largest: int) -> list[tuple[int, float]]:
    """The table path on polars, lazily."""
    print("\ntable path, region totals on polars, lazily, processor time")
    grown = []
    for power in range(3, largest + 1):
        levels, government = nation(10**power)
        cost = timed(_regions(levels.lazy(), government), 5)
        grown.append((10**power, cost.cpu))
        print(f"  {10**power:>12,} innovations {cost.cpu:>10.4f} s")
    return grown


def picture(paths: dict[str, list[tuple[int, float]]], target: Path) -> None:
    """The growth of time, both axes logarithmic, as a small SVG."""
    lines = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 420" font-family="sans-serif" font-size="12">']
    lines.append('<rect width="640" height="420" fill="white"/>')

    def place(count: float, seconds: float) -> tuple[float, float]:
        return 60 + (log10(count) - 3) * 130, 360 - (log10(seconds) + 3) * 60

    for power in range(3, 8):
        x, _ = place(10**power, 1)
        lines.append(
            f'<line x1="{x}" y1="40" x2="{x}" y2="360" stroke="#ddd"/><text x="{x - 12}" y="378">10^{power}</text>'
        )
    for power in range(-3, 3):
        _, y = place(1000, 10**power)
        lines.append(
            f'<line x1="60" y1="{y}" x2="600" y2="{y}" stroke="#ddd"/><text x="8" y="{y + 4}">10^{power} s</text>'
        )
    for colour, (name, points) in zip(("#1b6", "#36c"), paths.items(), strict=True):
        placed = [place(*point) for point in points]
        joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in placed)
        x, y = placed[-1]
        lines.append(f'<polyline points="{joined}" fill="none" stroke="{colour}" stroke-width="2"/>')
        lines.append(f'<text x="{min(x - 40, 520)}" y="{y - 10}" fill="{colour}">{name}</text>')
    lines.append('<text x="240" y="405">innovations</text></svg>')
    target.write_text("\n".join(lines) + "\n", "utf-8")


def _of_added(points: list[tuple[int, float]]) -> float:
    """The exponent of the cost that grows: from differences, so that a fixed cost falls out of it."""
    added = [(count - less, cost - lower) for (less, lower), (count, cost) in pairwise(points)]
    return exponent(added) if len(added) > 1 else exponent(points)


def main() -> int:
    """Everything, smallest first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--largest", type=int, default=7, choices=range(5, 8), help="power of ten")
    parser.add_argument("--scalar", type=int, default=6, choices=range(4, 7), help="power of ten of the scalar path")
    options = parser.parse_args()
    compare(10**options.largest)
    peaks(10**options.largest)
    of_tables = tables(options.largest)
    of_scalars = scalar(options.scalar)
    large = [(count, seconds) for count, seconds in of_tables if count >= 10**5]
    print(f"\nexponent, tables 10^5 to 10^{options.largest}: {exponent(large):.3f} of the whole cost, ", end="")
    print(f"{_of_added(large):.3f} of what more innovations add to it")
    print(f"546 regions finished outside the engine, and the plan: {of_tables[0][1]:.4f} s whatever the size")
    print(f"exponent, scalar 10^3 to 10^{options.scalar}: {exponent(of_scalars):.3f} of the whole cost, ", end="")
    print(f"{_of_added(of_scalars):.3f} of what more innovations add to it")
    picture({"tables (polars lazy)": of_tables, "scalar": of_scalars}, Path(__file__).parent / "growth.svg")
    return 0


if __name__ == "__main__":
    sys.exit(main())
