"""What a choice shows: the set, what each innovation is worth, the second best, every size, and other settings."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from inovasi_daerah.exact import exact, two_places
from inovasi_daerah.planning.sections import READINGS, TRUE, WHAT_IFS, signed
from inovasi_daerah.report.section import Column, Section, Table, columns, figures, rows, table
from inovasi_daerah.text import Text, joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inovasi_daerah.planning.choice import Choice, Chosen, Elsewhere
    from inovasi_daerah.report.section import Words

_TITLE: Final = Text(
    "Yang dikirim: {n} dari {all} inovasi, indeks {index} - {predicate}   (eksak {exact})",
    "To send: {n} of {all} innovations, index {index} - {predicate}   (exact {exact})",
)
_REPORT: Final = Text("{region} ({code}), {year}", "{region} ({code}), {year}")
_GIVEN: Final = Text("skor pemerintah daerah {government}", "points of the government {government}")
_AT_MOST: Final = Text("paling banyak {n} inovasi", "at most {n} innovations")
_FORCED: Final = Text("selalu dikirim: {ids}", "sent in any case: {ids}")
_OPEN: Final = Text("syarat pelayanan dasar terpenuhi", "the gate of basic services is met")
_SHUT: Final = Text("syarat pelayanan dasar TIDAK terpenuhi", "the gate of basic services is NOT met")
_SUM: Final = Text("jumlah kematangan {maturities}", "sum of maturities {maturities}")
_TOO_EARLY: Final = Text(
    "Menambah satu demi satu selama indeks naik berhenti pada {n} inovasi dengan indeks {index} (jumlah kematangan "
    "{maturities}): satu inovasi lagi menurunkan indeks, padahal beberapa sekaligus menaikkannya.",
    "Adding one after the other while the index rises ends at {n} innovations with index {index} (sum of "
    "maturities {maturities}): one more lowers it there, and yet several at once raise it.",
)
_HUMPS: Final = Text(
    "Menurut jumlah, indeks punya {n} puncak: pada {sizes} inovasi.",
    "By number the index has {n} humps: at {sizes} innovations.",
)
_ALONE: Final = Text(
    "Nilai setiap inovasi berlaku bila ia saja ditinggalkan atau ditambahkan; nilai beberapa inovasi tidak begitu saja "
    "dapat dijumlahkan.",
    "What an innovation is worth holds where it alone is left out or added; what several are worth does not simply add "
    "up.",
)
_SENT: Final = Text("Yang dikirim", "To send")
_LEFT: Final = Text("Yang tidak dikirim", "Not to send")
_SECOND: Final = Text("Pilihan kedua terbaik: indeks {index}", "Second best: index {index}")
_AS_GOOD: Final = Text("Pilihan lain yang sama baiknya: indeks {index}", "Another as good: index {index}")
_LESS: Final = Text("tanpa {ids}", "without {ids}")
_MORE: Final = Text("dengan {ids}", "with {ids}")
_SIZES: Final = Text("Pilihan terbaik menurut jumlah", "The best set of every size")
_SAME: Final = Text(
    "Pilihan ini sama menurut semua {n} gabungan lain setelan yang dibiarkan terbuka oleh aturan.",
    "The choice is the same under all {n} other combinations of the settings that the rules leave open.",
)
_UNCHANGED: Final = Text("sama", "the same")
_ID: Final = Text("Inovasi", "Innovation")
_MATURITY: Final = Text("Kematangan", "Maturity")
_WORTH: Final = Text("Nilai", "Worth")
_NUMBER: Final = Text("Jumlah", "Number")
_INDEX: Final = Text("Indeks", "Index")
_GATE: Final = Text("Syarat pelayanan dasar", "Gate of basic services")
_SETTINGS: Final = Text("Setelan", "Settings")
_CHANGES: Final = Text("Perubahan", "Changes")


def choice_sections(choice: Choice) -> Iterator[Section]:
    """All that a choice shows, the set to send first."""
    best = choice.best
    title = _TITLE.format(
        n=best.size,
        all=len(choice.candidates),
        index=best.index,
        predicate=choice.predicate(best).name,
        exact=exact(best.index_exact),
    )
    yield Section(title, tuple(_notes(choice)))
    sent = frozenset(best.ids)
    yield from _listed(_SENT, choice, sent)
    yield from _listed(_LEFT, choice, {one.id for one in choice.candidates} - sent)
    if choice.second is not None:
        heading = _AS_GOOD if choice.second.index_exact == best.index_exact else _SECOND
        maturities = _SUM.format(maturities=two_places(choice.second.maturities))
        yield Section(heading.format(index=choice.second.index), (difference(best, choice.second), maturities))
    lines = ((str(one.size), str(one.index), _OPEN if one.opens else _SHUT) for one in choice.sizes)
    heads = (*figures(_NUMBER, _INDEX), Column(_GATE))
    yield Section(_SIZES, table=Table(heads, rows(lines)), is_folded=True)
    yield from _elsewhere(choice)


def _notes(choice: Choice) -> Iterator[Text]:
    best = choice.best
    if choice.score is not None:
        report = choice.score.submission
        yield _REPORT.format(region=report.region.name, code=report.region.code, year=report.year)
        yield choice.score.settings.text(choice.rules, choice.score.basis)
    yield _GIVEN.format(government=two_places(choice.government))
    yield _SUM.format(maturities=two_places(best.maturities))
    yield _OPEN if best.opens else _SHUT
    if choice.at_most is not None:
        yield _AT_MOST.format(n=choice.at_most)
    if choice.forced:
        yield _FORCED.format(ids=", ".join(choice.forced))
    if choice.while_it_pays.index_exact < best.index_exact:
        ended = choice.while_it_pays
        yield _TOO_EARLY.format(n=ended.size, index=ended.index, maturities=two_places(ended.maturities))
    humps = _humps(choice)
    if len(humps) > 1:
        yield _HUMPS.format(n=len(humps), sizes=", ".join(map(str, humps)))
    yield from (TRUE, _ALONE)


def _humps(choice: Choice) -> list[int]:
    """The sizes beyond which, on both sides, the index is lower."""
    indexes = [one.index_exact for one in choice.sizes]
    rises = [None, *(later > earlier for earlier, later in pairwise(indexes)), None]
    pairs = zip(choice.sizes, pairwise(rises), strict=True)
    return [one.size for one, (before, after) in pairs if before is not False and after is not True]


def _listed(heading: Text, choice: Choice, ids: frozenset[str] | set[str]) -> Iterator[Section]:
    listed = [one for one in choice.candidates if one.id in ids]
    lines = ((one.id, two_places(one.maturity), signed(choice.worth[one.id])) for one in listed)
    if listed:
        yield Section(heading, table=table((_ID, _MATURITY, _WORTH), lines))


def difference(one: Chosen, other: Chosen) -> Text:
    """Which innovations the other set lacks, and which it has instead."""
    less = [name for name in one.ids if name not in other.ids]
    more = [name for name in other.ids if name not in one.ids]
    parts = [_LESS.format(ids=", ".join(less)) if less else None, _MORE.format(ids=", ".join(more)) if more else None]
    return joined("; ", (part for part in parts if part is not None), empty=_UNCHANGED)


def _elsewhere(choice: Choice) -> Iterator[Section]:
    readings = [one for one in choice.elsewhere if not one.is_what_if]
    if readings:
        notes = (_SAME.format(n=len(readings)),) if all(one.is_same for one in readings) else ()
        yield Section(READINGS, notes, _table(choice, readings))
    what_ifs = [one for one in choice.elsewhere if one.is_what_if]
    if what_ifs:
        yield Section(WHAT_IFS, table=_table(choice, what_ifs), is_folded=True)


def _table(choice: Choice, others: Sequence[Elsewhere]) -> Table:
    lines: Iterator[tuple[Words, ...]] = (
        (str(one.best.index), str(one.best.size), str(one.settings), difference(choice.best, one.best))
        for one in others
    )
    return Table((*figures(_INDEX, _NUMBER), *columns(_SETTINGS, _CHANGES)), rows(lines))
