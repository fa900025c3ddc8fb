"""The scale of the published index: its rounding, its bands, and the predicate of each."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Final

from attrs import field, frozen

from inovasi_daerah.exact import Rounding, decimal_of
from inovasi_daerah.reading.structure import is_tuple
from inovasi_daerah.references import Source
from inovasi_daerah.rules.laws import Lawful, broken, within
from inovasi_daerah.text import Lang, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

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
class RoundingRule(Lawful):
    """How many decimals a published index has, and the one rounding that brings it there.

    Attributes:
        rule: None where it is not known how an edition rounds the figures it publishes.
    """

    places: int
    source: Source
    rule: Rounding | None = None

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """Places that a published figure can have."""
        yield from within(it, "places", 0, MAX_PLACES)


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
class IndexScale(Lawful):
    """The scale on which an index is published, cut into bands without hole or overlap."""

    minimum: Decimal
    rounding: RoundingRule
    bands: tuple[Band, ...]
    source: Source
    maximum: Decimal | None = None

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """Bands from the top of the scale down to its bottom, each beginning one step above the next."""
        if not (isinstance(it.rounding, RoundingRule) and is_tuple(it.bands) and isinstance(it.minimum, Decimal)):
            return
        step = Fraction(1, 10**it.rounding.places)
        end = None if it.maximum is None else Fraction(it.maximum)
        for position, band in enumerate(it.bands):
            if not isinstance(band, Band):
                return
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
        if not it.bands or it.bands[-1].lowest != it.minimum:
            yield broken(
                "bands",
                it.minimum,
                Text("pita terakhir mulai di ujung bawah skala", "a last band that begins at the bottom of the scale"),
            )
