"""Regions (*daerah*): known by their code; names are labels, and aliases on input."""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Final

from inovasi_daerah.arguments import expect
from inovasi_daerah.canonical import written_as
from inovasi_daerah.domain.region_names import codes_near, codes_of, codes_with
from inovasi_daerah.domain.region_table import RegionRecord, lists_of_tertinggal, table
from inovasi_daerah.frozen import frozen
from inovasi_daerah.problems import problem, shown
from inovasi_daerah.reading.checks import Checked, Entry
from inovasi_daerah.reading.structure import Refused, accept
from inovasi_daerah.reading.suggestions import suggesting
from inovasi_daerah.text import InovasiDaerahError, Lang, Term, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from inovasi_daerah.problems import Problem

_CODE: Final = re.compile(r"[1-9][0-9](\.[0-9]{2})?", re.ASCII)
_CITY_FROM: Final = 71
_FORM: Final = Text(
    'kode daerah dalam tanda kutip: "NN" provinsi, "NN.NN" kabupaten/kota',
    'the code of a region in quotes: "NN" province, "NN.NN" regency or city',
)
_MEANT: Final = Text("kode daerah; maksudnya {listed}?", "the code of a region; did you mean {listed}?")
_SEVERAL: Final = Text("satu daerah; nama ini milik {listed}", "one region; this is the name of {listed}")
_FOUR_DIGITS: Final = 4
_STATISTICS: Final = Text(
    "kode daerah dengan titik; empat angka dapat berarti kode BPS, atau kode tanpa titik: {listed}",
    "the code of a region with its dot; four digits may be a code of the statistics office (BPS), or a code without "
    "its dot: {listed}",
)
CODE_RULE: Final = Text(
    "kode wilayah administrasi pemerintahan, Kepmendagri 300.2.2-2138/2025",
    "codes of government areas, Kepmendagri 300.2.2-2138/2025",
)


class RegionKind(Term):
    """The three kinds of region; ranks are taken within one of them."""

    PROVINCE = "provinsi", "Provinsi", "Province"
    REGENCY = "kabupaten", "Kabupaten", "Regency"
    CITY = "kota", "Kota", "City"


def _code(value: object) -> Sequence[Problem]:
    if type(value) is not str:
        return (problem("wrong_type", value, suggesting(_FORM, value, _code_meant), reference=CODE_RULE),)
    if _CODE.fullmatch(value):
        return ()
    return (problem("bad_form", value, meant_region(value) or _FORM, reference=CODE_RULE),)


def _code_meant(text: str) -> str | None:
    """A code that was written without its quotes, with the zero that its number lost."""
    whole, point, part = text.partition(".")
    code = f"{whole}.{part:0<2}" if point else whole
    return code if _CODE.fullmatch(code) else None


def meant_region(wanted: str) -> Text | None:
    """The question whether the region of that name, or one that is near, was meant; None where none is near."""
    named = codes_of(wanted)
    codes = named or codes_near(wanted)
    if not codes:
        return None
    listed = _listed(Region(code) for code in codes)
    if len(wanted) == _FOUR_DIGITS and wanted.isdigit():
        return _STATISTICS.format(listed=listed)
    return (_SEVERAL if len(named) > 1 else _MEANT).format(listed=listed)


@frozen
class Region(Checked):
    """One region by its code: ``NN`` for a province, ``NN.NN`` for a regency or a city.

    Only the form of the code is checked; what the table knows of it is looked up when asked for, and asking it of a
    code that the table does not hold raises ``UnknownRegion``.

    >>> Region("35.79").kind
    RegionKind.CITY
    >>> Region("35.79").name
    'Kota Batu'
    """

    code: Annotated[str, Entry(_code)]

    @property
    def kind(self) -> RegionKind:
        """Read off the code, in which a second pair of 71 and above is a city."""
        second = self.code[3:]
        if not second:
            return RegionKind.PROVINCE
        return RegionKind.CITY if int(second) >= _CITY_FROM else RegionKind.REGENCY

    @property
    def parent(self) -> Region | None:
        """The province it lies in, read off the code; None for a province."""
        return Region(self.code[:2]) if self.code[2:] else None

    @property
    def record(self) -> RegionRecord:
        """Its line of the table."""
        found = table().get(self.code)
        if found is None:
            raise _unknown(self.code)
        return found

    @property
    def name(self) -> str:
        """The official name."""
        return self.record.name

    @property
    def autonomous(self) -> bool:
        """Whether it is a government, as all but the six administrative units of Jakarta are."""
        return self.record.autonomous

    def tertinggal(self, year: int) -> bool | None:
        """Whether it is a *daerah tertinggal* in ``year``; None where no list is known that covers the year.

        Known is the list of Perpres 63/2020, for 2020 to 2024.

        >>> Region("53.14").tertinggal(2024), Region("35.79").tertinggal(2024), Region("53.14").tertinggal(2026)
        (True, False, None)
        """
        known = next((one for one in lists_of_tertinggal() if one.covers(year)), None)
        return None if known is None else self.record.code in known.codes

    def label(self, lang: Lang = "id") -> str:  # noqa: ARG002 - a name is the same in every language
        """Its name."""
        return self.name

    def __str__(self) -> str:
        return self.code


