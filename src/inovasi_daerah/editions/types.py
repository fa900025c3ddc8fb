"""The types of a rulebook: one edition of the rules as frozen data that checks itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import Any, ClassVar, Final, TypeVar, cast

from attrs import field, frozen

from inovasi_daerah.canonical import as_mapping, digest
from inovasi_daerah.editions.scales import LEVELS, Scale, broken, check_itself
from inovasi_daerah.errors import InvalidSubmission, Problem, RulebookIncomplete
from inovasi_daerah.figures import Rounding, decimal_of, is_short, rounded
from inovasi_daerah.labels import Lang, Term, Text, same
from inovasi_daerah.references import Reference, Source
from inovasi_daerah.structuring import EMPTY, FrozenDict, problem

T = TypeVar("T")

FORMAT: Final = "inovasi-daerah/rulebook"
FORMAT_VERSION: Final = "1.0"
MAX_LEVEL: Final = 3
MAX_PLACES: Final = 6
_CODE: Final = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_NUMBER: Final = re.compile(r"([0-9]{1,4})([a-z]?)", re.ASCII)
_OF_THE_EDITION: Final = Text("buku aturan {id}", "rulebook {id}")


class Capability(Term):
    """What an edition knows enough to do."""

    CLASSIFY = "classify", "memberi predikat pada sebuah indeks", "name the predicate of an index"
    AGGREGATE = "aggregate", "menghitung indeks dari bagian-bagiannya", "compute the index from its parts"
    SCORE = "score", "menilai sebuah laporan", "score a submission"


@frozen
class Predicate:
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

_OFFICIAL: Final = {
    predicate.value: predicate
    for predicate in (
        Predicate.VERY_INNOVATIVE,
        Predicate.INNOVATIVE,
        Predicate.LESS_INNOVATIVE,
        Predicate.NOT_ASSESSABLE,
    )
}


@frozen
class Assumption:
    """A reading of ours where the source is silent or contradicts itself, with its reason."""

    text: Text
    reason: Text


@frozen
class Cited:
    """The title of a text that a rulebook refers to."""

    title: Text


@frozen
class RoundingRule:
    """How many decimals a published index has, and the one rounding that brings it there.

    Attributes:
        rule: None where an edition publishes figures whose making is not known.
    """

    places: int
    source: Source
    rule: Rounding | None = None

    __attrs_post_init__ = check_itself

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """Places that a published figure can have."""
        if isinstance(it.places, int) and not 0 <= it.places <= MAX_PLACES:
            yield broken("places", it.places, same(f"0-{MAX_PLACES}"))


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
class IndexScale:
    """The scale on which an index is published, cut into bands without hole or overlap."""

    minimum: Decimal
    rounding: RoundingRule
    bands: tuple[Band, ...]
    source: Source
    maximum: Decimal | None = None

    __attrs_post_init__ = check_itself

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """Bands from the top of the scale down to its bottom, each beginning one step above the next."""
        if not (
            isinstance(it.rounding, RoundingRule) and isinstance(it.bands, tuple) and isinstance(it.minimum, Decimal)
        ):
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


@frozen
class Divisor:
    """The mean of maturities divides by the number of innovations, but by no less than ``least``."""

    least: int
    source: Source

    __attrs_post_init__ = check_itself

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """Something to divide by."""
        if isinstance(it.least, int) and it.least < 1:
            yield broken("least", it.least, Text("paling kecil 1", "at least 1"))


@frozen
class Gate:
    """The quantity counts only when enough of the basic-service affairs are covered."""

    affairs: tuple[str, ...]
    required: int
    source: Source

    __attrs_post_init__ = check_itself

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """As many different affairs as are asked for."""
        affairs = tuple(it.affairs)
        if len(set(affairs)) != len(affairs):
            yield broken("affairs", str(list(affairs)), Text("tanpa pengulangan", "no repetition"))
        known = isinstance(it.affairs, tuple) and isinstance(it.required, int)
        if known and not 0 <= it.required <= len(affairs):
            yield broken("required", it.required, same(f"0-{len(affairs)}"))


@frozen
class Quantity:
    """The row that counts innovations: ``each`` for every counted innovation, for at most ``most`` of them."""

    code: str
    number: str
    name: Text
    each: Decimal
    most: int
    maximum: Decimal
    source: Source
    variable: str | None = None

    __attrs_post_init__ = check_itself

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """The maximum is what the most innovations give, and no innovation takes points away."""
        if isinstance(it.each, Decimal) and it.each < 0:
            yield broken("each", it.each, Text("paling kecil 0", "at least 0"))
        if isinstance(it.most, int) and it.most < 0:
            yield broken("most", it.most, Text("paling kecil 0", "at least 0"))
        if isinstance(it.each, Decimal) and isinstance(it.most, int) and isinstance(it.maximum, Decimal):
            full = Fraction(it.each) * it.most
            if full != Fraction(it.maximum):
                yield broken("maximum", it.maximum, Text(f"{it.each} x {it.most}", f"{it.each} x {it.most}"))

    def label(self, lang: Lang = "id") -> str:
        """The official name, or its English rendering."""
        return self.name.say(lang)


@frozen
class Formula:
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

    __attrs_post_init__ = check_itself

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """The three parts add up to the whole; a gate, or the source for there being none."""
        if (it.gate is None) is (it.without_gate is None):
            yield broken("gate", "", Text("tepat satu dari gate, without_gate", "exactly one of gate, without_gate"))
        parts = (it.government, it.innovation, getattr(it.quantity, "maximum", None))
        if all(isinstance(part, Decimal) for part in (*parts, it.maximum)):
            total = sum(map(Fraction, parts), Fraction(0))
            if total != Fraction(it.maximum) or not total:
                written = " + ".join(map(str, parts))
                yield broken("maximum", it.maximum, same(written))


@frozen
class DayOfYear:
    """A day, ``years_before`` the assessment year."""

    years_before: int
    month: int
    day: int

    __attrs_post_init__ = check_itself

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """A day that every year has."""
        if all(isinstance(part, int) for part in (it.years_before, it.month, it.day)):
            try:
                date(2001, it.month, it.day)
            except (ValueError, OverflowError):
                yield broken(
                    "", f"{it.month}-{it.day}", Text("hari yang ada setiap tahun", "a day that every year has")
                )
            if not 0 <= it.years_before <= 100:  # noqa: PLR2004 - a century
                yield broken("years_before", it.years_before, same("0-100"))

    @property
    def order(self) -> tuple[int, int, int]:
        """Its place in time, whatever the assessment year."""
        return -self.years_before, self.month, self.day

    @property
    def label(self) -> str:
        """As it is written: ``T-2-01-01``."""
        return f"T-{self.years_before}-{self.month:02}-{self.day:02}"

    def of(self, year: int) -> date:
        """The day for assessment year ``year``."""
        return date(year - self.years_before, self.month, self.day)


@frozen
class Window:
    """When an innovation must have been first applied, or last developed; both ends are in it."""

    first: DayOfYear
    last: DayOfYear
    source: Source

    __attrs_post_init__ = check_itself

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """The first day is not after the last."""
        if isinstance(it.first, DayOfYear) and isinstance(it.last, DayOfYear) and it.first.order > it.last.order:
            yield broken("last", it.last.label, Text(f"sesudah {it.first.label}", f"after {it.first.label}"))


@frozen
class Design:
    """The least length of the *rancang bangun*, and the reading of what a word is."""

    least_words: int
    source: Source
    word: Source


@frozen
class Mandatory:
    """The claimed level from which a mandatory row is filled, and what an unfilled one means."""

    least_level: int
    source: Source
    filled: Source
    government: Source

    __attrs_post_init__ = check_itself

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """A level that can be reached."""
        if isinstance(it.least_level, int) and not 0 < it.least_level <= MAX_LEVEL:
            yield broken("least_level", it.least_level, same(f"1-{MAX_LEVEL}"))


@frozen
class Eligibility:
    """What an innovation must be to be counted."""

    window: Window
    design: Design | None = None
    mandatory: Mandatory | None = None


@frozen
class Setting:
    """Something on which the rules are silent: its choices and the default."""

    name: Text
    default: str
    choices: FrozenDict[str, Text]
    source: Source

    __attrs_post_init__ = check_itself

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """The default is one of the choices."""
        if isinstance(it.choices, Mapping) and it.default not in it.choices:
            yield broken("default", it.default, same(" | ".join(it.choices)))


@frozen
class SettingsOfEdition:
    """The three settings: which innovations count, which affairs cover, which stages are eligible."""

    counting: Setting
    affairs: Setting
    stages: Setting


@frozen
class EvidenceRule:
    """What counts as evidence for a row, and the kinds of file or address it may be."""

    note: Text
    kinds: tuple[str, ...]


@frozen
class Row:
    """One scored line of the catalogue.

    Attributes:
        code: ours, the same in every edition.
        number: the official number in this edition.
        levels: what the guide writes for levels 1 to 3.
        scale: how a fact becomes a level; None where only levels are known.
        derive: name of the fact in an innovation's profile that may stand in for an absent claim.
        assumptions: codes of the readings that its scale rests on.
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

    __attrs_post_init__ = check_itself

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """A code, a number, a weight, and texts for exactly the levels 1, 2, 3."""
        if isinstance(it.code, str) and not _CODE.fullmatch(it.code):
            yield broken(
                "code", it.code, Text("huruf kecil, angka, garis bawah", "lower-case letters, digits, underscores")
            )
        if isinstance(it.number, str) and not _NUMBER.fullmatch(it.number):
            yield broken("number", it.number, same('"16", "2a"'))
        if isinstance(it.weight, Decimal) and it.weight <= 0:
            yield broken("weight", it.weight, Text("lebih dari 0", "more than 0"))
        if isinstance(it.levels, Mapping) and set(it.levels) != set(LEVELS):
            yield broken("levels", str(sorted(it.levels)), same("1, 2, 3"))

    @property
    def order(self) -> tuple[int, str]:
        """By the official number: 2a, 2b, 3, 10a."""
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


