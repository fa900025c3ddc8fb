"""Small inputs as the field writes them, each with the answer that is right: ``cases.json`` gives both in words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import inovasi_daerah as ida
from program import program

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
CASES: dict[str, dict[str, str]] = {case["id"]: case for case in json.loads((HERE / "cases.json").read_text("utf-8"))}


def portfolio(name: str, *options: str) -> dict[str, Any]:
    ran = program("portfolio", str(HERE / name), "--json", *options)
    return {"code": ran.code, "err": ran.err, **json.loads(ran.out)}


def coverage(report: dict[str, Any]) -> dict[str, list[str]]:
    return {one["affairs"]: one["quantity"]["basic_services"] for one in report["readings"] if one["stages"] == "all"}


def words(of: list[dict[str, Any]]) -> str:
    return json.dumps(of, ensure_ascii=False)


def is_read_as_the_short_names(name: str) -> bool:
    found, short = (portfolio(one, "--government", "50") for one in (name, "A0-affairs-short.csv"))
    (index,) = {one["index"] for one in found["readings"]}
    return found["code"] == 0 and not found["problems"] and index == "57.82" and found["readings"] == short["readings"]


def spreadsheet(text: str) -> ida.Problem:
    with pytest.raises(ida.InvalidSubmission) as caught:
        ida.files.read_spreadsheet(text.encode(), year=2026)
    return caught.value.problems[0]


def of_four_digits() -> bool:
    found = spreadsheet("region;innovation;name\n1101;a;A\n").expected.id
    return "BPS" in found and found.index("11.09") < found.index("11.01")


def of_a_file_of_pemerintah() -> bool:
    found = portfolio("G2-pemerintah.csv", "--government", "50")
    return found["region"] == "35.79" and not any(one["code"] == "unknown_region" for one in found["notices"])


def of_several_governments() -> bool:
    ran = program("portfolio", str(HERE / "G1-many-governments.csv"), "--government", "50", "--json")
    one = portfolio("G1-many-governments.csv", "--government", "50", "--region", "35.79")
    return ran.code == 1 and "several_regions" in ran.out and "37.56" not in ran.out and one["rows"] == 1


def of_a_list_of_affairs() -> bool:
    found = portfolio("L1b-tahapan-inovasi.csv", "--government", "50")
    told = [one["code"] for one in found["problems"]]
    return told == ["several_affairs"] and coverage(found) == {"main": ["1.02"], "any": ["1.01", "1.02", "1.06"]}


def of_stages() -> bool:
    found = portfolio("V1-tahapan.csv", "--government", "50")
    return len(found["problems"]) == 3 and "penerapan | uji coba | inisiatif" in words(found["problems"])


def of_no_touching_affair() -> bool:
    found = portfolio("U1-touching.csv", "--government", "50")
    return not [one for one in found["notices"] if one["path"] in {"K8", "K9"}]


def of_kinds() -> bool:
    told = [one for one in portfolio("V3-jenis.csv", "--government", "50")["notices"] if one["code"] == "unknown_value"]
    return len(told) == 1


def of_an_unknown_affair() -> bool:
    ran = program("nation", str(HERE / "M1.csv"), "--year", "2026")
    return "yang diharapkan: urusan" not in ran.out + ran.err


def of_an_affair_by_name() -> bool:
    ran = program(
        "nation", str(HERE / "N4-affair-name.csv"), "--government", str(HERE / "N-gov.csv"), "--rulebook", "iid-2026"
    )
    return '"1.02" (Kesehatan)' in " ".join((ran.out + ran.err).split())


def of_dates(name: str, *applied: str) -> bool:
    found = portfolio(name, "--government", "50")
    rows = ida.load_portfolio(HERE / name).rows
    return (found["code"], found["year"]) == (0, 2025) and {str(row.applied_on) for row in rows} == {*applied}


def of_month_first() -> bool:
    return [one["path"] for one in portfolio("D1-month-first.csv")["problems"]] == ["M2", "M3", "M4", "M5"]


def of_a_slip_in_the_year() -> bool:
    found = portfolio("D4-typo-year.csv", "--government", "50")
    return (found["code"], found["year"], [one["path"] for one in found["problems"]]) == (1, 2025, ["L4"])


def of_a_late_entry() -> bool:
    found = portfolio("D3-late-entry.csv", "--government", "50")
    (problem,) = found["problems"]
    return problem["path"] == "L4" and "2025 pada 2 dari 3 baris" in problem["message"]


def of_labels(name: str) -> bool:
    found = portfolio(name, "--government", "50")
    return found["readings"][0]["innovations"] > 0 and not {"missing_column"} & {
        one["code"] for one in found["problems"]
    }


def of_far_labels() -> bool:
    ran = program("portfolio", str(HERE / "L5-skor.csv"))
    return ran.code == 1 and "Nama Proposal" in " ".join(ran.out.split()) and "no_header" not in ran.out


def of_rich_text() -> bool:
    told = json.loads(program("check", str(HERE / "W1-styled-60-words.json"), "--json").out)["notices"]
    return any(one["code"] == "design_markup" and "60" in one["text"]["id"] for one in told)


def of_official_names() -> bool:
    sheet = ida.files.load_spreadsheet(HERE / "K3-wide-names.csv", year=2026)
    score = ida.score(sheet.submissions[0], ida.rulebook("iid-2026"))
    return score.innovations[0].maturity == 37


CHECKS: dict[str, Callable[[], bool]] = {
    "code in portfolio": lambda: is_read_as_the_short_names("A3-affairs-codes.csv"),
    "nomenclature, 6 basic services": lambda: is_read_as_the_short_names("A1-affairs-nomenclature.csv"),
    'a file of "Pemerintah ..."': of_a_file_of_pemerintah,
    "BPS code": of_four_digits,
    "whole province in one file": of_several_governments,
    "Urusan Pemerintah with a list": of_a_list_of_affairs,
    "stages": of_stages,
    "no touching affair": of_no_touching_affair,
    "kinds": of_kinds,
    "expected is an error": of_an_unknown_affair,
    "affair by name in a table of levels": of_an_affair_by_name,
    "Excel date cells with a time": lambda: of_dates("T4-datetimes.xlsx", "2024-03-05"),
    "ISO date with time": lambda: of_dates("T3-applied-timestamp.csv", "2024-03-05"),
    "month first": of_month_first,
    "typing slip in the year": of_a_slip_in_the_year,
    "one late entry": of_a_late_entry,
    "Tahapan": lambda: of_labels("L1-tahapan.csv"),
    "snake_case": lambda: of_labels("L2-snake.csv"),
    "Nama Proposal / Skor / Urusan": of_far_labels,
    "60 words in rich text": of_rich_text,
    "official names as columns": of_official_names,
    "region by name in a spreadsheet": lambda: (
        "35.79" in spreadsheet((HERE / "N5-region-name.csv").read_text("utf-8")).expected.id
    ),
}


def code_of(find: Callable[[str], Any], name: str) -> str:
    return str(find(name).code)


@pytest.mark.parametrize("name", [name for name in CASES if name.startswith("affair: ")])
def test_an_affair_is_known_by_the_name_that_is_written(name: str) -> None:
    assert code_of(ida.affair, name.removeprefix("affair: ")) == CASES[name]["right"]


@pytest.mark.parametrize("name", [name for name in CASES if name.startswith("region: ")])
def test_a_region_is_known_by_the_name_that_is_written(name: str) -> None:
    assert CASES[name]["right"].startswith(code_of(ida.region, name.removeprefix("region: ")))


@pytest.mark.parametrize("name", CHECKS)
def test_the_answer_is_right(name: str) -> None:
    assert CHECKS[name](), CASES[name]["right"]


def test_every_case_is_tried() -> None:
    assert {*CHECKS, *(name for name in CASES if name.startswith(("affair: ", "region: ")))} == set(CASES)
