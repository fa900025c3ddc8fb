"""``inovasi-daerah plan``: what would raise the index of a report, and which of its innovations to send."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from inovasi_daerah.cli.arguments import add_basis, add_derive, add_rulebook, add_settings, given, integer
from inovasi_daerah.cli.codes import DONE
from inovasi_daerah.cli.files import as_arguments, loaded, write_file
from inovasi_daerah.cli.shared import UsedWronglyError
from inovasi_daerah.cli.terminal import show
from inovasi_daerah.files.outputs import Output
from inovasi_daerah.planning.choice import Choice, choose
from inovasi_daerah.planning.results import Gains, gains
from inovasi_daerah.reading.strict_json import write_json
from inovasi_daerah.scoring.engine import score
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    import argparse

    from inovasi_daerah.text import Lang

_TO_RAISE: Final = ("agency", "row", "explain")
_TO_CHOOSE: Final = ("at_most", "forced")
_ONLY_WITH_CHOOSE: Final = Text("{names} hanya bersama --choose", "{names}: with --choose alone")
_NOT_WITH_CHOOSE: Final = Text("{names} tidak dapat dipakai bersama --choose", "{names} can't be used with --choose")
_SUFFIXES: Final = {".html": "html", ".txt": "text", ".json": "json"}


def add_plan(one: argparse.ArgumentParser) -> None:
    """The command and its arguments."""
    add_rulebook(one)
    one.add_argument("file", metavar="FILE", help="submission file; - for standard input")
    add_settings(one)
    add_derive(one)
    add_basis(one)
    one.add_argument("--choose", action="store_true", help="which of the innovations to send, instead of what to raise")
    one.add_argument("--at-most", metavar="N", help="how many may be sent")
    one.add_argument("--forced", metavar="ID", action="append", default=[], help="an innovation sent in any case")
    one.add_argument("--agency", metavar="ID", help="the steps of that agency alone")
    one.add_argument("--row", metavar="ROW", help="the steps of that row alone, by its code or its number")
    one.add_argument("--explain", action="store_true", help="every step, not only the first of each kind")
    one.add_argument("--output", metavar="FILE", help="every step, written whole or not at all: .html, .txt or .json")
    one.set_defaults(run=_plan, outputs=_outputs)


def _outputs(options: argparse.Namespace) -> tuple[Output, ...]:
    return () if options.output is None else (Output(options.output, _SUFFIXES, "json" if options.json else None),)


def _plan(options: argparse.Namespace) -> int:
    wrong = _TO_RAISE if options.choose else _TO_CHOOSE
    given_wrongly = [name for name in wrong if getattr(options, name)]
    if given_wrongly:
        names = ", ".join(f"--{name.replace('_', '-')}" for name in given_wrongly)
        raise UsedWronglyError((_NOT_WITH_CHOOSE if options.choose else _ONLY_WITH_CHOOSE).format(names=names))
    at_most = given(integer, "--at-most", options.at_most)
    found = _chosen(options, at_most) if options.choose else _raised(options)
    if options.output is not None:
        form = _SUFFIXES.get(Path(options.output).suffix.lower(), "text")
        write_file(options.output, _content(found, "json" if options.json else form, options.lang).encode())
    elif isinstance(found, Gains) and not (options.json or options.explain):
        show(found.summary(options.lang))
    else:
        show(_content(found, "json" if options.json else "text", options.lang))
    return DONE


def _raised(options: argparse.Namespace) -> Gains:
    submission, rules = loaded(options)
    everything = gains(submission, rules, basis=options.basis, derive=options.derive, **_settings(options))
    with as_arguments():
        return everything.of(agency=options.agency, row=options.row)


def _chosen(options: argparse.Namespace, at_most: int | None) -> Choice:
    submission, rules = loaded(options)
    found = score(submission, rules, basis=options.basis, derive=options.derive, **_settings(options))
    with as_arguments():
        return choose(found, rules, at_most=at_most, forced=options.forced)


def _settings(options: argparse.Namespace) -> dict[str, str | None]:
    return {name: getattr(options, name) for name in ("counting", "affairs", "stages")}


def _content(found: Gains | Choice, form: str, lang: Lang) -> str:
    if form == "json":
        return write_json(found.to_dict())
    return found.to_html(lang) if form == "html" else found.explain(lang)
