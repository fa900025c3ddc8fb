"""The formula of an edition: its maxima, the divisor, the quantity and the gate before it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from inovasi_daerah.exact import sum_of
from inovasi_daerah.frozen import frozen
from inovasi_daerah.reading.checks import readable, rule
from inovasi_daerah.references import Source
from inovasi_daerah.rules.laws import NO_REPETITION, RulebookPart, at_least, broken, exactly_one, within
from inovasi_daerah.text import Lang, Text, same

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_daerah.problems import Problem

MOST_OF_A_GATE: Final = 8
"""Choosing looks at every set of these affairs; the law knows six basic services."""


@frozen
class Divisor(RulebookPart):
    """The mean of maturities divides by the number of innovations, but by no less than ``least``."""

    least: int
    source: Source

    @rule("least")
    def _something_to_divide_by(self) -> Iterable[Problem]:
        return at_least(1, least=self.least)


@frozen
class Gate(RulebookPart):
    """The quantity counts only when enough of the basic-service affairs are covered."""

    affairs: tuple[str, ...]
    required: int
    source: Source

    @rule("affairs[]")
    def _few_enough_to_look_at_every_set(self) -> Iterator[Problem]:
        if len(self.affairs) > MOST_OF_A_GATE:
            most = Text(f"paling banyak {MOST_OF_A_GATE} urusan", f"at most {MOST_OF_A_GATE} affairs")
            yield broken("affairs", len(self.affairs), most)

    @rule("affairs[]")
    def _each_affair_once(self) -> Iterator[Problem]:
        affairs = [affair for _, affair in readable(self.affairs)]
        if len(set(affairs)) != len(affairs):
            yield broken("affairs", str(affairs), NO_REPETITION)

    @rule("affairs[]", "required")
    def _as_many_as_there_are(self) -> Iterable[Problem]:
        return within(0, len(self.affairs), required=self.required)


@frozen
class Quantity(RulebookPart):
    """The row that counts innovations: ``each`` for every counted innovation, for at most ``most`` of them."""

    code: str
    number: str
    name: Text
    each: Decimal
    most: int
    maximum: Decimal
    source: Source
    variable: str | None = None

    @rule("each")
    def _no_points_taken_away(self) -> Iterable[Problem]:
        return at_least(0, each=self.each)

    @rule("most")
    def _no_fewer_than_none(self) -> Iterable[Problem]:
        return at_least(0, most=self.most)

    @rule("each", "most", "maximum")
    def _maximum_of_the_most(self) -> Iterator[Problem]:
        if Fraction(self.each) * self.most != Fraction(self.maximum):
            yield broken("maximum", self.maximum, same(f"{self.each} x {self.most}"))

    def label(self, lang: Lang = "id") -> str:
        """The official name, or its English rendering."""
        return self.name.say(lang)


@frozen
class Formula(RulebookPart):
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

    @rule()
    def _a_gate_or_why_there_is_none(self) -> Iterator[Problem]:
        return (one.under("gate") for one in exactly_one(gate=self.gate, without_gate=self.without_gate))

    @rule("government", "innovation", "quantity.maximum", "maximum")
    def _parts_that_add_up(self) -> Iterator[Problem]:
        parts = (self.government, self.innovation, self.quantity.maximum)
        total = sum_of(parts)
        if total != Fraction(self.maximum) or not total:
            yield broken("maximum", self.maximum, same(" + ".join(map(str, parts))))
