"""Innovations through the years: careers, the link between yearly submissions, policy, and the checklist."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import inovasi_daerah as ida
from examples import EXAMPLES, innovation, submission
from inside import highest

SK = ida.programmes.LegalInstrument(
    ida.programmes.InstrumentKind.DECREE, "1/2023", date(2023, 2, 1), "Kepala Dinas Contoh"
)
PERKADA = ida.programmes.LegalInstrument(
    ida.programmes.InstrumentKind.HEAD_REGULATION, "2/2024", date(2024, 2, 5), "Wali Kota Contoh"
)
PERDA = ida.programmes.LegalInstrument(
    ida.programmes.InstrumentKind.REGIONAL_REGULATION, "3/2025", date(2025, 6, 1), "DPRD dan Wali Kota"
)


def career(*years: ida.programmes.CareerYear, **entries: Any) -> ida.programmes.Career:
    """A career of these years, by default one."""
    return ida.programmes.Career("a", "A", years or (ida.programmes.CareerYear(2023),), **entries)


def found_in(data: dict[str, Any]) -> list[tuple[str, str]]:
    """Code and path of every problem of an inventory with one innovation."""
    header = {"format": "inovasi-daerah/inventory", "format_version": "1.0", "region": "35.79"}
    with pytest.raises(ida.InvalidSubmission) as caught:
        ida.files.read({**header, "innovations": [{"id": "a", "name": "A", **data}]}, ida.programmes.Inventory)
    assert all(problem.message(lang) for problem in caught.value.problems for lang in ("id", "en"))
    return [(problem.code, problem.path.removeprefix("innovations[0].")) for problem in caught.value.problems]


class TestYears:
    def test_a_career_has_at_least_one_year(self) -> None:
        assert found_in({"years": []}) == [("missing_key", "years")]

    def test_years_stand_in_order_each_once(self) -> None:
        years = [{"year": 2024}, {"year": 2024}, {"year": 2023}]
        assert found_in({"years": years}) == [("conflict", "years[1].year"), ("conflict", "years[2].year")]

    @pytest.mark.parametrize("account", [{}, {"development": "  "}])
    def test_submitted_again_it_gives_an_account_of_its_development(self, account: dict[str, str]) -> None:
        years = [{"year": 2023, "submitted_as": "x"}, {"year": 2024}, {"year": 2025, "submitted_as": "y", **account}]
        assert found_in({"years": years}) == [("missing_key", "years[2].development")]

    def test_its_first_submission_needs_no_account(self) -> None:
        found = career(
            ida.programmes.CareerYear(2023),
            ida.programmes.CareerYear(2024, submitted_as="x"),
            ida.programmes.CareerYear(2025),
        )
        assert found.predecessor(2024) is None
        assert found.predecessor(2025) == ida.programmes.CareerYear(2024, submitted_as="x")
        assert found.in_year(2022) is None
        assert (found.began, found.label("en")) == (2023, "A")

    def test_its_predecessor_is_the_latest_submission_before(self) -> None:
        years = [
            ida.programmes.CareerYear(year, submitted_as=str(year), development="diperluas")
            for year in (2023, 2024, 2025)
        ]
        found = career(*years).predecessor(2025)
        assert found is not None
        assert found.submitted_as == "2024"

    def test_nothing_is_listed_twice(self) -> None:
        data = {"years": [{"year": 2023}], "positions": ["p", "p"], "areas": ["sosial"] * 2, "kinds": ["proses"] * 2}
        assert found_in(data) == [("duplicate_item", f"{name}[1]") for name in ("positions", "areas", "kinds")]

    def test_what_could_be_read_is_still_checked(self) -> None:
        years = [{"year": "2023", "submitted_as": "x"}, 5, {"year": 2025, "submitted_as": "y"}, {"year": 2024}]
        assert found_in({"years": years, "positions": "p"}) == [
            ("wrong_type", "years[0].year"),
            ("wrong_type", "years[1]"),
            ("wrong_type", "positions"),
            ("conflict", "years[3].year"),
            ("missing_key", "years[2].development"),
        ]

    @pytest.mark.parametrize("positions", ["p", {"p": 1}, 5])
    def test_a_list_is_a_list_for_values_made_in_python_too(self, positions: object) -> None:
        with pytest.raises(ida.InvalidSubmission, match="positions"):
            career(positions=positions)


class TestVocabularies:
    def test_there_are_six_areas_and_eight_kinds(self) -> None:
        assert len(ida.programmes.Area) == 6
        assert len(ida.programmes.AdministrativeKind) == 8


class TestPolicy:
    def test_the_highest_instrument_makes_the_claim_on_regulasi_and_the_rulebook_its_level(self) -> None:
        rules = ida.rulebook("iid-2026")
        (row,) = (row for row in rules.innovation if row.code == "regulasi")
        for instruments, level in (((SK,), 1), ((PERKADA, SK), 2), ((SK, PERDA, PERKADA), 3)):
            claim = career(instruments=instruments).regulation_claim()
            assert claim is not None
            assert row.scale is not None
            assert row.scale.grade(claim.fact, year=2026, basis=None).level == level
        assert career().regulation_claim() is None

    def test_of_two_of_one_kind_the_earlier_counts(self) -> None:
        later = ida.programmes.LegalInstrument(
            ida.programmes.InstrumentKind.DECREE, "9/2025", date(2025, 1, 1), "Kepala Dinas Contoh"
        )
        assert career(instruments=(later, SK)).protection(date(2026, 1, 1)).by is SK
        assert highest((later, SK)) is SK

    def test_article_389_protects_from_the_day_it_became_policy(self) -> None:
        found = career(instruments=(PERKADA, SK))
        before, after = found.protection(date(2023, 1, 31)), found.protection(date(2023, 2, 1))
        assert (before.applies, before.by) == (False, None)
        assert (after.applies, after.by) == (True, SK)
        for lang, article in (("id", "pasal 389"), ("en", "article 389")):
            assert article in before.text.say("id" if lang == "id" else "en")
            assert "1/2023" in after.text.say("id" if lang == "id" else "en")
        assert before.reference.confidence is ida.rules.Confidence.A


class TestChecklist:
    def test_asks_for_eight_principles_and_five_criteria(self) -> None:
        assert (len(ida.programmes.Principle), len(ida.programmes.Criterion)) == (8, 5)
        assert len(ida.programmes.Checklist().unanswered) == 13

    def test_is_fulfilled_when_all_are_met_not_when_one_is_unmet_and_open_until_then(self) -> None:
        yes, no = ida.programmes.Answer(met=True, reason="ya"), ida.programmes.Answer(met=False, reason="tidak")
        principles = {term.value: yes for term in ida.programmes.Principle}
        criteria = {term.value: yes for term in ida.programmes.Criterion}
        assert ida.programmes.Checklist(principles, criteria).fulfilled is True
        assert ida.programmes.Checklist(principles).fulfilled is None
        unmet = ida.programmes.Checklist({**principles, "keterbukaan": no})
        assert unmet.fulfilled is False
        assert unmet.unmet == (ida.programmes.Principle.OPENNESS,)
        assert unmet.answer(ida.programmes.Criterion.BENEFIT) is None

    @pytest.mark.parametrize(
        "answers", [5, None, ["manfaat"], "manfaat", [("manfaat", ida.programmes.Answer(met=True, reason="x"))]]
    )
    def test_answers_made_in_python_are_a_mapping_too(self, answers: Any) -> None:
        for name in ("principles", "criteria"):
            with pytest.raises(ida.InvalidSubmission) as caught:
                ida.programmes.Checklist(**{name: answers})
            assert [(found.code, found.path) for found in caught.value.problems] == [("wrong_type", name)]

    def test_refuses_answers_to_what_is_not_asked_and_answers_without_a_reason(self) -> None:
        answers = {"principles": {"efisien": {"met": True, "reason": "x"}}, "criteria": {"manfaat": {"met": True}}}
        assert found_in({"years": [{"year": 2023}], "checklist": answers}) == [
            ("missing_key", "checklist.criteria.manfaat.reason"),
            ("unknown_key", "checklist.principles.efisien"),
        ]


def reported(year: int, *innovations: dict[str, Any], region: str = "35.79") -> ida.Submission:
    """A region's submission of a year."""
    return ida.read_submission(submission(*innovations, year=year, region=region))


