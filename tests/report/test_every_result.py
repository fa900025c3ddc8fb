"""What every result shows: all that a public function returns, found from its annotations, has the same manners."""

from __future__ import annotations

import inspect
import json
import re
from decimal import Decimal
from functools import cache
from html import unescape
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve

import inovasi_daerah as ida
from examples import EXAMPLES, changed, example, innovation, submission
from inside import Explained, UnknownLanguage, as_text
from markup import assert_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inside import Lang

RULES = ida.rulebook("iid-2026")
LONGEST_REPR = 200
FIGURE = re.compile(r'"(-?[0-9]+\.[0-9]+)"')
NO_FIGURES = {"1.0", *ida.affairs()}
"""The version of a format, and the codes of affairs."""
SHOWN_IN_PART = {"readings", "distribution"}
"""Of a portfolio: scenarios that come out alike are shown as one, and of a distribution its marks."""
LANGS: tuple[Lang, ...] = ("id", "en")


def public() -> Iterator[Any]:
    """Every public function, and every public method of a public class."""
    for module in (ida, ida.planning, ida.portfolio, ida.practice, ida.programmes, ida.ranking, ida.rules, ida.files):
        for name in dir(module):
            found = getattr(module, name)
            if inspect.isfunction(found):
                yield found
            elif inspect.isclass(found):
                yield from (one for key, one in vars(found).items() if inspect.isfunction(one) and key[0] != "_")


def named_results() -> set[str]:
    """The names of the results that annotations say these return."""
    told = {word for one in public() for word in re.findall(r"\w+", str(one.__annotations__.get("return", "")))}
    return told & {one.__name__ for one in results_there_are()}


def results_there_are() -> Iterator[type]:
    waiting = [Explained]
    while waiting:
        found = waiting.pop().__subclasses__()
        waiting += found
        yield from (one for one in found if one.__module__.startswith("inovasi_daerah."))


@cache
def results() -> dict[str, Any]:
    """One of every result, by the name of its class."""
    practice, programmes, ranking = ida.practice, ida.programmes, ida.ranking
    report = ida.load_submission(EXAMPLES / "kota-batu.json")
    score_file = Path(mkdtemp(), "score.json")
    claimed, verified = ida.score(report, RULES), ida.score(report, RULES, basis="verified")
    score_file.write_text(json.dumps(claimed.to_dict()), "utf-8")
    less = ida.read_submission(
        changed(
            example(EXAMPLES / "kota-batu.json"),
            "innovations",
            to=example(EXAMPLES / "kota-batu.json")["innovations"][:-2],
        )
    )
    register = ida.files.load(EXAMPLES / "register.json", programmes.Register)
    inventory = ida.files.load(EXAMPLES / "inventory.json", programmes.Inventory)
    assessment = ida.files.load(EXAMPLES / "ecosystem-assessment.json", practice.Assessment)
    starter = practice.starter_instrument()
    found = practice.evaluate(assessment, starter)
    indexes = [
        ranking.Result.published(RULES, ida.Region(code), Decimal(index))
        for code, index in {"35.79": "51.35", "36.71": "72.94", "74.71": "51.35"}.items()
    ]
    cities = {ranking.AwardCluster.CITY: 2}
    marks = dict(zip(ranking.presentation_criteria(), (8, 7, 9, 6, 10), strict=True))
    shown: list[Any] = [
        RULES,
        claimed,
        ida.compare(claimed, verified),
        ida.planning.choose(report, RULES),
        ida.planning.gains(report, RULES),
        ida.rescore(report, ["iid-2026", "iid-2027"]),
        ida.aggregate(RULES, government=63, mean_maturity=Decimal("74.5"), innovations=13, basic_services=5),
        ida.load_portfolio(EXAMPLES / "portfolio.xlsx").report(RULES, government=50, register=register),
        ranking.compare_years(ida.score(less, RULES), claimed),
        ranking.rank(indexes),
        ranking.summarise(indexes),
        *ranking.nominate(indexes, cities, overlap="listed_only").values(),
        ranking.presentation_score(marks, out_of=10),
        practice.derived_profile(claimed),
        found,
        practice.compare_ecosystems(practice.evaluate(evolve(assessment, year=2025), starter), found),
        ida.files.load(EXAMPLES / "parepare-lab.json", practice.Lab),
        ida.files.load(EXAMPLES / "improvement.json", practice.Improvement),
        ida.files.load(EXAMPLES / "replications.json", practice.ReplicationNetwork),
        inventory,
        ida.verify(score_file, EXAMPLES / "kota-batu.json"),
        programmes.coverage(programmes.movement("kota-batu-1-opd-1-inovasi"), register, inventory, 2024),
    ]
    return {type(one).__name__: one for one in shown}


