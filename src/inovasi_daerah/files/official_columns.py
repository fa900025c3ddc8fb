"""The columns of the official application's export: known by their labels, in any order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from inovasi_daerah.files.official_values import clean
from inovasi_daerah.files.workbook import LAYOUT
from inovasi_daerah.frozen import FrozenDict
from inovasi_daerah.problems import ABSENT, nearest, problem
from inovasi_daerah.reading.cell_names import cell_name
from inovasi_daerah.scoring.notices import Notice
from inovasi_daerah.text import Text, same

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_daerah.files.workbook import Cell
    from inovasi_daerah.problems import Problem

LEAST_LABELS: Final = 3
HEADER_WITHIN: Final = 50
_UNREAD: Final = Text(
    "kolom dengan judul yang tidak dikenal tidak dibaca", "a column with an unknown label is not read"
)
_WORD: Final = re.compile(r"\w+")


@frozen
class Column:
    """One column of the export.

    Attributes:
        name: of the field that it fills.
        labels: how its header is written, the label of the newest layout first.
        needed: whether a file without it is refused.
    """

    name: str
    labels: tuple[str, ...]
    needed: bool = False


COLUMNS: Final = (
    Column("number", ("No",)),
    Column("title", ("Judul Inovasi",), needed=True),
    Column("government", ("Pemda",)),
    Column("unit", ("Admin OPD",)),
    Column("initiator", ("Inisiator",)),
    Column("initiator_name", ("Nama Inisiator",)),
    Column("form", ("Bentuk Inovasi",)),
    Column("kind", ("Jenis",)),
    Column("asta_cita", ("Asta Cipta", "Asta Cita")),
    Column("affair", ("Urusan Utama", "Urusan Pemerintah"), needed=True),
    Column("touching_affairs", ("Urusan lain yang beririsan",)),
    Column("maturity", ("Kematangan",), needed=True),
    Column("stage", ("Tahapan Inovasi",), needed=True),
    Column("entered_on", ("Tanggal Input",)),
    Column("trialled_on", ("Tanggal Uji Coba",)),
    Column("applied_on", ("Tanggal Penerapan",)),
    Column("developed_on", ("Tanggal Pengembangan",)),
    Column("coordinates", ("Koordinat",)),
    Column("video", ("Video",)),
    Column("link", ("Link Video", "Youtube")),
)
_OLDER_ONLY: Final = frozenset({"trialled_on"})
_NEWER_ONLY: Final = frozenset(
    {"number", "initiator_name", "asta_cita", "touching_affairs", "entered_on", "developed_on", "coordinates", "video"}
)
_NAMES: Final = frozenset(column.name for column in COLUMNS)
LAYOUTS: Final = (_NAMES - _OLDER_ONLY, _NAMES - _NEWER_ONLY)
"""The names of the columns of the 2025 layout, and of the older one."""


def _plain(label: str) -> str:
    return " ".join(_WORD.findall(label.casefold()))


_BY_LABEL: Final = {_plain(label): column for column in COLUMNS for label in column.labels}


def labels_known(texts: Iterable[str]) -> int:
    """How many different columns are named by these texts."""
    return len({column.name for text in texts if (column := _BY_LABEL.get(_plain(text))) is not None})


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


def is_header(cells: Iterable[Cell]) -> bool:
    """Whether a row is a header of the export."""
    return labels_known(cell for cell in cells if isinstance(cell, str)) >= LEAST_LABELS


def read_header(sheet: str, number: int, cells: tuple[Cell, ...]) -> tuple[Header, tuple[Problem, ...]]:
    """The columns that a header row names, and what is wrong with it."""
    columns: dict[int, Column] = {}
    unknown: dict[int, str] = {}
    problems: list[Problem] = []
    for place, cell in enumerate(cells):
        if cell is None:
            continue
        column = _BY_LABEL.get(_plain(cell)) if isinstance(cell, str) else None
        if column is None:
            unknown[place] = clean(str(cell))
        elif column in columns.values():
            path = cell_name(sheet, place + 1, number)
            wanted = Text("satu kolom saja", "one column only")
            problems.append(problem("duplicate_column", column.labels[0], wanted, path=path, reference=LAYOUT))
        else:
            columns[place] = column
    missing = [column for column in COLUMNS if column not in columns.values()]
    problems += (_missing(column, sheet, number, unknown) for column in missing if column.needed)
    # Not quoted: where the header has lost its line break, these are the cells of the first row.
    unread = (Notice("unknown_column", cell_name(sheet, place + 1, number), _UNREAD) for place in unknown)
    notices = (*unread, *_not_there(sheet, number, missing))
    header = Header(sheet, number, FrozenDict(columns), frozenset({*columns, *unknown}), notices)
    return header, tuple(problems)


def _missing(column: Column, sheet: str, number: int, unknown: dict[int, str]) -> Problem:
    near = nearest(_plain(column.labels[0]), [_plain(text) for text in unknown.values()])
    wanted = same(f'"{column.labels[0]}"')
    if near is not None:
        written = next(text for text in unknown.values() if _plain(text) == near)
        wanted = Text('{label}; salah tulis sebagai "{near}"?', '{label}; misspelt as "{near}"?').format(
            label=wanted, near=written
        )
    return problem("missing_column", ABSENT, wanted, path=cell_name(sheet, None, number), reference=LAYOUT)


def _not_there(sheet: str, number: int, missing: list[Column]) -> Iterator[Notice]:
    lacking = {column.name for column in missing}
    layout = max(LAYOUTS, key=lambda names: len(names - lacking) - len(names & lacking))
    for column in missing:
        if not column.needed and column.name in layout:
            text = Text('kolom "{label}" tidak ada', 'there is no column "{label}"').format(label=column.labels[0])
            yield Notice("column_missing", cell_name(sheet, None, number), text)
