"""Summaries as they are published: how many reached each predicate, and the mean index."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from inovasi_daerah.arguments import expect
from inovasi_daerah.exact import exact, rounded
from inovasi_daerah.frozen import FrozenDict, frozen
from inovasi_daerah.problems import InvalidArgument, problem
from inovasi_daerah.ranking.results import refuse_incomparable
from inovasi_daerah.report.explained import Explained
from inovasi_daerah.report.section import Column, Section, Table, figures, rows
from inovasi_daerah.rules.bands import Predicate
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_daerah.ranking.results import Result

_SUMMARY_RULE: Final = Text("ringkasan hasil", "summary of results")
_REGIONS: Final = Text("{n} daerah", "{n} regions")
_OF: Final = Text("{n} dari {among} daerah", "{n} of {among} regions")
_MEAN: Final = Text("rata-rata indeks {mean}", "mean index {mean}")
_MEAN_OF_PUBLISHED: Final = Text("rata-rata indeks yang diumumkan {mean}", "mean of the published indexes {mean}")
_COLUMNS: Final = (Column(Text("Predikat", "Predicate")), *figures(Text("Daerah", "Regions")))
_COUNTED: Final = Text("{n} inovasi dihitung", "{n} innovations counted")


@frozen(repr=False)
class Summary(Explained):
    """How a group of regions did, all under one edition.

    Attributes:
        regions: how many have a result; ``among`` how many governments there are, where that was given.
        predicates: how many reached each predicate; one that nobody reached is absent.
        mean: the mean index of the regions that have a result, with two decimals, half up; of published results that
            of the published indexes. None where there is none.
        mean_exact: mean of the exact indexes; None where there is none, and of published results.
        innovations: how many were counted; None where one result does not know its number.
    """

    regions: int
    among: int | None
    predicates: FrozenDict[Predicate, int]
    mean: Decimal | None
    mean_exact: Fraction | None
    innovations: int | None

    def __repr__(self) -> str:
        return f"<Summary of {self.regions} regions, mean {self.mean}>"

    def sections(self) -> Iterator[Section]:
        """How many regions, the mean, and how many reached each predicate."""
        notes: list[Text] = []
        if self.mean is not None:
            words = _MEAN_OF_PUBLISHED if self.mean_exact is None else _MEAN
            notes.append(words.format(mean=self.mean))
        if self.innovations is not None:
            notes.append(_COUNTED.format(n=self.innovations))
        reached = rows((predicate.name, str(number)) for predicate, number in self.predicates.items())
        count = _REGIONS if self.among is None else _OF
        yield Section(count.format(n=self.regions, among=self.among), tuple(notes), Table(_COLUMNS, reached))

    def to_dict(self) -> dict[str, Any]:
        """As JSON data."""
        return {
            "regions": self.regions,
            "among": self.among,
            "predicates": {predicate.value: number for predicate, number in self.predicates.items()},
            "mean": None if self.mean is None else str(self.mean),
            "mean_exact": None if self.mean_exact is None else exact(self.mean_exact),
            "innovations": self.innovations,
        }


def summarise(results: Iterable[Result], *, among: int | None = None) -> Summary:
    """The summary of results under one edition; kinds of region may differ.

    Args:
        among: how many governments there are, to say "529 of 546"; no less than the results.

    Raises:
        NotComparable: across editions, years, or bases and settings of scores.
        InvalidSubmission: when a region is among them twice, or ``among`` is less than the results.
    """
    listed = sorted(refuse_incomparable(results, across_kinds=True), key=lambda result: -result.index_exact)
    expect(among, int, "among", or_none=True)
    if among is not None and among < len(listed):
        least = Text(f"bilangan bulat, paling kecil {len(listed)}", f"an integer, at least {len(listed)}")
        raise InvalidArgument([problem("out_of_range", among, least, path="among", reference=_SUMMARY_RULE)])
    counts = Counter(result.predicate for result in listed)
    mean = sum((result.index_exact for result in listed), Fraction(0)) / len(listed) if listed else None
    counted = [result.innovations for result in listed]
    known = [number for number in counted if number is not None]
    return Summary(
        len(listed),
        among,
        FrozenDict(counts),
        None if mean is None else rounded(mean),
        None if any(result.is_published for result in listed) else mean,
        sum(known) if len(known) == len(counted) else None,
    )
