"""``inovasi-daerah ecosystem``: the six dimensions by an assessment, or as an index shows them, and their drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_daerah.cli.arguments import add_rulebook
from inovasi_daerah.cli.codes import DONE
from inovasi_daerah.cli.files import loaded, output_as, problems_of, write_file
from inovasi_daerah.cli.shared import UsedWronglyError
from inovasi_daerah.cli.terminal import show
from inovasi_daerah.files.inputs import opened
from inovasi_daerah.files.kinds import ASSESSMENT, load
from inovasi_daerah.practice.ecosystem import Mean
from inovasi_daerah.practice.evaluation import EcosystemScore, compare_ecosystems, evaluate
from inovasi_daerah.practice.instruments import Instrument, starter_instrument
from inovasi_daerah.practice.profile import derived_profile
from inovasi_daerah.reading.strict_json import write_json
from inovasi_daerah.scoring.engine import score
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    import argparse

    from inovasi_daerah.files.outputs import Output

_MEANS: Final = {mean.value: mean for mean in Mean}
_NOT_BOTH: Final = Text(
    "--derived membaca laporan: tanpa --instrument, --mean, --earlier",
    "--derived reads a submission: without --instrument, --mean, --earlier",
)

_FOR_DERIVED: Final = Text("--rulebook hanya bersama --derived", "--rulebook goes with --derived alone")


def add_ecosystem(one: argparse.ArgumentParser) -> None:
    """The command and its arguments."""
    add_rulebook(one)
    one.add_argument("file", metavar="FILE", help="assessment file; - for standard input")
    one.add_argument("--instrument", metavar="FILE", help="instrument, TOML or JSON; the starter one by default")
    one.add_argument("--mean", choices=list(_MEANS), help=f"{Mean.ARITHMETIC.value} by default")
    one.add_argument(
        "--derived", action="store_true", help="FILE is a submission: as its index shows them, for explaining only"
    )
    one.add_argument("--earlier", metavar="FILE", help="assessment of an earlier year: what has changed since")
    one.add_argument("--svg", metavar="FILE", help="write the radar drawing to this file")
    one.set_defaults(run=_ecosystem, outputs=_outputs)


def _outputs(options: argparse.Namespace) -> tuple[Output, ...]:
    return output_as(options.svg, ".svg")


def _ecosystem(options: argparse.Namespace) -> int:
    if options.rulebook is not None and not options.derived:
        raise UsedWronglyError(_FOR_DERIVED)
    if options.derived and (options.instrument or options.mean or options.earlier):
        raise UsedWronglyError(_NOT_BOTH)
    found = derived_profile(score(*loaded(options))) if options.derived else _assessed(options, options.file)
    if options.svg is not None:
        write_file(options.svg, found.to_svg(options.lang).encode())
    told, data = found.explain(options.lang), found.to_dict()
    if options.earlier and isinstance(found, EcosystemScore):
        change = compare_ecosystems(_assessed(options, options.earlier), found)
        told, data = f"{told}\n{change.explain(options.lang)}", {**data, "change": change.to_dict()}
    show(write_json(data) if options.json else told)
    return DONE


def _assessed(options: argparse.Namespace, name: str) -> EcosystemScore:
    instrument = starter_instrument()
    if options.instrument is not None:
        with problems_of(options.instrument):
            instrument = load(options.instrument, Instrument)
    with problems_of(name), opened(name) as stream:
        assessment = ASSESSMENT.read(ASSESSMENT.parse(stream))
    return evaluate(assessment, instrument, mean=_MEANS[options.mean or Mean.ARITHMETIC.value])
