"""The reading of files: submissions, and the official application's export, beside bare parsing of the same bytes."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pydantic_model
from generator import REGIONS, RULES
from measuring import heading, in_turn, median, ratio

import inovasi_daerah as ida
from inovasi_daerah.files.official_export import load_portfolio_from
from inovasi_daerah.files.submission_file import load_submission_from
from inovasi_daerah.reading.strict_json import parse_json

ROOT = Path(__file__).parent.parent
SUBMITTED = 137
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
    one = _with_ids_of_their_own(_submission(range(SUBMITTED)))
    _compare(
        f"{SUBMITTED} innovations in one file of {len(one) / 1e3:.0f} KB, each piece of evidence with an id of its own",
        SUBMITTED,
        {
            "json.loads": lambda: json.loads(one),
            "parsed": lambda: parse_json(one, ida.InvalidSubmission),
            "read": lambda: _read(one),
            "json.loads and a model of pydantic": lambda: pydantic_model.Submission.model_validate(json.loads(one)),
        },
        max(repeat, 9) if innovations > SUBMITTED else repeat,
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
    """Files for all regions, of so many innovations altogether."""
    size = max(1, count // REGIONS)
    return [_submission(range(start, min(start + size, count))) for start in range(0, count, size)]


def _submission(numbers: range) -> bytes:
    """A file made of the innovations of the example, which has facts, evidence and verification on every row."""
    data: dict[str, Any] = json.loads((ROOT / "docs" / "examples" / "kota-batu.json").read_text("utf-8"))
    known = data["innovations"]
    made = [{**known[number % len(known)], "id": f"inovasi-{number}"} for number in numbers]
    return json.dumps({**data, "innovations": made}).encode()


def _with_ids_of_their_own(text: bytes) -> bytes:
    """A file whose pieces of evidence are named by innovation and row, as those of real files are."""
    data: dict[str, Any] = json.loads(text)
    for innovation in data["innovations"]:
        for code, claim in innovation["claims"].items():
            given = claim.get("evidence", [])
            for number, piece in enumerate(given):
                piece["id"] = f"{innovation['id']}-{code}-{number}"
            saw = claim.get("verification", {}).get("saw", {})
            if "evidence" in saw:
                saw["evidence"] = [piece["id"] for piece in given]
    return json.dumps(data).encode()


def _export(rows: int) -> list[list[Any]]:
    lines = [workbooks.line_of(row) for row in workbooks.random_rows(1_000)]
    return workbooks.table([lines[number % len(lines)] for number in range(rows)])


def _bare(content: bytes) -> int:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    return sum(1 for sheet in book.worksheets for _ in sheet.iter_rows(values_only=True))
