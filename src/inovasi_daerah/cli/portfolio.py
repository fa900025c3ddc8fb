"""``inovasi-daerah portfolio``: what an export of the official application comes to."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from attrs import evolve

from inovasi_daerah.cli.shared import CHOOSE_ONE, DONE, PROBLEMS, named, opened, way_out, written, year
from inovasi_daerah.editions.library import rulebook_of_year
from inovasi_daerah.entities.regions import Region, UnknownRegion
from inovasi_daerah.entities.regions import region as region_of
from inovasi_daerah.figures import parse_decimal
from inovasi_daerah.interchange.domain_files import load_register
from inovasi_daerah.interchange.official_export import load_portfolio_from
from inovasi_daerah.interchange.strict_json import write_json
from inovasi_daerah.interchange.submission_file import write_submission
from inovasi_daerah.labels import Text
from inovasi_daerah.scoring.notices import Notice

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from inovasi_daerah.cli.shared import Command

HELP: Final = "ekspor aplikasi resmi dan indeksnya / the official application's export and its index"
_NO_YEAR: Final = Text(
    "tahun penilaian tidak diketahui: pakai --year atau --rulebook",
    "the assessment year is not known: use --year or --rulebook",
)
_YEAR: Final = Text(
    "tahun penilaian {year} diambil dari Tanggal Input terakhir",
    "the assessment year {year} is taken from the last Tanggal Input",
)


def add_portfolio(command: Command) -> None:
    """The command and its arguments."""
    one = command("portfolio", _portfolio, HELP, rules=False)

    def run(options: argparse.Namespace) -> int:
        return _portfolio(options, one.error)

    one.set_defaults(run=run)
    one.add_argument("file", metavar="FILE", help="export as .xlsx or CSV; - for standard input")
    one.add_argument("--region", metavar="CODE", type=_region, help="in place of the one the file names")
    one.add_argument("--year", metavar="Y", type=year, help="assessment year; else that of ID or of the last entry")
    one.add_argument("--government", metavar="X", type=_number, help="points of the regional government (SPD)")
    one.add_argument("--register", metavar="FILE", help="units of the region: which of them have no innovation")
    one.add_argument("--svg", metavar="FILE", help="also draw maturities and affairs")
    one.add_argument("--skeleton", metavar="FILE", help="also write a submission file, its claims left open")


def _portfolio(options: argparse.Namespace, used_wrongly: Callable[[str], NoReturn]) -> int:
    asked = named(options.rulebook) if options.rulebook else None
    with opened(options.file) as stream:
        portfolio = load_portfolio_from(stream, region=options.region)
    assessed = options.year or (asked.year if asked else portfolio.year_of_entries)
    if assessed is None:
        used_wrongly(_NO_YEAR.say(options.lang))
    if not options.year and not asked:
        told = Notice("year_of_entries", "year", _YEAR.format(year=assessed))
        portfolio = evolve(portfolio, notices=(told, *portfolio.notices))
    with way_out(CHOOSE_ONE):
        rules = asked or rulebook_of_year(assessed)
    register = load_register(options.register) if options.register else None
    report = portfolio.report(rules, year=assessed, government=options.government, register=register)
    # The files first: where one can't be written, nothing else stands on standard output.
    if options.skeleton:
        skeleton = write_submission(portfolio.to_submission_skeleton(assessed))
        with written(options.skeleton):
            Path(options.skeleton).write_text(skeleton, "utf-8")
    if options.svg:
        drawing = report.to_svg(options.lang)
        with written(options.svg):
            Path(options.svg).write_text(drawing, "utf-8")
    sys.stdout.write(write_json(report.to_dict(options.lang)) if options.json else report.explain(options.lang))
    return PROBLEMS if report.problems else DONE


def _number(text: str) -> Decimal:
    number = parse_decimal(text)
    if number is None:
        raise argparse.ArgumentTypeError(f"{text!r} bukan bilangan / is not a number")
    return number


def _region(text: str) -> Region:
    try:
        return region_of(text)
    except UnknownRegion as unknown:
        raise argparse.ArgumentTypeError(f"{unknown.message('id')} / {unknown.message('en')}") from None
