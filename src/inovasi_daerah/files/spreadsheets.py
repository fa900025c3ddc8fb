"""CSV as spreadsheets keep it, in long and wide form, to submissions; every problem names its cell and its column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from inovasi_daerah.arguments import expect, expect_file
from inovasi_daerah.domain.submissions import Submission
from inovasi_daerah.files.claim_sheets import GOVERNMENT, ID, PROFILE, REGION, Sheet, SheetRegion
from inovasi_daerah.files.row_names import RowNames
from inovasi_daerah.files.submission_file import FORMAT, read_submission
from inovasi_daerah.frozen import EMPTY
from inovasi_daerah.problems import MOST_TOLD, InvalidSubmission, Problem, refuse
from inovasi_daerah.reading.contents import content_of
from inovasi_daerah.reading.strict_json import MAX_BYTES
from inovasi_daerah.rules.capabilities import Capability
from inovasi_daerah.rules.library import rulebook_of_year
from inovasi_daerah.rules.rulebook import Rulebook
from inovasi_daerah.scoring.notices import Notice
from inovasi_daerah.version import FORMAT_VERSION

if TYPE_CHECKING:
    from os import PathLike


@frozen
class Spreadsheet:
    """What a spreadsheet says: a submission for each region, by its code, and what was read with a notice."""

    submissions: tuple[Submission, ...]
    notices: tuple[Notice, ...]


def load_spreadsheet(
    path: str | PathLike[str],
    *,
    year: int,
    rules: Rulebook | None = None,
    government: str | PathLike[str] | None = None,
    columns: Mapping[str, str] | None = None,
    every_row: Mapping[str, str] = EMPTY,
) -> Spreadsheet:
    """The submissions in CSV files or workbooks of at most 64 MiB; see ``read_spreadsheet``.

    Args:
        path: the file of the innovations.
        government: the file of the governments.

    Raises:
        InvalidSubmission: with every problem, each with its cell and column.
        RulebookIncomplete: where the edition does not know its catalogue.
        UnknownRulebook: where no edition is of that year and none is given.
        OSError: where a file can't be opened.
    """
    expect_file(path, "path")
    expect_file(government, "government", or_none=True)
    expect(year, int, "year")
    expect(rules, Rulebook, "rules", or_none=True)
    beside = None if government is None else content_of(government, MAX_BYTES)
    content = content_of(path, MAX_BYTES)
    return read_spreadsheet(content, year=year, rules=rules, government=beside, columns=columns, every_row=every_row)


def read_spreadsheet(
    innovations: bytes,
    *,
    year: int,
    rules: Rulebook | None = None,
    government: bytes | None = None,
    columns: Mapping[str, str] | None = None,
    every_row: Mapping[str, str] = EMPTY,
) -> Spreadsheet:
    r"""The submissions in CSV files, separated by semicolons, commas or tabs, or in .xlsx workbooks.

    Args:
        innovations: ``region``, ``innovation`` (its id), columns of the profile (``name``, ``stage``, ``affair``,
            ``applied_on``, ...), and the claims: wide, ``<code>`` for a level, ``<code>.fact`` and ``<code>.basis`` for
            a fact; or long, ``code`` (or the official name or number) with ``level``, ``fact``, ``basis``; in both
            also ``verified``, the level that a verifier decided on. An empty cell was not reported.
        year: the assessment year of all.
        rules: whose catalogue the codes are of; by default the shipped edition of the year.
        government: ``region`` and the claims of the governments, in the same two forms.
        columns: labels of the innovations' file that are not known, each with the column that it means.
        every_row: columns that the files lack, each with what it would hold on every row; a working paper about one
            innovation lacks ``region``, ``innovation`` and the profile.

    A decimal comma, a percent sign after a percentage and dates with the day first are read; a region or affair that
    the spreadsheet made a number is completed, with a notice.

    >>> text = "region;innovation;name;stage;affair;sdm.fact\n35,1;a;A;penerapan;1.02;12\n"
    >>> sheet = read_spreadsheet(text.encode(), year=2026)
    >>> sheet.submissions[0].region.code, sheet.notices[0].path
    ('35.10', 'A2 (region)')

    Raises:
        InvalidSubmission: with every problem, each with its cell and column.
        RulebookIncomplete: where the edition does not know its catalogue.
        UnknownRulebook: where no edition is of that year and none is given.
    """
    expect(year, int, "year")
    chosen = rulebook_of_year(year) if rules is None else rules
    sheet, of_innovations, of_governments = read_what_can_be(
        innovations, year=year, rules=chosen, government=government, columns=columns, every_row=every_row
    )
    refuse(InvalidSubmission, of_innovations + of_governments)
    return sheet


def read_what_can_be(
    innovations: bytes,
    *,
    year: int,
    rules: Rulebook,
    government: bytes | None,
    columns: Mapping[str, str] | None = None,
    every_row: Mapping[str, str] = EMPTY,
) -> tuple[Spreadsheet, list[Problem], list[Problem]]:
    """What could be read of the files, the problems of the innovations, and those of the governments."""
    expect(innovations, bytes, "innovations")
    expect(rules, Rulebook, "rules")
    rules.require(Capability.SCORE)
    expect(government, bytes, "government", or_none=True)
    expect(every_row, Mapping, "every_row")
    regions: defaultdict[str, SheetRegion] = defaultdict(SheetRegion)
    of_innovations = Sheet("", regions, (REGION, ID), PROFILE, RowNames.of_innovations(rules))
    of_governments = Sheet(GOVERNMENT, regions, (REGION,), {}, RowNames.of_governments(rules))
    if columns is not None:
        of_innovations.labels = of_innovations.labels.with_map(columns)
    of_innovations.every_row = every_row
    of_governments.every_row = {name: text for name, text in every_row.items() if name == REGION}
    of_innovations.read(innovations)
    if government is not None:
        of_governments.read(government)
    sheets = (of_innovations, of_governments)
    whole: list[Submission] = []
    for code, data in sorted(regions.items()):
        if any(len(each.problems) > MOST_TOLD for each in sheets):
            break
        whole += _submission(code, data, year, rules, sheets)
    notices = (*of_innovations.notices, *of_governments.notices)
    return Spreadsheet(tuple(whole), notices), of_innovations.problems, of_governments.problems


def _submission(
    code: str, data: SheetRegion, year: int, rules: Rulebook, sheets: tuple[Sheet, Sheet]
) -> tuple[Submission, ...]:
    """The submission of a region; none where the sheets have problems of it."""
    whole = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "region": code,
        "year": year,
        "government": data.government,
        "innovations": list(data.innovations.values()),
    }
    try:
        return (read_submission(whole, rules),)
    except InvalidSubmission as invalid:
        for one in invalid.problems:
            if not any(sheet.tell(code, one) for sheet in sheets):
                sheets[0].problems.append(one.under(code))
        return ()
