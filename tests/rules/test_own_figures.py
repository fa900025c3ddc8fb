"""A figure that an own rulebook changes without a source of its own does not pass for the ministry's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import inovasi_daerah as ida
from examples import MINIMAL
from inside import OWN_FIGURE, Source, sources_and_texts

if TYPE_CHECKING:
    from pathlib import Path

HEAD = 'extends = "iid-2026"\nid = "own"\nyear = 2026\ncan = ["classify", "aggregate", "score"]\n'
TITLE = 'title = { id = "A", en = "A" }\n[references.panitia]\ntitle = { id = "Panitia", en = "Committee" }\n'
BY_COMMITTEE = '{ reference = "panitia", confidence = "A" }'
ROWS = "catalogue.innovation.rows"
SWAPPED = f"[{ROWS}.video]\nweight = 3\n[{ROWS}.replikasi]\nweight = 4\n"
SDM = f"[{ROWS}.sdm.scale]\nsteps = {{ 1 = {{ at_least = 1 }}, 2 = {{ at_least = 5 }}, 3 = {{ at_least = 9 }} }}\n"
SOURCES = "[catalogue.innovation.sources]\n"


def own(folder: Path, body: str) -> ida.Rulebook:
    (folder / "own.toml").write_text(f"{HEAD}{TITLE}{body}", "utf-8")
    return ida.load_rulebook(folder / "own.toml")


def marked(rules: ida.Rulebook) -> set[str]:
    """The paths of the sources that carry the mark, and the rows whose readings do."""
    found = {path for path, one in sources_and_texts(rules) if isinstance(one, Source) and one.assumption == OWN_FIGURE}
    return found | {row.code for row in (*rules.government, *rules.innovation) if OWN_FIGURE in row.assumptions}


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ("", set()),
        (SWAPPED, {f"{ROWS}.video.source", f"{ROWS}.replikasi.source"}),
        (f"{SOURCES}weight = {BY_COMMITTEE}\n{SWAPPED}", set()),
        (SWAPPED.replace("3\n", f"3\nsource = {BY_COMMITTEE}\n"), {f"{ROWS}.replikasi.source"}),
        (f"[{ROWS}.video]\nweight = 4\n", set()),
        (f'[{ROWS}.video.levels]\n1 = {{ id = "satu unsur", en = "one element" }}\n', {f"{ROWS}.video.source"}),
        (SDM, {"sdm"}),
        (f"{SOURCES}fact = {BY_COMMITTEE}\n{SDM}", set()),
        (f"[{ROWS}.bimtek]\nmandatory = true\n", {"bimtek"}),
        ("[formula.divisor]\nleast = 3\n", {"formula.divisor.source"}),
        (f"[formula.divisor]\nleast = 3\nsource = {BY_COMMITTEE}\n", set()),
        ("[formula.divisor]\nleast = 12\n", set()),
        ("[scale.rounding]\nplaces = 2\nrule = 'half_even'\n", {"scale.rounding.source"}),
        ("[settings.counting]\ndefault = 'all'\n", {"settings.counting.source"}),
        ("[eligibility.design]\nleast_words = 100\n", {"eligibility.design.source"}),
    ],
)
def test_what_changes_without_a_source_is_marked_and_nothing_else(body: str, where: set[str], tmp_path: Path) -> None:
    rules = own(tmp_path, body)
    assert marked(rules) == where
    assert (OWN_FIGURE in rules.assumptions) is bool(where)


def test_every_score_by_it_lists_the_assumption_and_explaining_it_shows_where(tmp_path: Path) -> None:
    rules = own(tmp_path, SWAPPED)
    score = ida.score(ida.load_submission(MINIMAL), rules)
    assert OWN_FIGURE in score.assumptions
    said = " ".join(rules.explain("en").split())
    assert f"Number of Innovations and Creative Results [indicators C: {OWN_FIGURE}]" in said
    assert "the reference beside them is still the extended edition's" in said


def test_a_new_row_without_a_source_is_marked_too(tmp_path: Path) -> None:
    levels = "{ 1 = { id = 'a', en = 'a' }, 2 = { id = 'b', en = 'b' }, 3 = { id = 'c', en = 'c' } }"
    new = f"[{ROWS}.baru]\nnumber = '90'\nname = {{ id = 'Baru', en = 'New' }}\nweight = 1\nlevels = {levels}\n"
    whole = f"[formula]\ninnovation = 114\nmaximum = 253\nsource = {BY_COMMITTEE}\n"
    assert marked(own(tmp_path, f"{new}{whole}")) == {f"{ROWS}.baru.source"}


def test_the_words_of_the_file_for_the_mark_are_kept(tmp_path: Path) -> None:
    words = '[assumptions.own-figure]\ntext = { id = "Kami", en = "We" }\nreason = { id = "Sebab", en = "So" }\n'
    assert own(tmp_path, f"{words}{SWAPPED}").assumptions[OWN_FIGURE].text.en == "We"


@pytest.mark.parametrize(
    "body",
    [
        f"[{ROWS}]\nvideo = 3\n",
        f"[{ROWS}.video]\nassumptions = 3\nmandatory = false\n",
        "[catalogue.innovation]\nrows = 3\n",
        f"{SOURCES}weight = 3\n{SWAPPED}",
        "[catalogue.innovation]\nsources = 3\n[catalogue.innovation.rows.video]\nweight = 3\n",
        "[formula]\nsource = 3\n[formula.divisor]\nleast = 0\n",
    ],
)
def test_what_can_not_be_read_is_refused_as_before(body: str, tmp_path: Path) -> None:
    with pytest.raises(ida.InvalidRulebook):
        own(tmp_path, body)


@pytest.mark.parametrize("edition", ida.rulebooks())
def test_no_shipped_edition_carries_the_mark(edition: str) -> None:
    assert marked(ida.rulebook(edition)) == set()
