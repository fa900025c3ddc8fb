"""A part of a report: a heading, sentences and a table; text and HTML only lay it out."""

from __future__ import annotations

from attrs import frozen

from inovasi_daerah.text import Text


@frozen
class Section:
    """A heading, sentences, and a table; the columns after the first ``texts`` are figures, set to the right."""

    title: Text
    sentences: tuple[Text, ...] = ()
    heads: tuple[Text, ...] = ()
    rows: tuple[tuple[Text, ...], ...] = ()
    texts: int = 1
