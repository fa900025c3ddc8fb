"""Texts as parts of HTML and SVG."""

from __future__ import annotations

from html import escape

from inovasi_daerah.report.layout import GAPS, plain


def escaped(text: str) -> str:
    r"""The text as markup carries it: no tag, no quote, and what can't be seen by its code, as in texts.

    >>> print(escaped("<b>Kota\u202e"))
    &lt;b&gt;Kota\u202e
    """
    return escape(plain(text.translate(GAPS)))
