"""The laws of the ecosystem's arithmetic."""

from __future__ import annotations

from decimal import Decimal, getcontext, localcontext
from fractions import Fraction
from math import prod
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecosystems import (
    BATU,
    FIVE,
    WORDS,
    answers_to,
    assessed,
    assessment,
    instrument,
    instruments,
    is_between_0_and_100,
    scored,
    uniform,
    weighted_scores,
)
from inovasi_daerah import InvalidSubmission, Region
from inovasi_daerah.practice import (
    AnswerScale,
    Assessment,
    Dimension,
    DimensionWeights,
    Instrument,
    Item,
    Mean,
    Response,
    compare_ecosystems,
    evaluate,
    starter_instrument,
)
from inside import PRECISION, combine

if TYPE_CHECKING:
    from random import Random

Answers = dict[str, Decimal]
ONE = Decimal(1)


class TestMeans:
    """Six dimensions become one figure by one of three means."""

    @given(weighted_scores)
    def test_the_weakest_link_is_at_most_the_geometric_is_at_most_the_arithmetic_mean(
        self, scores: list[tuple[Fraction, Decimal]]
    ) -> None:
        arithmetic, geometric, weakest = (combine(scores, mean).value for mean in Mean)
        assert weakest <= geometric <= arithmetic

    @given(st.lists(st.tuples(st.fractions(1, 100, max_denominator=50), st.just(ONE)), min_size=1, max_size=6))
    def test_a_geometric_mean_is_right_to_its_precision(self, scores: list[tuple[Fraction, Decimal]]) -> None:
        found = combine(scores, Mean.GEOMETRIC)
        product = prod(score for score, _ in scores)
        error = abs(found.value ** len(scores) / product - 1)
        assert error == 0 if found.is_exact else error < Fraction(7, 10**PRECISION)

    @given(st.fractions(1, 10, max_denominator=20), st.fractions(1, 10, max_denominator=20), st.integers(1, 4))
    def test_a_rational_geometric_mean_is_exact(self, one: Fraction, other: Fraction, weight: int) -> None:
        found = combine([(one**2, Decimal(weight) / 4), (other**2, Decimal(weight) / 4)], Mean.GEOMETRIC)
        assert found.is_exact
        assert found.value == one * other

    def test_weights_are_exponents(self) -> None:
        scores = [(Fraction(1), Decimal("0.25")), (Fraction(16), Decimal("0.75"))]
        assert combine(scores, Mean.GEOMETRIC).value == 8

    def test_an_irrational_mean_says_so(self) -> None:
        found = combine([(Fraction(1), ONE), (Fraction(2), ONE)], Mean.GEOMETRIC)
        assert not found.is_exact
        assert str(Decimal(found.value.numerator) / Decimal(found.value.denominator)).startswith(
            "1.41421356237309504880"
        )

    def test_weights_too_large_to_be_exponents_still_give_a_mean(self) -> None:
        found = combine([(Fraction(25), Decimal("0.01")), (Fraction(100), Decimal("50.03"))], Mean.GEOMETRIC)
        assert not found.is_exact
        assert 99 < found.value < 100

    def test_only_the_proportions_of_weights_matter(self) -> None:
        found = combine([(Fraction(25), Decimal(60)), (Fraction(100), Decimal(60))], Mean.GEOMETRIC)
        assert (found.value, found.is_exact) == (Fraction(50), True)

    @pytest.mark.parametrize("digits", range(30, 80, 5))
    def test_scores_closer_than_the_precision_keep_the_order_of_the_means(self, digits: int) -> None:
        scores = [(Fraction(100, 3), ONE), (Fraction(100, 3) + Fraction(1, 10**digits), Decimal("1.5"))]
        arithmetic, geometric, weakest = (combine(scores, mean).value for mean in Mean)
        assert weakest <= geometric <= arithmetic

    def test_a_0_is_exact_under_any_weights(self) -> None:
        found = combine([(Fraction(0), Decimal("0.01")), (Fraction(100), Decimal("50.03"))], Mean.GEOMETRIC)
        assert (found.value, found.is_exact) == (Fraction(0), True)

    def test_a_dimension_of_0_makes_the_geometric_mean_0(self) -> None:
        assert combine([(Fraction(0), ONE), (Fraction(100), ONE)], Mean.GEOMETRIC) == combine(
            [(Fraction(0), ONE)], Mean.ARITHMETIC
        )

    def test_the_context_of_the_caller_changes_nothing(self) -> None:
        scores = [(Fraction(1), ONE), (Fraction(3), ONE)]
        plain = combine(scores, Mean.GEOMETRIC)
        with localcontext() as context:
            context.prec = 3
            assert combine(scores, Mean.GEOMETRIC) == plain
        assert getcontext().prec != 64


