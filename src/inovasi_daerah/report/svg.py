"""Every picture that a result can draw, as SVG text: no script, no style, no outside file, no font of its own."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from inovasi_daerah.exact import rounded
from inovasi_daerah.frozen import frozen
from inovasi_daerah.report.html import escaped
from inovasi_daerah.report.layout import wrapped
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from inovasi_daerah.text import Lang

_RADIUS: Final = 150
_FULL: Final = 100
_RINGS: Final = (20, 40, 60, 80, 100)
_FONT: Final = 13
_SMALL: Final = 12
_LINE: Final = 17
_GAP: Final = 16
_MARGIN: Final = 16
_LABEL: Final = 24
"""The most characters of a line beside an axis."""
_WIDE: Final = frozenset("MW@%mw")
_NARROW: Final = frozenset("iljtfrI.,:;'|!()[]- ")
_SINE: Final = Fraction(866025, 1000000)
"""Of 60 degrees, to far less than a pixel."""
_HALF: Final = Fraction(1, 2)
_AXES: Final = (
    (Fraction(0), Fraction(-1)),
    (_SINE, -_HALF),
    (_SINE, _HALF),
    (Fraction(0), Fraction(1)),
    (-_SINE, _HALF),
    (-_SINE, -_HALF),
)
_MISSING: Final = Text("belum dinilai", "not assessed")
_INK, _GRID, _FILL = "#1b2733", "#c3ccd5", "#0b6e99"
_BARS_WIDTH: Final = 760
_EDGE: Final = 24
_STEP: Final = 18
_BESIDE: Final = 330
_TALL: Final = 180
_UPRIGHT_FROM: Final = 4 * _STEP + _EDGE
_LYING_FROM: Final = _UPRIGHT_FROM + _TALL + 3 * _STEP
_SPACE: Final = 4
_BAR, _ALARM = "#2b6ca3", "#b3402a"


@frozen
class Bar:
    """A count, with its label; one that is needed has a bold label, and is red where the count is zero."""

    label: str
    count: int
    is_needed: bool = False


@frozen
class Chart:
    """Bars under a title."""

    title: str
    bars: tuple[Bar, ...]

    @property
    def spoken(self) -> str:
        """The chart in words."""
        return f"{self.title}: {'; '.join(f'{bar.label}: {bar.count}' for bar in self.bars)}"


def radar(scores: Mapping[Text, Fraction | None], title: Text, caption: Text | None, lang: Lang) -> str:
    """Six scores from 0 (centre) to 100 (rim), by their names; one that is None has no corner and says so."""
    labels = [_label(name, score, lang) for name, score in scores.items()]
    side = max(_width(line) for label in labels for line in label)
    # The sides are held free for the longest label, and no line of the heads is longer than the whole is wide.
    width = 2 * (_RADIUS + _GAP + side + _MARGIN)
    heads = _heads(title.say(lang), width)
    feet = _heads(caption.say(lang), width) if caption else []
    tallest = max(len(label) for label in labels) * _LINE
    top = _MARGIN + len(heads) * _LINE + _GAP + tallest + _GAP
    height = top + 2 * _RADIUS + _GAP + tallest + _GAP + len(feet) * _LINE + _MARGIN
    centre = (Fraction(width, 2), Fraction(top + _RADIUS))
    parts = [
        *_words(heads, centre[0], Fraction(_MARGIN), "middle", bold=True),
        *_grid(centre),
        *_shape(scores.values(), centre),
    ]
    for (x, y), label in zip(_AXES, labels, strict=True):
        parts += _axis_label(label, (x, y), centre)
    parts += _words(feet, centre[0], Fraction(height - _MARGIN - len(feet) * _LINE), "middle")
    spoken = f"{title.say(lang)}: {'; '.join(' '.join(label) for label in labels)}"
    return _picture(width, height, spoken, parts)


def bar_charts(title: str, upright: Chart, lying: Chart) -> str:
    """Two charts, one above the other: bars that stand on their labels, and bars beside theirs."""
    height = _LYING_FROM + _STEP * (len(lying.bars) + 1) + _EDGE
    body = [_text(_EDGE, _EDGE, title, bold=True), *_upright(upright), *_lying(lying)]
    return _picture(_BARS_WIDTH, height, f"{title}. {upright.spoken}. {lying.spoken}", body, _SMALL)


def _picture(width: int, height: int, spoken: str, parts: Iterable[str], font: int = _FONT) -> str:
    """The whole drawing on white, with what it says to those who do not see it."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-label="{escaped(spoken)}" font-family="sans-serif" font-size="{font}" fill="{_INK}">'
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>{"".join(parts)}</svg>\n'
    )


def _label(name: Text, score: Fraction | None, lang: Lang) -> list[str]:
    figure = _MISSING.say(lang) if score is None else str(rounded(score))
    return [*wrapped(name.say(lang), width=_LABEL), figure]


