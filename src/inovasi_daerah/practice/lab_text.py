"""The plain-text rendering of a laboratory, at most 100 columns wide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_daerah.practice.lab_stages import EXIT_OF_OURS, LAB_RULE
from inovasi_daerah.report.layout import text_of
from inovasi_daerah.text import Lang, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.practice.labs import Lab, Progress, Session

_PEOPLE: Final = Text("{people} peserta, {units} unit: {kinds}", "{people} participants, {units} units: {kinds}")
_ILLUSTRATIVE: Final = Text("Rekaan untuk contoh: {paths}", "Made up for the example: {paths}")
_NOT_BEGUN: Final = Text("belum terdaftar", "not enrolled")
_OWES: Final = Text("; belum ada: {unmet}", "; missing: {unmet}")
_NEXT: Final = Text("; berikutnya: {legal}", "; next: {legal}")
_COMPLETE: Final = Text("; selesai", "; complete")


def explain(lab: Lab, lang: Lang) -> str:
    """The cohort, the sessions and the progress of each unit."""
    return text_of(_texts(lab, lang))


def _texts(lab: Lab, lang: Lang) -> Iterator[str]:
    yield f"{lab.name} ({lab.region.code})"
    kinds = "; ".join(f"{number} {kind.label(lang)}" for kind, number in lab.units_by_kind.items())
    yield _PEOPLE.format(people=lab.participants or "?", units=len(lab.units), kinds=kinds or "-").say(lang)
    if lab.illustrative:
        yield _ILLUSTRATIVE.format(paths=", ".join(lab.illustrative)).say(lang)
    for session in lab.sessions:
        yield f"  {_days(session)}  {session.mode.label(lang)}  {session.stage.label(lang)}"
    for one in lab.progress:
        yield f"  {one.unit.label(lang)} ({one.unit.id}): {_where(one, lang)}"
    yield LAB_RULE.label(lang)
    yield EXIT_OF_OURS.label(lang)


def _days(session: Session) -> str:
    return str(session.starts_on) if session.ends_on is None else f"{session.starts_on} - {session.ends_on}"


def _where(one: Progress, lang: Lang) -> str:
    stage = _NOT_BEGUN.say(lang) if one.stage is None else one.stage.label(lang)
    if one.unit.is_complete:
        return stage + _COMPLETE.say(lang)
    owes = (
        _OWES.format(unmet=", ".join(criterion.label(lang) for criterion in one.unmet)).say(lang) if one.unmet else ""
    )
    legal = _NEXT.format(legal=", ".join(stage.label(lang) for stage in one.legal)).say(lang) if one.legal else ""
    return f"{stage}{owes}{legal}"
