"""How the cost grows: the time and the peak memory of both paths, fitted and drawn."""

from __future__ import annotations

import multiprocessing
import statistics
import time
from math import log10
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from generator import NATION, RULES, nation, regions_one_by_one, shared_claim
from measuring import heading, highest_memory, in_turn
from tables import peaks, totals

import inovasi_daerah as ida

if TYPE_CHECKING:
    from collections.abc import Iterable

PICTURE = Path(__file__).parent / "growth.svg"
Points = list[tuple[int, float]]
_FEWEST_POINTS = 3
_TABLES: dict[str, dict[str, bool]] = {
    "tables, totals": {},
    "tables": {"rows": True},
    "tables, checked": {"rows": True, "duplicates": True},
}


class Line(NamedTuple):
    """``fixed + each x n``, in seconds: a cost whatever the size, and one that grows with it."""

    fixed: float
    each: float


def line_through(points: Points) -> Line:
    """The straight line with the least squared relative error, whose fixed cost is not below zero."""
    rows = [(1 / seconds**2, count, seconds) for count, seconds in points]
    weight = sum(w for w, _, _ in rows)
    x, y = sum(w * x for w, x, _ in rows) / weight, sum(w * y for w, _, y in rows) / weight
    each = sum(w * (one - x) * (other - y) for w, one, other in rows) / sum(w * (one - x) ** 2 for w, one, _ in rows)
    if y > each * x:
        return Line(y - each * x, each)
    return Line(0.0, sum(w * one * other for w, one, other in rows) / sum(w * one**2 for w, one, _ in rows))


def exponent(points: Points) -> float:
    """The exponent of the cost: the slope of the line through the logarithms."""
    return statistics.linear_regression([log10(n) for n, _ in points], [log10(s) for _, s in points]).slope


def beyond_the_first(points: Points) -> Points:
    """How many more innovations than at the first size, and how many more seconds: what is fixed falls out.

    Sizes at which that is less than a fifth of the fixed cost are left out: there it is mostly noise.
    """
    (first, fixed), *others = points
    return [(count - first, seconds - fixed) for count, seconds in others if seconds - fixed >= fixed / 5]


