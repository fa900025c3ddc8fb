"""Beside the best set: the second best, what each innovation is worth, and where adding while it pays ends. Exact."""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction
from typing import TYPE_CHECKING

from inovasi_daerah.planning.choosing import Kept, choices
from inovasi_daerah.scoring.formula import divisor, gate_is_open, quantity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from inovasi_daerah.planning.choosing import Candidate, Choices
    from inovasi_daerah.rules.formula import Formula


class Alternatives:
    """Candidates and what any set of them gives.

    Args:
        forced: positions of those that every set keeps.
        at_most: how many a set may hold.
    """

    def __init__(
        self, formula: Formula, candidates: Sequence[Candidate], forced: Collection[int], at_most: int | None
    ) -> None:
        gate = formula.gate
        services = gate.affairs if gate else ()
        self.formula = formula
        self.candidates = candidates
        self.forced: frozenset[int] = frozenset(forced)
        self.at_most = at_most
        self.covers: list[tuple[str, ...]] = [
            tuple(code for code in services if code in one.affairs) for one in candidates
        ]
        self.maturities: list[Fraction] = [Fraction(one.maturity) for one in candidates]

    def _of(self, sums: _Sums) -> Kept:
        opens = gate_is_open(self.formula, sums.covered)
        return Kept(tuple(sorted(sums.rows)), sums.maturities, opens, sums.points())

    def second(self, found: Choices, best: Kept) -> Kept | None:
        """The set that gives the most of all others; None where there is no other.

        One of another size, or with the gate otherwise, is known. One like the best lacks one of its innovations, of
        those that cover the same services the weakest: with any stronger one left out, the two could be exchanged.
        """
        weakest: dict[tuple[str, ...], int] = {}
        for row in best.rows:
            known = weakest.get(self.covers[row])
            if row not in self.forced and (known is None or self.maturities[row] < self.maturities[known]):
                weakest[self.covers[row]] = row
        others = [self._without(row, best) for row in weakest.values()]
        with suppress(ValueError):  # there may be no set of another size
            others.append(found.best(at_most=self.at_most, but=best))
        return max((one for one in others if one is not None), key=lambda one: one.points, default=None)

    def _without(self, row: int, best: Kept) -> Kept | None:
        """The best set that is like ``best`` in size and gate, without one of its innovations."""
        left = [place for place in range(len(self.candidates)) if place != row]
        forced = [place - (place > row) for place in self.forced]
        found = choices(self.formula, [self.candidates[place] for place in left], forced=forced)
        one = found.of_size(best.size, opens=best.opens)
        return (
            None
            if one is None
            else Kept(tuple(left[place] for place in one.rows), one.maturities, one.opens, one.points)
        )

    def worth(self, best: Kept) -> Iterator[Fraction]:
        """For each candidate the points that the best set loses without it, or gains with it beside the others."""
        sums, kept = _Sums(self, best.rows), frozenset(best.rows)
        for row in range(len(self.candidates)):
            if row in kept:
                yield best.points - sums.without(row)
            else:
                yield sums.with_one(row) - best.points

    def while_it_pays(self) -> Kept:
        """From the forced on, the innovation that adds the most, one after the other, until none adds anything."""
        waiting: dict[tuple[str, ...], list[int]] = {}
        for row in sorted(range(len(self.candidates)), key=lambda row: self.maturities[row]):
            if row not in self.forced:
                waiting.setdefault(self.covers[row], []).append(row)
        sums = _Sums(self, self.forced)
        while waiting and (self.at_most is None or len(sums.rows) < self.at_most):
            points, covers = max((sums.with_one(rows[-1]), covers) for covers, rows in waiting.items())
            if points <= sums.points():
                break
            sums.add(waiting[covers].pop())
            if not waiting[covers]:
                del waiting[covers]
        return self._of(sums)


class _Sums:
    """The sums of one set: what it gives with one more or one fewer follows from them."""

    def __init__(self, among: Alternatives, rows: Iterable[int]) -> None:
        self.among = among
        self.rows: list[int] = []
        self.maturities = Fraction(0)
        self.times: dict[str, int] = {}
        for row in rows:
            self.add(row)

    def add(self, row: int) -> None:
        """One more."""
        self.rows.append(row)
        self.maturities += self.among.maturities[row]
        for code in self.among.covers[row]:
            self.times[code] = self.times.get(code, 0) + 1

    @property
    def covered(self) -> int:
        """How many services are covered."""
        return len(self.times)

    def points(self) -> Fraction:
        """What the set gives."""
        return self._points(len(self.rows), self.maturities, self.covered)

    def with_one(self, row: int) -> Fraction:
        """What it gives with one more."""
        new = sum(code not in self.times for code in self.among.covers[row])
        return self._points(len(self.rows) + 1, self.maturities + self.among.maturities[row], self.covered + new)

    def without(self, row: int) -> Fraction:
        """What it gives with one fewer."""
        lost = sum(self.times[code] == 1 for code in self.among.covers[row])
        return self._points(len(self.rows) - 1, self.maturities - self.among.maturities[row], self.covered - lost)

    def _points(self, number: int, maturities: Fraction, covered: int) -> Fraction:
        formula = self.among.formula
        return maturities / divisor(formula, number) + quantity(formula, number, covered)
