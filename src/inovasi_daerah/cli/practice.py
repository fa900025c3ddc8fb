"""``inovasi-daerah coverage`` and ``practice``: who innovates and who does not; what a file of the practice tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from inovasi_daerah.cli.arguments import day, given, year
from inovasi_daerah.cli.codes import DONE
from inovasi_daerah.cli.files import Files, ProblemsOfFilesError
from inovasi_daerah.cli.terminal import show
from inovasi_daerah.files.inputs import opened
from inovasi_daerah.files.kinds import IMPROVEMENT, INVENTORY, LAB, MOVEMENT, REGISTER, REPLICATIONS
from inovasi_daerah.problems import ABSENT, InvalidSubmission, one_of, problem
from inovasi_daerah.programmes.movement_model import movement
from inovasi_daerah.programmes.participation import coverage
from inovasi_daerah.reading.plain import is_object
from inovasi_daerah.reading.strict_json import write_json

if TYPE_CHECKING:
    import argparse

    from inovasi_daerah.files.documents import Document
    from inovasi_daerah.programmes.movement_model import Movement

_TELLING: Final[dict[str, Document[Any]]] = {one.format: one for one in (LAB, IMPROVEMENT, REPLICATIONS, INVENTORY)}
"""The files that tell something by themselves; the others say it together with another."""


def add_coverage(one: argparse.ArgumentParser) -> None:
    """The command and its arguments."""
    one.add_argument("movement", metavar="MOVEMENT", help="the id of a shipped movement, or a .json file of one's own")
    one.add_argument("register", metavar="REGISTER", help="register file: agencies and positions")
    one.add_argument("file", metavar="INVENTORY", help="inventory file: innovations through the years")
    one.add_argument("--year", metavar="Y", required=True)
    one.add_argument("--on", metavar="DATE", help="the day of the register; else the last of the year")
    one.set_defaults(run=_coverage)


def add_practice(one: argparse.ArgumentParser) -> None:
    """The command and its argument."""
    one.add_argument("file", metavar="FILE", help=f"{', '.join(_TELLING)}; - for standard input")
    one.set_defaults(run=_practice)


def _coverage(options: argparse.Namespace) -> int:
    assessed, on = year("--year", options.year), given(day, "--on", options.on)
    files = Files()
    wanted = files.read(_movement, options.movement)
    register, inventory = files.read(REGISTER.load, options.register), files.read(INVENTORY.load, options.file)
    if wanted is None or register is None or inventory is None:
        raise ProblemsOfFilesError(files.problems)
    return _print(coverage(wanted, register, inventory, assessed, on=on), options)


def _movement(name: str) -> Movement:
    return MOVEMENT.load(name) if name.endswith(".json") else movement(name)


def _practice(options: argparse.Namespace) -> int:
    with opened(options.file) as stream:
        data = LAB.parse(stream)
    named = data.get("format", ABSENT) if is_object(data) else ABSENT
    document = _TELLING.get(named) if isinstance(named, str) else None
    if document is None:
        code = "missing_key" if named is ABSENT else "unknown_value"
        raise InvalidSubmission([problem(code, named, one_of(_TELLING, named), path="format")])
    return _print(document.read(data), options)


def _print(found: Any, options: argparse.Namespace) -> int:
    show(write_json(found.to_dict()) if options.json else found.explain(options.lang))
    return DONE
