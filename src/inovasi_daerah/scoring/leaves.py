"""The leaves of the tree: each row of the government, or of an innovation, at the level that stands.

A row at a stated level is one leaf for every innovation of every score in which a point is worth the same share of
the index, so that explaining costs little more than adding up. Points are added as integers, in the smallest unit
that the weights are written in.
"""

from __future__ import annotations

from copy import copy
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import compress, count
from operator import call
from typing import TYPE_CHECKING, Final, cast

from inovasi_daerah.domain.claims import ALTERNATIVES, MAX_LEVEL, NOT_REPORTED, Claim, one_for_all, picking
from inovasi_daerah.rules.capabilities import Capability
from inovasi_daerah.scoring.explanation import RowScore
from inovasi_daerah.scoring.formula import points_of, share_of_a_point
from inovasi_daerah.scoring.grading import STATED, Grade, Grades
from inovasi_daerah.scoring.settings import Basis
from inovasi_daerah.scoring.verification import State, standing

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence

    from inovasi_daerah.domain.claims import Claims, Pick
    from inovasi_daerah.domain.innovations import Innovation
    from inovasi_daerah.frozen import FrozenDict
    from inovasi_daerah.references import Reference
    from inovasi_daerah.rules.catalogue import CataloguePart, Row
    from inovasi_daerah.rules.rulebook import Rulebook

Rows = tuple[tuple[RowScore, ...], ...]
"""The leaves of each innovation."""

_TAKE: Final = cast("Callable[[Pick, tuple[RowScore, ...]], tuple[RowScore, ...]]", call)
"""Applies a pick to leaves."""

Shared = dict[object, RowScore]
"""The leaves of one scoring that rest on more than a stated level."""


@lru_cache(maxsize=16)
def leaves_of_government(rules: Rulebook, basis: Basis) -> Leaves:
    """The leaves of the government's rows.

    Raises:
        RulebookIncomplete: where the edition does not know its catalogue.
    """
    catalogue = rules.known(rules.catalogue, Capability.SCORE)
    leaves = Leaves(rules, rules.government, catalogue.government, basis, of_government=True)
    return leaves.worth(share_of_a_point(rules))


@lru_cache(maxsize=16)
def leaves_that_count_for_nothing(rules: Rulebook, basis: Basis) -> Leaves:
    """The leaves of the rows of an innovation that does not count.

    Raises:
        RulebookIncomplete: where the edition does not know its catalogue.
    """
    catalogue = rules.known(rules.catalogue, Capability.SCORE)
    return Leaves(rules, rules.innovation, catalogue.innovation, basis, of_government=False)


@lru_cache(maxsize=1024)
def leaves_of_innovation(rules: Rulebook, basis: Basis, divisor: int) -> Leaves:
    """The leaves of the rows of an innovation that counts.

    Args:
        divisor: what the sum of maturities is divided by.

    Raises:
        RulebookIncomplete: where the edition does not know its catalogue.
    """
    return leaves_that_count_for_nothing(rules, basis).worth(share_of_a_point(rules) / divisor)


