"""Labels of columns in any writing, their known other names, and a map of one's own."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import inovasi_daerah as ida
from inside import COLUMNS as OFFICIAL_COLUMNS
from process import run
from workbooks import NEW_LAYOUT, as_csv, line_of, load, random_rows, table, xlsx

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROWS = random_rows(3)
LINES = [line_of(row) for row in ROWS]
WRITINGS: dict[str, Callable[[str], str]] = {
    "snake_case": lambda label: label.lower().replace(" ", "_"),
    "capitals": str.upper,
    "camel case": lambda label: label.title().replace(" ", ""),
    "spaces around": lambda label: f"  {label}  ",
    "double spaces": lambda label: label.replace(" ", "  "),
    "hyphens": lambda label: label.replace(" ", "-"),
    "points": lambda label: label.replace(" ", ". ") + ".",
    "a colon": lambda label: f"{label} :",
    "line breaks": lambda label: label.replace(" ", "\n"),
    "no-break spaces": lambda label: label.replace(" ", "\u00a0"),
    "a star": lambda label: f"{label}*",
    "full width": lambda label: label.replace("a", "\uff41"),
}
OTHERS = [(column.labels[0], other) for column in OFFICIAL_COLUMNS for other in column.others]


def labelled(change: dict[str, str], **options: Any) -> ida.portfolio.Portfolio:
    """The export with some labels changed."""
    labels = [change.get(label, label) for label in NEW_LAYOUT]
    return load(xlsx([labels, *table(LINES)[1:]]), **options)


def read_as(found: ida.portfolio.Portfolio) -> list[str]:
    return [notice.text.en for notice in found.notices if notice.code == "label_read"]


@pytest.mark.parametrize("way", WRITINGS)
def test_labels_are_known_in_any_writing_without_a_word(way: str) -> None:
    found = labelled({label: WRITINGS[way](label) for label in NEW_LAYOUT})
    assert list(found.rows) == ROWS
    assert (found.problems, found.notices) == ((), ())


@pytest.mark.parametrize(("label", "other"), [pair for pair in OTHERS if pair[0] in NEW_LAYOUT])
def test_a_known_other_name_is_read_with_a_notice(label: str, other: str) -> None:
    found = labelled({label: other})
    assert list(found.rows) == ROWS
    assert read_as(found) == [f'the column "{other}" is read as "{label}"']


def test_no_name_means_two_columns() -> None:
    names = [label for column in OFFICIAL_COLUMNS for label in (*column.labels, *column.others)]
    assert len({name.casefold() for name in names}) == len(names)


@pytest.mark.parametrize(
    "label", ["Kematangan (0-111)", "Kematangan [skor]", "Tgl. Penerapan", "Skor (maks. 111)", "SKPD (pengusul)"]
)
def test_a_remark_in_brackets_and_short_words_are_passed_over(label: str) -> None:
    found = labelled({{"K": "Kematangan", "T": "Tanggal Penerapan", "S": "Admin OPD"}[label[0]]: label})
    if label.startswith("Skor"):
        found = labelled({"Kematangan": label})
    assert list(found.rows) == ROWS


def test_a_columns_own_label_comes_before_its_other_names() -> None:
    lines = [{**line, "Skor": "1.00"} for line in LINES]
    found = load(as_csv(table(lines, (*NEW_LAYOUT[:3], "Skor", *NEW_LAYOUT[3:]))))
    assert list(found.rows) == ROWS
    assert [(notice.code, notice.path) for notice in found.notices] == [("unknown_column", "D1")]


def test_two_other_names_of_one_column_are_refused() -> None:
    with pytest.raises(ida.InvalidPortfolio) as refused:
        labelled({"Kematangan": "Skor", "Koordinat": "Nilai Kematangan"})
    assert [(one.code, one.path) for one in refused.value.problems] == [("duplicate_column", "Data!Q1")]


@pytest.mark.parametrize("titles", [1, 3, 20])
def test_titles_above_the_header_are_passed_over(titles: int) -> None:
    above = [["DAFTAR INOVASI DAERAH", None, "Tahapan"]] * titles
    assert [row.title for row in load(as_csv([*above, *table(LINES)])).rows] == [row.title for row in ROWS]


@pytest.mark.parametrize(
    ("label", "written", "hint"),
    [
        ("Judul Inovasi", "Nama Proposal", 'perhaps "Nama Proposal"?'),
        ("Judul Inovasi", "Jdul Inovasi", 'misspelt as "Jdul Inovasi"?'),
        ("Kematangan", "Nilai Akhir", 'perhaps "Nilai Akhir"?'),
        ("Kematangan", "Kolom 7", 'expected: "Kematangan" ('),
        ("Tahapan Inovasi", "Status Tahapan", 'perhaps "Status Tahapan"?'),
        ("Urusan Utama", "Kelompok Urusan", 'perhaps "Kelompok Urusan"?'),
    ],
)
def test_a_needed_column_that_is_missing_hints_at_what_may_be_meant(label: str, written: str, hint: str) -> None:
    with pytest.raises(ida.InvalidPortfolio) as refused:
        labelled({label: written})
    (problem,) = refused.value.problems
    assert hint in problem.message("en")


MAP = {"Nama Proposal": "Judul Inovasi", "Nilai Akhir": "maturity"}


@pytest.mark.parametrize("columns", [MAP, {meant: written for written, meant in MAP.items()}])
def test_a_map_of_columns_says_what_labels_mean_in_either_direction(columns: dict[str, str]) -> None:
    found = labelled({"Judul Inovasi": "nama_proposal", "Kematangan": "Nilai Akhir"}, columns=columns)
    assert list(found.rows) == ROWS
    assert len(read_as(found)) == 2


def test_a_map_of_columns_comes_before_the_labels_themselves() -> None:
    lines = [{**line, "Kematangan": "1.00", "Skor BSKDN": line["Kematangan"]} for line in LINES]
    content = as_csv(table(lines, (*NEW_LAYOUT, "Skor BSKDN")))
    assert list(load(content, columns={"Skor BSKDN": "Kematangan"}).rows) == ROWS


def test_a_map_that_names_a_column_that_is_not_there_is_a_problem() -> None:
    with pytest.raises(ida.InvalidPortfolio) as refused:
        labelled({}, columns={"Nilai Akhir": "Kematangan"})
    assert [(one.code, one.value) for one in refused.value.problems] == [("missing_column", "Nilai Akhir")]


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"a": "b"}, "unknown_value"),
        ({"a": "Kematngan"}, "unknown_value"),
        ({"a": 1}, "wrong_type"),
        ({"": "Kematangan"}, "wrong_type"),
        ([["a", "b"]], "wrong_type"),
        ({str(n): "Kematangan" for n in range(1001)}, "wrong_type"),
    ],
)
def test_a_map_of_another_form_is_refused(columns: Any, code: str) -> None:
    with pytest.raises(ida.InvalidSubmission) as refused:
        labelled({}, columns=columns)
    assert {one.code for one in refused.value.problems} == {code}


@pytest.mark.parametrize(
    ("name", "text"), [("map.json", json.dumps(MAP)), ("map.toml", '"Nama Proposal" = "title"\n"Nilai Akhir" = "Skor"')]
)
def test_the_program_reads_a_map_of_columns_from_a_file(tmp_path: Path, name: str, text: str) -> None:
    labels = [{"Judul Inovasi": "Nama Proposal", "Kematangan": "Nilai Akhir"}.get(one, one) for one in NEW_LAYOUT]
    export = tmp_path / "export.csv"
    export.write_bytes(as_csv([labels, *table(LINES)[1:]]))
    assert run("portfolio", export).returncode == 1
    columns = tmp_path / name
    columns.write_text(text)
    assert run("portfolio", export, "--columns", columns).returncode == 0
    columns.write_text("[]" if name.endswith("json") else "=")
    ran = run("portfolio", export, "--columns", columns)
    assert (ran.returncode, name in ran.stdout) == (1, True)


@given(st.data())
def test_any_mixture_of_writings_and_other_names_reads_as_the_plain_export(data: st.DataObject) -> None:
    names = {column.labels[0]: (column.labels[0], *column.others) for column in OFFICIAL_COLUMNS}
    labels = [
        WRITINGS[data.draw(st.sampled_from(sorted(WRITINGS)))](data.draw(st.sampled_from(names.get(label, (label,)))))
        for label in NEW_LAYOUT
    ]
    found = load(as_csv([labels, *table(LINES)[1:]]))
    assert list(found.rows) == ROWS
    twice = [label if label != "Kematangan" else "Skor" for label in NEW_LAYOUT]
    with pytest.raises(ida.InvalidPortfolio) as refused:
        load(as_csv([[*twice, data.draw(st.sampled_from(names["Kematangan"][2:]))], *table(LINES)[1:]]))
    assert [(one.code, one.path) for one in refused.value.problems] == [("duplicate_column", "T1")]


CLAIMS = {"region": "35.79", "innovation": "a", "name": "A", "stage": "penerapan", "affair": "1.02", "sdm": "2"}


def claims(labels: dict[str, str], *above: str, delimiter: str = ";", **options: Any) -> ida.files.Spreadsheet:
    """A sheet of claims with some labels changed, below some lines."""
    top = delimiter.join(labels.get(name, name) for name in CLAIMS)
    text = "\n".join([*above, top, delimiter.join(CLAIMS.values())])
    return ida.files.read_spreadsheet(text.encode(), year=2026, **options)


@pytest.mark.parametrize("way", [way for way in WRITINGS if way != "line breaks"])
def test_columns_of_claims_are_known_in_any_writing_without_a_word(way: str) -> None:
    assert claims({name: WRITINGS[way](name) for name in CLAIMS}) == claims({})


@pytest.mark.parametrize(
    ("name", "label"),
    [
        *(("region", "Kode Daerah"), ("innovation", "ID Inovasi"), ("name", "Judul Inovasi"), ("name", "Nama Inovasi")),
        *(("stage", "Tahapan"), ("stage", "Tahapan Inovasi"), ("affair", "Urusan Utama"), ("affair", "Urusan")),
        *(("sdm", "17"), ("sdm", "Ketersediaan dan peran SDM terhadap inovasi daerah"), ("sdm", "sdm (level)")),
    ],
)
def test_a_known_other_name_of_a_column_of_claims_is_read_with_a_notice(name: str, label: str) -> None:
    found = claims({name: label})
    assert found.submissions == claims({}).submissions
    assert [(notice.code, name in notice.text.en) for notice in found.notices] == [("label_read", True)]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("above", [["Lembar klaim"], ["Klaim, tahun 2026; Kota Batu", ""], ["a"] * 20, ["x;y,z\tname"]])
def test_titles_above_the_header_of_claims_are_passed_over(above: list[str], delimiter: str) -> None:
    assert claims({}, *above, delimiter=delimiter) == claims({})


def test_problems_below_a_title_name_the_rows_of_the_file() -> None:
    with pytest.raises(ida.InvalidSubmission) as refused:
        ida.files.read_spreadsheet(b"Judul\n\nregion;innovation;name;stage;affair;sdmm\n", year=2026)
    assert [(one.code, one.path) for one in refused.value.problems] == [("unknown_key", "F3")]


def test_a_map_of_columns_says_what_labels_of_claims_mean() -> None:
    assert (
        claims({"sdm": "Pelaksana (orang)"}, columns={"Pelaksana (orang)": "sdm"}).submissions == claims({}).submissions
    )


def test_the_program_scores_a_workbook_of_claims_with_a_map_of_columns(tmp_path: Path) -> None:
    sheet = tmp_path / "claims.xlsx"
    sheet.write_bytes(xlsx([["Klaim"], [*[*CLAIMS][:5], "Personel"], [*CLAIMS.values()]]))
    columns = tmp_path / "columns.json"
    columns.write_text('{"Personel": "sdm"}')
    assert run("nation", sheet, "--year", "2026").returncode == 1
    assert run("nation", sheet, "--year", "2026", "--columns", columns).returncode == 0
    assert run("nation", sheet, "--columns", columns).returncode == 2


def test_a_workbook_of_claims_is_read_from_the_first_sheet_that_has_them() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx([["Petunjuk"], ["Isi lembar klaim"]])))
    for row in ([*CLAIMS], [*CLAIMS.values()]):
        book.create_sheet("Klaim") if len(book.sheetnames) == 1 else None
        book["Klaim"].append(row)
    stream = io.BytesIO()
    book.save(stream)
    assert ida.files.read_spreadsheet(stream.getvalue(), year=2026) == claims({})
    with pytest.raises(ida.InvalidSubmission):
        ida.files.read_spreadsheet(xlsx([["Petunjuk"]]), year=2026)
    with pytest.raises(ida.InvalidSubmission):
        ida.files.read_spreadsheet(xlsx([]), year=2026)
