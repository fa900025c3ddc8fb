"""Reading the official application's export: its layouts, its cells, and every kind of file."""

from __future__ import annotations

import io
import json
import pickle
import struct
import sys
import time
import tracemalloc
import zipfile
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import IO, TYPE_CHECKING, Any

import attrs
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import inovasi_daerah as ida
import workbooks
from inovasi_daerah import affairs
from inside import ABSENT, NO_VALUE, affairs_in, as_mapping, clean, load_portfolio_from, split_login, workbook
from inside import attempt_at_workbook as _attempt
from workbooks import NEW_LAYOUT, OLD_LAYOUT, as_csv, changed_part, line_of, load, random_rows, table, xlsx

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROWS = random_rows(6)
LINES = [line_of(row) for row in ROWS]
CODES = [code for code in affairs() if "." in code]


def one(**changes: Any) -> ida.portfolio.Portfolio:
    """The portfolio of one row with some cells changed; spaces of labels are written as underscores."""
    return load(xlsx(table([{**LINES[0], **{label.replace("_", " "): cell for label, cell in changes.items()}}])))


def with_stray(sheet: str, place: str, cell: Any, *, hidden: bool = False) -> bytes:
    """The export with one more cell somewhere, on a sheet of its own if there is none of that name."""
    book = openpyxl.load_workbook(io.BytesIO(xlsx(table(LINES))))
    page = book[sheet] if sheet in book.sheetnames else book.create_sheet(sheet)
    page[place] = cell
    page.sheet_state = "hidden" if hidden else "visible"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def refusal(content: bytes) -> ida.Problem:
    """The one problem for which a file is refused."""
    with pytest.raises(ida.InvalidPortfolio) as caught:
        load(content)
    (problem,) = caught.value.problems
    return problem


def codes(found: ida.portfolio.Portfolio) -> list[tuple[str, str]]:
    return [(notice.code, notice.path) for notice in found.notices]


