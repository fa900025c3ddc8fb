"""One check per class: what each entry may hold, and what its entries must be together.

A class writes what an entry may hold beside its type, as ``Annotated[str, Entry(...)]``, and its rules across entries
as methods marked ``@rule``. The constructor and the reader of files use the same check.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from inspect import isabstract
from typing import Annotated, Any, ClassVar, Final, Never, TypeVar

import attrs

from inovasi_daerah.frozen import FrozenDict, frozen
from inovasi_daerah.problems import MOST_TOLD, InvalidInput, InvalidSubmission, Problem, problem
from inovasi_daerah.reading.plain import is_object, is_tuple
from inovasi_daerah.text import Text, same

T = TypeVar("T")
Find = Callable[[Any], Sequence[Problem]]
"""The problems of a value, with paths that begin at it."""


# --- what could be read of a value that has problems -------------------------------------------------------------


class Unreadable:
    """In place of a value that was given but could not be read."""

    __slots__ = ()

    def __iter__(self) -> Iterator[Never]:
        return iter(())


UNREADABLE: Final = Unreadable()


class Partial:
    """What could be read of a value that has problems; an entry that could not be read is ``UNREADABLE``."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Unreadable:
        return UNREADABLE


class PartialTuple(tuple[Any, ...], Partial):
    """A list some of whose items could not be read whole."""

    __slots__ = ()


class PartialDict(FrozenDict[Any, Any], Partial):
    """A mapping some of whose values could not be read whole."""

    __slots__ = ()


@cache
def _partial_class(kind: Any) -> type[Any]:
    return type(kind.__name__, (Partial, kind), {"__slots__": ()})


def partial_of(kind: Any, entries: Mapping[str, object]) -> Any:
    """A value of ``kind`` that was never checked, with these entries and the defaults of the others."""
    made = object.__new__(_partial_class(kind))
    for field in attrs.fields(kind):
        value = entries.get(field.name, _default(field))
        if value is not UNREADABLE:
            object.__setattr__(made, field.name, value)
    return made


def _default(field: Any) -> object:
    if field.default is attrs.NOTHING:
        return UNREADABLE
    make = getattr(field.default, "factory", None)
    return field.default if make is None else make()


def is_read(value: object, *paths: str) -> bool:
    """Whether these entries of ``value`` could be read.

    Args:
        paths: ``"scale"`` asks for all of it, ``"scale.bands"`` for all of an entry within it, and ``"items[]"`` for
            a list or mapping, some of whose items may not have been read.
    """
    return all(_is_read(value, path) for path in paths)


def _is_read(value: object, path: str) -> bool:
    name, _, rest = path.partition(".")
    inner = getattr(value, name.removesuffix("[]"), UNREADABLE)
    if isinstance(inner, Unreadable):
        return False
    return _is_read(inner, rest) if rest else name.endswith("[]") or is_whole(inner)


def is_whole(value: object) -> bool:
    """Whether all of a value could be read."""
    return not isinstance(value, Partial | Unreadable)


def readable(items: Iterable[T], *paths: str) -> Iterator[tuple[int, T]]:
    """The items of which these entries could be read, or which could be read whole, each with its place."""
    for position, item in enumerate(items):
        if is_whole(item) or (paths and is_read(item, *paths)):
            yield position, item


# --- rules -----------------------------------------------------------------------------------------------------


@frozen
class Entry:
    """What an entry may hold, beside being of its type.

    Attributes:
        find: the problems of a value.
        wanted: what the reader of files says of a value of another type; by default what it says of the type.
    """

    find: Find
    wanted: Text | None = None


@frozen
class Rule:
    """A rule across entries; it is asked only where the entries it ``needs`` could be read."""

    needs: tuple[str, ...]
    find: Callable[[Any], Iterable[Problem]]


def rule(*needs: str) -> Callable[[Callable[[Any], Iterable[Problem]]], Rule]:
    """Mark a method as a rule across these entries, named as ``is_read`` takes them."""
    return lambda find: Rule(needs, find)


class Checked:
    """A value that can't be made with problems: its constructor raises all of them.

    Attributes:
        refusal: the error that names them.
    """

    __slots__ = ()

    refusal: ClassVar[type[InvalidInput]] = InvalidSubmission

    def __attrs_post_init__(self) -> None:
        kind: Any = type(self)
        found = check_of(kind).problems(self)
        if found:
            raise self.refusal(found)


