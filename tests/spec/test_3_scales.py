"""How a fact becomes a level.

A claim states a level, or the *fact* that decides it: a number, a choice, a list. The *scale* of the row then gives
the level, and every kind of scale has an article here. T-0 is the year of the report, T-1 the year before it, T-2 the
one before that. Where the published thresholds overlap, a value takes the higher level; where they leave a gap, it
stays at the lower one until it reaches the next; both are our reading.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import inovasi_daerah as ida
from inovasi_daerah.testing import facts
from inside import FrozenDict, ScaleKind
from spec.made import MANDATORY, RULES, innovation, report, score

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
    """Every fact that a row's scale reads reaches a level from 0 to 3; anything else is refused, and never guessed
    at.

    Level 0 means that not even level 1 is reached. The form of a fact (a whole number, a decimal written as text, a
    word out of a list) is this project's choice; the thresholds are the official ones.

    Sources: `indicators`, assumptions `facts`, `higher-level`, `lower-level`.
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
    """The fact is one of several words, each of which is worth a level; a word that is not listed is refused.

    Three of the rows that are graded so: the regulation of an innovation, the opinion of the auditor (BPK) and the
    grade of the performance report (LAKIP), where CC counting as a C is our reading.

    Sources: `indicators`, assumption `grade-cc`.
    """

    @pytest.mark.parametrize(
        ("row", "levels"),
        [
            ("regulasi", {"sk": 1, "perkada": 2, "perda": 3}),
            ("opini_bpk", {"tmp": 1, "tw": 1, "wdp": 2, "wtp": 3}),
            ("lakip", {"d": 1, "c": 1, "cc": 1, "b": 2, "bb": 2, "a": 3, "aa": 3}),
        ],
    )
    def test_each_word_has_its_level(self, row: str, levels: dict[str, int]) -> None:
        assert {value: level(row, value) for value in levels} == levels
        assert set(getattr(ROWS[row].scale, "values", ())) == set(levels)


class TestCount:
    """The fact is a whole number, not below 0: people, agencies, elements shown, regions that replicate.

    Below the first threshold it is level 0; that is our reading.

    Sources: `indicators`, assumption `fewer-than-first`.
    """

    @pytest.mark.parametrize(
        ("row", "levels"),
        [
            ("sdm", {0: 0, 1: 1, 10: 1, 11: 2, 30: 2, 31: 3}),
            ("jejaring", {1: 0, 2: 1, 3: 2, 4: 2, 5: 3}),
            ("video", {0: 0, 1: 1, 2: 1, 3: 2, 4: 2, 5: 3}),
            ("replikasi", {0: 0, 1: 1, 2: 2, 3: 3, 4: 3}),
        ],
    )
    def test_the_level_changes_here(self, row: str, levels: dict[int, int]) -> None:
        assert {count: level(row, count) for count in levels} == levels

    @pytest.mark.parametrize("code", of_kind(ScaleKind.COUNT))
    @given(data=st.data())
    def test_more_is_never_less(self, code: str, data: st.DataObject) -> None:
        assert_monotone(code, data.draw(numbers(code)), data.draw(numbers(code)))


class TestPercentageAndValue:
    """The fact is a rate or a value from 0 to 100, of the year T-1.

    Of unemployment (row 5b) and poverty (10b) the lower is better, of the human development index (IPM, 11b) the
    higher.

    Source: `indicators`.
    """

    @pytest.mark.parametrize(
        ("row", "levels"),
        [
            ("tingkat_pengangguran", {"2.35": 3, "2.36": 2, "5.92": 2, "5.93": 1}),
            ("tingkat_kemiskinan", {"4.82": 3, "4.83": 2, "13.11": 2, "13.12": 1}),
            ("capaian_ipm", {"69.99": 1, "70": 2, "79.99": 2, "80": 3}),
        ],
    )
    def test_the_level_changes_here(self, row: str, levels: dict[str, int]) -> None:
        assert {rate: level(row, rate) for rate in levels} == levels

    @pytest.mark.parametrize("code", of_kind(ScaleKind.PERCENTAGE, ScaleKind.VALUE))
    @given(data=st.data())
    def test_a_better_rate_never_has_a_lower_level(self, code: str, data: st.DataObject) -> None:
        falling = code != "capaian_ipm"
        assert_monotone(code, data.draw(numbers(code)), data.draw(numbers(code)), falling=falling)