class TestLayouts:
    def test_the_2025_layout_reads_back_whole(self) -> None:
        found = load(xlsx(table(LINES)))
        assert list(found.rows) == ROWS
        assert (found.region, found.government, found.sheet) == (ida.Region("35.79"), "Kota Batu", "Data")
        assert found.problems == ()
        assert found.notices == ()

    def test_the_older_layout_reads_back_without_what_it_lacks(self) -> None:
        found = load(xlsx(table(LINES, OLD_LAYOUT)))
        lacking: dict[str, Any] = {
            "asta_cita": None,
            "touching_affairs": (),
            "entered_on": None,
            "developed_on": None,
            "coordinates": None,
            "video": None,
        }
        assert list(found.rows) == [attrs.evolve(row, **lacking) for row in ROWS]
        assert found.problems == ()
        assert found.notices == ()

    def test_the_older_layout_has_the_date_of_the_trial(self) -> None:
        lines = [{**LINES[0], "Tanggal Uji Coba": "05-04-2024"}]
        assert load(xlsx(table(lines, OLD_LAYOUT))).rows[0].trialled_on == date(2024, 4, 5)

    @given(st.permutations(NEW_LAYOUT))
    @settings(max_examples=20)
    def test_columns_stand_in_any_order(self, labels: list[str]) -> None:
        assert list(load(xlsx(table(LINES, labels))).rows) == ROWS

    def test_asta_cita_may_be_spelt_rightly_and_labels_in_any_case(self) -> None:
        labels = ["Asta Cita" if label == "Asta Cipta" else f" {label.upper()} " for label in NEW_LAYOUT]
        cells = [labels, *table(LINES)[1:]]
        assert list(load(xlsx(cells)).rows) == ROWS

    def test_a_missing_column_is_a_notice_where_the_index_does_not_need_it(self) -> None:
        found = load(xlsx(table(LINES, [label for label in NEW_LAYOUT if label != "Asta Cipta"])))
        assert codes(found) == [("column_missing", "Data!1")]
        assert "Asta Cipta" in found.notices[0].text.en

    @pytest.mark.parametrize("label", ["Judul Inovasi", "Kematangan", "Tahapan Inovasi", "Urusan Utama"])
    def test_a_missing_column_is_refused_where_the_index_needs_it(self, label: str) -> None:
        problem = refusal(xlsx(table(LINES, [other for other in NEW_LAYOUT if other != label])))
        assert (problem.code, problem.path) == ("missing_column", "Data!1")
        assert label in problem.message("en")

    def test_a_misspelt_needed_column_is_refused_with_what_was_meant(self) -> None:
        labels = ["Kematangn" if label == "Kematangan" else label for label in NEW_LAYOUT]
        problem = refusal(xlsx([labels, *table(LINES)[1:]]))
        assert problem.code == "missing_column"
        assert '"Kematangan"; misspelt as "Kematangn"?' in problem.message("en")

    def test_all_missing_columns_are_told_at_once(self) -> None:
        with pytest.raises(ida.InvalidPortfolio) as caught:
            load(xlsx(table(LINES, ["No", "Pemda", "Jenis", "Judul Inovasi"])))
        assert [problem.code for problem in caught.value.problems] == ["missing_column"] * 3

    def test_an_extra_column_is_not_read_and_noted(self) -> None:
        labels = (*NEW_LAYOUT[:3], "Catatan Kami", 7, *NEW_LAYOUT[3:])
        lines = [{**line, "Catatan Kami": "rahasia", 7: 7} for line in LINES]
        found = load(xlsx(table(lines, labels)))  # type: ignore[arg-type]  # the same
        assert list(found.rows) == ROWS
        assert codes(found) == [("unknown_column", "Data!D1"), ("unknown_column", "Data!E1")]
        assert "rahasia" not in repr(found)

    def test_a_column_without_a_label_is_noted_once(self) -> None:
        cells = table(LINES)
        found = load(xlsx([cells[0], cells[1], *([*line, "lagi", None, 7] for line in cells[2:])]))
        assert list(found.rows) == ROWS
        assert codes(found) == [("unknown_column", "Data!T"), ("unknown_column", "Data!V")]

    def test_a_label_that_is_not_known_is_not_quoted(self) -> None:
        found = load(as_csv(table(LINES, (*NEW_LAYOUT, "Catatan\x1b[31m"))))
        assert codes(found) == [("unknown_column", "T1")]
        assert [notice.text.en for notice in found.notices] == ["a column with an unknown label is not read"]

    def test_a_column_that_stands_twice_is_refused(self) -> None:
        problem = refusal(xlsx(table(LINES, (*NEW_LAYOUT, "Kematangan"))))
        assert (problem.code, problem.path) == ("duplicate_column", "Data!T1")

    def test_titles_above_the_header_are_passed_over_and_cells_keep_their_names(self) -> None:
        before: list[list[Any]] = [["DAFTAR INOVASI"], [], [None, "Kota Batu"]]
        found = load(xlsx(table([{**LINES[0], "Kematangan": "x"}]), before=before))
        assert [problem.path for problem in found.problems] == ["Data!L5"]

    def test_a_merged_title_row_is_passed_over(self) -> None:
        book = openpyxl.Workbook()
        page = book.active
        assert page is not None
        page.append(["DAFTAR INOVASI DAERAH"])
        page.merge_cells("A1:S1")
        for cells in table(LINES):
            page.append(cells)
        stream = io.BytesIO()
        book.save(stream)
        assert [attrs.evolve(row, number=row.number - 1) for row in load(stream.getvalue()).rows] == ROWS

    def test_blank_rows_are_no_rows(self) -> None:
        cells = table(LINES)
        found = load(xlsx([*cells[:3], [], ["", None], *cells[3:]]))
        assert [row.title for row in found.rows] == [row.title for row in ROWS]
        assert found.rows[2].number == 6


