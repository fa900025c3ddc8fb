"""Borrowing by name: an edition that lacks a catalogue may be given another's; every result names the lender."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from attrs import evolve, fields, has

from inovasi_daerah.arguments import expect
from inovasi_daerah.frozen import FrozenDict
from inovasi_daerah.problems import InvalidRulebook
from inovasi_daerah.reading.plain import is_object, is_tuple
from inovasi_daerah.references import Confidence, Source
from inovasi_daerah.rules.capabilities import Capability
from inovasi_daerah.rules.laws import broken
from inovasi_daerah.rules.rulebook import Assumption, Rulebook
from inovasi_daerah.text import Text, joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from inovasi_daerah.rules.eligibility import Eligibility

V = TypeVar("V")

_CATALOGUE: Final = Text(
    "katalog indikator dengan bobot, level, fakta dan bukti",
    "the catalogue of indicators with their weights, levels, facts and evidence",
)
_MANDATORY_FLAGS: Final = Text("tanda indikator wajib", "the marks of mandatory rows")
_WINDOW: Final = Text("jendela penerapan {first} sampai {last}", "the window from {first} to {last}")
_WORDS: Final = Text("rancang bangun paling sedikit {words} kata", "a design of at least {words} words")
_FILLED: Final = Text("syarat indikator wajib terisi", "the condition that mandatory rows are filled")
_SETTINGS: Final = Text("setelan counting, affairs dan stages", "the settings counting, affairs and stages")
_LENT: Final = Text("{id} meminjam dari {lender}: {parts}.", "{id} borrows from {lender}: {parts}.")
_REASON: Final = Text(
    "Semua itu tidak diketahui untuk {id}; yang dipinjam ditulis untuk edisi lain.",
    "None of it is known for {id}; what is lent was written for another edition.",
)


def with_catalogue_of(rules: Rulebook, lender: Rulebook) -> Rulebook:
    """``rules`` with the catalogue of ``lender``, and with its eligibility and settings where it has none itself.

    The result keeps the id of ``rules`` and names its lender in ``lent_by``, in its digest and in every score. What is
    lent is our reading there: its sources are marked C, with an assumption that names every part that is lent.

    Raises:
        RulebookIncomplete: where ``rules`` has no formula, or ``lender`` no catalogue.
        InvalidSubmission: for anything that is not a rulebook.
        InvalidRulebook: where the catalogue does not close to the formula, or both use one name for two texts.
    """
    expect(rules, Rulebook, "rules")
    expect(lender, Rulebook, "lender")
    rules.require(Capability.AGGREGATE)
    lender.require(Capability.SCORE)
    code = f"lent-by-{lender.id}"
    parts = {"id": rules.id, "lender": lender.id, "parts": joined("; ", _lent(rules, lender))}
    lent = FrozenDict({code: Assumption(_LENT.format(**parts), _REASON.format(id=rules.id))})
    return evolve(
        rules,
        catalogue=_marked(lender.catalogue, code),
        eligibility=rules.eligibility or _marked(lender.eligibility, code),
        settings=rules.settings or _marked(lender.settings, code),
        references=_joined("references", rules.references, lender.references),
        assumptions=_joined("assumptions", _joined("assumptions", rules.assumptions, lender.assumptions), lent),
        can=tuple(Capability),
        unknown=FrozenDict(),
        lent_by=lender.id,
    )


def _lent(rules: Rulebook, lender: Rulebook) -> Iterator[Text]:
    """Everything that ``lender`` lends, in words."""
    yield _CATALOGUE
    if any(row.mandatory for row in (*lender.government, *lender.innovation)):
        yield _MANDATORY_FLAGS
    if rules.eligibility is None:
        yield from _conditions(lender.known(lender.eligibility, Capability.SCORE))
    if rules.settings is None:
        yield _SETTINGS


def _conditions(lent: Eligibility) -> Iterator[Text]:
    yield _WINDOW.format(first=lent.window.first.label, last=lent.window.last.label)
    if lent.design is not None:
        yield _WORDS.format(words=lent.design.least_words)
    if lent.mandatory is not None:
        yield _FILLED


def _marked(part: V, code: str) -> V:
    """The part with every source in it marked as our reading; one that was so already keeps its own assumption."""
    value: Any = part
    kind: Any = value.__class__
    if isinstance(value, Source):
        is_ours = value.confidence is Confidence.C
        value = value if is_ours else evolve(value, confidence=Confidence.C, assumption=code)
    elif is_object(value):
        value = FrozenDict({key: _marked(item, code) for key, item in value.items()})
    elif is_tuple(value):
        value = tuple(_marked(item, code) for item in value)
    elif has(kind):
        entries = {one.name: getattr(value, one.name) for one in fields(kind)}
        changed = {name: marked for name, item in entries.items() if (marked := _marked(item, code)) != item}
        value = evolve(value, **changed) if changed else value
    return cast("V", value)


def _joined(name: str, own: Mapping[str, V], lent: Mapping[str, V]) -> FrozenDict[str, V]:
    once = Text("satu nama untuk satu teks", "one name for one text")
    clashes = [broken(f"{name}.{key}", key, once) for key, value in lent.items() if own.get(key, value) != value]
    if clashes:
        raise InvalidRulebook(clashes)
    return FrozenDict({**lent, **own})
