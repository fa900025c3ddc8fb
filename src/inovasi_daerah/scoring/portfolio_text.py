"""The plain-text rendering of a portfolio's report, at most 100 columns wide."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Final

from inovasi_daerah.scoring.portfolio_sections import Section, sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.labels import Lang
    from inovasi_daerah.scoring.portfolio_report import PortfolioReport

WIDTH: Final = 100
_WIDEST: Final = 60
_GAP: Final = "  "


def explain(report: PortfolioReport, lang: Lang) -> str:
    """Every section, one below the other."""
    return "\n".join(line for section in sections(report) for line in _lines(section, lang)) + "\n"


def _lines(section: Section, lang: Lang) -> Iterator[str]:
    yield section.title.say(lang)
    for sentence in section.sentences:
        yield from wrap(sentence.say(lang), WIDTH, initial_indent="  ", subsequent_indent="    ")
    yield from _table(section, lang)
    yield ""


def _table(section: Section, lang: Lang) -> Iterator[str]:
    table = [[cell.say(lang) for cell in row] for row in (section.heads, *section.rows)] if section.rows else []
    widths = [min(max(map(len, column)), _WIDEST) for column in zip(*table, strict=True)]
    for row in table:
        cells = [wrap(cell, width) or [""] for cell, width in zip(row, widths, strict=True)]
        for line in range(max(map(len, cells))):
            parts = (
                _aligned(cell[line] if line < len(cell) else "", width, to_left=place < section.texts)
                for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
            )
            yield f"{_GAP}{_GAP.join(parts)}".rstrip()


def _aligned(cell: str, width: int, *, to_left: bool) -> str:
    return f"{cell:<{width}}" if to_left else f"{cell:>{width}}"
