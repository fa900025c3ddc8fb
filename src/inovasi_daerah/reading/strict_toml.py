"""TOML as this library reads it: UTF-8, whole, within a limit, decimals exact."""

from __future__ import annotations

import tomllib
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from inovasi_daerah.problems import ABSENT, FORMAT_RULE, problem
from inovasi_daerah.reading.contents import UTF8, NotUTF8Error, utf8_of
from inovasi_daerah.reading.file_kinds import kind_of, other_kind
from inovasi_daerah.reading.nesting import is_toml_too_deep
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from inovasi_daerah.problems import InvalidInput

MAX_BYTES: Final = 4 * 1024 * 1024


def parse_toml(content: bytes, error: type[InvalidInput], reference: Text = FORMAT_RULE) -> dict[str, Any]:
    """The tables of a TOML file.

    >>> from inovasi_daerah.problems import InvalidSubmission
    >>> parse_toml(b"weight = 0.75", InvalidSubmission)
    {'weight': Decimal('0.75')}

    Raises:
        InvalidInput: as the ``error`` asked for: anything but a whole TOML file of at most 4 MiB.
    """

    def unreadable(code: str, value: object, expected: Text) -> InvalidInput:
        return error([problem(code, value, expected, reference=reference)])

    if len(content) > MAX_BYTES:
        raise unreadable("too_large", len(content), Text("paling besar 4 MiB", "at most 4 MiB"))
    kind = kind_of(content)
    if kind is not None and not content.lstrip().startswith(b"["):  # the head of a table
        raise error([other_kind(kind, Text("sebuah berkas TOML", "a TOML file"), reference=reference)])
    if is_toml_too_deep(content):
        raise unreadable("too_deep", ABSENT, Text("TOML yang wajar kedalamannya", "TOML of sensible depth"))
    try:
        return tomllib.loads(utf8_of(content), parse_float=_decimal)
    except NotUTF8Error as bad:
        raise unreadable("not_utf8", str(bad), UTF8) from None
    except tomllib.TOMLDecodeError as bad:
        raise unreadable("not_toml", str(bad), Text("TOML versi 1.0 yang utuh", "a whole TOML 1.0 file")) from None
    except ValueError as bad:  # more digits, or a larger exponent, than Python reads
        raise unreadable(
            "not_toml", str(bad), Text("bilangan yang wajar panjangnya", "numbers of sensible length")
        ) from None


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text.replace("_", ""))
    except InvalidOperation:
        raise ValueError(text) from None
