"""Text in lines and cells: as wide as it looks, and nothing in it that moves or breaks what stands around it."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from textwrap import wrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

import inovasi_daerah as ida
from examples import innovation, submission
from inside import WIDTH, beginning, columns, plain, to_left, to_right, wrapped

RULES = ida.rulebook("iid-2026")
ORDINARY = st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126), max_size=300)
UNSEEN = ("\x00", "\x1b", "\x7f", "\x85", "\u200b", "\u202e", "\u2066", "\u2028", "\u2029", "\ufeff", "\ud800")
NASTY = "Nama\u202ekota\u2028baru"


class TestWrapping:
    """Lines are broken at spaces, within their width."""

    @given(text=ORDINARY, first=st.integers(0, 8), rest=st.integers(0, 8), width=st.integers(12, 120))
    def test_ordinary_text_is_laid_out_as_the_standard_library_does(
        self, text: str, first: int, rest: int, width: int
    ) -> None:
        indents = {"initial_indent": " " * first, "subsequent_indent": " " * rest}
        expected = wrap(text, width, **indents, break_on_hyphens=False)  # type: ignore[arg-type]  # two texts
        # A text of nothing but spaces has no line here, and none there unless it is too long for one.
        assert wrapped(text, first, rest, width=width) == [line for line in expected if line.strip()]

    @given(text=st.text(max_size=200), first=st.integers(0, 8), width=st.integers(12, 120))
    def test_no_line_is_wider_than_asked_for(self, text: str, first: int, width: int) -> None:
        assert all(columns(line) <= width for line in wrapped(text, first, 4, width=width))

    @given(text=st.text(max_size=200), width=st.integers(2, 40))
    def test_nothing_but_gaps_is_lost(self, text: str, width: int) -> None:
        one_line = plain(text.translate(dict.fromkeys(map(ord, "\t\n\v\f\r"), " ")))
        assert "".join(wrapped(text, width=width)).replace(" ", "") == one_line.replace(" ", "")

    def test_a_code_with_hyphens_stays_whole(self) -> None:
        assert wrapped("asumsi mandatory-government", width=20) == ["asumsi", "mandatory-government"]

    def test_an_end_of_line_is_a_gap(self) -> None:
        assert wrapped("satu\ndua\ttiga") == ["satu dua tiga"]

    def test_wide_letters_take_two_columns(self) -> None:
        assert wrapped("市" * 60) == ["市" * 50, "市" * 10]
        assert wrapped("a 市市 市", width=5) == ["a", "市市", "市"]

    def test_spaces_at_the_beginning_make_no_line_of_their_own(self) -> None:
        assert wrapped("   abcd", width=5) == ["abcd"]

    def test_without_words_there_is_no_line(self) -> None:
        assert wrapped("") == wrapped("   ") == []


class TestCells:
    """A cell is as wide as it looks."""

    @pytest.mark.parametrize(
        ("text", "expected"), [("kota", 4), ("市", 2), ("\uff21", 2), ("e\u0301", 1), ("a\u200db", 2)]
    )
    def test_columns(self, text: str, expected: int) -> None:
        assert columns(text) == expected

    @given(text=ORDINARY, width=st.integers(0, 120))
    def test_ordinary_text_is_filled_as_format_does(self, text: str, width: int) -> None:
        assert to_left(text, width) == f"{text:<{width}}"
        assert to_right(text, width) == f"{text:>{width}}"
        assert beginning(text, width) == text[:width]

    def test_wide_text_is_filled_to_its_columns(self) -> None:
        assert to_left("市", 4) == "市  "
        assert to_right("市", 4) == "  市"
        assert beginning("市市市", 5) == "市市"


class TestWhatCantBeSeen:
    """Controls, marks of direction and separators are shown by their code."""

    @pytest.mark.parametrize("char", UNSEEN)
    def test_it_is_shown_by_its_code(self, char: str) -> None:
        shown = plain(f"a{char}b")
        assert shown.isprintable()
        assert shown == f"a{char.encode('unicode_escape').decode()}b"

    @given(text=st.text())
    def test_what_is_shown_stands_on_one_line_and_in_one_direction(self, text: str) -> None:
        shown = plain(text)
        assert len(shown.splitlines()) <= 1
        assert not {unicodedata.category(char) for char in shown} & {"Cc", "Cs", "Zl", "Zp"}
        assert not {unicodedata.bidirectional(char) for char in shown} & {"LRE", "RLE", "LRO", "RLO", "LRI", "RLI"}

    @pytest.mark.parametrize("text", ["Kota Batu", "ꦗꦮ", "नि", "a\u200cb", "a\u200db", "市", "é"])
    def test_letters_of_every_script_stay(self, text: str) -> None:
        assert plain(text) == text


class TestRenderings:
    """A name can't break the table it stands in."""

    def test_a_score_shows_the_codes(self) -> None:
        found = ida.score(ida.read_submission(submission(innovation(name=NASTY))), RULES)
        for text in (found.explain(), found.summary()):
            assert r"Nama\u202ekota\u2028baru" in text
            assert not set("\u202e\u2028") & set(text)

    def test_a_portfolio_keeps_its_columns(self) -> None:
        rows = (
            ida.portfolio.PortfolioRow(n, NASTY, Decimal(80), ida.Stage.APPLICATION, unit="市" * 40, affair="1.02")
            for n in (2, 3)
        )
        kept = ida.portfolio.Portfolio(tuple(rows))
        text = kept.report(RULES, year=2026).explain()
        assert not set("\u202e\u2028") & set(text)
        assert all(columns(line) <= WIDTH for line in text.splitlines())
        assert r"\u202e" in text

    def test_an_improvement_shows_the_codes_and_keeps_the_lines_of_its_note(self) -> None:
        kind = ida.practice.MeasureKind.OWN
        better = ida.practice.Measure(
            kind, Decimal(90), Decimal(60), ida.practice.Direction.LOWER, name=NASTY, unit="menit"
        )
        worse = ida.practice.Measure(ida.practice.MeasureKind.COST, Decimal(1), Decimal(2), unit="rupiah")
        text = ida.practice.Improvement(NASTY, (better, worse), note="satu\ndua\u2028tiga").explain()
        assert not set("\u202e\u2028") & set(text)
        assert "  satu\n" in text
        assert "\n  dua\\u2028tiga\n" in text

    def test_a_coverage_shows_the_codes(self) -> None:
        batu = ida.Region("35.79")
        register = ida.programmes.Register(batu, [ida.Agency("a", NASTY, ida.AgencyKind.SERVICE)])
        asked = ida.programmes.Movement("m", ida.Text("M", "M"), ida.programmes.UnitOfAccount.AGENCY)
        text = ida.programmes.coverage(asked, register, ida.programmes.Inventory(batu), 2024).explain()
        assert r"  Nama\u202ekota\u2028baru" in text
