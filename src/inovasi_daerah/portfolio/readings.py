"""The readings of a portfolio: each open point read in each way, what it comes to, and what each predicate needs."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Any, Final

from inovasi_daerah.domain.affairs import affairs
from inovasi_daerah.exact import decimal_of, exact, rounded, two_places
from inovasi_daerah.frozen import frozen
from inovasi_daerah.planning.choosing import Candidate, choices
from inovasi_daerah.rules.bands import Predicate
from inovasi_daerah.rules.settings import Affairs, Stages
from inovasi_daerah.scoring.formula import Index, compute_index, formula_of, index_share
from inovasi_daerah.text import Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_daerah.portfolio.rows import PortfolioRow
    from inovasi_daerah.rules.catalogue import Row
    from inovasi_daerah.rules.formula import Formula
    from inovasi_daerah.rules.rulebook import Rulebook

ALL: Final = "all"
ADMITTED: Final = "admitted"
STAGES: Final = tuple(one.value for one in Stages)
AFFAIRS: Final = tuple(one.value for one in Affairs)
_BASIC: Final = "1."


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


@frozen(repr=False)
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
    without_government: Index
    with_government: Index | None
    at_most: Decimal | None
    thresholds: tuple[Threshold, ...]

    def __repr__(self) -> str:
        choices = f"stages={self.stages}, affairs={self.affairs}, window={self.window}"
        return f"<Reading {choices}: {self.innovations} innovations>"

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
                "sum": two_places(self.sum),
                "mean": two_places(self.mean),
                "divisor": self.divisor,
                "empty_seats": self.empty_seats,
                "score": two_places(base.maturity),
                "score_exact": exact(base.maturity),
            },
            "quantity": {
                "score": two_places(base.quantity),
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


def list_shows_everything(rules: Rulebook) -> bool:
    """Whether a list with maturities shows all that the edition asks of an innovation."""
    eligibility = rules.eligibility
    return eligibility is None or (eligibility.design is None and eligibility.mandatory is None)


def reachable_points(rows: Iterable[Row]) -> tuple[Fraction, ...]:
    """Every sum that rows can really make, lowest first: each at one of its levels, none included.

    >>> from inovasi_daerah.rules.library import rulebook
    >>> reachable = reachable_points(rulebook("iid-2026").government)
    >>> [n / Decimal(4) for n in range(63 * 4) if Fraction(n, 4) not in reachable]
    [Decimal('0.25'), Decimal('0.5'), Decimal('1.25'), Decimal('61.75'), Decimal('62.5'), Decimal('62.75')]
    """
    known = [(Fraction(row.weight), row.levels) for row in rows]
    unit = lcm(*(weight.denominator for weight, _ in known))
    sums = {0}
    for weight, levels in known:
        points = [0, *(int(weight * unit) * int(level) for level in levels)]
        sums = {total + more for total in sums for more in points}
    return tuple(Fraction(total, unit) for total in sorted(sums))


class Reader:
    """What all readings of one report share.

    Args:
        government: points of the regional government (SPD), where they are known.
    """

    def __init__(self, rules: Rulebook, government: Fraction | None) -> None:
        self.rules = rules
        self.government = government
        self.formula: Formula = formula_of(rules)
        gate = self.formula.gate
        self.services: tuple[str, ...] = (
            gate.affairs if gate else tuple(code for code in affairs() if code.startswith(_BASIC))
        )
        self.required: int = gate.required if gate else 0
        # Where the rows are not known, the points are searched in steps of what is shown.
        hundredths = (Fraction(n, 100) for n in range(int(Fraction(self.formula.government) * 100) + 1))
        self.points: tuple[Fraction, ...] = (
            reachable_points(rules.government) if rules.government else tuple(hundredths)
        )

    def read(self, stages: str, covering: str, window: str, rows: list[PortfolioRow]) -> Reading:
        """The reading of these choices over ``rows``, those of the window already."""
        counted = [row for row in rows if stages == Stages.ALL or (row.stage and row.stage.value == stages)]
        shown = [Candidate(row.maturity or Decimal(0), _covers(row, covering)) for row in counted]
        reached = {code for row in counted for code in _covers(row, covering)}
        covered = tuple(code for code in self.services if code in reached)
        total = sum((Fraction(value) * n for value, n in Counter(one.maturity for one in shown).items()), Fraction(0))

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
            self._at_most(shown),
            tuple(self._thresholds(base)),
        )

    def _at_most(self, shown: list[Candidate]) -> Decimal | None:
        if list_shows_everything(self.rules):
            return None
        best = choices(self.formula, shown).best()
        points = (self.government or Fraction(0)) + best.points
        return self.rules.round(index_share(self.rules, points))

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
    return main if covering == Affairs.MAIN else (*main, *row.touching_affairs)
