"""Ranking.

What the published lists do with the index once it is there. No official text that we know gives a rule for equal
indexes; how they share a rank is our reading.
"""

from __future__ import annotations

import pickle
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import inovasi_daerah as ida
from results import NEWCOMER, cities, result


class TestRanks:
    """Regions are ranked among their own kind, under one edition, by the exact index.

    The kinds are provinces, regencies (*kabupaten*) and cities (*kota*): "rank 51 of 93" is a rank among the 93 cities
    that have an index. Equal indexes share the better rank, and the ranks they take up are left out: 1, 2, 2, 4. Two
    regions with the same published index are equal only where their exact indexes are.
    """

    @given(cities)
    def test_rank_counts_how_many_stand_strictly_above(self, listed: list[ida.ranking.Result]) -> None:
        ranking = ida.ranking.rank(listed)
        for one in listed:
            above = sum(other.index_exact > one.index_exact for other in listed)
            place = ranking.place(one.region)
            assert place.rank == ida.ranking.Rank(above + 1, len(listed), ida.RegionKind.CITY)
            ties = {other.region.code for other in listed if other.index_exact == one.index_exact} - {one.region.code}
            assert set(place.tied_with) == ties

    @given(cities, st.randoms())
    def test_order_of_the_input_changes_nothing(self, listed: list[ida.ranking.Result], random: Any) -> None:
        shuffled = random.sample(listed, len(listed))
        assert ida.ranking.rank(shuffled) == ida.ranking.rank(listed)

    @given(cities)
    def test_a_worse_region_changes_no_rank_above_it(self, listed: list[ida.ranking.Result]) -> None:
        worst = min(one.index_exact for one in listed)
        newcomer = attrs.evolve(result(NEWCOMER, 0), index_exact=worst - 1)
        before, after = ida.ranking.rank(listed), ida.ranking.rank([*listed, newcomer])
        for one in listed:
            assert after.place(one.region).rank.number == before.place(one.region).rank.number
        assert after.place(NEWCOMER).rank.number == len(listed) + 1

    @given(cities)
    def test_groups_of_ties_hold_exactly_those_that_share_a_rank(self, listed: list[ida.ranking.Result]) -> None:
        ranking = ida.ranking.rank(listed)
        tied = {place.region.code for group in ranking.ties for place in group}
        assert tied == {place.region.code for place in ranking.places if place.tied_with}
        assert all(len({place.rank.number for place in group}) == 1 for group in ranking.ties)

    def test_regions_that_differ_beyond_the_second_decimal_are_ranked_apart_and_shown_so(self) -> None:
        ranking = ida.ranking.rank([result("35.79", "50.001"), result("35.76", "50.0012"), result("36.71", "50.0049")])
        assert [place.rank.number for place in ranking.places] == [1, 2, 3]
        assert {str(place.result.index) for place in ranking.places} == {"50.00"}
        shown = [line.split()[-2] for line in ranking.explain().splitlines()[2:]]
        assert shown == ["50.005", "50.0012", "50.0010"]

    def test_indexes_closer_than_eighteen_decimals_are_shown_with_eighteen(self) -> None:
        ranking = ida.ranking.rank([result("35.79", "50"), result("35.76", Fraction(50) + Fraction(1, 10**30))])
        assert ranking.explain().count("50." + "0" * 18) == 2

    def test_ties_are_named_in_both_languages(self) -> None:
        ranking = ida.ranking.rank([result("35.79", 50), result("35.76", 50), result("36.71", 60), result("36.72", 40)])
        assert [place.rank.number for place in ranking.places] == [1, 2, 2, 4]
        assert {place.label("en") for place in ranking.places} > {"rank 1 of 4 cities"}
        assert ranking.place("35.79").label("en") == "rank 2 of 4 cities, tied with 35.76"
        assert ranking.place("35.79").label() == "peringkat 2 dari 4 kota, seri dengan 35.76"
        assert "tied with 35.79" in ranking.explain("en")
        assert [[place.region.code for place in group] for group in ranking.ties] == [["35.76", "35.79"]]

    def test_a_rank_as_published_can_be_said_without_the_others(self) -> None:
        assert ida.ranking.Rank(51, 93, ida.RegionKind.CITY).label() == "peringkat 51 dari 93 kota"
        assert ida.ranking.Rank(1, 38, ida.RegionKind.PROVINCE).label("en") == "rank 1 of 38 provinces"

    @pytest.mark.parametrize(("number", "among", "path"), [(0, 93, "number"), (94, 93, "number"), (1, 0, "among")])
    def test_a_rank_that_can_not_be_is_refused(self, number: int, among: int, path: str) -> None:
        with pytest.raises(ida.InvalidSubmission) as refused:
            ida.ranking.Rank(number, among, ida.RegionKind.CITY)
        (found,) = refused.value.problems
        assert (found.code, found.path) == ("out_of_range", path)
        said = number if path == "number" else among
        assert found.value == said
        assert found.message("en").startswith(f"{path}: {said} is out of range")

    @pytest.mark.parametrize(
        ("other", "differing"),
        [
            (result("35.10", 40), "kind"),
            (result("35.76", 40, edition="iid-2025"), "edition"),
            (result("35.76", 40, digest="sha256:0"), "digest"),
            (result("35.76", 40, year=2027), "year"),
            (result("35.76", 40, terms="verified"), "terms"),
        ],
    )
    def test_never_across_kinds_editions_years_or_terms(self, other: ida.ranking.Result, differing: str) -> None:
        with pytest.raises(ida.ranking.NotComparable) as refused:
            ida.ranking.rank([result("35.79", 50), other])
        assert refused.value.differing == differing
        assert len(refused.value.values) == 2
        assert refused.value.message("en").startswith("not comparable, ")
        copied = pickle.loads(pickle.dumps(refused.value))  # noqa: S301 - our own
        assert (copied.differing, copied.values, str(copied)) == (differing, refused.value.values, str(refused.value))

    def test_each_kind_has_a_ranking_of_its_own(self) -> None:
        found = ida.ranking.rank_by_kind([result("35.79", 50), result("35.10", 40), result("36.71", 60)])
        assert list(found) == [ida.RegionKind.REGENCY, ida.RegionKind.CITY]
        assert found[ida.RegionKind.CITY].place("35.79").rank.number == 2
        assert found[ida.RegionKind.REGENCY].place(ida.Region("35.10")).rank.among == 1

    def test_a_region_may_stand_once(self) -> None:
        with pytest.raises(ida.InvalidSubmission) as refused:
            ida.ranking.rank([result("35.79", 50), result("36.71", 40), result("35.79", 60)])
        assert [found.path for found in refused.value.problems] == ["results[0]", "results[2]"]

    def test_a_region_without_a_place_is_an_error_that_names_the_nearest(self) -> None:
        with pytest.raises(ida.ranking.NotRanked, match=r"35\.79") as missing:
            ida.ranking.rank([result("35.79", 50)]).place("35.78")
        assert missing.value.message("en") == '"35.78" is not in this ranking; nearest: 35.79'
        copied = pickle.loads(pickle.dumps(missing.value))  # noqa: S301 - our own
        assert copied.wanted == "35.78"

    def test_an_empty_ranking_says_so(self) -> None:
        assert ida.ranking.rank([]).explain() == "Peringkat tanpa daerah\n"
        with pytest.raises(ida.ranking.NotRanked) as missing:
            ida.ranking.rank([]).place("35.79")
        assert "nearest" not in missing.value.message("en")
