"""Tables in files: the rows of a workbook's sheets or of a CSV file, one at a time, within limits, nothing guessed.

A cell is a text, a number as it is written (a percentage as it is shown), a date with or without its time, or
``NO_VALUE`` where it holds a formula or an error.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from typing import IO, TYPE_CHECKING, Any, Final, TypeAlias

from attrs import frozen

from inovasi_daerah.exact import parse_decimal
from inovasi_daerah.files.official_values import clean
from inovasi_daerah.problems import ABSENT, InvalidPortfolio, MissingExtra, problem
from inovasi_daerah.reading.cell_names import cell_name
from inovasi_daerah.reading.contents import at_most, wide_encoding_of
from inovasi_daerah.reading.file_kinds import COMPOUND, ENCRYPTED, XLSX, kind_of, other_kind
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MAX_BYTES: Final = 256 * 1024 * 1024
MAX_UNPACKED: Final = 1024 * 1024 * 1024
MAX_PARTS: Final = 2_000
MAX_SHEETS: Final = 100
MAX_ROWS: Final = 250_000
MAX_COLUMNS: Final = 64
_AT_ONCE: Final = 256
_LAST_ROW: Final = 1_048_576
_FREE_UNPACKED: Final = 8 * 1024 * 1024
_MAX_RATIO: Final = 50
ZIP: Final = b"PK\x03\x04"
_A_TABLE: Final = Text("buku kerja .xlsx, atau CSV", "a .xlsx workbook, or CSV")
_DELIMITERS: Final = ",;\t|"
_SAMPLE: Final = 64 * 1024
_NOT_A_VALUE: Final = ("f", "e")
_QUOTED: Final = re.compile(r'"[^"]*"|\\.')
_END: Final = object()
LAYOUT: Final = Text("tata letak ekspor aplikasi resmi", "layout of the official application's export")
_WHOLE: Final = Text("buku kerja .xlsx yang utuh, atau CSV", "a whole .xlsx workbook, or CSV")
_UTF8: Final = Text(
    'CSV dalam UTF-8 (di lembar kerja: simpan sebagai "CSV UTF-8"), atau buku kerja .xlsx',
    'CSV in UTF-8 (in a spreadsheet: save as "CSV UTF-8"), or a .xlsx workbook',
)
_MOST_ROWS: Final = Text(
    "paling banyak {n} baris; kosongkan sel yang jauh di bawah daftar",
    "at most {n} rows; clear the cells far below the list",
)
_WHOLE_CSV: Final = Text(
    "CSV yang tanda kutipnya berpasangan dan selnya paling panjang 131072 huruf",
    "CSV whose quotes are paired and whose cells have at most 131072 letters",
)


class NoValue:
    """The content of a cell that holds a formula or an error."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "NO_VALUE"


NO_VALUE: Final = NoValue()
Cell: TypeAlias = str | Decimal | date | NoValue | None
Row: TypeAlias = tuple[int, tuple[Cell, ...]]


@frozen
class Sheet:
    """One sheet; a CSV file is one without a name.

    Attributes:
        rows: with their numbers from 1; a row in which nothing is written has no cells.
    """

    name: str
    rows: Iterator[Row]

    def filled(self) -> Iterator[Row]:
        """The rows in which something is written.

        Raises:
            InvalidPortfolio: naming the first cell that is written below the limit.
        """
        for number, cells in self.rows:
            if not cells:
                continue
            if number > MAX_ROWS:
                place = next(place for place, cell in enumerate(cells, 1) if cell is not None)
                wanted = _MOST_ROWS.format(n=MAX_ROWS)
                raise refused("too_large", wanted, path=cell_name(self.name, place, number))
            yield number, cells


def refused(code: str, expected: Text, *, path: str = "") -> InvalidPortfolio:
    """The error of a file that can't be read as a table."""
    return InvalidPortfolio([problem(code, ABSENT, expected, path=path, reference=LAYOUT)])


def sheets(
    stream: IO[bytes], known: Callable[[Iterable[str]], int], most_columns: int = MAX_COLUMNS
) -> Iterator[Sheet]:
    """The sheets of an open file, recognised by its content; the rows of each are read before the next is asked for.

    Hidden sheets come last: what people see is what they mean.

    Args:
        stream: an open file; a workbook or a CSV file.
        known: how many of some texts are labels that are looked for, by which the delimiter of a CSV file is found.
        most_columns: how many columns are read, from the first.

    Raises:
        InvalidPortfolio: too large, damaged, behind a password, or no table at all.
        MissingExtra: for a workbook, where the extra ``excel`` is not installed.
    """
    seekable = _within_limit(stream)
    content = seekable.getvalue()
    if content.startswith(ZIP):
        _unpacks_within_limits(seekable)
    kind = kind_of(content)
    if kind in (COMPOUND, ENCRYPTED):
        raise refused("encrypted", kind.way)
    if kind is XLSX:
        return _workbook(seekable, most_columns)
    if kind is not None:
        raise InvalidPortfolio([other_kind(kind, _A_TABLE, reference=LAYOUT)])
    if wide_encoding_of(content):
        raise refused("not_utf8", _UTF8)
    return iter([Sheet("", _csv_rows(seekable, known, most_columns))])


