"""A cell deleted, doubled or swapped anywhere in an export: nobody is named in anything that comes of it."""

from __future__ import annotations

import json
import pickle
import sys
import traceback
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import pytest

import inovasi_daerah as ida
from workbooks import NEW_LAYOUT, OLD_LAYOUT, as_csv, line_of, load, random_rows, table, xlsx

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Cells = list[list[Any]]
CANARY: Final = "kanari"
RULES: Final = ida.rulebook("iid-2026")
REGISTER: Final = ida.programmes.Register(
    ida.Region("35.79"), agencies=(ida.Agency("a", "Dinas", ida.AgencyKind.SERVICE),)
)
LINES: Final = [line_of(row, personal=CANARY) for row in random_rows(2)]
LINES[1].update({"Koordinat": "rumah kanari", "Admin OPD": "admin.kanari.batu (kanari)"})
FREE: Final = {"Judul Inovasi", "Admin OPD"}
NAMING: Final = {"Admin OPD", "Nama Inisiator", "Koordinat", "Link Video", "Youtube"}
ACCOUNTS: Final = [
    "admin.kanari.x",
    "kanari_dinkes",
    "kanari@batu.example",
    "kanari01",
    "kanari\uff0ebatu",
    "kanari.35",
]
UNITS: Final = ["RSUD", "SMAN1", "Bappeda", "SMPN 2 Batu", "UPT SMKN12", "Dinas P.U. dan Tata Ruang"]
FILES: Final = [
    pytest.param(write, labels, id=f"{write.__name__}-{len(labels)}")
    for write in (xlsx, as_csv)
    for labels in (NEW_LAYOUT, OLD_LAYOUT)
]


def deleted(cells: list[Any]) -> Iterator[list[Any]]:
    """A row with each cell gone, and with each two neighbours gone: what is right of them moves left."""
    for place in range(len(cells)):
        yield cells[:place] + cells[place + 1 :]
        yield cells[:place] + cells[place + 2 :]


def refilled(cells: list[Any]) -> Iterator[list[Any]]:
    """A row whose first cells moved left only as far as each place, where blanks fill the gap."""
    for gone in (1, 2, 4):
        for end in range(gone + 1, len(cells), 2):
            yield [*cells[gone:end], *[""] * gone, *cells[end:]]


def doubled(cells: list[Any]) -> Iterator[list[Any]]:
    """A row with each cell twice, all its cells kept or as many as there are labels."""
    for place in range(len(cells)):
        more = [*cells[: place + 1], *cells[place:]]
        yield more
        yield more[: len(cells)]


def swapped(cells: list[Any], labels: tuple[str, ...]) -> Iterator[list[Any]]:
    """A row with each two cells swapped, but for a name put where any text is right."""
    for first in range(len(cells)):
        for second in range(first + 1, len(cells)):
            pair = {labels[first], labels[second]}
            if pair & FREE and pair & NAMING:
                continue
            row = list(cells)
            row[first], row[second] = row[second], row[first]
            yield row


def joined(cells: list[Any]) -> Iterator[list[Any]]:
    """A row that stands whole in one of its cells, as it does where its delimiters are others."""
    for place in (0, 1, 2, 3):
        for mark in ";\t|\n":
            yield [*cells[:place], mark.join(map(str, cells[place:]))]


def damaged(labels: tuple[str, ...], *, every: int = 1) -> Iterator[Cells]:
    """Every damaged table: each row of it in turn, the header among them; of the swaps as many as asked for."""
    whole = table(LINES, labels)
    for number, cells in enumerate(whole):
        rows = [*deleted(cells), *refilled(cells), *doubled(cells), *joined(cells)]
        rows += islice(swapped(cells, labels), 0, None, every) if number else []
        for row in rows:
            yield [*whole[:number], row, *whole[number + 1 :]]
    yield [[*whole[0], *whole[1]], whole[2]]


