"""The command ``nation``: many submission files, or one table of levels, to one result. Thin, as ``cli``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final

from inovasi_daerah.cli.arguments import add_basis, add_rulebook, add_settings, given, year
from inovasi_daerah.cli.files import ONE_FROM_STANDARD_INPUT, rulebook_asked_for, written
from inovasi_daerah.cli.progress import with_progress
from inovasi_daerah.cli.shared import DONE, PROBLEMS, USED_WRONGLY, UsedWronglyError, told
from inovasi_daerah.editions.capabilities import Capability
from inovasi_daerah.interchange.strict_json import described
from inovasi_daerah.interchange.writing import as_csv, as_json, as_parquet, write_whole
from inovasi_daerah.labels import Lang, Text
from inovasi_daerah.layout import plain
from inovasi_daerah.nation import TABLE_SUFFIXES, Batch, score_files, score_spreadsheet, score_table
from inovasi_daerah.scoring.settings import Basis

if TYPE_CHECKING:
    import argparse

    from inovasi_daerah.cli.shared import Command

_WORDS: Final = "banyak laporan sekaligus, dengan peringkat / many submissions at once, with ranks"
_REGIONS: Final = Text("{n} daerah dinilai, {failed} berkas gagal", "{n} regions scored, {failed} files failed")
_HEADS: Final = Text(
    f"{'daerah':<8}{'jenis':<11}{'indeks':>8}  {'predikat':<22}{'inovasi':>8}  peringkat",
    f"{'region':<8}{'kind':<11}{'index':>8}  {'predicate':<22}{'innov.':>8}  rank",
)
_RANKED: Final = Text("{rank} dari {among}", "{rank} of {among}")
_ONE_TABLE: Final = Text(
    "satu tabel level, menurut klaim, dengan --rulebook dan --government; atau satu .csv dengan --year",
    "one table of levels, as claimed, with --rulebook and --government; or one .csv with --year",
)
_PARQUET: Final = Text("--format parquet memerlukan --output", "--format parquet needs --output")


def add_nation(command: Command) -> None:
    """The command and its arguments."""
    one = command("nation", _nation, _WORDS)
    add_rulebook(one)
    one.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        help="submission files, one of which may be - for standard input; or one .parquet or .csv of levels; "
        "or a .csv as spreadsheets keep it",
    )
    one.add_argument("--year", help="the .csv is a spreadsheet of claims in that assessment year")
    one.add_argument("--government", metavar="FILE", help="levels of the governments, beside a table of levels")
    one.add_argument("--format", choices=["table", "csv", "json", "parquet"], default="table")
    one.add_argument("--output", metavar="FILE", help="written whole or not at all")
    add_basis(one)
    add_settings(one)


def _nation(options: argparse.Namespace) -> int:
    form = "json" if options.json else options.format
    if form == "parquet" and options.output is None:
        raise UsedWronglyError(_PARQUET)
    batch = _scored(options)
    content = _content(batch, form, options.lang)
    if options.output is not None:
        with written(options.output):
            write_whole(options.output, content)
    else:
        sys.stdout.write(content.decode())
    if form != "json":
        _report(batch, options.lang)
    if batch.found_no_file:
        return USED_WRONGLY
    return PROBLEMS if batch.failures else DONE


def _scored(options: argparse.Namespace) -> Batch:
    in_year, rules = given(year, "--year", options.year), rulebook_asked_for(options)
    if rules is not None:
        rules.require(Capability.SCORE)
    chosen = {name: getattr(options, name) for name in ("counting", "affairs", "stages")}
    if not any(file.endswith(TABLE_SUFFIXES) for file in options.files) and in_year is None:
        if options.government is not None:
            raise UsedWronglyError(_ONE_TABLE)
        if options.files.count("-") > 1:
            raise UsedWronglyError(ONE_FROM_STANDARD_INPUT)
        files = with_progress(options.files, len(options.files), sys.stderr)
        return score_files(files, rules, {"basis": options.basis, **chosen})
    file = options.files[0]
    if len(options.files) > 1:
        raise UsedWronglyError(_ONE_TABLE)
    if in_year is not None and file.endswith(".csv"):
        return score_spreadsheet(file, options.government, in_year, rules, {"basis": options.basis, **chosen})
    if rules is None or options.government is None or in_year is not None or options.basis != Basis.CLAIMED.value:
        raise UsedWronglyError(_ONE_TABLE)
    return score_table(file, options.government, rules, chosen)


def _content(batch: Batch, form: str, lang: Lang) -> bytes:
    if form == "csv":
        return as_csv(batch.lines)
    if form == "parquet":
        return as_parquet(batch.lines)
    if form == "json":
        return as_json(batch.lines, _failures(batch, lang), batch.notices)
    lines = [_HEADS.say(lang)]
    for one in batch.lines:
        rank = _RANKED.format(rank=one["rank"], among=one["among"]).say(lang)
        figures = f"{one['index']:>8}  {one['predicate']:<22}{one['counted']:>8}"
        lines.append(f"{one['region']:<8}{one['kind']:<11}{figures}  {rank}")
    return ("\n".join(lines) + "\n").encode()


def _failures(batch: Batch, lang: Lang) -> list[dict[str, Any]]:
    return [
        {"file": failure.file, "problems": [described(found, lang) for found in failure.problems]}
        for failure in batch.failures
    ]


def _report(batch: Batch, lang: Lang) -> None:
    """The files that failed, at the end and apart from the results."""
    lines = [_REGIONS.format(n=len(batch.lines), failed=len(batch.failures)).say(lang)]
    for failure in batch.failures:
        lines.append(plain(failure.file))
        lines += told(failure.problems, lang)
    lines += [f"{notice.path}: {notice.text.say(lang)}" for notice in batch.notices]
    sys.stderr.write("\n".join(lines) + "\n")
