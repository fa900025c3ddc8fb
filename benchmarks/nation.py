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
import multiprocessing
import resource
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from decimal import Decimal
from math import log10
from pathlib import Path
from typing import TYPE_CHECKING, Any

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


def timed(run: Callable[[], object], repeat: int = REPEAT) -> float:
    """Seconds of the fastest of a few runs."""
    times = []
    for _ in range(repeat):
        gc.collect()
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


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
    weights = {code: float(weight) for code, weight in WEIGHTS.items()}
    frame = frame.assign(maturity=frame[list(CODES)].mul(weights).sum(axis=1))
    grouped = frame.groupby("region")
    number = grouped.size()
    basic = frame[frame["affair"].str.startswith("1.")].groupby("region")["affair"].nunique()
    quantity = (number.clip(upper=200) * 0.38).where(basic.reindex(number.index, fill_value=0) >= 5, 0.0)  # noqa: PLR2004
    points = pd.Series({region: float(value) for region, value in government.items()}).reindex(number.index)
    total: pd.Series = points + grouped["maturity"].sum() / number.clip(lower=12) + quantity
    return total / 250 * 100


# --- measuring --------------------------------------------------------------------------------------------------


def _peak(count: int, answer: Any, kind: str) -> None:  # noqa: ANN401 - a queue
    levels, government = nation(count)
    size = levels.estimated_size()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "levels.parquet"
        levels.write_parquet(path)
        if kind == "from a file":
            del levels
            gc.collect()
            given = pl.scan_parquet(path)
        else:
            given = levels.lazy()
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        score_regions(given, RULES, government=government, duplicates=False)
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    answer.put((size, before * 1024, after * 1024))


def peak(count: int, kind: str) -> tuple[int, int, int]:
    """Size of the input, highest memory before and after, in bytes, of a process of its own."""
    context = multiprocessing.get_context("spawn")
    answer = context.Queue()
    process = context.Process(target=_peak, args=(count, answer, kind))
    process.start()
    found: tuple[int, int, int] = answer.get()
    process.join()
    return found


def exponent(points: list[tuple[int, float]]) -> float:
    """The slope of the line through the logarithms."""
    xs = [log10(count) for count, _ in points]
    ys = [log10(seconds) for _, seconds in points]
    return statistics.linear_regression(xs, ys).slope


def line(label: str, rate: float, decimal: float, pandas: float) -> None:
    """One path: its rate beside the two transcriptions."""
    print(f"{label:<52}{rate:>14,.0f} /s{rate / decimal:>10.2f}x{rate / pandas:>10.2f}x")


def compare(count: int) -> None:
    """Every path at one size, beside the two transcriptions at the same size."""
    levels, government = nation(count)
    points = points_of(government)
    sample = levels.head(min(count, 200_000)).select("region", "affair", *CODES).rows()
    decimal = len(sample) / timed(lambda: plain_decimal(sample, points))
    del sample
    frame = levels.to_pandas()
    pandas = count / timed(lambda: plain_pandas(frame, points))
    print(f"\n{count:,} innovations, 546 regions{'':<12}{'rate':>23}{'Decimal':>11}{'pandas':>11}")
    line("plain Decimal transcription", decimal, decimal, pandas)
    line("plain pandas transcription", pandas, decimal, pandas)
    small = levels.head(min(count, 1_000_000))
    lazy: dict[str, tuple[Any, int]] = {
        "polars lazy": (levels.lazy(), count),
        "polars eager": (levels, count),
        "pandas": (small.to_pandas(), len(small)),
        "pyarrow": (small.to_arrow(), len(small)),
        "duckdb": (duckdb.connect().from_arrow(small.to_arrow()), len(small)),
    }
    del frame
    for name, (given, size) in lazy.items():
        seconds = timed(lambda: score_regions(given, RULES, government=government, duplicates=False))  # noqa: B023
        line(f"region totals, {name} ({size:,})", size / seconds, decimal, pandas)
    base = timed(lambda: score_regions(levels.lazy(), RULES, government=government, duplicates=False))
    checked = timed(lambda: score_regions(levels.lazy(), RULES, government=government))
    one_by_one = timed(lambda: score_innovations(levels.lazy(), RULES, duplicates=False).collect())
    print(
        f"price of the duplicate check: {checked - base:.3f} s beside {base:.3f} s, {checked / base:.1f} times as long"
    )
    print(f"price of the table per innovation: {one_by_one:.3f} s, {one_by_one / base:.1f} times as long")
    holes = levels.with_columns(
        pl.when(pl.int_range(pl.len()) % 7 == 0).then(None).otherwise(CODES_COLUMN).alias(CODES[0])
    )
    nulls = timed(lambda: score_regions(holes.lazy(), RULES, government=government, duplicates=False))
    print(f"price of counting what was not reported: {nulls / base:.1f} times as long")


