"""What the commands read: a file by its name or standard input, and arguments that are years and days."""

from __future__ import annotations

import re
import sys
from argparse import ArgumentTypeError
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from inovasi_daerah.errors import InvalidInput
from inovasi_daerah.labels import LANGS
from inovasi_daerah.structuring import read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

_FOUR_DIGITS: Final = re.compile(r"[1-9][0-9]{3}", re.ASCII)


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """The file of that name, open; ``-`` is standard input."""
    if name == "-":
        yield sys.stdin.buffer
        return
    with Path(name).open("rb") as stream:
        yield stream


def year(text: str) -> int:
    """An argument that is a year of four digits."""
    if not _FOUR_DIGITS.fullmatch(text):
        raise ArgumentTypeError(f"{text!r}: YYYY")
    return int(text)


def day(text: str) -> date:
    """An argument that is a day, ``YYYY-MM-DD``."""
    try:
        return read(text, date, InvalidInput)
    except InvalidInput as invalid:
        raise ArgumentTypeError(" / ".join(invalid.message(lang) for lang in LANGS)) from None
