"""Laws and worked cases that an edition keeps: each is asked of a rulebook and fails when a figure of it is wrong."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

import catalogue_2026 as issued
import inovasi_daerah as ida
import rulebook_facts as facts
from examples import EXAMPLES, innovation, submission
from inovasi_daerah import Text
from inside import Source, is_in_window, sources_and_texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inside import Row, Scale

_PUBLISHED: Final = tuple(
    csv.DictReader((EXAMPLES.parent / "published-results.csv").read_text("utf-8").splitlines()[1:])
)
_FIGURE: Final = re.compile(r"[0-9]+(?:\.[0-9]+)*")


@frozen
class Law:
    """Something that holds of a rulebook.

    Attributes:
        about: the parts of a rulebook that it speaks of, as beginnings of paths.
        check: raises AssertionError, or refuses, where it does not hold.
    """

    name: str
    about: tuple[str, ...]
    check: Callable[[ida.Rulebook], None]

    def holds_of(self, rules: ida.Rulebook) -> bool:
        """Whether ``rules`` keeps it."""
        try:
            self.check(rules)
        except (AssertionError, ida.InovasiDaerahError):
            return False
        return True

    def speaks_of(self, path: str) -> bool:
        """Whether it is about the entry at ``path``."""
        return path.startswith(self.about)


_LAWS: list[Law] = []


def _law(*about: str) -> Callable[[Callable[[ida.Rulebook], None]], Callable[[ida.Rulebook], None]]:
    def keep(check: Callable[[ida.Rulebook], None]) -> Callable[[ida.Rulebook], None]:
        _LAWS.append(Law(check.__name__.strip("_").replace("_", " "), about, check))
        return check

    return keep


def laws() -> tuple[Law, ...]:
    """All of them."""
    return tuple(_LAWS)


def texts(rules: ida.Rulebook) -> dict[str, Text]:
    """Every text with its path."""
    return {path: one for path, one in sources_and_texts(rules) if isinstance(one, Text)}


def sources(rules: ida.Rulebook) -> dict[str, Source]:
    """Every source with its path."""
    return {path: one for path, one in sources_and_texts(rules) if isinstance(one, Source)}


def figures(text: str) -> list[str]:
    """The numbers that a text quotes."""
    return _FIGURE.findall(text)


def rows(rules: ida.Rulebook) -> dict[str, Row]:
    """Every row by its code."""
    return {row.code: row for row in (*rules.government, *rules.innovation)}


def _says(text: Text, words: str) -> bool:
    """Whether it says these words, and no other figures."""
    return words in text.id and figures(text.id) == figures(words)


# --- the edition --------------------------------------------------------------------------------------------------


@_law("id", "year", "can", "provisional", "extends", "format")
def _year_and_capabilities(rules: ida.Rulebook) -> None:
    assert rules.id in facts.EDITIONS
    year, can, provisional = facts.EDITIONS[rules.id]
    assert (rules.year, tuple(one.value for one in rules.can), rules.provisional) == (year, can, provisional)
    assert set(rules.unknown) == set(facts.SCORE) - set(can)


@_law("title", "references", "omit", "extends")
def _titles(rules: ida.Rulebook) -> None:
    assert _says(rules.title, f"Indeks Inovasi Daerah {rules.year}")
    cited = facts.CITED[rules.id]
    assert set(rules.references) == set(cited)
    assert all(_says(rules.references[name].title, words) for name, words in cited.items())


@_law(
    *("scale", "formula", "eligibility", "settings", "catalogue.government.sources", "catalogue.innovation.sources"),
    "catalogue.innovation.rows",
)
def _which_text_says_what(rules: ida.Rulebook) -> None:
    found = {
        path: " ".join(filter(None, (one.reference, one.confidence.value, one.assumption)))
        for path, one in sources(rules).items()
    }
    assert found == facts.SOURCES[rules.id]


@_law("omit", "assumptions")
def _every_assumption_is_used(rules: ida.Rulebook) -> None:
    used = {one.assumption for one in sources(rules).values()}
    for row in rows(rules).values():
        used.update(row.assumptions)
        used.update(name for basis in getattr(row.scale, "bases", {}).values() for name in basis.assumptions)
    assert set(rules.assumptions) <= used


@_law("")
def _both_languages_quote_the_same_figures(rules: ida.Rulebook) -> None:
    for path, text in texts(rules).items():
        assert sorted(figures(text.id)) == sorted(figures(text.en)), path


@_law("assumptions", "unknown", "catalogue")
def _figures_in_texts(rules: ida.Rulebook) -> None:
    typed_as_words = re.compile(r"title|references\..*|catalogue\.\w+\.rows\.\w+\.(name|levels\..)")
    found = {path: figures(text.id) for path, text in texts(rules).items() if not typed_as_words.fullmatch(path)}
    assert {path: " ".join(some) for path, some in found.items() if some} == facts.FIGURES[rules.id]


# --- the scale and the formula ------------------------------------------------------------------------------------


def _called(rules: ida.Rulebook, index: str) -> str:
    try:
        return rules.classify(Decimal(index)).value
    except ida.RulebookIncomplete:
        return facts.UNKNOWN
    except ida.InvalidSubmission:
        return facts.REFUSED


@_law("scale", "predicates")
def _edges_of_the_bands(rules: ida.Rulebook) -> None:
    for index, predicate in facts.BANDS[rules.id].items():
        assert _called(rules, index) == predicate, index
    assert {value: name.id for value, name in rules.predicates.items()}.items() <= facts.PREDICATES.items()


@_law("scale.bands")
def _published_results(rules: ida.Rulebook) -> None:
    for row in _PUBLISHED:
        if row["predicate"] and row["index"] and int(row["year"]) == rules.year:
            assert _called(rules, row["index"]) == row["predicate"], row


@_law("formula", "scale")
def _worked_cases(rules: ida.Rulebook) -> None:
    for government, n, mean, services, index in facts.WORKED.get(rules.id, ()):
        parts = {"government": Decimal(government), "innovations": n, "basic_services": services}
        found = ida.aggregate(rules, **parts, mean_maturity=Decimal(mean))  # type: ignore[arg-type]
        assert str(found.index) == index, (government, n, mean, services)


def _aggregated(rules: ida.Rulebook, **parts: int) -> ida.Index:
    return ida.aggregate(rules, government=0, total_maturity=0, **parts)


@_law("formula.divisor")
def _least_divisor(rules: ida.Rulebook) -> None:
    least = facts.DIVISORS.get(rules.id)
    for n in range(0 if least is None else least + 2):
        assert _aggregated(rules, innovations=n, basic_services=6).divisor == max(n, least or 0)


@_law("formula.gate")
def _services_that_open_the_gate(rules: ida.Rulebook) -> None:
    if rules.id in facts.DIVISORS:
        least = facts.GATES.get(rules.id, 0)
        opens = [_aggregated(rules, innovations=1, basic_services=n).quantity == Fraction("0.38") for n in range(7)]
        assert opens == [n >= least for n in range(7)]


@_law("formula.gate")
def _affairs_that_are_basic_services(rules: ida.Rulebook) -> None:
    if rules.id in facts.GATES:
        found = _scored(rules, *(innovation(n, affair=code) for n, code in enumerate((*facts.SERVICES, "2.07"))))
        assert tuple(found.quantity.basic_services) == facts.SERVICES
        assert tuple(found.quantity.missing) == ()


@_law("formula.quantity")
def _the_row_of_the_quantity(rules: ida.Rulebook) -> None:
    if rules.formula is not None:
        row = rules.formula.quantity
        assert (row.code, row.number, row.name.id) == ("jumlah_inovasi", "36", "Jumlah inovasi daerah")
        variable = rules.catalogue and rules.catalogue.variables[row.variable or ""]
        assert (variable.id if variable else None) == (issued.HSL if rules.id in facts.FROM_2026 else None)


# --- who is counted -----------------------------------------------------------------------------------------------


def _scored(rules: ida.Rulebook, *innovations: dict[str, Any]) -> ida.Score:
    return ida.score(ida.read_submission(submission(*innovations), rules), rules)


def _counted(rules: ida.Rulebook, *entries: dict[str, Any]) -> list[bool]:
    """Which of these innovations count, each eligible but for the entries given."""
    made = (innovation(number, **one) for number, one in enumerate(entries))
    return [one.counted for one in _scored(rules, *made).innovations]


@_law("eligibility.window")
def _days_of_the_window(rules: ida.Rulebook) -> None:
    assert (rules.eligibility is not None) is (rules.id in facts.WINDOWS)
    if rules.eligibility is not None:
        first, last = (day.of(2026) for day in (rules.eligibility.window.first, rules.eligibility.window.last))
        days = date(2023, 12, 31), date(2024, 1, 1), date(2025, 12, 31), date(2026, 1, 1)
        assert [is_in_window(first, last, day, None) for day in days] == [False, True, True, False]
        assert [is_in_window(first, last, date(2020, 5, 1), day) for day in days] == [False, True, True, False]


@_law("eligibility.design")
def _three_hundred_words(rules: ida.Rulebook) -> None:
    if rules.id in facts.FROM_2026:
        assert _counted(rules, {"design_words": 299}, {"design_words": 300}) == [False, True]


@_law("eligibility.mandatory")
def _a_mandatory_row_is_filled_from_level_1(rules: ida.Rulebook) -> None:
    if rules.id in facts.FROM_2026:
        mandatory = [code for _, code, *_, mandatory in issued.INNOVATION if mandatory]
        filled: dict[str, Any] = {code: {"level": 1} for code in mandatory}
        cases = [{**filled, code: {"level": 0}} for code in mandatory]
        assert _counted(rules, {"claims": filled}, *({"claims": one} for one in cases)) == [True, *[False] * 5]


@_law("settings")
def _defaults_of_the_settings(rules: ida.Rulebook) -> None:
    if rules.id in facts.FROM_2026:
        trial, late = {"stage": "uji_coba"}, {"applied_on": "2026-01-01"}
        found = _scored(
            rules, *(innovation(n, touching_affairs=["1.06"], **one) for n, one in enumerate([trial, late]))
        )
        assert [one.counted for one in found.innovations] == [False, False]
        settings = found.to_dict()["settings"]
        assert settings == {"counting": "eligible", "affairs": "main", "stages": "penerapan"}


# --- the catalogue ------------------------------------------------------------------------------------------------


def _where(rules: ida.Rulebook, found: Iterable[tuple[str, Iterable[str]]]) -> dict[str, set[str]]:
    """For every word the codes that bear it, turned round from the words of each code."""
    by_word: dict[str, set[str]] = {}
    for code, words in found:
        for word in words:
            by_word.setdefault(word, set()).add(code)
    return by_word if rules.catalogue else {}


@_law("catalogue.government.rows", "catalogue.innovation.rows", "catalogue.variables")
def _the_catalogue_as_it_was_issued(rules: ida.Rulebook) -> None:
    if rules.catalogue is not None:
        names = rules.catalogue.variables
        for scope, typed in ((rules.government, issued.GOVERNMENT), (rules.innovation, issued.INNOVATION)):
            held = [(r.number, r.code, r.name.id, names[r.variable or ""].id, r.weight, r.mandatory) for r in scope]
            assert held == [(*others, Decimal(weight), mandatory) for *others, weight, mandatory in typed]


@_law("catalogue.government.rows", "catalogue.innovation.rows")
def _words_of_the_levels(rules: ida.Rulebook) -> None:
    for code, row in rows(rules).items():
        assert all(_says(row.levels[level], words) for level, words in zip("123", issued.LEVELS[code], strict=True))


@_law("catalogue.government.rows", "catalogue.innovation.rows")
def _readings_of_overlaps_and_gaps(rules: ida.Rulebook) -> None:
    if rules.catalogue is not None:
        held = rows(rules)
        assert _where(rules, ((code, row.assumptions) for code, row in held.items())) == issued.ASSUMPTIONS
        bases = held["kemanfaatan"].scale.bases  # type: ignore[union-attr]
        found = _where(rules, ((key, basis.assumptions) for key, basis in bases.items()))
        assert found == issued.ASSUMPTIONS_OF_BASES


@_law("catalogue.government.rows", "catalogue.innovation.rows")
def _what_is_past(rules: ida.Rulebook) -> None:
    if rules.catalogue is not None:
        past = {code: row.past for code, row in rows(rules).items() if row.past is not None}
        assert _where(rules, ((code, [one.value]) for code, one in past.items())) == issued.PAST


@_law("catalogue.government.rows", "catalogue.innovation.rows")
def _kinds_of_facts(rules: ida.Rulebook) -> None:
    if rules.catalogue is not None:
        scales = {code: row.scale for code, row in rows(rules).items() if row.scale is not None}
        assert _where(rules, ((code, [scale.kind.value]) for code, scale in scales.items())) == issued.KINDS_OF_FACTS
        bases = scales["kemanfaatan"].bases  # type: ignore[attr-defined]
        found = _where(rules, ((key, [basis.scale.kind.value]) for key, basis in bases.items()))
        assert found == issued.KINDS_OF_BASES
        assert scales["pengaduan"].percentage.kind.value == "percentage"  # type: ignore[attr-defined]


@_law("catalogue.innovation.rows")
def _kinds_of_evidence(rules: ida.Rulebook) -> None:
    if rules.catalogue is not None:
        held = {row.code: set(row.evidence.kinds) for row in rules.innovation if row.evidence is not None}
        assert held == issued.KINDS_OF_EVIDENCE
        by_kind = {
            (row.code, kind): set(kinds)
            for row in rules.innovation
            if row.evidence is not None
            for kind, kinds in row.evidence.by_kind.items()
        }
        assert by_kind == issued.KINDS_OF_EVIDENCE_BY_KIND


def _refusals(scale: Scale, fact: object, basis: str | None) -> list[tuple[str, str]]:
    """Code and path of each problem that can be told in both languages."""
    try:
        scale.grade(fact, year=2026, basis=basis)
    except ida.InvalidSubmission as invalid:
        return [(one.code, one.path) for one in invalid.problems if one.message("id") != one.message("en")]
    return []


def _facts_of(code: str) -> Callable[[ida.Rulebook], None]:
    reached = [(basis, fact, level) for row, basis, fact, level in issued.CASES if row == code]
    refused = [(basis, fact, where) for row, basis, fact, *where in issued.REFUSED if row == code]

    def check(rules: ida.Rulebook) -> None:
        scale = rows(rules)[code].scale if rules.catalogue else None
        if scale is not None:
            for basis, fact, level in reached:
                assert scale.grade(fact, year=2026, basis=basis).level == level, (basis, fact)
            for basis, fact, where in refused:
                assert _refusals(scale, fact, basis) == [tuple(where)], (basis, fact)

    return check


for _scope, _typed in (("government", issued.GOVERNMENT), ("innovation", issued.INNOVATION)):
    _LAWS += (Law(f"facts of {code}", (f"catalogue.{_scope}.rows.{code}.",), _facts_of(code)) for _, code, *_ in _typed)
