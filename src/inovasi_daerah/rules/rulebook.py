"""A rulebook: one edition of the rules as frozen data that checks itself."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from inovasi_daerah.canonical import as_mapping, digest
from inovasi_daerah.exact import Rounding, is_short, rounded
from inovasi_daerah.frozen import EMPTY, FrozenDict, frozen
from inovasi_daerah.problems import InvalidArgument, Problem, RulebookIncomplete, problem, shown
from inovasi_daerah.reading.checks import is_read, readable, rule
from inovasi_daerah.reading.validators import FIRST_YEAR, LAST_YEAR
from inovasi_daerah.references import Reference, Source
from inovasi_daerah.report.explained import Explained
from inovasi_daerah.rules import consistency
from inovasi_daerah.rules.bands import OFFICIAL, IndexScale, Predicate
from inovasi_daerah.rules.capabilities import Capability
from inovasi_daerah.rules.catalogue import Catalogue, CataloguePart, Row
from inovasi_daerah.rules.consistency import FORMAT, NEEDS
from inovasi_daerah.rules.eligibility import Eligibility
from inovasi_daerah.rules.formula import Formula
from inovasi_daerah.rules.laws import RulebookPart, broken
from inovasi_daerah.rules.sections import rulebook_sections
from inovasi_daerah.rules.settings import SettingsOfEdition
from inovasi_daerah.text import Lang, Text, same
from inovasi_daerah.version import FORMAT_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_daerah.report.section import Section

T = TypeVar("T")

_OF_THE_EDITION: Final = Text("buku aturan {id}", "rulebook {id}")
_NOT_KNOWN: Final = Text("tidak diketahui", "not known")
_NOT_LISTED: Final = Text(
    'bagian-bagiannya ada, tetapi "can" tidak memuat "{act}"; tulis can = [{acts}] '
    "(can tidak pernah diambil dari edisi yang diperluas)",
    'its parts are there, but its "can" does not list "{act}"; write can = [{acts}] '
    "(can is never taken over from the edition it extends)",
)
_LENT: Final = Text(
    "{missing}; katalog edisi lain dapat dipinjam: with_catalogue_of, di baris perintah --rulebook ID+ID_LAIN",
    "{missing}; the catalogue of another edition can be lent to it: with_catalogue_of, "
    "on the command line --rulebook ID+OTHER_ID",
)


@frozen
class Assumption:
    """A reading of ours where the source is silent or contradicts itself, with its reason."""

    text: Text
    reason: Text


@frozen
class Cited:
    """The title of a text that a rulebook refers to."""

    title: Text


@frozen(eq=False)
class Rulebook(Explained, RulebookPart):
    """One edition of the rules; two are equal when they say the same, figures written alike and lists in one order.

    Attributes:
        year: the year of the edition; a submission has a year of its own.
        provisional: announced, but not yet issued.
        lent_by: id of the edition whose catalogue was borrowed; None where it has its own or none.
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

    @rule("format")
    def _known_format(self) -> Iterable[Problem]:
        return consistency.other_than("format", self.format, FORMAT)

    @rule("format_version")
    def _known_version(self) -> Iterable[Problem]:
        return consistency.other_than("format_version", self.format_version, FORMAT_VERSION)

    @rule("id")
    def _form_of_the_id(self) -> Iterable[Problem]:
        return consistency.id_problems(self.id)

    @rule("can[]")
    def _what_it_can_do(self) -> Iterator[Problem]:
        can = tuple(capability for _, capability in readable(self.can))
        parts = {name: getattr(self, name) for name in NEEDS[Capability.SCORE]}
        yield from consistency.capability_problems(can, parts)
        if Capability.AGGREGATE in can and self.scale is not None and is_read(self, "scale"):
            yield from consistency.aggregate_problems(self.scale)

    @rule("scale", "predicates[]")
    def _known_predicates(self) -> Iterable[Problem]:
        return () if self.scale is None else consistency.predicate_problems(self.scale, self.predicates)

    @rule("catalogue")
    def _rows(self) -> Iterator[Problem]:
        if self.catalogue is None:
            return
        has_quantity = self.formula is not None and is_read(self, "formula.quantity[]")
        quantity = self.formula.quantity if self.formula is not None and has_quantity else None
        assumptions = self.assumptions if is_read(self, "assumptions[]") else None
        if quantity is not None:
            yield from consistency.quantity_problems(quantity, self.catalogue)
        yield from consistency.row_problems(self.catalogue, quantity, assumptions)

    @rule("catalogue", "formula")
    def _weights_that_close(self) -> Iterable[Problem]:
        if self.catalogue is None or self.formula is None:
            return ()
        return consistency.weight_problems(self.formula, self.catalogue)

    @rule("settings[]")
    def _known_choices(self) -> Iterable[Problem]:
        return () if self.settings is None else consistency.setting_problems(self.settings)

    @rule()
    def _sources_and_texts(self) -> Iterator[Problem]:
        found = list(consistency.sources_and_texts(self))
        references = self.references if is_read(self, "references[]") else None
        assumptions = self.assumptions if is_read(self, "assumptions[]") else None
        yield from consistency.source_problems(found, references, assumptions)
        yield from consistency.text_problems(found)

    @rule("year")
    def _year_of_four_digits(self) -> Iterator[Problem]:
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            yield broken("year", shown(self.year), same(f"{FIRST_YEAR}-{LAST_YEAR}"))

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
    def weights_in_units(self) -> FrozenDict[str, int]:
        """The weight of each row as an integer, by its code."""
        rows = (*self.government, *self.innovation)
        return FrozenDict({row.code: int(Fraction(row.weight) * self.unit) for row in rows})

    @cached_property
    def index_per_point(self) -> Fraction:
        """What one point of the formula's maximum is worth on the scale of the index.

        Raises:
            RulebookIncomplete: where the edition does not know its formula.
        """
        top = self.known(self.scale, Capability.AGGREGATE).maximum or 0
        return Fraction(top) / Fraction(self.known(self.formula, Capability.AGGREGATE).maximum)

    @cached_property
    def graders(self) -> dict[tuple[int, bool], Any]:
        """What grades claims under this very object, by assessment year and manner; ``scoring`` keeps it here."""
        return {}

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the canonical form: comments and the order of keys change nothing, ``0.38`` or ``0.380`` does."""
        return digest(self.to_dict())

    @property
    def lent(self) -> Text | None:
        """Everything that another edition lends it, in words; None where nothing is lent."""
        return None if self.lent_by is None else self.assumptions[f"lent-by-{self.lent_by}"].text

    @property
    def id_with_lender(self) -> str:
        """The id, with that of the edition that lends it its catalogue, as in ``"iid-2025 + iid-2026"``."""
        return self.id if self.lent_by is None else f"{self.id} + {self.lent_by}"

    def identity(self) -> dict[str, Any]:
        """Which edition it is, as the files of results name it."""
        lender = {} if self.lent_by is None else {"lent_by": self.lent_by}
        return {"id": self.id, "digest": self.digest, "provisional": self.provisional, **lender}

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Rulebook) and self.digest == other.digest)

    def __hash__(self) -> int:
        return hash((self.id, self.year))  # equal rulebooks agree in these, and neither needs the digest

    def to_dict(self) -> dict[str, Any]:
        """Everything the rulebook holds, as JSON data."""
        return {"format": self.format, "format_version": self.format_version, **as_mapping(self)}

    def reference(self, source: Source) -> Reference:
        """The reference behind a figure."""
        return Reference(source.reference, self.references[source.reference].title, source.confidence)

    def predicate(self, value: str) -> Predicate:
        """The predicate of that wire value."""
        official = OFFICIAL.get(value)
        name = self.predicates[value]
        return official if official is not None and official.name == name else Predicate(value, name)

    def require(self, *wanted: Capability) -> None:
        """Refuse what the edition does not know.

        Raises:
            RulebookIncomplete: naming what is missing.
        """
        for capability in wanted:
            if capability not in self.can:
                raise RulebookIncomplete(
                    Text("{id} tidak dapat {act}: {missing}", "{id} cannot {act}: {missing}").format(
                        id=self.id, act=capability.text, missing=self._missing(capability)
                    )
                )

    def _missing(self, capability: Capability) -> Text:
        """What the edition lacks for it, and the way out where there is one."""
        reason = self.unknown.get(capability.value)
        if reason is None and all(getattr(self, name) is not None for name in NEEDS[capability]):
            upto = list(Capability)[: list(Capability).index(capability) + 1]
            acts = ", ".join(f'"{one.value}"' for one in Capability if one in (*upto, *self.can))
            return _NOT_LISTED.format(act=capability.value, acts=acts)
        missing = reason or _NOT_KNOWN
        if capability is Capability.SCORE and self.catalogue is None and Capability.AGGREGATE in self.can:
            return _LENT.format(missing=missing)
        return missing

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
            InvalidSubmission: for anything that is not a published index of this edition.
            RulebookIncomplete: where the edition does not know the predicate.
        """
        scale = self.known(self.scale, Capability.CLASSIFY)
        value = self._published(index, scale)
        predicate = next(predicate for lowest, predicate in self._predicates if value >= lowest)
        if predicate is None:
            raise RulebookIncomplete(
                Text(
                    "{id} tidak mengetahui predikat untuk {value}", "{id} does not know the predicate of {value}"
                ).format(id=self.id, value=value)
            )
        return predicate

    @cached_property
    def _predicates(self) -> tuple[tuple[Decimal, Predicate | None], ...]:
        """The lowest index of each predicate, highest first."""
        bands = self.scale.bands if self.scale else ()
        return tuple((band.lowest, self.predicate(band.predicate) if band.predicate else None) for band in bands)

    def _published(self, index: Decimal | int, scale: IndexScale) -> Decimal:
        if type(index) is not int and type(index) is not Decimal:
            raise InvalidArgument([self._no_index("wrong_type", index, scale)])
        value = Decimal(index)
        fits = is_short(value) and value >= scale.minimum and (scale.maximum is None or value <= scale.maximum)
        if not fits or 10**scale.rounding.places % value.as_integer_ratio()[1]:
            raise InvalidArgument([self._no_index("out_of_range", index, scale)])
        return value

    def _no_index(self, code: str, index: object, scale: IndexScale) -> Problem:
        highest = "..." if scale.maximum is None else scale.maximum
        places = scale.rounding.places
        expected = Text(
            f"bilangan dari {scale.minimum} sampai {highest} dengan paling banyak {places} desimal",
            f"a number from {scale.minimum} to {highest} with at most {places} decimals",
        )
        return problem(code, index, expected, path="index", reference=_OF_THE_EDITION.format(id=self.id))

    def sections(self) -> Iterator[Section]:
        """The whole edition, each part with its source."""
        return rulebook_sections(self)

    def __repr__(self) -> str:
        return f"<Rulebook {self.id}>"


def _ordered(part: CataloguePart) -> tuple[Row, ...]:
    return tuple(sorted(part.rows.values(), key=lambda row: row.order))
