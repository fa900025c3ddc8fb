"""The plain-text rendering of an ecosystem's score, at most 100 columns wide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_daerah.exact import exact, rounded
from inovasi_daerah.practice.ecosystem import ARITHMETIC_OF_OURS, PRECISION, SIX_DIMENSIONS
from inovasi_daerah.practice.evaluation import TOO_FEW
from inovasi_daerah.report.layout import wrapped
from inovasi_daerah.text import Lang, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.practice.evaluation import DimensionScore, EcosystemChange, EcosystemScore

_INSTRUMENT: Final = Text("Instrumen: {title}. {source}", "Instrument: {title}. {source}")
_COLUMNS: Final = (
    Text("Dimensi", "Dimension"),
    Text("Nilai", "Score"),
    Text("Bobot", "Weight"),
    Text("Responden", "Respondents"),
    Text("Rentang", "Spread"),
    Text("Simpangan", "Deviation"),
)
_WIDTH_OF_WEIGHT: Final = 10
_LONG_WEIGHT: Final = Text("bobot {weight}", "weight {weight}")
_CHANGE: Final = Text("Perubahan {earlier} -> {later}", "Change {earlier} -> {later}")
_WHOLE: Final = Text("Keseluruhan ({mean})", "Overall ({mean})")
_OVERALL: Final = Text("Keseluruhan ({mean}): {value}", "Overall ({mean}): {value}")
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


def explain_change(change: EcosystemChange, lang: Lang) -> str:
    """The later figure minus the earlier, of each dimension and of the whole."""
    years = {"earlier": change.earlier.assessment.year, "later": change.later.assessment.year}
    rows = [(dimension.label(lang), value) for dimension, value in change.dimensions.items()]
    rows.append((_WHOLE.format(mean=change.later.mean.text).say(lang), change.overall))
    lines = [_CHANGE.format(**years).say(lang)]
    lines += (f"{name:<38}{'-' if value is None else f'{rounded(value):+}':>10}" for name, value in rows)
    return "\n".join(lines) + "\n"


def explain(score: EcosystemScore, lang: Lang) -> str:
    """Every figure and what it rests on."""
    return "\n".join(_lines(score, lang)) + "\n"


def _lines(score: EcosystemScore, lang: Lang) -> Iterator[str]:
    yield from wrapped(score.title.say(lang))
    instrument = score.instrument
    yield from wrapped(_INSTRUMENT.format(title=instrument.title, source=instrument.source).say(lang), 0, 2)
    yield ""
    yield _row(*(column.say(lang) for column in _COLUMNS))
    for one in score.dimensions:
        yield from _dimension(one, lang)
    yield ""
    yield from wrapped(_overall(score, lang), 0, 2)
    yield from wrapped(_SPREAD.say(lang), 0, 2)
    for reference in (SIX_DIMENSIONS, ARITHMETIC_OF_OURS):
        yield from wrapped(reference.label(lang), 0, 2)


def _row(name: str, value: str, weight: str, respondents: str, spread: str, deviation: str) -> str:
    return f"{name:<38}{value:>10}{weight:>10}{respondents:>14}{spread:>12}{deviation:>12}"


def _dimension(one: DimensionScore, lang: Lang) -> Iterator[str]:
    """The line of a dimension; a weight too long for its column is written below it, whole."""
    respondents = f"{len(one.answered)}/{one.asked}"
    written = format(one.weight, "f")
    weight = written if len(written) < _WIDTH_OF_WEIGHT else ""
    if one.score is None or one.spread is None or one.deviation is None:
        yield f"{one.label(lang):<38}{'-':>10}{weight:>10}{respondents:>14}{TOO_FEW.say(lang):>24}"
    else:
        value, spread, deviation = (str(rounded(value)) for value in (one.score, one.spread, one.deviation))
        yield _row(one.label(lang), value, weight, respondents, spread, deviation)
    if not weight:
        yield f"{_LONG_WEIGHT.format(weight=written).say(lang):>58}"


def _overall(score: EcosystemScore, lang: Lang) -> str:
    if score.combined is None:
        missing = ", ".join(dimension.label(lang) for dimension in score.missing)
        return _NO_OVERALL.format(missing=missing).say(lang)
    how = (
        _EXACT.format(value=exact(score.combined.value))
        if score.combined.is_exact
        else _DIGITS.format(digits=PRECISION)
    )
    return f"{_OVERALL.format(mean=score.mean.text, value=score.overall).say(lang)} ({how.say(lang)})"
