"""The plain-text rendering of a portfolio's report, at most 100 columns wide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_daerah.portfolio.sections import sections
from inovasi_daerah.report.layout import WIDTH, columns, plain, to_left, to_right, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.portfolio.report import PortfolioReport
    from inovasi_daerah.portfolio.section import Section
    from inovasi_daerah.text import Lang

_WIDEST: Final = 60
_GAP: Final = "  "


def explain(report: PortfolioReport, lang: Lang) -> str:
    """Every section, one below the other."""
    return "\n".join(line for section in sections(report) for line in _lines(section, lang)) + "\n"


def _lines(section: Section, lang: Lang) -> Iterator[str]:
    yield section.title.say(lang)
    for sentence in section.sentences:
        yield from wrapped(sentence.say(lang), 2, 4)
    yield from _table(section, lang)
    yield ""


def _table(section: Section, lang: Lang) -> Iterator[str]:
    table = [[plain(cell.say(lang)) for cell in row] for row in (section.heads, *section.rows)] if section.rows else []
    widths = _fitting([min(max(map(columns, column)), _WIDEST) for column in zip(*table, strict=True)])
    for row in table:
        cells = [wrapped(cell, width=width) or [""] for cell, width in zip(row, widths, strict=True)]
        for line in range(max(map(len, cells))):
            parts = (
                (to_left if place < section.texts else to_right)(cell[line] if line < len(cell) else "", width)
                for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
            )
            yield f"{_GAP}{_GAP.join(parts)}".rstrip()


def _fitting(widths: list[int]) -> list[int]:
    """The widths, the widest made narrower until all fit beside each other."""
    while sum(widths) + len(_GAP) * len(widths) > WIDTH:
        widths[widths.index(max(widths))] -= 1
    return widths
