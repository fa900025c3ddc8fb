"""The plain-text rendering of a score, at most 100 columns wide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inovasi_daerah.exact import as_share, exact, two_places
from inovasi_daerah.report.layout import beginning, plain, to_left, wrapped
from inovasi_daerah.scoring.explanation import GovernmentScore
from inovasi_daerah.scoring.formula import formula_of
from inovasi_daerah.text import Lang, Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from inovasi_daerah.references import Reference
    from inovasi_daerah.scoring.explanation import InnovationScore, Score
    from inovasi_daerah.scoring.row_scores import RowScore


_INDEX = Text("Indeks", "Index")
_EXACT = Text("eksak", "exact")
_BASIS = Text("dasar", "basis")
_TOTAL = Text("Jumlah", "Total")
_OF = Text("dari", "of")
_PART = Text("bagian", "part")
_POINTS = Text("nilai", "points")
_SHARE = Text("sumbangan", "share")
_LEVEL = Text("level", "level")
_WEIGHT = Text("bobot", "weight")
_SOURCES = Text("Rujukan", "References")
_ASSUMPTIONS = Text("Asumsi yang dipakai", "Assumptions used")
_NOTICES = Text("Catatan", "Notices")
_INNOVATIONS = Text("Inovasi", "Innovations")
_COUNTED = Text("dihitung", "counted")
_NOT_COUNTED = Text("TIDAK dihitung", "NOT counted")
_MATURITY = Text("kematangan", "maturity")
_REASON = Text("tidak memenuhi syarat", "not eligible")
_PROVISIONAL = Text("SEMENTARA", "PROVISIONAL")
_SETTINGS = Text("setelan", "settings")


class _Footnotes:
    """References, each printed once and cited by its number."""

    def __init__(self) -> None:
        self.numbers: dict[Reference, int] = {}

    def cite(self, reference: Reference) -> str:
        return f"[{self.numbers.setdefault(reference, len(self.numbers) + 1)}]"

    def lines(self, lang: Lang) -> Iterator[str]:
        for reference, number in self.numbers.items():
            yield from wrapped(f"[{number}] {reference.label(lang)}", 2, 6)


def explain(score: Score, lang: Lang) -> str:
    """The whole tree: every row of the government and of every innovation, with its reason and reference."""
    notes = _Footnotes()
    lines = [*_head(score, lang, notes), ""]
    lines += _heading(score.government.label(lang), score.government.points, score.government.maximum, lang)
    columns = [*_columns(lang)]
    lines += columns
    for row in score.government.rows:
        lines += _row(row, lang, notes)
    written: dict[int, list[str]] = {}  # by identity: innovations share their rows, and each is written once
    lines += ["", f"{_INNOVATIONS.say(lang)} ({len(score.innovations)})"]
    for innovation in score.innovations:
        lines += ["", *_innovation(innovation, score, lang, notes), *columns]
        for row in innovation.rows:
            if id(row) not in written:
                written[id(row)] = [*_row(row, lang, notes)]
            lines += written[id(row)]
    lines += _assumptions(score, lang)
    lines += _tail(score, lang, notes)
    return "\n".join(lines) + "\n"


def summary(score: Score, lang: Lang) -> str:
    """Index, predicate and parts, each innovation on a line, and the reasons of those that do not count."""
    notes = _Footnotes()
    lines = [*_head(score, lang, notes), "", f"{_INNOVATIONS.say(lang)} ({len(score.innovations)})"]
    for innovation in score.innovations:
        lines += _innovation(innovation, score, lang, notes)
    lines += ["", *wrapped(f"{_ASSUMPTIONS.say(lang)}: {', '.join(score.assumptions)}", 0, 2)]
    lines += _tail(score, lang, notes)
    return "\n".join(lines) + "\n"


def _head(score: Score, lang: Lang, notes: _Footnotes) -> Iterator[str]:
    provisional = f" - {_PROVISIONAL.say(lang)}" if score.rules.provisional else ""
    lender = f" + {score.rules.lent_by}" if score.rules.lent_by else ""
    yield from wrapped(f"{score.rules.label(lang)} ({score.rules.id}{lender}){provisional}", 0, 2)
    basis = f"{_BASIS.say(lang)}: {score.basis.label(lang)}; {_SETTINGS.say(lang)}: {score.settings}"
    yield from wrapped(f"{score.submission.region.code}, {score.submission.year}; {basis}", 0, 2)
    yield ""
    found = f"{_INDEX.say(lang)} {score.index} - {score.predicate.label(lang)}"
    yield from wrapped(f"{found}   ({_EXACT.say(lang)} {exact(score.index_exact)})", 0, 2)
    yield ""
    yield f"{_PART.say(lang):<44}{_POINTS.say(lang):>9}{_OF.say(lang):>9}{_SHARE.say(lang):>12}"
    for part in (score.government, score.maturity, score.quantity):
        yield _part_line(part.label(lang), two_places(part.points), two_places(part.maximum), part.contribution)
        if not isinstance(part, GovernmentScore):
            yield from wrapped(f"{part.detail.say(lang)} {notes.cite(part.reference)}", 4, 4)
    maximum = formula_of(score.rules).maximum
    yield _part_line(_TOTAL.say(lang), str(score.total), two_places(maximum), score.index_exact)


def _part_line(label: str, points: str, maximum: str, contribution: Fraction) -> str:
    return f"{to_left(beginning(plain(label), 43), 44)}{points:>9}{maximum:>9}{as_share(contribution):>12}"


def _heading(label: str, points: object, maximum: object, lang: Lang) -> Iterator[str]:
    yield f"{label}: {points} {_OF.say(lang)} {maximum}"


def _columns(lang: Lang) -> Iterator[str]:
    heads = f"{_WEIGHT.say(lang):>7}{_LEVEL.say(lang):>7}{_POINTS.say(lang):>9}{_SHARE.say(lang):>12}"
    yield f"{'':<60}{heads}"


def _row(row: RowScore, lang: Lang, notes: _Footnotes) -> Iterator[str]:
    name, *rest = wrapped(row.label(lang), width=52)
    figures = f"{row.row.weight:>7}{row.level:>7}{two_places(row.points):>9}{as_share(row.contribution):>12}"
    yield f"{row.row.number:>5}  {to_left(name, 53)}{figures} {notes.cite(row.reference)}"
    yield from (f"{'':<7}{line}" for line in rest)
    yield from wrapped(_why(row).say(lang), 9, 9)


def _why(row: RowScore) -> Text:
    """State, and what led to the level: the fact and its rule, or the guide's words for the level claimed."""
    if row.graded is not None:
        return Text("{state}: {reading}", "{state}: {reading}").format(state=row.state.text, reading=row.graded.reading)
    if row.claimed_level:
        words = row.row.levels[str(row.claimed_level)]
        claimed = Text("{state}: level {level}, {words}", "{state}: level {level}, {words}")
        return claimed.format(state=row.state.text, level=row.claimed_level, words=words)
    return row.state.text


