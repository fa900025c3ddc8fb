"""What moved the index of one region from one report to the next: causes that add up to the change, exactly."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from attrs import asdict, field

from inovasi_daerah.arguments import expect
from inovasi_daerah.exact import SHARE_PLACES, exact, rounded
from inovasi_daerah.frozen import frozen
from inovasi_daerah.problems import InvalidSubmission, problem, refuse
from inovasi_daerah.ranking.results import NotComparable
from inovasi_daerah.report.explained import Explained
from inovasi_daerah.report.section import Column, Section, Table, figures, rows
from inovasi_daerah.scoring.engine import score
from inovasi_daerah.scoring.explanation import Score
from inovasi_daerah.scoring.formula import formula_of, index_share
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

_RULE: Final = Text("perbandingan satu daerah antartahun", "comparison of one region between years")
_RULES: Final = Text("aturan {before} menjadi {after}", "rules {before} become {after}")
_MATURITIES: Final = Text("jumlah kematangan {before} menjadi {after}", "sum of maturities, from {before} to {after}")
_DIVISOR: Final = Text("pembagi {before} menjadi {after}", "divisor, from {before} to {after}")
_NUMBER: Final = Text("jumlah inovasi {before} menjadi {after}", "number of innovations, from {before} to {after}")
_GATE: Final = Text(
    "pelayanan dasar {before} menjadi {after}, disyaratkan {required}",
    "basic services, from {before} to {after}, {required} required",
)
_COLUMNS: Final = (*figures(Text("Indeks", "Index")), Column(Text("Sebab", "Cause")))
_ROW: Final = Text("{name}: level {before} menjadi {after}", "{name}: level {before} to {after}")


@frozen
class Cause:
    """One cause of a movement, with its exact share of the change of the index.

    Attributes:
        code: ``rules``, ``government.<row>``, ``maturity``, ``divisor``, ``number`` or ``gate``.
    """

    code: str
    text: Text
    change: Fraction


@frozen(repr=False)
class YearComparison(Explained):
    """How the index of one region moved between two reports; the changes of its causes add up to ``change``."""

    before: Score = field(repr=False)
    after: Score = field(repr=False)
    causes: tuple[Cause, ...]

    @property
    def change(self) -> Fraction:
        """The exact change of the index."""
        return self.after.index_exact - self.before.index_exact

    def __repr__(self) -> str:
        return f"<YearComparison {self._title}>"

    @property
    def _title(self) -> str:
        before, after = self.before, self.after
        return (
            f"{before.submission.region.name} ({before.submission.region}): {before.submission.year} {before.index} "
            f"-> {after.submission.year} {after.index} ({_signed(self.change)})"
        )

    def sections(self) -> Iterator[Section]:
        """The change, and its causes, the strongest first."""
        strongest = sorted(self.causes, key=lambda cause: (-abs(cause.change), cause.code))
        yield Section(self._title, table=Table(_COLUMNS, rows((_signed(one.change), one.text) for one in strongest)))

    def to_dict(self) -> dict[str, Any]:
        """As JSON data."""
        return {
            "region": self.before.submission.region.code,
            "from": {"year": self.before.submission.year, "rulebook": self.before.rules.id},
            "to": {"year": self.after.submission.year, "rulebook": self.after.rules.id},
            "change_exact": exact(self.change),
            "causes": [
                {
                    "code": cause.code,
                    "text": cause.text.to_dict(),
                    "change_exact": exact(cause.change),
                }
                for cause in self.causes
            ],
        }


def _signed(change: Fraction) -> str:
    return f"{rounded(change, SHARE_PLACES):+}"


def compare_years(before: Score, after: Score) -> YearComparison:
    """What moved the index of a region from one score to another.

    Where the rulebooks differ, the earlier report is scored under the later rules too: what that changes is the cause
    ``rules``, and every other cause is the region's own. The change of the sum of maturities is worked out with the
    later divisor, that of the number of innovations with the later gate. A cause that changed nothing is left out.

    Raises:
        InvalidSubmission: for scores of two regions, for an ``after`` of an earlier year, or where the earlier claims
            do not fit the later catalogue.
        NotComparable: for scores on different bases or settings.
    """
    expect(before, Score, "before")
    expect(after, Score, "after")
    regions = {one.submission.region.code for one in (before, after)}
    if len(regions) > 1:
        wanted = Text("dua skor dari satu daerah", "two scores of one region")
        code = after.submission.region.code
        refuse(InvalidSubmission, [problem("conflict", code, wanted, path="after.region", reference=_RULE)])
    earlier, later = before.submission.year, after.submission.year
    if later < earlier:
        wanted = Text(f"tahun {earlier} atau sesudahnya", f"{earlier} or a later year")
        refuse(InvalidSubmission, [problem("conflict", later, wanted, path="after.year", reference=_RULE)])
    terms = {f"{one.basis.value}: {one.settings}" for one in (before, after)}
    if len(terms) > 1:
        raise NotComparable("terms", terms)
    return YearComparison(before, after, tuple(cause for cause in _causes(before, after) if cause.change))


def _causes(before: Score, after: Score) -> Iterator[Cause]:
    start = before
    if before.rules.digest != after.rules.digest:
        start = score(before.submission, after.rules, basis=before.basis, **asdict(before.settings))
        text = _RULES.format(before=before.rules.id, after=after.rules.id)
        yield Cause("rules", text, start.index_exact - before.index_exact)
    yield from _government(start, after)
    yield from _maturity(start, after)
    yield from _quantity(start, after)


def _government(start: Score, after: Score) -> Iterator[Cause]:
    for old, new in zip(start.government.rows, after.government.rows, strict=True):
        text = _ROW.format(name=new.row.name, before=old.level, after=new.level)
        yield Cause(f"government.{new.code}", text, new.contribution - old.contribution)


def _maturity(start: Score, after: Score) -> Iterator[Cause]:
    old, new = start.maturity, after.maturity
    sums = Fraction(new.sum) - Fraction(old.sum)
    text = _MATURITIES.format(before=old.sum, after=new.sum)
    yield Cause("maturity", text, index_share(after.rules, sums / new.divisor))
    divisors = Fraction(old.sum) / new.divisor - Fraction(old.sum) / old.divisor
    text = _DIVISOR.format(before=old.divisor, after=new.divisor)
    yield Cause("divisor", text, index_share(after.rules, divisors))


def _quantity(start: Score, after: Score) -> Iterator[Cause]:
    old, new = start.quantity, after.quantity
    rule = formula_of(after.rules).quantity
    each, most = Fraction(rule.each), rule.most
    was, now = (min(one.counted, most) * each for one in (old, new))
    gates = was * (new.gate_is_open - old.gate_is_open)
    services = {"before": len(old.basic_services), "after": len(new.basic_services), "required": new.required}
    yield Cause("gate", _GATE.format(**services), index_share(after.rules, gates))
    text = _NUMBER.format(before=old.counted, after=new.counted)
    yield Cause("number", text, index_share(after.rules, (now - was) * new.gate_is_open))
