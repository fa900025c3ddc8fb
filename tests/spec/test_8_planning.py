"""Planning.

What would raise the index: each single step and its exact gain, and which of them can still be taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from catalogue_2026 import PAST
from inovasi_daerah.planning import StepKind, gains
from spec.made import GOVERNMENT, RULES, innovation, report, score, small

if TYPE_CHECKING:
    import inovasi_daerah as ida

OF_SCORE = st.fixed_dictionaries(
    {
        "basis": st.sampled_from(["claimed", "verified"]),
        "counting": st.sampled_from(["eligible", "reported", "all"]),
        "affairs": st.sampled_from(["main", "any"]),
        "stages": st.sampled_from(["penerapan", "all"]),
        "derive": st.booleans(),
    }
)
SEVERAL = 3


class TestGains:
    """A step's gain is what the index gains by that step alone, with nothing else of the report changed.

    On *verified* the step supposes evidence, and that a verifier accepts it. Gains of several steps do not simply add
    up: who counts, the divisor and the gate may change with each.

    Sources: `formula`, `eligibility`.
    """

    @given(small, OF_SCORE, st.data())
    def test_a_gain_is_the_difference_of_two_scores(
        self, submission: ida.Submission, settings: dict[str, Any], data: st.DataObject
    ) -> None:
        found = gains(submission, RULES, **settings)
        now = score(submission, **settings).index_exact
        for kind in StepKind:
            steps = [step for step in found.steps if step.kind is kind]
            some = st.lists(st.sampled_from(steps), max_size=SEVERAL, unique_by=id) if steps else st.just([])
            for step in data.draw(some):
                assert score(found.after(step), **settings).index_exact - now == step.gain


class TestWhatIsPast:
    """Figures of last year and before can no longer be changed in the assessment year, nor can the speed of creating
    an innovation once it is applied. Such a step only corrects a claim that is short of the truth.

    Sources: `indicators`, assumption `past-figures`.
    """

    def test_thirteen_rows_of_the_government_are_past_and_the_others_are_open(self) -> None:
        steps = gains(report(), RULES).steps
        past = {step.row.code for step in steps if step.row and step.is_past}
        open_rows = {step.row.code for step in steps if step.row and not step.is_past}
        assert past == PAST["always"]
        assert open_rows == set(GOVERNMENT) - PAST["always"]

    def test_the_speed_of_creation_is_past_once_the_innovation_is_applied(self) -> None:
        found = gains(report(innovation(0), innovation(1, applied_on=None)), RULES)
        for name, is_past in {"inovasi-0": True, "inovasi-1": False}.items():
            steps = found.of(innovation=name, row="kecepatan_penciptaan").steps
            rows = [step for step in steps if step.kind is StepKind.INNOVATION]
            assert {step.is_past for step in rows} == {is_past}
