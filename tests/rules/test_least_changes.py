"""The least change of a fact that reaches a level, on every scale of every edition."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inovasi_daerah.testing import facts
from spec.made import RULES

YEAR = 2026
LEVELS = (1, 2, 3)
ACTORS = ["media", "bisnis", "akademisi", "komunitas", "pemerintah"]
ROWS = {row.code: row for row in (*RULES.government, *RULES.innovation)}


def scale_of(code: str) -> Any:
    return ROWS[code].scale


def smaller_changes(scale: Any, fact: Any, after: Any, basis: str | None) -> list[Any]:
    """Facts on the way from one to the other, as near to it as can be."""
    if hasattr(scale, "bases"):
        return smaller_changes(scale.bases[str(basis)].scale, fact, after, None)
    if scale.kind.value in {"years", "set"} and not isinstance(fact, int):
        members = [YEAR - before for before in scale.window] if hasattr(scale, "window") else list(scale.members)
        others = [item for item in members if item not in fact]
        return [(*fact, *few) for number in range(len(after) - len(fact)) for few in combinations(others, number)]
    if hasattr(scale, "values"):
        return [value for value, one in scale.values.items() if one.level < scale.values[after].level]
    if hasattr(fact, "keys"):
        return [{**after, scale.part_key: after[scale.part_key] - 1}]
    step = Decimal(1) if isinstance(after, int) and isinstance(fact, int) else Decimal("0.01")
    near = Decimal(after) + (step if Decimal(after) < Decimal(fact) else -step)
    return [int(near) if near == int(near) else f"{near:f}"]


@pytest.mark.parametrize("code", ROWS)
@given(data=st.data())
def test_the_least_change_reaches_the_level_and_a_smaller_one_does_not(code: str, data: st.DataObject) -> None:
    scale = scale_of(code)
    fact, basis = data.draw(facts(scale, year=YEAR))
    for level in LEVELS:
        after = scale.reaching(fact, level, year=YEAR, basis=basis)
        before = scale.grade(fact, year=YEAR, basis=basis).level
        if after is None:
            assert hasattr(scale, "none")
            assert before < level
            continue
        assert scale.grade(after, year=YEAR, basis=basis).level >= level
        if before >= level:
            assert after == fact
            continue
        for less in smaller_changes(scale, fact, after, basis):
            assert scale.grade(less, year=YEAR, basis=basis).level < level


@pytest.mark.parametrize("code", ROWS)
@given(data=st.data())
def test_a_change_says_the_fact_after_it_and_nothing_more_where_nothing_changes(code: str, data: st.DataObject) -> None:
    scale = scale_of(code)
    fact, basis = data.draw(facts(scale, year=YEAR))
    kept = scale.change(fact, fact, basis=basis)
    graded = scale.grade(fact, year=YEAR, basis=basis)
    assert kept == graded.fact
    after = scale.reaching(fact, 3, year=YEAR, basis=basis)
    if after not in (None, fact):
        assert scale.change(fact, after, basis=basis) != kept


@pytest.mark.parametrize(
    ("code", "fact", "level", "basis", "after", "words"),
    [
        ("sdm", 14, 3, None, 31, "31 people: 17 more"),
        ("sdm", 0, 1, None, 1, "1 people: 1 more"),
        ("anggaran", (2024, 2026), 2, None, (2024, 2025, 2026), "2024, 2025, 2026: 2025 added"),
        ("rkpd", (2026,), 1, None, (2024, 2026), "2024, 2026: 2024 added"),
        ("visi_misi", ("misi",), 2, None, ("misi", "visi"), "Vision, Mission: Vision added"),
        (
            "aktor",
            ("media", "bisnis"),
            1,
            None,
            ("media", "bisnis", "akademisi"),
            "3: 1 more of academia, community, government",
        ),
        ("aktor", 2, 3, None, 5, "5: 3 more"),
        ("tingkat_pengangguran", "4.52", 3, None, "2.35", "2.35 %: 2.17 less"),
        ("perizinan", "-50.32", 2, None, "-50.31", "-50.31 %: 0.01 more"),
        ("kecepatan_penciptaan", 11, 3, None, 4, "4 months: 7 fewer"),
        ("kemudahan_proses", "4.5", 3, None, 1, "1 days: 3.5 less"),
        ("kemanfaatan", 350, 3, "a", 501, "people reached: 501 people: 151 more"),
        ("kemanfaatan", 50, 3, "b", "50.01", "share of the target units reached: 50.01 %: 0.01 more"),
        ("pengaduan", {"received": 40, "settled": 22}, 3, None, {"received": 40, "settled": 37}, "37 of 40: 15 more"),
        ("pengaduan", "88.5", 3, None, 91, "91 %: 2.5 more"),
        ("regulasi", "sk", 3, None, "perda", "Perda: in place of decree (SK)"),
        ("kualitas_kebijakan", "cukup", 3, None, "unggul", "Excellent: in place of Sufficient"),
    ],
)
def test_a_change_in_words(code: str, fact: Any, level: int, basis: str | None, after: Any, words: str) -> None:
    scale = scale_of(code)
    found = scale.reaching(fact, level, year=YEAR, basis=basis)
    assert found == after
    assert scale.change(fact, found, basis=basis).en == words


@pytest.mark.parametrize("fact", ["tidak_ada", {"received": 0, "settled": 0}])
def test_complaints_that_nobody_made_can_not_be_settled(fact: Any) -> None:
    assert scale_of("pengaduan").reaching(fact, 3, year=YEAR) is None
