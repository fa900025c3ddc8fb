"""Inventories: every innovation a region has on record, through the years."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from inovasi_daerah.domain.regions import Region, government_problems
from inovasi_daerah.programmes.careers import Career
from inovasi_daerah.programmes.counts import Count, Growth, YearCounts, growth_of
from inovasi_daerah.reading.lists import duplicates, listed
from inovasi_daerah.reading.structure import Consistent, Plain, problem
from inovasi_daerah.reading.validators import instance_of, items_of
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
class Inventory(Explained, Consistent):
    """What a region has on record.

    Attributes:
        innovations: each with its years.
        counts: counts known from elsewhere; in a year that is named here they stand in place of counting the list.

    >>> batu = Inventory(Region("35.79"), counts=(YearCounts(2022, recorded=23), YearCounts(2023, recorded=130)))
    >>> [str(growth.shown) for growth in batu.growth(Count.RECORDED)]
    ['465.22']
    """

    region: Region = field(validator=instance_of(Region))
    innovations: tuple[Career, ...] = field(default=(), converter=listed, validator=items_of(Career))
    counts: tuple[YearCounts, ...] = field(default=(), converter=listed, validator=items_of(YearCounts))
    extra: Plain | None = field(default=None, hash=False)

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """The contradictions between entries, and whether the region is a government."""
        yield from government_problems(it.region)
        yield from duplicates("innovations", it.innovations, "duplicate_id", key="id")
        yield from duplicates("counts", it.counts, "duplicate_item", key="year")
        yield from _submitted_twice(it.innovations)
        yield from _fewer_than_listed(it)

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


def _submitted_twice(careers: Any) -> Iterator[Problem]:
    seen: dict[tuple[int, str], str] = {}
    for position, career in enumerate(careers):
        for place, entry in enumerate(getattr(career, "years", ())):
            year, submitted_as = getattr(entry, "year", None), getattr(entry, "submitted_as", None)
            if type(year) is not int or not isinstance(submitted_as, str):
                continue
            path = f"innovations[{position}].years[{place}].submitted_as"
            earlier = seen.setdefault((year, submitted_as), path)
            if earlier != path:
                wanted = Text(f"satu kali saja dalam {year}; lihat {earlier}", f"once only in {year}; see {earlier}")
                yield problem("duplicate_id", submitted_as, wanted, path=path)


def _fewer_than_listed(it: Any) -> Iterator[Problem]:
    careers = [career for career in it.innovations if type(career) is Career]
    for position, stated in enumerate(it.counts):
        listed = listed_in(careers, stated.year) if type(stated) is YearCounts else None
        if listed is None:
            continue
        for name in ("recorded", "eligible", "submitted"):
            number, at_least = getattr(stated, name), getattr(listed, name)
            if number is not None and at_least is not None and number < at_least:
                wanted = _LISTED.format(listed=at_least)
                yield problem("conflict", number, wanted, path=f"counts[{position}].{name}")
