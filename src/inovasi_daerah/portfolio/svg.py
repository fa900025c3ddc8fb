"""A picture of a portfolio: how maturities are spread, and which affairs it covers. Plain SVG, no scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_daerah.domain.affairs import affairs, concurrent_affairs
from inovasi_daerah.portfolio.distribution import BIN
from inovasi_daerah.portfolio.rows import NONE_THERE
from inovasi_daerah.report.html import escaped
from inovasi_daerah.report.layout import beginning
from inovasi_daerah.scoring.formula import formula_of
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.portfolio.report import PortfolioReport
    from inovasi_daerah.portfolio.rows import Count
    from inovasi_daerah.text import Lang

_WIDTH: Final = 760
_MARGIN: Final = 24
_LINE: Final = 18
_LABEL: Final = 330
_CHART: Final = 180
_BARS_FROM: Final = 4 * _LINE + _MARGIN
_AFFAIRS_FROM: Final = _BARS_FROM + _CHART + 3 * _LINE
_GAP: Final = 4
_COVERED: Final = "#2b6ca3"
_MISSING: Final = "#b3402a"
_LONGEST: Final = 60
_BASIC: Final = "1"
_TITLE: Final = Text("Portofolio inovasi {place}, {year}: {n} baris", "Innovations of {place}, {year}: {n} rows")
_MATURITIES: Final = Text("Sebaran kematangan: inovasi menurut skor", "Maturity: innovations by points")
_AFFAIRS: Final = Text(
    "Inovasi menurut urusan utama (tebal: pelayanan dasar; merah: belum ada)",
    "Innovations by main affair (bold: basic services; red: none yet)",
)


def as_svg(report: PortfolioReport, lang: Lang) -> str:
    """A bar for every ten points of maturity, then one for every affair; a missing basic service is in red."""
    place = beginning(report.portfolio.government or "-", _LONGEST)
    title = _TITLE.format(place=place, year=report.year, n=len(report.portfolio.rows)).say(lang)
    counts = _affairs_shown(report)
    body = [_text(_MARGIN, _MARGIN, title, bold=True), *_maturities(report, lang), *_affairs(counts, lang)]
    height = _AFFAIRS_FROM + _LINE * (len(counts) + 1) + _MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" '
        f'font-family="sans-serif" font-size="12" role="img"><title>{escaped(title)}</title>'
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>{"".join(body)}</svg>\n'
    )


def _maturities(report: PortfolioReport, lang: Lang) -> Iterator[str]:
    bins = report.distribution.bins if report.distribution else ()
    highest = int(formula_of(report.rules).innovation)
    base = _BARS_FROM + _CHART
    wide = (_WIDTH - 2 * _MARGIN) // (highest // BIN + 1)
    most = max((*bins, 1))
    yield _text(_MARGIN, _MARGIN + 2 * _LINE, _MATURITIES.say(lang), bold=True)
    for place in range(highest // BIN + 1):
        n = bins[place] if place < len(bins) else 0
        left = _MARGIN + place * wide
        middle = left + (wide - _GAP) // 2
        tall = n * _CHART // most
        yield f'<rect x="{left}" y="{base - tall}" width="{wide - _GAP}" height="{tall}" fill="{_COVERED}"/>'
        yield _text(middle, base - tall - _GAP, str(n), centred=True)
        yield _text(middle, base + _LINE, f"{place * BIN}-{min(place * BIN + BIN - 1, highest)}", centred=True)


def _affairs_shown(report: PortfolioReport) -> dict[str | None, int]:
    """Every concurrent affair, and whatever else is a main affair here."""
    found: tuple[Count, ...] = report.portfolio.counts("affair")
    concurrent: dict[str | None, int] = {affair.code: 0 for affair in concurrent_affairs()}
    others = dict.fromkeys(sorted((one.value for one in found), key=lambda code: (code is None, code or "")), 0)
    return {**concurrent, **others, **{one.value: one.innovations for one in found}}


def _affairs(counts: dict[str | None, int], lang: Lang) -> Iterator[str]:
    most = max((*counts.values(), 1))
    left = _LABEL + _MARGIN
    yield _text(_MARGIN, _AFFAIRS_FROM, _AFFAIRS.say(lang), bold=True)
    for place, (code, n) in enumerate(counts.items(), start=1):
        level = _AFFAIRS_FROM + place * _LINE
        basic = code is not None and affairs()[code].group == _BASIC
        name = NONE_THERE.say(lang) if code is None else f"{code} {affairs()[code].label(lang)}"
        wide = n * (_WIDTH - _LABEL - 3 * _MARGIN) // most
        yield _text(_MARGIN, level, name, bold=basic, red=basic and not n)
        yield f'<rect x="{left}" y="{level - 10}" width="{wide}" height="11" fill="{_COVERED}"/>'
        yield _text(left + wide + _GAP, level, str(n), red=basic and not n)


def _text(left: int, level: int, words: str, *, bold: bool = False, red: bool = False, centred: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    colour = f' fill="{_MISSING}"' if red else ""
    anchor = ' text-anchor="middle"' if centred else ""
    return f'<text x="{left}" y="{level}"{weight}{colour}{anchor}>{escaped(words)}</text>'
