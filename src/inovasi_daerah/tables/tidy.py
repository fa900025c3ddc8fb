"""Scores, rulebooks, rankings and regions as tidy frames: one observation a line, exact figures beside the shown."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, Literal, cast, get_args

import narwhals.stable.v2 as nw

from inovasi_daerah.arguments import choice_problems, expect_all, mistyped
from inovasi_daerah.domain.regions import Region
from inovasi_daerah.exact import exact, rounded
from inovasi_daerah.problems import InvalidArgument, refuse
from inovasi_daerah.ranking.ranking import Ranking
from inovasi_daerah.rules.rulebook import Rulebook
from inovasi_daerah.scoring.explanation import Score
from inovasi_daerah.tables.innovations import places_of
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.scoring.row_scores import RowScore

Native = Literal["pandas", "polars", "pyarrow"]
_NATIVES: Final[tuple[str, ...]] = get_args(Native)
_RULE: Final = Text("bingkai data rapi", "tidy frames")


def to_frame(value: Score | Rulebook | Ranking | Iterable[Region], *, native: Native) -> Any:
    """A value as a data frame.

    Args:
        value: a score (a line for each leaf of its tree), a rulebook (a line for each row of its catalogue), a ranking
            (a line for each place), or regions.
        native: ``"pandas"``, ``"polars"`` or ``"pyarrow"``.

    Weights, points and indexes are decimals; exact figures are texts ``"n/d"``; what does not apply is null.

    Raises:
        InvalidSubmission: for any other ``native``.
        InvalidArgument: for any other kind of value.
    """
    refuse(InvalidArgument, choice_problems(_NATIVES, native, "native", reference=_RULE))
    lines = list(_lines(value))
    columns = {name: [line[name] for line in lines] for name in (lines[0] if lines else ())}
    return nw.from_dict(columns, backend=native).to_native()


def _lines(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, Score):
        yield from _leaves(value)
    elif isinstance(value, Rulebook):
        yield from _rows(value)
    elif isinstance(value, Ranking):
        yield from _places(value)
    elif isinstance(value, Iterable) and not isinstance(value, str | bytes):
        for region in expect_all(cast("Iterable[Region]", value), Region, "value"):
            yield {"region": str(region), "name": region.name, "kind": region.kind.value}
    else:
        wanted = Text("Score, Rulebook, Ranking, atau daftar Region", "a Score, Rulebook, Ranking, or a list of Region")
        raise InvalidArgument([mistyped(value, wanted, "value", reference=_RULE)])


def _leaves(score: Score) -> Iterator[dict[str, Any]]:
    places = places_of((*score.rules.government, *score.rules.innovation))
    region = {"region": score.submission.region.code, "year": score.submission.year}
    for row in score.government.rows:
        yield {**region, "part": "government", "innovation": None, "counted": True, **_leaf(row, places)}
    for innovation in score.innovations:
        for row in innovation.rows:
            named = {"part": "innovation", "innovation": innovation.id, "counted": innovation.counted}
            yield {**region, **named, **_leaf(row, places)}
    quantity = score.quantity
    yield {
        **region,
        "part": "quantity",
        "innovation": None,
        "counted": True,
        "code": quantity.rule.code,
        "number": quantity.rule.number,
        "level": quantity.counted,
        "state": None,
        "weight": quantity.rule.each,
        "points": rounded(Fraction(quantity.points), places),
        "contribution": exact(quantity.contribution),
    }


def _leaf(row: RowScore, places: int) -> dict[str, Any]:
    return {
        "code": row.code,
        "number": row.row.number,
        "level": row.level,
        "state": row.state.value,
        "weight": row.row.weight,
        "points": rounded(Fraction(row.points), places),
        "contribution": exact(row.contribution),
    }


def _rows(rules: Rulebook) -> Iterator[dict[str, Any]]:
    for part, rows in (("government", rules.government), ("innovation", rules.innovation)):
        for row in rows:
            yield {
                "rulebook": rules.id,
                "part": part,
                "code": row.code,
                "number": row.number,
                "name_id": row.name.id,
                "name_en": row.name.en,
                "variable": row.variable,
                "weight": row.weight,
                "mandatory": row.mandatory,
                **{f"level_{level}_{lang}": row.levels[level].say(lang) for level in "123" for lang in ("id", "en")},
            }


def _places(ranking: Ranking) -> Iterator[dict[str, Any]]:
    for place in ranking.places:
        yield {
            "region": place.region.code,
            "kind": place.region.kind.value,
            "edition": place.result.edition,
            "rank": place.rank.number,
            "among": place.rank.among,
            "tied_with": " ".join(place.tied_with),
            "not_distinguishable_from": " ".join(place.not_distinguishable_from),
            "index": place.result.index,
            "index_exact": None if place.result.is_published else exact(place.result.index_exact),
            "predicate": place.result.predicate.value,
        }
