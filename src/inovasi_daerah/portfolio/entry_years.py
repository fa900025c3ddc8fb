"""In which years the rows of a list were entered, and which of them the list is assessed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_daerah.frozen import frozen
from inovasi_daerah.text import Text, joined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inovasi_daerah.portfolio.rows import PortfolioRow

FIRST_ENTRIES: Final = 2017
"""The year of PP 38/2017, by which innovations are reported."""
_LEAST_BESIDE_A_LONE_ONE: Final = 2
_SHARE: Final = Text("{year} pada {n} dari {all} baris", "{year} in {n} of {all} rows")


@frozen
class EntryYears:
    """The rows by the year in which they were entered.

    Attributes:
        rows: the numbers of the rows of each year, the latest year first.
    """

    rows: dict[int, tuple[int, ...]]

    @classmethod
    def of(cls, rows: Iterable[PortfolioRow]) -> EntryYears:
        """The years of these rows."""
        found: dict[int, list[int]] = {}
        for row in rows:
            if row.entered_on is not None:
                found.setdefault(row.entered_on.year, []).append(row.number)
        return cls({year: tuple(found[year]) for year in sorted(found, reverse=True)})

    @property
    def all(self) -> int:
        """How many rows say a year."""
        return sum(map(len, self.rows.values()))

    @property
    def lone(self) -> tuple[int, int] | None:
        """Year and row of the one entry that is later than all others, where two or more of those agree on a year."""
        latest, *earlier = self.rows or {0: ()}
        most = max((len(self.rows[year]) for year in earlier), default=0)
        alone = len(self.rows.get(latest, ())) == 1 and most >= _LEAST_BESIDE_A_LONE_ONE
        return (latest, self.rows[latest][0]) if alone else None

    @property
    def year(self) -> int | None:
        """The latest year; where one lone entry says it, the year that most rows say; None where no row says one."""
        if self.lone is None:
            return next(iter(self.rows), None)
        return max(self.rows, key=lambda year: (len(self.rows[year]), year))

    def impossible(self, last: int) -> dict[int, tuple[int, ...]]:
        """The rows of years before all entries or after the ``last`` that is known, where as many say another."""
        known = [len(rows) for year, rows in self.rows.items() if FIRST_ENTRIES <= year <= last]
        return {
            year: rows
            for year, rows in self.rows.items()
            if not FIRST_ENTRIES <= year <= last and known and len(rows) <= max(known)
        }

    @property
    def shares(self) -> Text:
        """How many rows say which year, in words."""
        words = [_SHARE.format(n=len(rows), all=self.all, year=year) for year, rows in self.rows.items()]
        return joined("; ", words)
