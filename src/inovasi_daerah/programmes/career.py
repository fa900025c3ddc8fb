"""Careers: one innovation through the years, under one id that stays."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from attrs import field

from inovasi_daerah.domain.innovations import Form
from inovasi_daerah.frozen import frozen
from inovasi_daerah.problems import ABSENT, Problem, problem
from inovasi_daerah.programmes.checklists import Checklist
from inovasi_daerah.programmes.policies import LegalInstrument, Protection, highest, protection
from inovasi_daerah.reading.checks import Checked, is_read, readable, rule
from inovasi_daerah.reading.structure import Plain
from inovasi_daerah.reading.validators import (
    Line,
    Prose,
    Year,
    duplicates,
    listed,
)
from inovasi_daerah.text import Lang, Term, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
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
class CareerYear(Checked):
    """What is on record of an innovation in one year.

    Attributes:
        eligible: whether it may be counted by the rules of that year; None where nobody has looked.
        submitted_as: the id under which that year's submission holds it; None where it was not submitted.
        development: what became of it since it was last submitted; required where it was submitted before.
    """

    year: Year
    eligible: bool | None = None
    submitted_as: Line | None = None
    development: Prose | None = None


@frozen
class Career(Checked):
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

    id: Line
    name: Line
    years: tuple[CareerYear, ...] = field(converter=listed)
    agency: Line | None = None
    form: Form | None = None
    positions: tuple[Line, ...] = field(default=(), converter=listed)
    champion: Line | None = None
    areas: tuple[Area, ...] = field(default=(), converter=listed)
    kinds: tuple[AdministrativeKind, ...] = field(default=(), converter=listed)
    instruments: tuple[LegalInstrument, ...] = field(default=(), converter=listed)
    checklist: Checklist | None = None
    extra: Plain | None = field(default=None, hash=False)

    @rule("positions[]")
    def _each_position_once(self) -> Iterable[Problem]:
        return duplicates("positions", self.positions, "duplicate_item")

    @rule("areas[]")
    def _each_area_once(self) -> Iterable[Problem]:
        return duplicates("areas", self.areas, "duplicate_item")

    @rule("kinds[]")
    def _each_kind_once(self) -> Iterable[Problem]:
        return duplicates("kinds", self.kinds, "duplicate_item")

    @rule("years[]")
    def _years_in_order(self) -> Iterator[Problem]:
        if not self.years:
            yield problem("missing_key", ABSENT, Text("paling sedikit satu tahun", "at least one year"), path="years")
        known = [(position, entry.year) for position, entry in readable(self.years, "year")]
        for (_, earlier), (position, later) in pairwise(known):
            if later <= earlier:
                wanted = Text(f"tahun sesudah {earlier}", f"a year after {earlier}")
                yield problem("conflict", later, wanted, path=f"years[{position}].year")

    @rule("years[]")
    def _accounts_of_later_submissions(self) -> Iterator[Problem]:
        submitted = [one for one in readable(self.years, "submitted_as") if one[1].submitted_as is not None]
        for position, entry in submitted[1:]:
            if is_read(entry, "development"):
                yield from account_problems(entry.development, f"years[{position}].")

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


def account_problems(account: str | None, prefix: str) -> Iterator[Problem]:
    """The account of the development is missing or blank."""
    if account is None or not account.strip():
        value = ABSENT if account is None else account
        yield problem("missing_key", value, ACCOUNT, path=f"{prefix}development", reference=LINK_RULE)
