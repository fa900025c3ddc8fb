"""Rulebooks: the shipped editions, and editions of one's own made from them."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from attrs import evolve
from hypothesis import strategies as st

from inovasi_daerah.rules import library
from inovasi_daerah.rules.capabilities import Capability

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hypothesis.strategies import DrawFn, SearchStrategy

    from inovasi_daerah.rules.bands import IndexScale
    from inovasi_daerah.rules.formula import Formula
    from inovasi_daerah.rules.rulebook import Rulebook

_MOST = 500


@cache
def latest() -> Rulebook:
    """The latest issued edition that can score."""
    every = [library.rulebook(known) for known in library.rulebooks()]
    return max(
        (rules for rules in every if Capability.SCORE in rules.can and not rules.provisional),
        key=lambda rules: rules.year,
    )


def rulebooks(*, can: Iterable[Capability] = ()) -> SearchStrategy[Rulebook]:
    """Shipped editions, and editions of one's own: a shipped one with other figures in its formula and bands.

    Args:
        can: what the edition must know enough to do.
    """
    wanted = frozenset(can)
    shipped = st.deferred(
        lambda: st.sampled_from(
            [rules for known in library.rulebooks() if wanted.issubset((rules := library.rulebook(known)).can)]
        )
    )
    return shipped | shipped.flatmap(_changed)


@st.composite
def _changed(draw: DrawFn, rules: Rulebook) -> Rulebook:
    return evolve(
        rules,
        id=f"own-{rules.id}",
        formula=None if rules.formula is None else draw(_formulas(rules.formula)),
        scale=None if rules.scale is None else draw(_scales(rules.scale)),
    )


@st.composite
def _formulas(draw: DrawFn, formula: Formula) -> Formula:
    most = draw(st.integers(1, _MOST))
    each = Decimal(draw(st.integers(1, 200))).scaleb(-2)
    gate = formula.gate
    if gate is not None:
        gate = evolve(gate, required=draw(st.integers(0, len(gate.affairs))))
    return evolve(
        formula,
        divisor=evolve(formula.divisor, least=draw(st.integers(1, 30))),
        gate=gate,
        quantity=evolve(formula.quantity, each=each, most=most, maximum=each * most),
        maximum=formula.government + formula.innovation + each * most,
    )


@st.composite
def _scales(draw: DrawFn, scale: IndexScale) -> IndexScale:
    """The same bands in the same order, cut elsewhere; a scale without a known end stays as it is."""
    if scale.maximum is None:
        return scale
    places = scale.rounding.places
    first, last = (int(end.scaleb(places)) for end in (scale.minimum, scale.maximum))
    inner = len(scale.bands) - 1
    cuts = draw(st.lists(st.integers(first + 1, last), min_size=inner, max_size=inner, unique=True).map(sorted))
    lowest = [Decimal(cut).scaleb(-places) for cut in (first, *cuts)][::-1]
    highest = [scale.maximum, *(low - Decimal(1).scaleb(-places) for low in lowest)]
    bands = tuple(
        evolve(band, lowest=low, highest=high) for band, low, high in zip(scale.bands, lowest, highest, strict=False)
    )
    return evolve(scale, bands=bands)
