"""Borrowing by name: an edition that lacks a catalogue may be given another's; every result names the lender."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from attrs import evolve

from inovasi_daerah.arguments import expect
from inovasi_daerah.frozen import FrozenDict
from inovasi_daerah.problems import InvalidRulebook
from inovasi_daerah.rules.capabilities import Capability
from inovasi_daerah.rules.laws import broken
from inovasi_daerah.rules.rulebook import Rulebook
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping


V = TypeVar("V")


def with_catalogue_of(rules: Rulebook, lender: Rulebook) -> Rulebook:
    """``rules`` with the catalogue of ``lender``, and with its eligibility and settings where it has none itself.

    The result keeps the id of ``rules`` and names its lender in ``lent_by``, in its digest and in every score.

    Raises:
        RulebookIncomplete: where ``rules`` has no formula, or ``lender`` no catalogue.
        InvalidSubmission: for anything that is not a rulebook.
        InvalidRulebook: where the catalogue does not close to the formula, or both use one name for two texts.
    """
    expect(rules, Rulebook, "rules")
    expect(lender, Rulebook, "lender")
    rules.require(Capability.AGGREGATE)
    return evolve(
        rules,
        catalogue=lender.known(lender.catalogue, Capability.SCORE),
        eligibility=rules.eligibility or lender.eligibility,
        settings=rules.settings or lender.settings,
        references=_joined("references", rules.references, lender.references),
        assumptions=_joined("assumptions", rules.assumptions, lender.assumptions),
        can=tuple(Capability),
        unknown=FrozenDict(),
        lent_by=lender.id,
    )


def _joined(name: str, own: Mapping[str, V], lent: Mapping[str, V]) -> FrozenDict[str, V]:
    once = Text("satu nama untuk satu teks", "one name for one text")
    clashes = [broken(f"{name}.{key}", key, once) for key, value in lent.items() if own.get(key, value) != value]
    if clashes:
        raise InvalidRulebook(clashes)
    return FrozenDict({**lent, **own})
