"""Innovations: the profile of one innovation in one year's report, and the vocabularies of that profile."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Final

from attrs import field

from inovasi_daerah.domain.affairs import AffairCode
from inovasi_daerah.domain.claims import Claim
from inovasi_daerah.frozen import FrozenDict, frozen
from inovasi_daerah.problems import problem
from inovasi_daerah.reading.checks import Checked, Entry, rule
from inovasi_daerah.reading.plain import is_tuple
from inovasi_daerah.reading.structure import Plain
from inovasi_daerah.reading.validators import (
    Line,
    NotNegative,
    Prose,
    duplicates,
    integer,
    listed,
    mapped,
)
from inovasi_daerah.report.layout import brief
from inovasi_daerah.text import Lang, Term, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from inovasi_daerah.problems import Problem

MOST_WORDS: Final = 10_000_000
SPACES: Final = (
    "\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
"""The 25 characters with the property White_Space in Unicode; ``str.split`` knows four more."""
_RUN: Final = re.compile(f"[^{SPACES}]+")
_BOUNDS: Final = (Decimal(90), Decimal(180))


class Stage(Term):
    """The stages (*tahapan*) of PP 38/2017."""

    INITIATIVE = "inisiatif", "Inisiatif", "Initiative"
    TRIAL = "uji_coba", "Uji Coba", "Trial"
    APPLICATION = "penerapan", "Penerapan", "Application"


class Form(Term):
    """The forms (*bentuk*) of PP 38/2017, articles 4-5."""

    GOVERNANCE = "tata_kelola", "Inovasi tata kelola pemerintahan daerah", "Innovation in regional governance"
    PUBLIC_SERVICE = "pelayanan_publik", "Inovasi pelayanan publik", "Innovation in public service"
    OTHER = (
        "lainnya",
        "Inovasi daerah lainnya sesuai urusan pemerintahan yang menjadi kewenangan daerah",
        "Other innovation within the affairs of the region",
    )


class Kind(Term):
    """The kinds (*jenis*) of the reporting form."""

    DIGITAL = "digital", "Digital", "Digital"
    NON_DIGITAL = "non_digital", "Non Digital", "Non-digital"
    TECHNOLOGY = "teknologi", "Teknologi", "Technology"


class Initiator(Term):
    """Who began it, PP 38/2017, article 7."""

    HEAD = "kepala_daerah", "Kepala daerah", "Head of the region"
    COUNCIL_MEMBER = "anggota_dprd", "Anggota DPRD", "Member of the regional council"
    CIVIL_SERVANT = "asn", "ASN", "Civil servant"
    AGENCY = "perangkat_daerah", "Perangkat daerah", "Agency"
    CITIZEN = "masyarakat", "Anggota masyarakat", "Member of the public"


class Classification(Term):
    """Whose innovation it is (*klasifikasi*)."""

    AGENCY = "perangkat_daerah", "Perangkat daerah", "Agency"
    VILLAGE = "desa_dan_kelurahan", "Desa dan kelurahan", "Village or urban village"
    COMMUNITY = "masyarakat", "Masyarakat", "Community"


class Cluster(Term):
    """The PKPN clusters of 2026."""

    FOOD = "kedaulatan_pangan", "Kedaulatan pangan", "Food sovereignty"
    ENERGY_AND_WATER = "kemandirian_energi_dan_air", "Kemandirian energi dan air", "Energy and water independence"
    EDUCATION = "pendidikan", "Pendidikan", "Education"
    HEALTH = "kesehatan", "Kesehatan", "Health"
    INDUSTRY = "hilirisasi_dan_industrialisasi", "Hilirisasi dan industrialisasi", "Downstreaming and industry"
    HOUSING_AND_RESILIENCE = (
        "infrastruktur_perumahan_dan_ketahanan_bencana",
        "Infrastruktur perumahan dan ketahanan bencana",
        "Housing infrastructure and disaster resilience",
    )
    PEOPLES_ECONOMY = "ekonomi_kerakyatan_dan_desa", "Ekonomi kerakyatan dan desa", "People's and village economy"
    POVERTY = "penurunan_kemiskinan", "Penurunan kemiskinan", "Reducing poverty"
    NONE = "non_pkpn", "Non PKPN", "Outside PKPN"


def _is_no_number(value: object) -> bool:
    return type(value) is not Decimal or value.is_nan()


def _coordinates(value: object) -> Sequence[Problem]:
    wanted = Text(
        '["lintang", "bujur"] sebagai teks desimal, -90 sampai 90 dan -180 sampai 180',
        '["latitude", "longitude"] as decimal texts, -90 to 90 and -180 to 180',
    )
    if not is_tuple(value) or len(value) != len(_BOUNDS) or any(map(_is_no_number, value)):
        return (problem("bad_form", value, wanted),)
    for position, (item, bound) in enumerate(zip(value, _BOUNDS, strict=True)):
        if not -bound <= item <= bound:
            return (problem("out_of_range", item, wanted, path=f"[{position}]"),)
    return ()


def count_words(text: str) -> int:
    """The words of a design: runs of non-space characters that hold a letter or a digit.

    Spaces are the characters of ``SPACES``; letters those of a category L of Unicode, digits those of Nd. Source: the
    assumption ``words`` of the rulebooks.

    >>> count_words("Lima langkah - menjadi 3 ...")
    4
    """
    return sum(1 for run in _RUN.findall(text) if any(map(_is_of_words, run)))


def _is_of_words(character: str) -> bool:
    return character.isalpha() or character.isdecimal()


@frozen(repr=False)
class Innovation(Checked):
    """What is reported of one innovation in one year.

    Attributes:
        id: its name within the submission.
        affair: code of the main affair; ``touching_affairs`` are the others it reaches.
        applied_on: the day it was first applied (*waktu penerapan*).
        developed_on: the day of its latest development (*pengembangan*); ``development`` is the account of it.
        design: the *rancang bangun*; ``design_words`` is its length in words where the text may not be handed on.
        asta_cita: 1-8.
        pkpn: the PKPN cluster.
        coordinates: latitude and longitude in degrees.
        previous: id of the same innovation in last year's submission.
        reported_maturity: the maturity some other system computed; kept, never used.
        claims: by indicator code; an indicator without a claim was not reported.
        extra: kept verbatim, never read.
    """

    id: Line
    name: Line
    stage: Stage
    affair: AffairCode
    claims: FrozenDict[str, Claim] = field(converter=mapped)
    agency: Line | None = None
    form: Form | None = None
    kind: Kind | None = None
    initiator: Initiator | None = None
    klasifikasi: Classification | None = None
    touching_affairs: tuple[AffairCode, ...] = field(default=(), converter=listed)
    initiated_on: date | None = None
    trialled_on: date | None = None
    applied_on: date | None = None
    developed_on: date | None = None
    development: Prose | None = None
    design: Prose | None = None
    design_words: Annotated[int, integer(0, MOST_WORDS)] | None = None
    asta_cita: Annotated[int, integer(1, 8)] | None = None
    pkpn: Cluster | None = None
    coordinates: Annotated[tuple[Decimal, ...], Entry(_coordinates)] | None = None
    previous: Line | None = None
    reported_maturity: NotNegative | None = None
    extra: Plain | None = field(default=None, hash=False)

    def __repr__(self) -> str:
        return f"<Innovation {brief(self.id)}: {brief(self.name)}>"

    @rule("touching_affairs[]")
    def _each_affair_once(self) -> Iterable[Problem]:
        return duplicates("touching_affairs", self.touching_affairs, "duplicate_item")

    @rule("design", "design_words")
    def _words_of_the_design(self) -> Iterator[Problem]:
        if self.design is not None and self.design_words is not None:
            words = count_words(self.design)
            if words != self.design_words:
                wanted = Text(f"{words}, jumlah kata dalam design", f"{words}, the words of the design")
                yield problem("conflict", self.design_words, wanted, path="design_words")

    @property
    def words(self) -> int | None:
        """The length of the design in words; None where neither the text nor its length was given."""
        return self.design_words if self.design is None else count_words(self.design)

    def label(self, lang: Lang = "id") -> str:  # noqa: ARG002 - a name is the same in every language
        """Its name."""
        return self.name
