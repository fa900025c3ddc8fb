"""``inovasi-daerah portfolio``: what an export of the official application comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from inovasi_daerah.cli.arguments import add_rulebook, given, number, region, year
from inovasi_daerah.cli.codes import DONE, PROBLEMS
from inovasi_daerah.cli.files import CHOOSE_ONE, output_as, problems_of, rulebook_asked_for, way_out, write_file
from inovasi_daerah.cli.shared import UsedWronglyError
from inovasi_daerah.cli.terminal import show
from inovasi_daerah.files.inputs import opened
from inovasi_daerah.files.kinds import REGISTER
from inovasi_daerah.files.official_export import load_portfolio_from
from inovasi_daerah.files.submission_file import write_submission
from inovasi_daerah.reading.strict_json import write_json
from inovasi_daerah.rules.library import rulebook_of_year
from inovasi_daerah.scoring.notices import Notice
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    import argparse

    from inovasi_daerah.files.outputs import Output

_NO_YEAR: Final = Text(
    "tahun penilaian tidak diketahui: pakai --year atau --rulebook",
    "the assessment year is not known: use --year or --rulebook",
)
_YEAR: Final = Text(
    "tahun penilaian {year} diambil dari Tanggal Input terakhir",
    "the assessment year {year} is taken from the last Tanggal Input",
)


def add_portfolio(one: argparse.ArgumentParser) -> None:
    """The command and its arguments."""
    add_rulebook(one)
    one.add_argument("file", metavar="FILE", help="export as .xlsx or CSV; - for standard input")
    one.add_argument("--region", metavar="CODE", help="in place of the one the file names")
    one.add_argument("--year", metavar="Y", help="assessment year; else that of ID or of the last entry")
    one.add_argument("--government", metavar="X", help="points of the regional government (SPD)")
    one.add_argument("--register", metavar="FILE", help="units of the region: which of them have no innovation")
    one.add_argument("--svg", metavar="FILE", help="also draw maturities and affairs")
    one.add_argument("--skeleton", metavar="FILE", help="also write a submission file, its claims left open")
    one.set_defaults(run=_portfolio, outputs=_outputs)


def _outputs(options: argparse.Namespace) -> tuple[Output, ...]:
    return output_as(options.svg, ".svg") + output_as(options.skeleton, ".json")


def _portfolio(options: argparse.Namespace) -> int:
    in_year, of_region = given(year, "--year", options.year), given(region, "--region", options.region)
    government = given(number, "--government", options.government)
    asked = rulebook_asked_for(options)
    with opened(options.file) as stream:
        portfolio = load_portfolio_from(stream, region=of_region)
    assessed = in_year or (asked.year if asked else portfolio.year_of_entries)
    if assessed is None:
        raise UsedWronglyError(_NO_YEAR)
    if not in_year and not asked:
        told = Notice("year_of_entries", "year", _YEAR.format(year=assessed))
        portfolio = evolve(portfolio, notices=(told, *portfolio.notices))
    with way_out(CHOOSE_ONE):
        rules = asked or rulebook_of_year(assessed)
    register = None
    if options.register is not None:
        with problems_of(options.register):
            register = REGISTER.load(options.register)
    report = portfolio.report(rules, year=assessed, government=government, register=register)
    # The files first: where one can't be written, nothing else stands on standard output.
    if options.skeleton is not None:
        write_file(options.skeleton, write_submission(portfolio.to_submission_skeleton(assessed)).encode())
    if options.svg is not None:
        write_file(options.svg, report.to_svg(options.lang).encode())
    show(write_json(report.to_dict(options.lang)) if options.json else report.explain(options.lang))
    return PROBLEMS if report.problems else DONE
