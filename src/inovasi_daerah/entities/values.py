"""Validators of numbers and of texts in two languages, shared by the entities around the index."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from inovasi_daerah.entities.fields import line, validator
from inovasi_daerah.labels import Text
from inovasi_daerah.structuring import FrozenDict, problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from inovasi_daerah.entities.fields import Validator
    from inovasi_daerah.errors import Problem


def _decimal(wanted: Text, fits: Callable[[Decimal], bool]) -> Validator:
    def check(value: object) -> Problem | None:
        if type(value) is not Decimal or not value.is_finite():
            return problem("wrong_type", value, wanted)
        return None if fits(value) else problem("out_of_range", value, wanted)

    return validator(check)


number: Final = _decimal(Text("bilangan desimal", "a decimal number"), lambda _: True)
"""A finite Decimal."""
positive: Final = _decimal(Text("bilangan lebih dari 0", "a number above 0"), lambda value: value > 0)
"""A Decimal above 0."""
not_negative: Final = _decimal(Text("bilangan, paling kecil 0", "a number, at least 0"), lambda value: value >= 0)
"""A Decimal of 0 and above."""
share: Final = _decimal(
    Text("bagian lebih dari 0 sampai 1", "a share above 0, up to 1"), lambda value: 0 < value <= Fraction(1)
)
"""A Decimal above 0 and up to 1."""


def both_languages(_: object, attribute: Any, value: Any) -> None:
    """The value is a Text with a line in each language."""
    _is_text(_, attribute, value)
    if isinstance(value, Text):
        line(_, attribute, value.id)
        line(_, attribute, value.en)


_WANTED: Final = Text("teks dalam dua bahasa, id dan en", "a text in two languages, id and en")
_is_text: Final = validator(lambda value: None if type(value) is Text else problem("wrong_type", value, _WANTED))


def mapped(items: Mapping[Any, Any]) -> FrozenDict[Any, Any]:
    """A mapping as it is kept: frozen."""
    return FrozenDict(items)
