"""The score of each row at the level that stands: one object for all innovations that reached it in the same way.

Most claims of a nation are alike, so that a row score is made once and kept with the grader of its rulebook and year.
It holds only what innovations share; the claim behind it is looked up in the innovation. Points are added as integers,
in the smallest unit that the weights are written in.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from attrs import field

from inovasi_daerah.exact import exact, two_places
from inovasi_daerah.frozen import frozen
from inovasi_daerah.problems import InvalidSubmission
from inovasi_daerah.references import Reference
from inovasi_daerah.rules.capabilities import Capability
from inovasi_daerah.rules.catalogue import Row
from inovasi_daerah.rules.scales import Graded
from inovasi_daerah.scoring.formula import points_of
from inovasi_daerah.scoring.settings import Basis
from inovasi_daerah.scoring.verification import State, verified_level

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from inovasi_daerah.domain.claims import Claim
    from inovasi_daerah.rules.catalogue import CataloguePart
    from inovasi_daerah.scoring.grading import Grader
    from inovasi_daerah.text import Lang, Text

COUNTS_FOR_NOTHING: Final = 0
"""In place of a divisor, for the rows of an innovation that does not count."""
MAX_ROW_SCORES: Final = 65_536
"""How many row scores a grader keeps; beyond that it begins anew."""


@frozen(repr=False)
class RowScore:
    """A leaf: one row of the catalogue at the level that stands.

    Attributes:
        level: the level that stands, 0-3.
        claimed_level: the level that was claimed; None where nothing was.
        state: why it is that level.
        units: its points in the smallest unit that the weights of the edition are written in.
        points: weight x level.
        contribution: exact share of the index; 0 when its innovation is not counted.
        graded: how the fact led to the claimed level; None where a level was stated.
    """

    row: Row
    level: int
    claimed_level: int | None
    state: State
    units: int = field(repr=False)
    points: Decimal
    contribution: Fraction
    reference: Reference
    graded: Graded | None = None

    def __repr__(self) -> str:
        level = f"level {self.level}, {two_places(self.points)}"
        return f"<RowScore {self.row.number} {self.code}: {level}, {self.state.value}>"

    @property
    def code(self) -> str:
        """The code of the row."""
        return self.row.code

    @property
    def name(self) -> Text:
        """The name of the row."""
        return self.row.name

    def label(self, lang: Lang = "id") -> str:
        """The official name of the row, or its English rendering."""
        name = self.row.name
        return name.id if lang == "id" else name.say(lang)  # the language of most, and the label is asked for most

    def to_dict(self) -> dict[str, Any]:
        """As JSON data."""
        data: dict[str, Any] = {
            "code": self.row.code,
            "number": self.row.number,
            "level": self.level,
            "weight": two_places(self.row.weight),
            "score": two_places(self.points),
            "contribution": exact(self.contribution),
            "state": self.state.value,
        }
        if self.claimed_level is not None and self.claimed_level != self.level:
            data["claimed_level"] = self.claimed_level
        if self.graded is not None:
            data["reading"] = {"id": self.graded.reading.id, "en": self.graded.reading.en}
        return data


class _ScoresOfRow:
    """The scores of one row.

    Attributes:
        kept: by what leads to them: None where nothing was reported, the level that was stated, or the level, fact and
            basis; behind these the level and state that stand, unless the basis of the score is what was claimed.
    """

    def __init__(self, table: RowScoreTable, row: Row, reference: Reference, units: int) -> None:
        self.table = table
        self.row = row
        self.reference = reference
        self.units = units
        self.kept: dict[object, RowScore] = {}

    def score(self, claim: Claim | None, derived: Claim | None) -> RowScore:
        """The score of what stands of a claim, or of what was ``derived`` from the profile where there is none."""
        made = derived if claim is None else claim
        if made is None:
            return self._kept(None, 0, None, State.NOT_REPORTED, None)
        fact = made.fact
        graded = None if fact is None else self.table.grader.graded(self.row, made.level, fact, made.basis)
        claimed = made.level or 0 if graded is None else graded.level
        level, state = self._standing(claim, claimed)
        stated = made.level if fact is None else (made.level, fact, made.basis)
        as_claimed = claim is not None and self.table.basis is Basis.CLAIMED
        return self._kept(stated if as_claimed else (stated, level, state), level, claimed, state, graded)

    def _standing(self, claim: Claim | None, claimed: int) -> tuple[int, State]:
        """The level that stands, and why; what the profile says was claimed by nobody and seen by no verifier."""
        if self.table.basis is Basis.VERIFIED:
            if claim is None:
                return 0, State.NOT_CLAIMED
            return verified_level(claim, claimed, of_government=self.table.of_government)
        if claim is None:
            return claimed, State.DERIVED
        return claimed, State.CLAIMED if claimed else State.REPORTED_NONE

    def _kept(self, key: object, level: int, claimed: int | None, state: State, graded: Graded | None) -> RowScore:
        score = self.kept.get(key)
        if score is None:
            table = self.table
            table.size += 1
            units = self.units * level
            points, share = points_of(units, table.grader.rules.unit), units * table.unit_share
            score = RowScore(self.row, level, claimed, state, units, points, share, self.reference, graded)
            self.kept[key] = score
        return score


class RowScoreTable:
    """The row scores of one part of the catalogue, where a unit is worth a certain share of the index.

    Attributes:
        unit_share: what one unit of points contributes to the index.
        size: how many row scores it holds.
    """

    def __init__(self, grader: Grader, basis: Basis, unit_share: Fraction, *, of_government: bool) -> None:
        rules = grader.rules
        catalogue = rules.known(rules.catalogue, Capability.SCORE)
        part: CataloguePart = catalogue.government if of_government else catalogue.innovation
        rows = grader.government if of_government else grader.innovation
        self.grader = grader
        self.basis = basis
        self.unit_share = unit_share
        self.of_government = of_government
        self.size = 0
        of_part = rules.reference(part.sources.levels)
        self._codes = tuple(rows)
        self._known = frozenset(rows)
        self._scores = [
            _ScoresOfRow(
                self, row, of_part if row.source is None else rules.reference(row.source), rules.weights_in_units[code]
            )
            for code, row in rows.items()
        ]
        self._kept = [scores.kept for scores in self._scores]

    def row_scores(self, claims: Mapping[str, Claim], derived: Mapping[str, Claim]) -> tuple[RowScore, ...]:
        """The score of each row, in the order of the catalogue.

        Args:
            derived: what was read off the profile where the submission makes no claim.

        Raises:
            InvalidSubmission: for a fact that its row refuses, and, without a problem, for a claim on no row.
        """
        if not self._known.issuperset(claims):
            raise InvalidSubmission(())
        if self.basis is Basis.CLAIMED and not derived:
            try:
                # Written out, for it runs for every row of every innovation.
                return tuple(
                    [
                        kept[None]
                        if claim is None
                        else kept[claim.level]
                        if claim.fact is None
                        else kept[claim.level, claim.fact, claim.basis]
                        for kept, claim in zip(self._kept, map(claims.get, self._codes))  # noqa: B905 - as many; strict costs a tenth
                    ]
                )
            except KeyError:
                pass  # one of them is made below, for the first time
        of_rows = map(claims.get, self._codes), map(derived.get, self._codes)
        return tuple(map(_ScoresOfRow.score, self._scores, *of_rows))


def row_score_table(grader: Grader, basis: Basis, divisor: int | None) -> RowScoreTable:
    """The table of a grader for one basis.

    Args:
        divisor: what the sum of maturities is divided by, ``COUNTS_FOR_NOTHING`` where an innovation does not count;
            None for the rows of the government.
    """
    tables: dict[tuple[Basis, int | None], RowScoreTable] = grader.kept.setdefault(RowScoreTable, {})
    table = tables.get((basis, divisor))
    if table is None:
        # Emptied as a whole: which row scores will be asked for again is not known, and a nation asks for all.
        if sum(one.size for one in tables.values()) >= MAX_ROW_SCORES:
            tables.clear()
        of_a_unit = grader.rules.index_per_point / grader.rules.unit
        share = Fraction(0) if divisor == COUNTS_FOR_NOTHING else of_a_unit / (divisor or 1)
        table = tables[basis, divisor] = RowScoreTable(grader, basis, share, of_government=divisor is None)
    return table


def units_of(rows: Iterable[RowScore]) -> int:
    """The points of rows together, in units."""
    return sum([row.units for row in rows])
