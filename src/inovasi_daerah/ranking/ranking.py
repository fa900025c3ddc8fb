"""Ranks within one kind of region and one edition, by the exact index; regions that are equal share a rank."""

from __future__ import annotations

from itertools import groupby
from math import lcm
from typing import TYPE_CHECKING, Any, Final

from attrs import field

from inovasi_daerah.domain.regions import Region, RegionKind
from inovasi_daerah.exact import PLACES, exact, rounded
from inovasi_daerah.frozen import frozen
from inovasi_daerah.problems import Problem, nearest, problem, shown
from inovasi_daerah.ranking.results import STANDING_RULE, Result, refuse_incomparable
from inovasi_daerah.reading.checks import Checked, rule
from inovasi_daerah.report.explained import Explained
from inovasi_daerah.report.section import Row, Section, Table, columns, figures
from inovasi_daerah.text import InovasiDaerahError, Lang, Text, joined, same

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

_RANK: Final = Text("peringkat {number} dari {among} {kind}", "rank {number} of {among} {kind}")
_PLURALS: Final = {
    RegionKind.PROVINCE: Text("provinsi", "provinces"),
    RegionKind.REGENCY: Text("kabupaten", "regencies"),
    RegionKind.CITY: Text("kota", "cities"),
}
_TIED: Final = Text("seri dengan {regions}", "tied with {regions}")
_ALIKE: Final = Text("tidak dapat dibedakan dari {regions}", "not distinguishable from {regions}")
_MOST_PLACES: Final = 18
_TITLE: Final = Text("Peringkat {n} {kind}, {edition}", "Ranking of {n} {kind}, {edition}")
_NOBODY: Final = Text("Peringkat tanpa daerah", "Ranking without regions")
_COLUMNS: Final = (
    *figures(Text("Peringkat", "Rank")),
    *columns(Text("Kode", "Code"), Text("Daerah", "Region")),
    *figures(Text("Indeks", "Index")),
    *columns(Text("Predikat", "Predicate")),
)


@frozen
class Rank(Checked):
    """A rank, and among how many of which kind.

    >>> Rank(51, 93, RegionKind.CITY).label("en")
    'rank 51 of 93 cities'
    """

    number: int
    among: int
    kind: RegionKind

    @rule()
    def _a_rank_among_them(self) -> Iterator[Problem]:
        if type(self.among) is not int or self.among < 1:
            expected = Text("bilangan bulat, paling kecil 1", "an integer, at least 1")
            yield problem("out_of_range", self.among, expected, path="among", reference=STANDING_RULE)
        elif type(self.number) is not int or not 1 <= self.number <= self.among:
            expected = Text(f"bilangan bulat 1-{self.among}", f"an integer 1-{self.among}")
            yield problem("out_of_range", self.number, expected, path="number", reference=STANDING_RULE)

    def label(self, lang: Lang = "id") -> str:
        """The rank in words."""
        return _RANK.format(number=self.number, among=self.among, kind=_PLURALS[self.kind]).say(lang)


@frozen
class Place:
    """The place of one region.

    Attributes:
        tied_with: codes of the other regions with exactly the same index.
        not_distinguishable_from: codes of the other regions with the same published index. Which of them is ahead is
            not known, and the rank is the highest that each of them can have.
    """

    result: Result
    rank: Rank
    tied_with: tuple[str, ...] = ()
    not_distinguishable_from: tuple[str, ...] = ()

    @property
    def region(self) -> Region:
        """Whose place it is."""
        return self.result.region

    def label(self, lang: Lang = "id") -> str:
        """The rank in words, and with whom it is shared."""
        return ", ".join([self.rank.label(lang), *(words.say(lang) for words in self.shared)])

    def to_dict(self) -> dict[str, Any]:
        """As JSON data."""
        result = self.result
        return {
            "rank": self.rank.number,
            "among": self.rank.among,
            "kind": self.rank.kind.value,
            "region": self.region.code,
            "index": str(result.index),
            "index_exact": None if result.is_published else exact(result.index_exact),
            "predicate": result.predicate.value,
            "tied_with": list(self.tied_with),
            "not_distinguishable_from": list(self.not_distinguishable_from),
        }

    @property
    def shared(self) -> tuple[Text, ...]:
        """With whom the rank is shared, in words; nothing where it is not."""
        others = ((_TIED, self.tied_with), (_ALIKE, self.not_distinguishable_from))
        return tuple(words.format(regions=", ".join(codes)) for words, codes in others if codes)


class NotRanked(InovasiDaerahError):
    """A region that is not in the ranking; the error names the nearest code that is."""

    def __init__(self, wanted: str, known: Iterable[str]) -> None:
        self.wanted = wanted
        self.known: tuple[str, ...] = tuple(known)
        near = nearest(wanted, self.known)
        head = Text(f"{shown(wanted)} tidak ada dalam peringkat ini", f"{shown(wanted)} is not in this ranking")
        hint = same("") if near is None else Text(f"; yang terdekat: {near}", f"; nearest: {near}")
        super().__init__(Text("{head}{hint}", "{head}{hint}").format(head=head, hint=hint))

    def __reduce__(self) -> tuple[type[NotRanked], tuple[str, tuple[str, ...]]]:
        return type(self), (self.wanted, self.known)


