"""The score as a tree that explains itself: each node has its label, points, contribution and reference.

``points`` are points of the formula; ``contribution`` is the exact share of the *index*. The contributions of all
leaves (rows of the government, rows of every innovation, the quantity) add up to ``index_exact``.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

from attrs import field

from inovasi_daerah.domain.innovations import Innovation
from inovasi_daerah.domain.submissions import Submission
from inovasi_daerah.exact import exact, two_places
from inovasi_daerah.frozen import frozen
from inovasi_daerah.references import Reference
from inovasi_daerah.report.explained import Explained
from inovasi_daerah.report.layout import brief
from inovasi_daerah.report.text import as_text
from inovasi_daerah.rules.formula import Quantity
from inovasi_daerah.rules.rulebook import Rulebook
from inovasi_daerah.scoring.assumptions import assumptions_of_score, listed
from inovasi_daerah.scoring.eligibility import Reason
from inovasi_daerah.scoring.formula import GOVERNMENT, MATURITY, Index
from inovasi_daerah.scoring.notices import Notice, notices_of
from inovasi_daerah.scoring.row_scores import RowScore
from inovasi_daerah.scoring.sections import score_sections, summary_sections
from inovasi_daerah.scoring.settings import Basis, Settings
from inovasi_daerah.text import Lang, Text, same
from inovasi_daerah.version import FORMAT_VERSION, library_version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.frozen import FrozenDict
    from inovasi_daerah.report.section import Section
    from inovasi_daerah.rules.bands import Predicate
    from inovasi_daerah.rules.rulebook import Assumption

FORMAT = "inovasi-daerah/score"


_DIVIDED = Text("{sum} / {divisor} ({n} inovasi, rata-rata {mean})", "{sum} / {divisor} ({n} innovations, mean {mean})")
_SEATS = Text("; {seats} kursi kosong di bawah pembagi", "; {seats} empty seats below the divisor")
_NUMBER = Text("{n} inovasi x {each}, paling banyak {most}", "{n} innovations x {each}, at most {most}")
_GATE = Text(
    "pelayanan dasar {covered} dari {all}, disyaratkan {required}: {state}",
    "basic services {covered} of {all}, {required} required: {state}",
)
_OPEN = Text("terpenuhi", "met")
_SHUT = Text("TIDAK terpenuhi", "NOT met")
_MISSING = Text("; tidak tercakup: {codes}", "; not covered: {codes}")


@frozen(repr=False)
class GovernmentScore:
    """The regional government (*SPD*): the sum of its rows.

    Attributes:
        of_a_point: what one point is worth on the scale of the index.
    """

    rows: tuple[RowScore, ...]
    points: Decimal
    maximum: Decimal
    of_a_point: Fraction = field(repr=False)
    reference: Reference

    def __repr__(self) -> str:
        return f"<GovernmentScore {two_places(self.points)} of {two_places(self.maximum)}>"

    @property
    def contribution(self) -> Fraction:
        """Its exact share of the index."""
        return Fraction(self.points) * self.of_a_point

    def label(self, lang: Lang = "id") -> str:
        """Its name."""
        return GOVERNMENT.say(lang)

    def to_dict(self) -> dict[str, Any]:
        """As JSON data."""
        rows = [row.to_dict() for row in self.rows]
        return {"score": two_places(self.points), "maximum": two_places(self.maximum), "rows": rows}


@frozen(repr=False)
class InnovationScore:
    """One innovation: its maturity, whether it counts, and every reason why it might not."""

    innovation: Innovation = field(repr=False)
    maturity: Decimal
    counted: bool
    reasons: tuple[Reason, ...]
    rows: tuple[RowScore, ...] = field(repr=False)

    def __repr__(self) -> str:
        verdict = "counted" if self.counted else "not counted"
        return f"<InnovationScore {brief(self.id)}: {two_places(self.maturity)}, {verdict}>"

    @property
    def id(self) -> str:
        """The id of the innovation."""
        return self.innovation.id

    @property
    def points(self) -> Decimal:
        """Its maturity."""
        return self.maturity

    @property
    def contribution(self) -> Fraction:
        """Its exact share of the index."""
        return sum((row.contribution for row in self.rows), Fraction(0))

    @property
    def claims_without_evidence(self) -> tuple[RowScore, ...]:
        """The rows of its claims, of level 1 or more, that bring no evidence."""
        claims = self.innovation.claims
        return tuple(
            row for row in self.rows if row.claimed_level and row.code in claims and not claims[row.code].evidence
        )

    def label(self, lang: Lang = "id") -> str:
        """The name of the innovation."""
        return self.innovation.label(lang)

    def to_dict(self) -> dict[str, Any]:
        """As JSON data."""
        return {
            "id": self.id,
            "maturity": two_places(self.maturity),
            "counted": self.counted,
            "reasons": [reason.to_dict() for reason in self.reasons],
            "rows": [row.to_dict() for row in self.rows],
        }


@frozen(repr=False)
class MaturityScore:
    """The mean maturity: the sum over the counted innovations, divided by no less than the edition's divisor.

    Attributes:
        sum: of the maturities that count.
        innovations: n, the innovations the mean is taken over.
        divisor: n, or the edition's least divisor where that is more.
        points: sum / divisor, exact.
        of_a_point: what one point is worth on the scale of the index.
    """

    sum: Decimal
    innovations: int
    divisor: int
    points: Fraction
    maximum: Decimal
    of_a_point: Fraction = field(repr=False)
    reference: Reference

    def __repr__(self) -> str:
        return f"<MaturityScore {two_places(self.points)}: {two_places(self.sum)} / {self.divisor}>"

    @property
    def contribution(self) -> Fraction:
        """Its exact share of the index."""
        return self.points * self.of_a_point

    @property
    def empty_seats(self) -> int:
        """How many innovations are missing up to the divisor."""
        return self.divisor - self.innovations

    @property
    def mean(self) -> Fraction:
        """The sum over the innovations themselves, as regions publish it; 0 where there is none."""
        return Fraction(self.sum) / self.innovations if self.innovations else Fraction(0)

    @property
    def detail(self) -> Text:
        """Sum, divisor, mean and empty seats in words."""
        words = _DIVIDED.format(
            sum=two_places(self.sum), divisor=self.divisor, n=self.innovations, mean=two_places(self.mean)
        )
        seats = _SEATS.format(seats=self.empty_seats) if self.empty_seats else same("")
        return same("{words}{seats}").format(words=words, seats=seats)

    def label(self, lang: Lang = "id") -> str:
        """Its name."""
        return MATURITY.say(lang)

    def to_dict(self) -> dict[str, Any]:
        """As JSON data."""
        return {
            "sum": two_places(self.sum),
            "innovations": self.innovations,
            "mean": two_places(self.mean),
            "divisor": self.divisor,
            "score": two_places(self.points),
            "score_exact": exact(self.points),
            "maximum": two_places(self.maximum),
        }


@frozen(repr=False)
class QuantityScore:
    """A leaf: the number of innovations, and the gate of basic services before it.

    Attributes:
        counted: how many innovations count.
        basic_services: codes of the basic-service affairs covered; ``missing`` the others.
        required: how many must be covered.
        of_a_point: what one point is worth on the scale of the index.
    """

    rule: Quantity = field(repr=False)
    counted: int
    basic_services: tuple[str, ...]
    missing: tuple[str, ...]
    required: int
    points: Decimal
    maximum: Decimal
    of_a_point: Fraction = field(repr=False)
    reference: Reference

    def __repr__(self) -> str:
        return f"<QuantityScore {two_places(self.points)}: {self.counted} innovations>"

    @property
    def contribution(self) -> Fraction:
        """Its exact share of the index."""
        return Fraction(self.points) * self.of_a_point

    @property
    def gate_is_open(self) -> bool:
        """Whether enough basic-service affairs are covered."""
        return len(self.basic_services) >= self.required

    @property
    def detail(self) -> Text:
        """How many count at what, and the gate, in words."""
        number = _NUMBER.format(n=self.counted, each=self.rule.each, most=self.rule.most)
        if not self.required:
            return number
        gate = _GATE.format(
            covered=len(self.basic_services),
            all=len(self.basic_services) + len(self.missing),
            required=self.required,
            state=_OPEN if self.gate_is_open else _SHUT,
        )
        missing = _MISSING.format(codes=", ".join(self.missing)) if self.missing else same("")
        return same("{number}; {gate}{missing}").format(number=number, gate=gate, missing=missing)

    def label(self, lang: Lang = "id") -> str:
        """The official name of the row, or its English rendering."""
        return self.rule.label(lang)

    def to_dict(self) -> dict[str, Any]:
        """As JSON data."""
        return {
            "counted": self.counted,
            "basic_services": list(self.basic_services),
            "missing": list(self.missing),
            "required": self.required,
            "score": two_places(self.points),
            "maximum": two_places(self.maximum),
            "contribution": exact(self.contribution),
        }


@frozen(repr=False)
class Score(Explained):
    """The index of one region in one year, and why."""

    rules: Rulebook
    submission: Submission
    basis: Basis
    settings: Settings
    result: Index
    government: GovernmentScore
    maturity: MaturityScore
    quantity: QuantityScore
    innovations: tuple[InnovationScore, ...]

    def __repr__(self) -> str:
        region, year = self.submission.region, self.submission.year
        return f"<Score {self.index} {self.predicate.value}, {region} {year}, {self.rules.id}, {self.basis.value}>"

    @property
    def index(self) -> Decimal:
        """The index as published, rounded once, at the end."""
        return self.result.index

    @property
    def index_exact(self) -> Fraction:
        """The index before its rounding; ranks use it."""
        return self.result.index_exact

    @property
    def predicate(self) -> Predicate:
        """What the published index is called; read from the rounded value."""
        return self.result.predicate

    @property
    def total(self) -> Decimal:
        """The three parts together, with two decimals."""
        return self.result.total

    @property
    def total_exact(self) -> Fraction:
        """Government + maturity + quantity, exact, out of the formula's maximum."""
        return self.result.total_exact

    def leaves(self) -> Iterator[RowScore | QuantityScore]:
        """Every leaf of the tree; their contributions add up to ``index_exact``."""
        return chain.from_iterable((self.government.rows, *[one.rows for one in self.innovations], (self.quantity,)))

    @property
    def innovation_rows(self) -> Iterator[RowScore]:
        """The rows of every innovation, one after the other."""
        return chain.from_iterable(one.rows for one in self.innovations)

    @cached_property
    def notices(self) -> tuple[Notice, ...]:
        """What the reader should know beside the figures."""
        return tuple(notices_of(self))

    @cached_property
    def assumptions(self) -> FrozenDict[str, Assumption]:
        """The assumptions that this score rests on, by code."""
        return assumptions_of_score(self)

    def sections(self) -> Iterator[Section]:
        """The index, every row with its reason and reference, the notices and the assumptions."""
        return score_sections(self)

    def summary(self, lang: Lang = "id") -> str:
        """Index, predicate, parts, and each innovation with its maturity or why it does not count, as text.

        Raises:
            UnknownLanguage: for a language other than ``"id"`` and ``"en"``.
        """
        return as_text(summary_sections(self), lang)

    def to_dict(self) -> dict[str, Any]:
        """The score file as JSON data."""
        return {
            "format": FORMAT,
            "format_version": FORMAT_VERSION,
            "rulebook": self.rules.identity(),
            "library": library_version(),
            "submission_digest": self.submission.digest(),
            "region": self.submission.region.code,
            "year": self.submission.year,
            "basis": self.basis.value,
            "settings": self.settings.to_dict(),
            **self.result.to_dict(),
            "government": self.government.to_dict(),
            "maturity": self.maturity.to_dict(),
            "quantity": self.quantity.to_dict(),
            "innovations": [innovation.to_dict() for innovation in self.innovations],
            "assumptions": listed(self.assumptions),
            "notices": [notice.to_dict() for notice in self.notices],
        }
