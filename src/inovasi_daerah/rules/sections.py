"""What a rulebook shows: everything a reader needs to count by hand, with the reference of every part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_daerah.levels import LEVELS
from inovasi_daerah.report.section import Section
from inovasi_daerah.rules.fact_forms import forms_of_facts
from inovasi_daerah.text import Text, joined, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.references import Source
    from inovasi_daerah.rules.bands import IndexScale
    from inovasi_daerah.rules.catalogue import Catalogue, CataloguePart, EvidenceRule, Row
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
    "past": Text("yang lampau", "what is past"),
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


def rulebook_sections(rules: Rulebook) -> Iterator[Section]:
    """The edition, then each of its parts that is known."""
    yield Section(same("{title} ({id})").format(title=rules.title, id=rules.id_with_lender), tuple(_head(rules)))
    if rules.scale:
        yield Section(_HEADINGS["bands"], tuple(_bands(rules, rules.scale)))
    if rules.formula:
        yield Section(_HEADINGS["formula"], tuple(_formula(rules, rules.formula)))
    if rules.eligibility:
        yield Section(_HEADINGS["eligibility"], tuple(_eligibility(rules.eligibility)))
    if rules.settings:
        settings = (rules.settings.counting, rules.settings.affairs, rules.settings.stages)
        yield Section(_HEADINGS["settings"], parts=tuple(map(_setting, settings)))
    if rules.catalogue:
        for name, part, rows in (
            ("government", rules.catalogue.government, rules.government),
            ("innovation", rules.catalogue.innovation, rules.innovation),
        ):
            parts = tuple(_row(rules, rules.catalogue, row) for row in rows)
            yield Section(_HEADINGS[name], (_sources(part),), parts=parts, is_folded=True)
    if rules.assumptions:
        assumed = (
            _REASONED.format(code=code, text=one.text, reason=one.reason) for code, one in rules.assumptions.items()
        )
        yield Section(_HEADINGS["assumptions"], tuple(assumed))
    cited = (_NAMED.format(name=key, text=one.title) for key, one in rules.references.items())
    yield Section(_HEADINGS["references"], tuple(cited))


_NAMED: Final = same("{name}: {text}")
_REASONED: Final = same("{code}: {text} {reason}")
_MARKED: Final = same("{text} {marks}")


def _head(rules: Rulebook) -> Iterator[Text | str]:
    yield rules.digest
    if rules.lent is not None:
        yield rules.lent
    if rules.provisional:
        yield _PROVISIONAL
    yield _NAMED.format(name=_CAN, text=joined(", ", (act.text for act in rules.can), empty=same("-")))
    for capability, missing in rules.unknown.items():
        yield _NAMED.format(name=same("{cannot} ({act})").format(cannot=_CANNOT, act=capability), text=missing)


def _marked(text: Text, *sources: Source) -> Text:
    """The text with ``[reference A]`` for each source, or with the assumption that was made."""
    marks = (
        f"[{one.reference} {one.confidence.value}{f': {one.assumption}' if one.assumption else ''}]" for one in sources
    )
    return _MARKED.format(text=text, marks=" ".join(marks))


def _bands(rules: Rulebook, scale: IndexScale) -> Iterator[Text]:
    top = "..." if scale.maximum is None else scale.maximum
    yield _marked(_SCALE.format(minimum=scale.minimum, maximum=top), scale.source)
    for band in scale.bands:
        name = rules.predicate(band.predicate).name if band.predicate else _UNKNOWN
        highest = "..." if band.highest is None else f"{band.highest}"
        yield _marked(_NAMED.format(name=f"{band.lowest} - {highest}", text=name), band.source)
    rounding = scale.rounding
    rule = rounding.rule.text if rounding.rule else _UNKNOWN
    yield _marked(_ROUNDED.format(places=rounding.places, rule=rule), rounding.source)


def _formula(rules: Rulebook, formula: Formula) -> Iterator[Text]:
    top = rules.scale.maximum if rules.scale else None
    words = _FORMULA.format(least=formula.divisor.least, maximum=formula.maximum, top=top)
    yield _marked(words, formula.source, formula.divisor.source)
    maxima = _MAXIMA.format(
        government=formula.government, innovation=formula.innovation, quantity=formula.quantity.maximum
    )
    yield _marked(maxima, formula.source, formula.quantity.source)
    quantity = _QUANTITY.format(most=formula.quantity.most, each=formula.quantity.each)
    yield _marked(quantity, formula.quantity.source)
    if formula.gate:
        gate = _GATE.format(required=formula.gate.required, affairs=", ".join(formula.gate.affairs))
        yield _marked(gate, formula.gate.source)
    if formula.without_gate:
        yield _marked(_NO_GATE, formula.without_gate)


def _eligibility(eligibility: Eligibility) -> Iterator[Text]:
    window = _WINDOW.format(first=eligibility.window.first.label, last=eligibility.window.last.label)
    yield _marked(window, eligibility.window.source)
    if eligibility.design:
        design = _DESIGN.format(words=eligibility.design.least_words)
        yield _marked(design, eligibility.design.source, eligibility.design.word)
    if eligibility.mandatory:
        mandatory = _FILLED.format(level=eligibility.mandatory.least_level)
        yield _marked(mandatory, eligibility.mandatory.source, eligibility.mandatory.filled)
        yield _marked(_OF_GOVERNMENT.format(costs=COSTS_ITS_POINTS), eligibility.mandatory.government)


def _setting(setting: Setting) -> Section:
    choices = (
        _NAMED.format(name=f"{value}{' *' if value == setting.default else ''}", text=words)
        for value, words in setting.choices.items()
    )
    return Section(_marked(setting.name, setting.source), tuple(choices))


def _sources(part: CataloguePart) -> Text:
    named = ((what, getattr(part.sources, name)) for name, what in _SOURCES.items())
    return joined(", ", (_marked(what, source) for what, source in named if source is not None))


def _row(rules: Rulebook, catalogue: Catalogue, row: Row) -> Section:
    says = [_WEIGHT.format(weight=row.weight)]
    says += [_MANDATORY] if row.mandatory else []
    says += [row.past.text] if row.past else []
    says += [catalogue.variables[row.variable]] if row.variable else []
    title = same("{number} {name} ({code}): {says}").format(
        number=row.number, name=row.name, code=row.code, says=joined(", ", says)
    )
    notes = [_NAMED.format(name=level, text=row.levels[level]) for level in LEVELS]
    notes += _facts(row.scale, rules.year) if row.scale else ()
    notes += [_evidence(row.evidence)] if row.evidence else []
    marked = _marked(title, row.source) if row.source else title
    return Section(_assumed(marked, row.assumptions), tuple(notes))


def _evidence(evidence: EvidenceRule) -> Text:
    text = _EVIDENCE.format(note=evidence.note, kinds=evidence.named)
    return _marked(text, evidence.other_kinds) if evidence.other_kinds else text


def _assumed(text: Text, codes: tuple[str, ...]) -> Text:
    return _MARKED.format(text=text, marks=f"({', '.join(codes)})") if codes else text


def _facts(scale: Scale, year: int) -> Iterator[Text]:
    """What a fact must be for each level, on each basis where there are several, and how it is written."""
    for key, basis in scale.alternatives.items():
        label = same("{key}, {label}").format(key=key, label=basis.label)
        yield _assumed(_NAMED.format(name=label, text=_reached(basis.scale)), basis.assumptions)
    if not scale.alternatives:
        yield _reached(scale)
    for form in forms_of_facts(scale, year):
        yield _WRITTEN.format(form=form)


def _reached(scale: Scale) -> Text:
    levels = (same("{level} = {rule}").format(level=level, rule=scale.rule(int(level))) for level in LEVELS)
    return _REACHED.format(rule=joined("; ", levels))
