"""The profile of the six dimensions that a score's rows show: for explaining only."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from inovasi_daerah import Claim, Innovation, Region, Score, Stage, Submission, load_submission, rulebook, score
from inovasi_daerah.practice import Dimension, derived_profile
from inside import CROSSWALK, FOR_EXPLAINING_ONLY

RULES = rulebook("iid-2026")
EXAMPLE = Path(__file__).parent.parent.parent / "docs" / "examples" / "minimal.json"
EMPTY = Submission(Region("35.79"), 2026)


def scored(government: dict[str, int], *innovations: dict[str, int]) -> Score:
    """The score of these levels, whatever the eligibility of the innovations."""
    reported: Any = tuple(
        Innovation(f"i{number}", "Inovasi", Stage.APPLICATION, "1.02", claims(levels))
        for number, levels in enumerate(innovations)
    )
    return score(evolve(EMPTY, government=claims(government), innovations=reported), RULES, counting="all")


def claims(levels: dict[str, int]) -> Any:
    return {code: Claim(level) for code, level in levels.items()}


def test_every_row_of_the_crosswalk_is_a_row_of_the_index() -> None:
    assert RULES.formula is not None
    codes = {row.code for row in (*RULES.government, *RULES.innovation)} | {RULES.formula.quantity.code}
    assert set(CROSSWALK) <= codes
    assert len(CROSSWALK) == 22
    assert set(CROSSWALK.values()) == set(Dimension)


def test_a_dimension_is_the_plain_mean_of_its_rows() -> None:
    profile = derived_profile(scored({"visi_misi": 3}, {"pelaksana": 1}, {"pelaksana": 2}))
    assert profile.scores[Dimension.LEADERSHIP] == 75
    assert profile.dimensions[1].rows == {"visi_misi": 100, "pelaksana": 50}


def test_what_nobody_reported_is_missing_and_not_0() -> None:
    assert derived_profile(scored({"visi_misi": 0})).scores[Dimension.LEADERSHIP] == 0
    assert derived_profile(scored({})).scores[Dimension.LEADERSHIP] is None
    assert "tidak ada yang dilaporkan" in derived_profile(scored({})).explain()


def test_an_innovation_that_does_not_count_shows_nothing() -> None:
    found = scored({}, {"pelaksana": 3})
    uncounted = score(found.submission, RULES)
    assert derived_profile(uncounted).scores[Dimension.LEADERSHIP] is None


def test_the_number_of_innovations_is_a_share_of_its_maximum() -> None:
    found = scored({}, *[{} for _ in range(50)])
    culture = derived_profile(found).scores[Dimension.CULTURE]
    assert culture == Fraction(found.quantity.points) / 76 * 100


@given(st.dictionaries(st.sampled_from([row.code for row in RULES.government]), st.integers(0, 3)))
def test_a_level_higher_never_lowers_a_dimension_that_knew_it(levels: dict[str, int]) -> None:
    before = derived_profile(scored(levels)).scores
    for code in levels:
        after = derived_profile(scored({**levels, code: 3})).scores
        for dimension in Dimension:
            low, high = before[dimension], after[dimension]
            assert (low is None) == (high is None)
            assert low is None or high is None or 0 <= low <= high <= 100
            assert low == high or CROSSWALK.get(code) is dimension


def test_rows_outside_the_crosswalk_show_nothing() -> None:
    assert derived_profile(scored({"opini_bpk": 3, "pad": 3})).scores == derived_profile(scored({})).scores


def test_it_says_everywhere_that_it_only_explains() -> None:
    profile = derived_profile(score(load_submission(EXAMPLE), RULES))
    for lang in ("id", "en"):
        text = profile.explain(lang)
        assert FOR_EXPLAINING_ONLY.say(lang) in " ".join(text.split())
        assert max(map(len, text.splitlines())) <= 100
    assert profile.to_dict()["note"]["en"] == FOR_EXPLAINING_ONLY.en
    drawn = profile._repr_svg_()
    assert drawn == profile.to_svg("id")
    assert "Hanya untuk menjelaskan" in drawn
    assert "For explaining only" in profile.to_svg("en")


def test_data_hold_exact_figures() -> None:
    data = derived_profile(scored({"visi_misi": 1})).to_dict()
    assert data["dimensions"][1] == {
        "dimension": "kepemimpinan",
        "score": "33.33",
        "score_exact": "100/3",
        "rows": {"visi_misi": "100/3"},
    }
    assert data["dimensions"][4]["score"] is None
