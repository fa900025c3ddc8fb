"""How the fact of an indicator is written in a file, made from its scale."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final, cast

from inovasi_daerah.exact import EXACT
from inovasi_daerah.rules.levels import LEVELS
from inovasi_daerah.rules.scales import Bases, Choice, Selection, Share, Years
from inovasi_daerah.text import LANGS, Text, joined, same

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from inovasi_daerah.rules.scales import Number, Scale

_HALF: Final = Decimal("0.50")
_LABELLED: Final = same("{label}: {form}")
_ALL: Final = Text("{form}, yang berlaku saja ({members})", "{form}, those that apply ({members})")
_COUNT: Final = Text("atau banyaknya: {form}", "or how many: {form}")
_YEARS: Final = Text("{form}, tahun yang berlaku saja", "{form}, those years that apply")
_PAIR: Final = Text("atau kedua bilangannya: {form}", "or the two numbers: {form}")


def forms_of_facts(scale: Scale, year: int, mark: Callable[[str], str] = str) -> Iterator[Text]:
    """Every form that a fact of ``scale`` may have in assessment year ``year``: an example, and what it means.

    Args:
        mark: how what is written literally is marked; by default it is not.

    >>> from inovasi_daerah.rules.library import rulebook
    >>> row = rulebook("iid-2026").catalogue.innovation.rows["anggaran"]
    >>> [form.say("en") for form in forms_of_facts(row.scale, 2026)]
    ['"fact": [2024, 2025, 2026], those years that apply']
    """
    if isinstance(scale, Bases):
        for key, basis in scale.bases.items():
            yield _LABELLED.format(label=basis.label, form=_number(basis.scale, mark, basis=key))
    elif isinstance(scale, Choice):
        for value, meaning in scale.values.items():
            yield _LABELLED.format(label=meaning.label, form=_code(value, mark))
    elif isinstance(scale, Years):
        yield _YEARS.format(form=_code(sorted(year - before for before in scale.window), mark))
    elif isinstance(scale, Selection):
        members = (same(f"{key}: {{label}}").format(label=label) for key, label in scale.members.items())
        yield _ALL.format(form=_code(list(scale.members), mark), members=joined("; ", members))
        if scale.countable:
            yield _COUNT.format(form=_code(len(scale.members), mark))
    elif isinstance(scale, Share):
        yield _number(scale.percentage, mark)
        yield _PAIR.format(form=_code({scale.whole_key: 40, scale.part_key: 38}, mark))
        yield _LABELLED.format(label=scale.none_label, form=_code(scale.none, mark))
    else:
        yield _number(cast("Number", scale), mark)


def _number(scale: Number, mark: Callable[[str], str], **basis: str) -> Text:
    """An example near the threshold of the highest level, and the domain."""
    bound = next(bound for level in reversed(LEVELS) if (bound := scale.steps[level].bound) is not None)
    example = _code(_figure(bound, scale), mark, **basis)
    return same("{form}, {domain}").format(form=example, domain=_marked(scale.domain(), mark))


def _figure(bound: Decimal, scale: Number) -> int | str:
    if scale.whole:
        return int(bound)
    return format(EXACT.add(bound, _HALF) if bound == int(bound) else bound, "f")


def _marked(words: Text, mark: Callable[[str], str]) -> Text:
    """The words with what stands in quotes marked, so that the quotes stay as a file has them."""
    return Text(*(re.sub(r'"[^"]*"', lambda found: mark(found[0]), words.say(lang)) for lang in LANGS))


def _code(fact: object, mark: Callable[[str], str], **basis: str) -> Text:
    pairs = json.dumps(basis | {"fact": fact}, ensure_ascii=False)
    return same(mark(pairs[1:-1]))
