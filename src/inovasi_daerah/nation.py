"""Many regions at once: each file scored for itself, a line kept of each, ranks at the end."""

from __future__ import annotations

import gc
import signal
from collections import defaultdict
from contextlib import contextmanager
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from attrs import define, field, frozen

from inovasi_daerah.domain.regions import Region
from inovasi_daerah.exact import exact, two_places
from inovasi_daerah.files.file_errors import reason_of
from inovasi_daerah.files.inputs import opened
from inovasi_daerah.files.level_files import nothing, polars, scan
from inovasi_daerah.files.spreadsheets import read_what_can_be
from inovasi_daerah.files.submission_file import load_submission_from
from inovasi_daerah.files.writing import Line
from inovasi_daerah.problems import ABSENT, InvalidInput, Problem, RulebookIncomplete, UnknownRulebook, problem
from inovasi_daerah.ranking.ranking import rank_by_kind
from inovasi_daerah.ranking.results import Result
from inovasi_daerah.reading.contents import content_of
from inovasi_daerah.reading.strict_json import MAX_BYTES
from inovasi_daerah.rules.library import rulebook_of_year
from inovasi_daerah.rules.settings import Counted
from inovasi_daerah.scoring.engine import score
from inovasi_daerah.scoring.notices import Notice
from inovasi_daerah.scoring.settings import choose
from inovasi_daerah.text import Text, same

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
    from multiprocessing.pool import Pool

    from inovasi_daerah.domain.submissions import Submission
    from inovasi_daerah.rules.rulebook import Rulebook
    from inovasi_daerah.scoring.explanation import Score

TABLE_SUFFIXES: Final = (".parquet", ".csv")
_FILES_AT_ONCE: Final = 4
"""How many files a worker is handed at a time."""
_BATCH_RULE: Final = Text("penilaian banyak berkas", "scoring of many files")
_READABLE: Final = Text("berkas yang dapat dibaca ({why})", "a file that can be read ({why})")
_CAN: Final = Text("edisi yang dapat menilai ({why})", "an edition that can score ({why})")
_KNOWN: Final = Text("edisi yang dikenal ({why})", "an edition that is known ({why})")
_UNSEEN: Final = Text(
    "tabel level tidak memuat tanggal penerapan dan pengembangan, jumlah kata rancang bangun, dan, tanpa kolom stage, "
    "tahapan: inovasi yang tidak layak karena itu tetap dihitung, kecuali bila kolom counted menyatakannya",
    "a table of levels holds no dates of application and development, no words of the design and, without a column "
    "stage, no stages: an innovation that these make ineligible is still counted, unless the column counted says no",
)
_TRUSTED: Final = Text(
    "terisi tidaknya baris wajib tidak diperiksa (trust)", "whether mandatory rows are filled was not checked (trust)"
)
_ONCE: Final = Text("setiap daerah satu berkas; sudah ada di {file}", "one file for each region; it stands in {file}")


class Cause(Enum):
    """Why a file could not be scored."""

    PROBLEMS = "problems"
    NOT_OPENED = "not_opened"
    NO_RULEBOOK = "no_rulebook"
    RULEBOOK_INCOMPLETE = "rulebook_incomplete"


@frozen
class Failure:
    """A file that could not be scored, and every problem of it.

    Attributes:
        cause: what kind of reason it was.
    """

    file: str
    problems: tuple[Problem, ...]
    cause: Cause = Cause.PROBLEMS


_Outcome = tuple[Line, Result] | Failure
"""What is kept of one file: its line and its result, which a worker hands over."""


@define
class Batch:
    """What many files came to: a line for each region, and the files that failed.

    Memory grows with the number of regions: nothing is kept of an innovation once its region is scored.

    Attributes:
        lines: by the code of the region.
        predicates: what a predicate is called, by the edition and the wire value.
    """

    lines: list[Line] = field(factory=list[Line])
    predicates: dict[tuple[str, str], Text] = field(factory=dict[tuple[str, str], Text])
    failures: list[Failure] = field(factory=list[Failure])
    notices: list[Notice] = field(factory=list[Notice])

    @property
    def only_cause(self) -> Cause | None:
        """Why not one region was scored, where there is one kind of reason for all files."""
        causes = {failure.cause for failure in self.failures}
        return causes.pop() if len(causes) == 1 and not self.lines else None


