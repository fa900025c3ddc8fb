"""Files, devices and terminals: marks before a text, other encodings, streams without an end, odd names."""

from __future__ import annotations

import ast
import codecs
import io
import json
import os
import resource
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

import inovasi_daerah as ida
from examples import EXAMPLES, KOTA_BATU, MINIMAL, innovation, submission
from inside import main, write_whole
from program import program

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Captured = pytest.CaptureFixture[str]
PORTFOLIO: Final = EXAMPLES / "portfolio.xlsx"
ASSESSMENT: Final = EXAMPLES / "ecosystem-assessment.json"
REGISTER: Final = EXAMPLES / "register.json"
OWN: Final = EXAMPLES.parent.parent / "tests" / "made_up_edition.toml"
INSTRUMENT: Final = Path(ida.__file__).parent / "practice" / "data" / "starter-instrument.toml"
WIDE: Final = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")


def ended(capsys: Captured, *arguments: str | Path) -> tuple[int, str, str]:
    """How the command line ends in this process, and what it prints."""
    try:
        code = main([str(one) for one in arguments])
    except SystemExit as left:
        code = int(str(left.code))
    caught = capsys.readouterr()
    return code, caught.out, caught.err


def rewritten(folder: Path, source: Path, encoding: str) -> Path:
    """The file again in another encoding, under its own name."""
    path = folder / source.name
    path.write_bytes(source.read_text("utf-8").encode(encoding))
    return path


class TestTheEncodingOfAFile:
    """UTF-8, with or without the mark that notepads put before it; anything else is refused with the way out."""

    LOADS: Final[tuple[tuple[Callable[[Path], Any], Path], ...]] = (
        (ida.load_submission, MINIMAL),
        (ida.load_rulebook, OWN),
        (partial(ida.files.load, kind=ida.practice.Instrument), INSTRUMENT),
        (partial(ida.files.load, kind=ida.programmes.Register), REGISTER),
        (partial(ida.files.load, kind=ida.practice.Assessment), ASSESSMENT),
    )

    @pytest.mark.parametrize(("load", "source"), LOADS)
    def test_a_mark_before_the_text_changes_nothing(
        self, load: Callable[[Path], Any], source: Path, tmp_path: Path
    ) -> None:
        marked = rewritten(tmp_path, source, "utf-8-sig")
        assert marked.read_bytes().startswith(codecs.BOM_UTF8)
        assert load(marked) == load(source)

    def test_a_score_with_a_mark_is_verified(self, tmp_path: Path) -> None:
        score = tmp_path / "score.json"
        score.write_text(
            ida.files.write(ida.score(ida.load_submission(MINIMAL), ida.rulebook("iid-2026"))), "utf-8-sig"
        )
        assert ida.verify(score, MINIMAL).follows

    @pytest.mark.parametrize(("load", "source"), LOADS)
    @pytest.mark.parametrize("encoding", WIDE)
    def test_a_wide_encoding_is_refused_by_its_name_with_the_way_to_save_it(
        self, load: Callable[[Path], Any], source: Path, encoding: str, tmp_path: Path
    ) -> None:
        with pytest.raises(ida.InvalidInput) as caught:
            load(rewritten(tmp_path, source, encoding))
        (found,) = caught.value.problems
        assert (found.code, found.value) == ("not_utf8", encoding[:6].upper())
        assert 'save as "UTF-8"' in found.message("en")
        assert 'simpan sebagai "UTF-8"' in found.message("id")

    @pytest.mark.parametrize("content", [b"{\xe9}", b'{"a": "\xff"}', b"\xef\xbb\xbf{\xe9}"])
    def test_other_bytes_are_refused_by_the_first_that_is_wrong(self, content: bytes, tmp_path: Path) -> None:
        path = tmp_path / "kota.json"
        path.write_bytes(content)
        with pytest.raises(ida.InvalidSubmission) as caught:
            ida.load_submission(path)
        at = next(place for place, byte in enumerate(content) if byte in b"\xe9\xff")
        assert [(found.code, found.value) for found in caught.value.problems] == [("not_utf8", f"byte {at}")]

    @pytest.mark.parametrize("encoding", WIDE)
    def test_a_table_in_a_wide_encoding_is_refused_with_the_way_to_save_it(self, encoding: str, tmp_path: Path) -> None:
        table = tmp_path / "ekspor.csv"
        table.write_bytes("Judul Inovasi,Kematangan,Tahapan Inovasi,Urusan Utama\n".encode(encoding))
        with pytest.raises(ida.InvalidPortfolio) as of_export:
            ida.load_portfolio(table)
        with pytest.raises(ida.InvalidSubmission) as of_claims:
            ida.files.load_spreadsheet(table, year=2026)
        for caught in (of_export, of_claims):
            (found,) = caught.value.problems
            assert found.code == "not_utf8"
            assert 'save as "CSV UTF-8"' in found.message("en")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a device without an end")