class TestScores:
    """Answers become the scores of dimensions."""

    @given(assessed())
    def test_each_score_lies_between_0_and_100(self, case: tuple[Instrument, list[Answers]]) -> None:
        of, answers = case
        found = scored(of, *answers)
        assert all(is_between_0_and_100(value) for value in found.scores.values())
        assert found.combined is None or is_between_0_and_100(found.combined.value)
        assert all(is_between_0_and_100(one.spread) and is_between_0_and_100(one.deviation) for one in found.dimensions)

    @given(assessed(complete=True), st.data())
    def test_raising_one_answer_never_lowers_its_dimension_and_changes_no_other(
        self, case: tuple[Instrument, list[Answers]], data: st.DataObject
    ) -> None:
        of, answers = case
        item = data.draw(st.sampled_from(of.items))
        before = scored(of, *answers).scores
        raised = {**answers[0], item.id: of.scale_of(item).highest}
        after = scored(of, raised, *answers[1:]).scores
        for dimension in Dimension:
            low, high = before[dimension], after[dimension]
            assert low is not None
            assert high is not None
            assert low <= high if dimension is item.dimension else low == high

    @given(assessed(), st.randoms())
    def test_the_order_of_respondents_changes_nothing(
        self, case: tuple[Instrument, list[Answers]], random: Random
    ) -> None:
        of, answers = case
        responses = list(assessment(*answers).responses)
        shuffled = list(responses)
        random.shuffle(shuffled)
        results = [
            evaluate(Assessment("uji", BATU, 2026, tuple(each)), of).dimensions for each in (responses, shuffled)
        ]
        assert results[0] == results[1]

    @given(instruments(scale=FIVE), st.integers(100, 500))
    def test_on_one_scale_equal_answers_give_equal_dimensions_under_any_weights(
        self, of: Instrument, hundredths: int
    ) -> None:
        answer = Decimal(hundredths) / 100
        found = scored(of, {item.id: answer for item in of.items})
        assert set(found.scores.values()) == {Fraction(hundredths - 100, 4)}
        assert found.combined is not None
        assert found.combined.value == Fraction(hundredths - 100, 4)

    @given(assessed())
    def test_a_doubled_respondent_changes_nothing(self, case: tuple[Instrument, list[Answers]]) -> None:
        of, answers = case
        once = assessment(*answers)
        twice = Assessment("uji", BATU, 2026, (*once.responses, once.responses[0]))
        assert evaluate(twice, of).dimensions == evaluate(once, of).dimensions

    @given(assessed())
    def test_every_respondent_doubled_under_another_name_changes_no_score(
        self, case: tuple[Instrument, list[Answers]]
    ) -> None:
        of, answers = case
        assert scored(of, *answers).scores == scored(of, *answers, *answers).scores

    @given(instruments().flatmap(lambda of: st.tuples(st.just(of), answers_to(of))))
    def test_a_respondent_without_answers_changes_no_score(self, case: tuple[Instrument, Answers]) -> None:
        of, answers = case
        assert scored(of, answers).scores == scored(of, answers, {}).scores

    def test_an_answer_is_brought_to_100_by_its_own_scale_and_weighed(self) -> None:
        items = instrument().items
        first = Item(items[0].id, Dimension.CULTURE, WORDS, AnswerScale(Decimal(0), Decimal(10)), Decimal(3))
        of = instrument(items=(first, *items[1:]))
        found = scored(of, {**uniform(of, 5), first.id: Decimal(4), items[1].id: Decimal(3)})
        assert found.scores[Dimension.CULTURE] == Fraction(40 * 3 + 50, 4)

    def test_a_missing_answer_is_missing_and_not_0(self) -> None:
        of = instrument()
        answers = uniform(of, 4)
        del answers["regulasi-0"]
        found = scored(of, answers)
        assert found.scores[Dimension.REGULATION] == 75
        assert found.overall == Decimal("75.00")

    def test_a_dimension_with_too_few_answers_says_so_and_there_is_no_overall_figure(self) -> None:
        of = instrument(least_share=ONE)
        answers = uniform(of, 4)
        del answers["regulasi-0"]
        found = scored(of, answers, uniform(of, 2))
        assert [len(one.answered) for one in found.dimensions] == [2, 2, 2, 2, 1, 2]
        found = scored(of, answers)
        assert found.missing == (Dimension.REGULATION,)
        assert found.overall is None
        assert "jawaban terlalu sedikit" in found.explain()
        assert "too few answers on Regulation" in found.explain("en")
        assert found.to_dict()["missing"] == ["regulasi"]
        assert found.to_dict()["dimensions"][4]["score"] is None

    def test_the_least_share_is_of_items_and_not_of_weights(self) -> None:
        items = tuple(
            Item(item.id, item.dimension, WORDS, weight=Decimal(9 if item.id.endswith("0") else 1))
            for item in instrument().items
        )
        of = instrument(items=items, least_share=Decimal("0.5"))
        answers = uniform(of, 4)
        del answers["regulasi-0"]
        assert scored(of, answers).scores[Dimension.REGULATION] == 75

    def test_spread_and_deviation_tell_how_far_respondents_disagree(self) -> None:
        of = instrument()
        one = scored(of, uniform(of, 1), uniform(of, 3), uniform(of, 5)).dimensions[0]
        assert (one.score, one.spread, one.deviation) == (Fraction(50), Fraction(100), Fraction(100, 3))

    def test_weights_of_dimensions_weigh_the_overall_figure(self) -> None:
        of = instrument(weights=DimensionWeights(regulasi=Decimal(5)))
        answers = uniform(of, 5, regulasi=1)
        assert [scored(of, answers, mean=mean).overall for mean in Mean] == [Decimal("50.00"), Decimal(0), Decimal(0)]

    def test_an_empty_assessment_has_no_score_at_all(self) -> None:
        found = scored(instrument())
        assert found.missing == tuple(Dimension)
        assert found.combined is None


