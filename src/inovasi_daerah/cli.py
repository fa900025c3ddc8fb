"""The command line: ``inovasi-daerah``. Thin: it reads arguments, calls the library, prints."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from inovasi_daerah.cli_ecosystem import add_ecosystem
from inovasi_daerah.cli_nation import add_nation
from inovasi_daerah.cli_portfolio import add_portfolio
from inovasi_daerah.cli_practice import add_practice
from inovasi_daerah.cli_regions import add_regions
from inovasi_daerah.cli_shared import (
    CHOOSE_ONE,
    DONE,
    NOT_KNOWN,
    ONE_FROM_STANDARD_INPUT,
    PROBLEMS,
    USED_WRONGLY,
    add_basis,
    add_derive,
    add_settings,
    opened,
    told,
    way_out,
    written,
)
from inovasi_daerah.conformance import DEFAULT_EDITION, PARTS, check, write
from inovasi_daerah.editions.capabilities import Capability
from inovasi_daerah.editions.differences import differences
from inovasi_daerah.editions.lending import with_catalogue_of
from inovasi_daerah.editions.library import load_rulebook, rulebook, rulebook_of_year, rulebooks
from inovasi_daerah.errors import (
    InovasiDaerahError,
    InvalidInput,
    MissingExtra,
    RulebookIncomplete,
    UnknownRulebook,
)
from inovasi_daerah.figures import parse_decimal
from inovasi_daerah.interchange.score_file import verify_from
from inovasi_daerah.interchange.strict_json import described, write_json
from inovasi_daerah.interchange.submission_file import load_submission_from
from inovasi_daerah.labels import LANGS, Lang, Text
from inovasi_daerah.layout import wrapped
from inovasi_daerah.scoring.aggregation import aggregate
from inovasi_daerah.scoring.assumptions import assumptions_of_index, assumptions_of_predicate, listed
from inovasi_daerah.scoring.comparison import compare
from inovasi_daerah.scoring.engine import score
from inovasi_daerah.scoring.explanation import library_version
from inovasi_daerah.scoring.rescoring import rescore
from inovasi_daerah.scoring.settings import Basis

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from decimal import Decimal

    from inovasi_daerah.editions.rulebook import Assumption, Rulebook
    from inovasi_daerah.entities.submissions import Submission
    from inovasi_daerah.scoring.explanation import Score

_NO_PROBLEMS = Text("Tidak ada masalah.", "No problems.")
_ONE_PROBLEM = Text("1 masalah:", "1 problem:")
_PROBLEMS = Text("{n} masalah:", "{n} problems:")
_NO_FILE = Text("berkas tidak dapat dibaca: {name}", "the file can't be read: {name}")
_NOT_WRITTEN = Text("keluaran tidak dapat ditulis: {why}", "the output can't be written: {why}")
_ALL_COUNT = Text("Semua inovasi dihitung ({n}).", "Every innovation counts ({n}).")
_NOT_COUNTED = Text("Tidak dihitung, {n} dari {all}:", "Not counted, {n} of {all}:")
_CAN = Text("dapat: {acts}", "can: {acts}")
_PROVISIONAL = Text("sementara", "provisional")
_ASSUMPTIONS = Text("Asumsi yang dipakai", "Assumptions used")
_OF_ONES_OWN = Text("berikan berkasnya dengan --rulebook BERKAS", "give its file with --rulebook FILE")


class _UsedWronglyError(Exception):
    """An argument that no command can work with."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns 0 done, 1 the input has problems, 2 used wrongly, 3 the edition does not know."""
    options = _parser().parse_args(arguments, argparse.Namespace(lang="id", json=False))
    lang: Lang = options.lang
    _prepare(sys.stdout, in_utf8=options.json or getattr(options, "format", None) in ("csv", "json"))
    try:
        run: Callable[[argparse.Namespace], int] = options.run
        code = run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever was reading has seen enough; what is still buffered has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except InvalidInput as invalid:
        _report(invalid, lang, as_json=options.json)
        return PROBLEMS
    except RulebookIncomplete as incomplete:
        return _fail(incomplete.message(lang), NOT_KNOWN)
    except (MissingExtra, UnknownRulebook) as unknown:
        return _fail(unknown.message(lang), USED_WRONGLY)
    except _UsedWronglyError as wrongly:
        return _fail(wrongly.text.say(lang), USED_WRONGLY)
    except OSError as error:
        if error.filename is None:
            return _fail(_NOT_WRITTEN.format(why=error.strerror).say(lang), USED_WRONGLY)
        return _fail(_NO_FILE.format(name=error.filename).say(lang), USED_WRONGLY)
    return code


