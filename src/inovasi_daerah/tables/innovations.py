"""The maturity of every innovation of a table, row by row of the catalogue, in wide integers."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

import narwhals.stable.v2 as nw

from inovasi_daerah.arguments import expect
from inovasi_daerah.exact import PLACES, decimal_of
from inovasi_daerah.levels import MAX_LEVEL
from inovasi_daerah.problems import InvalidArgument, problem
from inovasi_daerah.rules.capabilities import Capability
from inovasi_daerah.rules.rulebook import Rulebook
from inovasi_daerah.tables.forms import levels_of
from inovasi_daerah.tables.parts import TABLE_RULE, innovation_part
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from inovasi_daerah.rules.catalogue import Row

_END: Final = 2**63
_WIDE: Final = Text("bobot yang jumlah poinnya muat dalam 64 bit", "weights whose points fit 64 bits")


def score_innovations(frame: Any, rules: Rulebook, *, duplicates: bool = True) -> Any:
    """The points of every row and the maturity of every innovation, as a frame of the same engine.

    Args:
        frame: levels in wide form (``region``, ``innovation``, ``affair``, optional ``counted``, and a column for each
            row of the catalogue) or in long form (``region``, ``innovation``, ``affair``, optional ``counted``,
            ``code`` and ``level``). A null level was not reported.
        duplicates: look for innovations that are listed twice.

    Returns:
        The keys, then ``<code>_e2`` for each row and ``maturity_e2``: integers, in hundredths of a point (the digit is
        the number of decimals, more than 2 where the edition's weights need them), then ``reported`` and
        ``not_reported``, how many rows had a level and how many had none, and ``mandatory_filled``, whether every row
        is filled that must be for an innovation to count; ``counted`` is the caller's word and stays as it is. A lazy
        frame stays lazy; only its checks are run.

    Raises:
        InvalidSubmission: for a table that is not of this form, all at once; for weights whose points leave 64 bits.
        RulebookIncomplete: where the edition does not know its catalogue.
    """
    expect(rules, Rulebook, "rules")
    rules.require(Capability.SCORE)
    places = places_of(rules.innovation)
    if MAX_LEVEL * sum(scaled(row, places) for row in rules.innovation) >= _END:
        raise InvalidArgument([problem("out_of_range", rules.id, _WIDE, path="rules", reference=TABLE_RULE)])
    part = innovation_part(rules)
    levels = levels_of(frame, part, duplicates=duplicates)
    points = [
        (nw.col(row.code).cast(nw.Int64).fill_null(0) * scaled(row, places)).alias(f"{row.code}_e{places}")
        for row in rules.innovation
    ]
    stated = [nw.when(nw.col(row.code).is_null()).then(nw.lit(0)).otherwise(nw.lit(1)) for row in rules.innovation]
    keys = (*levels.part.keys, *levels.columns)
    filled = nw.all_horizontal(nw.lit(value=True), *part.filled(part.mandatory), ignore_nulls=False)
    counts = levels.frame.select(
        *keys, *points, nw.sum_horizontal(*stated).alias("reported"), filled.alias("mandatory_filled")
    )
    found = counts.with_columns(
        nw.sum_horizontal(*(f"{row.code}_e{places}" for row in rules.innovation)).alias(f"maturity_e{places}"),
        (nw.lit(len(rules.innovation)) - nw.col("reported")).alias("not_reported"),
    )
    return (found.collect() if levels.eager else found).to_native()


def places_of(rows: tuple[Row, ...]) -> int:
    """The decimals in which every weight is a whole number, two at least."""
    needed = (-int(decimal_of(Fraction(row.weight)).as_tuple().exponent) for row in rows)
    return max(PLACES, *needed)


def scaled(row: Row, places: int) -> int:
    """The weight of a row in units of ten to the power of minus ``places``."""
    return int(Fraction(row.weight) * 10**places)
