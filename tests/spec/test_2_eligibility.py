"""Who counts.

An innovation counts when it is eligible: applied in time, described at length, filled in where it must be, and in the
right stage. Each condition that fails is a reason of its own, told beside the others. Three points that the official
text leaves open are settings of a score (`counting`, `affairs`, `stages`) with a default, and the score says which
were chosen.
"""

from __future__ import annotations

import sys
import unicodedata
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

import inovasi_daerah as ida
from inovasi_daerah import Stage
from inside import count_words
from spec.made import (
    GOVERNMENT,
    MANDATORY,
    ROWS,
    SERVICES,
    changed,
    counted,
    innovation,
    levels,
    reasons,
    report,
    score,
    small,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST, LAST = date(2024, 1, 1), date(2025, 12, 31)
DAYS = st.dates(date(2022, 1, 1), date(2027, 12, 31)) | st.sampled_from([FIRST, LAST])


class TestWindow:
    """An innovation was first applied between 1 January Y-2 and 31 December Y-1, both days included.

    Y is the year of the report, whatever the year of the rules and of today. One that was applied earlier counts when
    a development of it is dated in that window; for one that was applied later, or that has no date of application,
    nothing helps.

    Source: `eligibility`.
    """

    @pytest.mark.parametrize(
        ("applied_on", "reasons_in_2026"),
        [
            (date(2023, 12, 31), ["before_window"]),
            (date(2024, 1, 1), []),
            (date(2025, 12, 31), []),
            (date(2026, 1, 1), ["after_window"]),
            (None, ["not_applied"]),
        ],
    )
    def test_both_ends_are_in(self, applied_on: date | None, reasons_in_2026: list[str]) -> None:
        assert reasons(innovation(applied_on=applied_on)) == reasons_in_2026

    @given(DAYS)
    def test_every_other_day_is_either_in_or_out(self, applied_on: date) -> None:
        assert (reasons(innovation(applied_on=applied_on)) == []) == (FIRST <= applied_on <= LAST)

    @given(st.dates(max_value=FIRST - timedelta(days=1)), DAYS)
    def test_an_older_one_counts_when_developed_in_the_window(self, applied_on: date, developed_on: date) -> None:
        why = reasons(innovation(applied_on=applied_on, developed_on=developed_on))
        assert (why == []) == (FIRST <= developed_on <= LAST)

    @given(st.dates(min_value=LAST + timedelta(days=1)), DAYS)
    def test_no_development_helps_a_later_one(self, applied_on: date, developed_on: date) -> None:
        assert reasons(innovation(applied_on=applied_on, developed_on=developed_on)) == ["after_window"]

    @given(st.integers(1003, 9999))
    def test_the_window_moves_with_the_year_of_the_report(self, year: int) -> None:
        ends = [date(year - 2, 1, 1), date(year - 1, 12, 31)]
        beyond = [ends[0] - timedelta(days=1), ends[1] + timedelta(days=1)]
        days = enumerate([*ends, *beyond])
        assert (
            counted(report(*(innovation(n, applied_on=day) for n, day in days), year=year)) == [True] * 2 + [False] * 2
        )


SPACES: Final = {
    *(0x9, 0xA, 0xB, 0xC, 0xD, 0x20, 0x85, 0xA0, 0x1680),
    *(0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200A),
    *(0x2028, 0x2029, 0x202F, 0x205F, 0x3000),
}


def _characters() -> Iterator[int]:
    """Every code point but the surrogates, which no text may hold."""
    return (code for code in range(sys.maxunicode + 1) if not 0xD800 <= code <= 0xDFFF)


class TestWords:
    """The design (*rancang bangun*), the text that describes the innovation, has at least 300 words.

    A word is a run of characters between spaces that holds a letter or a digit, so that a dash between spaces is
    none. A space is one of the 25 characters with the property White_Space in Unicode; a letter is of a category L, a
    digit of the category Nd. That is our reading. What the words say is not judged.

    Sources: `eligibility`, assumption `words`.
    """

    @pytest.mark.parametrize(
        ("words", "reasons_given"), [(299, ["design_short"]), (300, []), (301, []), (None, ["design_missing"])]
    )
    def test_three_hundred_are_enough(self, words: int | None, reasons_given: list[str]) -> None:
        assert reasons(innovation(design_words=words)) == reasons_given
        if words is not None:
            assert reasons(innovation(design_words=None, design="kata " * words)) == reasons_given

    @given(
        st.lists(st.sampled_from(["kata", "3", "-", "...", "_", "(a)", "é"])),
        st.sampled_from([" ", "\n", "\t ", "\u00a0"]),
    )
    def test_a_run_of_characters_is_a_word_when_it_holds_a_letter_or_a_digit(self, runs: list[str], space: str) -> None:
        words = sum(run not in {"-", "...", "_"} for run in runs)
        assert innovation(design=space.join(runs), design_words=None).words == words

    def test_every_space_of_unicode_parts_words_and_nothing_else_does(self) -> None:
        parts = {code for code in _characters() if count_words(f"a{chr(code)}b") == 2}
        assert parts == SPACES

    @pytest.mark.parametrize(
        "character", ["\x1c", "\x1d", "\x1e", "\x1f", "\ufeff", "\u200b", "\u180e", "\u2060", "\u200d", "\x00"]
    )
    def test_what_only_seems_to_be_a_space_is_part_of_a_word(self, character: str) -> None:
        assert count_words(f"a{character}b") == 1
        assert count_words(f"a {character} b") == 2

    def test_a_letter_or_a_digit_makes_a_word_and_nothing_else_does(self) -> None:
        for code in _characters():
            category = unicodedata.category(chr(code))
            assert count_words(chr(code)) == (category[0] == "L" or category == "Nd"), f"U+{code:04X}"


class TestMandatoryRows:
    """Five of an innovation's rows must be claimed at level 1 or more: its regulation (16), people (17), speed of
    creation (32), benefit (33) and video (35).

    Only the claim is looked at, never its verification, so that no verifier's decision moves an innovation in or out:
    our reading. Rows of the government can be mandatory too; one that is not filled costs its points and is told in a
    notice, but refuses no innovation.

    Sources: `system`, assumptions `mandatory-innovation` and `mandatory-government`.
    """

    def test_the_mandatory_rows_are_these_five(self) -> None:
        assert MANDATORY == ["regulasi", "sdm", "kecepatan_penciptaan", "kemanfaatan", "video"]

    @pytest.mark.parametrize("code", MANDATORY)
    @pytest.mark.parametrize("level", [None, 0, 1, 3])
    def test_each_must_be_claimed_at_level_1(self, code: str, level: int | None) -> None:
        claims = (
            {**levels(ROWS, 1), code: ida.Claim(level=level)} if level is not None else levels(set(ROWS) - {code}, 1)
        )
        assert reasons(innovation(claims=claims)) == ([] if level else ["mandatory_row"])

    @given(st.sets(st.sampled_from(ROWS)))
    def test_exactly_the_rows_that_are_not_filled_are_named(self, filled: set[str]) -> None:
        found = score(report(innovation(claims=levels(filled, 1)))).innovations[0].reasons
        assert [reason.path for reason in found] == [f"claims.{code}" for code in MANDATORY if code not in filled]

    @given(st.sets(st.sampled_from(GOVERNMENT)))
    def test_a_row_of_the_government_refuses_no_innovation(self, filled: set[str]) -> None:
        found = score(report(innovation(), government=levels(filled, 1)))
        assert found.innovations[0].counted
        missing = [row for row in found.government.rows if row.row.mandatory and row.code not in filled]
        assert any(notice.code == "mandatory_government_rows" for notice in found.notices) == bool(missing)


class TestStages:
    """Of the three stages, initiative, trial and application, only the last counts, unless the setting `stages` says
    `all`.

    One user manual says so; the official application shows a maturity for the other two as well.

    Sources: `manual`, assumption `stages`.
    """

    @pytest.mark.parametrize("stage", Stage)
    def test_only_application_counts_unless_all_stages_do(self, stage: Stage) -> None:
        one = report(innovation(stage=stage))
        assert counted(one) == [stage is Stage.APPLICATION]
        assert counted(one, stages="all") == [True]


class TestCounting:
    """The eligible count, everywhere: in the sum of maturities, the divisor, the quantity and the basic services
    covered.

    That is the default of the setting `counting`, and our reading. With `reported` what was refused stays in the
    divisor, and only there; with `all` everything reported counts, as if there were no eligibility.

    Sources: `formula`, assumption `counting`.
    """

    @given(small)
    def test_the_setting_reported_changes_the_divisor_alone(self, submission: ida.Submission) -> None:
        eligible, reported = score(submission), score(submission, counting="reported")
        assert reported.maturity.divisor == max(12, len(submission.innovations))
        assert (reported.maturity.sum, reported.quantity.points) == (eligible.maturity.sum, eligible.quantity.points)
        assert reported.quantity.basic_services == eligible.quantity.basic_services
        assert reported.index_exact <= eligible.index_exact

    def test_twenty_reported_and_ten_refused_are_divided_by_twelve_or_by_twenty(self) -> None:
        refused = [innovation(n, design_words=0) for n in range(10)]
        whole = report(*refused, *(innovation(n) for n in range(10, 20)))
        assert [score(whole, counting=way).maturity.divisor for way in ("eligible", "reported", "all")] == [12, 20, 20]

    @given(small)
    def test_the_setting_all_counts_everything(self, submission: ida.Submission) -> None:
        found = score(submission, counting="all")
        assert all(one.counted for one in found.innovations)
        assert found.quantity.counted == found.maturity.innovations == len(submission.innovations)
        assert Fraction(found.maturity.sum) == sum((Fraction(one.maturity) for one in found.innovations), Fraction(0))


class TestAffairs:
    """A basic service is covered by the main affair of an innovation that counts.

    An innovation may also name affairs that it touches. They cover nothing, unless the setting `affairs` says `any`;
    the official text does not tell, so this is our reading.

    Sources: `formula`, assumption `affairs`.
    """

    def test_affairs_that_are_touched_cover_only_with_any(self) -> None:
        one = report(innovation(affair="1.01", touching_affairs=("1.02", "1.03", "1.04", "1.05")))
        assert score(one).quantity.basic_services == ("1.01",)
        assert score(one, affairs="any").quantity.points == Decimal("0.38")

    @given(small)
    def test_the_setting_any_never_covers_less(self, submission: ida.Submission) -> None:
        main, wide = score(submission), score(submission, affairs="any")
        assert set(main.quantity.basic_services) <= set(wide.quantity.basic_services)
        assert main.index_exact <= wide.index_exact

    @given(st.sampled_from(SERVICES))
    def test_an_innovation_that_does_not_count_covers_nothing(self, affair: str) -> None:
        assert score(report(changed(innovation(), affair=affair, design_words=299))).quantity.basic_services == ()
