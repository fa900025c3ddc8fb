"""The canonical form of a value: plain data, one JSON text for it, and the digest of that text."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from decimal import Decimal
from enum import Enum
from inspect import isabstract
from typing import TYPE_CHECKING, Annotated, Any, cast, get_args, get_origin

from cattrs import Converter

from inovasi_daerah.frozen import FrozenDict
from inovasi_daerah.reading.plain import RawNumber

if TYPE_CHECKING:
    from collections.abc import Callable

_CONVERTER = Converter(omit_if_default=True)
_CONVERTER.register_unstructure_hook(Decimal, lambda value: format(value, "f"))
_CONVERTER.register_unstructure_hook(date, date.isoformat)
_CONVERTER.register_unstructure_hook(RawNumber, lambda value: value)
_CONVERTER.register_unstructure_hook_func(
    lambda kind: isinstance(kind, type) and issubclass(kind, Enum), lambda member: member.value
)
_CONVERTER.register_unstructure_hook_func(
    lambda kind: issubclass(_class_of(kind), tuple), lambda items: [plain(item) for item in items]
)
_CONVERTER.register_unstructure_hook_func(
    lambda kind: issubclass(_class_of(kind), FrozenDict),
    lambda items: {key: plain(item) for key, item in items.items()},
)
_CONVERTER.register_unstructure_hook_func(isabstract, _CONVERTER.unstructure)


def _class_of(kind: Any) -> type[Any]:
    """The class that a type of a field is made of, without its arguments and annotations."""
    bare = get_args(kind)[0] if get_origin(kind) is Annotated else kind
    found = get_origin(bare) or bare
    return found if isinstance(found, type) else object


def written_as(kind: type[Any], hook: Callable[[Any], object]) -> None:
    """Write values of ``kind`` as ``hook`` gives them."""
    _CONVERTER.register_unstructure_hook(kind, hook)


def plain(value: object) -> Any:
    """``value`` as JSON data: decimals and dates as text, terms by their wire value, defaults left out."""
    return _CONVERTER.unstructure(value)


def as_mapping(value: object) -> dict[str, Any]:
    """A frozen value as a JSON object."""
    return cast("dict[str, Any]", plain(value))


def canonical_json(data: object) -> str:
    """The one JSON text of ``data``: keys sorted, no spaces, UTF-8 characters as they are.

    >>> canonical_json({"b": 1, "a": ["é"]})
    '{"a":["é"],"b":1}'
    """
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def digest(data: object) -> str:
    """SHA-256 of the canonical JSON text, as ``"sha256:<64 hex digits>"``."""
    return f"sha256:{hashlib.sha256(canonical_json(data).encode()).hexdigest()}"