class TestRefusals:
    """Answers that the instrument does not know are refused, all at once."""

    def test_unknown_items_and_answers_outside_the_scale(self) -> None:
        of = instrument()
        answers = {"regulasi-O": Decimal(3), "regulasi-0": Decimal(6), "regulasi-1": Decimal(0)}
        with pytest.raises(InvalidSubmission) as refused:
            scored(of, answers)
        assert [(found.code, found.path) for found in refused.value.problems] == [
            ("unknown_item", "responses[0].answers.regulasi-O"),
            ("out_of_range", "responses[0].answers.regulasi-0"),
            ("out_of_range", "responses[0].answers.regulasi-1"),
        ]
        assert 'did you mean "regulasi-' in refused.value.message("en")

    def test_another_instrument(self) -> None:
        with pytest.raises(InvalidSubmission) as refused:
            evaluate(assessment(), starter_instrument())
        assert [found.code for found in refused.value.problems] == ["unknown_instrument"]

    def test_an_instrument_that_has_changed_since(self) -> None:
        of = instrument()
        kept = Assessment("uji", BATU, 2026, (), digest=of.digest)
        assert evaluate(kept, of).instrument is of
        with pytest.raises(InvalidSubmission) as refused:
            evaluate(kept, instrument(3))
        assert [(found.code, found.path) for found in refused.value.problems] == [("conflict", "digest")]

    def test_a_respondent_who_answers_twice_and_differently(self) -> None:
        with pytest.raises(InvalidSubmission) as refused:
            assessment({}, {"x": ONE}, names="aa")
        assert [(found.code, found.path) for found in refused.value.problems] == [
            ("duplicate_id", "responses[1].respondent")
        ]

    @pytest.mark.parametrize("answers", [{"x": 3}, {"x": Decimal("NaN")}, None, [1], 5, "x", [("x", ONE)]])
    def test_answers_that_are_no_decimals(self, answers: Any) -> None:
        with pytest.raises(InvalidSubmission) as refused:
            Response("a", answers)
        assert refused.value.problems[0].path == "answers"


