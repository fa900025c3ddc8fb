"""What would raise the index, beside scoring each change anew; and choosing, beside scoring the candidates once."""

from __future__ import annotations

import random
from datetime import date
from math import log
from statistics import linear_regression
from typing import TYPE_CHECKING, Any

from attrs import evolve
from generator import AFFAIRS, RULES, SEED
from measuring import heading, in_turn, median, ratio

import inovasi_daerah as ida

if TYPE_CHECKING:
    from collections.abc import Callable

    from inovasi_daerah.planning import Candidate, Gains

INNOVATIONS = 200
SAMPLED = 50
"""How many changes are scored anew; the time of all is theirs, scaled."""
SIZES = (50, 100, 200, 400, 800)
CANDIDATES = (2_000, 20_000)
_YEAR = 2026
_MOST = 40


def measure(
    innovations: int = INNOVATIONS,
    sizes: tuple[int, ...] = SIZES,
    candidates: tuple[int, ...] = CANDIDATES,
    repeat: int = 5,
) -> None:
    """All gains of a report given by facts, how their time grows, and choosing among many."""
    heading("Planning")
    _gains(innovations, repeat)
    _growth(sizes, repeat)
    print("choosing, beside scoring the candidates once by facts with a rulebook that has graded nothing yet")
    for number in candidates:
        _choosing(number, repeat)


def read(found: Gains) -> int:
    """Ask every step for its gain and its words, in the order in which they are listed."""
    letters = 0
    for step in found.steps:
        _ = step.gain
        letters += len(step.text.id) + len(step.takes.id)
    return letters


def anew(report: ida.Submission, found: Gains) -> list[Any]:
    """The recipe: some of the changes, each made on a copy of the report that is scored."""
    dice = random.Random(SEED)  # noqa: S311 - no secret
    now = ida.score(report, RULES).index_exact
    some = dice.sample(found.steps, min(SAMPLED, len(found.steps)))
    return [ida.score(found.after(step), RULES).index_exact - now for step in some]


def _gains(innovations: int, repeat: int) -> None:
    report = by_facts(innovations)
    found = ida.planning.gains(report, RULES)
    costs = in_turn(
        {
            "some": lambda: anew(report, found),
            "all": lambda: ida.planning.gains(report, RULES),
            "all, read": lambda: read(ida.planning.gains(report, RULES)),
            "the first time": lambda: read(ida.planning.gains(report, evolve(RULES))),
        },
        repeat,
    )
    scale = len(found.steps) / min(SAMPLED, len(found.steps))
    print(f"{innovations} innovations given by facts, {len(found.steps):,} steps; medians of {repeat} runs in turn")
    print(f"  {SAMPLED} of them scored anew, scaled to all: {median(costs['some']).cpu * scale:,.1f} s")
    for name in ("all", "all, read", "the first time"):
        times = ratio(costs["some"], costs[name]).cpu * scale
        print(f"  {name:<16}{median(costs[name]).cpu:.4f} s: 1/{times:,.0f} of that time")


def _growth(sizes: tuple[int, ...], repeat: int) -> None:
    reports = {str(size): by_facts(size) for size in sizes}
    runs = {name: _reading(report) for name, report in reports.items()}
    costs = in_turn(runs, repeat)
    points = [(log(int(name)), log(median(cost).cpu)) for name, cost in costs.items()]
    slope = linear_regression([x for x, _ in points], [y for _, y in points]).slope
    print(f"all gains, read, of {sizes[0]} to {sizes[-1]} innovations: exponent {slope:.2f}")


def _reading(report: ida.Submission) -> Callable[[], int]:
    return lambda: read(ida.planning.gains(report, RULES))


def _choosing(number: int, repeat: int) -> None:
    report = by_facts(number)
    given = {
        "coverage anywhere": candidates_of(report),
        "coverage among the weakest alone": _weakly_covered(candidates_of(report)),
    }
    runs: dict[str, Callable[[], object]] = {"score": lambda: ida.score(report, evolve(RULES)).index}
    runs |= {name: _best_of(listed) for name, listed in given.items()}
    costs = in_turn(runs, repeat)
    for name in given:
        times, each = ratio(costs[name], costs["score"]).cpu, median(costs[name]).cpu / number
        print(f"  {number:>7,}, {name:<34}{times:.3f} of that time, {each * 1e6:.1f} us a candidate")


def _best_of(listed: list[Candidate]) -> Callable[[], object]:
    return lambda: ida.planning.choose(listed, RULES).best


def candidates_of(report: ida.Submission) -> list[Candidate]:
    """Its innovations, with their maturities."""
    found = ida.score(report, RULES)
    return [ida.planning.Candidate(one.maturity, (one.innovation.affair,), one.id) for one in found.innovations]


def _weakly_covered(listed: list[Candidate]) -> list[Candidate]:
    """The same, with basic services among the ten weakest alone."""
    ranked = sorted(listed, key=lambda one: one.maturity)
    services = AFFAIRS[:5]
    return [
        ida.planning.Candidate(one.maturity, (services[place % 5] if place < 2 * 5 else "2.16",), one.id)
        for place, one in enumerate(ranked)
    ]


def by_facts(number: int) -> ida.Submission:
    """A report whose claims state facts and no levels."""
    dice = random.Random(SEED)  # noqa: S311 - no secret
    listed = [
        ida.Innovation(
            id=f"inovasi-{n}",
            name=f"Inovasi {n}",
            stage=ida.Stage.APPLICATION,
            affair=dice.choice(AFFAIRS),
            claims={row.code: _claim(row.scale, dice) for row in RULES.innovation},  # type: ignore[arg-type]  # generic converter
            applied_on=date(2024, 2, 5),
            design_words=300,
        )
        for n in range(number)
    ]
    government = {row.code: ida.Claim(level=dice.choice((1, 2, 2, 3))) for row in RULES.government}
    return ida.Submission(region=ida.Region("35.79"), year=_YEAR, government=government, innovations=listed)  # type: ignore[arg-type]  # generic converters


def _claim(scale: Any, dice: random.Random) -> ida.Claim:
    """A claim by a fact that reaches level 1 or more, mostly not the highest."""
    kind = scale.kind.value
    if kind == "choice":
        return ida.Claim(fact=dice.choice(list(scale.values)))
    if kind == "years":
        return ida.Claim(fact=dice.choice([(_YEAR - 2, _YEAR), (_YEAR - 1,), (_YEAR - 2, _YEAR - 1)]))
    if kind == "set":
        least, members = (scale.counts or {"1": 1})["1"], list(scale.members)
        return ida.Claim(fact=tuple(dice.sample(members, dice.randint(least, len(members)))))
    if kind == "share":
        received = dice.randint(20, 60)
        return ida.Claim(fact={scale.whole_key: received, scale.part_key: dice.randint(10, received)})  # type: ignore[arg-type]  # generic converter
    if kind == "bases":
        return ida.Claim(fact=dice.randint(1, 600), basis="a")
    most = _MOST if scale.maximum is None else int(scale.maximum)
    return ida.Claim(fact=dice.randint(1, min(most, _MOST)))
