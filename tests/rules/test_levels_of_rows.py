"""The level that each fact reaches on each of the 40 rows of the 2026 edition.

Every figure and wire value was typed by hand from the facts of the edition, here and in ``catalogue_2026``.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

import inovasi_daerah as ida
from catalogue_2026 import (
    ASSUMPTIONS,
    CASES,
    CODES,
    FACTS,
    FACTS_BY_BASIS,
    GOVERNMENT,
    GOVERNMENT_CODES,
    INNOVATION,
    KINDS_OF_EVIDENCE,
    MEMBERS,
    RANGES,
    REFUSED,
    settled,
)

YEAR: Final = 2026
RULES: Final = ida.rulebook("iid-2026")
ROWS: Final = {row.code: row for row in (*RULES.government, *RULES.innovation)}


def _level(code: str, fact: object, *, basis: str | None = None, year: int = YEAR) -> int:
    scale = ROWS[code].scale
    assert scale is not None
    return scale.grade(fact, year=year, basis=basis).level


def _claim(fact: object, basis: str | None) -> dict[str, Any]:
    """A claim as a file writes it: sets are lists."""
    written = list(fact) if isinstance(fact, tuple) else fact
    return {"fact": written} if basis is None else {"fact": written, "basis": basis}


def _submission(claims: dict[str, Any], year: int = YEAR) -> dict[str, Any]:
    """A submission with these claims, each where its row belongs."""
    innovation = {
        "id": "posyandu-digital",
        "name": "Posyandu Digital",
        "stage": "penerapan",
        "affair": "1.02",
        "claims": {code: claim for code, claim in claims.items() if code not in GOVERNMENT_CODES},
    }
    return {
        "format": "inovasi-daerah/submission",
        "format_version": "1.0",
        "region": "35.79",
        "year": year,
        "government": {code: claim for code, claim in claims.items() if code in GOVERNMENT_CODES},
        "innovations": [innovation],
    }


def _place(code: str) -> str:
    return f"government.{code}" if code in GOVERNMENT_CODES else f"innovations[0].claims.{code}"


def _problems(claims: dict[str, Any]) -> list[tuple[str, str]]:
    """Path and code of every problem that reading these claims finds."""
    with pytest.raises(ida.InvalidSubmission) as caught:
        ida.read_submission(_submission(claims))
    return [(problem.path, problem.code) for problem in caught.value.problems]


def _scored_level(code: str, claim: dict[str, Any], year: int = YEAR) -> int:
    score = ida.score(ida.read_submission(_submission({code: claim}, year)), RULES)
    rows = score.government.rows if code in GOVERNMENT_CODES else score.innovations[0].rows
    return next(row.level for row in rows if row.row.code == code)


# --- the catalogue ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("typed", "rows"), [(GOVERNMENT, RULES.government), (INNOVATION, RULES.innovation)])
def test_the_rulebook_holds_the_catalogue_as_it_was_issued(typed: list[Any], rows: tuple[Any, ...]) -> None:
    assert RULES.catalogue is not None
    variables = RULES.catalogue.variables
    held = [(row.number, row.code, row.name.id, variables[row.variable].id, row.weight, row.mandatory) for row in rows]
    assert held == [(*others, Decimal(weight), mandatory) for *others, weight, mandatory in typed]


def test_the_weights_close_to_21_and_37() -> None:
    assert sum(row.weight for row in RULES.government) == 21
    assert sum(row.weight for row in RULES.innovation) == 37


def test_each_innovation_row_names_its_kinds_of_evidence() -> None:
    held = {row.code: set(row.evidence.kinds) for row in RULES.innovation if row.evidence is not None}
    assert held == KINDS_OF_EVIDENCE


def test_the_published_ranges_are_quoted_alike_in_both_languages() -> None:
    for code, ranges in RANGES.items():
        levels = ROWS[code].levels
        assert tuple(levels[level].id for level in "123") == ranges, code
        assert tuple(levels[level].en for level in "123") == ranges, code


def test_every_reading_of_an_overlap_or_gap_is_recorded_with_its_row() -> None:
    read = {name for row in ROWS.values() for name in row.assumptions}
    assert {name: {code for code, row in ROWS.items() if name in row.assumptions} for name in read} == ASSUMPTIONS
    scale = ROWS["kemanfaatan"].scale
    assert scale is not None
    assert "saving-above-30" in scale.grade("31", year=YEAR, basis="c").assumptions


# --- facts to levels ----------------------------------------------------------------------------------------------


def test_the_tables_speak_of_all_40_rows_and_of_every_level() -> None:
    assert sorted([*FACTS, "kemanfaatan"]) == sorted(CODES)
    assert len(CODES) == len(ROWS) == 40
    for levels in (*FACTS.values(), *FACTS_BY_BASIS.values()):
        assert {1, 2, 3} <= set(levels)


@pytest.mark.parametrize(("code", "basis", "fact", "level"), CASES)
def test_a_fact_reaches_its_level_on_the_scale_of_its_row(
    code: str, basis: str | None, fact: object, level: int
) -> None:
    assert _level(code, fact, basis=basis) == level


@pytest.mark.parametrize(("code", "basis", "fact", "level"), CASES)
def test_a_claimed_fact_scores_at_its_level(code: str, basis: str | None, fact: object, level: int) -> None:
    claim = _claim(fact, basis)
    assert _scored_level(code, claim) == level
    assert _scored_level(code, {**claim, "level": level}) == level
    for other in {0, 1, 2, 3} - {level}:
        assert _problems({code: {**claim, "level": other}}) == [(f"{_place(code)}.level", "level_disagrees")]


@pytest.mark.parametrize("code", [code for code in ROWS if code not in ("anggaran", "rkpd")])
def test_only_sets_of_years_read_the_year_of_the_submission(code: str) -> None:
    for case_code, basis, fact, level in CASES:
        if case_code == code:
            assert _level(code, fact, basis=basis, year=2031) == level


@given(st.integers(2000, 2100))
def test_years_are_read_from_the_year_of_the_submission(year: int) -> None:
    assert _level("anggaran", (year - 2, year - 1), year=year) == 2
    assert _level("anggaran", (year - 2, year), year=year) == 1
    assert _level("rkpd", (year,), year=year) == 0
    assert _level("rkpd", (year - 2, year - 1, year), year=year) == 3
    for outside in (year - 3, year + 1):
        with pytest.raises(ida.InvalidSubmission):
            _level("anggaran", (outside,), year=year)


def test_the_same_budget_years_mean_another_level_a_year_later() -> None:
    assert _scored_level("anggaran", {"fact": [2025, 2026]}) == 2
    assert _scored_level("anggaran", {"fact": [2025, 2026, 2027]}, 2027) == 3
    assert _scored_level("anggaran", {"fact": [2025, 2027]}, 2027) == 1
    assert _problems({"anggaran": {"fact": [2025, 2027]}}) == [
        ("innovations[0].claims.anggaran.fact[1]", "unknown_value")
    ]


# --- what is refused ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("code", "basis", "fact", "problem", "path"), REFUSED)
def test_a_fact_outside_its_scale_is_a_problem_of_that_scale(
    code: str, basis: str | None, fact: object, problem: str, path: str
) -> None:
    with pytest.raises(ida.InvalidSubmission) as caught:
        _level(code, fact, basis=basis)
    (found,) = caught.value.problems
    assert (found.path, found.code) == (path, problem)
    assert found.message("id") != found.message("en")
    assert found.reference.id != found.reference.en


@pytest.mark.parametrize(("code", "basis", "fact", "problem", "path"), REFUSED)
def test_a_claim_outside_its_scale_is_a_problem_of_the_submission(
    code: str, basis: str | None, fact: object, problem: str, path: str
) -> None:
    assert _problems({code: _claim(fact, basis)}) == [(f"{_place(code)}.{path}", problem)]


@pytest.mark.parametrize(
    ("code", "claim", "problem", "path"),
    [
        ("sdm", {}, "fact_missing", ""),
        ("sdm", {"fact": None}, "null_value", ".fact"),
        ("sdm", {"level": 2, "fact": None}, "null_value", ".fact"),
        ("sdm", {"fact": 14.5}, "fraction", ".fact"),
        ("kemanfaatan", {"level": 3, "basis": "a"}, "conflict", ".basis"),
        ("kemanfaatan", {"fact": 350, "basis": 1}, "wrong_type", ".basis"),
        ("perizinan", {"level": 4}, "out_of_range", ".level"),
        ("perizinan", {"level": -1}, "out_of_range", ".level"),
    ],
)
def test_a_claim_that_is_no_claim_is_a_problem_of_the_submission(
    code: str, claim: dict[str, Any], problem: str, path: str
) -> None:
    assert (f"{_place(code)}{path}", problem) in _problems({code: claim})


@pytest.mark.parametrize("sign", [1, -1])
def test_a_number_of_five_thousand_digits_is_refused_in_words(sign: int) -> None:
    assert _problems({"sdm": {"fact": sign * 10**5000}}) == [(f"{_place('sdm')}.fact", "out_of_range")]
    with pytest.raises(ida.InvalidSubmission):
        _level("aktor", sign * 10**5000)


def test_all_claims_are_refused_at_once() -> None:
    wrong: dict[str, Any] = {
        "perizinan": {"fact": "31 %"},
        "visi_misi": {"fact": ["visi", "visi"]},
        "sdm": {"fact": -3},
        "anggaran": {"fact": [2023]},
        "kemanfaatan": {"fact": 140, "basis": "b"},
        "regulasi": {"fact": "perda", "level": 1},
        "kemudahan_proses": {"fact": 0},
    }
    assert sorted(_problems(wrong)) == sorted(
        [
            ("government.perizinan.fact", "bad_form"),
            ("government.visi_misi.fact[1]", "duplicate_item"),
            ("innovations[0].claims.sdm.fact", "out_of_range"),
            ("innovations[0].claims.anggaran.fact[0]", "unknown_value"),
            ("innovations[0].claims.kemanfaatan.fact", "out_of_range"),
            ("innovations[0].claims.regulasi.level", "level_disagrees"),
            ("innovations[0].claims.kemudahan_proses.fact", "out_of_range"),
        ]
    )


def test_a_bare_level_of_kemanfaatan_needs_no_basis() -> None:
    assert _scored_level("kemanfaatan", {"level": 3}) == 3


# --- laws over every scale ----------------------------------------------------------------------------------------


def _decimals(lowest: str, highest: str) -> st.SearchStrategy[Decimal]:
    return st.decimals(Decimal(lowest), Decimal(highest), places=4)


COUNTS: Final = {
    **dict.fromkeys(("rekomendasi_kebijakan", "sdm", "bimtek", "jejaring", "replikasi"), st.integers(0, 10**17)),
    "kecepatan_penciptaan": st.integers(0, 600),
    "apbd_tepat_waktu": st.integers(0, 3),
    "aktor": st.integers(0, 5),
    "video": st.integers(0, 5),
}
COUNTS_BY_BASIS: Final = dict.fromkeys(("a", "e", "f"), st.integers(0, 1000))
DECIMALS: Final = {
    **dict.fromkeys(("perizinan", "investasi", "pad"), _decimals("-100", "200")),
    "pendapatan_per_kapita": _decimals("-10", "10"),
    **dict.fromkeys(("penurunan_pengangguran", "penurunan_kemiskinan", "peningkatan_ipm"), _decimals("-3", "3")),
    **dict.fromkeys(("tingkat_pengangguran", "tingkat_kemiskinan", "capaian_ipm", "pengaduan"), _decimals("0", "100")),
    "kemudahan_proses": _decimals("0.0001", "30"),
}
DECIMALS_BY_BASIS: Final = {
    "b": _decimals("0", "100"),
    **dict.fromkeys(("c", "d"), _decimals("0", "300")),
}
LOWER_IS_BETTER: Final = {"tingkat_pengangguran", "tingkat_kemiskinan", "kemudahan_proses", "kecepatan_penciptaan"}
SETS: Final[dict[str, tuple[object, ...]]] = {
    **MEMBERS,
    "anggaran": (2024, 2025, 2026),
    "rkpd": (2024, 2025, 2026),
}
NUMBERS: Final = [
    *((code, None, numbers) for code, numbers in {**COUNTS, **DECIMALS}.items()),
    *(("kemanfaatan", basis, numbers) for basis, numbers in {**COUNTS_BY_BASIS, **DECIMALS_BY_BASIS}.items()),
]


def _written(number: int | Decimal) -> int | str:
    return number if isinstance(number, int) else format(number, "f")


def test_the_laws_speak_of_every_scale() -> None:
    choices = {code for code, levels in FACTS.items() if all(isinstance(f, str) for fs in levels.values() for f in fs)}
    assert {*COUNTS, *DECIMALS, *SETS, *choices, "kemanfaatan"} == set(CODES)


@pytest.mark.parametrize(("code", "basis", "numbers"), NUMBERS)
@given(data=st.data())
def test_a_better_number_never_reaches_a_lower_level(
    code: str, basis: str | None, numbers: st.SearchStrategy[int | Decimal], data: st.DataObject
) -> None:
    ordered = sorted(data.draw(st.lists(numbers, min_size=2, max_size=5)), reverse=code in LOWER_IS_BETTER)
    levels = [_level(code, _written(number), basis=basis) for number in ordered]
    assert all(worse <= better for worse, better in pairwise(levels))
    assert {*levels} <= {0, 1, 2, 3}


@pytest.mark.parametrize(("code", "basis", "numbers"), NUMBERS)
@given(data=st.data())
def test_how_a_number_is_written_does_not_move_its_level(
    code: str, basis: str | None, numbers: st.SearchStrategy[int | Decimal], data: st.DataObject
) -> None:
    number = data.draw(numbers)
    if isinstance(number, Decimal):
        longer = f"{_written(number)}00"
        assert _level(code, longer, basis=basis) == _level(code, _written(number), basis=basis)
        whole = int(number) or 1
        assert _level(code, f"{whole}.0", basis=basis) == _level(code, whole, basis=basis)
    else:
        with pytest.raises(ida.InvalidSubmission):
            _level(code, str(number), basis=basis)


@pytest.mark.parametrize("code", SETS)
@given(data=st.data())
def test_a_larger_set_never_reaches_a_lower_level_and_order_changes_nothing(code: str, data: st.DataObject) -> None:
    members = st.sampled_from(SETS[code])
    smaller = data.draw(st.lists(members, unique=True))
    larger = list(dict.fromkeys([*smaller, *data.draw(st.lists(members, unique=True))]))
    level = _level(code, tuple(larger))
    assert _level(code, tuple(smaller)) <= level
    assert _level(code, tuple(data.draw(st.permutations(larger)))) == level
    assert level in {0, 1, 2, 3}


@given(received=st.integers(1, 10**6), parts=st.lists(st.integers(0, 10**6), min_size=2, max_size=2))
def test_more_complaints_settled_never_reach_a_lower_level(received: int, parts: list[int]) -> None:
    fewer, more = sorted(part % (received + 1) for part in parts)
    lower, higher = _level("pengaduan", settled(fewer, received)), _level("pengaduan", settled(more, received))
    assert 1 <= lower <= higher <= 3


@given(st.integers(0, 100), st.integers(1, 10**6))
def test_complaints_counted_and_their_share_reach_the_same_level(percent: int, times: int) -> None:
    assert _level("pengaduan", settled(percent * times, 100 * times)) == _level("pengaduan", percent)


_SCALARS: Final = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**30), 10**30), st.floats(), st.text(max_size=8), st.binary(max_size=3)
)
_WORDS: Final = st.sampled_from([fact for _, _, fact, _ in CASES])
ANYTHING: Final = st.recursive(
    _SCALARS | _WORDS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(st.sampled_from(["received", "settled", "other"]), inner, max_size=3),
    ),
    max_leaves=6,
)


@pytest.mark.parametrize("code", CODES)
@given(fact=ANYTHING, basis=st.none() | st.sampled_from("abcdefg"))
def test_any_fact_at_all_reaches_a_level_or_is_refused_in_words(code: str, fact: object, basis: str | None) -> None:
    level, problems = _answer(code, fact, basis)
    assert (level in {0, 1, 2, 3}) is not bool(problems)
    for problem in problems:
        assert problem.path.split("[")[0].split(".")[0] in {"fact", "basis"}


def _answer(code: str, fact: object, basis: str | None) -> tuple[int | None, tuple[ida.Problem, ...]]:
    """The level, or the problems; any other error goes through."""
    try:
        return _level(code, fact, basis=basis), ()
    except ida.InvalidSubmission as invalid:
        return None, invalid.problems