def _prepare(stream: TextIO, *, in_utf8: bool) -> None:
    """JSON and CSV are UTF-8 everywhere; text shows what the terminal has no letter for by its code."""
    with suppress(AttributeError):  # a notebook's stream takes every letter as it is
        if in_utf8:
            stream.reconfigure(encoding="utf-8")  # type: ignore[attr-defined]
        else:
            stream.reconfigure(errors="backslashreplace")  # type: ignore[attr-defined]


def _fail(message: str, code: int) -> int:
    sys.stderr.write(f"{message}\n")
    return code


def _report(invalid: InovasiDaerahError, lang: Lang, *, as_json: bool) -> None:
    problems = invalid.problems if isinstance(invalid, InvalidInput) else ()
    if as_json:
        found = [described(problem, lang) for problem in problems]
        _print(write_json({"problems": found}))
        return
    heading = _ONE_PROBLEM if len(problems) == 1 else _PROBLEMS.format(n=len(problems))
    lines = [heading.say(lang), *told(problems, lang)]
    _print("\n".join(lines) + "\n")


def _print(text: str) -> None:
    sys.stdout.write(text)


# --- commands ---------------------------------------------------------------------------------------------------


def _score(options: argparse.Namespace) -> int:
    submission, rules = _loaded(options)
    found = _scored(options, submission, rules)
    if options.json:
        _print(write_json(found.to_dict()))
        return DONE
    _print(found.explain(options.lang) if options.explain else found.summary(options.lang))
    if found.basis is Basis.VERIFIED:
        claimed = _scored(options, submission, rules, basis=Basis.CLAIMED)
        _print("\n" + compare(claimed, found).explain(options.lang))
    return DONE


def _check(options: argparse.Namespace) -> int:
    submission, rules = _loaded(options)
    found = _scored(options, submission, rules, basis=Basis.CLAIMED)
    comparison = compare(found, _scored(options, submission, rules, basis=Basis.VERIFIED))
    left_out = [innovation for innovation in found.innovations if not innovation.counted]
    if options.json:
        listed = [{"id": one.id, "reasons": [reason.to_dict() for reason in one.reasons]} for one in left_out]
        notices = [notice.to_dict() for notice in found.notices]
        verified = comparison.to_dict()
        _print(write_json({"problems": [], "not_counted": listed, "notices": notices, "verification": verified}))
        return DONE
    _print("\n".join(_checked(found, options.lang)) + "\n\n" + comparison.explain(options.lang))
    return DONE


def _checked(found: Score, lang: Lang) -> list[str]:
    left_out = [innovation for innovation in found.innovations if not innovation.counted]
    everything = len(found.innovations)
    heading = _NOT_COUNTED.format(n=len(left_out), all=everything) if left_out else _ALL_COUNT.format(n=everything)
    lines = [_NO_PROBLEMS.say(lang), heading.say(lang)]
    for innovation in left_out:
        lines += wrapped(f"{innovation.label(lang)} ({innovation.id})", 2, 4)
        for reason in innovation.reasons:
            words = f"[{reason.code}] {reason.text.say(lang)} ({reason.reference.label(lang)})"
            lines += wrapped(words, 4, 6)
    for notice in found.notices:
        words = f"[{notice.code}] {notice.path}: {notice.text.say(lang)}"
        lines += wrapped(words, 2, 4)
    return lines


