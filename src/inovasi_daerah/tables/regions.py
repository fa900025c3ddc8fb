"""The index of every region of a table: sums in the engine, the rest by the pure functions of a single score."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, Self

import narwhals.stable.v2 as nw
from attrs import evolve, frozen

from inovasi_daerah.arguments import choice_problems, expect
from inovasi_daerah.domain.innovations import Stage
from inovasi_daerah.domain.regions import Region, government_problems
from inovasi_daerah.exact import exact, rounded
from inovasi_daerah.problems import InvalidArgument, InvalidInput, InvalidSubmission, Problem, one_of, problem, refuse
from inovasi_daerah.ranking.ranking import rank_by_kind
from inovasi_daerah.ranking.results import Result
from inovasi_daerah.rules.capabilities import Capability
from inovasi_daerah.rules.rulebook import Rulebook
from inovasi_daerah.rules.settings import Affairs, Counted, Stages
from inovasi_daerah.scoring.formula import compute_index, covered_services, formula_of
from inovasi_daerah.scoring.settings import SETTING_RULE, choose
from inovasi_daerah.tables.checks import affair_problems
from inovasi_daerah.tables.forms import Levels, levels_of
from inovasi_daerah.tables.innovations import places_of, scaled
from inovasi_daerah.tables.parts import (
    COUNTED,
    REGION,
    STAGE,
    TABLE_RULE,
    TOUCHING,
    Part,
    government_part,
    innovation_part,
)
from inovasi_daerah.tables.sums import Added, Sums, added

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.scoring.formula import Index
    from inovasi_daerah.scoring.settings import Settings

MANDATORY: Final = ("table", "trust")
_BEFORE_ROWS: Final = (REGION, "kind", "reported", "counted", "divisor", "not_reported", "government_not_reported")
_AFTER_ROWS: Final = (
    *("government", "maturity_sum", "maturity", "maturity_exact", "basic_services", "quantity"),
    *("total", "total_exact", "index", "index_exact", "predicate", "rank", "among", "tied_with"),
)
TABLES: Final = "tables"
_OF_NO_REGION: Final = {"11": Sums()}
"""Any region: from its line an answer without lines takes the types of its columns."""


def score_regions(  # noqa: PLR0913 - the settings of a score, and those of a table
    frame: Any,
    rules: Rulebook,
    *,
    government: Any,
    counting: str | None = None,
    affairs: str | None = None,
    stages: str | None = None,
    mandatory: str = "table",
    duplicates: bool = True,
    rows: bool = True,
) -> Any:
    """The index of every region and all its parts, as an eager frame with one line for each region.

    Args:
        frame: levels of innovations, as for ``score_innovations``. An innovation counts if it fills the mandatory rows
            and is admitted by ``counted`` and ``stage``, where those columns are there.
        government: levels of the regional governments, wide (``region`` and a column for each row of the catalogue) or
            long (``region``, ``code``, ``level``). A region without a line reported nothing; one without innovations
            has none.
        counting: as for ``score``; the edition's default where None.
        affairs: as for ``score``; ``"any"`` asks for a column ``touching_affairs``, codes with spaces or bars between.
        stages: as for ``score``; asked for, there must be a column ``stage``.
        mandatory: ``"table"``, the levels say which innovations fill the mandatory rows, of which the table must then
            hold each: a column, or in long form a line; a null was not reported and fills none. Or ``"trust"``,
            whoever made the table has seen to it. With ``counting="all"`` nobody asks.
        duplicates: look for innovations and governments that are listed twice.
        rows: a column for each row of the catalogue; without them a large table is added up in less than half the time.

    Returns:
        ``region``, ``kind``, ``reported``, ``counted``, ``divisor``, ``not_reported`` (cells without a level),
        ``government_not_reported`` (rows of the government without one), ``<code>`` for each row (points; for an
        innovation row their sum over the counted innovations), ``government``, ``maturity_sum``, ``maturity``,
        ``maturity_exact``, ``basic_services``, ``quantity``, ``total``, ``total_exact``, ``index``, ``index_exact``,
        ``predicate``, ``rank``, ``among``, ``tied_with``. Points are decimals that lose nothing, exact values are texts
        ``"n/d"``. What was read lazily is summed up where it is: only the sums of each region come over. Polars stays
        polars, pandas pandas; DuckDB answers with pyarrow.

    A table knows no dates and no words: an innovation outside the window, or whose design is too short, counts unless
    ``counted`` is false for it; nor, without a ``stage``, one's stage. Of the same levels, ``score`` says the same of
    every innovation that dates, words and stage admit.

    Raises:
        InvalidSubmission: for a table that is not of this form, all at once.
        RulebookIncomplete: where the edition does not know its catalogue.
    """
    expect(rules, Rulebook, "rules")
    rules.require(Capability.SCORE)
    refuse(InvalidArgument, choice_problems(MANDATORY, mandatory, "mandatory", reference=SETTING_RULE))
    expect(rows, bool, "rows")
    settings = choose(rules, {"counting": counting, "affairs": affairs, "stages": stages})
    needs = (*((TOUCHING,) if settings.affairs == Affairs.ANY else ()), *((STAGE,) if stages is not None else ()))
    reads = (STAGE, TOUCHING) if TOUCHING in needs else (STAGE,)
    decides = mandatory == "table" and settings.counting != Counted.ALL
    levels, of_government = _both(
        (frame, innovation_part(rules, reads=reads, needs=needs, decides=decides), duplicates),
        (government, government_part(rules), True),
    )
    weights = _Weights.of(rules)
    gate = formula_of(rules).gate
    found = added(
        levels,
        of_government,
        counts=_counts(settings, levels),
        weights=None if rows else weights.innovation,
        services=gate.affairs if gate else (),
    )
    refuse(InvalidSubmission, _key_problems(found))
    sums = dict(sorted(found.regions.items()))
    columns = _columns(sums or _OF_NO_REGION, rules, settings, weights, rows=rows)
    lines = nw.from_dict(columns, backend=found.backend)
    return (lines if sums else lines.head(0)).to_native()


def _both(*tables: tuple[Any, Part, bool]) -> list[Levels]:
    """The levels of each table; the problems of all of them at once."""
    found: list[Levels] = []
    problems: list[Problem] = []
    for native, part, duplicates in tables:
        try:
            found.append(levels_of(native, part, duplicates=duplicates))
        except InvalidSubmission as invalid:
            problems += invalid.problems
    refuse(InvalidSubmission, problems)
    return found


def _counts(settings: Settings, levels: Levels) -> nw.Expr | None:
    """Whether an innovation counts; None where all do."""
    if settings.counting == Counted.ALL:
        return None
    asked = [nw.col(COUNTED)] if COUNTED in levels.columns else []
    asked += levels.part.filled(levels.unfilled)
    if STAGE in levels.columns and settings.stages != Stages.ALL:
        asked.append(nw.col(STAGE) == settings.stages)
    return nw.all_horizontal(*asked, ignore_nulls=False) if asked else None


# --- outside it, region by region ------------------------------------------------------------------------------


def _key_problems(found: Added) -> Iterator[Problem]:
    for code in sorted(found.regions):
        try:
            yield from government_problems(Region(code))
        except InvalidInput as invalid:
            yield from (evolve(one, path=REGION) for one in invalid.problems)
    yield from affair_problems(found.affairs)
    known = [stage.value for stage in Stage]
    for stage in sorted(found.stages.difference(known)):
        yield problem("unknown_value", stage, one_of(known, stage), path=STAGE, reference=TABLE_RULE)


@frozen
class _Weights:
    """Weights as whole numbers in units of ten to the power of minus ``places``: sums of points are then integers."""

    places: int
    government: dict[str, int]
    innovation: dict[str, int]

    @classmethod
    def of(cls, rules: Rulebook) -> Self:
        places = places_of((*rules.government, *rules.innovation))
        parts = ({row.code: scaled(row, places) for row in rows} for rows in (rules.government, rules.innovation))
        return cls(places, *parts)

    def points(self, units: int) -> Decimal:
        """Units as exact points."""
        return Decimal(f"{units}E-{self.places}")


def _columns(
    sums: dict[str, Sums], rules: Rulebook, settings: Settings, weights: _Weights, *, rows: bool
) -> dict[str, list[Any]]:
    lines = [_line(Region(code), one, rules, settings, weights, rows=rows) for code, one in sums.items()]
    results = [result for _, result in lines]
    places = {place.region.code: place for ranking in rank_by_kind(results).values() for place in ranking.places}
    codes = (*weights.government, *weights.innovation) if rows else ()
    columns: dict[str, list[Any]] = {name: [] for name in (*_BEFORE_ROWS, *codes, *_AFTER_ROWS)}
    for line, result in lines:
        place = places[result.region.code]
        ranked = {"rank": place.rank.number, "among": place.rank.among, "tied_with": " ".join(place.tied_with)}
        for name, value in {**line, **ranked}.items():
            columns[name].append(value)
    return columns


def _line(
    region: Region, sums: Sums, rules: Rulebook, settings: Settings, weights: _Weights, *, rows: bool
) -> tuple[dict[str, Any], Result]:
    of_government = {code: weight * sums.government.get(code, 0) for code, weight in weights.government.items()}
    of_innovations = {code: weights.innovation[code] * level for code, level in sums.levels.items()}
    unit = 10**weights.places
    maturities = sum(of_innovations.values()) if sums.points is None else sums.points
    points = {**of_government, **dict.fromkeys(weights.innovation, 0), **of_innovations} if rows else {}
    covered, _ = covered_services(rules, sums.affairs)
    among = sums.reported if settings.counting == Counted.REPORTED else sums.counted
    found = compute_index(
        rules,
        government=Fraction(sum(of_government.values()), unit),
        maturities=Fraction(maturities, unit),
        divided_among=among,
        counted=sums.counted,
        covered=len(covered),
    )
    line = {
        REGION: region.code,
        "kind": region.kind.value,
        "reported": sums.reported,
        "counted": sums.counted,
        "divisor": found.divisor,
        "not_reported": sums.silent,
        "government_not_reported": len(rules.government) - len(sums.government),
        **{code: weights.points(units) for code, units in points.items()},
        "government": weights.points(sum(of_government.values())),
        "maturity_sum": weights.points(maturities),
        "maturity": rounded(found.maturity),
        "maturity_exact": exact(found.maturity),
        "basic_services": len(covered),
        "quantity": rounded(found.quantity),
        "total": found.total,
        "total_exact": exact(found.total_exact),
        "index": found.index,
        "index_exact": exact(found.index_exact),
        "predicate": found.predicate.value,
    }
    return line, _result(region, sums, rules, settings, found)


def _result(region: Region, sums: Sums, rules: Rulebook, settings: Settings, found: Index) -> Result:
    return Result(
        region,
        rules.id,
        rules.digest,
        rules.year,
        f"{TABLES}: {settings}",
        found.index_exact,
        found.index,
        found.predicate,
        sums.counted,
    )
