"""Values that can't be changed: classes that attrs freezes, and a mapping for what their fields hold."""

from __future__ import annotations

from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, Never, Self, TypeVar

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from attrs import frozen as frozen  # noqa: PLC0414 - for whoever imports it from here

K = TypeVar("K")
V = TypeVar("V")


class FrozenDict(dict[K, V]):
    """A mapping that can't be changed; it reads, compares and prints as a dict, and can be hashed."""

    __slots__ = ()

    if not TYPE_CHECKING:  # a type checker sees the constructors of dict

        def __new__(cls, *entries: Any, **more: Any) -> Self:
            """The entries, as dict takes them."""
            made = super().__new__(cls)
            dict.update(made, *entries, **more)
            return made

        def __init__(self, *_entries: Any, **_more: Any) -> None:
            """Nothing: a second call changes nothing of what is made already."""

    def _refuse(self, *_args: Any, **_kwargs: Any) -> Never:
        raise TypeError("this mapping is frozen")

    if not TYPE_CHECKING:  # no signature of a dict fits what always refuses
        __setitem__ = __delitem__ = __ior__ = _refuse
        clear = pop = popitem = setdefault = update = _refuse

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[type[FrozenDict[K, V]], tuple[dict[K, V]]]:
        return type(self), (dict(self),)


EMPTY: Final[FrozenDict[str, Any]] = FrozenDict()


def _frozen(kind: type[Any] | None = None, /, *, eq: bool = True, repr: bool = True, **options: Any) -> Any:  # noqa: A002 - as attrs
    """``attrs.frozen``, with comparing, hashing and printing by functions that all classes share.

    Those that attrs writes for each class are compiled when it is imported, and took a quarter of the time of importing
    what a score needs.
    """
    if kind is None:
        return partial(_frozen, eq=eq, repr=repr, **options)
    own: frozenset[str] = frozenset(vars(kind))  # before attrs makes another class of it, with methods of its own
    made: Any = attrs.frozen(kind, eq=False, repr=False, **options)
    fields = attrs.fields(made)
    if eq and "__eq__" not in own:
        made.__eq__ = _equal_by(_getter(field.name for field in fields if field.eq))
    if eq and "__hash__" not in own:
        made.__hash__ = _hash_of(_getter(field.name for field in fields if field.eq and field.hash is not False))
    if repr and "__repr__" not in own:
        made.__repr__ = _shown(tuple(field.name for field in fields if field.repr))
    return made


if not TYPE_CHECKING:
    frozen = _frozen


def _getter(names: Iterable[str]) -> Callable[[Any], object]:
    return attrgetter("__class__", *names)


def _equal_by(entries: Callable[[Any], object]) -> Callable[[Any, Any], bool]:
    def equal(one: Any, other: Any) -> bool:
        return entries(one) == entries(other) if one.__class__ is other.__class__ else NotImplemented

    return equal


def _hash_of(entries: Callable[[Any], object]) -> Callable[[Any], int]:
    return lambda value: hash(entries(value))


def _shown(names: tuple[str, ...]) -> Callable[[Any], str]:
    def shown(value: Any) -> str:
        entries = ", ".join(f"{name}={getattr(value, name)!r}" for name in names)
        return f"{type(value).__qualname__}({entries})"

    return shown
