"""What an ecosystem's score shows: every figure of the six dimensions, and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_daerah.exact import exact, rounded
from inovasi_daerah.practice.ecosystem import ARITHMETIC_OF_OURS, PRECISION, SIX_DIMENSIONS
from inovasi_daerah.report.section import Column, Note, Row, Section, Table, figures, rows
from inovasi_daerah.text import Text, joined, same

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from inovasi_daerah.practice.evaluation import DimensionScore, EcosystemChange, EcosystemScore

_INSTRUMENT: Final = Text("Instrumen: {title}. {source}", "Instrument: {title}. {source}")
_DIMENSION: Final = Column(Text("Dimensi", "Dimension"))
_COLUMNS: Final = (
    _DIMENSION,
    *figures(
        Text("Skor", "Score"),
        Text("Bobot", "Weight"),
        Text("Responden", "Respondents"),
        Text("Rentang", "Spread"),
        Text("Simpangan", "Deviation"),
    ),
)
_TOO_FEW: Final = Text("Jawaban terlalu sedikit.", "Too few answers.")
_CHANGE: Final = Text("Perubahan {earlier} -> {later}", "Change {earlier} -> {later}")
_DIFFERENCE: Final = figures(Text("Selisih", "Difference"))
_WHOLE: Final = Text("Keseluruhan ({mean})", "Overall ({mean})")
_OVERALL: Final = Text("Keseluruhan ({mean}): {value} ({how})", "Overall ({mean}): {value} ({how})")
_NO_OVERALL: Final = Text(
    "Keseluruhan tidak dihitung: jawaban terlalu sedikit pada {missing}",
    "No overall figure: too few answers on {missing}",
)
_EXACT: Final = Text("eksak {value}", "exact {value}")
_DIGITS: Final = Text(
    "tanpa nilai eksak; benar sampai {digits} angka penting", "no exact value; right to {digits} significant digits"
)
_SPREAD: Final = Text(
    "Rentang: responden tertinggi dikurangi terendah. Simpangan: rata-rata jarak responden dari rata-ratanya.",
    "Spread: the highest respondent minus the lowest. Deviation: the mean distance of respondents from their mean.",
)


def change_sections(change: EcosystemChange) -> Iterator[Section]:
    """The later figure minus the earlier, of each dimension and of the whole."""
    years = {"earlier": change.earlier.assessment.year, "later": change.later.assessment.year}
    lines = [(dimension.text, _signed(value)) for dimension, value in change.dimensions.items()]
    lines.append((_WHOLE.format(mean=change.later.mean.text), _signed(change.overall)))
    yield Section(_CHANGE.format(**years), table=Table((_DIMENSION, *_DIFFERENCE), rows(lines)))


def _signed(value: Fraction | None) -> str:
    return "-" if value is None else f"{rounded(value):+}"


def ecosystem_sections(score: EcosystemScore) -> Iterator[Section]:
    """The one figure, then the dimensions."""
    instrument = score.instrument
    title = _INSTRUMENT.format(title=instrument.title, source=instrument.source)
    notes = (_overall(score), title, Note(_SPREAD, (SIX_DIMENSIONS, ARITHMETIC_OF_OURS)))
    yield Section(score.title, notes, Table(_COLUMNS, tuple(map(_dimension, score.dimensions))))


def _dimension(one: DimensionScore) -> Row:
    measured = (one.score, one.spread, one.deviation)
    value, spread, deviation = ("-" if figure is None else str(rounded(figure)) for figure in measured)
    cells = (one.dimension.text, value, format(one.weight, "f"), f"{len(one.answered)}/{one.asked}", spread, deviation)
    return Row(cells, _TOO_FEW if one.score is None else "")


def _overall(score: EcosystemScore) -> Text:
    if score.combined is None:
        return _NO_OVERALL.format(missing=joined(", ", (dimension.text for dimension in score.missing)))
    exactly = score.combined.is_exact
    how = _EXACT.format(value=exact(score.combined.value)) if exactly else _DIGITS.format(digits=PRECISION)
    return _OVERALL.format(mean=score.mean.text, value=same(score.overall), how=how)
