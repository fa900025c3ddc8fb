"""How the cost grows: the time and the peak memory of both paths, fitted and drawn."""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from math import log10
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator import RULES, nation, regions_one_by_one, shared_claim
from measuring import apart, heading, highest_memory, once

import inovasi_daerah as ida
from tables import peaks, totals

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PICTURE = Path(__file__).parent / "growth.svg"
Points = Sequence[tuple[int, float]]
_TABLES: dict[str, dict[str, bool]] = {
    "tables, totals": {},
    "tables": {"rows": True},
    "tables, checked": {"rows": True, "duplicates": True},
}
_EXPONENTS = [thousandths / 1000 for thousandths in range(500, 1501)]
_SHORT, _LONG = 6, 10**6
"""How often a size runs in each round, and up to which size: of larger ones, fewer runs say as much."""
_ONE_PROCESSOR = {"POLARS_MAX_THREADS": "1"}
"""What several share among themselves depends on the size; work on one processor is what grows."""


class Law(NamedTuple):
    """``fixed + each x n ** exponent``, in seconds: a cost whatever the size, and one that grows with it."""

    fixed: float
    each: float
    exponent: float

    def at(self, count: int) -> float:
        """The seconds this law gives to a size."""
        return self.fixed + self.each * count**self.exponent

    def farthest(self, points: Points) -> float:
        """The largest relative error."""
        return max(abs(self.at(count) / seconds - 1) for count, seconds in points)


def law_of(points: Points, exponents: Iterable[float] = _EXPONENTS) -> Law:
    """The law with the least squared relative error, its exponent one of ``exponents``, its fixed cost not below zero.

    What a table costs whatever its size would pull the slope of a line through the logarithms far below what grows.
    """
    laws = (_law(points, exponent) for exponent in exponents)
    return min(laws, key=lambda law: sum((law.at(count) / seconds - 1) ** 2 for count, seconds in points))


def _law(points: Points, exponent: float) -> Law:
    rows = [(1 / seconds**2, count**exponent, seconds) for count, seconds in points]
    weight = sum(w for w, _, _ in rows)
    x, y = sum(w * x for w, x, _ in rows) / weight, sum(w * y for w, _, y in rows) / weight
    each = sum(w * (one - x) * (other - y) for w, one, other in rows) / sum(w * (one - x) ** 2 for w, one, _ in rows)
    if y > each * x:
        return Law(y - each * x, each, exponent)
    return Law(0.0, sum(w * one * other for w, one, other in rows) / sum(w * one**2 for w, one, _ in rows), exponent)


def slope(points: Points) -> float:
    """The exponent of the whole cost: the slope of the line through the logarithms."""
    return statistics.linear_regression([log10(n) for n, _ in points], [log10(s) for _, s in points]).slope


