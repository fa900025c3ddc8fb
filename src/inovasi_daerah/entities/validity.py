"""Things with a first and a last day: what is in force on a day, and references that lead in a circle."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from inovasi_daerah.labels import Text
from inovasi_daerah.structuring import problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from inovasi_daerah.errors import Problem


N = TypeVar("N", bound=Hashable)


class Dated(Protocol):
    """Anything with a first and a last day; an end left out is open."""

    @property
    def valid_from(self) -> date | None:
        """The first day."""

    @property
    def valid_until(self) -> date | None:
        """The last day."""


def in_force(it: Dated, day: date) -> bool:
    """Whether ``day`` lies within its validity, both ends in."""
    return (it.valid_from is None or it.valid_from <= day) and (it.valid_until is None or day <= it.valid_until)


def backwards(it: Any) -> Iterator[Problem]:
    """A last day before the first one."""
    if isinstance(it.valid_from, date) and isinstance(it.valid_until, date) and it.valid_until < it.valid_from:
        wanted = Text(f"tidak sebelum valid_from, {it.valid_from}", f"not before valid_from, {it.valid_from}")
        yield problem("conflict", it.valid_until.isoformat(), wanted, path="valid_until")


def circular(edges: Mapping[N, Collection[N]]) -> set[N]:
    """The nodes that lie on a circle of references, or between two circles.

    >>> sorted(circular({"a": ["b"], "b": ["a"], "c": ["a"], "d": []}))
    ['a', 'b']
    """
    backward: dict[N, list[N]] = {node: [] for node in edges}
    for node, targets in edges.items():
        for target in targets:
            backward.setdefault(target, []).append(node)
    leads_to_one, comes_from_one = _never_ready(edges), _never_ready(backward)
    return leads_to_one & comes_from_one


def _never_ready(edges: Mapping[N, Collection[N]]) -> set[N]:
    """The nodes from which a circle can be reached."""
    sorter = TopologicalSorter(edges)
    try:
        sorter.prepare()
    except CycleError:
        ordered: set[N] = set()
        while ready := sorter.get_ready():
            ordered.update(ready)
            sorter.done(*ready)
        return set(edges) - ordered
    return set()
