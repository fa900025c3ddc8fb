"""Tables in Markdown, in one of the two languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_daerah.text import Lang, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inovasi_daerah.references import Source

UNKNOWN: Final = Text("tidak diketahui", "unknown")
YES: Final = Text("ya", "yes")
NO: Final = Text("tidak", "no")


def table(lang: Lang, headings: Sequence[Text], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    """A table in Markdown; a cell may be a Text, or None for what is unknown."""
    yield ""
    yield _line([heading.say(lang) for heading in headings])
    yield _line(["---"] * len(headings))
    for row in rows:
        yield _line([_cell(cell, lang) for cell in row])
    yield ""


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: object, lang: Lang) -> str:
    words = UNKNOWN if cell is None else cell
    said = words.say(lang) if isinstance(words, Text) else str(words)
    return said.replace("|", "\\|")


def mark(source: Source) -> str:
    """``formula A``, with the assumption made where there is one."""
    assumed = f" ({source.assumption})" if source.assumption else ""
    return f"{source.reference} **{source.confidence.value}**{assumed}"
