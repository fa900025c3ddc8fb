"""What a refused entry was probably meant to be is said beside the refusal, and equal problems are told once."""

from __future__ import annotations

import json
from typing import Any

import pytest

import inovasi_daerah as ida
from examples import MINIMAL, changed, example
from process import run
from workbooks import as_csv, line_of, random_rows, table

DATES = {
    "05/02/2025": "2025-02-05",
    "5-2-2025": "2025-02-05",
    "05.02.2025": "2025-02-05",
    "2025/02/05": "2025-02-05",
    "2025-2-5": "2025-02-05",
    "2025-02-05T00:00:00Z": "2025-02-05",
    "2025-02-05 08:30:00": "2025-02-05",
    "2025-02-05 08:30:00.123456": "2025-02-05",
    "31/12/2024": "2024-12-31",
    "12-31-2024": None,
    "Februari 2025": None,
    "05/02/25": None,
}
NUMBERS = {
    "12,5": "12.5",
    " 12,5": "12.5",
    "-0,25": "-0.25",
    "95,00": "95.00",
    "0,1": "0.1",
    "1.234,5": None,
    "12,5 %": None,
    "1,2,3": None,
    "dua": None,
    "12,": None,
}
REGIONS = {35.79: "35.79", 35.1: "35.10", 11.01: "11.01", 35: "35", 5: None, 3579: None, 35.791: None, True: None}
RULEBOOKS = [
    "2026",
    "iid 2026",
    "IID-2026",
    "IGA 2026",
    "indeks-2026",
    "iid2026",
    "tahun 2026",
    "2026.",
    "20-26",
    " 2026",
]


def refused(data: Any) -> ida.Problem:
    with pytest.raises(ida.InvalidSubmission) as caught:
        ida.files.read(data, ida.Submission)
    return caught.value.problems[0]


def of_innovation(name: str, value: object) -> ida.Problem:
    return refused(changed(example(MINIMAL), "innovations", 0, name, to=value))


@pytest.mark.parametrize("written", DATES)
def test_a_date_of_another_form_is_refused_with_the_date_it_means(written: str) -> None:
    problem = of_innovation("applied_on", written)
    meant = DATES[written]
    assert problem.code == "bad_form"
    assert problem.message("en").count("did you mean") == (meant is not None)
    assert f'"{meant}"' in problem.message("en") or meant is None


@pytest.mark.parametrize("written", NUMBERS)
def test_a_number_with_a_comma_is_refused_with_its_point(written: str) -> None:
    meant = NUMBERS[written]
    for problem in (
        of_innovation("reported_maturity", written),
        of_innovation("claims", {"kemudahan_proses": {"fact": written}}),
    ):
        assert problem.code == "bad_form"
        assert problem.message("id").count("maksudnya") == (meant is not None)
        assert f'"{meant}"' in problem.message("id") or meant is None


@pytest.mark.parametrize("written", REGIONS)
def test_the_code_of_a_region_without_its_quotes_is_refused_with_them(written: float) -> None:
    problem = refused(changed(example(MINIMAL), "region", to=written))
    meant = REGIONS[written]
    assert problem.message("en").count("did you mean") == (meant is not None)
    assert f'"{meant}"' in problem.message("en") or meant is None


@pytest.mark.parametrize("written", RULEBOOKS)
def test_an_edition_asked_for_by_its_year_is_named(written: str) -> None:
    with pytest.raises(ida.UnknownRulebook) as caught:
        ida.rulebook(written)
    assert caught.value.message("en").endswith('did you mean "iid-2026"?')


@pytest.mark.parametrize("written", ["iid-2052", "iid", "26", "2026 2025"])
def test_what_is_no_year_of_an_edition_has_no_such_hint(written: str) -> None:
    with pytest.raises(ida.UnknownRulebook) as caught:
        ida.rulebook(written)
    assert "did you mean" not in caught.value.message("en")


def test_no_officer_reads_of_a_type_of_python() -> None:
    for arguments in (
        ("classify", "34.995", "--rulebook", "iid-2026"),
        ("aggregate", "--rulebook", "iid-2026", "--government", "99", "--mean-maturity", "1", "--innovations", "3"),
        (
            "aggregate",
            "--rulebook",
            "iid-2026",
            "--government",
            f"{'9' * 20}",
            "--mean-maturity",
            "1",
            "--innovations",
            "3",
        ),
        ("portfolio", "docs/examples/portfolio.xlsx", "--government", "64"),
    ):
        ran = run(*arguments)
        assert ran.returncode in (1, 2)
        assert not any(word in ran.stdout + ran.stderr for word in ("Decimal", "Fraction", " int", "str "))


def test_equal_problems_are_told_once_with_their_cells_and_each_in_json() -> None:
    lines = [{**line_of(random_rows(1)[0]), "Kematangan": "rusak"} for _ in range(800)]
    content = as_csv(table(lines)).decode()
    told = " ".join(run("portfolio", "-", "--lang", "en", stdin=content).stdout.split())
    assert told.count("[bad_form]") == 1
    assert "L2, L3, L4, L5, L6, L7, L8, L9, L10, L11, +790" in told
    assert len(json.loads(run("portfolio", "-", "--json", stdin=content).stdout)["problems"]) == 800


def test_a_rule_is_named_once_for_the_problems_below_each_other() -> None:
    head = "region;innovation;name;stage;affair;sdm\n"
    text = head + "".join(f"35.79;{n};A;penerapan;1.02;salah{n}\n" for n in range(800))
    with pytest.raises(ida.InvalidSubmission) as caught:
        ida.files.read_spreadsheet(text.encode(), year=2026)
    assert len(caught.value.problems) == 800
    assert caught.value.message("en").count("how cells of a spreadsheet are written") == 1
    assert "salah799" in caught.value.message("en")


def test_the_program_names_a_rule_once_where_hundreds_break_it(tmp_path: Any) -> None:
    head = "region;innovation;name;stage;affair;sdm\n"
    file = tmp_path / "claims.csv"
    file.write_text(head + "".join(f"35.79;{n};A;penerapan;1.02;salah{n}\n" for n in range(800)))
    ran = run("nation", file, "--year", "2026", "--lang", "en")
    assert " ".join(ran.stderr.split()).count("how cells of a spreadsheet are written") == 1
