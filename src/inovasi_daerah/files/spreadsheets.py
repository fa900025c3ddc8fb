"""CSV as spreadsheets keep it, in long and wide form, to submissions; every problem names its cell and its column."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from attrs import define, evolve, field, frozen

from inovasi_daerah.arguments import expect, expect_file
from inovasi_daerah.domain.submissions import Submission
from inovasi_daerah.files import cells
from inovasi_daerah.files.days import Days, of_workbook, written
from inovasi_daerah.files.documents import FORMAT_VERSION
from inovasi_daerah.files.formula_signs import unguarded
from inovasi_daerah.files.headers import READ_AS
from inovasi_daerah.files.places import Places
from inovasi_daerah.files.spreadsheet_rows import FORMULA, SHEET_RULE, labels_of, lines_of
from inovasi_daerah.files.submission_file import FORMAT, read_submission
from inovasi_daerah.problems import ABSENT, MOST_TOLD, InvalidSubmission, Problem, one_of, problem, refuse
from inovasi_daerah.reading.cell_names import cell_name
from inovasi_daerah.reading.contents import content_of
from inovasi_daerah.reading.strict_json import MAX_BYTES
from inovasi_daerah.reading.structure import Refused
from inovasi_daerah.rules.capabilities import Capability
from inovasi_daerah.rules.library import rulebook_of_year
from inovasi_daerah.rules.rulebook import Rulebook
from inovasi_daerah.scoring.notices import Notice
from inovasi_daerah.text import Text, same

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from os import PathLike

    from inovasi_daerah.rules.catalogue import Row

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
    "design": cells.design,
    "design_words": cells.integer,
}
_DATES: Final = tuple(name for name, read in _PROFILE.items() if read is cells.day)
_GOVERNMENT: Final = "government"
_LONG_FORM: Final = (_CODE, *_PARTS)
_CELLS: Final = Text("{words} (sel: {n}, mulai {first})", "{words} (cells: {n}, from {first} on)")
_COMPLETED: Final = Text(
    '"{text}" dibaca sebagai {code}: lembar kerja menyimpannya sebagai bilangan',
    '"{text}" is read as {code}: the spreadsheet kept it as a number',
)


def _wide_form(known: Mapping[str, Row]) -> list[str]:
    return [*known, *(f"{code}.{part}" for code in known for part in _PARTS[1:])]


@frozen
class Spreadsheet:
    """What a spreadsheet says: a submission for each region, by its code, and what was read with a notice."""

    submissions: tuple[Submission, ...]
    notices: tuple[Notice, ...]


def load_spreadsheet(
    path: str | PathLike[str],
    *,
    year: int,
    rules: Rulebook | None = None,
    government: str | PathLike[str] | None = None,
    columns: Mapping[str, str] | None = None,
) -> Spreadsheet:
    """The submissions in CSV files or workbooks of at most 64 MiB; see ``read_spreadsheet``.

    Args:
        path: the file of the innovations.
        government: the file of the governments.

    Raises:
        InvalidSubmission: with every problem, each with its cell and column.
        RulebookIncomplete: where the edition does not know its catalogue.
        UnknownRulebook: where no edition is of that year and none is given.
        OSError: where a file can't be opened.
    """
    expect_file(path, "path")
    expect_file(government, "government", or_none=True)
    expect(year, int, "year")
    expect(rules, Rulebook, "rules", or_none=True)
    beside = None if government is None else content_of(government, MAX_BYTES)
    content = content_of(path, MAX_BYTES)
    return read_spreadsheet(content, year=year, rules=rules, government=beside, columns=columns)


def read_spreadsheet(
    innovations: bytes,
    *,
    year: int,
    rules: Rulebook | None = None,
    government: bytes | None = None,
    columns: Mapping[str, str] | None = None,
) -> Spreadsheet:
    r"""The submissions in CSV files, separated by semicolons, commas or tabs, or in .xlsx workbooks.

    Args:
        innovations: ``region``, ``innovation`` (its id), columns of the profile (``name``, ``stage``, ``affair``,
            ``applied_on``, ...), and the claims: wide, ``<code>`` for a level, ``<code>.fact`` and ``<code>.basis`` for
            a fact; or long, ``code`` with ``level``, ``fact``, ``basis``. An empty cell was not reported.
        year: the assessment year of all.
        rules: whose catalogue the codes are of; by default the shipped edition of the year.
        government: ``region`` and the claims of the governments, in the same two forms.
        columns: labels of the innovations' file that are not known, each with the column that it means.

    A decimal comma, a percent sign after a percentage and dates with the day first are read; a region or affair that
    the spreadsheet made a number is completed, with a notice.

    >>> text = "region;innovation;name;stage;affair;sdm.fact\n35,1;a;A;penerapan;1.02;12\n"
    >>> sheet = read_spreadsheet(text.encode(), year=2026)
    >>> sheet.submissions[0].region.code, sheet.notices[0].path
    ('35.10', 'A2 (region)')

    Raises:
        InvalidSubmission: with every problem, each with its cell and column.
        RulebookIncomplete: where the edition does not know its catalogue.
        UnknownRulebook: where no edition is of that year and none is given.
    """
    expect(year, int, "year")
    chosen = rulebook_of_year(year) if rules is None else rules
    sheet, of_innovations, of_governments = read_what_can_be(
        innovations, year=year, rules=chosen, government=government, columns=columns
    )
    refuse(InvalidSubmission, of_innovations + of_governments)
    return sheet


def read_what_can_be(
    innovations: bytes,
    *,
    year: int,
    rules: Rulebook,
    government: bytes | None,
    columns: Mapping[str, str] | None = None,
) -> tuple[Spreadsheet, list[Problem], list[Problem]]:
    """What could be read of the files, the problems of the innovations, and those of the governments."""
    expect(innovations, bytes, "innovations")
    expect(rules, Rulebook, "rules")
    rules.require(Capability.SCORE)
    expect(government, bytes, "government", or_none=True)
    regions: defaultdict[str, _Region] = defaultdict(_Region)
    of_innovations = _Sheet("", regions, (_REGION, _ID), _PROFILE, {row.code: row for row in rules.innovation})
    of_governments = _Sheet(_GOVERNMENT, regions, (_REGION,), {}, {row.code: row for row in rules.government})
    if columns is not None:
        of_innovations.labels = of_innovations.labels.with_map(columns)
    of_innovations.read(innovations)
    if government is not None:
        of_governments.read(government)
    sheets = (of_innovations, of_governments)
    whole: list[Submission] = []
    for code, data in sorted(regions.items()):
        if any(len(each.problems) > MOST_TOLD for each in sheets):
            break
        whole += _submission(code, data, year, rules, sheets)
    notices = (*of_innovations.notices, *of_governments.notices)
    return Spreadsheet(tuple(whole), notices), of_innovations.problems, of_governments.problems


def _submission(
    code: str, data: _Region, year: int, rules: Rulebook, sheets: tuple[_Sheet, _Sheet]
) -> tuple[Submission, ...]:
    """The submission of a region; none where the sheets have problems of it."""
    whole = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "region": code,
        "year": year,
        "government": data.government,
        "innovations": list(data.innovations.values()),
    }
    try:
        return (read_submission(whole, rules),)
    except InvalidSubmission as invalid:
        for one in invalid.problems:
            if not any(sheet.tell(code, one) for sheet in sheets):
                sheets[0].problems.append(one.under(code))
        return ()


@define
class _Region:
    """What the files say of one region, as JSON data, and the paths that its innovations will have."""

    government: dict[str, dict[str, object]] = field(factory=dict[str, dict[str, object]])
    innovations: dict[str, dict[str, Any]] = field(factory=dict[str, dict[str, Any]])
    paths: dict[str, str] = field(factory=dict[str, str])


@frozen
class _Cell:
    """One cell: its text, its column and its place; a date that a workbook keeps as its own as it is."""

    text: str
    column: str
    place: str
    line: str
    number: int
    own: date | None

    @property
    def path(self) -> str:
        return f"{self.place} ({self.column})"


class _Sheet:
    """One file: its lines go into the submissions of ``regions``; its problems and notices, and what stands where.

    Args:
        name: written before every cell, as the name of a sheet is.
        keys: the columns that name what a line is stated of.
        profile: the columns beside the claims, and how each is read.
        known: the rows that claims can be made of.
    """

    def __init__(
        self,
        name: str,
        regions: defaultdict[str, _Region],
        keys: tuple[str, ...],
        profile: Mapping[str, Callable[[str], cells.Read]],
        known: dict[str, Row],
    ) -> None:
        self.name = name
        self.regions = regions
        self.keys = keys
        self.profile = profile
        self.known = known
        self.problems: list[Problem] = []
        self.notices: list[Notice] = []
        self.labels = labels_of([*keys, *profile, *_LONG_FORM, *_wide_form(known)], known.values())
        self._read_with_a_note: defaultdict[tuple[str, str, Text], list[str]] = defaultdict(list)
        self._places: defaultdict[str, Places] = defaultdict(Places)
        self._unread: set[str] = set()

    def tell(self, region: str, found: Problem) -> bool:
        """Tell a problem of a region's submission as one of its cell here; whether it has one here."""
        places = self._places.get(region)
        cell = places and places.find(found.path)
        if cell and cell not in self._unread:
            self.problems.append(evolve(found, path=cell))
        return bool(cell)

    def read(self, content: bytes) -> None:
        """Every line of the file."""
        try:
            (first, top), *lines = lines_of(content, self.labels) or [(1, [])]
        except InvalidSubmission as invalid:
            self.problems += (evolve(found, path=found.path or self.name) for found in invalid.problems)
            return
        header = [self._column(position, str(label), first) for position, label in enumerate(top, 1)]
        self._check_header(header, first)
        if self.problems:
            return
        table = [cells for number, line in lines if (cells := self._cells(header, line, number))]
        self._check_dates(table)
        seen: set[tuple[str, ...]] = set()
        for line in table:
            if len(self.problems) > MOST_TOLD:
                break
            self._line(line, seen, long_form=_CODE in header)
        for (code, column, words), places in self._read_with_a_note.items():
            text = _CELLS.format(words=words, n=len(places), first=places[0])
            self.notices.append(Notice(code, column, text))

    def _column(self, position: int, label: str, number: int) -> str:
        """The name of a column; a label that means none stays as it is."""
        found = self.labels.find(label) if label.strip() else None
        if found is None:
            return label.strip().lower()
        if not found.plain:
            words = READ_AS.format(label=found.label, known=found.name)
            self.notices.append(Notice("label_read", cell_name(self.name, position, number), words))
        return found.name

    def _cells(self, header: list[str], line: list[str | date], number: int) -> dict[str, _Cell]:
        """The cells of a line that are not empty, by the name of their column."""
        found: dict[str, _Cell] = {}
        for position, cell in enumerate(line):
            text = str(cell).strip()
            name = header[position] if position < len(header) else ""
            place = cell_name(self.name, position + 1, number)
            if not text:
                continue
            if not name:
                under = Text("isian di bawah sebuah kepala kolom", "an entry below the head of a column")
                self._add("bad_form", text, under, place)
            elif text == FORMULA:
                self._add("formula", ABSENT, Text("sebuah nilai", "a value"), f"{place} ({name})")
            else:
                own = cell if isinstance(cell, date) else None
                whole = cell_name(self.name, None, number)
                found[name] = _Cell(unguarded(text), name, place, whole, number, own)
        return found

    def _add(self, code: str, value: object, expected: Text, path: str) -> None:
        self.problems.append(problem(code, value, expected, path=path, reference=SHEET_RULE))

    def _check_header(self, header: list[str], number: int) -> None:
        allowed = {*self.keys, *self.profile, *(_LONG_FORM if _CODE in header else _wide_form(self.known))}
        for name in self.keys:
            if name not in header:
                self._add("missing_column", ABSENT, same(f'"{name}"'), f"{self.name}.{name}".strip("."))
        seen: set[str] = set()
        for position, name in enumerate(header):
            cell = cell_name(self.name, position + 1, number)
            if name and name not in allowed:
                self._add("unknown_key", name, one_of(sorted(allowed), name), cell)
            elif name and name in seen:
                self._add("duplicate_key", name, Text("satu kali saja", "once only"), cell)
            seen.add(name)

    def _check_dates(self, table: list[dict[str, _Cell]]) -> None:
        """Hold every date against the others of its column; those without a sure reading are left out."""
        for name in _DATES:
            cells_of = {line[name].number: line for line in table if name in line}
            days = Days()
            for number, line in cells_of.items():
                own = line[name].own
                with suppress(Refused):  # told where the cell is read
                    days.add(written(line[name].text) if own is None else of_workbook(own), number)
            place = {number: line[name].place for number, line in cells_of.items()}.__getitem__
            for fault in days.faults(place):
                cell = cells_of[fault.number].pop(name)
                self._add(fault.code, cell.text, fault.expected, cell.path)
            for note, words in days.notices(place):
                self.notices.append(Notice(f"date_{note}", name, words))
            self._check_ways(days, cells_of, name)

    def _check_ways(self, days: Days, lines: dict[int, dict[str, _Cell]], name: str) -> None:
        """A column that has dates in numbers with the year last, and others with the year first."""
        ways = {
            found.numbers: numbers[0] for found, numbers in reversed(days.rows.items()) if "name" not in found.notes
        }
        kept = sorted(number for number in ways.values() if name in lines[number])
        if len(kept) > 1:
            first, second = (lines[number][name] for number in kept)
            expected = Text(
                f'satu cara pada seluruh kolom; {first.place} menulis "{first.text}"',
                f'one way in the whole column; {first.place} writes "{first.text}"',
            )
            self._add("mixed_dates", second.text, expected, second.path)

    def _line(self, line: dict[str, _Cell], seen: set[tuple[str, ...]], *, long_form: bool) -> None:
        row = next(iter(line.values())).line
        empty = [name for name in (*self.keys, *([_CODE] if long_form else [])) if name not in line]
        for name in empty:
            self._add("null_value", None, Text("sebuah isian", "an entry"), f"{row} ({name})")
        of_region = line.pop(_REGION, None)
        region = self._value(of_region, cells.region)
        if empty or of_region is None or not isinstance(region, str):
            return
        places = self._places[region]
        places.enter(_REGION, of_region.path)
        data = self.regions[region]
        key: tuple[str, ...] = (region,)
        inside, claims = _GOVERNMENT, data.government
        if _ID in self.keys:
            named = line.pop(_ID)
            key = (region, named.text)
            inside = data.paths.setdefault(named.text, f"innovations[{len(data.paths)}]")
            one = data.innovations.setdefault(named.text, {"id": named.text, "claims": {}})
            claims = one["claims"]
            places.enter_line(inside, row)
            places.enter(f"{inside}.id", named.path)
            self._profile(one, line, places, inside)
            inside = f"{inside}.claims"
        code = line.pop(_CODE, None)
        if code is not None:
            key = (*key, code.text)
        if key in seen:
            wanted = Text("satu baris saja", "one row only")
            self._add("duplicate_row", "/".join(key), wanted, row)
            return
        seen.add(key)
        self._claims(claims, line, code, places, inside)

    def _profile(self, one: dict[str, Any], line: dict[str, _Cell], places: Places, inside: str) -> None:
        for name, read in self.profile.items():
            cell = line.pop(name, None)
            if cell is None:
                continue
            places.enter(f"{inside}.{name}", cell.path)
            value = self._value(cell, read)
            if value is not None and one.setdefault(name, value) != value:
                wanted = Text(f"{one[name]}, seperti di atasnya", f"{one[name]}, as above it")
                self._add("conflict", cell.text, wanted, cell.path)

    def _claims(
        self,
        claims: dict[str, Any],
        line: dict[str, _Cell],
        code: _Cell | None,
        places: Places,
        inside: str,
    ) -> None:
        if code is not None:
            if code.text not in self.known:
                self._add("unknown_indicator", code.text, one_of(self.known, code.text), code.path)
                return
            line = {code.text if name == "level" else f"{code.text}.{name}": cell for name, cell in line.items()}
        for name in dict.fromkeys(column.partition(".")[0] for column in line):
            basis = line.get(f"{name}.basis")
            fact = cells.fact_reader(self.known[name].scale, basis.text if basis else None)
            readers = {"level": cells.integer, "fact": fact, "basis": cells.plain_text}
            parts = {
                part: (cell, readers[part])
                for part in _PARTS
                if (cell := line.get(name if part == "level" else f"{name}.{part}")) is not None
            }
            for part, (cell, _) in parts.items():
                places.enter(f"{inside}.{name}", cell.path)
                places.enter(f"{inside}.{name}.{part}", cell.path)
            stated = {part: self._value(cell, read) for part, (cell, read) in parts.items()}
            if None not in stated.values():
                claims[name] = stated

    def _value(self, cell: _Cell | None, read: Callable[[str], cells.Read]) -> object:
        """What a cell says; None where it is empty or says nothing that can be read."""
        if cell is None:
            return None
        try:
            found = read(cell.text)
        except Refused as refused:
            self.problems += (one.under(cell.path) for one in refused.problems)
            self._unread.add(cell.path)
            return None
        if found.note is not None:
            self._read_with_a_note["read_as", cell.column, found.note].append(cell.place)
        if found.completed:
            text = _COMPLETED.format(text=cell.text, code=found.said)
            self.notices.append(Notice("code_completed", cell.path, text))
        return found.value
