"""What the commands share: their exit codes, what they read, the options of a score, and how problems are told."""

from __future__ import annotations

import re
import sys
from argparse import ArgumentTypeError
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from inovasi_daerah.errors import InvalidInput, UnknownRulebook
from inovasi_daerah.labels import LANGS, Text
from inovasi_daerah.layout import wrapped
from inovasi_daerah.scoring.settings import Basis
from inovasi_daerah.structuring import read

if TYPE_CHECKING:
    import argparse
    from collections.abc import Generator, Iterable, Iterator
    from typing import BinaryIO

    from inovasi_daerah.errors import Problem
    from inovasi_daerah.labels import Lang

DONE: Final = 0
PROBLEMS: Final = 1
USED_WRONGLY: Final = 2
NOT_KNOWN: Final = 3
INTERRUPTED: Final = 130
CHOOSE_ONE: Final = Text("pilih satu dengan --rulebook", "choose one with --rulebook")
ONE_FROM_STANDARD_INPUT: Final = Text("hanya satu berkas dapat berupa -", "one file alone can be -")
_FOUR_DIGITS: Final = re.compile(r"[1-9][0-9]{3}", re.ASCII)


@contextmanager
def opened(name: str) -> Generator[BinaryIO, None, None]:
    """The file of that name, open; ``-`` is standard input."""
    if name == "-":
        yield sys.stdin.buffer
        return
    with Path(name).open("rb") as stream:
        yield stream


@contextmanager
def written(name: str) -> Generator[None, None, None]:
    """The file of that name is being written; an error that names no file is one of the output."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, f"{name}: {error.strerror}") from None


@contextmanager
def way_out(words: Text) -> Generator[None, None, None]:
    """What to do about a rulebook that is not known, said behind the error."""
    try:
        yield
    except UnknownRulebook as unknown:
        unknown.text = Text("{text}; {words}", "{text}; {words}").format(text=unknown.text, words=words)
        raise


def year(text: str) -> int:
    """An argument that is a year of four digits."""
    if not _FOUR_DIGITS.fullmatch(text):
        raise ArgumentTypeError(f"{text!r}: YYYY")
    return int(text)


def day(text: str) -> date:
    """An argument that is a day, ``YYYY-MM-DD``."""
    try:
        return read(text, date, InvalidInput)
    except InvalidInput as invalid:
        raise ArgumentTypeError(" / ".join(invalid.message(lang) for lang in LANGS)) from None


def add_basis(command: argparse.ArgumentParser) -> None:
    """The option that says on what levels stand."""
    command.add_argument("--basis", choices=[basis.value for basis in Basis], default=Basis.CLAIMED.value)


def add_settings(command: argparse.ArgumentParser) -> None:
    """The options for what the rules leave open; where they are left out the edition decides."""
    command.add_argument("--counting", choices=["eligible", "reported", "all"])
    command.add_argument("--affairs", choices=["main", "any"])
    command.add_argument("--stages", choices=["penerapan", "all"])


def add_derive(command: argparse.ArgumentParser) -> None:
    """The option that reads absent claims off the profile."""
    command.add_argument("--derive", action="store_true", help="fill absent claims from facts of the profile")


def told(problems: Iterable[Problem], lang: Lang) -> Iterator[str]:
    """Each problem by its code and in words, on lines of their own."""
    for problem in problems:
        yield from wrapped(f"[{problem.code}] {problem.message(lang)}", 2, 4)
