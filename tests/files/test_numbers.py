"""Numbers as people and programs write them in a spreadsheet of claims: read, or refused with both meanings."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import inovasi_daerah as ida

if TYPE_CHECKING:
    from collections.abc import Sequence

HEAD = "region;innovation;name;stage;affair"
LINE = "35.79;a;A;penerapan;1.02"
WHOLE = {
    "12": 12,
    "12.0": 12,
    "12,0": 12,
    "12,00": 12,
    "12.00": 12,
    "12.0000000": 12,
    "+12": 12,
    " 12 ": 12,
    "1 234": 1234,
    "1\u00a0234\u202f567": 1234567,
    "1.234.567": 1234567,
    "1,234,567": 1234567,
    "1.234,00": 1234,
    "1,234.00": 1234,
    "1234.000": 1234,
    "0.000": 0,
}
NOT_WHOLE = {
    "1.234": ("ambiguous", ("1234", "1.234")),
    "1,234": ("ambiguous", ("1234", "1.234")),
    "12.000": ("ambiguous", ("12000", "12.000")),
    "12.5": ("bad_form", ()),
    "1.234,5": ("bad_form", ()),
    "12 %": ("bad_form", ()),
    "1e3": ("bad_form", ()),
    "1.23.456": ("bad_form", ()),
    "dua belas": ("bad_form", ()),
    "(12)": ("bad_form", ()),
    "12-": ("bad_form", ()),
}
RATES = {
    "12,5": "12.5",
    "12.5": "12.5",
    "12,5 %": "12.5",
    "12.5%": "12.5",
    "+12,5": "12.5",
    "\u22125,25": "-5.25",
    "-5,25": "-5.25",
    "1.234,56": "1234.56",
    "1,234.56": "1234.56",
    "1 234,56": "1234.56",
    "1.234.567": "1234567",
    "1.234.567,5": "1234567.5",
}
OF_A_WHOLE = ("pengaduan", "tingkat_pengangguran", "tingkat_kemiskinan", "kemanfaatan")
GROWTH = ("perizinan", "pendapatan_per_kapita", "investasi", "pad")
POINTS = ("penurunan_pengangguran", "penurunan_kemiskinan", "peningkatan_ipm")
GOVERNMENT = {row.code for row in ida.rulebook("iid-2026").government}


def stated(code: str, cell: str, basis: str = "b") -> ida.files.Spreadsheet:
    """The spreadsheet in which one row has this fact."""
    if code in GOVERNMENT:
        beside = f"region;{code}.fact\n35.79;{cell}\n".encode()
        return ida.files.read_spreadsheet(f"{HEAD}\n{LINE}\n".encode(), year=2026, government=beside)
    head, line = (f"{HEAD};kemanfaatan.basis", f"{LINE};{basis}") if code == "kemanfaatan" else (HEAD, LINE)
    return ida.files.read_spreadsheet(f"{head};{code}.fact\n{line};{cell}\n".encode(), year=2026)


def fact(sheet: ida.files.Spreadsheet, code: str) -> Any:
    (submission,) = sheet.submissions
    claims = submission.government if code in GOVERNMENT else submission.innovations[0].claims
    return claims[code].fact


def refused(code: str, cell: str) -> ida.Problem:
    with pytest.raises(ida.InvalidSubmission) as caught:
        stated(code, cell)
    (problem,) = caught.value.problems
    return problem


@pytest.mark.parametrize("written", WHOLE)
def test_a_whole_number_is_read_in_every_way_of_writing_it(written: str) -> None:
    assert fact(stated("sdm", written), "sdm") == WHOLE[written]


@pytest.mark.parametrize("written", ["12.0", "+12", "1 234", "2,00"])
def test_a_whole_number_that_is_not_plain_is_told_once_for_its_column(written: str) -> None:
    lines = "\n".join(f"{LINE.replace(';a;', f';{place};')};{written}" for place in "abc")
    notices = ida.files.read_spreadsheet(f"{HEAD};sdm.fact\n{lines}".encode(), year=2026).notices
    assert [(one.code, one.path) for one in notices] == [("read_as", "sdm.fact")]
    assert "(cells: 3, from F2 on)" in notices[0].text.en


@pytest.mark.parametrize("written", NOT_WHOLE)
def test_what_is_no_whole_number_or_two_is_refused_with_its_meanings(written: str) -> None:
    code, meanings = NOT_WHOLE[written]
    problem = refused("sdm", written)
    assert (problem.code, problem.path) == (code, "F2 (sdm.fact)")
    assert all(meaning in problem.message("en") for meaning in meanings)


@pytest.mark.parametrize("written", RATES)
def test_a_rate_is_read_in_every_way_of_writing_it(written: str) -> None:
    assert Decimal(fact(stated("pad", written), "pad")) == Decimal(RATES[written])


@pytest.mark.parametrize("code", OF_A_WHOLE)
@pytest.mark.parametrize("written", ["0.13", "0,95", "1", "1,00", "0.007", ".5".rjust(3, "0")])
def test_a_share_of_one_where_percent_of_a_whole_belongs_is_refused_with_both_meanings(code: str, written: str) -> None:
    problem = refused(code, written)
    number = Decimal(written.replace(",", "."))
    assert problem.code == "ambiguous"
    assert f"{number} % or {(number * 100).normalize():f} %" in problem.message("en")


@pytest.mark.parametrize("code", OF_A_WHOLE)
@pytest.mark.parametrize("written", ["0,13 %", "0.95%", "13", "0", "1.01"])
def test_a_percent_sign_or_a_larger_number_has_one_meaning(code: str, written: str) -> None:
    assert Decimal(fact(stated(code, written), code)) == Decimal(written.strip("% ").replace(",", "."))


@pytest.mark.parametrize("code", [*GROWTH, "kemanfaatan"])
@pytest.mark.parametrize("written", ["0.13", "1", "-0,5"])
def test_a_small_rate_without_bounds_is_read_as_percent_with_a_notice(code: str, written: str) -> None:
    if code == "kemanfaatan":
        sheets = [stated(code, written.lstrip("-"), basis) for basis in "cd"]
    else:
        sheets = [stated(code, written)]
    for sheet in sheets:
        assert ["percent" in notice.text.en for notice in sheet.notices if notice.code == "read_as"] == [True]


@pytest.mark.parametrize("code", POINTS)
def test_points_are_not_touched(code: str) -> None:
    sheet = stated(code, "0.36")
    assert (fact(sheet, code), sheet.notices) == ("0.36", ())


@pytest.mark.parametrize("written", ["0.72", "1", "0,8"])
def test_a_human_development_index_as_a_share_of_one_is_refused(written: str) -> None:
    assert "points" in refused("capaian_ipm", written).message("en")


def book(cells: Sequence[Sequence[Any]], *, above: int = 0) -> bytes:
    """A workbook of these rows; a pair is a value and its number format."""
    found = openpyxl.Workbook()
    page: Any = found.active
    for number, row in enumerate([*[["Laporan"]] * above, *cells], 1):
        for place, cell in enumerate(row, 1):
            value, form = cell if isinstance(cell, tuple) else (cell, "General")
            page.cell(number, place, value).number_format = form
    stream = io.BytesIO()
    found.save(stream)
    return stream.getvalue()


TOP = [*HEAD.split(";"), "pengaduan.fact", "sdm.fact", "kemudahan_proses.fact"]
KNOWN = ["35.79", "a", "A", "penerapan", "1.02"]


@pytest.mark.parametrize(
    ("cell", "value"), [((0.95, "0%"), "95"), ((0.955, "0.0%"), "95.5"), ((1, "0%"), "100"), ((95, "0"), "95")]
)
def test_in_a_workbook_the_format_of_a_cell_says_whether_it_is_a_percentage(cell: Any, value: str) -> None:
    sheet = ida.files.read_spreadsheet(book([TOP, [*KNOWN, cell, 12.0, 1.125]], above=2), year=2026)
    claims: Any = sheet.submissions[0].innovations[0].claims
    assert Decimal(claims["pengaduan"].fact) == Decimal(value)
    assert (claims["sdm"].fact, Decimal(claims["kemudahan_proses"].fact)) == (12, Decimal("1.125"))


def test_a_share_without_a_format_and_a_formula_are_refused_with_their_cells() -> None:
    with pytest.raises(ida.InvalidSubmission) as caught:
        ida.files.read_spreadsheet(book([TOP, [*KNOWN, 0.95, "=6*2", None]], above=3), year=2026)
    assert [(one.code, one.path) for one in caught.value.problems] == [
        ("formula", "G5 (sdm.fact)"),
        ("ambiguous", "F5 (pengaduan.fact)"),
    ]


def test_a_region_that_a_workbook_keeps_as_a_number_is_completed() -> None:
    sheet = ida.files.read_spreadsheet(book([TOP[:5], [35.1, *KNOWN[1:]]]), year=2026)
    assert (sheet.submissions[0].region.code, [one.code for one in sheet.notices]) == ("35.10", ["code_completed"])


@given(
    st.integers(0, 10**6),
    st.sampled_from(["{0}", "{0}.0", "{0},00", "+{0}", "{0:_}"]),
    st.decimals(2, 99, places=2),
    st.sampled_from(["{0}", "{0}%", "{0} %", "+{0}"]),
    st.booleans(),
)
def test_any_mixture_of_ways_reads_as_the_plain_numbers(
    count: int, way: str, rate: Decimal, percent: str, comma: object
) -> None:
    written = way.format(count).replace("_", " ")
    share = percent.format(rate).replace(".", "," if comma else ".")
    text = f"{HEAD};sdm.fact;pengaduan.fact\n{LINE};{written};{share}\n"
    claims: Any = ida.files.read_spreadsheet(text.encode(), year=2026).submissions[0].innovations[0].claims
    assert (claims["sdm"].fact, Decimal(claims["pengaduan"].fact)) == (count, rate)


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(".,"))
def test_a_number_of_two_meanings_is_refused_with_both_wherever_it_stands(whole: int, part: int, mark: str) -> None:
    for code in ("sdm", "pad", "tingkat_kemiskinan"):
        problem = refused(code, f"{whole}{mark}{part:03}")
        assert problem.code == "ambiguous"
        assert f"{whole}{part:03} or {whole}.{part:03}" in problem.message("en")
