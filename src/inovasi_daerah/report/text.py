"""Sections as text for a terminal, at most as wide as asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_daerah.report.layout import WIDTH, columns, plain, to_left, to_right, wrapped
from inovasi_daerah.report.numbering import Numbering
from inovasi_daerah.report.section import Note, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from inovasi_daerah.report.section import Row, Section, Table
    from inovasi_daerah.text import Lang

_WIDEST: Final = 52
_GAP: Final = "  "
_NARROWEST: Final = 8


def as_text(sections: Iterable[Section], lang: Lang = "id", *, width: int = WIDTH) -> str:
    """The sections one below the other, and the references that they cite."""
    rendering = _Rendering(lang, width)
    lines = [line for section in sections for line in rendering.section(section)]
    cited = rendering.numbering.section()
    lines += rendering.section(cited) if cited else ()
    return "\n".join(lines).strip("\n") + "\n"


class _Rendering:
    """One rendering under way: the numbers given so far, and the rows that were laid out, for tables share rows."""

    def __init__(self, lang: Lang, width: int) -> None:
        self.lang: Lang = lang
        self.width = width
        self.numbering = Numbering()
        self._cells: dict[Row, tuple[str, ...]] = {}
        self._lines: dict[tuple[Row, tuple[int, ...]], list[str]] = {}

    def section(self, section: Section) -> Iterator[str]:
        yield ""
        yield from wrapped(words(section.title, self.lang), 0, 2, width=self.width)
        for note in section.notes:
            yield from wrapped(self._note(note), 2, 4, width=self.width)
        yield from self._table(section.table) if section.table and section.table.rows else ()
        for part in section.parts:
            yield from self.section(part)

    def _note(self, note: Note | object) -> str:
        if not isinstance(note, Note):
            return words(note, self.lang)  # type: ignore[arg-type]  # a note without references
        cited = self.numbering.cite(note.references)
        return f"{words(note.text, self.lang)} {cited}" if cited else words(note.text, self.lang)

    def _table(self, table: Table) -> Iterator[str]:
        heads = tuple(plain(words(column.title, self.lang)) for column in table.columns)
        everything = [heads, *map(self._cells_of, table.rows)]
        are_figures = tuple(column.is_figure for column in table.columns)
        widest = [max(map(columns, cells)) for cells in zip(*everything, strict=True)]
        widths = tuple(self._fitting(widest, are_figures))
        yield from _side_by_side(heads, widths, are_figures) if any(heads) else ()
        for row in table.rows:
            key = (row, widths)
            if key not in self._lines:
                self._lines[key] = list(self._row(row, widths, are_figures))
            yield from self._lines[key]

    def _cells_of(self, row: Row) -> tuple[str, ...]:
        found = self._cells.get(row)
        if found is None:
            found = self._cells[row] = tuple(plain(words(cell, self.lang)) for cell in row.cells)
        return found

    def _row(self, row: Row, widths: Sequence[int], are_figures: Sequence[bool]) -> Iterator[str]:
        first, *rest = _side_by_side(self._cells_of(row), widths, are_figures)
        cited = self.numbering.cite(row.references)
        yield f"{first} {cited}" if cited else first
        yield from rest
        if row.why:
            indent = len(_GAP) * 2 + (widths[0] if widths[0] <= _NARROWEST else len(_GAP))
            yield from wrapped(words(row.why, self.lang), indent, indent, width=self.width)

    def _fitting(self, widths: list[int], are_figures: Sequence[bool]) -> list[int]:
        """The widths, the widest made narrower until all fit; figures give way only after every text."""
        fitted = [width if figure else min(width, _WIDEST) for width, figure in zip(widths, are_figures, strict=True)]
        too_wide = sum(fitted) + len(_GAP) * len(fitted) - self.width
        for _ in range(too_wide):
            texts = [place for place, figure in enumerate(are_figures) if not figure and fitted[place] > _NARROWEST]
            fitted[max(texts or range(len(fitted)), key=fitted.__getitem__)] -= 1
        return fitted


def _side_by_side(cells: Sequence[str], widths: Sequence[int], are_figures: Sequence[bool]) -> Iterator[str]:
    lines = [wrapped(cell, width=width) or [""] for cell, width in zip(cells, widths, strict=True)]
    for line in range(max(map(len, lines))):
        parts = (
            (to_right if is_figure else to_left)(cell[line] if line < len(cell) else "", width)
            for cell, width, is_figure in zip(lines, widths, are_figures, strict=True)
        )
        yield f"{_GAP}{_GAP.join(parts)}".rstrip()