class TestCells:
    @pytest.mark.parametrize(
        ("label", "cell", "code"),
        [
            ("Judul_Inovasi", "", "missing_key"),
            ("Kematangan", "", "missing_key"),
            ("Kematangan", "-5", "bad_form"),
            ("Kematangan", "1,000", "bad_form"),
            ("Kematangan", "seratus", "bad_form"),
            ("Kematangan", "1110.00", "bad_form"),
            ("Kematangan", "-0", "bad_form"),
            ("Kematangan", "=100+11", "formula"),
            ("Kematangan", "=1/0", "formula"),
            ("Tahapan_Inovasi", "Selesai", "unknown_value"),
            ("Tahapan_Inovasi", "-", "missing_key"),
            ("Urusan_Utama", "kesehatan, pendidikan", "several_affairs"),
            ("Urusan_Utama", "kesehatn", "unknown_affair"),
            ("Tanggal_Penerapan", "31-02-2024", "bad_date"),
            ("Tanggal_Penerapan", "2024", "bad_form"),
        ],
    )
    def test_what_the_index_needs_and_cannot_be_read_is_a_problem(self, label: str, cell: str, code: str) -> None:
        found = one(**{label: cell})
        place = NEW_LAYOUT.index(label.replace("_", " "))
        assert [(problem.code, problem.path) for problem in found.problems] == [(code, f"Data!{chr(65 + place)}2")]
        assert found.notices == ()
        assert found.problems[0].value is ABSENT

    @pytest.mark.parametrize(
        ("label", "cell", "code"),
        [
            ("Jenis", "Analog", "unknown_value"),
            ("Bentuk_Inovasi", "Inovasi lain", "unknown_value"),
            ("Asta_Cipta", "Membangun", "unknown_value"),
            ("Tanggal_Pengembangan", "29-02-2023", "bad_date"),
            ("Tanggal_Input", "=TODAY()", "formula"),
        ],
    )
    def test_what_the_index_does_not_need_is_a_notice_that_names_its_column(
        self, label: str, cell: str, code: str
    ) -> None:
        found = one(**{label: cell})
        assert found.problems == ()
        assert [notice.code for notice in found.notices] == [code]
        assert label.replace("_", " ") in found.notices[0].text.en

    @pytest.mark.parametrize(
        ("label", "cell"),
        [
            ("Inisiator", "Rahasia Sekali"),
            ("Video", "https://rahasia.example"),
            ("Koordinat", "rumah Rahasia"),
            ("Koordinat", "-91.5, 100.5"),
            ("Admin_OPD", "(rahasia.login)"),
        ],
    )
    def test_what_may_be_personal_is_never_quoted(self, label: str, cell: str) -> None:
        found = one(**{label: cell})
        assert found.problems == ()
        assert len(found.notices) == 1
        assert "ahasia" not in found.notices[0].text.id + found.notices[0].text.en + repr(found)

    def test_numbers_and_dates_of_the_spreadsheet_are_read_as_such(self) -> None:
        when = datetime(2025, 3, 4)  # noqa: DTZ001 - a workbook knows no zone
        row = one(Kematangan=97.5, Tanggal_Penerapan=when, Tanggal_Input=date(2026, 6, 1)).rows[0]
        assert (row.maturity, row.applied_on, row.entered_on) == (Decimal("97.5"), date(2025, 3, 4), date(2026, 6, 1))

    def test_a_time_of_day_a_truth_value_and_an_error_are_no_maturities(self) -> None:
        when = datetime(2025, 3, 4, 5, 6)  # noqa: DTZ001 - a workbook knows no zone
        for cell in (True, 1e300, "#REF!"):
            assert len(one(Kematangan=cell).problems) == 1
        assert [found.code for found in one(Kematangan=when).problems] == ["displaced_row", "bad_form"]

    def test_control_characters_are_taken_out_of_a_title(self) -> None:
        assert clean("a\x07b \u202e c\n\nd") == "ab c d"

    def test_many_unknown_affairs_in_one_cell_are_one_notice(self) -> None:
        pieces = [f"urusan {n}" for n in range(1000)]
        found = one(Urusan_lain_yang_beririsan=", ".join([*pieces, *pieces, "kesehatan"]))
        assert found.rows[0].touching_affairs == ("1.02",)
        assert codes(found) == [("unknown_affair", "Data!K2")]

    def test_of_several_governments_in_one_file_none_gets_the_rows_of_another(self) -> None:
        names = ["Kota Batu", "Kota Malang", "Kecamatan Batu", "Kota Malang", "Kota Batu", "Kota Batu"]
        content = xlsx(table([{**line, "Pemda": name} for line, name in zip(LINES, names, strict=True)]))
        with pytest.raises(ida.InvalidPortfolio) as caught:
            load(content)
        (several,) = caught.value.problems
        assert (several.code, several.path, several.value) == ("several_regions", "Data!C3", ABSENT)
        assert '3 rows of "35.79" (Kota Batu), 2 rows of "35.73" (Kota Malang)' in several.expected.en
        for code, numbers in (("35.79", (2, 6, 7)), ("35.73", (3, 5))):
            found = load(content, region=ida.Region(code))
            assert (found.region, tuple(row.number for row in found.rows)) == (ida.Region(code), numbers)
            (left_out,) = (one for one in found.notices if one.code == "other_region")
            assert left_out.text.en.startswith(f"{6 - len(numbers)} rows of other governments")

    @pytest.mark.parametrize(
        ("former", "code", "law"),
        [
            ("Kabupaten Mamuju Utara", "76.01", "PP 61/2017"),
            ("Pemkab Toba Samosir", "12.12", "PP 14/2020"),
            ("Pemerintah Kab. Maluku Tenggara Barat", "81.03", "PP 2/2019"),
            ("KAB. PONTIANAK", "61.02", "PP 58/2014"),
        ],
    )
    def test_a_former_name_is_read_with_the_name_of_today(self, former: str, code: str, law: str) -> None:
        found = one(Pemda=former)
        assert (found.region, found.problems) == (ida.Region(code), ())
        (notice,) = found.notices
        assert (notice.code, law in notice.text.id, ida.Region(code).name in notice.text.en) == (
            "former_name",
            True,
            True,
        )

    def test_a_government_that_is_not_known_is_a_problem_unless_the_region_is_given(self) -> None:
        content = xlsx(table([{**LINES[0], "Pemda": "Kota Khayalan"}]))
        found = load(content)
        assert (found.region, found.government) == (None, None)
        assert [(one.code, one.path, one.value) for one in found.problems] == [("unknown_region", "Data!C2", ABSENT)]
        given_region = load(content, region=ida.Region("35.79"))
        assert (given_region.region, given_region.problems) == (ida.Region("35.79"), ())
        assert codes(given_region) == [("unknown_region", "Data!C2")]

    def test_the_nearest_governments_are_named_and_their_number_is_bounded(self) -> None:
        found = load(as_csv(table([{**LINES[0], "Pemda": f"Kota Batu{n:02}"} for n in range(60)])))
        texts = [one.expected.en for one in found.problems]
        assert len(texts) == 60
        assert '"35.79" (Kota Batu)' in texts[0]
        assert set(texts[20:]) == {"the name of one regional government"}
        (shared,) = one(Pemda="Malang").problems
        assert shared.expected.en.endswith('the name of "35.07" (Kabupaten Malang); "35.73" (Kota Malang)')

    def test_the_region_is_the_first_that_is_known(self) -> None:
        names = ["Kota Khayalan", "Kota Batu"]
        found = load(xlsx(table([{**line, "Pemda": name} for line, name in zip(LINES, names, strict=False)])))
        assert (found.region, found.government) == (ida.Region("35.79"), "Kota Batu")
        assert [(one.code, one.path) for one in found.problems] == [("unknown_region", "Data!C2")]

    def test_one_government_may_be_written_in_several_ways(self) -> None:
        lines = [{**line, "Pemda": name} for line, name in zip(LINES, ["Kota Batu", "KOTA BATU"], strict=False)]
        assert load(xlsx(table(lines))).problems == ()

    def test_a_second_name_that_is_no_region_is_told_as_that(self) -> None:
        lines = [{**line, "Pemda": name} for line, name in zip(LINES, ["Kota Batu", "Kota Khayalan"], strict=False)]
        found = load(xlsx(table(lines)))
        assert [(problem.code, problem.path) for problem in found.problems] == [("unknown_region", "Data!C3")]

    def test_a_region_that_no_row_is_of_is_refused(self) -> None:
        with pytest.raises(ida.InvalidPortfolio) as caught:
            load(xlsx(table(LINES)), region=ida.Region("35.73"))
        (found,) = caught.value.problems
        assert (found.code, found.path) == ("other_region", "Data!C")
        assert (
            found.expected.en
            == f'rows of "35.73" (Kota Malang); this file holds {len(LINES)} rows of "35.79" (Kota Batu)'
        )
        assert load(xlsx(table(LINES)), region=ida.Region("35.79")).notices == ()

    def test_a_list_that_names_no_government_is_of_the_region_that_was_given(self) -> None:
        content = xlsx(table([{**LINES[0], "Pemda": ""}]))
        assert load(content, region=ida.Region("35.79")).region == ida.Region("35.79")
        assert load(content).region is None

    def test_a_region_without_a_government_has_no_list(self) -> None:
        with pytest.raises(ida.InvalidPortfolio) as refused:
            load(xlsx(table(LINES)), region=ida.Region("31.71"))
        assert [(found.code, found.path) for found in refused.value.problems] == [("not_a_government", "region")]

    def test_provinces_are_known_by_their_name(self) -> None:
        assert one(Pemda="Provinsi Jawa Timur").region == ida.Region("35")

    @pytest.mark.parametrize(
        ("text", "name", "login"),
        [
            ("Dinas (a) (b)", "Dinas (a)", "b"),
            ("Dinas (a(b))", "Dinas", "a(b)"),
            ("Dinas (a", "Dinas", "a"),
            ("Dinas (a) b", "Dinas", "a) b"),
            ("Dinas (a))", "Dinas", "a)"),
            ("Dinas \uff08a\uff09", "Dinas", "a"),
            ("Dinas ()", "Dinas", None),
            ("(a)", "", "a"),
            ("Dinas", "Dinas", None),
        ],
    )
    def test_the_login_is_cut_off_a_unit(self, text: str, name: str, login: str | None) -> None:
        assert split_login(text) == (name, login)

    @given(st.lists(st.sampled_from(CODES), unique=True))
    def test_any_list_of_affairs_is_read_back(self, chosen: list[str]) -> None:
        found, unknown = affairs_in(", ".join(affairs()[code].name.id for code in chosen))
        assert ([affair.code for affair in found], unknown) == (chosen, ())

    def test_empty_pieces_of_a_list_are_no_affairs(self) -> None:
        found, unknown = affairs_in(", kesehatan,, ,pendidikan,")
        assert ([affair.code for affair in found], unknown) == (["1.02", "1.01"], ())


