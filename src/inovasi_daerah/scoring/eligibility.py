"""Which innovations may be counted, and why not the others. Looks at what is claimed, never at verification."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

from attrs import field
from attrs.validators import in_

from inovasi_daerah.domain.innovations import Innovation, Stage
from inovasi_daerah.frozen import EMPTY, FrozenDict, frozen
from inovasi_daerah.levels import NOT_REPORTED
from inovasi_daerah.references import Reference
from inovasi_daerah.rules.capabilities import Capability
from inovasi_daerah.rules.catalogue import Row
from inovasi_daerah.rules.eligibility import Design, Mandatory
from inovasi_daerah.scoring.grading import Grader
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from inovasi_daerah.domain.claims import Claim
    from inovasi_daerah.rules.rulebook import Rulebook

REASONS: Final = frozenset(
    {
        "stage",
        "not_applied",
        "before_window",
        "after_window",
        "design_missing",
        "design_short",
        "mandatory_row",
    }
)
"""The code of every reason there is."""


@frozen
class Reason:
    """Why an innovation may not be counted.

    Attributes:
        code: stable; one of ``REASONS``.
        path: the entry of the innovation that decides.
        wording: what is said, with places for ``parts``; ``text`` is the whole sentence.
        reference: the rule.
    """

    code: str = field(validator=in_(REASONS))
    path: str
    wording: Text = field(repr=False)
    reference: Reference = field(repr=False)
    parts: Mapping[str, object] = field(default=EMPTY, repr=False)

    @cached_property
    def text(self) -> Text:
        """The sentence; most are never read, so it is made when asked for."""
        return self.wording.format(**self.parts)

    def to_dict(self) -> dict[str, object]:
        """As JSON data."""
        return {
            "code": self.code,
            "path": self.path,
            "text": {"id": self.text.id, "en": self.text.en},
            "reference": {"id": self.reference.label("id"), "en": self.reference.label("en")},
        }


_STAGE: Final = Text("tahapnya {stage}, bukan {wanted}", "its stage is {stage}, not {wanted}")
_NOT_APPLIED: Final = Text("tanggal penerapan tidak ada", "the date of application is missing")
_AFTER: Final = Text("diterapkan {applied}, sesudah {last}", "applied on {applied}, after {last}")
_BEFORE: Final = Text(
    "diterapkan {applied}, sebelum {first}, tanpa pengembangan antara {first} dan {last}",
    "applied on {applied}, before {first}, without a development between {first} and {last}",
)
_DEVELOPED_OUTSIDE: Final = Text(
    "diterapkan {applied}, sebelum {first}; pengembangannya, {developed}, tidak antara {first} dan {last}",
    "applied on {applied}, before {first}; its development, {developed}, is not between {first} and {last}",
)
_DESIGN_MISSING: Final = Text("rancang bangun tidak ada", "the design (rancang bangun) is missing")
_DESIGN_SHORT: Final = Text(
    "rancang bangun {words} kata, paling sedikit {least}",
    "the design (rancang bangun) has {words} words, at least {least} are asked for",
)
_UNFILLED: Final = Text("indikator wajib {number} {name} tidak terisi", "mandatory row {number} {name} is not filled")


@frozen
class Eligibility:
    """The eligibility rules of an edition, made ready for one assessment year.

    Attributes:
        stage: the one stage that is eligible; None where every stage is.
        first: the first day of the window; ``last`` its last.
    """

    grader: Grader = field(repr=False)
    stage: Stage | None
    first: date
    last: date
    design: Design | None = field(repr=False)
    mandatory: Mandatory | None = field(repr=False)
    mandatory_rows: tuple[Row, ...] = field(repr=False)

    @classmethod
    def under(cls, grader: Grader, stages: str) -> Eligibility:
        """The rules for the grader's assessment year (T-0)."""
        rules, year = grader.rules, grader.year
        eligibility = rules.known(rules.eligibility, Capability.SCORE)
        return cls(
            grader,
            {stage.value: stage for stage in Stage}.get(stages),
            eligibility.window.first.of(year),
            eligibility.window.last.of(year),
            eligibility.design,
            eligibility.mandatory,
            tuple(row for row in rules.innovation if row.mandatory) if eligibility.mandatory else (),
        )

    @property
    def rules(self) -> Rulebook:
        """The edition."""
        return self.grader.rules

    def reasons(self, innovation: Innovation, derived: Mapping[str, Claim]) -> tuple[Reason, ...]:
        """Why ``innovation`` may not be counted; empty when it may.

        Args:
            derived: what was read off its profile where it makes no claim.

        Raises:
            InvalidSubmission: for a fact that its row refuses.
        """
        reasons: list[Reason] = []
        stage, design = self.stage, self.design
        if stage is not None and innovation.stage is not stage:
            reasons.append(self._stage(innovation, stage))
        if not is_in_window(self.first, self.last, innovation.applied_on, innovation.developed_on):
            reasons.append(self._window(innovation))
        if design is not None and (innovation.words or 0) < design.least_words:
            reasons.append(self._design(innovation.words, design))
        if self.mandatory is not None:
            reasons += self._unfilled_rows(innovation.claims, derived, self.mandatory)
        return tuple(reasons)

    def _unfilled_rows(
        self, claims: Mapping[str, Claim], derived: Mapping[str, Claim], rule: Mandatory
    ) -> list[Reason]:
        reasons: list[Reason] = []
        for row in self.mandatory_rows:
            claim = claims.get(row.code)
            if claim is None or claim.fact is not None:
                level = self._level(row, claim or derived.get(row.code))
            else:
                level = claim.level or 0
            if level < rule.least_level:
                reasons.append(self._unfilled(row, rule))
        return reasons

    def _level(self, row: Row, claim: Claim | None) -> int:
        return NOT_REPORTED if claim is None else self.grader.level(row, claim)

    def _stage(self, innovation: Innovation, wanted: Stage) -> Reason:
        setting = self.rules.known(self.rules.settings, Capability.SCORE).stages
        parts = FrozenDict({"stage": innovation.stage.text, "wanted": setting.choices[wanted.value]})
        return Reason("stage", "stage", _STAGE, self.rules.reference(setting.source), parts)

    def _window(self, innovation: Innovation) -> Reason:
        rule = self.rules.known(self.rules.eligibility, Capability.SCORE).window
        reference = self.rules.reference(rule.source)
        applied, developed = innovation.applied_on, innovation.developed_on
        if applied is None:
            return Reason("not_applied", "applied_on", _NOT_APPLIED, reference)
        parts = FrozenDict({"applied": applied, "first": self.first, "last": self.last, "developed": developed})
        if applied > self.last:
            return Reason("after_window", "applied_on", _AFTER, reference, parts)
        wording = _BEFORE if developed is None else _DEVELOPED_OUTSIDE
        return Reason("before_window", "applied_on", wording, reference, parts)

    def _design(self, words: int | None, rule: Design) -> Reason:
        reference = self.rules.reference(rule.source)
        if words is None:
            return Reason("design_missing", "design", _DESIGN_MISSING, reference)
        parts = FrozenDict({"words": words, "least": rule.least_words})
        return Reason("design_short", "design", _DESIGN_SHORT, reference, parts)

    def _unfilled(self, row: Row, rule: Mandatory) -> Reason:
        parts = FrozenDict({"number": row.number, "name": row.name})
        return Reason("mandatory_row", f"claims.{row.code}", _UNFILLED, self.rules.reference(rule.source), parts)


def is_in_window(first: date, last: date, applied: date | None, developed: date | None) -> bool:
    """Whether it was first applied between ``first`` and ``last``, or earlier with a development between them.

    >>> from datetime import date
    >>> is_in_window(date(2024, 1, 1), date(2025, 12, 31), date(2020, 5, 1), date(2024, 1, 1))
    True
    """
    if applied is None or applied > last:
        return False
    return applied >= first or (developed is not None and first <= developed <= last)
