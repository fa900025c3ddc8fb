"""How many innovations: recorded, eligible and submitted are three counts, and growth is between years."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Any, Final, TypeAlias

from inovasi_daerah.arguments import term_of
from inovasi_daerah.exact import exact, rounded
from inovasi_daerah.frozen import frozen
from inovasi_daerah.problems import ABSENT, Problem, problem
from inovasi_daerah.reading.checks import Checked, rule
from inovasi_daerah.reading.validators import Year, integer
from inovasi_daerah.text import Term, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

MOST_INNOVATIONS: Final = 10_000_000
_Many: TypeAlias = Annotated[int, integer(0, MOST_INNOVATIONS)]


class Count(Term):
    """What is counted."""

    RECORDED = "tercatat", "Tercatat", "Recorded"
    ELIGIBLE = "memenuhi_syarat", "Memenuhi syarat", "Eligible"
    SUBMITTED = "diajukan", "Diajukan", "Submitted"


@frozen
class YearCounts(Checked):
    """The innovations of one year, counted in three ways; a count left out is not known, and not zero.

    >>> YearCounts(2023, recorded=130).of(Count.SUBMITTED) is None
    True
    """

    year: Year
    recorded: _Many | None = None
    eligible: _Many | None = None
    submitted: _Many | None = None

    @rule("recorded", "eligible", "submitted")
    def _some_count(self) -> Iterator[Problem]:
        if self.recorded is None and self.eligible is None and self.submitted is None:
            yield problem("missing_key", ABSENT, Text("paling sedikit satu jumlah", "at least one count"))

    @rule("recorded", "eligible")
    def _eligible_of_the_recorded(self) -> Iterable[Problem]:
        return _more_than("eligible", self.eligible, self.recorded)

    @rule("recorded", "submitted")
    def _submitted_of_the_recorded(self) -> Iterable[Problem]:
        return _more_than("submitted", self.submitted, self.recorded)

    def of(self, count: Count | str) -> int | None:
        """One of the three; None where it is not known.

        Raises:
            InvalidSubmission: where ``count`` is none of the three.
        """
        wanted = term_of(Count, count, "count")
        return {Count.RECORDED: self.recorded, Count.ELIGIBLE: self.eligible, Count.SUBMITTED: self.submitted}[wanted]


def _more_than(name: str, part: int | None, recorded: int | None) -> Iterator[Problem]:
    if part is not None and recorded is not None and part > recorded:
        wanted = Text(f"tidak lebih dari recorded, {recorded}", f"no more than recorded, {recorded}")
        yield problem("conflict", part, wanted, path=name)


@frozen
class Growth:
    """From one year to the next that is known.

    >>> Growth(2022, 2023, 23, 130).shown
    Decimal('465.22')
    """

    from_year: int
    to_year: int
    before: int
    after: int

    @property
    def percent(self) -> Fraction | None:
        """The change in per cent of what was before, exact; None where nothing was."""
        return Fraction(100 * (self.after - self.before), self.before) if self.before else None

    @property
    def shown(self) -> Decimal | None:
        """The per cent with two places, half up."""
        return None if self.percent is None else rounded(self.percent)

    def to_dict(self) -> dict[str, Any]:
        """As JSON data; the per cent is null where nothing was before."""
        return {
            "from_year": self.from_year,
            "to_year": self.to_year,
            "before": self.before,
            "after": self.after,
            "percent": None if self.shown is None else str(self.shown),
            "percent_exact": None if self.percent is None else exact(self.percent),
        }

    def __str__(self) -> str:
        percent = "" if self.shown is None else f", {self.shown} %"
        return f"{self.from_year} -> {self.to_year}: {self.before} -> {self.after}{percent}"


def growth_of(years: Iterable[YearCounts], count: Count | str) -> tuple[Growth, ...]:
    """The growth between each two neighbouring years in which that count is known; the years come in order.

    Raises:
        InvalidSubmission: where ``count`` is none of the three.
    """
    wanted = term_of(Count, count, "count")
    known = [(one.year, number) for one in years if (number := one.of(wanted)) is not None]
    return tuple(Growth(before[0], after[0], before[1], after[1]) for before, after in pairwise(known))
