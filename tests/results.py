"""Results of made-up regions, for the laws of standing."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import attrs
from hypothesis import strategies as st

import inovasi_daerah as ida

RULES = ida.rulebook("iid-2026")
CITIES = [code for code, region in ida.regions().items() if region.kind is ida.RegionKind.CITY and region.autonomous]


def result(code: str, index: Fraction | str | int, **entries: Any) -> ida.ranking.Result:
    exact = Fraction(index)
    shown = RULES.round(exact)
    found = ida.ranking.Result.published(RULES, ida.Region(code), shown)
    return attrs.evolve(found, index_exact=exact, **{"terms": "claimed", **entries})


# Half the indexes come from a small pool, so that ties happen; the others differ beyond the second decimal.
indexes = st.one_of(
    st.sampled_from([Fraction(50), Fraction(50) + Fraction(1, 10**6), Fraction(0), Fraction(100)]),
    st.fractions(min_value=0, max_value=100, max_denominator=10**6),
)
NEWCOMER = CITIES.pop()
"""A city that is in none of the rankings made."""
cities = st.dictionaries(st.sampled_from(CITIES), indexes, min_size=1, max_size=12).map(
    lambda found: [result(code, index) for code, index in found.items()]
)
