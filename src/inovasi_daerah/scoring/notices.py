"""What the reader of a score should know besides the figures."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from inovasi_daerah.domain.innovations import count_words
from inovasi_daerah.domain.rich_text import without_markup
from inovasi_daerah.frozen import frozen
from inovasi_daerah.reading.look_alikes import alike, spelled
from inovasi_daerah.report.layout import brief
from inovasi_daerah.scoring.settings import Basis
from inovasi_daerah.scoring.verification import State, has_lapsed
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from inovasi_daerah.domain.claims import Claim
    from inovasi_daerah.domain.innovations import Innovation, Kind
    from inovasi_daerah.domain.submissions import Submission
    from inovasi_daerah.scoring.explanation import InnovationScore, Score
    from inovasi_daerah.scoring.row_scores import RowScore


@frozen(repr=False)
class Notice:
    """Something the reader should know, which by itself changes no points.

    Attributes:
        code: stable name of the kind of notice.
        path: where in the submission.
    """

    code: str
    path: str
    text: Text

    def __repr__(self) -> str:
        return f"<Notice {self.code} {brief(self.path)}>"

    @property
    def line(self) -> Text:
        """Code, place and words, as every report shows them."""
        place = f"{self.path}: " if self.path else ""
        return Text(*(f"[{self.code}] {place}{words}" for words in (self.text.id, self.text.en)))

    def to_dict(self) -> dict[str, object]:
        """As JSON data."""
        return {"code": self.code, "path": self.path, "text": self.text.to_dict()}


_LOOKS_LIKE: Final = Text(
    "{text} terlihat seperti {earlier}, tetapi keduanya id yang berbeda",
    "{text} looks like {earlier}, but the two are different ids",
)
_KIND: Final = Text(
    "jenis {kind} tidak disebut pada indikator ini; disebut: {kinds}",
    "kind {kind} is not named for this row; named: {kinds}",
)
_KIND_OF_THAT: Final = Text(
    "jenis {kind} tidak disebut pada indikator ini untuk inovasi berjenis {of}; disebut: {kinds}",
    "kind {kind} is not named for this row of an innovation of kind {of}; named: {kinds}",
)
_BY_STATE = {
    State.NOT_CLAIMED: (
        "not_claimed",
        Text("dari profil, tidak diklaim; tidak berlaku", "from the profile, not claimed; does not stand"),
    ),
    State.UNVERIFIED: (
        "unverified",
        Text("belum diverifikasi; berlaku seperti diklaim", "not verified; stands as claimed"),
    ),
    State.PENDING: ("pending", Text("belum diverifikasi; tidak berlaku", "not verified; does not stand")),
    State.NO_EVIDENCE: ("evidence_missing", Text("tanpa bukti; tidak berlaku", "without evidence; does not stand")),
}


_MARKUP: Final = Text(
    "rancang bangun memuat tanda HTML: {words} kata sebagaimana tertulis, yang dihitung; {seen} kata tanpa tanda itu",
    "the design holds HTML markup: {words} words as written, which is what counts; {seen} words without the markup",
)
_NOT_LAPSED: Final = (State.ACCEPTED, State.ADJUSTED, State.REJECTED, State.NO_EVIDENCE, State.PENDING)
"""The states that say already that the verification of the claim has not lapsed."""


def notices_of(score: Score) -> Iterator[Notice]:
    """Every notice of a score, from the edition down to the single row."""
    if score.rules.provisional:
        text = Text("{title} masih sementara", "{title} is provisional").format(title=score.rules.title)
        yield Notice("provisional", "", text)
    if score.rules.lent is not None:
        yield Notice("lent", "", score.rules.lent)
    if score.rules.year != score.submission.year:
        years = {"year": score.submission.year, "id": score.rules.id}
        text = Text("laporan tahun {year} dinilai menurut {id}", "a report of {year} scored under {id}").format(**years)
        yield Notice("other_year", "year", text)
    mandatory = score.rules.eligibility.mandatory if score.rules.eligibility else None
    least = mandatory.least_level if mandatory else 1
    unfilled = [
        f"{row.row.number} {row.code}"
        for row in score.government.rows
        if row.row.mandatory and (row.claimed_level or 0) < least
    ]
    if unfilled:
        text = Text("indikator wajib tidak terisi: {codes}", "mandatory rows not filled: {codes}")
        yield Notice("mandatory_government_rows", "government", text.format(codes=", ".join(unfilled)))
    yield from _look_alikes(score.submission)
    yield from _row_notices(score.government.rows, score.submission.government, "government", score.basis)
    for position, innovation in enumerate(score.innovations):
        path = f"innovations[{position}]"
        yield from _date_notices(innovation.innovation, path)
        yield from _design_notices(innovation.innovation, path)
        one = innovation.innovation
        yield from _row_notices(innovation.rows, one.claims, f"{path}.claims", score.basis, one.kind)
        if score.basis is Basis.CLAIMED:
            yield from _evidence_notices(innovation, path)


def _look_alikes(submission: Submission) -> Iterator[Notice]:
    """Ids that are two for the program and one for a reader, each kind of id by itself."""
    innovations = list(enumerate(submission.innovations))
    agencies = [(f"agencies[{n}].id", one.id) for n, one in enumerate(submission.agencies)]
    agencies += [(f"innovations[{n}].agency", one.agency) for n, one in innovations if one.agency is not None]
    claims = [
        ("government", submission.government),
        *((f"innovations[{n}].claims", one.claims) for n, one in innovations),
    ]
    evidence = (
        (f"{path}.{code}.evidence[{n}].id", piece.id)
        for path, made in claims
        for code, claim in made.items()
        for n, piece in enumerate(claim.evidence)
    )
    for texts in ([(f"innovations[{n}].id", one.id) for n, one in innovations], agencies, evidence):
        for path, text, earlier in alike(texts):
            words = _LOOKS_LIKE.format(text=spelled(text), earlier=spelled(earlier))
            yield Notice("look_alike", path, words)


def _row_notices(
    rows: tuple[RowScore, ...], claims: Mapping[str, Claim], path: str, basis: Basis, kind: Kind | None = None
) -> Iterator[Notice]:
    """The notices of rows, those of an innovation with its ``kind``."""
    by_state: dict[State, list[str]] = {}
    for row in rows:
        where = f"{path}.{row.code}"
        claim = claims.get(row.code)
        if claim is not None and row.state not in _NOT_LAPSED and has_lapsed(claim):
            text = Text(
                "klaim berubah sejak diverifikasi; verifikasinya gugur",
                "the claim changed since it was verified; the verification has lapsed",
            )
            yield Notice("lapsed", where, text)
        if row.state is State.DERIVED:
            yield Notice(
                "derived",
                where,
                Text("level dari profil, bukan dari klaim", "level from the profile, not from a claim"),
            )
        if claim is not None and claim.evidence:
            yield from _kind_notices(row, claim, where, kind)
        if basis is Basis.VERIFIED and row.state in _BY_STATE:
            by_state.setdefault(row.state, []).append(row.code)
    for state, codes in by_state.items():
        code, words = _BY_STATE[state]
        yield Notice(
            code, path, Text("{words}: {codes}", "{words}: {codes}").format(words=words, codes=", ".join(codes))
        )


def _kind_notices(row: RowScore, claim: Claim, path: str, kind: Kind | None) -> Iterator[Notice]:
    """Evidence of a kind that the row does not name; some rows name others for an innovation of that ``kind``."""
    rule = row.row.evidence
    if rule is None:
        return
    named = rule.kinds_for(None if kind is None else kind.value)
    of_kind = kind.text if kind is not None and kind.value in rule.by_kind else None
    words = _KIND if of_kind is None else _KIND_OF_THAT
    for position, evidence in enumerate(claim.evidence):
        if evidence.kind.value not in named:
            text = words.format(kind=evidence.kind.value, kinds=", ".join(named), of=of_kind)
            yield Notice("evidence_kind", f"{path}.evidence[{position}]", text)


def _evidence_notices(innovation: InnovationScore, path: str) -> Iterator[Notice]:
    bare = [row.code for row in innovation.claims_without_evidence]
    if bare:
        text = Text("klaim tanpa bukti: {codes}", "claims without evidence: {codes}").format(codes=", ".join(bare))
        yield Notice("evidence_missing", f"{path}.claims", text)


def _date_notices(innovation: Innovation, path: str) -> Iterator[Notice]:
    dates = ("initiated_on", "trialled_on", "applied_on", "developed_on")
    given = [(name, value) for name in dates if (value := getattr(innovation, name)) is not None]
    for (earlier, first), (later, second) in pairwise(given):
        if second < first:
            text = Text(
                f"{later} {second} lebih awal daripada {earlier} {first}",
                f"{later} {second} is before {earlier} {first}",
            )
            yield Notice("dates_out_of_order", f"{path}.{later}", text)


def _design_notices(innovation: Innovation, path: str) -> Iterator[Notice]:
    """A design kept as rich text: its tags are counted as the words they are written with."""
    seen = None if innovation.design is None else without_markup(innovation.design)
    if seen is not None:
        yield Notice("design_markup", f"{path}.design", _MARKUP.format(words=innovation.words, seen=count_words(seen)))
