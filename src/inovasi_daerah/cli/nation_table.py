"""The result of ``nation`` as people read it: by kind of region, the best first, within 100 columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from inovasi_daerah.domain.regions import RegionKind
from inovasi_daerah.report.layout import WIDTH, beginning, columns, plain, to_left, to_right
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from inovasi_daerah.files.writing import Line
    from inovasi_daerah.nation import Batch
    from inovasi_daerah.text import Lang

_HEADS: Final = {
    "region": Text("daerah", "region"),
    "name": Text("nama", "name"),
    "kind": Text("jenis", "kind"),
    "year": Text("tahun", "year"),
    "rulebook": Text("edisi", "edition"),
    "rank": Text("peringkat", "rank"),
    "index": Text("indeks", "index"),
    "predicate": Text("predikat", "predicate"),
    "counted": Text("inovasi", "innovations"),
}
_TO_THE_RIGHT: Final = ("index", "counted")
_CUT: Final = ("name", "predicate")
"""Names of regions and of predicates may be long, the first to give way first."""
_LEAST: Final = 12
_MARK: Final = "..."
_GAP: Final = "  "
_RANKED: Final = Text("{rank} dari {among}", "{rank} of {among}")
_KINDS: Final = {kind.value: kind.text for kind in RegionKind}
_ORDER: Final = tuple(_KINDS)


def as_table(batch: Batch, lang: Lang) -> str:
    """A line for each region, with its edition where there is more than one, or else with its year."""
    left_out = _left_out(batch)
    shown = [name for name in _HEADS if name not in left_out]
    lines = [_cells(line, batch, lang) for line in sorted(batch.lines, key=_place)]
    table = [{name: head.say(lang) for name, head in _HEADS.items()}, *lines]
    widths = {name: max(columns(cells[name]) for cells in table) for name in shown}
    for name in _CUT:
        too_wide = sum(widths.values()) + len(_GAP) * (len(shown) - 1) - WIDTH
        widths[name] = min(widths[name], max(widths[name] - max(too_wide, 0), _LEAST))
    rows = (_GAP.join(_fitted(cells[name], name, widths[name]) for name in shown).rstrip() for cells in table)
    return "".join(f"{row}\n" for row in rows)


def _left_out(batch: Batch) -> tuple[str, ...]:
    """What needs no column: every line says the same, or the edition of the year says it too."""
    if len({line["rulebook"] for line in batch.lines}) > 1:
        return ("year",)
    return ("rulebook",) if len({line["year"] for line in batch.lines}) > 1 else ("year", "rulebook")


def _place(line: Line) -> tuple[Any, ...]:
    """Ranks are taken within a kind, of one year under one edition."""
    return _ORDER.index(line["kind"]), line["year"], line["rulebook"], line["rank"], line["region"]


def _cells(line: Line, batch: Batch, lang: Lang) -> dict[str, str]:
    words = {
        "kind": _KINDS[line["kind"]].say(lang),
        "rank": _RANKED.format(rank=line["rank"], among=line["among"]).say(lang),
        "predicate": batch.predicates[line["rulebook"], line["predicate"]].say(lang),
    }
    return {name: plain(words.get(name, str(line[name]))) for name in _HEADS}


def _fitted(cell: str, name: str, width: int) -> str:
    text = cell if columns(cell) <= width else beginning(cell, width - len(_MARK)) + _MARK
    return to_right(text, width) if name in _TO_THE_RIGHT else to_left(text, width)
