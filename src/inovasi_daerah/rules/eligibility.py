"""What an innovation must be to be counted: when it was applied, its design, its mandatory rows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from inovasi_daerah.frozen import frozen
from inovasi_daerah.levels import MAX_LEVEL
from inovasi_daerah.reading.checks import rule
from inovasi_daerah.references import Source
from inovasi_daerah.rules.laws import RulebookPart, broken, within
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_daerah.problems import Problem

_A_CENTURY: Final = 100


@frozen
class DayOfYear(RulebookPart):
    """A day, ``years_before`` the assessment year."""

    years_before: int
    month: int
    day: int

    @rule("years_before", "month", "day")
    def _of_every_year(self) -> Iterator[Problem]:
        try:
            date(2001, self.month, self.day)
        except (ValueError, OverflowError):
            wanted = Text("hari yang ada setiap tahun", "a day that every year has")
            yield broken("", f"{self.month}-{self.day}", wanted)
        yield from within(0, _A_CENTURY, years_before=self.years_before)

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
class Window(RulebookPart):
    """When an innovation must have been first applied, or last developed; both ends are in it."""

    first: DayOfYear
    last: DayOfYear
    source: Source

    @rule("first", "last")
    def _days_in_order(self) -> Iterator[Problem]:
        if self.first.order > self.last.order:
            wanted = Text(f"sesudah {self.first.label}", f"after {self.first.label}")
            yield broken("last", self.last.label, wanted)


@frozen
class Design:
    """The least length of the *rancang bangun*, and the reading of what a word is."""

    least_words: int
    source: Source
    word: Source


@frozen
class Mandatory(RulebookPart):
    """The claimed level from which a mandatory row is filled, and what an unfilled one means."""

    least_level: int
    source: Source
    filled: Source
    government: Source

    @rule("least_level")
    def _level_that_can_be_reached(self) -> Iterable[Problem]:
        return within(1, MAX_LEVEL, least_level=self.least_level)


@frozen
class Eligibility:
    """What an innovation must be to be counted."""

    window: Window
    design: Design | None = None
    mandatory: Mandatory | None = None
