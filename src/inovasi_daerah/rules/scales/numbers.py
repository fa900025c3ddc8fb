"""Numbers: thresholds turn a number with a unit into a level."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, Any, Final, cast

from inovasi_daerah.exact import EXACT, decimal_of, parse_decimal
from inovasi_daerah.frozen import FrozenDict, frozen
from inovasi_daerah.levels import LEVELS, NONE_REACHED
from inovasi_daerah.reading import checks
from inovasi_daerah.reading.suggestions import decimal_meant, suggesting
from inovasi_daerah.rules.laws import (
    EVERY_LEVEL,
    RulebookPart,
    broken,
    exactly_one,
    has_every_level,
    keys_of,
    only_rising,
)
from inovasi_daerah.rules.scales.base import (
    BELOW_LEVEL_ONE,
    CHANGED,
    MORE,
    Graded,
    Scale,
    ScaleKind,
    refuse_basis,
    refuse_fact,
)
from inovasi_daerah.rules.scales.inputs import Input
from inovasi_daerah.text import Text, joined, same

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_daerah.problems import Problem
    from inovasi_daerah.rules.scales.inputs import Spelling

_AT_LEAST: Final = Text("paling sedikit {bound}", "at least {bound}")
_ABOVE: Final = Text("di atas {bound}", "above {bound}")
_AT_MOST: Final = Text("paling banyak {bound}", "at most {bound}")
_LESS: Final = Text("kurangi {n}", "{n} less")
_FEWER: Final = Text("kurangi {n}", "{n} fewer")
_PARTS: Final = 100
_HUNDREDTH: Final = Decimal("0.01")
_HALF: Final = Decimal("0.50")
_BELOW_BOUND: Final = Text("di bawah {bound}", "below {bound}")


@frozen
class Condition(RulebookPart):
    """Where a level begins: exactly one of the four.

    Attributes:
        any: every number of the domain reaches it.
    """

    at_least: Decimal | None = None
    above: Decimal | None = None
    at_most: Decimal | None = None
    any: bool = False

    def holds(self, number: Decimal | Fraction) -> bool:
        """Whether ``number`` reaches the level."""
        if self.at_least is not None:
            return number >= self.at_least
        if self.above is not None:
            return number > self.above
        if self.at_most is not None:
            return number <= self.at_most
        return self.any

    def label(self) -> Text | None:
        """The condition in words; None where every number meets it."""
        return self._said(_AT_LEAST, _ABOVE, _AT_MOST)

    def denial(self) -> Text | None:
        """In words, that the condition is not met."""
        return self._said(_BELOW_BOUND, _AT_MOST, _ABOVE)

    def _said(self, at_least: Text, above: Text, at_most: Text) -> Text | None:
        """Its bound in the words for that kind of bound."""
        if self.bound is None:
            return None
        words = at_least if self.at_least is not None else above if self.above is not None else at_most
        return words.format(bound=_written(self.bound))

    @property
    def bound(self) -> Decimal | None:
        """The number it compares with; None where every number reaches it."""
        return next((bound for bound in (self.at_least, self.above, self.at_most) if bound is not None), None)

    def first(self, parts: Fraction | int = 1) -> int:
        """The whole number of ``parts`` with which the level begins."""
        bound = Fraction(self.bound or 0) * parts
        if self.above is not None:
            return floor(bound) + 1
        return floor(bound) if self.at_most is not None else ceil(bound)

    @checks.rule()
    def _exactly_one(self) -> Iterable[Problem]:
        return exactly_one(at_least=self.at_least, above=self.above, at_most=self.at_most, any=self.any or None)


def _written(number: Decimal) -> Text:
    return same(f"{number:f}")


def _wire(number: Decimal) -> int | str:
    """As a file states the number."""
    return int(number) if number == int(number) else f"{number:f}"


@frozen
class Number(Scale, Input):
    """A number with a unit, turned into a level by steps; higher is better, or lower where the steps say ``at_most``.

    Attributes:
        minimum, maximum: the ends of the domain, both in it; None where it is open.
        more_than: an end of the domain that is not in it.
        whole: the fact is an integer; ``round_up`` takes any number up to the next integer first.
    """

    kind: ScaleKind
    unit: Text
    steps: FrozenDict[str, Condition]
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    more_than: Decimal | None = None
    whole: bool = False
    round_up: bool = False

    def grade(self, fact: object, *, year: int, basis: str | None = None) -> Graded:
        """The highest level whose step the number reaches."""
        refuse_basis(basis)
        return self.graded(fact)

    def graded(self, fact: object) -> Graded:
        """The same, for a scale within a scale, which depends on no year and no basis."""
        number = self._number(fact)
        level = self.level(number.to_integral_value(ROUND_CEILING) if self.round_up else number)
        return Graded(level, self, fact)

    def words(self, fact: Any, *, basis: str | None = None) -> Text:
        """The number with its unit."""
        return same("{number} {unit}").format(number=_written(self._number(fact)), unit=self.unit)

    def level(self, number: Decimal | Fraction) -> int:
        """The highest level that ``number`` reaches; 0 for none."""
        return max((int(level) for level, step in self.steps.items() if step.holds(number)), default=NONE_REACHED)

    def _number(self, fact: object) -> Decimal:
        number = Decimal(fact) if type(fact) is int else None
        if type(fact) is str and not self.whole:
            number = parse_decimal(fact)
        if number is None:
            code = "bad_form" if isinstance(fact, str) else "wrong_type"
            refuse_fact(code, fact, self.domain() if self.whole else suggesting(self.domain(), fact, decimal_meant))
        if not self.reads(number):
            refuse_fact("out_of_range", fact, self.domain())
        return number

    def reads(self, number: Decimal) -> bool:
        """Whether ``number`` lies in the domain."""
        return (
            (self.minimum is None or number >= self.minimum)
            and (self.maximum is None or number <= self.maximum)
            and (self.more_than is None or number > self.more_than)
        )

    def domain(self) -> Text:
        """The domain in words."""
        form = (
            Text("bilangan bulat JSON", "a JSON integer")
            if self.whole
            else Text(
                'bilangan bulat atau teks desimal seperti "12.50"', 'an integer or a decimal text such as "12.50"'
            )
        )
        parts = [same("{form} ({unit})").format(form=form, unit=self.unit)]
        for bound, words in (
            (self.minimum, Text(", paling kecil {bound}", ", at least {bound}")),
            (self.more_than, Text(", lebih dari {bound}", ", more than {bound}")),
            (self.maximum, Text(", paling besar {bound}", ", at most {bound}")),
        ):
            if bound is not None:
                parts.append(words.format(bound=_written(bound)))
        return joined("", parts)

    def rule(self, level: int, *, basis: str | None = None) -> Text:
        """What reaches ``level``: from its own step up to where the next one begins."""
        if not level:
            return BELOW_LEVEL_ONE
        own, following = self.steps[str(level)], self.steps.get(str(level + 1))
        ends = _whole_ends(own, following) if self.whole else None
        if ends is not None:
            return same("{ends} {unit}").format(ends=same(ends), unit=self.unit)
        conditions = [own.label(), following.denial() if following else None]
        words = joined(", ", (condition for condition in conditions if condition is not None))
        return same("{conditions} {unit}").format(conditions=words, unit=self.unit)

    def reaching(self, fact: Any, level: int, *, year: int, basis: str | None = None) -> int | str | None:
        """The nearest number that reaches ``level``; above an open bound, the next hundredth, as guides write them."""
        if self.graded(fact).level >= level:
            return cast("int | str", fact)
        step = self.steps[str(level)]
        if self.whole:
            number = Decimal(step.first())
        elif step.above is not None:
            number = decimal_of(Fraction(step.first(_PARTS), _PARTS))
        else:
            number = step.bound or Decimal(0)
        return _wire(number) if self.reads(number) else None

    def change(self, fact: Any, after: Any, *, basis: str | None = None) -> Text:
        """The number after it, and the difference."""
        difference = Fraction(self._number(after)) - Fraction(self._number(fact))
        if not difference:
            return self.words(after)
        words = MORE if difference > 0 else _FEWER if self.whole else _LESS
        return CHANGED.format(after=self.words(after), change=words.format(n=_written(decimal_of(abs(difference)))))

    def inputs(self, year: int) -> tuple[Input, ...]:
        """A number of its domain."""
        return (self,)

    def forms(self, year: int, spelling: Spelling) -> Iterator[Text]:
        """A number."""
        yield self.form(spelling)

    def form(self, spelling: Spelling, *, basis: str | None = None) -> Text:
        """An example near the threshold of the highest level, and the domain."""
        bound = next(bound for level in reversed(LEVELS) if (bound := self.steps[level].bound) is not None)
        near = EXACT.add(bound, _HALF) if bound == int(bound) else bound
        example = spelling.fact(int(bound) if self.whole else f"{near:f}", basis=basis)
        return same("{form}, {domain}").format(form=example, domain=spelling.quoted(self.domain()))

    def samples(self, year: int) -> Iterator[int | str]:
        """Every threshold and end of the domain with its neighbours."""
        return (int(one) if self.whole else f"{one:f}" for one in sorted(self.neighbourhoods()))

    def neighbourhoods(self) -> list[Decimal]:
        """Every threshold, one step on either side of it, and the same around the ends of the domain; some lie outside.

        A step is 1 where the facts are whole numbers, else 0.01, or the last digit of a threshold written finer.
        """
        bounds = [one.bound for one in self.steps.values() if one.bound is not None]
        ends = [end for end in (self.minimum, self.maximum, self.more_than) if end is not None]
        around = [(bound, self._step_at(bound)) for bound in (*bounds, *ends)]
        near = (EXACT.fma(step, move, bound) for bound, step in around for move in (0, -1, 1))
        return list(dict.fromkeys(near))

    def _step_at(self, bound: Decimal) -> Decimal:
        return Decimal(1) if self.whole else min(_HUNDREDTH, Decimal(f"1E{bound.as_tuple().exponent}"))

    @checks.rule("steps[]")
    def _a_step_for_each_level(self) -> Iterator[Problem]:
        if not has_every_level(self.steps):
            yield broken("steps", keys_of(self.steps), EVERY_LEVEL)

    @checks.rule("steps")
    def _steps_in_one_direction(self) -> Iterator[Problem]:
        if not has_every_level(self.steps):
            return
        steps = [self.steps[level] for level in LEVELS]
        falling = steps[-1].at_most is not None
        for level in LEVELS:
            step = self.steps[level]
            if step.any and level != "1":
                yield broken(
                    f"steps.{level}",
                    "any",
                    Text("hanya level 1 boleh menampung selebihnya", "only level 1 may take all the rest"),
                )
            if not step.any and (step.at_most is not None) is not falling:
                yield broken(f"steps.{level}", step.bound, Text("semua langkah searah", "all steps in one direction"))
        bounds = [bound for step in steps if (bound := step.bound) is not None]
        if not only_rising(bounds, falling=falling):
            order = Text("ambang yang terus naik, atau terus turun", "thresholds that only rise, or only fall")
            yield broken("steps", ", ".join(f"{bound:f}" for bound in bounds), order)


def _whole_ends(own: Condition, following: Condition | None) -> str | None:
    """``11-30``: the whole numbers of a level that is closed on both sides; None for any other."""
    if following is None:
        return None
    if own.at_least is not None and following.at_least is not None:
        first, last = ceil(own.at_least), ceil(following.at_least) - 1
    elif own.at_most is not None and following.at_most is not None:
        first, last = floor(following.at_most) + 1, floor(own.at_most)
    else:
        return None
    return str(first) if first == last else f"{first}-{last}"
