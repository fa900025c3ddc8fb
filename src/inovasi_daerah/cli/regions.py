"""``inovasi-daerah regions``: the regions of a code or a name, and the nearest where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from inovasi_daerah.cli.codes import DONE
from inovasi_daerah.cli.terminal import show
from inovasi_daerah.domain.region_table import lists_of_tertinggal
from inovasi_daerah.domain.regions import CODE_RULE, Region, UnknownRegion, find_regions
from inovasi_daerah.problems import InvalidInput, problem
from inovasi_daerah.reading.strict_json import write_json
from inovasi_daerah.report.layout import wrapped
from inovasi_daerah.text import Lang, Text, same

if TYPE_CHECKING:
    import argparse


_TERTINGGAL: Final = Text("daerah tertinggal {years}", "disadvantaged region {years}")
_NO_GOVERNMENT: Final = Text("wilayah administrasi, bukan pemerintah daerah", "administrative unit, no government")
_NO_NAME: Final = Text("kode atau nama daerah", "the code or the name of a region")
_NEAREST: Final = Text("kode atau nama daerah; maksudnya {near}?", "a region's code or name; did you mean {near}?")


def add_regions(one: argparse.ArgumentParser) -> None:
    """The command and its argument."""
    one.add_argument("query", metavar="QUERY", nargs="+", help='code or name, such as 35.79 or "kota batu"')
    one.set_defaults(run=_regions)


def _regions(options: argparse.Namespace) -> int:
    query = " ".join(options.query)
    try:
        found = find_regions(query)
    except UnknownRegion as unknown:
        near = same("; ".join(f'"{one.code}" ({one.name})' for one in unknown.suggestions))
        expected = _NEAREST.format(near=near) if unknown.suggestions else _NO_NAME
        raise InvalidInput([problem("unknown_region", query, expected, path="QUERY", reference=CODE_RULE)]) from None
    if options.json:
        show(write_json({"query": query, "regions": [_as_data(one) for one in found]}))
    else:
        lines = (line for one in found for line in wrapped(_line(one, options.lang), 0, 7))
        show("".join(f"{line}\n" for line in lines))
    return DONE


def _as_data(region: Region) -> dict[str, Any]:
    return {
        "code": region.code,
        "name": region.name,
        "kind": region.kind.value,
        "autonomous": region.autonomous,
        "parent": region.parent.code if region.parent else None,
        **{f"tertinggal_{one.first_year}_{one.last_year}": region.code in one.codes for one in lists_of_tertinggal()},
    }


def _line(region: Region, lang: Lang) -> str:
    notes = [region.kind.label(lang)]
    if region.parent:
        notes.append(region.parent.name)
    if not region.autonomous:
        notes.append(_NO_GOVERNMENT.say(lang))
    listed = [one for one in lists_of_tertinggal() if region.code in one.codes]
    notes += [_TERTINGGAL.format(years=f"{one.first_year}-{one.last_year}").say(lang) for one in listed]
    return f"{region.code:<7}{region.name} ({'; '.join(notes)})"
