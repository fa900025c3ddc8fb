"""The laws that the parts of a rulebook keep together: sums close, names exist, capabilities are backed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import attrs

from inovasi_daerah.exact import decimal_of, sum_of
from inovasi_daerah.levels import MAX_LEVEL
from inovasi_daerah.problems import ABSENT, Problem, one_of, problem
from inovasi_daerah.reading.checks import is_read
from inovasi_daerah.reading.plain import is_list, is_object
from inovasi_daerah.references import Confidence, Source
from inovasi_daerah.rules.capabilities import Capability
from inovasi_daerah.rules.laws import NO_REPETITION, broken
from inovasi_daerah.rules.settings import Affairs, Counted, Stages
from inovasi_daerah.text import Text, same

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from inovasi_daerah.rules.bands import IndexScale
    from inovasi_daerah.rules.catalogue import Catalogue, Row
    from inovasi_daerah.rules.formula import Formula, Quantity
    from inovasi_daerah.rules.settings import Setting, SettingsOfEdition

FORMAT: Final = "inovasi-daerah/rulebook"
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
SETTINGS: Final = MappingProxyType(
    {
        name: frozenset(one.value for one in words)
        for name, words in (("counting", Counted), ("affairs", Affairs), ("stages", Stages))
    }
)
"""The choices whose meaning the scoring knows."""
PROFILE_FACTS: Final = frozenset({"months_from_initiative_to_application"})
"""The facts of an innovation's profile that the scoring can read off for an absent claim."""
KINDS_OF_INNOVATION: Final = ("digital", "non_digital", "teknologi")
"""The kinds of innovation that a row may name evidence for."""


def other_than(name: str, written: str, known: str) -> Iterator[Problem]:
    """The format, or its version, is not the one that this library reads."""
    if written != known:
        yield problem("unknown_value", written, same(f'"{known}"'), path=name)


def id_problems(written: str) -> Iterator[Problem]:
    """An id is lower-case words with hyphens between them."""
    if written != written.lower() or not written.isascii() or not all(part.isalnum() for part in written.split("-")):
        yield broken("id", written, _ID_FORM)


def capability_problems(can: tuple[Capability, ...], parts: Mapping[str, object]) -> Iterator[Problem]:
    """Each capability once, with those it builds on and the parts it rests on."""
    if len(set(can)) != len(can):
        yield broken("can", str([capability.value for capability in can]), NO_REPETITION)
    for capability in can:
        for name in NEEDS[capability]:
            if parts[name] is None:
                yield broken("can", capability.value, Text(f"bagian [{name}]", f"a part [{name}]"))
        for lesser in list(Capability)[: list(Capability).index(capability)]:
            if lesser not in can:
                yield broken("can", capability.value, Text(f'juga "{lesser.value}"', f'"{lesser.value}" too'))


def aggregate_problems(scale: IndexScale) -> Iterator[Problem]:
    """An index can be computed only on a scale from 0 to a known end, with a known rounding."""
    if scale.maximum is None:
        yield broken("scale.maximum", ABSENT, Text("ujung atas skala", "the upper end of the scale"))
    if scale.minimum != 0:
        yield broken("scale.minimum", scale.minimum, same("0"))
    if scale.rounding.rule is None:
        yield broken("scale.rounding.rule", ABSENT, Text("aturan pembulatan", "a rounding rule"))


def predicate_problems(scale: IndexScale, predicates: Collection[str]) -> Iterator[Problem]:
    """The predicate of each band is one that the rulebook names."""
    for position, band in enumerate(scale.bands):
        yield from _named(f"scale.bands[{position}].predicate", band.predicate, predicates)


def _named(path: str, name: str | None, known: Collection[str]) -> Iterator[Problem]:
    """A name, where one is written, is one that the rulebook knows."""
    if name is not None and name not in known:
        yield broken(path, name, one_of(known, name))


def quantity_problems(quantity: Quantity, catalogue: Catalogue) -> Iterator[Problem]:
    """The variable of the quantity is one of the catalogue."""
    if is_read(quantity, "variable"):
        yield from _named("formula.quantity.variable", quantity.variable, catalogue.variables)


