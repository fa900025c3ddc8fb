"""The rows of a spreadsheet of claims, from CSV or from a workbook, from its header on."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeAlias

from inovasi_daerah.files.delimiters import delimiter_of
from inovasi_daerah.files.headers import MOST_COLUMNS, Labels, folded_to
from inovasi_daerah.files.row_names import names_of
from inovasi_daerah.files.workbook import NO_VALUE, ZIP, sheets
from inovasi_daerah.frozen import EMPTY, FrozenDict
from inovasi_daerah.problems import ABSENT, InvalidPortfolio, InvalidSubmission, problem
from inovasi_daerah.reading.contents import NotUTF8Error, utf8_of
from inovasi_daerah.reading.file_kinds import XLSX, kind_of, other_kind
from inovasi_daerah.reading.strict_json import MAX_BYTES
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from inovasi_daerah.files.workbook import Cell
    from inovasi_daerah.rules.catalogue import Row

Line: TypeAlias = tuple[int, list[str | date]]
"""The number of a row, and its cells; the dates of a workbook as they are."""
SHEET_RULE: Final = Text("cara menulis isian lembar kerja", "how cells of a spreadsheet are written")
HEADER_WITHIN: Final = 50
_LEAST_LABELS: Final = 2
_MOST_COLUMNS: Final = 256
_DELIMITERS: Final = (";", "\t", ",")
_THREE: Final = -3
_A_SHEET: Final = Text("lembar kerja sebagai .xlsx atau CSV", "a spreadsheet as .xlsx or CSV")
_UTF8: Final = Text(
    'CSV dalam UTF-8 (di lembar kerja: simpan sebagai "CSV UTF-8")',
    'CSV in UTF-8 (in a spreadsheet: save as "CSV UTF-8")',
)
OTHER_NAMES: Final[Mapping[str, tuple[str, ...]]] = FrozenDict(
    {
        "region": ("Kode Daerah", "Kode Wilayah", "Pemda", "Kode Pemda", "Kabupaten/Kota"),
        "innovation": ("ID", "ID Inovasi", "Kode Inovasi", "Nomor Inovasi"),
        "name": ("Judul Inovasi", "Nama Inovasi", "Judul", "Nama Inovasi Daerah", "Judul Inovasi Daerah"),
        "stage": ("Tahapan Inovasi", "Tahapan", "Tahap", "Tahap Inovasi"),
        "affair": ("Urusan Utama", "Urusan Pemerintah", "Urusan", "Urusan Pemerintahan", "Kode Urusan"),
        "touching_affairs": ("Urusan lain yang beririsan", "Urusan Beririsan", "Urusan Lain"),
        "agency": ("OPD", "SKPD", "Perangkat Daerah", "Kode OPD", "Unit Kerja"),
        "form": ("Bentuk Inovasi", "Bentuk"),
        "kind": ("Jenis", "Jenis Inovasi"),
        "initiator": ("Inisiator", "Inisiator Inovasi"),
        "initiated_on": ("Tanggal Inisiatif", "Waktu Inisiatif"),
        "trialled_on": ("Tanggal Uji Coba", "Waktu Uji Coba"),
        "applied_on": ("Tanggal Penerapan", "Waktu Penerapan"),
        "developed_on": ("Tanggal Pengembangan", "Waktu Pengembangan"),
        "design": ("Rancang Bangun", "Rancang Bangun Inovasi"),
        "design_words": ("Jumlah Kata", "Jumlah Kata Rancang Bangun"),
        "code": (
            "Kode Indikator",
            "Indikator",
            "Indikator Inovasi",
            "Indikator Inovasi Daerah",
            "Nama Indikator",
            "Nomor Indikator",
            "No. Indikator",
        ),
        "level": ("Parameter", "Parameter Awal", "Level Awal", "Parameter Sebelum Verifikasi", "Parameter Klaim"),
        "verified": (
            "Parameter Akhir",
            "Level Akhir",
            "Parameter Setelah Verifikasi",
            "Parameter Sesudah Verifikasi",
            "Parameter Terverifikasi",
            "Parameter Hasil Verifikasi",
        ),
        "fact": ("Fakta",),
        "basis": ("Dasar", "Dasar Pengukuran"),
    }
)
PASSED_OVER: Final[Mapping[str, tuple[str, ...]]] = FrozenDict(
    {
        "-number": ("No", "Nomor", "No. Urut"),
        "-information": ("Informasi", "Data Pendukung"),
        "-score": ("Bobot", "Bobot Awal", "Skor Awal"),
        "-verified_score": ("Bobot Akhir", "Skor Akhir"),
        "-remark": ("Keterangan", "Catatan"),
    }
)
"""Columns of working papers that say nothing of a claim; a score follows from its level."""


def labels_of(columns: Iterable[str], rows: Iterable[Row]) -> Labels:
    """The labels of a sheet: its columns and codes as they are; other names, and those of the rows, with a notice."""
    known = list(columns)
    own = folded_to({name: (name,) for name in known})
    named = names_of(rows)
    parts = {
        f"{code}.{part}": tuple(f"{name}.{part}" for name in names)
        for code, names in named.items()
        for part in ("fact", "basis", "verified")
    }
    other_names = {name: OTHER_NAMES[name] for name in known if name in OTHER_NAMES}
    others = folded_to({**other_names, **PASSED_OVER, **named, **parts})
    return Labels(own, {key: found for key, found in others.items() if key not in own}, EMPTY)


def lines_of(content: bytes, labels: Labels) -> list[Line]:
    """The rows of a file from its header on; rows above the header are titles.

    Raises:
        InvalidSubmission: for what is no such file, or is damaged.
    """
    kind = kind_of(content)
    if len(content) > MAX_BYTES:
        raise _refused("too_large", ABSENT, Text("paling besar 64 MiB", "at most 64 MiB"))
    if kind is not None and kind is not XLSX:
        raise InvalidSubmission([other_kind(kind, _A_SHEET, reference=SHEET_RULE)])
    is_workbook = content.startswith(ZIP)  # a damaged one is of no kind, and is refused where it is opened
    rows = _rows_of_workbook(content, labels) if is_workbook else _rows_of_text(content, labels)
    top = list(islice(rows, HEADER_WITHIN))
    if any(len(cells) > MOST_COLUMNS for _, cells in top):
        wanted = Text(f"paling banyak {MOST_COLUMNS} kolom", f"at most {MOST_COLUMNS} columns")
        raise _refused("too_large", ABSENT, wanted)
    most = max((_labels_in(cells, labels) for _, cells in top), default=0)
    first = next((place for place, (_, cells) in enumerate(top) if _labels_in(cells, labels) == most), 0)
    return [*top[first if most >= _LEAST_LABELS else 0 :], *rows]


def _labels_in(cells: Iterable[object], labels: Labels) -> int:
    return labels.count(cell for cell in islice(cells, MOST_COLUMNS) if isinstance(cell, str) and cell.strip())


def _refused(code: str, value: object, expected: Text, path: str = "") -> InvalidSubmission:
    return InvalidSubmission([problem(code, value, expected, path=path, reference=SHEET_RULE)])


def _rows_of_text(content: bytes, labels: Labels) -> Iterator[Line]:
    try:
        text = utf8_of(content)
    except NotUTF8Error as bad:
        raise _refused("not_utf8", str(bad), _UTF8) from None
    try:
        records = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text, labels), strict=True)
        for number, record in enumerate(records, 1):
            yield number, [*record]
    except csv.Error as bad:
        raise _refused("bad_form", str(bad), Text("CSV yang utuh", "whole CSV")) from None


def _delimiter(text: str, labels: Labels) -> str:
    """What separates the labels of the header; where no line has any, what the first line holds."""
    lines = list(islice(io.StringIO(text), HEADER_WITHIN))
    found = {mark: max((_labels_in(line.split(mark), labels) for line in lines), default=0) for mark in _DELIMITERS}
    best = max(_DELIMITERS, key=found.__getitem__)
    return best if found[best] >= _LEAST_LABELS else delimiter_of(text.partition("\n")[0])


def _rows_of_workbook(content: bytes, labels: Labels) -> Iterator[Line]:
    """The rows of the first sheet that has the labels; of the first one where none has."""
    read: list[list[Line]] = []
    try:
        for sheet in sheets(io.BytesIO(content), labels.count, _MOST_COLUMNS):
            lines = [(number, [_written(cell) for cell in cells]) for number, cells in sheet.filled()]
            read.append(lines)
            if any(_labels_in(cells, labels) >= _LEAST_LABELS for _, cells in lines[:HEADER_WITHIN]):
                return iter(lines)
    except InvalidPortfolio as refusal:
        raise InvalidSubmission(refusal.problems) from None
    return iter(read[0] if read else [])


FORMULA: Final = "\x00"
"""In place of a cell that holds a formula or an error."""


def _written(cell: Cell) -> str | date:
    """A cell as CSV would hold it, so that no number of it can be read in two ways; a date as it is."""
    if cell is None:
        return ""
    if cell is NO_VALUE:
        return FORMULA
    if not isinstance(cell, Decimal):
        return cell if isinstance(cell, date) else str(cell)
    text = format(cell.to_integral_value() if cell == cell.to_integral_value() else cell.normalize(), "f")
    return f"{text}0" if text[_THREE - 1 : _THREE] == "." else text
