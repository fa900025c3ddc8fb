"""Which of the innovations to keep so that the index is highest: the best sets of every size, exact.

Of k innovations that open the gate of basic services, the strongest are found without trying them all. Sorted by
maturity, they are a beginning of the list and, where that does not open the gate, a few behind it, of which each is the
strongest of those that cover the same services: any other could be exchanged for it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate, combinations
from math import lcm
from typing import TYPE_CHECKING

from attrs import field

from inovasi_daerah.frozen import frozen
from inovasi_daerah.rules.formula import Formula
from inovasi_daerah.scoring.formula import divisor, quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


_Few = tuple[int, tuple[int, ...]]
"""The sum of a few innovations in units, and where they stand in the order of choosing."""

_Set = tuple[int, Sequence[int], tuple[int, ...]]
"""The sum of a set in units, the list whose beginning it keeps, and what it keeps of the rest: positions both."""


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


@frozen
class Choices:
    """The best sets of every size; ``sizes`` are those that a set can have."""

    sizes: range
    _formula: Formula = field(repr=False)
    _unit: int = field(repr=False)
    _numbers: tuple[int, ...] = field(repr=False)
    _sets: dict[tuple[int, bool], _Set] = field(repr=False)

    def of_size(self, size: int, *, opens: bool) -> Kept | None:
        """The best set of that size that opens the gate, or that leaves it shut; None where there is none."""
        return self._kept(size, opens=opens) if (size, opens) in self._sets else None

    def best(self, *, at_most: int | None = None, but: Kept | None = None) -> Kept:
        """The set that gives the most points, of any size or of ``at_most`` so many.

        Of equals it is the smallest, and one that opens the gate.

        Args:
            but: no set of its size that opens the gate as it does, or leaves it shut as it does.

        Raises:
            ValueError: where ``at_most`` is less than the forced ones, or nothing is left.
        """
        chosen, highest, below = None, -1, 1
        for size, opens in self._sets:
            if at_most is not None and size > at_most:
                break
            units, among = self._points(size, opens=opens)
            if units * below > highest * among and not (but and but.size == size and but.opens is opens):
                chosen, highest, below = (size, opens), units, among
        if chosen is None:
            raise ValueError(at_most)
        return self._kept(chosen[0], opens=chosen[1])

    def points(self, size: int) -> tuple[Fraction, bool]:
        """The most points of that many, and whether the gate is open with them."""
        found: list[tuple[Fraction, bool]] = []
        for opens in (True, False):
            if (size, opens) in self._sets:
                units, among = self._points(size, opens=opens)
                found.append((Fraction(units, among * self._unit), opens))
        return max(found)

    def _kept(self, size: int, *, opens: bool) -> Kept:
        total, listed, behind = self._sets[size, opens]
        rows = sorted((*listed[: size - len(behind)], *behind))
        units, among = self._points(size, opens=opens)
        return Kept(tuple(rows), Fraction(total, self._unit), opens, Fraction(units, among * self._unit))

    def _points(self, size: int, *, opens: bool) -> tuple[int, int]:
        """Maturity and quantity together: so many units, divided by so much. Integers are compared fast."""
        among = divisor(self._formula, size)
        number = self._numbers[min(size, len(self._numbers) - 1)] if opens else 0
        return self._sets[size, opens][0] + number * among, among


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
    ratios = [one.maturity.as_integer_ratio() for one in listed]
    unit = lcm(each.denominator, *{below for _, below in ratios})
    order = _Order(formula, listed, [above * (unit // below) for above, below in ratios], frozenset(forced))
    counted = range(min(len(listed), formula.quantity.most) + 1)
    numbers = tuple(int(quantity(formula, n, order.required) * unit) for n in counted)
    opening, shut = order.opening(), order.shut()
    sizes = range(order.forced, len(listed) + 1)
    both = ((size, opens) for size in sizes for opens in (True, False))
    sets = {key: found for key in both if (found := (opening if key[1] else shut).get(key[0])) is not None}
    return Choices(sizes, formula, unit, numbers, sets)


class _Order:
    """The candidates in the order of choosing: the forced first, then the strongest; services as bits of a mask."""

    def __init__(
        self, formula: Formula, candidates: Sequence[Candidate], worth: list[int], forced: frozenset[int]
    ) -> None:
        gate = formula.gate
        bits = {code: 1 << place for place, code in enumerate(gate.affairs if gate else ())}
        rest = sorted((row for row in range(len(worth)) if row not in forced), key=lambda row: -worth[row])
        self.required: int = gate.required if gate else 0
        self.bits = tuple(bits.values())
        self.forced = len(forced)
        self.rows = (*sorted(forced), *rest)
        self.worth = [worth[row] for row in self.rows]
        self.masks = [sum({bits.get(code, 0) for code in candidates[row].affairs}) for row in self.rows]
        self.covered = list(accumulate(self.masks, int.__or__, initial=0))

    def opening(self) -> dict[int, _Set]:
        """For each size the highest sum that opens the gate."""
        found: dict[int, _Set] = {}
        sums = list(accumulate(self.worth, initial=0))
        for length, several in self._behind():
            for more, places in several:
                size, total = length + len(places), sums[length] + more
                if size not in found or total > found[size][0]:
                    found[size] = total, self.rows, tuple(self.rows[place] for place in places)
        return found

    def _behind(self) -> Iterator[tuple[int, list[_Few]]]:
        """For each beginning, longest first, what opens the gate together with it: the best few of each number."""
        strongest = {mask: place for place, mask in reversed(list(enumerate(self.masks))) if place >= self.forced}
        reached: dict[tuple[int, int], _Few] = {(0, 0): (0, ())}
        several: list[_Few] = []
        known = -1
        for length in range(len(self.rows), self.forced - 1, -1):
            mask = self.masks[length] if length < len(self.rows) else 0
            if mask and strongest[mask] == length:
                self._reach(reached, length)
                known = -1
            if known != self.covered[length]:
                known = self.covered[length]
                several = self._few(reached, known)
            yield length, several

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

    def shut(self) -> dict[int, _Set]:
        """For each size the highest sum that leaves the gate shut: what lies within some services, one too few."""
        highest = [-1] * (len(self.rows) + 1)
        lists: list[tuple[int, ...]] = [()] * len(highest)
        for few in combinations(self.bits, self.required - 1) if self.required else ():
            outside = sum(self.bits) - sum(few)
            if self.covered[self.forced] & outside:
                continue
            places = [place for place, mask in enumerate(self.masks) if not mask & outside]
            rows = tuple(self.rows[place] for place in places)
            for size, total in enumerate(accumulate((self.worth[place] for place in places), initial=0)):
                if total > highest[size]:
                    highest[size], lists[size] = total, rows
        known = range(self.forced, len(highest))
        return {size: (highest[size], lists[size], ()) for size in known if highest[size] >= 0}
