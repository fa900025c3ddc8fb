"""A mapping that can't be changed: attrs freezes the fields of a value, this freezes what a field holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Never, Self, TypeVar

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