def everything_of(content: bytes, *, whole: bool = False) -> tuple[bool, list[str]]:
    """Whether there was a report, and all that is shown or kept of a file."""
    try:
        found = load(content)
    except ida.InvalidPortfolio as refused:
        frames = traceback.TracebackException.from_exception(refused, capture_locals=True)
        inner = [str(frame.locals) for frame in frames.stack if frame.filename.endswith("official_export.py")]
        return False, [*inner, str(refused), repr(refused.problems), repr(pickle.dumps(refused))]
    report = found.report(RULES, government=50, register=REGISTER)
    shown = [json.dumps(report.to_dict()), report.explain(), repr((found, found.rows, found.problems, found.notices))]
    shown += [repr(pickle.dumps((found, report)))]
    if whole:
        shown += [report.explain("en"), report.to_svg(), report._repr_html_(), repr(report)]
    try:
        shown.append(ida.write_submission(found.to_submission_skeleton(2026)))
    except ida.InvalidSubmission as refused:
        shown += [str(refused), repr(refused.problems)]
    return True, shown


@pytest.mark.parametrize(("write", "labels"), FILES)
def test_nobody_is_named_whatever_cell_is_lost_or_out_of_its_place(
    write: Callable[[Any], bytes], labels: tuple[str, ...]
) -> None:
    tried, reported, leaks = 0, 0, []
    # A workbook takes longer to write, and a swap of two cells goes the same way in both.
    for number, cells in enumerate(damaged(labels, every=4 if write is xlsx else 1)):
        tried += 1
        was_read, shown = everything_of(write(cells), whole=number % 5 == 0)
        reported += was_read
        leaks += [(cells, text[:80]) for text in shown if CANARY in text.casefold()]
    sys.stdout.write(
        f"{write.__name__}, {len(labels)} columns: {tried} tried, {reported} reported, {len(leaks)} leaks\n"
    )
    assert leaks == []
    assert reported >= tried / 2


@pytest.mark.parametrize("after", ["", " (kanari)", " (kanari.login)", " (kanari_2) (kanari)"])
@pytest.mark.parametrize("account", ACCOUNTS)
def test_an_account_is_no_unit_and_its_innovations_count(account: str, after: str) -> None:
    content = as_csv(table([{**LINES[0], "Admin OPD": account + after}]))
    found = load(content)
    assert [row.unit for row in found.rows] == [None]
    assert [(one.code, one.path) for one in found.notices] == [("missing_key", "D2")]
    assert found.report(RULES).reading(stages="all", affairs="main").innovations == 1
    assert CANARY not in "".join(everything_of(content, whole=True)[1]).casefold()


@pytest.mark.parametrize("unit", UNITS)
def test_a_short_name_of_a_unit_stays(unit: str) -> None:
    for text in (unit, f"{unit} (kanari.login)"):
        assert load(as_csv(table([{**LINES[0], "Admin OPD": text}]))).units == (unit,)


@pytest.mark.parametrize(
    "text", ["Dinas Contoh (kanari)", "kanari.batu", "Bupati Kanari", "https://kanari.example", "08123 kanari"]
)
@pytest.mark.parametrize("given", [None, ida.Region("35.79")])
def test_a_government_that_is_no_region_is_neither_kept_nor_quoted(text: str, given: ida.Region | None) -> None:
    content = as_csv(table([{**LINES[0], "Pemda": text}, LINES[0]]))
    found = load(content, region=given)
    told: list[ida.Problem | ida.Notice] = [*found.problems, *found.notices]
    assert [(one.code, one.path) for one in told] == [("unknown_region", "C2")]
    assert found.government == "Kota Batu"
    assert CANARY not in "".join(everything_of(content, whole=True)[1]).casefold()


def test_a_row_out_of_its_place_is_told_and_its_maturity_still_counts() -> None:
    cells = table(LINES[:1])
    cells[1][1:6] = [*cells[1][3:6], "", ""]
    found = load(as_csv(cells))
    assert [(one.code, one.path) for one in found.problems] == [("displaced_row", "2"), ("unknown_region", "C2")]
    assert (found.rows[0].title, found.rows[0].unit) == (None, None)
    assert found.report(RULES).reading(stages="all", affairs="main").innovations == 1
