"""Dates as people and programs write them: each way is read in every reader, or refused with what it may mean."""

from __future__ import annotations

import io
from datetime import date, datetime, timedelta
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import inovasi_daerah as ida
from workbooks import as_csv, line_of, load, random_rows, table, xlsx

LINE = {**line_of(random_rows(1)[0]), "Tanggal Pengembangan": "-"}
THE_DAY = date(2024, 3, 5)
WAYS = {
    "2024-03-05 08:30:00": "time",
    "2024-03-05 00:00:00": "time",
    "2024-03-05T08:30:00.123456": "time",
    "05-03-2024 08:30": "time",
    "5/3/2024 08.30 AM": "time",
    "2024-03-05T08:30:00Z": "zone",
    "2024-03-05T00:00:00+07:00": "zone",
    "2024-03-05 00:00:00+00": "zone",
    "2024-03-05 23:00 WIB": "zone",
    "2024-03-05T03:00:00-0500": "zone",
    "Tue Mar 05 2024 00:00:00 GMT+0700 (Waktu Indonesia Barat)": "zone",
    "5 Maret 2024": "name",
    "05 MARET 2024": "name",
    "Selasa, 5 Maret 2024": "name",
    "5-Mar-2024": "name",
    "March 5, 2024": "name",
    "Mar 5th 2024": "name",
    "2024 Mar 5": "name",
    "2024/03/05": "order",
    "05.03.2024": "order",
    "20240305": "order",
    "05-03-2024": "",
    " 5 / 3 / 2024 ": "",
    "2024-03-05": "",
}
REFUSED = {
    "2024-03-04T17:00:00.000Z": ("ambiguous", ("2024-03-04", "2024-03-05")),
    "2024-03-05T23:30:00-05:00": ("ambiguous", ("2024-03-05", "2024-03-06")),
    "45356": ("ambiguous", ("2024-03-05", "2028-03-06")),
    "45356.354": ("ambiguous", ("2024-03-05", "2028-03-06")),
    "31/02/2024": ("bad_date", ()),
    "2024-13-01": ("bad_date", ()),
    "30 Februari 2024": ("bad_date", ()),
    "9999-12-31T23:00Z": ("bad_date", ()),
    "2024-03-05T00:00+99": ("bad_date", ()),
    "5/3/24": ("bad_form", ()),
    "5-Mar-24": ("bad_form", ()),
    "Maret 2024": ("bad_form", ()),
    "5 Bulan 2024": ("bad_form", ()),
    "2024-03-05 25:00": ("bad_form", ()),
    "2024-03-05 13:00 PM": ("bad_form", ()),
    "triwulan I": ("bad_form", ()),
}


def dated(*cells: Any, write: Any = as_csv) -> ida.portfolio.Portfolio:
    """The export whose rows have these dates of application."""
    return load(write(table([{**LINE, "Tanggal Penerapan": cell} for cell in cells])))


def codes(found: ida.portfolio.Portfolio, kind: str = "date_") -> list[str]:
    return [notice.code.removeprefix(kind) for notice in found.notices if notice.code.startswith(kind)]


def sheet_of(*cells: str) -> bytes:
    lines = [f"35.79;{place};A;penerapan;1.02;{cell}" for place, cell in enumerate(cells)]
    return "\n".join(["region;innovation;name;stage;affair;applied_on", *lines]).encode()


@pytest.mark.parametrize("written", WAYS)
def test_an_export_reads_every_way_of_writing_a_date(written: str) -> None:
    found = dated(written)
    assert found.rows[0].applied_on == THE_DAY
    assert found.problems == ()
    assert codes(found) == sorted({WAYS[written]} - {""} | ({"name"} if "Tue" in written else set()))


@pytest.mark.parametrize("written", [way for way in WAYS if ";" not in way])
def test_a_spreadsheet_reads_every_way_of_writing_a_date(written: str) -> None:
    sheet = ida.files.read_spreadsheet(sheet_of(written), year=2026)
    assert sheet.submissions[0].innovations[0].applied_on == THE_DAY
    assert bool(sheet.notices) == bool(WAYS[written])


