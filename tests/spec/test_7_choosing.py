"""Choosing.

Which innovations to send, where not all have to be: of all sets that can be chosen, the one with the highest index.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

import inovasi_daerah as ida
from inovasi_daerah.planning import Candidate
from inside import choices, formula_of
from spec.made import RULES, SERVICES

if TYPE_CHECKING:
    from inside import Formula

OTHERS = ("2.13", "3.27")
Row = tuple[int, tuple[str, ...]]
"""A maturity in quarters of a point, and affairs."""

affairs_main = st.sampled_from([(code,) for code in (*SERVICES, *OTHERS)])
affairs_any = st.lists(st.sampled_from((*SERVICES, *OTHERS)), unique=True, max_size=4).map(tuple)
quarters = st.integers(0, 444) | st.sampled_from([0, 40, 400, 444])


def rows(most: int) -> st.SearchStrategy[list[Row]]:
    """Up to so many rows, each of one affair, or each of several."""
    return st.sampled_from([affairs_main, affairs_any]).flatmap(
        lambda affairs: st.lists(st.tuples(quarters, affairs), max_size=most)
    )


@st.composite
def formulas(draw: st.DrawFn) -> Formula:
    """The formula of 2026 with another gate, or with none, and other caps that few rows reach."""
    known = formula_of(RULES)
    gate_of_2026 = known.gate
    assert gate_of_2026 is not None
    each, most = Fraction(draw(st.sampled_from([0, 38, 500, 3000])), 100), draw(st.integers(0, 15))
    gate = draw(st.none() | st.integers(0, 6).map(lambda n: evolve(gate_of_2026, required=n)))
    top = Decimal(int(each * most * 100)) / 100
    return evolve(
        known,
        gate=gate,
        without_gate=None if gate else known.source,
        divisor=evolve(known.divisor, least=draw(st.integers(1, 15))),
        quantity=evolve(known.quantity, each=Decimal(int(each * 100)) / 100, most=most, maximum=top),
        maximum=known.government + known.innovation + top,
    )


def best_sums(formula: Formula, listed: list[Row], forced: frozenset[int]) -> dict[tuple[int, bool], int]:
    """The highest sum of each size, with the gate open and with it shut: every subset, in quarters."""
    services = formula.gate.affairs if formula.gate else ()
    required = formula.gate.required if formula.gate else 0
    masks = [sum(1 << services.index(code) for code in affairs if code in services) for _, affairs in listed]
    must = sum(1 << row for row in forced)
    sums, covered, found = [0], [0], dict[tuple[int, bool], int]()
    for subset in range(1 << len(listed)):
        if subset:
            low = (subset & -subset).bit_length() - 1
            sums.append(sums[subset & (subset - 1)] + listed[low][0])
            covered.append(covered[subset & (subset - 1)] | masks[low])
        if subset & must == must:
            key = subset.bit_count(), covered[subset].bit_count() >= required
            found[key] = max(found.get(key, 0), sums[subset])
    return found


def points(formula: Formula, size: int, total: int, *, opens: bool) -> Fraction:
    """Mean and quantity of a set, in plain numbers."""
    number = min(size, formula.quantity.most) * Fraction(formula.quantity.each) if opens else 0
    return Fraction(total, 4 * max(size, formula.divisor.least)) + number


def candidates(listed: list[Row]) -> list[Candidate]:
    return [Candidate(Decimal(quarter) / 4, affairs) for quarter, affairs in listed]


def portfolio(listed: list[Row]) -> ida.portfolio.Portfolio:
    """The rows as the official application shows them: the first affair is the main one."""
    return ida.portfolio.Portfolio(
        tuple(
            ida.portfolio.PortfolioRow(
                number=place + 2,
                title=f"Inovasi {place}",
                maturity=Decimal(quarter) / 4,
                stage=ida.Stage.APPLICATION,
                affair=next(iter(affairs), None),
                touching_affairs=affairs[1:],
                unit="Dinas Contoh",
                applied_on=date(2025, 1, 1),
            )
            for place, (quarter, affairs) in enumerate(listed)
        )
    )


def reading(listed: list[Row], government: int, affairs: str) -> ida.portfolio.Reading:
    """What the rules of 2026 make of these rows."""
    return portfolio(listed).report(RULES, government=government).reading(stages="penerapan", affairs=affairs)


class TestChoosing:
    """Every set is judged by the one formula: its mean, by no less than the divisor, and its number if the gate opens.

    Sources: `formula`.
    """

    @given(formulas(), rows(14), st.data())
    def test_the_best_of_every_size_is_the_best_of_all_subsets(
        self, formula: Formula, listed: list[Row], data: st.DataObject
    ) -> None:
        positions = st.integers(0, max(len(listed) - 1, 0))
        forced = data.draw(st.frozensets(positions, max_size=min(len(listed), 3)))
        wanted = best_sums(formula, listed, forced)
        found = choices(formula, candidates(listed), forced=forced)
        assert list(found.sizes) == sorted({size for size, _ in wanted})
        for size in range(len(listed) + 2):
            for opens in (True, False):
                one = found.of_size(size, opens=opens)
                assert (one and one.maturities * 4) == wanted.get((size, opens))
        best = max(points(formula, size, total, opens=opens) for (size, opens), total in wanted.items())
        assert found.best().points == best

    @given(formulas(), rows(9), st.integers(0, 9))
    def test_the_rows_it_names_are_what_it_says_of_them(self, formula: Formula, listed: list[Row], most: int) -> None:
        found = choices(formula, candidates(listed), forced=range(min(len(listed), 1)))
        most = max(most, found.sizes.start)
        sets = [found.of_size(size, opens=opens) for size in found.sizes for opens in (True, False)]
        sets.append(found.best(at_most=most))
        for one in filter(None, sets):
            kept = [listed[row] for row in one.rows]
            assert len(set(one.rows)) == one.size
            assert one.rows == tuple(sorted(one.rows))
            assert not listed or 0 in one.rows
            assert best_sums(formula, kept, frozenset(range(len(kept))))[one.size, one.opens] == one.maturities * 4
            assert one.points == points(formula, one.size, int(one.maturities * 4), opens=one.opens)
            assert one.size > most or one.points <= found.best(at_most=most).points
        assert found.best(at_most=most).size <= most

    @given(rows(6), st.integers(0, 63), st.sampled_from(["main", "any"]))
    @example([(444, ("1.01",))] * 3, 50, "main")
    def test_at_most_of_a_reading_is_the_highest_index_of_all_portfolios_of_its_rows(
        self, listed: list[Row], government: int, affairs: str
    ) -> None:
        every = (some for size in range(len(listed) + 1) for some in combinations(listed, size))
        indexes = [reading(list(some), government, affairs).index for some in every]
        assert None not in indexes
        assert reading(listed, government, affairs).at_most == max(map(Decimal, map(str, indexes)))

    @given(rows(14), st.integers(0, 63), st.sampled_from(["main", "any"]))
    def test_at_most_of_a_reading_is_what_the_best_subset_gives(
        self, listed: list[Row], government: int, affairs: str
    ) -> None:
        formula = formula_of(RULES)
        seen = listed if affairs == "any" else [(quarter, codes[:1]) for quarter, codes in listed]
        sets = best_sums(formula, seen, frozenset())
        best = max(points(formula, size, total, opens=opens) for (size, opens), total in sets.items())
        assert reading(listed, government, affairs).at_most == RULES.round((government + best) * Fraction(2, 5))

    @pytest.mark.parametrize(
        ("innovations", "listed", "government", "index"),
        [
            # Either the twelve and no quantity, 1332 / 12, or all, 1332 / 16 + 16 x 0.38.
            (
                "12 of 111 in 1.01, one of 0 in each of 1.02 to 1.05",
                [(444, ("1.01",))] * 12 + [(0, (code,)) for code in SERVICES[1:5]],
                50,
                "64.40",
            ),
            # All of them: 6050 / 65 + 65 x 0.38 = 117.777.
            (
                "60 of 100 in 3.27, one of 10 in each of 1.01 to 1.05",
                [(400, ("3.27",))] * 60 + [(40, (code,)) for code in SERVICES[:5]],
                40,
                "63.11",
            ),
            # 1200 / 12 is more than 1200 / 13 + 13 x 0.38.
            (
                "3 of 100 in each of 1.01 to 1.04, one of 0 in 1.05",
                [(400, (code,)) for code in SERVICES[:4]] * 3 + [(0, ("1.05",))],
                0,
                "40.00",
            ),
            # 20000 / 201 + 76 = 175.502.
            (
                "50 of 100 in each of 1.01 to 1.04, one of 0 in 1.05",
                [(400, (code,)) for code in SERVICES[:4]] * 50 + [(0, ("1.05",))],
                0,
                "70.20",
            ),
            (
                "12 of 100 in 1.01, 30 of 50 in 1.02",
                [(400, ("1.01",))] * 12 + [(200, ("1.02",))] * 30,
                63,
                "65.20",
            ),
            # 19900 / 200 + 76 = 175.5.
            (
                "199 of 100 in 1.01, one of 0 in 1.02 that touches 1.03 to 1.05",
                [(400, ("1.01",))] * 199 + [(0, tuple(SERVICES[1:5]))],
                0,
                "70.20",
            ),
        ],
    )
    def test_a_gate_that_only_weak_rows_open_costs_what_they_lower_the_mean_by(
        self, innovations: str, listed: list[Row], government: int, index: str
    ) -> None:
        assert reading(listed, government, "any").at_most == Decimal(index), innovations
