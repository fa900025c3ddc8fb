"""Designs kept as rich text: their words are those that a reader sees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import inovasi_daerah as ida
from examples import KOTA_BATU, example
from inside import count_words, without_markup

SPAN = '<span style="font-size: 12pt; font-family: Arial">'
RICH = {
    "paragraphs": ("<p>satu dua</p><p>tiga</p>", 3),
    "line breaks": ("satu<br>dua<br/>tiga<BR />empat", 4),
    "hard spaces": ("satu&nbsp;dua&#160;tiga&#xA0;empat", 4),
    "styled spans": (f"{SPAN}satu</span> {SPAN}dua</span>", 2),
    "a list": ("<ol><li>satu</li><li>dua</li></ol>", 2),
    "a table": ("<table><tr><td>satu</td><td>dua</td></tr></table>", 2),
    "bold letters in a word": ("in<b>o</b>vasi", 1),
    "a link": ('<a href="https://contoh.example/a b">tautan</a>', 1),
    "a style sheet": ("<style>p { color: red }</style>kata", 1),
    "a script": ("<script>let a = 1</script>kata", 1),
    "a comment": ("<!-- tiga kata tersembunyi <b> -->kata", 1),
    "tags of a word processor": ("<o:p></o:p>satu <w:sdt>dua</w:sdt>", 2),
    "a declaration": ("<p>satu</p><![endif]>dua", 2),
    "a picture in the text": (f'satu<img src="data:image/png;base64,{"A" * 5000}">dua', 2),
    "an ampersand": ("Riset &amp; Inovasi", 2),
    "a hard space without its semicolon": ("<p>satu&nbsp</p>dua", 2),
    "a number too large": ("satu&#99999999999;dua<br>&#xD800;", 2),
    "an unclosed tag": ("<p>satu <b", 2),
    "unknown names among markup": ("<p>isi <nama> &tidakada; lalu</nama></p>", 4),
    "what begins as a declaration": ("<p>satu</p><![x[y>", 2),
}
PLAIN = [
    "R&D dan AT&T",
    "x < y dan y > z",
    "<nama instansi>",
    "hubungi <a@b.example>",
    "5 <6, 7> 8",
    "a<b c",
    "<>",
    "&;",
    "&#;",
    "&tidakada;",
    "<!-- tanpa akhir",
    "<" * 300,
    "biasa saja",
    "<![x[y>",
]


@pytest.mark.parametrize("kind", RICH)
def test_words_of_rich_text_are_those_that_a_reader_sees(kind: str) -> None:
    text, words = RICH[kind]
    seen = without_markup(text)
    assert seen is not None
    assert count_words(seen) == words


@pytest.mark.parametrize("text", PLAIN)
def test_signs_that_are_no_markup_are_text(text: str) -> None:
    assert without_markup(text) is None


def test_a_text_longer_than_any_design_is_not_looked_through() -> None:
    assert without_markup("<p>" * 400_000) is None


@pytest.mark.parametrize(
    "piece", ["<", "<!--", "<a ", "<p>", "<a b='", "</", "<?", "&#", "<![", "<a b=>", "<a " + "b='" * 900]
)
def test_no_text_takes_more_than_its_length(piece: str) -> None:
    without_markup(piece * (60_000 // len(piece)))


def scored(design: str) -> ida.Score:
    data = example(KOTA_BATU)
    data["innovations"][0].pop("design_words", None)
    data["innovations"][0]["design"] = design
    return ida.score(ida.files.read(data, ida.Submission), ida.rulebook("iid-2026"))


def notices(score: ida.Score) -> list[ida.Notice]:
    return [notice for notice in score.notices if notice.code == "design_markup"]


def test_in_our_own_format_nothing_is_stripped_and_both_counts_are_told() -> None:
    design = " ".join(f"{SPAN}kata{n}</span>" for n in range(60))
    score = scored(design)
    assert score.innovations[0].innovation.design == design
    (notice,) = notices(score)
    assert notice.path == "innovations[0].design"
    assert f"{count_words(design)} words as written" in notice.text.en
    assert "60 words without" in notice.text.en
    assert "design_short" not in {reason.code for reason in score.innovations[0].reasons}


def test_a_design_without_markup_carries_no_notice() -> None:
    assert notices(scored("kata " * 300)) == []


@pytest.mark.parametrize(
    "joint", ["<br>", "&nbsp;", "</p><p>", "<br/>", "&#160;", "</li><li>", "<hr>", "</td><td>", "\u00a0", " "]
)
def test_a_design_from_another_s_file_is_handed_on_without_markup_and_that_count_decides(joint: str) -> None:
    design = joint.join(f"kata{n}" for n in range(300))
    head = "region,innovation,name,stage,affair,applied_on,Rancang Bangun"
    text = f'{head}\n35.79,a,A,penerapan,1.02,2024-05-06,"{design}"\n'
    sheet = ida.files.read_spreadsheet(text.encode(), year=2026)
    (innovation,) = sheet.submissions[0].innovations
    assert innovation.words == 300
    assert without_markup(innovation.design or "") is None
    told = [notice.text.en for notice in sheet.notices if notice.code == "read_as"]
    assert len(told) == (joint not in "\u00a0 ")
    assert all("assumption" in words for words in told)


@given(
    st.lists(
        st.tuples(st.sampled_from(["kata", "dua", "2026"]), st.sampled_from(["<br>", "&nbsp;", "</p><p>", " "])),
        min_size=1,
    )
)
def test_any_mixture_of_joints_has_as_many_words_as_were_written(pieces: list[tuple[str, str]]) -> None:
    seen = without_markup("<p>" + "".join(word + joint for word, joint in pieces) + "</p>")
    assert count_words(seen or "") == len(pieces)
