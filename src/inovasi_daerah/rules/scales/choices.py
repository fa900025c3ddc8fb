"""Ordered choices: each of several values reaches a level."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from inovasi_daerah.frozen import FrozenDict, frozen
from inovasi_daerah.problems import Problem, one_of_meanings, repeats
from inovasi_daerah.reading import checks
from inovasi_daerah.reading.checks import is_read, readable
from inovasi_daerah.rules.laws import broken
from inovasi_daerah.rules.scales.base import (
    BELOW_LEVEL_ONE,
    CHANGED,
    LABELLED,
    Graded,
    Scale,
    ScaleKind,
    refuse_basis,
    refuse_fact,
)
from inovasi_daerah.rules.scales.inputs import Input, Options
from inovasi_daerah.text import Text, same

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from inovasi_daerah.rules.scales.inputs import Spelling

_INSTEAD: Final = Text("menggantikan {before}", "in place of {before}")


@frozen
class ChoiceValue:
    """One wire value of a choice: the level it reaches and what it means."""

    level: int
    label: Text


@frozen
class Choice(Scale):
    """Exactly one of several values, each of which reaches a level."""

    kind: ScaleKind
    values: FrozenDict[str, ChoiceValue]

    def grade(self, fact: object, *, year: int, basis: str | None = None) -> Graded:
        """The level of the chosen value."""
        refuse_basis(basis)
        chosen = self.values.get(fact) if isinstance(fact, str) else None
        if chosen is None:
            code = "unknown_value" if isinstance(fact, str) else "wrong_type"
            refuse_fact(code, fact, one_of_meanings(self._labels, fact))
        return Graded(chosen.level, self, fact)

    def words(self, fact: Any, *, basis: str | None = None) -> Text:
        """What the chosen value means."""
        return self.values[fact].label

    def meanings(self, levels: Mapping[str, Text]) -> dict[str, Text]:
        """What each value means: its label, or what ``levels`` say of its level where the label only repeats the value.

        Where several values reach one level, what is said of it tells none of them from the others.
        """
        reached = [one.level for one in self.values.values()]
        return {
            key: levels[str(one.level)] if repeats(one.label, key) and reached.count(one.level) == 1 else one.label
            for key, one in self.values.items()
        }

    def offered(self, levels: Mapping[str, Text], fact: object) -> Text:
        """The values, each with what it means on this row."""
        return one_of_meanings(self.meanings(levels), fact)

    def inputs(self, year: int) -> tuple[Input, ...]:
        """One of the values."""
        return (Options(self._labels),)

    def forms(self, year: int, spelling: Spelling) -> Iterator[Text]:
        """Every value."""
        for value, label in self._labels.items():
            yield LABELLED.format(label=label, form=spelling.fact(value))

    def samples(self, year: int) -> Iterator[str]:
        """Every value, and what is none."""
        yield from (*sorted(self.values), "bukan_pilihan")

    @property
    def _labels(self) -> dict[str, Text]:
        return {key: one.label for key, one in self.values.items()}

    def rule(self, level: int, *, basis: str | None = None) -> Text:
        """The wire values that reach ``level``."""
        return (
            same(" | ".join(value for value, meaning in self.values.items() if meaning.level == level))
            if level
            else BELOW_LEVEL_ONE
        )

    def reaching(self, fact: Any, level: int, *, year: int, basis: str | None = None) -> str:
        """The value itself, or the first one of the lowest level from ``level`` on."""
        if self.values[fact].level >= level:
            return str(fact)
        reaching = [value for value, one in self.values.items() if one.level >= level]
        return min(reaching, key=lambda value: self.values[value].level)

    def change(self, fact: Any, after: Any, *, basis: str | None = None) -> Text:
        """What the other value means, and in place of what."""
        if fact == after:
            return self.words(after)
        return CHANGED.format(after=self.words(after), change=_INSTEAD.format(before=self.words(fact)))

    @checks.rule("values[]")
    def _every_level_reached(self) -> Iterator[Problem]:
        reached = {value.level for _, value in readable(self.values.values(), "level")}
        if all(is_read(value, "level") for value in self.values.values()) and reached != {1, 2, 3}:
            wanted = Text("level 1, 2 dan 3 semuanya", "levels 1, 2 and 3, all of them")
            yield broken("values", str(sorted(map(str, reached))), wanted)