@frozen
class CataloguePart:
    """The rows of the government, or those of each innovation."""

    sources: RowSources
    rows: FrozenDict[str, Row]


@frozen
class Catalogue:
    """Every row that is scored."""

    government: CataloguePart
    innovation: CataloguePart
    variables: FrozenDict[str, Text] = EMPTY


@frozen(eq=False)
class Rulebook:
    """One edition of the rules; two are equal when they say the same.

    Attributes:
        year: the edition; the year of a submission is not read from here.
        provisional: announced, but not yet issued.
        lent_by: id of the edition whose catalogue was borrowed, by name, for want of one of its own.
        can: what the edition knows enough to do; ``unknown`` says what is missing for the rest.
    """

    id: str
    year: int
    title: Text
    references: FrozenDict[str, Cited]
    format: str = FORMAT
    format_version: str = FORMAT_VERSION
    provisional: bool = False
    lent_by: str | None = None
    can: tuple[Capability, ...] = ()
    unknown: FrozenDict[str, Text] = EMPTY
    assumptions: FrozenDict[str, Assumption] = EMPTY
    predicates: FrozenDict[str, Text] = EMPTY
    scale: IndexScale | None = None
    formula: Formula | None = None
    eligibility: Eligibility | None = None
    settings: SettingsOfEdition | None = None
    catalogue: Catalogue | None = None

    __attrs_post_init__ = check_itself

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """What the parts say against each other."""
        from inovasi_daerah.editions.closing import closing_problems  # noqa: PLC0415 - laws over these types

        yield from closing_problems(it)

    def label(self, lang: Lang = "id") -> str:
        """The title of the edition."""
        return self.title.say(lang)

    @cached_property
    def government(self) -> tuple[Row, ...]:
        """The rows of the regional government, by their official number."""
        return _ordered(self.catalogue.government) if self.catalogue else ()

    @cached_property
    def innovation(self) -> tuple[Row, ...]:
        """The rows of each innovation, by their official number."""
        return _ordered(self.catalogue.innovation) if self.catalogue else ()

    @cached_property
    def unit(self) -> int:
        """How many of the smallest units that the weights are written in make one point."""
        return lcm(*(Fraction(row.weight).denominator for row in (*self.government, *self.innovation)))

    @cached_property
    def weights_in_units(self) -> Mapping[str, int]:
        """The weight of each row as an integer, by its code."""
        return {row.code: int(Fraction(row.weight) * self.unit) for row in (*self.government, *self.innovation)}

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the canonical form: the order of the file and its comments change nothing."""
        return digest(self.to_dict())

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Rulebook) and self.digest == other.digest)

    def __hash__(self) -> int:
        return hash(self.digest)

    def to_dict(self) -> dict[str, Any]:
        """Everything the rulebook holds, as JSON data."""
        return {"format": self.format, "format_version": self.format_version, **as_mapping(self)}

    def reference(self, source: Source) -> Reference:
        """The reference behind a figure."""
        return Reference(source.reference, self.references[source.reference].title, source.confidence)

    def predicate(self, value: str) -> Predicate:
        """The predicate of that wire value."""
        official = _OFFICIAL.get(value)
        name = self.predicates[value]
        return official if official is not None and official.name == name else Predicate(value, name)

    def require(self, *wanted: Capability) -> None:
        """Refuse what the edition does not know.

        Raises:
            RulebookIncomplete: naming what is missing.
        """
        for capability in wanted:
            if capability not in self.can:
                missing = self.unknown.get(capability.value, Text("tidak diketahui", "not known"))
                raise RulebookIncomplete(
                    Text("{id} tidak dapat {act}: {missing}", "{id} cannot {act}: {missing}").format(
                        id=self.id, act=capability.text, missing=missing
                    )
                )

    def known(self, part: T | None, capability: Capability) -> T:
        """A part of the edition that ``capability`` rests on.

        Raises:
            RulebookIncomplete: where the edition lacks it.
        """
        self.require(capability)
        return cast("T", part)

    def round(self, value: Fraction) -> Decimal:
        """``value`` as it is published, by the edition's own rule."""
        rounding = self.known(self.scale, Capability.AGGREGATE).rounding
        return rounded(value, rounding.places, rounding.rule or Rounding.HALF_UP)

    def classify(self, index: Decimal | int) -> Predicate:
        """The predicate of a published index.

        Args:
            index: as published: within the scale, with no more decimals than the edition publishes. An exact
                value is brought there by ``round``.

        Raises:
            InvalidSubmission: for anything that is no published index of this edition.
            RulebookIncomplete: where the edition does not know the predicate.
        """
        scale = self.known(self.scale, Capability.CLASSIFY)
        value = self._published(index, scale)
        band = next(band for band in scale.bands if value >= band.lowest)
        if band.predicate is None:
            raise RulebookIncomplete(
                Text(
                    "{id} tidak mengetahui predikat untuk {value}", "{id} does not know the predicate of {value}"
                ).format(id=self.id, value=value)
            )
        return self.predicate(band.predicate)

    def _published(self, index: Decimal | int, scale: IndexScale) -> Decimal:
        highest = "..." if scale.maximum is None else scale.maximum
        places = scale.rounding.places
        expected = Text(
            f"Decimal dari {scale.minimum} sampai {highest} dengan paling banyak {places} desimal",
            f"a Decimal from {scale.minimum} to {highest} with at most {places} decimals",
        )
        rule = _OF_THE_EDITION.format(id=self.id)
        if type(index) is not int and type(index) is not Decimal:
            raise InvalidSubmission([problem("wrong_type", index, expected, path="index", reference=rule)])
        value = Decimal(index)
        fits = is_short(value) and value >= scale.minimum and (scale.maximum is None or value <= scale.maximum)
        if not fits or Fraction(value) * 10**places % 1:
            raise InvalidSubmission([problem("out_of_range", index, expected, path="index", reference=rule)])
        return value

    def explain(self, lang: Lang = "id") -> str:
        """The whole edition as text, at most 100 columns wide."""
        from inovasi_daerah.editions.text import explain  # noqa: PLC0415 - a rendering, made when asked for

        return explain(self, lang)

    def __repr__(self) -> str:
        return f"<Rulebook {self.id}>"


def _ordered(part: CataloguePart) -> tuple[Row, ...]:
    return tuple(sorted(part.rows.values(), key=lambda row: row.order))
