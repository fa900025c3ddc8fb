"""Labels of columns as people write them: known in any writing, by known other names, or by a map of one's own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, frozen

from inovasi_daerah.frozen import EMPTY, FrozenDict
from inovasi_daerah.problems import InvalidSubmission, nearest, one_of, problem, refuse
from inovasi_daerah.reading.contents import content_of
from inovasi_daerah.reading.plain import is_object
from inovasi_daerah.reading.strict_json import parse_json
from inovasi_daerah.reading.strict_toml import MAX_BYTES, parse_toml
from inovasi_daerah.text import Text, same

if TYPE_CHECKING:
    from collections.abc import Iterable
    from os import PathLike

    from inovasi_daerah.problems import Problem

MOST_COLUMNS: Final = 1_000
READ_AS: Final = Text('kolom "{label}" dibaca sebagai "{known}"', 'the column "{label}" is read as "{known}"')
MAPPED: Final = Text("peta kolom", "map of columns")
_WORD: Final = re.compile(r"[^\W_]+")
_ENDING: Final = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*\Z")
_SHORT: Final = {"tgl": "tanggal", "tg": "tanggal"}
_A_MAP: Final = Text(
    'pasangan seperti {"Nama Proposal": "Judul Inovasi"}', 'pairs such as {"Nama Proposal": "Judul Inovasi"}'
)
_LABEL: Final = Text("judul sebuah kolom", "the label of a column")


def folded(label: str) -> str:
    """A label without regard to case, spaces, underscores and punctuation.

    >>> folded("judul_inovasi") == folded("  Judul  Inovasi:") == folded("JudulInovasi"), folded("Tgl. Input")
    (True, 'tanggalinput')
    """
    words: list[str] = _WORD.findall(unicodedata.normalize("NFKC", label).casefold())
    return "".join(_SHORT.get(word, word) for word in words)


def folded_to(labels: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, str]]:
    """For each label as ``folded`` gives it, the name of its column and the label."""
    return {folded(label): (name, label) for name, written in labels.items() for label in written}


@frozen
class Found:
    """What a label means.

    Attributes:
        name: of the column.
        label: as it is known.
        plain: whether it is one of the column's own labels.
    """

    name: str
    label: str
    plain: bool


@frozen
class Labels:
    """The labels that a reader knows.

    Attributes:
        own: name and label of a column, by its label ``folded``.
        others: the same for other names, which are read with a notice.
        mapped: the same for labels that the user gave a meaning.
    """

    own: Mapping[str, tuple[str, str]]
    others: Mapping[str, tuple[str, str]]
    mapped: Mapping[str, tuple[str, str]] = EMPTY

    def find(self, label: str) -> Found | None:
        """What a label means; a remark in brackets at its end is passed over where it means nothing with it."""
        for text in dict.fromkeys((label, _ENDING.sub("", label))):
            key = folded(text)
            for known in (self.mapped, self.own, self.others):
                if key in known:
                    return Found(*known[key], plain=known is self.own and text == label)
        return None

    def count(self, labels: Iterable[str]) -> int:
        """How many different columns are named by these labels."""
        return len({found.name for label in labels if (found := self.find(label)) is not None})

    def with_map(self, columns: Mapping[str, str]) -> Labels:
        """The labels with a user's map, from a label of the file to a known one; the other way round is read too.

        Raises:
            InvalidSubmission: for every pair in which nothing is known.
        """
        mapped: dict[str, tuple[str, str]] = {}
        problems: list[Problem] = []
        for written, meant in _pairs(columns):
            name = self._name(meant) or self._name(written)
            if name is None:
                known = {label for _, label in self.own.values()}
                expected = one_of(sorted(known), meant)
                problems.append(problem("unknown_value", meant, expected, path=written, reference=MAPPED))
            else:
                theirs = written if self._name(meant) else meant
                mapped[folded(theirs)] = (name, theirs)
        refuse(InvalidSubmission, problems)
        return evolve(self, mapped=FrozenDict(mapped))

    def _name(self, label: str) -> str | None:
        known = self.own.get(folded(label)) or self.others.get(folded(label))
        names = {folded(name): name for name, _ in self.own.values()}
        return known[0] if known else names.get(folded(label))


def _pairs(columns: object) -> list[tuple[str, str]]:
    """The pairs of a map.

    Raises:
        InvalidSubmission: for anything but texts of some length.
    """
    if not is_object(columns) or len(columns) > MOST_COLUMNS:
        raise InvalidSubmission(
            [problem("wrong_type", type(columns).__name__, _A_MAP, path="columns", reference=MAPPED)]
        )
    refuse(
        InvalidSubmission,
        (
            problem("wrong_type", label, _LABEL, path="columns", reference=MAPPED)
            for pair in columns.items()
            for label in pair
            if not (isinstance(label, str) and folded(label))
        ),
    )
    return [(str(written), str(meant)) for written, meant in columns.items()]


def load_columns(path: str | PathLike[str]) -> Mapping[str, str]:
    """A map of columns in a file: one object of JSON, or the pairs of a TOML file.

    Raises:
        InvalidSubmission: for anything else.
        OSError: where the file can't be opened.
    """
    content = content_of(path, MAX_BYTES)
    is_toml = Path(path).suffix == ".toml"
    data: Any = parse_toml(content, InvalidSubmission) if is_toml else parse_json(content, InvalidSubmission)
    return dict(_pairs(data))


def hint(label: str, words: Iterable[str], unknown: Iterable[str]) -> Text:
    """The label that is looked for, and what may be meant by it among labels that are not known."""
    texts = list(unknown)
    near = nearest(folded(label), map(folded, texts))
    written = next((text for text in texts if folded(text) == near), None)
    if written is not None:
        return _MISSPELT.format(label=label, near=written)
    meant = [text for text in texts if any(word in folded(text) for word in words)]
    return _MEANT.format(label=label, near='", "'.join(meant[:_MOST_HINTS])) if meant else same(f'"{label}"')


_MOST_HINTS: Final = 3
_MISSPELT: Final = Text('"{label}"; salah tulis sebagai "{near}"?', '"{label}"; misspelt as "{near}"?')
_MEANT: Final = Text(
    '"{label}"; mungkin "{near}"? Beri tahu dengan --columns', '"{label}"; perhaps "{near}"? Say so with --columns'
)