class TestYears:
    """Two years are compared dimension by dimension."""

    def test_what_changed_is_told_exactly(self) -> None:
        of = instrument()
        before = uniform(of, 2)
        del before["regulasi-0"]
        del before["regulasi-1"]
        change = compare_ecosystems(
            evaluate(assessment(before, year=2025), of), evaluate(assessment(uniform(of, 4)), of)
        )
        assert change.dimensions[Dimension.CULTURE] == 50
        assert change.dimensions[Dimension.REGULATION] is None
        assert change.overall is None

    def test_the_overall_figure_changes_too(self) -> None:
        of = instrument()
        years = [evaluate(assessment(uniform(of, answer), year=year), of) for answer, year in ((4, 2025), (3, 2026))]
        assert compare_ecosystems(*years).overall == -25

    def test_what_can_not_be_compared_is_refused_with_every_reason(self) -> None:
        of, other = instrument(), instrument(3)
        earlier = evaluate(Assessment("uji", Region("73.72"), 2026, ()), other, mean=Mean.WEAKEST)
        with pytest.raises(InvalidSubmission) as refused:
            compare_ecosystems(earlier, evaluate(assessment(), of))
        assert [found.path for found in refused.value.problems] == ["instrument", "region", "mean", "year"]


class TestRenderings:
    """A score says what it rests on."""

    def test_text_is_at_most_100_columns_wide(self) -> None:
        of = starter_instrument()
        for answers in (uniform(of, 4), {}):
            found = evaluate(Assessment("starter", BATU, 2026, (Response("a", answers),), illustrative=True), of)
            for lang in ("id", "en"):
                assert max(map(len, found.explain(lang).splitlines())) <= 100

    @pytest.mark.parametrize("weight", ["2", "0.1666667", "0.16666667", "123456789012345678.123456789012345678"])
    @pytest.mark.parametrize("answer", [4, None])
    def test_a_weight_is_never_cut(self, weight: str, answer: int | None) -> None:
        of = instrument(weights=DimensionWeights(regulasi=Decimal(weight)))
        text = scored(of, {} if answer is None else uniform(of, answer)).explain("en")
        assert weight in text.split()
        assert max(map(len, text.splitlines())) <= 100

    def test_text_names_instrument_exactness_and_what_is_made_up(self) -> None:
        of = starter_instrument()
        answered = Assessment("starter", BATU, 2026, (Response("a", uniform(of, 4, regulasi=5)),), illustrative=True)
        text = evaluate(answered, of).explain("en")
        assert "not an instrument of LAN" in " ".join(text.split())
        assert "answers made up" in text
        assert "exact 475/6" in text
        geometric = evaluate(answered, of, mean=Mean.GEOMETRIC)
        assert "right to 40 significant digits" in geometric.explain("en")
        assert geometric.to_dict()["precision"] == 40
        assert "overall_exact" not in geometric.to_dict()

    def test_a_notebook_shows_the_drawing(self) -> None:
        found = scored(instrument(), uniform(instrument(), 3))
        assert found._repr_svg_() == found.to_svg("id")
        assert "50.00" in found.to_svg("en")

    def test_data_hold_exact_figures(self) -> None:
        data = scored(instrument(), uniform(instrument(), 3)).to_dict()
        assert data["overall_exact"] == "50/1"
        assert data["dimensions"][0]["score_exact"] == "50/1"
        assert data["dimensions"][0]["weight"] == "1"
