"""CSV as spreadsheets keep it, in long and wide form, to submissions; every problem names its cell and its column."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from attrs import define, field, frozen

from inovasi_daerah.entities.submissions import Submission
from inovasi_daerah.errors import ABSENT, InvalidSubmission, Problem, one_of, refuse
from inovasi_daerah.interchange import cells
from inovasi_daerah.interchange.documents import FORMAT_VERSION
from inovasi_daerah.interchange.strict_json import MAX_BYTES
from inovasi_daerah.interchange.submission_file import FORMAT, read_submission
from inovasi_daerah.labels import Text, same
from inovasi_daerah.scoring.cell_names import cell_name
from inovasi_daerah.scoring.notices import Notice
from inovasi_daerah.structuring import Refused, problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from inovasi_daerah.editions.catalogue import Row
    from inovasi_daerah.editions.rulebook import Rulebook

_REGION: Final = "region"
_ID: Final = "innovation"
_CODE: Final = "code"
_PARTS: Final = ("level", "fact", "basis")
_PROFILE: Final[dict[str, Callable[[str], cells.Read]]] = {
    "name": cells.plain_text,
    "stage": cells.plain_text,
    "affair": cells.affair_code,
    "touching_affairs": cells.several(cells.affair_code),
    "agency": cells.plain_text,
    "form": cells.plain_text,
    "kind": cells.plain_text,
    "initiator": cells.plain_text,
    "initiated_on": cells.day,
    "trialled_on": cells.day,
    "applied_on": cells.day,
    "developed_on": cells.day,
    "design_words": cells.integer,
}
_DATES: Final = tuple(name for name, read in _PROFILE.items() if read is cells.day)
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_COMPLETED: Final = Text(
    '"{text}" dibaca sebagai {code}: lembar kerja menyimpannya sebagai bilangan',
    '"{text}" is read as {code}: the spreadsheet kept it as a number',
)


@frozen
class Spreadsheet:
    """What a spreadsheet says: a submission for each region, by its code, and what was read with a notice."""

    submissions: tuple[Submission, ...]
    notices: tuple[Notice, ...]


def read_spreadsheet(innovations: bytes, *, year: int, rules: Rulebook, government: bytes | None = None) -> Spreadsheet:
    r"""The submissions in CSV files, separated by semicolons, commas or tabs, with or without a BOM.

    Args:
        innovations: ``region``, ``innovation`` (its id), columns of the profile (``name``, ``stage``, ``affair``,
            ``applied_on``, ...), and the claims: wide, ``<code>`` for a level, ``<code>.fact`` and ``<code>.basis`` for
            a fact; or long, ``code`` with ``level``, ``fact``, ``basis``. An empty cell was not reported.
        year: the assessment year of all.
        rules: whose catalogue the codes are of.
        government: ``region`` and the claims of the governments, in the same two forms.

    A decimal comma, a percent sign after a percentage and dates with the day first are read; a region or affair that
    the spreadsheet made a number is completed, with a notice.

    >>> from inovasi_daerah.editions.library import rulebook
    >>> text = "region;innovation;name;stage;affair;sdm.fact\n35,1;a;A;penerapan;1.02;12\n"
    >>> sheet = read_spreadsheet(text.encode(), year=2026, rules=rulebook("iid-2026"))
    >>> sheet.submissions[0].region.code, sheet.notices[0].path
    ('35.10', 'A2 (region)')

    Raises:
        InvalidSubmission: with every problem, each with its cell and column.
    """
    sheet, of_innovations, of_governments = read_what_can_be(innovations, year=year, rules=rules, government=government)
    refuse(InvalidSubmission, of_innovations + of_governments)
    return sheet


def read_what_can_be(
    innovations: bytes, *, year: int, rules: Rulebook, government: bytes | None
) -> tuple[Spreadsheet, list[Problem], list[Problem]]:
    """What could be read of the files, the problems of the innovations, and those of the governments."""
    found = _Reader(rules)
    found.read(innovations, rules.innovation, of_government=False)
    if government is not None:
        found.read(government, rules.government, of_government=True)
    submissions: list[Submission] = []
    if not found.of_innovations + found.of_governments:
        submissions += (
            submission
            for code, data in sorted(found.regions.items())
            if (submission := _submission(code, data, year, rules, found)) is not None
        )
    return Spreadsheet(tuple(submissions), tuple(found.notices)), found.of_innovations, found.of_governments


def _submission(code: str, data: _Region, year: int, rules: Rulebook, found: _Reader) -> Submission | None:
    whole = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "region": code,
        "year": year,
        "government": data.government,
        "innovations": list(data.innovations.values()),
    }
    try:
        return read_submission(whole, rules)
    except InvalidSubmission as invalid:
        for one in invalid.problems:
            of_government = one.path.startswith("government") or not data.innovations
            (found.of_governments if of_government else found.of_innovations).append(one.under(code))
        return None


@define
class _Region:
    government: dict[str, dict[str, object]] = field(factory=dict[str, dict[str, object]])
    innovations: dict[str, dict[str, Any]] = field(factory=dict[str, dict[str, Any]])


@frozen
class _Cell:
    """One cell: its text, and where it stands."""

    text: str
    column: str
    place: str

    @property
    def path(self) -> str:
        return f"{self.place} ({self.column})"


class _Reader:
    """One reading under way: what has been read, the problems of each file, the notices."""

    def __init__(self, rules: Rulebook) -> None:
        self.rules = rules
        self.regions: defaultdict[str, _Region] = defaultdict(_Region)
        self.of_innovations: list[Problem] = []
        self.of_governments: list[Problem] = []
        self.problems = self.of_innovations
        self.notices: list[Notice] = []

    def read(self, content: bytes, rows: tuple[Row, ...], *, of_government: bool) -> None:
        """Every line of one file."""
        self.problems = self.of_governments if of_government else self.of_innovations
        known = {row.code: row for row in rows}
        lines = self._lines(content)
        header = [name.strip().lower() for name in next(lines, list[str]())]
        keys = (_REGION,) if of_government else (_REGION, _ID)
        profile = () if of_government else tuple(_PROFILE)
        if not self.problems:
            self._check_header(header, keys, profile, known)
        if self.problems:
            return
        table = [cells for number, line in enumerate(lines, 2) if (cells := self._cells(header, line, number))]
        self._check_dates(table)
        seen: set[tuple[str, ...]] = set()
        for line in table:
            self._line(line, keys, known, seen, long_form=_CODE in header)

    def _lines(self, content: bytes) -> Iterator[list[str]]:
        if len(content) > MAX_BYTES:
            self._add("too_large", ABSENT, Text("paling besar 64 MiB", "at most 64 MiB"), "")
            return
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as bad:
            self._add("not_utf8", f"byte {bad.start}", Text("teks UTF-8", "UTF-8 text"), "")
            return
        head = text.partition("\n")[0]
        separator = next((mark for mark in (";", "\t") if mark in head), ",")
        try:
            yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        except csv.Error as bad:
            self._add("bad_form", str(bad), Text("CSV yang utuh", "whole CSV"), "")

    def _cells(self, header: list[str], line: list[str], number: int) -> dict[str, _Cell]:
        """The cells of a line that are not empty, by the name of their column."""
        for position in range(len(header), len(line)):
            if line[position].strip():
                under = Text("isian di bawah sebuah kepala kolom", "an entry below the head of a column")
                self._add("bad_form", line[position], under, cell_name("", position + 1, number))
        return {
            name: _Cell(text.strip(), name, cell_name("", position + 1, number))
            for position, (name, text) in enumerate(zip(header, line, strict=False))
            if text.strip()
        }

    def _add(self, code: str, value: object, expected: Text, path: str) -> None:
        self.problems.append(problem(code, value, expected, path=path, reference=cells.CELL_RULE))

    def _check_header(
        self, header: list[str], keys: tuple[str, ...], profile: Iterable[str], known: dict[str, Row]
    ) -> None:
        long_form = (_CODE, *_PARTS)
        wide_form = [*known, *(f"{code}.{part}" for code in known for part in _PARTS[1:])]
        allowed = {*keys, *profile, *(long_form if _CODE in header else wide_form)}
        for name in keys:
            if name not in header:
                self._add("missing_column", ABSENT, same(f'"{name}"'), name)
        for position, name in enumerate(header):
            if name not in allowed:
                self._add("unknown_key", name, one_of(sorted(allowed), name), cell_name("", position + 1, 1))
            elif name in header[:position]:
                self._add("duplicate_key", name, Text("satu kali saja", "once only"), cell_name("", position + 1, 1))

    def _check_dates(self, table: list[dict[str, _Cell]]) -> None:
        for name in _DATES:
            written = [line[name] for line in table if name in line]
            ways = {cells.is_day_first(cell.text): cell for cell in reversed(written)}
            if len(ways) > 1:
                first, second = sorted(ways.values(), key=written.index)
                expected = Text(
                    f'satu cara pada seluruh kolom; {first.place} menulis "{first.text}"',
                    f'one way in the whole column; {first.place} writes "{first.text}"',
                )
                self._add("mixed_dates", second.text, expected, second.path)

    def _line(
        self,
        line: dict[str, _Cell],
        keys: tuple[str, ...],
        known: dict[str, Row],
        seen: set[tuple[str, ...]],
        *,
        long_form: bool,
    ) -> None:
        row = next(iter(line.values())).place.lstrip(_LETTERS)
        empty = [name for name in (*keys, *([_CODE] if long_form else [])) if name not in line]
        for name in empty:
            self._add("null_value", None, Text("sebuah isian", "an entry"), f"{row} ({name})")
        region = self._value(line.pop(_REGION, None), cells.region)
        if empty or not isinstance(region, str):
            return
        of_region = self.regions[region]
        key: tuple[str, ...] = (region,)
        claims = of_region.government
        if _ID in keys:
            named = line.pop(_ID).text
            key = (region, named)
            one = of_region.innovations.setdefault(named, {"id": named, "claims": {}})
            claims = one["claims"]
            self._profile(one, line)
        code = line.pop(_CODE, None)
        if code is not None:
            key = (*key, code.text)
        if key in seen:
            wanted = Text("satu baris saja", "one row only")
            self._add("duplicate_row", "/".join(key), wanted, row)
            return
        seen.add(key)
        self._claims(claims, line, code, known)

    def _profile(self, one: dict[str, Any], line: dict[str, _Cell]) -> None:
        for name, read in _PROFILE.items():
            cell = line.pop(name, None)
            value = self._value(cell, read)
            if cell is None or value is None:
                continue
            if one.setdefault(name, value) != value:
                wanted = Text(f"{one[name]}, seperti di atasnya", f"{one[name]}, as above it")
                self._add("conflict", cell.text, wanted, cell.path)

    def _claims(
        self, claims: dict[str, Any], line: dict[str, _Cell], code: _Cell | None, known: dict[str, Row]
    ) -> None:
        if code is not None:
            if code.text not in known:
                self._add("unknown_indicator", code.text, one_of(known, code.text), code.path)
                return
            line = {code.text if name == "level" else f"{code.text}.{name}": cell for name, cell in line.items()}
        for name in dict.fromkeys(column.partition(".")[0] for column in line):
            basis = line.get(f"{name}.basis")
            reader = cells.fact_reader(known[name].scale, basis.text if basis else None)
            parts = {
                "level": self._value(line.get(name), cells.integer),
                "fact": self._value(line.get(f"{name}.fact"), reader),
                "basis": self._value(basis, cells.plain_text),
            }
            stated = {part: value for part, value in parts.items() if value is not None}
            if stated:
                claims[name] = stated

    def _value(self, cell: _Cell | None, read: Callable[[str], cells.Read]) -> object:
        """What a cell says; None where it is empty or says nothing that can be read."""
        if cell is None:
            return None
        try:
            found = read(cell.text)
        except Refused as refused:
            self.problems += (one.under(cell.path) for one in refused.problems)
            return None
        if found.completed:
            text = _COMPLETED.format(text=cell.text, code=found.value)
            self.notices.append(Notice("code_completed", cell.path, text))
        return found.value
