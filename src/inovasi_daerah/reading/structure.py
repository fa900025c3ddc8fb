"""Strict reading of plain data into frozen values: exact types, all problems at once, nothing coerced.

A value is read by its type. What can't be read is refused with every problem in it, and with what *could* be
read of it, so that rules across fields and across items still see the rest.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Final, Never, NewType, TypeGuard, TypeVar, cast

import attrs
from attrs import frozen
from cattrs import Converter

from inovasi_daerah.exact import MOST_DIGITS, parse_decimal
from inovasi_daerah.frozen import FrozenDict
from inovasi_daerah.problems import ABSENT, InvalidInput, InvalidSubmission, Problem, nearest, one_of, refuse, step
from inovasi_daerah.text import Text, same

T = TypeVar("T")

MAX_TEXT: Final = 200
MAX_DEPTH: Final = 32
_LONGEST: Final = 1_000
FORMAT_RULE: Final = Text("bentuk berkas, versi 1.0", "file format, version 1.0")

Plain = NewType("Plain", object)
"""A value kept verbatim and never read."""


def is_object(value: object) -> TypeGuard[Mapping[Any, Any]]:
    """Whether it is a mapping; a type checker then takes its keys and values for anything."""
    return isinstance(value, Mapping)


def is_list(value: object) -> TypeGuard[Sequence[Any]]:
    """Whether it is a list or a tuple, of anything."""
    return isinstance(value, list | tuple)


def is_tuple(value: object) -> TypeGuard[tuple[Any, ...]]:
    """Whether it is exactly a tuple, of anything."""
    return type(value) is tuple


@frozen
class RawNumber:
    """A JSON number that is not a plain integer, as it was written."""

    text: str

    @property
    def is_finite(self) -> bool:
        """Whether it is a number at all, and not NaN or an infinity."""
        return self.text[-1].isdigit()

    @property
    def fault(self) -> str:
        """The code of the problem it is where a plain integer belongs."""
        if not self.is_finite:
            return "not_finite"
        return "out_of_range" if self.text.lstrip("-").isdigit() else "fraction"

    def __str__(self) -> str:
        return self.text


class KeysTwice(dict[str, object]):
    """An object that wrote some of its keys twice."""

    twice: tuple[str, ...] = ()


class Unreadable:
    """In place of a value that was given but could not be read."""

    __slots__ = ()

    def __iter__(self) -> Iterator[Never]:
        return iter(())


UNREADABLE: Final = Unreadable()


class Partial:
    """What could be read of a thing that has problems: its fields, ``UNREADABLE`` where reading failed."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self.__dict__.update(values)

    def __getattr__(self, name: str) -> Unreadable:
        return UNREADABLE


class Refused(Exception):
    """A value that could not be read whole."""

    def __init__(self, problems: list[Problem], partial: object = UNREADABLE) -> None:
        super().__init__()
        self.problems = problems
        self.partial = partial


class Consistent:
    """A value that can't be made with entries that contradict each other: its constructor raises.

    Attributes:
        refusal: the error that names the conflicts.
    """

    __slots__ = ()

    refusal: ClassVar[type[InvalidInput]] = InvalidSubmission

    def __attrs_post_init__(self) -> None:
        refuse(self.refusal, self.conflicts(self))

    if TYPE_CHECKING:

        @staticmethod
        def conflicts(it: Any) -> Iterator[Problem]:
            """The contradictions between the entries of ``it``, a value or what could be read of one."""
            raise NotImplementedError


def problem(code: str, value: object, expected: Text, *, path: str = "", reference: Text = FORMAT_RULE) -> Problem:
    """A problem, by default one of the file format."""
    return Problem(code, path, value, expected, reference)


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
        return CONVERTER.structure(data, kind), []
    except Refused as refused:
        return cast("T | Partial | Unreadable", refused.partial), refused.problems


CONVERTER: Final = Converter(omit_if_default=True)


def _read_text(value: object, _: object = None) -> str:
    if type(value) is not str:
        raise Refused([_mistyped(value, Text("teks dalam tanda kutip", "a text in quotes"))])
    return value


