"""Scales: how a fact becomes a level.

Each is a pure function over its whole domain; a fact outside it is a problem. Each can put its own rule into words.
"""

from __future__ import annotations

from typing import Any, Final

from inovasi_daerah.problems import one_of, problem
from inovasi_daerah.reading.plain import is_object
from inovasi_daerah.reading.structure import Refused, accept, reader_of
from inovasi_daerah.rules.laws import RULE_OF_RULEBOOKS
from inovasi_daerah.rules.scales.base import Graded, Scale, ScaleKind
from inovasi_daerah.rules.scales.bases import Alternative, Bases
from inovasi_daerah.rules.scales.choices import Choice, ChoiceValue
from inovasi_daerah.rules.scales.inputs import Input, Options, Part, Several
from inovasi_daerah.rules.scales.numbers import Condition, Number
from inovasi_daerah.rules.scales.sets import Selection, Years
from inovasi_daerah.rules.scales.shares import Share

__all__ = (
    "Alternative",
    "Bases",
    "Choice",
    "ChoiceValue",
    "Condition",
    "Graded",
    "Input",
    "Number",
    "Options",
    "Part",
    "Scale",
    "ScaleKind",
    "Selection",
    "Several",
    "Share",
    "Years",
)

_CLASSES: Final[dict[ScaleKind, Any]] = {
    ScaleKind.CHOICE: Choice,
    ScaleKind.COUNT: Number,
    ScaleKind.PERCENTAGE: Number,
    ScaleKind.VALUE: Number,
    ScaleKind.DIFFERENCE: Number,
    ScaleKind.LATEST_YEARS: Number,
    ScaleKind.YEARS: Years,
    ScaleKind.SET: Selection,
    ScaleKind.SHARE: Share,
    ScaleKind.MONTHS: Number,
    ScaleKind.DAYS: Number,
    ScaleKind.BASES: Bases,
}
_BY_NAME: Final = {kind.value: scale for kind, scale in _CLASSES.items()}


def _read_scale(value: object, _: object = None) -> object:
    """A scale, of the class that its ``kind`` asks for."""
    kind = value.get("kind") if is_object(value) else None
    scale = _BY_NAME.get(kind) if isinstance(kind, str) else None
    if scale is None:
        expected = one_of(_BY_NAME, kind)
        raise Refused([problem("unknown_value", kind, expected, path="kind", reference=RULE_OF_RULEBOOKS)])
    return reader_of(scale)(value, scale)


accept(Scale, _read_scale)
