"""``inovasi-daerah ecosystem``, ``coverage`` and ``practice``, run as people run them."""

from __future__ import annotations

import io
import json
import sys
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import inovasi_daerah as ida
from examples import EXAMPLES, MINIMAL, PACKAGE, example
from inside import FOR_EXPLAINING_ONLY, main

EXAMPLE = str(EXAMPLES / "ecosystem-assessment.json")
KOTA_BATU = str(EXAMPLES / "kota-batu.json")
REGISTER, INVENTORY = str(EXAMPLES / "register.json"), str(EXAMPLES / "inventory.json")
OPD = "kota-batu-1-opd-1-inovasi"
TELLING = ["parepare-lab", "improvement", "replications", "inventory", "kota-batu-years"]
STARTER = PACKAGE / "practice" / "data" / "starter-instrument.toml"


def test_people_get_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ecosystem", EXAMPLE]) == 0
    printed = capsys.readouterr().out
    assert "Keseluruhan (rata-rata hitung): 57.99 (eksak 4175/72)" in printed
    assert "bukan instrumen LAN" in " ".join(printed.split())
    assert max(map(len, printed.splitlines())) <= 100


def test_the_radar_is_drawn_in_either_language(tmp_path: Path) -> None:
    for lang, word in (("id", "Kepemimpinan"), ("en", "Leadership")):
        path = tmp_path / f"{lang}.svg"
        assert main(["ecosystem", EXAMPLE, "--svg", str(path), "--lang", lang]) == 0
        assert word in [text.text for text in ET.parse(path).iter("{http://www.w3.org/2000/svg}text")]  # noqa: S314 - our own text


