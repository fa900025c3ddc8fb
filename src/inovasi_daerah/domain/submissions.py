"""Submissions (*laporan inovasi daerah*): what one region reports in one year."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from inovasi_daerah.canonical import as_mapping, digest
from inovasi_daerah.domain.agencies import Agency
from inovasi_daerah.domain.claims import Claim
from inovasi_daerah.domain.innovations import Innovation
from inovasi_daerah.domain.regions import Region, government_problems
from inovasi_daerah.frozen import EMPTY, FrozenDict
from inovasi_daerah.problems import Problem, one_of
from inovasi_daerah.reading.lists import duplicates, listed, mapped
from inovasi_daerah.reading.structure import Consistent, Plain, problem
from inovasi_daerah.reading.validators import instance_of, items_of, values_of, year

if TYPE_CHECKING:
    from collections.abc import Iterator


@frozen
class Submission(Consistent):
    """What one region reports in one year.

    Attributes:
        year: the assessment year Y, T-0 of every rule.
        government: claims for the indicators of the regional government, by code.
        agencies: the units that innovations refer to; where it is empty, references are not checked.
        extra: kept verbatim, never read.
    """

    region: Region = field(validator=instance_of(Region))
    year: int = field(validator=year)
    government: FrozenDict[str, Claim] = field(default=EMPTY, converter=mapped, validator=values_of(Claim))
    innovations: tuple[Innovation, ...] = field(default=(), converter=listed, validator=items_of(Innovation))
    agencies: tuple[Agency, ...] = field(default=(), converter=listed, validator=items_of(Agency))
    extra: Plain | None = field(default=None, hash=False)

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """The contradictions between entries, and whether the region is a government."""
        yield from government_problems(it.region)
        yield from duplicates("agencies", it.agencies, "duplicate_id", key="id")
        yield from duplicates("innovations", it.innovations, "duplicate_id", key="id")
        known = {agency_id for agency in it.agencies if isinstance(agency_id := getattr(agency, "id", None), str)}
        for position, innovation in enumerate(it.innovations):
            agency = getattr(innovation, "agency", None)
            if known and isinstance(agency, str) and agency not in known:
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
