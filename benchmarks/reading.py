"""The reading of files: submissions, and the official application's export, beside bare parsing of the same bytes."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
from generator import REGIONS, RULES
from measuring import heading, in_turn, median, ratio

import inovasi_daerah as ida
from inovasi_daerah.files.official_export import load_portfolio_from
from inovasi_daerah.files.submission_file import load_submission_from

ROOT = Path(__file__).parent.parent
sys.path.append(str(ROOT / "tests"))

import workbooks  # noqa: E402 - the maker of exports, which the tests use too

if TYPE_CHECKING:
    from measuring import Run


def measure(innovations: int = 10_000, rows: int = 200_000, repeat: int = 3) -> None:
    """Files of submissions with facts, evidence and verification; exports as CSV and as a workbook."""
    heading("Reading of files")
    files = _submissions(innovations)
    _compare(
        f"{innovations:,} innovations in submission files of {sum(map(len, files)) / 2**20:.1f} MiB",
        innovations,
        {
            "json.loads": lambda: [json.loads(text) for text in files],
            "read": lambda: [_read(text) for text in files],
            "read and scored, verified": lambda: [ida.score(_read(text), RULES, basis="verified") for text in files],
            "read, scored and told in words": lambda: [ida.score(_read(text), RULES).explain() for text in files],
        },
        repeat,
    )
    table = _export(rows)
    as_csv = workbooks.as_csv(table)
    _compare(
        f"export of {rows:,} rows as CSV, {len(as_csv) / 2**20:.1f} MiB",
        rows,
        {
            "csv.reader": lambda: sum(1 for _ in csv.reader(io.StringIO(as_csv.decode("utf-8-sig"), newline=""))),
            "read": lambda: load_portfolio_from(io.BytesIO(as_csv)),
        },
        1 if rows > 10_000 else repeat,  # noqa: PLR2004 - large ones once
    )
    workbook = workbooks.xlsx(table)
    _compare(
        f"export of {rows:,} rows as a workbook, {len(workbook) / 2**20:.1f} MiB",
        rows,
        {
            "openpyxl": lambda: _bare(workbook),
            "read": lambda: load_portfolio_from(io.BytesIO(workbook)),
        },
        1 if rows > 10_000 else repeat,  # noqa: PLR2004 - large ones once
    )


def _compare(title: str, count: int, runs: dict[str, Run], repeat: int) -> None:
    costs = in_turn(runs, repeat)
    base = next(iter(costs.values()))
    print(title)
    for name, found in costs.items():
        print(f"  {name:<40}{median(found).cpu / count * 1e6:>10.1f} us each{ratio(found, base).cpu:>10.1f} times")


def _read(text: bytes) -> ida.Submission:
    return load_submission_from(io.BytesIO(text))


def _submissions(count: int) -> list[bytes]:
    """Files made of the innovations of the example, which has facts, evidence and verification on every row."""
    data: dict[str, Any] = json.loads((ROOT / "docs" / "examples" / "kota-batu.json").read_text("utf-8"))
    known = data["innovations"]
    size = max(1, count // REGIONS)
    files = []
    for start in range(0, count, size):
        numbers = range(start, min(start + size, count))
        made = [{**known[number % len(known)], "id": f"inovasi-{number}"} for number in numbers]
        files.append(json.dumps({**data, "innovations": made}).encode())
    return files


def _export(rows: int) -> list[list[Any]]:
    lines = [workbooks.line_of(row) for row in workbooks.random_rows(1_000)]
    return workbooks.table([lines[number % len(lines)] for number in range(rows)])


def _bare(content: bytes) -> int:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    return sum(1 for sheet in book.worksheets for _ in sheet.iter_rows(values_only=True))
