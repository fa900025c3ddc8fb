"""What a score shows, the index first; every rendering, long or short, is made of these sections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_daerah.exact import as_share, two_places
from inovasi_daerah.report.section import Column, Note, Row, Section, Table, columns, figures
from inovasi_daerah.rules.capabilities import Capability
from inovasi_daerah.scoring.formula import GOVERNMENT, MATURITY, TOTAL, formula_of
from inovasi_daerah.text import Text, same

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from inovasi_daerah.references import Reference
    from inovasi_daerah.report.section import Words
    from inovasi_daerah.rules.rulebook import Assumption
    from inovasi_daerah.scoring.explanation import GovernmentScore, InnovationScore, MaturityScore, QuantityScore, Score
    from inovasi_daerah.scoring.notices import Notice
    from inovasi_daerah.scoring.row_scores import RowScore

_EDITION: Final = Text("{title} ({id})", "{title} ({id})")
_PROVISIONAL: Final = Text("{edition} - SEMENTARA", "{edition} - PROVISIONAL")
_PLACE: Final = Text("{name} ({code}), {year}", "{name} ({code}), {year}")
_LEVEL: Final = Text("Level", "Level")
_POINTS: Final = Text("Skor", "Points")
_SHARE: Final = Text("Sumbangan", "Share")
_MAXIMUM: Final = Text("Skor tertinggi", "Maximum")
_PARTS: Final = (Column(Text("Bagian", "Part")), *figures(_POINTS, _MAXIMUM, _SHARE))
_NUMBER: Final = Column(Text("No.", "No."), is_figure=True)
_FIGURES: Final = figures(_LEVEL, _POINTS, _SHARE)
_NAME: Final = Text("Indikator", "Indicator")
_WEIGHT: Final = Text("Bobot", "Weight")
_OF_GOVERNMENT: Final = (_NUMBER, *columns(_NAME), *figures(_WEIGHT), *_FIGURES)
_OF_INNOVATION: Final = (
    _NUMBER,
    Column(_NAME, recurs=True),
    Column(_WEIGHT, is_figure=True, recurs=True),
    *_FIGURES,
)
_LEVELS: Final = Text("Level setiap indikator menurut", "The level of each indicator follows")
_OF: Final = Text("{name}: {points} dari {maximum}", "{name}: {points} of {maximum}")
_INNOVATIONS: Final = Text("Inovasi ({n})", "Innovations ({n})")
_INNOVATION: Final = Text(
    "{name} ({id}): kematangan {maturity} dari {maximum}; {verdict}",
    "{name} ({id}): maturity {maturity} of {maximum}; {verdict}",
)
_COUNTED: Final = Text("dihitung", "counted")
_NOT_COUNTED: Final = Text("TIDAK dihitung", "NOT counted")
_REASON: Final = Text("tidak memenuhi syarat: {reason}", "not eligible: {reason}")
_STATE: Final = Text("{state}: {reading}", "{state}: {reading}")
_CLAIMED: Final = Text("{state}: level {level}, {reading}", "{state}: level {level}, {reading}")
_NOTICES: Final = Text("Catatan", "Notices")
_ASSUMPTIONS: Final = Text("Asumsi yang dipakai", "Assumptions used")


def score_sections(score: Score) -> Iterator[Section]:
    """The whole tree: every row of the government and of every innovation, with its reason and reference."""
    yield _headline(score)
    part, of_levels = score.government, _references(score)
    title = _OF.format(name=GOVERNMENT, points=two_places(part.points), maximum=two_places(part.maximum))
    rows = tuple(_row(row, of_levels[0]) for row in part.rows)
    yield Section(title, (Note(_LEVELS, of_levels[:1]),), Table(_OF_GOVERNMENT, rows), is_folded=True)
    yield _innovations(score)
    yield from notice_sections(score.notices)
    yield assumption_section(score.assumptions)


def summary_sections(score: Score) -> Iterator[Section]:
    """The same without rows: each innovation with its maturity or why it does not count, assumptions by their codes."""
    yield _headline(score)
    whole = _innovations(score)
    yield Section(whole.title, tuple(note for part in whole.parts for note in (part.title, *part.notes)))
    yield from notice_sections(score.notices)
    yield Section(_ASSUMPTIONS, (", ".join(score.assumptions),))


def notice_sections(notices: Iterable[Notice]) -> Iterator[Section]:
    """The notices of a result; nothing where there are none."""
    lines = tuple(notice.line for notice in notices)
    if lines:
        yield Section(_NOTICES, lines)


def assumption_section(assumptions: Mapping[str, Assumption]) -> Section:
    """The assumptions that a result rests on."""
    lines = (same("{code}: {text}").format(code=code, text=one.text) for code, one in assumptions.items())
    return Section(_ASSUMPTIONS, tuple(lines))


def _headline(score: Score) -> Section:
    rules, submission = score.rules, score.submission
    edition = _EDITION.format(title=rules.title, id=rules.id_with_lender)
    notes: list[Words] = [
        _PLACE.format(name=submission.region.name, code=submission.region, year=submission.year),
        _PROVISIONAL.format(edition=edition) if rules.provisional else edition,
        score.settings.text(rules, score.basis),
    ]
    if rules.lent is not None:
        notes.append(rules.lent)
    return Section(score.result.title, tuple(notes), Table(_PARTS, tuple(_parts(score))))


def _parts(score: Score) -> Iterator[Row]:
    yield Row((GOVERNMENT, *_figures(score.government)))
    yield Row((MATURITY, *_figures(score.maturity)), score.maturity.detail, (score.maturity.reference,))
    quantity = score.quantity
    yield Row((quantity.rule.name, *_figures(quantity)), quantity.detail, (quantity.reference,))
    maximum = two_places(formula_of(score.rules).maximum)
    yield Row((TOTAL, str(score.total), maximum, as_share(score.index_exact)))


def _figures(part: GovernmentScore | MaturityScore | QuantityScore) -> tuple[str, str, str]:
    return two_places(part.points), two_places(part.maximum), as_share(part.contribution)


def _innovations(score: Score) -> Section:
    """Innovations share the scores of rows, and so their tables share the rows that show them."""
    shown: dict[int, Row] = {}
    maximum = two_places(formula_of(score.rules).innovation)
    _, of_levels = _references(score)
    parts: list[Section] = []
    for innovation in score.innovations:
        for one in innovation.rows:
            if id(one) not in shown:
                shown[id(one)] = _row(one, of_levels)
        rows = tuple(shown[id(one)] for one in innovation.rows)
        title = _title(innovation, maximum)
        parts.append(Section(title, tuple(_reasons(innovation)), Table(_OF_INNOVATION, rows), is_folded=True))
    return Section(_INNOVATIONS.format(n=len(parts)), (Note(_LEVELS, (of_levels,)),), parts=parts)


def _references(score: Score) -> tuple[Reference, Reference]:
    """Where the levels of the government and of an innovation come from, but for rows with a source of their own."""
    catalogue = score.rules.known(score.rules.catalogue, Capability.SCORE)
    of_government, of_innovation = (part.sources.levels for part in (catalogue.government, catalogue.innovation))
    return score.rules.reference(of_government), score.rules.reference(of_innovation)


def _title(innovation: InnovationScore, maximum: str) -> Text:
    return _INNOVATION.format(
        name=innovation.innovation.name,
        id=innovation.id,
        maturity=two_places(innovation.maturity),
        maximum=maximum,
        verdict=_COUNTED if innovation.counted else _NOT_COUNTED,
    )


def _reasons(innovation: InnovationScore) -> Iterator[Note]:
    for reason in innovation.reasons:
        yield Note(_REASON.format(reason=reason.text), (reason.reference,))


def _row(row: RowScore, of_levels: Reference) -> Row:
    figures_of_row = (two_places(row.row.weight), str(row.level), two_places(row.points), as_share(row.contribution))
    return Row(
        (row.row.number, row.name, *figures_of_row), _why(row), () if row.reference == of_levels else (row.reference,)
    )


def _why(row: RowScore) -> Text:
    """State, and what led to the level: the fact and its rule, or the guide's words for the level claimed."""
    if row.graded is not None:
        return _STATE.format(state=row.state.text, reading=row.graded.reading)
    if row.claimed_level:
        words = row.row.levels[str(row.claimed_level)]
        return _CLAIMED.format(state=row.state.text, level=row.claimed_level, reading=words)
    return row.state.text