def row_problems(
    catalogue: Catalogue, quantity: Quantity | None, assumptions: Collection[str] | None
) -> Iterator[Problem]:
    """Every row is named by its key, has a code and a number of its own, and names what the rulebook knows.

    Args:
        quantity: what could be read of it; its code and number are taken too.
        assumptions: None where they could not be read.
    """
    codes = {quantity.code: "formula.quantity"} if quantity and is_read(quantity, "code") else {}
    numbers = {quantity.number: "formula.quantity"} if quantity and is_read(quantity, "number") else {}
    for scope, part in (("government", catalogue.government), ("innovation", catalogue.innovation)):
        for key, row in part.rows.items():
            path = f"catalogue.{scope}.rows.{key}"
            if row.code != key:
                yield broken(f"{path}.code", row.code, same(key))
            for name, value, seen in (("code", row.code, codes), ("number", row.number, numbers)):
                if value in seen:
                    free = Text(f"belum dipakai di {seen[value]}", f"not used in {seen[value]}")
                    yield broken(f"{path}.{name}", value, free)
                seen[value] = path
            yield from _named(f"{path}.variable", row.variable, catalogue.variables)
            yield from _named(f"{path}.derive", row.derive, sorted(PROFILE_FACTS))
            for kind in () if row.evidence is None else row.evidence.by_kind:
                yield from _named(f"{path}.evidence.by_kind.{kind}", kind, KINDS_OF_INNOVATION)
            if assumptions is not None:
                for where, assumption in _assumptions_of(row):
                    yield from _named(f"{path}.{where}", assumption, assumptions)


def _assumptions_of(row: Row) -> Iterator[tuple[str, str]]:
    yield from (("assumptions", code) for code in row.assumptions)
    for key, measure in row.scale.alternatives.items() if row.scale else ():
        yield from ((f"scale.bases.{key}.assumptions", code) for code in measure.assumptions)


def weight_problems(formula: Formula, catalogue: Catalogue) -> Iterator[Problem]:
    """The weights of each part, at the highest level, make the maximum that the formula gives it."""
    for scope, part, maximum in (
        ("government", catalogue.government, formula.government),
        ("innovation", catalogue.innovation, formula.innovation),
    ):
        most = sum_of(row.weight for row in part.rows.values()) * MAX_LEVEL
        if most != Fraction(maximum):
            closed = f"= {maximum} (formula.{scope})"
            expected = Text(f"bobot yang jumlahnya x 3 {closed}", f"weights whose sum x 3 {closed}")
            yield broken(f"catalogue.{scope}.rows", decimal_of(most), expected)


def setting_problems(settings: SettingsOfEdition) -> Iterator[Problem]:
    """The choices of each setting are those whose meaning the scoring knows."""
    for name, known in SETTINGS.items():
        setting: Setting = getattr(settings, name)
        for choice in setting.choices if is_read(setting, "choices[]") else ():
            yield from _named(f"settings.{name}.choices.{choice}", choice, sorted(known))


def source_problems(
    found: Iterable[tuple[str, Source | Text]], references: Collection[str] | None, assumptions: Collection[str] | None
) -> Iterator[Problem]:
    """Every source names a known reference; a C names the assumption made."""
    for path, value in found:
        if isinstance(value, Source):
            if references is not None and value.reference not in references:
                expected = one_of(references, value.reference)
                yield problem("unknown_reference", value.reference, expected, path=f"{path}.reference")
            if assumptions is not None:
                yield from _named(f"{path}.assumption", value.assumption, assumptions)
            if value.confidence is Confidence.C and value.assumption is None:
                yield broken(
                    f"{path}.assumption", "C", Text("asumsi dengan alasannya", "an assumption with its reason")
                )


def text_problems(found: Iterable[tuple[str, Source | Text]]) -> Iterator[Problem]:
    """Every label and sentence says something, in both languages."""
    for path, value in found:
        if isinstance(value, Text) and not (value.id.strip() and value.en.strip()):
            yield broken(path, value.id, Text("teks dalam kedua bahasa", "a text in both languages"))


def sources_and_texts(value: Any, path: str = "") -> Iterator[tuple[str, Source | Text]]:
    """Every source and every text within a rulebook, or within what could be read of one, each with its path."""
    if type(value) in (Source, Text):
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