class UnknownRegion(InovasiDaerahError):
    """No region of that code or name; ``suggestions`` holds the nearest, best first."""

    _said: Text = Text("daerah {wanted} tidak dikenal{near}", "there is no region {wanted}{near}")
    _near: Text = Text("; yang terdekat: {listed}", "; nearest: {listed}")

    def __init__(self, wanted: object, suggestions: tuple[Region, ...] = ()) -> None:
        self.wanted = wanted
        self.suggestions = suggestions
        near = self._near.format(listed=_listed(suggestions)) if suggestions else ""
        super().__init__(self._said.format(wanted=shown(wanted), near=near))

    def __reduce__(self) -> tuple[type[UnknownRegion], tuple[object, tuple[Region, ...]]]:
        return type(self), (self.wanted, self.suggestions)


class AmbiguousRegion(UnknownRegion):
    """Several regions bear that name; ``suggestions`` holds them all."""

    _said: Text = Text("{wanted} adalah nama beberapa daerah{near}", "{wanted} is the name of several regions{near}")
    _near: Text = Text(": {listed}", ": {listed}")


def _listed(found: Iterable[Region]) -> str:
    return "; ".join(f'"{one.code}" ({one.name})' for one in found)


def _regions(codes: Iterable[str]) -> tuple[Region, ...]:
    return tuple(regions()[code] for code in codes)


@cache
def regions() -> Mapping[str, Region]:
    """Every region by its code: 38 provinces, 416 regencies, 98 cities; 546 of the 552 are governments.

    >>> len(regions()), sum(region.autonomous for region in regions().values())
    (552, 546)
    """
    return MappingProxyType({code: Region(code) for code in table()})


def region(wanted: str) -> Region:
    """The region of a code, or of a name as people write it.

    >>> region("35.79").name
    'Kota Batu'
    >>> region("Kab. Rote-Ndao").code, region("DI Yogyakarta").code
    ('53.14', '34')

    Raises:
        UnknownRegion: naming the nearest.
        AmbiguousRegion: naming every region of that name.
    """
    expect(wanted, str, "wanted")
    found = _regions(codes_of(wanted))
    match found:
        case ():
            raise _unknown(wanted)
        case (only,):
            return only
        case _:
            raise AmbiguousRegion(wanted, found)


def find_regions(query: str) -> tuple[Region, ...]:
    """The regions of that code or name; where none bears it, those whose names hold every word of it.

    >>> [found.name for found in find_regions("Tegal")]
    ['Kabupaten Tegal', 'Kota Tegal']
    >>> [found.name for found in find_regions("jawa")]
    ['Jawa Barat', 'Jawa Tengah', 'Jawa Timur']

    Raises:
        UnknownRegion: naming the nearest, where there is none.
    """
    expect(query, str, "query")
    found = codes_of(query) or codes_with(query)
    if not found:
        raise _unknown(query)
    return _regions(found)


def _unknown(wanted: str) -> UnknownRegion:
    return UnknownRegion(wanted, _regions(codes_near(wanted)))


def government_problems(reporting: Region) -> Iterator[Problem]:
    """Why this region can't report: the table does not have it, or it is not a government."""
    record = table().get(reporting.code)
    if record is None:
        wanted = meant_region(reporting.code) or _FORM
        yield problem("unknown_region", reporting.code, wanted, path="region", reference=CODE_RULE)
    elif not record.autonomous:
        wanted = Text(
            f"pemerintah daerah; {record.name} adalah wilayah administrasi tanpa pemerintahan sendiri, "
            f'bagian dari provinsi "{reporting.parent}"',
            f"a regional government; {record.name} is an administrative unit without a government of its own, "
            f'a part of the province "{reporting.parent}"',
        )
        yield problem("not_a_government", reporting.code, wanted, path="region", reference=CODE_RULE)


def _read_region(value: object, _: object = None) -> Region:
    if type(value) is Region:
        return value
    found = _code(value)
    if found:
        raise Refused([*found])
    return Region(str(value))


accept(Region, _read_region)
written_as(Region, str)
