"""Every single step that a report leaves open, and what each alone does to the index, exactly."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from inovasi_daerah.domain.affairs import affairs as all_affairs
from inovasi_daerah.domain.claims import Claim
from inovasi_daerah.domain.innovations import Stage
from inovasi_daerah.frozen import EMPTY, FrozenDict
from inovasi_daerah.planning.results import Gains, sorted_gains
from inovasi_daerah.planning.steps import Added, Entry, Gain, Raised, StepKind, Together, Without
from inovasi_daerah.planning.tally import Tally
from inovasi_daerah.rules.levels import MAX_LEVEL, NONE_REACHED
from inovasi_daerah.scoring.eligibility import Eligibility
from inovasi_daerah.scoring.engine import score
from inovasi_daerah.scoring.grading import derived_claims, grader_of
from inovasi_daerah.scoring.row_scores import COUNTS_FOR_NOTHING, row_score_table, units_of
from inovasi_daerah.scoring.settings import Basis

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from inovasi_daerah.domain.innovations import Innovation
    from inovasi_daerah.domain.submissions import Submission
    from inovasi_daerah.rules.rulebook import Rulebook
    from inovasi_daerah.scoring.eligibility import Reason
    from inovasi_daerah.scoring.explanation import InnovationScore, Score
    from inovasi_daerah.scoring.row_scores import RowScore

_TOO_LATE: Final = "after_window"
_UNFILLED: Final = "mandatory_row"


def gains(
    submission: Submission,
    rules: Rulebook,
    *,
    basis: Basis | str = Basis.CLAIMED,
    counting: str | None = None,
    affairs: str | None = None,
    stages: str | None = None,
    derive: bool = False,
) -> Gains:
    """Every single step that would change the index, and its exact gain; what can't be done any more is no step.

    The arguments are those of ``score``. On ``"verified"`` every step supposes its evidence and that it is accepted.

    Raises:
        InvalidSubmission: as ``score``.
        RulebookIncomplete: as ``score``.
    """
    found = score(submission, rules, basis=basis, counting=counting, affairs=affairs, stages=stages, derive=derive)
    return Gains(found, sorted_gains(_Finder(found).steps()))


class _Finder:
    """The steps of one score."""

    def __init__(self, found: Score) -> None:
        self.found = found
        self.rules = found.rules
        self.tally = Tally(found)
        self.grader = grader_of(found.rules, found.submission.year)
        self.eligibility = Eligibility.under(self.grader, found.settings.stages)
        self.weights = found.rules.weights_in_units
        self.levels: dict[object, tuple[Raised, ...]] = {}
        mandatory = self.eligibility.mandatory
        self.least = mandatory.least_level if mandatory else NONE_REACHED
        self.admits = found.settings.counting != "all"

    def steps(self) -> Iterator[Gain]:
        """In the order of the catalogue and of the report."""
        for row in self.found.government.rows:
            for level in self._higher(row, self.found.submission.government.get(row.code)):
                gained = self.tally.gain(government=self._units(level))
                yield Gain(StepKind.GOVERNMENT, gained, None, level)
        for one in self.found.innovations:
            yield from self._counted(one) if one.counted else self._refused(one)
            yield from self._without(one)
        yield from self._one_more()

    def _higher(self, row: RowScore, claim: Claim | None) -> tuple[Raised, ...]:
        """What claims the row at each level that does not stand yet, but no lower than it is claimed."""
        fact, basis = (None, None) if claim is None else (claim.fact, claim.basis)
        key = row.row.code, row.level, row.claimed_level, fact, basis
        known = self.levels.get(key)
        if known is None:
            claimed = row.claimed_level or NONE_REACHED
            least = max(claimed, row.level, NONE_REACHED + 1)
            levels = [level for level in range(least, MAX_LEVEL + 1) if not level == claimed == row.level]
            every = {one.level: one for level in reversed(levels) if (one := self._raised(row, claimed, level, claim))}
            known = self.levels[key] = tuple(reversed(every.values()))
        return known

    def _raised(self, row: RowScore, claimed: int, level: int, claim: Claim | None) -> Raised:
        """The row claimed at a level or above it: by the least change of its fact, where one can be named."""
        scale, year = row.row.scale, self.grader.year
        if claim is not None and claim.fact is not None and scale is not None:
            after = scale.reaching(claim.fact, level, year=year, basis=claim.basis)
            if after is not None:
                changed = Claim(fact=after, basis=claim.basis)
                level = self.grader.level(row.row, changed)
                return Raised(row.row, row.level, claimed, level, changed, self.found.basis, claim.fact)
        return Raised(row.row, row.level, claimed, level, Claim(level=level), self.found.basis)

    def _units(self, level: Raised) -> int:
        return self.weights[level.row.code] * (level.level - level.before)

    def _counted(self, one: InnovationScore) -> Iterator[Gain]:
        for row in one.rows:
            for level in self._higher(row, one.innovation.claims.get(row.code)):
                gained = self.tally.gain(maturities=self._units(level))
                yield Gain(StepKind.INNOVATION, gained, one.innovation, level)

    def _refused(self, one: InnovationScore) -> Iterator[Gain]:
        """Worth nothing one by one, but where a step meets the only reason why it does not count."""
        if any(reason.code == _TOO_LATE for reason in one.reasons):
            return
        open_rows = {row.code: self._higher(row, one.innovation.claims.get(row.code)) for row in one.rows}
        parts = [self._remedy(reason, open_rows) for reason in one.reasons]
        unfilled = {reason.path: reason for reason in one.reasons if reason.code == _UNFILLED}
        units = units_of(one.rows)
        for code, levels in open_rows.items():
            alone = len(one.reasons) == 1 and f"claims.{code}" in unfilled
            for level in levels:
                admits = alone and level.level >= self.least
                gained = self._admitted(one.innovation, units + self._units(level)) if admits else Fraction(0)
                yield Gain(StepKind.INNOVATION, gained, one.innovation, level)
        for part in parts:
            if isinstance(part, Entry):
                yield Gain(StepKind.PROFILE, self._after(one.innovation, part), one.innovation, part)
        if len(parts) > 1:
            every = Together(tuple(parts))
            yield Gain(StepKind.ADMISSION, self._after(one.innovation, every), one.innovation, every)

    def _admitted(self, innovation: Innovation, units: int) -> Fraction:
        """What one more innovation that counts gains, which is in the report already."""
        divided = int(self.found.settings.counting == "eligible")
        return self.tally.gain(maturities=units, counted=1, divided=divided, adds=self.tally.services(innovation))

    def _after(self, innovation: Innovation, part: Entry | Together) -> Fraction:
        """What a refused innovation gains by entries of its profile, which may say more than why it is refused."""
        changed = part.on(innovation)
        derived = derived_claims(self.rules.innovation, changed) if self.found.settings.derive else EMPTY
        if self.eligibility.reasons(changed, derived):
            return Fraction(0)
        table = row_score_table(self.grader, self.found.basis, COUNTS_FOR_NOTHING)
        return self._admitted(changed, units_of(table.row_scores(changed.claims, derived)))

    def _remedy(self, reason: Reason, open_rows: Mapping[str, Sequence[Raised]]) -> Entry | Raised:
        if reason.code == _UNFILLED:
            levels = open_rows[reason.path.removeprefix("claims.")]
            return next(level for level in levels if level.level >= self.least)
        rules = self.eligibility
        first, last, design = rules.first, rules.last, rules.design
        least = design.least_words if design else 0
        entries: dict[str, dict[str, Any]] = {
            "stage": {"stage": rules.stage},
            "not_applied": {"applied_on": last},
            "before_window": {"developed_on": last},
        }
        parts = {"first": first, "last": last, "least": least, "wanted": rules.stage.text if rules.stage else ""}
        wanted = entries.get(reason.code, {"design": None, "design_words": least})
        return Entry(reason, FrozenDict(wanted), FrozenDict(parts))

    def _without(self, one: InnovationScore) -> Iterator[Gain]:
        counts = int(one.counted)
        divided = 1 if self.found.settings.counting == "reported" else counts
        gained = self.tally.gain(
            maturities=-units_of(one.rows) * counts,
            counted=-counts,
            divided=-divided,
            drops=self.tally.services(one.innovation) * counts,
        )
        if divided:
            yield Gain(StepKind.LEAVING_OUT, gained, one.innovation, Without())

    # ---------------------------------------------------------------------------------------------- one more

    def _one_more(self) -> Iterator[Gain]:
        """One that just counts, one like the mean, one as mature as can be; and where it changes the gate."""
        gate = self.tally.formula.gate
        services = gate.affairs if gate else ()
        elsewhere = next(code for code in all_affairs() if code not in services)
        for levels in self._additions():
            units = sum(self.weights[code] * level for code, level in levels.items())
            plain = self._more(units)
            yield self._added(elsewhere, levels, units, opens=False)
            for code in services:
                if self._more(units, self.tally.services_of((code,))) != plain:
                    yield self._added(code, levels, units, opens=True)

    def _additions(self) -> Iterator[dict[str, int]]:
        rows = self.rules.innovation
        least = {row.code: self.least if row in self.eligibility.mandatory_rows else NONE_REACHED for row in rows}
        highest = {row.code: MAX_LEVEL for row in rows}
        middle = self._filled(least, int(self.found.maturity.mean * self.rules.unit))
        every = [least, middle, highest]
        yield from (levels for place, levels in enumerate(every) if levels not in every[:place])

    def _filled(self, levels: Mapping[str, int], units: int) -> dict[str, int]:
        """These levels, and higher ones as far as the maturity allows, the heaviest rows first."""
        found, room = dict(levels), units - sum(self.weights[code] * level for code, level in levels.items())
        for code in sorted(found, key=lambda code: -self.weights[code]):
            more = min(max(room, 0) // self.weights[code], MAX_LEVEL - found[code])
            found[code] += more
            room -= more * self.weights[code]
        return found

    def _more(self, units: int, adds: int = 0) -> Fraction:
        return self.tally.gain(maturities=units, counted=1, divided=1, adds=adds)

    def _added(self, affair: str, levels: Mapping[str, int], units: int, *, opens: bool) -> Gain:
        rules = self.eligibility
        design = {"design_words": rules.design.least_words} if rules.design else {}
        entries = {"stage": rules.stage or Stage.APPLICATION, "applied_on": rules.last, **design}
        made = Added(Fraction(units, self.rules.unit), affair, opens, FrozenDict(levels), FrozenDict(entries))
        return Gain(StepKind.ONE_MORE, self._more(units, self.tally.services_of((affair,))), None, made)
