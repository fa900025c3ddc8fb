"""The command line, run in this process: fast, and with nothing of the machine in what it prints."""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from typing import NamedTuple

from inside import main


class Ran(NamedTuple):
    """What a run ended with, and what it printed."""

    code: int
    out: str
    err: str


def program(*arguments: str, stdin: str = "") -> Ran:
    """Run the program with these arguments in the folder that is the current one."""
    out, err, given = io.StringIO(), io.StringIO(), sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8")
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = _code(arguments)
    finally:
        sys.stdin = given
    return Ran(code, out.getvalue(), err.getvalue())


def _code(arguments: tuple[str, ...]) -> int:
    """argparse leaves by an exception; so does --help."""
    try:
        return main(arguments)
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else 1
