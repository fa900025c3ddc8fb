"""How a fact becomes a level: one class for each kind of scale. Thresholds are those of Annex II (`indicators`)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import inovasi_daerah as ida
from inovasi_daerah.editions.scales import ScaleKind
from inovasi_daerah.structuring import FrozenDict
from inovasi_daerah.testing import facts
from spec.made import RULES

ROWS = {row.code: row for row in (*RULES.government, *RULES.innovation)}


def level(code: str, fact: object, basis: str | None = None) -> int:
    """The level of a fact in a report of 2026."""
    scale = ROWS[code].scale
    assert scale is not None
    return scale.grade(fact, year=2026, basis=basis).level


def of_kind(*kinds: ScaleKind) -> list[str]:
    """The rows whose scale is of one of these kinds."""
    return [code for code, row in ROWS.items() if row.scale is not None and getattr(row.scale, "kind", None) in kinds]


def numbers(code: str) -> st.SearchStrategy[Any]:
    """Facts of a row of numbers."""
    scale = ROWS[code].scale
    assert scale is not None
    return facts(scale, year=2026).map(lambda one: one[0])


def assert_monotone(code: str, one: object, other: object, *, falling: bool = False) -> None:
    """More is never less, or never more where less is better."""
    low, high = sorted((Decimal(str(one)), Decimal(str(other))))
    first, second = level(code, _written(code, low)), level(code, _written(code, high))
    assert first >= second if falling else first <= second


def _written(code: str, number: Decimal) -> object:
    return int(number) if getattr(ROWS[code].scale, "whole", False) else format(number, "f")


class TestEveryScale:
    """Every fact of a scale's domain reaches a level from 0 to 3, and only such facts do.

    The types of facts are ours. Sources: `indicators`, assumption `facts`.
    """

    @pytest.mark.parametrize("code", ROWS)
    @given(data=st.data())
    def test_every_fact_reaches_a_level(self, code: str, data: st.DataObject) -> None:
        scale = ROWS[code].scale
        assert scale is not None
        fact, basis = data.draw(facts(scale, year=2026))
        assert level(code, fact, basis) in {0, 1, 2, 3}

    @pytest.mark.parametrize("code", ROWS)
    @pytest.mark.parametrize("fact", [True, 2.5, None, "", "12,5", "1e3", FrozenDict({"a": 1}), (1.5,)])
    def test_what_is_no_fact_is_refused(self, code: str, fact: object) -> None:
        with pytest.raises(ida.InvalidSubmission):
            level(code, fact)

    def test_every_kind_has_its_class(self) -> None:
        editions = map(ida.rulebook, ida.rulebooks())
        used = {row.scale.kind for rules in editions for row in (*rules.government, *rules.innovation) if row.scale}
        assert used == set(ScaleKind)


class TestOrderedChoice:
    """One of several values, each of which is worth a level. Source: `indicators`."""

    @pytest.mark.parametrize(
        ("code", "worth"),
        [
            ("regulasi", {"sk": 1, "perkada": 2, "perda": 3}),
            ("opini_bpk", {"tmp": 1, "tw": 1, "wdp": 2, "wtp": 3}),
            ("lakip", {"d": 1, "c": 1, "cc": 1, "b": 2, "bb": 2, "a": 3, "aa": 3}),
        ],
    )
    def test_each_value_has_its_level(self, code: str, worth: dict[str, int]) -> None:
        assert {value: level(code, value) for value in worth} == worth
        assert set(getattr(ROWS[code].scale, "values", ())) == set(worth)


class TestCount:
    """A whole number; below the first threshold it is level 0. Source: `indicators`."""

    @pytest.mark.parametrize(
        ("code", "reached"),
        [
            ("sdm", {0: 0, 1: 1, 10: 1, 11: 2, 30: 2, 31: 3}),
            ("jejaring", {1: 0, 2: 1, 3: 2, 4: 2, 5: 3}),
            ("video", {0: 0, 1: 1, 2: 1, 3: 2, 4: 2, 5: 3}),
            ("replikasi", {0: 0, 1: 1, 2: 2, 3: 3, 4: 3}),
        ],
    )
    def test_thresholds(self, code: str, reached: dict[int, int]) -> None:
        assert {count: level(code, count) for count in reached} == reached

    @pytest.mark.parametrize("code", of_kind(ScaleKind.COUNT))
    @given(data=st.data())
    def test_more_is_never_less(self, code: str, data: st.DataObject) -> None:
        assert_monotone(code, data.draw(numbers(code)), data.draw(numbers(code)))


class TestPercentageAndValue:
    """A rate from 0 to 100: of unemployment and poverty the lower is better, of the HDI the higher.

    Source: `indicators`.
    """

    @pytest.mark.parametrize(
        ("code", "reached"),
        [
            ("tingkat_pengangguran", {"2.35": 3, "2.36": 2, "5.92": 2, "5.93": 1}),
            ("tingkat_kemiskinan", {"4.82": 3, "4.83": 2, "13.11": 2, "13.12": 1}),
            ("capaian_ipm", {"69.99": 1, "70": 2, "79.99": 2, "80": 3}),
        ],
    )
    def test_thresholds(self, code: str, reached: dict[str, int]) -> None:
        assert {rate: level(code, rate) for rate in reached} == reached

    @pytest.mark.parametrize("code", of_kind(ScaleKind.PERCENTAGE, ScaleKind.VALUE))
    @given(data=st.data())
    def test_the_level_moves_one_way(self, code: str, data: st.DataObject) -> None:
        falling = code != "capaian_ipm"
        assert_monotone(code, data.draw(numbers(code)), data.draw(numbers(code)), falling=falling)


class TestDifference:
    """A growth or a change, which may be negative; every one reaches level 1. Source: `indicators`."""

    @pytest.mark.parametrize(
        ("code", "reached"),
        [
            ("perizinan", {"-50.32": 1, "-50.31": 2, "8.16": 2, "8.17": 3}),
            ("pendapatan_per_kapita", {"2.04": 1, "2.05": 2, "5.22": 2, "5.23": 3}),
            ("penurunan_pengangguran", {"0": 1, "0.01": 2, "0.35": 2, "0.36": 3}),
            ("investasi", {"-47.42": 1, "-47.41": 2, "94.75": 2, "94.76": 3}),
            ("pad", {"-5.14": 1, "-5.13": 2, "33.84": 2, "33.85": 3}),
            ("penurunan_kemiskinan", {"0.07": 1, "0.08": 2, "1.15": 2, "1.16": 3}),
            ("peningkatan_ipm", {"0.55": 1, "0.56": 2, "0.89": 2, "0.90": 3}),
        ],
    )
    def test_thresholds(self, code: str, reached: dict[str, int]) -> None:
        assert {growth: level(code, growth) for growth in reached} == reached

    @pytest.mark.parametrize("code", of_kind(ScaleKind.DIFFERENCE))
    @given(data=st.data())
    def test_more_is_never_less(self, code: str, data: st.DataObject) -> None:
        assert_monotone(code, data.draw(numbers(code)), data.draw(numbers(code)))


class TestLatestYears:
    """How many of the latest years in a row the budget was adopted on time, 0 to 3. Source: `indicators`."""

    def test_each_year_is_a_level(self) -> None:
        assert [level("apbd_tepat_waktu", years) for years in range(4)] == [0, 1, 2, 3]


class TestYears:
    """A set of years out of T-2, T-1, T-0: of the budget two must be in a row; of the plan T-0 alone is nothing.

    Source: `indicators`.
    """

    @pytest.mark.parametrize(
        ("years", "budget", "plan"),
        [
            ((), 0, 0),
            ((2026,), 1, 0),
            ((2025,), 1, 1),
            ((2024,), 1, 1),
            ((2025, 2026), 2, 1),
            ((2024, 2025), 2, 2),
            ((2024, 2026), 1, 1),
            ((2024, 2025, 2026), 3, 3),
        ],
    )
    def test_every_set(self, years: tuple[int, ...], budget: int, plan: int) -> None:
        assert (level("anggaran", years), level("rkpd", years)) == (budget, plan)

    @given(st.integers(1002, 9999), st.sets(st.integers(0, 2)))
    def test_the_years_move_with_the_report(self, year: int, before: set[int]) -> None:
        scale = ROWS["anggaran"].scale
        assert scale is not None
        here = scale.grade(tuple(year - n for n in before), year=year).level
        assert here == level("anggaran", tuple(2026 - n for n in before))


class TestSet:
    """A list without repetition, graded by how many it holds or by which. Source: `indicators`."""

    @pytest.mark.parametrize(
        ("chosen", "reached"), [((), 0), (("misi",), 1), (("visi",), 2), (("visi", "misi"), 3), (("misi", "visi"), 3)]
    )
    def test_vision_and_mission(self, chosen: tuple[str, ...], reached: int) -> None:
        assert level("visi_misi", chosen) == reached

    @pytest.mark.parametrize(
        ("code", "reached"),
        [
            ("aktor", [0, 0, 0, 1, 2, 3]),
            ("mandatory_spending", [0, 0, 1, 2, 3]),
            ("informasi_layanan", [0, 1, 2, 3, 3]),
        ],
    )
    def test_how_many(self, code: str, reached: list[int]) -> None:
        members = list(getattr(ROWS[code].scale, "members", ()))
        assert [level(code, tuple(members[:count])) for count in range(len(members) + 1)] == reached

    def test_a_count_may_stand_for_the_list_of_actors(self) -> None:
        assert [level("aktor", count) for count in range(6)] == [0, 0, 0, 1, 2, 3]


class TestShare:
    """Complaints settled, as a percentage or as two numbers; none received is level 1. Source: `indicators`."""

    def test_thresholds(self) -> None:
        reached = {"0": 1, "50.99": 1, "51": 2, "90.99": 2, "91": 3, "100": 3, "tidak_ada": 1}
        assert {share: level("pengaduan", share) for share in reached} == reached

    @given(st.integers(1, 1000), st.integers(0, 1000))
    def test_two_numbers_are_their_exact_share(self, received: int, settled: int) -> None:
        settled = min(settled, received)
        share = Fraction(settled, received)
        reached = level("pengaduan", FrozenDict(received=received, settled=settled))
        assert reached == (3 if share >= Fraction(91, 100) else 2 if share >= Fraction(51, 100) else 1)

    def test_none_received_is_none_at_all(self) -> None:
        assert level("pengaduan", FrozenDict(received=0, settled=0)) == 1


class TestMonths:
    """Whole months from initiative to application: up to 4 level 3, up to 8 level 2, else 1. Source: `indicators`."""

    def test_thresholds(self) -> None:
        reached = {0: 3, 4: 3, 5: 2, 8: 2, 9: 1, 100: 1}
        assert {months: level("kecepatan_penciptaan", months) for months in reached} == reached


class TestDays:
    """Calendar days, part of a day a whole one: 1 level 3, up to 5 level 2, else 1. Source: `indicators`."""

    def test_thresholds(self) -> None:
        reached = {"0.1": 3, "1": 3, "1.01": 2, "5": 2, "5.1": 1, "6": 1}
        assert {days: level("kemudahan_proses", days) for days in reached} == reached


class TestBases:
    """The benefit is measured on exactly one of six bases, each with thresholds of its own. Source: `indicators`."""

    @pytest.mark.parametrize(
        ("basis", "reached"),
        [
            ("a", {0: 0, 1: 1, 200: 1, 201: 2, 500: 2, 501: 3}),
            ("b", {"4.99": 0, "5": 1, "20": 1, "20.01": 2, "50": 2, "50.01": 3}),
            ("c", {"0": 0, "0.01": 1, "10": 1, "10.01": 2, "20": 2, "20.01": 3, "31": 3}),
            ("d", {"0": 0, "0.01": 1, "9.99": 1, "10": 2, "19.99": 2, "20": 3}),
            ("e", {0: 0, 1: 1, 100: 1, 101: 2, 200: 2, 201: 3}),
            ("f", {0: 0, 1: 1, 2: 2, 3: 3, 4: 3}),
        ],
    )
    def test_thresholds(self, basis: str, reached: dict[Any, int]) -> None:
        assert {fact: level("kemanfaatan", fact, basis) for fact in reached} == reached

    @pytest.mark.parametrize("basis", [None, "g", "A"])
    def test_a_fact_needs_one_of_them(self, basis: str | None) -> None:
        with pytest.raises(ida.InvalidSubmission):
            level("kemanfaatan", 1, basis)
