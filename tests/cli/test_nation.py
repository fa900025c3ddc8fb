"""The command ``nation``: many files at once, past the bad ones, written whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import multiprocessing
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import inovasi_daerah as ida
from examples import KOTA_BATU, innovation, submission
from inside import Batch, Lang, as_csv, as_table, main, same, unguarded, with_progress, write_whole
from nation_command import Captured, ran, written
from nations import RULES, region

if TYPE_CHECKING:
    from pathlib import Path

CODES = [code for code, one in ida.regions().items() if one.autonomous]


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
    rankings = ida.ranking.rank_by_kind(map(ida.ranking.Result.of, scores.values()))
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
    for name in ("hasil.csv", "hasil.json"):
        code, out, err = ran([*files, "--output", str(tmp_path / name)], capsys)
        assert (code, out) == (2, "")
        assert "[unreadable_file]" in err
    assert list(tmp_path.iterdir()) == []
    assert ran([*files, written(tmp_path, "x.json", "{")], capsys)[0] == 1


@pytest.mark.parametrize(("year", "code"), [(2024, 3), (2019, 3), (2030, 2)])
def test_where_no_edition_can_score_any_file_the_code_is_that_of_score(
    year: int, code: int, tmp_path: Path, capsys: Captured
) -> None:
    files = [written(tmp_path, f"{region}.json", submission(year=year, region=region)) for region in ("35.79", "36.71")]
    assert ran(files, capsys)[0] == main(["score", files[0]]) == code
    capsys.readouterr()
    assert ran([*files, str(KOTA_BATU)], capsys)[0] == 1


class TestFormulas:
    """No text in CSV is a formula to a spreadsheet, and our own readers give the text as it was."""

    @pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
    @pytest.mark.parametrize("name", ["=1+cmd", "+62", "-2+3", "@SUM(A1)", "\tx", "\rx", "'=1", "''@a", "=a\n=b"])
    def test_a_name_that_begins_with_a_sign_is_text_to_a_spreadsheet(
        self, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        monkeypatch.chdir(tmp_path)
        shutil.copyfile(KOTA_BATU, name)
        assert ran(["--output", "hasil.csv", "--", name], capsys)[0] == 0
        with tmp_path.joinpath("hasil.csv").open(encoding="utf-8", newline="") as stream:
            heads, cells = csv.reader(stream)
        line = dict(zip(heads, cells, strict=True))
        assert (line["file"], line["region"], line["index"]) == (f"'{name}", "35.79", "49.52")

    @given(st.lists(st.text("=+-@'\t\r\n ,;\"a1.") | st.text(), min_size=1))
    def test_what_is_written_is_read_back_and_begins_with_no_sign_but_that_of_a_number(self, texts: list[str]) -> None:
        (heads, cells) = csv.reader(
            io.StringIO(as_csv([{str(place): one for place, one in enumerate(texts)}]).decode(), newline="")
        )
        assert heads == [str(place) for place in range(len(texts))]
        assert [unguarded(cell) for cell in cells] == texts
        for cell in cells:
            assert not cell.startswith(("=", "+", "@", "\t", "\r"))
            assert not cell.startswith("-") or re.fullmatch("-[0-9]+(\\.[0-9]+)?", cell)

    def test_numbers_are_written_as_they_are(self) -> None:
        assert as_csv([{"a": -5, "b": "-0.5", "c": "-12", "d": Decimal("-1.25")}]) == b"a,b,c,d\n-5,-0.5,-12,-1.25\n"

    @pytest.mark.parametrize(
        ("cell", "text"),
        [("'=a", "=a"), ("'@a", "@a"), ("'+6 2", "+6 2"), ("''-a", "'-a"), ("'a", "'a"), ("a'=", "a'=")],
    )
    def test_guarded_cells_are_read_as_they_were(self, cell: str, text: str, tmp_path: Path, capsys: Captured) -> None:
        sheet = f"region;innovation;name;stage;affair\n35.79;{cell};{cell};penerapan;1.02\n"
        (submission,) = ida.files.read_spreadsheet(sheet.encode(), year=2026).submissions
        assert [(one.id, one.name) for one in submission.innovations] == [(text, text)]
        levels, beside = tmp_path / "levels.csv", tmp_path / "pemda.csv"
        of_video = ",".join("9" if row.code == "video" else "3" for row in RULES.innovation)
        codes = ",".join(row.code for row in RULES.innovation)
        levels.write_text(f"region,innovation,affair,{codes}\n35.79,{cell},1.02,{of_video}\n", "utf-8")
        beside.write_text("region,code,level\n35.79,visi_misi,3\n", "utf-8")
        _, out, _ = ran([str(levels), "--government", str(beside), "--rulebook", "iid-2026", "--json"], capsys)
        (failure,) = json.loads(out)["failures"]
        assert [found["path"] for found in failure["problems"]] == [f"35.79/{text}/video"]


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
        target.unlink()
        for options, suffixes, start in (
            (["--format", "csv"], (".csv", ""), b"file,region,name,kind,"),
            (["--json"], (".JSON", ""), b"{"),
        ):
            fits = target.suffix in suffixes
            assert ran([str(KOTA_BATU), "--output", str(target), *options], capsys)[0] == (0 if fits else 2)
            assert target.exists() == fits
            assert not fits or target.read_bytes().startswith(start)
            target.unlink(missing_ok=True)


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class TestProgress:
    """A progress bar on a terminal, silence elsewhere."""

    def test_a_terminal_sees_a_bar(self, monkeypatch: pytest.MonkeyPatch) -> None:
        terminal = _Terminal()
        monkeypatch.setattr(sys, "stderr", terminal)
        assert list(with_progress(["a", "b"], 2)) == ["a", "b"]
        assert "100%" in terminal.getvalue()

    @pytest.mark.parametrize("stream", [io.StringIO(), None])
    def test_a_pipe_sees_nothing(self, stream: io.StringIO | None, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stderr", stream)
        assert list(with_progress(["a", "b"], 2)) == ["a", "b"]
        assert stream is None or stream.getvalue() == ""

    def test_without_the_extra_a_terminal_sees_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "tqdm", None)
        terminal = _Terminal()
        monkeypatch.setattr(sys, "stderr", terminal)
        assert list(with_progress(["a"], 1)) == ["a"]
        assert terminal.getvalue() == ""

    def test_piped_output_carries_no_progress_characters(self) -> None:
        command = [sys.executable, "-m", "inovasi_daerah", "nation", str(KOTA_BATU), "--json"]
        done = subprocess.run(command, capture_output=True, check=True, timeout=60)
        assert json.loads(done.stdout)["failures"] == []
        assert done.stderr == b""


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


class TestProcesses:
    def test_many_processes_give_what_one_gives(self, tmp_path: Path, capsys: Captured) -> None:
        data = json.loads(KOTA_BATU.read_text("utf-8"))
        files = [written(tmp_path, f"{code}.json", {**data, "region": code}) for code in ("35.79", "35.73", "11.01")]
        files += [
            written(tmp_path, "x.json", "{"),
            written(tmp_path, "twice.json", data),
            str(tmp_path / "absent.json"),
        ]
        shown = [ran([*files, "--processes", n, "--format", "json"], capsys) for n in ("1", "2")]
        assert shown[0] == shown[1]
        assert shown[0][0] == 1

    def test_the_rulebook_and_the_basis_are_those_asked_for(self, capsys: Captured) -> None:
        arguments = [str(KOTA_BATU), "--rulebook", "iid-2026", "--basis", "verified", "--format", "json"]
        assert ran([*arguments, "--processes", "2"], capsys) == ran(arguments, capsys)

    def test_a_process_with_more_than_one_thread_is_not_copied(
        self, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        begun: list[str] = []
        known = multiprocessing.get_context

        def begin(way: str) -> Any:
            begun.append(way)
            return known(way)

        monkeypatch.setattr("multiprocessing.get_context", begin)
        waits = threading.Event()
        other = threading.Thread(target=waits.wait)
        other.start()
        try:
            beside = ran([str(KOTA_BATU), "--processes", "2"], capsys)
        finally:
            waits.set()
            other.join()
        assert begun == ["spawn"]
        assert beside == ran([str(KOTA_BATU)], capsys)

    @pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of every thread")
    def test_a_process_of_one_thread_is_copied_and_its_copies_score_as_it_does(self) -> None:
        program = (
            "import multiprocessing, sys; from inovasi_daerah import nation\n"
            "known, begun = multiprocessing.get_context, []\n"
            "multiprocessing.get_context = lambda way: begun.append(way) or known(way)\n"
            "batch = nation.score_files(sys.argv[1:], None, {}, processes=2)\n"
            "print(*begun, *(line['index'] for line in batch.lines))"
        )
        done = subprocess.run([sys.executable, "-c", program, str(KOTA_BATU)], check=True, capture_output=True)
        index = ida.score(ida.load_submission(KOTA_BATU), RULES).index
        assert done.stdout.decode().split() == ["fork", str(index)]

    @pytest.mark.parametrize("error", [ImportError, OSError])
    def test_one_process_works_where_no_other_can_be_started(
        self, error: type[Exception], monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        expected = ran([str(KOTA_BATU)], capsys)

        def refuse(*_: object) -> None:
            raise error

        monkeypatch.setattr("multiprocessing.get_context", refuse)
        assert ran([str(KOTA_BATU), "--processes", "2"], capsys) == expected

    def test_standard_input_is_read_by_the_one_process_that_has_it(
        self, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(KOTA_BATU.read_bytes())))
        code, out, _ = ran(["-", "--processes", "2", "--format", "csv"], capsys)
        assert (code, out.splitlines()[1].split(",")[0]) == (0, "'-")

    @pytest.mark.parametrize("n", ["0", "65", "-1", "1.5", "x"])
    def test_as_many_as_no_machine_starts_are_refused(self, n: str, capsys: Captured) -> None:
        code, out, err = ran([str(KOTA_BATU), f"--processes={n}"], capsys)
        assert (code, out) == (2, "")
        assert "--processes" in err

    def test_a_worker_leaves_interruptions_to_the_process_that_began_it_and_collects_no_cycles(self) -> None:
        program = (
            "import gc, signal, sys; from inovasi_daerah import nation\n"
            "nation._begin_work(None, {'basis': 'verified'})\n"
            "line, result = nation._outcome_in_worker(sys.argv[1])\n"
            "print(line['index'], gc.isenabled(), signal.getsignal(signal.SIGINT) is signal.SIG_IGN)"
        )
        done = subprocess.run([sys.executable, "-c", program, str(KOTA_BATU)], check=True, capture_output=True)
        index = ida.score(ida.load_submission(KOTA_BATU), RULES, basis="verified").index
        assert done.stdout.decode().split() == [str(index), "False", "True"]

    def test_importing_the_package_starts_nothing_and_imports_no_multiprocessing(self) -> None:
        program = "import sys, inovasi_daerah.nation; sys.exit('multiprocessing' in sys.modules)"
        unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
        assert subprocess.run([sys.executable, "-c", program], env=unmeasured, check=False).returncode == 0