def _read_int(value: object, _: object = None) -> int:
    if type(value) is not int:
        raise Refused([_mistyped(value, Text("bilangan bulat tanpa tanda kutip", "an integer, without quotes"))])
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
        raise Refused([problem("bad_form", value, _DATE_FORM)])
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
        raise Refused([_mistyped(value, _DECIMAL_FORM)])
    number = parse_decimal(str(value))
    if number is None:
        raise Refused([problem("bad_form", value, _DECIMAL_FORM)])
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


def _frozen(value: object) -> object:
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


def _enum_hook(kind: type[Enum]) -> Callable[[object, object], Enum]:
    values = {member.value: member for member in kind}

    def structure(value: object, _: object = None) -> Enum:
        if isinstance(value, kind):
            return value
        member = values.get(value) if type(value) is str else None
        if member is None:
            code = "unknown_value" if type(value) is str else _mistyped(value, same("")).code
            raise Refused([problem(code, value, one_of(values, value))])
        return member

    return structure


def _tuple_hook(kind: Any) -> Callable[[object, object], tuple[object, ...]]:
    item_kind = typing.get_args(kind)[0]

    def structure(value: object, _: object = None) -> tuple[object, ...]:
        if not is_list(value):
            raise Refused([_mistyped(value, Text("daftar [...]", "a list [...]"))])
        return _read_list(value, _reader(item_kind))

    return structure


def _read_list(value: Iterable[object], read_item: Callable[[object], object]) -> tuple[object, ...]:
    items: list[object] = []
    problems: list[Problem] = []
    for position, item in enumerate(value):
        try:
            items.append(read_item(item))
        except Refused as refused:
            problems += (p.under(f"[{position}]") for p in refused.problems)
            items.append(refused.partial)
    if problems:
        raise Refused(problems, tuple(items))
    return tuple(items)


def mapping_hook(item_kind: Any) -> Callable[..., FrozenDict[str, object]]:
    """The reader of a mapping from texts to values of ``item_kind``."""

    def structure(value: object, _: object = None) -> FrozenDict[str, object]:
        if not is_object(value):
            raise Refused([_mistyped(value, OBJECT)])
        return _read_items(value, _reader(item_kind))

    return structure


def _read_items(value: Mapping[object, object], read_item: Callable[[object], object]) -> FrozenDict[str, object]:
    items: dict[str, object] = {}
    problems: list[Problem] = list(_keys_twice(value))
    for key, item in value.items():
        if type(key) is not str:
            wanted = Text("kunci berupa teks", "a key that is a text")
            problems.append(problem("wrong_type", key, wanted, path=step(key)))
            continue
        try:
            items[key] = read_item(item)
        except Refused as refused:
            problems += (p.under(step(key)) for p in _or_left_out(refused.problems, item))
            items[key] = refused.partial
    if problems:
        raise Refused(problems, FrozenDict(items))
    return FrozenDict(items)


def _frozen_dict_hook(kind: Any) -> Callable[[object, object], object]:
    return mapping_hook(typing.get_args(kind)[1])


OBJECT: Final = Text("objek {...}", "an object {...}")
"""In words that fit JSON and TOML alike, as those of the other types do."""


def _optional_hook(kind: Any) -> Callable[[object, object], object]:
    """An optional entry may be left out; where it is given it must have a value."""
    inner = next(arg for arg in typing.get_args(kind) if arg is not types.NoneType)

    def structure(value: object, _: object = None) -> object:
        return _reader(inner)(value)

    return structure


def _is_optional(kind: Any) -> bool:
    args = typing.get_args(kind)
    return _origin(kind) in (types.UnionType, typing.Union) and len(args) == 2 and types.NoneType in args  # noqa: PLR2004 - T | None


