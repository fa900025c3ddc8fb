"""Ranks, summaries, comparisons between years, the award: the laws of standing."""

from __future__ import annotations

import pickle
from decimal import Decimal
from fractions import Fraction
from typing import Any, ClassVar

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import inovasi_daerah as ida
from examples import KOTA_BATU, changed, example, innovation, submission
from inside import FrozenDict
from results import CITIES, RULES, cities, result


class TestResults:
    """What is ranked, summed up and compared: the index of a region, and on what terms it was reached."""

    def test_a_score_becomes_a_result(self) -> None:
        score = ida.score(ida.load_submission(KOTA_BATU), RULES)
        found = ida.ranking.Result.of(score)
        assert found.index_exact == score.index_exact
        assert (found.index, found.predicate, found.innovations) == (
            score.index,
            score.predicate,
            score.quantity.counted,
        )
        assert (found.year, found.edition) == (2026, "iid-2026")
        assert found.terms == "claimed: counting=eligible, affairs=main, stages=penerapan"

    @pytest.mark.parametrize(("code", "problem"), [("31.71", "not_a_government"), ("99.99", "unknown_region")])
    def test_only_a_government_has_a_result(self, code: str, problem: str) -> None:
        with pytest.raises(ida.InvalidSubmission) as refused:
            ida.ranking.Result.published(RULES, ida.Region(code), Decimal("50.00"))
        assert [(found.code, found.path) for found in refused.value.problems] == [(problem, "region")]

    @pytest.mark.parametrize(
        ("entry", "value"),
        [
            ("year", "2026"),
            ("index_exact", 0.5),
            ("index", 3),
            ("predicate", "inovatif"),
            ("terms", None),
            ("innovations", -3),
            ("innovations", 1.5),
            ("innovations", True),
        ],
    )
    def test_every_entry_is_of_its_kind(self, entry: str, value: Any) -> None:
        with pytest.raises(ida.InvalidSubmission) as refused:
            attrs.evolve(result("35.79", 50), **{entry: value})
        assert [found.path for found in refused.value.problems] == [entry]


def published(**indexes: str) -> list[ida.ranking.Result]:
    """Results of regions as they were published; a code with an underscore in place of its point."""
    return [
        ida.ranking.Result.published(RULES, ida.Region(code.strip("_").replace("_", ".")), Decimal(index))
        for code, index in indexes.items()
    ]


