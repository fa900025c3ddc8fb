"""The catalogue of an edition: every row that is scored, with its weight, levels, scale and sources."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from inovasi_daerah.frozen import EMPTY, FrozenDict, frozen
from inovasi_daerah.problems import ABSENT
from inovasi_daerah.reading.checks import rule
from inovasi_daerah.references import Source
from inovasi_daerah.rules.laws import EVERY_LEVEL, RulebookPart, broken, has_every_level
from inovasi_daerah.rules.scales import Scale
from inovasi_daerah.text import Lang, Term, Text, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.problems import Problem

_WHY_PAST: Final = Text("sumber dari apa yang lampau", "the source of what is past")
_CODE: Final = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_NUMBER: Final = re.compile(r"([0-9]{1,4})([a-z]?)", re.ASCII)


class Past(Term):
    """When what a row measures lies in the past, so that only a claim short of the truth can still be raised."""

    ALWAYS = "always", "angka tahun lalu dan sebelumnya", "figures of last year and before"
    ONCE_APPLIED = "once_applied", "lampau sejak inovasi diterapkan", "past once the innovation is applied"


@frozen
class EvidenceRule:
    """What counts as evidence for a row, and the kinds of file or address it may be.

    Attributes:
        kinds: every kind that the row names.
        by_kind: those for an innovation of that kind (*jenis*), where the row names different ones.
        other_kinds: the source for any other innovation, which may bring all ``kinds``.
    """

    note: Text
    kinds: tuple[str, ...]
    by_kind: FrozenDict[str, tuple[str, ...]] = EMPTY
    other_kinds: Source | None = None

    @property
    def named(self) -> str:
        """The kinds in words, by the kind of innovation where the row tells them apart."""
        parts = (f"{kind}: {', '.join(kinds)}" for kind, kinds in self.by_kind.items())
        return "; ".join(parts) or ", ".join(self.kinds)

    def kinds_for(self, kind: str | None) -> tuple[str, ...]:
        """The kinds of evidence for an innovation of that kind; None where its kind is not stated."""
        return self.kinds if kind is None else self.by_kind.get(kind, self.kinds)


@frozen(repr=False)
class Row(RulebookPart):
    """One scored line of the catalogue.

    Attributes:
        code: this library's name for the row, the same in every edition.
        number: the official number in this edition.
        levels: what the guide writes for levels 1 to 3.
        scale: how a fact becomes a level; None where only levels are known.
        derive: name of the fact in an innovation's profile that may stand in for an absent claim.
        assumptions: codes of the readings that its scale rests on.
        source: where its weight and levels come from; None where the sources of its part hold.
        past: whether what it measures can no longer be changed in the assessment year; None where it can.
    """

    code: str
    number: str
    name: Text
    weight: Decimal
    levels: FrozenDict[str, Text]
    mandatory: bool = False
    variable: str | None = None
    scale: Scale | None = None
    evidence: EvidenceRule | None = None
    derive: str | None = None
    assumptions: tuple[str, ...] = ()
    source: Source | None = None
    past: Past | None = None

    def __repr__(self) -> str:
        return f"<Row {self.number} {self.code}, weight {self.weight}>"

    @rule("code")
    def _form_of_the_code(self) -> Iterator[Problem]:
        if not _CODE.fullmatch(self.code):
            wanted = Text("huruf kecil, angka, garis bawah", "lower-case letters, digits, underscores")
            yield broken("code", self.code, wanted)

    @rule("number")
    def _form_of_the_number(self) -> Iterator[Problem]:
        if not _NUMBER.fullmatch(self.number):
            yield broken("number", self.number, same('"16", "2a"'))

    @rule("weight")
    def _weight_above_zero(self) -> Iterator[Problem]:
        if self.weight <= 0:
            yield broken("weight", self.weight, Text("lebih dari 0", "more than 0"))

    @rule("levels[]")
    def _text_of_every_level(self) -> Iterator[Problem]:
        if not has_every_level(self.levels):
            yield broken("levels", str(sorted(self.levels)), EVERY_LEVEL)

    @property
    def order(self) -> tuple[int, str]:
        """By the official number, as 2a, 2b, 3, 10a."""
        return number_order(self.number)

    def label(self, lang: Lang = "id") -> str:
        """The official name, or its English rendering."""
        return self.name.say(lang)


def number_order(number: str) -> tuple[int, str]:
    """The place of an official number among its kind."""
    digits = number.rstrip("abcdefghijklmnopqrstuvwxyz")
    return int(digits), number[len(digits) :]


@frozen
class RowSources:
    """Where the figures of a part of the catalogue come from."""

    weight: Source
    levels: Source
    mandatory: Source
    variable: Source
    fact: Source
    evidence: Source | None = None
    past: Source | None = None


@frozen
class CataloguePart(RulebookPart):
    """The rows of the government, or those of each innovation."""

    sources: RowSources
    rows: FrozenDict[str, Row]

    @rule("rows[]", "sources")
    def _why_rows_are_past(self) -> Iterator[Problem]:
        if self.sources.past is None and any(row.past for row in self.rows.values()):
            yield broken("sources.past", ABSENT, _WHY_PAST)


@frozen
class Catalogue:
    """Every row that is scored."""

    government: CataloguePart
    innovation: CataloguePart
    variables: FrozenDict[str, Text] = EMPTY
