"""Many regions at once: each file scored for itself, a line kept of each, ranks at the end; results written whole."""

from __future__ import annotations

import csv
import io
import os
from collections import defaultdict
from contextlib import suppress
from functools import partial
from pathlib import Path
from secrets import token_hex
from shutil import copymode
from typing import TYPE_CHECKING, Any, Final

from attrs import define, field, frozen

from inovasi_daerah.editions.library import rulebook_of_year
from inovasi_daerah.errors import ABSENT, InovasiDaerahError, InvalidInput, MissingExtra, Problem
from inovasi_daerah.figures import exact, rounded
from inovasi_daerah.interchange.spreadsheets import read_spreadsheet
from inovasi_daerah.interchange.strict_json import MAX_BYTES, write_json
from inovasi_daerah.interchange.submission_file import load_submission
from inovasi_daerah.labels import Text
from inovasi_daerah.scoring.engine import score
from inovasi_daerah.scoring.notices import Notice
from inovasi_daerah.standing.ranking import rank_by_kind
from inovasi_daerah.standing.results import Result
from inovasi_daerah.structuring import problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from inovasi_daerah.editions.rulebook import Rulebook
    from inovasi_daerah.entities.submissions import Submission
    from inovasi_daerah.scoring.explanation import Score

Line = dict[str, Any]
TABLE_SUFFIXES: Final = (".parquet", ".csv")
_BATCH_RULE: Final = Text("penilaian banyak berkas", "scoring of many files")
_ONCE: Final = Text("setiap daerah satu berkas; sudah ada di {file}", "one file for each region; it stands in {file}")


@frozen
class Failure:
    """A file that could not be scored, and every problem of it."""

    file: str
    problems: tuple[Problem, ...]


@define
class Batch:
    """What many files came to: a line for each region, and the files that failed.

    Memory grows with the number of regions: nothing is kept of an innovation once its region is scored.
    """

    lines: list[Line] = field(factory=list[Line])
    failures: list[Failure] = field(factory=list[Failure])
    notices: list[Notice] = field(factory=list[Notice])


def score_files(files: Iterable[str], rules: Rulebook | None, settings: Mapping[str, Any]) -> Batch:
    """Score submission files one after the other; a bad one is a failure and the rest goes on.

    Args:
        rules: the edition for all; where None, the year of each submission decides.
        settings: as ``score`` takes them.
    """
    return _scored(((file, partial(load_submission, file, rules)) for file in files), rules, settings)


def score_spreadsheet(
    file: str, government: str | None, year: int, rules: Rulebook | None, settings: Mapping[str, Any]
) -> Batch:
    """Score every region of a CSV file as spreadsheets keep it; what was read with a notice is kept beside the lines.

    Args:
        government: a file with the claims of the governments.
        year: the assessment year, which a spreadsheet does not say.

    Raises:
        OSError: where a file can't be opened.
        UnknownRulebook: where no edition is of that year and none is given.
    """
    chosen = rules or rulebook_of_year(year)
    contents = [None if one is None else _content(one) for one in (file, government)]
    try:
        sheet = read_spreadsheet(contents[0] or b"", year=year, rules=chosen, government=contents[1])
    except InvalidInput as invalid:
        return Batch(failures=[Failure(file, invalid.problems)])
    batch = _scored(((file, partial(_same, one)) for one in sheet.submissions), chosen, settings)
    batch.notices.extend(sheet.notices)
    return batch


def _content(file: str) -> bytes:
    with Path(file).open("rb") as stream:
        return stream.read(MAX_BYTES + 1)


def _same(submission: Submission) -> Submission:
    return submission


def _scored(
    sources: Iterable[tuple[str, Callable[[], Submission]]], rules: Rulebook | None, settings: Mapping[str, Any]
) -> Batch:
    batch = Batch()
    lines: dict[str, Line] = {}
    groups: defaultdict[tuple[str, int], list[Result]] = defaultdict(list)
    for file, load in sources:
        try:
            submission = load()
            found = score(submission, rules or rulebook_of_year(submission.year), **settings)
        except InvalidInput as invalid:
            batch.failures.append(Failure(file, invalid.problems))
        except InovasiDaerahError as error:
            batch.failures.append(Failure(file, (_problem("not_scored", error.text),)))
        except OSError as error:
            batch.failures.append(Failure(file, (_problem("unreadable_file", _reason(error)),)))
        else:
            code = submission.region.code
            if code in lines:
                twice = problem("duplicate_id", code, _ONCE.format(file=lines[code]["file"]), path="region")
                batch.failures.append(Failure(file, (twice,)))
                continue
            lines[code] = _line(file, found)
            result = Result.of(found)
            groups[result.edition, result.year].append(result)
    for results in groups.values():
        for ranking in rank_by_kind(results).values():
            for place in ranking.places:
                ranked = {"rank": place.rank.number, "among": place.rank.among, "tied_with": " ".join(place.tied_with)}
                lines[place.region.code].update(ranked)
    batch.lines = [lines[code] for code in sorted(lines)]
    return batch


