"""Plain data as files hold it: objects, lists, and what of JSON is marked for the reader to refuse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeGuard

from inovasi_daerah.frozen import frozen

_OBJECTS: Final = (dict, Mapping)  # a dict is found at once, without a look at the registry of mappings


def is_object(value: object) -> TypeGuard[Mapping[Any, Any]]:
    """Whether it is a mapping; a type checker then takes its keys and values for anything."""
    return isinstance(value, _OBJECTS)


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
