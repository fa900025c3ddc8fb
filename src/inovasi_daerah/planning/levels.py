"""What claims a row at a higher level: made once for all that have the row alike, and kept with the grader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_daerah.domain.claims import Claim
from inovasi_daerah.levels import MAX_LEVEL, NONE_REACHED
from inovasi_daerah.planning.steps import Raised
from inovasi_daerah.scoring.verification import State

if TYPE_CHECKING:
    from inovasi_daerah.scoring.grading import Grader
    from inovasi_daerah.scoring.row_scores import RowScore
    from inovasi_daerah.scoring.settings import Basis

MAX_KEPT: Final = 65_536
"""How many rows are kept with what claims them higher; beyond that it begins anew."""
_FROM_THE_PROFILE: Final = (State.DERIVED, State.NOT_CLAIMED)


class HigherLevels:
    """What claims rows higher, for one rulebook, assessment year and basis."""

    def __init__(self, grader: Grader, basis: Basis) -> None:
        self._grader = grader
        self._basis = basis
        self._of_row: dict[int, tuple[RowScore, tuple[Raised, ...]]] = {}
        self._alike: dict[object, tuple[Raised, ...]] = {}

    def of(self, row: RowScore) -> tuple[Raised, ...]:
        """What claims the row at each level that does not stand yet, lowest first, but no lower than it is claimed."""
        known = self._of_row.get(id(row))  # with the row itself, so that no other takes its place
        if known is None:
            if len(self._of_row) >= MAX_KEPT:
                self._of_row.clear()
                self._alike.clear()
            known = self._of_row[id(row)] = row, self._made(row)
        return known[1]

    def _made(self, row: RowScore) -> tuple[Raised, ...]:
        graded = None if row.graded is None or row.state in _FROM_THE_PROFILE else row.graded
        fact, basis = (None, None) if graded is None else (graded.stated, graded.basis)
        key = row.code, row.level, row.claimed_level, fact, basis
        if key not in self._alike:
            claimed = row.claimed_level or NONE_REACHED
            least = max(claimed, row.level, NONE_REACHED + 1)
            levels = [level for level in range(least, MAX_LEVEL + 1) if not level == claimed == row.level]
            raised = [self._raised(row, claimed, level, fact, basis) for level in levels]
            self._alike[key] = tuple({one.level: one for one in raised}.values())
        return self._alike[key]

    def _raised(self, row: RowScore, claimed: int, level: int, fact: object, basis: str | None) -> Raised:
        """The row claimed at a level or above it: by the least change of its fact, where one can be named."""
        rules, scale, after = self._grader.rules, row.row.scale, None
        if fact is not None and scale is not None:
            after = scale.reaching(fact, level, year=self._grader.year, basis=basis)
        claim = Claim(level=level) if after is None else Claim(fact=after, basis=basis)
        reached = self._grader.level(row.row, claim)
        units = rules.weights_in_units[row.code] * (reached - row.level)
        return Raised(row.row, row.level, claimed, reached, claim, self._basis, None if after is None else fact, units)


def higher_levels(grader: Grader, basis: Basis) -> HigherLevels:
    """Those that the grader keeps."""
    kept: dict[Basis, HigherLevels] = grader.kept.setdefault(HigherLevels, {})
    return kept.setdefault(basis, HigherLevels(grader, basis))
