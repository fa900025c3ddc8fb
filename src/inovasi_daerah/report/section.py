"""What a result says, before it is laid out: sections of notes and tables, in both languages at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

from inovasi_daerah.frozen import frozen
from inovasi_daerah.references import Reference
from inovasi_daerah.text import Lang, Text

Words: TypeAlias = Text | str
"""A sentence or label; a plain text is the same in both languages: a code, a name, a figure."""


def words(text: Words, lang: Lang) -> str:
    """The text in ``lang``."""
    return text if isinstance(text, str) else text.say(lang)


@frozen
class Note:
    """A sentence, with the references that it rests on; renderings number these and list them at the end."""

    text: Words
    references: tuple[Reference, ...] = ()


@frozen
class Column:
    """A column of a table.

    Attributes:
        is_figure: whether its cells are figures, which are set to the right.
        recurs: whether its cells are the same in every table of the result that has this column; HTML that would be
            long shows it in the first of these tables only.
    """

    title: Words
    is_figure: bool = False
    recurs: bool = False


@frozen(eq=False)
class Row:
    """A row of a table, which several tables may share.

    Attributes:
        why: a sentence below the cells; in HTML that would be long it is given once for all tables with this row.
    """

    cells: tuple[Words, ...]
    why: Words = ""
    references: tuple[Reference, ...] = ()


@frozen
class Table:
    """Rows under the titles of their columns."""

    columns: tuple[Column, ...]
    rows: Sequence[Row]


@frozen
class Section:
    """A title, notes, a table, and smaller sections.

    Attributes:
        is_folded: whether HTML shows only the title until the reader asks for more.
    """

    title: Words = ""
    notes: tuple[Note | Words, ...] = ()
    table: Table | None = None
    parts: Sequence[Section] = ()
    is_folded: bool = False


def figures(*titles: Words) -> tuple[Column, ...]:
    """Columns of figures."""
    return tuple(Column(title, is_figure=True) for title in titles)


def columns(*titles: Words) -> tuple[Column, ...]:
    """Columns of texts."""
    return tuple(map(Column, titles))


def table(heads: Sequence[Words], lines: Iterable[Iterable[Words]], *, texts: int = 1) -> Table:
    """A table whose columns after the first ``texts`` are figures."""
    return Table((*columns(*heads[:texts]), *figures(*heads[texts:])), rows(lines))


def rows(table: Iterable[Iterable[Words]]) -> tuple[Row, ...]:
    """Rows of cells alone."""
    return tuple(Row(tuple(cells)) for cells in table)


REFERENCES: Final = Text("Rujukan", "References")


class Numbering:
    """The numbers of the references of one rendering, as they are first cited; each is printed once, at the end."""

    def __init__(self) -> None:
        self._numbers: dict[Reference, int] = {}

    def cite(self, references: Iterable[Reference]) -> str:
        """``[1]`` or ``[1] [3]``; empty where there are none."""
        return " ".join(f"[{self._numbers.setdefault(one, len(self._numbers) + 1)}]" for one in references)

    def section(self) -> Section | None:
        """The list of what was cited; None where nothing was."""
        if not self._numbers:
            return None
        listed = (
            Note(Text(*(f"[{number}] {one.label(lang)}" for lang in ("id", "en"))))
            for one, number in self._numbers.items()
        )
        return Section(REFERENCES, tuple(listed))
