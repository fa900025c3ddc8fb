"""Time and memory, measured so that a busy machine disturbs them least: side by side, in turn, several times."""

from __future__ import annotations

import gc
import multiprocessing
import os
import statistics
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar
from unittest.mock import patch

Found = TypeVar("Found")
Run = Callable[[], object]


class Cost(NamedTuple):
    """Seconds by the wall clock, and of all processors together: the second holds on a busy machine too."""

    wall: float
    cpu: float

    def over(self, count: int) -> Cost:
        """The cost of one of ``count``."""
        return Cost(self.wall / count, self.cpu / count)


def once(run: Run) -> Cost:
    """What one run costs; what it makes is thrown away outside the clock."""
    gc.collect()
    wall, cpu = time.perf_counter(), time.process_time()
    made = run()
    cost = Cost(time.perf_counter() - wall, time.process_time() - cpu)
    del made
    return cost


def in_turn(runs: Mapping[str, Run], repeat: int) -> dict[str, list[Cost]]:
    """Several runs of each, A B A B: what slows the machine for a while slows all of them."""
    costs: dict[str, list[Cost]] = {name: [] for name in runs}
    for _ in range(repeat):
        for name, run in runs.items():
            costs[name].append(once(run))
    return costs


def median(costs: list[Cost]) -> Cost:
    """The middle one of each clock."""
    return Cost(statistics.median(cost.wall for cost in costs), statistics.median(cost.cpu for cost in costs))


def ratio(costs: list[Cost], base: list[Cost]) -> Cost:
    """How many times ``base``: the median of the ratios of neighbours."""
    pairs = list(zip(costs, base, strict=True))
    return Cost(
        statistics.median(one.wall / other.wall for one, other in pairs),
        statistics.median(one.cpu / other.cpu for one, other in pairs),
    )


def apart(work: Callable[..., Found], *arguments: object, **environment: str) -> Found:
    """What ``work`` answers in a process of its own, which starts afresh, with ``environment`` added to this one's."""
    with patch.dict(os.environ, environment), multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, arguments)


def highest_memory() -> int:
    """The most memory this process has held, in bytes; not ``ru_maxrss``, which a child takes over from its parent."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


def heading(text: str) -> None:
    """The head of a part."""
    print(f"\n{text}\n{'-' * len(text)}", flush=True)
