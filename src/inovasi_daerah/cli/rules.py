"""The commands about the rules and their formula: ``rulebooks``, ``classify``, ``aggregate``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from inovasi_daerah.cli.arguments import add_rulebook, given, integer, number
from inovasi_daerah.cli.codes import DONE
from inovasi_daerah.cli.files import named
from inovasi_daerah.cli.shared import UsedWronglyError
from inovasi_daerah.cli.terminal import show
from inovasi_daerah.reading.strict_json import write_json
from inovasi_daerah.report.layout import wrapped
from inovasi_daerah.rules.edition_changes import differences
from inovasi_daerah.rules.library import rulebook, rulebooks
from inovasi_daerah.scoring.aggregation import aggregate
from inovasi_daerah.scoring.assumptions import assumptions_of_index, assumptions_of_predicate, listed
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from inovasi_daerah.rules.rulebook import Assumption, Rulebook
    from inovasi_daerah.text import Lang

_CAN: Final = Text("dapat: {acts}", "can: {acts}")
_PROVISIONAL: Final = Text("sementara", "provisional")
_ASSUMPTIONS: Final = Text("Asumsi yang dipakai", "Assumptions used")

_NO_ID: Final = Text("--compare memerlukan ID", "--compare needs an ID")
_TWO_IDS: Final = Text(
    "ID {id} bertentangan dengan --rulebook {other}; bandingkan dengan --compare",
    "ID {id} contradicts --rulebook {other}; two are put beside each other by --compare",
)


def add_classify(one: argparse.ArgumentParser) -> None:
    """The command and its argument."""
    add_rulebook(one, required=True)
    one.add_argument("index", metavar="INDEX")
    one.set_defaults(run=_classify)


def add_aggregate(one: argparse.ArgumentParser) -> None:
    """The command and its arguments."""
    add_rulebook(one, required=True)
    one.add_argument("--government", metavar="X", required=True, help="points of the regional government (SPD)")
    either = one.add_mutually_exclusive_group(required=True)
    either.add_argument("--mean-maturity", metavar="X", help="sum of maturities over the innovations")
    either.add_argument("--total-maturity", metavar="X", help="sum of maturities")
    one.add_argument("--innovations", metavar="N", required=True)
    one.add_argument("--basic-services", metavar="N", help="basic-service affairs covered")
    one.set_defaults(run=_aggregate)


def add_rulebooks(one: argparse.ArgumentParser) -> None:
    """The command and its arguments."""
    add_rulebook(one)
    one.add_argument("id", metavar="ID", nargs="?")
    one.add_argument("--compare", metavar="ID", help="what changed from the first to this one")
    one.set_defaults(run=_rulebooks)


def _classify(options: argparse.Namespace) -> int:
    rules = named(options.rulebook)
    index = number("INDEX", options.index)
    predicate = rules.classify(index)
    assumptions = assumptions_of_predicate(rules)
    if options.json:
        found = {"rulebook": rules.identity(), "index": str(index), "predicate": predicate.value}
        show(write_json({**found, "assumptions": listed(assumptions)}))
    else:
        show(f"{index} - {predicate.label(options.lang)} ({rules.id}{_mark(rules, options.lang)})\n")
        show(_rests_on(assumptions, options.lang))
    return DONE


def _mark(rules: Rulebook, lang: Lang) -> str:
    return f", {_PROVISIONAL.say(lang)}" if rules.provisional else ""


def _rests_on(assumptions: Mapping[str, Assumption], lang: Lang) -> str:
    """The readings that a result rests on, one below the other; nothing where there are none."""
    said = (f"{code}: {assumption.text.say(lang)}" for code, assumption in assumptions.items())
    lines = [line for words in said for line in wrapped(words, 2, 4)]
    return "\n".join([f"{_ASSUMPTIONS.say(lang)}:", *lines, ""]) if lines else ""


def _aggregate(options: argparse.Namespace) -> int:
    rules = named(options.rulebook)
    result = aggregate(
        rules,
        government=number("--government", options.government),
        mean_maturity=given(number, "--mean-maturity", options.mean_maturity),
        total_maturity=given(number, "--total-maturity", options.total_maturity),
        innovations=integer("--innovations", options.innovations),
        basic_services=given(integer, "--basic-services", options.basic_services),
    )
    assumptions = assumptions_of_index(rules)
    if options.json:
        found = {"rulebook": rules.identity(), **result.to_dict(), "assumptions": listed(assumptions)}
        show(write_json(found))
    else:
        show(f"{rules.label(options.lang)} ({rules.id}{_mark(rules, options.lang)})\n")
        show(result.explain(options.lang) + _rests_on(assumptions, options.lang))
    return DONE


def _rulebooks(options: argparse.Namespace) -> int:
    wanted = options.rulebook if options.id is None else options.id
    if options.rulebook not in (None, wanted):
        raise UsedWronglyError(_TWO_IDS.format(id=options.id, other=options.rulebook))
    if options.compare is not None:
        if wanted is None:
            raise UsedWronglyError(_NO_ID)
        return _compared(named(wanted), named(options.compare), options)
    if wanted is not None:
        rules = named(wanted)
        show(write_json(rules.to_dict()) if options.json else rules.explain(options.lang))
        return DONE
    known = [rulebook(known_id) for known_id in rulebooks()]
    if options.json:
        show(write_json({"rulebooks": [_listed(rules) for rules in known]}))
        return DONE
    for rules in known:
        acts = ", ".join(capability.value for capability in rules.can) or "-"
        mark = f" ({_PROVISIONAL.say(options.lang)})" if rules.provisional else ""
        can = _CAN.format(acts=acts).say(options.lang)
        show(f"{rules.id:<12}{rules.label(options.lang)}{mark}; {can}\n")
    return DONE


def _compared(before: Rulebook, after: Rulebook, options: argparse.Namespace) -> int:
    changes = differences(before, after)
    if options.json:
        told = [change.to_dict() for change in changes]
        show(write_json({"before": before.id, "after": after.id, "changes": told}))
        return DONE
    show(f"{before.id} -> {after.id}\n")
    for change in changes:
        words = f"{change.aspect.label(options.lang)}: {change.label(options.lang)}"
        show("\n".join(wrapped(words, 2, 6)) + "\n")
    return DONE


def _listed(rules: Rulebook) -> dict[str, Any]:
    return {
        "id": rules.id,
        "year": rules.year,
        "digest": rules.digest,
        "provisional": rules.provisional,
        "can": [capability.value for capability in rules.can],
    }