class Leaves:
    """The leaves of one part of the catalogue; as they are made, they contribute nothing to the index.

    Attributes:
        leaf_at: of one row after the other, the leaf of a row without a claim and that of each stated level.
        units_at: the units of each.
        units_of_levels: for each row the units of levels 1, 2 and 3.
    """

    def __init__(
        self, rules: Rulebook, rows: tuple[Row, ...], part: CataloguePart, basis: Basis, *, of_government: bool
    ) -> None:
        self.rows: dict[str, Row] = {row.code: row for row in rows}
        self.basis = basis
        self.of_government = of_government
        of_part = rules.reference(part.sources.levels)
        self.references: dict[str, Reference] = {
            row.code: of_part if row.source is None else rules.reference(row.source) for row in rows
        }
        self.unit: int = rules.unit
        self.weights: FrozenDict[str, int] = rules.weights_in_units
        self.codes: tuple[str, ...] = one_for_all(tuple(self.rows))
        self.of_a_unit: Fraction = Fraction(0)
        self.leaf_at: tuple[RowScore, ...] = tuple(leaf for row in rows for leaf in self._leaves_of(row))
        self.units_at: tuple[int, ...] = tuple(leaf.units for leaf in self.leaf_at)
        at_level_one = range(1 - NOT_REPORTED, len(self.units_at), ALTERNATIVES)
        self.units_of_levels: tuple[tuple[int, ...], ...] = tuple(
            self.units_at[place : place + MAX_LEVEL] for place in at_level_one
        )

    def _leaves_of(self, row: Row) -> Iterator[RowScore]:
        """The leaf of a row without a claim, and behind it that of each level which may be stated."""
        yield RowScore(row, 0, None, State.NOT_REPORTED, 0, Decimal(0), Fraction(0), self.references[row.code])
        yield from (self.leaf(row, Claim(level=grade.level), grade) for grade in STATED)

    def worth(self, share: Fraction) -> Leaves:
        """The same leaves, each contributing its points times ``share`` to the index."""
        found = copy(self)
        found.of_a_unit = share / self.unit
        contributions = {units: units * found.of_a_unit for units in set(self.units_at)}
        found.leaf_at = tuple(
            RowScore(
                leaf.row,
                leaf.level,
                leaf.claimed_level,
                leaf.state,
                leaf.units,
                leaf.points,
                contributions[leaf.units],
                leaf.reference,
                claim=leaf.claim,
            )
            for leaf in self.leaf_at
        )
        return found

    def leaf(self, row: Row, claim: Claim, graded: Grade, *, derived: bool = False) -> RowScore:
        """The leaf of a claim; one ``derived`` from the profile was claimed by nobody and seen by no verifier."""
        level, state = graded.level, State.CLAIMED
        if self.basis is Basis.VERIFIED:
            unclaimed = (0, State.NOT_CLAIMED)
            level, state = unclaimed if derived else standing(claim, level, of_government=self.of_government)
        elif derived:
            state = State.DERIVED
        elif level == 0:
            state = State.REPORTED_NONE
        units = self.weights[row.code] * level
        return RowScore(
            row,
            level,
            graded.level,
            state,
            units,
            points_of(units, self.unit),
            units * self.of_a_unit,
            self.references[row.code],
            graded.graded,
            claim,
        )

    def of(
        self,
        claims: Claims,
        levels: Sequence[int],
        stated: Container[str],
        grades: Grades,
        shared: Shared,
    ) -> tuple[tuple[RowScore, ...], int]:
        """A leaf for each row, and their units together.

        Args:
            levels: what is claimed on each row, ``NOT_REPORTED`` where nothing is.
            stated: the codes of claims that the submission makes; the others were read off the profile.
            shared: leaves of equal claims are made once and kept there.
        """
        if claims.levels:
            pick = picking(levels)
            return pick(self.leaf_at), sum(pick(self.units_at))
        leaves: list[RowScore] = []
        for (code, row), unclaimed in zip(self.rows.items(), count(0, ALTERNATIVES)):
            claim = claims.get(code)
            if claim is None:
                leaf = self.leaf_at[unclaimed]
            elif claim.level is not None and claim.states_only_a_level:
                leaf = self.leaf_at[unclaimed + claim.level - NOT_REPORTED]
            else:
                key = code, claim, code not in stated
                found = shared.get(key)
                if found is None:
                    found = shared[key] = self.leaf(row, claim, grades.grade(row, claim), derived=key[2])
                leaf = found
            leaves.append(leaf)
        return tuple(leaves), sum(leaf.units for leaf in leaves)

    def units_of(self, levels: bytes) -> int:
        """The units of many innovations together, which state the levels of all rows, one after the other."""
        total, rows = 0, len(self.rows)
        for place, (one, two, three) in enumerate(self.units_of_levels):
            of_row = levels[place::rows]
            total += one * of_row.count(1) + two * of_row.count(2) + three * of_row.count(3)
        return total


def are_plain(claims: Sequence[Claims], codes: tuple[str, ...]) -> bool:
    """Whether the claims each state a level on every row, in order, and nothing else: they can't be wrong."""
    return all(one.levels and (one.codes is codes or one.codes == codes) for one in claims)


def leaves_of_plain_claims(
    claims: Sequence[Claims], counted: Sequence[bool], of_counted: Leaves, of_others: Leaves
) -> tuple[Rows, int]:
    """Fast path of ``leaves_of_all`` for claims that all state a bare level: no claim is inspected."""
    leaf_at = {True: of_counted.leaf_at, False: of_others.leaf_at}
    rows = tuple(map(_TAKE, [one.pick for one in claims], map(leaf_at.__getitem__, counted)))
    return rows, of_counted.units_of(b"".join([one.levels for one in compress(claims, counted)]))


def leaves_of_all(
    innovations: Sequence[Innovation],
    claims: Sequence[Claims],
    levels: Sequence[Sequence[int]],
    counted: Sequence[bool],
    of_counted: Leaves,
    of_others: Leaves,
    grades: Grades,
) -> tuple[Rows, int]:
    """The leaves of each innovation, and the units of those that count together.

    Args:
        claims: those of each innovation, the ones read off its profile among them; ``levels`` what they reach.
        of_counted: the leaves of what counts; ``of_others`` of what does not.
    """
    of_kind: dict[bool, tuple[Leaves, Shared]] = {True: (of_counted, {}), False: (of_others, {})}

    def of_one(
        innovation: Innovation,
        made: Claims,
        reached: Sequence[int],
        kind: tuple[Leaves, Shared],
    ) -> tuple[tuple[RowScore, ...], int]:
        leaves, shared = kind
        return leaves.of(made, reached, innovation.claims, grades, shared)

    found = list(map(of_one, innovations, claims, levels, map(of_kind.__getitem__, counted)))
    return tuple(rows for rows, _ in found), sum(units for _, units in compress(found, counted))
