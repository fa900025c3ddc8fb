"""What the commands share: their exit codes, what they read, the options of a score, and how problems are told."""

from __future__ import annotations

import re
import sys
from argparse import ArgumentTypeError
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from inovasi_daerah.editions.capabilities import Capability
from inovasi_daerah.editions.lending import with_catalogue_of
from inovasi_daerah.editions.library import load_rulebook, rulebook, rulebook_of_year
from inovasi_daerah.errors import InvalidInput, UnknownRulebook
from inovasi_daerah.figures import parse_decimal
from inovasi_daerah.interchange.submission_file import load_submission_from
from inovasi_daerah.labels import LANGS, Text
from inovasi_daerah.layout import wrapped
from inovasi_daerah.scoring.settings import Basis
from inovasi_daerah.structuring import read

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Generator, Iterable, Iterator
    from decimal import Decimal
    from typing import BinaryIO

    from inovasi_daerah.editions.rulebook import Rulebook
    from inovasi_daerah.entities.submissions import Submission
    from inovasi_daerah.errors import Problem
    from inovasi_daerah.labels import Lang

    Command = Callable[..., argparse.ArgumentParser]

DONE: Final = 0
PROBLEMS: Final = 1
USED_WRONGLY: Final = 2
NOT_KNOWN: Final = 3
INTERRUPTED: Final = 130
CHOOSE_ONE: Final = Text("pilih satu dengan --rulebook", "choose one with --rulebook")
ONE_FROM_STANDARD_INPUT: Final = Text("hanya satu berkas dapat berupa -", "one file alone can be -")
_FOUR_DIGITS: Final = re.compile(r"[1-9][0-9]{3}", re.ASCII)


class UsedWronglyError(Exception):
    """An argument that no command can work with."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


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


def named(name: str) -> Rulebook:
    """A shipped edition by its id, a rulebook of one's own by its file, or ``ID+LENDER`` with another's catalogue."""
    own, plus, lender = name.partition("+")
    if plus and not Path(name).is_file():
        return with_catalogue_of(_one_rulebook(own), _one_rulebook(lender))
    return _one_rulebook(name)


def _one_rulebook(name: str) -> Rulebook:
    return load_rulebook(name) if name.endswith(".toml") else rulebook(name)


def loaded(options: argparse.Namespace) -> tuple[Submission, Rulebook]:
    """The submission that the arguments name, with its rules: those named, or those of its year."""
    asked = named(options.rulebook) if options.rulebook else None
    if asked is not None:
        asked.require(Capability.SCORE)
    submission = read_submission(options, asked)
    with way_out(CHOOSE_ONE):
        return submission, asked or rulebook_of_year(submission.year)


def read_submission(options: argparse.Namespace, rules: Rulebook | None) -> Submission:
    """The submission that the arguments name, checked by the rules where they are known."""
    with opened(options.file) as stream:
        return load_submission_from(stream, rules)


def number(name: str, text: str) -> Decimal:
    """The number that the argument of that name holds."""
    found = parse_decimal(text)
    if found is None:
        raise UsedWronglyError(Text(f"{name}: {text!r} bukan bilangan", f"{name}: {text!r} is not a number"))
    return found


def integer(name: str, text: str) -> int:
    """The whole number that the argument of that name holds."""
    found = number(name, text)
    if "." in text:
        raise UsedWronglyError(
            Text(f"{name}: {text!r} bukan bilangan bulat", f"{name}: {text!r} is not a whole number")
        )
    return int(found)


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
