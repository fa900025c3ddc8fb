"""The command line as a process: what people see, what programs read, and the four ways it ends."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, ClassVar

import pytest

import inovasi_daerah as ida
from examples import EXAMPLES, KOTA_BATU, MINIMAL, NINE_FAULTS, changed, example, innovation, renamed, submission
from inside import main, reason_of
from process import as_json, run


class TestScore:
    def test_prints_index_predicate_and_the_three_parts_with_their_maxima(self) -> None:
        ran = run("score", KOTA_BATU)
        assert ran.returncode == 0
        assert "Indeks 49.52 - Inovatif" in ran.stdout
        for maximum in ("63.00", "111.00", "76.00", "250.00"):
            assert maximum in ran.stdout

    def test_gives_the_reason_of_every_innovation_that_does_not_count(self) -> None:
        found = ida.score(ida.load_submission(KOTA_BATU), ida.rulebook("iid-2026"))
        printed = " ".join(run("score", KOTA_BATU, "--lang", "en").stdout.split())
        left_out = [one for one in found.innovations if not one.counted]
        assert len(left_out) == 3
        for one in left_out:
            assert one.reasons
            for reason in one.reasons:
                assert reason.text.say("en") in printed

    @pytest.mark.parametrize("lang", ["id", "en"])
    @pytest.mark.parametrize("options", [[], ["--explain"], ["--basis", "verified", "--explain"]])
    def test_stays_within_a_hundred_columns(self, lang: str, options: list[str]) -> None:
        ran = run("score", KOTA_BATU, "--lang", lang, *options)
        assert ran.returncode == 0
        assert max(map(len, ran.stdout.splitlines())) <= 100

    def test_json_is_the_score_file_and_nothing_else(self) -> None:
        found = ida.score(ida.load_submission(KOTA_BATU), ida.rulebook("iid-2026"))
        assert as_json(run("score", KOTA_BATU, "--json")) == found.to_dict()

    def test_settings_are_taken_and_recorded(self) -> None:
        ran = run(
            "score", KOTA_BATU, "--counting", "reported", "--affairs", "any", "--stages", "all", "--derive", "--json"
        )
        settings = {"counting": "reported", "affairs": "any", "stages": "all", "derive": True}
        assert as_json(ran)["settings"] == settings

    def test_reads_standard_input(self) -> None:
        assert run("score", "-", stdin=MINIMAL.read_text("utf-8")).stdout == run("score", MINIMAL).stdout

    def test_the_rulebook_may_be_named(self) -> None:
        assert run("score", MINIMAL, "--rulebook", "iid-2026").stdout == run("score", MINIMAL).stdout

    def test_a_year_without_an_edition_is_used_wrongly_and_names_the_known_ones(self) -> None:
        ran = run("score", "-", stdin=json.dumps(submission(year=1999)))
        assert ran.returncode == 2
        assert "iid-2026" in ran.stderr


class TestCheck:
    def test_lists_nine_problems_of_nine_kinds_with_path_value_and_expectation(self) -> None:
        ran = run("check", NINE_FAULTS, "--lang", "en", "--json")
        assert ran.returncode == 1
        problems = as_json(ran)["problems"]
        assert len(problems) == len({problem["code"] for problem in problems}) == 9
        for problem in problems:
            assert problem["path"] in problem["message"]
            assert str(problem["value"]) in problem["message"]
            assert "expected: " in problem["message"]

    def test_never_gives_a_score_to_a_faulty_file(self) -> None:
        for command in ("check", "score"):
            ran = run(command, NINE_FAULTS)
            assert ran.returncode == 1
            assert "Indeks" not in ran.stdout
            assert ran.stderr == ""

    def test_says_what_would_not_be_counted_and_why(self) -> None:
        ran = run("check", KOTA_BATU)
        assert ran.returncode == 0
        assert "Tidak dihitung, 3 dari 16:" in ran.stdout
        assert "[before_window]" in ran.stdout

    def test_says_so_when_everything_counts(self) -> None:
        assert "Every innovation counts (1)." in run("check", MINIMAL, "--lang", "en").stdout

    def test_json_holds_what_does_not_count_and_the_notices(self) -> None:
        data = as_json(run("check", KOTA_BATU, "--json"))
        assert data["problems"] == []
        assert [one["id"] for one in data["not_counted"]] == ["bantuan-tepat", "sampah-berkah", "helm-anak"]
        assert {notice["code"] for notice in data["notices"]} == {"evidence_missing", "evidence_kind", "lapsed"}


class TestClassify:
    @pytest.mark.parametrize(
        ("index", "predicate"),
        [
            ("65.01", "Sangat Inovatif"),
            ("65.00", "Inovatif"),
            ("40.00", "Kurang Inovatif"),
            ("0", "Tidak Dapat Dinilai"),
        ],
    )
    def test_names_the_predicate(self, index: str, predicate: str) -> None:
        ran = run("classify", index, "--rulebook", "iid-2026")
        assert ran.returncode == 0
        assert f"{index} - {predicate} " in ran.stdout

    def test_json(self) -> None:
        ran = run("classify", "40.01", "--rulebook", "iid-2026", "--json")
        data = as_json(ran)
        assert (data["rulebook"]["id"], data["rulebook"]["provisional"]) == ("iid-2026", False)
        assert (data["index"], data["predicate"]) == ("40.01", "inovatif")
        assert [one["code"] for one in data["assumptions"]] == ["rounding"]

    def test_a_provisional_edition_says_so_and_names_its_assumptions(self) -> None:
        ran = run("classify", "65", "--rulebook", "iid-2027", "--lang", "en")
        assert "65 - Innovative (iid-2027, provisional)" in ran.stdout
        assert "\n  rounding: " in ran.stdout

    def test_an_edition_without_assumptions_names_none(self) -> None:
        bare = EXAMPLES.parent.parent / "tests" / "made_up_edition.toml"
        assert run("classify", "9.5", "--rulebook", bare, "--lang", "en").stdout.count("\n") == 1

    def test_no_number_is_used_wrongly(self) -> None:
        ran = run("classify", "enam", "--rulebook", "iid-2026")
        assert (ran.returncode, ran.stdout) == (2, "")
        assert "bukan bilangan" in ran.stderr

    @pytest.mark.parametrize(("lang", "words"), [("id", "tulis 65.01"), ("en", "write 65.01")])
    def test_a_decimal_comma_is_refused_with_the_way_to_write_it(self, lang: str, words: str) -> None:
        for arguments in (
            ["classify", "65,01", "--rulebook", "iid-2026"],
            ["portfolio", "x.xlsx", "--government", "65,01"],
        ):
            ran = run(*arguments, "--lang", lang)
            assert (ran.returncode, ran.stdout) == (2, "")
            assert words in ran.stderr
        for other in ("1,000,000", "65,", "1.000,5", ","):
            assert (
                words.split(maxsplit=1)[0]
                not in run("classify", other, "--rulebook", "iid-2026", "--lang", lang).stderr
            )

    @pytest.mark.parametrize("index", ["100.01", "65.005"])
    def test_no_published_index_is_a_problem(self, index: str) -> None:
        assert run("classify", index, "--rulebook", "iid-2026").returncode == 1

    def test_needs_a_rulebook(self) -> None:
        assert run("classify", "65").returncode == 2


class TestAggregate:
    @pytest.mark.parametrize(
        ("government", "mean", "innovations", "services", "index", "predicate"),
        [
            ("63", "111", "200", "6", "100.00", "Sangat Inovatif"),
            ("40", "70", "20", "5", "47.04", "Inovatif"),
            ("40", "70", "20", "4", "44.00", "Inovatif"),
            ("40", "80", "8", "5", "38.55", "Kurang Inovatif"),
            ("40", "80", "12", "5", "49.82", "Inovatif"),
        ],
    )
    def test_the_worked_cases(
        self, government: str, mean: str, innovations: str, services: str, index: str, predicate: str
    ) -> None:
        ran = run(
            *("aggregate", "--rulebook", "iid-2026", "--government", government, "--mean-maturity", mean),
            *("--innovations", innovations, "--basic-services", services),
        )
        assert ran.returncode == 0
        assert f"Indeks {index} - {predicate} " in ran.stdout

    def test_the_total_may_be_given_in_place_of_the_mean(self) -> None:
        common = ("aggregate", "--rulebook", "iid-2026", "--government", "40", "--innovations", "8")
        by_mean = run(*common, "--basic-services", "5", "--mean-maturity", "80", "--json")
        by_total = run(*common, "--basic-services", "5", "--total-maturity", "640", "--json")
        of_mean = {"published_mean": as_json(by_mean)["published_mean"], "notices": []}
        assert as_json(by_mean) == {**as_json(by_total), **of_mean}
        assert of_mean["published_mean"]["lowest_sum"] == "640"
        assert as_json(by_mean)["index_exact"] == "14456/375"
        assert as_json(by_mean)["index"] == "38.55"

    @pytest.mark.parametrize("innovations", ["2.5", "dua", "2.0"])
    def test_a_part_of_an_innovation_is_used_wrongly(self, innovations: str) -> None:
        ran = run(
            *("aggregate", "--rulebook", "iid-2026", "--government", "1", "--mean-maturity", "1"),
            *("--innovations", innovations, "--basic-services", "1"),
        )
        assert ran.returncode == 2

    def test_parts_out_of_range_are_problems_all_at_once(self) -> None:
        ran = run(
            *("aggregate", "--rulebook", "iid-2026", "--government", "64", "--mean-maturity", "112"),
            *("--innovations", "3", "--basic-services", "7", "--json"),
        )
        assert ran.returncode == 1
        assert [problem["path"] for problem in as_json(ran)["problems"]] == [
            "government",
            "mean_maturity",
            "basic_services",
        ]

    def test_the_gate_must_be_answered_where_there_is_one(self) -> None:
        ran = run(
            "aggregate", "--rulebook", "iid-2026", "--government", "1", "--mean-maturity", "1", "--innovations", "1"
        )
        assert ran.returncode == 1
        assert "basic_services" in ran.stdout


class TestRulebooks:
    def test_lists_the_editions_with_what_each_can_do(self) -> None:
        ran = run("rulebooks")
        assert ran.returncode == 0
        (line,) = (line for line in ran.stdout.splitlines() if line.startswith("iid-2026"))
        assert "classify, aggregate, score" in line

    def test_lists_them_as_json(self) -> None:
        listed = {one["id"]: one for one in as_json(run("rulebooks", "--json"))["rulebooks"]}
        assert tuple(listed) == ida.rulebooks()
        assert listed["iid-2026"]["digest"] == ida.rulebook("iid-2026").digest

    @pytest.mark.parametrize("lang", ["id", "en"])
    def test_shows_one_whole_within_a_hundred_columns(self, lang: str) -> None:
        ran = run("rulebooks", "iid-2026", "--lang", lang)
        assert ran.returncode == 0
        assert max(map(len, ran.stdout.splitlines())) <= 100
        for row in (*ida.rulebook("iid-2026").government, *ida.rulebook("iid-2026").innovation):
            assert f"({row.code})" in " ".join(ran.stdout.split())

    def test_json_of_one_is_everything_it_holds(self) -> None:
        assert as_json(run("rulebooks", "iid-2026", "--json")) == ida.rulebook("iid-2026").to_dict()

    def test_an_unknown_one_is_used_wrongly_and_names_the_known_ones(self) -> None:
        for arguments in (("rulebooks", "iid-1999"), ("classify", "1", "--rulebook", "iid-1999")):
            ran = run(*arguments)
            assert ran.returncode == 2
            assert "iid-2026" in ran.stderr


def test_no_such_file_is_used_wrongly() -> None:
    ran = run("score", EXAMPLES / "nowhere.json")
    assert ran.returncode == 2
    assert "nowhere.json" in ran.stderr


class TestAFileThatCanNotBeRead:
    """It is named, with the reason in the chosen language."""

    @pytest.mark.parametrize(
        ("name", "reasons"),
        [
            (EXAMPLES, {"id": "itu sebuah folder", "en": "it is a folder"}),
            (EXAMPLES / "nowhere.json", {"id": "tidak ada berkas", "en": "there is no file"}),
            (MINIMAL / "x.json", {"id": "bukan folder", "en": "is no folder"}),
        ],
    )
    @pytest.mark.parametrize("lang", ["id", "en"])
    def test_on_its_way_to_the_program(self, name: Path, reasons: dict[str, str], lang: str) -> None:
        for command in (["score"], ["ecosystem"], ["nation"]):
            ran = run(*command, name, "--lang", lang)
            assert ran.returncode == 2
            assert str(name) in ran.stderr
            assert reasons[lang] in " ".join(ran.stderr.split())

    @pytest.mark.parametrize(
        ("error", "said"),
        [
            (PermissionError(errno.EACCES, "Permission denied"), {"id": "tidak diizinkan", "en": "permission denied"}),
            (OSError(errno.EIO, "Input/output error"), {"id": "Input/output error", "en": "Input/output error"}),
            (OSError(), {"id": "OSError", "en": "OSError"}),
        ],
    )
    def test_by_words_of_ours_or_those_of_the_system(self, error: OSError, said: dict[str, str]) -> None:
        assert (reason_of(error).id, reason_of(error).en) == (said["id"], said["en"])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
@pytest.mark.parametrize(("lang", "words"), [("id", "keluaran baku: tempat"), ("en", "standard output: no space")])
def test_a_full_disk_behind_standard_output_is_told(lang: str, words: str) -> None:
    command = [sys.executable, "-m", "inovasi_daerah", "rulebooks", "--lang", lang]
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)
    assert ran.returncode == 2
    assert words in ran.stderr.decode()


def test_an_unknown_option_is_used_wrongly() -> None:
    assert run("score", MINIMAL, "--unknown").returncode == 2


def test_a_name_in_any_script_is_printed() -> None:
    data = submission(innovation(name="ꦲꦏ꧀ꦱꦫ 🌋"))
    ran = run("score", "-", stdin=json.dumps(data))
    assert ran.returncode == 0
    assert "ꦲꦏ꧀ꦱꦫ 🌋" in ran.stdout


def test_a_terminal_that_lacks_the_letters_still_gets_the_figures() -> None:
    ran = run("score", "-", stdin=json.dumps(submission(innovation(name="ꦲꦏ"))), PYTHONIOENCODING="ascii")
    assert ran.returncode == 0
    assert "Indeks" in ran.stdout


def test_whoever_stops_reading_ends_it_quietly() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "inovasi_daerah", "score", str(KOTA_BATU), "--explain"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        process.wait(timeout=60)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["portfolio", "x.xlsx", "--year", "26"], {"id": "bukan tahun", "en": "is not a year"}),
        (["portfolio", "x.xlsx", "--region", "99.99"], {"id": "tidak dikenal", "en": "there is no region"}),
        (["portfolio", "x.xlsx", "--government", "lima"], {"id": "bukan bilangan", "en": "is not a number"}),
        (["nation", "x.csv", "--year", "26"], {"id": "bukan tahun", "en": "is not a year"}),
        (["nation", "x.json", "--format", "parquet"], {"id": "memerlukan --output", "en": "needs --output"}),
        (["coverage", "x", "y", "z", "--year", "26"], {"id": "bukan tahun", "en": "is not a year"}),
        (["coverage", "x", "y", "z", "--year", "2024"], {"id": "gerakan", "en": "there is no movement"}),
        (["coverage", "x", "y", "z", "--year", "2024", "--on", "2"], {"id": "kalender", "en": "calendar"}),
        (["ecosystem", "x", "--derived", "--earlier", "y"], {"id": "tanpa --instrument", "en": "without --instr"}),
        (["rulebooks", "--compare", "iid-2026"], {"id": "memerlukan ID", "en": "needs an ID"}),
    ],
)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_what_is_used_wrongly_is_told_in_one_sentence_of_the_chosen_language(
    arguments: list[str], words: dict[str, str], lang: str
) -> None:
    ran = run(*arguments, "--lang", lang)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert words[lang] in ran.stderr
    assert ran.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        (["portfolio", str(EXAMPLES / "portfolio.xlsx"), "--svg", "{}"], ""),
        (["portfolio", str(EXAMPLES / "portfolio.xlsx"), "--skeleton", "{}"], ""),
        (["ecosystem", str(EXAMPLES / "ecosystem-assessment.json"), "--svg", "{}"], ""),
        (["nation", str(MINIMAL), "--output", "{}"], ""),
        (["conformance", "write", "{}"], "classify.json"),
    ],
)
def test_every_file_is_written_whole_or_not_at_all(
    arguments: list[str],
    file: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    named = tmp_path / "named"
    if file:
        named.mkdir()
    target = named / file if file else named
    target.write_bytes(b"before")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert main([one.format(named) for one in arguments] + ["--lang", "en"]) == 2
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", f"the output can't be written: {named}: no space is left\n")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [target]
    assert target.read_bytes() == b"before"


class TestTheOptionForARulebook:
    """It stands where an edition matters, and is never passed over."""

    @pytest.mark.parametrize("command", ["coverage", "practice", "regions", "rescore"])
    def test_is_not_offered_where_no_edition_matters(self, command: str) -> None:
        arguments = {"coverage": ["x", "y", "z", "--year", "2024"], "rescore": ["x", "iid-2026"]}
        ran = run(command, *arguments.get(command, ["x"]), "--rulebook", "iid-2025")
        assert ran.returncode == 2
        assert "unrecognized arguments: --rulebook" in ran.stderr
        assert "--rulebook" not in run(command, "--help").stdout

    @pytest.mark.parametrize(
        "arguments",
        [
            ["rulebooks", "iid-2026", "--rulebook", "iid-2025"],
            ["rulebooks", "iid-2026", "--rulebook", "iid-2025", "--compare", "iid-2024"],
            ["ecosystem", EXAMPLES / "ecosystem-assessment.json", "--rulebook", "iid-2026"],
            ["conformance", "check", "x", "y", "--rulebook", "iid-2026"],
        ],
    )
    @pytest.mark.parametrize("lang", ["id", "en"])
    def test_is_refused_beside_what_it_does_not_go_with(self, arguments: list[str], lang: str) -> None:
        ran = run(*arguments, "--lang", lang)
        assert (ran.returncode, ran.stdout) == (2, "")
        assert "--rulebook" in ran.stderr
        assert ran.stderr.count("\n") == 1

    def test_may_name_what_the_argument_names_or_stand_in_its_place(self) -> None:
        named = run("rulebooks", "iid-2026").stdout
        assert run("rulebooks", "--rulebook", "iid-2026").stdout == named
        assert run("rulebooks", "iid-2026", "--rulebook", "iid-2026").stdout == named
        assert run("rulebooks", "").returncode == 2


def test_whoever_interrupts_any_command_gets_130_and_no_traceback(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)  # reading it waits for ever
    command = [sys.executable, "-m", "inovasi_daerah", "score", str(pipe)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        writer = os.open(pipe, os.O_WRONLY)  # waits until the program has come to the pipe
        process.send_signal(signal.SIGINT)
        printed = process.communicate(timeout=60)
        os.close(writer)
    assert (process.returncode, *printed) == (130, b"", b"")


class TestTheNineFaults:
    """Mending any one of the planted faults leaves exactly the other eight."""

    VALUES: ClassVar[dict[tuple[str | int, ...], object]] = {
        ("innovations", 0, "agency"): "dinas-kesehatan",
        ("innovations", 0, "claims", "sdm", "level"): 3,
        ("innovations", 1, "stage"): "penerapan",
        ("innovations", 2, "applied_on"): "2024-02-29",
        ("innovations", 2, "affair"): "1.02",
        ("innovations", 3, "id"): "contoh-empat",
        ("innovations", 4, "claims", "sdm", "level"): 2,
    }
    KEYS: ClassVar[dict[tuple[str | int, ...], str]] = {
        ("innovations", 1, "claims", "vidio"): "video",
        ("innovations", 3, "design_wrods"): "design_words",
    }

    def test_each_mend_takes_away_one_kind_and_adds_none(self) -> None:
        faulty = example(NINE_FAULTS)
        everything = self.codes(faulty)
        assert len(everything) == 9
        mended = [changed(faulty, *path, to=value) for path, value in self.VALUES.items()]
        mended += [renamed(faulty, *path, to=key) for path, key in self.KEYS.items()]
        gone = [everything - self.codes(data) for data in mended]
        assert all(len(codes) == 1 for codes in gone)
        assert set().union(*gone) == everything

    def codes(self, data: dict[str, Any]) -> set[str]:
        with pytest.raises(ida.InvalidSubmission) as caught:
            ida.read_submission(data)
        codes = {problem.code for problem in caught.value.problems}
        assert len(codes) == len(caught.value.problems)
        return codes


class TestStandardInput:
    """``-`` is standard input, for every command that reads a file."""

    TEXT: ClassVar[str] = MINIMAL.read_text("utf-8")

    def test_of_nation(self) -> None:
        found = as_json(run("nation", "-", "--json", stdin=self.TEXT))["regions"]
        named = as_json(run("nation", MINIMAL, "--json"))["regions"]
        assert [{**line, "file": str(MINIMAL)} for line in found] == named

    def test_of_verify_for_either_file(self, tmp_path: Path) -> None:
        recorded = tmp_path / "score.json"
        recorded.write_text(run("score", MINIMAL, "--json").stdout, "utf-8")
        said = run("verify", recorded, MINIMAL)
        assert said.returncode == 0
        assert run("verify", recorded, "-", stdin=self.TEXT).stdout == said.stdout
        assert run("verify", "-", MINIMAL, stdin=recorded.read_text("utf-8")).stdout == said.stdout

    @pytest.mark.parametrize("command", ["nation", "verify"])
    def test_of_one_file_alone(self, command: str) -> None:
        ran = run(command, "-", "-", "--lang", "en", stdin=self.TEXT)
        assert ran.returncode == 2
        assert "one file alone can be -" in ran.stderr


def test_a_rulebook_in_a_folder_with_a_plus_is_a_file(tmp_path: Path) -> None:
    folder = tmp_path / "2026+2027"
    folder.mkdir()
    own = folder / "own.toml"
    own.write_text(
        'format = "inovasi-daerah/rulebook"\nformat_version = "1.0"\nextends = "iid-2026"\n'
        'id = "sendiri"\nyear = 2026\ntitle = { id = "Sendiri", en = "One\'s own" }\n',
        "utf-8",
    )
    assert as_json(run("rulebooks", own, "--json"))["id"] == "sendiri"
