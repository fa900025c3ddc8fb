"""A radar drawing of the six dimensions."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from inovasi_daerah.arguments import expect
from inovasi_daerah.practice.ecosystem import Dimension
from inovasi_daerah.report.svg import radar
from inovasi_daerah.text import Lang, Text

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
    return radar({dimension.text: scores.get(dimension) for dimension in Dimension}, title, caption, lang)