CODES_COLUMN = pl.col(CODES[0])


def points_of(government: pl.DataFrame) -> dict[str, Decimal]:
    """The points of each government."""
    weights = {row.code: row.weight for row in RULES.government}
    return {
        row["region"]: sum((weights[code] * row[code] for code in weights), Decimal(0))
        for row in government.iter_rows(named=True)
    }


def scalar(largest: int) -> list[tuple[int, float]]:
    """The scalar path, one submission after the other."""
    print("\nscalar path, whole nations one region after the other")
    made = list(submissions(20_000))
    count = sum(len(one.innovations) for one in made)
    bare = timed(lambda: [ida.score(one, RULES).index for one in made])
    told = timed(lambda: [ida.score(one, RULES).explain() for one in made], 1)
    file = (
        timed(lambda: [ida.read_submission(one) for one in plain], 1) if (plain := [_plain(one) for one in made]) else 0
    )
    print(f"{count:,} innovations: score with its tree {bare / count * 1e6:.1f} us an innovation; ", end="")
    print(f"its text {told / bare:.1f} times, reading the file {file / bare:.1f} times as long")
    grown = []
    for power in range(3, largest + 1):
        counted, seconds = 0, 0.0
        for one in submissions(10**power):
            start = time.perf_counter()
            _ = ida.score(one, RULES).index
            seconds += time.perf_counter() - start
            counted += len(one.innovations)
        grown.append((counted, seconds))
        print(f"  {counted:>12,} innovations {seconds:>10.3f} s")
    return grown


def _plain(submission: ida.Submission) -> Any:  # noqa: ANN401 - JSON data
    import json  # noqa: PLC0415 - used here only

    return json.loads(ida.write_submission(submission))


def tables(largest: int) -> list[tuple[int, float]]:
    """The table path on polars, lazily."""
    print("\ntable path, region totals on polars, lazily")
    grown = []
    for power in range(3, largest + 1):
        levels, government = nation(10**power)
        run = timed(lambda: score_regions(levels.lazy(), RULES, government=government, duplicates=False), 5)  # noqa: B023
        grown.append((10**power, run))
        print(f"  {10**power:>12,} innovations {run:>10.4f} s")
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


def main() -> int:
    """Everything, smallest first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--largest", type=int, default=7, choices=range(5, 8), help="power of ten")
    parser.add_argument("--scalar", type=int, default=6, choices=range(4, 7), help="power of ten of the scalar path")
    options = parser.parse_args()
    compare(10**options.largest)
    for kind in ("in memory", "from a file"):
        size, before, after = peak(10**options.largest, kind)
        print(f"peak memory {kind}: input {size / 2**20:,.0f} MiB, ", end="")
        print(f"at the start {before / size:.2f} and at the highest {after / size:.2f} times the input")
    of_tables = tables(options.largest)
    of_scalars = scalar(options.scalar)
    fixed = of_tables[0][1]
    large = [(count, seconds) for count, seconds in of_tables if count >= 10**5]
    print(f"\nfixed cost of the table path (546 regions finished outside the engine): {fixed:.4f} s")
    print(f"exponent, tables 10^5 to 10^{options.largest}: {exponent(large):.3f} with the fixed cost, ", end="")
    print(f"{exponent([(count, seconds - fixed) for count, seconds in large]):.3f} without it")
    print(f"exponent, scalar 10^3 to 10^{options.scalar}: {exponent(of_scalars):.3f}")
    picture({"tables (polars lazy)": of_tables, "scalar": of_scalars}, Path(__file__).parent / "growth.svg")
    return 0


if __name__ == "__main__":
    sys.exit(main())
