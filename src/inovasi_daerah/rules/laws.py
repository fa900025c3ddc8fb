"""The base of every part of a rulebook: a part lists the contradictions between its figures, and refuses to be made.

A law is asked of a whole part, or of what could be read of one, so it first checks the type of each figure.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, Final

from inovasi_daerah.problems import ABSENT, InvalidInput, InvalidRulebook, Problem
from inovasi_daerah.reading.structure import Consistent, is_object, problem
from inovasi_daerah.rules.levels import LEVELS
from inovasi_daerah.text import Text, same

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

RULE_OF_RULEBOOKS: Final = Text("bentuk buku aturan, versi 1.0", "rulebook format, version 1.0")
EVERY_LEVEL: Final = same(", ".join(LEVELS))
NO_REPETITION: Final = Text("tanpa pengulangan", "no repetition")


class Lawful(Consistent):
    """A part of a rulebook that can't be made with figures that contradict each other."""

    __slots__ = ()

    refusal: ClassVar[type[InvalidInput]] = InvalidRulebook


def broken(path: str, value: object, expected: Text) -> Problem:
    """A law of rulebooks that a file breaks."""
    return problem("rule_broken", value, expected, path=path, reference=RULE_OF_RULEBOOKS)


def at_least(it: Any, name: str, lowest: int) -> Iterator[Problem]:
    """The figure of that name is no less than ``lowest``."""
    value = getattr(it, name)
    if isinstance(value, int | Decimal) and value < lowest:
        yield broken(name, value, Text(f"paling kecil {lowest}", f"at least {lowest}"))


def within(it: Any, name: str, lowest: int, highest: int) -> Iterator[Problem]:
    """The whole number of that name lies from ``lowest`` to ``highest``, both in it."""
    value = getattr(it, name)
    if isinstance(value, int) and not lowest <= value <= highest:
        yield broken(name, value, same(f"{lowest}-{highest}"))


def exactly_one(it: Any, *names: str, path: str = "") -> Iterator[Problem]:
    """Exactly one of the entries is given."""
    given = [name for name in names if (entry := getattr(it, name)) is not None and entry is not False]
    if len(given) != 1:
        listed = ", ".join(names)
        yield broken(
            path, str(given) if given else ABSENT, Text(f"tepat satu dari {listed}", f"exactly one of {listed}")
        )


def has_every_level(entries: object) -> bool:
    """Whether there is an entry for each level, and for nothing else."""
    return is_object(entries) and set(entries) == set(LEVELS)


def keys_of(entries: object) -> object:
    """The keys that are written, to be shown where others belong."""
    return str(list(entries)) if is_object(entries) else entries


def only_rising(values: Sequence[Any], *, falling: bool = False) -> bool:
    """Whether each value lies above the one before it, or below it where they are to fall."""
    return list(values) == sorted(set(values), reverse=falling)