class TestPublished:
    """Published indexes are rounded: that two look the same does not make them equal."""

    same: ClassVar = published(_36_71="72.94", _35_79="51.35", _74_71="51.35", _35_76="51.35", _36_72="51.34")

    def test_the_same_published_index_is_not_called_a_tie(self) -> None:
        ranking = ida.ranking.rank(self.same)
        assert [place.rank.number for place in ranking.places] == [1, 2, 2, 2, 5]
        assert all(place.tied_with == () for place in ranking.places)
        place = ranking.place("35.79")
        assert place.not_distinguishable_from == ("35.76", "74.71")
        assert place.label("en") == "rank 2 of 5 cities, not distinguishable from 35.76, 74.71"
        assert place.label() == "peringkat 2 dari 5 kota, tidak dapat dibedakan dari 35.76, 74.71"
        assert ranking.explain("en").count(" not distinguishable from ") == 3
        assert ranking.explain().count(" tidak dapat dibedakan dari ") == 3
        assert "tied" not in ranking.explain("en")
        assert "seri" not in ranking.explain()

    @given(st.lists(st.integers(0, 10_000), min_size=1, max_size=12))
    def test_whatever_was_rounded_away_no_rank_is_higher_than_the_one_given(self, hundredths: list[int]) -> None:
        listed = [
            ida.ranking.Result.published(RULES, ida.Region(code), Decimal(index) / 100)
            for code, index in zip(CITIES, hundredths, strict=False)
        ]
        for place in ida.ranking.rank(listed).places:
            surely_ahead = [one for one in listed if one.index > place.result.index]
            assert place.rank.number == len(surely_ahead) + 1
            alike = {one.region.code for one in listed if one.index == place.result.index} - {place.region.code}
            assert set(place.not_distinguishable_from) == alike

    def test_other_published_indexes_are_told_apart_and_equal_scores_are_tied(self) -> None:
        apart = ida.ranking.rank(published(_35_79="51.35", _74_71="51.36"))
        assert [(place.rank.number, place.not_distinguishable_from) for place in apart.places] == [(1, ()), (2, ())]
        tied = ida.ranking.rank([result("35.79", "51.35"), result("74.71", "51.35")])
        assert tied.place("35.79").label("en") == "rank 1 of 2 cities, tied with 74.71"

    def test_the_edge_of_a_quota_is_undecided_without_a_tie(self) -> None:
        found = ida.ranking.nominate(self.same, {ida.ranking.AwardCluster.CITY: 3}, overlap="both")[
            ida.ranking.AwardCluster.CITY
        ]
        assert [one.region.code for one in found.undecided] == ["35.76", "35.79", "74.71"]
        assert "  not distinguishable, 2 seats: 35.76, 35.79, 74.71\n" in found.explain("en")
        assert "  tidak dapat dibedakan, 2 kursi: 35.76, 35.79, 74.71\n" in found.explain()

    def test_the_mean_of_published_indexes_is_not_an_exact_mean(self) -> None:
        found = ida.ranking.summarise(published(_35_79="51.35", _74_71="51.36"))
        assert (found.mean, found.mean_exact) == (Decimal("51.36"), None)
        assert "  mean of the published indexes 51.36\n" in found.explain("en")
        assert "  rata-rata indeks yang diumumkan 51.36\n" in found.explain()
        assert (found.to_dict()["mean"], found.to_dict()["mean_exact"]) == ("51.36", None)
        of_scores = ida.ranking.summarise([result("35.79", "51.35"), result("74.71", "51.36")])
        assert (of_scores.mean, of_scores.mean_exact) == (Decimal("51.36"), Fraction("51.355"))
        assert "  mean index 51.36\n" in of_scores.explain("en")


class TestSummaries:
    """Summaries as published: counts of each predicate, and the mean."""

    @given(cities)
    def test_predicates_add_up_and_the_mean_is_exact(self, listed: list[ida.ranking.Result]) -> None:
        found = ida.ranking.summarise(listed)
        assert sum(found.predicates.values()) == found.regions == len(listed)
        assert found.mean_exact is not None
        assert found.mean_exact * len(listed) == sum(one.index_exact for one in listed)

    def test_a_summary_reads_as_it_is_published(self) -> None:
        listed = [
            result("35.79", 70, innovations=3),
            result("35", 50, innovations=4),
            result("35.10", 0, innovations=0),
        ]
        found = ida.ranking.summarise(listed, among=546)
        assert found.explain("en").splitlines()[0] == "3 of 546 regions"
        assert "  7 inovasi dihitung\n" in found.explain()
        assert found.to_dict() == {
            "regions": 3,
            "among": 546,
            "predicates": {"sangat_inovatif": 1, "inovatif": 1, "tidak_dapat_dinilai": 1},
            "mean": "40.00",
            "mean_exact": "40/1",
            "innovations": 7,
        }

    def test_what_is_not_known_is_not_said(self) -> None:
        found = ida.ranking.summarise([result("35.79", 70)])
        assert found.innovations is None
        assert "inovasi dihitung" not in found.explain()
        empty = ida.ranking.summarise([])
        assert (empty.mean, empty.mean_exact, empty.innovations) == (None, None, 0)
        assert empty.explain("en") == "0 regions\n  0 innovations counted\n"
        assert empty.to_dict()["mean"] is None

    @pytest.mark.parametrize(("among", "shown"), [(1, 1), (True, "bool"), ("546", "str")])
    def test_there_are_no_fewer_governments_than_results(self, among: Any, shown: object) -> None:
        with pytest.raises(ida.InvalidSubmission) as refused:
            ida.ranking.summarise([result("35.79", 70), result("35.76", 60)], among=among)
        assert [(found.path, found.value) for found in refused.value.problems] == [("among", shown)]


