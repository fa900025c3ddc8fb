"""The table of regions: read on first use, searched by code and by the names people write."""

from __future__ import annotations

import csv
import re
import tomllib
from collections import defaultdict
from difflib import get_close_matches
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, cast

from attrs import frozen

from inovasi_daerah.problems import InvalidInput
from inovasi_daerah.reading.contents import PACKAGE
from inovasi_daerah.reading.structure import read
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORD: Final = re.compile(r"[^\W_]+")
_LEADING: Final = {"kab": "kabupaten", "prov": "provinsi"}
_DESIGNATION: Final = re.compile(r"^(Kabupaten Administrasi|Kota Administrasi|Kabupaten|Kota) ")
_ALIASES: Final[dict[str, tuple[str, ...]]] = {
    "31": ("DKI Jakarta", "Jakarta"),
    "34": ("DI Yogyakarta", "DIY", "Yogyakarta"),
}
_CLOSE: Final = 0.7
_MOST_SUGGESTIONS: Final = 3
_LONGEST: Final = 200


@frozen
class RegionRecord:
    """One line of the table.

    Attributes:
        autonomous: whether it is a government; the six administrative units of Jakarta are none.
    """

    code: str
    name: str
    autonomous: bool

    @property
    def bare_name(self) -> str:
        """The name without *Kabupaten* or *Kota*."""
        return _DESIGNATION.sub("", self.name)

    @property
    def names(self) -> tuple[str, ...]:
        """Every way to write its name that is accepted on input."""
        if "." not in self.code:
            also = (f"Provinsi {self.name}", *_ALIASES.get(self.code, ()))
            return (self.name, *also, *(f"Provinsi {alias}" for alias in _ALIASES.get(self.code, ())))
        return (self.name, self.bare_name, self.name.replace(" Administrasi ", " "))


@cache
def table() -> Mapping[str, RegionRecord]:
    """Every region by its code, in the order of the codes."""
    lines = (PACKAGE / "domain" / "data" / "regions.csv").read_text("utf-8").splitlines()
    return MappingProxyType(
        {
            line["code"]: RegionRecord(
                code=line["code"],
                name=line["name"],
                autonomous=line["autonomous"] == "yes",
            )
            for line in csv.DictReader(lines)
        }
    )


@frozen
class Tertinggal:
    """The *daerah tertinggal* of some years, by code, and the decree that lists them."""

    first_year: int
    last_year: int
    title: Text
    codes: tuple[str, ...]

    def covers(self, year: object) -> bool:
        """Whether the list is for that year."""
        return year in range(self.first_year, self.last_year + 1)


@cache
def lists_of_tertinggal() -> tuple[Tertinggal, ...]:
    """Every known list, in the order of the file."""
    tables = tomllib.loads((PACKAGE / "domain" / "data" / "tertinggal.toml").read_text("utf-8"))
    kind: Any = tuple[Tertinggal, ...]
    return cast("tuple[Tertinggal, ...]", read(tables["lists"], kind, InvalidInput))


def _words(name: str) -> list[str]:
    words: list[str] = _WORD.findall(name.casefold())
    return [_LEADING.get(words[0], words[0]), *words[1:]] if words else []


def _normal(name: str) -> str:
    """A name without what people write differently: case, spaces, hyphens and dots, and a shortened first word."""
    return "".join(_words(name))


@cache
def _by_name() -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for record in table().values():
        for name in record.names:
            found[_normal(name)][record.code] = None
    return {name: tuple(codes) for name, codes in found.items()}


def codes_of(wanted: str) -> tuple[str, ...]:
    """The codes of the regions that bear exactly this code or name; several where the name is shared."""
    if len(wanted) > _LONGEST:
        return ()
    return (wanted,) if wanted in table() else _by_name().get(_normal(wanted), ())


def codes_with(words: str) -> tuple[str, ...]:
    """The codes of the regions whose name holds each of these words."""
    wanted = set(_words(words))
    return tuple(code for code, record in table().items() if wanted and wanted <= set(_words(record.name)))


def codes_near(wanted: str) -> tuple[str, ...]:
    """The codes of the regions whose code or name is most like ``wanted``, best first, at most three."""
    shortened = wanted[:_LONGEST]
    if shortened[:1].isdigit():
        return tuple(get_close_matches(shortened, table(), _MOST_SUGGESTIONS, _CLOSE))
    names = _by_name()
    close = get_close_matches(_normal(shortened), names, _MOST_SUGGESTIONS, _CLOSE)
    codes = dict.fromkeys(code for name in close for code in names[name])
    return tuple(codes)[:_MOST_SUGGESTIONS]