class TestAFileWithoutAnEnd:
    """No more of it is read than the limit of its format, whichever command it is given to."""

    COMMANDS: Final = (
        ["portfolio", "{}"],
        ["portfolio", str(PORTFOLIO), "--register", "{}"],
        ["score", "{}"],
        ["score", str(MINIMAL), "--rulebook", "{}"],
        ["verify", "{}", str(MINIMAL)],
        ["practice", "{}"],
        ["ecosystem", str(ASSESSMENT), "--instrument", "{}"],
        ["coverage", str(EXAMPLES / "movement.json"), "{}", str(EXAMPLES / "inventory.json"), "--year", "2025"],
        ["nation", "{}", "--year", "2026"],
        ["conformance", "check", "{}", "{}"],
    )

    @pytest.fixture
    def small(self, monkeypatch: pytest.MonkeyPatch) -> int:
        """Limits so low, in every module that has one, that what is read beyond them shows."""
        for command in {one[0] for one in self.COMMANDS}:
            program(command, "--help")  # whose modules are loaded then
        for name, module in list(sys.modules.items()):
            if name.startswith("inovasi_daerah.") and "MAX_BYTES" in vars(module):
                monkeypatch.setattr(module, "MAX_BYTES", 200_000)
        return 200_000

    @pytest.mark.usefixtures("small")
    @pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command)[:30])
    def test_is_refused_as_too_large(self, command: list[str], tmp_path: Path, capsys: Captured) -> None:
        name = "zero.toml" if "--rulebook" in command or "--instrument" in command else "zero.csv"
        folder = tmp_path if command[0] == "conformance" else tmp_path / name
        for link in [tmp_path / name, *(tmp_path / f"{part}.json" for part in ("classify", "aggregate", "levels"))]:
            link.symlink_to("/dev/zero")
        code, out, err = ended(capsys, *(one.format(folder) for one in command))
        assert code == 1
        assert "too_large" in out + err

    @pytest.mark.parametrize("command", ["score", "portfolio", "practice", "ecosystem"])
    def test_from_standard_input_it_is_too(
        self, command: str, small: int, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        with Path("/dev/zero").open("rb") as zero:
            monkeypatch.setattr("sys.stdin", io.TextIOWrapper(zero))
            code, out, _ = ended(capsys, command, "-")
            assert (code, "too_large" in out) == (1, True)
            assert zero.tell() <= small + io.DEFAULT_BUFFER_SIZE

    @pytest.mark.usefixtures("small")
    @pytest.mark.parametrize("command", ["score", "portfolio"])
    def test_a_pipe_that_never_stops_is_left(self, command: str, tmp_path: Path, capsys: Captured) -> None:
        pipe = tmp_path / "pipa"
        os.mkfifo(pipe)

        def pour() -> None:
            with suppress(BrokenPipeError), pipe.open("wb", buffering=0) as stream:
                while True:
                    stream.write(b" " * 65_536)

        pouring = threading.Thread(target=pour)
        pouring.start()
        code, out, _ = ended(capsys, command, pipe)
        pouring.join(timeout=30)
        assert (code, "too_large" in out, pouring.is_alive()) == (1, True, False)

    def test_the_real_limit_holds_as_a_process(self) -> None:
        def at_most_a_gigabyte() -> None:
            resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))

        ran = subprocess.run(
            [sys.executable, "-m", "inovasi_daerah", "portfolio", "/dev/zero", "--lang", "en"],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            preexec_fn=at_most_a_gigabyte,
        )
        assert (ran.returncode, ran.stderr) == (1, "")
        assert "at most 256 MiB" in ran.stdout


UNSEEN: Final = tuple("\u202e\u2066\u200b\u2069\u200e\u061c\u00ad\u180e\ufeff\u115f\u3164\u2800\u034f\ufff9\U000e0041")


