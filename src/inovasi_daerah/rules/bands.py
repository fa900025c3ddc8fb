"""The scale of the published index: its rounding, its bands, and the predicate of each."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import takewhile
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, Final

from attrs import field

from inovasi_daerah.exact import Rounding, decimal_of
from inovasi_daerah.frozen import frozen
from inovasi_daerah.reading import checks
from inovasi_daerah.reading.checks import is_whole
from inovasi_daerah.references import Source
from inovasi_daerah.rules.laws import RulebookPart, broken, within
from inovasi_daerah.text import Lang, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_daerah.problems import Problem

MAX_PLACES: Final = 6


class _Fixed(type):
    """A class whose members in capitals stay what they were set to: they are everybody's."""

    def __setattr__(cls, name: str, value: object) -> None:
        cls._refuse(name)
        super().__setattr__(name, value)

    def __delattr__(cls, name: str) -> None:
        cls._refuse(name)
        super().__delattr__(name)

    def _refuse(cls, name: str) -> None:
        if name.isupper() and name in vars(cls):
            raise AttributeError(f"{cls.__name__}.{name}")


@frozen
class Predicate(metaclass=_Fixed):
    """What an index is called (*predikat*).

    >>> Predicate.VERY_INNOVATIVE.label()
    'Sangat Inovatif'
    """

    value: str
    name: Text = field(eq=False)

    VERY_INNOVATIVE: ClassVar[Predicate]
    INNOVATIVE: ClassVar[Predicate]
    LESS_INNOVATIVE: ClassVar[Predicate]
    NOT_ASSESSABLE: ClassVar[Predicate]

    def label(self, lang: Lang = "id") -> str:
        """The official term, or its English rendering."""
        return self.name.say(lang)

    def __repr__(self) -> str:
        return f"<Predicate {self.value}>"


Predicate.VERY_INNOVATIVE = Predicate("sangat_inovatif", Text("Sangat Inovatif", "Very Innovative"))
Predicate.INNOVATIVE = Predicate("inovatif", Text("Inovatif", "Innovative"))
Predicate.LESS_INNOVATIVE = Predicate("kurang_inovatif", Text("Kurang Inovatif", "Less Innovative"))
Predicate.NOT_ASSESSABLE = Predicate("tidak_dapat_dinilai", Text("Tidak Dapat Dinilai", "Not Assessable"))

OFFICIAL: Final = MappingProxyType(
    {
        predicate.value: predicate
        for predicate in (
            Predicate.VERY_INNOVATIVE,
            Predicate.INNOVATIVE,
            Predicate.LESS_INNOVATIVE,
            Predicate.NOT_ASSESSABLE,
        )
    }
)


@frozen
class RoundingRule(RulebookPart):
    """How many decimals a published index has, and the one rounding that brings it there.

    Attributes:
        rule: None where it is not known how an edition rounds the figures it publishes.
    """

    places: int
    source: Source
    rule: Rounding | None = None

    @checks.rule("places")
    def _places_of_a_published_figure(self) -> Iterable[Problem]:
        return within(0, MAX_PLACES, places=self.places)


@frozen
class Band:
    """The published indexes from ``lowest`` to ``highest``, both in it, and what they are called.

    Attributes:
        predicate: wire value; None where the predicate of these indexes is not known.
        highest: None where the scale has no known end.
    """

    lowest: Decimal
    source: Source
    highest: Decimal | None = None
    predicate: str | None = None


@frozen
class IndexScale(RulebookPart):
    """The scale on which an index is published, cut into bands without hole or overlap."""

    minimum: Decimal
    rounding: RoundingRule
    bands: tuple[Band, ...]
    source: Source
    maximum: Decimal | None = None

    @checks.rule("rounding", "bands[]", "minimum", "maximum")
    def _bands_without_hole_or_overlap(self) -> Iterator[Problem]:
        """From the top of the scale down to its bottom, each band begins one step above the next."""
        step = Fraction(1, 10**self.rounding.places)
        end = None if self.maximum is None else Fraction(self.maximum)
        bands = [*takewhile(is_whole, self.bands)]
        for position, band in enumerate(bands):
            lowest, highest = Fraction(band.lowest), None if band.highest is None else Fraction(band.highest)
            path = f"bands[{position}]"
            if highest != end:
                edge = "..." if end is None else decimal_of(end)
                whole = Text(f"{edge}: tanpa celah, tanpa tumpang tindih", f"{edge}: no hole, no overlap")
                yield broken(f"{path}.highest", band.highest, whole)
            if highest is not None and lowest > highest:
                most = Text(f"paling besar {band.highest}", f"at most {band.highest}")
                yield broken(f"{path}.lowest", band.lowest, most)
            if lowest % step:
                multiple = Text(f"kelipatan {decimal_of(step)}", f"a multiple of {decimal_of(step)}")
                yield broken(f"{path}.lowest", band.lowest, multiple)
            end = lowest - step
        if len(bands) == len(self.bands) and (not bands or bands[-1].lowest != self.minimum):
            yield broken(
                "bands",
                self.minimum,
                Text("pita terakhir mulai di ujung bawah skala", "a last band that begins at the bottom of the scale"),
            )
