"""The rules of the index as a page to read, made of the tests that hold them.

Every module of ``tests/spec`` becomes a part, every class an article, every test a law, in the order they stand in.
``python docs/_ext/specification_page.py`` writes the page to ``docs/specification.md``; a test holds it up to date.
"""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

ROOT: Final = Path(__file__).resolve().parents[2]
SPEC: Final = ROOT / "tests" / "spec"
PAGE: Final = ROOT / "docs" / "specification.md"
_SOURCES: Final = re.compile(r"Sources?: (.*)\Z", re.DOTALL)


def specification_page(introduction: str, parts: Iterable[str], titles: Mapping[str, Iterable[str]]) -> str:
    """The page in Markdown.

    Args:
        introduction: the source of the package.
        parts: the sources of the modules, in order.
        titles: what each source that an article may cite says, by its id.
    """
    lines = list(_headed("#", ast.parse(introduction)))
    quoted: dict[str, None] = {}
    for number, part in enumerate(parts, 1):
        module = ast.parse(part)
        lines += _headed(f"## {number}.", module)
        for position, article in enumerate(_articles(module), 1):
            lines += _article(article, f"### {number}.{position}")
            quoted |= dict.fromkeys(cited(ast.get_docstring(article) or ""))
    lines += ["## Sources", ""]
    for name in quoted:
        lines += [f"- `{name}`:", *(f"  - {title}" for title in titles[name])]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip() + "\n"


def cited(docstring: str) -> list[str]:
    """The ids of the sources that an article names at its end."""
    found = _SOURCES.search(docstring)
    return re.findall(r"`([a-z0-9-]+)`", found[1]) if found else []


def _headed(mark: str, module: ast.Module) -> Iterator[str]:
    title, _, text = (ast.get_docstring(module) or "").partition("\n")
    yield from (f"{mark} {title.removesuffix('.')}", "", text.strip(), "")


def _articles(module: ast.Module) -> Iterator[ast.ClassDef]:
    yield from (node for node in module.body if isinstance(node, ast.ClassDef) and node.name.startswith("Test"))


def _article(article: ast.ClassDef, mark: str) -> Iterator[str]:
    docstring = ast.get_docstring(article) or ""
    text = _SOURCES.sub("", docstring).strip()
    words = re.findall(r"[A-Z][a-z]*|[0-9]+", article.name.removeprefix("Test"))
    yield from (f"{mark} {' '.join(words).capitalize()}", "", text, "")
    sources = _SOURCES.search(docstring)
    if sources:
        yield from (f"*{' '.join(sources[0].split())}*", "")
    for law in article.body:
        if isinstance(law, ast.FunctionDef) and law.name.startswith("test_"):
            yield f"- {law.name.removeprefix('test_').replace('_', ' ').capitalize()}."
            yield from (f"  {line}".rstrip() for line in _cases(law))
    yield ""


def _cases(law: ast.FunctionDef) -> Iterator[str]:
    """The table of a law's cases, where a decorator lists them as tuples."""
    for decorator in law.decorator_list:
        match decorator:
            case ast.Call(
                func=ast.Attribute(attr="parametrize"), args=[names, ast.List(elts=[ast.Tuple(), *_] as rows)]
            ):
                yield from ("", *_table(ast.literal_eval(names), [getattr(row, "elts", []) for row in rows]), "")


def _table(names: tuple[str, ...], rows: list[list[ast.expr]]) -> Iterator[str]:
    """Rows of cases; a column with a value that is not written out is left out."""
    columns = [(name, [_cell(row[position]) for row in rows]) for position, name in enumerate(names)]
    shown = [(name.replace("_", " "), [cell or "" for cell in cells]) for name, cells in columns if None not in cells]
    yield f"| {' | '.join(name for name, _ in shown)} |"
    yield "|" + "---|" * len(shown)
    for line in zip(*(cells for _, cells in shown), strict=True):
        yield f"| {' | '.join(line)} |"


def _cell(node: ast.expr) -> str | None:
    """A value as it is read, or None where it is not written out."""
    match node:
        case ast.Constant(value=None):
            return "nothing"
        case ast.Constant():
            return str(node.value)
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() as number)):
            return f"-{number}"
        case ast.Call(func=ast.Name(id="date"), args=parts):
            return "-".join(f"{ast.literal_eval(part):02}" for part in parts)
        case ast.Call(func=ast.Name(id="Decimal" | "Fraction"), args=[ast.Constant(value=str() as text)]):
            return text
        case ast.Dict(keys=keys, values=values):
            pairs = [(_cell(key) if key else None, _cell(value)) for key, value in zip(keys, values, strict=True)]
            return None if None in sum(pairs, ()) else ", ".join(f"{key} → {value}" for key, value in pairs)
        case ast.List(elts=items) | ast.Tuple(elts=items):
            cells = [_cell(item) for item in items]
            return None if None in cells else ", ".join(map(str, cells)) or "none"
    return None


def titles_of_sources() -> dict[str, list[str]]:
    """What each reference and assumption of a shipped edition says, with the editions that say so."""
    import inovasi_daerah as ida  # noqa: PLC0415 - the page itself is made without the library

    said: dict[str, dict[str, list[str]]] = {}
    for edition in ida.rulebooks():
        rules = ida.rulebook(edition)
        texts = {name: reference.title.en for name, reference in rules.references.items()}
        texts |= {name: f"{one.text.en} {one.reason.en}" for name, one in rules.assumptions.items()}
        for name, text in texts.items():
            said.setdefault(name, {}).setdefault(text, []).append(edition)
    return {name: [f"{text} ({_span(known)})" for text, known in by_text.items()] for name, by_text in said.items()}


def _span(editions: list[str]) -> str:
    """Editions in a row by the first and the last; what an edition says, those between say too."""
    return editions[0] if len(editions) == 1 else f"{editions[0]} to {editions[-1]}"


def page() -> str:
    """The page as the tests and the editions now stand."""
    parts = [path.read_text("utf-8") for path in sorted(SPEC.glob("test_*.py"))]
    return specification_page((SPEC / "__init__.py").read_text("utf-8"), parts, titles_of_sources())


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
    sys.stdout.write(f"{PAGE}\n")
