"""The columns of the official application's export: known by their labels, in any order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from inovasi_daerah.files.headers import MAPPED, READ_AS, Found, Labels, folded, folded_to, hint
from inovasi_daerah.files.official_values import clean
from inovasi_daerah.files.workbook import LAYOUT
from inovasi_daerah.frozen import FrozenDict
from inovasi_daerah.problems import ABSENT, problem
from inovasi_daerah.reading.cell_names import cell_name
from inovasi_daerah.scoring.notices import Notice
from inovasi_daerah.text import Text, same

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from inovasi_daerah.files.workbook import Cell
    from inovasi_daerah.problems import Problem

LEAST_LABELS: Final = 3
HEADER_WITHIN: Final = 50
_UNREAD: Final = Text(
    "kolom dengan judul yang tidak dikenal tidak dibaca", "a column with an unknown label is not read"
)


@frozen
class Column:
    """One column of the export.

    Attributes:
        name: of the field that it fills.
        labels: how its header is written, the label of the newest layout first.
        needed: whether a file without it is refused.
        others: other names that it has in lists of regions; read with a notice.
        words: what a label that may mean it holds, for a hint.
    """

    name: str
    labels: tuple[str, ...]
    needed: bool = False
    others: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


COLUMNS: Final = (
    Column("number", ("No",), others=("Nomor", "No Urut", "Nomor Urut")),
    Column(
        "title",
        ("Judul Inovasi",),
        needed=True,
        others=("Judul", "Judul Inovasi Daerah", "Nama Inovasi", "Nama Inovasi Daerah"),
        words=("judul", "nama", "proposal"),
    ),
    Column(
        "government",
        ("Pemda",),
        others=(
            *("Nama Pemda", "Pemerintah Daerah", "Nama Pemerintah Daerah", "Daerah", "Nama Daerah"),
            *("Kabupaten/Kota", "Kab/Kota", "Provinsi/Kabupaten/Kota", "Kab/Kota/Prov", "Prov/Kab/Kota"),
        ),
    ),
    Column(
        "unit",
        ("Admin OPD",),
        others=(
            *("OPD", "Nama OPD", "SKPD", "Nama SKPD", "Perangkat Daerah", "Nama Perangkat Daerah", "Unit Kerja"),
            *("OPD Pengusul", "OPD Pelaksana", "Perangkat Daerah Pengusul", "Organisasi Perangkat Daerah"),
        ),
    ),
    Column("initiator", ("Inisiator",), others=("Inisiator Inovasi", "Inisiator Inovasi Daerah")),
    Column("initiator_name", ("Nama Inisiator",), others=("Nama Inovator", "Inovator")),
    Column("form", ("Bentuk Inovasi",), others=("Bentuk", "Bentuk Inovasi Daerah")),
    Column("kind", ("Jenis",), others=("Jenis Inovasi", "Jenis Inovasi Daerah")),
    Column("asta_cita", ("Asta Cipta", "Asta Cita"), others=("Asta Cita Presiden", "Program Asta Cita")),
    Column(
        "affair",
        ("Urusan Utama", "Urusan Pemerintah"),
        needed=True,
        others=(
            *("Urusan", "Urusan Pemerintahan", "Urusan Pemerintahan Utama", "Urusan Inovasi", "Bidang Urusan"),
            *("Urusan Inovasi Daerah", "Bidang Urusan Pemerintahan", "Urusan Pemerintahan Daerah"),
        ),
        words=("urusan",),
    ),
    Column(
        "touching_affairs",
        ("Urusan lain yang beririsan",),
        others=(
            *("Urusan Beririsan", "Urusan yang Beririsan", "Urusan Lain", "Urusan Pemerintahan Beririsan"),
            *("Urusan Pemerintahan Lain yang Beririsan", "Irisan Urusan"),
        ),
    ),
    Column(
        "maturity",
        ("Kematangan",),
        needed=True,
        others=(
            *("Skor", "Skor Kematangan", "Nilai Kematangan", "Total Kematangan", "Kematangan Inovasi"),
            *("Skor Kematangan Inovasi", "Nilai Kematangan Inovasi", "Total Skor", "Total Skor Kematangan"),
        ),
        words=("kematangan", "skor", "nilai"),
    ),
    Column(
        "stage",
        ("Tahapan Inovasi",),
        needed=True,
        others=("Tahapan", "Tahap", "Tahap Inovasi", "Tahapan Inovasi Daerah"),
        words=("tahap",),
    ),
    Column("entered_on", ("Tanggal Input",), others=("Waktu Input", "Tanggal Entri", "Tanggal Entry")),
    Column(
        "trialled_on",
        ("Tanggal Uji Coba",),
        others=(
            "Waktu Uji Coba",
            "Tanggal Ujicoba Inovasi",
            "Tanggal Uji Coba Inovasi Daerah",
            "Waktu Uji Coba Inovasi Daerah",
        ),
    ),
    Column(
        "applied_on",
        ("Tanggal Penerapan",),
        others=(
            *("Waktu Penerapan", "Tanggal Diterapkan", "Tanggal Penerapan Inovasi", "Waktu Penerapan Inovasi"),
            *("Tanggal Penerapan Inovasi Daerah", "Waktu Penerapan Inovasi Daerah"),
        ),
    ),
    Column(
        "developed_on",
        ("Tanggal Pengembangan",),
        others=(
            "Waktu Pengembangan",
            "Tanggal Dikembangkan",
            "Tanggal Pengembangan Inovasi",
            "Waktu Pengembangan Inovasi",
        ),
    ),
    Column("coordinates", ("Koordinat",), others=("Titik Koordinat", "Koordinat Lokasi")),
    Column("video", ("Video",)),
    Column("link", ("Link Video", "Youtube"), others=("Link Youtube", "Tautan Video", "URL Video")),
)
LABELS: Final = Labels(
    folded_to({column.name: column.labels for column in COLUMNS}),
    folded_to({column.name: column.others for column in COLUMNS}),
)
_BY_NAME: Final = {column.name: column for column in COLUMNS}
_OLDER_ONLY: Final = frozenset({"trialled_on"})
_NEWER_ONLY: Final = frozenset(
    {"number", "initiator_name", "asta_cita", "touching_affairs", "entered_on", "developed_on", "coordinates", "video"}
)
_NAMES: Final = frozenset(column.name for column in COLUMNS)
LAYOUTS: Final = (_NAMES - _OLDER_ONLY, _NAMES - _NEWER_ONLY)
"""The names of the columns of the 2025 layout, and of the older one."""


@frozen
class Header:
    """The columns of one file.

    Attributes:
        number: the row of the sheet.
        columns: every column that was found, by its position from 0.
        labelled: the positions that have a label, known or not.
    """

    sheet: str
    number: int
    columns: FrozenDict[int, Column] = field(factory=FrozenDict[int, Column])
    labelled: frozenset[int] = frozenset()
    notices: tuple[Notice, ...] = ()

    @property
    def positions(self) -> FrozenDict[str, int]:
        """The position of every column, from 1, by the name of its field."""
        return FrozenDict({column.name: place + 1 for place, column in self.columns.items()})


def is_header(cells: Iterable[Cell], labels: Labels) -> bool:
    """Whether a row is a header of the export."""
    return labels.count(cell for cell in cells if isinstance(cell, str)) >= LEAST_LABELS


def read_header(sheet: str, number: int, cells: tuple[Cell, ...], labels: Labels) -> tuple[Header, tuple[Problem, ...]]:
    """The columns that a header row names, and what is wrong with it."""
    texts = {place: cell for place, cell in enumerate(cells) if cell is not None}
    found = {place: labels.find(cell) for place, cell in texts.items() if isinstance(cell, str)}
    plain = {one.name for one in found.values() if one is not None and one.plain}
    there = {folded(cell) for cell in texts.values() if isinstance(cell, str)}
    mapped = {name for key, (name, _) in labels.mapped.items() if key in there}
    columns: dict[int, Column] = {}
    unknown: dict[int, str] = {}
    problems: list[Problem] = []
    notices: list[Notice] = []
    for place, cell in texts.items():
        one = found.get(place)
        path = cell_name(sheet, place + 1, number)
        # What the user maps comes before a column's own label, and that before its other names.
        if one is None or not _decides(one, plain, mapped, labels):
            unknown[place] = clean(str(cell))
            # Not quoted: where the header has lost its line break, these are the cells of the first row.
            notices.append(Notice("unknown_column", path, _UNREAD))
            continue
        column = _BY_NAME[one.name]
        if column in columns.values():
            wanted = Text("satu kolom saja", "one column only")
            problems.append(problem("duplicate_column", column.labels[0], wanted, path=path, reference=LAYOUT))
            continue
        columns[place] = column
        if not one.plain:
            notices.append(Notice("label_read", path, READ_AS.format(label=one.label, known=column.labels[0])))
    missing = [column for column in COLUMNS if column not in columns.values()]
    problems += (_missing(column, sheet, number, unknown) for column in missing if column.needed)
    problems += _not_in_file(sheet, number, labels, there)
    notices += _not_there(sheet, number, missing)
    header = Header(sheet, number, FrozenDict(columns), frozenset({*columns, *unknown}), tuple(notices))
    return header, tuple(problems)


def _decides(one: Found, plain: set[str], mapped: set[str], labels: Labels) -> bool:
    """Whether this label names its column, where others in the row name it too."""
    if one.name in mapped:
        return labels.mapped.get(folded(one.label)) is not None
    return one.plain or one.name not in plain


def _not_in_file(sheet: str, number: int, labels: Labels, there: Container[str]) -> Iterator[Problem]:
    """What the user's map names, and no column of the file is called."""
    for key, (_, label) in labels.mapped.items():
        if key not in there:
            path = cell_name(sheet, None, number)
            yield problem("missing_column", label, same(f'"{label}"'), path=path, reference=MAPPED)


def _missing(column: Column, sheet: str, number: int, unknown: dict[int, str]) -> Problem:
    wanted = hint(column.labels[0], column.words, unknown.values())
    return problem("missing_column", ABSENT, wanted, path=cell_name(sheet, None, number), reference=LAYOUT)


def _not_there(sheet: str, number: int, missing: list[Column]) -> Iterator[Notice]:
    lacking = {column.name for column in missing}
    layout = max(LAYOUTS, key=lambda names: len(names - lacking) - len(names & lacking))
    for column in missing:
        if not column.needed and column.name in layout:
            text = Text('kolom "{label}" tidak ada', 'there is no column "{label}"').format(label=column.labels[0])
            yield Notice("column_missing", cell_name(sheet, None, number), text)
