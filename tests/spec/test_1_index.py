"""The index.

What is added, divided, counted, rounded and named. An innovation *counts* when part 2 refuses it for no reason.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import inovasi_daerah as ida
from inovasi_daerah import Stage
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
    """The index is three parts together, out of the 250 points that they reach at most, times 100.

    A row is worth its weight times its level. The parts are the points of the government's 20 rows, at most 63; the
    mean *maturity* of the innovations that count, where the maturity of one is the points of its own 20 rows, at most
    111; and the *quantity*, the points for how many innovations count, at most 76. Nothing else is added: neither the
    order of anything, nor a name, nor evidence by itself is worth a point.

    Sources: `formula`, `indicators`.
    """

    @given(small, st.sampled_from(["eligible", "reported", "all"]), st.sampled_from(["claimed", "verified"]))
    def test_the_shares_of_all_rows_and_of_the_quantity_add_up_to_the_index(
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
    def test_the_order_of_rows_and_innovations_changes_nothing(
        self, submission: ida.Submission, random: Random
    ) -> None:
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

    def test_the_best_government_has_63_points_and_the_best_innovation_111(self) -> None:
        assert (len(GOVERNMENT), len(ROWS)) == (20, 20)
        found = score(report(innovation(claims=levels(ROWS, 3)), government=levels(GOVERNMENT, 3)))
        assert found.government.points == 63
        assert found.innovations[0].maturity == 111

    @pytest.mark.parametrize(
        ("government", "innovations", "mean_maturity", "basic_services", "index", "predicate"),
        [
            (63, 200, 111, 6, "100.00", "sangat_inovatif"),
            (40, 20, 70, 5, "47.04", "inovatif"),
            (40, 20, 70, 4, "44.00", "inovatif"),
            (40, 8, 80, 5, "38.55", "kurang_inovatif"),
            (40, 12, 80, 5, "49.82", "inovatif"),
        ],
    )
    def test_cases_worked_by_hand(
        self, government: int, innovations: int, mean_maturity: int, basic_services: int, index: str, predicate: str
    ) -> None:
        total = innovations * mean_maturity
        parts = {"government": government, "innovations": innovations, "basic_services": basic_services}
        found = aggregate(**parts, total_maturity=total)
        assert (str(found.index), found.predicate.value) == (index, predicate)


class TestMeanAndDivisor:
    """The mean maturity is the sum over the innovations that count, divided by their number n, but by no less than
    12.

    That number to divide by is the *divisor*. Below twelve each missing innovation is an *empty seat*: it costs as
    much as one of maturity 0. The divisor has no upper end; from twelve on, a weak innovation lowers the mean.

    Source: `formula`.
    """

    @given(st.integers(0, 400), st.integers(0, 111))
    def test_the_divisor_is_the_number_that_counts_but_at_least_twelve(self, n: int, each: int) -> None:
        found = aggregate(innovations=n, total_maturity=n * each)
        assert found.divisor == (max(12, n))
        assert found.maturity * found.divisor == n * each

    @pytest.mark.parametrize(("innovations_that_count", "empty_seats"), [(1, 11), (11, 1), (12, 0), (13, 0)])
    def test_what_is_missing_up_to_twelve_is_told_as_empty_seats(
        self, innovations_that_count: int, empty_seats: int
    ) -> None:
        found = score(report(*map(innovation, range(innovations_that_count))))
        assert found.maturity.empty_seats == empty_seats


class TestGate:
    """The quantity is worth something only when the innovations that count cover at least 5 of the 6 basic services.

    This is the *gate*. The basic services are the affairs 1.01 to 1.06; one is covered by a single innovation of that
    affair. Other affairs cover nothing, and behind a shut gate the quantity is 0, however many innovations there are:
    their maturity still counts. An affair is known by its code and never by its name.

    Source: `formula`.
    """

    @pytest.mark.parametrize("covered", range(7))
    def test_five_basic_services_open_it_and_four_do_not(self, covered: int) -> None:
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
    """Behind an open gate each innovation that counts is worth 0.38 points, for at most 200 of them.

    From the 201st on, an innovation adds nothing here; in the divisor it is still counted.

    Source: `formula`.
    """

    @given(st.integers(0, 1000))
    def test_each_innovation_is_worth_the_same_up_to_two_hundred(self, n: int) -> None:
        assert aggregate(innovations=n).quantity == Fraction(38, 100) * min(n, 200)

    @pytest.mark.parametrize(("innovations_that_count", "points"), [(199, "75.62"), (200, "76.00"), (201, "76.00")])
    def test_the_two_hundredth_is_the_last_to_add(self, innovations_that_count: int, points: str) -> None:
        assert aggregate(innovations=innovations_that_count).quantity == Fraction(points)


class TestRounding:
    """The index is exact to its end and rounded once, to two decimals; an exact half goes up.

    0.125 is published as 0.13 and 0.135 as 0.14. No part is rounded before. The official text gives no rounding: this
    is our reading.

    Sources: `formula`, assumption `rounding`.
    """

    @given(st.integers(0, 2519))
    def test_an_exact_half_goes_up_after_an_even_and_after_an_odd_digit(self, hundredths: int) -> None:
        # A government of g points is an index of 2/5 g.
        exact = Fraction(2 * hundredths + 1, 200)
        found = aggregate(government=exact * 5 / 2)
        assert found.index_exact == exact
        assert found.index == Decimal(hundredths + 1).scaleb(-2)

    @given(st.fractions(0, 63))
    def test_the_published_index_is_the_nearest_with_two_decimals(self, government: Fraction) -> None:
        found = aggregate(government=government)
        assert abs(Fraction(found.index) - found.index_exact) <= Fraction(1, 200)
        assert found.index.as_tuple().exponent == -2

    def test_nothing_is_rounded_before_the_end(self) -> None:
        found = aggregate(government=40, innovations=13, total_maturity=1000)
        assert found.index_exact == (40 + Fraction(1000, 13) + 13 * Fraction(38, 100)) * 100 / 250


class TestBands:
    """An index from 65.01 is *Sangat Inovatif*, from 40.01 *Inovatif*, from 0.01 *Kurang Inovatif*; 0 is *Tidak
    Dapat Dinilai*.

    These names are the *predicates*, and the intervals the *bands*. They read the published index, after its
    rounding: our reading, by which no index falls between two bands.

    Sources: `formula`, assumption `rounding`.
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
    def test_each_band_begins_and_ends_here(self, index: str, predicate: str) -> None:
        assert RULES.classify(Decimal(index)).value == predicate

    @pytest.mark.parametrize(
        ("exact_index", "predicate"),
        [
            (Fraction("65.005"), "sangat_inovatif"),
            (Fraction("65.0049"), "inovatif"),
            (Fraction("40.005"), "inovatif"),
            (Fraction("40.0049"), "kurang_inovatif"),
            (Fraction("0.005"), "kurang_inovatif"),
            (Fraction("0.0049"), "tidak_dapat_dinilai"),
        ],
    )
    def test_the_bands_read_the_rounded_index(self, exact_index: Fraction, predicate: str) -> None:
        points = exact_index * 5 / 2
        government = min(points, Fraction(63))
        mean = min(points - government, Fraction(100))
        rest = points - government - mean
        assert rest == 0
        found = aggregate(government=government, innovations=12, total_maturity=mean * 12, basic_services=0)
        assert (found.index_exact, found.predicate.value) == (exact_index, predicate)

    @given(st.integers(0, 9999))
    def test_a_higher_index_never_has_a_lower_name(self, hundredths: int) -> None:
        order = ["tidak_dapat_dinilai", "kurang_inovatif", "inovatif", "sangat_inovatif"]
        low, high = (RULES.classify(Decimal(value).scaleb(-2)).value for value in (hundredths, hundredths + 1))
        assert order.index(low) <= order.index(high)


class TestWhatDoesNotCount:
    """An innovation that does not count changes nothing but its own line of the score.

    It is in no sum, neither in the divisor nor in the quantity, and covers no basic service. Its own maturity is told
    all the same, with the reasons why it does not count. That all four leave it out is our reading.

    Sources: `formula`, assumption `counting`.
    """

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
