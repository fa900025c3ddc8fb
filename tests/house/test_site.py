"""The pages of the site: two languages that say the same, every edition with all its figures, every public name."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from attrs import evolve

import inovasi_daerah as ida
from console_blocks import commands
from edition_page import edition_lines
from inside import COSTS_ITS_POINTS, LANGS, FrozenDict, Lang
from languages import twin, with_link
from markdown_tables import UNKNOWN
from rule_pages import FOLDER, pages, write_pages

DOCS = Path(__file__).parent.parent.parent / "docs"
PAIRED = sorted({path.name for lang in LANGS for path in DOCS.joinpath(lang).glob("*.md")})
EDITIONS = [ida.rulebook(name) for name in ida.rulebooks()]


def cells(page: str) -> list[list[str]]:
    """The lines of every table of a page."""
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in page.splitlines() if line[:1] == "|"]


@pytest.mark.parametrize("name", PAIRED)
def test_a_page_in_one_language_has_its_twin_with_the_same_sections_and_code_blocks(name: str) -> None:
    indonesian, english = (DOCS.joinpath(lang, name).read_text("utf-8") for lang in LANGS)
    for part in (r"^#+ ", r"^```\w*"):
        shapes = [re.findall(part, text, re.MULTILINE) for text in (indonesian, english)]
        assert shapes[0] == shapes[1]


def python_of(lang: Lang, name: str) -> list[str]:
    """The Python of a page: without what it prints, its comments, and the language it asks for."""
    blocks = re.findall(r"```python\n(.*?)```", DOCS.joinpath(lang, name).read_text("utf-8"), re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    if ">>>" in "".join(lines):
        lines = [line for line in lines if line.startswith((">>>", "..."))]
    return [re.sub(r"(, )?\"en\"|'en'|\s*#.*", "", line) for line in lines]


@pytest.mark.parametrize("name", PAIRED)
def test_python_of_both_languages_differs_in_the_language_asked_for_and_nowhere_else(name: str) -> None:
    assert python_of("id", name) == python_of("en", name)


@pytest.mark.parametrize("lang", LANGS)
def test_every_edition_has_a_page_that_the_index_lists(lang: Lang) -> None:
    made = pages(lang)
    assert set(ida.rulebooks()) <= set(made)
    assert all(f"[{name}]({name}.md)" in made["index"] and f"\n{name}\n" in made["index"] for name in ida.rulebooks())


def reporting(part: str, code: str, claim: object, year: int) -> dict[str, object]:
    """A report of one claim, of the government or of an innovation."""
    head = {"format": "inovasi-daerah/submission", "format_version": "1.0", "region": "35.79", "year": year}
    claims = {code: claim}
    innovation = {"id": "a", "name": "A", "stage": "penerapan", "affair": "1.02", "claims": claims}
    return head | ({"government": claims} if part == "government" else {"innovations": [innovation]})


def words_of(scale: object) -> list[str]:
    """Every word that a scale reads in a fact or as its basis."""
    tables = [getattr(scale, name, None) or () for name in ("values", "members", "bases")]
    keys = [getattr(scale, name) for name in ("whole_key", "part_key", "none") if hasattr(scale, name)]
    return [*keys, *(word for table in tables for word in table)]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("rules", EDITIONS, ids=ida.rulebooks())
class TestThePageOfAnEdition:
    def test_names_the_digest_of_the_rulebook_it_was_made_from(self, rules: ida.Rulebook, lang: Lang) -> None:
        assert rules.digest in pages(lang)[rules.id]

    def test_has_every_row_with_its_weight_and_levels(self, rules: ida.Rulebook, lang: Lang) -> None:
        lines = cells(pages(lang)[rules.id])
        for row in (*rules.government, *rules.innovation):
            wanted = [row.number, f"{row.label(lang)} `{row.code}`", str(row.weight)]
            wanted += [text.say(lang).replace("|", "\\|") for text in row.levels.values()]
            assert [line[: len(wanted)] for line in lines].count(wanted) == 1

    def test_writes_the_facts_of_every_row_as_the_reader_takes_them(self, rules: ida.Rulebook, lang: Lang) -> None:
        lines = cells(pages(lang)[rules.id])
        for part, rows in (("government", rules.government), ("innovation", rules.innovation)):
            for row in rows:
                (said,) = (line[1] for line in lines if line[0] == f"{row.number} `{row.code}`")
                claims = [json.loads(f"{{{one}}}") for one in re.findall(r'`("(?:basis|fact)": .*?)`', said)]
                assert claims
                for claim in claims:
                    ida.read_submission(reporting(part, row.code, claim, rules.year), rules)
                for word in words_of(row.scale):
                    assert f'"{word}"' in said

    def test_has_every_band_assumption_and_reference(self, rules: ida.Rulebook, lang: Lang) -> None:
        page = pages(lang)[rules.id]
        lines = cells(page)
        for band in rules.scale.bands if rules.scale else ():
            name = rules.predicate(band.predicate).label(lang) if band.predicate else UNKNOWN.say(lang)
            assert [name, str(band.lowest)] in [line[:2] for line in lines]
        for code, one in rules.assumptions.items():
            assert [f"`{code}`", one.text.say(lang), one.reason.say(lang)] in lines
        for code, cited in rules.references.items():
            assert [f"`{code}`", cited.title.say(lang)] in lines

    def test_says_what_is_not_known(self, rules: ida.Rulebook, lang: Lang) -> None:
        page = pages(lang)[rules.id]
        for missing in rules.unknown.values():
            assert missing.say(lang) in page
        if not rules.government:
            assert f"**{UNKNOWN.say(lang).capitalize()}**" in page

    def test_has_tables_whose_lines_are_equally_wide(self, rules: ida.Rulebook, lang: Lang) -> None:
        tables = re.findall(r"(?:^\|.*\n)+", pages(lang)[rules.id], re.MULTILINE)
        assert tables
        for table in tables:
            assert len({len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}) == 1


@pytest.mark.parametrize("lang", LANGS)
def test_the_formula_of_2026_stands_on_its_page_in_figures(lang: Lang) -> None:
    page = pages(lang)["iid-2026"]
    for figure in ("63", "111", "76", "min(n, 200) x 0.38", "(12, n)", "2024-01-01", "2025-12-31", "300"):
        assert figure in page


def test_pages_are_written_once_and_what_is_no_page_any_more_goes(tmp_path: Path) -> None:
    write_pages(tmp_path)
    page = tmp_path / "id" / FOLDER / "iid-2026.md"
    written = page.stat().st_mtime_ns
    old = page.with_name("iid-1999.md")
    old.write_text("# 1999", "utf-8")
    page.with_name("iid-2025.md").write_text("something else", "utf-8")
    write_pages(tmp_path)
    assert page.stat().st_mtime_ns == written
    assert not old.exists()
    assert page.with_name("iid-2025.md").read_text("utf-8") == pages("id")["iid-2025"]


def test_the_vocabulary_has_every_wire_value_of_the_public_vocabularies() -> None:
    lines = cells(pages("en")["vocabulary"])
    for term in (*ida.Stage, *ida.Form, *ida.EvidenceKind, *ida.State):
        assert [f"`{term.value}`", term.label("id"), term.label("en")] in lines
    assert ["`1.02`", "Kesehatan", "Health"] in lines


@pytest.mark.parametrize("room", ["tables", "testing"])
def test_every_public_name_of_a_room_is_in_the_api_reference_once(room: str) -> None:
    module = __import__(f"inovasi_daerah.{room}", fromlist=["__all__"])
    named = re.findall(r"auto\w+:: (\w+)", DOCS.joinpath("api", f"{room}.md").read_text("utf-8"))
    assert sorted(named) == sorted(module.__all__)


def test_a_page_links_to_its_twin_below_its_title_and_others_to_none() -> None:
    assert (
        with_link("# Title\n\nText\n", "en/traps") == "# Title\n\n[Baca dalam bahasa Indonesia](/id/traps.md)\n\nText\n"
    )
    assert with_link("# Title\n", "standing") == "# Title\n"
    assert [twin(name) for name in ("index", "api/index", "identity/x")] == [None, None, None]


def test_a_console_block_is_its_commands_each_with_what_it_prints() -> None:
    assert commands("$ a\n$ b c\none\n\ntwo\n") == [("a", ""), ("b c", "one\n\ntwo\n")]


def test_the_strategies_can_be_imported_before_hypothesis_is() -> None:
    subprocess.run([sys.executable, "-c", "from inovasi_daerah.testing import submissions"], check=True)


@pytest.mark.parametrize("lang", LANGS)
def test_a_page_has_the_sources_of_the_scale_and_of_rows_of_the_government_not_filled(lang: Lang) -> None:
    lines = cells(pages(lang)["iid-2026"])
    assert ["0", "100", "formula **A**"] in lines
    assert [line[2] for line in lines if line[1:2] == [COSTS_ITS_POINTS.say(lang)]] == [
        "system **C** (mandatory-government)"
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_what_an_edition_of_ones_own_leaves_out_is_left_out_or_unknown(lang: Lang) -> None:
    rules = ida.rulebook("iid-2026")
    assert rules.catalogue is not None
    assert rules.eligibility is not None
    part = rules.catalogue.innovation
    rows = FrozenDict({code: evolve(row, scale=None, evidence=None) for code, row in part.rows.items()})
    own = evolve(
        rules,
        eligibility=evolve(rules.eligibility, design=None, mandatory=None),
        catalogue=evolve(rules.catalogue, innovation=evolve(part, rows=rows)),
    )
    lines = cells("\n".join(edition_lines(own, lang)))
    unknown = [UNKNOWN.say(lang)] * 4
    assert [line[2:6] for line in lines if line[1:2] == ["`video`"]] == [unknown]
    assert [line[1:] for line in lines if line[0] == "35 `video`"] == [unknown[:1]]
    assert not [line for line in lines if "300" in line[1]]


SITE = {
    "conf.py": """
