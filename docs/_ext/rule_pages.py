"""The rules of every edition, and the words of the files, as pages made from the library when the site is built."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import inovasi_daerah as ida
from edition_page import edition_lines
from inovasi_daerah.text import LANGS, Lang, Term, Text
from markdown_tables import NO, YES, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx.application import Sphinx

FOLDER: Final = "rules"

_EDITION = Text("Edisi", "Edition")
_INDEX_TITLE = Text("Aturan setiap edisi", "The rules of each edition")
_INDEX_INTRO = Text(
    "Satu edisi adalah aturan satu tahun. Setiap edisi menyatakan apa yang dapat dilakukannya; yang tidak ditemukan "
    "sumbernya tertulis *tidak diketahui* dan tidak ditebak.",
    "An edition is the rules of one year. Each says what it can do; what no source gives is *unknown* and is never "
    "guessed.",
)
_VOCABULARY = Text("Kosakata berkas", "The words of the files")
_VOCABULARY_INTRO = Text(
    "Nilai yang tertulis dalam berkas, dengan labelnya dalam kedua bahasa.",
    "The values as files write them, with their labels in both languages.",
)


def pages(lang: Lang) -> dict[str, str]:
    """Every page in one language, by its name."""
    editions = [ida.rulebook(name) for name in ida.rulebooks()]
    return {
        "index": _page(_overview(editions, lang)),
        "vocabulary": _page(_vocabulary(lang)),
        **{rules.id: _page(edition_lines(rules, lang)) for rules in editions},
    }


def write_pages(docs: Path) -> None:
    """Write the pages under ``docs``; a page that says the same as before is left alone."""
    for lang in LANGS:
        folder = docs / lang / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        made = pages(lang)
        for old in folder.glob("*.md"):
            if old.stem not in made:
                old.unlink()
        for name, text in made.items():
            path = folder / f"{name}.md"
            if not path.is_file() or path.read_text("utf-8") != text:
                path.write_text(text, "utf-8")


def _page(lines: Iterator[str]) -> str:
    return "\n".join(lines) + "\n"


def _overview(editions: Sequence[ida.Rulebook], lang: Lang) -> Iterator[str]:
    yield from (f"# {_INDEX_TITLE.say(lang)}", "", _INDEX_INTRO.say(lang))
    headings = [_EDITION, *(act.text for act in ida.rules.Capability), Text("sementara", "provisional")]
    rows = [
        [
            f"[{rules.id}]({rules.id}.md)",
            *(YES if act in rules.can else NO for act in ida.rules.Capability),
            YES if rules.provisional else NO,
        ]
        for rules in editions
    ]
    yield from table(lang, headings, rows)
    yield from (f"## {Text('Tanda keyakinan', 'Confidence marks').say(lang)}",)
    meaning = [[f"**{mark.value}**", mark.text] for mark in ida.rules.Confidence]
    yield from table(lang, [Text("Tanda", "Mark"), Text("Arti", "Meaning")], meaning)
    yield from ("```{toctree}", ":hidden:", ":maxdepth: 1", "")
    yield from (*(rules.id for rules in editions), "```")


def _vocabulary(lang: Lang) -> Iterator[str]:
    yield from (f"# {_VOCABULARY.say(lang)}", "", _VOCABULARY_INTRO.say(lang))
    headings = [Text("Nilai", "Value"), Text("Bahasa Indonesia", "Indonesian"), Text("Bahasa Inggris", "English")]
    modules = [ida, *(getattr(ida, name) for name in dir(ida) if name not in ida.__all__)]
    public = {name: getattr(module, name) for module in modules for name in module.__all__}
    for name, kind in sorted(public.items()):
        if isinstance(kind, type) and issubclass(kind, Term):
            yield from ("", f"## {name}")
            yield from table(lang, headings, [[f"`{one.value}`", one.text.id, one.text.en] for one in kind])
    yield from ("", f"## {Text('Urusan pemerintahan', 'Government affairs').say(lang)}")
    yield from table(lang, headings, [[f"`{one.code}`", one.name.id, one.name.en] for one in ida.affairs().values()])


def _write(app: Sphinx) -> None:
    write_pages(Path(app.srcdir))


def setup(app: Sphinx) -> dict[str, Any]:
    """Called by Sphinx."""
    app.connect("builder-inited", _write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
