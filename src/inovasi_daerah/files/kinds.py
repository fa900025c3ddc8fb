"""Every kind of file of our own: one way to load, read and write them, each so strict that it reads back the same."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from inovasi_daerah.arguments import ARGUMENT_RULE, expect_file
from inovasi_daerah.files.documents import Document
from inovasi_daerah.files.outputs import write_whole
from inovasi_daerah.files.score_file import write_score
from inovasi_daerah.files.submission_file import SUBMISSION, load_submission, read_submission
from inovasi_daerah.practice.assessments import Assessment
from inovasi_daerah.practice.improvements import Improvement
from inovasi_daerah.practice.instruments import Instrument
from inovasi_daerah.practice.labs import Lab
from inovasi_daerah.practice.replications import ReplicationNetwork
from inovasi_daerah.problems import InvalidArgument, one_of, problem
from inovasi_daerah.programmes.inventories import Inventory
from inovasi_daerah.programmes.movement_model import Movement
from inovasi_daerah.programmes.registers import Register
from inovasi_daerah.reading.contents import content_of
from inovasi_daerah.reading.strict_toml import MAX_BYTES, parse_toml
from inovasi_daerah.scoring.explanation import Score

if TYPE_CHECKING:
    from collections.abc import Mapping
    from os import PathLike

T = TypeVar("T")
MOST_ITEMS: Final = 100_000

REGISTER: Final = Document("inovasi-daerah/register", Register, most={"agencies": MOST_ITEMS, "positions": MOST_ITEMS})
INVENTORY: Final = Document("inovasi-daerah/inventory", Inventory, most={"innovations": MOST_ITEMS})
MOVEMENT: Final = Document("inovasi-daerah/movement", Movement)
INSTRUMENT: Final = Document("inovasi-daerah/instrument", Instrument, most={"items": MOST_ITEMS})
ASSESSMENT: Final = Document("inovasi-daerah/assessment", Assessment, most={"responses": MOST_ITEMS})
LAB: Final = Document("inovasi-daerah/lab", Lab, most={"units": MOST_ITEMS})
IMPROVEMENT: Final = Document("inovasi-daerah/improvement", Improvement)
REPLICATIONS: Final = Document("inovasi-daerah/replications", ReplicationNetwork, most={"replications": MOST_ITEMS})
DOCUMENTS: Final[tuple[Document[Any], ...]] = (
    REGISTER,
    INVENTORY,
    MOVEMENT,
    INSTRUMENT,
    ASSESSMENT,
    LAB,
    IMPROVEMENT,
    REPLICATIONS,
)
_BY_KIND: Final[dict[type, Document[Any]]] = {one.kind: one for one in (SUBMISSION, *DOCUMENTS)}
_TOML: Final = ".toml"
_WRITTEN_BY_HAND: Final = Instrument
"""The kind that may be TOML: people write instruments themselves."""


def load(path: str | PathLike[str], kind: type[T]) -> T:
    """The value in a file of at most 64 MiB.

    Args:
        path: a JSON file; an ``Instrument`` may also be a TOML file, whose name ends in ``.toml``.
        kind: ``Submission``, ``Register``, ``Inventory``, ``Movement``, ``Instrument``, ``Assessment``, ``Lab``,
            ``Improvement`` or ``ReplicationNetwork``.

    >>> from inovasi_daerah.programmes import Register
    >>> load("docs/examples/register.json", Register).region.code
    '35.79'

    Raises:
        InvalidSubmission: with every problem of the file.
        InvalidArgument: for another kind, or a path that is none.
        OSError: where the file can't be opened.
    """
    expect_file(path, "path")
    document = _document_of(kind)
    if kind is SUBMISSION.kind:
        return load_submission(path)  # type: ignore[return-value]  # its claims are checked by the rules of its year
    if kind is not _WRITTEN_BY_HAND or Path(path).suffix != _TOML:
        return document.load(path)
    return document.read(parse_toml(content_of(path, MAX_BYTES), document.error))


def read(data: Mapping[str, Any], kind: type[T]) -> T:
    """The value in the data of a JSON file; ``kind`` as for ``load``.

    Raises:
        InvalidSubmission: with every problem, each with its path.
        InvalidArgument: for another kind.
    """
    document = _document_of(kind)
    return read_submission(data) if kind is SUBMISSION.kind else document.read(data)  # type: ignore[return-value]


def write(value: object, path: str | PathLike[str] | None = None) -> str:
    """The text of a file that reads back as the same value; where a path is given, the file is written too.

    Args:
        value: a value of a kind that ``load`` reads, or a ``Score``.
        path: the file appears whole or not at all.

    Raises:
        InvalidArgument: for a value of another kind, or a path that is none.
        OSError: where the file can't be written; what was there before is kept.
    """
    expect_file(path, "path", or_none=True)
    text = write_score(value) if isinstance(value, Score) else _document_of(type(value), "value").write(value)
    if path is not None:
        write_whole(str(path), text.encode())
    return text


def _document_of(kind: type[T], argument: str = "kind") -> Document[T]:
    document = _BY_KIND.get(kind) if isinstance(kind, type) else None
    if document is None:
        wanted = one_of(one.__name__ for one in _BY_KIND)
        named = getattr(kind, "__name__", type(kind).__name__)
        raise InvalidArgument([problem("wrong_type", named, wanted, path=argument, reference=ARGUMENT_RULE)])
    return document
