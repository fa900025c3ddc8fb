"""Which innovations to send: the best of all sets, the second best, and what each innovation is worth."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import inovasi_daerah as ida
from examples import EXAMPLES
from inovasi_daerah.planning import Candidate, choose
from spec.made import ROWS as CODES
from spec.made import RULES, SERVICES, innovation, levels, report, score

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inovasi_daerah.planning import Choice

AFFAIRS = (*SERVICES, "2.13", "3.27")
LIMIT = 5


@pytest.fixture(scope="module")
def batu() -> Choice:
    return choose(ida.load_submission(EXAMPLES / "kota-batu.json"), RULES)


@st.composite
def candidates(draw: st.DrawFn, most: int = 9) -> list[Candidate]:
    """Up to so many, of one affair each or of several; a few maturities, so that many are equal."""
    of_one = st.sampled_from(AFFAIRS).map(lambda code: (code,))
    of_several = st.lists(st.sampled_from(AFFAIRS), unique=True, max_size=4).map(tuple)
    affairs = draw(st.sampled_from([of_one, of_several]))
    maturities = st.integers(0, 111) | st.sampled_from([14, 60, 100, 111])
    rows = draw(st.lists(st.tuples(maturities, affairs), max_size=most))
    return [Candidate(Decimal(maturity), codes, f"calon-{n}") for n, (maturity, codes) in enumerate(rows)]


def index_of(some: Sequence[Candidate], government: int = 0) -> Fraction:
    """The index of a set, as the guide has it: by hand."""
    covered = {code for one in some for code in one.affairs} & set(SERVICES)
    mean = Fraction(sum(int(one.maturity) for one in some), max(12, len(some)))
    number = Fraction(38, 100) * min(200, len(some)) if len(covered) >= LIMIT else 0
    return (government + mean + number) * Fraction(100, 250)


def sets(listed: Sequence[Candidate], *, forced: Sequence[str] = (), at_most: int | None = None) -> Iterator[Any]:
    for size in range(len(listed) + 1):
        for some in combinations(listed, size):
            if {*forced} <= {one.id for one in some} and (at_most is None or size <= at_most):
                yield some


@given(candidates(), st.integers(0, 63), st.data())
def test_the_best_and_the_second_best_are_those_of_all_sets(
    listed: list[Candidate], government: int, data: st.DataObject
) -> None:
    forced = data.draw(st.lists(st.sampled_from([one.id for one in listed]), unique=True, max_size=2)) if listed else []
    at_most = data.draw(st.none() | st.integers(len(forced), 10))
    found = choose(listed, RULES, at_most=at_most, forced=forced, government=government)
    every = sorted((index_of(some, government) for some in sets(listed, forced=forced, at_most=at_most)), reverse=True)
    assert found.best.index_exact == every[0]
    assert (found.second and found.second.index_exact) == (every[1] if len(every) > 1 else None)
    assert found.second is None or found.second.ids != found.best.ids
    for chosen in filter(None, (found.best, found.second)):
        some = [one for one in listed if one.id in chosen.ids]
        assert index_of(some, government) == chosen.index_exact
        assert sum(one.maturity for one in some) == chosen.maturities
        assert {*forced} <= {*chosen.ids}


@given(candidates(8))
def test_the_best_of_every_size_is_found_and_named(listed: list[Candidate]) -> None:
    found = choose(listed, RULES)
    assert [one.size for one in found.sizes] == list(range(len(listed) + 1))
    for one in found.sizes:
        assert one.index_exact == max(index_of(some) for some in combinations(listed, one.size))
        assert found.of_size(one.size).index_exact == one.index_exact
        assert (found.of_size(one.size).size, found.of_size(one.size).opens) == (one.size, one.opens)


@given(candidates(8))
def test_the_worth_of_each_is_what_its_absence_costs_or_its_presence_gains(listed: list[Candidate]) -> None:
    found = choose(listed, RULES)
    sent = [one for one in listed if one.id in found.best.ids]
    best = found.best.index_exact
    for one in listed:
        others = [other for other in sent if other.id != one.id]
        other = best - index_of(others) if one in sent else index_of([*sent, one]) - best
        assert found.worth[one.id] == other


@given(candidates(8))
def test_without_one_it_is_chosen_anew(listed: list[Candidate]) -> None:
    found = choose(listed, RULES)
    for one in listed:
        left = [other for other in listed if other.id != one.id]
        assert found.without(one.id).best.index_exact == max(index_of(some) for some in sets(left))


@given(candidates(8))
def test_adding_while_it_pays_ends_where_no_single_one_raises_the_index(listed: list[Candidate]) -> None:
    ended = choose(listed, RULES).while_it_pays
    some = [one for one in listed if one.id in ended.ids]
    assert index_of(some) == ended.index_exact
    assert all(index_of([*some, one]) <= ended.index_exact for one in listed if one not in some)


@given(st.lists(st.tuples(st.sampled_from(AFFAIRS), st.integers(1, 3)), max_size=6), st.sampled_from(["main", "any"]))
def test_the_index_of_a_report_is_the_highest_of_the_scores_of_all_its_parts(
    rows: list[tuple[str, int]], affairs: str
) -> None:
    touching = dict(zip(AFFAIRS, (*AFFAIRS[1:], AFFAIRS[0]), strict=True))
    listed = [
        innovation(n, affair=code, touching_affairs=(touching[code],), claims=levels(CODES, level))
        for n, (code, level) in enumerate(rows)
    ]
    found = choose(score(report(*listed), affairs=affairs), RULES)
    parts = (some for size in range(len(listed) + 1) for some in combinations(listed, size))
    indexes = [score(report(*some), affairs=affairs).index_exact for some in parts]
    assert found.best.index_exact == max(indexes)
    sent = [one for one in listed if one.id in found.best.ids]
    assert score(report(*sent), affairs=affairs).index_exact == max(indexes)


def test_by_number_the_index_can_have_two_humps_and_adding_while_it_pays_ends_at_the_lower_one() -> None:
    strong = [Candidate(Decimal(100), (SERVICES[n % 5],), f"kuat-{n}") for n in range(12)]
    many = [Candidate(Decimal(60), ("2.13",), f"biasa-{n}") for n in range(100)]
    found = choose(strong + many, RULES)
    assert (found.best.size, found.while_it_pays.size) == (112, 12)
    assert found.while_it_pays.index_exact < found.best.index_exact
    words = " ".join(found.explain("en").split())
    assert "ends at 12 innovations with index 41.82 (sum of maturities 1200.00)" in words
    assert "the index has 2 humps: at 12, 112 innovations" in words


def test_a_choice_of_a_report_takes_its_settings_and_says_which_others_change_it(batu: Choice) -> None:
    assert "loket-malam" not in batu.best.ids
    assert {one.settings.stages for one in batu.elsewhere if not one.is_same} == {"all", "penerapan"}
    assert {one.is_same for one in batu.elsewhere if one.settings.stages == "penerapan" and not one.is_what_if} == {
        True
    }
    assert len([one for one in batu.elsewhere if not one.is_what_if]) == 7
    assert "without arsip-kilat; with bantuan-tepat" in " ".join(batu.explain("en").split())
    for one in batu.elsewhere:
        settings: dict[str, Any] = {
            "counting": one.settings.counting,
            "affairs": one.settings.affairs,
            "stages": one.settings.stages,
        }
        again = choose(ida.score(ida.load_submission(EXAMPLES / "kota-batu.json"), RULES, **settings), RULES)
        assert again.best == one.best


def test_where_no_setting_changes_the_choice_it_says_so() -> None:
    found = choose(report(innovation(0), innovation(1)), RULES, forced=["inovasi-1"], at_most=1)
    assert found.best.ids == ("inovasi-1",)
    words = " ".join(found.explain("en").split())
    assert "the same under all 7 other combinations" in words
    assert "sent in any case: inovasi-1" in words
    assert "at most 1 innovations" in words
    assert found.without("inovasi-1").forced == ()


def test_a_set_as_good_as_the_best_is_shown_as_such() -> None:
    twins = [Candidate(Decimal(50), ("2.13",), name) for name in ("a", "b")]
    found = choose(twins, RULES, at_most=1)
    assert "Another as good: index 1.67" in found.explain("en")
    assert found.settings is None
    assert found.basis is None
    assert found.elsewhere == ()
    assert repr(found) == "<Choice 1 of 2: index 1.67>"
    assert {"settings", "region"} & found.to_dict().keys() == set()


def test_from_nothing_nothing_is_chosen() -> None:
    found = choose([], RULES)
    assert (found.best.ids, found.second, found.best.index) == ((), None, Decimal("0.00"))
    assert found.to_dict()["second"] is None


def test_on_an_edition_without_a_gate_every_set_opens_it() -> None:
    formula = RULES.formula
    assert formula is not None
    rules = evolve(RULES, formula=evolve(formula, gate=None, without_gate=formula.source))
    found = choose([Candidate(Decimal(50), (), f"calon-{n}") for n in range(3)], rules)
    assert found.best.opens
    assert found.best.size == 3


@pytest.mark.parametrize(
    ("arguments", "paths"),
    [
        ({"candidates": [Candidate(Decimal(50))]}, ["candidates[0].id"]),
        ({"candidates": [Candidate(Decimal(50), (), "a")] * 2}, ["candidates[0].id", "candidates[1].id"]),
        ({"candidates": [Candidate(Decimal(-1), (), "a")]}, ["candidates[0].maturity"]),
        ({"candidates": [Candidate(Decimal("NaN"), (), "a")]}, ["candidates[0].maturity"]),
        ({"candidates": [Candidate(Decimal(1), ("1.1",), "a")]}, ["candidates[0].affairs"]),
        ({"candidates": [], "forced": ["a"]}, ["forced"]),
        ({"candidates": [Candidate(Decimal(1), (), "a")], "forced": ["a"], "at_most": 0}, ["at_most"]),
        ({"candidates": [], "at_most": "2"}, ["at_most"]),
        ({"candidates": [], "government": 64}, ["government"]),
        ({"candidates": ["a"]}, ["candidates[0]"]),
        ({"candidates": report(), "government": 1}, ["government"]),
        ({"candidates": ida.score(report(), ida.rulebook("iid-2027"))}, ["rules"]),
    ],
)
def test_what_can_not_be_chosen_from_is_refused(arguments: dict[str, Any], paths: list[str]) -> None:
    with pytest.raises(ida.InvalidSubmission) as refused:
        choose(**{"rules": RULES, **arguments})
    assert [problem.path for problem in refused.value.problems] == paths


def test_a_size_or_a_name_that_is_none_is_refused(batu: Choice) -> None:
    with pytest.raises(ida.InvalidSubmission, match="size"):
        batu.of_size(99)
    with pytest.raises(ida.InvalidSubmission, match="ids"):
        batu.without("helm-anak")
