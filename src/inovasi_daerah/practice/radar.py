"""One radar drawing of the six dimensions, as SVG text: no script, no outside file, no font of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final

from inovasi_daerah.arguments import expect
from inovasi_daerah.exact import rounded
from inovasi_daerah.practice.ecosystem import FULL, Dimension
from inovasi_daerah.report.html import escaped
from inovasi_daerah.report.layout import wrapped
from inovasi_daerah.text import Lang, Text

_RADIUS: Final = 150
_RINGS: Final = (20, 40, 60, 80, 100)
_FONT: Final = 13
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

Scores = Mapping[Dimension, Fraction | None]


def radar_svg(scores: Scores, *, title: Text, caption: Text | None = None, lang: Lang = "id") -> str:
    """The six dimensions from 0 (centre) to 100 (rim); one without a score has no corner and says so.

    Args:
        scores: by dimension, each from 0 to 100, or None (or left out) where it was not assessed.
        title: above the drawing.
        caption: below it.

    >>> scores = {dimension: Fraction(50) for dimension in Dimension}
    >>> radar_svg(scores, title=Text("Contoh", "Example"), lang="en").startswith("<svg ")
    True
    """
    expect(scores, Mapping, "scores")
    expect(title, Text, "title")
    expect(caption, Text, "caption", or_none=True)
    labels = [_label(dimension, scores.get(dimension), lang) for dimension in Dimension]
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
        *_shape(scores, centre),
    ]
    for (x, y), label in zip(_AXES, labels, strict=True):
        parts += _axis_label(label, (x, y), centre)
    parts += _words(feet, centre[0], Fraction(height - _MARGIN - len(feet) * _LINE), "middle")
    spoken = escaped(f"{title.say(lang)}: {'; '.join(' '.join(label) for label in labels)}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-label="{spoken}" font-family="sans-serif" font-size="{_FONT}" fill="{_INK}">'
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>{"".join(parts)}</svg>\n'
    )


def _label(dimension: Dimension, score: Fraction | None, lang: Lang) -> list[str]:
    figure = _MISSING.say(lang) if score is None else str(rounded(score))
    return [*wrapped(dimension.label(lang), width=_LABEL), figure]


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
        corners = " ".join(_point(_at(centre, axis, Fraction(_RADIUS * ring, FULL))) for axis in _AXES)
        yield f'<polygon points="{corners}" fill="none" stroke="{_GRID}"/>'
    for axis in _AXES:
        yield f'<polyline points="{_point(centre)} {_point(_at(centre, axis, Fraction(_RADIUS)))}" stroke="{_GRID}"/>'


def _shape(scores: Scores, centre: tuple[Fraction, Fraction]) -> Iterator[str]:
    """The figure itself: filled where all six are known, else only the sides between two that are."""
    corners = [
        None if (score := scores.get(dimension)) is None else _point(_at(centre, axis, score * _RADIUS / FULL))
        for dimension, axis in zip(Dimension, _AXES, strict=True)
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