def class_hook(kind: Any) -> Callable[..., object]:
    """The reader of an attrs class: its fields by their types, then their validators and the class's ``conflicts``."""
    attrs.resolve_types(kind)
    fields = {field.name: field for field in attrs.fields(kind) if field.init}
    required = [name for name, field in fields.items() if field.default is attrs.NOTHING]

    def structure(value: object, _: object = None) -> object:
        if type(value) is kind:
            return value
        if not is_object(value):
            raise Refused([_mistyped(value, OBJECT)])
        values: dict[str, Any] = {}
        problems: list[Problem] = list(_keys_twice(value))
        partial: dict[str, Any] = {}
        for key, item in value.items():
            field = fields.get(key)
            if field is None:
                problems.append(problem("unknown_key", key, known_key(key, fields), path=step(key)))
                continue
            try:
                values[key] = _reader(field.type)(item)
            except Refused as refused:
                optional = field.default is not attrs.NOTHING
                found = _or_left_out(refused.problems, item) if optional else refused.problems
                found = _within_bounds(field, item, found)
                problems += (p.under(key) for p in found)
                partial[key] = refused.partial
        problems += (
            problem("missing_key", ABSENT, same(f'"{name}"'), path=name) for name in required if name not in value
        )
        if not problems:
            try:
                return kind(**values)
            except InvalidInput as invalid:
                raise Refused(list(invalid.problems), Partial(values)) from None
        known = Partial({**_defaults(fields), **partial, **values})
        for name, item in values.items():
            problems += _field_problems(fields[name], item)
        problems += _conflicts_among(kind, known)
        raise Refused(problems, known)

    return structure


def _within_bounds(field: Any, value: object, problems: list[Problem]) -> list[Problem]:
    """What is no integer is told the bounds of the integer that is expected."""
    if value is None or field.type not in (int, int | None):
        return problems
    bounds = [one.expected for one in _field_problems(field, value)]
    return [attrs.evolve(one, expected=expected) for one, expected in zip(problems, bounds, strict=False)] or problems


def _origin(kind: Any) -> object:
    return typing.get_origin(kind)


def _conflicts_among(kind: Any, known: Partial) -> Iterator[Problem]:
    """The contradictions between the readable entries; a rule that needs an unreadable one finds nothing."""
    try:
        yield from kind.conflicts(known) if hasattr(kind, "conflicts") else ()
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return


def known_key(key: object, fields: Iterable[str]) -> Text:
    """The nearest of the known keys, or all of them where none is near."""
    hint = nearest(key, fields)
    if hint is None:
        return one_of(fields)
    return Text(f'maksudnya "{hint}"?', f'did you mean "{hint}"?')


def _defaults(fields: Mapping[str, Any]) -> dict[str, object]:
    return {name: field.default for name, field in fields.items() if field.default is not attrs.NOTHING}


def _field_problems(field: Any, value: object) -> tuple[Problem, ...]:
    if field.validator is None:
        return ()
    try:
        field.validator(None, field, value)
    except InvalidInput as invalid:
        return invalid.problems
    return ()


@cache
def _reader(kind: Any) -> Callable[[object], Any]:
    hook = CONVERTER.get_structure_hook(kind)
    return lambda value: hook(value, kind)


def accept(kind: Any, hook: Callable[[object, object], object]) -> None:
    """Read values of ``kind`` by ``hook``, which raises ``Refused``."""
    CONVERTER.register_structure_hook_func(lambda asked: asked is kind, hook)


CONVERTER.register_structure_hook(str, _read_text)
CONVERTER.register_structure_hook(int, _read_int)
CONVERTER.register_structure_hook(bool, _read_bool)
CONVERTER.register_structure_hook(date, _read_date)
CONVERTER.register_structure_hook(Decimal, _read_decimal)
CONVERTER.register_structure_hook_factory(attrs.has, class_hook)
CONVERTER.register_structure_hook_factory(lambda kind: isinstance(kind, type) and issubclass(kind, Enum), _enum_hook)
CONVERTER.register_structure_hook_factory(lambda kind: _origin(kind) is tuple, _tuple_hook)
CONVERTER.register_structure_hook_factory(lambda kind: _origin(kind) is FrozenDict, _frozen_dict_hook)
CONVERTER.register_structure_hook_factory(_is_optional, _optional_hook)
accept(Plain, _read_plain)
