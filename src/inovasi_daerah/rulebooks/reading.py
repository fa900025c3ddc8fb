"""Reading a rulebook file: TOML in, a frozen Rulebook or every problem out."""

from __future__ import annotations

from typing import Any, Final

from inovasi_daerah.errors import InvalidRulebook
from inovasi_daerah.rulebooks.scales import RULE_OF_RULEBOOKS
from inovasi_daerah.rulebooks.types import Rulebook
from inovasi_daerah.strict_toml import parse_toml
from inovasi_daerah.structuring import read

_SCOPES: Final = ("government", "innovation")


def parse_rulebook(content: bytes) -> dict[str, Any]:
    """The tables of a rulebook file, decimals exact.

    Raises:
        InvalidRulebook: for anything but a whole TOML file of at most 4 MiB.
    """
    return parse_toml(content, InvalidRulebook, RULE_OF_RULEBOOKS)


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
