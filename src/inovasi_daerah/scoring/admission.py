"""Which innovations may be counted, and why not the others. Looks at what is claimed, never at verification."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from attrs import field, frozen
from attrs.validators import in_

from inovasi_daerah.editions.capabilities import Capability
from inovasi_daerah.editions.catalogue import Row
from inovasi_daerah.editions.eligibility import Design, Mandatory
from inovasi_daerah.editions.rulebook import Rulebook
from inovasi_daerah.labels import Text
from inovasi_daerah.references import Reference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from inovasi_daerah.entities.innovations import Innovation

ALL_STAGES: Final = "all"
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
        reference: the rule.
    """

    code: str = field(validator=in_(REASONS))
    path: str
    text: Text
    reference: Reference

    def to_dict(self) -> dict[str, object]:
        """As JSON data."""
        return {
            "code": self.code,
            "path": self.path,
            "text": {"id": self.text.id, "en": self.text.en},
            "reference": {"id": self.reference.label("id"), "en": self.reference.label("en")},
        }


@frozen
class Admission:
    """The eligibility rules of an edition, made ready for one assessment year."""

    rules: Rulebook = field(repr=False)
    year: int
    stages: str
    first: date
    last: date
    design: Design | None = field(repr=False)
    mandatory: Mandatory | None = field(repr=False)
    mandatory_rows: tuple[Row, ...] = field(repr=False)

    @classmethod
    def of(cls, rules: Rulebook, year: int, stages: str) -> Admission:
        """The rules for assessment year ``year`` (T-0)."""
        eligibility = rules.known(rules.eligibility, Capability.SCORE)
        return cls(
            rules,
            year,
            stages,
            eligibility.window.first.of(year),
            eligibility.window.last.of(year),
            eligibility.design,
            eligibility.mandatory,
            tuple(row for row in rules.innovation if row.mandatory) if eligibility.mandatory else (),
        )

    def reasons(self, innovation: Innovation, claimed_level: Callable[[Row], int]) -> tuple[Reason, ...]:
        """Why ``innovation`` may not be counted; empty when it may.

        Args:
            claimed_level: the level claimed on a row, 0 where nothing is claimed.
        """
        return tuple(self._reasons(innovation, claimed_level))

    def _reasons(self, innovation: Innovation, claimed_level: Callable[[Row], int]) -> Iterator[Reason]:
        if self.stages not in (ALL_STAGES, innovation.stage.value):
            yield self._stage(innovation)
        if not self._in_window(innovation):
            yield self._window(innovation)
        if self.design is not None and (innovation.words or 0) < self.design.least_words:
            yield self._short(innovation.words, self.design)
        if self.mandatory is not None:
            for row in self.mandatory_rows:
                if claimed_level(row) < self.mandatory.least_level:
                    yield self._unfilled(row, self.mandatory)

    def _in_window(self, innovation: Innovation) -> bool:
        return is_in_window(self.first, self.last, innovation.applied_on, innovation.developed_on)

    def _stage(self, innovation: Innovation) -> Reason:
        settings = self.rules.known(self.rules.settings, Capability.SCORE)
        text = Text("tahapnya {stage}, bukan {wanted}", "its stage is {stage}, not {wanted}").format(
            stage=innovation.stage.text, wanted=settings.stages.choices[self.stages]
        )
        return Reason("stage", "stage", text, self.rules.reference(settings.stages.source))

    def _window(self, innovation: Innovation) -> Reason:
        eligibility = self.rules.known(self.rules.eligibility, Capability.SCORE)
        reference = self.rules.reference(eligibility.window.source)
        applied = innovation.applied_on
        if applied is None:
            text = Text("tanggal penerapan tidak ada", "the date of application is missing")
            return Reason("not_applied", "applied_on", text, reference)
        between = {"applied": applied, "first": self.first, "last": self.last, "developed": innovation.developed_on}
        if applied > self.last:
            text = Text("diterapkan {applied}, sesudah {last}", "applied on {applied}, after {last}")
            return Reason("after_window", "applied_on", text.format(**between), reference)
        if innovation.developed_on is None:
            text = Text(
                "diterapkan {applied}, sebelum {first}, tanpa pengembangan antara {first} dan {last}",
                "applied on {applied}, before {first}, without a development between {first} and {last}",
            )
        else:
            text = Text(
                "diterapkan {applied}, sebelum {first}; pengembangannya, {developed}, tidak antara {first} dan {last}",
                "applied on {applied}, before {first}; its development, {developed}, is not between {first} and {last}",
            )
        return Reason("before_window", "applied_on", text.format(**between), reference)

    def _short(self, words: int | None, rule: Design) -> Reason:
        reference = self.rules.reference(rule.source)
        if words is None:
            text = Text("rancang bangun tidak ada", "the design (rancang bangun) is missing")
            return Reason("design_missing", "design", text, reference)
        text = Text(
            f"rancang bangun {words} kata, paling sedikit {rule.least_words}",
            f"the design (rancang bangun) has {words} words, at least {rule.least_words} are asked for",
        )
        return Reason("design_short", "design", text, reference)

    def _unfilled(self, row: Row, rule: Mandatory) -> Reason:
        text = Text(
            "indikator wajib {number} {name} tidak terisi", "mandatory row {number} {name} is not filled"
        ).format(number=row.number, name=row.name)
        reference = self.rules.reference(rule.source)
        return Reason("mandatory_row", f"claims.{row.code}", text, reference)


def is_in_window(first: date, last: date, applied: date | None, developed: date | None) -> bool:
    """Whether it was first applied between ``first`` and ``last``, or earlier with a development between them.

    >>> from datetime import date
    >>> is_in_window(date(2024, 1, 1), date(2025, 12, 31), date(2020, 5, 1), date(2024, 1, 1))
    True
    """
    if applied is None or applied > last:
        return False
    return applied >= first or (developed is not None and first <= developed <= last)
