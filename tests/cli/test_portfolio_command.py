"""The command ``portfolio`` as a process: from a real kind of file to an answer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

import inovasi_daerah as ida
import workbooks
from workbooks import as_csv, line_of, random_rows, table

EXAMPLE = Path(__file__).parent.parent.parent / "docs" / "examples" / "portfolio.xlsx"
Ran = subprocess.CompletedProcess[bytes]


def run(*arguments: str | Path, stdin: bytes | None = None) -> Ran:
    """The program, run as ``python -m inovasi_daerah portfolio``."""
    return subprocess.run(
        [sys.executable, "-m", "inovasi_daerah", "portfolio", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        check=False,
        timeout=120,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )


def as_json(ran: Ran) -> dict[str, Any]:
    """What a run printed, as JSON and nothing else."""
    data: dict[str, Any] = json.loads(ran.stdout)
    return data


def test_the_example_is_what_the_generator_makes() -> None:
    made, kept = workbooks.load(workbooks.example()), ida.load_portfolio(EXAMPLE)
    assert made == kept
    assert len(kept.rows) == 60


@pytest.mark.parametrize(("lang", "words"), [("id", "60 baris inovasi"), ("en", "60 rows of innovations")])
def test_the_example_in_the_report_out_in_both_languages(lang: str, words: str) -> None:
    ran = run(EXAMPLE, "--government", "50", "--lang", lang)
    text = ran.stdout.decode()
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert words in text
    assert "61.16" in text
    assert max(map(len, text.splitlines())) <= 100


def test_json_holds_what_the_contract_names_and_nothing_else_is_printed() -> None:
    ran = run(EXAMPLE, "--json", "--government", "50")
    data = as_json(ran)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert data["format"] == "inovasi-daerah/portfolio-report"
    assert (data["rows"], data["problems"], data["region"], data["year"]) == (60, [], "35.79", 2026)
    assert [(one["stages"], one["affairs"]) for one in data["readings"]] == [
        ("penerapan", "main"),
        ("penerapan", "any"),
        ("all", "main"),
        ("all", "any"),
    ]
    for one in data["readings"]:
        assert set(one) >= {"innovations", "maturity", "quantity", "index", "predicate", "index_without_government"}
        assert set(one["maturity"]) >= {"sum", "mean", "divisor", "score"}
        assert set(one["quantity"]) >= {"score", "basic_services", "required"}
    assert data["readings"][0]["index"] == "61.16"
    assert data["notices"][0]["code"] == "year_of_entries"


def test_without_points_of_the_government_index_and_predicate_are_null() -> None:
    one = as_json(run(EXAMPLE, "--json"))["readings"][0]
    assert (one["index"], one["predicate"], one["index_without_government"]) == (None, None, "41.16")


def test_problems_are_told_and_end_with_1(tmp_path: Path) -> None:
    lines = [{**line_of(random_rows(1)[0]), "Kematangan": "rusak"}]
    path = workbooks.write(tmp_path / "export.csv", as_csv(table(lines)))
    ran = run(path, "--json", "--lang", "en")
    assert ran.returncode == 1
    assert [(one["code"], one["path"], one["value"]) for one in as_json(ran)["problems"]] == [("bad_form", "L2", None)]
    refused = run("-", "--json", stdin=b"nothing of the kind")
    assert refused.returncode == 1
    assert [one["code"] for one in as_json(refused)["problems"]] == ["no_header"]


def test_a_file_that_lacks_a_column_is_refused_and_nothing_else_is_said(tmp_path: Path) -> None:
    path = workbooks.write(tmp_path / "export.csv", workbooks.example(5, as_csv).replace(b"Kematangan", b"Nilai"))
    ran = run(path, "--lang", "en")
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert b"Kematangan" in ran.stdout


def test_standard_input_is_read_and_region_year_and_rulebook_may_be_given() -> None:
    data = as_json(run("-", "--json", "--region", "35.79", "--year", "2025", stdin=EXAMPLE.read_bytes()))
    assert (data["region"], data["year"], data["rulebook"]["id"]) == ("35.79", 2025, "iid-2025")
    (other,) = as_json(run("-", "--json", "--region", "35.73", stdin=EXAMPLE.read_bytes()))["problems"]
    assert other["code"] == "other_region"
    data = as_json(run("-", "--json", "--rulebook", "iid-2023", stdin=EXAMPLE.read_bytes()))
    assert (data["year"], data["rulebook"]["id"]) == (2023, "iid-2023")


def test_csv_is_read_from_standard_input_too() -> None:
    ran = run("-", "--json", "--year", "2026", stdin=workbooks.example(5, as_csv))
    assert (ran.returncode, as_json(ran)["rows"]) == (0, 5)


def test_a_register_tells_which_units_have_no_innovation(tmp_path: Path) -> None:
    kind = ida.AgencyKind.SERVICE
    agencies = (ida.Agency("a", "Dinas Contoh Satu", kind), ida.Agency("b", "Dinas Lain", kind))
    register = tmp_path / "register.json"
    register.write_text(ida.files.write(ida.programmes.Register(ida.Region("35.79"), agencies=agencies)), "utf-8")
    ran = run(EXAMPLE, "--json", "--register", register)
    found = as_json(ran)["register"]
    assert (ran.returncode, found["on"]) == (0, "2026-12-31")
    assert found["units_without"] == [{"id": "b", "name": "Dinas Lain"}]
    assert "Dinas Lain" in run(EXAMPLE, "--register", register).stdout.decode()
    assert as_json(run(EXAMPLE, "--json"))["register"] is None
    assert run(EXAMPLE, "--register", tmp_path / "none.json").returncode == 2
    assert run(EXAMPLE, "--register", EXAMPLE).returncode == 1


def test_a_skeleton_that_cannot_be_made_leaves_one_answer_alone(tmp_path: Path) -> None:
    lines = [{**line_of(random_rows(1)[0]), "Tahapan Inovasi": "rusak"}]
    path = workbooks.write(tmp_path / "export.csv", as_csv(table(lines)))
    ran = run(path, "--json", "--skeleton", tmp_path / "a.json")
    assert ran.returncode == 1
    assert [one["path"] for one in as_json(ran)["problems"]] == ["M2"]
    assert not (tmp_path / "a.json").exists()
    assert run(EXAMPLE, "--svg", tmp_path / "none" / "a.svg").returncode == 2


def test_a_picture_and_a_skeleton_are_written(tmp_path: Path) -> None:
    ran = run(EXAMPLE, "--svg", tmp_path / "a.svg", "--skeleton", tmp_path / "a.json")
    assert ran.returncode == 0
    assert ET.parse(tmp_path / "a.svg").getroot().tag.endswith("svg")  # noqa: S314 - our own picture
    assert len(ida.load_submission(tmp_path / "a.json").innovations) == 60


@pytest.mark.parametrize(
    "arguments",
    [
        ["--government", "viele"],
        ["--year", "26"],
        ["--region", "99.99"],
        ["--rulebook", "iid-1999"],
        ["--year", "1999"],
        ["--unknown"],
    ],
)
def test_wrong_use_ends_with_2(arguments: list[str]) -> None:
    ran = run(EXAMPLE, *arguments)
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr


def test_a_file_that_is_not_there_and_a_year_that_is_not_known_end_with_2(tmp_path: Path) -> None:
    assert run(tmp_path / "none.xlsx").returncode == 2
    path = workbooks.write(tmp_path / "old.csv", as_csv(table([line_of(random_rows(1)[0])], workbooks.OLD_LAYOUT)))
    ran = run(path, "--lang", "en")
    assert ran.returncode == 2
    assert b"--year" in ran.stderr


def test_an_edition_without_a_formula_ends_with_3() -> None:
    assert run(EXAMPLE, "--rulebook", "iid-2021").returncode == 3


def test_points_out_of_range_are_a_problem() -> None:
    ran = run(EXAMPLE, "--government", "64", "--json")
    assert ran.returncode == 1
    assert [one["path"] for one in as_json(ran)["problems"]] == ["government"]


def test_without_the_extra_it_ends_with_2_and_names_it(tmp_path: Path) -> None:
    (tmp_path / "openpyxl.py").write_text("raise ImportError", "utf-8")
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from inovasi_daerah.cli import main; sys.exit(main())"
    ran = subprocess.run(
        [sys.executable, "-c", code, "portfolio", EXAMPLE], capture_output=True, check=False, timeout=60
    )
    assert ran.returncode == 2
    assert b"inovasi-daerah[excel]" in ran.stderr


@pytest.mark.parametrize("option", ["--svg", "--skeleton"])
def test_a_file_that_can_not_be_written_is_told_as_that(option: str, tmp_path: Path) -> None:
    target = tmp_path / "tidak" / "ada"
    ran = run(EXAMPLE, option, target, "--lang", "en")
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr.decode().startswith(f"the output can't be written: {target}: ")


def entered(folder: Path, *days: str) -> Path:
    line = line_of(random_rows(1)[0])
    return workbooks.write(folder / "export.csv", as_csv(table([{**line, "Tanggal Input": day} for day in days])))


def test_a_lone_late_entry_is_a_problem_at_its_cell_unless_the_year_is_given(tmp_path: Path) -> None:
    path = entered(tmp_path, "01-07-2025", "02-07-2025", "05-01-2026")
    ran = run(path, "--json", "--lang", "en")
    data = as_json(ran)
    assert (ran.returncode, data["year"]) == (1, 2025)
    assert [(one["code"], one["path"]) for one in data["problems"]] == [("conflict", "N4")]
    assert "2025 in 2 of 3 rows" in data["problems"][0]["message"]
    assert "--year 2026" in data["problems"][0]["message"]
    assert "2025 in 2 of 3 rows" in data["notices"][0]["text"]["en"]
    told = run(path, "--json", "--year", "2026")
    assert (told.returncode, as_json(told)["year"], as_json(told)["problems"]) == (0, 2026, [])


def test_where_the_rows_say_several_years_the_notice_counts_them_and_names_the_latest(tmp_path: Path) -> None:
    data = as_json(run(entered(tmp_path, "01-07-2025", "05-01-2026", "06-01-2026", "-"), "--json"))
    assert (data["year"], data["problems"]) == (2026, [])
    assert "(N3, N4): 2026 in 2 of 3 rows; 2025 in 1 of 3 rows" in data["notices"][0]["text"]["en"]


def test_a_year_without_an_edition_is_a_problem_of_its_cells_and_never_an_unknown_rulebook(tmp_path: Path) -> None:
    path = entered(tmp_path, "01-07-2052", "02-07-2052")
    ran = run(path, "--json", "--lang", "en")
    (problem,) = as_json(ran)["problems"]
    assert (ran.returncode, problem["code"], problem["path"]) == (1, "out_of_range", "N2, N3")
    assert "2052 in 2 of 2 rows" in problem["message"]
    assert run(path, "--rulebook", "iid-2026").returncode == 0


def test_an_unknown_year_names_the_entries_that_can_not_be_read(tmp_path: Path) -> None:
    ran = run(entered(tmp_path, "kemarin", "01/13/2025"), "--lang", "en")
    assert ran.returncode == 2
    assert b"Tanggal Input can't be read in N2, N3" in ran.stderr