def _classify(options: argparse.Namespace) -> int:
    rules = _rulebook(options.rulebook)
    index = _number("INDEX", options.index)
    predicate = rules.classify(index)
    assumptions = assumptions_of_predicate(rules)
    if options.json:
        found = {"rulebook": rules.identity(), "index": str(index), "predicate": predicate.value}
        _print(write_json({**found, "assumptions": listed(assumptions)}))
    else:
        _print(f"{index} - {predicate.label(options.lang)} ({rules.id}{_mark(rules, options.lang)})\n")
        _print(_rests_on(assumptions, options.lang))
    return DONE


def _mark(rules: Rulebook, lang: Lang) -> str:
    return f", {_PROVISIONAL.say(lang)}" if rules.provisional else ""


def _rests_on(assumptions: Mapping[str, Assumption], lang: Lang) -> str:
    """The readings that a result rests on, one below the other; nothing where there are none."""
    said = (f"{code}: {assumption.text.say(lang)}" for code, assumption in assumptions.items())
    lines = [line for words in said for line in wrapped(words, 2, 4)]
    return "\n".join([f"{_ASSUMPTIONS.say(lang)}:", *lines, ""]) if lines else ""


def _aggregate(options: argparse.Namespace) -> int:
    rules = _rulebook(options.rulebook)
    result = aggregate(
        rules,
        government=_number("--government", options.government),
        mean_maturity=_optional("--mean-maturity", options.mean_maturity),
        total_maturity=_optional("--total-maturity", options.total_maturity),
        innovations=_integer("--innovations", options.innovations),
        basic_services=None if options.basic_services is None else _integer("--basic-services", options.basic_services),
    )
    assumptions = assumptions_of_index(rules)
    if options.json:
        _print(write_json({"rulebook": rules.identity(), **result.to_dict(), "assumptions": listed(assumptions)}))
    else:
        _print(f"{rules.label(options.lang)} ({rules.id}{_mark(rules, options.lang)})\n")
        _print(result.explain(options.lang) + _rests_on(assumptions, options.lang))
    return DONE


def _rulebooks(options: argparse.Namespace) -> int:
    wanted = options.id or options.rulebook
    if options.compare is not None:
        if wanted is None:
            raise _UsedWronglyError(Text("--compare memerlukan ID", "--compare needs an ID"))
        return _compared(_rulebook(wanted), _rulebook(options.compare), options)
    if wanted is not None:
        rules = _rulebook(wanted)
        _print(write_json(rules.to_dict()) if options.json else rules.explain(options.lang))
        return DONE
    known = [rulebook(known_id) for known_id in rulebooks()]
    if options.json:
        _print(write_json({"rulebooks": [_listed(rules) for rules in known]}))
        return DONE
    for rules in known:
        acts = ", ".join(capability.value for capability in rules.can) or "-"
        mark = f" ({_PROVISIONAL.say(options.lang)})" if rules.provisional else ""
        _print(f"{rules.id:<12}{rules.label(options.lang)}{mark}; {_CAN.format(acts=acts).say(options.lang)}\n")
    return DONE


def _compared(before: Rulebook, after: Rulebook, options: argparse.Namespace) -> int:
    changes = differences(before, after)
    if options.json:
        listed = [change.to_dict() for change in changes]
        _print(write_json({"before": before.id, "after": after.id, "changes": listed}))
        return DONE
    _print(f"{before.id} -> {after.id}\n")
    for change in changes:
        words = f"{change.aspect.label(options.lang)}: {change.label(options.lang)}"
        _print("\n".join(wrapped(words, 2, 6)) + "\n")
    return DONE


