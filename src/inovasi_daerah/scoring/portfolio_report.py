"""What a portfolio comes to under an edition: the readings of the open points side by side, and what each needs."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from inovasi_daerah.editions.types import Predicate, Rulebook
from inovasi_daerah.entities.affairs import affairs
from inovasi_daerah.entities.innovations import Stage
from inovasi_daerah.errors import Absent, InvalidSubmission, Problem, refuse
from inovasi_daerah.figures import decimal_of, exact, rounded
from inovasi_daerah.labels import Term, Text
from inovasi_daerah.scoring.admission import ALL_STAGES, is_in_window
from inovasi_daerah.scoring.aggregation import points_in_range
from inovasi_daerah.scoring.formula import Index, compute_index, divisor, formula_of, index_share, quantity
from inovasi_daerah.scoring.notices import Notice
from inovasi_daerah.scoring.portfolio import Portfolio
from inovasi_daerah.structuring import problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_daerah.editions.types import Row
    from inovasi_daerah.labels import Lang
    from inovasi_daerah.scoring.aggregation import Number
    from inovasi_daerah.scoring.portfolio import PortfolioRow

FORMAT: Final = "inovasi-daerah/portfolio-report"
VERSION: Final = "1.0"
MAIN: Final = "main"
ANY: Final = "any"
ALL: Final = "all"
ADMITTED: Final = "admitted"
_STAGES: Final = (Stage.APPLICATION.value, ALL_STAGES)
_AFFAIRS: Final = (MAIN, ANY)
_BASIC: Final = "1."
_COUNTED: Final = ("stage", "form", "kind", "initiator", "affair", "touching_affair", "unit_kind", "asta_cita", "unit")


class Reach(Term):
    """Whether a predicate can be had by the points of the government alone."""

    REACHABLE = "reachable", "dapat dicapai", "within reach"
    PASSED = "passed", "sudah terlewati", "already passed"
    OUT_OF_REACH = "out_of_reach", "di luar jangkauan", "out of reach"


@frozen
class Threshold:
    """What a predicate asks of the government.

    Attributes:
        government: the lowest points (SPD) that its rows can really make and that give the predicate; None where
            there are none.
    """

    predicate: Predicate
    reach: Reach
    government: Decimal | None = None

    def to_dict(self) -> dict[str, Any]:
        """As JSON data."""
        lowest = None if self.government is None else str(rounded(Fraction(self.government)))
        return {"predicate": self.predicate.value, "reach": self.reach.value, "government": lowest}


@frozen
class Reading:
    """One way to read the open points, and what it comes to.

    Attributes:
        stages: ``penerapan``, or ``all``.
        affairs: ``main``, or ``any``: the touching affairs cover too.
        window: ``all``, or ``admitted``: only the rows that the window of the year admits.
        innovations: n, the rows that count.
        without_government: the parts with 0 points of the government.
        with_government: the same with the points that were given; None where none were.
        at_most: the highest index that any choice of these rows can give, where an edition asks for more than the
            list shows; with the points given, or with none.
        thresholds: what each predicate asks of the government, highest first.
    """

    stages: str
    affairs: str
    window: str
    innovations: int
    sum: Fraction
    basic_services: tuple[str, ...]
    missing: tuple[str, ...]
    required: int
    without_government: Index = field(repr=False)
    with_government: Index | None = field(repr=False)
    at_most: Decimal | None
    thresholds: tuple[Threshold, ...] = field(repr=False)

    @property
    def index(self) -> Decimal | None:
        """The index as published; None without points of the government."""
        return None if self.with_government is None else self.with_government.index

    @property
    def predicate(self) -> Predicate | None:
        """What the index is called; None without points of the government."""
        return None if self.with_government is None else self.with_government.predicate

    @property
    def mean(self) -> Fraction:
        """The sum over the rows themselves, as regions publish it; 0 where there is none."""
        return self.sum / self.innovations if self.innovations else Fraction(0)

    @property
    def divisor(self) -> int:
        """What the sum was divided by."""
        return self.without_government.divisor

    @property
    def empty_seats(self) -> int:
        """How many innovations are missing up to the divisor."""
        return self.divisor - self.innovations

    @property
    def gate_is_open(self) -> bool:
        """Whether enough basic-service affairs are covered."""
        return len(self.basic_services) >= self.required

    @property
    def figures(self) -> tuple[object, ...]:
        """All that it comes to, without the names of its choices."""
        return (self.innovations, self.sum, self.without_government.quantity, self.basic_services)

    def to_dict(self) -> dict[str, Any]:
        """As JSON data."""
        base = self.without_government
        return {
            "stages": self.stages,
            "affairs": self.affairs,
            "window": self.window,
            "innovations": self.innovations,
            "maturity": {
                "sum": _two(self.sum),
                "mean": _two(self.mean),
                "divisor": self.divisor,
                "empty_seats": self.empty_seats,
                "score": _two(base.maturity),
                "score_exact": exact(base.maturity),
            },
            "quantity": {
                "score": _two(base.quantity),
                "basic_services": list(self.basic_services),
                "missing": list(self.missing),
                "required": self.required,
            },
            "index": None if self.with_government is None else str(self.with_government.index),
            "index_exact": None if self.with_government is None else exact(self.with_government.index_exact),
            "predicate": None if self.predicate is None else self.predicate.value,
            "index_without_government": str(base.index),
            "index_without_government_exact": exact(base.index_exact),
            "index_at_most": None if self.at_most is None else str(self.at_most),
            "thresholds": [threshold.to_dict() for threshold in self.thresholds],
        }


def _two(value: Fraction) -> str:
    return str(rounded(value))


@frozen
class PortfolioReport:
    """A portfolio under an edition of the rules.

    Attributes:
        year: the assessment year (T-0).
        government: points of the regional government (SPD); None where they were not given.
        per_point: what one point of the government adds to the index.
        window: first and last day of the window; None where the edition knows none.
        readings: every reading of stages and affairs with all rows, then, where there is a window, with the rows it
            admits.
        problems: those of the reading of the file, and rows whose maturity the edition does not know.
    """

    portfolio: Portfolio = field(repr=False)
    rules: Rulebook
    year: int
    government: Fraction | None
    per_point: Fraction
    window: tuple[date, date] | None
    admitted: int | None
    readings: tuple[Reading, ...] = field(repr=False)
    problems: tuple[Problem, ...] = field(repr=lambda found: f"<{len(found)}>")
    notices: tuple[Notice, ...] = field(repr=lambda found: f"<{len(found)}>")

    def reading(self, *, stages: str, affairs: str, window: str = ALL) -> Reading:
        """The reading of these choices.

        Raises:
            KeyError: where there is none.
        """
        for one in self.readings:
            if (one.stages, one.affairs, one.window) == (stages, affairs, window):
                return one
        raise KeyError((stages, affairs, window))

    @property
    def shows_everything(self) -> bool:
        """Whether the list shows all that the edition asks of an innovation."""
        return _list_shows_everything(self.rules)

    def explain(self, lang: Lang = "id") -> str:
        """The whole report as text, at most 100 columns wide."""
        from inovasi_daerah.scoring.portfolio_text import explain  # noqa: PLC0415 - a rendering, made when asked for

        return explain(self, lang)

    def to_svg(self, lang: Lang = "id") -> str:
        """A picture of the maturities and of the affairs covered."""
        from inovasi_daerah.scoring.portfolio_svg import as_svg  # noqa: PLC0415 - a rendering, made when asked for

        return as_svg(self, lang)

    def _repr_html_(self) -> str:
        from inovasi_daerah.scoring.portfolio_html import as_html  # noqa: PLC0415 - a rendering, made when asked for

        return as_html(self)

    def to_dict(self, lang: Lang = "id") -> dict[str, Any]:
        """As JSON data; the messages of problems in ``lang``.

        ``readings`` are those of all rows, each with its counterpart of the rows that the window admits.
        """
        return {
            "format": FORMAT,
            "format_version": VERSION,
            "rulebook": {"id": self.rules.id, "digest": self.rules.digest, "provisional": self.rules.provisional},
            "region": None if self.portfolio.region is None else self.portfolio.region.code,
            "year": self.year,
            "government": None if self.government is None else str(decimal_of(self.government)),
            "index_per_point_of_government": exact(self.per_point),
            "rows": len(self.portfolio.rows),
            "window": self._window(),
            "counts": {by: [one.to_dict() for one in self.portfolio.counts(by)] for by in _COUNTED},
            "distribution": self._distribution(),
            "same_titles": [
                [self.portfolio.cell(row, "title") for row in group] for group in self.portfolio.same_titles()
            ],
            "readings": [self._with_window(one) for one in self.readings if one.window == ALL],
            "problems": [_as_data(found, lang) for found in self.problems],
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

    def _distribution(self) -> dict[str, Any] | None:
        spread = self.portfolio.distribution
        if spread is None:
            return None
        names = ("sum", "least", "lower_quartile", "median", "upper_quartile", "most")
        figures = {name: _two(getattr(spread, name)) for name in names}
        return {"innovations": spread.innovations, **figures, "by_tens": list(spread.bins)}


def _as_data(found: Problem, lang: Lang) -> dict[str, Any]:
    value = None if isinstance(found.value, Absent) else str(found.value)
    return {"code": found.code, "path": found.path, "value": value, "message": found.message(lang)}


def report(
    portfolio: Portfolio, rules: Rulebook, *, year: int | None = None, government: Number | None = None
) -> PortfolioReport:
    """What a portfolio comes to under an edition of the rules; see ``Portfolio.report``."""
    formula = formula_of(rules)
    chosen = rules.year if year is None else year
    points = None
    if government is not None:
        points, found = points_in_range(rules, government)
        refuse(InvalidSubmission, found)
    most = formula.innovation
    known = [row for row in portfolio.rows if row.maturity is not None and row.maturity <= most]
    allowed = Text(f"0 sampai {most}", f"0 to {most}")
    too_high = (
        problem("out_of_range", row.maturity, allowed, path=portfolio.cell(row, "maturity"))
        for row in portfolio.rows
        if row.maturity is not None and row.maturity > most
    )
    window = _window_of(rules, chosen)
    admitted = [row for row in known if window and is_in_window(*window, row.applied_on, row.developed_on)]
    reader = _Reader(rules, points)
    sets = [(ALL, known), *([(ADMITTED, admitted)] if window else [])]
    readings = tuple(reader.read(s, a, name, rows) for name, rows in sets for s in _STAGES for a in _AFFAIRS)
    return PortfolioReport(
        portfolio,
        rules,
        chosen,
        points,
        index_share(rules, Fraction(1)),
        window,
        len(admitted) if window else None,
        readings,
        (*portfolio.problems, *too_high),
        (*portfolio.notices, *portfolio.contradicting_dates(), *_notices(rules, chosen, points)),
    )


def _window_of(rules: Rulebook, year: int) -> tuple[date, date] | None:
    if rules.eligibility is None:
        return None
    window = rules.eligibility.window
    return window.first.of(year), window.last.of(year)


def _list_shows_everything(rules: Rulebook) -> bool:
    eligibility = rules.eligibility
    return eligibility is None or (eligibility.design is None and eligibility.mandatory is None)


def _notices(rules: Rulebook, year: int, points: Fraction | None) -> Iterator[Notice]:
    if rules.year != year:
        text = Text("laporan tahun {year} dinilai menurut {id}", "a report of {year} scored under {id}")
        yield Notice("other_year", "year", text.format(year=year, id=rules.id))
    if points is not None and rules.government and points not in reachable_points(rules.government):
        text = Text("tidak ada gabungan baris yang bernilai {points}", "no combination of the rows makes {points}")
        yield Notice("unreachable_points", "government", text.format(points=decimal_of(points)))


def reachable_points(rows: Iterable[Row]) -> tuple[Fraction, ...]:
    """Every sum that rows can really make, lowest first: each at one of its levels, none included.

    >>> from inovasi_daerah.editions.library import rulebook
    >>> reachable = reachable_points(rulebook("iid-2026").government)
    >>> [n / Decimal(4) for n in range(63 * 4) if Fraction(n, 4) not in reachable]
    [Decimal('0.25'), Decimal('0.5'), Decimal('1.25'), Decimal('61.75'), Decimal('62.5'), Decimal('62.75')]
    """
    sums = {Fraction(0)}
    for row in rows:
        levels = [Fraction(0), *(Fraction(row.weight) * int(level) for level in row.levels)]
        sums = {total + points for total in sums for points in levels}
    return tuple(sorted(sums))


class _Reader:
    """What all readings of one report share."""

    def __init__(self, rules: Rulebook, government: Fraction | None) -> None:
        self.rules = rules
        self.government = government
        self.formula = formula_of(rules)
        gate = self.formula.gate
        self.services = gate.affairs if gate else tuple(code for code in affairs() if code.startswith(_BASIC))
        self.required = gate.required if gate else 0
        # Where the rows are not known, the points are searched in steps of what is shown.
        hundredths = (Fraction(n, 100) for n in range(int(self.formula.government * 100) + 1))
        self.points = reachable_points(rules.government) if rules.government else tuple(hundredths)

    def read(self, stages: str, covering: str, window: str, rows: list[PortfolioRow]) -> Reading:
        counted = [row for row in rows if stages == ALL_STAGES or (row.stage and row.stage.value == stages)]
        maturities = Counter(row.maturity for row in counted if row.maturity is not None)
        reached = {code for row in counted for code in _covers(row, covering)}
        covered = tuple(code for code in self.services if code in reached)
        total = sum((Fraction(value) * n for value, n in maturities.items()), Fraction(0))

        def index(points: Fraction) -> Index:
            return compute_index(
                self.rules,
                government=points,
                maturities=total,
                divided_among=len(counted),
                counted=len(counted),
                covered=len(covered),
            )

        base = index(Fraction(0))
        return Reading(
            stages,
            covering,
            window,
            len(counted),
            total,
            covered,
            tuple(code for code in self.services if code not in reached),
            self.required,
            base,
            None if self.government is None else index(self.government),
            self._at_most(maturities, len(covered)),
            tuple(self._thresholds(base)),
        )

    def _at_most(self, maturities: Counter[Decimal], covered: int) -> Decimal | None:
        """The best that any choice of the rows can give: the k best of them, for every k that can matter."""
        if _list_shows_everything(self.rules):
            return None
        enough = max(self.formula.quantity.most, self.formula.divisor.least)
        best = sorted(maturities.elements(), reverse=True)[:enough]
        sums = accumulate(map(Fraction, best), initial=Fraction(0))
        parts = (total / divisor(self.formula, k) + quantity(self.formula, k, covered) for k, total in enumerate(sums))
        return self.rules.round(index_share(self.rules, (self.government or Fraction(0)) + max(parts)))

    def _thresholds(self, base: Index) -> Iterator[Threshold]:
        scale = self.rules.scale
        for band in scale.bands if scale else ():
            if band.predicate is None:
                continue
            predicate = self.rules.predicate(band.predicate)
            place = bisect_left(self.points, band.lowest, key=lambda points: self._published(base, points))
            if place == len(self.points):
                yield Threshold(predicate, Reach.OUT_OF_REACH)
            elif band.highest is not None and self._published(base, self.points[place]) > band.highest:
                yield Threshold(predicate, Reach.PASSED)
            else:
                yield Threshold(predicate, Reach.REACHABLE, decimal_of(self.points[place]))

    def _published(self, base: Index, points: Fraction) -> Decimal:
        return self.rules.round(base.index_exact + index_share(self.rules, points))


def _covers(row: PortfolioRow, covering: str) -> tuple[str, ...]:
    main = () if row.affair is None else (row.affair,)
    return main if covering == MAIN else (*main, *row.touching_affairs)