@frozen(repr=False)
class Ranking(Explained):
    """The places of regions of one kind, best first; equal regions in the order of their codes."""

    places: tuple[Place, ...] = field(repr=False)

    def place(self, region: Region | str) -> Place:
        """The place of a region.

        Raises:
            NotRanked: naming the nearest code that has a place.
        """
        code = str(region)
        for place in self.places:
            if place.region.code == code:
                return place
        raise NotRanked(code, (place.region.code for place in self.places))

    @property
    def ties(self) -> tuple[tuple[Place, ...], ...]:
        """The groups of regions that share a rank because they are equal, or can't be told apart as published."""
        groups = (tuple(group) for _, group in groupby(self.places, key=lambda place: place.rank.number))
        return tuple(group for group in groups if len(group) > 1)

    def __repr__(self) -> str:
        best = f", first {self.places[0].region} {self.places[0].result.index}" if self.places else ""
        return f"<Ranking of {len(self.places)} regions{best}>"

    def sections(self) -> Iterator[Section]:
        """The places; indexes that look equal but are not are written with as many decimals as set them apart.

        Regions that differ beyond the second decimal are ranked apart, and so must be seen to be.
        """
        lines = (
            Row(
                (str(place.rank.number), place.region.code, place.region.name, written, place.result.predicate.name),
                joined("; ", place.shared),
            )
            for place, written in zip(self.places, _told_apart(self.places), strict=True)
        )
        yield Section(self._title, table=Table(_COLUMNS, tuple(lines)))

    @property
    def _title(self) -> Text:
        if not self.places:
            return _NOBODY
        first = self.places[0]
        return _TITLE.format(n=first.rank.among, kind=_PLURALS[first.rank.kind], edition=first.result.edition)

    def to_dict(self) -> dict[str, Any]:
        """As JSON data, the best first; the exact index is null where only the published one is known."""
        return {"places": [place.to_dict() for place in self.places]}


def _told_apart(places: tuple[Place, ...]) -> list[str]:
    """The index of each place, with as many decimals as distinguish it from its neighbours."""
    needed = [PLACES] * len(places)
    for position in range(1, len(places)):
        above, below = (places[position + step].result.index_exact for step in (-1, 0))
        apart = _places_apart(above, below)
        needed[position - 1] = max(needed[position - 1], apart)
        needed[position] = max(needed[position], apart)
    return [str(rounded(place.result.index_exact, digits)) for place, digits in zip(places, needed, strict=True)]


def _places_apart(above: Fraction, below: Fraction) -> int:
    digits = PLACES
    while above != below and digits < _MOST_PLACES and rounded(above, digits) == rounded(below, digits):
        digits += 1
    return digits


def rank(results: Iterable[Result]) -> Ranking:
    """The ranking of regions of one kind under one edition.

    A rank is one more than the number of regions with a higher exact index: 1, 2, 2, 4. Of published results only two
    decimals are known: where those are the same, the regions share the rank without being called equal.

    >>> from decimal import Decimal
    >>> from inovasi_daerah.rules.library import rulebook
    >>> rules = rulebook("iid-2026")
    >>> found = rank(Result.published(rules, Region(code), Decimal(index))
    ...              for code, index in {"35.79": "51.35", "36.71": "72.94", "74.71": "51.35"}.items())
    >>> found.place("35.79").label("en")
    'rank 2 of 3 cities, not distinguishable from 74.71'

    Raises:
        NotComparable: across kinds, editions, years, or bases and settings of scores.
        InvalidSubmission: for anything that is not a result, and when a region is among them twice.
    """
    listed = list(refuse_incomparable(results))
    height = _heights(listed)
    listed.sort(key=lambda result: (-height[result.region.code], result.region.code))
    places: list[Place] = []
    for _, group in groupby(listed, key=lambda result: height[result.region.code]):
        equals = tuple(group)
        number = len(places) + 1
        for result in equals:
            others = tuple(other.region.code for other in equals if other is not result)
            tied, alike = ((), others) if result.is_published else (others, ())
            places.append(Place(result, Rank(number, len(listed), result.region.kind), tied, alike))
    return Ranking(tuple(places))


def _heights(results: list[Result]) -> dict[str, int]:
    """The exact index of each region in units that divide them all: integers are compared faster than fractions."""
    unit = lcm(*(result.index_exact.denominator for result in results))
    return {result.region.code: int(result.index_exact * unit) for result in results}


def rank_by_kind(results: Iterable[Result]) -> dict[RegionKind, Ranking]:
    """A ranking for each kind of region that is there.

    Raises:
        NotComparable: across editions, years, or bases and settings of scores.
        InvalidSubmission: for anything that is not a result, and when a region is among them twice.
    """
    listed = refuse_incomparable(results, across_kinds=True)
    of_kind = {kind: [result for result in listed if result.region.kind is kind] for kind in RegionKind}
    return {kind: rank(members) for kind, members in of_kind.items() if members}
