"""Instruments: the items by which an ecosystem is assessed, supplied by whoever assesses."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from inovasi_daerah.arguments import term_of
from inovasi_daerah.canonical import as_mapping, digest
from inovasi_daerah.practice.ecosystem import FULL, Dimension
from inovasi_daerah.problems import ABSENT, InvalidSubmission, Problem
from inovasi_daerah.reading.lists import duplicates, listed
from inovasi_daerah.reading.strict_toml import parse_toml
from inovasi_daerah.reading.structure import Consistent, is_tuple, problem, read
from inovasi_daerah.reading.validators import both_languages, instance_of, items_of, line, number, positive, share
from inovasi_daerah.text import Lang, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

INSTRUMENT_RULE: Final = Text("bentuk instrumen, versi 1.0", "instrument format, version 1.0")
_HEADER: Final = ("format", "format_version")
_ONE: Final = Decimal(1)
_HALF: Final = Decimal("0.5")


@frozen
class AnswerScale(Consistent):
    """The answers an item takes, from ``lowest`` to ``highest``; the higher the better.

    >>> AnswerScale(Decimal(1), Decimal(5)).brought(Decimal(4))
    Fraction(75, 1)
    """

    lowest: Decimal = field(validator=number)
    highest: Decimal = field(validator=number)

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """The contradictions between entries."""
        if isinstance(it.lowest, Decimal) and isinstance(it.highest, Decimal) and it.lowest >= it.highest:
            wanted = Text(f"lebih dari lowest, {it.lowest}", f"more than lowest, {it.lowest}")
            yield problem("empty_scale", it.highest, wanted, path="highest", reference=INSTRUMENT_RULE)

    def holds(self, answer: Decimal) -> bool:
        """Whether the scale has that answer."""
        return self.lowest <= answer <= self.highest

    def brought(self, answer: Decimal) -> Fraction:
        """An answer of the scale as a score from 0 to 100, exact."""
        lowest = Fraction(self.lowest)
        return (Fraction(answer) - lowest) / (Fraction(self.highest) - lowest) * FULL


@frozen
class Item:
    """One statement or question, on one dimension.

    Attributes:
        scale: the instrument's own where left out.
        weight: above 0, among the items of its dimension.
        source: where the item comes from; the instrument's own where left out.
    """

    id: str = field(validator=line)
    dimension: Dimension = field(validator=instance_of(Dimension))
    text: Text = field(validator=both_languages)
    scale: AnswerScale | None = field(default=None, validator=instance_of(AnswerScale))
    weight: Decimal = field(default=_ONE, validator=positive)
    source: Text | None = field(default=None, validator=both_languages)

    def label(self, lang: Lang = "id") -> str:
        """The statement or question."""
        return self.text.say(lang)


@frozen
class DimensionWeights:
    """The weight of each dimension, above 0; equal where left out."""

    budaya_inovasi: Decimal = field(default=_ONE, validator=positive)
    kepemimpinan: Decimal = field(default=_ONE, validator=positive)
    manajemen_pengetahuan: Decimal = field(default=_ONE, validator=positive)
    infrastruktur_organisasi: Decimal = field(default=_ONE, validator=positive)
    regulasi: Decimal = field(default=_ONE, validator=positive)
    sdm_agen_perubahan: Decimal = field(default=_ONE, validator=positive)

    def of(self, dimension: Dimension | str) -> Decimal:
        """The weight of one dimension.

        Raises:
            InvalidSubmission: where it is none of the six.
        """
        weight: Decimal = getattr(self, term_of(Dimension, dimension, "dimension").value)
        return weight


@frozen
class Instrument(Consistent):
    """The items by which an ecosystem is assessed, with their scales, weights and source.

    Attributes:
        source: whose instrument it is.
        scale: of the items that state none.
        least_share: a respondent counts for a dimension from this share of its items on, above 0 up to 1.
        weights: of the dimensions.
    """

    id: str = field(validator=line)
    title: Text = field(validator=both_languages)
    source: Text = field(validator=both_languages)
    items: tuple[Item, ...] = field(converter=listed, validator=items_of(Item))
    scale: AnswerScale | None = field(default=None, validator=instance_of(AnswerScale))
    least_share: Decimal = field(default=_HALF, validator=share)
    weights: DimensionWeights = field(factory=DimensionWeights, validator=instance_of(DimensionWeights))

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """The contradictions between entries."""
        yield from duplicates("items", it.items, "duplicate_id", key="id")
        covered = {getattr(item, "dimension", None) for item in it.items}
        # An item whose dimension can't be read may be the missing one: that is one problem, not two.
        unsure = any(not isinstance(dimension, Dimension) for dimension in covered) or not is_tuple(it.items)
        for dimension in () if unsure else Dimension:
            if dimension not in covered:
                wanted = Text(
                    f'sedikitnya satu butir dimensi "{dimension.value}" ({dimension.label("id")})',
                    f'at least one item of dimension "{dimension.value}" ({dimension.label("en")})',
                )
                yield problem("dimension_without_items", ABSENT, wanted, path="items", reference=INSTRUMENT_RULE)
        for position, item in enumerate(it.items):
            if it.scale is None and getattr(item, "scale", ABSENT) is None:
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
        return item.scale or self.scale  # type: ignore[return-value]  # one of the two is there: see ``conflicts``

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
    tables = parse_toml(
        files("inovasi_daerah.practice").joinpath("data", "starter-instrument.toml").read_bytes(),
        InvalidSubmission,
    )
    return read({key: value for key, value in tables.items() if key not in _HEADER}, Instrument, InvalidSubmission)