@frozen
class Check:
    """The check of one class.

    Attributes:
        entries: of each entry that is checked its name, the exact types that need no further look, and what finds
            the problems of a value of any other type.
    """

    entries: tuple[tuple[str, frozenset[type], Find], ...]
    rules: tuple[Rule, ...]

    def problems(self, value: object) -> Sequence[Problem]:
        """Every problem of a value; a rule across entries is asked only where each of them is sound."""
        for name, fine, find in self.entries:
            entry = getattr(value, name)
            if type(entry) not in fine and find(entry):
                return self._all_problems(value)
        found: list[Problem] = []
        for one in self.rules:
            found += one.find(value)
        return found

    def _all_problems(self, value: object) -> Sequence[Problem]:
        of_entries = {name: self.entry_problems(name, getattr(value, name)) for name, _, _ in self.entries}
        unsound = {name for name, found in of_entries.items() if found}
        sound = [one for one in self.rules if unsound.isdisjoint(map(_head, one.needs))]
        return [
            *(found for each in of_entries.values() for found in each),
            *(found for one in sound for found in one.find(value)),
        ]

    def entry_problems(self, name: str, value: object) -> Sequence[Problem]:
        """The problems of one entry."""
        finds = (find for one, fine, find in self.entries if one == name and type(value) not in fine)
        return [found.under(name) for find in finds for found in find(value)]

    def across(self, value: object) -> Iterator[Problem]:
        """The problems across those entries that could be read."""
        for one in self.rules:
            if is_read(value, *one.needs):
                yield from one.find(value)


def _head(path: str) -> str:
    return path.partition(".")[0].removesuffix("[]")


@cache
def check_of(kind: Any) -> Check:
    """The check of a class, made from the types of its fields and its rules."""
    attrs.resolve_types(kind)
    entries: list[tuple[str, frozenset[type], Find]] = []
    for field in attrs.fields(kind):
        within = optional_of(field.type)
        find = _find_of(within or field.type)
        if find is not None and field.init:
            exact = {one for one in (within, field.type) if isinstance(one, type)}
            fine = frozenset(exact | {types.NoneType} if within else exact)
            entries.append((field.name, fine, find))
    bases: list[type] = kind.__mro__[::-1]
    rules = tuple(one for base in bases for one in vars(base).values() if isinstance(one, Rule))
    return Check(tuple(entries), rules)


def optional_of(kind: Any) -> Any:
    """The type within ``T | None``; None for any other."""
    args = typing.get_args(kind)
    is_optional = typing.get_origin(kind) in (types.UnionType, typing.Union) and types.NoneType in args
    return next(arg for arg in args if arg is not types.NoneType) if is_optional else None


def _find_of(kind: Any) -> Find | None:
    """The problems of a value of this type; None where any value will do."""
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin is Annotated:
        return next(one.find for one in args if isinstance(one, Entry))
    if origin is tuple:
        find = _find_of(args[0]) if typing.get_origin(args[0]) is Annotated else None
        return _items_of(args[0]) if find is None else _each(find)
    if isinstance(origin, type) and issubclass(origin, FrozenDict):
        return values_of(args[1])
    return instance_of(kind) if isinstance(kind, type) else None


def instance_of(kind: type[Any]) -> Find:
    """The value is exactly of this type, or of a class made of it where it is abstract."""
    wanted = same(kind.__name__)
    if isabstract(kind):
        return lambda value: () if isinstance(value, kind) else (problem("wrong_type", value, wanted),)
    return lambda value: () if type(value) is kind else (problem("wrong_type", value, wanted),)


def _items_of(kind: Any) -> Find:
    """The value is a tuple of such values."""
    name = getattr(kind, "__name__", str(kind))
    wanted = Text(f"daftar {name}", f"a list of {name}")
    of_kind = _of_kind(kind)
    return lambda value: () if is_tuple(value) and of_kind(value) else (problem("wrong_type", value, wanted),)


def values_of(kind: Any) -> Find:
    """The value is a mapping from codes to such values."""
    name = getattr(kind, "__name__", str(kind))
    wanted = Text(f"objek berisi {name}", f"an object of {name}")
    of_kind = _of_kind(kind)
    return lambda value: () if is_object(value) and of_kind(value.values()) else (problem("wrong_type", value, wanted),)


def _of_kind(kind: Any) -> Callable[[Iterable[object]], bool]:
    """Whether all are exactly of this type; of a type that is no class all are."""
    if not isinstance(kind, type):
        return lambda _: True
    only = {kind}
    return lambda items: only.issuperset(map(type, items))


def _each(find: Find) -> Find:
    """Every item of the list passes ``find``; all problems at once."""

    def problems(value: object) -> Sequence[Problem]:
        if not is_tuple(value):
            return (problem("wrong_type", value, Text("daftar", "a list")),)
        found: list[Problem] = []
        for position, item in enumerate(value):
            missing = (problem("null_value", None, Text("sebuah nilai", "a value")),) if item is None else ()
            found += (one.under(f"[{position}]") for one in missing or find(item))
            if len(found) > MOST_TOLD:
                break
        return found

    return problems
