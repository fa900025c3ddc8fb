"""Dates as people and programs write them: what one cell can mean, and what its column says of it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING, Final

from attrs import evolve, field, frozen

from inovasi_daerah.problems import problem
from inovasi_daerah.reading.structure import Refused
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DAY_RULE: Final = Text("cara menulis tanggal", "how dates are written")
DATE_FORM: Final = Text(
    'tanggal "31/12/2024" atau "31-12-2024" (hari di depan), "31 Desember 2024", atau "2024-12-31"',
    'a date "31/12/2024" or "31-12-2024" (day first), "31 December 2024", or "2024-12-31"',
)
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari pebruari february feb peb",
            "maret march mar mrt",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agu ags agt agust aug",
            "september sept sep",
            "oktober october okt oct",
            "november nopember nov nop",
            "desember december des dec",
        ),
        1,
    )
    for name in names.split()
}
_WEEKDAYS: Final = (
    "senin|selasa|rabu|kamis|jum'?at|jumat|sabtu|minggu|ahad"
    "|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
)
_WEEKDAY: Final = re.compile(rf"(?:{_WEEKDAYS})\.?,?\s+(?=\S)")
_TIME: Final = re.compile(
    r"(?:t|,?\s+(?:pukul\s+|jam\s+)?)(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})"
    r"(?:[:.](?P<second>[0-9]{2})(?:[.,][0-9]{1,9})?)?"
    r"(?:\s?(?P<half>am|pm))?(?:\s?(?P<zone>wib|wita|wit|z|(?:utc|gmt)?[+-][0-9]{2}(?::?[0-9]{2})?|utc|gmt)(?:\s?\([^()]*\))?)?\Z",
    re.ASCII,
)
_AROUND: Final = re.compile(r"\s*([-/.])\s*")
_YEAR_FIRST: Final = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})", re.ASCII)
_COMPACT: Final = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})", re.ASCII)
_NUMBERS: Final = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})", re.ASCII)
_NAMED: Final = (
    re.compile(r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?[-/. ]*(?P<month>[a-z]+)\.?[-/,. ]*(?P<year>[0-9]{4})", re.ASCII),
    re.compile(r"(?P<month>[a-z]+)\.?[-/. ]*(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?[-/,. ]+(?P<year>[0-9]{4})", re.ASCII),
    re.compile(r"(?P<year>[0-9]{4})[-/. ]*(?P<month>[a-z]+)\.?[-/. ]*(?P<day>[0-9]{1,2})", re.ASCII),
)
_SERIAL: Final = re.compile(r"[2-7][0-9]{4}(?:\.[0-9]+)?", re.ASCII)
_FIRST_DAYS: Final = (date(1899, 12, 30), date(1904, 1, 1))
_ZONES: Final = {"wib": 7, "wita": 8, "wit": 9, "z": 0}
_OF_INDONESIA: Final = tuple(timedelta(hours=hours) for hours in (7, 8, 9))
_EVENINGS: Final = tuple(time(24 - hours) for hours in (7, 8, 9))
"""Midnight in the three zones of Indonesia, as the clock of UTC shows it."""
_NOON: Final = 12
_MINUTE: Final = 60

_OF_ZONES: Final = Text(
    "{one} (seperti tertulis) atau {other} (waktu Indonesia)", "{one} (as written) or {other} (time of Indonesia)"
)
_DAYS_SINCE: Final = Text(
    "sebuah tanggal; bilangan hari lembar kerja ini {one} (sistem 1900) atau {other} (sistem 1904)",
    "a date; this number of days of a spreadsheet is {one} (1900 system) or {other} (1904 system)",
)
_MONTH_FIRST: Final = Text(
    "hari di depan; dengan bulan di depan artinya {other}", "the day first; with the month first it means {other}"
)
_BESIDE: Final = Text(
    "{one} atau {other}: {place} hanya dapat dibaca dengan bulan di depan",
    "{one} or {other}: {place} can only be read with its month first",
)
_ONE_WAY: Final = Text(
    "satu cara pada seluruh kolom: {place} hanya dapat dibaca dengan bulan di depan",
    "one way in the whole column: {place} can only be read with its month first",
)
_EVENING: Final = Text(
    "{one} atau {other}: setiap tanggal di kolom ini berjam {at}, seperti bila program menulis tengah malam WIB, "
    "WITA atau WIT dalam UTC, sehari lebih awal",
    "{one} or {other}: every date of this column is at {at}, as where a program wrote midnight in Indonesia in UTC, "
    "which is the day before",
)
_CELLS: Final = Text("{words} (sel: {n}, mulai {first})", "{words} (cells: {n}, from {first} on)")
_NOTES: Final = {
    "time": Text("jam pada tanggal tidak dibaca, hanya tanggalnya", "the time of day is not read, only the date"),
    "zone": Text(
        "tanggal dengan zona waktu dibaca sebagai tanggal setempat", "a date with a time zone is read as the local date"
    ),
    "name": Text("tanggal dengan nama bulan dibaca", "a date with the name of a month is read"),
    "order": Text(
        "tanggal dengan tahun di depan atau dengan titik dibaca", "a date with the year first or with points is read"
    ),
    "seconds": Text(
        "beberapa detik lewat tengah malam: program yang menulisnya salah membulatkan zona waktu setempat; "
        "tanggalnya benar dan dibaca",
        "some seconds past midnight: the program that wrote it rounded the local time zone wrongly; the date is right "
        "and is read",
    ),
}


@frozen
class Written:
    """What a cell says of a day.

    Attributes:
        day: the date with its day first, or in the one way that there is; None where that is no date.
        swapped: the date with its month first; None where there is none, or it was not written in numbers.
        numbers: whether it was written as day, month and year in numbers, the year last.
        notes: what was not plain in it, by the keys of the notices.
        clock: the time of a date that a workbook keeps as its own; None in every other cell.
    """

    day: date | None
    swapped: date | None = None
    numbers: bool = False
    notes: frozenset[str] = frozenset()
    clock: time | None = None

    @property
    def two_ways(self) -> bool:
        """Whether it is one day with the day first and another with the month first."""
        return self.numbers and self.day is not None and self.swapped not in (None, self.day)

    @property
    def at_evening(self) -> bool:
        """Whether the clock stands where midnight in Indonesia is in UTC, or within a minute before midnight."""
        return self.clock is not None and (self.clock in _EVENINGS or _seconds(self.clock) > 86_400 - _MINUTE)


def _seconds(clock: time) -> int:
    return clock.hour * 3600 + clock.minute * 60 + clock.second


def of_workbook(value: date) -> Written:
    """A date, or a date with a time, that a workbook keeps as its own.

    >>> of_workbook(datetime(2024, 3, 5, 8, 30)).notes
    frozenset({'time'})
    """
    if not isinstance(value, datetime):
        return Written(value, clock=time.min)
    clock = value.time()
    note = "seconds" if _seconds(clock) < _MINUTE else "time"
    return Written(value.date(), notes=frozenset({note}), clock=clock)


def written(text: str) -> Written:
    """What a text says of a day.

    >>> written("05/03/2024").day, written("5 Maret 2024").day, written("2024-03-05T08:30:00+07:00").day
    (datetime.date(2024, 3, 5), datetime.date(2024, 3, 5), datetime.date(2024, 3, 5))
    >>> written("02/13/2024").day is None, written("02/13/2024").swapped
    (True, datetime.date(2024, 2, 13))

    Raises:
        Refused: for what is no date, and for what is another day in another zone.
    """
    plain = " ".join(text.casefold().split())
    plain = _WEEKDAY.sub("", plain, count=1) if _WEEKDAY.match(plain) else plain
    clock = _TIME.search(plain)
    found = _date_in(text, plain if clock is None else plain[: clock.start()])
    return found if clock is None or found.day is None else _with_time(text, found, clock)


def _refused(code: str, text: str, expected: Text) -> Refused:
    return Refused([problem(code, text, expected, reference=DAY_RULE)])


def _date_in(text: str, plain: str) -> Written:
    tight = _AROUND.sub(r"\1", plain)
    numbers = _NUMBERS.fullmatch(tight)
    if numbers is not None:
        first, mark, second, year = numbers.groups()
        found = Written(_day(year, second, first), _day(year, first, second), numbers=True)
        if found.day is None and found.swapped is None:
            raise _refused("bad_date", text, DATE_FORM)
        return evolve(found, notes=frozenset({"order"})) if mark == "." else found
    in_order = _YEAR_FIRST.fullmatch(tight) or _COMPACT.fullmatch(tight)
    if in_order is not None:
        year, month, number = (in_order[1], in_order[in_order.re.groups - 1], in_order[in_order.re.groups])
        is_iso = re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", plain, re.ASCII)
        return Written(_or_refused(text, year, month, number), notes=frozenset(() if is_iso else {"order"}))
    for form in _NAMED:
        named = form.fullmatch(plain)
        if named is not None and named["month"] in _MONTHS:
            month = str(_MONTHS[named["month"]])
            return Written(_or_refused(text, named["year"], month, named["day"]), notes=frozenset({"name"}))
    if _SERIAL.fullmatch(plain):
        one, other = (first + timedelta(days=int(plain[:5])) for first in _FIRST_DAYS)
        raise _refused("ambiguous", text, _DAYS_SINCE.format(one=one, other=other))
    raise _refused("bad_form", text, DATE_FORM)


def _day(year: str, month: str, number: str) -> date | None:
    try:
        return date(int(year), int(month), int(number))
    except ValueError:
        return None


def _or_refused(text: str, year: str, month: str, number: str) -> date:
    found = _day(year, month, number)
    if found is None:
        raise _refused("bad_date", text, DATE_FORM)
    return found


def _with_time(text: str, found: Written, clock: re.Match[str]) -> Written:
    """The date beside a time of day; with a zone it must be the same day in Indonesia."""
    hour, minute, second = (int(clock[name] or 0) for name in ("hour", "minute", "second"))
    if clock["half"]:
        if not 1 <= hour <= _NOON:
            raise _refused("bad_form", text, DATE_FORM)
        hour = hour % _NOON + (_NOON if clock["half"] == "pm" else 0)
    try:
        at = time(hour, minute, second)
    except ValueError:
        raise _refused("bad_form", text, DATE_FORM) from None
    if at == time.min and not clock["zone"]:
        return evolve(found, notes=found.notes | {"time"})
    if clock["zone"] and found.day is not None:
        _same_in_indonesia(text, found.day, at, clock["zone"].removeprefix("utc").removeprefix("gmt") or "z")
    return evolve(found, notes=found.notes | {"zone" if clock["zone"] else "time"})


def _same_in_indonesia(text: str, day: date, at: time, zone: str) -> None:
    if zone in _ZONES:
        offset = timedelta(hours=_ZONES[zone])
    else:
        sign = -1 if zone[0] == "-" else 1
        digits = zone[1:].replace(":", "").ljust(4, "0")
        offset = sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    if offset in _OF_INDONESIA:
        return
    try:
        instant = datetime.combine(day, at, timezone(offset)).astimezone(UTC)
        local = [(instant + there).date() for there in _OF_INDONESIA]
    except (ValueError, OverflowError):
        raise _refused("bad_date", text, DATE_FORM) from None
    other = next((there for there in local if there != day), None)
    if other is not None:
        raise _refused("ambiguous", text, _OF_ZONES.format(one=day, other=other))


def _next_day(day: date) -> date:
    return date.fromordinal(min(day.toordinal() + 1, date.max.toordinal()))


# --- columns --------------------------------------------------------------------------------------------------------


@frozen
class Fault:
    """What a column makes of one of its cells, by the number of its row."""

    number: int
    code: str
    expected: Text


@frozen
class Days:
    """The dates of one column, each with the numbers of its rows; one convention holds for all of them."""

    rows: dict[Written, list[int]] = field(factory=dict[Written, list[int]])

    def add(self, found: Written, number: int) -> None:
        """A cell of the column."""
        self.rows.setdefault(found, []).append(number)

    def faults(self, at: Callable[[int], str]) -> list[Fault]:
        """Every cell that can't be read because of what its column holds; ``at`` names the cell of a row."""
        return [*self._of_month_first(at), *self._of_evenings()]

    def notices(self, at: Callable[[int], str]) -> Iterator[tuple[str, Text]]:
        """What was not plain in cells that are read: its key, and the words for it."""
        refused = {fault.number for fault in self.faults(at)}
        numbers: dict[str, list[int]] = {}
        for found, cells in self.rows.items():
            for note in found.notes:
                numbers.setdefault(note, []).extend(number for number in cells if number not in refused)
        for note, cells in sorted(numbers.items()):
            if cells:
                yield note, _CELLS.format(words=_NOTES[note], n=len(cells), first=at(min(cells)))

    def _of_month_first(self, at: Callable[[int], str]) -> Iterator[Fault]:
        """One cell that can only have its month first leaves no sure reading of any other in numbers."""
        first = min((cells[0] for found, cells in self.rows.items() if found.day is None), default=None)
        if first is None:
            return
        for found, cells in self.rows.items():
            if found.day is None:
                fault = ("bad_date", _MONTH_FIRST.format(other=found.swapped))
            elif found.two_ways:
                fault = ("ambiguous", _BESIDE.format(one=found.day, other=found.swapped, place=at(first)))
            else:
                fault = ("mixed_dates", _ONE_WAY.format(place=at(first)))
            yield from (Fault(number, *fault) for number in cells if found.numbers)

    def _of_evenings(self) -> Iterator[Fault]:
        """A program that wrote one date of a column a day too early wrote all of them so."""
        own = {found: cells for found, cells in self.rows.items() if found.clock is not None}
        if not all(found.at_evening for found in own):
            return
        for found, cells in own.items():
            after = found.day and _next_day(found.day)
            words = _EVENING.format(one=found.day, other=after, at=found.clock)
            yield from (Fault(number, "ambiguous", words) for number in cells)