def _rescore(options: argparse.Namespace) -> int:
    editions = [_rulebook(name) for name in options.editions]
    submission = _read_submission(options, editions[0])
    settings = {name: getattr(options, name) for name in ("basis", "counting", "affairs", "stages", "derive")}
    found = rescore(submission, editions, **settings)
    _print(write_json(found.to_dict()) if options.json else found.explain(options.lang))
    return DONE


def _verify(options: argparse.Namespace) -> int:
    rules = _rulebook(options.rulebook) if options.rulebook else None
    if options.score == options.file == "-":
        raise _UsedWronglyError(ONE_FROM_STANDARD_INPUT)
    with way_out(_OF_ONES_OWN), opened(options.score) as recorded, opened(options.file) as reported:
        verdict = verify_from(recorded, reported, rules)
    _print(write_json(verdict.to_dict()) if options.json else verdict.explain(options.lang))
    return DONE if verdict.follows else PROBLEMS


def _listed(rules: Rulebook) -> dict[str, Any]:
    return {
        "id": rules.id,
        "year": rules.year,
        "digest": rules.digest,
        "provisional": rules.provisional,
        "can": [capability.value for capability in rules.can],
    }


def _conformance(options: argparse.Namespace) -> int:
    cases = Path(options.cases)
    if options.act == "write":
        rules = _rulebook(options.rulebook or DEFAULT_EDITION)
        with written(options.cases):
            write(cases, rules)
        return DONE
    if options.answers is None:
        raise _UsedWronglyError(Text("check memerlukan ANSWERS", "check needs ANSWERS"))
    found = check(cases, Path(options.answers), parts=options.parts)
    if options.json:
        _print(write_json(found.to_dict()))
    else:
        _print(found.explain(options.lang))
    return PROBLEMS if found.differences else DONE


# --- arguments --------------------------------------------------------------------------------------------------


def _rulebook(name: str) -> Rulebook:
    """A shipped edition by its id, a rulebook of one's own by its file, or ``ID+LENDER`` with another's catalogue."""
    own, plus, lender = name.partition("+")
    if plus and not Path(name).is_file():
        return with_catalogue_of(_one_rulebook(own), _one_rulebook(lender))
    return _one_rulebook(name)


def _one_rulebook(name: str) -> Rulebook:
    return load_rulebook(name) if name.endswith(".toml") else rulebook(name)


def _loaded(options: argparse.Namespace) -> tuple[Submission, Rulebook]:
    asked = _rulebook(options.rulebook) if options.rulebook else None
    if asked is not None:
        asked.require(Capability.SCORE)
    submission = _read_submission(options, asked)
    with way_out(CHOOSE_ONE):
        return submission, asked or rulebook_of_year(submission.year)


def _read_submission(options: argparse.Namespace, rules: Rulebook | None) -> Submission:
    with opened(options.file) as stream:
        return load_submission_from(stream, rules)


def _scored(
    options: argparse.Namespace, submission: Submission, rules: Rulebook, *, basis: Basis | None = None
) -> Score:
    return score(
        submission,
        rules,
        basis=basis or options.basis,
        counting=options.counting,
        affairs=options.affairs,
        stages=options.stages,
        derive=options.derive,
    )


def _number(name: str, text: str) -> Decimal:
    number = parse_decimal(text)
    if number is None:
        raise _UsedWronglyError(Text(f"{name}: {text!r} bukan bilangan", f"{name}: {text!r} is not a number"))
    return number


def _optional(name: str, text: str | None) -> Decimal | None:
    return None if text is None else _number(name, text)


def _integer(name: str, text: str) -> int:
    number = _number(name, text)
    if "." in text:
        raise _UsedWronglyError(
            Text(f"{name}: {text!r} bukan bilangan bulat", f"{name}: {text!r} is not a whole number")
        )
    return int(number)


