"""What a portfolio comes to under an edition: the readings of the open points side by side, and what each needs."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from inovasi_daerah.arguments import choice_problems, expect
from inovasi_daerah.domain.agencies import Agency
from inovasi_daerah.exact import decimal_of, exact
from inovasi_daerah.frozen import frozen
from inovasi_daerah.portfolio.distribution import Distribution
from inovasi_daerah.portfolio.picture import picture
from inovasi_daerah.portfolio.readings import (
    ADMITTED,
    AFFAIRS,
    ALL,
    STAGES,
    Reader,
    Reading,
    list_shows_everything,
    reachable_points,
)
from inovasi_daerah.portfolio.rows import Portfolio
from inovasi_daerah.portfolio.sections import portfolio_sections
from inovasi_daerah.problems import InvalidArgument, Problem, problem, refuse
from inovasi_daerah.programmes.registers import Register
from inovasi_daerah.reading.validators import FIRST_YEAR, LAST_YEAR
from inovasi_daerah.report.explained import Explained
from inovasi_daerah.rules.rulebook import Rulebook
from inovasi_daerah.scoring.aggregation import points_in_range
from inovasi_daerah.scoring.eligibility import is_in_window
from inovasi_daerah.scoring.formula import formula_of, index_share
from inovasi_daerah.scoring.notices import Notice
from inovasi_daerah.scoring.settings import SETTING_RULE
from inovasi_daerah.text import Text
from inovasi_daerah.version import FORMAT_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.portfolio.rows import PortfolioRow
    from inovasi_daerah.report.section import Section
    from inovasi_daerah.scoring.aggregation import ExactNumber
    from inovasi_daerah.text import Lang

FORMAT: Final = "inovasi-daerah/portfolio-report"
_COUNTED: Final = ("stage", "form", "kind", "initiator", "affair", "touching_affair", "unit_kind", "asta_cita", "unit")


@frozen
class UnitsOfRegister:
    """What a register says of the units of a list.

    Attributes:
        on: the day on which the register was read.
        units: how many units it held then.
        without: those of them that have no innovation.
        beside: units of the list that it did not hold then, or holds under another name.
    """

    on: date
    units: int
    without: tuple[Agency, ...]
    beside: tuple[str, ...]

    @classmethod
    def of(cls, portfolio: Portfolio, register: Register, on: date) -> UnitsOfRegister:
        """What ``register`` says of the units of ``portfolio`` on that day."""
        held = register.agencies_on(on)
        return cls(on, len(held), portfolio.units_without(held), portfolio.units_beside(held))

    def to_dict(self) -> dict[str, Any]:
        """As JSON data."""
        return {
            "on": self.on.isoformat(),
            "units": self.units,
            "units_without": [{"id": agency.id, "name": agency.name} for agency in self.without],
            "units_beside": list(self.beside),
        }


@frozen(repr=False)
class PortfolioReport(Explained):
    """A portfolio under an edition of the rules.

    Attributes:
        year: the assessment year (T-0).
        government: points of the regional government (SPD); None where they were not given.
        per_point: what one point of the government adds to the index.
        window: first and last day of the window; None where the edition knows none.
        admitted: how many of all rows it admits, whatever their maturity; None where there is no window.
        distribution: how the maturities are spread that count in any reading; None where there are none.
        readings: every reading of stages and affairs with all rows, then, where there is a window, with the rows it
            admits.
        units: what a register says of the units; None where none was given.
        problems: those of the reading of the file, and rows whose maturity the edition does not know.
    """

    portfolio: Portfolio
    rules: Rulebook
    year: int
    government: Fraction | None
    per_point: Fraction
    window: tuple[date, date] | None
    admitted: int | None
    distribution: Distribution | None
    readings: tuple[Reading, ...]
    units: UnitsOfRegister | None
    problems: tuple[Problem, ...]
    notices: tuple[Notice, ...]

    def reading(self, *, stages: str, affairs: str, window: str = ALL) -> Reading:
        """The reading of these choices.

        Raises:
            InvalidSubmission: where there is none.
        """
        by_choices = {(one.stages, one.affairs, one.window): one for one in self.readings}
        asked = {"stages": stages, "affairs": affairs, "window": window}
        known = (dict.fromkeys(choices) for choices in zip(*by_choices, strict=True))
        wrong = (choice_problems(one, value, name) for one, (name, value) in zip(known, asked.items(), strict=True))
        refuse(InvalidArgument, chain.from_iterable(wrong))
        return by_choices[stages, affairs, window]

    @property
    def shows_everything(self) -> bool:
        """Whether the list shows all that the edition asks of an innovation."""
        return list_shows_everything(self.rules)

    def __repr__(self) -> str:
        place = self.portfolio.region or "no region"
        return f"<PortfolioReport {place}, {self.year}, {self.rules.id}: {len(self.portfolio.rows)} rows>"

    def sections(self) -> Iterator[Section]:
        """The index of each scenario, what each predicate needs, the gate, and what is in the list."""
        return portfolio_sections(self)

    def to_svg(self, lang: Lang = "id") -> str:
        """A picture of the maturities and of the affairs covered."""
        return picture(self, lang)

    def to_dict(self, lang: Lang = "id") -> dict[str, Any]:
        """As JSON data; the messages of problems in ``lang``.

        ``readings`` are those of all rows, each with its counterpart of the rows that the window admits.
        """
        return {
            "format": FORMAT,
            "format_version": FORMAT_VERSION,
            "rulebook": self.rules.identity(),
            "region": None if self.portfolio.region is None else self.portfolio.region.code,
            "year": self.year,
            "government": None if self.government is None else str(decimal_of(self.government)),
            "index_per_point_of_government": exact(self.per_point),
            "rows": len(self.portfolio.rows),
            "window": self._window(),
            "counts": {by: [one.to_dict() for one in self.portfolio.counts(by)] for by in _COUNTED},
            "distribution": None if self.distribution is None else self.distribution.to_dict(),
            "uncovered_affairs": [affair.code for affair in self.portfolio.uncovered_affairs],
            "register": None if self.units is None else self.units.to_dict(),
            "same_titles": [
                [self.portfolio.cell(row, "title") for row in group] for group in self.portfolio.same_titles()
            ],
            "readings": [self._with_window(one) for one in self.readings if one.window == ALL],
            "problems": [found.to_dict(lang) for found in self.problems],
            "notices": [notice.to_dict() for notice in self.notices],
        }

    def _window(self) -> dict[str, Any] | None:
        if self.window is None:
            return None
        first, last = self.window
        return {"first": first.isoformat(), "last": last.isoformat(), "admitted": self.admitted}

    def _with_window(self, one: Reading) -> dict[str, Any]:
        if self.window is None:
            return one.to_dict()
        admitted = self.reading(stages=one.stages, affairs=one.affairs, window=ADMITTED)
        return {**one.to_dict(), "within_window": admitted.to_dict()}


def report(
    portfolio: Portfolio,
    rules: Rulebook,
    *,
    year: int | None = None,
    government: ExactNumber | None = None,
    register: Register | None = None,
) -> PortfolioReport:
    """What a portfolio comes to under an edition of the rules; see ``Portfolio.report``."""
    expect(rules, Rulebook, "rules")
    expect(register, Register, "register", or_none=True)
    formula = formula_of(rules)
    chosen = rules.year if year is None else _known_year(year)
    points = None if government is None else points_in_range(rules, government)
    most = formula.innovation
    known = [row for row in portfolio.rows if row.maturity is not None and row.maturity <= most]
    allowed = Text(f"0 sampai {most}", f"0 to {most}")
    too_high = (
        problem("out_of_range", row.maturity, allowed, path=portfolio.cell(row, "maturity"))
        for row in portfolio.rows
        if row.maturity is not None and row.maturity > most
    )
    window = _window_of(rules, chosen)

    def is_admitted(row: PortfolioRow) -> bool:
        return window is not None and is_in_window(*window, row.applied_on, row.developed_on)

    reader = Reader(rules, points)
    sets = [(ALL, known), *([(ADMITTED, list(filter(is_admitted, known)))] if window else [])]
    readings = tuple(reader.read(s, a, name, rows) for name, rows in sets for s in STAGES for a in AFFAIRS)
    return PortfolioReport(
        portfolio,
        rules,
        chosen,
        points,
        index_share(rules, Fraction(1)),
        window,
        sum(is_admitted(row) for row in portfolio.rows) if window else None,
        Distribution.of(row.maturity for row in known if row.maturity is not None),
        readings,
        None if register is None else UnitsOfRegister.of(portfolio, register, date(chosen, 12, 31)),
        (*portfolio.problems, *too_high),
        (
            *portfolio.notices,
            *portfolio.contradicting_dates(),
            *_notices(rules, chosen, points),
            *_other_region(portfolio, register),
        ),
    )


def _known_year(year: int) -> int:
    wanted = Text(f"tahun {FIRST_YEAR}-{LAST_YEAR}", f"a year {FIRST_YEAR}-{LAST_YEAR}")
    expect(year, int, "year")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise InvalidArgument([problem("out_of_range", year, wanted, path="year", reference=SETTING_RULE)])
    return year


def _window_of(rules: Rulebook, year: int) -> tuple[date, date] | None:
    if rules.eligibility is None:
        return None
    window = rules.eligibility.window
    return window.first.of(year), window.last.of(year)


def _notices(rules: Rulebook, year: int, points: Fraction | None) -> Iterator[Notice]:
    if rules.year != year:
        text = Text("laporan tahun {year} dinilai menurut {id}", "a report of {year} scored under {id}")
        yield Notice("other_year", "year", text.format(year=year, id=rules.id))
    if points is not None and rules.government and points not in reachable_points(rules.government):
        text = Text("tidak ada gabungan baris yang bernilai {points}", "no combination of the rows makes {points}")
        yield Notice("unreachable_points", "government", text.format(points=decimal_of(points)))


def _other_region(portfolio: Portfolio, register: Register | None) -> Iterator[Notice]:
    if register is not None and portfolio.region not in (None, register.region):
        text = Text("daftar satuan milik daerah lain: {name}", "the register is of another region: {name}")
        yield Notice("other_region", "register", text.format(name=register.region.name))
