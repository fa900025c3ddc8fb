"""Which of the innovations to keep so that the index is highest: the best sets of every size, exact.

Of k innovations that open the gate of basic services, the strongest are found without trying them all. Sorted by
maturity, they are a beginning of the list and, where that does not open the gate, a few behind it, of which each is the
strongest of those that cover the same services: any other could be exchanged for it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import accumulate, combinations, islice
from math import lcm
from typing import TYPE_CHECKING

from attrs import field

from inovasi_daerah.frozen import frozen
from inovasi_daerah.scoring.formula import divisor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_daerah.rules.formula import Formula


_Few = tuple[int, tuple[int, ...]]
"""The sum of a few innovations in units, and where they stand in the order of choosing."""

_Shut = tuple[int, Sequence[int]]
"""The sum of a set in units, and the list whose beginning it keeps."""


@frozen
class Candidate:
    """An innovation that may be kept.

    Attributes:
        maturity: its points, 0 or more.
        affairs: those that it covers; affairs that the gate does not ask for are without effect.
        id: what it is called in the answer.
    """

    maturity: Decimal | Fraction
    affairs: Collection[str] = ()
    id: str = ""


@frozen
class Kept:
    """The strongest of all sets of as many innovations that open the gate, or of all that leave it shut.

    Attributes:
        rows: the positions of those kept among the candidates, lowest first.
        maturities: the sum of their maturities.
        opens: whether they open the gate; true where an edition has none.
        points: what they give: maturity and quantity together.
    """

    rows: tuple[int, ...] = field(repr=False)
    maturities: Fraction
    opens: bool
    points: Fraction

    @property
    def size(self) -> int:
        """How many are kept."""
        return len(self.rows)


class Choices:
    """The best sets of every size; ``sizes`` are those that a set can have."""

    def __init__(self, formula: Formula, order: _Order, unit: int) -> None:
        each = Fraction(formula.quantity.each) * unit
        self.sizes: range = range(order.forced, len(order.rows) + 1)
        self._formula = formula
        self._unit = unit
        self._order = order
        counted = min(len(order.rows), formula.quantity.most)
        most = int(counted * each)
        self._numbers = [*(int(n * each) for n in range(counted)), *[most] * (len(order.rows) + 1 - counted)]

    @cached_property
    def _opening(self) -> tuple[list[int], list[tuple[int, ...]]]:
        return self._order.opening()

    @cached_property
    def _shut(self) -> dict[int, _Shut]:
        return self._order.shut(len(self._order.rows))

    def of_size(self, size: int, *, opens: bool) -> Kept | None:
        """The best set of that size that opens the gate, or that leaves it shut; None where there is none."""
        if size not in self.sizes:
            return None
        if opens:
            return self._open_kept(size) if self._opening[0][size] >= 0 else None
        return self._shut_kept(size, *self._shut[size]) if size in self._shut else None

    def best(self, *, at_most: int | None = None, but: Kept | None = None) -> Kept:
        """The set that gives the most points, of any size or of ``at_most`` so many.

        Of equals it is the smallest, and one that opens the gate.

        Args:
            but: no set of its size that opens the gate as it does, or leaves it shut as it does.

        Raises:
            ValueError: where ``at_most`` is less than the forced ones, or nothing is left.
        """
        order, passed = self._order, (but.size, but.opens) if but else None
        # Beyond the least divisor the mean of the strongest only falls, unless weaker ones are forced among them.
        shut = self._shut if order.forced or but else order.shut(self._formula.divisor.least)
        totals, numbers, least = self._opening[0], self._numbers, self._formula.divisor.least
        chosen, highest, below = None, -1, 1
        for size in self.sizes if at_most is None else range(self.sizes.start, min(self.sizes.stop, at_most + 1)):
            among = size if size > least else least  # noqa: FURB136 - written out, for it runs for every size
            total = totals[size]
            if total >= 0:
                units = total + numbers[size] * among
                if units * below > highest * among and (size, True) != passed:
                    chosen, highest, below = (size, True), units, among
            if size in shut and shut[size][0] * below > highest * among and (size, False) != passed:
                chosen, highest, below = (size, False), shut[size][0], among
        if chosen is None:
            raise ValueError(at_most)
        size, opens = chosen
        return self._open_kept(size) if opens else self._shut_kept(size, *shut[size])

    def points(self, size: int) -> tuple[Fraction, bool]:
        """The most points of that many, and whether the gate is open with them."""
        among, total = divisor(self._formula, size), self._opening[0][size]
        found = [(total + self._numbers[size] * among, True)] if total >= 0 else []
        found += [(self._shut[size][0], False)] if size in self._shut else []
        units, opens = max(found)
        return Fraction(units, among * self._unit), opens

    def _open_kept(self, size: int) -> Kept:
        totals, behind = self._opening
        rows, few = self._order.rows, behind[size]
        kept = [*rows[: size - len(few)], *(rows[place] for place in few)]
        return self._kept(kept, totals[size], self._numbers[size], opens=True)

    def _shut_kept(self, size: int, total: int, rows: Sequence[int]) -> Kept:
        return self._kept(rows[:size], total, 0, opens=False)

    def _kept(self, rows: Sequence[int], total: int, number: int, *, opens: bool) -> Kept:
        among = divisor(self._formula, len(rows))
        points = Fraction(total + number * among, among * self._unit)
        return Kept(tuple(sorted(rows)), Fraction(total, self._unit), opens, points)


def choices(formula: Formula, candidates: Iterable[Candidate], *, forced: Collection[int] = ()) -> Choices:
    """The best sets of every size, from the ``forced`` alone to all the candidates.

    Of sets with equal sums the one with more of the beginning of the list is taken; equal maturities stand in the order
    in which they are given.

    Args:
        forced: positions of candidates that every set keeps.

    >>> from decimal import Decimal
    >>> from inovasi_daerah.rules.library import rulebook
    >>> strong = [Candidate(Decimal(100), ["1.01"])] * 200
    >>> weak = [Candidate(Decimal(maturity), [f"1.0{maturity}"]) for maturity in (2, 3, 4, 5, 6)]
    >>> found = choices(rulebook("iid-2026").formula, strong + weak).best()
    >>> found.opens, found.size, found.rows[-5:]
    (True, 204, (199, 201, 202, 203, 204))
    """
    listed = tuple(candidates)
    each = Fraction(formula.quantity.each)
    ratios = {maturity: maturity.as_integer_ratio() for maturity in {one.maturity for one in listed}}
    unit = lcm(each.denominator, *{below for _, below in ratios.values()})
    units = {maturity: above * (unit // below) for maturity, (above, below) in ratios.items()}
    return Choices(formula, _Order(formula, listed, [units[one.maturity] for one in listed], frozenset(forced)), unit)


class _Order:
    """The candidates in the order of choosing: the forced first, then the strongest; services as bits of a mask."""

    def __init__(
        self, formula: Formula, candidates: Sequence[Candidate], worth: list[int], forced: frozenset[int]
    ) -> None:
        gate = formula.gate
        bits = {code: 1 << place for place, code in enumerate(gate.affairs if gate else ())}
        order = sorted(range(len(worth)), key=worth.__getitem__, reverse=True)
        affairs = [tuple(one.affairs) for one in candidates]
        masks = {codes: sum({bits.get(code, 0) for code in codes}) for codes in {*affairs}}
        self.required: int = gate.required if gate else 0
        self.bits: tuple[int, ...] = tuple(bits.values())
        self.forced: int = len(forced)
        self.rows: tuple[int, ...] = (
            (*sorted(forced), *(row for row in order if row not in forced)) if forced else tuple(order)
        )
        self.worth: list[int] = [worth[row] for row in self.rows]
        self.masks: list[int] = [masks[affairs[row]] for row in self.rows]
        self.covered: list[int] = list(accumulate(self.masks, int.__or__, initial=0))

    def opening(self) -> tuple[list[int], list[tuple[int, ...]]]:
        """For each size the highest sum that opens the gate, -1 where none does, and what is behind its beginning."""
        highest = [-1] * (len(self.rows) + 1)
        behind: list[tuple[int, ...]] = [()] * len(highest)
        sums = list(accumulate(self.worth, initial=0))
        for first, last, several in self._behind():
            for more, places in several:
                for size, total in enumerate(sums[first : last + 1], first + len(places)):
                    if total + more > highest[size]:
                        highest[size], behind[size] = total + more, places
        return highest, behind

    def _behind(self) -> Iterator[tuple[int, int, list[_Few]]]:
        """The beginnings from one length to another, longest first, and what opens the gate together with each of them.

        That is the best few of each number. It changes only where the strongest of its kind comes to lie behind,
        for whoever lets a beginning cover more is the strongest of its kind.
        """
        strongest = {mask: place for place, mask in reversed(list(enumerate(self.masks))) if place >= self.forced}
        reached: dict[tuple[int, int], _Few] = {(0, 0): (0, ())}
        last = len(self.rows)
        for length in sorted((place for mask, place in strongest.items() if mask), reverse=True):
            yield length + 1, last, self._few(reached, self.covered[last])
            self._reach(reached, length)
            last = length
        yield self.forced, last, self._few(reached, self.covered[last])

    def _reach(self, reached: dict[tuple[int, int], _Few], place: int) -> None:
        """Enter what the one at ``place`` adds to each few behind it, by their number and what they cover."""
        for (number, mask), (total, places) in list(reached.items()):
            key = number + 1, mask | self.masks[place]
            more = total + self.worth[place]
            if number < self.required and (key not in reached or more >= reached[key][0]):
                reached[key] = more, (place, *places)

    def _few(self, reached: dict[tuple[int, int], _Few], covered: int) -> list[_Few]:
        best: dict[int, _Few] = {}
        for (number, mask), few in sorted(reached.items()):
            if (mask | covered).bit_count() >= self.required and (number not in best or few[0] > best[number][0]):
                best[number] = few
        return list(best.values())

    def shut(self, most: int) -> dict[int, _Shut]:
        """For each size up to ``most`` the highest sum that leaves the gate shut: what lies within too few services."""
        found: dict[int, _Shut] = {}
        for few in combinations(self.bits, self.required - 1) if self.required else ():
            outside = sum(self.bits) - sum(few)
            if self.covered[self.forced] & outside:
                continue
            inside = (place for place, mask in enumerate(self.masks) if not mask & outside)
            places = list(islice(inside, most))
            rows = [self.rows[place] for place in places]
            for size, total in enumerate(accumulate((self.worth[place] for place in places), initial=0)):
                if size >= self.forced and (size not in found or total > found[size][0]):
                    found[size] = total, rows
        return found
