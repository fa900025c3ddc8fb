"""The command line: ``inovasi-daerah``. Thin: it reads arguments, calls the library, prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns 0 done, 1 the input has problems, 2 used wrongly, 3 the edition does not know.

    Whoever interrupts it gets 130, as programs of a shell end then; also while the commands are still being loaded.
    """
    try:
        from inovasi_daerah.cli.program import run  # noqa: PLC0415 - what takes time is loaded where it may be stopped

        return run(arguments)
    except KeyboardInterrupt:
        return _INTERRUPTED