def scored(data: dict[str, Any], rules: ida.Rulebook = RULES, **settings: Any) -> ida.Score:
    return ida.score(ida.read_submission(data, rules), rules, **settings)


def stricter() -> ida.Rulebook:
    """The edition with a longer divisor: changed rules for the same claims."""
    formula = RULES.formula
    assert formula is not None
    return attrs.evolve(
        RULES, id="iid-0", formula=attrs.evolve(formula, divisor=attrs.evolve(formula.divisor, least=20))
    )


levels = st.integers(0, 3)
reports = st.lists(
    st.tuples(st.sampled_from(["1.01", "1.02", "1.03", "1.04", "1.05", "2.16"]), levels), max_size=16
).map(
    lambda made: submission(
        *(
            changed(innovation(number, affair=affair), "claims", "monev", to={"level": level})
            for number, (affair, level) in enumerate(made)
        ),
        government={"visi_misi": {"level": made[0][1]}} if made else {},
    )
)


class TestComparison:
    """What moved the index of a region: causes that add up to the change."""

    @given(reports, reports, st.booleans())
    def test_causes_add_up_to_the_change(self, old: Any, new: Any, other_rules: bool) -> None:
        before = scored(old, stricter() if other_rules else RULES)
        after = scored(new)
        found = ida.ranking.compare_years(before, after)
        assert sum((cause.change for cause in found.causes), Fraction(0)) == found.change
        assert all(cause.change for cause in found.causes)

    def test_nothing_moved_has_no_cause(self) -> None:
        one = scored(example(KOTA_BATU))
        assert ida.ranking.compare_years(one, one).causes == ()

    def test_each_cause_is_named(self) -> None:
        services = ["1.01", "1.02", "1.03", "1.04", "1.05"]
        before = scored(submission(*(innovation(n, affair=affair) for n, affair in enumerate(services[:4]))))
        data = submission(
            *(innovation(n, affair=services[n % 5]) for n in range(13)), government={"visi_misi": {"level": 3}}
        )
        found = ida.ranking.compare_years(before, scored(data))
        assert [cause.code for cause in found.causes] == [
            "government.visi_misi",
            "maturity",
            "divisor",
            "gate",
            "number",
        ]
        shares = {cause.code: cause.change for cause in found.causes}
        assert shares["government.visi_misi"] == Fraction(3) * 100 / 250
        assert shares["gate"] == Fraction("0.38") * 4 * 100 / 250
        assert shares["number"] == Fraction("0.38") * 9 * 100 / 250
        assert found.explain("en").startswith("Kota Batu (35.79): 2026 ")
        assert "level 0 to 3" in found.explain("en")
        assert found.to_dict()["causes"][0]["change_exact"] == "6/5"
        assert found.to_dict()["from"] == {"year": 2026, "rulebook": "iid-2026"}

    def test_changed_rules_are_a_cause_of_their_own(self) -> None:
        data = example(KOTA_BATU)
        found = ida.ranking.compare_years(scored(data, stricter()), scored(data))
        assert [cause.code for cause in found.causes] == ["rules"]
        assert "iid-0" in found.explain()

    def test_two_regions_are_not_one(self) -> None:
        with pytest.raises(ida.InvalidSubmission, match=r"36\.71"):
            ida.ranking.compare_years(scored(submission()), scored(submission(region="36.71")))

    def test_two_bases_or_settings_are_refused(self) -> None:
        with pytest.raises(ida.ranking.NotComparable) as refused:
            ida.ranking.compare_years(scored(submission()), scored(submission(), counting="all"))
        assert refused.value.differing == "terms"

    def test_the_later_report_comes_last(self) -> None:
        later = scored(submission(year=2027), ida.rulebook("iid-2027"))
        with pytest.raises(ida.InvalidSubmission) as refused:
            ida.ranking.compare_years(later, scored(submission()))
        (found,) = refused.value.problems
        assert (found.path, found.value, found.expected.en) == ("after.year", 2026, "2027 or a later year")

    def test_settings_that_differ_are_named_as_they_are_written(self) -> None:
        with pytest.raises(ida.ranking.NotComparable) as refused:
            ida.ranking.compare_years(scored(submission()), scored(submission(), counting="all"))
        assert refused.value.values == (
            "claimed: counting=all, affairs=main, stages=penerapan",
            "claimed: counting=eligible, affairs=main, stages=penerapan",
        )


