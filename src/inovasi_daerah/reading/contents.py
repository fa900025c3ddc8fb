"""What a file holds: never more of it than a limit, and as text where it is UTF-8."""

from __future__ import annotations

import io
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from os import PathLike

PACKAGE: Final = Path(__file__).parents[1]
"""Where the package lies, and in it the data files of its rooms."""
_AT_ONCE: Final = 1024 * 1024
_MARK: Final = "\ufeff"
_WIDE_MARKS: Final = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
"""The longer ones first: one of UTF-32 begins as one of UTF-16 does."""
_LONGEST_MARK: Final = 4
UTF8: Final = Text(
    'teks UTF-8 (di penyunting teks: simpan sebagai "UTF-8")', 'UTF-8 text (in a text editor: save as "UTF-8")'
)


class NotUTF8Error(ValueError):
    """Bytes that are no UTF-8: what they are instead, or the first of them that is wrong."""


def at_most(stream: IO[bytes], most: int) -> bytes:
    """What an open file holds, and one byte more than the limit of one that holds more, as endless devices do.

    >>> import io
    >>> at_most(io.BytesIO(b"abcd"), 4), at_most(io.BytesIO(b"abcdef"), 4)
    (b'abcd', b'abcde')
    """
    found = io.BytesIO()
    left = most + 1
    while left and (part := stream.read(min(left, _AT_ONCE))):
        left -= found.write(part)
    return found.getvalue()


def content_of(path: str | PathLike[str], most: int) -> bytes:
    """What the file of that name holds; see ``at_most``.

    Raises:
        OSError: where it can't be opened.
    """
    with Path(path).open("rb") as stream:
        return at_most(stream, most)


def utf8_of(content: bytes) -> str:
    r"""The text of a file in UTF-8, with or without the mark that notepads put before it (a BOM).

    >>> utf8_of(b"\xef\xbb\xbf{}")
    '{}'

    Raises:
        NotUTF8Error: for UTF-16 and UTF-32, with their mark or without, and for any other bytes.
    """
    wide = wide_encoding_of(content)
    if wide is not None:
        raise NotUTF8Error(wide)
    try:
        return content.decode().removeprefix(_MARK)
    except UnicodeDecodeError as bad:
        raise NotUTF8Error(f"byte {bad.start}") from None


def wide_encoding_of(content: bytes) -> str | None:
    """UTF-16 or UTF-32 where the bytes begin as its text does; a NUL is no part of a text in UTF-8."""
    marked = next((name for mark, name in _WIDE_MARKS.items() if content.startswith(mark)), None)
    start = content[:_LONGEST_MARK]
    if marked or 0 not in start:
        return marked
    return "UTF-32" if b"\x00\x00" in start else "UTF-16"
