"""Careers: one innovation through the years, under one id that stays."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from inovasi_daerah.domain.innovations import Form
from inovasi_daerah.problems import ABSENT, Problem
from inovasi_daerah.programmes.checklists import Checklist
from inovasi_daerah.programmes.policies import LegalInstrument, Protection, highest, protection
from inovasi_daerah.reading.lists import duplicates, each, listed
from inovasi_daerah.reading.structure import Consistent, Plain, is_tuple, problem
from inovasi_daerah.reading.validators import instance_of, items_of, line, prose, year
from inovasi_daerah.text import Lang, Term, Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inovasi_daerah.domain.claims import Claim

LINK_RULE: Final = Text(
    "inovasi yang diajukan kembali menjelaskan pengembangannya",
    "an innovation submitted again gives an account of its development",
)
ACCOUNT: Final = Text("uraian pengembangan sejak pengajuan sebelumnya", "an account of the development since")


class Area(Term):
    """The six areas (*ranah*) of innovation that Kemendagri names; innovation is not only technology."""

    ADMINISTRATION = "administrasi", "Administrasi", "Administration"
    MANAGEMENT = "manajemen", "Manajemen", "Management"
    POLICY = "kebijakan", "Kebijakan", "Policy"
    SOCIAL = "sosial", "Sosial", "Social"
    FRUGAL = "frugal", "Frugal", "Frugal"
    TECHNOLOGY = "teknologi", "Teknologi", "Technology"


class AdministrativeKind(Term):
    """LAN's eight kinds of administrative innovation."""

    PROCESS = "proses", "Proses", "Process"
    METHOD = "metode", "Metode", "Method"
    PRODUCT = "produk", "Produk", "Product"
    CONCEPT = "konseptual", "Konseptual", "Concept"
    TECHNOLOGY = "teknologi", "Teknologi", "Technology"
    STRUCTURE = "struktur_organisasi", "Struktur organisasi", "Structure of the organisation"
    RELATIONS = "hubungan", "Hubungan", "Relations"
    PEOPLE = "pengembangan_sdm", "Pengembangan SDM", "Development of people"


@frozen
class CareerYear:
    """What is on record of an innovation in one year.

    Attributes:
        eligible: whether it may be counted by the rules of that year; None where nobody has looked.
        submitted_as: the id under which that year's submission holds it; None where it was not submitted.
        development: what became of it since it was last submitted; required where it was submitted before.
    """

    year: int = field(validator=year)
    eligible: bool | None = field(default=None, validator=instance_of(bool))
    submitted_as: str | None = field(default=None, validator=line)
    development: str | None = field(default=None, validator=prose)


@frozen
class Career(Consistent):
    """One innovation through the years.

    Attributes:
        id: stays the same over all years.
        years: the years it is on record, in order; at least one.
        agency: the id of the agency or unit whose innovation it is, as in the register.
        form: of PP 38/2017, articles 4-5; some movements count one form alone.
        positions: the ids of the positions it is the work of, as in the register.
        champion: who drives it, by office.
        instruments: what made it policy.

    >>> career = Career("antrean", "Antrean Daring", [CareerYear(2023), CareerYear(2024, submitted_as="antrean")])
    >>> career.began, career.predecessor(2024) is None
    (2023, True)
    """

    id: str = field(validator=line)
    name: str = field(validator=line)
    years: tuple[CareerYear, ...] = field(converter=listed, validator=items_of(CareerYear))
    agency: str | None = field(default=None, validator=line)
    form: Form | None = field(default=None, validator=instance_of(Form))
    positions: tuple[str, ...] = field(default=(), converter=listed, validator=each(line))
    champion: str | None = field(default=None, validator=line)
    areas: tuple[Area, ...] = field(default=(), converter=listed, validator=items_of(Area))
    kinds: tuple[AdministrativeKind, ...] = field(default=(), converter=listed, validator=items_of(AdministrativeKind))
    instruments: tuple[LegalInstrument, ...] = field(default=(), converter=listed, validator=items_of(LegalInstrument))
    checklist: Checklist | None = field(default=None, validator=instance_of(Checklist))
    extra: Plain | None = field(default=None, hash=False)

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """The contradictions between entries."""
        for name in ("positions", "areas", "kinds"):
            yield from duplicates(name, getattr(it, name), "duplicate_item")
        yield from _years_in_order(it.years)
        yield from _accounts(it.years)

    @property
    def began(self) -> int:
        """The first year on record."""
        return self.years[0].year

    def in_year(self, wanted: int) -> CareerYear | None:
        """What is on record of that year; None where nothing is."""
        return next((entry for entry in self.years if entry.year == wanted), None)

    def predecessor(self, before: int) -> CareerYear | None:
        """The latest submission before that year; None where there is none."""
        earlier = [entry for entry in self.years if entry.year < before and entry.submitted_as is not None]
        return earlier[-1] if earlier else None

    def protection(self, day: date) -> Protection:
        """Whether article 389 of UU 23/2014 protects those who carry it out, on ``day``."""
        return protection(self.instruments, day)

    def regulation_claim(self) -> Claim | None:
        """The claim on *regulasi* that the highest instrument supports; None where there is none."""
        instrument = highest(self.instruments)
        return instrument.claim() if instrument else None

    def label(self, lang: Lang = "id") -> str:  # noqa: ARG002 - a name is the same in every language
        """Its name."""
        return self.name


def _years_in_order(entries: Any) -> Iterator[Problem]:
    if is_tuple(entries) and not entries:
        yield problem("missing_key", ABSENT, Text("paling sedikit satu tahun", "at least one year"), path="years")
    known = [(place, entry.year) for place, entry in enumerate(entries) if type(getattr(entry, "year", None)) is int]
    for (_, earlier), (place, later) in pairwise(known):
        if later <= earlier:
            wanted = Text(f"tahun sesudah {earlier}", f"a year after {earlier}")
            yield problem("conflict", later, wanted, path=f"years[{place}].year")


def _accounts(entries: Any) -> Iterator[Problem]:
    submitted_before = False
    for place, entry in enumerate(entries):
        submitted = isinstance(getattr(entry, "submitted_as", None), str)
        if submitted and submitted_before:
            yield from account_problems(entry, f"years[{place}].")
        submitted_before = submitted_before or submitted


def account_problems(entry: Any, prefix: str) -> Iterator[Problem]:
    """The account of the development is missing or blank."""
    account = getattr(entry, "development", None)
    if account is None or (isinstance(account, str) and not account.strip()):
        value = ABSENT if account is None else account
        yield problem("missing_key", value, ACCOUNT, path=f"{prefix}development", reference=LINK_RULE)
