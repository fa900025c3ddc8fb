"""Inventories: every innovation a region has on record, through the years."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import field

from inovasi_daerah.domain.regions import Region, government_problems
from inovasi_daerah.frozen import frozen
from inovasi_daerah.problems import problem
from inovasi_daerah.programmes.career import Career
from inovasi_daerah.programmes.counts import Count, Growth, YearCounts, growth_of
from inovasi_daerah.reading.checks import Checked, readable, rule
from inovasi_daerah.reading.structure import Plain
from inovasi_daerah.reading.validators import duplicates, listed
from inovasi_daerah.report.explained import Explained
from inovasi_daerah.report.layout import brief
from inovasi_daerah.report.section import Column, Section, Table, figures, rows
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_daerah.problems import Problem

_COLUMNS: Final = (Column(Text("Tahun", "Year")), *figures(*(count.text for count in Count)))
_COUNT: Final = Text("Jumlah", "Count")
_GROWTH: Final = Text("Pertumbuhan", "Growth")
_NOT_KNOWN: Final = Text("- tidak diketahui, bukan nol", "- not known, and not zero")
_LISTED: Final = Text("paling sedikit {listed}, yang tercatat dalam daftar", "at least {listed}, which the list holds")


@frozen(repr=False)
class Inventory(Explained, Checked):
    """What a region has on record.

    Attributes:
        innovations: each with its years.
        counts: counts known from elsewhere; in a year that is named here they stand in place of counting the list.

    >>> batu = Inventory(Region("35.79"), counts=(YearCounts(2022, recorded=23), YearCounts(2023, recorded=130)))
    >>> [str(growth.shown) for growth in batu.growth(Count.RECORDED)]
    ['465.22']
    """

    region: Region
    innovations: tuple[Career, ...] = field(default=(), converter=listed)
    counts: tuple[YearCounts, ...] = field(default=(), converter=listed)
    extra: Plain | None = field(default=None, hash=False)

    @rule("region")
    def _of_a_government(self) -> Iterable[Problem]:
        return government_problems(self.region)

    @rule("innovations[]")
    def _each_innovation_once(self) -> Iterable[Problem]:
        return duplicates("innovations", self.innovations, "duplicate_id", key="id")

    @rule("counts[]")
    def _each_year_once(self) -> Iterable[Problem]:
        return duplicates("counts", self.counts, "duplicate_item", key="year")

    @rule("innovations[]")
    def _submitted_once_a_year(self) -> Iterator[Problem]:
        seen: dict[tuple[int, str], str] = {}
        for position, career in readable(self.innovations, "years[]"):
            for place, entry in readable(career.years, "year", "submitted_as"):
                if entry.submitted_as is None:
                    continue
                path = f"innovations[{position}].years[{place}].submitted_as"
                earlier = seen.setdefault((entry.year, entry.submitted_as), path)
                if earlier != path:
                    wanted = Text(
                        f"satu kali saja dalam {entry.year}; lihat {earlier}",
                        f"once only in {entry.year}; see {earlier}",
                    )
                    yield problem("duplicate_id", entry.submitted_as, wanted, path=path)

    @rule("innovations[]", "counts[]")
    def _no_fewer_than_listed(self) -> Iterator[Problem]:
        careers = [career for _, career in readable(self.innovations)]
        for position, stated in readable(self.counts):
            listed = listed_in(careers, stated.year)
            for count in Count:
                number, at_least = stated.of(count), None if listed is None else listed.of(count)
                if number is not None and at_least is not None and number < at_least:
                    path = f"counts[{position}].{count.name.lower()}"
                    yield problem("conflict", number, _LISTED.format(listed=at_least), path=path)

    @property
    def years(self) -> tuple[int, ...]:
        """Every year of which something is known, in order."""
        listed = {entry.year for career in self.innovations for entry in career.years}
        return tuple(sorted(listed | {stated.year for stated in self.counts}))

    def in_year(self, year: int) -> YearCounts | None:
        """The three counts of a year: as stated, else counted from the list; None where nothing is known of it."""
        stated = next((one for one in self.counts if one.year == year), None)
        return stated or listed_in(self.innovations, year)

    @property
    def known(self) -> tuple[YearCounts, ...]:
        """The three counts of every year of which something is known, in order."""
        counts = (self.in_year(year) for year in self.years)
        return tuple(one for one in counts if one is not None)

    def growth(self, count: Count | str) -> tuple[Growth, ...]:
        """The growth by year of one of the counts.

        Raises:
            InvalidSubmission: where ``count`` is none of the three.
        """
        return growth_of(self.known, count)

    def __repr__(self) -> str:
        return f"<Inventory {brief(self.region.name)}: {len(self.innovations)} innovations, {len(self.years)} years>"

    def sections(self) -> Iterator[Section]:
        """The three counts of each year, and their growth."""
        counted = ((str(counts.year), *(_shown(counts.of(count)) for count in Count)) for counts in self.known)
        yield Section(f"{self.region.name} ({self.region})", (_NOT_KNOWN,), Table(_COLUMNS, rows(counted)))
        growths = rows((count.text, str(growth)) for count in Count for growth in self.growth(count))
        if growths:
            yield Section(_GROWTH, table=Table((Column(_COUNT), Column(_GROWTH)), growths))

    def to_dict(self) -> dict[str, Any]:
        """The same as JSON data; a count that is not known is null, growth is exact in per cent."""
        return {
            "region": self.region.code,
            "years": [
                {"year": counts.year, **{count.name.lower(): counts.of(count) for count in Count}}
                for counts in self.known
            ],
            "growth": {count.name.lower(): [growth.to_dict() for growth in self.growth(count)] for count in Count},
        }


def listed_in(careers: Iterable[Career], year: int) -> YearCounts | None:
    """The three counts of the list itself; eligibility is counted once everything of the year has been looked at."""
    entries = [entry for career in careers if (entry := career.in_year(year)) is not None]
    if not entries:
        return None
    looked_at = all(entry.eligible is not None for entry in entries)
    return YearCounts(
        year,
        recorded=len(entries),
        eligible=sum(entry.eligible is True for entry in entries) if looked_at else None,
        submitted=sum(entry.submitted_as is not None for entry in entries),
    )


def _shown(number: int | None) -> str:
    return "-" if number is None else str(number)