def score_files(
    files: Sequence[str],
    rules: Rulebook | None,
    settings: Mapping[str, Any],
    *,
    processes: int = 1,
    watched: Callable[[Iterable[_Outcome]], Iterable[_Outcome]] = iter,
) -> Batch:
    """Score submission files, ``-`` being standard input; a bad one is a failure, the rest goes on.

    Args:
        rules: the edition for all; where None, the year of each submission decides.
        settings: as ``score`` takes them.
        processes: how many to share the files among; one where no other can be started, or with standard input.
        watched: sees each outcome as it comes.
    """
    work = partial(_outcome_of_file, rules, settings)
    if processes > 1 and "-" not in files:
        with _workers(processes, rules, settings) as pool:
            outcomes = map(work, files) if pool is None else pool.imap(_outcome_in_worker, files, _FILES_AT_ONCE)
            return _batch(watched(outcomes))
    return _batch(watched(map(work, files)))


@contextmanager
def _workers(processes: int, rules: Rulebook | None, settings: Mapping[str, Any]) -> Generator[Pool | None, None, None]:
    """Processes that score files; None where none can be started."""
    try:
        import multiprocessing  # noqa: PLC0415 - most who import the package start no process

        context = multiprocessing.get_context("fork" if _is_of_one_thread() else "spawn")
        pool = context.Pool(processes, _begin_work, (rules, dict(settings)))
    except (ImportError, OSError):  # as in a browser, or where there is no shared memory
        yield None
        return
    with pool:
        yield pool
        pool.close()
        pool.join()


def _is_of_one_thread() -> bool:
    """Whether a copy of this process can go on as it is: with more threads, one may hold a lock that none lets go.

    Linux tells, of threads that Python does not know as well. A copy has nothing to import; a new process imports all.
    """
    return len([*Path("/proc/self/task").glob("*")]) == 1


_OF_WORKER: Final[dict[str, Any]] = {}
"""What a worker was begun with; empty in every other process."""


