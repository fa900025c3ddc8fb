"""Choosing among many, and what it refuses; its laws are in ``spec/test_7_choosing.py``."""

from __future__ import annotations

from decimal import Decimal
from time import process_time

import pytest
from attrs import evolve

import inovasi_daerah as ida
from inovasi_daerah.planning import Candidate
from inside import choices, formula_of

SERVICES = ("1.01", "1.02", "1.03", "1.04", "1.05", "1.06")
FORMULA = formula_of(ida.rulebook("iid-2026"))


@pytest.mark.parametrize("strong", ["1.01", "3.27"])
def test_ten_thousand_rows_take_seconds_wherever_the_coverage_lies(strong: str) -> None:
    listed = [Candidate(Decimal(20 + row % 91), (strong,)) for row in range(9_940)]
    listed += [Candidate(Decimal(row % 10), (SERVICES[row % 6],)) for row in range(60)]
    started = process_time()
    best = choices(FORMULA, listed).best()
    assert process_time() - started < 10
    assert best.opens
    assert len({code for row in best.rows for code in listed[row].affairs} & set(SERVICES)) >= 5


def test_equal_maturities_are_kept_in_the_order_in_which_they_are_given() -> None:
    found = choices(FORMULA, [Candidate(Decimal(70), ("2.13",))] * 5)
    kept = found.of_size(3, opens=False)
    assert kept is not None
    assert kept.rows == (0, 1, 2)


def test_fewer_than_the_forced_can_not_be_chosen() -> None:
    with pytest.raises(ValueError, match="1"):
        choices(FORMULA, [Candidate(Decimal(70))] * 5, forced=(0, 3)).best(at_most=1)


def test_a_gate_has_no_more_affairs_than_choosing_can_look_through() -> None:
    assert FORMULA.gate is not None
    nine = tuple(f"2.0{n}" for n in range(1, 10))
    with pytest.raises(ida.InvalidRulebook, match=r"affairs: 9 .*8"):
        evolve(FORMULA.gate, affairs=nine)
    assert evolve(FORMULA.gate, affairs=nine[:8]).affairs == nine[:8]
