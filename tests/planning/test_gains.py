"""What would raise the index: every gain is the difference of two scores, and says what it takes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import inovasi_daerah as ida
from examples import EXAMPLES, ROOT
from inovasi_daerah.planning import StepKind, gains
from inovasi_daerah.testing import submissions
from inside import planning_levels
from spec.made import GOVERNMENT, ROWS, RULES, SERVICES, innovation, levels, report, score, small

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.planning import Gain, Gains

MADE_UP = ida.load_rulebook(ROOT / "tests" / "made_up_edition.toml")
OF_SCORE = st.fixed_dictionaries(
    {
        "basis": st.sampled_from(["claimed", "verified"]),
        "counting": st.sampled_from(["eligible", "reported", "all"]),
        "affairs": st.sampled_from(["main", "any"]),
        "stages": st.sampled_from(["penerapan", "all"]),
        "derive": st.booleans(),
    }
)
"""Every setting of a score."""
TEN = 10
SEVERAL = 3
"""How many steps of each kind are tried in a report."""


@pytest.fixture(scope="module")
def batu() -> Gains:
    return gains(ida.load_submission(EXAMPLES / "kota-batu.json"), RULES)


def some(found: Gains, data: st.DataObject) -> Iterator[Gain]:
    """Some steps of each kind."""
    for kind in StepKind:
        steps = [step for step in found.steps if step.kind is kind]
        if steps:
            yield from data.draw(st.lists(st.sampled_from(steps), min_size=1, max_size=SEVERAL, unique_by=id))


def of(found: Gains, kind: StepKind, innovation: str | None = None, row: str | None = None) -> list[Gain]:
    """The steps of that kind, of that innovation and row where they are named."""
    wanted = found.of(innovation=innovation, row=row) if innovation or row else found
    return [step for step in wanted.steps if step.kind is kind]


@given(submissions(MADE_UP, year=2031, max_kinds=3, max_copies=1), st.sampled_from(ida.Basis), st.data())
def test_a_gain_is_the_difference_of_two_scores_under_any_edition(
    submission: ida.Submission, basis: ida.Basis, data: st.DataObject
) -> None:
    found = gains(submission, MADE_UP, basis=basis)
    now = ida.score(submission, MADE_UP, basis=basis).index_exact
    for step in some(found, data):
        assert ida.score(found.after(step), MADE_UP, basis=basis).index_exact - now == step.gain
        assert step.takes.id or not step.row


@given(small, OF_SCORE)
def test_the_largest_gain_comes_first(submission: ida.Submission, settings: dict[str, Any]) -> None:
    steps = gains(submission, RULES, **settings).steps
    assert list(steps) == sorted(steps, key=lambda step: -step.gain)


@given(small)
def test_every_higher_level_of_every_row_of_the_government_is_a_step(submission: ida.Submission) -> None:
    rows = score(submission).government.rows
    wanted = {(row.code, level) for row in rows for level in range(row.level + 1, 4)}
    steps = of(gains(submission, RULES), StepKind.GOVERNMENT)
    assert {(step.row.code, step.to_dict()["to"]) for step in steps if step.row} == wanted
    assert len(steps) == len(wanted)


def test_words_alone_and_a_video_alone_are_worth_nothing_and_both_lower_the_index(batu: Gains) -> None:
    (words,) = of(batu, StepKind.PROFILE, "helm-anak")
    videos = of(batu, StepKind.INNOVATION, "helm-anak", "video")
    (both,) = of(batu, StepKind.ADMISSION, "helm-anak")
    assert [words.gain, *(video.gain for video in videos)] == [0] * 4
    assert batu.together(words, videos[0]) == both.gain
    assert both.to_dict()["gain"] == "-0.4656"


def test_leaving_out_two_that_each_raise_the_index_can_lower_it(batu: Gains) -> None:
    (counter,) = of(batu, StepKind.LEAVING_OUT, "loket-malam")
    (drone,) = of(batu, StepKind.LEAVING_OUT, "drone-pupuk")
    gained = [RULES.round(one) for one in (counter.gain, drone.gain, batu.together(counter, drone))]
    assert list(map(str, gained)) == ["1.37", "0.57", "-0.55"]


def test_the_weakest_innovation_can_be_worth_more_than_all_that_the_government_lacks() -> None:
    government = levels(GOVERNMENT, 3) | levels(["penghargaan_inovator", "investasi"], 1)
    government |= levels(["pad", "opini_bpk", "lakip", "visi_misi", "perizinan", "mandatory_spending"], 2)
    claims = levels(ROWS, 2) | levels(["bimtek"], 3)
    listed = [innovation(n, affair=SERVICES[n % 4], claims=claims) for n in range(60)]
    found = gains(report(*listed, government=government), RULES)
    best: dict[object, Gain] = {}
    for step in of(found, StepKind.GOVERNMENT):
        best.setdefault(step.row, step)
    assert sum(step.to_dict()["to"] - step.to_dict()["from"] for step in best.values()) == TEN
    assert RULES.round(found.together(*best.values())) == Decimal("5.60")
    weakest = next(step for step in of(found, StepKind.ONE_MORE) if "14.00" in step.text.en and "1.05" in step.text.en)
    assert RULES.round(weakest.gain) == Decimal("8.87")


def test_what_was_applied_after_the_window_can_not_be_counted_any_more_and_has_no_step() -> None:
    late = innovation(1, applied_on=date(2026, 1, 1), design_words=1)
    found = gains(report(innovation(0), late), RULES)
    assert found.of(innovation="inovasi-1").steps == ()
    counted = gains(report(innovation(0), late), RULES, counting="all")
    assert counted.of(innovation="inovasi-1").steps


def test_a_row_alone_that_is_not_filled_admits_its_innovation() -> None:
    claims = {**innovation().claims, "video": ida.Claim(level=0)}
    found = gains(report(innovation(0), innovation(1, claims=claims)), RULES)
    assert all(step.gain for step in of(found, StepKind.INNOVATION, "inovasi-1", "video"))
    assert {step.gain for step in of(found, StepKind.INNOVATION, "inovasi-1", "sdm")} == {0}
    assert of(found, StepKind.ADMISSION) == []


def test_reported_innovations_that_do_not_count_lower_the_mean_until_they_are_left_out() -> None:
    refused = innovation(99, design_words=1)
    listed = [innovation(n) for n in range(12)]
    (step,) = of(gains(report(*listed, refused), RULES, counting="reported"), StepKind.LEAVING_OUT, "inovasi-99")
    assert step.gain > 0
    assert of(gains(report(*listed, refused), RULES), StepKind.LEAVING_OUT, "inovasi-99") == []


def test_on_verified_a_step_brings_evidence_and_is_accepted() -> None:
    found = gains(report(innovation(0)), RULES, basis="verified")
    (step,) = (one for one in of(found, StepKind.INNOVATION, row="sdm") if one.to_dict()["to"] == 1)
    (claim,) = (one.claims["sdm"] for one in found.after(step).innovations)
    assert claim.level == 1
    assert claim.evidence
    assert claim.verification is not None
    assert claim.verification.status is ida.Status.ACCEPTED
    assert "accepted by the verifier" in step.takes.en
    assert step.text.en.endswith("level 1 accepted")


def test_steps_are_filtered_by_agency_row_affair_and_innovation(batu: Gains) -> None:
    assert {step.agency for step in batu.of(agency="dinas-pertanian").steps} == {"dinas-pertanian"}
    assert {step.row.code for step in batu.of(row="16").steps if step.row} == {"regulasi"}
    assert batu.of(row="16").steps == batu.of(row="regulasi").steps
    assert {step.innovation.affair for step in batu.of(affair="1.01").steps if step.innovation} == {"1.01"}
    assert of(batu, StepKind.ADMISSION, row="video")
    with pytest.raises(ida.InvalidSubmission) as refused:
        batu.of(agency="dinas-pertania", row="36", affair="1.1", innovation="x")
    assert [problem.path for problem in refused.value.problems] == ["agency", "innovation", "row", "affair"]


def test_the_best_of_each_kind_stand_in_the_summary_and_the_rest_is_counted(batu: Gains) -> None:
    assert "more steps are not shown here" in batu.summary("en")
    assert "more steps are not shown here" not in batu.explain("en")


@pytest.mark.parametrize("basis", ["claimed", "verified"])
def test_every_rendering_says_to_claim_what_is_true_and_that_gains_do_not_add_up(basis: str) -> None:
    found = gains(report(innovation(0)), RULES, basis=basis)
    for words in (found.explain("en"), found.summary("en"), found.to_html("en")):
        flowing = " ".join(words.split())
        assert "Claim what is true, not what scores" in flowing
        assert "do not simply add up" in flowing
        assert ("verification lapse" in flowing) is (basis == "verified")


def test_a_gain_shows_itself_in_one_line(batu: Gains) -> None:
    (step,) = of(batu, StepKind.LEAVING_OUT, "loket-malam")
    assert repr(step) == "<Gain 1.3685: leaving_out>"
    assert repr(batu) == f"<Gains 35.79 2026: {len(batu.steps)} steps>"


def test_one_more_that_opens_the_gate_is_found_by_its_affair() -> None:
    listed = [innovation(n, affair=SERVICES[n % 4]) for n in range(20)]
    found = gains(report(*listed), RULES)
    assert {step.kind for step in found.of(affair="1.06").steps} == {StepKind.ONE_MORE}
    assert min(step.gain for step in found.of(affair="1.06").steps) > 0


def test_a_fact_is_changed_by_as_little_as_reaches_the_level_and_can_skip_one() -> None:
    facts = {"sdm": ida.Claim(fact=14), "anggaran": ida.Claim(fact=(2024, 2026))}
    found = gains(report(innovation(claims={**innovation().claims, **facts})), RULES)
    (people,) = of(found, StepKind.INNOVATION, row="sdm")
    (years,) = of(found, StepKind.INNOVATION, row="anggaran")
    assert "; 31 people: 17 more; " in people.takes.en
    assert "; 31 orang: tambah 17; " in people.takes.id
    assert found.after(people).innovations[0].claims["sdm"] == ida.Claim(fact=31)
    assert (years.to_dict()["from"], years.to_dict()["to"]) == (1, 3)
    assert "2025 added" in years.takes.en


def test_a_bare_level_says_the_rule_and_what_was_never_reported_as_well() -> None:
    found = gains(report(innovation()), RULES)
    assert ["11-30 people" in step.takes.en for step in of(found, StepKind.INNOVATION, row="sdm")] == [False, True]
    assert ["more" in step.takes.en for step in of(found, StepKind.INNOVATION, row="bimtek")] == [True, False, False]


def test_where_the_fact_can_not_be_changed_a_level_is_claimed_instead() -> None:
    claims = {**innovation().claims, "pengaduan": ida.Claim(fact="tidak_ada")}
    found = gains(report(innovation(claims=claims)), RULES)
    steps = of(found, StepKind.INNOVATION, row="pengaduan")
    assert sorted(step.to_dict()["to"] for step in steps) == [2, 3]
    assert found.together(steps[0]) == steps[0].gain


def test_on_verified_a_fact_that_does_not_stand_is_brought_with_evidence_as_it_is() -> None:
    claims = {**innovation().claims, "sdm": ida.Claim(fact=14)}
    steps = of(gains(report(innovation(claims=claims)), RULES, basis="verified"), StepKind.INNOVATION, row="sdm")
    assert [step.to_dict()["to"] for step in steps] == [3, 2]
    assert "14 people; " in steps[1].takes.en


@pytest.mark.parametrize("basis", ["claimed", "verified"])
def test_the_best_step_is_given_under_every_other_setting_and_is_named_where_it_differs(basis: str) -> None:
    submission = ida.load_submission(EXAMPLES / "kota-batu.json")
    found = gains(submission, RULES, basis=basis)
    assert len(found.elsewhere) == 11
    assert len({str(one.settings) for one in found.elsewhere if not one.is_what_if}) == 7
    for one in found.elsewhere:
        settings: dict[str, Any] = {
            "counting": one.settings.counting,
            "affairs": one.settings.affairs,
            "stages": one.settings.stages,
        }
        other = gains(submission, RULES, basis=basis, **settings)
        assert (other.score.index, other.best) == (one.score.index, one.best)
        assert one.is_what_if is (one.settings.counting == "all")
        assert one.best is not None
        assert found.best is not None
        assert one.is_same is (one.best.text == found.best.text and one.best.innovation == found.best.innovation)


def test_where_no_setting_changes_the_best_step_it_says_so_and_where_no_step_is_left_as_well() -> None:
    best = report(*(innovation(n, claims=levels(ROWS, 3)) for n in range(12)), government=levels(GOVERNMENT, 2))
    assert "the same under all 7 other combinations" in " ".join(gains(best, RULES).explain("en").split())
    rules = evolve(RULES, formula=no_quantity())
    full = gains(report(*best.innovations, government=levels(GOVERNMENT, 3)), rules)
    assert full.best is None
    assert {one.best for one in full.elsewhere} == {None}
    assert {one.is_same for one in full.elsewhere} == {True}
    assert "none raises the index" in full.explain("en")
    assert full.to_dict()["readings"][0]["best"] is None


def no_quantity() -> Any:
    """A formula that gives nothing for the number of innovations."""
    formula = RULES.formula
    assert formula is not None
    nothing = evolve(formula.quantity, each=Decimal(0), maximum=Decimal(0))
    return evolve(formula, quantity=nothing, maximum=formula.government + formula.innovation)


def test_what_is_kept_of_rows_is_bounded(monkeypatch: pytest.MonkeyPatch, batu: Gains) -> None:
    monkeypatch.setattr(planning_levels, "MAX_KEPT", 5)
    again = gains(ida.load_submission(EXAMPLES / "kota-batu.json"), evolve(RULES))
    assert [(step.gain, step.text) for step in again.steps] == [(step.gain, step.text) for step in batu.steps]


def test_an_edition_that_leaves_nothing_open_has_no_other_settings_to_show() -> None:
    found = gains(ida.Submission(region=ida.Region("35.79"), year=2031), MADE_UP)
    assert found.elsewhere == ()
    assert "Under other settings" not in found.explain("en")


def test_steps_that_can_no_longer_be_taken_stand_apart_and_are_not_the_best(batu: Gains) -> None:
    words = batu.explain("en")
    open_steps, past = words.split("Only if the claim is short of the truth")
    assert "Increase in investment" in past
    assert "Increase in investment" not in open_steps
    assert "bantuan-tepat" in past
    assert batu.best is not None
    (trial,) = of(batu, StepKind.PROFILE, "bantuan-tepat")
    (design,) = of(batu, StepKind.PROFILE, "helm-anak")
    (both,) = of(batu, StepKind.ADMISSION, "helm-anak")
    assert (trial.is_past, design.is_past, both.is_past, batu.best.is_past) == (True, False, False, False)
    assert trial.to_dict()["past"] is True


def test_what_an_innovation_lacks_is_past_as_soon_as_one_part_of_it_is() -> None:
    refused = innovation(1, applied_on=None, design_words=1)
    (both,) = of(gains(report(innovation(0), refused), RULES), StepKind.ADMISSION, "inovasi-1")
    assert both.is_past
    assert "a date of application, 2025-12-31 at the latest" in both.text.en


def test_one_more_says_what_it_must_be_to_count() -> None:
    steps = of(gains(report(innovation(0)), RULES), StepKind.ONE_MORE)
    wanted = "applied between 2024-01-01 and 2025-12-31, with a design (rancang bangun) of at least 300 words"
    assert {step.takes.en for step in steps} == {wanted}