class TestAward:
    """Nominees come from the index, cluster by cluster."""

    def test_lagging_regions_are_those_of_the_dated_list(self) -> None:
        listed = ida.ranking.members(ida.ranking.AwardCluster.LAGGING, 2024)
        assert len(listed) == 62
        assert {region.kind for region in listed} == {ida.RegionKind.REGENCY}
        with pytest.raises(ida.ranking.MembersUnknown) as unknown:
            ida.ranking.members(ida.ranking.AwardCluster.LAGGING, 2025)
        assert "2025" in unknown.value.message("en")
        copied = pickle.loads(pickle.dumps(unknown.value))  # noqa: S301 - our own
        assert (copied.cluster, copied.year) == (ida.ranking.AwardCluster.LAGGING, 2025)

    @pytest.mark.parametrize(("year", "total"), [(2021, 39), (2023, 53), (2025, 53)])
    def test_published_quotas_add_up(self, year: int, total: int) -> None:
        found = ida.ranking.quotas(year)
        assert found is not None
        assert sum(found.values()) == total

    def test_quotas_of_other_years_are_not_known(self) -> None:
        assert ida.ranking.quotas(2022) is None

    @given(cities, st.integers(0, 13))
    def test_nobody_outside_is_better_than_a_nominee(self, listed: list[ida.ranking.Result], quota: int) -> None:
        found = ida.ranking.nominate(listed, {ida.ranking.AwardCluster.CITY: quota}, overlap="both")[
            ida.ranking.AwardCluster.CITY
        ]
        inside = set(found.nominees)
        tied = set(found.undecided)
        outside = set(listed) - inside
        assert all(one.index_exact > other.index_exact for one in inside for other in outside)
        assert len({one.index_exact for one in tied}) <= 1
        assert not tied or len(tied) > found.seats_left > 0
        assert len(inside) == min(quota, len(listed)) or tied

    def test_a_region_of_a_listed_cluster_competes_as_the_caller_says(self) -> None:
        lagging = result("12.04", 60, year=2023)
        listed = [lagging, result("35.10", 50, year=2023)]
        asked = {ida.ranking.AwardCluster.REGENCY: 1, ida.ranking.AwardCluster.LAGGING: 1}
        apart = ida.ranking.nominate(listed, asked, overlap=ida.ranking.Overlap.LISTED_ONLY)
        assert [one.region.code for one in apart[ida.ranking.AwardCluster.REGENCY].nominees] == ["35.10"]
        assert apart[ida.ranking.AwardCluster.LAGGING].nominees == (lagging,)
        text = apart[ida.ranking.AwardCluster.LAGGING].explain("en")
        assert text.startswith("Lagging regions: 1 of 1 nominees\n")
        assert "12.04  Kabupaten Nias  60.00\n" in text
        both = ida.ranking.nominate(listed, asked, overlap="both")
        assert both[ida.ranking.AwardCluster.REGENCY].nominees == (lagging,)

    def test_a_cluster_without_a_list_is_unknown_until_one_is_given(self) -> None:
        listed = [result("61.72", 60)]
        asked = {ida.ranking.AwardCluster.BORDER: 2}
        with pytest.raises(ida.ranking.MembersUnknown):
            ida.ranking.nominate(listed, asked, overlap="both")
        given_list = {ida.ranking.AwardCluster.BORDER: [ida.Region("61.72")]}
        found = ida.ranking.nominate(listed, asked, overlap="both", lists=given_list)[ida.ranking.AwardCluster.BORDER]
        assert (len(found.nominees), found.seats_left) == (1, 1)
        assert ida.ranking.nominate([], asked, overlap="both")[ida.ranking.AwardCluster.BORDER].nominees == ()

    def test_a_tie_at_the_edge_is_left_undecided_and_said(self) -> None:
        listed = [result("35.79", 60), result("35.76", 50), result("36.71", 50)]
        found = ida.ranking.nominate(listed, {ida.ranking.AwardCluster.CITY: 2}, overlap="both")[
            ida.ranking.AwardCluster.CITY
        ]
        assert [one.region.code for one in found.nominees] == ["35.79"]
        assert "  tied, 1 seats: 35.76, 36.71\n" in found.explain("en")
        assert found.explain().splitlines()[0] == "Kota: 1 dari 2 nominator"

    def test_a_list_keeps_its_members_out_of_their_kind_whether_or_not_it_has_seats(self) -> None:
        listed = [result("35.79", 60), result("35.76", 50), result("36.71", 40)]
        border = {ida.ranking.AwardCluster.BORDER: [ida.Region("35.79")]}
        for asked in ({"kota": 1}, {"kota": 1, "daerah_perbatasan": 0}, {"kota": 1, "daerah_perbatasan": 3}):
            found = ida.ranking.nominate(listed, asked, overlap="listed_only", lists=border)
            assert [one.region.code for one in found[ida.ranking.AwardCluster.CITY].nominees] == ["35.76"]
            both = ida.ranking.nominate(listed, asked, overlap="both", lists=border)
            assert [one.region.code for one in both[ida.ranking.AwardCluster.CITY].nominees] == ["35.79"]

    def test_a_list_holds_regions_and_is_of_a_listed_cluster(self) -> None:
        lists: Any = {
            "papua": ["91"],
            ida.ranking.AwardCluster.CITY: [ida.Region("35.79")],
            "daerah_perbatasan": 5,
            "daerah_tertinggal": iter([ida.Region("35.79")]),
        }
        with pytest.raises(ida.InvalidSubmission) as refused:
            ida.ranking.nominate([], {"kota": 1}, overlap="both", lists=lists)
        assert [(found.code, found.path) for found in refused.value.problems] == [
            ("wrong_type", "lists.papua[0]"),
            ("conflict", "lists.kota"),
            ("wrong_type", "lists.daerah_perbatasan"),
            ("wrong_type", "lists.daerah_tertinggal"),
        ]

    def test_bad_quotas_and_overlap_are_refused_at_once(self) -> None:
        with pytest.raises(ida.InvalidSubmission) as refused:
            ida.ranking.nominate([], {ida.ranking.AwardCluster.CITY: -1}, overlap="sometimes")
        assert [(found.path, found.value) for found in refused.value.problems] == [
            ("overlap", "sometimes"),
            ("quotas.kota", -1),
        ]
        assert refused.value.problems[0].message("en").startswith('overlap: "sometimes" is not one')

    def test_a_cluster_may_be_named_by_its_wire_value_once(self) -> None:
        listed = [result("35.79", 60)]
        named: Any = {"kota": 1}
        assert ida.ranking.nominate(listed, named, overlap="both") == ida.ranking.nominate(
            listed, {ida.ranking.AwardCluster.CITY: 1}, overlap=ida.ranking.Overlap.BOTH
        )
        twice: Any = {ida.ranking.AwardCluster.CITY: 1, "kota": 2, "kotamadya": 1}
        lists: Any = {"perbatasan": ()}
        with pytest.raises(ida.InvalidSubmission) as refused:
            ida.ranking.nominate(listed, twice, overlap="both", lists=lists)
        assert [(found.code, found.path) for found in refused.value.problems] == [
            ("duplicate_key", "quotas.kota"),
            ("unknown_value", "quotas.kotamadya"),
            ("unknown_value", "lists.perbatasan"),
        ]
        assert "daerah_perbatasan" in refused.value.message("en").splitlines()[-1]

    def test_every_figure_of_the_award_has_a_reference(self) -> None:
        from inside import award_data  # noqa: PLC0415 - not of the public face

        data = award_data()
        for source in (data.presentation.source, *(one.source for one in data.quotas)):
            assert data.reference(source).label("en").endswith("]")


