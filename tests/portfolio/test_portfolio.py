"""What a portfolio answers: counts, readings of the index, thresholds, the skeleton, and its pictures."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import inovasi_daerah as ida
import workbooks
from examples import EXAMPLES
from inside import ADMITTED_ROWS as ADMITTED
from inside import ALL_ROWS as ALL
from inside import Distribution, Personal, Reach, as_mapping, cell_name, guess_kind, looks_like, reachable_points
from markup import assert_whole

if TYPE_CHECKING:
    from inside import Lang

RULES = ida.rulebook("iid-2026")
BASIC = ("1.01", "1.02", "1.03", "1.04", "1.05", "1.06")


def row(number: int = 2, **changes: object) -> ida.portfolio.PortfolioRow:
    """A row that every reading counts."""
    plain = ida.portfolio.PortfolioRow(
        number=number,
        title=f"Inovasi {number}",
        maturity=Decimal(80),
        stage=ida.Stage.APPLICATION,
        affair=BASIC[number % 6],
        unit="Dinas Contoh",
        applied_on=date(2025, 1, 1),
    )
    return attrs.evolve(plain, **changes)  # type: ignore[arg-type]  # fields of a row


def portfolio(*rows: ida.portfolio.PortfolioRow, **more: object) -> ida.portfolio.Portfolio:
    return ida.portfolio.Portfolio(rows, **more)  # type: ignore[arg-type]  # fields of a portfolio


def of_sum(count: int, total: int, **changes: object) -> list[ida.portfolio.PortfolioRow]:
    """So many rows whose maturities have this sum, and that cover all basic services."""
    each, rest = divmod(total, count)
    return [row(n + 2, maturity=Decimal(each + (n < rest)), **changes) for n in range(count)]


class TestTheFiguresOfTheProvince:
    """679 rows of sum 56,397, of which 648 of stage Penerapan with sum 55,354; SPD 50; 6 of 6 affairs.

    By hand: 56397 / 679 = 83.0589; (50 + 83.0589 + 76) / 250 x 100 = 83.6236.
    55354 / 648 = 85.4228; (50 + 85.4228 + 76) / 250 x 100 = 84.5691.
    """

    rows = (*of_sum(648, 55354), *of_sum(31, 56397 - 55354, stage=ida.Stage.INITIATIVE))

    @pytest.fixture
    def report(self) -> ida.portfolio.PortfolioReport:
        found = workbooks.xlsx(workbooks.table([workbooks.line_of(one) for one in self.rows]))
        read = workbooks.load(found)
        return read.report(ida.rulebook("iid-2025"), government=50)

    def test_all_rows_give_83_62(self, report: ida.portfolio.PortfolioReport) -> None:
        found = report.reading(stages="all", affairs="main")
        assert found.innovations == 679
        assert found.sum == 56397
        assert found.to_dict()["maturity"]["mean"] == "83.06"
        assert found.without_government.quantity == 76
        assert found.index == Decimal("83.62")
        assert found.predicate is ida.Predicate.VERY_INNOVATIVE
        assert found.basic_services == BASIC

    def test_the_rows_of_stage_penerapan_give_84_57(self, report: ida.portfolio.PortfolioReport) -> None:
        found = report.reading(stages="penerapan", affairs="main")
        assert found.innovations == 648
        assert found.sum == 55354
        assert found.to_dict()["maturity"]["mean"] == "85.42"
        assert found.index == Decimal("84.57")

    def test_both_stand_side_by_side_and_the_point_is_named(self, report: ida.portfolio.PortfolioReport) -> None:
        text = report.explain("en")
        assert "83.62" in text
        assert "84.57" in text
        assert "Open - stages" in text
        assert "Open, but without effect here: affairs" in text


class TestReadings:
    def test_a_choice_that_moves_only_the_highest_index_is_open(self) -> None:
        report = ida.load_portfolio(EXAMPLES / "portfolio.xlsx").report(RULES, government=50)
        main, touching = (report.reading(stages="penerapan", affairs=name) for name in ("main", "any"))
        assert (main.at_most, touching.at_most) == (Decimal("68.21"), Decimal("68.33"))
        assert main.index == touching.index
        for shown in (report.explain("id"), report.to_html("id")):
            assert "Belum pasti - urusan" in shown
        for shown in (report.explain("en"), report.to_html("en")):
            assert "Open - affairs" in shown
            assert "68.33" in shown

    def test_touching_affairs_cover_only_where_they_are_asked_to(self) -> None:
        rows = [row(n, affair="1.01", touching_affairs=BASIC[1:5]) for n in range(2, 22)]
        report = portfolio(*rows).report(RULES, government=50)
        main, touching = (report.reading(stages="penerapan", affairs=name) for name in ("main", "any"))
        assert (main.basic_services, main.gate_is_open) == (("1.01",), False)
        assert (touching.basic_services, touching.gate_is_open) == (BASIC[:5], True)
        assert touching.missing == ("1.06",)
        assert main.without_government.quantity == 0
        assert touching.without_government.quantity == Fraction(20) * Fraction("0.38")
        assert "Open - affairs" in report.explain("en")

    def test_a_row_without_maturity_or_above_the_maximum_is_left_out_with_a_problem(self) -> None:
        rows = (row(2, maturity=Decimal(111)), row(3, maturity=None), row(4, maturity=Decimal("111.01")))
        report = portfolio(*rows, sheet="Data", columns=ida_columns(maturity=12)).report(RULES)
        assert [found.innovations for found in report.readings] == [1] * 8
        assert report.distribution == Distribution.of([Decimal(111)])
        assert report.portfolio.distribution == Distribution.of([Decimal(111), Decimal("111.01")])
        assert [(found.code, found.path) for found in report.problems] == [("out_of_range", "Data!L4")]

    def test_a_row_of_unknown_stage_counts_only_where_all_stages_do(self) -> None:
        report = portfolio(row(2, stage=None), row(3, affair=None)).report(RULES)
        counted = {one.stages: one.innovations for one in report.readings}
        assert counted == {"penerapan": 1, "all": 2}

    def test_the_window_admits_by_application_or_by_development_both_ends_in(self) -> None:
        rows = (
            row(2, applied_on=date(2024, 1, 1)),
            row(3, applied_on=date(2025, 12, 31)),
            row(4, applied_on=date(2023, 12, 31)),
            row(5, applied_on=date(2026, 1, 1)),
            row(6, applied_on=date(2019, 1, 1), developed_on=date(2024, 1, 1)),
            row(7, applied_on=None),
        )
        report = portfolio(*rows).report(RULES)
        assert report.window == (date(2024, 1, 1), date(2025, 12, 31))
        assert report.admitted == 3
        assert report.reading(stages="all", affairs="main", window=ADMITTED).innovations == 3
        assert report.reading(stages="all", affairs="main", window=ALL).innovations == 6

    def test_the_window_admits_rows_without_a_maturity_too_and_no_reading_counts_them(self) -> None:
        in_2019 = date(2019, 1, 1)
        rows = (row(2), row(3, maturity=None), row(4, maturity=Decimal(1000)), row(5, applied_on=in_2019))
        report = portfolio(*rows).report(RULES)
        assert report.admitted == report.to_dict()["window"]["admitted"] == 3
        assert report.reading(stages="all", affairs="main", window=ADMITTED).innovations == 1
        assert "2025-12-31: 3 of 4 rows are admitted." in report.explain("en")

    def test_the_window_moves_with_the_year_and_another_year_is_noted(self) -> None:
        report = portfolio(row()).report(RULES, year=2027)
        assert report.window == (date(2025, 1, 1), date(2026, 12, 31))
        assert [notice.code for notice in report.notices] == ["other_year"]

    def test_an_edition_without_a_window_says_so(self) -> None:
        report = portfolio(row()).report(ida.rulebook("iid-2023"))
        assert report.window is None
        assert len(report.readings) == 4
        assert report.to_dict()["window"] is None
        assert "within_window" not in report.to_dict()["readings"][0]
        assert "The window of this edition is not known" in report.explain("en")

    def test_an_edition_without_a_gate_still_names_the_basic_services(self) -> None:
        found = portfolio(row(2)).report(ida.rulebook("iid-2025")).reading(stages="all", affairs="main")
        assert (found.required, found.basic_services, len(found.missing)) == (0, (BASIC[2],), 5)
        assert found.gate_is_open

    def test_an_edition_without_a_formula_is_told_apart(self) -> None:
        with pytest.raises(ida.RulebookIncomplete):
            portfolio(row()).report(ida.rulebook("iid-2021"))

    def test_a_provisional_edition_says_so(self) -> None:
        assert "provisional" in portfolio(row()).report(ida.rulebook("iid-2027")).explain("en")

    def test_a_choice_that_no_reading_has_is_refused_with_those_there_are(self) -> None:
        with pytest.raises(ida.InvalidSubmission) as refused:
            portfolio(row()).report(RULES).reading(stages="semua", affairs="none")
        assert [(found.code, found.path) for found in refused.value.problems] == [
            ("unknown_value", "stages"),
            ("unknown_value", "affairs"),
        ]
        assert refused.value.problems[0].expected.en == "penerapan | all"

    def test_an_empty_portfolio_has_empty_seats_and_no_mean(self) -> None:
        found = portfolio().report(RULES, government=0)
        one = found.reading(stages="all", affairs="main")
        assert (one.innovations, one.empty_seats, one.index) == (0, 12, Decimal("0.00"))
        assert one.mean == 0
        assert found.to_dict()["distribution"] is None
        assert found.explain("en")
        ET.fromstring(found.to_svg())  # noqa: S314 - our own picture

    @pytest.mark.parametrize("points", [Decimal(-1), Decimal("63.01"), "50"])
    def test_points_out_of_range_are_refused(self, points: object) -> None:
        with pytest.raises(ida.InvalidSubmission) as caught:
            portfolio(row()).report(RULES, government=points)  # type: ignore[arg-type]  # wrong on purpose
        assert [found.path for found in caught.value.problems] == ["government"]

    def test_points_that_no_rows_can_make_are_noted(self) -> None:
        found = portfolio(row()).report(RULES, government=Decimal("62.75"))
        assert [notice.code for notice in found.notices] == ["unreachable_points"]


maturities = st.decimals(0, 111, places=2)


@st.composite
def portfolios(draw: st.DrawFn) -> ida.portfolio.Portfolio:
    """Rows of every stage, with any maturity, anywhere in time."""
    rows = st.builds(
        row,
        number=st.integers(2, 9),
        maturity=maturities,
        stage=st.sampled_from(ida.Stage),
        affair=st.sampled_from(BASIC),
        touching_affairs=st.lists(st.sampled_from(BASIC), unique=True, max_size=3).map(tuple),
        applied_on=st.dates(date(2022, 1, 1), date(2026, 12, 31)),
    )
    return portfolio(*draw(st.lists(rows, max_size=15)))


class TestLaws:
    @given(portfolios(), st.sampled_from(["iid-2023", "iid-2025", "iid-2026"]), st.integers(0, 252))
    def test_the_index_is_that_of_aggregate_over_the_parts(
        self, found: ida.portfolio.Portfolio, name: str, points: int
    ) -> None:
        rules = ida.rulebook(name)
        spd = Fraction(points, 4)
        for one in found.report(rules, government=spd).readings:
            expected = ida.aggregate(
                rules,
                government=spd,
                total_maturity=one.sum,
                innovations=one.innovations,
                basic_services=len(one.basic_services),
            )
            assert one.with_government == expected
            assert one.without_government.index_exact + Fraction(2, 5) * spd == expected.index_exact

    @given(portfolios(), st.data())
    def test_no_choice_of_rows_gives_more_than_at_most(
        self, found: ida.portfolio.Portfolio, data: st.DataObject
    ) -> None:
        chosen = data.draw(st.lists(st.sampled_from(found.rows), unique_by=id) if found.rows else st.just([]))
        whole, part = (one.report(RULES, government=40) for one in (found, portfolio(*chosen)))
        for every, some in zip(whole.readings, part.readings, strict=True):
            assert every.at_most is not None
            assert some.index is not None
            assert some.index <= every.at_most

    @given(portfolios())
    def test_a_threshold_is_the_lowest_reachable_points_of_its_predicate(self, found: ida.portfolio.Portfolio) -> None:
        points = reachable_points(RULES.government)
        one = found.report(RULES).reading(stages="all", affairs="any")
        base = one.without_government.index_exact
        by_points = {spd: RULES.classify(RULES.round(base + Fraction(2, 5) * spd)) for spd in points}
        for threshold in one.thresholds:
            lowest = next((spd for spd in points if by_points[spd] == threshold.predicate), None)
            assert (None if threshold.government is None else Fraction(threshold.government)) == lowest
            assert (threshold.reach is Reach.REACHABLE) is (lowest is not None)

    @given(st.lists(maturities, min_size=1, max_size=12))
    def test_quartiles_lie_in_order_and_bins_hold_every_row(self, values: list[Decimal]) -> None:
        found = Distribution.of(values)
        assert found is not None
        marks = (found.least, found.lower_quartile, found.median, found.upper_quartile, found.most)
        assert list(marks) == sorted(marks)
        assert found.least == Fraction(min(values))
        assert found.most == Fraction(max(values))
        assert sum(found.bins) == found.innovations == len(values)
        below = sum(value < found.median for value in values)
        assert below <= len(values) / 2


class TestThresholds:
    def test_what_the_rows_cannot_make_is_never_asked_for(self) -> None:
        points = set(reachable_points(RULES.government))
        quarters = {Fraction(n, 4) for n in range(253)}
        assert quarters - points == {Fraction(text) for text in ("0.25", "0.5", "1.25", "61.75", "62.5", "62.75")}
        assert points <= quarters

    def test_a_threshold_skips_unreachable_points(self) -> None:
        # 12 rows of 79.94: a = (79.94 + 4.56) / 2.5 = 33.80; 0.5 more points would lift 39.80 + ... only by 0.75
        rows = [row(n, maturity=Decimal("94.81"), affair=BASIC[n % 6]) for n in range(2, 14)]
        one = portfolio(*rows).report(RULES).reading(stages="all", affairs="main")
        assert one.without_government.index == Decimal("39.75")
        asked = {threshold.predicate.value: threshold for threshold in one.thresholds}
        # 40.01 needs 0.65 points or more: 0.75 can be made
        assert asked["inovatif"].government == Decimal("0.75")
        assert asked["kurang_inovatif"].government == 0
        assert asked["tidak_dapat_dinilai"].reach is Reach.PASSED

    def test_out_of_reach_is_said(self) -> None:
        one = portfolio().report(RULES).reading(stages="all", affairs="main")
        asked = {threshold.predicate.value: threshold.reach for threshold in one.thresholds}
        assert asked["sangat_inovatif"] is asked["inovatif"] is Reach.OUT_OF_REACH

    def test_a_band_without_a_known_predicate_has_no_threshold(self) -> None:
        assert RULES.scale is not None
        top, *rest = RULES.scale.bands
        scale = attrs.evolve(RULES.scale, bands=(attrs.evolve(top, predicate=None), *rest))
        one = portfolio(row()).report(attrs.evolve(RULES, scale=scale)).reading(stages="all", affairs="main")
        assert [threshold.predicate.value for threshold in one.thresholds] == [
            "inovatif",
            "kurang_inovatif",
            "tidak_dapat_dinilai",
        ]

    def test_where_rows_are_not_known_points_are_searched_in_hundredths(self) -> None:
        rules = ida.rulebook("iid-2025")
        one = portfolio(*of_sum(20, 2000)).report(rules).reading(stages="all", affairs="main")
        # a = (100 + 7.6) / 2.5 = 43.04; 65.005 is published as 65.01: 54.92 points do, 54.91 do not
        found = next(t for t in one.thresholds if t.predicate is ida.Predicate.VERY_INNOVATIVE)
        assert found.government == Decimal("54.92")
        assert "steps of 0.01" in portfolio(row()).report(rules).explain("en")


def ida_columns(**places: int) -> dict[str, int]:
    return places


class TestArguments:
    """What a report is asked of must be what it says it is."""

    @pytest.mark.parametrize(
        ("asked", "code", "path"),
        [
            ({"government": Fraction(1, 3)}, "bad_form", "government"),
            ({"government": Fraction(1, 10**5_000)}, "out_of_range", "government"),
            ({"government": 64}, "out_of_range", "government"),
            ({"year": "2026"}, "wrong_type", "year"),
            ({"year": 999}, "out_of_range", "year"),
            ({"year": 10_000}, "out_of_range", "year"),
            ({"rules": "iid-2026"}, "wrong_type", "rules"),
        ],
    )
    def test_what_does_not_fit_is_refused_by_its_name(self, asked: dict[str, Any], code: str, path: str) -> None:
        with pytest.raises(ida.InvalidSubmission) as caught:
            portfolio(row()).report(**{"rules": RULES, **asked})
        assert [(one.code, one.path) for one in caught.value.problems] == [(code, path)]

    @pytest.mark.parametrize("year", [1000, 9999])
    def test_every_year_of_four_digits_is_taken(self, year: int) -> None:
        assert portfolio(row()).report(RULES, year=year).year == year

    def test_touching_affairs_may_be_a_list(self) -> None:
        assert row(touching_affairs=["1.02"]) == row(touching_affairs=("1.02",))

    @pytest.mark.parametrize(
        ("entry", "value"),
        [("affair", "9.99"), ("touching_affairs", ("9.99",)), ("asta_cita", 9), ("maturity", Decimal("NaN"))],
    )
    def test_a_row_holds_what_an_innovation_can(self, entry: str, value: object) -> None:
        with pytest.raises(ida.InvalidSubmission, match=entry):
            row(**{entry: value})  # type: ignore[arg-type]  # the point of the test


class TestCounts:
    rows = (
        row(2, kind=ida.Kind.DIGITAL, asta_cita=6, unit="SMA Negeri 1"),
        row(3, kind=ida.Kind.DIGITAL, affair="1.02", touching_affairs=("1.01", "2.17"), unit="RSUD Contoh"),
        row(4, kind=None, stage=ida.Stage.TRIAL, form=ida.Form.OTHER, initiator=ida.Initiator.AGENCY, unit=None),
        row(5, affair="5", unit="RSUD Contoh"),
    )

    def test_are_given_by_every_vocabulary_the_most_frequent_first(self) -> None:
        found = portfolio(*self.rows)
        assert [(one.value, one.innovations) for one in found.counts("kind")] == [("digital", 2), (None, 2)]
        assert [one.label("en") for one in found.counts("stage")] == ["Application", "Trial"]
        assert [one.value for one in found.counts("form")] == [None, "lainnya"]
        assert [one.value for one in found.counts("initiator")] == [None, "perangkat_daerah"]
        assert {one.value: one.label() for one in found.counts("affair")}["5"] == "Unsur penunjang"
        assert [one.value for one in found.counts("touching_affair")] == ["1.01", "2.17"]
        assert [one.label() for one in found.counts("asta_cita")] == [
            "(tidak ada)",
            "Membangun dari desa dan dari bawah",
        ]
        assert [(one.value, one.innovations) for one in found.counts("unit")[:1]] == [("RSUD Contoh", 2)]
        assert [one.value for one in found.counts("unit_kind")] == ["rsud", "sekolah", None]

    def test_of_anything_else_are_refused(self) -> None:
        with pytest.raises(ida.InvalidSubmission) as refused:
            portfolio().counts("login")
        assert [(found.code, found.path) for found in refused.value.problems] == [("unknown_value", "by")]

    @pytest.mark.parametrize(
        ("entry", "value"),
        [("number", "x"), ("title", 5), ("stage", "foo"), ("form", "x"), ("applied_on", "2024-01-01"), ("video", 1)],
    )
    def test_a_row_holds_only_what_a_row_can_be(self, entry: str, value: Any) -> None:
        with pytest.raises(ida.InvalidSubmission) as refused:
            attrs.evolve(self.rows[0], **{entry: value})
        assert [found.path for found in refused.value.problems] == [entry]

    def test_units_of_a_register_that_have_none(self) -> None:
        register = [ida.Agency("a", "RSUD  CONTOH"), ida.Agency("b", "Dinas Lain")]
        assert [one.id for one in portfolio(*self.rows).units_without(register)] == ["b"]

    def test_units_are_compared_with_a_register_on_the_last_day_of_the_year(self) -> None:
        kind = ida.AgencyKind.SERVICE
        agencies = (
            ida.Agency("a", "RSUD  CONTOH", kind),
            ida.Agency("b", "Dinas Lain", kind),
            ida.Agency("c", "Dinas Lama", kind, valid_until=date(2026, 12, 30)),
        )
        register = ida.programmes.Register(ida.Region("35.79"), agencies=agencies)
        report = portfolio(*self.rows, row(9, unit="Badan Baru"), region=ida.Region("35.79")).report(
            RULES, register=register
        )
        assert report.units is not None
        assert report.units.to_dict() == {
            "on": "2026-12-31",
            "units": 2,
            "units_without": [{"id": "b", "name": "Dinas Lain"}],
            "units_beside": [
                *{row.unit: None for row in self.rows if row.unit not in (None, "RSUD Contoh")},
                "Badan Baru",
            ],
        }
        assert report.to_dict()["register"] == report.units.to_dict()
        text = report.explain("en")
        assert "Units of the register (2026-12-31) without innovations: 1 of 2" in text
        assert "  Dinas Lain" in text
        assert not report.notices

    def test_a_register_of_another_region_is_noted(self) -> None:
        register = ida.programmes.Register(ida.Region("35.73"))
        report = portfolio(row(), region=ida.Region("35.79")).report(RULES, register=register)
        assert [notice.code for notice in report.notices] == ["other_region"]

    def test_affairs_without_an_innovation_are_named(self) -> None:
        found = portfolio(*(row(n, affair=code) for n, code in enumerate(BASIC, 2)))
        missing = [affair.code for affair in found.uncovered_affairs]
        assert (len(missing), missing[0], missing[-1]) == (26, "2.07", "3.32")
        report = found.report(RULES)
        assert report.to_dict()["uncovered_affairs"] == missing
        assert f"Without innovations: {missing[0]}, {missing[1]}" in report.explain("en")

    def test_titles_that_look_the_same(self) -> None:
        rows = (row(2, title="Posyandu Digital"), row(3, title="\u201cposyandu\u201d digit\u0430l"), row(4, title=None))
        found = portfolio(*rows, row(5, title="Lain")).same_titles()
        assert [[one.number for one in group] for group in found] == [[2, 3]]

    def test_capitals_of_other_scripts_are_told_by_their_own_looks(self) -> None:
        assert looks_like("\u0392\u0391\u03a4U") == looks_like("BATU")
        assert looks_like("\u0397IDUP \u039cANIS \u0396") == looks_like("HIDUP MANIS Z")
        assert looks_like("\u03a5A\u039dG \u0425\u041e\u0420") == looks_like("YANG XOP")

    def test_titles_of_signs_alone_are_compared_as_they_stand(self) -> None:
        assert looks_like(" ??? ") == "???"

    def test_dates_that_contradict_each_other(self) -> None:
        early, late = date(2024, 1, 1), date(2025, 1, 1)
        rows = (
            row(2, applied_on=late, developed_on=early),
            row(3, applied_on=late, entered_on=early),
            row(4, trialled_on=late, applied_on=early),
            row(5, trialled_on=early, applied_on=early, developed_on=early, entered_on=early),
        )
        found = portfolio(*rows, columns=ida_columns(developed_on=3)).contradicting_dates()
        assert [(one.code, one.path) for one in found] == [("dates", "C2"), ("dates", "3"), ("dates", "4")]

    def test_the_last_entry_gives_a_year(self) -> None:
        assert portfolio(row(2), row(3, entered_on=date(2025, 6, 1))).year_of_entries == 2025
        assert portfolio(row(2)).year_of_entries is None

    @pytest.mark.parametrize(
        ("name", "kind"),
        [
            ("UPT SMKN 2 Contoh", "sekolah"),
            ("SLB-B Contoh", "sekolah"),
            ("Cabang Dinas Contoh", "cabang_dinas"),
            ("Dinas Pendidikan", "dinas"),
            ("UPTD Puskesmas Contoh", "puskesmas"),
            ("UPT Dinas Contoh", "uptd"),
            ("Rumah Sakit Umum Daerah", "rsud"),
            ("RS Jiwa", "rsud"),
            ("Sekretariat DPRD", "sekretariat_dprd"),
            ("Smart Contoh", None),
            ("Satuan Polisi Pamong Praja", None),
        ],
    )
    def test_the_kind_of_a_unit_is_guessed_from_its_name(self, name: str, kind: str | None) -> None:
        found = guess_kind(name)
        assert (None if found is None else found.value) == kind


class TestSkeleton:
    def test_holds_what_the_export_knows_and_leaves_claims_open(self) -> None:
        one = row(
            2, touching_affairs=("1.02", "2.17"), affair="1.02", video=True, entered_on=date(2026, 6, 1), asta_cita=3
        )
        found = portfolio(one, region=ida.Region("35.79")).to_submission_skeleton(2026)
        (innovation,) = found.innovations
        assert (found.region.code, found.year) == ("35.79", 2026)
        assert innovation.claims == {}
        assert innovation.reported_maturity == 80
        assert innovation.touching_affairs == ("2.17",)
        assert innovation.agency == found.agencies[0].id == "dinas-contoh"
        assert as_mapping(innovation)["extra"] == {"row": 2, "entered_on": "2026-06-01", "video": True}
        assert found.agencies[0].kind is None
        assert as_mapping(found)["extra"] == {"guessed_kinds": {"dinas-contoh": "dinas"}}
        assert innovation.asta_cita == 3

    def test_reads_back_from_its_file(self) -> None:
        rows = workbooks.random_rows(40)
        found = portfolio(*rows).to_submission_skeleton(2026, ida.Region("35.79"))
        assert ida.read_submission(json.loads(ida.write_submission(found))) == found

    def test_gives_every_innovation_an_id_of_its_own(self) -> None:
        rows = [row(n, title=title) for n, title in enumerate(["A!", "a", "A-2", "a", "???", "!!!"], start=2)]
        found = portfolio(*rows).to_submission_skeleton(2026, ida.Region("35.79"))
        assert [one.id for one in found.innovations] == ["a", "a-2", "a-2-2", "a-3", "x", "x-2"]

    def test_cuts_long_names_and_keeps_them_whole_beside(self) -> None:
        long = "Inovasi " * 40 + "Contoh"
        found = portfolio(row(title=long, unit=long), row(3, unit=None)).to_submission_skeleton(2026, ida.Region("35"))
        assert len(found.innovations[0].name) <= 200
        assert as_mapping(found.innovations[0])["extra"] == {"row": 2, "title": long}
        assert as_mapping(found)["extra"] == {"full_names": {found.agencies[0].id: long}}
        assert found.innovations[1].agency is None

    def test_names_every_cell_that_a_submission_needs_and_the_list_lacks(self) -> None:
        found = portfolio(row(title=None, stage=None), row(3, affair=None), sheet="Data")
        with pytest.raises(ida.InvalidSubmission) as caught:
            found.to_submission_skeleton(2026)
        assert [one.path for one in caught.value.problems] == ["region", "Data!2", "Data!2", "Data!3"]


class TestRenderings:
    nasty = "<script>alert(1)</script> & \u201cX\u201d"

    @pytest.fixture
    def report(self) -> ida.portfolio.PortfolioReport:
        rows = [row(n, title=self.nasty, unit=f"{self.nasty} {n}") for n in range(2, 40)]
        groups = [row(n, title=f"Kembar {n // 2}") for n in range(40, 70)]
        bad = [row(n, maturity=Decimal(200)) for n in range(70, 85)]
        found = portfolio(*rows, *groups, *bad, government=self.nasty, region=ida.Region("35.79"))
        return found.report(RULES, government=Decimal("50.25"))

    @pytest.mark.parametrize("lang", ["id", "en"])
    def test_text_fits_into_100_columns(self, report: ida.portfolio.PortfolioReport, lang: Lang) -> None:
        text = report.explain(lang)
        assert max(map(len, text.splitlines())) <= 100
        assert "50.25" in text
        assert str(report.reading(stages="penerapan", affairs="main").index) in text

    @pytest.mark.parametrize("lang", ["id", "en"])
    @pytest.mark.parametrize("points", [None, 50])
    def test_text_fits_also_where_all_that_is_open_matters_and_names_have_no_end(
        self, lang: Lang, points: int | None
    ) -> None:
        endless = "Sangat panjang " * 2000
        rows = [
            row(2, affair="2.07", touching_affairs=BASIC, title=endless, unit=endless),
            row(3, affair="2.07", stage=ida.Stage.TRIAL, title=endless, applied_on=date(2020, 1, 1)),
            row(4, affair="2.07", applied_on=date(2020, 1, 1)),
        ]
        report = portfolio(*rows, government=endless).report(RULES, government=points)
        text = report.explain(lang)
        assert max(map(len, text.splitlines())) <= 100
        assert len(text.splitlines()) < 200
        assert text.count("1.06") == 4 + 1  # four readings, and the affairs without an innovation
        assert len(report.to_svg(lang)) < 20_000

    def test_text_says_how_many_more_there_are(self, report: ida.portfolio.PortfolioReport) -> None:
        text = report.explain("en")
        assert text.count("[out_of_range]") == 1
        assert "+5: 200 is out of range" in text
        assert "and 6 more" in text
        assert "Problems: 15;" in text

    @pytest.mark.parametrize(
        ("lang", "title"), [("id", "Portofolio inovasi daerah"), ("en", "Portfolio of regional innovations")]
    )
    def test_html_is_whole_and_escaped(self, report: ida.portfolio.PortfolioReport, lang: Lang, title: str) -> None:
        html = report.to_html(lang)
        assert_whole(html)
        assert "<script" not in html
        assert title in html

    @pytest.mark.parametrize("lang", ["id", "en"])
    def test_svg_is_well_formed_and_shows_missing_services(
        self, report: ida.portfolio.PortfolioReport, lang: Lang
    ) -> None:
        svg = report.to_svg(lang)
        drawn = ET.fromstring(svg)  # noqa: S314 - our own picture
        assert "<script" not in svg
        assert "style" not in svg
        shown = [text.text or "" for text in drawn.iter("{http://www.w3.org/2000/svg}text")]
        assert all(words in drawn.attrib["aria-label"] for words in shown)
        alone = portfolio(row(affair="1.01")).report(RULES).to_svg(lang)
        assert alone.count("#b3402a") == 2 * 5

    def test_json_names_predicates_and_reaches(self, report: ida.portfolio.PortfolioReport) -> None:
        data = report.to_dict()
        assert data["rows"] == len(report.portfolio.rows)
        assert len(data["problems"]) == 15
        first = data["readings"][0]
        assert (first["stages"], first["affairs"]) == ("penerapan", "main")
        assert first["within_window"]["window"] == "admitted"
        assert {one["reach"] for one in first["thresholds"]} <= {"reachable", "passed", "out_of_reach"}
        assert data["government"] == "50.25"


def test_a_cell_is_named_as_spreadsheets_name_it() -> None:
    assert [cell_name("", column, 1) for column in (1, 26, 27, 52, 53, 702, 703)] == [
        "A1",
        "Z1",
        "AA1",
        "AZ1",
        "BA1",
        "ZZ1",
        "AAA1",
    ]
    assert cell_name("Data", 2, None) == "Data!B"


def test_a_unit_unknown_has_no_kind_and_a_person_is_not_shown() -> None:
    assert row(unit=None).unit_kind is None
    assert repr(Personal("Nama", "login", "link")) == "Personal(...)"
