"""The index of every region of a table: sums in the engine, the rest by the pure functions of a single score."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, Self

import narwhals.stable.v2 as nw
from attrs import define, evolve, field, frozen

from inovasi_daerah.editions.capabilities import Capability
from inovasi_daerah.entities.affairs import AFFAIR_RULE, affairs
from inovasi_daerah.entities.regions import Region, government_problems
from inovasi_daerah.errors import InvalidInput, InvalidSubmission, Problem, one_of, refuse
from inovasi_daerah.figures import exact, rounded
from inovasi_daerah.scoring.formula import compute_index, covered_services
from inovasi_daerah.scoring.settings import choose
from inovasi_daerah.standing.ranking import rank_by_kind
from inovasi_daerah.standing.results import Result
from inovasi_daerah.structuring import problem
from inovasi_daerah.tables.forms import (
    AFFAIR,
    COUNTED,
    REGION,
    Levels,
    government_part,
    innovation_part,
    levels_of,
)
from inovasi_daerah.tables.innovations import places_of, scaled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.editions.rulebook import Rulebook
    from inovasi_daerah.scoring.formula import Index
    from inovasi_daerah.scoring.settings import Settings

_NUMBER: Final = "count_of_rows"
_NOT_REPORTED: Final = -1
TABLES: Final = "tables"


@define
class _Sums:
    """What the engine has added up for one region."""

    reported: int = 0
    counted: int = 0
    affairs: set[str] = field(factory=set[str])
    named: set[str] = field(factory=set[str])
    levels: Counter[str] = field(factory=Counter[str])
    stated: int = 0
    government: dict[str, int] = field(factory=dict[str, int])


def score_regions(
    frame: Any,
    rules: Rulebook,
    *,
    government: Any,
    counting: str | None = None,
    duplicates: bool = True,
) -> Any:
    """The index of every region and all its parts, as an eager frame with one line for each region.

    Args:
        frame: levels of innovations, as for ``score_innovations``. ``counted`` says which are eligible; where the
            column is absent, all are.
        government: levels of the regional governments, wide (``region`` and a column for each row of the catalogue) or
            long (``region``, ``code``, ``level``). A region without a line reported nothing; one without innovations
            has none.
        counting: as for ``score``; the edition's default where None. Affairs are main affairs.
        duplicates: look for innovations and governments that stand twice.

    Returns:
        ``region``, ``kind``, ``reported``, ``counted``, ``divisor``, ``not_reported`` (cells without a level),
        ``<code>`` for each row (points; for an innovation row their sum over the counted innovations), ``government``,
        ``maturity_sum``, ``maturity``, ``maturity_exact``, ``basic_services``, ``quantity``, ``total``,
        ``total_exact``, ``index``, ``index_exact``, ``predicate``, ``rank``, ``among``, ``tied_with``. Points are
        decimals that lose nothing, exact values are texts ``"n/d"``. What was read lazily is summed up where it is:
        only the sums of each region come over. Polars stays polars, pandas pandas; DuckDB answers with pyarrow.

    Raises:
        InvalidSubmission: for a table that is not of this form, all at once.
        RulebookIncomplete: where the edition does not know its catalogue.
    """
    rules.require(Capability.SCORE)
    settings = choose(rules, {"counting": counting, "affairs": "main", "stages": None})
    levels = levels_of(frame, innovation_part(rules), duplicates=duplicates)
    of_government = levels_of(government, government_part(rules), duplicates=True)
    sums: defaultdict[str, _Sums] = defaultdict(_Sums)
    _add_numbers(sums, levels, all_count=settings.counting == "all")
    backend = _add_levels(sums, levels, all_count=settings.counting == "all")
    _add_governments(sums, of_government)
    refuse(InvalidSubmission, _key_problems(sums))
    return nw.from_dict(_columns(dict(sorted(sums.items())), rules, settings), backend=backend).to_native()


# --- in the engine ----------------------------------------------------------------------------------------------


def _add_numbers(sums: defaultdict[str, _Sums], levels: Levels, *, all_count: bool) -> None:
    """How many innovations, how many count, and which affairs those that count cover."""
    keys = (REGION, *sorted(levels.columns))
    numbers = levels.frame.select(*keys).group_by(*keys).agg(nw.len().alias(_NUMBER))
    for line in numbers.collect().iter_rows(named=True):
        of_region = sums[line[REGION]]
        of_region.reported += line[_NUMBER]
        named: set[str] = {line[AFFAIR]} if AFFAIR in line else set()
        of_region.named |= named
        if all_count or line.get(COUNTED, True):
            of_region.counted += line[_NUMBER]
            of_region.affairs.update(named)


def _add_levels(sums: defaultdict[str, _Sums], levels: Levels, *, all_count: bool) -> Any:
    """The sum of levels over the innovations that count, row by row; the weights come later, for sums are linear."""
    codes = levels.part.codes
    wide = {code: nw.col(code).cast(nw.Int64) for code in codes}
    asked = list(wide.values())
    if levels.frame.implementation.is_polars():
        asked = [nw.col(code) for code in codes]  # its sums of narrow integers are 64 bits wide, so no copy is needed
    if COUNTED in levels.columns and not all_count:
        # Not a cast of the truth value, which some databases refuse; and a null must stay one on either branch.
        asked = [nw.when(nw.col(COUNTED)).then(level).otherwise(level * 0).alias(code) for code, level in wide.items()]
    totals = [nw.col(code).sum() for code in codes]
    if levels.has_nulls:
        totals += [nw.col(code).count().alias(f"{code}_stated") for code in codes]
    grouped = levels.frame.select(REGION, *asked).group_by(REGION).agg(*totals)
    added = grouped.with_columns(*(nw.col(code).fill_null(0) for code in codes)).collect()
    for line in added.iter_rows(named=True):
        of_region = sums[line[REGION]]
        of_region.levels.update({code: int(line[code]) for code in codes})
        whole = of_region.reported * len(codes)
        of_region.stated = sum(int(line[f"{code}_stated"]) for code in codes) if levels.has_nulls else whole
    return added.implementation


def _add_governments(sums: defaultdict[str, _Sums], levels: Levels) -> None:
    """The levels of each government; a null comes over as a number, for each engine has a null of its own."""
    codes = levels.part.codes
    filled = (nw.col(code).cast(nw.Int64).fill_null(_NOT_REPORTED) for code in codes)
    for line in levels.frame.select(REGION, *filled).collect().iter_rows(named=True):
        stated = {code: int(line[code]) for code in codes if line[code] != _NOT_REPORTED}
        sums[line[REGION]].government = stated


# --- outside it, region by region ------------------------------------------------------------------------------


def _key_problems(sums: dict[str, _Sums]) -> Iterator[Problem]:
    for code in sorted(sums):
        try:
            yield from government_problems(Region(code))
        except InvalidInput as invalid:
            yield from (evolve(found, path=REGION) for found in invalid.problems)
    for affair in sorted({affair for one in sums.values() for affair in one.named} - set(affairs())):
        yield problem("unknown_affair", affair, one_of(affairs(), affair), path=AFFAIR, reference=AFFAIR_RULE)


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


def _columns(sums: dict[str, _Sums], rules: Rulebook, settings: Settings) -> dict[str, list[Any]]:
    weights = _Weights.of(rules)
    lines = [_line(Region(code), one, rules, settings, weights) for code, one in sums.items()]
    results = [result for _, result in lines]
    places = {place.region.code: place for ranking in rank_by_kind(results).values() for place in ranking.places}
    columns: defaultdict[str, list[Any]] = defaultdict(list)
    for line, result in lines:
        place = places[result.region.code]
        ranked = {"rank": place.rank.number, "among": place.rank.among, "tied_with": " ".join(place.tied_with)}
        for name, value in {**line, **ranked}.items():
            columns[name].append(value)
    return columns


def _line(
    region: Region, sums: _Sums, rules: Rulebook, settings: Settings, weights: _Weights
) -> tuple[dict[str, Any], Result]:
    of_government = {code: weight * sums.government.get(code, 0) for code, weight in weights.government.items()}
    of_innovations = {code: weight * sums.levels[code] for code, weight in weights.innovation.items()}
    unit = 10**weights.places
    maturities = sum(of_innovations.values())
    covered, _ = covered_services(rules, sums.affairs)
    among = sums.reported if settings.counting == "reported" else sums.counted
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
        "not_reported": sums.reported * len(rules.innovation) - sums.stated,
        "government_not_reported": len(rules.government) - len(sums.government),
        **{code: weights.points(units) for code, units in of_government.items()},
        **{code: weights.points(units) for code, units in of_innovations.items()},
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


def _result(region: Region, sums: _Sums, rules: Rulebook, settings: Settings, found: Index) -> Result:
    terms = f"{TABLES}: counting={settings.counting}"
    return Result(
        region,
        rules.id,
        rules.digest,
        rules.year,
        terms,
        found.index_exact,
        found.index,
        found.predicate,
        sums.counted,
    )
