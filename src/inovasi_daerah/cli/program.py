"""The program: its parser, the one place where errors become words and exit codes."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final, TextIO

from inovasi_daerah.cli.conformance import add_conformance
from inovasi_daerah.cli.ecosystem import add_ecosystem
from inovasi_daerah.cli.files import NOT_WRITTEN, ProblemsOfFilesError
from inovasi_daerah.cli.nation import add_nation
from inovasi_daerah.cli.portfolio import add_portfolio
from inovasi_daerah.cli.practice import add_coverage, add_practice
from inovasi_daerah.cli.regions import add_regions
from inovasi_daerah.cli.rules import add_aggregate, add_classify, add_rulebooks
from inovasi_daerah.cli.scores import add_check, add_rescore, add_score, add_verify
from inovasi_daerah.cli.shared import DONE, INTERRUPTED, NOT_KNOWN, PROBLEMS, USED_WRONGLY, told
from inovasi_daerah.files.file_errors import reason_of
from inovasi_daerah.problems import InvalidInput, RulebookIncomplete
from inovasi_daerah.reading.strict_json import described, write_json
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


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns 0 done, 1 the input has problems, 2 used wrongly, 3 the edition does not know.

    Whoever interrupts it gets 130, as programs of a shell end then.
    """
    options = _parser().parse_args(arguments, argparse.Namespace(lang="id", json=False))
    lang: Lang = options.lang
    _prepare(sys.stdout, in_utf8=options.json or getattr(options, "format", None) in ("csv", "json"))
    try:
        run: Callable[[argparse.Namespace], int] = options.run
        code = run(options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever was reading has seen enough; what is still buffered has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except InvalidInput as invalid:
        _report(invalid, lang, as_json=options.json)
        return PROBLEMS
    except InovasiDaerahError as error:
        sys.stderr.write(f"{error.message(lang)}\n")
        return NOT_KNOWN if isinstance(error, RulebookIncomplete) else USED_WRONGLY
    except OSError as error:
        sys.stderr.write(f"{_unusable(error).say(lang)}\n")
        return USED_WRONGLY
    return code


def _prepare(stream: TextIO, *, in_utf8: bool) -> None:
    """JSON and CSV are UTF-8 everywhere; text shows what the terminal has no letter for by its code."""
    with suppress(AttributeError):  # a notebook's stream takes every letter as it is
        if in_utf8:
            stream.reconfigure(encoding="utf-8")  # type: ignore[attr-defined]
        else:
            stream.reconfigure(errors="backslashreplace")  # type: ignore[attr-defined]


def _unusable(error: OSError) -> Text:
    """What is told of a file that can't be read; an error that names none is one of the output."""
    if error.filename is None:
        return NOT_WRITTEN.format(what=_STANDARD_OUTPUT, why=reason_of(error))
    return _NO_FILE.format(name=error.filename, why=reason_of(error))


def _report(invalid: InvalidInput, lang: Lang, *, as_json: bool) -> None:
    """Every problem, under its file where there is more than one that it can be of."""
    of_files = invalid.of_files if isinstance(invalid, ProblemsOfFilesError) else {}
    if as_json:
        named = [{"file": file, **described(one, lang)} for file, problems in of_files.items() for one in problems]
        sys.stdout.write(write_json({"problems": named or [described(one, lang) for one in invalid.problems]}))
        return
    for file, problems in of_files.items() or [("", invalid.problems)]:
        heading = _HEADINGS[bool(file), len(problems) == 1].format(n=len(problems), file=plain(file))
        sys.stdout.writelines(f"{line}\n" for line in (heading.say(lang), *told(problems, lang)))


class _Version(argparse.Action):
    """Looked up only when asked for."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str) -> None:  # noqa: A002 - argparse's name
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Print it and stop."""
        sys.stdout.write(f"{parser.prog} {library_version()}\n")
        parser.exit()


def _parser() -> argparse.ArgumentParser:
    # Told before the command or behind it: what is left out there must not undo what was told here.
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--lang", choices=LANGS, default=argparse.SUPPRESS, help="bahasa / language")
    shared.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="JSON and nothing else on standard output"
    )
    parser = argparse.ArgumentParser(
        prog="inovasi-daerah",
        description="Indeks Inovasi Daerah: aturan yang eksak, bersumber, dan menjelaskan diri.",
        parents=[shared],
    )
    parser.add_argument("--version", action=_Version, help="the version of the library")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int], words: str) -> argparse.ArgumentParser:
        one = commands.add_parser(name, parents=[shared], help=words, description=words)
        one.set_defaults(run=run, file=None)
        return one

    for add in _COMMANDS:
        add(command)
    return parser
