"""Submissions (*laporan inovasi daerah*): what one region reports in one year."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from attrs import field

from inovasi_daerah.canonical import as_mapping, digest
from inovasi_daerah.domain.agencies import Agency
from inovasi_daerah.domain.claims import Claim
from inovasi_daerah.domain.innovations import Innovation
from inovasi_daerah.domain.regions import Region, government_problems
from inovasi_daerah.frozen import EMPTY, FrozenDict, frozen
from inovasi_daerah.problems import Problem, one_of, problem
from inovasi_daerah.reading.checks import Checked, readable, rule
from inovasi_daerah.reading.structure import Plain
from inovasi_daerah.reading.validators import Year, duplicates, listed, mapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@frozen(repr=False)
class Submission(Checked):
    """What one region reports in one year.

    Attributes:
        year: the assessment year Y, T-0 of every rule.
        government: claims for the indicators of the regional government, by code.
        agencies: the units that innovations refer to; where it is empty, references are not checked.
        extra: kept verbatim, never read.
    """

    region: Region
    year: Year
    government: FrozenDict[str, Claim] = field(default=EMPTY, converter=mapped)
    innovations: tuple[Innovation, ...] = field(default=(), converter=listed)
    agencies: tuple[Agency, ...] = field(default=(), converter=listed)
    extra: Plain | None = field(default=None, hash=False)

    def __repr__(self) -> str:
        return f"<Submission {self.region.name} {self.region}, {self.year}: {len(self.innovations)} innovations>"

    @rule("region")
    def _of_a_government(self) -> Iterable[Problem]:
        return government_problems(self.region)

    @rule("agencies[]")
    def _each_agency_once(self) -> Iterable[Problem]:
        return duplicates("agencies", self.agencies, "duplicate_id", key="id")

    @rule("innovations[]")
    def _each_innovation_once(self) -> Iterable[Problem]:
        return duplicates("innovations", self.innovations, "duplicate_id", key="id")

    @rule("agencies[]", "innovations[]")
    def _agencies_of_the_list(self) -> Iterator[Problem]:
        known = {agency.id for _, agency in readable(self.agencies, "id")}
        for position, innovation in readable(self.innovations, "agency") if known else ():
            agency = innovation.agency
            if agency is not None and agency not in known:
                path = f"innovations[{position}].agency"
                yield problem("unknown_agency", agency, one_of(sorted(known), agency), path=path)

    def digest(self) -> str:
        """SHA-256 over all that is read; ``extra`` and the order of keys, agencies and innovations change nothing."""
        data = as_mapping(self)
        for name in ("agencies", "innovations"):
            data[name] = sorted(data.get(name, ()), key=itemgetter("id"))
        for part in (data, *data["innovations"]):
            part.pop("extra", None)
        return digest(data)
