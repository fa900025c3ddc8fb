"""Things with a first and a last day: what is in force on a day, and references that lead in a circle."""

from __future__ import annotations

from collections.abc import Hashable
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Protocol, TypeVar

from inovasi_daerah.problems import problem
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import date

    from inovasi_daerah.problems import Problem


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


def backwards(**days: date | None) -> Iterator[Problem]:
    """A last day before the first one: the two days, by the names of their entries."""
    (first, begins), (last, ends) = days.items()
    if begins is not None and ends is not None and ends < begins:
        wanted = Text(f"tidak sebelum {first}, {begins}", f"not before {first}, {begins}")
        yield problem("conflict", ends.isoformat(), wanted, path=last)


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
