"""The award (*Innovative Government Award*): its clusters, and nominees cluster by cluster."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from inovasi_daerah.arguments import expect, expect_all, term_of, term_problems
from inovasi_daerah.domain.regions import Region, RegionKind, regions
from inovasi_daerah.frozen import FrozenDict, frozen
from inovasi_daerah.problems import InvalidArgument, InvalidInput, Problem, problem, refuse, step
from inovasi_daerah.ranking.results import Result, refuse_incomparable
from inovasi_daerah.reading.contents import PACKAGE
from inovasi_daerah.reading.structure import read
from inovasi_daerah.references import Reference, Source
from inovasi_daerah.report.explained import Explained
from inovasi_daerah.report.section import Section, Table, columns, figures, rows
from inovasi_daerah.text import InovasiDaerahError, Term, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


_RULE: Final = Text(
    "nomine diambil dari indeks, klaster demi klaster (Permendagri 104/2018 pasal 7 ayat (2))",
    "nominees come from the index, cluster by cluster (Permendagri 104/2018 art. 7(2))",
)
_TIED: Final = Text("seri, {left} kursi: {codes}", "tied, {left} seats: {codes}")
_ALIKE: Final = Text("tidak dapat dibedakan, {left} kursi: {codes}", "not distinguishable, {left} seats: {codes}")


class AwardCluster(Term):
    """The groups within which regions are nominated; three are kinds of region, the others are lists."""

    PROVINCE = "provinsi", "Provinsi", "Provinces"
    REGENCY = "kabupaten", "Kabupaten", "Regencies"
    CITY = "kota", "Kota", "Cities"
    LAGGING = "daerah_tertinggal", "Daerah tertinggal", "Lagging regions"
    BORDER = "daerah_perbatasan", "Daerah perbatasan", "Border regions"
    PAPUA = "papua", "Papua", "Papua"


_OF_KIND: Final = {
    AwardCluster.PROVINCE: RegionKind.PROVINCE,
    AwardCluster.REGENCY: RegionKind.REGENCY,
    AwardCluster.CITY: RegionKind.CITY,
}


_BY_VALUE: Final = {cluster.value: cluster for cluster in AwardCluster}


class Overlap(Term):
    """Where a region of a listed cluster may be nominated. No source says, so the caller must."""

    LISTED_ONLY = "listed_only", "hanya dalam klaster daftarnya", "in its listed cluster only"
    BOTH = "both", "dalam klaster daftar dan jenisnya", "in its listed cluster and in its kind"


@frozen
class Criterion:
    """One criterion of the presentation, and its weight of 100."""

    name: Text
    weight: int


@frozen
class Presentation:
    """The criteria of the presentation by code."""

    source: Source
    criteria: FrozenDict[str, Criterion]


@frozen
class Quotas:
    """How many were nominated in each cluster in one year."""

    year: int
    source: Source
    nominees: FrozenDict[str, int]


@frozen
class Title:
    """The title of a text that the award's data refer to."""

    title: Text


@frozen
class AwardData:
    """What is known of the award."""

    references: FrozenDict[str, Title]
    quotas: tuple[Quotas, ...]
    presentation: Presentation

    def reference(self, source: Source) -> Reference:
        """The reference of a figure."""
        return Reference(source.reference, self.references[source.reference].title, source.confidence)


@cache
def award_data() -> AwardData:
    """The shipped data of the award, read once."""
    text = (PACKAGE / "ranking" / "data" / "award.toml").read_text("utf-8")
    return read(tomllib.loads(text), AwardData, InvalidInput)


class MembersUnknown(InovasiDaerahError):
    """No list says which regions are in a cluster in that year; the caller may give one."""

    def __init__(self, cluster: AwardCluster, year: int) -> None:
        self.cluster = cluster
        self.year = year
        super().__init__(
            Text(
                "anggota klaster {cluster} untuk {year} tidak diketahui; berikan daftarnya",
                "the members of the cluster {cluster} for {year} are not known; give the list",
            ).format(cluster=cluster.text, year=year)
        )

    def __reduce__(self) -> tuple[type[MembersUnknown], tuple[AwardCluster, int]]:
        return type(self), (self.cluster, self.year)


