"""``inovasi-daerah plan``: what would raise the index of a report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from inovasi_daerah.cli.arguments import add_basis, add_derive, add_rulebook, add_settings
from inovasi_daerah.cli.codes import DONE
from inovasi_daerah.cli.files import as_arguments, loaded, write_file
from inovasi_daerah.cli.terminal import show
from inovasi_daerah.files.outputs import Output
from inovasi_daerah.planning.finding import gains
from inovasi_daerah.reading.strict_json import write_json

if TYPE_CHECKING:
    import argparse

    from inovasi_daerah.planning.results import Gains
    from inovasi_daerah.text import Lang

_SUFFIXES: Final = {".html": "html", ".txt": "text", ".json": "json"}


def add_plan(one: argparse.ArgumentParser) -> None:
    """The command and its arguments."""
    add_rulebook(one)
    one.add_argument("file", metavar="FILE", help="submission file; - for standard input")
    add_settings(one)
    add_derive(one)
    add_basis(one)
    one.add_argument("--agency", metavar="ID", help="the steps of that agency alone")
    one.add_argument("--row", metavar="ROW", help="the steps of that row alone, by its code or its number")
    one.add_argument("--explain", action="store_true", help="every step, not only the first of each kind")
    one.add_argument("--output", metavar="FILE", help="every step, written whole or not at all: .html, .txt or .json")
    one.set_defaults(run=_plan, outputs=_outputs)


def _outputs(options: argparse.Namespace) -> tuple[Output, ...]:
    return () if options.output is None else (Output(options.output, _SUFFIXES, "json" if options.json else None),)


def _plan(options: argparse.Namespace) -> int:
    submission, rules = loaded(options)
    everything = gains(
        submission,
        rules,
        basis=options.basis,
        counting=options.counting,
        affairs=options.affairs,
        stages=options.stages,
        derive=options.derive,
    )
    with as_arguments():
        found = everything.of(agency=options.agency, row=options.row)
    if options.output is not None:
        form = _SUFFIXES.get(Path(options.output).suffix.lower(), "text")
        write_file(options.output, _content(found, "json" if options.json else form, options.lang).encode())
    elif options.json or options.explain:
        show(_content(found, "json" if options.json else "text", options.lang))
    else:
        show(found.summary(options.lang))
    return DONE


def _content(found: Gains, form: str, lang: Lang) -> str:
    if form == "json":
        return write_json(found.to_dict())
    return found.to_html(lang) if form == "html" else found.explain(lang)
