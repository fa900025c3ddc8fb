"""How a fact is given: out of a list, as several of a list, as a part of a whole; ``Number`` is an input by itself."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import Protocol

from inovasi_daerah.frozen import frozen
from inovasi_daerah.text import Text


class Input:
    """One way to give a fact; a scale names each that it reads, the most common one first."""

    __slots__ = ()


@frozen
class Options(Input):
    """Exactly one of several wire values, each with what it means."""

    options: Mapping[str, Text]


@frozen
class Several(Input):
    """Those that apply out of several, without repetition: wire values, or years."""

    options: Mapping[str, Text] | Mapping[int, Text]


@frozen
class Part(Input):
    """Two whole numbers under these keys, of which the part is at most the whole."""

    part_key: str
    whole_key: str


class Spelling(Protocol):
    """How the forms of a fact are shown: what a file states, and words in which something is quoted."""

    @abstractmethod
    def fact(self, fact: object, *, basis: str | None = None) -> Text:
        """The entry of a file that states ``fact``."""

    @abstractmethod
    def quoted(self, words: Text) -> Text:
        """The words, with what they quote marked."""
