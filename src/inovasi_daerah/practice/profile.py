"""A profile of the six ecosystem dimensions read off the rows of a score. For explaining only.

The crosswalk from rows to dimensions is this project's own: no guide knows it, no index is made from it, and it is no
assessment of an ecosystem (that needs an instrument and respondents).
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from attrs import field

from inovasi_daerah.arguments import expect
from inovasi_daerah.exact import exact, rounded
from inovasi_daerah.frozen import frozen
from inovasi_daerah.levels import MAX_LEVEL
from inovasi_daerah.practice.ecosystem import FULL, Dimension
from inovasi_daerah.practice.radar import radar_svg
from inovasi_daerah.references import Confidence, Reference
from inovasi_daerah.report.explained import Explained
from inovasi_daerah.report.layout import brief
from inovasi_daerah.report.section import Column, Note, Row, Section, Table, figures
from inovasi_daerah.scoring.explanation import Score
from inovasi_daerah.text import Lang, Text
from inovasi_daerah.version import FORMAT_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.scoring.row_scores import RowScore

CROSSWALK: Final[Mapping[str, Dimension]] = MappingProxyType(
    {
        code: dimension
        for dimension, codes in (
            (Dimension.LEADERSHIP, ("visi_misi", "pelaksana")),
            (Dimension.REGULATION, ("regulasi", "peta_jalan_iptek", "fasilitasi_haki")),
            (Dimension.PEOPLE, ("sdm", "bimtek", "penghargaan_inovator")),
            (
                Dimension.KNOWLEDGE,
                ("pedoman_teknis", "replikasi", "monev", "rekomendasi_kebijakan", "kualitas_kebijakan"),
            ),
            (Dimension.INFRASTRUCTURE, ("anggaran", "alat_kerja", "rkpd", "layanan_terintegrasi")),
            (Dimension.CULTURE, ("aktor", "jejaring", "sosialisasi", "video", "jumlah_inovasi")),
        )
        for code in codes
    }
)
"""The dimension that a row tells of; the other rows are not mapped."""
CROSSWALK_OF_OURS: Final = Reference(
    "ecosystem-crosswalk",
    Text(
        "pemetaan baris indeks ke dimensi, pilihan proyek ini", "crosswalk from rows to dimensions, this project's own"
    ),
    Confidence.C,
)
FOR_EXPLAINING_ONLY: Final = Text(
    "Hanya untuk menjelaskan: profil ini diturunkan dari level indeks dan bukan penilaian ekosistem.",
    "For explaining only: this profile is derived from levels of the index and is no assessment of an ecosystem.",
)
_HEAD: Final = Text(
    "Profil turunan {name} ({code}), {year}, {edition}", "Derived profile {name} ({code}), {year}, {edition}"
)
_ROWS: Final = Text("dari baris: {codes}", "from the rows: {codes}")
_COLUMNS: Final = (Column(Text("Dimensi", "Dimension")), *figures(Text("Bagian, %", "Share, %")))
_NOTHING: Final = Text("tidak ada yang dilaporkan", "nothing reported")


@frozen
class DerivedDimension:
    """One dimension as the index's rows show it.

    Attributes:
        rows: the share of each mapped row that was reported, by code, from 0 to 100, exact.
    """

    dimension: Dimension
    rows: Mapping[str, Fraction]

    @property
    def score(self) -> Fraction | None:
        """The plain mean of its rows, exact; None where none was reported."""
        return sum(self.rows.values(), Fraction(0)) / len(self.rows) if self.rows else None


@frozen(repr=False)
class DerivedProfile(Explained):
    """The six dimensions as the rows of one score show them. For explaining only."""

    score: Score = field(repr=False)
    dimensions: tuple[DerivedDimension, ...]

    @property
    def scores(self) -> Mapping[Dimension, Fraction | None]:
        """The share of each dimension, from 0 to 100, exact; None where none of its rows was reported."""
        return MappingProxyType({one.dimension: one.score for one in self.dimensions})

    def __repr__(self) -> str:
        submission = self.score.submission
        return f"<DerivedProfile {brief(submission.region.name)}, {submission.year}, {self.score.rules.id}>"

    def sections(self) -> Iterator[Section]:
        """The six dimensions with their rows."""
        lines = (
            Row((one.dimension.text, _NOTHING))
            if one.score is None
            else Row((one.dimension.text, str(rounded(one.score))), _ROWS.format(codes=", ".join(one.rows)))
            for one in self.dimensions
        )
        note = Note(FOR_EXPLAINING_ONLY, (CROSSWALK_OF_OURS,))
        yield Section(self.title, (note,), Table(_COLUMNS, tuple(lines)))

    @property
    def title(self) -> Text:
        """Whose profile, in which year, by which edition of the rules."""
        submission = self.score.submission
        place = {"name": submission.region.name, "code": submission.region.code}
        return _HEAD.format(**place, year=submission.year, edition=self.score.rules.id)

    def to_svg(self, lang: Lang = "id") -> str:
        """The six dimensions as a radar drawing, with the note that it only explains."""
        return radar_svg(self.scores, title=self.title, caption=FOR_EXPLAINING_ONLY, lang=lang)

    def _repr_svg_(self) -> str:
        return self.to_svg()

    def to_dict(self) -> dict[str, Any]:
        """As JSON data, with the note that it only explains."""
        return {
            "format": "inovasi-daerah/derived-profile",
            "format_version": FORMAT_VERSION,
            "note": FOR_EXPLAINING_ONLY.to_dict(),
            "rulebook": {"id": self.score.rules.id, "digest": self.score.rules.digest},
            "region": self.score.submission.region.code,
            "year": self.score.submission.year,
            "dimensions": [
                {
                    "dimension": one.dimension.value,
                    "score": None if one.score is None else str(rounded(one.score)),
                    "score_exact": None if one.score is None else exact(one.score),
                    "rows": {code: exact(value) for code, value in one.rows.items()},
                }
                for one in self.dimensions
            ],
        }


def derived_profile(score: Score) -> DerivedProfile:
    """The six dimensions as the rows of ``score`` show them. For explaining only.

    A row of the government shows its level out of 3; a row of innovations the mean level of those counted innovations
    that reported it, out of 3; the number of innovations its points out of its maximum. A dimension is the plain mean
    of its rows. A row that nobody reported is left out, for it is not known to be 0 (source: this project's own
    crosswalk).
    """
    expect(score, Score, "score")
    shares = {code: share for code, share in _shares(score) if code in CROSSWALK}
    return DerivedProfile(
        score,
        tuple(
            DerivedDimension(
                dimension,
                MappingProxyType({code: share for code, share in shares.items() if CROSSWALK[code] is dimension}),
            )
            for dimension in Dimension
        ),
    )


def _shares(score: Score) -> Iterator[tuple[str, Fraction]]:
    levels: dict[str, list[int]] = {}
    counted = (row for innovation in score.innovations if innovation.counted for row in innovation.rows)
    for row in (*score.government.rows, *counted):
        if _was_reported(row):
            levels.setdefault(row.code, []).append(row.level)
    for code, reached in levels.items():
        yield code, Fraction(sum(reached) * FULL, len(reached) * MAX_LEVEL)
    quantity = score.quantity
    if quantity.maximum:
        yield quantity.rule.code, Fraction(quantity.points) / Fraction(quantity.maximum) * FULL


def _was_reported(row: RowScore) -> bool:
    return row.claimed_level is not None
