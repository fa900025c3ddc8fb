"""What the commands share: the refusal of arguments, and how problems are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inovasi_daerah.report.layout import wrapped
from inovasi_daerah.text import InovasiDaerahError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_daerah.problems import Problem
    from inovasi_daerah.text import Lang


class UsedWronglyError(InovasiDaerahError):
    """Arguments that no command can work with, alone or beside each other."""


def told(problems: Iterable[Problem], lang: Lang) -> Iterator[str]:
    """Each problem by its code and in words, on lines of their own."""
    for problem in problems:
        yield from wrapped(f"[{problem.code}] {problem.message(lang)}", 2, 4)
