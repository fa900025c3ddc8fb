"""Replication: an innovation of one region taken over by another, and the network of all that."""

from __future__ import annotations

from collections import deque
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, field

from inovasi_daerah.domain.claims import Claim, Evidence, Fact
from inovasi_daerah.domain.regions import Region, government_problems
from inovasi_daerah.domain.validity import circular
from inovasi_daerah.frozen import frozen
from inovasi_daerah.problems import problem
from inovasi_daerah.reading.checks import Checked, readable, rule
from inovasi_daerah.reading.validators import Line, duplicates, listed
from inovasi_daerah.references import Confidence, Reference
from inovasi_daerah.report.explained import Explained
from inovasi_daerah.report.section import Note, Section, Table, Words, columns, rows
from inovasi_daerah.text import Term, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_daerah.problems import Problem

ATM: Final = Reference(
    "atm",
    Text(
        "ATM: amati, tiru, modifikasi (dari satu daerah ke daerah lain)",
        "ATM: observe, copy, modify (from region to region)",
    ),
    Confidence.C,
)


MADE_UP: Final = Text("Rekaan untuk contoh.", "Made up for an example.")
_TAKEN_OVER: Final = Text("{original}: daerah lain: {n}", "{original}: other regions: {n}")
_CAME_BACK: Final = Text("{original}: kembali ke asalnya", "{original}: came back to where it began")
_TITLE: Final = Text("Replikasi: {n}", "Replications: {n}")
_ALL: Final = Text(
    "Setiap inovasi dengan daerah yang mereplikasinya.", "Each innovation with the regions that took it over."
)
_COLUMNS: Final = columns(
    Text("Tanggal", "Date"),
    Text("Daerah", "Region"),
    Text("Cara", "Kind"),
    Text("Menjadi", "Became"),
    Text("Dokumen", "Document"),
)


class ReplicationKind(Term):
    """How it was taken over."""

    ADOPTION = "adopsi", "Adopsi", "Adoption"
    ADAPTATION = "adaptasi", "Adaptasi", "Adaptation"


@frozen
class Original(Checked):
    """An innovation, by its region and its id there."""

    region: Region
    innovation: Line

    @rule("region")
    def _of_a_government(self) -> Iterable[Problem]:
        return government_problems(self.region)

    def __str__(self) -> str:
        return f"{self.region.name} ({self.region}), {self.innovation}"


@frozen
class Replication(Checked):
    """One region taking over an innovation of another.

    Attributes:
        source: the innovation that was taken over.
        target: the region that took it over, never the source's own.
        document: that shows it: an agreement, a letter, a statement.
        result: the id of the innovation in the target region, where it has one; others may take it over from there.
    """

    id: Line
    source: Original
    target: Region
    kind: ReplicationKind
    on: date
    document: Evidence
    result: Line | None = None

    @rule("target")
    def _to_a_government(self) -> Iterator[Problem]:
        return (evolve(found, path="target") for found in government_problems(self.target))

    @rule("source.region", "target")
    def _to_another_region(self) -> Iterator[Problem]:
        if self.target == self.source.region:
            wanted = Text("daerah lain", "another region")
            yield problem("self_replication", self.target.code, wanted, path="target", reference=ATM.title)

    @property
    def copy(self) -> Original | None:
        """The innovation in the target region; None where it has no id there."""
        return None if self.result is None else Original(self.target, self.result)


