"""The commands about one report: ``score``, ``check``, ``rescore``, ``verify``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_daerah.cli.arguments import add_basis, add_derive, add_rulebook, add_settings
from inovasi_daerah.cli.codes import DONE, PROBLEMS
from inovasi_daerah.cli.files import (
    ONE_FROM_STANDARD_INPUT,
    loaded,
    named,
    rulebook_asked_for,
    way_out,
)
from inovasi_daerah.cli.shared import UsedWronglyError
from inovasi_daerah.cli.terminal import show
from inovasi_daerah.files.inputs import opened
from inovasi_daerah.files.score_file import verify_from
from inovasi_daerah.files.submission_file import load_submission_to_rescore
from inovasi_daerah.reading.strict_json import write_json
from inovasi_daerah.report.layout import wrapped
from inovasi_daerah.scoring.comparison import compare
from inovasi_daerah.scoring.engine import score
from inovasi_daerah.scoring.rescoring import rescore
from inovasi_daerah.scoring.settings import Basis
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    import argparse

    from inovasi_daerah.domain.submissions import Submission
    from inovasi_daerah.rules.rulebook import Rulebook
    from inovasi_daerah.scoring.explanation import Score
    from inovasi_daerah.text import Lang

_NO_PROBLEMS: Final = Text("Tidak ada masalah.", "No problems.")
_ALL_COUNT: Final = Text("Semua inovasi dihitung ({n}).", "Every innovation counts ({n}).")
_NOT_COUNTED: Final = Text("Tidak dihitung, {n} dari {all}:", "Not counted, {n} of {all}:")
_OF_ONES_OWN: Final = Text("berikan berkasnya dengan --rulebook BERKAS", "give its file with --rulebook FILE")


def add_score(one: argparse.ArgumentParser) -> None:
    """The command and its arguments."""
    _add_file(one)
    add_basis(one)
    one.add_argument("--explain", action="store_true", help="every row of every innovation")
    one.set_defaults(run=_score)


def add_check(one: argparse.ArgumentParser) -> None:
    """The command and its arguments."""
    _add_file(one)
    one.set_defaults(run=_check)


def _add_file(one: argparse.ArgumentParser) -> None:
    add_rulebook(one)
    one.add_argument("file", metavar="FILE", help="submission file; - for standard input")
    add_settings(one)
    add_derive(one)


def add_rescore(one: argparse.ArgumentParser) -> None:
    """The command and its arguments."""
    one.add_argument("file", metavar="FILE", help="submission file; - for standard input")
    one.add_argument("editions", metavar="ID", nargs="+", help="editions of the rules, in order")
    add_settings(one)
    add_derive(one)
    add_basis(one)
    one.set_defaults(run=_rescore)


def add_verify(one: argparse.ArgumentParser) -> None:
    """The command and its arguments."""
    add_rulebook(one)
    one.add_argument("score", metavar="SCORE", help="score file; - for standard input")
    one.add_argument("file", metavar="FILE", help="the submission file it was made from; - for standard input")
    one.set_defaults(run=_verify)


def _score(options: argparse.Namespace) -> int:
    submission, rules = loaded(options)
    found = _scored(options, submission, rules)
    if options.json:
        show(write_json(found.to_dict()))
        return DONE
    show(found.explain(options.lang) if options.explain else found.summary(options.lang))
    if found.basis is Basis.VERIFIED:
        claimed = _scored(options, submission, rules, basis=Basis.CLAIMED)
        show("\n" + compare(claimed, found).explain(options.lang))
    return DONE


def _check(options: argparse.Namespace) -> int:
    submission, rules = loaded(options)
    found = _scored(options, submission, rules, basis=Basis.CLAIMED)
    comparison = compare(found, _scored(options, submission, rules, basis=Basis.VERIFIED))
    left_out = [innovation for innovation in found.innovations if not innovation.counted]
    if options.json:
        listed = [{"id": one.id, "reasons": [reason.to_dict() for reason in one.reasons]} for one in left_out]
        notices = [notice.to_dict() for notice in found.notices]
        verified = comparison.to_dict()
        told = {"problems": [], "not_counted": listed, "notices": notices, "verification": verified}
        show(write_json(told))
        return DONE
    show("\n".join(_checked(found, options.lang)) + "\n\n" + comparison.explain(options.lang))
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
        place = f"{notice.path}: " if notice.path else ""
        words = f"[{notice.code}] {place}{notice.text.say(lang)}"
        lines += wrapped(words, 2, 4)
    return lines


def _rescore(options: argparse.Namespace) -> int:
    editions = [named(name) for name in options.editions]
    with opened(options.file) as stream:
        submission = load_submission_to_rescore(stream, editions[0])
    settings = {name: getattr(options, name) for name in ("basis", "counting", "affairs", "stages", "derive")}
    found = rescore(submission, editions, **settings)
    show(write_json(found.to_dict()) if options.json else found.explain(options.lang))
    return DONE


def _verify(options: argparse.Namespace) -> int:
    rules = rulebook_asked_for(options)
    if options.score == options.file == "-":
        raise UsedWronglyError(ONE_FROM_STANDARD_INPUT)
    with way_out(_OF_ONES_OWN), opened(options.score) as recorded, opened(options.file) as reported:
        verdict = verify_from(recorded, reported, rules)
    show(write_json(verdict.to_dict()) if options.json else verdict.explain(options.lang))
    return DONE if verdict.follows else PROBLEMS


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