class TestPresentation:
    """The weights of 2023 add up to 100; how presentation and validation combine is the caller's."""

    full: FrozenDict[str, int] = FrozenDict(dict.fromkeys(ida.ranking.presentation_criteria(), 10))

    def test_weights_add_up_to_100(self) -> None:
        assert [one.weight for one in ida.ranking.presentation_criteria().values()] == [30, 25, 15, 20, 10]
        assert ida.ranking.presentation_score(self.full, out_of=10).points == Decimal("100.00")

    @given(
        st.fixed_dictionaries({code: st.integers(0, 100) for code in ida.ranking.presentation_criteria()}), st.data()
    )
    def test_a_better_mark_never_costs_points(self, marks: dict[str, int], data: st.DataObject) -> None:
        code = data.draw(st.sampled_from(sorted(marks)))
        better = {**marks, code: data.draw(st.integers(marks[code], 100))}
        gained = (
            ida.ranking.presentation_score(better, out_of=100).points_exact
            - ida.ranking.presentation_score(marks, out_of=100).points_exact
        )
        assert gained == Fraction(ida.ranking.presentation_criteria()[code].weight * (better[code] - marks[code]), 100)

    def test_every_criterion_is_shown(self) -> None:
        shown = ida.ranking.presentation_score(self.full, out_of=10).explain("en")
        assert all(one.name.en in shown for one in ida.ranking.presentation_criteria().values())
        assert "Total" in shown
        assert "100.00     100 [1]" in shown

    def test_all_bad_marks_are_refused_at_once(self) -> None:
        marks: Any = {**self.full, "kebaharuan": 11, "kemanfaatan": 1.5, "pengusaan": 3}
        del marks["penguasaan_materi"]
        with pytest.raises(ida.InvalidSubmission) as refused:
            ida.ranking.presentation_score(marks, out_of=10)
        assert {(found.code, found.path) for found in refused.value.problems} == {
            ("out_of_range", "marks.kebaharuan"),
            ("wrong_type", "marks.kemanfaatan"),
            ("missing_key", "marks.penguasaan_materi"),
            ("unknown_key", "marks.pengusaan"),
        }
        assert "penguasaan_materi" in refused.value.problems[-1].message("en")
        assert [found.value for found in refused.value.problems[:2]] == [11, "float"]

    @pytest.mark.parametrize(("out_of", "shown"), [(0, "0"), (Decimal("NaN"), "NaN"), (True, "bool")])
    def test_a_scale_must_have_a_top(self, out_of: Any, shown: str) -> None:
        with pytest.raises(ida.InvalidSubmission, match="out_of") as refused:
            ida.ranking.presentation_score(self.full, out_of=out_of)
        assert str(refused.value.problems[0].value) == shown

    def test_the_combination_must_be_given_and_adds_up_to_one(self) -> None:
        made = ida.ranking.presentation_score(self.full, out_of=10)
        with pytest.raises(TypeError, match="combination"):
            ida.ranking.award_score(made, 50)  # type: ignore[call-arg]  # the point of the test
        half = ida.ranking.Combination(Fraction(1, 2), Fraction(1, 2))
        assert ida.ranking.award_score(made, 50, combination=half) == 75
        bad_shares: list[tuple[Any, Any]] = [(Fraction(1, 2), Fraction(1, 3)), (Fraction(2), Fraction(-1)), (1, 0)]
        for bad in bad_shares:
            with pytest.raises(ida.InvalidSubmission, match="combination"):
                ida.ranking.Combination(*bad)
        for outside in (-1, 101):
            with pytest.raises(ida.InvalidSubmission, match=f"validation: {outside} di luar"):
                ida.ranking.award_score(made, outside, combination=half)
        with pytest.raises(ida.InvalidArgument, match='validation: "float"'):
            ida.ranking.award_score(made, 50.5, combination=half)  # type: ignore[arg-type]  # the point of the test