@pytest.mark.parametrize("written", REFUSED)
def test_a_date_with_two_meanings_or_none_is_refused_with_its_cell(written: str) -> None:
    code, meanings = REFUSED[written]
    (problem,) = dated(written).problems
    assert (problem.code, problem.path) == (code, "O2")
    assert all(meaning in problem.message("en") for meaning in meanings)
    with pytest.raises(ida.InvalidSubmission) as refused:
        ida.files.read_spreadsheet(sheet_of(written), year=2026)
    assert [(one.code, one.path) for one in refused.value.problems] == [(code, "F2 (applied_on)")]


@pytest.mark.parametrize(
    ("name", "month"),
    [
        *(("januari jan", 1), ("february pebruari feb", 2), ("mei may", 5), ("juni june", 6)),
        *(("agustus agt ags aug", 8), ("sept september", 9), ("oktober october okt", 10), ("nopember nov", 11)),
        *(("desember december des dec", 12), ("juli july jul", 7), ("april apr", 4), ("maret march", 3)),
    ],
)
def test_months_are_named_in_both_languages_in_full_and_short(name: str, month: int) -> None:
    found = dated(*(f"17 {one.title()} 2024" for one in name.split()))
    assert {row.applied_on for row in found.rows} == {date(2024, month, 17)}


def test_one_cell_with_its_month_first_condemns_every_cell_in_numbers_of_the_column() -> None:
    found = dated("02/13/2024", "03/04/2024", "25/12/2024", "03/03/2024", "2024-03-05", "5 Maret 2024")
    assert [(one.code, one.path) for one in found.problems] == [
        ("bad_date", "O2"),
        ("ambiguous", "O3"),
        ("mixed_dates", "O4"),
        ("mixed_dates", "O5"),
    ]
    assert "2024-04-03 or 2024-03-04: O2" in found.problems[1].message("en")
    assert [row.applied_on for row in found.rows] == [None, None, None, None, THE_DAY, THE_DAY]


def test_the_columns_of_an_export_do_not_condemn_each_other() -> None:
    found = load(as_csv(table([{**LINE, "Tanggal Penerapan": "03/04/2024", "Tanggal Pengembangan": "02/13/2025"}])))
    assert found.rows[0].applied_on == date(2024, 4, 3)
    assert (found.rows[0].developed_on, found.problems) == (None, ())
    assert [notice.path for notice in found.notices if notice.code == "bad_date"] == ["P2"]


def test_a_spreadsheet_names_every_cell_of_a_column_with_a_month_first() -> None:
    with pytest.raises(ida.InvalidSubmission) as refused:
        ida.files.read_spreadsheet(sheet_of("03/04/2024", "02/13/2024", "13/02/2024"), year=2026)
    assert [(one.code, one.path) for one in refused.value.problems] == [
        ("ambiguous", "F2 (applied_on)"),
        ("bad_date", "F3 (applied_on)"),
        ("mixed_dates", "F4 (applied_on)"),
    ]


def at(hour: int, minute: int = 0, second: int = 0, day: int = 5) -> datetime:
    return datetime(2024, 3, day, hour, minute, second)  # noqa: DTZ001 - a workbook knows no zone


def test_a_date_of_a_workbook_is_read_without_its_time_of_day() -> None:
    found = dated(at(8, 30), at(17), at(0), write=xlsx)
    assert {row.applied_on for row in found.rows} == {THE_DAY}
    assert (found.problems, codes(found)) == ((), ["time"])


def test_some_seconds_past_midnight_are_the_day_and_their_cause_is_said() -> None:
    found = dated(at(0, 0, 12), at(0, 0, 12, day=6), write=xlsx)
    assert [row.applied_on for row in found.rows] == [THE_DAY, THE_DAY + timedelta(days=1)]
    assert codes(found) == ["seconds"]
    assert "time zone" in next(notice for notice in found.notices if notice.code == "date_seconds").text.en


@pytest.mark.parametrize("evening", [at(17), at(16), at(15), at(23, 59, 48)])
def test_a_column_of_evenings_may_be_of_the_day_after_and_is_refused_with_the_cause(evening: datetime) -> None:
    found = dated(evening, evening, write=xlsx)
    assert [(one.code, one.path) for one in found.problems] == [("ambiguous", "Data!O2"), ("ambiguous", "Data!O3")]
    assert "2024-03-05 or 2024-03-06" in found.problems[0].message("en")
    assert "UTC" in found.problems[0].message("id")
    assert [row.applied_on for row in found.rows] == [None, None]


