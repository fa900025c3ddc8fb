"""The index: what is added, divided, gated, counted, rounded and named. Rules of 2026 unless a class says otherwise."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import inovasi_daerah as ida
from inovasi_daerah.entities.innovations import Stage
from inovasi_daerah.testing import innovations
from spec.made import (
    GOVERNMENT,
    ROWS,
    RULES,
    SERVICES,
    aggregate,
    changed,
    contributions,
    innovation,
    levels,
    report,
    score,
    small,
    with_claim,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random


class TestFormula:
    """The index is the points of the government, the mean maturity and the quantity, out of 250, times 100.

    A row is worth its weight times its level. The government's rows are worth at most 63, those of an innovation
    at most 111, the quantity at most 76. Sources: `formula` (Annex I, XI.B), `indicators` (Annex II).
    """

    @given(small, st.sampled_from(["eligible", "reported", "all"]), st.sampled_from(["claimed", "verified"]))
    def test_the_contributions_of_all_leaves_add_up_to_the_index(
        self, submission: ida.Submission, counting: str, basis: str
    ) -> None:
        found = score(submission, counting=counting, basis=basis)
        assert contributions(found) == found.index_exact

    @given(small)
    def test_the_index_is_the_three_parts_out_of_250(self, submission: ida.Submission) -> None:
        found = score(submission)
        parts = Fraction(found.government.points) + found.maturity.points + Fraction(found.quantity.points)
        assert found.index_exact == parts * 100 / 250

    @given(small, st.data())
    def test_raising_a_level_never_lowers_the_index_of_the_same_innovations(
        self, submission: ida.Submission, data: st.DataObject
    ) -> None:
        where = data.draw(st.sampled_from([None, *range(len(submission.innovations))]))
        code = data.draw(st.sampled_from(GOVERNMENT if where is None else ROWS))
        low, high = sorted((data.draw(st.integers(0, 3)), data.draw(st.integers(0, 3))))
        before = with_claim(submission, where, code, ida.Claim(level=low))
        after = with_claim(submission, where, code, ida.Claim(level=high))
        # With "all" every innovation counts, whatever it claims.
        assert score(before, counting="all").index_exact <= score(after, counting="all").index_exact

    @given(small, st.randoms(use_true_random=False))
    def test_no_order_changes_anything(self, submission: ida.Submission, random: Random) -> None:
        def shuffled(items: Iterable[Any]) -> list[Any]:
            listed = list(items)
            random.shuffle(listed)
            return listed

        mixed = [changed(one, claims=dict(shuffled(one.claims.items()))) for one in shuffled(submission.innovations)]
        other = changed(submission, innovations=mixed, government=dict(shuffled(submission.government.items())))
        assert other.digest() == submission.digest()
        assert score(other).index_exact == score(submission).index_exact

    @given(small)
    def test_the_index_lies_between_0_and_100(self, submission: ida.Submission) -> None:
        assert 0 <= score(submission).index_exact <= 100

    def test_the_lowest_index_is_reached(self) -> None:
        assert score(report()).index_exact == 0

    def test_the_highest_index_is_reached(self) -> None:
        best = [innovation(n, affair=SERVICES[n % 6], claims=levels(ROWS, 3)) for n in range(200)]
        found = score(report(*best, government=levels(GOVERNMENT, 3)))
        assert found.index_exact == 100
        assert found.predicate.value == "sangat_inovatif"

    def test_no_row_counts_twice(self) -> None:
        assert (len(GOVERNMENT), len(ROWS)) == (20, 20)
        found = score(report(innovation(claims=levels(ROWS, 3)), government=levels(GOVERNMENT, 3)))
        assert found.government.points == 63
        assert found.innovations[0].maturity == 111

    @pytest.mark.parametrize(
        ("government", "n", "mean", "services", "index", "predicate"),
        [
            (63, 200, 111, 6, "100.00", "sangat_inovatif"),
            (40, 20, 70, 5, "47.04", "inovatif"),
            (40, 20, 70, 4, "44.00", "inovatif"),
            (40, 8, 80, 5, "38.55", "kurang_inovatif"),
            (40, 12, 80, 5, "49.82", "inovatif"),
        ],
    )
    def test_worked_cases(self, government: int, n: int, mean: int, services: int, index: str, predicate: str) -> None:
        found = aggregate(government=government, innovations=n, total_maturity=n * mean, basic_services=services)
        assert (str(found.index), found.predicate.value) == (index, predicate)


class TestMeanAndDivisor:
    """The maturities are summed and divided by the number of innovations, but by no less than 12.

    Below twelve the missing ones are empty seats: they cost as much as innovations of maturity 0. Source: `formula`.
    """

    @given(st.integers(0, 400), st.integers(0, 111))
    def test_the_divisor_is_the_number_or_twelve(self, n: int, each: int) -> None:
        found = aggregate(innovations=n, total_maturity=n * each)
        assert found.divisor == (max(12, n))
        assert found.maturity * found.divisor == n * each

    @pytest.mark.parametrize(("n", "empty"), [(1, 11), (11, 1), (12, 0), (13, 0)])
    def test_empty_seats_are_counted(self, n: int, empty: int) -> None:
        assert score(report(*(innovation(k) for k in range(n)))).maturity.empty_seats == empty


class TestGate:
    """The quantity counts only when the innovations that count cover at least 5 of the 6 basic services.

    Those are the affairs 1.01 to 1.06, known by their code and never by their name. Source: `formula`.
    """

    @pytest.mark.parametrize("covered", range(7))
    def test_five_affairs_open_it_and_four_do_not(self, covered: int) -> None:
        found = score(report(*(innovation(n, affair=SERVICES[n]) for n in range(covered))))
        assert found.quantity.points == (Decimal("0.38") * covered if covered >= 5 else 0)
        assert list(found.quantity.missing) == SERVICES[covered:]

    @given(st.sets(st.sampled_from(SERVICES)), st.integers(0, 20))
    def test_other_affairs_and_repetitions_cover_nothing(self, services: set[str], others: int) -> None:
        affairs = [*sorted(services) * 2, *["2.07"] * others]
        found = score(report(*(innovation(n, affair=affair) for n, affair in enumerate(affairs))))
        assert found.quantity.gate_is_open == (len(services) >= 5)

    def test_an_affair_by_its_name_is_refused_with_its_code(self) -> None:
        with pytest.raises(ida.InvalidSubmission) as caught:
            innovation(affair="Kesehatan")
        assert [problem.code for problem in caught.value.problems] == ["unknown_affair"]
        assert "1.02" in caught.value.problems[0].message()


class TestQuantity:
    """Behind an open gate each innovation that counts is worth 0.38, for at most 200 of them. Source: `formula`."""

    @given(st.integers(0, 1000))
    def test_each_is_worth_the_same_up_to_two_hundred(self, n: int) -> None:
        assert aggregate(innovations=n).quantity == Fraction(38, 100) * min(n, 200)

    @pytest.mark.parametrize(("n", "points"), [(199, "75.62"), (200, "76.00"), (201, "76.00")])
    def test_the_end_is_exact(self, n: int, points: str) -> None:
        assert aggregate(innovations=n).quantity == Fraction(points)


class TestRounding:
    """The index is exact to its end and rounded once, to two decimals; an exact half goes up.

    The guide gives no rounding: this is our reading. Sources: `formula`, assumption `rounding`.
    """

    @given(st.integers(0, 2519))
    def test_an_exact_half_goes_up_after_an_even_and_after_an_odd_digit(self, hundredths: int) -> None:
        # A government of g points is an index of 2/5 g.
        exact = Fraction(2 * hundredths + 1, 200)
        found = aggregate(government=exact * 5 / 2)
        assert found.index_exact == exact
        assert found.index == Decimal(hundredths + 1).scaleb(-2)

    @given(st.fractions(0, 63))
    def test_the_published_index_is_the_nearest_one(self, government: Fraction) -> None:
        found = aggregate(government=government)
        assert abs(Fraction(found.index) - found.index_exact) <= Fraction(1, 200)
        assert found.index.as_tuple().exponent == -2

    def test_nothing_is_rounded_before_the_end(self) -> None:
        found = aggregate(government=40, innovations=13, total_maturity=1000)
        assert found.index_exact == (40 + Fraction(1000, 13) + 13 * Fraction(38, 100)) * 100 / 250


class TestBands:
    """From 65.01 *Sangat Inovatif*, from 40.01 *Inovatif*, from 0.01 *Kurang Inovatif*, 0 *Tidak Dapat Dinilai*.

    The bands read the published index, after its rounding. Sources: `formula`, assumption `rounding`.
    """

    @pytest.mark.parametrize(
        ("index", "predicate"),
        [
            ("100", "sangat_inovatif"),
            ("65.01", "sangat_inovatif"),
            ("65.00", "inovatif"),
            ("40.01", "inovatif"),
            ("40.00", "kurang_inovatif"),
            ("0.01", "kurang_inovatif"),
            ("0", "tidak_dapat_dinilai"),
        ],
    )
    def test_the_edges(self, index: str, predicate: str) -> None:
        assert RULES.classify(Decimal(index)).value == predicate

    @pytest.mark.parametrize(
        ("exact", "predicate"),
        [
            (Fraction("65.005"), "sangat_inovatif"),
            (Fraction("65.0049"), "inovatif"),
            (Fraction("40.005"), "inovatif"),
            (Fraction("40.0049"), "kurang_inovatif"),
            (Fraction("0.005"), "kurang_inovatif"),
            (Fraction("0.0049"), "tidak_dapat_dinilai"),
        ],
    )
    def test_they_read_the_rounded_index(self, exact: Fraction, predicate: str) -> None:
        points = exact * 5 / 2
        government = min(points, Fraction(63))
        mean = min(points - government, Fraction(100))
        rest = points - government - mean
        assert rest == 0
        found = aggregate(government=government, innovations=12, total_maturity=mean * 12, basic_services=0)
        assert (found.index_exact, found.predicate.value) == (exact, predicate)

    @given(st.integers(0, 9999))
    def test_a_higher_index_never_has_a_lower_name(self, hundredths: int) -> None:
        order = ["tidak_dapat_dinilai", "kurang_inovatif", "inovatif", "sangat_inovatif"]
        low, high = (RULES.classify(Decimal(value).scaleb(-2)).value for value in (hundredths, hundredths + 1))
        assert order.index(low) <= order.index(high)


class TestWhatDoesNotCount:
    """An innovation that may not count changes nothing but its own line. Sources: `formula`, assumption `counting`."""

    @given(small, innovations(RULES, year=2026))
    def test_one_more_ineligible_innovation_changes_no_figure(
        self, submission: ida.Submission, one: ida.Innovation
    ) -> None:
        idle = changed(one, id="tahap-inisiatif", stage=Stage.INITIATIVE, agency=None)
        without = score(changed(submission, innovations=[i for i in submission.innovations if i.id != idle.id]))
        found = score(changed(without.submission, innovations=[*without.submission.innovations, idle]))
        assert not found.innovations[-1].counted
        assert found.innovations[:-1] == without.innovations
        assert (found.result, found.maturity, found.quantity) == (without.result, without.maturity, without.quantity)
        assert all(row.contribution == 0 for row in found.innovations[-1].rows)