def test_every_result_that_a_public_function_returns_is_looked_at() -> None:
    assert named_results() <= results().keys()
    assert {one.__name__ for one in results_there_are()} == results().keys()


@pytest.fixture(params=sorted(results()))
def result(request: pytest.FixtureRequest) -> Any:
    return results()[request.param]


@pytest.mark.parametrize("lang", LANGS)
def test_text_and_html_hold_every_figure_of_the_data(result: Any, lang: Lang) -> None:
    data = {name: value for name, value in result.to_dict().items() if name not in SHOWN_IN_PART}
    figures = set(FIGURE.findall(json.dumps(data))) - NO_FIGURES
    for shown in (result.explain(lang), result.to_html(lang)):
        assert {figure for figure in figures if figure not in shown} == set()


@pytest.mark.parametrize("lang", LANGS)
def test_every_rendering_shows_the_settings_the_assumptions_and_the_notices(result: Any, lang: Lang) -> None:
    expected = [one.text.say(lang) for one in getattr(result, "notices", ())]
    assumptions = getattr(result, "assumptions", {})
    if not isinstance(result, ida.Rulebook):  # whose settings are choices, and whose assumptions are told in its parts
        expected += [one.text.say(lang) for one in getattr(assumptions, "values", tuple)()]
        if hasattr(result, "settings"):
            expected += result.settings.text(result.rules, result.basis).say(lang).split("; ")
    text = " ".join(result.explain(lang).split())
    html = " ".join(unescape(re.sub("<[^>]+>", " ", result.to_html(lang))).split())
    for words in expected:
        assert " ".join(words.split()) in text
        assert " ".join(words.split()) in html


@pytest.mark.parametrize("lang", LANGS)
def test_a_page_is_whole_and_in_the_language_asked_for(result: Any, lang: Lang) -> None:
    page = result.to_html(lang)
    assert_whole(page)
    assert f'<html lang="{lang}">' in page


def test_a_notebook_shows_one_language(result: Any) -> None:
    fragment = result._repr_html_()
    assert_whole(fragment)
    assert fragment.count("lang=") == fragment.count('lang="id"') == 1


def test_the_text_is_made_of_the_sections(result: Any) -> None:
    assert result.explain("en") == as_text(result.sections(), "en")


@pytest.mark.parametrize("lang", ["", "ms", None])
def test_an_unknown_language_is_refused(result: Any, lang: Any) -> None:
    for render in (result.explain, result.to_html):
        with pytest.raises(UnknownLanguage):
            render(lang)


def values() -> list[object]:
    """What is no result: what goes in, and the parts of what comes out."""
    long: dict[str, Any] = {"id": "a" * 200, "name": "b" * 200}
    report = ida.load_submission(EXAMPLES / "kota-batu.json")
    wide = ida.read_submission(submission(innovation(**long)))
    found = ida.score(report, RULES)
    portfolio = ida.load_portfolio(EXAMPLES / "portfolio.xlsx")
    programmes = ida.programmes
    return [
        report,
        wide,
        *report.innovations,
        *wide.innovations,
        *(claim for one in report.innovations for claim in one.claims.values()),
        report.region,
        *ida.affairs().values(),
        *RULES.government,
        *RULES.innovation,
        *found.government.rows,
        *found.innovations,
        *found.notices,
        found.government,
        found.maturity,
        found.quantity,
        found.settings,
        portfolio,
        *portfolio.rows,
        portfolio.distribution,
        *portfolio.report(RULES, government=50).readings,
        found.maturity.reference,
        *(row.reference for row in found.government.rows),
        ida.files.load(EXAMPLES / "register.json", programmes.Register),
        *map(programmes.movement, programmes.movements()),
        ida.practice.starter_instrument(),
        ida.files.load(EXAMPLES / "ecosystem-assessment.json", ida.practice.Assessment),
        *ida.rules.differences(RULES, ida.rulebook("iid-2027")),
    ]


def test_a_repr_is_short_and_names_what_it_is() -> None:
    for one in (*results().values(), *values()):
        assert len(repr(one)) <= LONGEST_REPR
        assert repr(one).lstrip("<").startswith(type(one).__name__)
        assert "\n" not in repr(one)
    report = ida.load_submission(EXAMPLES / "kota-batu.json")
    assert repr(report) == "<Submission Kota Batu 35.79, 2026: 16 innovations>"
