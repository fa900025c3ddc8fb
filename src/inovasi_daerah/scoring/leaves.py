"""The leaves of the tree: each row of the government, or of an innovation, at the level that stands.

A row at a stated level is one leaf for every innovation of every score in which a point is worth the same share of
the index, so that explaining costs little more than adding up. Points are added as integers, in the smallest unit
that the weights are written in.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from operator import getitem
from typing import TYPE_CHECKING

from inovasi_daerah.editions.capabilities import Capability
from inovasi_daerah.entities.claims import MAX_LEVEL, NOT_REPORTED, Claim
from inovasi_daerah.figures import decimal_of
from inovasi_daerah.scoring.explanation import RowScore
from inovasi_daerah.scoring.formula import share_of_a_point
from inovasi_daerah.scoring.grading import STATED, Grade
from inovasi_daerah.scoring.settings import Basis
from inovasi_daerah.scoring.standing import State, standing

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence

    from inovasi_daerah.editions.catalogue import CataloguePart, Row
    from inovasi_daerah.editions.rulebook import Rulebook
    from inovasi_daerah.entities.claims import Claims
    from inovasi_daerah.references import Reference
    from inovasi_daerah.structuring import FrozenDict

Shared = dict[object, RowScore]
"""The leaves of one scoring that rest on more than a stated level."""


@lru_cache(maxsize=16)
def leaves_of_government(rules: Rulebook, basis: Basis) -> Leaves:
    """The leaves of the government's rows.

    Raises:
        RulebookIncomplete: where the edition does not know its catalogue.
    """
    catalogue = rules.known(rules.catalogue, Capability.SCORE)
    return Leaves(rules, rules.government, catalogue.government, basis, share_of_a_point(rules), of_government=True)


@lru_cache(maxsize=1024)
def leaves_of_innovation(rules: Rulebook, basis: Basis, divisor: int | None) -> Leaves:
    """The leaves of an innovation's rows.

    Args:
        divisor: what the sum of maturities is divided by; None for an innovation that does not count.

    Raises:
        RulebookIncomplete: where the edition does not know its catalogue.
    """
    catalogue = rules.known(rules.catalogue, Capability.SCORE)
    share = Fraction(0) if divisor is None else share_of_a_point(rules) / divisor
    return Leaves(rules, rules.innovation, catalogue.innovation, basis, share, of_government=False)


@lru_cache(maxsize=4096)
def points_of(units: int, unit: int) -> Decimal:
    """That many of the smallest units, as points."""
    return decimal_of(Fraction(units, unit))


class Leaves:
    """The leaves of one part of the catalogue, where a point is worth one share of the index."""

    def __init__(
        self,
        rules: Rulebook,
        rows: tuple[Row, ...],
        part: CataloguePart,
        basis: Basis,
        share: Fraction,
        *,
        of_government: bool,
    ) -> None:
        self.rows = rows
        self.basis = basis
        self.of_government = of_government
        of_part = rules.reference(part.sources.levels)
        self.references: dict[str, Reference] = {
            row.code: of_part if row.source is None else rules.reference(row.source) for row in rows
        }
        self.unit: int = rules.unit
        self.weights: FrozenDict[str, int] = rules.weights_in_units
        self.codes: tuple[str, ...] = tuple(row.code for row in self.rows)
        self.contributions: dict[int, Fraction] = {
            units: Fraction(units, self.unit) * share
            for units in {self.weights[code] * level for code in self.codes for level in range(MAX_LEVEL + 1)}
        }
        self.stated: tuple[tuple[RowScore, ...], ...] = tuple(self._stated(row) for row in self.rows)
        self.units: tuple[tuple[int, ...], ...] = tuple(
            tuple(self._units_of(leaf) for leaf in leaves) for leaves in self.stated
        )

    def _stated(self, row: Row) -> tuple[RowScore, ...]:
        """The leaf of each level that may be stated, and last, at ``NOT_REPORTED``, that of a row without a claim."""
        at_levels = (self.leaf(row, Claim(level=grade.level), grade) for grade in STATED)
        nothing = RowScore(row, 0, None, State.NOT_REPORTED, Decimal(0), Fraction(0), self.references[row.code])
        return (*at_levels, nothing)

    def leaf(self, row: Row, claim: Claim, graded: Grade, *, derived: bool = False) -> RowScore:
        """The leaf of a claim."""
        level, state = graded.level, State.CLAIMED
        if self.basis is Basis.VERIFIED:
            level, state = standing(claim, graded.level, of_government=self.of_government)
        elif level == 0:
            state = State.REPORTED_NONE
        elif derived:
            state = State.DERIVED
        units = self.weights[row.code] * level
        return RowScore(
            row,
            level,
            graded.level,
            state,
            points_of(units, self.unit),
            self.contributions[units],
            self.references[row.code],
            graded.graded,
            claim,
        )

    def _units_of(self, leaf: RowScore) -> int:
        """The points of a leaf in the smallest unit."""
        return self.weights[leaf.code] * leaf.level

    def of(
        self,
        claims: Claims,
        levels: Sequence[int],
        stated: Container[str],
        grade: Callable[[Row, Claim], Grade],
        shared: Shared,
    ) -> tuple[tuple[RowScore, ...], int]:
        """A leaf for each row, and their units together.

        Args:
            levels: what is claimed on each row, ``NOT_REPORTED`` where nothing is.
            stated: the codes of claims that the submission makes; the others were read off the profile.
            shared: leaves of equal claims are made once and kept there.
        """
        if claims.levels is not None:
            return tuple(map(getitem, self.stated, levels)), sum(map(getitem, self.units, levels))
        leaves: list[RowScore] = []
        for row, at_levels in zip(self.rows, self.stated, strict=True):
            claim = claims.get(row.code)
            if claim is None:
                leaf = at_levels[NOT_REPORTED]
            elif claim.level is not None and claim.states_only_a_level:
                leaf = at_levels[claim.level]
            else:
                key = row.code, claim, row.code not in stated
                leaf = shared.get(key) or shared.setdefault(
                    key, self.leaf(row, claim, grade(row, claim), derived=key[2])
                )
            leaves.append(leaf)
        return tuple(leaves), sum(map(self._units_of, leaves))
