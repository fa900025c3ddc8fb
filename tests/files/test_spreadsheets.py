"""CSV as people keep it: one reading, or a problem that names cell and column."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import inovasi_daerah as ida
from examples import KOTA_BATU
from inside import Fact, Refused, cells

if TYPE_CHECKING:
    from pathlib import Path

RULES = ida.rulebook("iid-2026")
HEAD = "region;innovation;name;stage;affair"
LINE = "35.79;a;Inovasi A;penerapan;1.02"


def fact(value: object, basis: str | None = None) -> ida.Claim:
    return ida.Claim(fact=Fact(value), basis=basis)


def sheet(text: str, government: str | None = None) -> ida.files.Spreadsheet:
    other = None if government is None else government.encode()
    return ida.files.read_spreadsheet(text.encode(), year=2026, rules=RULES, government=other)


def problems(text: str | bytes, government: str | None = None) -> list[tuple[str, str]]:
    content = text.encode() if isinstance(text, str) else text
    other = None if government is None else government.encode()
    with pytest.raises(ida.InvalidSubmission) as refused:
        ida.files.read_spreadsheet(content, year=2026, rules=RULES, government=other)
    return [(found.code, found.path) for found in refused.value.problems]


def test_decimal_commas_percent_signs_day_first_dates_and_a_bom_are_read() -> None:
    head = f"\ufeff{HEAD};applied_on;pengaduan.fact;sdm.fact;monev"
    text = f"{head}\r\n35,79;a;Inovasi A;penerapan;1.02;31/12/2024;12,5 %;14;2\r\n"
    found = sheet(text, "region;perizinan.fact;capaian_ipm.fact\n35.79;-12,50%;71,25\n")
    (one,) = found.submissions
    assert one.region.code == "35.79"
    assert [(notice.code, notice.path) for notice in found.notices] == [("code_completed", "A2 (region)")]
    (innovation,) = one.innovations
    assert str(innovation.applied_on) == "2024-12-31"
    assert innovation.claims == {
        "pengaduan": fact("12.5"),
        "sdm": fact(14),
        "monev": ida.Claim(level=2),
    }
    assert one.government == {"perizinan": fact("-12.50"), "capaian_ipm": fact("71.25")}


def test_a_point_and_three_digits_in_a_count_is_refused_with_cell_and_column() -> None:
    assert problems(f"{HEAD};sdm.fact\n{LINE};1.234\n") == [("ambiguous", "F2 (sdm.fact)")]
    assert problems(f"{HEAD};design_words\n{LINE};1,234\n") == [("ambiguous", "F2 (design_words)")]


def test_every_problem_is_named_at_once() -> None:
    text = f"{HEAD};sdm;applied_on;monev\n{LINE};tiga;31/02/2024;2\n;b;B;uji_coba;Kesehatn;1;1-1-2024;1;lebih\n"
    assert problems(text) == [
        ("bad_form", "I3"),
        ("bad_date", "G2 (applied_on)"),
        ("bad_form", "F2 (sdm)"),
        ("null_value", "3 (region)"),
    ]


def test_a_column_that_mixes_day_first_with_iso_is_refused() -> None:
    text = f"{HEAD};applied_on\n{LINE};05/02/2024\n{LINE.replace(';a;', ';b;')};2024-02-05\n"
    assert problems(text) == [("mixed_dates", "F3 (applied_on)")]
    assert len(sheet(text.replace("05/02/2024", "2024-02-05")).submissions[0].innovations) == 2


@pytest.mark.parametrize(
    ("written", "code", "completed"),
    [
        ("35.1", "35.10", True),
        ("35,1", "35.10", True),
        ("35,79", "35.79", True),
        ("35.79", "35.79", False),
        ("35", "35", False),
    ],
)
def test_region_codes_that_became_numbers_are_completed(written: str, code: str, *, completed: bool) -> None:
    assert cells.region(written) == cells.Read(code, completed=completed)


@pytest.mark.parametrize(
    ("written", "code"), [("1.02", "1.02"), ("1,02", "1.02"), ("2.1", "2.10"), ("Kesehatan", "1.02"), ("5", "5")]
)
def test_affairs_are_read_by_code_or_name(written: str, code: str) -> None:
    assert cells.affair_code(written).value == code


@pytest.mark.parametrize("text", ["1.3", "Kesehatn", "0.01"])
def test_what_is_no_affair_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        cells.affair_code(text)
    assert [found.code for found in refused.value.problems] == ["unknown_affair"]


def test_thousands_are_read_where_nothing_else_can_be_meant() -> None:
    assert cells.integer("1.234.567").value == 1_234_567
    assert cells.decimal("1.234,50").value == "1234.50"


def test_empty_cells_beyond_the_columns_are_nothing() -> None:
    assert len(sheet(f"{HEAD}\n{LINE};;\n").submissions) == 1


@pytest.mark.parametrize("text", ["Batu", "35.790", "3.79", "35.", ""])
def test_what_is_no_region_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        cells.region(text)


@pytest.mark.parametrize(
    ("text", "code"), [("1.234", "ambiguous"), ("12,345", "ambiguous"), ("1,2,3", "bad_form"), ("12 %", "bad_form")]
)
def test_decimals_that_can_be_read_in_two_ways_or_none_are_refused(text: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        cells.decimal(text)
    assert [found.code for found in refused.value.problems] == [code]


@given(st.decimals(min_value=-999, max_value=999, places=2))
def test_a_decimal_reads_the_same_with_point_and_comma(number: object) -> None:
    assert cells.decimal(str(number)) == cells.decimal(str(number).replace(".", ",")) == cells.Read(str(number))


@given(st.dates(min_value=date(1900, 1, 1)))
def test_a_date_reads_the_same_in_every_way(when: object) -> None:
    year, month, number = str(when).split("-")
    ways = [str(when), f"{number}/{month}/{year}", f"{int(number)}-{int(month)}-{year}"]
    assert {cells.day(way).value for way in ways} == {str(when)}


@pytest.mark.parametrize("text", ["31/12-2024", "31/12/24", "besok", "12/31/2024", "Desember 2024"])
def test_other_dates_are_refused(text: str) -> None:
    with pytest.raises(Refused):
        cells.day(text)


@pytest.mark.parametrize(
    ("column", "text", "fact"),
    [
        ("anggaran", "2024 2025", (2024, 2025)),
        ("aktor", "akademisi | media", ("akademisi", "media")),
        ("aktor", "4", 4),
        ("regulasi", "perda", "perda"),
        ("pengaduan", "tidak_ada", "tidak_ada"),
        ("kemudahan_proses", "1,5", "1.5"),
    ],
)
def test_facts_are_read_by_the_scale_of_their_row(column: str, text: str, fact: object) -> None:
    (one,) = sheet(f"{HEAD};{column}.fact\n{LINE};{text}\n").submissions
    assert one.innovations[0].claims[column].fact == fact


def test_facts_with_a_basis_are_read_by_the_scale_of_the_basis() -> None:
    head = f"{HEAD};kemanfaatan.basis;kemanfaatan.fact"
    (one,) = sheet(f"{head}\n{LINE};b;20,5%\n").submissions
    assert one.innovations[0].claims["kemanfaatan"] == fact("20.5", basis="b")
    assert problems(f"{head}\n{LINE};a;1.234\n") == [("ambiguous", "G2 (kemanfaatan.fact)")]
    assert problems(f"{head}\n{LINE};z;12\n") == [("unknown_basis", "F2 (kemanfaatan.basis)")]


class TestLoading:
    """Files by their paths."""

    def test_both_files_are_read_under_the_edition_of_the_year(self, tmp_path: Path) -> None:
        of_innovations, of_governments = tmp_path / "inovasi.csv", tmp_path / "pemda.csv"
        of_innovations.write_text(f"{HEAD};sdm\n{LINE};2\n", "utf-8")
        of_governments.write_text("region;visi_misi\n35.79;3\n", "utf-8")
        found = ida.files.load_spreadsheet(of_innovations, year=2026, government=of_governments)
        assert found == sheet(f"{HEAD};sdm\n{LINE};2\n", "region;visi_misi\n35.79;3\n")
        assert ida.files.load_spreadsheet(str(of_innovations), year=2026, rules=RULES).submissions[0].government == {}

    def test_a_year_without_an_edition_needs_rules(self, tmp_path: Path) -> None:
        path = tmp_path / "inovasi.csv"
        path.write_text(f"{HEAD};sdm\n{LINE};2\n", "utf-8")
        with pytest.raises(ida.UnknownRulebook):
            ida.files.load_spreadsheet(path, year=2030)
        assert ida.files.load_spreadsheet(path, year=2030, rules=RULES).submissions[0].year == 2030


def test_columns_without_a_head_and_without_an_entry_are_no_columns() -> None:
    assert sheet(f"{HEAD};sdm;;\n{LINE};2;;\n").submissions == sheet(f"{HEAD};sdm\n{LINE};2\n").submissions
    assert problems(f"{HEAD};sdm;;\n{LINE};2;;x\n") == [("bad_form", "H2")]


def test_what_is_no_date_is_told_once() -> None:
    lines = [f"{LINE};05/02/2024", f"{LINE.replace(';a;', ';b;')};segera"]
    assert problems("\n".join([f"{HEAD};applied_on", *lines])) == [("bad_form", "F3 (applied_on)")]


def test_several_completed_codes_are_told_as_a_cell_holds_them() -> None:
    (notice,) = sheet(f"{HEAD};touching_affairs\n{LINE};1.01 2.1\n").notices
    assert notice.text.en.startswith('"1.01 2.1" is read as 1.01 2.10')


class TestLongForm:
    """A line for each claim."""

    head = f"{HEAD};code;level;fact"

    def test_lines_of_one_innovation_come_together(self) -> None:
        text = f"{self.head}\n{LINE};sdm;;14\n35.79;a;;;;video;3;\n35.79;a;;;;monev;;\n"
        (one,) = sheet(text, "region,code,level\n35.79,visi_misi,3\n35.10,visi_misi,1\n").submissions[1:]
        assert one.innovations[0].claims == {"sdm": fact(14), "video": ida.Claim(level=3)}
        assert one.government == {"visi_misi": ida.Claim(level=3)}

    def test_a_profile_that_contradicts_itself_a_code_twice_and_an_unknown_code_are_refused(self) -> None:
        more = ["a;Lain;;;video;3;", "a;;;;sdm;2;", "a;;;;vidio;2;", "a;;;;;2;"]
        text = "\n35.79;".join([f"{self.head}\n{LINE};sdm;1;", *more])
        assert problems(text) == [
            ("conflict", "C3 (name)"),
            ("duplicate_row", "4"),
            ("unknown_indicator", "F5 (code)"),
            ("null_value", "6 (code)"),
        ]


class TestFiles:
    """What a file must be before its cells are read."""

    def test_semicolons_commas_and_tabs_separate(self) -> None:
        for mark in (";", ",", "\t"):
            assert len(sheet(f"{HEAD}\n{LINE}\n\n".replace(";", mark)).submissions) == 1

    def test_unknown_missing_and_repeated_columns_are_named(self) -> None:
        assert problems("daerah;innovation;innovation;monevv\n35.79;a;a;1\n") == [
            ("missing_column", "region"),
            ("unknown_key", "A1"),
            ("duplicate_key", "C1"),
            ("unknown_key", "D1"),
        ]
        assert problems("", None) == [("missing_column", "region"), ("missing_column", "innovation")]

    def test_columns_beyond_z_have_two_letters(self) -> None:
        head = ";".join([HEAD, *(row.code for row in RULES.innovation), "design_words", "applied_on"])
        line = ";".join([LINE, *["1"] * 20, "300", "kemarin"])
        assert problems(f"{head}\n{line}\n") == [("bad_form", "AA2 (applied_on)")]

    def test_broken_files_are_refused(self) -> None:
        assert problems(b"\xff\xfe")[0] == ("not_utf8", "")
        assert ("bad_form", "") in problems(f'{HEAD}\n{LINE};"x\n')
        with pytest.raises(ida.InvalidSubmission) as refused:
            ida.files.read_spreadsheet(b" " * (64 * 1024 * 1024 + 1), year=2026, rules=RULES)
        too_large = refused.value.problems[0]
        assert (too_large.code, too_large.path) == ("too_large", "")
        assert too_large.message("en").startswith("(the whole file): is too large")

    def test_what_is_no_csv_at_all_is_not_told_its_columns_are_missing(self) -> None:
        assert problems(b"region;innovation\xff\n") == [("not_utf8", "")]
        assert problems(b" " * (64 * 1024 * 1024 + 1)) == [("too_large", "")]
        assert problems(b'region;"innovation') == [("bad_form", "")]

    def test_a_line_with_nothing_but_a_cell_beyond_the_header_is_told(self) -> None:
        assert problems(f"{HEAD}\n;;;;;x\n") == [("bad_form", "F2")]

    def test_what_the_submission_refuses_is_named_by_the_cell_it_was_read_from(self) -> None:
        head = f"{HEAD};touching_affairs;monev;sdm.fact;applied_on"
        lines = [
            "35.79;a;A;terapan;1.02;1.01;7;-1;",
            "35.79;b;;penerapan;;;;;05/02/2024",
            "99.99;c;C;penerapan;5;;;;",
        ]
        assert problems("\n".join([head, *lines]), "region;visi_misi\n35.79;9\n31.71;2\n") == [
            ("out_of_range", "G2 (monev)"),
            ("unknown_value", "D2 (stage)"),
            ("missing_key", "3 (name)"),
            ("missing_key", "3 (affair)"),
            ("out_of_range", "H2 (sdm.fact)"),
            ("unknown_region", "A4 (region)"),
            ("not_a_government", "government!A3 (region)"),
            ("out_of_range", "government!B2 (visi_misi)"),
        ]
        long_form = f"{HEAD};code;level\n{LINE};sdm;2\n35.79;a;;;;monev;7\n"
        assert problems(long_form) == [("out_of_range", "G3 (level)")]

    def test_what_no_cell_says_is_named_by_region(self) -> None:
        with pytest.raises(ida.InvalidSubmission) as refused:
            ida.files.read_spreadsheet(f"{HEAD}\n{LINE}\n".encode(), year=99, rules=RULES)
        assert [(found.code, found.path) for found in refused.value.problems] == [("out_of_range", "35.79.year")]

    def test_a_cell_that_can_t_be_read_is_told_once_beside_all_the_rest(self) -> None:
        head = f"{HEAD};sdm;pengaduan.fact;kemanfaatan.basis;kemanfaatan.fact"
        line = LINE.replace("1.02", "Kesehatn").replace("penerapan", "terapan")
        assert problems(f"{head}\n{line};dua;1.234;a;x\n", "region;visi_misi\n35.79;tiga\n") == [
            ("unknown_affair", "E2 (affair)"),
            ("bad_form", "F2 (sdm)"),
            ("ambiguous", "G2 (pengaduan.fact)"),
            ("bad_form", "I2 (kemanfaatan.fact)"),
            ("unknown_value", "D2 (stage)"),
            ("bad_form", "government!B2 (visi_misi)"),
        ]

    def test_problems_of_the_governments_as_a_file_name_it(self) -> None:
        assert problems(f"{HEAD}\n{LINE}\n", "kode;visi_misi;visi_misi\n") == [
            ("missing_column", "government.region"),
            ("unknown_key", "government!A1"),
            ("duplicate_key", "government!C1"),
        ]
        with pytest.raises(ida.InvalidSubmission) as refused:
            ida.files.read_spreadsheet(f"{HEAD}\n{LINE}\n".encode(), year=2026, rules=RULES, government=b"\xff")
        assert [(found.code, found.path) for found in refused.value.problems] == [("not_utf8", "government")]

    def test_a_notice_says_which_file_it_is_of(self) -> None:
        found = sheet(f"{HEAD}\n{LINE}\n", "region;visi_misi\n35.1;2\n")
        assert [notice.path for notice in found.notices] == ["government!A2 (region)"]

    def test_a_submission_written_as_a_table_reads_back_with_the_same_score(self) -> None:
        original = ida.load_submission(KOTA_BATU)
        stated = {
            one.id: {row.code: str(row.claimed_level) for row in one.rows if row.claimed_level is not None}
            for one in ida.score(original, RULES).innovations
        }
        names = ("name", "stage", "affair", "applied_on", "developed_on", "design_words")
        text = io.StringIO()
        writer = csv.DictWriter(text, ["region", "innovation", *names, *(row.code for row in RULES.innovation)])
        writer.writeheader()
        for one in original.innovations:
            profile = {
                "name": one.name,
                "stage": one.stage.value,
                "affair": one.affair,
                "applied_on": one.applied_on or "",
                "developed_on": one.developed_on or "",
                "design_words": one.words if one.words is not None else "",
            }
            writer.writerow({"region": "35.79", "innovation": one.id, **profile, **stated[one.id]})
        (found,) = sheet(text.getvalue()).submissions
        assert ida.score(found, RULES).maturity == ida.score(original, RULES).maturity
