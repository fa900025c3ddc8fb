"""The command ``nation``: many submission files, or one table of levels, to one result. Thin, as ``cli``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from inovasi_daerah.cli.arguments import add_basis, add_columns, add_rulebook, add_settings, given, integer, year
from inovasi_daerah.cli.codes import DONE, NOT_KNOWN, PROBLEMS, USED_WRONGLY
from inovasi_daerah.cli.files import ONE_FROM_STANDARD_INPUT, columns_of, rulebook_asked_for, write_file
from inovasi_daerah.cli.nation_table import as_table
from inovasi_daerah.cli.progress import with_progress
from inovasi_daerah.cli.shared import UsedWronglyError, told
from inovasi_daerah.cli.terminal import show, tell
from inovasi_daerah.files.inputs import STANDARD_INPUT, opened
from inovasi_daerah.files.outputs import Output
from inovasi_daerah.files.writing import as_csv, as_json, as_parquet
from inovasi_daerah.nation import TABLE_SUFFIXES, Batch, Cause, score_files, score_spreadsheet, score_table
from inovasi_daerah.report.layout import plain
from inovasi_daerah.rules.capabilities import Capability
from inovasi_daerah.scoring.settings import Basis
from inovasi_daerah.text import Lang, Text, joined, same

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator


_REGIONS: Final = Text("{n} daerah dinilai, {failed} berkas gagal", "{n} regions scored, {failed} files failed")
_EXIT_CODES: Final = {
    Cause.PROBLEMS: PROBLEMS,
    Cause.NOT_OPENED: USED_WRONGLY,
    Cause.NO_RULEBOOK: USED_WRONGLY,
    Cause.RULEBOOK_INCOMPLETE: NOT_KNOWN,
}
"""What it exits with where one kind of reason kept every file from being scored."""
_TABLE: Final = "table"
_SUFFIXES: Final = {".txt": _TABLE, ".csv": "csv", ".json": "json", ".parquet": "parquet"}
_GOVERNMENT_OF_REPORTS: Final = Text(
    "--government mendampingi satu tabel; berkas laporan memuat klaim pemerintahnya sendiri",
    "--government goes beside one table; a submission file holds the claims of its government itself",
)
_SEVERAL: Final = Text(
    "tabel {file} dinilai sendiri: satu berkas, bukan {n}", "the table {file} is scored by itself: one file, not {n}"
)
_SEVERAL_IN_A_YEAR: Final = Text(
    "--year memerlukan satu .csv, bukan {n} berkas", "--year needs one .csv, not {n} files"
)
_NO_SPREADSHEET: Final = Text(
    "--year hanya untuk satu .csv yang disimpan lembar kerja; {file} bukan .csv atau .xlsx",
    "--year is for one .csv as spreadsheets keep it; {file} is no .csv or .xlsx",
)
_LACKING: Final = Text("tabel level {file} memerlukan {options}", "the table of levels {file} needs {options}")
_OR_A_YEAR: Final = Text("{lacking} (atau --year bila lembar klaim)", "{lacking} (or --year if a sheet of claims)")
_AND: Final = Text(" dan ", " and ")
_NO_TABLE: Final = Text(
    "--mandatory hanya untuk tabel level; selain itu baris wajib selalu diperiksa",
    "--mandatory is for a table of levels; of anything else mandatory rows are always checked",
)
_AS_CLAIMED: Final = Text(
    "tabel level hanya memuat klaim: tanpa --basis verified",
    "a table of levels holds claims alone: no --basis verified",
)
_COLUMNS_OF_A_YEAR: Final = Text(
    "--columns mendampingi satu lembar klaim, dengan --year", "--columns goes beside one sheet of claims, with --year"
)
_FILES_FOR_A_PROCESS: Final = 32
"""As many files as are worth the half second that a process takes to begin."""
_MOST_PROCESSES: Final = 64
_PROCESSES: Final = Text(
    "--processes: bilangan bulat 1-{most}, bukan {given}", "--processes: an integer from 1 to {most}, not {given}"
)
_PARQUET: Final = Text("--format parquet memerlukan --output", "--format parquet needs --output")


def add_nation(one: argparse.ArgumentParser) -> None:
    """The command and its arguments."""
    add_rulebook(one)
    add_columns(one)
    one.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        help="submission files, one of which may be - for standard input; or one .parquet or .csv of levels; "
        "or a .csv or .xlsx as spreadsheets keep it",
    )
    one.add_argument("--year", help="the .csv or .xlsx is a spreadsheet of claims in that assessment year")
    one.add_argument("--government", metavar="FILE", help="levels of the governments, beside a table of levels")
    one.add_argument(
        "--mandatory",
        choices=["table", "trust"],
        help="who says that an innovation fills the mandatory rows: the levels of the table, or its maker; else table",
    )
    one.add_argument("--format", choices=list(_SUFFIXES.values()), help="as OUTPUT is named; else table")
    one.add_argument("--processes", metavar="N", help="how many share the files; by default one, or all processors")
    one.add_argument("--output", metavar="FILE", help="written whole or not at all")
    add_basis(one)
    add_settings(one)
    one.set_defaults(run=_nation, outputs=_outputs)


def _nation(options: argparse.Namespace) -> int:
    form = _form(options)
    if form == "parquet" and options.output is None:
        raise UsedWronglyError(_PARQUET)
    if STANDARD_INPUT in options.files:
        with opened(STANDARD_INPUT):  # where it is closed nothing was handed over: no failed file among others
            pass
    batch = _scored(options)
    content = _content(batch, form, options.lang)
    code = _exit_code(batch)
    if options.output is None:
        show(content.decode())
    elif code in (DONE, PROBLEMS):
        write_file(options.output, content)
    if form != "json" or (options.output is not None and code not in (DONE, PROBLEMS)):
        _report(batch, options.lang)
    return code


def _exit_code(batch: Batch) -> int:
    if batch.only_cause is not None:
        return _EXIT_CODES[batch.only_cause]
    return PROBLEMS if batch.failures else DONE


def _form(options: argparse.Namespace) -> str:
    """The format asked for; else the one that the name of the output tells; else the table for people."""
    return _asked(options) or _SUFFIXES.get(Path(options.output or "").suffix.lower(), _TABLE)


def _asked(options: argparse.Namespace) -> str | None:
    return "json" if options.json else options.format


def _outputs(options: argparse.Namespace) -> tuple[Output, ...]:
    return () if options.output is None else (Output(options.output, _SUFFIXES, _asked(options)),)


def _scored(options: argparse.Namespace) -> Batch:
    in_year = given(year, "--year", options.year)
    processes = given(integer, "--processes", options.processes)
    if processes is not None and not 1 <= processes <= _MOST_PROCESSES:
        raise UsedWronglyError(_PROCESSES.format(most=_MOST_PROCESSES, given=processes))
    wrong = tuple(_misused(options, in_year))
    if wrong:
        raise UsedWronglyError(joined("; ", wrong))
    rules = rulebook_asked_for(options)
    if rules is not None:
        rules.require(Capability.SCORE)
    file, *_ = options.files
    chosen = {name: getattr(options, name) for name in ("counting", "affairs", "stages")}
    if in_year is not None:
        settings = {"basis": options.basis, **chosen}
        return score_spreadsheet(file, options.government, in_year, rules, settings, columns_of(options))
    if rules is not None and file.endswith(TABLE_SUFFIXES):
        return score_table(file, options.government, rules, {**chosen, "mandatory": options.mandatory or "table"})
    n = len(options.files)
    return score_files(
        options.files,
        rules,
        {"basis": options.basis, **chosen},
        processes=processes or max(1, min(_processors(), n // _FILES_FOR_A_PROCESS)),
        watched=lambda outcomes: with_progress(outcomes, n),
    )


def _processors() -> int:
    """How many processors this process may use."""
    may = getattr(os, "sched_getaffinity", None)
    return os.cpu_count() or 1 if may is None else len(may(0))


def _misused(options: argparse.Namespace, in_year: int | None) -> Iterator[Text]:
    """What is missing, and what is too much, for reports, for a spreadsheet, or for a table of levels."""
    n = len(options.files)
    if in_year is not None:
        yield from _misused_with_a_year(options)
        return
    if options.columns is not None:
        yield _COLUMNS_OF_A_YEAR
    table = next((file for file in options.files if file.endswith(TABLE_SUFFIXES)), None)
    if table is None:
        if options.mandatory is not None:
            yield _NO_TABLE
        if options.government is not None:
            yield _GOVERNMENT_OF_REPORTS
        if options.files.count("-") > 1:
            yield ONE_FROM_STANDARD_INPUT
        return
    if n > 1:
        yield _SEVERAL.format(file=table, n=n)
    needed = ("rulebook", "government")
    lacking = [same(f"--{name}") for name in needed if getattr(options, name) is None]
    if lacking:
        told_of = _LACKING.format(file=table, options=joined(_AND, lacking))
        yield _OR_A_YEAR.format(lacking=told_of) if table.endswith(".csv") else told_of
    if options.basis != Basis.CLAIMED.value:
        yield _AS_CLAIMED


def _misused_with_a_year(options: argparse.Namespace) -> Iterator[Text]:
    if len(options.files) > 1:
        yield _SEVERAL_IN_A_YEAR.format(n=len(options.files))
    if options.mandatory is not None:
        yield _NO_TABLE
    other = next((file for file in options.files if not file.endswith((".csv", ".xlsx"))), None)
    if other is not None:
        yield _NO_SPREADSHEET.format(file=other)


def _content(batch: Batch, form: str, lang: Lang) -> bytes:
    if form == "csv":
        return as_csv(batch.lines)
    if form == "parquet":
        return as_parquet(batch.lines)
    if form == "json":
        return as_json(batch.lines, _failures(batch, lang), batch.notices)
    return as_table(batch, lang).encode()


def _failures(batch: Batch, lang: Lang) -> list[dict[str, Any]]:
    return [
        {"file": failure.file, "problems": [found.to_dict(lang) for found in failure.problems]}
        for failure in batch.failures
    ]


def _report(batch: Batch, lang: Lang) -> None:
    """The files that failed, at the end and apart from the results."""
    lines = [_REGIONS.format(n=len(batch.lines), failed=len(batch.failures)).say(lang)]
    for failure in batch.failures:
        lines.append(plain(failure.file))
        lines += told(failure.problems, lang)
    lines += [f"{notice.path}: {notice.text.say(lang)}" for notice in batch.notices]
    tell("\n".join(lines) + "\n")
