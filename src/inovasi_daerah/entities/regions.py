"""Regions (*daerah*): known by their code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from inovasi_daerah.canonical import written_as
from inovasi_daerah.entities.fields import validator
from inovasi_daerah.labels import Term, Text
from inovasi_daerah.structuring import Refused, accept, problem

if TYPE_CHECKING:
    from inovasi_daerah.errors import Problem

_CODE: Final = re.compile(r"[1-9][0-9](\.[0-9]{2})?", re.ASCII)
_CITY_FROM: Final = 71
_FORM: Final = Text(
    'kode daerah dalam tanda kutip: "NN" provinsi, "NN.NN" kabupaten/kota',
    'the code of a region in quotes: "NN" province, "NN.NN" regency or city',
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


def _code(value: object) -> Problem | None:
    if type(value) is not str:
        return problem("wrong_type", value, _FORM, reference=CODE_RULE)
    return None if _CODE.fullmatch(value) else problem("bad_form", value, _FORM, reference=CODE_RULE)


@frozen
class Region:
    """One region by its code: ``NN`` for a province, ``NN.NN`` for a regency or a city.

    >>> Region("35.79").kind
    RegionKind.CITY
    """

    code: str = field(validator=validator(_code))

    @property
    def kind(self) -> RegionKind:
        """Read off the code: a second pair of 71 and above is a city."""
        second = self.code[3:]
        if not second:
            return RegionKind.PROVINCE
        return RegionKind.CITY if int(second) >= _CITY_FROM else RegionKind.REGENCY

    def __str__(self) -> str:
        return self.code


def _read_region(value: object, _: object = None) -> Region:
    if type(value) is Region:
        return value
    found = _code(value)
    if found is not None:
        raise Refused([found])
    return Region(str(value))


accept(Region, _read_region)
written_as(Region, str)
