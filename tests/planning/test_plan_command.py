"""The command ``plan``: what it prints, writes and refuses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import inovasi_daerah as ida
from examples import EXAMPLES
from program import program
from spec.made import RULES

if TYPE_CHECKING:
    from pathlib import Path

FILE = str(EXAMPLES / "kota-batu.json")
USED_WRONGLY = 2


@pytest.fixture(scope="module")
def found() -> ida.planning.Gains:
    return ida.planning.gains(ida.load_submission(FILE), RULES)


def test_it_prints_the_summary_and_in_full_what_the_result_says(found: ida.planning.Gains) -> None:
    assert program("plan", FILE, "--lang", "en").out == found.summary("en")
    assert program("plan", FILE, "--explain").out == found.explain()
    assert json.loads(program("plan", FILE, "--json").out) == found.to_dict()
    by_row = program("plan", FILE, "--row", "35", "--agency", "dinas-pertanian")
    assert by_row.out == found.of(row="video", agency="dinas-pertanian").summary()


def test_it_writes_every_step_in_the_format_of_the_suffix(found: ida.planning.Gains, tmp_path: Path) -> None:
    page, text, data, other = (tmp_path / f"plan{suffix}" for suffix in (".html", ".txt", ".json", ""))
    for path in (page, text, data, other):
        ran = program("plan", FILE, "--output", str(path))
        assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert page.read_text("utf-8") == found.to_html()
    assert text.read_text("utf-8") == other.read_text("utf-8") == found.explain()
    assert json.loads(data.read_text("utf-8")) == found.to_dict()
    assert program("plan", FILE, "--json", "--output", str(data)).code == 0
    assert json.loads(data.read_text("utf-8")) == found.to_dict()


def test_it_chooses_among_the_innovations_of_the_report(tmp_path: Path) -> None:
    report = ida.load_submission(FILE)
    found = ida.planning.choose(report, RULES)
    assert program("plan", FILE, "--choose").out == found.explain()
    assert json.loads(program("plan", FILE, "--choose", "--json").out) == found.to_dict()
    assert program("plan", FILE, "--choose", "--output", str(tmp_path / "choice.html")).code == 0
    assert (tmp_path / "choice.html").read_text("utf-8") == found.to_html()
    few = ida.planning.choose(ida.score(report, RULES, affairs="any"), RULES, at_most=9, forced=["loket-malam"])
    ran = program("plan", FILE, "--choose", "--at-most", "9", "--forced", "loket-malam", "--affairs", "any")
    assert ran.out == few.explain()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--choose", "--row", "35"), "--row can't be used with --choose"),
        (("--at-most", "9"), "--at-most: with --choose alone"),
        (("--choose", "--at-most", "-1"), "at_most"),
        (("--choose", "--at-most", "x"), "not a number"),
        (("--choose", "--forced", "loket-mala"), '"loket-malam"'),
        (("--row", "vidio"), '"video"'),
        (("--agency", "dinas-pertania"), '"dinas-pertanian"'),
        (("--output", "plan.pdf"), ".pdf"),
        (("--output", FILE), "input"),
    ],
)
def test_it_refuses_what_it_can_not_work_with(arguments: tuple[str, ...], words: str) -> None:
    ran = program("plan", FILE, *arguments, "--lang", "en")
    assert (ran.code, ran.out) == (USED_WRONGLY, "")
    assert words in ran.err
