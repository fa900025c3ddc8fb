"""Instruments: the items by which an ecosystem is assessed, supplied by whoever assesses."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final

from attrs import field

from inovasi_daerah.arguments import term_of
from inovasi_daerah.canonical import as_mapping, digest
from inovasi_daerah.frozen import frozen
from inovasi_daerah.practice.ecosystem import FULL, Dimension
from inovasi_daerah.problems import ABSENT, InvalidSubmission, Problem, problem
from inovasi_daerah.reading.checks import Checked, readable, rule
from inovasi_daerah.reading.contents import PACKAGE
from inovasi_daerah.reading.strict_toml import parse_toml
from inovasi_daerah.reading.structure import read
from inovasi_daerah.reading.validators import (
    BothLanguages,
    Line,
    Number,
    Positive,
    ShareOfOne,
    duplicates,
    listed,
)
from inovasi_daerah.report.layout import brief
from inovasi_daerah.text import Lang, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

INSTRUMENT_RULE: Final = Text("bentuk instrumen, versi 1.0", "instrument format, version 1.0")
_HEADER: Final = ("format", "format_version")
_ONE: Final = Decimal(1)
_HALF: Final = Decimal("0.5")


@frozen
class AnswerScale(Checked):
    """The answers an item takes, from ``lowest`` to ``highest``; the higher the better.

    >>> AnswerScale(Decimal(1), Decimal(5)).brought(Decimal(4))
    Fraction(75, 1)
    """

    lowest: Number
    highest: Number

    @rule("lowest", "highest")
    def _not_empty(self) -> Iterator[Problem]:
        if self.lowest >= self.highest:
            wanted = Text(f"lebih dari lowest, {self.lowest}", f"more than lowest, {self.lowest}")
            yield problem("empty_scale", self.highest, wanted, path="highest", reference=INSTRUMENT_RULE)

    def holds(self, answer: Decimal) -> bool:
        """Whether the scale has that answer."""
        return self.lowest <= answer <= self.highest

    def brought(self, answer: Decimal) -> Fraction:
        """An answer of the scale as a score from 0 to 100, exact."""
        lowest = Fraction(self.lowest)
        return (Fraction(answer) - lowest) / (Fraction(self.highest) - lowest) * FULL


@frozen
class Item(Checked):
    """One statement or question, on one dimension.

    Attributes:
        scale: the instrument's own where left out.
        weight: above 0, among the items of its dimension.
        source: where the item comes from; the instrument's own where left out.
    """

    id: Line
    dimension: Dimension
    text: BothLanguages
    scale: AnswerScale | None = None
    weight: Positive = _ONE
    source: BothLanguages | None = None

    def label(self, lang: Lang = "id") -> str:
        """The statement or question."""
        return self.text.say(lang)


@frozen
class DimensionWeights(Checked):
    """The weight of each dimension, above 0; equal where left out."""

    budaya_inovasi: Positive = _ONE
    kepemimpinan: Positive = _ONE
    manajemen_pengetahuan: Positive = _ONE
    infrastruktur_organisasi: Positive = _ONE
    regulasi: Positive = _ONE
    sdm_agen_perubahan: Positive = _ONE

    def of(self, dimension: Dimension | str) -> Decimal:
        """The weight of one dimension.

        Raises:
            InvalidSubmission: where it is none of the six.
        """
        weight: Decimal = getattr(self, term_of(Dimension, dimension, "dimension").value)
        return weight


@frozen(repr=False)
class Instrument(Checked):
    """The items by which an ecosystem is assessed, with their scales, weights and source.

    Attributes:
        source: whose instrument it is.
        scale: of the items that state none.
        least_share: a respondent counts for a dimension from this share of its items on, above 0 up to 1.
        weights: of the dimensions.
    """

    id: Line
    title: BothLanguages
    source: BothLanguages
    items: tuple[Item, ...] = field(converter=listed)
    scale: AnswerScale | None = None
    least_share: ShareOfOne = _HALF
    weights: DimensionWeights = field(factory=DimensionWeights)

    def __repr__(self) -> str:
        return f"<Instrument {brief(self.id)}: {len(self.items)} items>"

    @rule("items[]")
    def _each_item_once(self) -> Iterable[Problem]:
        return duplicates("items", self.items, "duplicate_id", key="id")

    @rule("items[]")
    def _items_of_every_dimension(self) -> Iterator[Problem]:
        covered = [item.dimension for _, item in readable(self.items, "dimension")]
        # An item whose dimension can't be read may be the missing one: that is one problem, not two.
        for dimension in Dimension if len(covered) == len(self.items) else ():
            if dimension not in covered:
                wanted = Text(
                    f'sedikitnya satu butir dimensi "{dimension.value}" ({dimension.label("id")})',
                    f'at least one item of dimension "{dimension.value}" ({dimension.label("en")})',
                )
                yield problem("dimension_without_items", ABSENT, wanted, path="items", reference=INSTRUMENT_RULE)

    @rule("items[]", "scale")
    def _a_scale_for_each_item(self) -> Iterator[Problem]:
        for position, item in readable(self.items, "scale") if self.scale is None else ():
            if item.scale is None:
                wanted = Text("skala butir, atau skala instrumen", "a scale of the item, or one of the instrument")
                yield problem("missing_key", ABSENT, wanted, path=f"items[{position}].scale", reference=INSTRUMENT_RULE)

    def of(self, dimension: Dimension | str) -> tuple[Item, ...]:
        """The items of one dimension.

        Raises:
            InvalidSubmission: where it is none of the six.
        """
        wanted = term_of(Dimension, dimension, "dimension")
        return tuple(item for item in self.items if item.dimension is wanted)

    def scale_of(self, item: Item) -> AnswerScale:
        """The scale of an item: its own, or the instrument's."""
        return item.scale or self.scale  # type: ignore[return-value]  # one of the two is there, by the rules above

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all that the instrument says, whatever the order of its items."""
        data = as_mapping(self)
        return digest({**data, "items": {item["id"]: item for item in data["items"]}})

    def label(self, lang: Lang = "id") -> str:
        """Its title."""
        return self.title.say(lang)


@cache
def starter_instrument() -> Instrument:
    """A small instrument of equal weights, to begin with: this project's own and not LAN's.

    >>> starter_instrument().label("en")
    'Starter instrument of inovasi_daerah'
    """
    tables = parse_toml((PACKAGE / "practice" / "data" / "starter-instrument.toml").read_bytes(), InvalidSubmission)
    return read({key: value for key, value in tables.items() if key not in _HEADER}, Instrument, InvalidSubmission)