def members(cluster: AwardCluster | str, year: int) -> frozenset[Region]:
    """The regions of a listed cluster in a year: of the lagging regions only a list is known, that of Perpres 63/2020.

    >>> len(members(AwardCluster.LAGGING, 2023))
    62

    Raises:
        MembersUnknown: where no list covers the year; a kind of region needs no list.
        InvalidSubmission: where ``cluster`` is none of the award.
    """
    of = term_of(AwardCluster, cluster, "cluster")
    expect(year, int, "year")
    listed = frozenset(region for region in regions().values() if region.tertinggal(year))
    if of is AwardCluster.LAGGING and listed:
        return listed
    raise MembersUnknown(of, year)


def quotas(year: int) -> dict[AwardCluster, int] | None:
    """How many were nominated in each cluster in a year; None where that was not found.

    >>> quotas(2025)[AwardCluster.PAPUA]
    3
    """
    expect(year, int, "year")
    found = (one for one in award_data().quotas if one.year == year)
    return next(({_BY_VALUE[name]: n for name, n in one.nominees.items()} for one in found), None)


_NOMINEES: Final = Text("{cluster}: {n} dari {quota} nominator", "{cluster}: {n} of {quota} nominees")
_COLUMNS: Final = (*columns(Text("Kode", "Code"), Text("Daerah", "Region")), *figures(Text("Indeks", "Index")))


@frozen(repr=False)
class Nomination(Explained):
    """The nominees of one cluster, best first.

    Attributes:
        nominees: who is nominated.
        undecided: regions with exactly the same index at the edge of the quota, more of them than ``seats_left``;
            no rule that breaks the tie is known. Of published results those with the same index, which need not be
            equal.
    """

    cluster: AwardCluster
    quota: int
    nominees: tuple[Result, ...]
    undecided: tuple[Result, ...]

    @property
    def seats_left(self) -> int:
        """How many of the quota are not given to a nominee."""
        return self.quota - len(self.nominees)

    def __repr__(self) -> str:
        return f"<Nomination {self.cluster.value}: {len(self.nominees)} of {self.quota}>"

    def sections(self) -> Iterator[Section]:
        """The nominees, and who is undecided."""
        notes: list[Text] = []
        if self.undecided:
            words = _ALIKE if self.undecided[0].is_published else _TIED
            codes = ", ".join(one.region.code for one in self.undecided)
            notes.append(words.format(left=self.seats_left, codes=codes))
        title = _NOMINEES.format(cluster=self.cluster.text, n=len(self.nominees), quota=self.quota)
        lines = rows((one.region.code, one.region.name, f"{one.index:f}") for one in self.nominees)
        yield Section(title, tuple(notes), Table(_COLUMNS, lines))

    def to_dict(self) -> dict[str, Any]:
        """As JSON data, regions by code."""
        return {
            "cluster": self.cluster.value,
            "quota": self.quota,
            "nominees": [{"region": one.region.code, "index": f"{one.index:f}"} for one in self.nominees],
            "undecided": [one.region.code for one in self.undecided],
            "seats_left": self.seats_left,
        }


