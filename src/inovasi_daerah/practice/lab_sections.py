"""What a laboratory shows: the cohort, its sessions, and how far each unit is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_daerah.practice.lab_stages import EXIT_OF_OURS, LAB_RULE
from inovasi_daerah.report.section import Note, Row, Section, Table, columns, rows
from inovasi_daerah.text import Text, joined, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.practice.labs import Lab, Progress, Session

_PEOPLE: Final = Text("{people} peserta, {units} unit: {kinds}", "{people} participants, {units} units: {kinds}")
_OF_KIND: Final = same("{number} {kind}")
_ILLUSTRATIVE: Final = Text("Rekaan untuk contoh: {paths}", "Made up for the example: {paths}")
_SESSIONS: Final = Text("Pertemuan", "Sessions")
_SESSION: Final = columns(Text("Tanggal", "Date"), Text("Cara", "Mode"), Text("Tahap", "Stage"))
_UNITS: Final = Text("Kemajuan setiap unit", "Progress of each unit")
_UNIT: Final = columns(
    Text("Unit", "Unit"), Text("Tahap", "Stage"), Text("Belum ada", "Missing"), Text("Berikutnya", "Next")
)
_RULES: Final = Text("Tahap, dan syarat untuk melanjutkan", "The stages, and what each requires to go on")
_NOT_BEGUN: Final = Text("belum terdaftar", "not enrolled")
_COMPLETE: Final = Text("{stage}; selesai", "{stage}; complete")
_NONE: Final = same("-")


def lab_sections(lab: Lab) -> Iterator[Section]:
    """The cohort first, then the sessions and the units."""
    of_kinds = (_OF_KIND.format(number=number, kind=kind.text) for kind, number in lab.units_by_kind.items())
    kinds = joined("; ", of_kinds, empty=_NONE)
    people = _PEOPLE.format(people=lab.participants or "?", units=len(lab.units), kinds=kinds)
    made_up = [_ILLUSTRATIVE.format(paths=", ".join(lab.illustrative))] if lab.illustrative else []
    yield Section(f"{lab.name} ({lab.region.code})", (people, *made_up))
    if lab.sessions:
        yield Section(_SESSIONS, table=Table(_SESSION, rows(map(_session, lab.sessions))))
    references = Note(_RULES, (LAB_RULE, EXIT_OF_OURS))
    yield Section(_UNITS, (references,), Table(_UNIT, tuple(map(_progress, lab.progress))))


def _session(session: Session) -> tuple[str | Text, ...]:
    days = str(session.starts_on) if session.ends_on is None else f"{session.starts_on} - {session.ends_on}"
    return days, session.mode.text, session.stage.text


def _progress(one: Progress) -> Row:
    stage = _NOT_BEGUN if one.stage is None else one.stage.text
    missing = joined(", ", (criterion.text for criterion in one.unmet), empty=_NONE)
    following = joined(", ", (stage.text for stage in one.legal), empty=_NONE)
    name = f"{one.unit.label()} ({one.unit.id})"
    if one.unit.is_complete:
        return Row((name, _COMPLETE.format(stage=stage), _NONE, _NONE))
    return Row((name, stage, missing, following))
