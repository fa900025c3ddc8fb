"""The plain-text rendering of a rulebook, at most 100 columns wide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inovasi_daerah.report.layout import wrapped
from inovasi_daerah.rules.fact_forms import forms_of_facts
from inovasi_daerah.rules.levels import LEVELS
from inovasi_daerah.rules.scales import Bases
from inovasi_daerah.text import Lang, Text, joined, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.references import Source
    from inovasi_daerah.rules.bands import IndexScale
    from inovasi_daerah.rules.catalogue import Catalogue, CataloguePart, Row
    from inovasi_daerah.rules.eligibility import Eligibility
    from inovasi_daerah.rules.formula import Formula
    from inovasi_daerah.rules.rulebook import Rulebook
    from inovasi_daerah.rules.scales import Scale
    from inovasi_daerah.rules.settings import Setting

_CAN = Text("Dapat", "Can")
_CANNOT = Text("Tidak dapat", "Cannot")
_PROVISIONAL = Text("Sementara: diumumkan, belum diterbitkan.", "Provisional: announced, not yet issued.")
_UNKNOWN = Text("tidak diketahui", "not known")
_WEIGHT = Text("bobot {weight}", "weight {weight}")
_MANDATORY = Text("wajib", "mandatory")
_EVIDENCE = Text("bukti: {note} ({kinds})", "evidence: {note} ({kinds})")
_FORMULA = Text(
    "indeks = (pemerintah daerah + jumlah kematangan / maks({least}, n) + jumlah inovasi) / {maximum} x {top}",
    "index = (government + sum of maturities / max({least}, n) + quantity) / {maximum} x {top}",
)
_QUANTITY = Text("jumlah inovasi = min(n, {most}) x {each}", "quantity = min(n, {most}) x {each}")
_GATE = Text(
    "jumlah inovasi hanya dihitung bila tercakup paling sedikit {required} dari {affairs}",
    "the quantity counts only when at least {required} of {affairs} are covered",
)
_ROUNDED = Text("{places} desimal, pembulatan {rule}", "{places} decimals, rounding {rule}")
_WINDOW = Text(
    "penerapan atau pengembangan antara {first} dan {last}", "applied or developed between {first} and {last}"
)
_FILLED = Text("indikator wajib terisi mulai level {level}", "mandatory rows filled from level {level}")
_DESIGN = Text("rancang bangun paling sedikit {words} kata", "a design (rancang bangun) of at least {words} words")
_SCALE = Text("skala {minimum} - {maximum}", "scale {minimum} - {maximum}")
_MAXIMA = Text(
    "paling banyak: pemerintah daerah {government}, kematangan {innovation}, jumlah inovasi {quantity}",
    "at most: government {government}, maturity {innovation}, quantity {quantity}",
)
_OF_GOVERNMENT = Text(
    "indikator wajib pemerintah daerah yang tidak terisi: {costs}",
    "a mandatory row of the government that is not filled: {costs}",
)
COSTS_ITS_POINTS = Text("hanya kehilangan nilainya", "costs its points and nothing else")
_REACHED = Text("fakta: {rule}", "fact: {rule}")
_WRITTEN = Text("ditulis {form}", "write {form}")
_SOURCES = {
    "weight": Text("bobot", "weights"),
    "levels": Text("level", "levels"),
    "mandatory": Text("wajib", "mandatory"),
    "variable": Text("variabel", "variables"),
    "fact": Text("fakta", "facts"),
    "evidence": Text("bukti", "evidence"),
}
_NO_GATE = Text("tanpa syarat pelayanan dasar", "no gate of basic services")
_HEADINGS = {
    "bands": Text("Predikat", "Predicates"),
    "formula": Text("Rumus", "Formula"),
    "eligibility": Text("Syarat inovasi", "Eligibility of an innovation"),
    "settings": Text("Setelan", "Settings"),
    "government": Text("Satuan pemerintahan daerah", "Regional government"),
    "innovation": Text("Satuan inovasi daerah", "Regional innovation"),
    "assumptions": Text("Asumsi", "Assumptions"),
    "references": Text("Rujukan", "References"),
}


def explain(rules: Rulebook, lang: Lang) -> str:
    """Everything a reader needs to count by hand, with the reference of every part."""
    return "\n".join(_lines(rules, lang)) + "\n"


def _lines(rules: Rulebook, lang: Lang) -> Iterator[str]:
    yield from _head(rules, lang)
    if rules.scale:
        yield from _headed("bands", lang, _bands(rules, rules.scale, lang))
    if rules.formula:
        yield from _headed("formula", lang, _formula(rules, rules.formula, lang))
    if rules.eligibility:
        yield from _headed("eligibility", lang, _eligibility(rules.eligibility, lang))
    if rules.settings:
        settings = (rules.settings.counting, rules.settings.affairs, rules.settings.stages)
        yield from _headed("settings", lang, (line for one in settings for line in _setting(one, lang)))
    if rules.catalogue:
        for name, part, rows in (
            ("government", rules.catalogue.government, rules.government),
            ("innovation", rules.catalogue.innovation, rules.innovation),
        ):
            yield from _headed(name, lang, _rows(rules, rules.catalogue, part, rows, lang))
    if rules.assumptions:
        pairs = ((code, f"{one.text.say(lang)} {one.reason.say(lang)}") for code, one in rules.assumptions.items())
        yield from _headed("assumptions", lang, _named(pairs))
    cited = ((key, one.title.say(lang)) for key, one in rules.references.items())
    yield from _headed("references", lang, _named(cited))


def _head(rules: Rulebook, lang: Lang) -> Iterator[str]:
    lender = f" + {rules.lent_by}" if rules.lent_by else ""
    yield from wrapped(f"{rules.label(lang)} ({rules.id}{lender})", 0, 4)
    yield rules.digest
    if rules.lent is not None:
        yield from wrapped(rules.lent.say(lang), 0, 4)
    if rules.provisional:
        yield _PROVISIONAL.say(lang)
    yield from wrapped(f"{_CAN.say(lang)}: {', '.join(act.label(lang) for act in rules.can) or '-'}", 0, 4)
    for capability, missing in rules.unknown.items():
        yield from wrapped(f"{_CANNOT.say(lang)} ({capability}): {missing.say(lang)}", 0, 4)


def _headed(name: str, lang: Lang, lines: Iterator[str]) -> Iterator[str]:
    yield from ("", _HEADINGS[name].say(lang))
    yield from lines


def _named(pairs: Iterator[tuple[str, str]]) -> Iterator[str]:
    for name, text in pairs:
        yield from wrapped(f"{name}: {text}", 2, 6)


def _mark(source: Source) -> str:
    """``[reference A]``, or with the assumption that was made."""
    assumed = f": {source.assumption}" if source.assumption else ""
    return f"[{source.reference} {source.confidence.value}{assumed}]"


def _bands(rules: Rulebook, scale: IndexScale, lang: Lang) -> Iterator[str]:
    top = "..." if scale.maximum is None else scale.maximum
    whole = _SCALE.format(minimum=scale.minimum, maximum=top).say(lang)
    yield from wrapped(f"{whole} {_mark(scale.source)}", 2, 6)
    for band in scale.bands:
        name = rules.predicate(band.predicate).label(lang) if band.predicate else _UNKNOWN.say(lang)
        highest = "..." if band.highest is None else f"{band.highest}"
        yield from wrapped(f"{band.lowest} - {highest}: {name} {_mark(band.source)}", 2, 6)
    rounding = scale.rounding
    rule = rounding.rule.text if rounding.rule else _UNKNOWN
    words = _ROUNDED.format(places=rounding.places, rule=rule).say(lang)
    yield from wrapped(f"{words} {_mark(rounding.source)}", 2, 6)


def _formula(rules: Rulebook, formula: Formula, lang: Lang) -> Iterator[str]:
    top = rules.scale.maximum if rules.scale else None
    words = _FORMULA.format(least=formula.divisor.least, maximum=formula.maximum, top=top)
    yield from wrapped(f"{words.say(lang)} {_mark(formula.source)} {_mark(formula.divisor.source)}", 2, 6)
    maxima = _MAXIMA.format(
        government=formula.government, innovation=formula.innovation, quantity=formula.quantity.maximum
    )
    yield from wrapped(f"{maxima.say(lang)} {_mark(formula.source)} {_mark(formula.quantity.source)}", 2, 6)
    quantity = _QUANTITY.format(most=formula.quantity.most, each=formula.quantity.each)
    yield from wrapped(f"{quantity.say(lang)} {_mark(formula.quantity.source)}", 2, 6)
    if formula.gate:
        gate = _GATE.format(required=formula.gate.required, affairs=", ".join(formula.gate.affairs))
        yield from wrapped(f"{gate.say(lang)} {_mark(formula.gate.source)}", 2, 6)
    if formula.without_gate:
        yield from wrapped(f"{_NO_GATE.say(lang)} {_mark(formula.without_gate)}", 2, 6)


def _eligibility(eligibility: Eligibility, lang: Lang) -> Iterator[str]:
    window = _WINDOW.format(first=eligibility.window.first.label, last=eligibility.window.last.label)
    yield from wrapped(f"{window.say(lang)} {_mark(eligibility.window.source)}", 2, 6)
    if eligibility.design:
        design = _DESIGN.format(words=eligibility.design.least_words)
        marks = f"{_mark(eligibility.design.source)} {_mark(eligibility.design.word)}"
        yield from wrapped(f"{design.say(lang)} {marks}", 2, 6)
    if eligibility.mandatory:
        mandatory = _FILLED.format(level=eligibility.mandatory.least_level)
        marks = f"{_mark(eligibility.mandatory.source)} {_mark(eligibility.mandatory.filled)}"
        yield from wrapped(f"{mandatory.say(lang)} {marks}", 2, 6)
        unfilled = _OF_GOVERNMENT.format(costs=COSTS_ITS_POINTS).say(lang)
        yield from wrapped(f"{unfilled} {_mark(eligibility.mandatory.government)}", 2, 6)


def _setting(setting: Setting, lang: Lang) -> Iterator[str]:
    yield from wrapped(f"{setting.name.say(lang)} {_mark(setting.source)}", 2, 6)
    for value, words in setting.choices.items():
        mark = " *" if value == setting.default else ""
        yield from wrapped(f"{value}{mark}: {words.say(lang)}", 4, 8)


def _rows(
    rules: Rulebook, catalogue: Catalogue, part: CataloguePart, rows: tuple[Row, ...], lang: Lang
) -> Iterator[str]:
    named = ((what.say(lang), getattr(part.sources, name)) for name, what in _SOURCES.items())
    yield from wrapped(", ".join(f"{what} {_mark(source)}" for what, source in named if source is not None), 2, 6)
    for row in rows:
        says = [_WEIGHT.format(weight=row.weight).say(lang)]
        says += [_MANDATORY.say(lang)] if row.mandatory else []
        says += [catalogue.variables[row.variable].say(lang)] if row.variable else []
        mark = f" {_mark(row.source)}" if row.source else ""
        mark += _assumed(row.assumptions)
        yield from wrapped(f"{row.number} {row.label(lang)} ({row.code}): {', '.join(says)}{mark}", 2, 6)
        for level in LEVELS:
            yield from wrapped(f"{level}: {row.levels[level].say(lang)}", 6, 10)
        if row.scale:
            yield from _facts(row.scale, rules.year, lang)
        if row.evidence:
            evidence = _EVIDENCE.format(note=row.evidence.note, kinds=row.evidence.named)
            mark = f" {_mark(row.evidence.other_kinds)}" if row.evidence.other_kinds else ""
            yield from wrapped(f"{evidence.say(lang)}{mark}", 6, 10)


def _assumed(codes: tuple[str, ...]) -> str:
    return f" ({', '.join(codes)})" if codes else ""


def _facts(scale: Scale, year: int, lang: Lang) -> Iterator[str]:
    """What a fact must be for each level, on each basis where there are several, and how it is written."""
    if isinstance(scale, Bases):
        for key, basis in scale.bases.items():
            reached = _reached(basis.scale)
            words = same("{key}, {label}: {reached}").format(key=key, label=basis.label, reached=reached).say(lang)
            yield from wrapped(f"{words}{_assumed(basis.assumptions)}", 6, 10)
    else:
        yield from wrapped(_reached(scale).say(lang), 6, 10)
    for form in forms_of_facts(scale, year):
        yield from wrapped(_WRITTEN.format(form=form).say(lang), 6, 10)


def _reached(scale: Scale) -> Text:
    levels = (same("{level} = {rule}").format(level=level, rule=scale.rule(int(level))) for level in LEVELS)
    return _REACHED.format(rule=joined("; ", levels))
