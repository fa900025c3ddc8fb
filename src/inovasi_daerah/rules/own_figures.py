"""Figures that a file changes without a source of its own: marked, so that no score cites another's text for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from inovasi_daerah.reading.plain import is_list, is_object
from inovasi_daerah.references import Confidence

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

OWN_FIGURE: Final = "own-figure"
"""The code of the assumption that a figure without a source of its own is marked with."""
_ASSUMPTION: Final = {
    "text": {
        "id": "Angka yang diubah berkas buku aturan ini; rujukan di sampingnya masih milik edisi dasarnya.",
        "en": "Figures that this rulebook's file changes; the reference beside them is still the extended edition's.",
    },
    "reason": {
        "id": "Berkas itu tidak menyebut sumbernya sendiri.",
        "en": "The file names no source of its own for them.",
    },
}
_OF_WEIGHT: Final = ("weight", "levels")
_OF_ROW: Final = {"mandatory": "mandatory", "scale": "fact"}
"""The other entries of a row that decide points, and what their source is called in its part."""


def with_own_figures(base: Mapping[str, Any], own: Mapping[str, Any], merged: dict[str, Any]) -> dict[str, Any]:
    """The tables, ``own`` laid over ``base``, with every figure marked that only the base has a source for."""
    marked = _marked(base, own, merged)
    for scope, part in _table(own, "catalogue").items():
        before, whole = _table(_table(base, "catalogue"), scope), _table(marked["catalogue"], scope)
        rows = {
            code: _marked_row(
                whole["rows"][code],
                [name for name in row if _table(_table(before, "rows"), code).get(name) != whole["rows"][code][name]],
                _table(whole, "sources"),
                _table(part, "sources"),
                has_source="source" in row,
            )
            for code, row in _table(part, "rows").items()
            if is_object(row)
        }
        if rows:
            marked["catalogue"] = {**marked["catalogue"], scope: {**whole, "rows": {**whole["rows"], **rows}}}
    if marked == merged:
        return merged
    return {**marked, "assumptions": {OWN_FIGURE: _ASSUMPTION, **_table(marked, "assumptions")}}


def _marked(base: Mapping[str, Any], own: Mapping[str, Any], merged: Mapping[str, Any]) -> dict[str, Any]:
    """A copy of the tables, in which those have an uncertain source that changed and have none of their own."""
    found = dict(merged)
    for name, table in own.items():
        if is_object(table):
            found[name] = _marked(_table(base, name), table, merged[name])
    changed = any(not is_object(value) and base.get(name) != value for name, value in own.items())
    if changed and "source" not in own and is_object(base.get("source")):
        found["source"] = _uncertain(base["source"])
    return found


def _marked_row(
    row: Mapping[str, Any], changed: list[str], sources: Mapping[str, Any], named: Collection[str], *, has_source: bool
) -> dict[str, Any]:
    """A row with what changed in it marked.

    Args:
        sources: those of its part, which it has unless it has one of its own.
        named: which of them the file names itself.
        has_source: whether the file gives the row a source of its own.
    """
    found = dict(row)
    inherited = row.get("source", sources.get("weight"))
    unsourced = [name for name in _OF_WEIGHT if name in changed and name not in named]
    if unsourced and not has_source and is_object(inherited):
        found["source"] = _uncertain(inherited)
    if any(name in changed and called not in named for name, called in _OF_ROW.items()):
        known = row.get("assumptions", [])
        found["assumptions"] = [*known, OWN_FIGURE] if is_list(known) else known
    return found


def _uncertain(source: Mapping[str, Any]) -> dict[str, Any]:
    return {**source, "confidence": Confidence.C.value, "assumption": OWN_FIGURE}


def _table(tables: object, name: str) -> Mapping[str, Any]:
    found = tables.get(name) if is_object(tables) else None
    return found if is_object(found) else {}