def measure(largest: int = 7, scalar: int = 6, picture: Path | None = PICTURE, repeat: int = 9) -> None:
    """Both paths, smallest first."""
    heading("Growth, processor time")
    sizes = [NATION, *(round(10 ** (half / 2)) for half in range(10, 2 * largest + 1))]
    times = {
        **_tables(sizes, repeat),
        "scalar": _scalar([round(10 ** (half / 2)) for half in range(6, 2 * scalar + 1)]),
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
    line = line_through(points)
    print(f"{name}: {line.fixed:.4f} s whatever the size + {line.each * 1e9:.1f} ns an innovation")
    if name == "scalar":
        print(f"  {points[0][0]:,} to {points[-1][0]:,}: exponent {exponent(points):.3f}")
        return
    grown = beyond_the_first(points)
    each = ", ".join(f"{seconds / count * 1e9:.0f}" for count, seconds in grown)
    print(f"  {points[1][0]:,} to {points[-1][0]:,}: exponent of the whole {exponent(points[1:]):.3f}")
    if len(grown) < _FEWEST_POINTS:
        print("  what grows beyond the nation is too little to be measured at these sizes")
        return
    print(
        f"  {points[0][0] + grown[0][0]:,} to {points[-1][0]:,}: exponent of what grows beyond the nation "
        f"{exponent(grown):.3f}; ns for each innovation more: {each}"
    )


def _tables(sizes: Iterable[int], repeat: int) -> dict[str, Points]:
    """The totals alone, with a column for each row, and the call without options, which looks for what stands twice."""
    found: dict[str, Points] = {name: [] for name in _TABLES}
    for size in sizes:
        levels, government = nation(size)
        runs = {name: totals(levels.lazy(), government, **options) for name, options in _TABLES.items()}
        costs = in_turn(runs, repeat if size > 10**6 else 3 * repeat)
        for name, points in found.items():
            points.append((size, min(cost.cpu for cost in costs[name])))
            print(f"  {name:<28} {size:>12,} innovations {points[-1][1]:>10.4f} s", flush=True)
    return found


def _scalar(sizes: list[int]) -> Points:
    """Means, and small sizes so often that every size works about as long: the least of many would favour them."""
    found = []
    work = max(sizes) // 10
    _scored(max(sizes) // 100)  # what is made once in a process is made
    for size in sizes:
        seconds = statistics.mean(_scored(size) for _ in range(max(1, work // size)))
        found.append((size, seconds))
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


def _remember(total: int, answer: Any) -> None:
    _scored(total)
    answer.put(highest_memory())


def _memory(total: int) -> int:
    context = multiprocessing.get_context("spawn")
    answer = context.Queue()
    process = context.Process(target=_remember, args=(total, answer))
    process.start()
    highest: int = answer.get()
    process.join()
    print(f"peak memory, {total:,} innovations one region after the other: {highest / 2**20:,.0f} MiB")
    return highest


# --- the picture -------------------------------------------------------------------------------------------------

_COLOURS = {
    "tables, totals": "#b0691a",
    "tables": "#17864f",
    "tables, checked": "#8a3ab9",
    "scalar": "#2b5cc4",
}
_WIDTH, _LEFT, _TOP, _BOTTOM = 420, 70, 40, 340


def draw(times: dict[str, Points], memory: dict[str, list[tuple[int, int]]], target: Path) -> None:
    """Time and memory beside each other, all axes logarithmic; dashed, a fixed cost and one that is proportional."""
    lines = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 400" font-family="sans-serif" font-size="12">']
    lines.append('<rect width="960" height="400" fill="white"/>')
    lines += _panel(0, "processor time", ("1 ms", "10 ms", "0.1 s", "1 s", "10 s", "100 s"), -3, times, fits=True)
    in_megabytes = {name: [(n, size / 2**20) for n, size in points] for name, points in memory.items()}
    lines += _panel(480, "peak memory of the process", ("10 MiB", "100 MiB", "1 GiB", "10 GiB"), 1, in_megabytes)
    target.write_text("\n".join([*lines, "</svg>"]) + "\n", "utf-8")


def _panel(
    shift: int, title: str, marks: tuple[str, ...], lowest: int, paths: dict[str, Points], *, fits: bool = False
) -> list[str]:
    height = (_BOTTOM - _TOP) / (len(marks) - 1)

    def place(count: float, value: float) -> str:
        x = shift + _LEFT + (log10(count) - 3) / 4 * (_WIDTH - _LEFT)
        return f"{x:.1f},{_BOTTOM - (log10(value) - lowest) * height:.1f}"

    lines = [f'<text x="{shift + _LEFT}" y="20" font-weight="bold">{title}</text>']
    for power in range(3, 8):
        x, _ = place(10**power, 10**lowest).split(",")
        lines.append(f'<line x1="{x}" y1="{_TOP}" x2="{x}" y2="{_BOTTOM}" stroke="#ddd"/>')
        lines.append(f'<text x="{x}" y="{_BOTTOM + 18}" text-anchor="middle">10^{power}</text>')
    for step, mark in enumerate(marks):
        y = _BOTTOM - step * height
        lines.append(f'<line x1="{shift + _LEFT}" y1="{y}" x2="{shift + _WIDTH}" y2="{y}" stroke="#ddd"/>')
        lines.append(f'<text x="{shift + _LEFT - 6}" y="{y + 4}" text-anchor="end">{mark}</text>')
    for name, points in paths.items():
        colour = _COLOURS[name]
        placed = [place(*point) for point in points]
        if fits:
            line = line_through(points)
            curve = " ".join(place(n, line.fixed + line.each * n) for n, _ in points)
            lines.append(f'<polyline points="{curve}" fill="none" stroke="{colour}" stroke-dasharray="4"/>')
        else:
            lines.append(f'<polyline points="{" ".join(placed)}" fill="none" stroke="{colour}"/>')
        dots = (spot.split(",") for spot in placed)
        lines += [f'<circle cx="{x}" cy="{y}" r="3.5" fill="{colour}"/>' for x, y in dots]
        x, y = map(float, placed[-1].split(","))
        lines.append(f'<text x="{x - 8:.1f}" y="{y - 10:.1f}" text-anchor="end" fill="{colour}">{name}</text>')
    lines.append(f'<text x="{shift + _LEFT + 130}" y="{_BOTTOM + 44}">innovations</text>')
    return lines
