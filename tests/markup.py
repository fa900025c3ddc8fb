"""HTML as a browser reads it: what is open, and what was never closed."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

_VOID: Final = frozenset({"br", "meta"})
_CLOSED_BY_OTHERS: Final = {
    "td": {"td", "th", "tr"},
    "th": {"td", "th", "tr"},
    "tr": {"tr"},
}
"""The end of these may be left out: it is where one of those begins, or where the element around ends."""


class Elements(HTMLParser):
    """The elements that a page leaves open, how many rows it has, and the attributes of all."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.rows = 0
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += attrs
        self.rows += tag == "tr"
        while self.open and tag in _CLOSED_BY_OTHERS.get(self.open[-1], ()):
            self.open.pop()
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open[-1] != tag:
            assert self.open.pop() in _CLOSED_BY_OTHERS
        self.open.pop()


def assert_whole(html: str) -> Elements:
    """Every element is closed, and none acts by itself."""
    elements = Elements(html)
    assert elements.open == []
    assert not any(name.startswith("on") for name, _ in elements.attributes)
    return elements
