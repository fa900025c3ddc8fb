"""What an innovation must be to be counted: when it was applied, its design, its mandatory rows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from inovasi_daerah.references import Source
from inovasi_daerah.rules.laws import Lawful, broken, within
from inovasi_daerah.rules.levels import MAX_LEVEL
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.problems import Problem

_A_CENTURY: Final = 100


@frozen
class DayOfYear(Lawful):
    """A day, ``years_before`` the assessment year."""

    years_before: int
    month: int
    day: int

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """A day that every year has."""
        if all(isinstance(part, int) for part in (it.years_before, it.month, it.day)):
            try:
                date(2001, it.month, it.day)
            except (ValueError, OverflowError):
                yield broken(
                    "", f"{it.month}-{it.day}", Text("hari yang ada setiap tahun", "a day that every year has")
                )
            yield from within(it, "years_before", 0, _A_CENTURY)

    @property
    def order(self) -> tuple[int, int, int]:
        """Its place in time, whatever the assessment year."""
        return -self.years_before, self.month, self.day

    @property
    def label(self) -> str:
        """As it is written, ``T-2-01-01``."""
        return f"T-{self.years_before}-{self.month:02}-{self.day:02}"

    def of(self, year: int) -> date:
        """The day for assessment year ``year``."""
        return date(year - self.years_before, self.month, self.day)


@frozen
class Window(Lawful):
    """When an innovation must have been first applied, or last developed; both ends are in it."""

    first: DayOfYear
    last: DayOfYear
    source: Source

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """The first day is not after the last."""
        if isinstance(it.first, DayOfYear) and isinstance(it.last, DayOfYear) and it.first.order > it.last.order:
            yield broken("last", it.last.label, Text(f"sesudah {it.first.label}", f"after {it.first.label}"))


@frozen
class Design:
    """The least length of the *rancang bangun*, and the reading of what a word is."""

    least_words: int
    source: Source
    word: Source


@frozen
class Mandatory(Lawful):
    """The claimed level from which a mandatory row is filled, and what an unfilled one means."""

    least_level: int
    source: Source
    filled: Source
    government: Source

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """A level that can be reached."""
        yield from within(it, "least_level", 1, MAX_LEVEL)


@frozen
class Eligibility:
    """What an innovation must be to be counted."""

    window: Window
    design: Design | None = None
    mandatory: Mandatory | None = None
