"""What the report of a portfolio says, in sections of sentences and tables; text and HTML only lay them out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from inovasi_daerah.exact import rounded
from inovasi_daerah.portfolio.index_sections import coverage, index, needed
from inovasi_daerah.problems import few, grouped
from inovasi_daerah.report.layout import beginning, columns
from inovasi_daerah.report.section import Section, table
from inovasi_daerah.text import LANGS, Text, same

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from inovasi_daerah.portfolio.report import PortfolioReport, UnitsOfRegister
    from inovasi_daerah.portfolio.rows import PortfolioRow
    from inovasi_daerah.scoring.notices import Notice

MOST_SHOWN: Final = 10
_LONGEST: Final = 100
_MORE: Final = Text("dan {n} lagi (lihat --json)", "and {n} more (see --json)")
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


def portfolio_sections(report: PortfolioReport) -> Iterator[Section]:
    """Everything the report says, the index first."""
    yield _head(report)
    yield index(report)
    yield needed(report)
    yield coverage(report)
    yield _maturities(report)
    for by, title in _COUNTED:
        yield _counts(report, by, title)
    if report.units is not None:
        yield from _units(report.units)
    yield _same_titles(report)
    problems = [(found.code, Text(*(found.message(lang) for lang in LANGS))) for found in grouped(report.problems)]
    yield _listed(Text("Masalah", "Problems"), len(report.problems), problems)
    yield _listed(Text("Catatan", "Notices"), len(report.notices), _by_sentence(report.notices))


def _head(report: PortfolioReport) -> Section:
    portfolio, rules = report.portfolio, report.rules
    sentences = [same("{title} ({id}), {year}").format(title=rules.title, id=rules.id, year=report.year)]
    if rules.lent is not None:
        sentences.append(rules.lent)
    if rules.provisional:
        sentences.append(Text("Edisi ini masih sementara.", "This edition is provisional."))
    region = portfolio.region
    place = _brief(portfolio.government or "-") if region is None else f"{region.name} ({region})"
    read = Text("{place}: {n} baris inovasi", "{place}: {n} rows of innovations").format(
        place=place, n=len(portfolio.rows)
    )
    sentences.append(read)
    if report.problems:
        text = Text(
            "{n} masalah: baris tanpa kematangan yang terbaca tidak ikut dihitung.",
            "Problems: {n}; rows without a maturity that can be read are left out of the figures.",
        )
        sentences.append(text.format(n=len(report.problems)))
    return Section(Text("Portofolio inovasi daerah", "Portfolio of regional innovations"), tuple(sentences))


def _maturities(report: PortfolioReport) -> Section:
    title = Text("Kematangan", "Maturity")
    spread = report.distribution
    if spread is None:
        return Section(title, (Text("tidak ada", "none"),))
    heads = (Text("baris", "rows"), same("min"), same("Q1"), same("median"), same("Q3"), same("max"))
    figures = (spread.innovations, *map(rounded, spread.marks))
    return Section(title, table=table(heads, [map(str, figures)], texts=0))


def _counts(report: PortfolioReport, by: str, title: Text) -> Section:
    counts = report.portfolio.counts(by)
    rows = [(_briefly(one.text), str(one.innovations)) for one in counts[:MOST_SHOWN]]
    sentences: list[Text] = []
    if len(counts) > MOST_SHOWN:
        sentences.append(_MORE.format(n=len(counts) - MOST_SHOWN))
    if by == "affair" and report.portfolio.uncovered_affairs:
        missing = ", ".join(affair.code for affair in report.portfolio.uncovered_affairs)
        sentences.append(Text("Tanpa inovasi: {codes}.", "Without innovations: {codes}.").format(codes=missing))
    return Section(title, tuple(sentences), table((title, Text("inovasi", "innovations")), rows))


def _units(units: UnitsOfRegister) -> Iterator[Section]:
    without = Text(
        "Unit dalam daftar ({on}) tanpa inovasi: {n} dari {all}",
        "Units of the register ({on}) without innovations: {n} of {all}",
    )
    numbers = {"on": units.on, "n": len(units.without), "all": units.units}
    yield Section(without.format(**numbers), _first([agency.name for agency in units.without]))
    beside = Text("Unit yang tidak ada dalam daftar: {n}", "Units that the register does not hold: {n}")
    yield Section(beside.format(n=len(units.beside)), _first(units.beside))


def _same_titles(report: PortfolioReport) -> Section:
    groups = report.portfolio.same_titles()
    title = Text("Kelompok judul yang tampak sama: {n}", "Groups of titles that look the same: {n}")
    return Section(title.format(n=len(groups)), _first([_group(report, group) for group in groups]))


def _group(report: PortfolioReport, rows: tuple[PortfolioRow, ...]) -> str:
    cells = few([report.portfolio.cell(row, "title") for row in rows])
    return f"{cells}: {_brief(rows[0].title or '')}"


def _by_sentence(notices: Iterable[Notice]) -> Iterator[tuple[str, Text]]:
    """What is said of several cells is said once."""
    cells: dict[tuple[str, Text], list[str]] = defaultdict(list)
    for notice in notices:
        cells[notice.code, notice.text].append(notice.path)
    for (code, text), paths in cells.items():
        yield code, same("{cells}: {text}").format(cells=few(paths), text=text)


def _first(lines: Sequence[str]) -> tuple[Text, ...]:
    """The first few lines, and how many more there are."""
    shown = [same(line) for line in lines[:MOST_SHOWN]]
    return (*shown, *([_MORE.format(n=len(lines) - MOST_SHOWN)] if len(lines) > MOST_SHOWN else ()))


def _brief(text: str) -> str:
    return text if columns(text) <= _LONGEST else f"{beginning(text, _LONGEST).rstrip()}\u2026"


def _briefly(text: Text) -> Text:
    return Text(_brief(text.id), _brief(text.en))


def _listed(title: Text, everything: int, found: Iterable[tuple[str, Text]]) -> Section:
    """Sentences by their code; of each code the first few, and how many more there are."""
    by_code: dict[str, list[Text]] = defaultdict(list)
    for code, text in found:
        by_code[code].append(text)
    lines: list[Text] = []
    for code, texts in by_code.items():
        more = [_MORE.format(n=len(texts) - MOST_SHOWN)] if len(texts) > MOST_SHOWN else []
        lines += (same("[{code}] {text}").format(code=code, text=text) for text in (*texts[:MOST_SHOWN], *more))
    return Section(same("{title}: {n}").format(title=title, n=everything), tuple(lines))
