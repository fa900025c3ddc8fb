"""The official application's export, read into a portfolio: the file people really have."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from attrs import evolve, frozen

from inovasi_daerah.arguments import expect, expect_file
from inovasi_daerah.domain.affairs import affairs_in, meant_affair
from inovasi_daerah.domain.region_names import codes_of, former_name
from inovasi_daerah.domain.regions import Region, government_problems, meant_region
from inovasi_daerah.files.days import Days, Written, of_workbook
from inovasi_daerah.files.official_columns import (
    COLUMNS,
    HEADER_WITHIN,
    LABELS,
    Column,
    Header,
    is_header,
    read_header,
)
from inovasi_daerah.files.official_values import (
    DATES,
    NO_AFFAIRS,
    NOTHING,
    READERS,
    Unresolved,
    belongs_elsewhere,
    clean,
    has_login,
    holds_a_row,
    unit_of,
)
from inovasi_daerah.files.workbook import LAYOUT, Cell, NoValue, Row, Sheet, refused, sheets
from inovasi_daerah.portfolio.entry_years import EntryYears
from inovasi_daerah.portfolio.rows import Personal, Portfolio, PortfolioRow
from inovasi_daerah.problems import ABSENT, InvalidPortfolio, problem, refuse
from inovasi_daerah.reading.cell_names import cell_name
from inovasi_daerah.rules.library import last_year
from inovasi_daerah.scoring.notices import Notice
from inovasi_daerah.text import LANGS, Text, joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from os import PathLike

    from inovasi_daerah.files.headers import Labels
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
_FREE: Final = {"title", "unit"}
_MOST_SUGGESTED: Final = 20
_MOST_CELLS: Final = 8
_IN_PLACE: Final = Text(
    "sel baris ini di bawah judul kolomnya; judul dan unitnya tidak diambil",
    "the cells of this row below their labels; its title and unit are not kept",
)
_ONE_GOVERNMENT: Final = Text("nama satu pemerintah daerah", "the name of one regional government")
_IN_COLUMN: Final = Text("{column}: {words}", "{column}: {words}")
_ENTERED: Final = Text(
    "tahun input yang mungkin, bukan {year}; {shares}", "a possible year of entry, not {year}; {shares}"
)
_ONE_FILE_EACH: Final = Text(
    "baris satu pemerintah daerah; berkas ini memuat {listed}. Baca masing-masing dengan --region (region= di Python), "
    "atau simpan satu berkas untuk setiap pemerintah daerah",
    "the rows of one government; this file holds {listed}. Read each with --region (region= in Python), or save one "
    "file for each government",
)
_NO_ROW: Final = Text("baris {asked}; berkas ini memuat {listed}", "rows of {asked}; this file holds {listed}")
_OF_A_REGION: Final = Text('{n} baris "{code}" ({name})', '{n} rows of "{code}" ({name})')
_LEFT_OUT: Final = Text(
    "{n} baris pemerintah daerah lain, atau yang tidak dikenal, tidak dibaca: {cells}",
    "{n} rows of other governments, or of unknown ones, are not read: {cells}",
)
_FORMER: Final = Text(
    "{former} adalah nama sebelum {law} ({in_force}); kini {today}",
    "{former} is the name before {law} ({in_force}); today it is {today}",
)
_AFFAIRS: Final = Text("nama urusan di antara koma", "names of affairs between the commas")
_ONE_AFFAIR: Final = Text(
    "satu urusan utama; {n} sel memuat beberapa ({cells}): semuanya ikut dihitung pada tafsiran urusan beririsan saja",
    "one main affair; {n} cells hold several ({cells}): all of them count where touching affairs do, and only there",
)
_A_UNIT: Final = Text("nama unit, bukan nama akun", "the name of a unit, not of an account")
_HEADER: Final = Text(
    "baris judul ekspor dalam {n} baris pertama sebuah lembar: {labels}",
    "the export's header within the first {n} rows of a sheet: {labels}",
)


def load_portfolio(
    path: str | PathLike[str],
    *,
    region: Region | None = None,
    keep_personal: bool = False,
    columns: Mapping[str, str] | None = None,
) -> Portfolio:
    """The portfolio in an export of the official application.

    Cells that the index needs and that can't be read are in the portfolio's ``problems``, all others in its
    ``notices``, each with its sheet and cell.

    Args:
        path: a .xlsx workbook (needs the extra ``excel``) or a CSV file in UTF-8.
        region: whose rows are read; needed where the list names several governments, or none that is known.
        keep_personal: keep names of initiators, logins and links on the rows; they are never shown all the same.
        columns: labels of the file that are not known, each with the label of the export that it means, such as
            ``{"Nama Proposal": "Judul Inovasi"}``.

    Raises:
        InvalidSubmission: for ``columns`` that name no column of the export.
        InvalidPortfolio: where the file can't be read at all: damaged, too large, without a needed column, with the
            rows of several governments and no ``region``; and for a ``region`` that is not a government, or that no
            row is of though others are named.
        MissingExtra: for a workbook, where the extra is not installed.
        OSError: where the file can't be opened.
    """
    expect_file(path, "path")
    with Path(path).open("rb") as stream:
        return load_portfolio_from(stream, region=region, keep_personal=keep_personal, columns=columns)


def load_portfolio_from(
    stream: IO[bytes],
    *,
    region: Region | None = None,
    keep_personal: bool = False,
    columns: Mapping[str, str] | None = None,
) -> Portfolio:
    """The portfolio in an open file; see ``load_portfolio``."""
    expect(region, Region, "region", or_none=True)
    expect(keep_personal, bool, "keep_personal")
    refuse(InvalidPortfolio, () if region is None else government_problems(region))
    labels = LABELS if columns is None else LABELS.with_map(columns)
    try:
        return _portfolio(stream, region, labels, keep_personal=keep_personal)
    except InvalidPortfolio as refusal:
        raise refusal.with_traceback(None) from None  # the frames of the reading hold cells


def _portfolio(stream: IO[bytes], region: Region | None, labels: Labels, *, keep_personal: bool) -> Portfolio:
    found: Portfolio | None = None
    notices: list[Notice] = []
    for sheet in sheets(stream, labels.count):
        top = _header_row(sheet, labels)
        if top is not None and found is None:
            found = _Reading(_header(sheet.name, *top, labels), region, keep_personal=keep_personal).read(sheet)
        elif sheet.name:
            notices.append(Notice("sheet_not_read", sheet.name, _NOT_READ if top is None else _SECOND))
    if found is None:
        needed = ", ".join(column.labels[0] for column in COLUMNS if column.needed)
        raise refused("no_header", _HEADER.format(n=HEADER_WITHIN, labels=needed))
    return evolve(found, notices=(*notices, *found.notices))


def _header_row(sheet: Sheet, labels: Labels) -> Row | None:
    """The header of a sheet, if there is one near its top; rows above it are titles."""
    for number, cells in sheet.rows:
        if number > HEADER_WITHIN:
            return None
        if is_header(cells, labels):
            return number, cells
    return None


def _header(sheet: str, number: int, cells: tuple[Cell, ...], labels: Labels) -> Header:
    header, problems = read_header(sheet, number, cells, labels)
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
        self.of_rows: dict[int, Region | None] = {}
        self.told: set[str] = set()
        self.several: list[_Cell] = []
        self.unlabelled: set[int] = set()
        self.read_before: dict[tuple[str, str], object] = {}
        self.sentences: dict[tuple[str, str, Text], Text] = {}
        self.days = {column.name: Days() for column in header.columns.values()}

    def read(self, sheet: Sheet) -> Portfolio:
        """The portfolio of the rows below the header."""
        every = [self._row(number, cells) for number, cells in sheet.filled()]
        for place in sorted(self.unlabelled):
            self.notices.append(Notice("unknown_column", cell_name(self.header.sheet, place + 1, None), _NO_LABEL))
        region = self._region()
        named = next(iter(self._named_regions()), None)
        others = self._others(region)
        rows = self._checked([row for row in every if row.number not in others])
        self._tell_several()
        return Portfolio(
            rows,
            region,
            None if named is None else named.name,
            self.header.sheet,
            self.header.positions,
            tuple(self.problems),
            tuple(self.notices),
        )

    def _checked(self, rows: list[PortfolioRow]) -> tuple[PortfolioRow, ...]:
        """The rows without the dates that their column, or the other rows, leave no sure reading of."""
        unsure: dict[int, dict[str, Any]] = {}
        for place, column in self.header.columns.items():
            days = self.days[column.name]
            at = partial(cell_name, self.header.sheet, place + 1)
            for fault in days.faults(at):
                unsure.setdefault(fault.number, {})[column.name] = None
                self._unread(_Cell(column, self.header.sheet, place + 1, fault.number), fault.code, fault.expected)
            for note, words in days.notices(at):
                text = _IN_COLUMN.format(column=_COLUMN.format(label=column.labels[0]), words=words)
                self.notices.append(Notice(f"date_{note}", at(None), text))
        sure = [evolve(row, **unsure[row.number]) if row.number in unsure else row for row in rows]
        wrong = dict(self._impossible(sure))
        return tuple(evolve(row, entered_on=None) if row.number in wrong else row for row in sure)

    def _impossible(self, rows: list[PortfolioRow]) -> Iterator[tuple[int, int]]:
        """The rows that can't have been entered in the year they say, each a problem with what the others say."""
        years = EntryYears.of(rows)
        for year, numbers in years.impossible(last_year()).items():
            expected = _ENTERED.format(year=year, shares=years.shares)
            for number in numbers:
                path = cell_name(self.header.sheet, self.header.positions["entered_on"], number)
                self.problems.append(problem("out_of_range", ABSENT, expected, path=path, reference=LAYOUT))
                yield number, year

    def _row(self, number: int, cells: tuple[Cell, ...]) -> PortfolioRow:
        values: dict[str, Any] = dict.fromkeys(NEEDED)
        personal: dict[str, str | None] = {}
        self.unlabelled |= {place for place, cell in enumerate(cells) if cell is not None} - self.header.labelled
        passed_over = {"number"} if self.keep_personal else {"number", *_PERSONAL}
        if self._is_displaced(cells):
            path = cell_name(self.header.sheet, None, number)
            self.problems.append(problem("displaced_row", ABSENT, _IN_PLACE, path=path, reference=LAYOUT))
            passed_over |= _FREE
        for place, column in self.header.columns.items():
            if column.name not in passed_over:
                where = _Cell(column, self.header.sheet, place + 1, number)
                self._read_cell(where, cells[place] if place < len(cells) else None, values, personal)
        kept = Personal(**personal) if self.keep_personal else None
        return PortfolioRow(number=number, **values, personal=kept)

    def _read_cell(self, where: _Cell, cell: Cell, values: dict[str, Any], personal: dict[str, str | None]) -> None:
        """Put what a cell says where it belongs."""
        name, text = where.column.name, _text(cell)
        if isinstance(cell, NoValue):
            self._unread(where, "formula", Text("sebuah nilai", "a value"))
        elif text is None:
            self._empty(where)
        elif name == "unit":
            values[name], personal["login"] = self._unit(where, text)
        elif name in DATES:
            values[name] = self._day(where, of_workbook(cell) if isinstance(cell, date) else self._value(where, text))
        elif name in _PERSONAL:
            personal[_PERSONAL[name]] = text
        elif name == "government":
            self._government(where, text)
        elif name == "affair":
            self._affair(where, text, values)
        elif name == "touching_affairs":
            values[name] = (*values.get(name, ()), *self._touching(where, text))
        else:
            values[name] = text if name == "title" else self._value(where, text)

    def _is_displaced(self, cells: tuple[Cell, ...]) -> bool:
        """Whether a cell of the row shows what belongs to another column: any other can then name a person."""
        columns = self.header.columns.items()
        written = {column.name: cells[place] for place, column in columns if place < len(cells)}
        said = {name: text for name, cell in written.items() if (text := _text(cell)) is not None}
        return (
            any(holds_a_row(str(written[name])) for name in said.keys() & _FREE)
            or any(self._is_unusable(name, text) and belongs_elsewhere(name, text) for name, text in said.items())
            or ("unit" in written and "unit" not in said and has_login(said.get("title", "")))
        )

    def _is_unusable(self, name: str, text: str) -> bool:
        """Whether the column can't use the text; of a unit anything may be the name."""
        if name == "government":
            return self._named(text) is None
        return name == "unit" or (name in READERS and isinstance(self._read(name, text), Unresolved))

    def _read(self, name: str, text: str) -> object:
        """What a text means in a column; the same text is read once."""
        if (name, text) not in self.read_before:
            self.read_before[name, text] = READERS[name](text)
        return self.read_before[name, text]

    def _value(self, where: _Cell, text: str) -> object:
        found = self._read(where.column.name, text)
        if isinstance(found, Unresolved):
            self._unread(where, found.code, found.expected)
            return None
        return found

    def _day(self, where: _Cell, found: object) -> date | None:
        """A date, as far as its own cell says it; what its column says of it is asked at the end."""
        if not isinstance(found, Written):
            return None
        self.days[where.column.name].add(found, where.number)
        return found.day

    def _unit(self, where: _Cell, text: str) -> tuple[str | None, str | None]:
        name, login = unit_of(text)
        if name is None:
            self._unread(where, "missing_key", _A_UNIT)
        return name, login

    def _government(self, where: _Cell, text: str) -> None:
        """Whose row it is, and once for each way to write a name, what is to be said of it."""
        found = self.of_rows[where.number] = self._named(text)
        if text in self.told:
            return
        self.told.add(text)
        if found is None:
            # Looking for what is near takes a while, and rows that all differ have lost their columns.
            near = meant_region(text) if len(self.told) <= _MOST_SUGGESTED else None
            self._unread(where, "unknown_region", near or _ONE_GOVERNMENT)
        elif former := former_name(text):
            words = _FORMER.format(former=former.name, law=former.law, in_force=former.in_force, today=found.name)
            self.notices.append(Notice("former_name", where.path, words))

    def _named(self, text: str) -> Region | None:
        """The one region that bears this name."""
        if text not in self.governments:
            codes = codes_of(text)
            self.governments[text] = Region(codes[0]) if len(codes) == 1 else None
        return self.governments[text]

    def _named_regions(self) -> dict[Region, list[int]]:
        """The rows of each government that the list names."""
        found: dict[Region, list[int]] = {}
        for number, region in self.of_rows.items():
            if region is not None:
                found.setdefault(region, []).append(number)
        return found

    def _region(self) -> Region | None:
        """The region that was given, or the only one that the list names.

        Raises:
            InvalidPortfolio: where the list names several, or none of its rows is of the one that was given.
        """
        named = self._named_regions()
        listed = joined(
            ", ", (_OF_A_REGION.format(n=len(rows), code=one, name=one.name) for one, rows in named.items())
        )
        if self.region is None and len(named) > 1:
            second = next(rows[0] for region, rows in named.items() if region != next(iter(named)))
            raise InvalidPortfolio([self._refused("several_regions", _ONE_FILE_EACH.format(listed=listed), second)])
        if self.region is not None and named and self.region not in named:
            words = _NO_ROW.format(asked=f'"{self.region}" ({self.region.name})', listed=listed)
            raise InvalidPortfolio([self._refused("other_region", words, None)])
        return self.region or next(iter(named), None)

    def _others(self, region: Region | None) -> set[int]:
        """The rows of other governments than the one that is read, and beside such rows those of unknown ones."""
        if not any(found not in {None, region} for found in self.of_rows.values()):
            return set()
        others = [number for number, found in self.of_rows.items() if found != region]
        place = self.header.positions["government"]
        cells = _few([cell_name(self.header.sheet, place, number) for number in others])
        path = cell_name(self.header.sheet, place, None)
        self.notices.append(Notice("other_region", path, _LEFT_OUT.format(n=len(others), cells=cells)))
        return set(others)

    def _refused(self, code: str, expected: Text, number: int | None) -> Problem:
        path = cell_name(self.header.sheet, self.header.positions["government"], number)
        return problem(code, ABSENT, expected, path=path, reference=LAYOUT)

    def _touching(self, where: _Cell, text: str) -> tuple[str, ...]:
        if text.casefold() in NO_AFFAIRS:
            return ()
        found, unknown = affairs_in(text)
        if unknown:
            self._unread(where, "unknown_affair", meant_affair(unknown[0], _AFFAIRS))
        return tuple(one.code for one in found)

    def _affair(self, where: _Cell, text: str, values: dict[str, Any]) -> None:
        """The main affair; of several in one cell none is known to be the main one, and all are touched."""
        found, unknown = affairs_in(text)
        if unknown or not found:
            self._unread(where, "unknown_affair", meant_affair(text))
        elif len(found) == 1:
            values["affair"] = found[0].code
        else:
            self.several.append(where)
            values["touching_affairs"] = (*values.get("touching_affairs", ()), *(one.code for one in found))

    def _tell_several(self) -> None:
        """One problem for all cells that hold several affairs where one belongs."""
        if self.several:
            cells = _few([where.path for where in self.several])
            self._unread(self.several[0], "several_affairs", _ONE_AFFAIR.format(n=len(self.several), cells=cells))

    def _empty(self, where: _Cell) -> None:
        if where.column.name in NEEDED:
            self._unread(where, "missing_key", Text("sebuah isian", "an entry"))

    def _unread(self, where: _Cell, code: str, expected: Text) -> None:
        """A problem where the index needs the cell, else a notice; the cell is named and never quoted."""
        name = where.column.name
        if name in _DECIDES and (name != "government" or self.region is None):
            self.problems.append(problem(code, ABSENT, expected, path=where.path, reference=LAYOUT))
            return
        key = (name, code, expected)
        if key not in self.sentences:
            self.sentences[key] = _sentence(where.column, code, expected)
        self.notices.append(Notice(code, where.path, self.sentences[key]))


def _sentence(column: Column, code: str, expected: Text) -> Text:
    label = _COLUMN.format(label=column.labels[0])
    return Text(
        *(problem(code, ABSENT, expected, path=label.say(lang), reference=LAYOUT).message(lang) for lang in LANGS)
    )


def _few(cells: list[str]) -> str:
    more = len(cells) - _MOST_CELLS
    return ", ".join(cells[:_MOST_CELLS]) + (f", +{more}" if more > 0 else "")


@frozen
class _Cell:
    """The place of a cell, and its column."""

    column: Column
    sheet: str
    place: int
    number: int

    @property
    def path(self) -> str:
        """The cell as spreadsheets name it."""
        return cell_name(self.sheet, self.place, self.number)


def _text(cell: Cell) -> str | None:
    """What a cell says, on one line; None where it says nothing."""
    if cell is None or isinstance(cell, NoValue):
        return None
    text = clean(cell.isoformat() if isinstance(cell, date) else str(cell))
    return None if text.casefold() in NOTHING else text