def measure(largest: int = 7, scalar: int = 6, picture: Path | None = PICTURE, repeat: int = 12) -> None:
    """Both paths, smallest first."""
    heading("Growth, processor time")
    times = {
        **apart(
            _tables, [round(10 ** (quarter / 4)) for quarter in range(20, 4 * largest + 1)], repeat, **_ONE_PROCESSOR
        ),
        "scalar": _scalar([round(10 ** (half / 2)) for half in range(6, 2 * scalar + 1)], max(1, repeat // 4)),
    }
    for name, points in times.items():
        _say(name, points)
    memory = {
        "tables, totals": [
            (10**power, peaks(10**power, ("in memory",))["in memory"]) for power in range(5, largest + 1)
        ],
        "scalar": [(10**power, _memory(10**power)) for power in range(3, scalar + 1)],
    }
    if picture is not None:
        draw(times, memory, picture)


def _say(name: str, points: Points) -> None:
    found, line = law_of(points), law_of(points, [1.0])
    print(
        f"{name}, {points[0][0]:,} to {points[-1][0]:,}: exponent of what grows {found.exponent:.3f} "
        f"beside {found.fixed:.4f} s whatever the size, of the whole {slope(points):.3f}"
    )
    print(
        f"  straight line: {line.fixed:.4f} s + {line.each * 1e9:.1f} ns an innovation, "
        f"farthest point {line.farthest(points):.1%} off"
    )


def _tables(sizes: list[int], repeat: int) -> dict[str, Points]:
    """The totals alone, with a column for each row, and the call without options, which looks for what stands twice.

    Every round runs through all sizes: a machine that slows for a while slows them all, and bends no curve.
    """
    runs = {
        (name, size): totals(levels.lazy(), government, **options)
        for size in sizes
        for levels, government in [nation(size)]
        for name, options in _TABLES.items()
    }
    seconds: dict[tuple[str, int], list[float]] = {key: [] for key in runs}
    for _ in range(repeat):
        for size in sizes:
            for _ in range(max(1, min(_SHORT, _SHORT * _LONG // size))):
                for name in _TABLES:
                    seconds[name, size].append(once(runs[name, size]).cpu)
    found = {name: [(size, statistics.median(seconds[name, size])) for size in sizes] for name in _TABLES}
    for name, points in found.items():
        for size, middle in points:
            print(f"  {name:<28} {size:>12,} innovations {middle:>10.4f} s", flush=True)
    return found


def _scalar(sizes: list[int], repeat: int) -> Points:
    """Means in every round, and small sizes so often that all work about as long: the least of many would favour them.

    Every round runs through all sizes, as for the tables.
    """
    work = max(sizes) // 10
    _scored(max(sizes) // 100)  # what is made once in a process is made
    rounds = [
        [statistics.mean(_scored(size) for _ in range(max(1, work // size))) for size in sizes] for _ in range(repeat)
    ]
    found = [(size, statistics.median(seconds)) for size, *seconds in zip(sizes, *rounds, strict=True)]
    for size, seconds in found:
        print(f"  scalar {size:>12,} innovations {seconds:>10.4f} s", flush=True)
    return found


def _scored(total: int) -> float:
    """Processor time of scoring region by region, without the making of the submissions."""
    seconds = 0.0
    for region in regions_one_by_one(total, shared_claim):
        start = time.thread_time()
        _ = ida.score(region.submission, RULES).index
        seconds += time.thread_time() - start
    return seconds


def _memory(total: int) -> int:
    highest = apart(_highest, total)
    print(f"peak memory, {total:,} innovations one region after the other: {highest / 2**20:,.0f} MiB")
    return highest


def _highest(total: int) -> int:
    _scored(total)
    return highest_memory()


# --- the picture -------------------------------------------------------------------------------------------------

_COLOURS = {
    "tables, totals": "#b0691a",
    "tables": "#17864f",
    "tables, checked": "#8a3ab9",
    "scalar": "#2b5cc4",
}
_WIDTH, _HEIGHT, _TOP, _LEFT, _STEP = 300, 300, 40, 60, 460
Marks = dict[float, str]
"""Where a line is drawn across a panel, and what stands beside it."""


class Axis(NamedTuple):
    """One direction of a panel: from its first mark to its last."""

    marks: Marks
    logarithmic: bool

    def share(self, value: float) -> float:
        """How far along ``value`` lies, from 0 to 1."""
        first, last, here = (
            log10(one) if self.logarithmic else one for one in (min(self.marks), max(self.marks), value)
        )
        return (here - first) / (last - first)


def draw(times: dict[str, Points], memory: dict[str, list[tuple[int, int]]], target: Path) -> None:
    """Time on logarithmic axes, that of the tables on even ones, memory; dashed, the straight line that was fitted."""
    counts = {10**power: f"10^{power}" for power in range(3, 8)}
    tables = {name: points for name, points in times.items() if name in _TABLES}
    panels = [
        _panel(
            "processor time, logarithmic",
            Axis(counts, logarithmic=True),
            Axis({0.001: "1 ms", 0.01: "10 ms", 0.1: "0.1 s", 1: "1 s", 10: "10 s"}, logarithmic=True),
            times,
        ),
        _panel(
            "processor time of the tables",
            Axis({millions * 10**6: f"{millions}" for millions in range(0, 11, 2)}, logarithmic=False),
            Axis({tenths / 10: f"{tenths / 10} s" for tenths in range(0, 11, 2)}, logarithmic=False),
            tables,
            counted="millions of innovations",
        ),
        _panel(
            "peak memory of the process, logarithmic",
            Axis(counts, logarithmic=True),
            Axis({10 * 2**20: "10 MiB", 100 * 2**20: "100 MiB", 1000 * 2**20: "1,000 MiB"}, logarithmic=True),
            memory,
            fitted=False,
        ),
    ]
    width, height = _STEP * len(panels), _TOP + _HEIGHT + 60
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif">']
    lines.append(f'<rect width="{width}" height="{height}" fill="white"/>')
    for position, panel in enumerate(panels):
        lines += [f'<g transform="translate({position * _STEP + _LEFT} {_TOP})" font-size="12">', *panel, "</g>"]
    target.write_text("\n".join([*lines, "</svg>"]) + "\n", "utf-8")


def _panel(
    title: str,
    across: Axis,
    up: Axis,
    paths: Mapping[str, Sequence[tuple[int, float]]],
    *,
    counted: str = "innovations",
    fitted: bool = True,
) -> list[str]:
    def place(count: float, value: float) -> tuple[float, float]:
        return round(across.share(count) * _WIDTH, 1), round((1 - up.share(value)) * _HEIGHT, 1)

    lines = [f'<text y="-20" font-weight="bold">{title}</text>']
    for value, mark in across.marks.items():
        x, _ = place(value, max(up.marks))
        lines.append(f'<line x1="{x}" y1="0" x2="{x}" y2="{_HEIGHT}" stroke="#ddd"/>')
        lines.append(f'<text x="{x}" y="{_HEIGHT + 18}" text-anchor="middle">{mark}</text>')
    for value, mark in up.marks.items():
        _, y = place(max(across.marks), value)
        lines.append(f'<line x1="0" y1="{y}" x2="{_WIDTH}" y2="{y}" stroke="#ddd"/>')
        lines.append(f'<text x="-6" y="{y + 4}" text-anchor="end">{mark}</text>')
    for name, points in paths.items():
        colour = _COLOURS[name]
        line = law_of(points, [1.0]) if fitted else None
        curve = " ".join("{},{}".format(*place(n, line.at(n) if line else value)) for n, value in points)
        dashes = ' stroke-dasharray="4"' if fitted else ""
        lines.append(f'<polyline points="{curve}" fill="none" stroke="{colour}"{dashes}/>')
        for point in points:
            x, y = place(*point)
            lines.append(f'<circle cx="{x}" cy="{y}" r="3.5" fill="{colour}"/>')
        lines.append(f'<text x="{x + 8}" y="{y + 4}" fill="{colour}">{name}</text>')
    lines.append(f'<text x="{_WIDTH / 2}" y="{_HEIGHT + 44}" text-anchor="middle">{counted}</text>')
    return lines
