"""``inovasi-daerah coverage`` and ``practice``: who innovates and who does not; what a file of the practice tells."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final

from inovasi_daerah.cli.shared import DONE, day, opened, year
from inovasi_daerah.entities.coverage import coverage
from inovasi_daerah.entities.movements import UnknownMovement, movement
from inovasi_daerah.errors import ABSENT, InvalidSubmission, one_of
from inovasi_daerah.interchange.domain_files import (
    IMPROVEMENT,
    INVENTORY,
    LAB,
    REPLICATIONS,
    load_inventory,
    load_movement,
    load_register,
)
from inovasi_daerah.interchange.strict_json import write_json
from inovasi_daerah.structuring import is_object, problem

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from typing import NoReturn

    from inovasi_daerah.cli.shared import Command
    from inovasi_daerah.entities.movements import Movement
    from inovasi_daerah.interchange.documents import Document

_COVERAGE: Final = "siapa belum berinovasi menurut suatu gerakan / who has not innovated, by a movement"
_PRACTICE: Final = "laboratorium, perbaikan, replikasi, inventaris / a laboratory, improvement, replications, inventory"
_TELLING: Final[dict[str, Document[Any]]] = {one.format: one for one in (LAB, IMPROVEMENT, REPLICATIONS, INVENTORY)}
"""The files that tell something by themselves; the others say it together with another."""


def add_coverage(command: Command) -> None:
    """The command and its arguments."""
    one = command("coverage", _coverage, _COVERAGE, rules=False)

    def run(options: argparse.Namespace) -> int:
        return _coverage(options, one.error)

    one.set_defaults(run=run)
    one.add_argument("movement", metavar="MOVEMENT", help="the id of a shipped movement, or a .json file of one's own")
    one.add_argument("register", metavar="REGISTER", help="register file: agencies and positions")
    one.add_argument("file", metavar="INVENTORY", help="inventory file: innovations through the years")
    one.add_argument("--year", metavar="Y", type=year, required=True)
    one.add_argument("--on", metavar="DATE", type=day, help="the day of the register; else the last of the year")


def add_practice(command: Command) -> None:
    """The command and its argument."""
    command("practice", _practice, _PRACTICE, rules=False).add_argument(
        "file", metavar="FILE", help=f"{', '.join(_TELLING)}; - for standard input"
    )


def _coverage(options: argparse.Namespace, used_wrongly: Callable[[str], NoReturn]) -> int:
    try:
        wanted = _movement(options.movement)
    except UnknownMovement as unknown:
        used_wrongly(unknown.message(options.lang))
    register, inventory = load_register(options.register), load_inventory(options.file)
    return _print(coverage(wanted, register, inventory, options.year, on=options.on), options)


def _movement(name: str) -> Movement:
    return load_movement(name) if name.endswith(".json") else movement(name)


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
    sys.stdout.write(write_json(found.to_dict()) if options.json else found.explain(options.lang))
    return DONE
