"""The base of every part of a rulebook: a part lists the contradictions between its figures, and refuses to be made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from inovasi_daerah.levels import LEVELS
from inovasi_daerah.problems import ABSENT, InvalidInput, InvalidRulebook, Problem, problem
from inovasi_daerah.reading.checks import Checked
from inovasi_daerah.text import Text, same

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

RULE_OF_RULEBOOKS: Final = Text("bentuk buku aturan, versi 1.0", "rulebook format, version 1.0")
EVERY_LEVEL: Final = same(", ".join(LEVELS))
NO_REPETITION: Final = Text("tanpa pengulangan", "no repetition")


class RulebookPart(Checked):
    """A part of a rulebook that can't be made with figures that contradict each other."""

    __slots__ = ()

    refusal: ClassVar[type[InvalidInput]] = InvalidRulebook


def broken(path: str, value: object, expected: Text) -> Problem:
    """A law of rulebooks that a file breaks."""
    return problem("rule_broken", value, expected, path=path, reference=RULE_OF_RULEBOOKS)


def at_least(lowest: int, **values: int | Decimal) -> Iterator[Problem]:
    """Each value, by the name of its entry, is no less than ``lowest``."""
    for name, value in values.items():
        if value < lowest:
            yield broken(name, value, Text(f"paling kecil {lowest}", f"at least {lowest}"))


def within(lowest: int, highest: int, **values: int) -> Iterator[Problem]:
    """Each value, by the name of its entry, lies from ``lowest`` to ``highest``, both in it."""
    for name, value in values.items():
        if not lowest <= value <= highest:
            yield broken(name, value, same(f"{lowest}-{highest}"))


def exactly_one(**entries: object) -> Iterator[Problem]:
    """Exactly one of the entries is given: all but one are None."""
    given = [name for name, entry in entries.items() if entry is not None]
    if len(given) != 1:
        listed = ", ".join(entries)
        yield broken("", str(given) if given else ABSENT, Text(f"tepat satu dari {listed}", f"exactly one of {listed}"))


def has_every_level(entries: Iterable[str]) -> bool:
    """Whether there is an entry for each level, and for nothing else."""
    return set(entries) == set(LEVELS)


def keys_of(entries: Iterable[str]) -> str:
    """The keys that are written, to be shown where others belong."""
    return str(list(entries))


def only_rising(values: Sequence[Any], *, falling: bool = False) -> bool:
    """Whether each value lies above the one before it, or below it where they are to fall."""
    return list(values) == sorted(set(values), reverse=falling)