def once(name: str, previous: str | None = None, account: str | None = "diperluas") -> dict[str, Any]:
    """An innovation by its id, with its link and its account."""
    entries = {} if previous is None else {"previous": previous, **({"development": account} if account else {})}
    return {**innovation(), "id": name, "name": name, **entries}


def unlinked(*submissions: ida.Submission) -> list[tuple[str, str]]:
    """Code and path of every problem of linking."""
    with pytest.raises(ida.InvalidSubmission) as caught:
        ida.programmes.careers(*submissions)
    assert all(problem.message(lang) for problem in caught.value.problems for lang in ("id", "en"))
    return [(problem.code, problem.path) for problem in caught.value.problems]


class TestLinking:
    def test_yearly_submissions_become_careers_under_the_first_id_in_whatever_order_they_come(self) -> None:
        years = (
            reported(2024, once("a"), once("b")),
            reported(2025, {**once("a", "a"), "form": "tata_kelola"}, {**once("c"), "form": "lainnya"}),
            reported(2026, {**once("aa", "a"), "agency": "dinas"}, once("b2", "b")),
        )
        for order in (years, years[::-1]):
            found = {one.id: one for one in ida.programmes.careers(*order)}
            assert {one: [entry.submitted_as for entry in found[one].years] for one in found} == {
                "a": ["a", "a", "aa"],
                "b": ["b", "b2"],
                "c": ["c"],
            }
            assert (found["a"].name, found["a"].agency) == ("aa", "dinas")
            assert found["a"].years[1].development == "diperluas"
            assert [found[one].form for one in ("a", "b", "c")] == [ida.Form.GOVERNANCE, None, ida.Form.OTHER]
            assert [entry.year for entry in found["b"].years] == [2024, 2026]

    def test_the_careers_can_stand_in_an_inventory(self) -> None:
        found = ida.programmes.careers(reported(2024, once("a")), reported(2025, once("a", "a"), once("b")))
        growth = ida.programmes.Inventory(ida.Region("35.79"), found).growth(ida.programmes.Count.SUBMITTED)
        assert [str(one.shown) for one in growth] == ["100.00"]

    def test_an_account_of_the_development_is_a_must(self) -> None:
        again = reported(2025, once("a", "a", account=None))
        assert unlinked(reported(2024, once("a")), again) == [
            ("missing_key", "submissions[1].innovations[0].development")
        ]
        assert unlinked(reported(2024, once("a", "old", account=" "))) == [
            ("missing_key", "submissions[0].innovations[0].development")
        ]

    def test_links_of_the_earliest_submission_lead_out_of_sight(self) -> None:
        (found,) = ida.programmes.careers(reported(2024, once("a", "of-2023")))
        assert found.years[0].development == "diperluas"

    def test_a_link_that_leads_nowhere_is_refused_with_the_nearest(self) -> None:
        assert unlinked(reported(2024, once("antrean")), reported(2025, once("b", "antrian"))) == [
            ("unknown_predecessor", "submissions[1].innovations[0].previous")
        ]

    def test_an_id_used_again_without_a_link_is_refused(self) -> None:
        first = reported(2024, once("a"), once("b"))
        assert unlinked(first, reported(2025, once("a"))) == [("not_linked", "submissions[1].innovations[0].id")]
        assert unlinked(first, reported(2025, once("b", "a"))) == [("not_linked", "submissions[1].innovations[0].id")]

    def test_an_innovation_may_go_back_to_an_id_of_its_own(self) -> None:
        years = (reported(2023, once("a")), reported(2024, once("b", "a")), reported(2025, once("a", "b")))
        (found,) = ida.programmes.careers(*years)
        assert [entry.submitted_as for entry in found.years] == ["a", "b", "a"]
        (longer,) = ida.programmes.careers(*years, reported(2026, once("b", "a")))
        assert [entry.submitted_as for entry in longer.years] == ["a", "b", "a", "b"]
        assert unlinked(*years, reported(2026, once("c", "b"))) == [
            ("duplicate_item", "submissions[3].innovations[0].previous")
        ]
        assert unlinked(*years[:2], reported(2025, once("a"))) == [("not_linked", "submissions[2].innovations[0].id")]

    def test_a_predecessor_has_one_successor_in_one_year_and_over_years(self) -> None:
        first = reported(2024, once("a"))
        assert unlinked(first, reported(2025, once("b", "a"), once("c", "a"))) == [
            ("duplicate_item", "submissions[1].innovations[1].previous")
        ]
        assert unlinked(first, reported(2025, once("b", "a")), reported(2026, once("c", "a"))) == [
            ("duplicate_item", "submissions[2].innovations[0].previous")
        ]

    def test_a_swap_within_one_year_is_no_second_successor(self) -> None:
        first = reported(2024, once("a"))
        assert unlinked(first, reported(2025, once("a", "a"), once("c", "a"))) == [
            ("duplicate_item", "submissions[1].innovations[1].previous")
        ]

    def test_submissions_are_of_one_region_and_one_for_each_year(self) -> None:
        assert unlinked(reported(2024), reported(2024), reported(2025, region="35.78")) == [
            ("duplicate_item", "submissions[1].year"),
            ("conflict", "submissions[2].region"),
        ]

    def test_one_fault_is_one_problem_and_not_another_in_every_year_after(self) -> None:
        years = (reported(2024, once("a")), reported(2025, once("b", "z")), reported(2026, once("b", "b")))
        assert unlinked(*years) == [("unknown_predecessor", "submissions[1].innovations[0].previous")]


def test_the_example_keeps_one_id_over_two_submissions() -> None:
    found = ida.files.load(EXAMPLES / "inventory.json", ida.programmes.Inventory).innovations[0]
    assert [entry.submitted_as for entry in found.years] == ["antrean-daring", "antrean-daring-2"]
    assert found.checklist is not None
    assert found.checklist.fulfilled is None
