"""Parquet and CSV files of levels, opened lazily with polars (extra ``nation``); a CSV file is looked over first."""

from __future__ import annotations

import csv
import errno
import io
import re
import stat
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from inovasi_daerah.files.delimiters import delimiter_of
from inovasi_daerah.files.formula_signs import GUARDED
from inovasi_daerah.problems import ABSENT, InvalidSubmission, MissingExtra, Problem, problem, refuse
from inovasi_daerah.reading.file_kinds import PARQUET, kind_of, other_kind
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_daerah.rules.catalogue import Row

_TEXTS: Final[tuple[str, ...]] = ("region", "innovation", "affair", "touching_affairs", "stage")
_RULE: Final = Text("CSV dari level", "CSV of levels")
_A_TABLE: Final = Text("tabel level sebagai CSV atau Parquet", "a table of levels as CSV or Parquet")
_ONE_COLUMN: Final = Text("judul untuk satu kolom saja", "the label of one column only")
_LONGEST_HEADER: Final = 1_000_000
_SHOWN_LINES: Final = 3
_QUOTED: Final = re.compile(r'"[^"]*("|$)')
_NO_SEPARATOR: Final = "\x01"


def polars() -> Any:
    """The package polars.

    Raises:
        MissingExtra: where it is not installed.
    """
    try:
        import polars as pl  # noqa: PLC0415 - an extra, imported where it is used
    except ImportError:
        raise MissingExtra("nation", "polars") from None
    return pl


def scan(file: str) -> Any:
    """The table in a file, as a lazy frame of polars.

    Raises:
        InvalidSubmission: for a CSV file with two columns of one name, or with lines that lack cells.
        OSError: where the file can't be opened, or is a pipe or a device: it is opened more than once.
    """
    _require_plain(file)
    with Path(file).open("rb") as stream:  # a file that is not there is the same error on every path
        start = stream.read(_LONGEST_HEADER)
        stream.seek(0)
        kind = kind_of(stream.read() if start.startswith(b"PK") else start)
    if kind is not None and kind is not PARQUET:
        raise InvalidSubmission([other_kind(kind, _A_TABLE, reference=_RULE)])
    head = start.decode("utf-8-sig", "replace")
    if file.endswith(".parquet"):
        return polars().scan_parquet(file, glob=False)
    delimiter = delimiter_of(_QUOTED.sub("", head.lstrip().partition("\n")[0]))
    names = _header(head, delimiter)
    refuse(InvalidSubmission, _header_problems(names))
    refuse(InvalidSubmission, _short_lines(file, delimiter, len(names)))
    overrides = {name: polars().String for name in (*_TEXTS, "code") if name in names}
    lines = polars().scan_csv(
        file, glob=False, separator=delimiter, schema_overrides=overrides, infer_schema_length=None
    )
    texts = polars().selectors.by_name(*_TEXTS, require_all=False) & polars().selectors.string()
    lines = lines.with_columns(texts.as_expr().str.replace(GUARDED, "$1"))
    return lines.filter(~polars().all_horizontal(polars().all().is_null()))  # an empty line is no line


def _require_plain(file: str) -> None:
    """Opening a pipe could wait for ever, and reading a device could never end."""
    mode = Path(file).stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):  # a folder is told as one where it is opened
        raise OSError(errno.ESPIPE, "", file)


def nothing(rows: Iterable[Row]) -> Any:
    """A table without a line, with every column that a table of these rows can be asked for."""
    pl = polars()
    return pl.LazyFrame(schema={**dict.fromkeys(_TEXTS, pl.String), **{row.code: pl.Int64 for row in rows}})


def _header(head: str, delimiter: str) -> list[str]:
    """The first record that is not empty."""
    try:
        records = csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)
        return next((record for record in records if record), list[str]())
    except csv.Error as bad:
        whole = problem("bad_form", str(bad), Text("CSV yang utuh", "whole CSV"), reference=_RULE)
        raise InvalidSubmission([whole]) from None


def _header_problems(names: list[str]) -> Iterator[Problem]:
    for name, number in Counter(names).items():
        if number > 1:
            yield problem("duplicate_column", ABSENT, _ONE_COLUMN, path=name, reference=_RULE)


def _short_lines(file: str, delimiter: str, width: int) -> Iterator[Problem]:
    """The first few lines with fewer cells than the header, which polars would fill with nulls.

    Lines that begin or end within quotes are part of a longer one, and are not counted; nor is what a quoted cell
    holds.
    """
    pl = polars()
    lines = pl.scan_csv(
        file,
        glob=False,
        has_header=False,
        separator=_NO_SEPARATOR,
        quote_char=None,
        schema={"line": pl.String},
        encoding="utf8-lossy",
        row_index_name="number",
        row_index_offset=1,
    )
    quotes = pl.col("line").str.count_matches('"', literal=True).fill_null(0)
    after = quotes.cum_sum()
    is_whole = (after % 2 == 0) & ((after - quotes) % 2 == 0)
    quoted_cell = f'(^|{re.escape(delimiter)})"([^"]|"")*"'
    plain = pl.col("line").str.replace_all(quoted_cell, "$1")
    cells = plain.str.count_matches(delimiter, literal=True) + 1
    short = lines.filter(is_whole, cells < width).select("number", cells=cells).head(_SHOWN_LINES).collect()
    for number, found in short.iter_rows():
        expected = Text(f"{width} sel, seperti baris judul", f"{width} cells, as the header has")
        yield problem("bad_form", found, expected, path=str(number), reference=_RULE)
