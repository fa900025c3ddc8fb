"""The rules of one edition as a page: everything its rulebook holds, with the source of every figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import inovasi_daerah as ida
from inovasi_daerah.levels import LEVELS
from inovasi_daerah.rules.fact_forms import forms_of_facts
from inovasi_daerah.rules.scales import Bases
from inovasi_daerah.rules.sections import COSTS_ITS_POINTS
from inovasi_daerah.text import Lang, Text, joined, same
from markdown_tables import NO, UNKNOWN, YES, mark, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inovasi_daerah.rules.bands import IndexScale
    from inovasi_daerah.rules.catalogue import Catalogue, CataloguePart, Row
    from inovasi_daerah.rules.formula import Formula
    from inovasi_daerah.rules.scales import Scale
    from inovasi_daerah.rules.settings import Setting

_SOURCE = Text("Sumber", "Source")
_UNKNOWN_WHOLE = Text("**Tidak diketahui.**", "**Unknown.**")
_PROVISIONAL = Text(
    "**Sementara**: diumumkan, belum diterbitkan. Angkanya dapat berubah ketika pedoman tahun itu terbit.",
    "**Provisional**: announced, not yet issued. Its figures may change when the guide of that year appears.",
)
_INTRO = Text(
    "Halaman ini dibuat dari buku aturan yang dipakai pustaka untuk menghitung. Setiap angka menyebut sumbernya dan "
    "tanda keyakinannya.",
    "This page is made from the rulebook that the library computes with. Every figure names its source and how sure "
    "it is.",
)
_WORDING = Text(
    "Istilah pada level adalah istilah resmi; kalimat di sekitarnya susunan proyek ini.",
    "The terms of the levels are the official ones, rendered in English; whole sentences are this project's wording.",
)
_WRITTEN = Text(
    "Di antara kurung kurawal klaim indikatornya. Bilangan di sini contoh; daftar di sini memuat semua anggotanya.",
    "Between the braces of the indicator's claim. Numbers are examples; a list has all its members here.",
)


def edition_lines(rules: ida.Rulebook, lang: Lang) -> Iterator[str]:
    """The lines of the page; what the edition does not know is said to be unknown."""
    yield from (f"# {rules.label(lang)}", "", f"`{rules.id}` · `{rules.digest}`", "", _INTRO.say(lang))
    if rules.provisional:
        yield from ("", _PROVISIONAL.say(lang))
    yield from _headed(Text("Yang dapat dilakukan", "What it can do"), lang, _abilities(rules, lang))
    yield from _headed(Text("Predikat", "Predicates"), lang, _bands(rules, rules.scale, lang))
    yield from _headed(Text("Rumus", "Formula"), lang, _formula(rules, rules.formula, lang))
    yield from _headed(Text("Syarat inovasi", "Eligibility of an innovation"), lang, _eligibility(rules, lang))
    yield from _headed(Text("Setelan", "Settings"), lang, _settings(rules, lang))
    government = Text("Indikator pemerintah daerah", "Indicators of the government")
    innovation = Text("Indikator setiap inovasi", "Indicators of each innovation")
    catalogue = rules.catalogue
    if catalogue is None:
        unknown = _unknown(rules, ida.rules.Capability.SCORE, lang)
        for title in (government, innovation):
            yield from _headed(title, lang, iter([unknown]))
    else:
        for title, part, rows in (
            (government, catalogue.government, rules.government),
            (innovation, catalogue.innovation, rules.innovation),
        ):
            yield from _headed(title, lang, _rows(catalogue, part, rows, rules.year, lang))
    yield from _headed(Text("Asumsi", "Assumptions"), lang, _assumptions(rules, lang))
    yield from _headed(Text("Rujukan", "References"), lang, _references(rules, lang))


def _headed(title: Text, lang: Lang, lines: Iterator[str]) -> Iterator[str]:
    yield from ("", f"## {title.say(lang)}", "")
    yield from lines


def _unknown(rules: ida.Rulebook, act: ida.rules.Capability, lang: Lang) -> str:
    return f"**{UNKNOWN.say(lang).capitalize()}**: {rules.unknown[act.value].say(lang)}."


def _abilities(rules: ida.Rulebook, lang: Lang) -> Iterator[str]:
    rows = [[act.text, YES if act in rules.can else rules.unknown[act.value]] for act in ida.rules.Capability]
    yield from table(lang, [Text("Kemampuan", "Ability"), Text("Dapat", "Can")], rows)


def _bands(rules: ida.Rulebook, scale: IndexScale | None, lang: Lang) -> Iterator[str]:
    if scale is None:
        yield _unknown(rules, ida.rules.Capability.CLASSIFY, lang)
        return
    rows = [
        [
            rules.predicate(band.predicate).name if band.predicate else None,
            band.lowest,
            Text("tanpa batas yang diketahui", "no known end") if band.highest is None else band.highest,
            mark(band.source),
        ]
        for band in scale.bands
    ]
    rounding = scale.rounding
    how = (
        None
        if rounding.rule is None
        else same("{label} `{value}`").format(label=rounding.rule.text, value=rounding.rule.value)
    )
    headings = [Text("Predikat", "Predicate"), Text("Dari", "From"), Text("Sampai", "To"), _SOURCE]
    yield from table(lang, headings, rows)
    places = Text("Desimal yang diterbitkan", "Decimals published")
    yield from table(
        lang, [places, Text("Pembulatan", "Rounding"), _SOURCE], [[rounding.places, how, mark(rounding.source)]]
    )
    highest = Text("tanpa batas yang diketahui", "no known end") if scale.maximum is None else scale.maximum
    ends = [Text("Skala dari", "Scale from"), Text("Sampai", "To"), _SOURCE]
    yield from table(lang, ends, [[scale.minimum, highest, mark(scale.source)]])


def _formula(rules: ida.Rulebook, formula: Formula | None, lang: Lang) -> Iterator[str]:
    if formula is None:
        yield _unknown(rules, ida.rules.Capability.AGGREGATE, lang)
        return
    quantity, gate, divisor = formula.quantity, formula.gate, formula.divisor
    top = rules.known(rules.scale, ida.rules.Capability.AGGREGATE).maximum
    whole = Text(
        "indeks = (pemerintah daerah + jumlah kematangan / pembagi + jumlah inovasi) / {maximum} x {top}",
        "index = (government + sum of maturities / divisor + quantity) / {maximum} x {top}",
    ).format(maximum=formula.maximum, top=top)
    number = Text("min(n, {most}) x {each}", "min(n, {most}) x {each}").format(most=quantity.most, each=quantity.each)
    door = Text("paling sedikit {required} dari {affairs}", "at least {required} of {affairs}")
    rows: list[list[object]] = [
        [Text("Pemerintah daerah, paling banyak", "Government, at most"), formula.government, mark(formula.source)],
        [Text("Kematangan, paling banyak", "Maturity, at most"), formula.innovation, mark(formula.source)],
        [
            Text("Pembagi", "Divisor"),
            Text(f"maks({divisor.least}, n)", f"max({divisor.least}, n)"),
            mark(divisor.source),
        ],
        [quantity.name, number, mark(quantity.source)],
        [Text("Jumlah inovasi, paling banyak", "Quantity, at most"), quantity.maximum, mark(quantity.source)],
    ]
    name = Text("Gerbang pelayanan dasar", "Gate of basic services")
    if gate is not None:
        opened = door.format(required=gate.required, affairs=", ".join(gate.affairs))
        rows.append([name, opened, mark(gate.source)])
    elif formula.without_gate is not None:
        rows.append([name, Text("tidak ada", "none"), mark(formula.without_gate)])
    yield f"> {whole.say(lang)}"
    yield from table(lang, [Text("Bagian", "Part"), Text("Nilai", "Value"), _SOURCE], rows)


def _eligibility(rules: ida.Rulebook, lang: Lang) -> Iterator[str]:
    asked = rules.eligibility
    if asked is None:
        yield _UNKNOWN_WHOLE.say(lang)
        return
    first, last = asked.window.first, asked.window.last
    days = Text(
        "{first} sampai {last} (T = tahun laporan: {since} sampai {until})",
        "{first} to {last} (T = year of the report: {since} to {until})",
    )
    window = days.format(first=first.of(rules.year), last=last.of(rules.year), since=first.label, until=last.label)
    rows: list[list[object]] = [
        [Text("Penerapan atau pengembangan", "Application or development"), window, mark(asked.window.source)]
    ]
    if asked.design is not None:
        words = Text("paling sedikit {n} kata", "at least {n} words").format(n=asked.design.least_words)
        marks = f"{mark(asked.design.source)}, {mark(asked.design.word)}"
        rows.append([Text("Rancang bangun", "Design (rancang bangun)"), words, marks])
    if asked.mandatory is not None:
        level = Text("mulai level {n}", "from level {n}").format(n=asked.mandatory.least_level)
        marks = f"{mark(asked.mandatory.source)}, {mark(asked.mandatory.filled)}"
        rows.append([Text("Indikator wajib terisi", "Mandatory rows filled"), level, marks])
        unfilled = Text("Indikator wajib pemerintah daerah, tidak terisi", "Mandatory government rows not filled")
        rows.append([unfilled, COSTS_ITS_POINTS, mark(asked.mandatory.government)])
    yield from table(lang, [Text("Syarat", "Condition"), Text("Aturan", "Rule"), _SOURCE], rows)


def _settings(rules: ida.Rulebook, lang: Lang) -> Iterator[str]:
    if rules.settings is None:
        yield _UNKNOWN_WHOLE.say(lang)
        return
    named = (
        ("counting", rules.settings.counting),
        ("affairs", rules.settings.affairs),
        ("stages", rules.settings.stages),
    )
    headings = [
        Text("Setelan", "Setting"),
        Text("Pilihan", "Choice"),
        Text("Arti", "Meaning"),
        Text("Bawaan", "Default"),
        _SOURCE,
    ]
    yield from table(lang, headings, [row for name, setting in named for row in _choices(name, setting)])


def _choices(name: str, setting: Setting) -> Iterator[list[object]]:
    for value, words in setting.choices.items():
        yield [f"`{name}`", f"`{value}`", words, YES if value == setting.default else NO, mark(setting.source)]


# --- the catalogue ----------------------------------------------------------------------------------------------


def _rows(catalogue: Catalogue, part: CataloguePart, rows: Sequence[Row], year: int, lang: Lang) -> Iterator[str]:
    levels = [Text(f"Level {level}", f"Level {level}") for level in LEVELS]
    number, name = Text("No", "No"), Text("Indikator", "Indicator")
    listed: list[list[object]] = [
        [
            row.number,
            Text(f"{row.name.id} `{row.code}`", f"{row.name.en} `{row.code}`"),
            row.weight,
            *(row.levels[level] for level in LEVELS),
            YES if row.mandatory else NO,
            None if row.variable is None else catalogue.variables[row.variable],
        ]
        for row in rows
    ]
    headings = [
        number,
        name,
        Text("Bobot", "Weight"),
        *levels,
        Text("Wajib", "Mandatory"),
        Text("Variabel", "Variable"),
    ]
    yield from table(lang, headings, listed)
    yield _WORDING.say(lang)
    sources = part.sources
    of_what = {
        Text("bobot", "weights"): sources.weight,
        Text("level", "levels"): sources.levels,
        Text("wajib", "mandatory"): sources.mandatory,
        Text("variabel", "variables"): sources.variable,
        Text("fakta", "facts"): sources.fact,
        Text("bukti", "evidence"): sources.evidence,
    }
    marks = ", ".join(f"{what.say(lang)}: {mark(source)}" for what, source in of_what.items() if source is not None)
    yield from ("", f"{_SOURCE.say(lang)}: {marks}.", "")
    yield f"### {Text('Bagaimana fakta menjadi level', 'How a fact becomes a level').say(lang)}"
    fact = [number, name, Text("Fakta", "Fact"), *levels, Text("Asumsi", "Assumptions")]
    yield from table(lang, fact, [line for row in rows for line in _facts(row)])
    yield f"### {Text('Bagaimana fakta ditulis', 'How a fact is written').say(lang)}"
    yield from ("", _WRITTEN.say(lang))
    yield from table(
        lang,
        [name, Text("Ditulis sebagai", "Write it as")],
        [[f"{row.number} `{row.code}`", None if row.scale is None else _written(row.scale, year)] for row in rows],
    )
    evidence = [[row.number, f"`{row.code}`", row.evidence.note, row.evidence.named] for row in rows if row.evidence]
    if evidence:
        yield f"### {Text('Bukti', 'Evidence').say(lang)}"
        yield from table(
            lang, [number, name, Text("Bukti", "Evidence"), Text("Jenis berkas", "Kinds of file")], evidence
        )


def _written(scale: Scale, year: int) -> Text:
    """Every form of a fact, a line each, with what is written literally as code."""
    return joined("<br>", forms_of_facts(scale, year, lambda literal: f"`{literal}`"))


def _facts(row: Row) -> Iterator[list[object]]:
    """One line for each measure of a row."""
    head = [row.number, f"`{row.code}`"]
    if row.scale is None:
        yield [*head, None, None, None, None, ", ".join(row.assumptions)]
    elif isinstance(row.scale, Bases):
        for key, basis in row.scale.bases.items():
            said = Text("{key}: {label}", "{key}: {label}").format(key=key, label=basis.label)
            rules = [basis.scale.rule(int(level)) for level in LEVELS]
            yield [*head, said, *rules, ", ".join((*row.assumptions, *basis.assumptions))]
    else:
        rules = [row.scale.rule(int(level)) for level in LEVELS]
        yield [*head, row.scale.kind.text, *rules, ", ".join(row.assumptions)]


def _assumptions(rules: ida.Rulebook, lang: Lang) -> Iterator[str]:
    if not rules.assumptions:
        yield Text("Tidak ada.", "None.").say(lang)
        return
    rows = [[f"`{code}`", one.text, one.reason] for code, one in rules.assumptions.items()]
    yield from table(lang, [Text("Kode", "Code"), Text("Pembacaan", "Reading"), Text("Alasan", "Reason")], rows)


def _references(rules: ida.Rulebook, lang: Lang) -> Iterator[str]:
    rows = [[f"`{code}`", one.title] for code, one in rules.references.items()]
    yield from table(lang, [Text("Kode", "Code"), Text("Naskah", "Text")], rows)