def test_the_last_evening_of_all_has_no_day_after() -> None:
    found = dated(datetime(9999, 12, 31, 17), write=xlsx)  # noqa: DTZ001 - the same
    assert [one.code for one in found.problems] == ["ambiguous"]


def percent(number: float, form: str) -> bytes:
    """The export whose maturity is a number with a format."""
    book = openpyxl.load_workbook(io.BytesIO(xlsx(table([LINE]))))
    cell = book["Data"]["L2"]
    cell.value, cell.number_format = number, form
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("form", ["0%", "0.00%", "0,0 %", '"~"0%'])
def test_a_cell_that_shows_a_percentage_is_no_maturity(form: str) -> None:
    assert [(one.code, one.path) for one in load(percent(0.84, form)).problems] == [("bad_form", "Data!L2")]


@pytest.mark.parametrize("form", ["0.00", "General", '0" %"', "0\\%"])
def test_a_percent_sign_that_is_only_shown_changes_no_number(form: str) -> None:
    assert load(percent(84, form)).rows[0].maturity == 84


PLAIN = st.dates(date(2020, 1, 1), date(2025, 12, 31))
MONTHS = (
    "",
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
)


@given(
    st.lists(
        st.tuples(
            PLAIN,
            st.sampled_from(
                [
                    lambda day: f"{day:%d-%m-%Y}",
                    lambda day: f"{day:%d/%m/%Y}",
                    lambda day: f"{day:%Y-%m-%d}",
                    lambda day: f"{day:%Y-%m-%d} 09:15:00",
                    lambda day: f"{day:%Y-%m-%d}T00:00:00+08:00",
                    lambda day: f"{day.day} {MONTHS[day.month % 12] or 'Desember'} {day.year}",
                    lambda day: f"{day:%B} {day.day}, {day.year}",
                    lambda day: f"{day:%Y/%m/%d}",
                ]
            ),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_any_mixture_of_ways_reads_as_the_plain_ones_and_one_month_first_spoils_those_in_numbers(
    cells: list[tuple[date, Any]],
) -> None:
    mixed = dated(*(write(day) for day, write in cells))
    assert [row.applied_on for row in mixed.rows] == [day for day, _ in cells]
    assert mixed.problems == ()
    spoilt = dated(*(write(day) for day, write in cells), "12/31/2024")
    named = {problem.path for problem in spoilt.problems}
    assert named == {
        f"O{row}" for row, text in enumerate([*(w(d) for d, w in cells), "12/31/2024"], 2) if text[2] in "-/"
    }


def entered(*days: str) -> ida.portfolio.Portfolio:
    return load(as_csv(table([{**LINE, "Tanggal Input": day} for day in days])))


@pytest.mark.parametrize(
    ("days", "year"),
    [
        (["01-07-2025"], 2025),
        (["01-07-2025", "02-07-2025", "05-01-2026"], 2025),
        (["01-07-2025", "05-01-2026"], 2026),
        (["01-07-2025", "02-07-2025", "05-01-2026", "06-01-2026"], 2026),
        (["01-07-2025", "02-07-2024", "05-01-2026"], 2026),
        (["01-07-2025", "02-07-2025", "02-07-2052"], 2025),
        (["01-07-2025", "02-07-2052"], 2025),
        (["01-07-2025", "02-07-1925"], 2025),
        (["02-07-2052", "02-07-2052", "01-07-2025"], 2052),
        (["02-07-2052", "02-08-2052"], 2052),
        (["-"], None),
    ],
)
def test_the_year_of_entries_is_the_latest_that_a_list_can_mean(days: list[str], year: int | None) -> None:
    assert entered(*days).year_of_entries == year


def test_an_entry_of_an_impossible_year_is_a_problem_at_its_cell_with_what_the_others_say() -> None:
    found = entered("01-07-2025", "02-07-2025", "02-07-2052", "03-07-1925")
    assert [(one.code, one.path) for one in found.problems] == [("out_of_range", "N4"), ("out_of_range", "N5")]
    assert "2025 in 2 of 4 rows" in found.problems[0].message("en")
    assert [row.entered_on is None for row in found.rows] == [False, False, True, True]
