"""Rules over lists and mappings: how they are kept, every item for itself, and no item twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from inovasi_daerah.frozen import FrozenDict
from inovasi_daerah.problems import InvalidInput, InvalidSubmission, Problem, refuse
from inovasi_daerah.reading.structure import UNREADABLE, is_object, is_tuple, problem
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.reading.validators import Validator


def listed(items: Iterable[Any]) -> tuple[Any, ...]:
    """The items as a tuple; anything but a list of items is returned as it is, for the validators to refuse."""
    if isinstance(items, Iterable) and not isinstance(items, str | Mapping):
        return tuple(items)
    return items  # type: ignore[return-value]  # refused by the validator of the field


def mapped(items: Mapping[Any, Any]) -> FrozenDict[Any, Any]:
    """The entries as a mapping that can't be changed; anything else is returned as it is, for validators to refuse."""
    if is_object(items):
        return FrozenDict(items)
    return items  # type: ignore[return-value]  # refused by the validator of the field


def each(one: Validator) -> Validator:
    """Every item of the list passes ``one``; all problems at once."""

    def validate(instance: object, attribute: Any, value: object) -> None:
        if not is_tuple(value):
            wrong = problem("wrong_type", value, Text("daftar", "a list"), path=attribute.name)
            raise InvalidSubmission([wrong])
        found: list[Problem] = []
        for position, item in enumerate(value):
            if item is None:
                found.append(
                    problem("null_value", None, Text("sebuah nilai", "a value"), path=f"{attribute.name}[{position}]")
                )
                continue
            try:
                one(instance, attribute, item)
            except InvalidInput as invalid:
                found += (_at(position, attribute.name, each_problem) for each_problem in invalid.problems)
        refuse(InvalidSubmission, found)

    return validate


def _at(position: int, name: str, found: Problem) -> Problem:
    inner = found.path.removeprefix(name)
    return Problem(found.code, f"{name}[{position}]{inner}", found.value, found.expected, found.reference)


def duplicates(name: str, items: Iterable[object] | None, code: str, *, key: str = "") -> Iterator[Problem]:
    """A problem for every item that is in the list a second time."""
    seen: dict[object, int] = {}
    for position, item in enumerate(items or ()):
        value = getattr(item, key, None) if key else item
        if value is None or value is UNREADABLE:
            continue
        path = f"{name}[{position}]" + (f".{key}" if key else "")
        if value in seen:
            where = f"{name}[{seen[value]}]"
            yield problem(
                code,
                value,
                Text(f"satu kali saja; sudah ada di {where}", f"once only; it stands in {where}"),
                path=path,
            )
        else:
            seen[value] = position
