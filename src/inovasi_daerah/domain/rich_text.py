"""Designs that portals keep as rich text: the words a reader sees, without tags and entities."""

from __future__ import annotations

from html import entities
from html.parser import HTMLParser
from itertools import takewhile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_INLINE: Final = frozenset(
    (
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins",
        "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var",
        "wbr",
    )
)  # fmt: skip
_APART: Final = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "br", "button", "caption", "center", "col", "colgroup",
        "dd", "details", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
        "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "iframe", "img", "input", "legend", "li", "link",
        "main", "menu", "meta", "nav", "ol", "option", "p", "picture", "pre", "script", "section", "select", "source",
        "style", "summary", "svg", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "title", "tr", "ul",
        "video", "audio",
    )
)  # fmt: skip
_UNSEEN: Final = frozenset({"script", "style", "title"})
_SIGNS: Final = ("<", "&")
_COMMENT: Final = ("<!--", "-->")
_LONGEST_TAG: Final = 4_096
_LONGEST: Final = 1_000_000
_MOST_DIGITS: Final = 8
_LAST_CHARACTER: Final = 0x10FFFF
_HALVES: Final = range(0xD800, 0xE000)


class _Reader(HTMLParser):
    """The text of an HTML fragment; a tag that HTML does not know is text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.parts: list[str] = []
        self.unseen = 0
        self.found = False

    def set_cdata_mode(self, elem: str, **_: bool) -> None:
        """What is not to be seen is left out here, and the parser need not look for its end."""

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - as the parser calls it
        """A tag that opens."""
        self._tag(tag, self.get_starttag_text() or "")
        self.unseen += tag in _UNSEEN

    def handle_endtag(self, tag: str) -> None:
        """A tag that closes."""
        self.unseen -= tag in _UNSEEN and self.unseen > 0
        self._tag(tag, f"</{tag}>")

    def _tag(self, tag: str, written: str) -> None:
        known = tag in _INLINE or tag in _APART or ":" in tag  # "o:p" is a paragraph of a word processor
        self.found = self.found or known
        self.handle_data("" if tag in _INLINE else "\n" if known else written)

    def handle_data(self, data: str) -> None:
        """Text between tags."""
        if not self.unseen:
            self.parts.append(data)

    def handle_entityref(self, name: str) -> None:
        """A named character."""
        said = entities.html5.get(f"{name};")
        self.found = self.found or said is not None
        self.handle_data(f"&{name}" if said is None else said)

    def handle_charref(self, name: str) -> None:
        """A numbered character."""
        self.found = True
        digits, base = (name[1:], 16) if name[0] in "xX" else (name, 10)
        number = int(digits[:_MOST_DIGITS], base)
        self.handle_data(chr(number) if number <= _LAST_CHARACTER and number not in _HALVES else " ")

    def piece(self, piece: str) -> None:
        """Text, and the one tag that ends it if there is one; what only begins as one is text."""
        before = len(self.parts)
        try:
            self.feed(piece)
            self.close()
        except AssertionError:  # how the parser refuses a declaration that is none
            self.reset()
            self.parts[before:] = [piece]

    def long_tag(self, tag: str) -> None:
        """A tag that holds a picture or the like, of which only the name matters."""
        name = "".join(takewhile(str.isalnum, tag[:_LONGEST_TAG].lstrip("</"))).lower()
        self._tag(name, tag)


def without_markup(text: str) -> str | None:
    """The text that a reader sees, where some of it is markup.

    None where all of it is text, or where it is longer than a million characters, which no design is.

    >>> without_markup('<p>Lima&nbsp;langkah</p><span style="color: red">saja</span>').split()
    ['Lima', 'langkah', 'saja']
    >>> without_markup("R&D, x < y, <nama>") is None
    True
    """
    if len(text) > _LONGEST or not any(sign in text for sign in _SIGNS):
        return None
    reader = _Reader()
    for take, piece in _pieces(text, reader):
        if piece:
            take(piece)
    return "".join(reader.parts) if reader.found else None


def _pieces(text: str, reader: _Reader) -> Iterator[tuple[Callable[[str], None], str]]:
    """The text cut behind every tag, so that the parser never looks further than one, and who takes each piece."""
    place = tag_end = comment_end = 0
    while (start := text.find("<", place)) >= 0:
        if 0 <= comment_end <= start and text.startswith(_COMMENT[0], start):
            comment_end = text.find(_COMMENT[1], start)
            if comment_end >= 0:
                yield reader.piece, text[place:start]
                reader.found = True
                place = comment_end + len(_COMMENT[1])
                continue
        if 0 <= tag_end <= start:
            tag_end = text.find(">", start)
        if tag_end < 0 or text.find("<", start + 1, tag_end) >= 0:
            yield reader.piece, text[place:start]
            yield reader.handle_data, "<"
            place = start + 1
        elif tag_end - start > _LONGEST_TAG:
            yield reader.piece, text[place:start]
            yield reader.long_tag, text[start : tag_end + 1]
            place = tag_end + 1
        else:
            yield reader.piece, text[place : tag_end + 1]
            place = tag_end + 1
    yield reader.piece, text[place:]
