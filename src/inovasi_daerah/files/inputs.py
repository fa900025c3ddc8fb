"""The files that are read, by their names; ``-`` is standard input."""

from __future__ import annotations

import errno
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Generator
    from typing import BinaryIO

STANDARD_INPUT: Final = "-"


@contextmanager
def opened(name: str) -> Generator[BinaryIO, None, None]:
    """The file of that name, open.

    Raises:
        OSError: where it can't be opened, or is standard input and that is closed.
    """
    if name == STANDARD_INPUT:
        if sys.stdin is None:  # so Python has it where the stream was closed before the program began
            raise OSError(errno.EBADF, "closed", name)
        yield sys.stdin.buffer
        return
    with Path(name).open("rb") as stream:
        yield stream
