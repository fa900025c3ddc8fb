"""Files of other kinds: recognised by their first bytes, whatever their name says, and told what reads them."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import inovasi_daerah as ida
from examples import EXAMPLES, KOTA_BATU
from inside import load_portfolio_from, parse_toml
from process import run
from workbooks import example

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def zipped(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, b"x")
    return stream.getvalue()


KINDS = {
    "an .ods": (zipped("mimetype", "content.xml"), ".ods", "save it as .xlsx"),
    "an .xlsb": (zipped("xl/workbook.bin"), ".xlsb", "save it as .xlsx"),
    "a .docx": (zipped("word/document.xml"), ".docx", "copy its table"),
    "an archive": (zipped("export.xlsx"), "ZIP", "unpack it"),
    "a gzip": (b"\x1f\x8b\x08\x00", "ZIP", "unpack it"),
    "HTML saved as .xls": (b"<html><body><table>", "HTML", "save it as .xlsx"),
    "a table of HTML": (b"\xef\xbb\xbf  <TABLE border=1>", "HTML", "save it as .xlsx"),
    "XHTML": (b"<?xml version='1.0'?><html>", "HTML", "save it as .xlsx"),
    "a web archive": (b"MIME-Version: 1.0", "HTML", "save it as .xlsx"),
    "a spreadsheet of 2003": (b"<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?>", "XML", "save it"),
    "a PDF": (b"%PDF-1.7", "PDF", "ask for its spreadsheet"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "gambar", "no data"),
    "a database": (b"SQLite format 3\x00", "SQLite", "as CSV"),
    "rich text": (b"{\\rtf1\\ansi", ".docx", "copy its table"),
}
OLD = {
    "an old workbook": (OLE + bytes(600), ".xls"),
    "an older workbook": (b"\x09\x08\x10\x00" + bytes(20), ".xls"),
    "a workbook with a password": (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
}


def of_export(content: bytes) -> object:
    return load_portfolio_from(io.BytesIO(content))


def of_claims(content: bytes) -> object:
    return ida.files.read_spreadsheet(content, year=2026)


def of_toml(content: bytes) -> object:
    return parse_toml(content, ida.InvalidSubmission)


@pytest.mark.parametrize("read", [of_export, of_claims, of_toml])
@pytest.mark.parametrize("kind", KINDS)
def test_every_reader_of_bytes_says_what_a_file_is_and_what_to_do(kind: str, read: Callable[[bytes], object]) -> None:
    content, name, way = KINDS[kind]
    with pytest.raises(ida.InovasiDaerahError) as refused:
        read(content)
    assert f'"{name}" is not a kind of file that is read here' in refused.value.message("en")
    assert way in refused.value.message("en")


@pytest.mark.parametrize("kind", OLD)
def test_an_old_workbook_and_one_with_a_password_are_told_apart(kind: str) -> None:
    content, words = OLD[kind]
    for read in (of_export, of_claims):
        with pytest.raises(ida.InovasiDaerahError) as refused:
            read(content)
        assert words in refused.value.message("en")


COMMANDS = {
    "score": ["{file}"],
    "check": ["{file}"],
    "rescore": ["{file}", "iid-2026"],
    "verify": ["{file}", "{file}"],
    "nation": ["{file}"],
    "nation of levels": ["{file}", "--rulebook", "iid-2026", "--government", "{file}"],
    "nation of claims": ["{file}", "--year", "2026"],
    "portfolio": ["{file}"],
    "ecosystem": ["{file}"],
    "coverage": ["{file}", "{file}", "{file}", "--year", "2026"],
    "rulebook": ["{rules}", "--rulebook", "{file}"],
}


NAMES = {
    "rulebook": "file.toml",
    "nation of levels": "file.csv",
    "nation of claims": "file.csv",
    "coverage": "file.json",
}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_says_what_a_file_is_and_which_command_or_step_reads_it(tmp_path: Path, command: str) -> None:
    name = NAMES.get(command, "file")
    file = tmp_path / name
    file.write_bytes(b"<html><table>" if command in ("portfolio", "nation of claims") else example(3))
    arguments = [one.format(file=file, rules=KOTA_BATU) for one in COMMANDS[command]]
    ran = run("score" if command == "rulebook" else command.split(maxsplit=1)[0], *arguments, "--lang", "en")
    told = " ".join((ran.stdout + ran.stderr).split())
    assert ran.returncode == 1
    assert "is not a kind of file that is read here" in told
    assert "inovasi-daerah portfolio" in told or "save it as .xlsx" in told


@pytest.mark.parametrize(
    ("example", "command"),
    [
        ("register", "coverage"),
        ("movement", "coverage"),
        ("inventory", "coverage"),
        ("assessment", "ecosystem"),
        ("instrument", "ecosystem"),
        ("lab", "practice"),
        ("improvement", "practice"),
        ("replications", "practice"),
        ("score", "verify"),
    ],
)
def test_a_file_of_another_format_of_ours_names_the_command_that_reads_it(example: str, command: str) -> None:
    text = f'{{"format": "inovasi-daerah/{example}", "format_version": "1.0"}}'
    ran = run("score", "-", "--lang", "en", stdin=text)
    assert ran.returncode == 1
    assert f"inovasi-daerah {command} reads it" in " ".join(ran.stdout.split())


@given(st.binary(max_size=200), st.sampled_from([b"PK\x03\x04", OLE, b"", b"<", b"{"]))
def test_no_bytes_break_the_recognition(rest: bytes, start: bytes) -> None:
    for read in (of_export, of_claims):
        with pytest.raises((ida.InvalidPortfolio, ida.InvalidSubmission)):
            read(start + rest + b"\xff")


def test_what_is_read_is_not_refused() -> None:
    assert of_export(example(3))
    assert of_toml((EXAMPLES / "instrument.toml").read_bytes())
    assert of_toml(b"[a]")


def test_a_damaged_workbook_of_claims_is_refused_as_one() -> None:
    with pytest.raises(ida.InvalidSubmission) as refused:
        of_claims(example(3)[:-200])
    assert [one.code for one in refused.value.problems] == ["not_workbook"]
