"""The HTML rendering of a portfolio's report, for notebooks: one fragment, no scripts, no outside files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_daerah.portfolio.sections import sections
from inovasi_daerah.report.markup import escaped
from inovasi_daerah.scoring.html import LANGUAGES, STYLE
from inovasi_daerah.text import LANGS, Lang, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.portfolio.report import PortfolioReport
    from inovasi_daerah.portfolio.section import Section

_RIGHT: Final = ' class="n"'


def as_html(report: PortfolioReport) -> str:
    """Both languages, Indonesian open, English folded."""
    return f'{STYLE}<div class="ida">{"".join(_folded(report, lang) for lang in LANGS)}</div>'


def _folded(report: PortfolioReport, lang: Lang) -> str:
    is_open = " open" if lang == "id" else ""
    body = "".join(part for section in sections(report) for part in _section(section, lang))
    return f"<details{is_open}><summary>{LANGUAGES[lang]}</summary>{body}</details>"


def _section(section: Section, lang: Lang) -> Iterator[str]:
    yield f"<p><strong>{escaped(section.title.say(lang))}</strong></p>"
    yield from (f"<p>{escaped(sentence.say(lang))}</p>" for sentence in section.sentences)
    if section.rows:
        head = _row(section.heads, "th", section.texts, lang)
        body = "".join(_row(row, "td", section.texts, lang) for row in section.rows)
        yield f"<table><thead>{head}</thead><tbody>{body}</tbody></table>"


def _row(cells: tuple[Text, ...], tag: str, texts: int, lang: Lang) -> str:
    inside = (
        f"<{tag}{'' if place < texts else _RIGHT}>{escaped(cell.say(lang))}</{tag}>" for place, cell in enumerate(cells)
    )
    return f"<tr>{''.join(inside)}</tr>"
