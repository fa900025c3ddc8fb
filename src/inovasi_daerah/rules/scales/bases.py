"""Bases: one of several alternative measures is chosen, each with a scale of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inovasi_daerah.frozen import FrozenDict, frozen
from inovasi_daerah.problems import ABSENT, Problem, one_of_meanings
from inovasi_daerah.reading import checks
from inovasi_daerah.rules.laws import broken
from inovasi_daerah.rules.scales.base import BELOW_LEVEL_ONE, LABELLED, Graded, Scale, ScaleKind, refuse_fact
from inovasi_daerah.rules.scales.numbers import Number
from inovasi_daerah.text import Text, joined, same

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from inovasi_daerah.rules.scales.inputs import Input, Spelling


@frozen
class Alternative:
    """One of several alternative measures.

    Attributes:
        assumptions: codes of the readings that its scale rests on.
    """

    label: Text
    scale: Number
    assumptions: tuple[str, ...] = ()


@frozen
class Bases(Scale):
    """Exactly one of several measures is chosen, each with a scale of its own."""

    kind: ScaleKind
    bases: FrozenDict[str, Alternative]

    def grade(self, fact: object, *, year: int, basis: str | None = None) -> Graded:
        """The level on the scale of the chosen basis."""
        if basis is None:
            refuse_fact("missing_key", ABSENT, one_of_meanings(self._meanings), "basis")
        chosen = self.bases.get(basis)
        if chosen is None:
            refuse_fact("unknown_basis", basis, one_of_meanings(self._meanings, basis), "basis")
        return Graded(chosen.scale.graded(fact).level, self, fact, basis, chosen.assumptions)

    def words(self, fact: Any, *, basis: str | None = None) -> Text:
        """What was measured, and the number with its unit."""
        chosen = self.bases[str(basis)]
        return same("{label}: {fact}").format(label=chosen.label, fact=chosen.scale.words(fact))

    def reaching(self, fact: Any, level: int, *, year: int, basis: str | None = None) -> int | str | None:
        """The nearest number on the chosen basis."""
        return self.bases[str(basis)].scale.reaching(fact, level, year=year)

    def change(self, fact: Any, after: Any, *, basis: str | None = None) -> Text:
        """What was measured, the number after the change, and the difference."""
        chosen = self.bases[str(basis)]
        return same("{label}: {change}").format(label=chosen.label, change=chosen.scale.change(fact, after))

    @property
    def alternatives(self) -> Mapping[str, Alternative]:
        """Every basis."""
        return self.bases

    def inputs(self, year: int) -> tuple[Input, ...]:
        """Those of every basis in turn."""
        return tuple(one for measure in self.bases.values() for one in measure.scale.inputs(year))

    def samples(self, year: int) -> Iterator[Any]:
        """Those of every basis in turn."""
        return (fact for measure in self.bases.values() for fact in measure.scale.samples(year))

    def forms(self, year: int, spelling: Spelling) -> Iterator[Text]:
        """A number on each basis."""
        for key, one in self.bases.items():
            yield LABELLED.format(label=one.label, form=one.scale.form(spelling, basis=key))

    @property
    def _meanings(self) -> dict[str, Text]:
        return {key: one.label for key, one in self.bases.items()}

    def rule(self, level: int, *, basis: str | None = None) -> Text:
        """The step of ``level``, on one basis or on each."""
        if not level:
            return BELOW_LEVEL_ONE
        if basis is not None:
            return self.bases[basis].scale.rule(level)
        rules = [
            same("{basis}: {rule}").format(basis=key, rule=one.scale.rule(level)) for key, one in self.bases.items()
        ]
        return joined("; ", rules)

    @checks.rule("bases[]")
    def _some_basis(self) -> Iterator[Problem]:
        if not self.bases:
            yield broken("bases", "{}", Text("paling sedikit satu dasar", "at least one basis"))
