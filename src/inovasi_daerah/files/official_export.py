"""The official application's export, read into a portfolio: the file people really have."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from attrs import evolve, frozen

from inovasi_daerah.arguments import expect
from inovasi_daerah.domain.affairs import affairs_in
from inovasi_daerah.domain.regions import Region, UnknownRegion, government_problems
from inovasi_daerah.domain.regions import region as region_of
from inovasi_daerah.files.official_columns import (
    COLUMNS,
    HEADER_WITHIN,
    Column,
    Header,
    is_header,
    labels_known,
    read_header,
)
from inovasi_daerah.files.official_values import NOTHING, READERS, Unresolved, clean, split_login
from inovasi_daerah.files.workbook import LAYOUT, Cell, NoValue, Row, Sheet, refused, sheets
from inovasi_daerah.portfolio.rows import Personal, Portfolio, PortfolioRow
from inovasi_daerah.problems import ABSENT, InvalidPortfolio, problem, refuse
from inovasi_daerah.reading.cell_names import cell_name
from inovasi_daerah.scoring.notices import Notice
from inovasi_daerah.text import LANGS, Text

if TYPE_CHECKING:
    from os import PathLike

    from inovasi_daerah.problems import Problem

_DECIDES: Final = frozenset({"title", "maturity", "stage", "affair", "applied_on", "government"})
NEEDED: Final = tuple(column.name for column in COLUMNS if column.needed)
_PERSONAL: Final = {"initiator_name": "initiator", "link": "link"}
_COLUMN: Final = Text("kolom {label}", "column {label}")
_NOT_READ: Final = Text("lembar ini tidak dibaca", "this sheet is not read")
_SECOND: Final = Text(
    "lembar ini juga memuat ekspor, dan tidak dibaca: hanya yang pertama",
    "this sheet holds an export too, and is not read: only the first one is",
)
_NO_LABEL: Final = Text("kolom tanpa judul tidak dibaca", "a column without a label is not read")
_MOST_PIECES: Final = 10
_OTHER: Final = Text(
    "daftar ini dari {named} ({code}); yang diminta {given} ({given_code})",
    "this list is of {named} ({code}); it was asked for as {given} ({given_code})",
)
_HEADER: Final = Text(
    "baris judul ekspor dalam {n} baris pertama sebuah lembar: {labels}",
    "the export's header within the first {n} rows of a sheet: {labels}",
)


def load_portfolio(
    path: str | PathLike[str], *, region: Region | None = None, keep_personal: bool = False
) -> Portfolio:
    """The portfolio in an export of the official application.

    Cells that the index needs and that can't be read are in the portfolio's ``problems``, all others in its
    ``notices``, each with its sheet and cell.

    Args:
        path: a .xlsx workbook (needs the extra ``excel``) or a CSV file in UTF-8.
        region: in place of the one that the government's name resolves to; a notice tells where the two differ.
        keep_personal: keep names of initiators, logins and links on the rows; they are never shown all the same.

    Raises:
        InvalidPortfolio: where the file can't be read at all: damaged, too large, without a needed column; and for a
            ``region`` that is not a government.
        MissingExtra: for a workbook, where the extra is not installed.
        OSError: where the file can't be opened.
    """
    with Path(path).open("rb") as stream:
        return load_portfolio_from(stream, region=region, keep_personal=keep_personal)


def load_portfolio_from(stream: IO[bytes], *, region: Region | None = None, keep_personal: bool = False) -> Portfolio:
    """The portfolio in an open file; see ``load_portfolio``."""
    expect(region, Region, "region", or_none=True)
    refuse(InvalidPortfolio, () if region is None else government_problems(region))
    found: Portfolio | None = None
    notices: list[Notice] = []
    for sheet in sheets(stream, labels_known):
        top = _header_row(sheet)
        if top is not None and found is None:
            found = _Reading(_header(sheet.name, *top), region, keep_personal=keep_personal).read(sheet)
        elif sheet.name:
            notices.append(Notice("sheet_not_read", sheet.name, _NOT_READ if top is None else _SECOND))
    if found is None:
        labels = ", ".join(column.labels[0] for column in COLUMNS if column.needed)
        raise refused("no_header", _HEADER.format(n=HEADER_WITHIN, labels=labels))
    return evolve(found, notices=(*notices, *found.notices))


def _header_row(sheet: Sheet) -> Row | None:
    """The header of a sheet, if there is one near its top; rows above it are titles."""
    for number, cells in sheet.rows:
        if number > HEADER_WITHIN:
            return None
        if is_header(cells):
            return number, cells
    return None


def _header(sheet: str, number: int, cells: tuple[Cell, ...]) -> Header:
    header, problems = read_header(sheet, number, cells)
    refuse(InvalidPortfolio, problems)
    return header


class _Reading:
    """The reading of one table: its rows, and what was found on the way."""

    def __init__(self, header: Header, region: Region | None, *, keep_personal: bool) -> None:
        self.header = header
        self.region = region
        self.keep_personal = keep_personal
        self.problems: list[Problem] = []
        self.notices: list[Notice] = list(header.notices)
        self.governments: dict[str, Region | None] = {}
        self.unlabelled: set[int] = set()
        self.read_before: dict[tuple[str, str], object] = {}
        self.sentences: dict[tuple[str, str, object], Text] = {}

    def read(self, sheet: Sheet) -> Portfolio:
        """The portfolio of the rows below the header."""
        rows = tuple(self._row(number, cells) for number, cells in sheet.rows)
        for place in sorted(self.unlabelled):
            self.notices.append(Notice("unknown_column", cell_name(self.header.sheet, place + 1, None), _NO_LABEL))
        government = next(iter(self.governments), None)
        region = self._region(government)
        return Portfolio(
            rows,
            region,
            government,
            self.header.sheet,
            self.header.positions,
            tuple(self.problems),
            tuple(self.notices),
        )

    def _row(self, number: int, cells: tuple[Cell, ...]) -> PortfolioRow:
        values: dict[str, Any] = dict.fromkeys(NEEDED)
        personal: dict[str, str | None] = {}
        beside = {place for place, cell in enumerate(cells) if cell is not None} - self.header.labelled
        self.unlabelled |= beside
        for place, column in self.header.columns.items():
            cell = cells[place] if place < len(cells) else None
            where = _Cell(column, self.header.sheet, place + 1, number, bool(beside))
            if column.name == "number" or (column.name in _PERSONAL and not self.keep_personal):
                continue
            if isinstance(cell, NoValue):
                self._unread(where, "formula", Text("sebuah nilai", "a value"))
                continue
            text = _text(cell)
            if text is None:
                self._empty(where)
            elif column.name == "unit":
                values["unit"], personal["login"] = self._unit(where, text)
            elif column.name in _PERSONAL:
                personal[_PERSONAL[column.name]] = text
            elif column.name == "government":
                self._government(where, text)
            elif column.name == "touching_affairs":
                values[column.name] = self._touching(where, text)
            else:
                values[column.name] = self._value(where, text)
        kept = Personal(**personal) if self.keep_personal else None
        return PortfolioRow(number=number, **values, personal=kept)

    def _value(self, where: _Cell, text: str) -> object:
        """What a text means; the same text is read once, unless it may name a person: that is not remembered."""
        name = where.column.name
        if name == "title":
            return text
        if where.may_name:
            found = READERS[name](text)
        elif (name, text) in self.read_before:
            found = self.read_before[name, text]
        else:
            found = self.read_before[name, text] = READERS[name](text)
        if isinstance(found, Unresolved):
            self._unread(where, found.code, found.expected, text)
            return None
        return found

    def _unit(self, where: _Cell, text: str) -> tuple[str | None, str | None]:
        name, login = split_login(text)
        if not name:
            self._unread(
                where, "missing_key", Text("nama unit sebelum tanda kurung", "a unit's name before the parenthesis")
            )
        return name or None, login

    def _government(self, where: _Cell, text: str) -> None:
        if text in self.governments:
            return
        first = next(iter(self.governments.values()), None)
        found = self.governments[text] = _found(text)
        if len(self.governments) > 1 and (found is None or found != first):
            wanted = Text("satu pemerintah daerah", "one regional government")
            self._unread(where, "unknown_region" if found is None else "several_regions", wanted, text)

    def _touching(self, where: _Cell, text: str) -> tuple[str, ...]:
        found, unknown = affairs_in(text)
        pieces = list(dict.fromkeys(unknown))
        rest = ", ".join(pieces[_MOST_PIECES:])
        for piece in (*pieces[:_MOST_PIECES], *([rest] if rest else ())):
            self._unread(where, "unknown_affair", Text("nama urusan", "the name of an affair"), piece)
        return tuple(one.code for one in found)

    def _region(self, government: str | None) -> Region | None:
        """The region that was given, or that the government's name means; a notice where the two differ."""
        if government is None:
            return self.region
        place = cell_name(self.header.sheet, self.header.positions["government"], None)
        try:
            named = region_of(government)
        except UnknownRegion as unknown:
            if self.region is None:
                self.notices.append(Notice("unknown_region", place, unknown.text))
            return self.region
        if self.region is not None and self.region != named:
            text = _OTHER.format(named=named.name, code=named, given=self.region.name, given_code=self.region)
            self.notices.append(Notice("other_region", place, text))
        return self.region or named

    def _empty(self, where: _Cell) -> None:
        if where.column.name in NEEDED:
            self._unread(where, "missing_key", Text("sebuah isian", "an entry"))

    def _unread(self, where: _Cell, code: str, expected: Text, text: str | None = None) -> None:
        """A problem where the index needs the cell, else a notice; a personal text is never quoted."""
        value = ABSENT if text is None or where.may_name else text
        if where.column.name in _DECIDES:
            self.problems.append(problem(code, value, expected, path=where.path, reference=LAYOUT))
            return
        key = (where.column.name, code, value)
        if key not in self.sentences:
            self.sentences[key] = _sentence(where.column, code, value, expected)
        self.notices.append(Notice(code, where.path, self.sentences[key]))


def _found(name: str) -> Region | None:
    try:
        return region_of(name)
    except UnknownRegion:
        return None


def _sentence(column: Column, code: str, value: object, expected: Text) -> Text:
    label = _COLUMN.format(label=column.labels[0])
    return Text(
        *(problem(code, value, expected, path=label.say(lang), reference=LAYOUT).message(lang) for lang in LANGS)
    )


@frozen
class _Cell:
    """The place of a cell, and its column.

    Attributes:
        shifted: whether its row has more cells than the header, as a comma without quotes makes it: any of them can
            then hold what belongs to its neighbour.
    """

    column: Column
    sheet: str
    place: int
    number: int
    shifted: bool

    @property
    def may_name(self) -> bool:
        """Whether its text can name a person."""
        return self.column.personal or self.shifted

    @property
    def path(self) -> str:
        """The cell as spreadsheets name it."""
        return cell_name(self.sheet, self.place, self.number)


def _text(cell: Cell) -> str | None:
    """What a cell says, on one line; None where it says nothing."""
    if cell is None:
        return None
    text = clean(cell.isoformat() if isinstance(cell, date) else str(cell))
    return None if text.casefold() in NOTHING else text
