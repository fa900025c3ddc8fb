"""The table of regions, read on first use."""

from __future__ import annotations

import csv
import re
import tomllib
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, cast

from inovasi_daerah.frozen import frozen
from inovasi_daerah.problems import InvalidInput
from inovasi_daerah.reading.contents import PACKAGE
from inovasi_daerah.reading.structure import read
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

_DESIGNATION: Final = re.compile(r"^(Kabupaten Administrasi|Kota Administrasi|Kabupaten|Kota) ")


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
