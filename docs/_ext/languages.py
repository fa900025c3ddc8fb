"""Pages that exist in Indonesian and in English: each says which language it is in and leads to its twin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from docutils.nodes import document
    from sphinx.application import Sphinx

_TWIN: Final = {"id": ("en", "Read in English"), "en": ("id", "Baca dalam bahasa Indonesia")}


def twin(docname: str) -> tuple[str, str] | None:
    """The name of the page in the other language and the words that lead there; None for a page without one.

    >>> twin("id/quickstart")
    ('en/quickstart', 'Read in English')
    """
    lang, slash, rest = docname.partition("/")
    if not slash or lang not in _TWIN:
        return None
    other, words = _TWIN[lang]
    return f"{other}/{rest}", words


def with_link(source: str, docname: str) -> str:
    """The text of a page with the link to its twin below its title."""
    found = twin(docname)
    if found is None:
        return source
    title, _, rest = source.partition("\n")
    other, words = found
    return f"{title}\n\n[{words}](/{other}.md)\n{rest}"


def _link(_: Sphinx, docname: str, source: list[str]) -> None:
    source[0] = with_link(source[0], docname)


def _language(_: Sphinx, docname: str, template: str, context: dict[str, Any], doctree: document | None) -> None:
    del template, doctree
    lang = docname.partition("/")[0]
    if lang in _TWIN:
        context["language"] = lang


def setup(app: Sphinx) -> dict[str, Any]:
    """Called by Sphinx."""
    app.connect("source-read", _link)
    app.connect("html-page-context", _language)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
