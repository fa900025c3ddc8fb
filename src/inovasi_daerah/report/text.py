"""Sections as text for a terminal, at most as wide as asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_daerah.report.layout import WIDTH, columns, plain, to_left, to_right, wrapped
from inovasi_daerah.report.section import Note, Numbering, words
from inovasi_daerah.text import known

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
    for section in sections:
        rendering.add(section)
    cited = rendering.numbering.section()
    if cited is not None:
        rendering.add(cited)
    return "\n".join(rendering.lines).strip("\n") + "\n"


class _Rendering:
    """One rendering under way: the numbers given so far, and what tables share that was laid out: heads and rows."""

    def __init__(self, lang: Lang, width: int) -> None:
        self.lang: Lang = known(lang)  # a result may be all names and figures, which no language changes
        self.width = width
        self.lines: list[str] = []
        self.numbering = Numbering()
        self._cells: dict[Row, tuple[tuple[str, ...], tuple[int, ...], str]] = {}
        self._heads: dict[tuple[tuple[str, ...], tuple[int, ...]], list[str]] = {}
        self._rows: dict[tuple[int, ...], dict[Row, list[str]]] = {}

    def add(self, section: Section) -> None:
        self.lines.append("")
        self.lines += wrapped(words(section.title, self.lang), 0, 2, width=self.width)
        for note in section.notes:
            self.lines += wrapped(self._note(note), 2, 4, width=self.width)
        if section.table and section.table.rows:
            self._add_table(section.table)
        for part in section.parts:
            self.add(part)

    def _note(self, note: Note | object) -> str:
        if not isinstance(note, Note):
            return words(note, self.lang)  # type: ignore[arg-type]  # a note without references
        cited = self.numbering.cite(note.references)
        return f"{words(note.text, self.lang)} {cited}" if cited else words(note.text, self.lang)

    def _add_table(self, table: Table) -> None:
        heads = tuple(plain(words(column.title, self.lang)) for column in table.columns)
        of_rows = [self._cells.get(row) or self._cells_of(row) for row in table.rows]
        are_figures = tuple(column.is_figure for column in table.columns)
        widest = [*map(max, zip(map(columns, heads), *(widths for _, widths, _ in of_rows), strict=True))]
        cited = max(len(cited) for _, _, cited in of_rows)
        room = self.width - cited - bool(cited) - len(_GAP) * len(widest)
        fitted = [width if figure else min(width, _WIDEST) for width, figure in zip(widest, are_figures, strict=True)]
        if sum(fitted) > room:
            longest = [
                max(map(_longest_word, texts)) for texts in zip(heads, *(cells for cells, _, _ in of_rows), strict=True)
            ]
            fitted = _narrowed(fitted, longest, are_figures, room)
        widths = tuple(fitted)
        if any(heads):
            if (heads, widths) not in self._heads:
                self._heads[heads, widths] = list(_side_by_side(heads, widths, are_figures))
            self.lines += self._heads[heads, widths]
        laid_out = self._rows.setdefault(widths, {})
        for row in table.rows:
            if row not in laid_out:
                laid_out[row] = list(self._row(row, widths, are_figures))
            self.lines += laid_out[row]

    def _cells_of(self, row: Row) -> tuple[tuple[str, ...], tuple[int, ...], str]:
        """The cells as texts, how wide each is, and the numbers of the references."""
        cells = tuple(plain(words(cell, self.lang)) for cell in row.cells)
        cited = self.numbering.cite(row.references)
        found = self._cells[row] = cells, tuple(map(columns, cells)), cited
        return found

    def _row(self, row: Row, widths: Sequence[int], are_figures: Sequence[bool]) -> Iterator[str]:
        cells, _, cited = self._cells[row]
        first, *rest = _side_by_side(cells, widths, are_figures)
        yield f"{first} {cited}" if cited else first
        yield from rest
        if row.why:
            indent = len(_GAP) * 2 + (widths[0] if widths[0] <= _NARROWEST else len(_GAP))
            yield from wrapped(words(row.why, self.lang), indent, indent, width=self.width)


def _longest_word(text: str) -> int:
    return max(map(columns, text.split(" ")))


def _narrowed(widths: Sequence[int], longest: Sequence[int], are_figures: Sequence[bool], room: int) -> list[int]:
    """The widths, the widest made narrower until all fit: texts down to their longest words, then figures, then any."""
    floors = [min(word, _WIDEST) for word in longest]
    texts = [width if figure else floor for width, floor, figure in zip(widths, floors, are_figures, strict=True)]
    fitted = [*widths]
    for least in (texts, floors, [_NARROWEST] * len(fitted)):
        while sum(fitted) > room:
            wide = [place for place, width in enumerate(fitted) if width > least[place]]
            if not wide:
                break
            fitted[max(wide, key=fitted.__getitem__)] -= 1
    return fitted


def _side_by_side(cells: Sequence[str], widths: Sequence[int], are_figures: Sequence[bool]) -> Iterator[str]:
    lines = [wrapped(cell, width=width) or [""] for cell, width in zip(cells, widths, strict=True)]
    for line in range(max(map(len, lines))):
        parts = (
            (to_right if is_figure else to_left)(cell[line] if line < len(cell) else "", width)
            for cell, width, is_figure in zip(lines, widths, are_figures, strict=True)
        )
        yield f"{_GAP}{_GAP.join(parts)}".rstrip()