def _within_limit(stream: IO[bytes]) -> io.BytesIO:
    """What the stream holds; its size is not asked for, since devices that never end say that they are empty."""
    content = at_most(stream, MAX_BYTES)
    if len(content) > MAX_BYTES:
        raise refused("too_large", Text("paling besar 256 MiB", "at most 256 MiB"))
    return io.BytesIO(content)


# --- workbooks ----------------------------------------------------------------------------------------------------


def _workbook(stream: IO[bytes], most_columns: int) -> Iterator[Sheet]:
    # What goes wrong in a damaged workbook is told without its cause: the cause may quote a cell.
    try:
        import openpyxl  # noqa: PLC0415 - an extra, imported where it is used
    except ImportError:
        raise MissingExtra("excel", "openpyxl") from None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = _attempt(lambda: openpyxl.load_workbook(stream, read_only=True, keep_links=False))
    with closing(book):
        worksheets = book.worksheets
        if len(worksheets) > MAX_SHEETS:
            raise refused("too_large", Text(f"paling banyak {MAX_SHEETS} lembar", f"at most {MAX_SHEETS} sheets"))
        for worksheet in sorted(worksheets, key=lambda one: one.sheet_state != "visible"):
            yield Sheet(worksheet.title, _sheet_rows(worksheet, most_columns))


def _unpacks_within_limits(stream: IO[bytes]) -> None:
    """Refuse a zip bomb by what its directory declares; more than that is never unpacked of any part."""
    parts = _attempt(lambda: zipfile.ZipFile(stream).infolist())
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    stream.seek(0)
    if len(parts) > MAX_PARTS or unpacked > min(MAX_UNPACKED, _FREE_UNPACKED + _MAX_RATIO * packed):
        wanted = Text(
            f"setelah dibuka paling banyak 1 GiB dan {_MAX_RATIO} kali ukuran berkasnya",
            f"at most 1 GiB and {_MAX_RATIO} times its size when unpacked",
        )
        raise refused("too_large", wanted)


def _attempt(read: Callable[[], Any]) -> Any:
    """What ``read`` gives, or the one refusal of a damaged workbook."""
    found: Any = _END
    with suppress(Exception):  # a damaged workbook fails anywhere in its reader, in any way
        found = read()
    if found is _END:
        raise refused("not_workbook", _WHOLE)
    return found


def _sheet_rows(worksheet: Any, most_columns: int) -> Iterator[Row]:
    worksheet.reset_dimensions()  # what a sheet says of its own size is often wrong
    rows: Iterator[tuple[Any, ...]] = worksheet.iter_rows(max_row=_LAST_ROW, max_col=most_columns)
    first = 1
    blank: tuple[Any, ...] = ()
    while True:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            some = _attempt(lambda: list(islice(rows, _AT_ONCE)))
        if not some:
            return
        for number, cells in enumerate(some, first):
            # The reader gives one and the same row for all that are not there: there may be a million of them.
            row = () if cells is blank else _written(_cell(cell) for cell in cells)
            blank = blank if row else cells
            yield number, row
        first += _AT_ONCE


def _written(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """The cells of a row; none where they hold nothing but spaces."""
    row = tuple(None if isinstance(cell, str) and not clean(cell) else cell for cell in cells)
    return row if any(cell is not None for cell in row) else ()


def _cell(cell: Any) -> Cell:
    value = cell.value
    if value is None:
        return None
    if cell.data_type in _NOT_A_VALUE:
        return NO_VALUE
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime):
        return value.date() if value.time() == time.min else value
    number = parse_decimal(str(value))
    if number is None:
        return str(value)
    return _as_percent(number) if _is_percent(cell.number_format) else number


def _is_percent(form: str) -> bool:
    """Whether a number format shows a number times a hundred: a percent sign outside of quotes."""
    return "%" in _QUOTED.sub("", form)


def _as_percent(number: Decimal) -> str:
    """What such a cell shows, all its digits.

    >>> _as_percent(Decimal("0.955")), _as_percent(Decimal("1"))
    ('95.5%', '100%')
    """
    return f"{format((number * 100).normalize(), 'f')}%"


# --- CSV ----------------------------------------------------------------------------------------------------------


def _csv_rows(stream: IO[bytes], known: Callable[[Iterable[str]], int], most_columns: int) -> Iterator[Row]:
    sample = stream.read(_SAMPLE)
    stream.seek(0)
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    try:
        reader = csv.reader(text, delimiter=_delimiter(sample, known), strict=True)
        number = 0
        while True:
            cells = _next_record(reader)
            if cells is None:
                return
            number += 1
            yield number, _written(cells[:most_columns])
    finally:
        if not stream.closed:  # whoever stopped reading in the middle may have closed it before this comes to its end
            text.detach()


def _next_record(reader: Any) -> list[str] | None:
    # Raised outside the handlers, for a cause would quote the file.
    refusal: InvalidPortfolio | None = None
    record: list[str] | None = None
    try:
        record = next(reader, None)
    except UnicodeDecodeError:
        refusal = refused("not_utf8", _UTF8)
    except csv.Error:
        refusal = refused("not_workbook", _WHOLE_CSV, path=str(reader.line_num))
    if refusal is not None:
        raise refusal
    return record


def _delimiter(sample: bytes, known: Callable[[Iterable[str]], int]) -> str:
    """The delimiter that finds the most labels in one line; a comma where none finds any."""
    lines = sample.decode("utf-8", "replace").splitlines()
    return max(_DELIMITERS, key=lambda mark: max((known(line.split(mark)) for line in lines), default=0))
