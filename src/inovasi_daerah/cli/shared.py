"""What the commands share: the ways they end, how one is made, and how problems are told."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Final, Protocol

from inovasi_daerah.report.layout import wrapped
from inovasi_daerah.text import InovasiDaerahError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator

    from inovasi_daerah.problems import Problem
    from inovasi_daerah.text import Lang

DONE: Final = 0
PROBLEMS: Final = 1
USED_WRONGLY: Final = 2
NOT_KNOWN: Final = 3


class UsedWronglyError(InovasiDaerahError):
    """Arguments that no command can work with, alone or beside each other."""


class Command(Protocol):
    """The way to make a command."""

    @abstractmethod
    def __call__(self, name: str, run: Callable[[argparse.Namespace], int], words: str) -> argparse.ArgumentParser:
        """The parser of a new command of that name, which ``run`` runs and ``words`` tell of in both languages."""


def told(problems: Iterable[Problem], lang: Lang) -> Iterator[str]:
    """Each problem by its code and in words, on lines of their own."""
    for problem in problems:
        yield from wrapped(f"[{problem.code}] {problem.message(lang)}", 2, 4)
