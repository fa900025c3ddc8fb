"""Files, devices and terminals: marks before a text, other encodings, streams without an end, odd names."""

from __future__ import annotations

import codecs
import io
import os
import resource
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

import inovasi_daerah as ida
from examples import EXAMPLES, MINIMAL, innovation, submission
from inovasi_daerah.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

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
        (ida.load_instrument, INSTRUMENT),
        (ida.load_register, REGISTER),
        (ida.load_assessment, ASSESSMENT),
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
            ida.write_score(ida.score(ida.load_submission(MINIMAL), ida.rulebook("iid-2026"))), "utf-8-sig"
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
            ida.load_spreadsheet(table, year=2026)
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
        """Limits so low that what is read beyond them shows."""
        places = ("files.documents", "files.score_file", "files.spreadsheets", "files.workbook", "files.domain_files")
        for place in (*places, "reading.strict_json", "reading.strict_toml", "rules.library", "conformance.checking"):
            monkeypatch.setattr(f"inovasi_daerah.{place}.MAX_BYTES", 200_000)
        monkeypatch.setattr("inovasi_daerah.nation.MAX_BYTES", 200_000)
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
