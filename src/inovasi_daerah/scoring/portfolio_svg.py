"""A picture of a portfolio: how maturities are spread, and which affairs it covers. Plain SVG, no scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from inovasi_daerah.entities.affairs import affairs
from inovasi_daerah.labels import Text
from inovasi_daerah.scoring.portfolio import BIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.labels import Lang
    from inovasi_daerah.scoring.portfolio_report import PortfolioReport

_WIDTH: Final = 760
_MARGIN: Final = 24
_LINE: Final = 18
_LABEL: Final = 330
_CHART: Final = 180
_COVERED: Final = "#2b6ca3"
_MISSING: Final = "#b3402a"
_GROUPS: Final = ("1.", "2.", "3.")
_TITLE: Final = Text("Sebaran kematangan", "Distribution of maturity")
_AFFAIRS: Final = Text("Urusan yang tercakup, menurut urusan utama", "Affairs covered, by main affair")


def as_svg(report: PortfolioReport, lang: Lang) -> str:
    """A bar for every ten points of maturity, then one for every affair; a missing basic service stands in red."""
    body = [*_maturities(report, lang), *_affairs(report, lang)]
    height = _affairs_top() + _LINE * (len(_shown()) + 1) + _MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" '
        f'font-family="sans-serif" font-size="12" role="img"><title>{escape(_heading(report, lang))}</title>'
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>{"".join(body)}</svg>\n'
    )


def _heading(report: PortfolioReport, lang: Lang) -> str:
    place = report.portfolio.government or "-"
    return f"{place}, {report.year}: {_TITLE.say(lang)}; {_AFFAIRS.say(lang)}"


def _maturities(report: PortfolioReport, lang: Lang) -> Iterator[str]:
    spread = report.portfolio.distribution
    bins = spread.bins if spread else ()
    top = 2 * _LINE + _MARGIN
    base = top + _CHART
    wide = (_WIDTH - 2 * _MARGIN) // max(len(bins), 1)
    most = max((*bins, 1))
    yield _text(_MARGIN, _MARGIN, _TITLE.say(lang), bold=True)
    for place, n in enumerate(bins):
        left = _MARGIN + place * wide
        tall = n * _CHART // most
        yield f'<rect x="{left}" y="{base - tall}" width="{wide - 4}" height="{tall}" fill="{_COVERED}"/>'
        yield _text(left, base - tall - 4, str(n))
        yield _text(left, base + _LINE, f"{place * BIN}-{place * BIN + BIN - 1}")


def _shown() -> list[str]:
    return [code for code in affairs() if code.startswith(_GROUPS)]


def _affairs_top() -> int:
    return 5 * _LINE + _MARGIN + _CHART


def _affairs(report: PortfolioReport, lang: Lang) -> Iterator[str]:
    found = {one.value: one.innovations for one in report.portfolio.counts("affair")}
    most = max(found.values(), default=1)
    yield _text(_MARGIN, _affairs_top(), _AFFAIRS.say(lang), bold=True)
    for place, code in enumerate(_shown(), start=1):
        n = found.get(code, 0)
        level = _affairs_top() + place * _LINE
        basic = code.startswith(_GROUPS[0])
        yield _text(_MARGIN, level, f"{code} {affairs()[code].label(lang)}", bold=basic, red=basic and not n)
        wide = n * (_WIDTH - _LABEL - 3 * _MARGIN) // most
        yield f'<rect x="{_LABEL + _MARGIN}" y="{level - 10}" width="{wide}" height="11" fill="{_COVERED}"/>'
        yield _text(_LABEL + _MARGIN + wide + 4, level, str(n), red=basic and not n)


def _text(left: int, level: int, words: str, *, bold: bool = False, red: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    colour = f' fill="{_MISSING}"' if red else ""
    return f'<text x="{left}" y="{level}"{weight}{colour}>{escape(words)}</text>'