def _begin_work(rules: Rulebook | None, settings: Mapping[str, Any]) -> None:
    """Make this process a worker, which leaves an interruption to the process that began it.

    It works through few files and makes no cycles; a collector that looks for some would take a tenth of its time.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    _OF_WORKER.update(rules=rules, settings=settings)


def _outcome_in_worker(file: str) -> _Outcome:
    return _outcome_of_file(_OF_WORKER["rules"], _OF_WORKER["settings"], file)


def _outcome_of_file(rules: Rulebook | None, settings: Mapping[str, Any], file: str) -> _Outcome:
    return _outcome(file, partial(_submission, file, rules), rules, settings)


def _submission(file: str, rules: Rulebook | None) -> Submission:
    with opened(file) as stream:
        return load_submission_from(stream, rules)


def score_spreadsheet(
    file: str,
    government: str | None,
    year: int,
    rules: Rulebook | None,
    settings: Mapping[str, Any],
    columns: Mapping[str, str] | None = None,
) -> Batch:
    """Score every region of a file as spreadsheets keep it; what was read with a notice is kept beside the lines.

    Args:
        government: a file with the claims of the governments.
        year: the assessment year, which a spreadsheet does not say.
        columns: what labels of the file mean that are not known.

    Raises:
        InvalidSubmission: for ``columns`` that name no column.
        OSError: where a file can't be opened.
        UnknownRulebook: where no edition is of that year and none is given.
    """
    chosen = rules or rulebook_of_year(year)
    beside = None if government is None else content_of(government, MAX_BYTES)
    content = content_of(file, MAX_BYTES)
    sheet, *told = read_what_can_be(content, year=year, rules=chosen, government=beside, columns=columns)
    failures = _failures((file, government or file), told)
    if failures:
        return Batch(failures=failures)
    batch = _batch(_outcome(file, partial(_same, one), chosen, settings) for one in sheet.submissions)
    batch.notices.extend(sheet.notices)
    return batch


def _failures(files: Iterable[str], told: Iterable[Iterable[Problem]]) -> list[Failure]:
    """The problems of each file, under its name; a file without any is none."""
    found = zip(files, map(tuple, told), strict=True)
    return [Failure(file, problems) for file, problems in found if problems]


def _same(submission: Submission) -> Submission:
    return submission


def _batch(outcomes: Iterable[_Outcome]) -> Batch:
    batch = Batch()
    lines: dict[str, Line] = {}
    groups: defaultdict[tuple[str, int], list[Result]] = defaultdict(list)
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            batch.failures.append(outcome)
            continue
        line, result = outcome
        code = result.region.code
        if code in lines:
            twice = problem("duplicate_id", code, _ONCE.format(file=lines[code]["file"]), path="region")
            batch.failures.append(Failure(line["file"], (twice,)))
            continue
        lines[code] = line
        batch.predicates[result.edition, result.predicate.value] = result.predicate.name
        groups[result.edition, result.year].append(result)
    for results in groups.values():
        for ranking in rank_by_kind(results).values():
            for place in ranking.places:
                ranked = {"rank": place.rank.number, "among": place.rank.among, "tied_with": " ".join(place.tied_with)}
                lines[place.region.code].update(ranked)
    batch.lines = [lines[code] for code in sorted(lines)]
    return batch


def _outcome(
    file: str, load: Callable[[], Submission], rules: Rulebook | None, settings: Mapping[str, Any]
) -> _Outcome:
    try:
        submission = load()
        found = score(submission, rules or rulebook_of_year(submission.year), **settings)
        return _line(file, found), Result.of(found)
    except InvalidInput as invalid:
        return Failure(file, invalid.problems)
    except UnknownRulebook as unknown:
        return Failure(file, (_problem("not_scored", _KNOWN.format(why=unknown.text)),), Cause.NO_RULEBOOK)
    except RulebookIncomplete as incomplete:
        return Failure(file, (_problem("not_scored", _CAN.format(why=incomplete.text)),), Cause.RULEBOOK_INCOMPLETE)
    except OSError as error:
        unreadable = _problem("unreadable_file", _READABLE.format(why=reason_of(error)))
        return Failure(file, (unreadable,), Cause.NOT_OPENED)


def _problem(code: str, text: Text) -> Problem:
    return problem(code, ABSENT, text, reference=_BATCH_RULE)


def _line(file: str, found: Score) -> Line:
    return {
        "file": file,
        "region": found.submission.region.code,
        "name": found.submission.region.name,
        "kind": found.submission.region.kind.value,
        "year": found.submission.year,
        "rulebook": found.rules.id,
        "reported": len(found.innovations),
        "counted": found.quantity.counted,
        "divisor": found.maturity.divisor,
        "government": two_places(found.government.points),
        "maturity": two_places(found.maturity.points),
        "basic_services": len(found.quantity.basic_services),
        "quantity": two_places(found.quantity.points),
        "total": str(found.total),
        "index": str(found.index),
        "index_exact": exact(found.index_exact),
        "predicate": found.predicate.value,
    }


# --- one table of levels -----------------------------------------------------------------------------------------


def score_table(file: str, government: str, rules: Rulebook, settings: Mapping[str, Any]) -> Batch:
    """Score a Parquet or CSV file of levels, read lazily with polars; notices say what such a file can't tell.

    Args:
        settings: as ``tables.score_regions`` takes them.

    Raises:
        MissingExtra: without the extra ``nation``.
        OSError: where a file can't be opened.
    """
    pl = polars()
    from narwhals.exceptions import NarwhalsError  # noqa: PLC0415 - an extra, imported where it is used

    from inovasi_daerah.tables import score_regions  # noqa: PLC0415 - the same

    def scored(of_innovations: str | None, of_governments: str | None) -> tuple[Any, tuple[Problem, ...]]:
        try:
            frame = scan(of_innovations) if of_innovations else nothing(rules.innovation)
            beside = scan(of_governments) if of_governments else nothing(rules.government)
            return score_regions(frame, rules, government=beside, **settings), ()
        except InvalidInput as invalid:
            return None, invalid.problems
        except (NarwhalsError, pl.exceptions.PolarsError) as error:
            return None, (_problem("unreadable_file", same(str(error).partition("\n")[0])),)

    found, problems = scored(file, government)
    if problems:
        apart = (scored(file, None)[1], scored(None, government)[1])
        return Batch(failures=_failures((file, government), apart) or [Failure(file, problems)])
    edition = {"year": rules.year, "rulebook": rules.id}
    lines = [{"file": file, **_plain(line), **edition} for line in found.iter_rows(named=True)]
    predicates = {(rules.id, value): name for value, name in rules.predicates.items()}
    return Batch(lines, predicates, notices=list(_unseen(rules, **settings)))


def _unseen(rules: Rulebook, *, mandatory: str, **settings: str | None) -> Iterator[Notice]:
    """What was not looked at to say which innovations count, where that is asked."""
    if choose(rules, settings).counting != Counted.ALL:
        yield Notice("not_checked", "counted", _UNSEEN)
        if mandatory == "trust":
            yield Notice("not_checked", "mandatory", _TRUSTED)


def _plain(line: Line) -> Line:
    """The line with the name of its region, and figures as texts."""
    region = {"region": line["region"], "name": Region(line["region"]).name}
    return region | {name: value if isinstance(value, int) else str(value) for name, value in line.items()}