class TestFiles:
    def test_csv_with_commas(self) -> None:
        found = load(as_csv(table(LINES)))
        assert list(found.rows) == ROWS
        assert found.cell(found.rows[0], "maturity") == "L2"

    def test_csv_with_semicolons_and_decimal_commas_and_a_mark_of_its_encoding(self) -> None:
        lines = [{**line, "Kematangan": str(line["Kematangan"]).replace(".", ",")} for line in LINES]
        assert list(load(as_csv(table(lines), ";", "utf-8-sig")).rows) == ROWS

    @pytest.mark.parametrize("delimiter", ["\t", "|"])
    def test_csv_with_other_delimiters(self, delimiter: str) -> None:
        assert list(load(as_csv(table(LINES), delimiter)).rows) == ROWS

    def test_csv_may_hold_line_breaks_and_blank_lines(self) -> None:
        lines = [{**LINES[0], "Judul Inovasi": "Inovasi\nContoh 001"}, *LINES[1:]]
        content = as_csv(table(lines)).replace(b"\r\n2,", b"\r\n\r\n2,")
        assert [row.number for row in load(content).rows] == [2, 4, 5, 6, 7, 8]
        assert load(content).rows[0].title == "Inovasi Contoh 001"

    @pytest.mark.parametrize(
        ("content", "code"),
        [
            (b"", "no_header"),
            (b"a,b\n1,2\n", "no_header"),
            ("Judul Inovasi,Kematangan,Tahapan Inovasi,Urusan Utama\né".encode("latin-1"), "not_utf8"),
            (b'Judul Inovasi,Kematangan,Tahapan Inovasi,Urusan Utama\n"a"b,1,2,3\n', "not_workbook"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "encrypted"),
            (b"PK\x03\x04 and no more", "not_workbook"),
            (xlsx(table(LINES))[:-200], "not_workbook"),
            (xlsx([]), "no_header"),
            (xlsx([["Judul Inovasi", "Kematangan"]] * 60), "no_header"),
        ],
    )
    def test_what_is_no_export_is_refused(self, content: bytes, code: str) -> None:
        problem = refusal(content)
        assert problem.code == code
        assert problem.message("id") != problem.message("en")
        assert problem.value is ABSENT

    def test_what_is_wrong_with_a_csv_is_told_with_its_line_or_the_way_out(self) -> None:
        assert refusal(as_csv(table(LINES)) + b'7,"abc').path == "8"
        assert refusal(as_csv(table([{**LINES[0], "Judul Inovasi": "x" * 140_000}]))).path == "2"
        assert "CSV UTF-8" in refusal(as_csv(table(LINES)) + b"\xe9").message("en")

    def test_a_header_below_the_first_rows_is_not_looked_for(self) -> None:
        assert refusal(xlsx(table(LINES), before=[["x"]] * 50)).code == "no_header"
        assert load(xlsx(table(LINES), before=[["x"]] * 49)).rows

    def test_a_workbook_may_be_cut_anywhere(self) -> None:
        whole = xlsx(table(LINES))
        for end in range(8, len(whole), 97):
            assert refusal(whole[:end]).code == "not_workbook"

    def test_a_damaged_part_is_refused_without_quoting_it(self) -> None:
        content = changed_part(xlsx(table(LINES)), "xl/worksheets/sheet1.xml", lambda text: text[: len(text) // 2])
        assert refusal(content).code == "not_workbook"
        with pytest.raises(ida.InvalidPortfolio) as caught:
            load(content)
        assert caught.value.__context__ is None

    def test_other_sheets_are_noted(self) -> None:
        book = openpyxl.load_workbook(io.BytesIO(xlsx(table(LINES))))
        book.create_sheet("Kosong", 0)
        book.create_sheet("Petunjuk").append(["cara mengisi"])
        stream = io.BytesIO()
        book.save(stream)
        found = load(stream.getvalue())
        assert list(found.rows) == ROWS
        assert codes(found) == [("sheet_not_read", "Kosong"), ("sheet_not_read", "Petunjuk")]

    def test_a_visible_sheet_is_read_before_a_hidden_one_and_a_second_export_is_noted(self) -> None:
        book = openpyxl.load_workbook(io.BytesIO(xlsx(table(LINES))))
        old = book.create_sheet("Lama", 0)
        old.sheet_state = "hidden"
        for cells in table(LINES[:2]):
            old.append(cells)
        stream = io.BytesIO()
        book.save(stream)
        found = load(stream.getvalue())
        assert (found.sheet, list(found.rows)) == ("Data", ROWS)
        assert codes(found) == [("sheet_not_read", "Lama")]
        assert "holds an export too" in found.notices[0].text.en

    def test_too_many_sheets_are_refused(self) -> None:
        book = openpyxl.Workbook()
        for _ in range(101):
            book.create_sheet()
        stream = io.BytesIO()
        book.save(stream)
        assert refusal(stream.getvalue()).code == "too_large"

    def test_a_zip_bomb_is_refused_before_it_is_unpacked(self) -> None:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/worksheets/sheet1.xml", bytes(80 * 1024 * 1024))
        assert len(stream.getvalue()) < 200_000
        tracemalloc.start()
        try:
            assert refusal(stream.getvalue()).code == "too_large"
            assert tracemalloc.get_traced_memory()[1] < 10_000_000
        finally:
            tracemalloc.stop()

    def test_a_part_that_lies_about_its_size_is_not_unpacked(self) -> None:
        whole = xlsx(table(LINES))
        at = whole.index(b"PK\x01\x02")
        names: list[bytes] = []
        lying = bytearray(whole)
        while lying[at : at + 4] == b"PK\x01\x02":
            name, extra, comment = struct.unpack("<HHH", lying[at + 28 : at + 34])
            names.append(bytes(lying[at + 46 : at + 46 + name]))
            if names[-1] == b"xl/worksheets/sheet1.xml":
                lying[at + 24 : at + 28] = struct.pack("<I", 100)
            at += 46 + name + extra + comment
        assert refusal(bytes(lying)).code == "not_workbook"

    def test_entities_that_multiply_are_refused(self) -> None:
        entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 20}">' for n in range(1, 9))
        bomb = f'<!DOCTYPE x [<!ENTITY e0 "xxxxxxxxxx">{entities}]>'
        content = changed_part(
            xlsx(table(LINES)),
            "xl/worksheets/sheet1.xml",
            lambda text: text.replace(b"<worksheet", bomb.encode() + b"<worksheet", 1).replace(
                b"Inovasi Contoh 001", b"&e8;"
            ),
        )
        assert refusal(content).code == "not_workbook"

    def test_too_many_parts_are_refused(self) -> None:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for n in range(2001):
                archive.writestr(str(n), b"")
        assert refusal(stream.getvalue()).code == "too_large"

    def test_a_file_beyond_the_limit_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(workbook, "MAX_BYTES", 1000)
        assert refusal(xlsx(table(LINES))).code == "too_large"
        with pytest.raises(ida.InvalidPortfolio, match="256 MiB"):
            load_portfolio_from(Pipe(xlsx(table(LINES))))

    @pytest.mark.parametrize("write", [xlsx, as_csv])
    def test_rows_beyond_the_limit_are_refused(
        self, write: Callable[[Any], bytes], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(workbook, "MAX_ROWS", 7)
        assert len(load(write(table(LINES))).rows) == 6
        assert refusal(write(table([*LINES, LINES[0]]))).code == "too_large"

    @pytest.mark.parametrize(
        ("place", "cell"), [("A1048576", " "), ("BL300000", "\u00a0"), ("C250001", "\u200b\n"), ("T260000", "\u3000 ")]
    )
    def test_cells_of_only_spaces_do_not_count(self, place: str, cell: str) -> None:
        found = load(with_stray("Data", place, cell))
        assert list(found.rows) == ROWS
        assert found.notices == ()

    @pytest.mark.parametrize("hidden", [False, True])
    @pytest.mark.parametrize(("place", "cell"), [("A300000", "x"), ("C1048576", 7), ("B250001", "=1")])
    def test_other_sheets_do_not_count(self, place: str, cell: object, hidden: bool) -> None:
        found = load(with_stray("Catatan", place, cell, hidden=hidden))
        assert list(found.rows) == ROWS
        assert codes(found) == [("sheet_not_read", "Catatan")]

    @pytest.mark.parametrize(
        ("place", "cell"), [("A300000", "x"), ("C1048576", 7), ("BA250001", "=1"), ("L250002", date(2026, 1, 1))]
    )
    def test_a_stray_cell_far_below_is_refused_with_its_sheet_and_place(self, place: str, cell: object) -> None:
        found = refusal(with_stray("Data", place, cell))
        assert (found.code, found.path, found.value) == ("too_large", f"Data!{place}", ABSENT)

    def test_a_stray_record_far_below_is_refused_with_its_cell_and_blank_ones_do_not_count(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(workbook, "MAX_ROWS", 9)
        blank = b", ,\xc2\xa0,\r\n" * 20
        assert list(load(as_csv(table(LINES)) + blank).rows) == ROWS
        assert refusal(as_csv(table(LINES)) + blank + b", ,x\r\n").path == "C28"

    def test_a_row_far_below_is_refused_and_not_dropped(self) -> None:
        content = changed_part(
            xlsx(table(LINES)), "xl/worksheets/sheet1.xml", lambda text: text.replace(b'<row r="7"', b'<row r="900000"')
        )
        content = changed_part(
            content,
            "xl/worksheets/sheet1.xml",
            lambda text: text.replace(b'7" t="inlineStr"', b'900000" t="inlineStr"'),
        )
        assert refusal(content).code == "too_large"

    def test_a_stream_that_cannot_be_wound_back_is_read(self) -> None:
        assert list(load_portfolio_from(Pipe(xlsx(table(LINES)))).rows) == ROWS

    def test_a_file_is_recognised_by_its_content(self, tmp_path: Path) -> None:
        path = workbooks.write(tmp_path / "export.csv", xlsx(table(LINES)))
        assert list(ida.load_portfolio(path).rows) == ROWS

    def test_a_missing_file_is_an_os_error(self, tmp_path: Path) -> None:
        with pytest.raises(FileNotFoundError):
            ida.load_portfolio(tmp_path / "none.xlsx")

    def test_without_the_extra_the_error_names_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "openpyxl", None)
        with pytest.raises(ida.MissingExtra, match="excel") as caught:
            load(xlsx_made_before)
        assert caught.value.extra == "excel"
        assert list(load(as_csv(table(LINES))).rows) == ROWS

    def test_the_sign_of_no_value_says_so(self) -> None:
        assert repr(NO_VALUE) == "NO_VALUE"
        assert _attempt(lambda: 7) == 7


xlsx_made_before = xlsx(table(LINES))


def test_its_errors_can_be_pickled() -> None:
    with pytest.raises(ida.InvalidPortfolio) as caught:
        load(b"")
    for error in (caught.value, ida.MissingExtra("excel", "openpyxl")):
        again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
        assert (type(again), again.message("en")) == (type(error), error.message("en"))


class Pipe(io.BytesIO):
    """A stream that can't be wound back."""

    def seekable(self) -> bool:
        return False


WRITERS: list[Callable[[Any], bytes]] = [xlsx, as_csv]
rows_of_any_kind = st.builds(
    ida.portfolio.PortfolioRow,
    number=st.just(0),
    title=st.text(st.sampled_from("abc \u00e9\u201c,;\"'<&=+@0"), max_size=30)
    .map(clean)
    .filter(lambda text: text not in {"", "-"} and text[0] != "="),
    maturity=st.decimals(0, 111, places=2),
    stage=st.sampled_from(ida.Stage),
    affair=st.sampled_from([*CODES, "5"]),
    touching_affairs=st.lists(st.sampled_from(CODES), unique=True, max_size=3).map(tuple),
    unit=st.sampled_from([None, *workbooks.UNITS]),
    form=st.none() | st.sampled_from(ida.Form),
    kind=st.none() | st.sampled_from(ida.Kind),
    initiator=st.none() | st.sampled_from(ida.Initiator),
    asta_cita=st.none() | st.integers(1, 8),
    entered_on=st.none() | st.dates(date(2017, 1, 1), date(2029, 12, 31)),  # of other years it may be a slip
    applied_on=st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    developed_on=st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    coordinates=st.none() | st.tuples(st.decimals(-90, 90, places=4), st.decimals(-180, 180, places=4)),
    video=st.none() | st.booleans(),
)


class TestLaws:
    @given(st.lists(rows_of_any_kind, min_size=1, max_size=8), st.sampled_from(WRITERS))
    def test_a_portfolio_that_is_written_is_read_back_the_same(
        self, rows: list[ida.portfolio.PortfolioRow], write: Callable[[Any], bytes]
    ) -> None:
        numbered = [attrs.evolve(row, number=number) for number, row in enumerate(rows, start=2)]
        found = load(write(table([line_of(row) for row in numbered])))
        assert list(found.rows) == numbered
        assert found.problems == ()
        rules = ida.rulebook("iid-2026")
        parts = {
            "government": Decimal("50.25"),
            "total_maturity": sum(Fraction(row.maturity or 0) for row in rows),
            "innovations": len(rows),
            "basic_services": len({row.affair for row in rows if row.affair and row.affair.startswith("1.")}),
        }
        reading = found.report(rules, government=parts["government"]).reading(stages="all", affairs="main")
        assert reading.with_government == ida.aggregate(rules, **parts)  # type: ignore[arg-type]  # each of its own type

    @given(st.lists(rows_of_any_kind, max_size=8))
    @settings(max_examples=40)
    def test_a_skeleton_reads_back_and_loses_nothing(self, rows: list[ida.portfolio.PortfolioRow]) -> None:
        made = ida.portfolio.Portfolio(tuple(rows)).to_submission_skeleton(2026, ida.Region("35.79"))
        assert ida.read_submission(json.loads(ida.write_submission(made))) == made
        agencies = {agency.id: agency.name for agency in made.agencies}
        for row, one in zip(rows, made.innovations, strict=True):
            assert (row.title, row.maturity, row.stage, row.affair) == (
                one.name,
                one.reported_maturity,
                one.stage,
                one.affair,
            )
            assert {*row.touching_affairs} - {row.affair} == {*one.touching_affairs}
            assert row.unit == (None if one.agency is None else agencies[one.agency])
            for name in ("form", "kind", "initiator", "asta_cita", "applied_on", "developed_on", "coordinates"):
                assert getattr(row, name) == getattr(one, name)
            extra = as_mapping(one)["extra"]
            assert extra.get("entered_on") == (row.entered_on.isoformat() if row.entered_on else None)
            assert extra.get("video") == row.video

    @given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", as_csv(table(LINES))[:300]]))
    def test_bytes_are_read_or_refused(self, content: bytes, start: bytes) -> None:
        try:
            load(start + content)
        except ida.InvalidPortfolio as refused:
            assert refused.problems  # noqa: PT017 - either is well


def test_time_and_memory_grow_in_step_with_the_rows() -> None:
    costs = []
    for count in (300, 2400):
        content = xlsx(table([line_of(row) for row in random_rows(count)]))
        stream: IO[bytes] = io.BytesIO(content)
        tracemalloc.start()
        start = time.process_time()
        found = load_portfolio_from(stream)
        taken = time.process_time() - start
        costs.append((taken, tracemalloc.get_traced_memory()[1]))
        tracemalloc.stop()
        assert len(found.rows) == count
    (time_few, memory_few), (time_many, memory_many) = costs
    assert memory_many < 8 * 1.5 * memory_few
    assert time_many < 8 * 3 * time_few
