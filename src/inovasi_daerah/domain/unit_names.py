"""What a unit probably is, by its name. A guess, to be marked as one wherever it is shown."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from inovasi_daerah.domain.agencies import AgencyKind

_WORD: Final = re.compile(r"\w+")
_INSIDE_A_UNIT: Final = frozenset({AgencyKind.HEALTH_CENTRE, AgencyKind.HOSPITAL})
_BEGINNINGS: Final = (
    ("cabang dinas", AgencyKind.BRANCH),
    ("sekretariat dprd", AgencyKind.COUNCIL_SECRETARIAT),
    ("sekretariat dewan perwakilan rakyat daerah", AgencyKind.COUNCIL_SECRETARIAT),
    ("sekretariat daerah", AgencyKind.REGIONAL_SECRETARIAT),
    ("inspektorat", AgencyKind.INSPECTORATE),
    ("dinas", AgencyKind.SERVICE),
    ("badan", AgencyKind.BOARD),
    ("kecamatan", AgencyKind.DISTRICT),
    ("kelurahan", AgencyKind.URBAN_VILLAGE),
    ("desa", AgencyKind.VILLAGE),
    ("bagian", AgencyKind.SECTION),
    ("biro", AgencyKind.BUREAU),
    ("puskesmas", AgencyKind.HEALTH_CENTRE),
    ("pusat kesehatan masyarakat", AgencyKind.HEALTH_CENTRE),
    ("rumah sakit", AgencyKind.HOSPITAL),
    ("perumda", AgencyKind.ENTERPRISE),
    ("perusahaan umum daerah", AgencyKind.ENTERPRISE),
    ("bumd", AgencyKind.ENTERPRISE),
)
_FIRST_WORDS: Final = re.compile(r"(?:rsud|rsu|rsj|rs)\b")
_SCHOOLS: Final = re.compile(r"(?:sekolah|(?:sma|smk|smp|slb|sdlb|sd|tk|paud)(?:n|s|negeri)?)\b")
_UNIT: Final = re.compile(r"(?:upt|uptd|uptb)\b ?")


@lru_cache(maxsize=4096)
def guess_kind(name: str) -> AgencyKind | None:
    """The kind of unit that a name indicates; None where it indicates none.

    >>> [guess_kind(name).label() for name in ("UPT SMKN 2", "RSUD Contoh", "Cabang Dinas Pendidikan", "UPT Pasar")]
    ['Sekolah', 'RSUD', 'Cabang Dinas', 'UPTD']
    >>> guess_kind("Satuan Polisi Pamong Praja") is None
    True
    """
    words = " ".join(_WORD.findall(name.casefold()))
    inner = _UNIT.sub("", words, count=1) if _UNIT.match(words) else words
    if _SCHOOLS.match(inner):
        return AgencyKind.SCHOOL
    if _FIRST_WORDS.match(inner):
        return AgencyKind.HOSPITAL
    for beginning, kind in _BEGINNINGS:
        if re.match(rf"{beginning}\b", inner) and (inner is words or kind in _INSIDE_A_UNIT):
            return kind
    return None if inner is words else AgencyKind.TECHNICAL_UNIT
