"""What the picture of a portfolio shows: how maturities are spread, and which affairs it covers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_daerah.domain.affairs import affairs, concurrent_affairs
from inovasi_daerah.portfolio.distribution import BIN
from inovasi_daerah.portfolio.rows import NONE_THERE
from inovasi_daerah.report.layout import beginning
from inovasi_daerah.report.svg import Bar, Chart, bar_charts
from inovasi_daerah.scoring.formula import formula_of
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.portfolio.report import PortfolioReport
    from inovasi_daerah.portfolio.rows import Count
    from inovasi_daerah.text import Lang

_LONGEST: Final = 60
_BASIC: Final = "1"
_TITLE: Final = Text("Portofolio inovasi {place}, {year}: {n} baris", "Innovations of {place}, {year}: {n} rows")
_MATURITIES: Final = Text("Sebaran kematangan: inovasi menurut skor", "Maturity: innovations by points")
_AFFAIRS: Final = Text(
    "Inovasi menurut urusan utama (tebal: pelayanan dasar; merah: belum ada)",
    "Innovations by main affair (bold: basic services; red: none yet)",
)


def picture(report: PortfolioReport, lang: Lang) -> str:
    """A bar for every ten points of maturity, then one for every affair; a missing basic service is in red."""
    place = beginning(report.portfolio.government or "-", _LONGEST)
    title = _TITLE.format(place=place, year=report.year, n=len(report.portfolio.rows)).say(lang)
    maturities = Chart(_MATURITIES.say(lang), tuple(_maturities(report)))
    return bar_charts(title, maturities, Chart(_AFFAIRS.say(lang), tuple(_affairs(report, lang))))


def _maturities(report: PortfolioReport) -> Iterator[Bar]:
    bins = report.distribution.bins if report.distribution else ()
    highest = int(formula_of(report.rules).innovation)
    for place in range(highest // BIN + 1):
        n = bins[place] if place < len(bins) else 0
        yield Bar(f"{place * BIN}-{min(place * BIN + BIN - 1, highest)}", n)


def _affairs(report: PortfolioReport, lang: Lang) -> Iterator[Bar]:
    """Every concurrent affair, and whatever else is a main affair here."""
    found: tuple[Count, ...] = report.portfolio.counts("affair")
    concurrent: dict[str | None, int] = {affair.code: 0 for affair in concurrent_affairs()}
    others = dict.fromkeys(sorted((one.value for one in found), key=lambda code: (code is None, code or "")), 0)
    for code, n in {**concurrent, **others, **{one.value: one.innovations for one in found}}.items():
        name = NONE_THERE.say(lang) if code is None else f"{code} {affairs()[code].label(lang)}"
        yield Bar(name, n, is_needed=code is not None and affairs()[code].group == _BASIC)