def _problem(code: str, text: Text) -> Problem:
    return problem(code, ABSENT, text, reference=_BATCH_RULE)


def _reason(error: OSError) -> Text:
    reason = error.strerror or type(error).__name__
    return Text(f"berkas yang dapat dibaca ({reason})", f"a file that can be read ({reason})")


def _line(file: str, found: Score) -> Line:
    return {
        "file": file,
        "region": found.submission.region.code,
        "kind": found.submission.region.kind.value,
        "year": found.submission.year,
        "rulebook": found.rules.id,
        "reported": len(found.innovations),
        "counted": found.quantity.counted,
        "divisor": found.maturity.divisor,
        "government": str(found.government.points),
        "maturity": str(rounded(found.maturity.points)),
        "basic_services": len(found.quantity.basic_services),
        "quantity": str(found.quantity.points),
        "total": str(found.total),
        "index": str(found.index),
        "index_exact": exact(found.index_exact),
        "predicate": found.predicate.value,
    }


# --- one table of levels -----------------------------------------------------------------------------------------


def score_table(file: str, government: str, rules: Rulebook, settings: Mapping[str, Any]) -> Batch:
    """Score a Parquet or CSV file of levels, read lazily with polars.

    Raises:
        MissingExtra: without the extra ``nation``.
        OSError: where a file can't be opened.
    """
    try:
        import polars as pl  # noqa: PLC0415 - an extra, imported where it is used
    except ImportError:
        raise MissingExtra("nation", "polars") from None
    from narwhals.exceptions import NarwhalsError  # noqa: PLC0415 - the same

    from inovasi_daerah.tables import score_regions  # noqa: PLC0415 - the same

    try:
        found = score_regions(_scanned(file), rules, government=_scanned(government), **settings)
    except InvalidInput as invalid:
        return Batch(failures=[Failure(file, invalid.problems)])
    except (NarwhalsError, pl.exceptions.PolarsError) as error:
        reason = str(error).partition("\n")[0]
        return Batch(failures=[Failure(file, (_problem("unreadable_file", Text(reason, reason)),))])
    edition = {"year": rules.year, "rulebook": rules.id}
    return Batch([{"file": file, **_plain(line), **edition} for line in found.iter_rows(named=True)])


def _scanned(file: str) -> Any:
    import polars as pl  # noqa: PLC0415 - as above

    with Path(file).open("rb"):  # a file that is not there is the same error on every path
        pass
    if file.endswith(".parquet"):
        return pl.scan_parquet(file)
    texts = dict.fromkeys(("region", "innovation", "affair", "touching_affairs", "stage", "code"), pl.String)
    named = pl.scan_csv(file, infer_schema_length=0).collect_schema().names()
    overrides = {name: kind for name, kind in texts.items() if name in named}
    return pl.scan_csv(file, schema_overrides=overrides, infer_schema_length=None)


def _plain(line: Line) -> Line:
    return {name: value if isinstance(value, int) else str(value) for name, value in line.items()}


# --- results written ---------------------------------------------------------------------------------------------


def as_csv(lines: list[Line]) -> bytes:
    """The lines as CSV in UTF-8, figures with a decimal point."""
    text = io.StringIO(newline="")
    if lines:
        writer = csv.DictWriter(text, list(lines[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines)
    return text.getvalue().encode()


def as_parquet(lines: list[Line]) -> bytes:
    """The lines as Parquet; figures are decimals as text, exact values ``"n/d"``.

    Raises:
        MissingExtra: without the extra ``nation``.
    """
    try:
        import polars as pl  # noqa: PLC0415 - an extra, imported where it is used
    except ImportError:
        raise MissingExtra("nation", "polars") from None
    stream = io.BytesIO()
    pl.DataFrame(lines).write_parquet(stream)
    return stream.getvalue()


def as_json(lines: list[Line], failures: list[dict[str, Any]], notices: list[Notice]) -> bytes:
    """The lines, the failures, and the notices where there are any, as JSON."""
    found = {"format": "inovasi-daerah/nation", "format_version": "1.0", "regions": lines, "failures": failures}
    told = {"notices": [notice.to_dict() for notice in notices]} if notices else {}
    return write_json({**found, **told}).encode()


def write_whole(path: str, content: bytes) -> None:
    """Write a file so that it appears whole or not at all, whatever happens on the way.

    Raises:
        OSError: where it can't be written; what stood there before still stands.
    """
    target = Path(path)
    part = target.with_name(f".{target.name}.{token_hex(8)}.part")
    try:
        with part.open("xb") as stream:  # with the rights that any new file gets, unlike a temporary one
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        with suppress(FileNotFoundError):
            copymode(target, part)
        part.replace(target)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def counted(files: Iterable[str], total: int, stream: Any) -> Iterator[str]:
    """The files, with a progress bar on a terminal; silent when piped, and where the extra ``nation`` is missing."""
    if not stream.isatty():
        yield from files
        return
    try:
        from tqdm import tqdm  # noqa: PLC0415 - an extra, imported where it is used
    except ImportError:
        yield from files
        return
    yield from tqdm(files, total=total, file=stream, unit="file")
