"""What a single entry may hold: validators of the entities' fields, used when reading and when constructing."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from inovasi_daerah.exact import is_short
from inovasi_daerah.problems import InvalidSubmission, Problem, refuse
from inovasi_daerah.reading.look_alikes import is_visible
from inovasi_daerah.reading.structure import MAX_TEXT, is_object, is_tuple, problem
from inovasi_daerah.text import Text, same

Validator = Callable[[Any, Any, Any], None]

_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_LONE: Final = re.compile(r"[\ud800-\udfff]")
WHOLE_TEXT: Final = Text("huruf Unicode yang utuh", "whole Unicode characters")
_SHA256: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)


def validator(check: Callable[[Any], Problem | None]) -> Validator:
    """An attrs validator that lets a left-out (None) value pass and raises the problem that ``check`` finds."""

    def validate(_: object, attribute: Any, value: object) -> None:
        may_be_left_out = value is None and attribute.default is None
        found = None if may_be_left_out else check(value)
        if found is not None:
            refuse(InvalidSubmission, [found.under(attribute.name)])

    return validate


def _line(value: object) -> Problem | None:
    if type(value) is not str:
        return problem("wrong_type", value, Text("teks", "text"))
    if not is_visible(value) or value != value.strip() or _CONTROL.search(value):
        wanted = Text(
            "satu baris teks yang terlihat, tanpa spasi di tepi",
            "one line of text that can be seen, without spaces at its ends",
        )
        return problem("bad_text", value, wanted)
    if len(value) > MAX_TEXT:
        return problem("too_large", value, Text(f"paling banyak {MAX_TEXT} huruf", f"at most {MAX_TEXT} characters"))
    return None


def is_whole(text: str) -> bool:
    """Whether the text has no lone surrogate."""
    return text.isascii() or not _LONE.search(text)


def _prose(value: object) -> Problem | None:
    if type(value) is not str:
        return problem("wrong_type", value, Text("teks", "text"))
    return None if is_whole(value) else problem("bad_text", value, WHOLE_TEXT)


def _sha256(value: object) -> Problem | None:
    fits = type(value) is str and _SHA256.fullmatch(value)
    return None if fits else problem("bad_form", value, Text("64 digit heksadesimal kecil", "64 lower-case hex digits"))


def instance_of(kind: type[Any]) -> Validator:
    """The value is exactly of this type."""
    wanted = same(kind.__name__)
    return validator(lambda value: None if type(value) is kind else problem("wrong_type", value, wanted))


def both_languages(_: object, attribute: Any, value: Any) -> None:
    """The value is a Text with one line in each language."""
    if value is None and attribute.default is None:
        return
    if type(value) is Text:
        said = (("id", _line(value.id)), ("en", _line(value.en)))
        found = [one.under(f"{attribute.name}.{lang}") for lang, one in said if one is not None]
    else:
        wanted = Text("teks dalam dua bahasa, id dan en", "a text in two languages, id and en")
        found = [problem("wrong_type", value, wanted, path=attribute.name)]
    refuse(InvalidSubmission, found)


def items_of(kind: type[Any]) -> Validator:
    """The value is a tuple of such values."""
    wanted = Text(f"daftar {kind.__name__}", f"a list of {kind.__name__}")
    return validator(
        lambda value: (
            None
            if is_tuple(value) and all(type(item) is kind for item in value)
            else problem("wrong_type", value, wanted)
        )
    )


def values_of(kind: type[Any]) -> Validator:
    """The value is a mapping from codes to such values."""
    wanted = Text(f"objek berisi {kind.__name__}", f"an object of {kind.__name__}")
    return validator(
        lambda value: (
            None
            if is_object(value) and all(type(item) is kind for item in value.values())
            else problem("wrong_type", value, wanted)
        )
    )


def integer(lowest: int, highest: int) -> Validator:
    """The value is an integer within these bounds, both ends in."""
    wanted = Text(f"bilangan bulat {lowest}-{highest}", f"an integer {lowest}-{highest}")

    def check(value: object) -> Problem | None:
        if type(value) is not int:
            return problem("wrong_type", value, wanted)
        return None if lowest <= value <= highest else problem("out_of_range", value, wanted)

    return validator(check)


def decimal(wanted: Text, fits: Callable[[Decimal], bool] = lambda _: True) -> Validator:
    """The value is a Decimal that a file can hold, at most 18 digits on each side of its point, and that ``fits``."""

    def check(value: object) -> Problem | None:
        if type(value) is not Decimal or not value.is_finite():
            return problem("wrong_type", value, wanted)
        if not is_short(value):
            digits = Text("paling banyak 18 digit di tiap sisi koma", "at most 18 digits on each side of the point")
            return problem("out_of_range", value, digits)
        return None if fits(value) else problem("out_of_range", value, wanted)

    return validator(check)


FIRST_YEAR: Final = 1000
LAST_YEAR: Final = 9999
year: Final = integer(FIRST_YEAR, LAST_YEAR)
"""A year of four digits."""
line: Final = validator(_line)
"""One line of text that can be seen: no control characters, no space at its ends, at most 200 characters."""
prose: Final = validator(_prose)
"""Text of any length."""
sha256: Final = validator(_sha256)
"""A SHA-256 digest in lower-case hexadecimal."""
number: Final = decimal(Text("bilangan desimal", "a decimal number"))
"""Any number."""
positive: Final = decimal(Text("bilangan lebih dari 0", "a number above 0"), lambda value: value > 0)
"""A number above 0."""
not_negative: Final = decimal(Text("bilangan, paling kecil 0", "a number, at least 0"), lambda value: value >= 0)
"""A number of 0 and above."""
share: Final = decimal(Text("bagian lebih dari 0 sampai 1", "a share above 0, up to 1"), lambda value: 0 < value <= 1)
"""A number above 0 and up to 1."""
