"""``inovasi-daerah portfolio``: what an export of the official application comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from inovasi_daerah.cli.arguments import add_columns, add_rulebook, given, number, region, year
from inovasi_daerah.cli.codes import DONE, PROBLEMS
from inovasi_daerah.cli.files import (
    CHOOSE_ONE,
    columns_of,
    output_as,
    problems_of,
    rulebook_asked_for,
    way_out,
    write_file,
)
from inovasi_daerah.cli.shared import UsedWronglyError
from inovasi_daerah.cli.terminal import show
from inovasi_daerah.files.inputs import opened
from inovasi_daerah.files.kinds import REGISTER
from inovasi_daerah.files.official_export import load_portfolio_from
from inovasi_daerah.files.submission_file import write_submission
from inovasi_daerah.files.workbook import LAYOUT
from inovasi_daerah.portfolio.entry_years import EntryYears
from inovasi_daerah.problems import ABSENT, InvalidPortfolio, few, problem
from inovasi_daerah.reading.cell_names import cell_name
from inovasi_daerah.reading.strict_json import write_json
from inovasi_daerah.rules.library import rulebook_of_year, rulebooks
from inovasi_daerah.scoring.notices import Notice
from inovasi_daerah.text import Text, same

if TYPE_CHECKING:
    import argparse

    from inovasi_daerah.files.outputs import Output
    from inovasi_daerah.portfolio import Portfolio

_NO_YEAR: Final = Text(
    "tahun penilaian tidak diketahui: pakai --year atau --rulebook",
    "the assessment year is not known: use --year or --rulebook",
)
_UNREAD: Final = Text(
    "{text}; Tanggal Input tidak terbaca pada {cells}", "{text}; Tanggal Input can't be read in {cells}"
)
_YEAR: Final = Text(
    "tahun penilaian {year} diambil dari Tanggal Input terakhir",
    "the assessment year {year} is taken from the last Tanggal Input",
)
_OF_SEVERAL: Final = Text("{text} ({cells}): {shares}", "{text} ({cells}): {shares}")
_OF_MOST: Final = Text(
    "tahun penilaian {year} diambil dari Tanggal Input terbanyak: {shares}",
    "the assessment year {year} is taken from most of Tanggal Input: {shares}",
)
_LONE: Final = Text(
    "tahun yang sama dengan baris lain ({shares}); bila {year} benar, beri --year {year}",
    "the year of the other rows ({shares}); where {year} is right, give --year {year}",
)
_NO_EDITION: Final = Text(
    "tahun sebuah edisi ({known}); {shares} pada Tanggal Input; beri --year atau --rulebook bila itu benar",
    "the year of an edition ({known}); {shares} in Tanggal Input; give --year or --rulebook where that is right",
)


def add_portfolio(one: argparse.ArgumentParser) -> None:
    """The command and its arguments."""
    add_rulebook(one)
    one.add_argument("file", metavar="FILE", help="export as .xlsx or CSV; - for standard input")
    add_columns(one)
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
    columns = columns_of(options)
    with opened(options.file) as stream:
        portfolio = load_portfolio_from(stream, region=of_region, columns=columns)
    if not in_year and not asked:
        portfolio = _assessed(portfolio)
    assessed = in_year or (asked.year if asked else portfolio.year_of_entries) or 0
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


def _assessed(portfolio: Portfolio) -> Portfolio:
    """The list with what is to be said of its assessment year, where its rows alone say it.

    Raises:
        InvalidPortfolio: where no edition is of that year.
        UsedWronglyError: where no row says a year.
    """
    years = EntryYears.of(portfolio.rows)
    if years.year is None:
        unread = {notice.path for notice in portfolio.notices if "Tanggal Input" in notice.text.id}
        raise UsedWronglyError(_UNREAD.format(text=_NO_YEAR, cells=", ".join(sorted(unread))) if unread else _NO_YEAR)

    def cells(numbers: tuple[int, ...]) -> str:
        place = portfolio.columns.get("entered_on")
        return few([cell_name(portfolio.sheet, place, number) for number in numbers])

    if f"iid-{years.year}" not in rulebooks():
        expected = _NO_EDITION.format(known=same(f"{rulebooks()[0]} ... {rulebooks()[-1]}"), shares=years.shares)
        wrong = problem("out_of_range", years.year, expected, path=cells(years.rows[years.year]), reference=LAYOUT)
        raise InvalidPortfolio([wrong])
    taken = _YEAR.format(year=years.year)
    if years.lone is not None:
        latest, number = years.lone
        expected = _LONE.format(shares=years.shares, year=latest)
        late = problem("conflict", ABSENT, expected, path=cells((number,)), reference=LAYOUT)
        portfolio = evolve(portfolio, problems=(late, *portfolio.problems))
        taken = _OF_MOST.format(year=years.year, shares=years.shares)
    elif len(years.rows) > 1:
        taken = _OF_SEVERAL.format(text=taken, cells=cells(years.rows[years.year]), shares=years.shares)
    return evolve(portfolio, notices=(Notice("year_of_entries", "year", taken), *portfolio.notices))
