"""Facts: what a scale can read, its thresholds and their neighbours above all."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from hypothesis import strategies as st

from inovasi_daerah.frozen import FrozenDict
from inovasi_daerah.rules.scales import Bases, Choice, Number, Selection, Share, Years
from inovasi_daerah.rules.thresholds import neighbourhoods

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from inovasi_daerah.rules.scales import Scale

Fact = tuple[Any, str | None]
"""A fact and the basis it is measured on; None where the scale has one measure."""

_FAR = 10**6
_PLACES = 4


def facts(scale: Scale, *, year: int) -> SearchStrategy[Fact]:
    """Facts that ``scale`` can grade in assessment year ``year``, each with its basis.

    >>> from inovasi_daerah.rules.library import rulebook
    >>> row = rulebook("iid-2026").catalogue.innovation.rows["video"]
    >>> from hypothesis import find
    >>> find(facts(row.scale, year=2026), lambda fact: row.scale.grade(fact[0], year=2026).level == 2)
    (3, None)
    """
    if isinstance(scale, Bases):
        return st.one_of(*(st.tuples(_numbers(basis.scale), st.just(name)) for name, basis in scale.bases.items()))
    return st.tuples(_plain_facts(scale, year), st.none())


def _plain_facts(scale: Scale, year: int) -> SearchStrategy[Any]:
    if isinstance(scale, Choice):
        return st.sampled_from(sorted(scale.values))
    if isinstance(scale, Years):
        return _lists_of([year - before for before in scale.window])
    if isinstance(scale, Selection):
        listed = _lists_of(list(scale.members))
        return st.integers(0, len(scale.members)) | listed if scale.countable else listed
    if isinstance(scale, Share):
        return _shares(scale)
    return _numbers(cast("Number", scale))


def _lists_of(members: list[Any]) -> SearchStrategy[tuple[Any, ...]]:
    return st.lists(st.sampled_from(members), unique=True, max_size=len(members)).map(tuple)


def _shares(scale: Share) -> SearchStrategy[Any]:
    pairs = st.tuples(st.integers(0, 1000), st.integers(0, 1000)).map(sorted)
    numbers = pairs.map(lambda pair: FrozenDict({scale.part_key: pair[0], scale.whole_key: pair[1]}))
    return st.one_of(_numbers(scale.percentage), st.just(scale.none), numbers)


def _numbers(scale: Number) -> SearchStrategy[Any]:
    near = st.sampled_from([number for number in neighbourhoods(scale) if scale.reads(number)])
    if scale.whole:
        lowest = int(scale.minimum) if scale.minimum is not None else -_FAR
        highest = int(scale.maximum) if scale.maximum is not None else _FAR
        return near.map(int) | st.integers(lowest, highest)
    lowest_exact = scale.minimum if scale.minimum is not None else scale.more_than
    scaled = st.builds(
        _decimal,
        st.integers(0, _PLACES),
        st.integers(-_FAR, _FAR) if lowest_exact is None else st.integers(int(lowest_exact), _FAR),
    )
    inside = (near | scaled).filter(scale.reads)
    return inside.flatmap(_written)


def _written(number: Decimal) -> SearchStrategy[Any]:
    """A number as a file writes it: a decimal text, or an integer where it is one."""
    text = format(number, "f")
    return st.sampled_from([int(number), text]) if number == int(number) else st.just(text)


def _decimal(places: int, digits: int) -> Decimal:
    return Decimal(digits).scaleb(-places)
