"""``inovasi-daerah conformance``: the test suite for other programs, written and checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from inovasi_daerah.cli.arguments import add_rulebook
from inovasi_daerah.cli.codes import DONE, PROBLEMS
from inovasi_daerah.cli.files import named, output_as, written
from inovasi_daerah.cli.shared import UsedWronglyError
from inovasi_daerah.cli.terminal import show
from inovasi_daerah.conformance import DEFAULT_EDITION, PARTS, check, write
from inovasi_daerah.reading.strict_json import write_json
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from inovasi_daerah.files.outputs import Output


_NO_ANSWERS: Final = Text("check memerlukan ANSWERS", "check needs ANSWERS")
_FOR_WRITE: Final = Text(
    "--rulebook hanya bersama write: kasus menyebut edisinya sendiri",
    "--rulebook goes with write alone: the cases name their edition themselves",
)


def add_conformance(one: argparse.ArgumentParser) -> None:
    """The command and its arguments."""
    add_rulebook(one)
    one.add_argument("act", choices=["write", "check"])
    one.add_argument("cases", metavar="DIR", help="where the cases are, or are to be written")
    one.add_argument("answers", metavar="ANSWERS", nargs="?", help="where the program's answers are")
    one.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS, help="the parts that it answers")
    one.set_defaults(run=_conformance, outputs=_outputs)


def _outputs(options: argparse.Namespace) -> Iterator[Output]:
    if options.act == "write" and Path(options.cases).is_dir():
        for part in PARTS:
            yield from output_as(f"{options.cases}/{part}.json", ".json")


def _conformance(options: argparse.Namespace) -> int:
    cases = Path(options.cases)
    if options.act == "write":
        rules = named(options.rulebook or DEFAULT_EDITION)
        with written(options.cases):
            write(cases, rules)
        return DONE
    if options.answers is None:
        raise UsedWronglyError(_NO_ANSWERS)
    if options.rulebook is not None:
        raise UsedWronglyError(_FOR_WRITE)
    found = check(cases, Path(options.answers), parts=options.parts)
    show(write_json(found.to_dict()) if options.json else found.explain(options.lang))
    return PROBLEMS if found.differences else DONE
