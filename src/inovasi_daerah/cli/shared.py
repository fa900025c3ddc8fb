"""What the commands share: the refusal of arguments, and how problems are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inovasi_daerah.problems import told as told_once
from inovasi_daerah.report.layout import wrapped
from inovasi_daerah.text import InovasiDaerahError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_daerah.problems import Problem
    from inovasi_daerah.text import Lang


class UsedWronglyError(InovasiDaerahError):
    """Arguments that no command can work with, alone or beside each other."""


def told(problems: Iterable[Problem], lang: Lang) -> Iterator[str]:
    """Each problem by its code and in words, on lines of their own; those that are equal but for their cells once.

    The rule is named where it is another one than that of the problem above.
    """
    for code, words in told_once(problems, lang):
        yield from wrapped(f"[{code}] {words}", 2, 4)
