"""What the report of a portfolio says of the index: its readings side by side, what each predicate needs, the gate."""

from __future__ import annotations

from fractions import Fraction
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from inovasi_daerah.exact import rounded
from inovasi_daerah.portfolio.readings import ADMITTED, ALL
from inovasi_daerah.report.section import Section, table
from inovasi_daerah.rules.settings import Affairs, Stages
from inovasi_daerah.scoring.formula import formula_of
from inovasi_daerah.text import Text, same

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from inovasi_daerah.portfolio.readings import Reading
    from inovasi_daerah.portfolio.report import PortfolioReport

_CHOICES: Final = {
    Stages.APPLICATION: Text("penerapan", "application"),
    ALL: Text("semua", "all"),
    Affairs.MAIN: Text("utama", "main"),
    Affairs.ANY: Text("utama, beririsan", "main, touching"),
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
        Text("rentang tanggal", "window"),
        Text(
            "apakah baris di luar rentang tanggal tahun itu ikut dihitung",
            "whether rows outside the window of the year count",
        ),
    ),
)
_FULL: Final = Text("SPD penuh", "SPD full")
_MET: Final = Text("ya", "met")
_NOT_MET: Final = Text("TIDAK", "NOT met")


def distinct(
    report: PortfolioReport, shown: Callable[[Reading], object] = attrgetter("figures")
) -> tuple[tuple[str, ...], tuple[Reading, ...]]:
    """The open points that matter for what is shown of a reading, and one reading for each of their choices."""
    kept = list(report.readings)
    matter: list[str] = []
    for name, _, _ in _POINTS:
        first = {_but(one, name): one for one in reversed(kept)}
        if all(shown(one) == shown(first[_but(one, name)]) for one in kept):
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


def index(report: PortfolioReport) -> Section:
    """What is open, and the index of each reading."""
    matter, readings = distinct(report, attrgetter("figures", "at_most"))
    sentences = list(_what_is_open(report, matter))
    known = report.government is not None
    heads = [Text("inovasi", "innov."), Text("rata-rata", "mean"), Text("jumlah", "quantity")]
    heads += [Text("indeks", "index"), Text("predikat", "predicate")] if known else [same("SPD 0"), _FULL]
    if not report.shows_everything:
        heads.append(Text("terbanyak", "at most"))
        sentences.append(
            Text(
                "Jumlah kata rancang bangun dan baris wajib tidak tampak dalam ekspor: sebagian baris mungkin tidak "
                "dihitung. Pilihan baris yang mana pun memberi indeks paling banyak seperti kolom terakhir"
                "{without}.",
                "The words of the design and the mandatory rows cannot be seen in the export: some rows may not "
                "count. Whatever rows count, the index is at most that of the last column{without}.",
            ).format(without=same("") if known else Text(", ditambah skor SPD", ", plus what SPD gives"))
        )
    rows = tuple((*_choices(one, matter), *_figures(report, one)) for one in readings)
    title = Text("Indeks", "Index")
    return Section(title, tuple(sentences), table((*_choice_heads(matter), *heads), rows, texts=max(len(matter), 1)))


def _what_is_open(report: PortfolioReport, matter: tuple[str, ...]) -> Iterator[Text]:
    if report.government is None:
        text = Text(
            "Tanpa skor SPD: indeks = a + {slope} x SPD, a = indeks pada SPD 0; SPD 0 sampai {most}.",
            "Without the points of the government: index = a + {slope} x SPD, a = the index at SPD 0; SPD 0 to {most}.",
        )
        slope = rounded(report.per_point, 2)
        yield text.format(slope=slope, most=formula_of(report.rules).government)
    else:
        text = Text("Skor SPD {points}.", "Points of the government (SPD) {points}.")
        yield text.format(points=rounded(report.government))
    for name, title, words in _POINTS:
        if name == "window" and report.window is None:
            yield Text("Rentang tanggal edisi ini tidak diketahui.", "The window of this edition is not known.")
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
            "Rentang tanggal {first} sampai {last}: {n} dari {all} baris diterima.",
            "Window {first} to {last}: {n} of {all} rows are admitted.",
        )
        yield text.format(first=first, last=last, n=report.admitted, all=len(report.portfolio.rows))


def _figures(report: PortfolioReport, one: Reading) -> Iterator[Text]:
    base = one.without_government
    yield from map(same, (one.innovations, rounded(one.mean), rounded(base.quantity)))
    if one.predicate is None:
        top = base.index_exact + report.per_point * Fraction(formula_of(report.rules).government)
        yield from map(same, (base.index, report.rules.round(top)))
    else:
        yield from (same(one.index), one.predicate.name)
    if one.at_most is not None:
        yield same(one.at_most)


def needed(report: PortfolioReport) -> Section:
    """The lowest points of the government for each predicate."""
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
        words = Text("Hanya skor yang dapat dibentuk baris-barisnya.", "Only points that its rows can really make.")
    else:
        words = Text(
            "Baris edisi ini tidak diketahui: langkah 0.01.", "The rows of this edition are not known: steps of 0.01."
        )
    title = Text("SPD terendah untuk setiap predikat", "Lowest SPD for each predicate")
    return Section(title, (words,), table((*_choice_heads(matter), *names), rows, texts=max(len(matter), 1)))


def coverage(report: PortfolioReport) -> Section:
    """The divisor, its empty seats, and the gate."""
    rows: list[tuple[Text, ...]] = []
    matter, readings = distinct(report)
    for one in readings:
        covered = len(one.basic_services)
        gate = same("-") if not one.required else _MET if one.gate_is_open else _NOT_MET
        figures = (one.divisor, one.empty_seats, f"{covered}/{covered + len(one.missing)}", one.required)
        rows.append((*_choices(one, matter), *map(same, figures), gate, same(", ".join(one.missing) or "-")))
    least = formula_of(report.rules).divisor.least
    words = Text(
        "Pembagi paling sedikit {least}: kursi yang kosong menurunkan skor kematangan.",
        "The divisor is at least {least}: empty seats lower the points of maturity.",
    ).format(least=least)
    heads = (
        Text("pembagi", "divisor"),
        Text("kosong", "empty"),
        Text("tercakup", "covered"),
        Text("disyaratkan", "required"),
        Text("terpenuhi", "gate"),
        Text("belum", "missing"),
    )
    title = Text("Pembagi dan urusan pelayanan dasar", "Divisor and basic-service affairs")
    return Section(title, (words,), table((*_choice_heads(matter), *heads), rows, texts=max(len(matter), 1)))
