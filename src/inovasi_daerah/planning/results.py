"""What would raise the index: every step with its gain, sorted, filtered, and put together on a copy of the report."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, field

from inovasi_daerah.arguments import choice_problems
from inovasi_daerah.domain.affairs import affairs
from inovasi_daerah.exact import exact
from inovasi_daerah.frozen import frozen
from inovasi_daerah.planning.finding import Finder, sorted_gains
from inovasi_daerah.planning.readings import other_settings, under
from inovasi_daerah.planning.sections import gains_sections
from inovasi_daerah.planning.steps import Added, Gain, Raised, Together
from inovasi_daerah.problems import InvalidArgument, Problem, refuse
from inovasi_daerah.report.explained import Explained
from inovasi_daerah.report.text import as_text
from inovasi_daerah.rules.settings import Counted
from inovasi_daerah.scoring.engine import score
from inovasi_daerah.scoring.explanation import Score
from inovasi_daerah.scoring.settings import Basis, Settings
from inovasi_daerah.version import FORMAT_VERSION, library_version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from inovasi_daerah.domain.submissions import Submission
    from inovasi_daerah.report.section import Section
    from inovasi_daerah.rules.rulebook import Rulebook
    from inovasi_daerah.text import Lang

FORMAT: Final = "inovasi-daerah/gains"


@frozen
class BestElsewhere:
    """The best step under other settings.

    Attributes:
        score: under these settings.
        best: the step with the largest gain of those that can still be taken; None where none raises the index.
        is_what_if: whether eligibility is left out of account, which no reading of the rules allows.
        is_same: whether it is the best step here, too.
    """

    score: Score = field(repr=False)
    best: Gain | None
    is_what_if: bool
    is_same: bool

    @property
    def settings(self) -> Settings:
        """The other settings."""
        return self.score.settings

    def to_dict(self) -> dict[str, Any]:
        """As JSON data."""
        return {
            "settings": self.settings.to_dict(),
            "what_if": self.is_what_if,
            "same": self.is_same,
            "index": str(self.score.index),
            "best": None if self.best is None else self.best.to_dict(),
        }


@frozen(repr=False)
class Gains(Explained):
    """Every single step and its gain, the largest first; of equals, in the order of the catalogue and the report.

    Each gain is that of its step alone. Several do not simply add up: ``together`` says what they gain.
    """

    score: Score = field(repr=False)
    steps: tuple[Gain, ...]

    def __repr__(self) -> str:
        region, year = self.score.submission.region, self.score.submission.year
        return f"<Gains {region} {year}: {len(self.steps)} steps>"

    @property
    def rules(self) -> Rulebook:
        """The edition."""
        return self.score.rules

    @property
    def basis(self) -> Basis:
        """Claimed or verified."""
        return self.score.basis

    @property
    def settings(self) -> Settings:
        """The settings of the score that the gains are gains of."""
        return self.score.settings

    @property
    def best(self) -> Gain | None:
        """The step with the largest gain of those that can still be taken; None where none raises the index."""
        return best_of(self.steps)

    @cached_property
    def elsewhere(self) -> tuple[BestElsewhere, ...]:
        """The best step of the whole report under every other combination of settings."""
        own = best_of(sorted_gains(Finder(self.score).steps()))
        return tuple(self._elsewhere(own))

    def _elsewhere(self, own: Gain | None) -> Iterator[BestElsewhere]:
        for settings in other_settings(self.score):
            found = under(self.score, settings)
            best = best_of(sorted_gains(Finder(found).steps()))
            is_same = best is own if best is None or own is None else best.changes == own.changes
            yield BestElsewhere(found, best, settings.counting == Counted.ALL, is_same)

    def of(
        self,
        *,
        agency: str | None = None,
        innovation: str | None = None,
        row: str | None = None,
        affair: str | None = None,
    ) -> Gains:
        """The steps of an agency, an innovation, a row or a main affair alone, or of all that is given.

        Args:
            agency: by its id; ``innovation`` likewise.
            row: by its code or its official number.
            affair: by its code.

        Raises:
            InvalidSubmission: for what the report, the edition or the list of affairs does not hold.
        """
        codes = {one.number: one.code for one in (*self.rules.government, *self.rules.innovation)}
        row = codes.get(row, row) if row is not None else None
        wanted = {"agency": agency, "innovation": innovation, "row": row, "affair": affair}
        asked = {(name, value) for name, value in wanted.items() if value is not None}
        refuse(InvalidArgument, self._unknown(wanted))
        return evolve(self, steps=tuple(one for one in self.steps if asked <= _marks(one)))

    def _unknown(self, wanted: dict[str, str | None]) -> Iterator[Problem]:
        report = self.score.submission
        known: dict[str, list[str]] = {
            "agency": sorted(
                {one.agency for one in report.innovations if one.agency} | {one.id for one in report.agencies}
            ),
            "innovation": [one.id for one in report.innovations],
            "row": [one.code for one in (*self.rules.government, *self.rules.innovation)],
            "affair": list(affairs()),
        }
        for name, value in wanted.items():
            if value is not None:
                yield from choice_problems(known[name], value, name)

    def after(self, *steps: Gain) -> Submission:
        """A copy of the report with these steps done; on ``verified`` with evidence, and accepted."""
        report = self.score.submission
        for step in steps:
            report = self._after(report, step)
        return report

    def _after(self, report: Submission, step: Gain) -> Submission:
        move, own = step.move, step.innovation
        if isinstance(move, Added):
            taken = {one.id for one in report.innovations}
            more = move.innovation(self.rules, taken, is_accepted=self.basis is Basis.VERIFIED)
            return evolve(report, innovations=(*report.innovations, more))
        if own is None and isinstance(move, Raised):
            claim = move.claim_after(report.government.get(move.row.code))
            return evolve(report, government={**report.government, move.row.code: claim})
        listed = (move.on(one) if own and one.id == own.id else one for one in report.innovations)
        return evolve(report, innovations=tuple(one for one in listed if one is not None))

    def together(self, *steps: Gain) -> Fraction:
        """What the index gains, exactly, by all of these steps: the difference of two scores."""
        settings = self.settings
        after = score(
            self.after(*steps),
            self.rules,
            basis=self.basis,
            counting=settings.counting,
            affairs=settings.affairs,
            stages=settings.stages,
            derive=settings.derive,
        )
        return after.index_exact - self.score.index_exact

    def sections(self) -> Iterator[Section]:
        """The index and its settings, and every step, by what it changes."""
        return gains_sections(self)

    def summary(self, lang: Lang = "id") -> str:
        """The same as text, with the first ten steps of each kind alone.

        Raises:
            UnknownLanguage: for a language other than ``"id"`` and ``"en"``.
        """
        return as_text(gains_sections(self, most=10), lang)

    def to_dict(self) -> dict[str, Any]:
        """As JSON data; ``docs/json-outputs.md`` lists the keys."""
        found = self.score
        return {
            "format": FORMAT,
            "format_version": FORMAT_VERSION,
            "rulebook": self.rules.identity(),
            "library": library_version(),
            "submission_digest": found.submission.digest(),
            "region": found.submission.region.code,
            "year": found.submission.year,
            "basis": self.basis.value,
            "settings": self.settings.to_dict(),
            "index": str(found.index),
            "index_exact": exact(found.index_exact),
            "steps": [step.to_dict() for step in self.steps],
            "readings": [one.to_dict() for one in self.elsewhere],
        }


def best_of(steps: Iterable[Gain]) -> Gain | None:
    """The first of the sorted steps that can still be taken and raises the index."""
    return next((step for step in steps if step.gain > 0 and not step.is_past), None)


def _marks(step: Gain) -> set[tuple[str, str | None]]:
    """What a step can be asked for by."""
    own, move = step.innovation, step.move
    parts = move.parts if isinstance(move, Together) else (move,)
    marks: list[tuple[str, str | None]] = [("row", part.row.code) for part in parts if isinstance(part, Raised)]
    if isinstance(move, Added) and move.opens:
        marks.append(("affair", move.affair))
    if own is not None:
        marks += [("agency", own.agency), ("innovation", own.id), ("affair", own.affair)]
    return set(marks)


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
    return Gains(found, sorted_gains(Finder(found).steps()))