def nominate(
    results: Iterable[Result],
    quotas: Mapping[AwardCluster, int] | Mapping[str, int],
    *,
    overlap: Overlap | str,
    lists: Mapping[AwardCluster, Collection[Region]] | Mapping[str, Collection[Region]] | None = None,
) -> dict[AwardCluster, Nomination]:
    """Nominees cluster by cluster, by the exact index.

    Args:
        results: under one edition, kinds of region mixed.
        quotas: how many each cluster nominates; ``quotas(year)`` gives those that were published.
        overlap: whether a region of a listed cluster competes in its kind too; must be given.
        lists: members of listed clusters. A cluster of ``quotas`` that is absent has the shipped list of the results'
            year; one that is only here nominates nobody, but keeps its members out of their kind where ``overlap``
            says so.

    Raises:
        NotComparable: across editions, years, or bases and settings of scores.
        MembersUnknown: for a listed cluster without a list for the year.
        InvalidSubmission: for a quota below 0, an unknown cluster, one named twice, a list of a kind or of anything but
            regions, an unknown ``overlap``, or a region that is given twice.
    """
    listed = refuse_incomparable(results, across_kinds=True)
    expect(quotas, Mapping, "quotas")
    expect(lists, Mapping, "lists", or_none=True)
    refuse(InvalidArgument, _problems(quotas, overlap, lists or {}))
    year = listed[0].year if listed else 0
    quota_of = {term_of(AwardCluster, key, "quotas"): quota for key, quota in quotas.items()}
    of_cluster = {term_of(AwardCluster, key, "lists"): frozenset(given) for key, given in (lists or {}).items()}
    for cluster in quota_of.keys() - of_cluster.keys() - _OF_KIND.keys():
        of_cluster[cluster] = members(cluster, year) if listed else frozenset()
    apart = term_of(Overlap, overlap, "overlap") is Overlap.LISTED_ONLY
    elsewhere: frozenset[Region] = frozenset[Region]().union(*of_cluster.values()) if apart else frozenset()

    def belongs(result: Result, cluster: AwardCluster) -> bool:
        kind = _OF_KIND.get(cluster)
        if kind is None:
            return result.region in of_cluster[cluster]
        return result.region.kind is kind and result.region not in elsewhere

    return {
        cluster: _nominated(cluster, quota, [result for result in listed if belongs(result, cluster)])
        for cluster, quota in quota_of.items()
    }


def _problems(quotas: Mapping[Any, int], overlap: object, lists: Mapping[Any, Any]) -> Iterator[Problem]:
    yield from term_problems(Overlap, overlap, "overlap", reference=_RULE)
    yield from _cluster_problems("quotas", quotas)
    for cluster, quota in quotas.items():
        if type(quota) is not int or quota < 0:
            expected = Text("bilangan bulat, paling kecil 0", "an integer, at least 0")
            yield problem("out_of_range", quota, expected, path=f"quotas.{_named(cluster)}", reference=_RULE)
    yield from _cluster_problems("lists", lists)
    for key, given in lists.items():
        path = f"lists.{_named(key)}"
        if _named(key) in {kind.value for kind in _OF_KIND}:
            expected = Text("sebuah klaster dari daftar, bukan jenis daerah", "a listed cluster, not a kind of region")
            yield problem("conflict", _named(key), expected, path=path, reference=_RULE)
        yield from _region_problems(given, path)


def _region_problems(given: Any, path: str) -> Iterator[Problem]:
    try:
        expect(given, Collection, path)
        expect_all(given, Region, path)
    except InvalidArgument as invalid:
        yield from invalid.problems


def _cluster_problems(name: str, keys: Iterable[object]) -> Iterator[Problem]:
    """Keys that are no clusters, and a cluster that stands there twice: as itself, and as its wire value."""
    seen: set[str] = set()
    for key in keys:
        path = f"{name}.{_named(key)}"
        yield from term_problems(AwardCluster, key, path, reference=_RULE)
        if _named(key) in seen:
            yield problem("duplicate_key", _named(key), Text("satu kali saja", "once only"), path=path, reference=_RULE)
        seen.add(_named(key))


def _named(cluster: object) -> str:
    """The cluster as a step of a path."""
    return str(cluster.value) if isinstance(cluster, AwardCluster) else step(cluster)


def _nominated(cluster: AwardCluster, quota: int, of_cluster: list[Result]) -> Nomination:
    ordered = sorted(of_cluster, key=lambda result: (-result.index_exact, result.region.code))
    if len(ordered) <= quota:
        return Nomination(cluster, quota, tuple(ordered), ())
    first_out = ordered[quota].index_exact
    above = tuple(result for result in ordered[:quota] if result.index_exact > first_out)
    tied = tuple(result for result in ordered if result.index_exact == first_out)
    return Nomination(cluster, quota, above, tied if len(above) < quota else ())
