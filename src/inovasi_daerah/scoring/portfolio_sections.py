"""What the report of a portfolio says, in sections of sentences and tables; text and HTML only lay them out."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from attrs import frozen

from inovasi_daerah.figures import rounded
from inovasi_daerah.labels import Text, same
from inovasi_daerah.scoring.formula import formula_of
from inovasi_daerah.scoring.portfolio_readings import ADMITTED, ALL, ANY, MAIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_daerah.scoring.portfolio_readings import Reading
    from inovasi_daerah.scoring.portfolio_report import PortfolioReport

MOST_SHOWN: Final = 10
_COUNTED: Final = (
    ("stage", Text("Tahapan", "Stage")),
    ("form", Text("Bentuk", "Form")),
    ("kind", Text("Jenis", "Kind")),
    ("initiator", Text("Inisiator", "Initiator")),
    ("asta_cita", Text("Asta Cita", "Asta Cita")),
    ("unit_kind", Text("Jenis unit (dugaan dari namanya)", "Kind of unit (guessed from its name)")),
    ("affair", Text("Urusan utama", "Main affair")),
    ("touching_affair", Text("Urusan yang beririsan", "Touching affair")),
    ("unit", Text("Unit", "Unit")),
)
_CHOICES: Final = {
    "penerapan": Text("penerapan", "application"),
    ALL: Text("semua", "all"),
    MAIN: Text("utama", "main"),
    ANY: Text("utama, beririsan", "main, touching"),
    ADMITTED: Text("diterima", "admitted"),
}
_POINTS: Final = (
    (
        "stages",
        Text("tahapan", "stages"),
        Text(
            "apakah inisiatif dan uji coba ikut dihitung; aplikasi resmi menampilkan kematangannya",
            "whether initiatives and trials count too; the official application shows a maturity for them",
        ),
    ),
    (
        "affairs",
        Text("urusan", "affairs"),
        Text(
            "apakah urusan yang beririsan ikut mencakup pelayanan dasar",
            "whether touching affairs cover basic services",
        ),
    ),
    (
        "window",
        Text("jendela", "window"),
        Text(
            "apakah baris di luar jendela tahun itu ikut dihitung", "whether rows outside the window of the year count"
        ),
    ),
)


@frozen
class Section:
    """A heading, sentences, and a table; the columns after the first ``texts`` are figures, set to the right."""

    title: Text
    sentences: tuple[Text, ...] = ()
    heads: tuple[Text, ...] = ()
    rows: tuple[tuple[Text, ...], ...] = ()
    texts: int = 1


def sections(report: PortfolioReport) -> Iterator[Section]:
    """Everything the report says, the index first."""
    yield _head(report)
    yield _index(report)
    yield _needed(report)
    yield _coverage(report)
    yield _maturities(report)
    for by, title in _COUNTED:
        yield _counts(report, by, title)
    yield _same_titles(report)
    yield _listed(
        Text("Masalah", "Problems"),
        ((found.code, Text(found.message("id"), found.message("en"))) for found in report.problems),
    )
    notices = ((notice.code, same("{p}: {t}").format(p=notice.path, t=notice.text)) for notice in report.notices)
    yield _listed(Text("Catatan", "Notices"), notices)


def _head(report: PortfolioReport) -> Section:
    portfolio, rules = report.portfolio, report.rules
    sentences = [same("{title} ({id}), {year}").format(title=rules.title, id=rules.id, year=report.year)]
    if rules.provisional:
        sentences.append(Text("Edisi ini masih sementara.", "This edition is provisional."))
    place = portfolio.government or "-"
    if portfolio.region is not None:
        place = f"{place} ({portfolio.region.code})"
    read = Text("{place}: {n} baris inovasi", "{place}: {n} rows of innovations").format(
        place=place, n=len(portfolio.rows)
    )
    sentences.append(read)
    if report.problems:
        text = Text(
            "{n} masalah: baris tanpa kematangan yang terbaca tidak ikut dihitung.",
            "{n} problems: rows without a maturity that can be read are left out of the figures.",
        )
        sentences.append(text.format(n=len(report.problems)))
    return Section(Text("Portofolio inovasi daerah", "Portfolio of regional innovations"), tuple(sentences))


# --- the index ----------------------------------------------------------------------------------------------------


def distinct(report: PortfolioReport) -> tuple[tuple[str, ...], tuple[Reading, ...]]:
    """The open points that matter here, and one reading for each of their choices."""
    kept = list(report.readings)
    matter: list[str] = []
    for name, _, _ in _POINTS:
        first = {_but(one, name): one for one in reversed(kept)}
        if all(one.figures == first[_but(one, name)].figures for one in kept):
            kept = [one for one in kept if first[_but(one, name)] is one]
        else:
            matter.append(name)
    return tuple(matter), tuple(kept)


def _but(one: Reading, name: str) -> tuple[str, ...]:
    return tuple(getattr(one, other) for other, _, _ in _POINTS if other != name)


def _choices(one: Reading, matter: tuple[str, ...]) -> tuple[Text, ...]:
    return tuple(_CHOICES[getattr(one, name)] for name in matter) or (Text("semua baris", "all rows"),)


def _choice_heads(matter: tuple[str, ...]) -> tuple[Text, ...]:
    return tuple(title for name, title, _ in _POINTS if name in matter) or (same(""),)


def _index(report: PortfolioReport) -> Section:
    matter, readings = distinct(report)
    sentences = list(_what_is_open(report, matter))
    known = report.government is not None
    heads = (Text("inovasi", "innov."), Text("rata-rata", "mean"), Text("kursi", "seats"), Text("jumlah", "quantity"))
    found = (Text("indeks", "index"),) if known else (Text("SPD 0", "SPD 0"), Text("SPD penuh", "SPD full"))
    if not report.shows_everything:
        found = (*found, Text("terbanyak", "at most"))
        sentences.append(
            Text(
                "Jumlah kata rancang bangun dan baris wajib tidak tampak dalam ekspor: sebagian baris mungkin tidak "
                "dihitung. Pilihan baris yang mana pun memberi indeks paling banyak seperti kolom terakhir"
                "{without}.",
                "The words of the design and the mandatory rows cannot be seen in the export: some rows may not "
                "count. Whatever rows count, the index is at most that of the last column{without}.",
            ).format(without=same("") if known else Text(", ditambah nilai SPD", ", plus what SPD gives"))
        )
    rows = tuple((*_choices(one, matter), *map(same, _figures(report, one))) for one in readings)
    if known:
        rows = tuple(
            (*row, one.predicate.name if one.predicate else same("")) for row, one in zip(rows, readings, strict=True)
        )
        found = (*found, Text("predikat", "predicate"))
    title = Text("Indeks", "Index")
    return Section(title, tuple(sentences), (*_choice_heads(matter), *heads, *found), rows, max(len(matter), 1))


def _what_is_open(report: PortfolioReport, matter: tuple[str, ...]) -> Iterator[Text]:
    if report.government is None:
        text = Text(
            "Tanpa nilai SPD: indeks = a + {slope} x SPD, a = indeks pada SPD 0; SPD 0 sampai {most}.",
            "Without the points of the government: index = a + {slope} x SPD, a = the index at SPD 0; SPD 0 to {most}.",
        )
        slope = rounded(report.per_point, 2)
        yield text.format(slope=slope, most=formula_of(report.rules).government)
    else:
        text = Text("Nilai SPD {points}.", "Points of the government (SPD) {points}.")
        yield text.format(points=rounded(report.government))
    for name, title, words in _POINTS:
        if name == "window" and report.window is None:
            yield Text("Jendela tahun edisi ini tidak diketahui.", "The window of this edition is not known.")
        elif name in matter:
            yield Text("Belum pasti - {title}: {words}.", "Open - {title}: {words}.").format(title=title, words=words)
        else:
            text = Text(
                "Belum pasti, tetapi di sini tidak berpengaruh: {title}.", "Open, but without effect here: {title}."
            )
            yield text.format(title=title)
    if report.window is not None:
        first, last = report.window
        text = Text(
            "Jendela {first} sampai {last}: {n} dari {all} baris diterima.",
            "Window {first} to {last}: {n} of {all} rows are admitted.",
        )
        yield text.format(first=first, last=last, n=report.admitted, all=len(report.portfolio.rows))


def _figures(report: PortfolioReport, one: Reading) -> Iterator[str]:
    base = one.without_government
    yield from (str(one.innovations), str(rounded(one.mean)), str(one.empty_seats), str(rounded(base.quantity)))
    if one.with_government is None:
        top = base.index_exact + report.per_point * Fraction(formula_of(report.rules).government)
        yield from (str(base.index), str(report.rules.round(top)))
    else:
        yield str(one.index)
    if one.at_most is not None:
        yield str(one.at_most)


def _needed(report: PortfolioReport) -> Section:
    matter, readings = distinct(report)
    names = tuple(threshold.predicate.name for threshold in readings[0].thresholds)
    rows: list[tuple[Text, ...]] = []
    for one in readings:
        needs = (
            threshold.reach.text if threshold.government is None else same(rounded(Fraction(threshold.government)))
            for threshold in one.thresholds
        )
        rows.append((*_choices(one, matter), *needs))
    if report.rules.government:
        words = Text("Hanya nilai yang dapat dibentuk baris-barisnya.", "Only points that its rows can really make.")
    else:
        words = Text(
            "Baris edisi ini tidak diketahui: langkah 0.01.", "The rows of this edition are not known: steps of 0.01."
        )
    title = Text("SPD terendah untuk setiap predikat", "Lowest SPD for each predicate")
    return Section(title, (words,), (*_choice_heads(matter), *names), tuple(rows), max(len(matter), 1))


def _coverage(report: PortfolioReport) -> Section:
    rows: list[tuple[Text, ...]] = []
    matter, readings = distinct(report)
    for one in readings:
        covered = len(one.basic_services)
        gate = same("-") if not one.required else _MET if one.gate_is_open else _NOT_MET
        figures = (f"{covered}/{covered + len(one.missing)}", str(one.required))
        rows.append((*_choices(one, matter), *map(same, figures), gate, same(", ".join(one.missing) or "-")))
    least = formula_of(report.rules).divisor.least
    words = Text("Pembagi paling sedikit {least}.", "The divisor is at least {least}.").format(least=least)
    heads = (Text("tercakup", "covered"), Text("syarat", "required"), Text("gerbang", "gate"), Text("belum", "missing"))
    title = Text("Urusan pelayanan dasar", "Basic-service affairs")
    return Section(title, (words,), (*_choice_heads(matter), *heads), tuple(rows), max(len(matter), 1))


_MET: Final = Text("terpenuhi", "met")
_NOT_MET: Final = Text("TIDAK", "NOT met")


# --- the list -----------------------------------------------------------------------------------------------------


def _maturities(report: PortfolioReport) -> Section:
    title = Text("Kematangan", "Maturity")
    spread = report.portfolio.distribution
    if spread is None:
        return Section(title, (Text("tidak ada", "none"),))
    heads = (Text("baris", "rows"), same("min"), same("Q1"), same("median"), same("Q3"), same("max"))
    marks = (spread.least, spread.lower_quartile, spread.median, spread.upper_quartile, spread.most)
    return Section(title, (), heads, ((same(spread.innovations), *(same(rounded(mark)) for mark in marks)),), 0)


def _counts(report: PortfolioReport, by: str, title: Text) -> Section:
    counts = report.portfolio.counts(by)
    rows = tuple((one.text, same(one.innovations)) for one in counts[:MOST_SHOWN])
    more = len(counts) - MOST_SHOWN
    rest = Text("dan {n} lagi (lihat --json)", "and {n} more (see --json)").format(n=more)
    return Section(title, (rest,) * (more > 0), (title, Text("inovasi", "innovations")), rows)


def _same_titles(report: PortfolioReport) -> Section:
    portfolio = report.portfolio
    groups = portfolio.same_titles()
    lines = [
        same(f"{', '.join(portfolio.cell(row, 'title') for row in group)}: {group[0].title}")
        for group in groups[:MOST_SHOWN]
    ]
    if len(groups) > MOST_SHOWN:
        lines.append(Text("dan {n} lagi", "and {n} more").format(n=len(groups) - MOST_SHOWN))
    title = Text("Judul yang tampak sama: {n} kelompok", "Titles that look the same: {n} groups")
    return Section(title.format(n=len(groups)), tuple(lines))


def _listed(title: Text, found: Iterable[tuple[str, Text]]) -> Section:
    """Sentences by their code; of each code the first few, and how many more there are."""
    by_code: dict[str, list[Text]] = defaultdict(list)
    for code, text in found:
        by_code[code].append(text)
    lines: list[Text] = []
    for code, texts in by_code.items():
        lines += [same("[{code}] {text}").format(code=code, text=text) for text in texts[:MOST_SHOWN]]
        if len(texts) > MOST_SHOWN:
            more = Text("[{code}] dan {n} lagi (lihat --json)", "[{code}] and {n} more (see --json)")
            lines.append(more.format(code=code, n=len(texts) - MOST_SHOWN))
    everything = sum(map(len, by_code.values()))
    return Section(same("{title}: {n}").format(title=title, n=everything), tuple(lines))