class _Version(argparse.Action):
    """Looked up only when asked for."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str) -> None:  # noqa: A002 - argparse's name
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Print it and stop."""
        _print(f"{parser.prog} {library_version()}\n")
        parser.exit()


def _parser() -> argparse.ArgumentParser:
    # Told before the command or behind it: what is left out there must not undo what was told here.
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--lang", choices=LANGS, default=argparse.SUPPRESS, help="bahasa / language")
    shared.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="JSON and nothing else on standard output"
    )
    parser = argparse.ArgumentParser(
        prog="inovasi-daerah",
        description="Indeks Inovasi Daerah: aturan yang eksak, bersumber, dan menjelaskan diri.",
        parents=[shared],
    )
    parser.add_argument("--version", action=_Version, help="the version of the library")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(
        name: str, run: Callable[[argparse.Namespace], int], words: str, *, rules: bool
    ) -> argparse.ArgumentParser:
        one = commands.add_parser(name, parents=[shared], help=words, description=words)
        one.add_argument(
            "--rulebook",
            metavar="ID",
            required=rules,
            help="edition of the rules, such as iid-2026, or a .toml file of one's own",
        )
        one.set_defaults(run=run, file=None)
        return one

    scoring = command(
        "score", _score, "skor sebuah laporan, dan sebabnya / the score of a submission, and why", rules=False
    )
    checking = command("check", _check, "semua masalah sekaligus / every problem at once", rules=False)
    for one in (scoring, checking):
        one.add_argument("file", metavar="FILE", help="submission file; - for standard input")
        add_settings(one)
        add_derive(one)
    add_basis(scoring)
    scoring.add_argument("--explain", action="store_true", help="every row of every innovation")

    classifying = command("classify", _classify, "predikat sebuah indeks / the predicate of an index", rules=True)
    classifying.add_argument("index", metavar="INDEX")

    adding = command("aggregate", _aggregate, "indeks dari bagian-bagiannya / the index from its parts", rules=True)
    adding.add_argument("--government", metavar="X", required=True, help="points of the regional government (SPD)")
    either = adding.add_mutually_exclusive_group(required=True)
    either.add_argument("--mean-maturity", metavar="X", help="sum of maturities over the innovations")
    either.add_argument("--total-maturity", metavar="X", help="sum of maturities")
    adding.add_argument("--innovations", metavar="N", required=True)
    adding.add_argument("--basic-services", metavar="N", help="basic-service affairs covered")

    add_nation(command, _rulebook)
    listing = command("rulebooks", _rulebooks, "edisi aturan / editions of the rules", rules=False)
    listing.add_argument("id", metavar="ID", nargs="?")
    listing.add_argument("--compare", metavar="ID", help="what changed from the first to this one")

    again = command(
        "rescore", _rescore, "satu laporan menurut beberapa edisi / one report, several editions", rules=False
    )
    again.add_argument("file", metavar="FILE", help="submission file; - for standard input")
    again.add_argument("editions", metavar="ID", nargs="+", help="editions of the rules, in order")
    add_settings(again)
    add_derive(again)
    add_basis(again)

    checking_score = command("verify", _verify, "apakah skor masih mengikuti / does a score still follow", rules=False)
    checking_score.add_argument("score", metavar="SCORE", help="score file; - for standard input")
    checking_score.add_argument(
        "file", metavar="FILE", help="the submission file it was made from; - for standard input"
    )
    add_portfolio(command, _rulebook)

    add_regions(command)
    conforming = command(
        "conformance",
        _conformance,
        "perangkat uji bagi program lain / a test suite for other programs",
        rules=False,
    )
    conforming.add_argument("act", choices=["write", "check"])
    conforming.add_argument("cases", metavar="DIR", help="where the cases are, or are to be written")
    conforming.add_argument("answers", metavar="ANSWERS", nargs="?", help="where the program's answers are")
    conforming.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS, help="the parts that it answers")
    add_ecosystem(command, _loaded)
    add_practice(command)
    return parser
