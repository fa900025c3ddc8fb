"""How the fact of an indicator is written in a file, made from its scale."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final, cast

from inovasi_daerah.editions.scales import Bases, Choice, Selection, Share, Years
from inovasi_daerah.errors import InvalidSubmission
from inovasi_daerah.labels import LANGS, Text, joined, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.editions.scales import Number, Scale

_HALF: Final = Decimal("0.50")
_LABELLED: Final = same("{label}: {form}")
_ALL: Final = Text("{form}, yang berlaku saja ({members})", "{form}, those that apply ({members})")
_COUNT: Final = Text("atau banyaknya: {form}", "or how many: {form}")
_YEARS: Final = Text("{form}, tahun yang berlaku saja", "{form}, those years that apply")
_PAIR: Final = Text("atau kedua bilangannya: {form}", "or the two numbers: {form}")


def written(scale: Scale, year: int) -> Text:
    """Every form that a fact of ``scale`` may have in assessment year ``year``, a line each."""
    return joined("<br>", _forms(scale, year))


def _forms(scale: Scale, year: int) -> Iterator[Text]:
    if isinstance(scale, Bases):
        for key, basis in scale.bases.items():
            yield _LABELLED.format(label=basis.label, form=_number(basis.scale, basis=key))
    elif isinstance(scale, Choice):
        for value, meaning in scale.values.items():
            yield _LABELLED.format(label=meaning.label, form=_code(value))
    elif isinstance(scale, Years):
        yield _YEARS.format(form=_code(sorted(year - before for before in scale.window)))
    elif isinstance(scale, Selection):
        members = (same(f"{key}: {{label}}").format(label=label) for key, label in scale.members.items())
        yield _ALL.format(form=_code(list(scale.members)), members=joined("; ", members))
        if scale.countable:
            yield _COUNT.format(form=_code(len(scale.members)))
    elif isinstance(scale, Share):
        yield _number(scale.percentage)
        yield _PAIR.format(form=_code({scale.whole_key: 40, scale.part_key: 38}))
        yield _LABELLED.format(label=scale.none_label, form=_code(scale.none))
    else:
        yield _number(cast("Number", scale))


def _number(scale: Number, **basis: str) -> Text:
    """An example near the threshold of the highest level, and the domain."""
    bound = next(one.bound for level, one in sorted(scale.steps.items(), reverse=True) if one.bound is not None)
    return same("{form}, {domain}").format(form=_code(_figure(bound, scale), **basis), domain=_domain(scale))


def _figure(bound: Decimal, scale: Number) -> int | str:
    if scale.whole:
        return int(bound)
    return format(bound + _HALF if bound == int(bound) else bound, "f")


def _domain(scale: Number) -> Text:
    """The domain as the scale itself says it to whoever writes no number at all."""
    try:
        scale.graded(None)
    except InvalidSubmission as invalid:
        return _as_code(invalid.problems[0].expected)
    raise AssertionError(scale)


def _as_code(words: Text) -> Text:
    """What stands in quotes as code, so that the quotes stay as a file has them."""
    return Text(*(re.sub(r'"[^"]*"', r"`\g<0>`", words.say(lang)) for lang in LANGS))


def _code(fact: object, **basis: str) -> Text:
    pairs = json.dumps(basis | {"fact": fact}, ensure_ascii=False)
    return same(f"`{pairs[1:-1]}`")
