"""What many regions came to, written: as CSV, as Parquet, as JSON."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, Final

from inovasi_daerah.files.formula_signs import guarded
from inovasi_daerah.files.level_files import polars
from inovasi_daerah.reading.strict_json import write_json
from inovasi_daerah.version import FORMAT_VERSION

if TYPE_CHECKING:
    from inovasi_daerah.scoring.notices import Notice

Line = dict[str, Any]
_BY_CODE: Final = "backslashreplace"


def as_csv(lines: list[Line]) -> bytes:
    """The lines as CSV in UTF-8, figures with a decimal point, no text a formula; odd bytes of a name by their code."""
    records = [list(lines[0]), *(list(line.values()) for line in lines)] if lines else []
    return "".join(map(_record, records)).encode(errors=_BY_CODE)


def _record(cells: list[Any]) -> str:
    """One line; a return within a cell is quoted because the writer is to end lines with one."""
    text = io.StringIO(newline="")
    csv.writer(text).writerow([guarded(cell) if isinstance(cell, str) else cell for cell in cells])
    return text.getvalue().removesuffix("\r\n") + "\n"


def as_parquet(lines: list[Line]) -> bytes:
    """The lines as Parquet; figures are decimals as text, exact values ``"n/d"``.

    Raises:
        MissingExtra: without the extra ``nation``.
    """
    stream = io.BytesIO()
    whole = [{**line, "file": line["file"].encode(errors=_BY_CODE).decode()} for line in lines]
    polars().DataFrame(whole).write_parquet(stream)
    return stream.getvalue()


def as_json(lines: list[Line], failures: list[dict[str, Any]], notices: list[Notice]) -> bytes:
    """The lines, the failures, and the notices where there are any, as JSON."""
    found = {
        "format": "inovasi-daerah/nation",
        "format_version": FORMAT_VERSION,
        "regions": lines,
        "failures": failures,
    }
    told = {"notices": [notice.to_dict() for notice in notices]} if notices else {}
    return write_json({**found, **told}).encode()
