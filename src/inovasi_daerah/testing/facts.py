"""Facts: what a scale can read, its thresholds and their neighbours above all."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from hypothesis import strategies as st

from inovasi_daerah.frozen import FrozenDict
from inovasi_daerah.rules.scales import Options, Part, Several

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from inovasi_daerah.rules.scales import Input, Number, Scale

Fact = tuple[Any, str | None]
"""A fact and the basis it is measured on; None where the scale has one measure."""

_FAR = 10**6
_PLACES = 4


def facts(scale: Scale, *, year: int) -> SearchStrategy[Fact]:
    """Facts that ``scale`` can grade in assessment year ``year``, each with its basis.

    >>> from inovasi_daerah.rules.library import rulebook
    >>> row = rulebook("iid-2026").catalogue.innovation.rows["video"]
    >>> from hypothesis import find
    >>> fact, basis = find(facts(row.scale, year=2026), lambda fact: row.scale.grade(fact[0], year=2026).level == 2)
    >>> row.scale.grade(fact, year=2026).level, basis
    (2, None)
    """
    measures = scale.measures.items()
    return st.one_of(*(st.tuples(_given(one, year), st.just(basis)) for basis, one in measures))


def _given(scale: Scale, year: int) -> SearchStrategy[Any]:
    """Facts of one measure, each way to give one as often; the shortest to write first, as it shrinks to that."""
    return st.one_of(*map(_input, reversed(scale.inputs(year))))


def _input(one: Input) -> SearchStrategy[Any]:
    match one:
        case Options():
            return st.sampled_from(sorted(one.options))
        case Several():
            members: list[Any] = list(one.options)
            return st.lists(st.sampled_from(members), unique=True, max_size=len(members)).map(tuple)
        case Part():
            pairs = st.tuples(st.integers(0, 1000), st.integers(0, 1000)).map(sorted)
            return pairs.map(lambda pair: FrozenDict({one.part_key: pair[0], one.whole_key: pair[1]}))
        case _:
            return _numbers(cast("Number", one))


def _numbers(scale: Number) -> SearchStrategy[Any]:
    near = st.sampled_from([number for number in scale.neighbourhoods() if scale.reads(number)])
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
