"""What a file is by its first bytes, whatever its name says, and what reads it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

from inovasi_daerah.frozen import frozen
from inovasi_daerah.problems import FORMAT_RULE, problem
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from inovasi_daerah.problems import InvalidInput, Problem

_START: Final = 4096
_SAVE_AS: Final = Text(
    "buka di lembar kerja dan simpan sebagai .xlsx", "open it in a spreadsheet program and save it as .xlsx"
)
_NO_TABLE: Final = Text("berkas ini tidak memuat data yang dapat dibaca", "it holds no data that can be read")


@frozen
class FileKind:
    """A kind of file.

    Attributes:
        name: as people call it.
        way: the command or the step that reads it.
    """

    name: str
    way: Text


XLSX: Final = FileKind(
    ".xlsx",
    Text(
        "buku kerja Excel: ekspor aplikasi resmi dibaca dengan inovasi-daerah portfolio, lembar klaim dengan "
        "inovasi-daerah nation --year",
        "an Excel workbook: inovasi-daerah portfolio reads the official application's export, "
        "inovasi-daerah nation --year a sheet of claims",
    ),
)
JSON: Final = FileKind(
    "JSON",
    Text(
        "laporan JSON dibaca dengan inovasi-daerah score atau check",
        "inovasi-daerah score or check reads a JSON submission",
    ),
)
PARQUET: Final = FileKind(
    "Parquet",
    Text(
        "tabel level dibaca dengan inovasi-daerah nation --rulebook --government",
        "inovasi-daerah nation --rulebook --government reads a table of levels",
    ),
)
COMPOUND: Final = FileKind(
    ".xls",
    Text("buku kerja lama (.xls): {way}", "an old workbook (.xls): {way}").format(way=_SAVE_AS),
)
ENCRYPTED: Final = FileKind(
    ".xlsx",
    Text(
        "buku kerja berkata sandi: simpan tanpa kata sandi", "a workbook with a password: save it without the password"
    ),
)
_ODS: Final = FileKind(
    ".ods", Text("lembar kerja OpenDocument: {way}", "an OpenDocument spreadsheet: {way}").format(way=_SAVE_AS)
)
_XLSB: Final = FileKind(
    ".xlsb", Text("buku kerja biner Excel: {way}", "a binary Excel workbook: {way}").format(way=_SAVE_AS)
)
_HTML: Final = FileKind(
    "HTML", Text("halaman HTML, apa pun namanya: {way}", "an HTML page, whatever its name: {way}").format(way=_SAVE_AS)
)
_XML: Final = FileKind(
    "XML",
    Text("XML, mungkin lembar kerja 2003: {way}", "XML, perhaps a spreadsheet of 2003: {way}").format(way=_SAVE_AS),
)
_DOCUMENT: Final = FileKind(
    ".docx",
    Text(
        "dokumen pengolah kata: salin tabelnya ke lembar kerja dan simpan sebagai .xlsx",
        "a word-processor document: copy its table to a spreadsheet and save that as .xlsx",
    ),
)
_ZIP: Final = FileKind(
    "ZIP", Text("arsip: buka dahulu, lalu beri berkas di dalamnya", "an archive: unpack it and give the file in it")
)
_PDF: Final = FileKind(
    "PDF",
    Text("dokumen PDF: minta lembar kerja asalnya, sebagai .xlsx", "a PDF document: ask for its spreadsheet, as .xlsx"),
)
_PICTURE: Final = FileKind("gambar", _NO_TABLE)
_DATABASE: Final = FileKind(
    "SQLite", Text("basis data: ekspor tabelnya sebagai CSV", "a database: export its table as CSV")
)

_BY_START: Final = {
    b"%PDF-": _PDF,
    b"\x89PNG": _PICTURE,
    b"\xff\xd8\xff": _PICTURE,
    b"GIF8": _PICTURE,
    b"\x1f\x8b": _ZIP,
    b"Rar!": _ZIP,
    b"7z\xbc\xaf\x27\x1c": _ZIP,
    b"{\\rtf": _DOCUMENT,
    b"PAR1": PARQUET,
    b"SQLite format 3\x00": _DATABASE,
    b"\x09\x08\x10\x00": COMPOUND,
    b"\x09\x04\x06\x00": COMPOUND,
    b"\x09\x00\x04\x00": COMPOUND,
}
_ZIPPED: Final = b"PK\x03\x04"
_OF_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_IN_ZIP: Final = {
    "xl/workbook.bin": _XLSB,
    "xl/workbook.xml": XLSX,
    "word/document.xml": _DOCUMENT,
}
_TAGS: Final = (
    b"<!doctype html",
    b"<html",
    b"<head",
    b"<meta",
    b"<body",
    b"<table",
    b"<div",
    b"<style",
    b"mime-version:",
)


def kind_of(content: bytes) -> FileKind | None:
    """What a file is by its bytes; None where it may be text of any kind.

    >>> kind_of(b"<table><tr><td>No").name, kind_of(b"region,innovation"), kind_of(b' {"format":').name
    ('HTML', None, 'JSON')
    """
    if content.startswith(_ZIPPED):
        return _in_zip(content)
    if content.startswith(_OF_OLE):
        return _in_ole(content)
    known = next((kind for start, kind in _BY_START.items() if content.startswith(start)), None)
    return known or _of_text(content[:_START])


def _of_text(start: bytes) -> FileKind | None:
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if text.startswith(_TAGS):
        return _HTML
    if text.startswith(b"<?xml"):
        return _HTML if b"<html" in text else _XML
    return JSON if text.startswith((b"{", b"[")) else None


def _in_zip(content: bytes) -> FileKind | None:
    """What an archive is by the names in it; None for a damaged one."""
    import zipfile  # noqa: PLC0415 - it takes long to load, and most files are no archive

    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return None
    if "mimetype" in names and "content.xml" in names:
        return _ODS
    return next((kind for name, kind in _IN_ZIP.items() if name in names), _ZIP)


def _in_ole(content: bytes) -> FileKind:
    is_encrypted = "EncryptedPackage".encode("utf-16-le") in content
    is_document = "WordDocument".encode("utf-16-le") in content
    return ENCRYPTED if is_encrypted else _DOCUMENT if is_document else COMPOUND


def other_kind(kind: FileKind, wanted: Text, *, path: str = "", reference: Text = FORMAT_RULE) -> Problem:
    """The problem of a file of another kind than is read here."""
    expected = Text("{wanted}; {way}", "{wanted}; {way}").format(wanted=wanted, way=kind.way)
    return problem("other_kind", kind.name, expected, path=path, reference=reference)


def refuse_other_kinds(content: bytes, error: type[InvalidInput], wanted: Text, *known: FileKind) -> None:
    """Refuse a file that is, by its bytes, none of the kinds that are read here.

    Raises:
        InvalidInput: as the ``error`` asked for.
    """
    kind = kind_of(content)
    if kind is not None and kind not in known:
        raise error([other_kind(kind, wanted)])
