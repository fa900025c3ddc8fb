"""One table of levels on the command line, and one spreadsheet of claims, to the ranking of a nation."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import polars as pl
import pytest

import inovasi_daerah as ida
from examples import KOTA_BATU
from inside import nation
from nation_command import Captured, ran
from nations import RULES, governments, long, region, wide

if TYPE_CHECKING:
    from pathlib import Path


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

    @pytest.mark.parametrize("suffix", ["parquet", "csv"])
    def test_an_innovation_whose_mandatory_rows_are_empty_in_the_table_does_not_count(
        self, suffix: str, tmp_path: Path, capsys: Captured
    ) -> None:
        rows = [row.code for row in RULES.innovation]
        levels = pl.DataFrame({"region": "35.79", "innovation": list("abcdefghijkl"), "affair": "1.01"}).with_columns(
            **{code: pl.Series([3, None if code == "video" else 3] * 6, dtype=pl.Int8) for code in rows}
        )
        government = pl.DataFrame({"region": ["35.79"], "code": ["visi_misi"], "level": [3]})
        files = [str(tmp_path / f"{name}.{suffix}") for name in ("levels", "pemda")]
        for frame, file in zip((levels, government), files, strict=True):
            frame.write_parquet(file) if suffix == "parquet" else frame.write_csv(file)
        options = [files[0], "--government", files[1], "--rulebook", "iid-2026"]
        for words, counted, paths in (
            ([], 6, ["counted"]),
            (["--mandatory", "table"], 6, ["counted"]),
            (["--mandatory", "trust"], 12, ["counted", "mandatory"]),
            (["--counting", "all"], 12, []),
        ):
            code, out, err = ran([*options, *words, "--json"], capsys)
            found = json.loads(out)
            assert (code, err, [line["counted"] for line in found["regions"]]) == (0, "", [counted])
            assert [(one["code"], one["path"]) for one in found.get("notices", [])] == [
                ("not_checked", path) for path in paths
            ]
        _, _, err = ran([*options, "--mandatory", "trust", "--lang", "en"], capsys)
        assert "counted: a table of levels holds no dates" in err
        assert "mandatory: whether mandatory rows are filled was not checked" in err
        long_form = long(levels.cast(dict.fromkeys(rows, pl.Int8))).filter(pl.col("code") != "video")
        long_form.write_parquet(files[0]) if suffix == "parquet" else long_form.write_csv(files[0])
        code, _, err = ran([*options, "--lang", "en"], capsys)
        assert (code, "[missing_row] video" in err, 'choose mandatory="trust"' in err) == (1, True, True)

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

    @pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
    @pytest.mark.parametrize("kind", ["pipe", "link to a pipe", "socket", "device"])
    @pytest.mark.parametrize("name", ["levels.csv", "pemda.parquet"])
    def test_what_is_not_a_plain_file_is_used_wrongly_and_never_waited_for(
        self, kind: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        wide(list(self.scores)).write_csv("levels.csv")
        governments(list(self.scores)).write_csv("pemda.csv")
        odd = tmp_path / name
        odd.unlink(missing_ok=True)
        if kind == "socket":
            with socket.socket(socket.AF_UNIX) as one:
                one.bind(name)
        elif kind == "device":
            odd.symlink_to("/dev/zero")
        else:
            pipe = odd if kind == "pipe" else tmp_path / "pipe"
            os.mkfifo(pipe)
            if pipe != odd:
                odd.symlink_to(pipe)
        levels, beside = (name, "pemda.csv") if name.startswith("levels") else ("levels.csv", name)
        options = ["nation", levels, "--government", beside, "--rulebook", "iid-2026", "--lang", "en"]
        # in a process of its own, which can be ended where it waits
        ended = subprocess.run(
            [sys.executable, "-m", "inovasi_daerah", *options], capture_output=True, text=True, timeout=60, check=False
        )
        assert (ended.returncode, ended.stdout) == (2, "")
        assert f"{name}: it is not a plain file" in ended.stderr, ended.stderr

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

    @pytest.mark.parametrize(
        ("head", "lines"),
        [
            ("region,innovation,affair", ['35.79,"a\nb\nc",1.02']),
            ("region,innovation,affair,note", ['35.79,Pipa 5",1.02,6" x']),
            ('region,innovation,affair,"ket; lain"', ["35.79,a,1.02,x"]),
            ('"ket\nerangan",region,innovation,affair', ["x,35.79,a,1.02"]),
            ("\nregion,innovation,affair", ["35.79,a,1.02", ""]),
            ("\ufeffregion,innovation,affair", ["35.79,a,1.02", "", ""]),
        ],
    )
    def test_what_is_csv_is_read(self, head: str, lines: list[str], tmp_path: Path, capsys: Captured) -> None:
        levels, beside = tmp_path / "levels.csv", tmp_path / "pemda.csv"
        governments(list(self.scores)).write_csv(beside)
        codes = [row.code for row in RULES.innovation]
        text = [f"{head},{','.join(codes)}", *(line and line + ",3" * len(codes) for line in lines)]
        levels.write_text("\n".join(text) + "\n", "utf-8")
        code, out, _ = ran([str(levels), "--government", str(beside), "--rulebook", "iid-2026", "--json"], capsys)
        assert code == 0, out
        of_batu = next(line for line in json.loads(out)["regions"] if line["region"] == "35.79")
        assert (of_batu["reported"], of_batu["maturity_sum"]) == (1, "111.00")

    @pytest.mark.parametrize(
        ("text", "code_of_problem"),
        [("region,innovation\r35.79,a\r", "missing_column"), (f'region,"{"x" * 200_000}"\n', "bad_form")],
    )
    def test_what_is_no_csv_is_refused(self, text: str, code_of_problem: str, tmp_path: Path, capsys: Captured) -> None:
        levels, beside = tmp_path / "levels.csv", tmp_path / "pemda.csv"
        governments(list(self.scores)).write_csv(beside)
        levels.write_bytes(text.encode())
        code, out, _ = ran([str(levels), "--government", str(beside), "--rulebook", "iid-2026", "--json"], capsys)
        (failure,) = json.loads(out)["failures"]
        assert (code, failure["file"]) == (1, str(levels))
        assert {one["code"] for one in failure["problems"]} == {code_of_problem}

    def test_what_neither_file_shows_alone_is_told_under_the_first(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        path = tmp_path / "levels.csv"
        path.write_bytes(b"")
        errors = iter([pl.exceptions.ComputeError("berubah")])

        def scored_once(*_: object, **__: object) -> None:
            for error in errors:
                raise error

        monkeypatch.setattr(nation, "scan", scored_once)
        monkeypatch.setattr(ida.tables, "score_regions", scored_once)
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
                ["a.json", "--mandatory", "table"],
                "--mandatory hanya untuk tabel level; selain itu baris wajib selalu diperiksa",
                "--mandatory is for a table of levels; of anything else mandatory rows are always checked",
            ),
            (
                ["a.csv", "--year", "2026", "--mandatory", "trust"],
                "--mandatory hanya untuk tabel level",
                "--mandatory is for a table of levels",
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
            ida.files.read_spreadsheet(SHEET.encode(), year=2025, rules=ida.rulebook("iid-2025"))

    def test_a_file_that_is_not_there_and_a_year_without_rules_are_used_wrongly(
        self, tmp_path: Path, capsys: Captured
    ) -> None:
        assert ran([str(tmp_path / "x.csv"), "--year", "2026"], capsys)[0] == 2
        path = tmp_path / "lembar.csv"
        path.write_text(SHEET, "utf-8")
        assert ran([str(path), "--year", "1999"], capsys)[0] == 2
