"""The columns of tables of levels, and the part of the catalogue that a table is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import narwhals.stable.v2 as nw
from attrs import evolve, frozen

from inovasi_daerah.rules.capabilities import Capability
from inovasi_daerah.rules.catalogue import Row
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from inovasi_daerah.problems import Problem
    from inovasi_daerah.rules.rulebook import Rulebook

Frame = nw.LazyFrame[Any]
TABLE_RULE: Final = Text("bentuk tabel level", "form of tables of levels")
REGION: Final = "region"
INNOVATION: Final = "innovation"
AFFAIR: Final = "affair"
COUNTED: Final = "counted"
STAGE: Final = "stage"
TOUCHING: Final = "touching_affairs"
CODE: Final = "code"
LEVEL: Final = "level"
_FRAME: Final = "frame"


@frozen
class Part:
    """The rows of the catalogue that a table is about, and the columns that say what they are stated of.

    Attributes:
        keys: name one line of the wide form.
        reads: the other columns that are read where they are there.
        needs: those of them that must be there.
        mandatory: the rows that an innovation must fill to be counted.
        least: the level from which such a row is filled; None where the edition asks for none.
        decides: whether the levels of the table say which innovations fill them; it must then hold those rows.
        argument: the name under which the caller gave the table.
    """

    rows: tuple[Row, ...]
    keys: tuple[str, ...]
    reads: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    mandatory: tuple[str, ...] = ()
    least: int | None = None
    decides: bool = False
    argument: str = _FRAME

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the rows."""
        return tuple(row.code for row in self.rows)

    @property
    def texts(self) -> frozenset[str]:
        """The columns that hold text where they are there."""
        return frozenset({*self.keys, *self.reads, CODE} - {COUNTED})

    def filled(self, codes: tuple[str, ...]) -> list[nw.Expr]:
        """Whether each of these rows is filled; one that was not reported is not."""
        return [nw.col(code).fill_null(0) >= self.least for code in codes]

    def problem_of(self, found: Problem) -> Problem:
        """A problem of this table; one of a table beside the first begins with its argument's name."""
        return found if self.argument == _FRAME else evolve(found, path=f"{self.argument}/{found.path}")


def innovation_part(
    rules: Rulebook, *, reads: tuple[str, ...] = (), needs: tuple[str, ...] = (), decides: bool = False
) -> Part:
    """The rows of each innovation; the affair is required where the edition has a gate."""
    formula = rules.known(rules.formula, Capability.SCORE)
    asked = (AFFAIR, *needs) if formula.gate else needs
    rule = rules.known(rules.eligibility, Capability.SCORE).mandatory
    return Part(
        rules.innovation,
        (REGION, INNOVATION),
        (AFFAIR, COUNTED, *reads),
        asked,
        tuple(row.code for row in rules.innovation if row.mandatory and rule),
        rule.least_level if rule else None,
        decides,
    )


def government_part(rules: Rulebook) -> Part:
    """The rows of the regional government."""
    return Part(rules.government, (REGION,), argument="government")
