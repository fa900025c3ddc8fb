"""What every document has in common: JSON, the two lines that name its format, strict reading, canonical writing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Generic, TypeAlias, TypeVar

from attrs import evolve, fields, frozen

from inovasi_daerah.arguments import expect
from inovasi_daerah.canonical import as_mapping
from inovasi_daerah.frozen import EMPTY
from inovasi_daerah.problems import ABSENT, InvalidInput, InvalidSubmission, Problem, problem, step
from inovasi_daerah.reading.contents import at_most
from inovasi_daerah.reading.plain import KeysTwice, is_list
from inovasi_daerah.reading.strict_json import MAX_BYTES, parse_json, write_json
from inovasi_daerah.reading.structure import OBJECT, known_key, read_what_can_be
from inovasi_daerah.text import Text, same
from inovasi_daerah.version import FORMAT_VERSION

if TYPE_CHECKING:
    from typing import BinaryIO

    from inovasi_daerah.reading.checks import Partial, Unreadable

T = TypeVar("T")
Load: TypeAlias = Callable[[str | PathLike[str]], T]
Read: TypeAlias = Callable[[Mapping[str, Any]], T]
Write: TypeAlias = Callable[[T], str]


_COMMANDS: Final = {
    "inovasi-daerah/submission": "score",
    "inovasi-daerah/register": "coverage",
    "inovasi-daerah/movement": "coverage",
    "inovasi-daerah/inventory": "coverage",
    "inovasi-daerah/instrument": "ecosystem",
    "inovasi-daerah/assessment": "ecosystem",
    "inovasi-daerah/lab": "practice",
    "inovasi-daerah/improvement": "practice",
    "inovasi-daerah/replications": "practice",
    "inovasi-daerah/score": "verify",
}
"""Of each format the command that reads it."""
_READ_BY: Final = Text(
    '"{wanted}"; inovasi-daerah {command} membacanya', '"{wanted}"; inovasi-daerah {command} reads it'
)


def _wanted(wanted: str, written: object) -> Text:
    command = _COMMANDS.get(written) if isinstance(written, str) else None
    return same(f'"{wanted}"') if command is None else _READ_BY.format(wanted=same(wanted), command=same(command))


@frozen
class Document(Generic[T]):
    """One kind of file.

    Attributes:
        format: what the file calls itself, such as ``"inovasi-daerah/register"``.
        kind: the value it holds.
        error: what is raised for a file with problems.
        most: how many items its long lists may hold; a longer list is refused before anything of it is read.
    """

    format: str
    kind: type[T]
    error: type[InvalidInput] = InvalidSubmission
    most: Mapping[str, int] = EMPTY

    @property
    def header(self) -> dict[str, str]:
        """The two lines every such file begins with."""
        return {"format": self.format, "format_version": FORMAT_VERSION}

    def load(self, path: str | PathLike[str]) -> T:
        """The value in a file of at most 64 MiB.

        Raises:
            InvalidInput: with every problem of the file.
            OSError: where the file can't be opened.
        """
        with Path(path).open("rb") as stream:
            return self.read(self.parse(stream))

    def parse(self, stream: BinaryIO) -> Any:
        """The data in an open file; never more than the limit is read of it."""
        return parse_json(at_most(stream, MAX_BYTES), self.error)

    def read(self, data: Mapping[str, Any]) -> T:
        """The value in JSON data.

        Raises:
            InvalidInput: with every problem, each with its path.
        """
        value, problems = self.read_what_can_be(data)
        if problems:
            raise self.error(problems)
        return value  # type: ignore[return-value]  # whole where there are no problems

    def read_what_can_be(self, data: Mapping[str, Any]) -> tuple[T | Partial | Unreadable, list[Problem]]:
        """The value, or what could be read of it, with every problem; those of the header come first."""
        if not isinstance(data, Mapping):
            raise self.error([problem("wrong_type", data, OBJECT)])
        problems = list(self._header_problems(data))
        too_large = list(self._size_problems(data))
        if too_large:
            raise self.error(problems + too_large)
        value, found = read_what_can_be(self._without_header(data), self.kind)
        return value, problems + [self._with_header(one) for one in found]

    @property
    def _fields(self) -> tuple[str, ...]:
        kind: Any = self.kind
        return tuple(field.name for field in fields(kind))

    def _with_header(self, found: Problem) -> Problem:
        """An unknown key beside the header may have been meant for one of its own."""
        if found.code != "unknown_key" or found.path != step(found.value):
            return found
        return evolve(found, expected=known_key(found.value, [*self.header, *self._fields]))

    def _header_problems(self, data: Mapping[str, Any]) -> Iterator[Problem]:
        for name, wanted in self.header.items():
            written = data.get(name, ABSENT)
            if written is ABSENT:
                yield problem("missing_key", ABSENT, same(f'"{name}": "{wanted}"'), path=name)
            elif written != wanted:
                code = "unknown_value" if isinstance(written, str) else "wrong_type"
                yield problem(code, written, _wanted(wanted, written), path=name)

    def _size_problems(self, data: Mapping[str, Any]) -> Iterator[Problem]:
        for name, most in self.most.items():
            items = data.get(name)
            if is_list(items) and len(items) > most:
                yield problem("too_large", len(items), Text(f"paling banyak {most}", f"at most {most}"), path=name)

    def _without_header(self, data: Mapping[str, Any]) -> Mapping[str, Any]:
        rest = KeysTwice((key, value) for key, value in data.items() if key not in self.header)
        rest.twice = data.twice if isinstance(data, KeysTwice) else ()
        return rest

    def write(self, value: T) -> str:
        """The text of a file that reads back as the same value.

        Raises:
            InvalidSubmission: for a value of another kind.
        """
        expect(value, self.kind, "value")
        return write_json({**self.header, **as_mapping(value)})
