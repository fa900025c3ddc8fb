"""Claimed and verified side by side: which points are lost, why, and what evidence is still missing."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from attrs import field

from inovasi_daerah.arguments import expect
from inovasi_daerah.exact import as_share, exact, two_places
from inovasi_daerah.frozen import FrozenDict, frozen
from inovasi_daerah.problems import InvalidSubmission, problem
from inovasi_daerah.report.explained import Explained
from inovasi_daerah.report.section import Column, Section, Table, figures, rows
from inovasi_daerah.report.text import as_text
from inovasi_daerah.scoring.explanation import Score
from inovasi_daerah.scoring.formula import GOVERNMENT
from inovasi_daerah.scoring.row_scores import RowScore
from inovasi_daerah.scoring.settings import SETTING_RULE, Basis
from inovasi_daerah.text import Lang, Text, joined, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.scoring.explanation import InnovationScore
    from inovasi_daerah.scoring.verification import State

_NO_AGENCY: Final = Text("(tanpa perangkat daerah)", "(no agency)")
_HEADING: Final = Text(
    "Klaim {claimed} ({claimed_name}), terverifikasi {verified} ({verified_name}); selisih {lost}",
    "Claimed {claimed} ({claimed_name}), verified {verified} ({verified_name}); difference {lost}",
)
_BY_CAUSE: Final = Text("Indeks yang hilang, menurut sebab", "Index lost, by cause")
_CAUSES: Final = (Column(Text("Sebab", "Cause")), *figures(Text("Indeks", "Index")))
_BY_ROW: Final = Text("Baris yang berubah", "Rows that change")
_TO_DO: Final = Text("Bukti yang masih kurang, menurut perangkat daerah", "Evidence still missing, by agency")
_CHANGED: Final = same("{name}, {cause}: {rows}")
_ROW: Final = same("{number} {code} {claimed} -> {verified}")
_LACKING: Final = same("{innovation}: {number} {row}")


@frozen
class Loss:
    """One row whose points differ between claimed and verified.

    Attributes:
        path: where in the submission.
        innovation: id of the innovation; None for a row of the government.
        agency: id of the innovation's agency, where it names one.
    """

    path: str
    innovation: str | None
    agency: str | None
    claimed: RowScore = field(repr=False)
    verified: RowScore = field(repr=False)

    @property
    def cause(self) -> State:
        """Why the points differ."""
        return self.verified.state

    @property
    def lost(self) -> Fraction:
        """The exact share of the index that is lost; negative where a verifier adjusted upward."""
        return self.claimed.contribution - self.verified.contribution

    @property
    def text(self) -> Text:
        """The row by its number and code, and its points on both bases."""
        return _ROW.format(
            number=self.claimed.row.number,
            code=self.claimed.code,
            claimed=two_places(self.claimed.points),
            verified=two_places(self.verified.points),
        )


@frozen
class Missing:
    """A claim that still lacks its evidence."""

    agency: str | None
    innovation: str
    row: RowScore = field(repr=False)


@frozen(repr=False)
class Comparison(Explained):
    """Two scores of one submission, claimed and verified, row by row."""

    claimed: Score = field(repr=False)
    verified: Score = field(repr=False)

    def __repr__(self) -> str:
        return f"<Comparison {self.claimed.index} claimed, {self.verified.index} verified: {len(self.losses)} rows>"

    @property
    def lost(self) -> Fraction:
        """The exact difference of the two indexes; the losses of all rows add up to it."""
        return self.claimed.index_exact - self.verified.index_exact

    @cached_property
    def losses(self) -> tuple[Loss, ...]:
        """Every row whose points differ, in the order of the submission."""
        return tuple(self._losses())

    @cached_property
    def by_cause(self) -> FrozenDict[State, Fraction]:
        """The exact share of the index lost to each cause."""
        found: dict[State, Fraction] = {}
        for loss in self.losses:
            found[loss.cause] = found.get(loss.cause, Fraction(0)) + loss.lost
        return FrozenDict(found)

    @cached_property
    def missing_evidence(self) -> FrozenDict[str | None, tuple[Missing, ...]]:
        """The claims that lack evidence, by agency; None holds those of innovations that name no agency."""
        found: dict[str | None, list[Missing]] = {}
        for innovation in self.claimed.innovations:
            agency = innovation.innovation.agency
            for row in innovation.claims_without_evidence:
                found.setdefault(agency, []).append(Missing(agency, innovation.id, row))
        return FrozenDict({agency: tuple(missing) for agency, missing in found.items()})

    def _losses(self) -> Iterator[Loss]:
        for claimed, verified in zip(self.claimed.government.rows, self.verified.government.rows, strict=True):
            if claimed.points != verified.points:
                yield Loss(f"government.{claimed.code}", None, None, claimed, verified)
        pairs = zip(self.claimed.innovations, self.verified.innovations, strict=True)
        for position, (before, after) in enumerate(pairs):
            yield from _losses_of(position, before, after)

    def sections(self) -> Iterator[Section]:
        """Both indexes, what each cause takes away, the rows that change, and the evidence that is missing."""
        yield Section(
            _HEADING.format(
                claimed=self.claimed.index,
                claimed_name=self.claimed.predicate.name,
                verified=self.verified.index,
                verified_name=self.verified.predicate.name,
                lost=as_share(self.lost),
            )
        )
        if self.losses:
            causes = rows((cause.text, as_share(lost)) for cause, lost in self.by_cause.items())
            yield Section(_BY_CAUSE, table=Table(_CAUSES, causes))
            yield Section(_BY_ROW, tuple(self._changes()))
        yield from self._to_do()

    def _changes(self) -> Iterator[Text]:
        found: dict[tuple[str | None, State], list[Loss]] = {}
        for loss in self.losses:
            found.setdefault((loss.innovation, loss.cause), []).append(loss)
        for (innovation, cause), losses in found.items():
            name = GOVERNMENT if innovation is None else innovation
            yield _CHANGED.format(name=name, cause=cause.text, rows=joined("; ", (loss.text for loss in losses)))

    def to_do(self, lang: Lang = "id") -> str:
        """The evidence still missing, by agency, as text; empty where none is."""
        return as_text(self._to_do(), lang) if self.missing_evidence else ""

    def _to_do(self) -> Iterator[Section]:
        names = {one.id: one.name for one in self.claimed.submission.agencies}
        by_agency = [
            Section(
                _NO_AGENCY if agency is None else names.get(agency, agency),
                tuple(
                    _LACKING.format(innovation=one.innovation, number=one.row.row.number, row=one.row.name)
                    for one in missing
                ),
            )
            for agency, missing in self.missing_evidence.items()
        ]
        if by_agency:
            yield Section(_TO_DO, parts=by_agency)

    def to_dict(self) -> dict[str, Any]:
        """As JSON data; shares of the index as exact fractions."""
        return {
            "claimed": str(self.claimed.index),
            "verified": str(self.verified.index),
            "lost": exact(self.lost),
            "by_cause": {cause.value: exact(lost) for cause, lost in self.by_cause.items()},
            "rows": [
                {
                    "path": loss.path,
                    "innovation": loss.innovation,
                    "agency": loss.agency,
                    "code": loss.claimed.code,
                    "claimed": two_places(loss.claimed.points),
                    "verified": two_places(loss.verified.points),
                    "cause": loss.cause.value,
                    "lost": exact(loss.lost),
                }
                for loss in self.losses
            ],
            "missing_evidence": [
                {"agency": agency, "claims": [{"innovation": one.innovation, "code": one.row.code} for one in missing]}
                for agency, missing in self.missing_evidence.items()
            ],
        }


def _losses_of(position: int, before: InnovationScore, after: InnovationScore) -> Iterator[Loss]:
    for claimed, verified in zip(before.rows, after.rows, strict=True):
        if claimed.points != verified.points:
            path = f"innovations[{position}].claims.{claimed.code}"
            yield Loss(path, before.id, before.innovation.agency, claimed, verified)


def compare(claimed: Score, verified: Score) -> Comparison:
    """Set the claimed and the verified score of one submission side by side.

    Raises:
        InvalidSubmission: where the two are not the claimed and the verified score of the same submission under the
            same rulebook and settings.
    """
    expect(claimed, Score, "claimed")
    expect(verified, Score, "verified")
    wanted = Text(
        "skor klaim, lalu skor terverifikasi, atas laporan yang sama menurut aturan dan setelan yang sama",
        "the claimed score, then the verified one, of the same submission under the same rules and settings",
    )
    found = [
        problem("conflict", name, wanted, path=name, reference=SETTING_RULE)
        for name, fits in (
            ("basis", (claimed.basis, verified.basis) == (Basis.CLAIMED, Basis.VERIFIED)),
            ("submission", claimed.submission == verified.submission),
            ("rules", claimed.rules.digest == verified.rules.digest),
            ("settings", claimed.settings == verified.settings),
        )
        if not fits
    ]
    if found:
        raise InvalidSubmission(found)
    return Comparison(claimed, verified)
