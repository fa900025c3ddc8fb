"""What a single entry may hold, how lists are kept, and no item twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Annotated, Any, Final, TypeAlias

from inovasi_daerah.exact import is_short
from inovasi_daerah.frozen import FrozenDict
from inovasi_daerah.problems import Problem, problem
from inovasi_daerah.reading.checks import UNREADABLE, Entry
from inovasi_daerah.reading.look_alikes import is_visible
from inovasi_daerah.reading.plain import is_object
from inovasi_daerah.text import Text

MAX_TEXT: Final = 200
FIRST_YEAR: Final = 1000
LAST_YEAR: Final = 9999
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_LONE: Final = re.compile(r"[\ud800-\udfff]")
WHOLE_TEXT: Final = Text("huruf Unicode yang utuh", "whole Unicode characters")
_SHA256: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)


def _line(value: object) -> Sequence[Problem]:
    if type(value) is not str:
        return (problem("wrong_type", value, Text("teks", "text")),)
    if value.isascii() and 0 < len(value) <= MAX_TEXT and value.isprintable() and value[0] != " " != value[-1]:
        return ()  # what most lines are; in ASCII only the space is both printable and blank
    if not is_visible(value) or value != value.strip() or _CONTROL.search(value):
        wanted = Text(
            "satu baris teks yang terlihat, tanpa spasi di tepi",
            "one line of text that can be seen, without spaces at its ends",
        )
        return (problem("bad_text", value, wanted),)
    if len(value) > MAX_TEXT:
        return (problem("too_large", value, Text(f"paling banyak {MAX_TEXT} huruf", f"at most {MAX_TEXT} characters")),)
    return ()


def is_whole(text: str) -> bool:
    """Whether the text has no lone surrogate."""
    return text.isascii() or not _LONE.search(text)


def _prose(value: object) -> Sequence[Problem]:
    if type(value) is not str:
        return (problem("wrong_type", value, Text("teks", "text")),)
    return () if is_whole(value) else (problem("bad_text", value, WHOLE_TEXT),)


def _sha256(value: object) -> Sequence[Problem]:
    if type(value) is str and _SHA256.fullmatch(value):
        return ()
    return (problem("bad_form", value, Text("64 digit heksadesimal kecil", "64 lower-case hex digits")),)


def _both_languages(value: object) -> Sequence[Problem]:
    if type(value) is not Text:
        return (
            problem(
                "wrong_type", value, Text("teks dalam dua bahasa, id dan en", "a text in two languages, id and en")
            ),
        )
    said = (("id", _line(value.id)), ("en", _line(value.en)))
    return [one.under(lang) for lang, found in said for one in found]


def integer(lowest: int, highest: int) -> Entry:
    """An integer within these bounds, both ends in."""
    wanted = Text(f"bilangan bulat {lowest}-{highest}", f"an integer {lowest}-{highest}")

    def find(value: object) -> Sequence[Problem]:
        if type(value) is not int:
            return (problem("wrong_type", value, wanted),)
        return () if lowest <= value <= highest else (problem("out_of_range", value, wanted),)

    return Entry(find, wanted)


def decimal(wanted: Text, fits: Callable[[Decimal], bool] = lambda _: True) -> Entry:
    """A Decimal that a file can hold, at most 18 digits on each side of its point, and that ``fits``."""

    def find(value: object) -> Sequence[Problem]:
        if type(value) is not Decimal or not value.is_finite():
            return (problem("wrong_type", value, wanted),)
        if not is_short(value):
            digits = Text("paling banyak 18 digit di tiap sisi koma", "at most 18 digits on each side of the point")
            return (problem("out_of_range", value, digits),)
        return () if fits(value) else (problem("out_of_range", value, wanted),)

    return Entry(find)


Year: TypeAlias = Annotated[int, integer(FIRST_YEAR, LAST_YEAR)]
"""A year of four digits."""
Line: TypeAlias = Annotated[str, Entry(_line)]
"""One line of text that can be seen: no control characters, no space at its ends, at most 200 characters."""
Prose: TypeAlias = Annotated[str, Entry(_prose)]
"""Text of any length."""
Sha256: TypeAlias = Annotated[str, Entry(_sha256)]
"""A SHA-256 digest in lower-case hexadecimal."""
BothLanguages: TypeAlias = Annotated[Text, Entry(_both_languages)]
"""A Text with one line in each language."""
Number: TypeAlias = Annotated[Decimal, decimal(Text("bilangan desimal", "a decimal number"))]
"""Any number."""
Positive: TypeAlias = Annotated[
    Decimal, decimal(Text("bilangan lebih dari 0", "a number above 0"), lambda value: value > 0)
]
"""A number above 0."""
NotNegative: TypeAlias = Annotated[
    Decimal, decimal(Text("bilangan, paling kecil 0", "a number, at least 0"), lambda value: value >= 0)
]
"""A number of 0 and above."""
ShareOfOne: TypeAlias = Annotated[
    Decimal, decimal(Text("bagian lebih dari 0 sampai 1", "a share above 0, up to 1"), lambda value: 0 < value <= 1)
]
"""A number above 0 and up to 1."""


# --- lists -----------------------------------------------------------------------------------------------------


def listed(items: Iterable[Any]) -> tuple[Any, ...]:
    """The items as a tuple; anything but a list of items is returned as it is, for the check to refuse."""
    if type(items) is not tuple and isinstance(items, Iterable) and not isinstance(items, str | Mapping):
        return tuple(items)
    return items  # type: ignore[return-value]  # a tuple, or refused by the check of the class


def mapped(items: Mapping[Any, Any]) -> FrozenDict[Any, Any]:
    """The entries as a mapping that can't be changed; anything else is returned as it is, for the check to refuse."""
    if type(items) is not FrozenDict and is_object(items):
        return FrozenDict(items)
    return items  # type: ignore[return-value]  # frozen, or refused by the check of the class


def duplicates(name: str, items: Sequence[object], code: str, *, key: str = "") -> Iterable[Problem]:
    """A problem for every item that is in the list a second time; what could not be read of an item is passed over."""
    return _duplicates(name, items, code, key) if len(items) > 1 else ()


def _duplicates(name: str, items: Iterable[object], code: str, key: str) -> Iterator[Problem]:
    seen: dict[object, int] = {}
    for position, item in enumerate(items):
        value = getattr(item, key, None) if key else item
        if value is None or value is UNREADABLE:
            continue
        path = f"{name}[{position}]" + (f".{key}" if key else "")
        if value in seen:
            where = f"{name}[{seen[value]}]"
            wanted = Text(f"satu kali saja; sudah ada di {where}", f"once only; it stands in {where}")
            yield problem(code, value, wanted, path=path)
        else:
            seen[value] = position
