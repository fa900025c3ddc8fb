"""A region as numbers: what a small change does to the index follows from its sums, and nothing is scored anew."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from inovasi_daerah.rules.settings import Affairs
from inovasi_daerah.scoring.formula import divisor, formula_of, quantity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inovasi_daerah.domain.innovations import Innovation
    from inovasi_daerah.rules.formula import Formula
    from inovasi_daerah.scoring.explanation import Score


class Tally:
    """The sums of a score, from which the index after a change is worked out in integers.

    Attributes:
        unit: how many units make one point, so that weights and the number of innovations are integers.
    """

    def __init__(self, found: Score) -> None:
        rules = found.rules
        self.formula: Formula = formula_of(rules)
        each = Fraction(self.formula.quantity.each)
        gate = self.formula.gate
        self.unit: int = lcm(rules.unit, each.denominator)
        self._of_a_unit = rules.index_per_point / self.unit
        self._scale = self.unit // rules.unit
        self._bits = {code: 1 << place for place, code in enumerate(gate.affairs if gate else ())}
        self._reads_any = found.settings.affairs == Affairs.ANY
        counted = [one.innovation for one in found.innovations if one.counted]
        self.counted: int = len(counted)
        self._divided = found.maturity.innovations
        self._government = int(Fraction(found.government.points) * self.unit)
        self._maturities = int(Fraction(found.maturity.sum) * self.unit)
        self._covered = self._covered_once = 0
        for mask in map(self.services, counted):
            self._covered_once = (self._covered_once & ~mask) | (mask & ~self._covered)
            self._covered |= mask
        self._gains: dict[tuple[int, int, int, int, int], Fraction] = {}
        self._of_maturity: dict[int, Fraction] = {}
        self._now = self._points(0, 0, 0, 0, self._covered.bit_count())

    def services(self, innovation: Innovation) -> int:
        """The basic services that an innovation covers, as bits."""
        touching = innovation.touching_affairs if self._reads_any else ()
        return self.services_of((innovation.affair, *touching))

    def services_of(self, affairs: Iterable[str]) -> int:
        """The basic services among these affairs, as bits."""
        return sum({self._bits.get(code, 0) for code in affairs})

    def gain_of_maturity(self, units: int) -> Fraction:
        """What the index gains when one that counts has so many more points, in units of the rulebook."""
        gain = self._of_maturity.get(units)
        if gain is None:
            gain = self._of_maturity[units] = self.gain(maturities=units)
        return gain

    def gain(
        self,
        *,
        government: int = 0,
        maturities: int = 0,
        counted: int = 0,
        divided: int = 0,
        adds: int = 0,
        drops: int = 0,
    ) -> Fraction:
        """What the index gains, exactly, when the sums change by so much.

        Args:
            government: points of the government, in units of the rulebook; ``maturities`` those of what counts.
            counted: how many more innovations count; ``divided`` how many more the mean is taken over.
            adds: the services of one more that counts, as bits; ``drops`` those of one that no longer does.
        """
        covered = (self._covered & ~(self._covered_once & drops)) | adds
        key = government, maturities, counted, divided, covered.bit_count()
        gain = self._gains.get(key)
        if gain is None:
            gain = self._gains[key] = (self._points(*key) - self._now) * self._of_a_unit
        return gain

    def _points(self, government: int, maturities: int, counted: int, divided: int, covered: int) -> Fraction:
        among = divisor(self.formula, self._divided + divided)
        number = quantity(self.formula, self.counted + counted, covered) * self.unit
        whole = self._government + government * self._scale + int(number)
        return Fraction(whole * among + self._maturities + maturities * self._scale, among)
