"""The files that commands read and write, and the rulebooks that they name."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from attrs import define, field

from inovasi_daerah.cli.shared import UsedWronglyError
from inovasi_daerah.files.file_errors import reason_of
from inovasi_daerah.files.headers import load_columns
from inovasi_daerah.files.inputs import opened
from inovasi_daerah.files.outputs import Output, unfit, write_whole
from inovasi_daerah.files.submission_file import load_submission_from
from inovasi_daerah.problems import InvalidInput, Problem, UnknownRulebook
from inovasi_daerah.reading.plain import is_list
from inovasi_daerah.rules.capabilities import Capability
from inovasi_daerah.rules.lending import with_catalogue_of
from inovasi_daerah.rules.library import load_rulebook, rulebook, rulebook_of_year
from inovasi_daerah.text import LANGS, Text, joined

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Generator, Iterator, Mapping

    from inovasi_daerah.domain.submissions import Submission
    from inovasi_daerah.rules.rulebook import Rulebook

T = TypeVar("T")
NOT_WRITTEN: Final = Text("keluaran tidak dapat ditulis: {what}: {why}", "the output can't be written: {what}: {why}")
CHOOSE_ONE: Final = Text("pilih satu dengan --rulebook", "choose one with --rulebook")
ONE_FROM_STANDARD_INPUT: Final = Text("hanya satu berkas dapat berupa -", "one file alone can be -")


class ProblemsOfFilesError(InvalidInput):
    """Files with problems, where a command reads more than one."""

    def __init__(self, of_files: Mapping[str, tuple[Problem, ...]]) -> None:
        self.of_files: dict[str, tuple[Problem, ...]] = dict(of_files)
        super().__init__(problem for problems in self.of_files.values() for problem in problems)


@define
class Files:
    """Several files read one after the other, the problems of all of them told at once."""

    problems: dict[str, tuple[Problem, ...]] = field(factory=dict[str, tuple[Problem, ...]], init=False)

    def read(self, load: Callable[[str], T], name: str) -> T | None:
        """What the file of that name holds; None where it has problems, which are kept."""
        try:
            return load(name)
        except InvalidInput as invalid:
            self.problems[name] = invalid.problems
            return None


@contextmanager
def problems_of(name: str) -> Generator[None, None, None]:
    """The file of that name is being read; its problems are told as those of that file."""
    try:
        yield
    except InvalidInput as invalid:
        raise ProblemsOfFilesError({name: invalid.problems}) from None


def refuse_outputs(options: argparse.Namespace) -> None:
    """Refuse what a command is to write over what it reads, or where it must not, before anything is done.

    Raises:
        UsedWronglyError: with every reason.
    """
    outputs: tuple[Output, ...] = tuple(options.outputs(options)) if "outputs" in options else ()
    # Every argument may name a file that is read: no command has to say which of them do.
    given = Counter(text for value in vars(options).values() for text in _texts(value))
    given -= Counter(output.name for output in outputs)
    prints = getattr(options, "output", None) is None
    wrong = [NOT_WRITTEN.format(what=name, why=why) for name, why in unfit(outputs, given, prints=prints)]
    if wrong:
        raise UsedWronglyError(joined("; ", wrong))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from {value, *value.split("+")}
    elif is_list(value):
        yield from map(str, value)


def output_as(name: str | None, suffix: str) -> tuple[Output, ...]:
    """The file that an option asks for, in the one format that it has; none where it is not given."""
    return () if name is None else (Output(name, {suffix: suffix}, suffix),)


def write_file(name: str, content: bytes) -> None:
    """Write a file of that name, whole or not at all; where it can't be, the program was used wrongly."""
    with written(name):
        write_whole(name, content)


@contextmanager
def written(name: str) -> Generator[None, None, None]:
    """The file or folder of that name is being written; where it can't be, the program was used wrongly."""
    try:
        yield
    except OSError as error:
        raise UsedWronglyError(NOT_WRITTEN.format(what=name, why=reason_of(error))) from None


@contextmanager
def as_arguments() -> Generator[None, None, None]:
    """What is refused here was told on the command line: the program was used wrongly."""
    try:
        yield
    except InvalidInput as invalid:
        raise UsedWronglyError(
            Text(*("; ".join(one.message(lang) for one in invalid.problems) for lang in LANGS))
        ) from None


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
    if not name.endswith(".toml"):
        return rulebook(name)
    with problems_of(name):
        return load_rulebook(name)


def rulebook_asked_for(options: argparse.Namespace) -> Rulebook | None:
    """The rulebook of the option; None where it is not given."""
    return None if options.rulebook is None else named(options.rulebook)


def loaded(options: argparse.Namespace) -> tuple[Submission, Rulebook]:
    """The submission that the arguments name, with its rules: those named, or those of its year."""
    asked = rulebook_asked_for(options)
    if asked is not None:
        asked.require(Capability.SCORE)
    submission = read_submission(options, asked)
    with way_out(CHOOSE_ONE):
        return submission, asked or rulebook_of_year(submission.year)


def read_submission(options: argparse.Namespace, rules: Rulebook | None) -> Submission:
    """The submission that the arguments name, checked by the rules where they are known."""
    with opened(options.file) as stream:
        return load_submission_from(stream, rules)


def columns_of(options: argparse.Namespace) -> Mapping[str, str] | None:
    """The map of columns of the option; None where it is not given."""
    if options.columns is None:
        return None
    with problems_of(options.columns):
        return load_columns(options.columns)
