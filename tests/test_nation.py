"""The command ``nation``: many files at once, past the bad ones, written whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import polars as pl
import pytest

import inovasi_daerah as ida
from examples import KOTA_BATU, innovation, submission
from inovasi_daerah.cli import main
from inovasi_daerah.cli.nation_table import as_table
from inovasi_daerah.cli.progress import with_progress
from inovasi_daerah.interchange.writing import write_whole
from inovasi_daerah.labels import Lang, same
from inovasi_daerah.nation import Batch
from nations import RULES, governments, long, region, wide

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Captured = pytest.CaptureFixture[str]
CODES = [code for code, one in ida.regions().items() if one.autonomous]


def written(folder: Path, name: str, data: object) -> str:
    path = folder / name
    path.write_text(data if isinstance(data, str) else json.dumps(data), "utf-8")
    return str(path)


def ran(arguments: Sequence[str], capsys: Captured) -> tuple[int, str, str]:
    code = main(["nation", *arguments])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def test_three_broken_files_among_546_are_reported_at_the_end(tmp_path: Path, capsys: Captured) -> None:
    assert len(CODES) == 546
    broken = {CODES[9]: "{", CODES[99]: submission(region="batu"), CODES[400]: submission(year="2026")}
    files = [
        written(tmp_path, f"{code}.json", broken.get(code, submission(innovation(), innovation(1), region=code)))
        for code in CODES
    ]
    code, out, err = ran([*files, "--json"], capsys)
    report = json.loads(out)
    assert (code, err) == (1, "")
    assert (report["format"], len(report["regions"])) == ("inovasi-daerah/nation", 543)
    assert [len(failure["problems"]) for failure in report["failures"]] == [1, 1, 1]
    assert [failure["problems"][0]["code"] for failure in report["failures"]] == ["not_json", "bad_form", "wrong_type"]
    code, out, err = ran([*files, "--lang", "en"], capsys)
    assert code == 1
    assert len(out.splitlines()) == 544
    assert err.startswith("543 regions scored, 3 files failed\n")
    assert all(len(line) <= 100 for line in out.splitlines())


def test_every_region_has_the_score_and_the_rank_it_has_alone(tmp_path: Path, capsys: Captured) -> None:
    submissions = [
        region(code, 12 + n, n, government=True, nulls=0.1) for n, code in enumerate(["35.79", "36.71", "35"])
    ]
    files = [written(tmp_path, f"{one.region}.json", ida.write_submission(one)) for one in submissions]
    code, out, _ = ran([*files, "--json", "--counting", "all"], capsys)
    assert code == 0
    scores = {one.region.code: ida.score(one, RULES, counting="all") for one in submissions}
    rankings = ida.rank_by_kind(map(ida.Result.of, scores.values()))
    for line in json.loads(out)["regions"]:
        score = scores[line["region"]]
        data = score.to_dict()
        assert {name: line[name] for name in ("index", "index_exact", "predicate", "total")} == {
            name: data[name] for name in ("index", "index_exact", "predicate", "total")
        }
        assert line["counted"] == score.quantity.counted
        assert line["rank"] == rankings[score.submission.region.kind].place(line["region"]).rank.number


def test_a_file_that_is_not_there_an_edition_not_known_and_a_region_twice_are_failures(
    tmp_path: Path, capsys: Captured
) -> None:
    other_year = written(tmp_path, "tua.json", submission(year=1999, region="36.71"))
    code, out, err = ran([str(KOTA_BATU), str(tmp_path / "x.json"), other_year, str(KOTA_BATU)], capsys)
    assert code == 1
    assert len(out.splitlines()) == 2
    assert "[unreadable_file]" in err
    assert "[not_scored]" in err
    assert "[duplicate_id]" in err
    assert '""' not in err


def test_where_not_one_file_is_there_the_command_was_used_wrongly(tmp_path: Path, capsys: Captured) -> None:
    files = [str(tmp_path / "laporan*.json"), str(tmp_path)]
    code, out, err = ran([*files, "--json"], capsys)
    assert (code, err) == (2, "")
    assert [failure["file"] for failure in json.loads(out)["failures"]] == files
    assert ran([*files, written(tmp_path, "x.json", "{")], capsys)[0] == 1


@pytest.mark.parametrize(("year", "code"), [(2024, 3), (2019, 3), (2030, 2)])
def test_where_no_edition_can_score_any_file_the_code_is_that_of_score(
    year: int, code: int, tmp_path: Path, capsys: Captured
) -> None:
    files = [written(tmp_path, f"{region}.json", submission(year=year, region=region)) for region in ("35.79", "36.71")]
    assert ran(files, capsys)[0] == main(["score", files[0]]) == code
    capsys.readouterr()
    assert ran([*files, str(KOTA_BATU)], capsys)[0] == 1


class TestOutput:
    """``--output`` appears whole or not at all."""

    @pytest.mark.parametrize("form", ["csv", "json", "parquet", "table"])
    def test_every_format_holds_every_region(self, form: str, tmp_path: Path, capsys: Captured) -> None:
        target = tmp_path / f"hasil.{form}"
        code, out, _ = ran([str(KOTA_BATU), "--format", form, "--output", str(target)], capsys)
        assert (code, out) == (0, "")
        if form == "parquet":
            lines = pl.read_parquet(target).to_dicts()
        elif form == "csv":
            lines = pl.read_csv(target, infer_schema=False).to_dicts()
        elif form == "json":
            lines = json.loads(target.read_text("utf-8"))["regions"]
        else:
            lines = [{"index": re.split(" {2,}", target.read_text("utf-8").splitlines()[1])[4]}]
        score = ida.score(ida.load_submission(KOTA_BATU), RULES)
        assert [line["index"] for line in lines] == [str(score.index)]

    def test_nothing_but_failures_is_an_empty_result(self, tmp_path: Path, capsys: Captured) -> None:
        broken = written(tmp_path, "x.json", "{")
        code, out, _ = ran([broken, "--format", "csv"], capsys)
        assert (code, out) == (1, "")

    def test_what_stood_there_stands_when_writing_fails(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        target = tmp_path / "hasil.json"
        target.write_bytes(b"before")

        def interrupt(_: int) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("os.fsync", interrupt)
        with pytest.raises(KeyboardInterrupt):
            write_whole(str(target), b"after")
        assert [path.name for path in tmp_path.iterdir()] == ["hasil.json"]
        assert target.read_bytes() == b"before"

    @pytest.mark.parametrize("target", ["tidak/ada/x.csv", "ada", ".", ""])
    @pytest.mark.parametrize(("lang", "words"), [("id", "keluaran tidak dapat ditulis"), ("en", "can't be written")])
    def test_a_result_that_can_not_be_written_is_told_as_that(
        self, target: str, lang: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        monkeypatch.chdir(tmp_path)
        (tmp_path / "ada").mkdir()
        code, out, err = ran([str(KOTA_BATU), "--output", target, "--lang", lang], capsys)
        assert (code, out) == (2, "")
        assert f"{words}: {target}: " in err
        assert [path.name for path in tmp_path.iterdir()] == ["ada"]

    @pytest.mark.parametrize("form", ["json", "csv"])
    def test_what_programs_read_is_utf_8_on_every_terminal(self, form: str, tmp_path: Path) -> None:
        path = tmp_path / "é.json"
        path.write_bytes(KOTA_BATU.read_bytes())
        command = [sys.executable, "-m", "inovasi_daerah", "nation", str(path), "--format", form]
        environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}
        done = subprocess.run(command, capture_output=True, check=True, timeout=60, env=environment)
        read = (
            json.loads(done.stdout)["regions"] if form == "json" else csv.DictReader(done.stdout.decode().split("\n"))
        )
        assert [line["file"] for line in read] == [str(path)]

    @pytest.mark.parametrize("form", ["json", "csv", "parquet"])
    def test_a_name_that_is_no_text_is_written_by_its_codes(self, form: str, tmp_path: Path, capsys: Captured) -> None:
        path = os.fsdecode(os.fsencode(tmp_path) + b"/\xe9.json")
        shutil.copy(KOTA_BATU, path)
        target = tmp_path / "hasil"
        assert ran([path, "--format", form, "--output", str(target)], capsys)[0] == 0
        if form == "parquet":
            (line,) = pl.read_parquet(target).to_dicts()
        elif form == "csv":
            (line,) = csv.DictReader(target.read_text("utf-8").splitlines())
        else:
            (line,) = json.loads(target.read_text("utf-8"))["regions"]
        assert line["file"] in (path, f"{tmp_path}/\\udce9.json")

    def test_interrupting_leaves_no_result_file(self, tmp_path: Path) -> None:
        (tmp_path / "in").mkdir()
        pipe = tmp_path / "in" / "menunggu.json"
        os.mkfifo(pipe)  # reading it waits for ever
        target = tmp_path / "hasil.json"
        command = [sys.executable, "-m", "inovasi_daerah", "nation", str(KOTA_BATU), str(pipe), "--output", str(target)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        writer = os.open(pipe, os.O_WRONLY)  # waits until the program has come to the pipe
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
        os.close(writer)
        assert (process.returncode, out, err) == (130, b"", b"")
        assert [path.name for path in tmp_path.iterdir()] == ["in"]


class TestTheTableForPeople:
    """By kind of region, the best first; the files for programs stand by code."""

    def batch(self, folder: Path) -> list[str]:
        made = [
            ("35.79", submission(innovation(), region="35.79")),
            ("36.71", submission(innovation(), innovation(1), region="36.71")),
            ("35", submission(innovation(), region="35")),
            ("35.10", submission(innovation(), region="35.10")),
        ]
        return [written(folder, f"{code}.json", data) for code, data in made]

    @pytest.mark.parametrize(
        ("lang", "lines"),
        [
            (
                "id",
                [
                    "daerah  nama                  jenis      peringkat  indeks  predikat         inovasi",
                    "35      Jawa Timur            Provinsi   1 dari 1     0.47  Kurang Inovatif        1",
                    "35.10   Kabupaten Banyuwangi  Kabupaten  1 dari 1     0.47  Kurang Inovatif        1",
                    "36.71   Kota Tangerang        Kota       1 dari 2     0.93  Kurang Inovatif        2",
                    "35.79   Kota Batu             Kota       2 dari 2     0.47  Kurang Inovatif        1",
                ],
            ),
            (
                "en",
                [
                    "region  name                  kind      rank    index  predicate        innovations",
                    "35      Jawa Timur            Province  1 of 1   0.47  Less Innovative            1",
                    "35.10   Kabupaten Banyuwangi  Regency   1 of 1   0.47  Less Innovative            1",
                    "36.71   Kota Tangerang        City      1 of 2   0.93  Less Innovative            2",
                    "35.79   Kota Batu             City      2 of 2   0.47  Less Innovative            1",
                ],
            ),
        ],
    )
    def test_stands_by_kind_and_rank_with_names_and_labels(
        self, lang: str, lines: list[str], tmp_path: Path, capsys: Captured
    ) -> None:
        files = self.batch(tmp_path)
        code, out, _ = ran([*files, "--lang", lang], capsys)
        assert code == 0
        assert out.splitlines() == lines
        data = json.loads(ran([*files, "--json"], capsys)[1])["regions"]
        assert [(one["region"], one["name"]) for one in data] == [
            ("35", "Jawa Timur"),
            ("35.10", "Kabupaten Banyuwangi"),
            ("35.79", "Kota Batu"),
            ("36.71", "Kota Tangerang"),
        ]

    @pytest.mark.parametrize(
        ("options", "column", "values"),
        [([], "edisi", {"iid-2026", "iid-2027"}), (["--rulebook", "iid-2026"], "tahun", {"2026", "2027"})],
    )
    def test_shows_the_edition_or_the_year_where_there_is_more_than_one(
        self, options: list[str], column: str, values: set[str], tmp_path: Path, capsys: Captured
    ) -> None:
        files = [*self.batch(tmp_path), written(tmp_path, "36.json", submission(region="36", year=2027))]
        code, out, _ = ran([*files, *options], capsys)
        assert code == 0
        head, *lines = (re.split(" {2,}", line) for line in out.splitlines())
        assert head[3] == column
        assert {line[3] for line in lines} == values
        assert [line[0] for line in lines] == ["35", "36", "35.10", "36.71", "35.79"]

    @pytest.mark.parametrize("lang", ["id", "en"])
    def test_keeps_to_100_columns_by_cutting_names(self, lang: Lang) -> None:
        line = {"region": "35.79", "name": "Kota " * 20, "kind": "kota", "year": 2026, "rulebook": "iid-2026"}
        line |= {"rank": 100, "among": 514, "index": "100.00", "predicate": "x", "counted": 12345}
        called = {(edition, "x"): same("Amat " * 20) for edition in ("iid-2025", "iid-2026")}
        lines = [line, {**line, "year": 2025, "rulebook": "iid-2025"}]
        widths = {len(row) for row in as_table(Batch(lines, called), lang).splitlines()}
        assert widths == {100}
        short = as_table(Batch(lines, dict.fromkeys(called, same("Inovatif"))), lang)
        assert {len(row) for row in short.splitlines()} == {100}
        assert short.count("Kota Kota Kota Kota ") == 2

    @pytest.mark.parametrize("name", ["hasil.csv", "hasil.JSON", "hasil.parquet", "hasil.txt", "hasil"])
    def test_the_output_is_written_as_its_name_tells(self, name: str, tmp_path: Path, capsys: Captured) -> None:
        target = tmp_path / name
        assert ran([str(KOTA_BATU), "--output", str(target)], capsys)[0] == 0
        content = target.read_bytes()
        assert content.startswith({".csv": b"file,", ".JSON": b"{", ".parquet": b"PAR1"}.get(target.suffix, b"daerah "))
        assert ran([str(KOTA_BATU), "--output", str(target), "--format", "csv"], capsys)[0] == 0
        assert target.read_bytes().startswith(b"file,region,name,kind,")
        assert ran([str(KOTA_BATU), "--output", str(target), "--json"], capsys)[0] == 0
        assert target.read_bytes().startswith(b"{")


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class TestProgress:
    """A progress bar on a terminal, silence elsewhere."""

    def test_a_terminal_sees_a_bar(self) -> None:
        terminal = _Terminal()
        assert list(with_progress(["a", "b"], 2, terminal)) == ["a", "b"]
        assert "100%" in terminal.getvalue()

    def test_a_pipe_sees_nothing(self) -> None:
        pipe = io.StringIO()
        assert list(with_progress(["a", "b"], 2, pipe)) == ["a", "b"]
        assert pipe.getvalue() == ""

    def test_without_the_extra_a_terminal_sees_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "tqdm", None)
        terminal = _Terminal()
        assert list(with_progress(["a"], 1, terminal)) == ["a"]
        assert terminal.getvalue() == ""

    def test_piped_output_carries_no_progress_characters(self) -> None:
        command = [sys.executable, "-m", "inovasi_daerah", "nation", str(KOTA_BATU), "--json"]
        done = subprocess.run(command, capture_output=True, check=True, timeout=60)
        assert json.loads(done.stdout)["failures"] == []
        assert done.stderr == b""


class TestTables:
    """One Parquet or CSV file of levels instead of many submissions."""

    scores = (
        ida.score(region("35.79", 13, 3, government=True, nulls=0.2), RULES),
        ida.score(region("35.10", 3, 4, government=True, nulls=0.2), RULES),
    )

    @pytest.mark.parametrize("suffix", ["parquet", "csv"])
    @pytest.mark.parametrize("in_long", [False, True])
    def test_a_table_of_levels_gives_the_same_scores(
        self,
        suffix: str,
        in_long: bool,
        tmp_path: Path,
        capsys: Captured,
    ) -> None:
        files = []
        for name, frame in (("levels", wide(list(self.scores))), ("government", governments(list(self.scores)))):
            path = tmp_path / f"{name}.{suffix}"
            shaped = long(frame) if in_long else frame
            shaped.write_parquet(path) if suffix == "parquet" else shaped.write_csv(path)
            files.append(str(path))
        options = ["--government", files[1], "--rulebook", "iid-2026"]
        code, out, err = ran([files[0], *options, "--json"], capsys)
        assert (code, err) == (0, "")
        lines = json.loads(out)["regions"]
        assert {line["region"]: line["index_exact"] for line in lines} == {
            score.submission.region.code: score.to_dict()["index_exact"] for score in self.scores
        }
        code, out, _ = ran([files[0], *options], capsys)
        assert (code, len(out.splitlines())) == (0, 3)
        assert [line["name"] for line in lines] == ["Kabupaten Banyuwangi", "Kota Batu"]
        assert "Kota Batu" in out
        code, out, _ = ran([files[0], *options, "--json", "--affairs", "any", "--stages", "all"], capsys)
        otherwise = [ida.score(score.submission, RULES, affairs="any", stages="all") for score in self.scores]
        assert {line["region"]: line["index_exact"] for line in json.loads(out)["regions"]} == {
            score.submission.region.code: score.to_dict()["index_exact"] for score in otherwise
        }
        assert [score.index_exact for score in otherwise] != [score.index_exact for score in self.scores]

    def test_a_bad_table_is_a_failure(self, tmp_path: Path, capsys: Captured) -> None:
        path = tmp_path / "levels.csv"
        wide(list(self.scores)).with_columns(video=pl.lit("tiga")).write_csv(path)
        government = tmp_path / "government.csv"
        governments(list(self.scores)).write_csv(government)
        options = ["--government", str(government), "--rulebook", "iid-2026"]
        code, _, err = ran([str(path), *options], capsys)
        assert code == 1
        assert "[wrong_type] video" in err
        path.write_bytes(b"region,innovation\n1,2,3,4\n")
        assert ran([str(path), *options], capsys)[0] == 1
        broken = tmp_path / "levels.parquet"
        broken.write_bytes(b"PAR")
        code, _, err = ran([str(broken), *options], capsys)
        assert code == 1
        assert "[unreadable_file]" in err

    def test_a_table_that_is_not_there_is_used_wrongly(self, tmp_path: Path, capsys: Captured) -> None:
        missing = str(tmp_path / "x.csv")
        assert ran([missing, "--government", missing, "--rulebook", "iid-2026"], capsys)[0] == 2

    @pytest.mark.parametrize("suffix", ["parquet", "csv"])
    def test_a_name_is_the_name_of_one_file(self, suffix: str, tmp_path: Path, capsys: Captured) -> None:
        of_scores = {"data[1]": self.scores[0], "data1": self.scores[1]}
        for name, one in of_scores.items():
            for kind, frame in (("levels", wide([one])), ("pemda", governments([one]))):
                path = tmp_path / f"{kind}-{name}.{suffix}"
                frame.write_parquet(path) if suffix == "parquet" else frame.write_csv(path)
        files = [str(tmp_path / f"{kind}-data[1].{suffix}") for kind in ("levels", "pemda")]
        code, out, _ = ran([files[0], "--government", files[1], "--rulebook", "iid-2026", "--json"], capsys)
        assert code == 0
        (line,) = json.loads(out)["regions"]
        assert (line["region"], line["index"]) == ("35.79", str(self.scores[0].index))

    def test_each_problem_is_told_under_the_file_it_is_in(self, tmp_path: Path, capsys: Captured) -> None:
        levels, beside = tmp_path / "levels.csv", tmp_path / "pemda.csv"
        options = [str(levels), "--government", str(beside), "--rulebook", "iid-2026", "--json"]

        def told() -> list[tuple[str, list[tuple[str, str]]]]:
            code, out, _ = ran(options, capsys)
            assert code == 1
            failures = json.loads(out)["failures"]
            return [(one["file"], [(found["code"], found["path"]) for found in one["problems"]]) for one in failures]

        wide(list(self.scores)).write_csv(levels)
        good = governments(list(self.scores))
        good.with_columns(visi_misi=pl.lit(7)).head(1).write_csv(beside)
        assert told() == [(str(beside), [("out_of_range", "government/35.79/visi_misi")])]
        good.with_columns(region=pl.lit("99.99")).head(1).write_csv(beside)
        assert told() == [(str(beside), [("unknown_region", "region")])]
        beside = tmp_path / "pemda.parquet"
        beside.write_bytes(b"PAR")
        options[2] = str(beside)
        assert told() == [(str(beside), [("unreadable_file", "")])]
        wide(list(self.scores)).drop("video").write_csv(levels)
        assert told() == [(str(levels), [("missing_column", "video")]), (str(beside), [("unreadable_file", "")])]

    def test_a_column_twice_is_named_and_a_semicolon_or_a_tab_separates_too(
        self, tmp_path: Path, capsys: Captured
    ) -> None:
        levels, beside = tmp_path / "levels.csv", tmp_path / "pemda.csv"
        governments(list(self.scores)).write_csv(beside)
        options = [str(levels), "--government", str(beside), "--rulebook", "iid-2026", "--json"]
        written = wide(list(self.scores))
        found = []
        for mark in (",", ";", "\t"):
            written.write_csv(levels, separator=mark)
            code, out, _ = ran(options, capsys)
            assert code == 0
            found.append(json.loads(out)["regions"])
        assert found[0] == found[1] == found[2]
        head, *lines = levels.read_text("utf-8").splitlines()
        levels.write_text("\n".join([f"{head}\tvideo", *(f"{line}\t0" for line in lines)]), "utf-8")
        code, out, _ = ran(options, capsys)
        (failure,) = json.loads(out)["failures"]
        assert (code, [(one["code"], one["path"]) for one in failure["problems"]]) == (
            1,
            [("duplicate_column", "video")],
        )

    def test_a_line_that_lacks_cells_is_named(self, tmp_path: Path, capsys: Captured) -> None:
        levels, beside = tmp_path / "levels.csv", tmp_path / "pemda.csv"
        governments(list(self.scores)).write_csv(beside)
        codes = [row.code for row in RULES.innovation]
        whole = ["35.79", '"a, ""b"""', "1.02", *["3"] * len(codes)]
        lines = [["region", "innovation", "affair", *codes], whole, whole[:5], ["35.79", "c", *whole[2:]], whole[:-1]]
        levels.write_text("\n".join(map(",".join, lines)), "utf-8")
        code, out, _ = ran([str(levels), "--government", str(beside), "--rulebook", "iid-2026", "--json"], capsys)
        (failure,) = json.loads(out)["failures"]
        assert code == 1
        assert [(one["code"], one["path"], one["value"]) for one in failure["problems"]] == [
            ("bad_form", "3", 5),
            ("bad_form", "5", 22),
        ]

    def test_what_neither_file_shows_alone_is_told_under_the_first(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        path = tmp_path / "levels.csv"
        path.write_bytes(b"")
        errors = iter([pl.exceptions.ComputeError("berubah")])

        def scored_once(*_: object, **__: object) -> None:
            for error in errors:
                raise error

        monkeypatch.setattr("inovasi_daerah.nation.scan", scored_once)
        monkeypatch.setattr("inovasi_daerah.tables.score_regions", scored_once)
        code, out, _ = ran([str(path), "--government", "x.csv", "--rulebook", "iid-2026", "--json"], capsys)
        (failure,) = json.loads(out)["failures"]
        assert (code, failure["file"], failure["problems"][0]["code"]) == (1, str(path), "unreadable_file")

    @pytest.mark.parametrize(
        ("arguments", "indonesian", "english"),
        [
            (
                ["a.csv"],
                "tabel level a.csv memerlukan --rulebook dan --government (atau --year bila lembar klaim)",
                "the table of levels a.csv needs --rulebook and --government (or --year if a sheet of claims)",
            ),
            (
                ["a.parquet", "--rulebook", "iid-2026"],
                "tabel level a.parquet memerlukan --government",
                "the table of levels a.parquet needs --government",
            ),
            (
                ["a.parquet", "--government", "c.csv"],
                "tabel level a.parquet memerlukan --rulebook",
                "the table of levels a.parquet needs --rulebook",
            ),
            (
                ["a.json", "--government", "c.csv", "--rulebook", "iid-2026"],
                "--government mendampingi satu tabel; berkas laporan memuat klaim pemerintahnya sendiri",
                "--government goes beside one table; a submission file holds the claims of its government itself",
            ),
            (["a.csv", "--year", "-1"], "--year: '-1' bukan", "--year: '-1' is not"),
            (["a.csv", "--year", "10000"], "--year: '10000' bukan", "--year: '10000' is not"),
            (
                ["a.json", "b.csv", "--rulebook", "iid-2026", "--government", "c.csv", "--basis", "verified"],
                "tabel b.csv dinilai sendiri: satu berkas, bukan 2; tabel level hanya memuat klaim: tanpa --basis",
                "the table b.csv is scored by itself: one file, not 2; a table of levels holds claims alone: no --",
            ),
            (
                ["a.json", "--format", "parquet"],
                "--format parquet memerlukan --output",
                "--format parquet needs --output",
            ),
            (
                ["a.json", "--year", "2026"],
                "--year hanya untuk satu .csv yang disimpan lembar kerja; a.json bukan .csv",
                "--year is for one .csv as spreadsheets keep it; a.json is no .csv",
            ),
            (
                ["a.csv", "b.csv", "--year", "2026"],
                "--year memerlukan satu .csv, bukan 2 berkas",
                "--year needs one .csv, not 2 files",
            ),
            (
                ["a.parquet", "--year", "2026", "--rulebook", "iid-2026", "--government", "c.csv"],
                "--year hanya untuk satu .csv yang disimpan lembar kerja; a.parquet bukan .csv",
                "--year is for one .csv as spreadsheets keep it; a.parquet is no .csv",
            ),
        ],
    )
    def test_what_does_not_go_together_is_told_with_what_is_missing_or_too_much(
        self, arguments: list[str], indonesian: str, english: str, capsys: Captured
    ) -> None:
        for lang, words in (("id", indonesian), ("en", english)):
            code, out, err = ran([*arguments, "--lang", lang], capsys)
            assert (code, out) == (2, "")
            assert err.startswith(words)
            assert err.count("\n") == 1

    @pytest.mark.parametrize(
        "arguments", [["a.csv", "--government", "a.csv"], ["{}", "--format", "parquet", "--output", "x"]]
    )
    def test_without_polars_the_error_names_the_extra(
        self, arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        monkeypatch.setitem(sys.modules, "polars", None)
        monkeypatch.chdir(tmp_path)
        filled = [one.format(KOTA_BATU) for one in arguments]
        code, _, err = ran([*filled, "--rulebook", "iid-2026"], capsys)
        assert code == 2
        assert "inovasi-daerah[nation]" in err
        assert list(tmp_path.iterdir()) == []


SHEET = """\ufeffregion;innovation;name;stage;affair;applied_on;design_words;sdm.fact;pengaduan.fact;regulasi
35,79;a;Posyandu Digital;penerapan;1.02;31/12/2024;300;14;12,5 %;2
35.1;b;Kelas Kebun;penerapan;1.01;05-02-2024;300;40;95 %;3
"""


class TestSpreadsheets:
    """A CSV file as a spreadsheet keeps it, with the year that it does not say."""

    def ran(self, text: str, folder: Path, capsys: Captured, *options: str) -> tuple[int, str, str]:
        path = folder / "lembar.csv"
        path.write_text(text, "utf-8")
        return ran([str(path), "--year", "2026", *options], capsys)

    def test_every_region_is_scored_and_what_was_completed_is_told(self, tmp_path: Path, capsys: Captured) -> None:
        code, out, err = self.ran(SHEET, tmp_path, capsys)
        assert code == 0
        assert [line.split()[0] for line in out.splitlines()[1:]] == ["35.10", "35.79"]
        assert 'A3 (region): "35.1" dibaca sebagai 35.10' in err
        code, out, err = self.ran(SHEET, tmp_path, capsys, "--json")
        assert (code, err) == (0, "")
        found = json.loads(out)
        assert [notice["path"] for notice in found["notices"]] == ["A2 (region)", "A3 (region)"]
        assert [line["reported"] for line in found["regions"]] == [1, 1]

    def test_what_can_be_read_in_two_ways_is_refused_with_cell_and_column(
        self, tmp_path: Path, capsys: Captured
    ) -> None:
        mixed = SHEET.replace("05-02-2024", "2024-02-05").replace(";40;", ";1.234;")
        code, out, err = self.ran(mixed, tmp_path, capsys, "--format", "csv")
        assert (code, out) == (1, "")
        assert "[mixed_dates] F3 (applied_on)" in err
        assert "H3 (sdm.fact)" in err

    def test_governments_stand_in_a_file_beside_it(self, tmp_path: Path, capsys: Captured) -> None:
        beside = tmp_path / "pemda.csv"
        beside.write_text("region;visi_misi\n35,79;3\n", "utf-8")
        _, out, _ = self.ran(SHEET, tmp_path, capsys, "--json", "--government", str(beside))
        assert [line["government"] for line in json.loads(out)["regions"]] == ["0.00", "3.00"]

    def test_each_problem_is_told_under_the_file_it_is_in(self, tmp_path: Path, capsys: Captured) -> None:
        sheet, beside = str(tmp_path / "lembar.csv"), tmp_path / "pemda.csv"

        def told(text: str, government: str) -> list[tuple[str, list[tuple[str, str]]]]:
            beside.write_text(government, "utf-8")
            code, out, _ = self.ran(text, tmp_path, capsys, "--json", "--government", str(beside))
            assert code == 1
            failures = json.loads(out)["failures"]
            return [(one["file"], [(found["code"], found["path"]) for found in one["problems"]]) for one in failures]

        assert told(SHEET, "region;visi_misi\n35.79;tiga\n") == [
            (str(beside), [("bad_form", "government!B2 (visi_misi)")])
        ]
        assert told(SHEET.replace("35,79", "Batu"), "region;visi_misi\n35.79;tiga\n") == [
            (sheet, [("bad_form", "A2 (region)")]),
            (str(beside), [("bad_form", "government!B2 (visi_misi)")]),
        ]
        assert told(SHEET.replace("Kelas Kebun;penerapan", "Kelas Kebun;terapan"), "region;visi_misi\n35.79;7\n") == [
            (sheet, [("unknown_value", "D3 (stage)")]),
            (str(beside), [("out_of_range", "government!B2 (visi_misi)")]),
        ]
        assert told(SHEET, "region;visi_misi\n99.99;3\n") == [
            (str(beside), [("unknown_region", "government!A2 (region)")])
        ]

    def test_an_edition_without_a_catalogue_knows_no_column(self, tmp_path: Path, capsys: Captured) -> None:
        path = tmp_path / "lembar.csv"
        path.write_text(SHEET, "utf-8")
        code, out, err = ran([str(path), "--year", "2025", "--lang", "en"], capsys)
        assert (code, out) == (3, "")
        assert "iid-2025" in err
        with pytest.raises(ida.RulebookIncomplete):
            ida.read_spreadsheet(SHEET.encode(), year=2025, rules=ida.rulebook("iid-2025"))

    def test_a_file_that_is_not_there_and_a_year_without_rules_are_used_wrongly(
        self, tmp_path: Path, capsys: Captured
    ) -> None:
        assert ran([str(tmp_path / "x.csv"), "--year", "2026"], capsys)[0] == 2
        path = tmp_path / "lembar.csv"
        path.write_text(SHEET, "utf-8")
        assert ran([str(path), "--year", "1999"], capsys)[0] == 2


def test_a_result_has_the_rights_of_any_new_file_and_keeps_those_of_the_one_it_replaces(tmp_path: Path) -> None:
    target = tmp_path / "hasil.json"
    beside = tmp_path / "lain.json"
    beside.write_bytes(b"")
    write_whole(str(target), b"one")
    assert target.stat().st_mode == beside.stat().st_mode
    target.chmod(0o640)
    write_whole(str(target), b"two")
    assert (target.read_bytes(), target.stat().st_mode & 0o777) == (b"two", 0o640)


def test_a_link_is_followed_and_what_can_not_be_replaced_is_written_to(tmp_path: Path) -> None:
    target, link, pipe = tmp_path / "hasil.json", tmp_path / "tautan.json", tmp_path / "pipa"
    target.write_bytes(b"before")
    link.symlink_to(target)
    write_whole(str(link), b"after")
    assert (target.read_bytes(), link.is_symlink()) == (b"after", True)
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(str(pipe), b"through")
    assert os.read(reader, 100) == b"through"
    os.close(reader)
    assert pipe.is_fifo()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["hasil.json", "pipa", "tautan.json"]
