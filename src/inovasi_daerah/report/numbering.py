"""References as numbered notes: each printed once, at the end, however often it is cited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_daerah.report.section import Note, Section
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inovasi_daerah.references import Reference

TITLE: Final = Text("Rujukan", "References")


class Numbering:
    """The numbers of the references of one rendering, in the order in which they are first cited."""

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
        return Section(TITLE, tuple(listed))