@pytest.mark.parametrize(("mean", "overall"), [("rata_rata_ukur", "57.29"), ("mata_rantai_terlemah", "43.75")])
def test_data_by_another_mean(mean: str, overall: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ecosystem", EXAMPLE, "--json", "--mean", mean]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["format"], data["mean"], data["overall"]) == ("inovasi-daerah/ecosystem", mean, overall)


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(Path(EXAMPLE).read_bytes())))
    assert main(["ecosystem", "-", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["overall"] == "57.99"


def test_an_instrument_of_ones_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "own.toml"
    path.write_text(STARTER.read_text("utf-8").replace('id = "starter"', 'id = "own"'), "utf-8")
    assert main(["ecosystem", EXAMPLE, "--instrument", str(path), "--json"]) == 1
    problems = json.loads(capsys.readouterr().out)["problems"]
    assert [(found["code"], found["path"]) for found in problems] == [("unknown_instrument", "instrument")]
    path.write_text(STARTER.read_text("utf-8").replace("highest = 5", "highest = 9"), "utf-8")
    assert main(["ecosystem", EXAMPLE, "--instrument", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["overall"] == "28.99"


@pytest.mark.parametrize(("lang", "words"), [("id", "Perubahan 2025 -> 2026"), ("en", "Change 2025 -> 2026")])
def test_what_has_changed_since_an_earlier_year(
    lang: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    earlier = tmp_path / "2025.json"
    data = example(EXAMPLES / "ecosystem-assessment.json")
    data["responses"] = [{**one, "answers": {**one["answers"], "budaya-1": 1}} for one in data["responses"]]
    earlier.write_text(json.dumps({**data, "year": 2025}), "utf-8")
    assert main(["ecosystem", EXAMPLE, "--earlier", str(earlier), "--lang", lang]) == 0
    printed = capsys.readouterr().out
    assert words in printed
    assert "+37.50" in printed
    assert max(map(len, printed.splitlines())) <= 100
    assert main(["ecosystem", EXAMPLE, "--earlier", str(earlier), "--json"]) == 0
    change = json.loads(capsys.readouterr().out)["change"]
    assert (change["earlier"], change["later"], change["dimensions"]["regulasi"]) == (2025, 2026, "0.00")
    assert main(["ecosystem", EXAMPLE, "--earlier", EXAMPLE, "--json"]) == 1


def test_a_change_from_too_few_answers_is_not_known() -> None:
    starter = ida.practice.starter_instrument()
    years = [
        ida.practice.evaluate(ida.practice.Assessment("starter", ida.Region("35.79"), year, ()), starter)
        for year in (2025, 2026)
    ]
    change = ida.practice.compare_ecosystems(*years)
    assert change.to_dict()["overall"] is None
    assert change.explain("en").count(" -\n") == 7


def test_a_file_that_is_not_there_is_used_wrongly(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ecosystem", "no-such-file.json"]) == 2
    assert main(["ecosystem", EXAMPLE, "--instrument", "no-such-instrument.toml"]) == 2
    assert "no-such-instrument.toml" in capsys.readouterr().err


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_derived_profile_says_that_it_only_explains(
    lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drawing = tmp_path / "derived.svg"
    assert main(["ecosystem", KOTA_BATU, "--derived", "--lang", lang, "--svg", str(drawing)]) == 0
    printed = capsys.readouterr().out
    note = FOR_EXPLAINING_ONLY.en if lang == "en" else FOR_EXPLAINING_ONLY.id
    assert note in " ".join(printed.split())
    assert max(map(len, printed.splitlines())) <= 100
    assert note in " ".join(" ".join(ET.parse(drawing).getroot().itertext()).split())  # noqa: S314 - our own text
    assert main(["ecosystem", KOTA_BATU, "--derived", "--json", "--lang", lang]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["format"] == "inovasi-daerah/derived-profile"
    assert data["note"] == {"id": FOR_EXPLAINING_ONLY.id, "en": FOR_EXPLAINING_ONLY.en}


def test_a_derived_profile_rests_on_the_rules_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ecosystem", str(MINIMAL), "--derived", "--rulebook", "iid-2019"]) == 3
    assert main(["ecosystem", str(MINIMAL), "--derived"]) == 0
    assert "iid-2019" in capsys.readouterr().err


@pytest.mark.parametrize(("lang", "words"), [("id", "tanpa --instrument"), ("en", "without --instrument")])
@pytest.mark.parametrize("also", [["--instrument", "x.toml"], ["--mean", "rata_rata_ukur"], ["--earlier", EXAMPLE]])
def test_a_derived_profile_takes_no_instrument_and_no_mean(
    also: list[str], lang: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ecosystem", KOTA_BATU, "--derived", "--lang", lang, *also]) == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("name", TELLING)
def test_a_file_of_the_practice_tells_what_it_holds(name: str, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(EXAMPLES / f"{name}.json")
    assert main(["practice", path, "--lang", lang]) == 0
    printed = capsys.readouterr().out
    assert max(map(len, printed.splitlines())) <= 100
    assert main(["practice", path, "--lang", lang, "--json"]) == 0
    assert isinstance(json.loads(capsys.readouterr().out), dict)


def test_kota_batu_grew_by_465_22_per_cent(capsys: pytest.CaptureFixture[str]) -> None:
    path = str(EXAMPLES / "kota-batu-years.json")
    assert main(["practice", path, "--lang", "en"]) == 0
    assert "Recorded  2022 -> 2023: 23 -> 130, 465.22 %" in capsys.readouterr().out
    assert main(["practice", path, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["years"][2] == {"year": 2024, "recorded": None, "eligible": None, "submitted": 80}
    assert [one["percent_exact"] for one in data["growth"]["recorded"]] == ["10700/23"]
    assert data["growth"]["submitted"] == []


def test_growth_from_nothing_has_no_per_cent(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "years.json"
    counts = (ida.programmes.YearCounts(2022, submitted=0), ida.programmes.YearCounts(2023, submitted=3))
    path.write_text(ida.files.write(ida.programmes.Inventory(ida.Region("35.79"), counts=counts)), "utf-8")
    assert main(["practice", str(path), "--lang", "en"]) == 0
    assert "Submitted  2022 -> 2023: 0 -> 3\n" in capsys.readouterr().out
    assert main(["practice", str(path), "--json"]) == 0
    [growth] = json.loads(capsys.readouterr().out)["growth"]["submitted"]
    assert (growth["percent"], growth["percent_exact"]) == (None, None)


def test_a_laboratory_shows_where_each_unit_stands(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["practice", str(EXAMPLES / "parepare-lab.json"), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["participants"], sum(data["units_by_kind"].values()), len(data["units"])) == (65, 38, 38)
    assert data["units"][0] == {
        "id": "skpd-1",
        "stage": "display",
        "complete": False,
        "unmet": [],
        "legal": ["documentation"],
    }


def test_a_unit_that_is_not_enrolled_has_no_stage() -> None:
    unit = ida.practice.LabUnit("u", "Unit", ida.practice.LabUnitKind.AGENCY)
    [told] = ida.practice.Lab("lab", "Lab", ida.Region("73.72"), units=(unit,)).to_dict()["units"]
    assert (told["stage"], told["legal"]) == (None, ["drum_up"])


def test_replications_tell_who_took_over_and_what_came_back(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["practice", str(EXAMPLES / "replications.json"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["originals"]
    queue = next(one for one in told if one["innovation"] == "antrean-daring")
    assert queue["replicators"] == ["35.73", "73.72"]
    assert queue["comes_back"] is True
    network = ida.files.load(EXAMPLES / "replications.json", ida.practice.ReplicationNetwork)
    real = ida.practice.ReplicationNetwork(network.replications[2:3])
    text = " ".join(real.explain("en").split())
    assert "Kota Batu (35.79), antrean-daring: other regions: 1 " in text
    assert "2025-02-10 Kota Malang (35.73) Adaptation - pks-r3" in text
    assert "came back" not in text
    assert real.to_dict()["originals"][0]["comes_back"] is False


def test_a_file_that_tells_nothing_by_itself_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["practice", REGISTER, "--json"]) == 1
    [found] = json.loads(capsys.readouterr().out)["problems"]
    assert (found["code"], found["path"]) == ("unknown_value", "format")


@pytest.mark.parametrize(
    ("text", "code"), [("[]", "missing_key"), ("{}", "missing_key"), ('{"format": 1}', "unknown_value")]
)
def test_a_file_without_a_known_format_is_refused(
    text: str, code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.json"
    path.write_text(text, "utf-8")
    assert main(["practice", str(path), "--json"]) == 1
    assert [one["code"] for one in json.loads(capsys.readouterr().out)["problems"]] == [code]


def test_design_before_diagnose_in_a_file_is_refused_with_the_legal_stage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = example(EXAMPLES / "parepare-lab.json")
    data["units"][1]["entered"].append({"stage": "design", "on": "2023-11-21"})
    path = tmp_path / "lab.json"
    path.write_text(json.dumps(data), "utf-8")
    assert main(["practice", str(path), "--json", "--lang", "en"]) == 1
    problems = json.loads(capsys.readouterr().out)["problems"]
    assert ("illegal_move", "units[1].entered[1].stage") in [(one["code"], one["path"]) for one in problems]
    assert "expected: diagnose" in problems[0]["message"]


def test_coverage_names_who_has_not_innovated(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["coverage", OPD, REGISTER, INVENTORY, "--year", "2024", "--lang", "en"]) == 0
    printed = capsys.readouterr().out
    assert "Units that fall short (4)\n" in printed
    assert max(map(len, printed.splitlines())) <= 100
    assert main(["coverage", OPD, REGISTER, INVENTORY, "--year", "2024", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["share"] == "3/7"


@pytest.mark.parametrize(("lang", "words"), [("id", "masalah dalam"), ("en", "in")])
def test_coverage_tells_the_problems_of_all_its_files_at_once_under_each(
    lang: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {name: tmp_path / name for name in ("movement.json", "register.json", "inventory.json")}
    for path in files.values():
        path.write_text(json.dumps({**example(EXAMPLES / path.name), "x": 1}), "utf-8")
    data = example(EXAMPLES / "register.json")
    files["register.json"].write_text(json.dumps({**data, "x": 1, "y": 2}), "utf-8")
    arguments = ["coverage", *map(str, files.values()), "--year", "2024", "--lang", lang]
    assert main(arguments) == 1
    printed = capsys.readouterr().out
    assert [line[0] for line in printed.splitlines() if not line.startswith(" ")] == ["1", "2", "1"]
    for path in files.values():
        assert f"{words} {path}:\n" in printed
    assert main([*arguments, "--json"]) == 1
    problems = json.loads(capsys.readouterr().out)["problems"]
    assert [(one["file"], one["code"], one["path"]) for one in problems] == [
        (str(files["movement.json"]), "unknown_key", "x"),
        (str(files["register.json"]), "unknown_key", "x"),
        (str(files["register.json"]), "unknown_key", "y"),
        (str(files["inventory.json"]), "unknown_key", "x"),
    ]
    assert main(["coverage", OPD, str(files["register.json"]), INVENTORY, "--year", "2024", "--json"]) == 1
    assert len(json.loads(capsys.readouterr().out)["problems"]) == 2


def test_the_problems_of_a_second_file_are_told_as_those_of_that_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken, rules = tmp_path / "broken.json", tmp_path / "rules.toml"
    broken.write_text("{}", "utf-8")
    rules.write_text("", "utf-8")
    for arguments, file in (
        (["ecosystem", EXAMPLE, "--instrument", str(broken)], broken),
        (["ecosystem", EXAMPLE, "--earlier", str(broken)], broken),
        (["portfolio", str(EXAMPLES / "portfolio.xlsx"), "--register", str(broken)], broken),
        (["score", KOTA_BATU, "--rulebook", str(rules)], rules),
    ):
        assert main([*arguments, "--json"]) == 1
        assert {one["file"] for one in json.loads(capsys.readouterr().out)["problems"]} == {str(file)}


def test_coverage_by_a_movement_of_ones_own_on_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    own = str(EXAMPLES / "movement.json")
    assert main(["coverage", own, REGISTER, INVENTORY, "--year", "2024", "--on", "2024-06-30", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["movement"], data["on"]) == ("satu-puskesmas-satu-inovasi", "2024-06-30")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["kota-batu-1-opd", "--year", "2024"], "kota-batu-1-opd-1-inovasi"),
        ([OPD, "--year", "24"], "YYYY"),
        ([OPD, "--year", "2024", "--on", "2024-13-01"], "is not a date of the calendar"),
    ],
)
def test_what_coverage_can_not_work_with_is_used_wrongly(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted, *others = arguments
    assert main(["coverage", wanted, REGISTER, INVENTORY, *others, "--lang", "en"]) == 2
    assert words in capsys.readouterr().err


def test_long_words_of_an_improvement_and_a_coverage_keep_to_100_columns() -> None:
    measures = (
        ida.practice.Measure(ida.practice.MeasureKind.TIME, Decimal(10), Decimal(5)),
        ida.practice.Measure(ida.practice.MeasureKind.COST, Decimal(1), Decimal(2)),
    )
    told = ida.practice.Improvement("antrean", measures, note="sebab " * 60).explain()
    assert max(map(len, told.splitlines())) <= 100
    agency = ida.Agency("a", "Dinas " * 30 + "Contoh", ida.AgencyKind.SERVICE)
    region = ida.Region("35.79")
    found = ida.programmes.coverage(
        ida.programmes.movement(OPD), ida.programmes.Register(region, (agency,)), ida.programmes.Inventory(region), 2024
    )
    assert max(map(len, found.explain().splitlines())) <= 100


def test_a_drawing_that_can_not_be_written_is_told_as_that(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    drawing = tmp_path / "tidak" / "ada.svg"
    for lang, words in (("id", "keluaran tidak dapat ditulis"), ("en", "the output can't be written")):
        assert main(["ecosystem", EXAMPLE, "--svg", str(drawing), "--lang", lang]) == 2
        printed = capsys.readouterr()
        assert printed.out == ""
        assert printed.err.startswith(f"{words}: {drawing}: ")