def _innovation(innovation: InnovationScore, score: Score, lang: Lang, notes: _Footnotes) -> Iterator[str]:
    maximum = two_places(formula_of(score.rules).innovation)
    verdict = _COUNTED if innovation.counted else _NOT_COUNTED
    figures = f"{_MATURITY.say(lang)} {two_places(innovation.maturity)} {_OF.say(lang)} {maximum}"
    yield from wrapped(f"{innovation.label(lang)} ({innovation.id}): {figures}; {verdict.say(lang)}", 2, 4)
    for reason in innovation.reasons:
        words = f"{_REASON.say(lang)}: {reason.text.say(lang)} {notes.cite(reason.reference)}"
        yield from wrapped(words, 6, 8)


def _assumptions(score: Score, lang: Lang) -> Iterator[str]:
    yield from ("", _ASSUMPTIONS.say(lang))
    for code, assumption in score.assumptions.items():
        yield from wrapped(f"{code}: {assumption.text.say(lang)}", 2, 4)


def _tail(score: Score, lang: Lang, notes: _Footnotes) -> Iterator[str]:
    yield from ("", _NOTICES.say(lang)) if score.notices else ()
    for notice in score.notices:
        where = f"{notice.path}: " if notice.path else ""
        yield from wrapped(f"{where}{notice.text.say(lang)}", 2, 4)
    yield from ("", _SOURCES.say(lang))
    yield from notes.lines(lang)
