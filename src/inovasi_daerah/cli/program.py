"""The program: its parser, the one place where errors become words and exit codes."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final, TextIO

from inovasi_daerah.cli.conformance import add_conformance
from inovasi_daerah.cli.ecosystem import add_ecosystem
from inovasi_daerah.cli.nation import add_nation
from inovasi_daerah.cli.portfolio import add_portfolio
from inovasi_daerah.cli.practice import add_coverage, add_practice
from inovasi_daerah.cli.regions import add_regions
from inovasi_daerah.cli.rules import add_aggregate, add_classify, add_rulebooks
from inovasi_daerah.cli.scores import add_check, add_rescore, add_score, add_verify
from inovasi_daerah.cli.shared import DONE, NOT_KNOWN, PROBLEMS, USED_WRONGLY, UsedWronglyError, told
from inovasi_daerah.errors import InvalidInput, MissingExtra, RulebookIncomplete, UnknownRulebook
from inovasi_daerah.interchange.strict_json import described, write_json
from inovasi_daerah.labels import LANGS, Lang, Text
from inovasi_daerah.scoring.explanation import library_version

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
_ONE_PROBLEM: Final = Text("1 masalah:", "1 problem:")
_PROBLEMS: Final = Text("{n} masalah:", "{n} problems:")
_NO_FILE: Final = Text("berkas tidak dapat dibaca: {name}", "the file can't be read: {name}")
_NOT_WRITTEN: Final = Text("keluaran tidak dapat ditulis: {why}", "the output can't be written: {why}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns 0 done, 1 the input has problems, 2 used wrongly, 3 the edition does not know."""
    options = _parser().parse_args(arguments, argparse.Namespace(lang="id", json=False))
    lang: Lang = options.lang
    _prepare(sys.stdout, in_utf8=options.json or getattr(options, "format", None) in ("csv", "json"))
    try:
        run: Callable[[argparse.Namespace], int] = options.run
        code = run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever was reading has seen enough; what is still buffered has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except InvalidInput as invalid:
        _report(invalid, lang, as_json=options.json)
        return PROBLEMS
    except RulebookIncomplete as incomplete:
        return _fail(incomplete.message(lang), NOT_KNOWN)
    except (MissingExtra, UnknownRulebook) as unknown:
        return _fail(unknown.message(lang), USED_WRONGLY)
    except UsedWronglyError as wrongly:
        return _fail(wrongly.text.say(lang), USED_WRONGLY)
    except OSError as error:
        if error.filename is None:
            return _fail(_NOT_WRITTEN.format(why=error.strerror).say(lang), USED_WRONGLY)
        return _fail(_NO_FILE.format(name=error.filename).say(lang), USED_WRONGLY)
    return code


def _prepare(stream: TextIO, *, in_utf8: bool) -> None:
    """JSON and CSV are UTF-8 everywhere; text shows what the terminal has no letter for by its code."""
    with suppress(AttributeError):  # a notebook's stream takes every letter as it is
        if in_utf8:
            stream.reconfigure(encoding="utf-8")  # type: ignore[attr-defined]
        else:
            stream.reconfigure(errors="backslashreplace")  # type: ignore[attr-defined]


def _fail(message: str, code: int) -> int:
    sys.stderr.write(f"{message}\n")
    return code


def _report(invalid: InvalidInput, lang: Lang, *, as_json: bool) -> None:
    problems = invalid.problems
    if as_json:
        sys.stdout.write(write_json({"problems": [described(problem, lang) for problem in problems]}))
        return
    heading = _ONE_PROBLEM if len(problems) == 1 else _PROBLEMS.format(n=len(problems))
    lines = [heading.say(lang), *told(problems, lang)]
    sys.stdout.write("\n".join(lines) + "\n")


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

    def command(
        name: str, run: Callable[[argparse.Namespace], int], words: str, *, rules: bool
    ) -> argparse.ArgumentParser:
        one = commands.add_parser(name, parents=[shared], help=words, description=words)
        one.add_argument(
            "--rulebook",
            metavar="ID",
            required=rules,
            help="edition of the rules, such as iid-2026, or a .toml file of one's own",
        )
        one.set_defaults(run=run, file=None)
        return one

    for add in _COMMANDS:
        add(command)
    return parser
