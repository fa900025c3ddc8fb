"""Strict reading of plain data into frozen values: exact types, all problems at once, nothing coerced.

A value is read by its type. What can't be read is refused with every problem in it, and with what *could* be
read of it, so that rules across fields and across items still see the rest.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache, partial
from typing import Annotated, Any, Final, NewType, TypeVar, cast

import attrs
from cattrs import Converter

from inovasi_daerah.exact import MOST_DIGITS, parse_decimal
from inovasi_daerah.frozen import FrozenDict
from inovasi_daerah.problems import ABSENT, MOST_TOLD, InvalidInput, Problem, nearest, one_of, problem, step
from inovasi_daerah.reading.checks import (
    UNREADABLE,
    Entry,
    Partial,
    PartialDict,
    PartialTuple,
    Unreadable,
    check_of,
    optional_of,
    partial_of,
)
from inovasi_daerah.reading.plain import KeysTwice, RawNumber, is_list, is_object
from inovasi_daerah.reading.suggestions import date_meant, decimal_meant, suggesting
from inovasi_daerah.text import Text, same

T = TypeVar("T")
Hook = Callable[[Any, Any], Any]
"""Reads a value, given with the type that is asked for; raises ``Refused``."""

MAX_DEPTH: Final = 32
_LONGEST: Final = 1_000

Plain = NewType("Plain", object)
"""A value kept verbatim and never read."""


class Refused(Exception):
    """A value that could not be read whole."""

    def __init__(self, problems: list[Problem], partial: object = UNREADABLE) -> None:
        super().__init__()
        self.problems = problems
        self.partial = partial


# --- reading ---------------------------------------------------------------------------------------------------


def read(data: object, kind: type[T], error: type[InvalidInput]) -> T:
    """``data`` as a ``kind``.

    Raises:
        InvalidInput: as the ``error`` asked for, with every problem.
    """
    value, problems = read_what_can_be(data, kind)
    if problems:
        raise error(problems)
    return cast("T", value)


def read_what_can_be(data: object, kind: type[T]) -> tuple[T | Partial | Unreadable, list[Problem]]:
    """``data`` as a ``kind``, or what could be read of it, with every problem."""
    try:
        asked: Any = kind
        return reader_of(asked)(data, asked), []
    except Refused as refused:
        return cast("T | Partial | Unreadable", refused.partial), refused.problems


CONVERTER: Final = Converter(omit_if_default=True)


def _read_text(value: object, _: object = None) -> str:
    if type(value) is not str:
        raise Refused([_mistyped(value, Text("teks dalam tanda kutip", "a text in quotes"))])
    return value


_INTEGER: Final = Text("bilangan bulat tanpa tanda kutip", "an integer, without quotes")


def _read_int(value: object, _: object = None, bounds: Text = _INTEGER) -> int:
    if type(value) is not int:
        raise Refused([_mistyped(value, _INTEGER if value is None else bounds)])
    return value


def _read_bool(value: object, _: object = None) -> bool:
    if type(value) is not bool:
        raise Refused([_mistyped(value, Text("true atau false", "true or false"))])
    return value


_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_DATE_FORM: Final = Text('tanggal berbentuk "YYYY-MM-DD"', 'a date in the form "YYYY-MM-DD"')


def _read_date(value: object, _: object = None) -> date:
    if type(value) is date:
        return value
    if type(value) is not str:
        raise Refused([_mistyped(value, _DATE_FORM)])
    if not _DATE.fullmatch(value):
        raise Refused([problem("bad_form", value, suggesting(_DATE_FORM, value, date_meant))])
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise Refused([problem("bad_date", value, Text("tanggal yang ada", "a date that exists"))]) from None


_DECIMAL_FORM: Final = Text(
    f'bilangan bulat, atau teks desimal seperti "12.50", paling banyak {MOST_DIGITS} digit di tiap sisi titik',
    f'an integer, or a decimal text such as "12.50", at most {MOST_DIGITS} digits on each side of the point',
)


def _read_decimal(value: object, _: object = None) -> Decimal:
    if type(value) is int:
        return Decimal(value)
    if type(value) is not str and type(value) is not Decimal:
        raise Refused([_mistyped(value, suggesting(_DECIMAL_FORM, value, decimal_meant))])
    number = parse_decimal(str(value))
    if number is None:
        raise Refused([problem("bad_form", value, suggesting(_DECIMAL_FORM, value, decimal_meant))])
    return number


def _mistyped(value: object, expected: Text) -> Problem:
    """The most specific problem for a value of the wrong type."""
    if value is None:
        return problem("null_value", value, expected)
    if isinstance(value, RawNumber):
        return problem(value.fault, value, expected)
    if isinstance(value, float):
        return problem(RawNumber(float.__repr__(value)).fault, value, expected)
    return problem("wrong_type", value, expected)


_OR_LEFT_OUT: Final = Text(
    "{expected}, atau tanpa kunci ini bila tidak dilaporkan",
    "{expected}, or the key left out where nothing is reported",
)


def _or_left_out(problems: list[Problem], value: object) -> list[Problem]:
    """The problems of an entry that may be left out; where it is null, they add that the key may be left out."""
    if value is not None:
        return problems
    return [attrs.evolve(one, expected=_OR_LEFT_OUT.format(expected=one.expected)) for one in problems]


def _read_plain(value: object, _: object = None) -> object:
    """Any JSON value, unchanged and frozen, of limited depth."""
    if _is_deeper_than(MAX_DEPTH, value):
        deepest = Text(f"paling dalam {MAX_DEPTH} tingkat", f"at most {MAX_DEPTH} levels deep")
        raise Refused([problem("too_deep", value, deepest)])
    return _frozen(value)


def _is_deeper_than(depth: int, value: object) -> bool:
    if depth == 0:
        return True
    items: Iterable[object] = value.values() if is_object(value) else value if is_list(value) else ()
    return any(_is_deeper_than(depth - 1, item) for item in items)


def _frozen(value: object, _: object = None) -> object:
    if is_object(value):
        return _read_items(value, _frozen)
    if is_list(value):
        return _read_list(value, _frozen)
    if isinstance(value, float):
        value = RawNumber(float.__repr__(value))
    if isinstance(value, RawNumber) and value.is_finite:
        return value
    if value is not None and type(value) not in (str, int, bool):
        raise Refused([_mistyped(value, Text("nilai JSON", "a JSON value"))])
    if type(value) is int and abs(value) >= 10**MOST_DIGITS:
        return _as_written(value)
    return value


def _as_written(value: int) -> RawNumber:
    """A long integer as a file would hold it."""
    if abs(value) >= 10**_LONGEST:
        most = Text(f"bilangan paling panjang {_LONGEST} angka", f"a number of at most {_LONGEST} digits")
        raise Refused([problem("out_of_range", value, most)])
    return RawNumber(str(value))


def _keys_twice(value: object) -> Iterator[Problem]:
    for key in value.twice if isinstance(value, KeysTwice) else ():
        yield problem("duplicate_key", key, Text("satu kali saja", "once only"), path=step(key))


def _enum_hook(kind: type[Enum]) -> Hook:
    values: dict[Any, Enum] = {member.value: member for member in kind}

    def structure(value: object, _: object = None) -> Enum:
        member = values.get(value) if type(value) is str else value if isinstance(value, kind) else None
        if member is None:
            code = "unknown_value" if type(value) is str else _mistyped(value, same("")).code
            raise Refused([problem(code, value, one_of(values, value))])
        return member

    return structure


def _tuple_hook(kind: Any) -> Hook:
    read_item = reader_of(typing.get_args(kind)[0])

    def structure(value: object, _: object = None) -> tuple[object, ...]:
        if not is_list(value):
            raise Refused([_mistyped(value, Text("daftar [...]", "a list [...]"))])
        return _read_list(value, read_item)

    return structure


def _read_list(value: Iterable[object], read_item: Hook) -> tuple[object, ...]:
    items: list[object] = []
    problems: list[Problem] = []
    for item in value:
        try:
            items.append(read_item(item, None))
        except Refused as refused:
            problems += (found.under(f"[{len(items)}]") for found in refused.problems)
            items.append(refused.partial)
            if len(problems) > MOST_TOLD:
                raise Refused(problems) from None
    if problems:
        raise Refused(problems, PartialTuple(items))
    return tuple(items)


def mapping_hook(item_kind: Any) -> Hook:
    """The reader of a mapping from texts to values of ``item_kind``."""
    read_item = reader_of(item_kind)

    def structure(value: object, _: object = None) -> FrozenDict[str, object]:
        if not is_object(value):
            raise Refused([_mistyped(value, OBJECT)])
        return _read_items(value, read_item)

    return structure


def _read_items(value: Mapping[object, object], read_item: Hook) -> FrozenDict[str, object]:
    items: dict[str, object] = {}
    problems: list[Problem] = list(_keys_twice(value))
    for key, item in value.items():
        if type(key) is not str:
            wanted = Text("kunci berupa teks", "a key that is a text")
            problems.append(problem("wrong_type", key, wanted, path=step(key)))
            continue
        try:
            items[key] = read_item(item, None)
        except Refused as refused:
            problems += (found.under(step(key)) for found in _or_left_out(refused.problems, item))
            items[key] = refused.partial
            if len(problems) > MOST_TOLD:
                raise Refused(problems) from None
    if problems:
        raise Refused(problems, PartialDict(items))
    return FrozenDict(items)


def _frozen_dict_hook(kind: Any) -> Hook:
    return mapping_hook(typing.get_args(kind)[1])


def _optional_hook(kind: Any) -> Hook:
    """An optional entry may be left out; where it is given it must have a value."""
    return reader_of(optional_of(kind))


OBJECT: Final = Text("objek {...}", "an object {...}")
"""In words that fit JSON and TOML alike, as those of the other types do."""


def _annotated_hook(kind: Any) -> Hook:
    """A value of the type itself; what is no integer is told the bounds of the integer that is expected."""
    base, *marks = typing.get_args(kind)
    wanted = next((mark.wanted for mark in marks if isinstance(mark, Entry)), None)
    return reader_of(base) if wanted is None else partial(_read_int, bounds=wanted)


class _ReaderOfClass:
    """Reads the objects of an attrs class, whose constructor checks what was read."""

    def __init__(self, kind: Any) -> None:
        attrs.resolve_types(kind)
        self.kind = kind
        self.fields = {field.name: field for field in attrs.fields(kind) if field.init}
        self.required = frozenset(name for name, field in self.fields.items() if field.default is attrs.NOTHING)
        self.readers: dict[object, Hook] = {}

    def __call__(self, value: object, _: object = None) -> object:
        if type(value) is self.kind:
            return value
        if not is_object(value):
            raise Refused([_mistyped(value, OBJECT)])
        readers = self.readers
        entries: dict[str, object] = {}
        refused: dict[object, Refused] = {}
        for key, item in value.items():
            try:
                entries[key] = (readers.get(key) or self._reader_at(key))(item, None)
            except Refused as one:
                refused[key] = one
                if len(refused) > MOST_TOLD:
                    break
        if refused or not entries.keys() >= self.required:
            raise self._refused(value, entries, refused)
        twice = [*_keys_twice(value)] if type(value) is KeysTwice else []
        try:
            made: object = self.kind(**entries)
        except InvalidInput as invalid:
            raise Refused([*twice, *invalid.problems], partial_of(self.kind, entries)) from None
        if twice:
            raise Refused(twice, partial_of(self.kind, entries))
        return made

    def _reader_at(self, key: Any) -> Hook:
        """The reader of an entry, found when it is first needed.

        Raises:
            Refused: where there is no such entry.
        """
        if key not in self.fields:
            raise Refused([problem("unknown_key", key, known_key(key, self.fields))])
        self.readers[key] = reader_of(self.fields[key].type)
        return self.readers[key]

    def _refused(
        self, value: Mapping[Any, Any], entries: Mapping[str, object], refused: Mapping[Any, Refused]
    ) -> Refused:
        """The problems of an object in the order of its keys, then what is missing, and what could be read of it."""
        problems = [*_keys_twice(value)]
        for key, one in refused.items():
            may_be_left_out = key in self.fields and key not in self.required
            found = _or_left_out(one.problems, value[key]) if may_be_left_out else one.problems
            problems += (each.under(step(key)) for each in found)
        if len(refused) > MOST_TOLD:  # what comes after is not read
            return Refused(problems)
        missing = (name for name in self.fields if name in self.required and name not in value)
        problems += (problem("missing_key", ABSENT, same(f'"{name}"'), path=name) for name in missing)
        check = check_of(self.kind)
        for name, item in entries.items():
            problems += check.entry_problems(name, item)
        known = partial_of(self.kind, {**entries, **{name: one.partial for name, one in refused.items()}})
        return Refused([*problems, *check.across(known)], known)


@cache
def class_hook(kind: Any) -> Hook:
    """The reader of an attrs class."""
    return _ReaderOfClass(kind)


def known_key(key: object, fields: Iterable[str]) -> Text:
    """The nearest of the known keys, or all of them where none is near."""
    hint = nearest(key, fields)
    if hint is None:
        return one_of(fields)
    return Text(f'maksudnya "{hint}"?', f'did you mean "{hint}"?')


@cache
def reader_of(kind: Any) -> Hook:
    """The reader of values of this type."""
    return CONVERTER.get_structure_hook(kind)


def accept(kind: Any, hook: Hook) -> None:
    """Read values of ``kind`` by ``hook``, which raises ``Refused``."""
    CONVERTER.register_structure_hook_func(lambda asked: asked is kind, hook)


def _has_origin(*origins: object) -> Callable[[Any], bool]:
    return lambda kind: typing.get_origin(kind) in origins


CONVERTER.register_structure_hook(str, _read_text)
CONVERTER.register_structure_hook(int, _read_int)
CONVERTER.register_structure_hook(bool, _read_bool)
CONVERTER.register_structure_hook(date, _read_date)
CONVERTER.register_structure_hook(Decimal, _read_decimal)
CONVERTER.register_structure_hook_factory(attrs.has, class_hook)
CONVERTER.register_structure_hook_factory(lambda kind: isinstance(kind, type) and issubclass(kind, Enum), _enum_hook)
CONVERTER.register_structure_hook_factory(_has_origin(tuple), _tuple_hook)
CONVERTER.register_structure_hook_factory(_has_origin(FrozenDict), _frozen_dict_hook)
CONVERTER.register_structure_hook_factory(_has_origin(Annotated), _annotated_hook)
CONVERTER.register_structure_hook_factory(lambda kind: optional_of(kind) is not None, _optional_hook)
accept(Plain, _read_plain)