class TestMarkup:
    """HTML and SVG show what can't be seen by its code, as texts do."""

    @pytest.mark.parametrize("char", UNSEEN, ids=ascii)
    def test_of_a_score(self, char: str) -> None:
        data = submission(innovation(name=f"Kota{char}<b>'\"Batu"))
        found = ida.score(ida.read_submission(data), ida.rulebook("iid-2026"))
        html = found._repr_html_()
        assert char not in html
        assert char not in found.explain()
        shown = char.encode("unicode_escape").decode()
        assert f"Kota{shown}&lt;b&gt;&#x27;&quot;Batu" in html
        assert f"Kota{shown}<b>'\"Batu" in found.explain()

    @pytest.mark.parametrize("char", UNSEEN, ids=ascii)
    def test_of_a_portfolio(self, char: str, tmp_path: Path) -> None:
        path = tmp_path / "ekspor.csv"
        head = "Judul Inovasi,Kematangan,Tahapan Inovasi,Urusan Utama,Pemda"
        path.write_text(f"{head}\nA{char},50,Penerapan,x{char}y,Kota Batu\n", "utf-8")
        report = ida.load_portfolio(path).report(ida.rulebook("iid-2026"))
        assert char not in report._repr_html_() + report.to_svg("id")


ODD: Final = ("\x1b[31m", "\u202e", "\x9b2J", "\x07", "\u2066", "\r", "\x7f", "\u2028", "\u200b", "\u3164", "\n")
OPTIONS: Final = ["--government", "40", "--mean-maturity", "70", "--innovations", "20", "--rulebook", "iid-2026"]


