"""Files of the practice around the index: assessments, laboratories, improvements, replications.

Each is read as strictly as a submission, every problem at once, and written so that it reads back the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final, Generic, TypeVar

from attrs import frozen

from inovasi_daerah.canonical import as_mapping
from inovasi_daerah.entities.assessments import Assessment
from inovasi_daerah.entities.improvements import Improvement
from inovasi_daerah.entities.instruments import Instrument, read_instrument
from inovasi_daerah.entities.labs import Lab
from inovasi_daerah.entities.replications import ReplicationNetwork
from inovasi_daerah.errors import ABSENT, InvalidSubmission, Problem, shown
from inovasi_daerah.interchange.strict_json import MAX_BYTES, parse_json, write_json
from inovasi_daerah.labels import same
from inovasi_daerah.strict_toml import MAX_BYTES as MAX_TOML_BYTES
from inovasi_daerah.structuring import OBJECT, KeysTwice, problem, read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from os import PathLike

T = TypeVar("T")
FORMAT_VERSION: Final = "1.0"


@frozen
class FileFormat(Generic[T]):
    """One kind of JSON file: its name, and the entity in it."""

    name: str
    kind: type[T]

    @property
    def _header(self) -> dict[str, str]:
        return {"format": self.name, "format_version": FORMAT_VERSION}

    def load(self, path: str | PathLike[str]) -> T:
        """The entity in a file of at most 64 MiB.

        Raises:
            InvalidSubmission: with every problem of the file.
            OSError: where the file can't be opened.
        """
        with Path(path).open("rb") as stream:
            return self.load_from(stream)

    def load_from(self, stream: BinaryIO) -> T:
        """The entity in an open file; never more than the limit is read of it.

        Raises:
            InvalidSubmission: with every problem of the file.
        """
        return self.read(parse_json(stream.read(MAX_BYTES + 1), InvalidSubmission))

    def read(self, data: Mapping[str, Any]) -> T:
        """The entity in JSON data.

        Raises:
            InvalidSubmission: with every problem, each with its path.
        """
        if not isinstance(data, Mapping):
            raise InvalidSubmission([problem("wrong_type", data, OBJECT)])
        problems = list(self._header_problems(data))
        rest = KeysTwice((key, value) for key, value in data.items() if key not in self._header)
        rest.twice = data.twice if isinstance(data, KeysTwice) else ()
        try:
            entity = read(rest, self.kind, InvalidSubmission)
        except InvalidSubmission as invalid:
            raise InvalidSubmission([*problems, *invalid.problems]) from None
        if problems:
            raise InvalidSubmission(problems)
        return entity

    def _header_problems(self, data: Mapping[str, Any]) -> Iterator[Problem]:
        for name, wanted in self._header.items():
            written = data.get(name, ABSENT)
            if written is ABSENT:
                yield problem("missing_key", ABSENT, same(f'"{name}": "{wanted}"'), path=name)
            elif written != wanted:
                code = "unknown_value" if isinstance(written, str) else "wrong_type"
                yield problem(code, written, same(f'"{wanted}"'), path=name)

    def write(self, entity: T) -> str:
        """The text of a file that reads back as the same entity."""
        return write_json({**self._header, **as_mapping(entity)})


ASSESSMENTS: Final = FileFormat("inovasi-daerah/assessment", Assessment)
LABS: Final = FileFormat("inovasi-daerah/lab", Lab)
IMPROVEMENTS: Final = FileFormat("inovasi-daerah/improvement", Improvement)
REPLICATIONS: Final = FileFormat("inovasi-daerah/replications", ReplicationNetwork)
FORMATS: Final[tuple[FileFormat[Any], ...]] = (ASSESSMENTS, LABS, IMPROVEMENTS, REPLICATIONS)


def load_assessment(path: str | PathLike[str]) -> Assessment:
    """The answers in an assessment file.

    Raises:
        InvalidSubmission: with every problem of the file.
        OSError: where the file can't be opened.
    """
    return ASSESSMENTS.load(path)


def load_instrument(path: str | PathLike[str]) -> Instrument:
    """The instrument in a TOML file.

    Raises:
        InvalidSubmission: with every problem of the file.
        OSError: where the file can't be opened.
    """
    with Path(path).open("rb") as stream:
        return read_instrument(stream.read(MAX_TOML_BYTES + 1))


def load_lab(path: str | PathLike[str]) -> Lab:
    """The laboratory in a file.

    Raises:
        InvalidSubmission: with every problem of the file.
        OSError: where the file can't be opened.
    """
    return LABS.load(path)


def load_improvement(path: str | PathLike[str]) -> Improvement:
    """The measured improvement in a file.

    Raises:
        InvalidSubmission: with every problem of the file.
        OSError: where the file can't be opened.
    """
    return IMPROVEMENTS.load(path)


def load_replications(path: str | PathLike[str]) -> ReplicationNetwork:
    """The network of replications in a file.

    Raises:
        InvalidSubmission: with every problem of the file.
        OSError: where the file can't be opened.
    """
    return REPLICATIONS.load(path)


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
    for of in FORMATS:
        if type(entity) is of.kind:
            return of.write(entity)
    raise InvalidSubmission(
        [problem("wrong_type", shown(entity), same(" | ".join(of.kind.__name__ for of in FORMATS)))]
    )
