"""Every single step that a report leaves open, and what each alone does to the index, exactly."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from inovasi_daerah.domain.affairs import affairs as all_affairs
from inovasi_daerah.domain.innovations import Stage
from inovasi_daerah.frozen import EMPTY, FrozenDict
from inovasi_daerah.levels import MAX_LEVEL, NONE_REACHED
from inovasi_daerah.planning.levels import higher_levels
from inovasi_daerah.planning.steps import Added, Entry, Gain, Raised, StepKind, Together, Without
from inovasi_daerah.planning.tally import Tally
from inovasi_daerah.rules.settings import Counted
from inovasi_daerah.scoring.eligibility import Eligibility
from inovasi_daerah.scoring.grading import derived_claims, grader_of
from inovasi_daerah.scoring.row_scores import COUNTS_FOR_NOTHING, row_score_table, units_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from inovasi_daerah.domain.innovations import Innovation
    from inovasi_daerah.planning.levels import HigherLevels
    from inovasi_daerah.rules.rulebook import Rulebook
    from inovasi_daerah.scoring.eligibility import Reason
    from inovasi_daerah.scoring.explanation import InnovationScore, Score
    from inovasi_daerah.scoring.grading import Grader

_TOO_LATE: Final = "after_window"
_UNFILLED: Final = "mandatory_row"


class Finder:
    """The steps of one score."""

    def __init__(self, found: Score) -> None:
        self.found = found
        self.rules: Rulebook = found.rules
        self.tally: Tally = Tally(found)
        self.grader: Grader = grader_of(found.rules, found.submission.year)
        self.eligibility: Eligibility = Eligibility.under(self.grader, found.settings.stages)
        self.weights: FrozenDict[str, int] = found.rules.weights_in_units
        self.levels: HigherLevels = higher_levels(self.grader, found.basis)
        mandatory = self.eligibility.mandatory
        self.least: int = mandatory.least_level if mandatory else NONE_REACHED

    def steps(self) -> Iterator[Gain]:
        """In the order of the catalogue and of the report."""
        for row in self.found.government.rows:
            for level in self.levels.of(row):
                yield Gain(StepKind.GOVERNMENT, self.tally.gain(government=level.units), None, level)
        for one in self.found.innovations:
            yield from self._counted(one) if one.counted else self._refused(one)
            yield from self._without(one)
        yield from self._one_more()

    def _counted(self, one: InnovationScore) -> list[Gain]:
        kind, innovation, gain_of = StepKind.INNOVATION, one.innovation, self.tally.gain_of_maturity
        return [
            Gain(kind, gain_of(level.units), innovation, level) for row in one.rows for level in self.levels.of(row)
        ]

    def _refused(self, one: InnovationScore) -> Iterator[Gain]:
        """Worth nothing one by one, but where a step meets the only reason why it does not count."""
        if any(reason.code == _TOO_LATE for reason in one.reasons):
            return
        open_rows = {row.code: self.levels.of(row) for row in one.rows}
        parts = [self._remedy(reason, open_rows) for reason in one.reasons]
        unfilled = {reason.path: reason for reason in one.reasons if reason.code == _UNFILLED}
        units = units_of(one.rows)
        for code, levels in open_rows.items():
            alone = len(one.reasons) == 1 and f"claims.{code}" in unfilled
            for level in levels:
                admits = alone and level.level >= self.least
                gained = self._admitted(one.innovation, units + level.units) if admits else Fraction(0)
                yield Gain(StepKind.INNOVATION, gained, one.innovation, level)
        for part in parts:
            if isinstance(part, Entry):
                yield Gain(StepKind.PROFILE, self._after(one.innovation, part), one.innovation, part)
        if len(parts) > 1:
            every = Together(tuple(parts))
            yield Gain(StepKind.ADMISSION, self._after(one.innovation, every), one.innovation, every)

    def _admitted(self, innovation: Innovation, units: int) -> Fraction:
        """What one more innovation that counts gains, which is in the report already."""
        divided = int(self.found.settings.counting == Counted.ELIGIBLE)
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
        is_past = reason.code in entries and last.year < self.found.submission.year
        return Entry(reason, FrozenDict(wanted), FrozenDict(parts), is_past)

    def _without(self, one: InnovationScore) -> Iterator[Gain]:
        counts = int(one.counted)
        divided = 1 if self.found.settings.counting == Counted.REPORTED else counts
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
        least = rules.design.least_words if rules.design else None
        design = {} if least is None else {"design_words": least}
        entries = {"stage": rules.stage or Stage.APPLICATION, "applied_on": rules.last, **design}
        words = FrozenDict(levels), FrozenDict(entries), rules.first, rules.last, least
        made = Added(Fraction(units, self.rules.unit), affair, opens, *words)
        return Gain(StepKind.ONE_MORE, self._more(units, self.tally.services_of((affair,))), None, made)


def sorted_gains(steps: Iterable[Gain]) -> tuple[Gain, ...]:
    """The largest gain first; few gains differ, so that these alone are compared as fractions."""
    listed = list(steps)
    known = {id(step.gain): step.gain for step in listed}
    ranks: dict[int, int] = {}
    rank, last = 0, None
    for key, gain in sorted(known.items(), key=lambda item: item[1], reverse=True):
        rank, last = rank + (gain != last), gain
        ranks[key] = rank
    return tuple(sorted(listed, key=lambda step: ranks[id(step.gain)]))