import sys
sys.path.insert(0, {ext!r})
extensions = ["myst_parser", "languages", "names", "rule_pages"]
""",
    "index.md": "# Index\n\n```{toctree}\nid/page\nen/page\nid/rules/index\nid/rules/vocabulary\nen/rules/index\n"
    "en/rules/vocabulary\n```\n\n{py:class}`elsewhere.Thing` {py:class}`here.Thing`\n\n"
    "```{py:class} here.Thing\n```\n",
    "id/page.md": "# Judul\n",
    "en/page.md": "# Title\n",
}


def built(folder: Path, **changed: str) -> subprocess.CompletedProcess[str]:
    """A small site built with the extensions of ours, every warning an error."""
    for name, text in (SITE | changed).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text.replace("{ext!r}", repr(str(DOCS / "_ext"))), "utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", "-n", "-W", str(folder), str(folder / "_build")]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_site_knows_its_languages_and_leads_a_type_to_where_it_is_documented(tmp_path: Path) -> None:
    build = built(tmp_path)
    assert (build.returncode, build.stderr) == (0, "")
    index, indonesian, rules = (
        tmp_path.joinpath("_build", name).read_text("utf-8")
        for name in ("index.html", "id/page.html", "en/rules/iid-2026.html")
    )
    assert index.count('href="#here.Thing"') >= 2
    assert 'lang="id"' in indonesian
    assert 'href="../en/page.html"' in indonesian
    assert 'href="../../id/rules/iid-2026.html"' in rules


def test_a_type_that_is_documented_nowhere_stops_the_site(tmp_path: Path) -> None:
    build = built(tmp_path, **{"en/page.md": "# Title\n\n{py:class}`here.Nothing`\n"})
    assert build.returncode
    assert "here.Nothing" in build.stderr