class TestOddNames:
    """Whatever an argument holds, it reaches the terminal by codes: no command, and no parser, can forget it."""

    COMMANDS: Final = (
        ["score", "{}"],
        ["check", "{}.json"],
        ["score", str(MINIMAL), "--rulebook", "{}"],
        ["score", str(MINIMAL), "--rulebook", "{}.toml"],
        ["score", str(MINIMAL), "--rulebook", "iid-2025+{}"],
        ["score", str(MINIMAL), "{}"],
        ["score", str(MINIMAL), "--counting", "{}"],
        ["{}"],
        ["--{}"],
        ["rescore", str(MINIMAL), "iid-2026", "{}"],
        ["verify", "{}", str(MINIMAL)],
        ["classify", "{}", "--rulebook", "iid-2026"],
        ["aggregate", *OPTIONS, "--basic-services", "{}"],
        ["rulebooks", "{}"],
        ["rulebooks", "iid-2026", "--compare", "{}"],
        ["nation", "{}"],
        ["nation", "{}", "--json"],
        ["nation", "{}.csv"],
        ["nation", "{}.csv", "--rulebook", "iid-2026", "--government", "{}.parquet"],
        ["nation", "{}", "--year", "2026"],
        ["nation", str(MINIMAL), "--output", "{}/x.csv"],
        ["nation", str(MINIMAL), "--year", "{}"],
        ["portfolio", "{}"],
        ["portfolio", str(PORTFOLIO), "--region", "{}"],
        ["portfolio", str(PORTFOLIO), "--year", "{}"],
        ["portfolio", str(PORTFOLIO), "--government", "{}"],
        ["portfolio", str(PORTFOLIO), "--register", "{}"],
        ["portfolio", str(PORTFOLIO), "--svg", "{}/x.svg"],
        ["regions", "{}"],
        ["regions", "{}", "--json"],
        ["ecosystem", "{}"],
        ["ecosystem", str(ASSESSMENT), "--instrument", "{}"],
        ["coverage", "{}", "{}", "{}", "--year", "2025"],
        ["coverage", "{}", "x", "y", "--year", "2025", "--on", "{}"],
        ["practice", "{}"],
        ["conformance", "write", "{}/x/y", "--rulebook", "{}"],
        ["conformance", "check", "{}", "{}"],
        ["score", str(MINIMAL), "--lang", "{}"],
    )

    @pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command)[-30:])
    def test_reach_the_terminal_by_their_codes(
        self, command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        monkeypatch.chdir(tmp_path)
        for odd in ODD:
            code, out, err = ended(capsys, *(one.replace("{}", f"a{odd}b") for one in command))
            assert code in (1, 2)
            assert out + err
            assert odd == "\n" or odd not in out + err
            assert f"a{odd}b" not in out + err

    def test_of_a_file_that_can_be_read_do_too(self, tmp_path: Path, capsys: Captured) -> None:
        for odd in ODD:
            path = tmp_path / f"a{odd}b.json"
            path.write_bytes(MINIMAL.read_bytes())
            for form in ("table", "csv", "json"):
                code, out, err = ended(capsys, "nation", path, "--format", form)
                assert (code, f"a{odd}b" in out + err) == (0, odd == "\n" and form == "csv")
            (line,) = json.loads(out)["regions"]
            assert line["file"] == str(path)

    def test_no_command_writes_past_the_one_way_out(self) -> None:
        for module in Path(ida.__file__).parent.joinpath("cli").glob("*.py"):
            used = {ast.unparse(node) for node in ast.walk(ast.parse(module.read_text("utf-8")))}
            assert module.name == "terminal.py" or not used & {"sys.stdout", "sys.stderr", "print"}

    @pytest.mark.parametrize("char", UNSEEN, ids=ascii)
    def test_json_that_is_written_keeps_them_as_escapes(self, char: str) -> None:
        report = ida.read_submission(submission(innovation(name=f"Kota{char}Batu")))
        written = ida.write_submission(report)
        assert char not in written
        assert json.loads(written)["innovations"][0]["name"] == f"Kota{char}Batu"


def process(command: str, *arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    """The program run by a shell, which closes streams; ``$P`` is its name."""
    environment = {**os.environ, "P": f"{sys.executable} -m inovasi_daerah"}
    return subprocess.run(
        ["/bin/sh", "-c", command, "sh", *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=120,
        env=environment,
    )


class TestClosedStreams:
    """A stream that is closed and needed ends the program with 2; one that is not needed changes nothing."""

    @pytest.mark.parametrize(
        ("command", "code"),
        [
            ("$P score $1 >&-", 2),
            ("$P score - <&-", 2),
            ("$P score /none 2>&-", 2),
            ("$P score - <&- >&- 2>&-", 2),
            ("$P score $1 >&- 2>&-", 2),
            ("$P verify - $1 <&- 2>&-", 2),
            ("$P nation - <&- >&-", 2),
            ("$P nation - $1 <&-", 2),
            ("$P nation $1 - <&-", 2),
            ("$P nation $1 2>&-", 2),
            ("$P --help >&-", 2),
            ("$P --version >&- 2>&-", 2),
            ("$P unknown 2>&-", 2),
            ("$P score /none 2>/dev/full", 2),
            ("$P regions batu <&- 2>&-", 0),
            ("$P score $1 <&- 2>&-", 0),
        ],
    )
    def test_end_without_a_traceback(self, command: str, code: int) -> None:
        ran = process(command, MINIMAL)
        assert (ran.returncode, b"Traceback" in ran.stdout + ran.stderr) == (code, False)

    @pytest.mark.parametrize("command", ["score", "portfolio", "practice", "nation", "ecosystem"])
    @pytest.mark.parametrize("closed", [["stdout"], ["stdin"], ["stdin", "stdout", "stderr"]], ids=" ".join)
    def test_end_every_command_that_needs_them(
        self, command: str, closed: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"[]")))
        for name in closed:
            monkeypatch.setattr(sys, name, None)
        assert main([command, "-"]) == 2

    def test_a_reader_who_has_seen_enough_is_no_fault(self) -> None:
        for command in ("$P score $1 --explain | head -c 1", "$P --help | true", "$P nope 2>&1 | true"):
            ran = process(f"({command}); echo $?", MINIMAL)
            assert (ran.stderr, ran.stdout[-2:]) == (b"", b"0\n")


class TestInterrupting:
    """Ctrl-C ends the program with 130 and without a word, from its first line on."""

    PROGRAM: Final = """
import os, signal, sys
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == sys.argv[1]:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Finder())
from inovasi_daerah.cli import main
sys.exit(main(["rulebooks"]))
"""

    @pytest.mark.parametrize(
        "module", ["inovasi_daerah.cli.program", "argparse", "attr", "cattrs", "inovasi_daerah.rules.rulebook"]
    )
    def test_while_it_is_being_loaded(self, module: str) -> None:
        ran = subprocess.run([sys.executable, "-c", self.PROGRAM, module], capture_output=True, check=False, timeout=60)
        assert (ran.returncode, ran.stdout, ran.stderr) == (130, b"", b"")

    @pytest.mark.parametrize("place", ["argparse.ArgumentParser.parse_args", "pathlib.Path.open", "json.loads"])
    def test_while_it_runs(self, place: str, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
        def interrupt(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(place, interrupt)
        assert ended(capsys, "score", MINIMAL) == (130, "", "")


SAME: Final = "{same}"


@pytest.fixture
def hangs_up() -> Iterator[None]:
    """SIGHUP ends a program, as it does where no nohup runs the tests."""
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGHUP, before)


class TestOutputs:
    """What is written is asked for before any work: never over what is read, never twice, never where it must not."""

    COMMANDS: Final = (
        (MINIMAL, ["nation", "{in}", "--format", "table", "--output", SAME]),
        (MINIMAL, ["nation", str(KOTA_BATU), "{in}", "--format", "table", "--output", SAME]),
        (OWN, ["nation", str(MINIMAL), "--rulebook", "{in}", "--format", "table", "--output", SAME]),
        (OWN, ["nation", str(MINIMAL), "--rulebook", "iid-2025+{in}", "--format", "table", "--output", SAME]),
        (MINIMAL, ["nation", "x.csv", "--government", "{in}", "--rulebook", "iid-2026", "--output", SAME]),
        (PORTFOLIO, ["portfolio", "{in}", "--svg", SAME]),
        (PORTFOLIO, ["portfolio", "{in}", "--skeleton", SAME]),
        (REGISTER, ["portfolio", str(PORTFOLIO), "--register", "{in}", "--skeleton", SAME]),
        (ASSESSMENT, ["ecosystem", "{in}", "--svg", SAME]),
        (INSTRUMENT, ["ecosystem", str(ASSESSMENT), "--instrument", "{in}", "--svg", SAME]),
        (ASSESSMENT, ["ecosystem", str(ASSESSMENT), "--earlier", "{in}", "--svg", SAME]),
    )

    @staticmethod
    def spelled(source: Path, folder: Path) -> dict[str, tuple[Path, str]]:
        """A file, and other names of it: as an input, and as an output without a suffix of another format."""
        folder.joinpath("in").mkdir()
        read = folder / "in" / source.name
        read.write_bytes(source.read_bytes())
        for name in ("soft", "hard"):
            getattr(folder / name, {"soft": "symlink_to", "hard": "hardlink_to"}[name])(read)
        beside = folder / "pengganti"
        beside.symlink_to(folder / "in")
        return {
            "link": (read, str(folder / "soft")),
            "hard link": (read, str(folder / "hard")),
            "link to the folder": (folder / "soft", f"{beside}/./../in/{source.name}"),
            "link read": (folder / "soft", str(folder / "hard")),
        }

    @pytest.mark.parametrize("way", ["link", "hard link", "link to the folder", "link read"])
    @pytest.mark.parametrize(("source", "command"), COMMANDS)
    def test_over_an_input_is_refused(
        self, source: Path, command: list[str], way: str, tmp_path: Path, capsys: Captured
    ) -> None:
        read, write = self.spelled(source, tmp_path)[way]
        before = source.read_bytes()
        arguments = [one.replace("{in}", str(read)).replace(SAME, write) for one in command]
        code, out, err = ended(capsys, *arguments, "--lang", "en")
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert err.startswith(f"the output can't be written: {write}: ")
        assert read.read_bytes() == before
        if way != "link to the folder":  # whose suffix may be wrong too
            assert "it is the input file" in err

    def test_over_standard_input_is_refused_whatever_it_is_called(self, tmp_path: Path) -> None:
        path = tmp_path / "in.json"
        for name in ("-", "/dev/stdin", "/proc/self/fd/0"):
            path.write_bytes(MINIMAL.read_bytes())
            ran = process(f"$P nation {name} --output $1 --lang en < $1", path)
            assert (ran.returncode, ran.stdout) == (2, b"")
            assert f"it is the input file {name}".encode() in ran.stderr
            assert path.read_bytes() == MINIMAL.read_bytes()

    def test_printed_over_an_input_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "in.json"
        for command in ("score $1 --json", "nation $1", "check - < $1"):
            path.write_bytes(MINIMAL.read_bytes())
            ran = process(f"$P {command} --lang en >> $1", path)
            assert ran.returncode == 2
            assert ran.stderr.startswith(b"the output can't be written: standard output: it is the input file ")
            assert path.read_bytes() == MINIMAL.read_bytes()

    @pytest.mark.parametrize("second", ["x", "./x", "{folder}/x", "link", "ada/../x"])
    @pytest.mark.parametrize("exists", [True, False])
    def test_two_on_one_file_are_refused(
        self, second: str, exists: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        monkeypatch.chdir(tmp_path)
        Path("ada").mkdir()
        Path("link").symlink_to("x")
        if exists:
            Path("x").write_bytes(b"before")
        other = second.format(folder=tmp_path)
        code, out, err = ended(capsys, "portfolio", PORTFOLIO, "--svg", "x", "--skeleton", other, "--lang", "en")
        assert (code, out) == (2, "")
        assert f"{other}: it is another output too, x" in err
        assert Path("x").exists() == exists

    def test_one_on_the_file_of_standard_output_is_refused(self, tmp_path: Path) -> None:
        for name, to in (("$1", ">"), ("/dev/stdout", ">"), ("$1", ">>")):
            ran = process(f"$P ecosystem {ASSESSMENT} --lang en --svg {name} {to} $1", tmp_path / "x.svg")
            assert ran.returncode == 2
            assert b"it is another output too, standard output" in ran.stderr

    def test_devices_and_pipes_may_be_written_to(self, tmp_path: Path) -> None:
        ran = process(f"$P portfolio {PORTFOLIO} --svg /dev/null --skeleton /dev/null > /dev/null")
        assert (ran.returncode, ran.stderr) == (0, b"")
        for command in ("--output /dev/stdout > $1; cat $1", "--output /dev/stdout | cat", "--output /dev/stderr 2>&1"):
            assert b"Kota Batu" in process(f"$P nation {MINIMAL} {command}", tmp_path / "x.txt").stdout

    @pytest.mark.parametrize(
        ("command", "file"),
        [
            (["nation", str(MINIMAL), "--output", "{}"], "x.csv"),
            (["portfolio", str(PORTFOLIO), "--svg", "{}"], "x.svg"),
            (["portfolio", str(PORTFOLIO), "--skeleton", "{}"], "x.json"),
            (["ecosystem", str(ASSESSMENT), "--svg", "{}"], "x.svg"),
            (["conformance", "write", "{}/.."], "levels.json"),
        ],
        ids=lambda one: one[0] if isinstance(one, list) else "",
    )
    @pytest.mark.parametrize("way", ["read-only", "link", "of another"])
    def test_what_is_read_only_is_not_replaced(
        self,
        command: list[str],
        file: str,
        way: str,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: Captured,
    ) -> None:
        target = tmp_path / file
        target.write_bytes(b"before")
        name = target
        if way == "of another":
            monkeypatch.setattr("os.access", lambda *_: False)
        else:
            target.chmod(0o444)
        if way == "link":
            name = tmp_path / f"link{target.suffix}"
            name.symlink_to(target)
        where = str(tmp_path) if command[0] == "conformance" else str(name)
        code, out, err = ended(capsys, *(one.replace("{}/..", "{}").format(where) for one in command), "--lang", "en")
        assert (code, out, target.read_bytes()) == (2, "", b"before")
        assert err.endswith(": permission denied\n")
        assert set(tmp_path.iterdir()) == {target, name}

    @pytest.mark.parametrize("suffix", [".pdf", ".xlsx", ".dat", ".csvx", ".svg", ".JPG"])
    @pytest.mark.parametrize(("lang", "words"), [("id", "bukan akhiran yang dikenal"), ("en", "not a suffix known")])
    def test_an_unknown_suffix_is_refused_and_the_known_ones_are_named(
        self, suffix: str, lang: str, words: str, tmp_path: Path, capsys: Captured
    ) -> None:
        code, out, err = ended(capsys, "nation", MINIMAL, "--output", tmp_path / f"x{suffix}", "--lang", lang)
        assert (code, out, list(tmp_path.iterdir())) == (2, "", [])
        assert f"{suffix.lower()} {words}" in err.replace("is not", "not")
        assert ".txt, .csv, .json, .parquet" in err
        assert "--format" in err

    @pytest.mark.parametrize(
        "command",
        [
            ["nation", str(MINIMAL), "--format", "csv", "--output", "{}.json"],
            ["nation", str(MINIMAL), "--format", "table", "--output", "{}.csv"],
            ["nation", str(MINIMAL), "--format", "parquet", "--output", "{}.pdf"],
            ["nation", str(MINIMAL), "--json", "--output", "{}.TXT"],
            ["portfolio", str(PORTFOLIO), "--svg", "{}.json"],
            ["portfolio", str(PORTFOLIO), "--svg", "{}.png"],
            ["portfolio", str(PORTFOLIO), "--skeleton", "{}.svg"],
            ["ecosystem", str(ASSESSMENT), "--svg", "{}.html"],
        ],
    )
    def test_the_suffix_of_another_format_is_refused(
        self, command: list[str], tmp_path: Path, capsys: Captured
    ) -> None:
        code, out, err = ended(capsys, *(one.format(tmp_path / "x") for one in command), "--lang", "en")
        assert (code, out, list(tmp_path.iterdir())) == (2, "", [])
        assert "is the suffix of another format, and what is written is" in err

    def test_a_suffix_of_no_format_goes_with_a_format(self, tmp_path: Path, capsys: Captured) -> None:
        target = tmp_path / "hasil.2026"
        assert ended(capsys, "nation", MINIMAL, "--format", "csv", "--output", target)[0] == 0
        assert target.read_bytes().startswith(b"file,")

    def test_a_folder_that_is_none_is_told_before_any_work(self, tmp_path: Path, capsys: Captured) -> None:
        for name, why in ((MINIMAL / "x.csv", "no folder"), (tmp_path / "none" / "x.csv", "no file or folder")):
            code, out, err = ended(capsys, "nation", "/none.json", "--output", name, "--lang", "en")
            assert (code, out) == (2, "")
            assert why in err
            assert "/none.json" not in err

    def test_the_writer_itself_replaces_nothing_that_is_read_only(self, tmp_path: Path) -> None:
        target = tmp_path / "x.csv"
        target.write_bytes(b"before")
        target.chmod(0o444)
        with pytest.raises(PermissionError):
            write_whole(str(target), b"after")
        assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"before"]

    def test_every_reason_is_told_at_once(self, tmp_path: Path, capsys: Captured) -> None:
        options: list[str | Path] = ["--svg", tmp_path / "x.pdf", "--skeleton", tmp_path / "none" / "x.json"]
        code, _, err = ended(capsys, "portfolio", PORTFOLIO, *options, "--lang", "en")
        assert (code, err.count("the output can't be written: ")) == (2, 2)

    def test_an_argument_that_is_no_file_is_none(self, capsys: Captured) -> None:
        assert ended(capsys, "regions", "batu", "x" * 5000)[0] == 1

    @pytest.mark.usefixtures("hangs_up")
    @pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
    @pytest.mark.parametrize("at", ["os.fsync", "pathlib.Path.replace"])
    def test_a_signal_while_writing_leaves_nothing_behind(
        self, name: str, at: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        target, number = tmp_path / "x.csv", getattr(signal, name)
        target.write_bytes(b"before")

        def twice(*_: object) -> None:
            os.kill(os.getpid(), number)
            os.kill(os.getpid(), number)

        monkeypatch.setattr(at, twice)
        assert ended(capsys, "nation", MINIMAL, "--output", target) == (128 + number, "", "")
        assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("x.csv", b"before")]
        assert signal.getsignal(number) is signal.SIG_DFL

    def test_a_signal_that_the_program_passes_over_is_passed_over(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        monkeypatch.setattr("os.fsync", lambda _: os.kill(os.getpid(), signal.SIGHUP))
        before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup has it
        try:
            assert ended(capsys, "nation", MINIMAL, "--output", tmp_path / "x.csv")[0] == 0
        finally:
            signal.signal(signal.SIGHUP, before)

    def test_a_thread_writes_too(self, tmp_path: Path) -> None:
        target = tmp_path / "x.csv"
        thread = threading.Thread(target=main, args=(["nation", str(MINIMAL), "--output", str(target)],))
        thread.start()
        thread.join(timeout=60)
        assert target.read_bytes().startswith(b"file,")

    @pytest.mark.usefixtures("hangs_up")
    @pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
    def test_a_process_that_is_ended_while_writing_leaves_nothing_behind(self, name: str, tmp_path: Path) -> None:
        program = (
            "import os, signal, sys, time\n"
            f"os.fsync = lambda _: (os.kill(os.getpid(), signal.{name}), time.sleep(30))\n"
            "from inovasi_daerah.cli import main\n"
            f"sys.exit(main(['nation', {str(MINIMAL)!r}, '--output', {str(tmp_path / 'x.csv')!r}]))\n"
        )
        ran = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False, timeout=60)
        assert (ran.returncode, ran.stdout, ran.stderr) == (128 + getattr(signal, name), b"", b"")
        assert list(tmp_path.iterdir()) == []
