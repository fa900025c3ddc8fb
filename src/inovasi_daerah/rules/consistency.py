"""The laws that the parts of a rulebook keep together: sums close, names exist, capabilities are backed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import attrs

from inovasi_daerah.exact import decimal_of, sum_of
from inovasi_daerah.problems import ABSENT, Problem, one_of, shown
from inovasi_daerah.reading.structure import UNREADABLE, Partial, is_list, is_object, problem
from inovasi_daerah.references import Confidence, Source
from inovasi_daerah.rules.bands import IndexScale
from inovasi_daerah.rules.capabilities import Capability
from inovasi_daerah.rules.catalogue import Catalogue, EvidenceRule, Row
from inovasi_daerah.rules.formula import Formula
from inovasi_daerah.rules.laws import NO_REPETITION, broken
from inovasi_daerah.rules.levels import MAX_LEVEL
from inovasi_daerah.rules.scales import Bases
from inovasi_daerah.text import Text, same

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FORMAT: Final = "inovasi-daerah/rulebook"
FORMAT_VERSION: Final = "1.0"
NEEDS: Final[Mapping[Capability, tuple[str, ...]]] = MappingProxyType(
    {
        Capability.CLASSIFY: ("scale",),
        Capability.AGGREGATE: ("scale", "formula"),
        Capability.SCORE: ("scale", "formula", "eligibility", "settings", "catalogue"),
    }
)
"""The parts that each capability rests on."""
_LEAVES: Final = frozenset({str, int, bool, Decimal, type(None)})
_ID_FORM: Final = Text(
    "huruf kecil, angka, dan tanda hubung di antaranya, seperti iid-2026",
    "lower-case letters and digits, with hyphens between them, such as iid-2026",
)
_FIRST_YEAR: Final = 1000
_LAST_YEAR: Final = 9999
SETTINGS: Final = MappingProxyType(
    {
        "counting": frozenset({"eligible", "reported", "all"}),
        "affairs": frozenset({"main", "any"}),
        "stages": frozenset({"penerapan", "all"}),
    }
)
"""The choices whose meaning the scoring knows."""
PROFILE_FACTS: Final = frozenset({"months_from_initiative_to_application"})
"""The facts of an innovation's profile that the scoring can read off for an absent claim."""
KINDS_OF_INNOVATION: Final = ("digital", "non_digital", "teknologi")
"""The kinds of innovation that a row may name evidence for."""


def closing_problems(it: Any) -> Iterator[Problem]:
    """Every law that the parts break together."""
    yield from _format_problems(it)
    yield from _capability_problems(it)
    yield from _band_problems(it)
    if isinstance(it.catalogue, Catalogue):
        yield from _name_problems(it, it.catalogue)
        if isinstance(it.formula, Formula):
            yield from _weight_problems(it.formula, it.catalogue)
    yield from _setting_problems(it.settings)
    found = list(sources_and_texts(it))
    yield from _source_problems(it, found)
    yield from _text_problems(found)
    if isinstance(it.year, int) and not _FIRST_YEAR <= it.year <= _LAST_YEAR:
        yield broken("year", shown(it.year), same(f"{_FIRST_YEAR}-{_LAST_YEAR}"))


def _format_problems(it: Any) -> Iterator[Problem]:
    for name, value in (("format", FORMAT), ("format_version", FORMAT_VERSION)):
        written = getattr(it, name)
        if isinstance(written, str) and written != value:
            yield problem("unknown_value", written, same(f'"{value}"'), path=name)
    if isinstance(it.id, str) and not _is_id(it.id):
        yield broken("id", it.id, _ID_FORM)


def _is_id(text: str) -> bool:
    return text == text.lower() and text.isascii() and all(part.isalnum() for part in text.split("-"))


def _capability_problems(it: Any) -> Iterator[Problem]:
    can = [capability for capability in it.can if isinstance(capability, Capability)]
    if len(set(can)) != len(can):
        yield broken("can", str([capability.value for capability in can]), NO_REPETITION)
    for capability in can:
        for name in NEEDS[capability]:
            if getattr(it, name) is None:
                yield broken("can", capability.value, Text(f"bagian [{name}]", f"a part [{name}]"))
        for lesser in list(Capability)[: list(Capability).index(capability)]:
            if lesser not in can:
                yield broken("can", capability.value, Text(f'juga "{lesser.value}"', f'"{lesser.value}" too'))
    if Capability.AGGREGATE in can:
        yield from _aggregate_problems(it.scale)


def _aggregate_problems(scale: Any) -> Iterator[Problem]:
    """An index can be computed only on a scale from 0 to a known end, with a known rounding."""
    if isinstance(scale, IndexScale):
        if scale.maximum is None:
            yield broken("scale.maximum", ABSENT, Text("ujung atas skala", "the upper end of the scale"))
        if scale.minimum != 0:
            yield broken("scale.minimum", scale.minimum, same("0"))
        if scale.rounding.rule is None:
            yield broken("scale.rounding.rule", ABSENT, Text("aturan pembulatan", "a rounding rule"))


