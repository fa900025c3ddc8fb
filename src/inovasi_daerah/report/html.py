"""Sections as HTML: a fragment for notebooks, a document for everything else. No script, nothing fetched."""

from __future__ import annotations

import re
from binascii import b2a_base64
from hashlib import sha256
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from inovasi_daerah.report.layout import GAPS, plain
from inovasi_daerah.report.section import Column, Note, Numbering, words
from inovasi_daerah.text import Text, known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_daerah.report.section import Row, Section, Table, Words
    from inovasi_daerah.text import Lang

_MOST_COLUMNS: Final = 12
_FIGURES: Final = ",".join(f".ida .n{n} tr>:nth-child({n})" for n in range(1, _MOST_COLUMNS + 1))
"""A table names its columns of figures once, in its class, so that no cell of them has to."""
STYLE: Final = (
    ".ida{font-family:sans-serif;max-width:70em}.ida table{border-collapse:collapse;margin:.5em 0}"
    ".ida th,.ida td{padding:.2em .6em;text-align:left;vertical-align:top;border-bottom:1px solid #ccc}"
    ".ida small{color:#555}"
    ".ida summary{cursor:pointer;margin:.3em 0}.ida h2{font-size:1.1em}"
    f"{_FIGURES}{{text-align:right;white-space:nowrap}}"
)
STYLE_HASH: Final = f"sha256-{b2a_base64(sha256(STYLE.encode()).digest(), newline=False).decode()}"
"""What a content policy names to allow the one ``<style>`` of a report."""
_LONG: Final = 400_000
"""Letters of a report beyond which what recurs in it is not repeated."""
_SEE: Final = Text("lihat ({n})", "see ({n})")
_POLICY: Final = f"default-src 'none'; style-src '{STYLE_HASH}'; base-uri 'none'; form-action 'none'"
_LINK: Final = re.compile(r"https?://[^\s<>\"']+")
"""Nothing but the web is linked to: a file may hold any text where a link belongs."""
# As html.escape has it, whose module takes longer to load than this package takes to score a region.
_MARKUP: Final = MappingProxyType(str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"}))


def as_fragment(sections: Iterable[Section], lang: Lang = "id") -> str:
    """One element with its style, to be put into a page."""
    body = _body(sections, lang)
    return f'<div class="ida" lang="{lang}"><style>{STYLE}</style>{body}</div>'


def as_document(title: str, sections: Iterable[Section], lang: Lang = "id") -> str:
    """A whole page, whose own content policy forbids scripts and everything from elsewhere."""
    body = _body(sections, lang)
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_inline(title)}</title>\n<style>{STYLE}</style>\n</head>\n"
        f'<body class="ida">\n{body}</body>\n</html>\n'
    )


def _body(sections: Iterable[Section], lang: Lang) -> str:
    """Everything in its place, or, where that is long, what recurs once."""
    listed = tuple(sections)
    whole = "".join(_Rendering(lang).sections(listed))
    return whole if len(whole) <= _LONG else "".join(_Rendering(lang, is_brief=True).sections(listed))


def _inline(text: str) -> str:
    """Text that can do nothing to the page: markup escaped, what can't be seen shown by its code."""
    return plain(text).translate(_MARKUP)


def escaped(text: str) -> str:
    r"""The same of a text with breaks of lines, each of which becomes a space.

    >>> print(escaped("<b>Kota\u202e"))
    &lt;b&gt;Kota\u202e
    """
    return _inline(text.translate(GAPS))


class _Rendering:
    """One rendering under way: the numbers given so far, and the rows that were laid out, for tables share rows."""

    def __init__(self, lang: Lang, *, is_brief: bool = False) -> None:
        self.lang: Lang = known(lang)
        self.is_brief = is_brief
        self.numbering = Numbering()
        self._recurring: set[Column] = set()
        self._rows: dict[tuple[Row, tuple[int, ...]], str] = {}
        self._whys: dict[Row, int] = {}

    def sections(self, sections: Iterable[Section]) -> Iterator[str]:
        for section in sections:
            yield from self._section(section)
        cited = self.numbering.section()
        yield from self._section(cited) if cited else ()

    def _section(self, section: Section) -> Iterator[str]:
        title = _inline(words(section.title, self.lang))
        yield f"<details><summary>{title}</summary>" if section.is_folded else f"<section><h2>{title}</h2>"
        yield from map(self._note, section.notes)
        yield from self._table(section.table) if section.table and section.table.rows else ()
        for part in section.parts:
            yield from self._section(part)
        yield "</details>\n" if section.is_folded else "</section>\n"

    def _note(self, note: Note | Words) -> str:
        if not isinstance(note, Note):
            return f"<p>{self._cell(note)}</p>"
        cited = self.numbering.cite(note.references)
        return f"<p>{self._cell(note.text)}{f' <small>{cited}</small>' if cited else ''}</p>"

    def _table(self, table: Table) -> Iterator[str]:
        shown = tuple(place for place, column in enumerate(table.columns) if column not in self._recurring)
        self._recurring.update(column for column in table.columns if column.recurs and self.is_brief)
        kinds = " ".join(f"n{n}" for n, place in enumerate(shown, 1) if table.columns[place].is_figure)
        titles = "".join(f"<th>{self._cell(table.columns[place].title)}" for place in shown)
        of_figures = f' class="{kinds}"' if kinds else ""
        yield f"<table{of_figures}><thead><tr>{titles}</thead><tbody>"
        yield from (self._row(row, shown) for row in table.rows)
        yield "</tbody></table>"

    def _row(self, row: Row, shown: tuple[int, ...]) -> str:
        key = (row, shown)
        found = self._rows.get(key)
        if found is None:
            will_change = self.is_brief and row not in self._whys
            cells = "".join(f"<td>{self._cell(row.cells[place])}" for place in shown)
            found = f"<tr>{cells}{self._why(row)}"
            if not will_change:
                self._rows[key] = found
        return found

    def _why(self, row: Row) -> str:
        if row in self._whys:
            return f"<td>{_SEE.format(n=self._whys[row]).say(self.lang)}"
        why, cited = self._cell(row.why), self.numbering.cite(row.references)
        if self.is_brief and why:
            self._whys[row] = len(self._whys) + 1
            why = f"({self._whys[row]}) {why}"
        told = f"{why}{f' <small>{cited}</small>' if cited else ''}"
        return f"<td>{told}" if told else ""

    def _cell(self, cell: Words) -> str:
        text = words(cell, self.lang)
        if _LINK.fullmatch(text):
            return f'<a href="{text.translate(_MARKUP)}" rel="noopener noreferrer">{_inline(text)}</a>'
        return _inline(text)
