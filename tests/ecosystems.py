"""Instruments and assessments made by hand and by Hypothesis, for tests."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from inovasi_daerah import Region, Text
from inovasi_daerah.practice import (
    AnswerScale,
    Assessment,
    Dimension,
    DimensionWeights,
    Instrument,
    Item,
    Mean,
    Response,
    evaluate,
)

if TYPE_CHECKING:
    from fractions import Fraction

    from hypothesis.strategies import SearchStrategy

    from inovasi_daerah.practice import EcosystemScore

BATU = Region("35.79")
WORDS = Text("kata", "words")
FIVE = AnswerScale(Decimal(1), Decimal(5))


def instrument(per_dimension: int = 2, **entries: Any) -> Instrument:
    """An instrument of that many equal items a dimension, on one scale from 1 to 5."""
    items = tuple(
        Item(f"{dimension.value}-{number}", dimension, WORDS)
        for dimension in Dimension
        for number in range(per_dimension)
    )
    return Instrument(**{"id": "uji", "title": WORDS, "source": WORDS, "items": items, "scale": FIVE, **entries})


def assessment(*answers: dict[str, Decimal], names: str = "abcdefgh", year: int = 2026) -> Assessment:
    """What respondents a, b, c, ... answered."""
    responses = tuple(Response(name, given) for name, given in zip(names, answers, strict=False))
    return Assessment("uji", BATU, year, responses)


def uniform(of: Instrument, answer: int, **others: int) -> dict[str, Decimal]:
    """The same answer to every item, save those of the dimensions named by their wire value."""
    return {item.id: Decimal(others.get(item.dimension.value, answer)) for item in of.items}


def scored(of: Instrument, *answers: dict[str, Decimal], mean: Mean = Mean.ARITHMETIC) -> EcosystemScore:
    """The score of what respondents a, b, c, ... answered."""
    return evaluate(assessment(*answers), of, mean=mean)


weights = st.decimals(Decimal("0.01"), Decimal(50), places=2)
scores = st.fractions(0, 100, max_denominator=200)
weighted_scores = st.lists(st.tuples(scores, weights), min_size=1, max_size=6)


@st.composite
def scales(draw: st.DrawFn) -> AnswerScale:
    """Any scale that is not empty."""
    lowest = draw(st.decimals(-20, 20, places=1))
    return AnswerScale(lowest, lowest + draw(st.decimals(Decimal("0.1"), 20, places=1)))


@st.composite
def instruments(draw: st.DrawFn, *, scale: AnswerScale | None = None) -> Instrument:
    """Any instrument of one to three items a dimension."""
    items = tuple(
        Item(f"{dimension.value}-{number}", dimension, WORDS, scale or draw(scales()), draw(weights))
        for dimension in Dimension
        for number in range(draw(st.integers(1, 3)))
    )
    of = DimensionWeights(*(draw(weights) for _ in Dimension))
    return Instrument(
        "uji", WORDS, WORDS, items, least_share=draw(st.sampled_from([Decimal("0.3"), Decimal(1)])), weights=of
    )


def answers_to(of: Instrument, *, complete: bool = False) -> SearchStrategy[dict[str, Decimal]]:
    """Any answers that the scales hold; some may be missing."""
    each = {item.id: _answer(of.scale_of(item)) for item in of.items}
    return st.fixed_dictionaries(each) if complete else st.fixed_dictionaries({}, optional=each)


def _answer(scale: AnswerScale) -> SearchStrategy[Decimal]:
    return st.decimals(scale.lowest, scale.highest, places=2)


@st.composite
def assessed(draw: st.DrawFn, *, complete: bool = False) -> tuple[Instrument, list[dict[str, Decimal]]]:
    """An instrument, and what one to four respondents answered to it."""
    of = draw(instruments())
    return of, draw(st.lists(answers_to(of, complete=complete), min_size=1, max_size=4))


def is_between_0_and_100(value: Fraction | None) -> bool:
    """Whether it is a score; a missing one is none."""
    return value is None or 0 <= value <= 100
