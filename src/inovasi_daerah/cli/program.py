"""The program: its parser, and the table of its commands, none of which is loaded before it is asked for."""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, NoReturn

from inovasi_daerah.cli.codes import DONE, USED_WRONGLY
from inovasi_daerah.cli.terminal import complain, show, tell
from inovasi_daerah.version import library_version

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inovasi_daerah.text import Lang

_LANGS: Final[tuple[Lang, ...]] = ("id", "en")  # those of inovasi_daerah.text, which takes longer to load than --help
_COMMANDS: Final = {
    "score": ("scores", "skor sebuah laporan, dan sebabnya / the score of a submission, and why"),
    "check": ("scores", "semua masalah sekaligus / every problem at once"),
    "classify": ("rules", "predikat sebuah indeks / the predicate of an index"),
    "aggregate": ("rules", "indeks dari bagian-bagiannya / the index from its parts"),
    "nation": ("nation", "banyak laporan sekaligus, dengan peringkat / many submissions at once, with ranks"),
    "rulebooks": ("rules", "edisi aturan / editions of the rules"),
    "plan": (
        "planning",
        "apa yang menaikkan indeks, dan apa yang dikirim / what raises the index, and what to send",
    ),
    "rescore": ("scores", "satu laporan menurut beberapa edisi / one report, several editions"),
    "verify": ("scores", "apakah skor masih mengikuti / does a score still follow"),
    "portfolio": ("portfolio", "ekspor aplikasi resmi dan indeksnya / the official application's export and its index"),
    "regions": ("regions", "kode, nama, dan status daerah / codes, names and standing of regions"),
    "conformance": ("conformance", "perangkat uji bagi program lain / a test suite for other programs"),
    "ecosystem": ("ecosystem", "dimensi ekosistem inovasi menurut jawaban / an ecosystem's dimensions from answers"),
    "coverage": ("practice", "siapa belum berinovasi menurut suatu gerakan / who has not innovated, by a movement"),
    "practice": (
        "practice",
        "laboratorium, perbaikan, replikasi, inventaris / a laboratory, improvement, replications, inventory",
    ),
}
"""Of each command the module, whose function ``add_COMMAND`` adds its arguments, and its line of the help."""


def run(arguments: Sequence[str] | None) -> int:
    """Run the command line; see ``inovasi_daerah.cli.main``."""
    try:
        options = _parser().parse_args(arguments, argparse.Namespace(lang="id", json=False))
        return int(_of_module("running", "ended")(options))
    except BrokenPipeError:
        return DONE
    except OSError:  # where standard error can't be written to, the exit code is all that can be told
        return USED_WRONGLY


def _of_module(module: str, name: str) -> Any:
    """What has that name in that module of the command line, which is loaded now."""
    return getattr(import_module(f"inovasi_daerah.cli.{module}"), name)


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


class _CommandParser(_Parser):
    """The parser of one command, whose arguments are added when it is asked for."""

    def parse_known_args(self, *args: Any, **options: Any) -> tuple[Any, list[str]]:
        """Load the command, then parse."""
        name = self.prog.rpartition(" ")[2]
        _of_module(_COMMANDS[name][0], f"add_{name}")(self)
        return super().parse_known_args(*args, **options)


def _parser() -> argparse.ArgumentParser:
    # Told before the command or behind it: what is left out there must not undo what was told here.
    shared = _CommandParser(add_help=False)
    shared.add_argument("--lang", choices=_LANGS, default=argparse.SUPPRESS, help="bahasa / language")
    shared.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="JSON and nothing else on standard output"
    )
    parser = _Parser(
        prog="inovasi-daerah",
        description="Indeks Inovasi Daerah: aturan yang eksak, bersumber, dan menjelaskan diri.",
        parents=[shared],
    )
    parser.add_argument("--version", action=_Version, help="the version of the library")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_CommandParser)
    for name, (_, words) in _COMMANDS.items():
        commands.add_parser(name, parents=[shared], help=words, description=words).set_defaults(file=None)
    return parser
