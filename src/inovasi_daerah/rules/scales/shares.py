"""Shares: a percentage, or the two numbers it comes from."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from inovasi_daerah.frozen import FrozenDict, frozen
from inovasi_daerah.levels import MAX_LEVEL
from inovasi_daerah.problems import InvalidSubmission, Problem, refuse
from inovasi_daerah.reading import checks
from inovasi_daerah.reading.plain import is_object
from inovasi_daerah.rules.laws import within
from inovasi_daerah.rules.scales.base import (
    CHANGED,
    LABELLED,
    MORE,
    Graded,
    Scale,
    ScaleKind,
    fact_problem,
    refuse_basis,
    refuse_fact,
)
from inovasi_daerah.rules.scales.inputs import Input, Options, Part
from inovasi_daerah.rules.scales.numbers import Number
from inovasi_daerah.text import Text, same

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from inovasi_daerah.rules.scales.inputs import Spelling

_PERCENT: Final = 100
_PAIR: Final = Text("atau kedua bilangannya: {form}", "or the two numbers: {form}")
_SAMPLES: Final = ((0, 0), (100, 50), (100, 51), (1000, 909), (100, 91), (3, 3), (2, 3))
"""Wholes and parts: around the thresholds, no whole at all, and a part that is more than the whole."""


@frozen
class Share(Scale):
    """A percentage, or the two numbers it comes from, or the word for there having been none.

    Attributes:
        whole_key, part_key: names of the two numbers in the object form.
        none: the wire value for "there were none"; ``none_level`` is what it reaches.
    """

    kind: ScaleKind
    percentage: Number
    whole_key: str
    part_key: str
    none: str
    none_level: int
    none_label: Text

    def grade(self, fact: object, *, year: int, basis: str | None = None) -> Graded:
        """The level of the share; none at all is a level of its own."""
        refuse_basis(basis)
        if fact == self.none:
            return Graded(self.none_level, self, fact)
        if is_object(fact):
            return Graded(self._level_of_numbers(fact), self, fact)
        return self.percentage.graded(fact)

    def words(self, fact: Any, *, basis: str | None = None) -> Text:
        """The two numbers, or that there were none."""
        if fact == self.none or not fact[self.whole_key]:
            return self.none_label
        part, whole = fact[self.part_key], fact[self.whole_key]
        return Text(f"{part} dari {whole}", f"{part} of {whole}")

    def _level_of_numbers(self, fact: Mapping[str, Any]) -> int:
        if set(fact) != {self.whole_key, self.part_key}:
            refuse_fact("wrong_type", fact, same(f'{{"{self.whole_key}": n, "{self.part_key}": m}}'))
        wanted = Text("bilangan bulat, paling kecil 0", "an integer, at least 0")
        refuse(
            InvalidSubmission,
            (
                fact_problem("out_of_range" if type(number) is int else "wrong_type", number, wanted, f"fact.{key}")
                for key, number in fact.items()
                if type(number) is not int or number < 0
            ),
        )
        whole: int = fact[self.whole_key]
        part: int = fact[self.part_key]
        if part > whole:
            most = Text(f"paling banyak {whole}", f"at most {whole}")
            refuse_fact("out_of_range", part, most, f"fact.{self.part_key}")
        return self.percentage.level(Fraction(part * _PERCENT, whole)) if whole else self.none_level

    def rule(self, level: int, *, basis: str | None = None) -> Text:
        """The step of ``level``."""
        words = self.percentage.rule(level)
        if level != self.none_level:
            return words
        return Text("{words}, atau {none}", "{words}, or {none}").format(words=words, none=self.none_label)

    def reaching(self, fact: Any, level: int, *, year: int, basis: str | None = None) -> Any:
        """The nearest share, of as many as there were; None where there were none."""
        if self.grade(fact, year=year).level >= level:
            return fact
        if not is_object(fact):
            return None if fact == self.none else self.percentage.reaching(fact, level, year=year)
        whole: int = fact[self.whole_key]
        part = self.percentage.steps[str(level)].first(Fraction(whole, _PERCENT))
        return FrozenDict({**fact, self.part_key: part}) if whole and 0 <= part <= whole else None

    def change(self, fact: Any, after: Any, *, basis: str | None = None) -> Text:
        """The two numbers after the change, and how many more."""
        if not is_object(after):
            return self.words(after) if after == self.none else self.percentage.change(fact, after)
        more = after[self.part_key] - fact[self.part_key]
        return CHANGED.format(after=self.words(after), change=MORE.format(n=more)) if more else self.words(after)

    def inputs(self, year: int) -> tuple[Input, ...]:
        """A percentage, or the two numbers, or that there were none."""
        return (self.percentage, Part(self.part_key, self.whole_key), Options({self.none: self.none_label}))

    def forms(self, year: int, spelling: Spelling) -> Iterator[Text]:
        """A percentage, or the two numbers, or that there were none."""
        yield self.percentage.form(spelling)
        yield _PAIR.format(form=spelling.fact({self.whole_key: 40, self.part_key: 38}))
        yield LABELLED.format(label=self.none_label, form=spelling.fact(self.none))

    def samples(self, year: int) -> Iterator[Any]:
        """Percentages, that there were none, and pairs of numbers."""
        yield from (*self.percentage.samples(year), self.none)
        yield from ({self.whole_key: whole, self.part_key: part} for whole, part in _SAMPLES)

    @checks.rule("none_level")
    def _level_for_none(self) -> Iterable[Problem]:
        return within(0, MAX_LEVEL, none_level=self.none_level)
