"""The HTML rendering of a score, for notebooks: one fragment, no scripts, no outside files."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from inovasi_daerah.exact import as_share, two_places
from inovasi_daerah.report.markup import escaped
from inovasi_daerah.scoring.formula import formula_of
from inovasi_daerah.text import LANGS, Lang, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_daerah.scoring.explanation import Score
    from inovasi_daerah.scoring.row_scores import RowScore

STYLE = (
    "<style>.ida{font-family:sans-serif;max-width:70em}.ida table{border-collapse:collapse;margin:.5em 0}"
    ".ida th,.ida td{padding:.2em .6em;text-align:left;vertical-align:top;border-bottom:1px solid #ccc}"
    ".ida td.n,.ida th.n{text-align:right;white-space:nowrap}.ida small{color:#555}</style>"
)
_HEADS = (
    ("", Text("Nomor", "Number")),
    ("", Text("Indikator", "Indicator")),
    ("n", Text("Bobot", "Weight")),
    ("n", Text("Level", "Level")),
    ("n", Text("Nilai", "Points")),
    ("n", Text("Sumbangan", "Share")),
    ("", Text("Alasan dan rujukan", "Reason and reference")),
)
_PARTS = (
    ("", Text("Bagian", "Part")),
    ("n", Text("Nilai", "Points")),
    ("n", Text("Paling banyak", "Maximum")),
    ("n", Text("Sumbangan", "Share")),
)
_COUNTED = Text("dihitung", "counted")
_NOT_COUNTED = Text("tidak dihitung", "not counted")
_TOTAL = Text("Jumlah", "Total")
_NOTICES = Text("Catatan", "Notices")
_ASSUMPTIONS = Text("Asumsi yang dipakai", "Assumptions used")
LANGUAGES: Final = MappingProxyType({"id": "Bahasa Indonesia", "en": "English"})


def as_html(score: Score) -> str:
    """Both languages, Indonesian open, English folded."""
    return f'{STYLE}<div class="ida">{"".join(_folded(score, lang) for lang in LANGS)}</div>'


def _folded(score: Score, lang: Lang) -> str:
    is_open = " open" if lang == "id" else ""
    return f"<details{is_open}><summary>{LANGUAGES[lang]}</summary>{''.join(_body(score, lang))}</details>"


def _body(score: Score, lang: Lang) -> Iterator[str]:
    place = f"{score.submission.region.code}, {score.submission.year}"
    yield f"<p>{escaped(f'{score.rules.label(lang)} ({score.rules.id}); {place}; {score.basis.label(lang)}')}</p>"
    yield f"<p><strong>{score.index}</strong> {escaped(score.predicate.label(lang))}</p>"
    yield _table(_PARTS, _parts(score, lang), lang)
    for part in (score.maturity, score.quantity):
        detail = f"{part.label(lang)}: {part.detail.say(lang)}"
        yield f"<p>{escaped(detail)} <small>{escaped(part.reference.label(lang))}</small></p>"
    yield f"<details><summary>{escaped(score.government.label(lang))}</summary>"
    yield _table(_HEADS, (_row(row, lang) for row in score.government.rows), lang)
    yield "</details>"
    for innovation in score.innovations:
        verdict = (_COUNTED if innovation.counted else _NOT_COUNTED).say(lang)
        head = f"{innovation.label(lang)}: {two_places(innovation.maturity)}; {verdict}"
        yield f"<details><summary>{escaped(head)}</summary>"
        if innovation.reasons:
            yield (
                "<ul>"
                + "".join(
                    f"<li>{escaped(reason.text.say(lang))} <small>{escaped(reason.reference.label(lang))}</small></li>"
                    for reason in innovation.reasons
                )
                + "</ul>"
            )
        yield _table(_HEADS, (_row(row, lang) for row in innovation.rows), lang)
        yield "</details>"
    notices = [(notice.path, notice.text.say(lang)) for notice in score.notices]
    assumptions = [(code, assumption.text.say(lang)) for code, assumption in score.assumptions.items()]
    for heading, items in ((_NOTICES, notices), (_ASSUMPTIONS, assumptions)):
        yield f"<details><summary>{escaped(heading.say(lang))} ({len(items)})</summary><ul>"
        yield "".join(f"<li><code>{escaped(name)}</code> {escaped(text)}</li>" for name, text in items)
        yield "</ul></details>"


def _parts(score: Score, lang: Lang) -> Iterator[str]:
    for part in (score.government, score.maturity, score.quantity):
        yield _line(
            (part.label(lang), two_places(part.points), two_places(part.maximum), as_share(part.contribution)), "nnn"
        )
    maximum = two_places(formula_of(score.rules).maximum)
    yield _line((_TOTAL.say(lang), str(score.total), maximum, as_share(score.index_exact)), "nnn")


def _row(row: RowScore, lang: Lang) -> str:
    reading = row.graded.reading.say(lang) if row.graded else ""
    words = row.row.levels[str(row.claimed_level)].say(lang) if row.claimed_level and not reading else reading
    why = ": ".join(part for part in (row.state.label(lang), words) if part)
    cells = (
        row.row.number,
        row.label(lang),
        str(row.row.weight),
        str(row.level),
        two_places(row.points),
        as_share(row.contribution),
    )
    reference = f"<td>{escaped(why)}<br><small>{escaped(row.reference.label(lang))}</small></td></tr>"
    return _line(cells, "-nnnn").removesuffix("</tr>") + reference


def _line(cells: Iterable[str], kinds: str) -> str:
    first, *rest = cells
    others = "".join(
        f'<td class="n">{escaped(cell)}</td>' if kind == "n" else f"<td>{escaped(cell)}</td>"
        for cell, kind in zip(rest, kinds, strict=True)
    )
    return f"<tr><td>{escaped(first)}</td>{others}</tr>"


def _table(heads: Iterable[tuple[str, Text]], rows: Iterable[str], lang: Lang) -> str:
    head = "".join(f'<th class="{kind}">{escaped(text.say(lang))}</th>' for kind, text in heads)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