class TestDifference:
    """The fact is a growth in per cent or a change in points from T-2 to T-1, which may be negative; more is better.

    Of unemployment and poverty it is the fall: T-2 minus T-1. Every fact reaches level 1. For licences, investment
    and own revenue (rows 3, 6, 7) the text lets level 2 begin a step below the end of level 1, which is read as a
    slip of the sign.

    Sources: `indicators`, assumptions `slip-of-sign`, `fall-of-rate`, `rise-of-index`.
    """

    @pytest.mark.parametrize(
        ("row", "levels"),
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
    def test_the_level_changes_here(self, row: str, levels: dict[str, int]) -> None:
        assert {growth: level(row, growth) for growth in levels} == levels

    @pytest.mark.parametrize("code", of_kind(ScaleKind.DIFFERENCE))
    @given(data=st.data())
    def test_more_is_never_less(self, code: str, data: st.DataObject) -> None:
        assert_monotone(code, data.draw(numbers(code)), data.draw(numbers(code)))


class TestLatestYears:
    """The fact is how many of the latest years in a row the regional budget (APBD) was adopted on time, from 0 to 3.

    A year on time before one that was late is not counted.

    Source: `indicators`.
    """

    def test_each_year_in_a_row_is_a_level(self) -> None:
        assert [level("apbd_tepat_waktu", years) for years in range(4)] == [0, 1, 2, 3]


class TestYears:
    """The fact is a list of years out of T-2, T-1 and T-0, in any order.

    For the budget of the innovation (row 18) level 2 asks for two years in a row. For its place in the yearly plan
    (RKPD, row 21) T-0 alone is nothing. The mixed cases are our reading.

    Sources: `indicators`, assumptions `years-in-a-row`, `planning-years`.
    """

    @pytest.mark.parametrize(
        ("years_in_a_report_of_2026", "level_of_anggaran", "level_of_rkpd"),
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
    def test_these_are_all_lists_there_are(
        self, years_in_a_report_of_2026: tuple[int, ...], level_of_anggaran: int, level_of_rkpd: int
    ) -> None:
        assert level("anggaran", years_in_a_report_of_2026) == level_of_anggaran
        assert level("rkpd", years_in_a_report_of_2026) == level_of_rkpd

    @given(st.integers(1002, 9999), st.sets(st.integers(0, 2)))
    def test_the_years_move_with_the_report(self, year: int, before: set[int]) -> None:
        scale = ROWS["anggaran"].scale
        assert scale is not None
        here = scale.grade(tuple(year - n for n in before), year=year).level
        assert here == level("anggaran", tuple(2026 - n for n in before))


class TestSet:
    """The fact is a list without repetition, graded by how many it holds or by which.

    What a list may hold is fixed, such as five kinds of actors. Whether innovation stands in the vision or the mission
    of the region (row 1) is graded by which; every other list by how many.

    Source: `indicators`.
    """

    @pytest.mark.parametrize(
        ("chosen", "level_of_visi_misi"),
        [((), 0), (("misi",), 1), (("visi",), 2), (("visi", "misi"), 3), (("misi", "visi"), 3)],
    )
    def test_of_vision_and_mission_it_matters_which(self, chosen: tuple[str, ...], level_of_visi_misi: int) -> None:
        assert level("visi_misi", chosen) == level_of_visi_misi

    @pytest.mark.parametrize(
        ("row", "levels_from_none_to_all"),
        [
            ("aktor", [0, 0, 0, 1, 2, 3]),
            ("mandatory_spending", [0, 0, 1, 2, 3]),
            ("informasi_layanan", [0, 1, 2, 3, 3]),
        ],
    )
    def test_of_the_others_it_matters_how_many(self, row: str, levels_from_none_to_all: list[int]) -> None:
        members = list(getattr(ROWS[row].scale, "members", ()))
        reached = [level(row, tuple(members[:count])) for count in range(len(members) + 1)]
        assert reached == levels_from_none_to_all

    def test_a_count_may_stand_for_the_list_of_actors(self) -> None:
        assert [level("aktor", count) for count in range(6)] == [0, 0, 0, 1, 2, 3]


class TestShare:
    """The fact is the share of complaints settled (row 29) in per cent, or how many were received and how many
    settled.

    No complaints at all (`tidak_ada`) is level 1, and so is every share below 51 %. More can't be settled than were
    received. What lies between 50 and 51 and between 90 and 91 is our reading.

    Sources: `indicators`, assumption `no-complaints`.
    """

    @pytest.mark.parametrize(
        ("row", "levels"),
        [("pengaduan", {"0": 1, "50.99": 1, "51": 2, "90.99": 2, "91": 3, "100": 3, "tidak_ada": 1})],
    )
    def test_the_level_changes_here(self, row: str, levels: dict[str, int]) -> None:
        assert {share: level(row, share) for share in levels} == levels

    @given(st.integers(1, 1000), st.integers(0, 1000))
    def test_two_numbers_count_as_their_exact_share(self, received: int, settled: int) -> None:
        settled = min(settled, received)
        share = Fraction(settled, received)
        reached = level("pengaduan", FrozenDict(received=received, settled=settled))
        assert reached == (3 if share >= Fraction(91, 100) else 2 if share >= Fraction(51, 100) else 1)

    def test_none_received_is_the_same_as_no_complaints(self) -> None:
        assert level("pengaduan", FrozenDict(received=0, settled=0)) == 1


class TestMonths:
    """The fact is the number of months from initiative to application (row 32); fewer are better.

    Only whole elapsed months count, so that less than one month is 0 months and level 3: our reading. Where the last
    month is too short to have a day of that number, the month is whole on its last day: our reading too.

    Sources: `indicators`, assumptions `whole-months` and `month-ends`.
    """

    @pytest.mark.parametrize(("row", "levels"), [("kecepatan_penciptaan", {0: 3, 4: 3, 5: 2, 8: 2, 9: 1, 100: 1})])
    def test_the_level_changes_here(self, row: str, levels: dict[int, int]) -> None:
        assert {months: level(row, months) for months in levels} == levels

    @pytest.mark.parametrize(
        ("began", "applied", "months"),
        [
            ("2024-12-31", "2025-09-30", 9),
            ("2024-12-31", "2025-09-29", 8),
            ("2024-12-30", "2025-09-30", 9),
            ("2025-01-31", "2025-02-27", 0),
            ("2025-01-31", "2025-02-28", 1),
            ("2024-01-31", "2024-02-28", 0),
            ("2024-01-31", "2024-02-29", 1),
            ("2024-02-29", "2025-02-28", 12),
            ("2024-02-29", "2025-02-27", 11),
            ("2024-02-29", "2024-03-28", 0),
            ("2025-02-28", "2025-03-27", 0),
            ("2025-04-30", "2025-05-29", 0),
            ("2025-04-30", "2025-05-30", 1),
            ("2025-03-31", "2025-11-30", 8),
            ("2025-05-15", "2025-05-15", 0),
        ],
    )
    def test_a_month_is_whole_on_the_day_it_began_or_on_its_last_where_it_is_shorter(
        self, began: str, applied: str, months: int
    ) -> None:
        claims = {code: ida.Claim(level=1) for code in MANDATORY if code != "kecepatan_penciptaan"}
        dates: dict[str, Any] = {"initiated_on": date.fromisoformat(began), "applied_on": date.fromisoformat(applied)}
        found = score(report(innovation(claims=claims, **dates)), derive=True)
        (row,) = (row for row in found.innovation_rows if row.code == "kecepatan_penciptaan")
        assert row.graded is not None
        assert row.graded.reading.en.startswith(f"{months} ")
        assert {"whole-months", "month-ends"} <= set(found.assumptions)


class TestDays:
    """The fact is the number of calendar days that the process takes (row 28), more than 0; fewer are better.

    Part of a day is a whole one: our reading.

    Sources: `indicators`, assumption `whole-days`.
    """

    @pytest.mark.parametrize(
        ("row", "levels"), [("kemudahan_proses", {"0.1": 3, "1": 3, "1.01": 2, "5": 2, "5.1": 1, "6": 1})]
    )
    def test_the_level_changes_here(self, row: str, levels: dict[str, int]) -> None:
        assert {days: level(row, days) for days in levels} == levels


class TestBases:
    """The benefit (row 33) is measured on exactly one of six bases, each with thresholds of its own.

    They are a, people reached; b, the share of the target reached in per cent; c, spending saved in per cent; d,
    income added in per cent; e, goods made or sold; f, periods with a positive trend. A saving above 30 % is level 3:
    our reading.

    Sources: `indicators`, assumption `saving-above-30`.
    """

    @pytest.mark.parametrize(
        ("basis", "levels"),
        [
            ("a", {0: 0, 1: 1, 200: 1, 201: 2, 500: 2, 501: 3}),
            ("b", {"4.99": 0, "5": 1, "20": 1, "20.01": 2, "50": 2, "50.01": 3}),
            ("c", {"0": 0, "0.01": 1, "10": 1, "10.01": 2, "20": 2, "20.01": 3, "31": 3}),
            ("d", {"0": 0, "0.01": 1, "9.99": 1, "10": 2, "19.99": 2, "20": 3}),
            ("e", {0: 0, 1: 1, 100: 1, 101: 2, 200: 2, 201: 3}),
            ("f", {0: 0, 1: 1, 2: 2, 3: 3, 4: 3}),
        ],
    )
    def test_the_level_changes_here(self, basis: str, levels: dict[Any, int]) -> None:
        assert {fact: level("kemanfaatan", fact, basis) for fact in levels} == levels

    @pytest.mark.parametrize("basis", [None, "g", "A"])
    def test_a_fact_without_one_of_the_six_is_refused(self, basis: str | None) -> None:
        with pytest.raises(ida.InvalidSubmission):
            level("kemanfaatan", 1, basis)
