"""Console blocks that run: every line after ``$`` is a command of ours, and what follows is what it prints."""

from __future__ import annotations

import shlex
from doctest import DONT_ACCEPT_BLANKLINE, ELLIPSIS, Example, OutputChecker
from typing import TYPE_CHECKING, Final

from sybil.parsers.myst import CodeBlockParser

from program import program as run

if TYPE_CHECKING:
    from sybil import Example as Block

PROGRAM: Final = "inovasi-daerah"
FLAGS: Final = ELLIPSIS | DONT_ACCEPT_BLANKLINE


class ConsoleBlockParser(CodeBlockParser):
    """The blocks of commands; those of other programs are not for us to run."""

    language = "console"

    def evaluate(self, example: Block) -> str | None:
        """Run the commands of a block, one after the other; None when each prints what the block says."""
        for command, expected in commands(str(example.parsed)):
            program, *arguments = shlex.split(command, comments=True)
            if program != PROGRAM:
                continue
            ran = run(*arguments)
            printed = ran.out + ran.err
            checker = OutputChecker()
            if not checker.check_output(expected, printed, FLAGS):
                return checker.output_difference(Example(command, expected), printed, FLAGS)
        return None


def commands(block: str) -> list[tuple[str, str]]:
    """Each command of a block with what it is to print.

    >>> commands("$ a --b\\none\\n$ c\\n")
    [('a --b', 'one\\n'), ('c', '')]
    """
    found: list[tuple[str, str]] = []
    for line in block.splitlines(keepends=True):
        if line.startswith("$ "):
            found.append((line.removeprefix("$ ").strip(), ""))
        else:
            command, expected = found[-1]
            found[-1] = command, expected + line
    return found
