"""The report floor: what is laid out is laid out everywhere, harmless, and within its width."""

from __future__ import annotations

import base64
import hashlib
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inovasi_daerah import Text
from inovasi_daerah.rules import Confidence, Reference
from inside import (
    STYLE,
    Column,
    Explained,
    Note,
    Section,
    Table,
    UnknownLanguage,
    as_document,
    as_fragment,
    as_text,
    brief,
    figures,
)
from inside import columns as width_of
from inside import section_columns as columns
from inside import section_Row as Row

LAW = Reference("law", Text("UU 23/2014", "Law 23/2014"), Confidence.A)
GUIDE = Reference("guide", Text("Pedoman", "Guide"))
words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)


def a_table(cells: list[list[str]], why: str = "") -> Table:
    heads = (*columns("name"), *figures(*(f"n{place}" for place in range(len(cells[0]) - 1))))
    return Table(heads, tuple(Row(tuple(line), why) for line in cells))


@given(
    st.lists(st.tuples(words, words, words).map(list), min_size=1, max_size=5), words, st.sampled_from([60, 80, 100])
)
def test_no_line_is_wider_than_asked_for_and_nothing_is_lost(cells: list[list[str]], why: str, width: int) -> None:
    text = as_text([Section("title", ("note",), a_table(cells, why))], width=width)
    assert max(map(width_of, text.split("\n"))) <= width
    for letters in (why, *(cell for line in cells for cell in line)):
        plain = [char for char in letters if char.isascii() and char.isalnum()]
        assert all(char in text for char in plain)


class Tags(HTMLParser):
    """What a browser would see."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@given(words, words)
def test_a_text_of_the_input_never_becomes_markup(name: str, why: str) -> None:
    hostile = f'<img src=x onerror="alert(1)">{name}</td><script>'
    sections = [Section(hostile, (hostile, Note(hostile, (LAW,))), a_table([[hostile, hostile]], why), is_folded=True)]
    found = Tags(as_document(hostile, sections))
    assert {tag for tag, _ in found.tags} <= {
        *("html", "head", "meta", "title", "style", "body", "section", "h2", "details", "summary"),
        *("p", "small", "table", "thead", "tbody", "tr", "th", "td"),
    }
    assert not any(name.startswith("on") or name == "style" for _, attributes in found.tags for name in attributes)


@pytest.mark.parametrize(
    ("cell", "is_link"),
    [
        ("https://contoh.go.id/a?b=1&c=2", True),
        ("http://contoh.go.id", True),
        ("HTTPS://contoh.go.id", False),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("see https://contoh.go.id", False),
        ('https://contoh.go.id/"onclick="x', False),
    ],
)
def test_only_whole_addresses_of_the_web_become_links(cell: str, *, is_link: bool) -> None:
    found = [attributes for tag, attributes in Tags(as_fragment([Section("t", (cell,))])).tags if tag == "a"]
    assert [one["href"] for one in found] == ([cell] if is_link else [])


@pytest.mark.parametrize("char", ["\u202e", "\u2066", "\u200b", "\x1b", "\u2028", "\ufeff"])
def test_what_cannot_be_seen_is_shown_by_its_code(char: str) -> None:
    for rendered in (as_text([Section(f"a{char}b")]), as_fragment([Section("t", (f"a{char}b",))])):
        assert char not in rendered
        assert f"a{char.encode('unicode_escape').decode()}b" in rendered


def test_references_are_numbered_where_they_are_first_cited_and_listed_once() -> None:
    table = Table(columns("x"), (Row(("a",), references=(GUIDE,)), Row(("b",), references=(GUIDE, LAW))))
    sections = [Section("t", (Note("n", (LAW,)),), table)]
    for rendered in (as_text(sections, "en"), as_fragment(sections, "en")):
        assert rendered.count("Law 23/2014 [A]") == 1
        assert rendered.index("[1]") < rendered.index("[2]") < rendered.index("References")
        assert "[2] [1]" in rendered


def test_a_page_allows_its_own_style_and_nothing_else() -> None:
    page = as_document("t", [Section("t")])
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    [policy] = [tag["content"] for name, tag in Tags(page).tags if name == "meta" and "http-equiv" in tag]
    assert f"style-src 'sha256-{digest}'" in str(policy)
    assert str(policy).startswith("default-src 'none'")
    assert page.count("<style>") == 1


def test_what_recurs_is_given_once_by_html_that_would_be_long_and_everywhere_else_every_time() -> None:
    name = Column("name", recurs=True)
    shared = Table((name, *figures("n")), (Row(("a long name", "1"), "the reason"),))
    few = [Section("one", table=shared), Section("two", table=shared)]
    many = few * 2_000
    for phrase, times in (("a long name", 1), ("the reason", 1), ("see (1)", len(many) - 1)):
        assert as_fragment(many, "en").count(phrase) == times
    for phrase in ("a long name", "the reason"):
        assert as_fragment(few).count(phrase) == len(few)
        assert as_text(few).count(phrase) == len(few)


def test_columns_without_titles_have_no_line_of_heads() -> None:
    lines = as_text([Section("title", table=Table(columns("", ""), (Row(("a", "b")),)))]).splitlines()
    assert lines == ["title", "  a  b"]


def test_a_result_renders_its_own_sections_in_every_way() -> None:
    class Result(Explained):
        def sections(self) -> list[Section]:
            return [Section(Text("judul", "title"), (Text("satu", "one"),))]

    assert Result().explain() == "judul\n  satu\n"
    assert Result().explain("en") == "title\n  one\n"
    assert "<title>title</title>" in Result().to_html("en")
    assert "<h2>judul</h2><p>satu</p>" in Result()._repr_html_()
    with pytest.raises(UnknownLanguage):
        Result().explain("xx")  # type: ignore[arg-type]  # the point


def test_a_brief_text_is_cut_to_its_width() -> None:
    assert brief("x" * 100) == "x" * 59 + "\u2026"
    assert brief("Kota Batu") == "Kota Batu"


@given(
    st.lists(
        st.lists(st.lists(st.text("abcdefgh", min_size=1, max_size=9), max_size=6), min_size=6, max_size=6),
        min_size=1,
        max_size=4,
    ),
    st.lists(st.booleans(), min_size=6, max_size=6),
)
def test_no_word_is_broken_in_a_table_whose_longest_words_fit(
    cells: list[list[list[str]]], figures: list[bool]
) -> None:
    heads = tuple(Column(f"k{place}", is_figure) for place, is_figure in enumerate(figures))
    table = Table(heads, tuple(Row(tuple(" ".join(words) for words in row)) for row in cells))
    text = as_text([Section("title", table=table)], width=72)
    assert {word for row in cells for words in row for word in words} <= set(text.split())
