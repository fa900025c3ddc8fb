"""Reading a rulebook file: TOML in, a frozen Rulebook or every problem out."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from typing import Any, Final

from inovasi_daerah.editions.scales import RULE_OF_RULEBOOKS
from inovasi_daerah.editions.types import Rulebook
from inovasi_daerah.errors import InvalidRulebook
from inovasi_daerah.labels import Text
from inovasi_daerah.structuring import problem, read

_MAX_BYTES: Final = 4 * 1024 * 1024
_SCOPES: Final = ("government", "innovation")


def parse_rulebook(content: bytes) -> dict[str, Any]:
    """The tables of a rulebook file, decimals exact.

    Raises:
        InvalidRulebook: for anything but a whole TOML file of at most 4 MiB.
    """
    if len(content) > _MAX_BYTES:
        raise _unreadable("too_large", len(content), Text("paling besar 4 MiB", "at most 4 MiB"))
    try:
        return tomllib.loads(content.decode("utf-8"), parse_float=_decimal)
    except UnicodeDecodeError as error:
        raise _unreadable("not_utf8", f"byte {error.start}", Text("teks UTF-8", "UTF-8 text")) from None
    except tomllib.TOMLDecodeError as error:
        raise _unreadable("not_toml", str(error), Text("TOML versi 1.0 yang utuh", "a whole TOML 1.0 file")) from None
    except RecursionError:
        raise _unreadable("too_deep", "", Text("TOML yang wajar kedalamannya", "TOML of sensible depth")) from None


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace("_", ""))


def _unreadable(code: str, value: object, expected: Text) -> InvalidRulebook:
    return InvalidRulebook([problem(code, value, expected, reference=RULE_OF_RULEBOOKS)])


def read_rulebook(tables: dict[str, Any]) -> Rulebook:
    """A rulebook from its tables.

    Raises:
        InvalidRulebook: with every problem, each with its path.
    """
    return read(_with_codes(tables), Rulebook, InvalidRulebook)


def _with_codes(tables: dict[str, Any]) -> dict[str, Any]:
    """The tables with each row's code, the key of its table, written into the row."""
    catalogue = tables.get("catalogue")
    if not isinstance(catalogue, dict):
        return tables
    named = {name: _coded(part) if name in _SCOPES else part for name, part in catalogue.items()}
    return {**tables, "catalogue": named}


def _coded(part: object) -> object:
    rows = part.get("rows") if isinstance(part, dict) else None
    if not isinstance(part, dict) or not isinstance(rows, dict):
        return part
    coded = {code: {"code": code, **row} if isinstance(row, dict) else row for code, row in rows.items()}
    return {**part, "rows": coded}
