"""All benchmarks, every figure a ratio within this one run.

python benchmarks                      everything; about a quarter of an hour, 8 GB
python benchmarks scalar tables        some parts: path, trace, scalar, tables, growth, reading, planning, importing
python benchmarks --quick              a small round of everything, to see that it runs
python benchmarks --keep               keeps what it prints in benchmarks/results, which docs/benchmarks.md shows
"""

from __future__ import annotations

import argparse
import io
import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Final

import growth
import importing
import path
import scalar

import planning
import reading
import tables

if TYPE_CHECKING:
    from collections.abc import Callable


def _tables() -> None:
    tables.measure()
    tables.peaks()


def _quick_tables() -> None:
    tables.measure(20_000, 1)
    tables.peaks(20_000)


_WHOLE: dict[str, Callable[[], None]] = {
    "path": path.measure,
    "trace": path.trace,
    "scalar": scalar.measure,
    "tables": _tables,
    "growth": growth.measure,
    "reading": reading.measure,
    "planning": planning.measure,
    "importing": importing.measure,
}
_QUICK: dict[str, Callable[[], None]] = {
    "path": lambda: path.measure(16, 600, 1),
    "trace": path.trace,
    "scalar": lambda: scalar.measure(500, 1),
    "tables": _quick_tables,
    "growth": lambda: growth.measure(6, 4, picture=None, repeat=2),
    "reading": lambda: reading.measure(50, 200, 1),
    "planning": lambda: planning.measure(20, (10, 20, 40), (200,), 2),
    "importing": lambda: importing.measure(1),
}


RESULTS: Final = Path(__file__).parent / "results"


def _kept(part: str, measure: Callable[[], None]) -> None:
    """Print what a part measures, and keep it for the page, so that nobody types a figure there."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        measure()
    sys.stdout.write(printed.getvalue())
    RESULTS.joinpath(f"{part}.txt").write_text(printed.getvalue(), "utf-8")


def main() -> int:
    """The parts asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", metavar="PART", nargs="*", help=f"of {', '.join(_WHOLE)}; all where none is named")
    parser.add_argument("--quick", action="store_true", help="small sizes, for seconds")
    parser.add_argument("--keep", action="store_true", help="keep what is printed, for the page of the site")
    options = parser.parse_args()
    unknown = set(options.parts) - set(_WHOLE)
    if unknown:
        parser.error(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(_WHOLE)}")
    for part, measure in (_QUICK if options.quick else _WHOLE).items():
        if part in options.parts or not options.parts:
            _kept(part, measure) if options.keep else measure()
    return 0


if __name__ == "__main__":
    sys.exit(main())
