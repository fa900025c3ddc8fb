"""One sheet of claims, in long or wide form: its cells go into the submissions of its regions."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from attrs import define, evolve, field, frozen

from inovasi_daerah.files import cells
from inovasi_daerah.files.days import Days, of_workbook, written
from inovasi_daerah.files.formula_signs import unguarded
from inovasi_daerah.files.headers import READ_AS
from inovasi_daerah.files.places import Places
from inovasi_daerah.files.row_names import ROW_READ, RowNames
from inovasi_daerah.files.spreadsheet_rows import FORMULA, PASSED_OVER, SHEET_RULE, labels_of, lines_of
from inovasi_daerah.files.verified_levels import CLAIMED_TOO, PATHS, VERIFIED, VERIFIED_READ, as_claim, evidence_of
from inovasi_daerah.frozen import EMPTY
from inovasi_daerah.problems import ABSENT, MOST_TOLD, InvalidSubmission, Problem, problem
from inovasi_daerah.reading.cell_names import cell_name
from inovasi_daerah.reading.structure import Refused
from inovasi_daerah.scoring.notices import Notice
from inovasi_daerah.text import Text, same

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from inovasi_daerah.files.headers import Labels
    from inovasi_daerah.rules.catalogue import Row

REGION: Final = "region"
ID: Final = "innovation"
_CODE: Final = "code"
_PARTS: Final = ("level", "fact", "basis", VERIFIED)
PROFILE: Final[Mapping[str, Callable[[str], cells.Read]]] = MappingProxyType(
    {
        "name": cells.plain_text,
        "stage": cells.word("stage"),
        "affair": cells.affair_code,
        "touching_affairs": cells.touching,
        "agency": cells.plain_text,
        "form": cells.word("form"),
        "kind": cells.word("kind"),
        "initiator": cells.word("initiator"),
        "initiated_on": cells.day,
        "trialled_on": cells.day,
        "applied_on": cells.day,
        "developed_on": cells.day,
        "design": cells.design,
        "design_words": cells.integer,
    }
)
_DATES: Final = tuple(name for name, read in PROFILE.items() if read is cells.day)
GOVERNMENT: Final = "government"
_LONG_FORM: Final = (_CODE, *_PARTS)
_NOT_READ: Final = Text("kolom ini tidak memuat klaim dan tidak dibaca", "this column holds no claim and is not read")
_A_TOTAL: Final = Text("baris jumlah tidak dibaca", "a line of totals is not read")
_NOT_IN_THE_FILE: Final = Text("kolom yang tidak ada di berkas", "a column that is not in the file")
_CELLS: Final = Text("{words} (sel: {n}, mulai {first})", "{words} (cells: {n}, from {first} on)")
_COMPLETED: Final = Text(
    '"{text}" dibaca sebagai {code}: lembar kerja menyimpannya sebagai bilangan',
    '"{text}" is read as {code}: the spreadsheet kept it as a number',
)


def _wide_form(known: Mapping[str, Row]) -> list[str]:
    return [*known, *(f"{code}.{part}" for code in known for part in _PARTS[1:])]


@define
class SheetRegion:
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


class Sheet:
    """One file: its lines go into the submissions of ``regions``; its problems and notices, and what stands where.

    Args:
        name: written before every cell, as the name of a sheet is.
        keys: the columns that name what a line is stated of.
        profile: the columns beside the claims, and how each is read.
        names: the rows that claims can be made of, and how they are written.
    """

    def __init__(
        self,
        name: str,
        regions: defaultdict[str, SheetRegion],
        keys: tuple[str, ...],
        profile: Mapping[str, Callable[[str], cells.Read]],
        names: RowNames,
    ) -> None:
        self.name = name
        self.regions = regions
        self.keys = keys
        self.profile = profile
        self.names = names
        self.known: Mapping[str, Row] = names.rows
        self.every_row: Mapping[str, str] = EMPTY
        self.problems: list[Problem] = []
        self.notices: list[Notice] = []
        self.labels: Labels = labels_of([*keys, *profile, *_LONG_FORM, *_wide_form(names.rows)], names.rows.values())
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
        if found.name in PASSED_OVER:
            self.notices.append(Notice("column_not_read", cell_name(self.name, position, number), _NOT_READ))
        elif not found.plain:
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
            if not text or name in PASSED_OVER:
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
        if found:
            whole = cell_name(self.name, None, number)
            fixed = {name: _Cell(text, name, whole, whole, number, None) for name, text in self.every_row.items()}
            return {**fixed, **found}
        return found

    def _add(self, code: str, value: object, expected: Text, path: str) -> None:
        self.problems.append(problem(code, value, expected, path=path, reference=SHEET_RULE))

    def _check_header(self, header: list[str], number: int) -> None:
        allowed = {*self.keys, *self.profile, *(_LONG_FORM if _CODE in header else _wide_form(self.known))}
        for name in self.every_row:
            if (name in header and not self.name) or name not in {*self.keys, *self.profile}:
                self._add("unknown_key", name, _NOT_IN_THE_FILE, f"{self.name}.every_row".strip("."))
        for name in self.keys:
            if name not in header and name not in self.every_row:
                self._add("missing_column", ABSENT, same(f'"{name}"'), f"{self.name}.{name}".strip("."))
        seen: set[str] = set()
        for position, name in enumerate(header):
            cell = cell_name(self.name, position + 1, number)
            if name and name not in allowed and name not in PASSED_OVER:
                self._add("unknown_key", name, self.names.meant_or(name, sorted(allowed)), cell)
            elif name and name in seen and name not in PASSED_OVER:
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
        code = line.pop(_CODE, None)
        if code is not None and self.names.is_total(code.text):
            self.notices.append(Notice("row_not_read", row, _A_TOTAL))
            return
        empty = [name for name in self.keys if name not in line]
        for name in [*empty, *([_CODE] if long_form and code is None else [])]:
            self._add("null_value", None, Text("sebuah isian", "an entry"), f"{row} ({name})")
        of_region = line.pop(REGION, None)
        region = self._value(of_region, cells.region)
        if empty or of_region is None or not isinstance(region, str) or (long_form and code is None):
            return
        places = self._places[region]
        places.enter(REGION, of_region.path)
        data = self.regions[region]
        key: tuple[str, ...] = (region,)
        inside, claims = GOVERNMENT, data.government
        if ID in self.keys:
            named = line.pop(ID)
            key = (region, named.text)
            inside = data.paths.setdefault(named.text, f"innovations[{len(data.paths)}]")
            one = data.innovations.setdefault(named.text, {"id": named.text, "claims": {}})
            claims = one["claims"]
            places.enter_line(inside, row)
            places.enter(f"{inside}.id", named.path)
            self._profile(one, line, places, inside)
            inside = f"{inside}.claims"
        named_row = None if code is None else self._row(code)
        if code is not None:
            key = (*key, named_row or code.text)
        if key in seen:
            wanted = Text("satu baris saja", "one row only")
            self._add("duplicate_row", "/".join(key), wanted, row)
            return
        seen.add(key)
        if code is None or named_row is not None:
            self._claims(claims, line, named_row, places, inside)

    def _row(self, cell: _Cell) -> str | None:
        """The code of the row that a line of the long form is about."""
        code = self.names.find(cell.text)
        if code is None:
            self._add("unknown_indicator", cell.text, self.names.meant(cell.text), cell.path)
        elif cell.text != code:
            self._read_with_a_note["read_as", _CODE, ROW_READ].append(cell.place)
        return code

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
        code: str | None,
        places: Places,
        inside: str,
    ) -> None:
        if code is not None:
            line = {code if name == "level" else f"{code}.{name}": cell for name, cell in line.items()}
        for name in dict.fromkeys(column.partition(".")[0] for column in line):
            basis = line.get(f"{name}.basis")
            fact = cells.fact_reader(self.known[name].scale, basis.text if basis else None)
            readers = {"level": cells.level, "fact": fact, "basis": cells.plain_text, VERIFIED: cells.level}
            parts = {
                part: (cell, readers[part])
                for part in _PARTS
                if (cell := line.get(name if part == "level" else f"{name}.{part}")) is not None
            }
            for part, (cell, _) in parts.items():
                places.enter(f"{inside}.{name}", cell.path)
                places.enter(f"{inside}.{name}.{PATHS.get(part, part)}", cell.path)
            stated = {part: self._value(cell, read) for part, (cell, read) in parts.items()}
            if None in stated.values():
                continue
            if [*stated] == [VERIFIED]:
                cell = parts[VERIFIED][0]
                self._add("fact_missing", cell.text, CLAIMED_TOO, cell.path)
                continue
            if VERIFIED in stated:
                self._read_with_a_note["verified", parts[VERIFIED][0].column, VERIFIED_READ].append(
                    parts[VERIFIED][0].place
                )
            seen_in = parts[VERIFIED][0].place if VERIFIED in parts else ""
            claims[name] = as_claim(stated, seen_in, evidence_of(self.known[name]))

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
