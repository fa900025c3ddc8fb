"""The way to the terminal: the one place where what the commands say goes out, so that no name or value acts on it."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from inovasi_daerah.report.layout import plain

if TYPE_CHECKING:
    from typing import TextIO


def show(text: str) -> None:
    """Print lines on standard output, with what could move, hide or break the text around it by its code.

    Raises:
        OSError: where it is closed, or can't be written to.
    """
    _write(sys.stdout, text)


def tell(text: str) -> None:
    """Print lines on standard error, as ``show`` does."""
    _write(sys.stderr, text)


def complain(sentence: str) -> None:
    """Print one sentence on standard error, on one line whatever it quotes."""
    tell(f"{plain(sentence)}\n")


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:  # so Python has it where the stream was closed before the program began
        raise OSError(errno.EBADF, "closed")
    try:
        stream.write("\n".join(map(plain, text.split("\n"))))
        stream.flush()
    except BrokenPipeError:  # whoever was reading has seen enough; what is still buffered has nowhere to go
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        raise


def prepare_output(*, in_utf8: bool) -> None:
    """JSON and CSV are UTF-8 everywhere; text shows what the terminal has no letter for by its code."""
    stream: Any = sys.stdout
    with suppress(AttributeError):  # a notebook's stream takes every letter as it is
        if in_utf8:
            stream.reconfigure(encoding="utf-8")
        else:
            stream.reconfigure(errors="backslashreplace")


def moving() -> TextIO | None:
    """Standard error where it is a terminal, on which a progress bar can move."""
    return sys.stderr if sys.stderr is not None and sys.stderr.isatty() else None
