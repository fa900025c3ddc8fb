"""Files of the practice around the index: assessments, instruments, laboratories, improvements, replications."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from inovasi_daerah.entities.assessments import Assessment
from inovasi_daerah.entities.improvements import Improvement
from inovasi_daerah.entities.instruments import Instrument, read_instrument
from inovasi_daerah.entities.labs import Lab
from inovasi_daerah.entities.replications import ReplicationNetwork
from inovasi_daerah.errors import InvalidSubmission, shown
from inovasi_daerah.interchange.documents import Document, Load
from inovasi_daerah.labels import same
from inovasi_daerah.strict_toml import MAX_BYTES
from inovasi_daerah.structuring import problem

if TYPE_CHECKING:
    from os import PathLike

ASSESSMENTS: Final = Document("inovasi-daerah/assessment", Assessment)
LABS: Final = Document("inovasi-daerah/lab", Lab)
IMPROVEMENTS: Final = Document("inovasi-daerah/improvement", Improvement)
REPLICATIONS: Final = Document("inovasi-daerah/replications", ReplicationNetwork)
DOCUMENTS: Final[tuple[Document[Any], ...]] = (ASSESSMENTS, LABS, IMPROVEMENTS, REPLICATIONS)

load_assessment: Load[Assessment] = ASSESSMENTS.load
load_lab: Load[Lab] = LABS.load
load_improvement: Load[Improvement] = IMPROVEMENTS.load
load_replications: Load[ReplicationNetwork] = REPLICATIONS.load


def load_instrument(path: str | PathLike[str]) -> Instrument:
    """The instrument in a TOML file.

    Raises:
        InvalidSubmission: with every problem of the file.
        OSError: where the file can't be opened.
    """
    with Path(path).open("rb") as stream:
        return read_instrument(stream.read(MAX_BYTES + 1))


def write_document(entity: Assessment | Lab | Improvement | ReplicationNetwork) -> str:
    """The text of the file of an entity, which reads back the same.

    >>> from decimal import Decimal
    >>> from inovasi_daerah.entities.improvements import Measure, MeasureKind
    >>> steps = Measure(MeasureKind.STEPS, before=Decimal(5), after=Decimal(3))
    >>> '"kind": "langkah"' in write_document(Improvement("antrean", (steps,)))
    True

    Raises:
        InvalidSubmission: for anything that has no file of its own.
    """
    for of in DOCUMENTS:
        if type(entity) is of.kind:
            return of.write(cast("Any", entity))
    known = same(" | ".join(of.kind.__name__ for of in DOCUMENTS))
    raise InvalidSubmission([problem("wrong_type", shown(entity), known)])