def _band_problems(it: Any) -> Iterator[Problem]:
    if isinstance(it.scale, IndexScale):
        for position, band in enumerate(it.scale.bands):
            yield from _named(f"scale.bands[{position}].predicate", band.predicate, it.predicates)


def _named(path: str, name: str | None, known: Any) -> Iterator[Problem]:
    """A name, where one is written, is one that the rulebook knows; nothing where either could not be read."""
    if name is not None and UNREADABLE not in (name, known) and name not in known:
        yield broken(path, name, one_of(known, name))


def _name_problems(it: Any, catalogue: Catalogue) -> Iterator[Problem]:
    quantity = getattr(it.formula, "quantity", None)
    codes = {getattr(quantity, "code", None): "formula.quantity"}
    numbers = {getattr(quantity, "number", None): "formula.quantity"}
    yield from _named("formula.quantity.variable", getattr(quantity, "variable", None), catalogue.variables)
    for scope, part in (("government", catalogue.government), ("innovation", catalogue.innovation)):
        for key, row in part.rows.items():
            path = f"catalogue.{scope}.rows.{key}"
            if row.code != key:
                yield broken(f"{path}.code", row.code, same(key))
            for name, value, seen in (("code", row.code, codes), ("number", row.number, numbers)):
                if value in seen:
                    yield broken(
                        f"{path}.{name}", value, Text(f"belum dipakai di {seen[value]}", f"not used in {seen[value]}")
                    )
                seen[value] = path
            yield from _named(f"{path}.variable", row.variable, catalogue.variables)
            yield from _named(f"{path}.derive", row.derive, sorted(PROFILE_FACTS))
            for kind in row.evidence.by_kind if isinstance(row.evidence, EvidenceRule) else ():
                yield from _named(f"{path}.evidence.by_kind.{kind}", kind, KINDS_OF_INNOVATION)
            for where, assumption in _assumptions_of(row):
                yield from _named(f"{path}.{where}", assumption, it.assumptions)


def _assumptions_of(row: Row) -> Iterator[tuple[str, str]]:
    yield from (("assumptions", code) for code in row.assumptions)
    for key, measure in row.scale.bases.items() if isinstance(row.scale, Bases) else ():
        yield from ((f"scale.bases.{key}.assumptions", code) for code in measure.assumptions)


def _weight_problems(formula: Formula, catalogue: Catalogue) -> Iterator[Problem]:
    for scope, part, maximum in (
        ("government", catalogue.government, formula.government),
        ("innovation", catalogue.innovation, formula.innovation),
    ):
        most = sum_of(row.weight for row in part.rows.values()) * MAX_LEVEL
        if most != Fraction(maximum):
            closed = f"= {maximum} (formula.{scope})"
            expected = Text(f"bobot yang jumlahnya x 3 {closed}", f"weights whose sum x 3 {closed}")
            yield broken(f"catalogue.{scope}.rows", decimal_of(most), expected)


def _setting_problems(settings: Any) -> Iterator[Problem]:
    for name, known in SETTINGS.items():
        choices = getattr(getattr(settings, name, None), "choices", ())
        for choice in choices:
            yield from _named(f"settings.{name}.choices.{choice}", choice, sorted(known))


def _source_problems(rulebook: Any, found: list[tuple[str, Source | Text]]) -> Iterator[Problem]:
    """Every source names a known reference; a C names the assumption made."""
    for path, value in found:
        if isinstance(value, Source):
            if rulebook.references is not UNREADABLE and value.reference not in rulebook.references:
                expected = one_of(rulebook.references, value.reference)
                yield problem("unknown_reference", value.reference, expected, path=f"{path}.reference")
            yield from _named(f"{path}.assumption", value.assumption, rulebook.assumptions)
            if value.confidence is Confidence.C and value.assumption is None:
                yield broken(
                    f"{path}.assumption", "C", Text("asumsi dengan alasannya", "an assumption with its reason")
                )


def _text_problems(found: list[tuple[str, Source | Text]]) -> Iterator[Problem]:
    """Every label and sentence says something, in both languages."""
    for path, value in found:
        if isinstance(value, Text) and not (value.id.strip() and value.en.strip()):
            yield broken(path, value.id, Text("teks dalam kedua bahasa", "a text in both languages"))


def sources_and_texts(value: Any, path: str = "") -> Iterator[tuple[str, Source | Text]]:
    """Every source and every text within a rulebook, or within what could be read of one, each with its path."""
    if isinstance(value, Source | Text):
        yield path, value
        return
    for name, item in _children(value):
        if type(item) not in _LEAVES:
            joint = name if not path or name.startswith("[") else f".{name}"
            yield from sources_and_texts(item, f"{path}{joint}")


def _children(value: Any) -> Iterator[tuple[str, Any]]:
    kind: Any = value.__class__
    if is_object(value):
        yield from value.items()
    elif is_list(value):
        yield from ((f"[{position}]", item) for position, item in enumerate(value))
    elif attrs.has(kind):
        yield from ((field.name, getattr(value, field.name)) for field in attrs.fields(kind))
    elif isinstance(value, Partial):
        yield from vars(value).items()
