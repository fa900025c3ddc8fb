"""What one region reached, and what must be equal before two results may be compared."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Final, Self

from attrs import field

from inovasi_daerah.arguments import expect, expect_all
from inovasi_daerah.domain.regions import Region, government_problems
from inovasi_daerah.frozen import frozen
from inovasi_daerah.problems import InvalidSubmission, problem, refuse
from inovasi_daerah.reading.checks import Checked, rule
from inovasi_daerah.reading.validators import Year, integer
from inovasi_daerah.rules.bands import Predicate
from inovasi_daerah.rules.rulebook import Rulebook
from inovasi_daerah.scoring.explanation import Score
from inovasi_daerah.text import InovasiDaerahError, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from inovasi_daerah.problems import Problem

STANDING_RULE: Final = Text(
    "peringkat diambil dalam satu jenis daerah dan satu edisi", "ranks are taken within one kind of region and edition"
)
PUBLISHED: Final = "published"
_MOST: Final = 10**15
"""More innovations than any table can hold."""


@frozen
class Result(Checked):
    """What one regional government reached under one edition of the rules.

    Attributes:
        edition: id of the rulebook; ``digest`` is its digest, so that a changed rulebook is another one.
        year: the assessment year.
        terms: what the result rests on: the basis and the settings of its score, or that it was published.
        index_exact: what ranks are taken by; of a published result its two decimals, since more is not known.
        index: as published; what the predicate is read from.
        innovations: how many were counted; None where that is not known.
    """

    region: Region
    edition: str
    digest: str = field(repr=False)
    year: Year
    terms: str
    index_exact: Fraction
    index: Decimal
    predicate: Predicate
    innovations: Annotated[int, integer(0, _MOST)] | None = None

    @rule("region")
    def _of_a_government(self) -> Iterable[Problem]:
        return government_problems(self.region)

    @property
    def is_published(self) -> bool:
        """Whether only the rounded index is known; two that look equal then need not be."""
        return self.terms == PUBLISHED

    @classmethod
    def of(cls, score: Score) -> Self:
        """The result of a score.

        Raises:
            InvalidSubmission: for anything that is not a score.
        """
        expect(score, Score, "score")
        return cls(
            score.submission.region,
            score.rules.id,
            score.rules.digest,
            score.submission.year,
            f"{score.basis.value}: {score.settings}",
            score.index_exact,
            score.index,
            score.predicate,
            score.quantity.counted,
        )

    @classmethod
    def published(cls, rules: Rulebook, region: Region, index: Decimal | int, innovations: int | None = None) -> Self:
        """A result as published, with the two decimals it was published with; its year is the edition's.

        >>> from inovasi_daerah.rules.library import rulebook
        >>> Result.published(rulebook("iid-2026"), Region("35.79"), Decimal("51.35")).predicate.label()
        'Inovatif'

        Raises:
            InvalidSubmission: for an index that the edition does not have, and a region that is not a government.
            RulebookIncomplete: where the edition does not know the predicate.
        """
        expect(rules, Rulebook, "rules")
        expect(region, Region, "region")
        predicate = rules.classify(index)
        exact = Fraction(index)
        return cls(region, rules.id, rules.digest, rules.year, PUBLISHED, exact, Decimal(index), predicate, innovations)


class NotComparable(InovasiDaerahError):
    """Results that may not be ranked or summed up together; ``differing`` names what differs.

    Attributes:
        differing: ``kind``, ``edition``, ``digest``, ``year`` or ``terms``.
        values: the differing values, sorted.
    """

    def __init__(self, differing: str, values: Iterable[str]) -> None:
        self.differing = differing
        self.values: tuple[str, ...] = tuple(sorted(values))
        named = {"what": _DIFFERING[differing], "values": " | ".join(self.values)}
        super().__init__(_REFUSAL.format(**named))

    def __reduce__(self) -> tuple[type[NotComparable], tuple[str, tuple[str, ...]]]:
        return type(self), (self.differing, self.values)


_REFUSAL: Final = Text("tidak dapat dibandingkan, {what} berbeda: {values}", "not comparable, {what} differs: {values}")
_DIFFERING: Final = {
    "kind": Text(
        "jenis daerahnya (peringkat hanya di antara provinsi, kabupaten, atau kota)",
        "the kind of region (ranks are taken among provinces, regencies, or cities only)",
    ),
    "edition": Text("edisi aturannya", "the edition of the rules"),
    "digest": Text("isi buku aturannya", "the content of the rulebook"),
    "year": Text("tahun penilaiannya", "the assessment year"),
    "terms": Text("dasar dan setelan skornya", "the basis and settings of the score"),
}
_OF: Final[dict[str, Callable[[Result], str]]] = {
    "kind": lambda result: result.region.kind.value,
    "edition": lambda result: result.edition,
    "digest": lambda result: result.digest,
    "year": lambda result: str(result.year),
    "terms": lambda result: result.terms,
}


def refuse_incomparable(results: Iterable[Result], *, across_kinds: bool = False) -> tuple[Result, ...]:
    """The results, if they may be compared.

    Raises:
        NotComparable: when editions, years, terms or (unless ``across_kinds``) kinds of region differ.
        InvalidSubmission: for anything that is not a result, and when a region is among them twice, with the position.
    """
    listed = expect_all(results, Result, "results")
    for name, value in _OF.items():
        found = {value(result) for result in listed}
        if len(found) > 1 and not (across_kinds and name == "kind"):
            raise NotComparable(name, found)
    once = Text("setiap daerah satu kali", "each region once")
    twice = {code for code, times in Counter(result.region.code for result in listed).items() if times > 1}
    refuse(
        InvalidSubmission,
        (
            problem("duplicate_id", result.region.code, once, path=f"results[{position}]", reference=STANDING_RULE)
            for position, result in enumerate(listed)
            if result.region.code in twice
        ),
    )
    return listed
