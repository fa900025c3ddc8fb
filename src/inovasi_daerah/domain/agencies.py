"""Agencies (*perangkat daerah*), their sub-units, and the units outside the government that innovate."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from attrs import field

from inovasi_daerah.domain.affairs import AffairCode
from inovasi_daerah.domain.validity import backwards
from inovasi_daerah.frozen import frozen
from inovasi_daerah.reading.checks import Checked, rule
from inovasi_daerah.reading.validators import Line, duplicates, listed
from inovasi_daerah.text import Lang, Term

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inovasi_daerah.problems import Problem


class AgencyKind(Term):
    """What a unit is."""

    REGIONAL_SECRETARIAT = "sekretariat_daerah", "Sekretariat Daerah", "Regional secretariat"
    COUNCIL_SECRETARIAT = "sekretariat_dprd", "Sekretariat DPRD", "Secretariat of the regional council"
    INSPECTORATE = "inspektorat", "Inspektorat", "Inspectorate"
    SERVICE = "dinas", "Dinas", "Service agency"
    BOARD = "badan", "Badan", "Board"
    DISTRICT = "kecamatan", "Kecamatan", "District"
    SECTION = "bagian", "Bagian", "Section of the secretariat"
    BUREAU = "biro", "Biro", "Bureau of the secretariat"
    TECHNICAL_UNIT = "uptd", "UPTD", "Technical unit"
    BRANCH = "cabang_dinas", "Cabang Dinas", "Branch of a service agency"
    HEALTH_CENTRE = "puskesmas", "Puskesmas", "Community health centre"
    HOSPITAL = "rsud", "RSUD", "Regional hospital"
    SCHOOL = "sekolah", "Sekolah", "School"
    URBAN_VILLAGE = "kelurahan", "Kelurahan", "Urban village"
    VILLAGE = "desa", "Desa", "Village"
    ENTERPRISE = "bumd", "BUMD", "Regional enterprise"
    COMMUNITY = "masyarakat", "Masyarakat", "Community"
    VERTICAL = "instansi_vertikal", "Instansi vertikal", "Office of the central government"

    @property
    def is_agency(self) -> bool:
        """Whether it is a *perangkat daerah*: neither a sub-unit of one nor a unit outside the government."""
        return self in _AGENCIES

    @property
    def is_outside(self) -> bool:
        """Whether it stands outside the regional government."""
        return self in _OUTSIDE


_AGENCIES: Final = frozenset(
    {
        AgencyKind.REGIONAL_SECRETARIAT,
        AgencyKind.COUNCIL_SECRETARIAT,
        AgencyKind.INSPECTORATE,
        AgencyKind.SERVICE,
        AgencyKind.BOARD,
        AgencyKind.DISTRICT,
    }
)
_OUTSIDE: Final = frozenset({AgencyKind.VILLAGE, AgencyKind.ENTERPRISE, AgencyKind.COMMUNITY, AgencyKind.VERTICAL})


@frozen
class Agency(Checked):
    """A unit that innovates.

    Attributes:
        id: its name within the submission, by which innovations refer to it.
        affairs: codes of the affairs it looks after.
        parent: the id of the agency it is a part of.
        valid_from, valid_until: its first and its last day; open where left out.
        successors: the ids of the agencies that took over when it was merged or split.
    """

    id: Line
    name: Line
    kind: AgencyKind | None = None
    affairs: tuple[AffairCode, ...] = field(default=(), converter=listed)
    parent: Line | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    successors: tuple[Line, ...] = field(default=(), converter=listed)

    @rule("affairs[]")
    def _each_affair_once(self) -> Iterable[Problem]:
        return duplicates("affairs", self.affairs, "duplicate_item")

    @rule("successors[]")
    def _each_successor_once(self) -> Iterable[Problem]:
        return duplicates("successors", self.successors, "duplicate_item")

    @rule("valid_from", "valid_until")
    def _days_in_order(self) -> Iterable[Problem]:
        return backwards(valid_from=self.valid_from, valid_until=self.valid_until)

    def label(self, lang: Lang = "id") -> str:  # noqa: ARG002 - a name is the same in every language
        """Its name."""
        return self.name