def _width(line: str) -> int:
    """No less than the width of a line in pixels, in any usual sans-serif font."""
    tenths = sum(10 if letter in _WIDE or not letter.isascii() else 5 if letter in _NARROW else 8 for letter in line)
    return -(-tenths * _FONT // 10)


def _heads(text: str, width: int) -> list[str]:
    return wrapped(text, width=(width - 2 * _MARGIN) // _FONT)


def _at(
    centre: tuple[Fraction, Fraction], axis: tuple[Fraction, Fraction], reach: Fraction
) -> tuple[Fraction, Fraction]:
    return centre[0] + axis[0] * reach, centre[1] + axis[1] * reach


def _point(place: tuple[Fraction, Fraction]) -> str:
    return f"{rounded(place[0], 1)},{rounded(place[1], 1)}"


def _grid(centre: tuple[Fraction, Fraction]) -> Iterator[str]:
    for ring in _RINGS:
        corners = " ".join(_point(_at(centre, axis, Fraction(_RADIUS * ring, _FULL))) for axis in _AXES)
        yield f'<polygon points="{corners}" fill="none" stroke="{_GRID}"/>'
    for axis in _AXES:
        yield f'<polyline points="{_point(centre)} {_point(_at(centre, axis, Fraction(_RADIUS)))}" stroke="{_GRID}"/>'


def _shape(scores: Iterable[Fraction | None], centre: tuple[Fraction, Fraction]) -> Iterator[str]:
    """The figure itself: filled where all six are known, else only the sides between two that are."""
    corners = [
        None if score is None else _point(_at(centre, axis, score * _RADIUS / _FULL))
        for score, axis in zip(scores, _AXES, strict=True)
    ]
    known = [corner for corner in corners if corner is not None]
    if len(known) == len(corners):
        yield (
            f'<polygon points="{" ".join(known)}" fill="{_FILL}" fill-opacity="0.2" stroke="{_FILL}" stroke-width="2"/>'
        )
    else:
        for one, other in zip(corners, corners[1:] + corners[:1], strict=True):
            if one is not None and other is not None:
                yield f'<polyline points="{one} {other}" fill="none" stroke="{_FILL}" stroke-width="2"/>'
    for corner in known:
        x, y = corner.split(",")
        yield f'<circle cx="{x}" cy="{y}" r="3.5" fill="{_FILL}"/>'


def _axis_label(label: list[str], axis: tuple[Fraction, Fraction], centre: tuple[Fraction, Fraction]) -> Iterator[str]:
    x, y = _at(centre, axis, Fraction(_RADIUS + _GAP))
    tall = Fraction(len(label) * _LINE)
    if axis[0]:
        yield from _words(label, x, y - tall / 2, "start" if axis[0] > 0 else "end")
    else:
        yield from _words(label, x, y - tall if axis[1] < 0 else y, "middle")


def _words(lines: list[str], x: Fraction, top: Fraction, anchor: str, *, bold: bool = False) -> Iterator[str]:
    """Lines of text one below the other, the first beginning at ``top``."""
    weight = ' font-weight="bold"' if bold else ""
    for position, line in enumerate(lines):
        place = rounded(top + position * _LINE + _FONT, 1)
        yield f'<text x="{rounded(x, 1)}" y="{place}" text-anchor="{anchor}"{weight}>{escaped(line)}</text>'


def _upright(chart: Chart) -> Iterator[str]:
    base = _UPRIGHT_FROM + _TALL
    wide = (_BARS_WIDTH - 2 * _EDGE) // len(chart.bars)
    most = max(1, *(bar.count for bar in chart.bars))
    yield _text(_EDGE, _EDGE + 2 * _STEP, chart.title, bold=True)
    for place, bar in enumerate(chart.bars):
        left = _EDGE + place * wide
        middle = left + (wide - _SPACE) // 2
        tall = bar.count * _TALL // most
        yield f'<rect x="{left}" y="{base - tall}" width="{wide - _SPACE}" height="{tall}" fill="{_BAR}"/>'
        yield _text(middle, base - tall - _SPACE, str(bar.count), centred=True)
        yield _text(middle, base + _STEP, bar.label, centred=True)


def _lying(chart: Chart) -> Iterator[str]:
    most = max(1, *(bar.count for bar in chart.bars))
    left = _BESIDE + _EDGE
    yield _text(_EDGE, _LYING_FROM, chart.title, bold=True)
    for place, bar in enumerate(chart.bars, start=1):
        level = _LYING_FROM + place * _STEP
        wide = bar.count * (_BARS_WIDTH - _BESIDE - 3 * _EDGE) // most
        is_missing = bar.is_needed and not bar.count
        yield _text(_EDGE, level, bar.label, bold=bar.is_needed, red=is_missing)
        yield f'<rect x="{left}" y="{level - 10}" width="{wide}" height="11" fill="{_BAR}"/>'
        yield _text(left + wide + _SPACE, level, str(bar.count), red=is_missing)


def _text(left: int, level: int, words: str, *, bold: bool = False, red: bool = False, centred: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    colour = f' fill="{_ALARM}"' if red else ""
    anchor = ' text-anchor="middle"' if centred else ""
    return f'<text x="{left}" y="{level}"{weight}{colour}{anchor}>{escaped(words)}</text>'
