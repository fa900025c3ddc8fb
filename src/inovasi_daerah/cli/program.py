"""The program: its parser, the one place where errors become words and exit codes."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Final, NoReturn

from inovasi_daerah.cli.conformance import add_conformance
from inovasi_daerah.cli.ecosystem import add_ecosystem
from inovasi_daerah.cli.files import NOT_WRITTEN, ProblemsOfFilesError, nothing_written, refuse_outputs
from inovasi_daerah.cli.nation import add_nation
from inovasi_daerah.cli.portfolio import add_portfolio
from inovasi_daerah.cli.practice import add_coverage, add_practice
from inovasi_daerah.cli.regions import add_regions
from inovasi_daerah.cli.rules import add_aggregate, add_classify, add_rulebooks
from inovasi_daerah.cli.scores import add_check, add_rescore, add_score, add_verify
from inovasi_daerah.cli.shared import DONE, NOT_KNOWN, PROBLEMS, USED_WRONGLY, told
from inovasi_daerah.cli.terminal import complain, prepare_output, show, tell
from inovasi_daerah.files.file_errors import reason_of
from inovasi_daerah.problems import InvalidInput, RulebookIncomplete
from inovasi_daerah.reading.strict_json import write_json
from inovasi_daerah.report.layout import plain
from inovasi_daerah.scoring.explanation import library_version
from inovasi_daerah.text import LANGS, InovasiDaerahError, Lang, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_COMMANDS: Final = (
    add_score,
    add_check,
    add_classify,
    add_aggregate,
    add_nation,
    add_rulebooks,
    add_rescore,
    add_verify,
    add_portfolio,
    add_regions,
    add_conformance,
    add_ecosystem,
    add_coverage,
    add_practice,
)
_HEADINGS: Final = {
    (False, True): Text("1 masalah:", "1 problem:"),
    (False, False): Text("{n} masalah:", "{n} problems:"),
    (True, True): Text("1 masalah dalam {file}:", "1 problem in {file}:"),
    (True, False): Text("{n} masalah dalam {file}:", "{n} problems in {file}:"),
}
"""By whether the file is named, and whether there is one problem alone."""
_NO_FILE: Final = Text("berkas tidak dapat dibaca: {name}: {why}", "the file can't be read: {name}: {why}")
_STANDARD_OUTPUT: Final = Text("keluaran baku", "standard output")


def run(arguments: Sequence[str] | None) -> int:
    """Run the command line; see ``inovasi_daerah.cli.main``."""
    try:
        return _ended(_parser().parse_args(arguments, argparse.Namespace(lang="id", json=False)))
    except BrokenPipeError:
        return DONE
    except OSError:  # where standard error can't be written to, the exit code is all that can be told
        return USED_WRONGLY


def _ended(options: argparse.Namespace) -> int:
    lang: Lang = options.lang
    prepare_output(in_utf8=options.json or getattr(options, "format", None) in ("csv", "json"))
    try:
        refuse_outputs(options)
        command: Callable[[argparse.Namespace], int] = options.run
        return command(options)
    except BrokenPipeError:
        raise
    except InvalidInput as invalid:
        _report(invalid, lang, as_json=options.json)
        return PROBLEMS
    except InovasiDaerahError as error:
        complain(error.message(lang))
        return NOT_KNOWN if isinstance(error, RulebookIncomplete) else USED_WRONGLY
    except OSError as error:
        complain(_unusable(error).say(lang))
        return USED_WRONGLY


def _unusable(error: OSError) -> Text:
    """What is told of a file that can't be read; an error that names none is one of the output."""
    if error.filename is None:
        return NOT_WRITTEN.format(what=_STANDARD_OUTPUT, why=reason_of(error))
    return _NO_FILE.format(name=error.filename, why=reason_of(error))


def _report(invalid: InvalidInput, lang: Lang, *, as_json: bool) -> None:
    """Every problem, under its file where there is more than one that it can be of."""
    of_files = invalid.of_files if isinstance(invalid, ProblemsOfFilesError) else {}
    if as_json:
        named = [{"file": file, **one.to_dict(lang)} for file, problems in of_files.items() for one in problems]
        show(write_json({"problems": named or [one.to_dict(lang) for one in invalid.problems]}))
        return
    for file, problems in of_files.items() or [("", invalid.problems)]:
        heading = _HEADINGS[bool(file), len(problems) == 1].format(n=len(problems), file=plain(file))
        show("".join(f"{line}\n" for line in (heading.say(lang), *told(problems, lang))))


class _Version(argparse.Action):
    """Looked up only when asked for."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str) -> None:  # noqa: A002 - argparse's name
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Print it and stop."""
        show(f"{parser.prog} {library_version()}\n")
        parser.exit()


class _Parser(argparse.ArgumentParser):
    """One that prints as the commands do."""

    def print_help(self, file: object = None) -> None:  # noqa: ARG002 - argparse's name
        """On standard output, wherever else it is asked for."""
        show(self.format_help())

    def error(self, message: str) -> NoReturn:
        """How it is used, and what is wrong in these arguments."""
        tell(self.format_usage())
        complain(f"{self.prog}: error: {message}")
        self.exit(USED_WRONGLY)


def _parser() -> argparse.ArgumentParser:
    # Told before the command or behind it: what is left out there must not undo what was told here.
    shared = _Parser(add_help=False)
    shared.add_argument("--lang", choices=LANGS, default=argparse.SUPPRESS, help="bahasa / language")
    shared.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="JSON and nothing else on standard output"
    )
    parser = _Parser(
        prog="inovasi-daerah",
        description="Indeks Inovasi Daerah: aturan yang eksak, bersumber, dan menjelaskan diri.",
        parents=[shared],
    )
    parser.add_argument("--version", action=_Version, help="the version of the library")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int], words: str) -> argparse.ArgumentParser:
        one = commands.add_parser(name, parents=[shared], help=words, description=words)
        one.set_defaults(run=run, file=None, outputs=nothing_written)
        return one

    for add in _COMMANDS:
        add(command)
    return parser
