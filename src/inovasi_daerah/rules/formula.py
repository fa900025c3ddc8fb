"""The formula of an edition: its maxima, the divisor, the quantity and the gate before it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from inovasi_daerah.references import Source
from inovasi_daerah.rules.laws import NO_REPETITION, Lawful, at_least, broken, exactly_one, within
from inovasi_daerah.text import Lang, Text, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.problems import Problem

MOST_OF_A_GATE: Final = 8
"""Choosing looks at every set of these affairs; the law knows six basic services."""


@frozen
class Divisor(Lawful):
    """The mean of maturities divides by the number of innovations, but by no less than ``least``."""

    least: int
    source: Source

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """Something to divide by."""
        yield from at_least(it, "least", 1)


@frozen
class Gate(Lawful):
    """The quantity counts only when enough of the basic-service affairs are covered."""

    affairs: tuple[str, ...]
    required: int
    source: Source

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """As many different affairs as are asked for, and few enough to look at every set of them."""
        affairs = tuple(it.affairs)
        if len(affairs) > MOST_OF_A_GATE:
            most = Text(f"paling banyak {MOST_OF_A_GATE} urusan", f"at most {MOST_OF_A_GATE} affairs")
            yield broken("affairs", len(affairs), most)
        if len(set(affairs)) != len(affairs):
            yield broken("affairs", str(list(affairs)), NO_REPETITION)
        if isinstance(it.affairs, tuple):
            yield from within(it, "required", 0, len(affairs))


@frozen
class Quantity(Lawful):
    """The row that counts innovations: ``each`` for every counted innovation, for at most ``most`` of them."""

    code: str
    number: str
    name: Text
    each: Decimal
    most: int
    maximum: Decimal
    source: Source
    variable: str | None = None

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """The maximum is what the most innovations give, and no innovation takes points away."""
        yield from at_least(it, "each", 0)
        yield from at_least(it, "most", 0)
        if isinstance(it.each, Decimal) and isinstance(it.most, int) and isinstance(it.maximum, Decimal):
            full = Fraction(it.each) * it.most
            if full != Fraction(it.maximum):
                yield broken("maximum", it.maximum, same(f"{it.each} x {it.most}"))

    def label(self, lang: Lang = "id") -> str:
        """The official name, or its English rendering."""
        return self.name.say(lang)


@frozen
class Formula(Lawful):
    """index = (government + sum of maturities / divisor + quantity) / maximum x the top of the scale.

    Attributes:
        without_gate: where an edition has no gate, what says so.
    """

    maximum: Decimal
    government: Decimal
    innovation: Decimal
    divisor: Divisor
    quantity: Quantity
    source: Source
    gate: Gate | None = None
    without_gate: Source | None = None

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """The three parts add up to the whole; a gate, or the source for there being none."""
        yield from exactly_one(it, "gate", "without_gate", path="gate")
        parts: tuple[Any, ...] = (it.government, it.innovation, getattr(it.quantity, "maximum", None))
        if all(isinstance(part, Decimal) for part in (*parts, it.maximum)):
            total = sum((Fraction(part) for part in parts), Fraction(0))
            if total != Fraction(it.maximum) or not total:
                written = " + ".join(map(str, parts))
                yield broken("maximum", it.maximum, same(written))