@frozen(repr=False)
class ReplicationNetwork(Explained, Checked):
    """Who took over what from whom.

    Attributes:
        illustrative: whether the replications are made up, for an example.
    """

    replications: tuple[Replication, ...] = field(default=(), converter=listed)
    illustrative: bool = False

    @rule("replications[]")
    def _each_replication_once(self) -> Iterable[Problem]:
        return duplicates("replications", self.replications, "duplicate_id", key="id")

    @rule("replications[]")
    def _each_document_once(self) -> Iterator[Problem]:
        documents: dict[str, Evidence] = {}
        for position, one in readable(self.replications, "document"):
            document = one.document
            if documents.setdefault(document.id, document) != document:
                wanted = Text("dokumen yang sama, atau id lain", "the same document, or another id")
                yield problem("duplicate_id", document.id, wanted, path=f"replications[{position}].document.id")

    def of(self, original: Original, *, until: date | None = None) -> tuple[Replication, ...]:
        """The replications of an innovation itself, up to and including the day ``until``, oldest first."""
        return tuple(one for one in self._by_source.get(original, ()) if until is None or one.on <= until)

    @cached_property
    def _by_source(self) -> dict[Original, tuple[Replication, ...]]:
        """The replications of each innovation, oldest first."""
        found: dict[Original, list[Replication]] = {}
        for one in sorted(self.replications, key=lambda one: (one.on, one.id)):
            found.setdefault(one.source, []).append(one)
        return {original: tuple(taken) for original, taken in found.items()}

    def replicators(self, original: Original, *, until: date | None = None) -> tuple[Region, ...]:
        """The distinct other regions that took it over, first comer first; their number feeds ``replikasi``."""
        return tuple(dict.fromkeys(one.target for one in self.of(original, until=until)))

    def claim(self, original: Original, *, until: date | None = None) -> Claim:
        """The claim of indicator ``replikasi``: the count of distinct other regions, with their documents.

        Where nobody took it over, the claim is of 0: the network is taken to be all there is.
        """
        documents = {one.document.id: one.document for one in self.of(original, until=until)}
        evidence: Any = (*documents.values(),)  # mypy does not follow the converter of the field
        return Claim(fact=Fact(len(self.replicators(original, until=until))), evidence=evidence)

    def reach(self, original: Original, *, until: date | None = None) -> tuple[Region, ...]:
        """The other regions it came to, also by way of copies of copies; a cycle is walked once.

        No guide counts this way: the indicator ``replikasi`` takes the number of ``replicators``.
        """
        seen = {original}
        waiting = deque([original])
        reached: dict[Region, None] = {}
        while waiting:
            for one in self.of(waiting.popleft(), until=until):
                reached[one.target] = None
                if one.copy is not None and one.copy not in seen:
                    seen.add(one.copy)
                    waiting.append(one.copy)
        reached.pop(original.region, None)
        return tuple(reached)

    @property
    def originals(self) -> tuple[Original, ...]:
        """Every innovation that someone took over, by region and id."""
        return tuple(sorted(self._by_source, key=lambda one: (one.region.code, one.innovation)))

    @property
    def cycles(self) -> tuple[Original, ...]:
        """The innovations that came back to themselves by way of copies; they are listed, and counted once."""
        copies = {one: [copy for taken in self.of(one) if (copy := taken.copy)] for one in self.originals}
        maybe = circular(copies)  # also what lies between two circles: each of these is walked
        return tuple(original for original in self.originals if original in maybe and self._comes_back(original))

    def __repr__(self) -> str:
        return f"<ReplicationNetwork: {len(self.replications)} replications of {len(self.originals)} innovations>"

    def sections(self) -> Iterator[Section]:
        """Each innovation with the regions that took it over, and those that came back."""
        notes: list[Note | Text] = [Note(_ALL, (ATM,))]
        notes += [MADE_UP] if self.illustrative else []
        notes += (_CAME_BACK.format(original=original) for original in self.cycles)
        parts = (
            Section(
                _TAKEN_OVER.format(original=original, n=len(self.replicators(original))),
                table=Table(_COLUMNS, rows(map(_taken_over, self.of(original)))),
            )
            for original in self.originals
        )
        yield Section(_TITLE.format(n=len(self.replications)), tuple(notes), parts=tuple(parts))

    def to_dict(self) -> dict[str, Any]:
        """The same as JSON data, regions by code."""
        back = self.cycles
        return {
            "illustrative": self.illustrative,
            "originals": [
                {
                    "region": original.region.code,
                    "innovation": original.innovation,
                    "replicators": [region.code for region in self.replicators(original)],
                    "replications": [one.id for one in self.of(original)],
                    "comes_back": original in back,
                }
                for original in self.originals
            ],
        }

    def _comes_back(self, original: Original) -> bool:
        seen: set[Original] = set()
        waiting = [original]
        while waiting:
            for one in self.of(waiting.pop()):
                if one.copy == original:
                    return True
                if one.copy is not None and one.copy not in seen:
                    seen.add(one.copy)
                    waiting.append(one.copy)
        return False


def _taken_over(one: Replication) -> tuple[Words, ...]:
    return str(one.on), f"{one.target.name} ({one.target})", one.kind.text, one.result or "-", one.document.id
