"""From answers to an ecosystem's six dimensions and its one figure; what changed between two years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from attrs import field

from inovasi_daerah.arguments import expect, term_of
from inovasi_daerah.exact import exact, rounded
from inovasi_daerah.frozen import frozen
from inovasi_daerah.practice.assessments import Assessment, Response
from inovasi_daerah.practice.ecosystem import (
    ARITHMETIC_OF_OURS,
    PRECISION,
    Combined,
    Dimension,
    Mean,
    combine,
    weighted_mean,
)
from inovasi_daerah.practice.ecosystem_sections import change_sections, ecosystem_sections
from inovasi_daerah.practice.instruments import INSTRUMENT_RULE, Instrument
from inovasi_daerah.practice.radar import radar_svg
from inovasi_daerah.problems import InvalidSubmission, Problem, problem, refuse
from inovasi_daerah.report.explained import Explained
from inovasi_daerah.report.layout import brief
from inovasi_daerah.text import Lang, Text, same
from inovasi_daerah.version import FORMAT_VERSION

if TYPE_CHECKING:
    from inovasi_daerah.report.section import Section

_TITLE: Final = Text("Ekosistem inovasi {name} ({code}), {year}", "Innovation ecosystem {name} ({code}), {year}")
_MADE_UP: Final = Text("{title} - jawaban rekaan, contoh", "{title} - answers made up, an example")


@frozen
class DimensionScore:
    """One dimension over the respondents that count for it.

    Attributes:
        answered: the score of each respondent that counts, from 0 to 100, lowest first.
        asked: how many respondents there were.
        weight: of the dimension, in the instrument.
    """

    dimension: Dimension
    answered: tuple[Fraction, ...]
    asked: int
    weight: Decimal

    @property
    def score(self) -> Fraction | None:
        """The mean of the respondents, from 0 to 100, exact; None where too few answered."""
        return sum(self.answered, Fraction(0)) / len(self.answered) if self.answered else None

    @property
    def spread(self) -> Fraction | None:
        """The highest respondent minus the lowest; None where too few answered."""
        return self.answered[-1] - self.answered[0] if self.answered else None

    @property
    def deviation(self) -> Fraction | None:
        """The mean distance of the respondents from their mean, exact; None where too few answered."""
        middle = self.score
        if middle is None:
            return None
        return sum((abs(value - middle) for value in self.answered), Fraction(0)) / len(self.answered)

    def to_dict(self) -> dict[str, Any]:
        """As JSON data; figures are null where too few answered."""
        return {
            "dimension": self.dimension.value,
            "score": _shown(self.score),
            "score_exact": None if self.score is None else exact(self.score),
            "weight": format(self.weight, "f"),
            "respondents": len(self.answered),
            "asked": self.asked,
            "spread": _shown(self.spread),
            "deviation": _shown(self.deviation),
        }


def _shown(value: Fraction | None) -> str | None:
    return None if value is None else str(rounded(value))


@frozen(repr=False)
class EcosystemScore(Explained):
    """An ecosystem by an instrument, in one region and year.

    Attributes:
        dimensions: the six, in their fixed order.
        combined: the one figure; None while a dimension has too few answers, for that one can't be guessed.
    """

    instrument: Instrument = field(repr=False)
    assessment: Assessment = field(repr=False)
    mean: Mean
    dimensions: tuple[DimensionScore, ...]
    combined: Combined | None

    @property
    def overall(self) -> Decimal | None:
        """The one figure with two decimals; None while a dimension has too few answers."""
        return None if self.combined is None else rounded(self.combined.value)

    @property
    def scores(self) -> Mapping[Dimension, Fraction | None]:
        """The score of each dimension, exact; None where too few answered."""
        return MappingProxyType({one.dimension: one.score for one in self.dimensions})

    @property
    def missing(self) -> tuple[Dimension, ...]:
        """The dimensions with too few answers."""
        return tuple(one.dimension for one in self.dimensions if one.score is None)

    @property
    def title(self) -> Text:
        """Whose ecosystem, in which year; and whether the answers are made up."""
        assessment = self.assessment
        title = _TITLE.format(name=assessment.region.name, code=assessment.region.code, year=assessment.year)
        return _MADE_UP.format(title=title) if assessment.illustrative else title

    def __repr__(self) -> str:
        place = f"{brief(self.assessment.region.name)}, {self.assessment.year}"
        return f"<EcosystemScore {self.overall} ({self.mean.value}), {place}>"

    def sections(self) -> Iterator[Section]:
        """Every figure and what it rests on."""
        return ecosystem_sections(self)

    def to_svg(self, lang: Lang = "id") -> str:
        """The six dimensions as a radar drawing."""
        return radar_svg(self.scores, title=self.title, caption=self.instrument.title, lang=lang)

    def _repr_svg_(self) -> str:
        return self.to_svg()

    def to_dict(self) -> dict[str, Any]:
        """As JSON data."""
        return {
            "format": "inovasi-daerah/ecosystem",
            "format_version": FORMAT_VERSION,
            "instrument": {"id": self.instrument.id, "digest": self.instrument.digest},
            "region": self.assessment.region.code,
            "year": self.assessment.year,
            "illustrative": self.assessment.illustrative,
            "mean": self.mean.value,
            "overall": None if self.overall is None else str(self.overall),
            **self._exactness(),
            "dimensions": [one.to_dict() for one in self.dimensions],
        }

    def _exactness(self) -> dict[str, Any]:
        """The exact figure, or, for a mean that has none at hand, how many of its digits are right."""
        if self.combined is None:
            return {"missing": [dimension.value for dimension in self.missing]}
        if self.combined.is_exact:
            return {"overall_exact": exact(self.combined.value)}
        return {"precision": PRECISION}


def evaluate(assessment: Assessment, instrument: Instrument, *, mean: Mean | str = Mean.ARITHMETIC) -> EcosystemScore:
    """An ecosystem's dimensions, and its one figure by ``mean``.

    An answer is brought to 0-100 by its item's scale; a respondent's dimension is the weighted mean of the items
    answered, and counts from the instrument's least share of its items on; a dimension is the plain mean of the
    respondents that count (source: this project's own arithmetic).

    >>> from inovasi_daerah.practice.instruments import starter_instrument
    >>> from inovasi_daerah.domain.regions import Region
    >>> starter = starter_instrument()
    >>> answers = {item.id: Decimal(4) for item in starter.items}
    >>> evaluate(Assessment("starter", Region("35.79"), 2026, (Response("r1", answers),)), starter).overall
    Decimal('75.00')

    Raises:
        InvalidSubmission: for answers that the instrument does not know or whose scale does not hold them, and for a
            mean that is none of the three.
    """
    expect(assessment, Assessment, "assessment")
    expect(instrument, Instrument, "instrument")
    by = term_of(Mean, mean, "mean", reference=ARITHMETIC_OF_OURS.title)
    refuse(InvalidSubmission, assessment.problems_under(instrument))
    respondents = assessment.respondents
    dimensions = tuple(_dimension(dimension, respondents, instrument) for dimension in Dimension)
    scores = [(one.score, one.weight) for one in dimensions if one.score is not None]
    combined = combine(scores, by) if len(scores) == len(dimensions) else None
    return EcosystemScore(instrument, assessment, by, dimensions, combined)


def _dimension(dimension: Dimension, respondents: tuple[Response, ...], instrument: Instrument) -> DimensionScore:
    items = instrument.of(dimension)
    answered: list[Fraction] = []
    for response in respondents:
        given = [
            (instrument.scale_of(item).brought(response.answers[item.id]), item.weight)
            for item in items
            if item.id in response.answers
        ]
        if given and Fraction(len(given), len(items)) >= Fraction(instrument.least_share):
            answered.append(weighted_mean(given))
    return DimensionScore(dimension, tuple(sorted(answered)), len(respondents), instrument.weights.of(dimension))


@frozen(repr=False)
class EcosystemChange(Explained):
    """What changed between two years.

    Attributes:
        dimensions: the later score minus the earlier, exact; None where either had too few answers.
        overall: the same of the one figure.
    """

    earlier: EcosystemScore = field(repr=False)
    later: EcosystemScore = field(repr=False)
    dimensions: Mapping[Dimension, Fraction | None]
    overall: Fraction | None

    def __repr__(self) -> str:
        earlier, later = self.earlier.assessment, self.later.assessment
        return f"<EcosystemChange {_shown(self.overall)}, {later.region} {earlier.year} -> {later.year}>"

    def sections(self) -> Iterator[Section]:
        """The later figure minus the earlier, of each dimension and of the whole."""
        return change_sections(self)

    def to_dict(self) -> dict[str, Any]:
        """As JSON data; null where either had too few answers."""
        return {
            "earlier": self.earlier.assessment.year,
            "later": self.later.assessment.year,
            "overall": _shown(self.overall),
            "dimensions": {dimension.value: _shown(change) for dimension, change in self.dimensions.items()},
        }


def compare_ecosystems(earlier: EcosystemScore, later: EcosystemScore) -> EcosystemChange:
    """What changed in one region from an earlier year to a later one, by the same instrument and mean.

    Raises:
        InvalidSubmission: where the two can't be compared, with every reason.
    """
    expect(earlier, EcosystemScore, "earlier")
    expect(later, EcosystemScore, "later")
    refuse(InvalidSubmission, _incomparable(earlier, later))
    before, after = (None if one.combined is None else one.combined.value for one in (earlier, later))
    return EcosystemChange(
        earlier,
        later,
        MappingProxyType({one: _difference(earlier.scores[one], later.scores[one]) for one in Dimension}),
        _difference(before, after),
    )


def _difference(before: Fraction | None, after: Fraction | None) -> Fraction | None:
    return None if before is None or after is None else after - before


def _incomparable(earlier: EcosystemScore, later: EcosystemScore) -> Iterator[Problem]:
    for path, before, after in (
        ("instrument", earlier.instrument.digest, later.instrument.digest),
        ("region", earlier.assessment.region.code, later.assessment.region.code),
        ("mean", earlier.mean.value, later.mean.value),
    ):
        if before != after:
            yield problem("conflict", after, same(before), path=path, reference=ARITHMETIC_OF_OURS.title)
    if later.assessment.year <= earlier.assessment.year:
        wanted = Text(f"tahun sesudah {earlier.assessment.year}", f"a year after {earlier.assessment.year}")
        yield problem("conflict", later.assessment.year, wanted, path="year", reference=INSTRUMENT_RULE)
