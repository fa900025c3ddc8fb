"""What a result of planning shows: the steps by what they change, and what no figure of them says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_daerah.exact import SHARE_PLACES, exact, rounded
from inovasi_daerah.planning.steps import StepKind
from inovasi_daerah.report.section import Column, Row, Section, Table, columns, rows
from inovasi_daerah.scoring.settings import Basis
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from inovasi_daerah.planning.results import BestElsewhere, Gains
    from inovasi_daerah.planning.steps import Gain
    from inovasi_daerah.report.section import Words

_TITLE: Final = Text(
    "Apa yang akan menaikkan indeks: {region} ({code}), {year}; indeks sekarang {index}   (eksak {exact})",
    "What would raise the index: {region} ({code}), {year}; the index is {index} now   (exact {exact})",
)
TRUE: Final = Text(
    "Klaimlah apa yang benar, bukan apa yang menaikkan skor: setiap angka di bawah mengandaikan bahwa level itu "
    "sungguh tercapai dan ada buktinya.",
    "Claim what is true, not what scores: every figure below supposes that the level is really reached and that there "
    "is evidence for it.",
)
_ALONE: Final = Text(
    "Setiap kenaikan berlaku untuk satu langkah saja. Kenaikan beberapa langkah tidak begitu saja dapat dijumlahkan: "
    "setiap inovasi yang ditambahkan atau ditinggalkan mengubah pembagi, dan dapat mengubah syarat pelayanan dasar.",
    "Each gain is that of one step alone. The gains of several do not simply add up: every innovation that is added "
    "or left out changes the divisor, and may change the gate of basic services.",
)
_ADD_UP: Final = Text(
    "Yang dapat dijumlahkan: level indikator pemerintah daerah, dan level indikator inovasi yang sudah dihitung, "
    "selama inovasi yang dihitung tetap sama.",
    "What does add up: levels of rows of the government, and of rows of innovations that count already, as long as "
    "the same innovations count.",
)
_ACCEPTED: Final = Text(
    "Pada dasar terverifikasi setiap langkah mengandaikan bukti dan penerimaan verifikator. Menaikkan klaim yang "
    "sudah diterima tanpa verifikasi baru menggugurkan verifikasinya dan menghilangkan skornya.",
    "On the verified basis each step supposes evidence and acceptance by the verifier. To raise an accepted claim "
    "without a new verification makes its verification lapse and loses its points.",
)
_HEADINGS: Final = {
    StepKind.GOVERNMENT: Text("Indikator pemerintah daerah", "Indicators of the government"),
    StepKind.INNOVATION: Text("Indikator inovasi", "Indicators of innovations"),
    StepKind.PROFILE: Text("Isian profil inovasi yang tidak dihitung", "Profiles of innovations that do not count"),
    StepKind.ADMISSION: Text(
        "Semua syarat inovasi yang tidak dihitung, sebagai satu langkah",
        "All that an innovation which does not count needs, as one step",
    ),
    StepKind.LEAVING_OUT: Text("Tanpa satu inovasi", "Without one innovation"),
    StepKind.ONE_MORE: Text("Satu inovasi lagi", "One more innovation"),
}
_GAIN: Final = Column(Text("Kenaikan", "Gain"), is_figure=True)
_STEP: Final = Text("Langkah", "Step")
_INNOVATION: Final = Text("Inovasi", "Innovation")
_AGENCY: Final = Text("Perangkat daerah", "Agency")
_PAST: Final = Text("Hanya bila klaim kurang dari kenyataan", "Only if the claim is short of the truth")
_ONLY_IF: Final = Text(
    "Yang diukur di sini sudah berlalu dan tidak dapat diubah lagi dalam tahun penilaian; langkah ini hanya "
    "membetulkan klaim yang lebih rendah dari kenyataan.",
    "What is measured here has passed and can no longer be changed in the assessment year; such a step only corrects a "
    "claim that is lower than the truth.",
)
READINGS: Final = Text("Menurut setelan lain", "Under other settings")
WHAT_IFS: Final = Text(
    "Andai kelayakan tidak diperiksa (bukan tafsiran aturan)",
    "As if eligibility did not matter (no reading of the rules)",
)
SAME_STEP: Final = Text(
    "Langkah terbaik sama menurut semua {n} gabungan lain setelan yang dibiarkan terbuka oleh aturan.",
    "The best step is the same under all {n} other combinations of the settings that the rules leave open.",
)
_INDEX: Final = Column(Text("Indeks", "Index"), is_figure=True)
_SETTINGS: Final = Text("Setelan", "Settings")
_BEST: Final = Text("Langkah terbaik", "Best step")
_NONE: Final = Text("tidak ada yang menaikkan indeks", "none raises the index")
_OF: Final = Text("{innovation}: {text}", "{innovation}: {text}")
_LEFT: Final = Text("{n} langkah lain tidak ditampilkan di sini", "{n} more steps are not shown here")


def gains_sections(gains: Gains, most: int | None = None) -> Iterator[Section]:
    """The headline with what must be known beside it, and the steps of each kind, ``most`` of each."""
    found, region = gains.score, gains.score.submission.region
    title = _TITLE.format(
        region=region.name,
        code=region.code,
        year=found.submission.year,
        index=found.index,
        exact=exact(found.index_exact),
    )
    notes = [gains.settings.text(gains.rules, gains.basis), TRUE, _ALONE, _ADD_UP]
    yield Section(title, (*notes, *([_ACCEPTED] if gains.basis is Basis.VERIFIED else [])))
    for kind, heading in _HEADINGS.items():
        steps = [step for step in gains.steps if step.kind is kind and not step.is_past]
        if steps:
            yield _steps(heading, steps, gains, most)
    past = [step for step in gains.steps if step.is_past]
    if past:
        yield _steps(_PAST, past, gains, most, _ONLY_IF)
    yield from _readings(gains)


def _readings(gains: Gains) -> Iterator[Section]:
    """The best step under other settings: a recommendation that rests on one names it."""
    readings = [one for one in gains.elsewhere if not one.is_what_if]
    if readings:
        notes = (SAME_STEP.format(n=len(readings)),) if all(one.is_same for one in readings) else ()
        yield Section(READINGS, notes, _best(readings))
    what_ifs = [one for one in gains.elsewhere if one.is_what_if]
    if what_ifs:
        yield Section(WHAT_IFS, table=_best(what_ifs), is_folded=True)


def _best(others: Sequence[BestElsewhere]) -> Table:
    """The index, the gain of the best step, and the step."""
    lines = ((str(one.score.index), _gained(one.best), str(one.settings), _in_words(one.best)) for one in others)
    return Table((_INDEX, _GAIN, *columns(_SETTINGS, _BEST)), rows(lines))


def _gained(step: Gain | None) -> str:
    return "" if step is None else signed(step.gain)


def _in_words(step: Gain | None) -> Text:
    if step is None:
        return _NONE
    return step.text if step.innovation is None else _OF.format(innovation=step.innovation.id, text=step.text)


def _steps(heading: Text, steps: Sequence[Gain], gains: Gains, most: int | None, *notes: Text) -> Section:
    left = 0 if most is None else max(0, len(steps) - most)
    shown = steps[: len(steps) - left]
    has_innovation = any(step.innovation is not None for step in shown)
    heads = columns(_STEP, *((_INNOVATION, _AGENCY) if has_innovation else ()))
    agencies = {agency.id: agency.name for agency in gains.score.submission.agencies}
    lines = tuple(_row(step, agencies, has_innovation=has_innovation) for step in shown)
    return Section(heading, (*notes, *([_LEFT.format(n=left)] if left else [])), Table((_GAIN, *heads), lines))


def _row(step: Gain, agencies: dict[str, str], *, has_innovation: bool) -> Row:
    cells: list[Words] = [signed(step.gain), step.text]
    if has_innovation:
        agency = step.agency or ""
        cells += [step.innovation.id if step.innovation else "", agencies.get(agency, agency)]
    return Row(tuple(cells), step.takes)


def signed(change: Fraction) -> str:
    """A change of the index with its sign and four decimals."""
    return f"{rounded(change, SHARE_PLACES):+}"
