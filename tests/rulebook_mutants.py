"""Every number, reference and word of a rulebook file, changed one at a time.

``python tests/rulebook_mutants.py`` changes all of them in every shipped edition and prints how each was caught.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

import inovasi_daerah as ida
from inovasi_daerah.rules import Confidence
from inside import LANGS, LEVELS, ScaleKind, read_rulebook
from inside import tables_of_editions as _tables
from rulebook_laws import laws

if TYPE_CHECKING:
    from collections.abc import Iterator

Path = tuple[str | int, ...]

REFUSED, BY_DIGEST, NO_CHANGE = "refused", "by its digest alone", "the same rulebook"
_DIGITS: Final = re.compile(r"[0-9]+")
_CONDITIONS: Final = {
    "at_least": "above",
    "above": "at_least",
    "at_most": "at_least",
    "minimum": "more_than",
    "more_than": "minimum",
}
_STEP: Final = Decimal("0.01")
_OTHER_WORDS: Final = {
    "kind": [kind.value for kind in ScaleKind],
    "confidence": [mark.value for mark in Confidence],
    "can": [capability.value for capability in ida.rules.Capability],
    "rule": ["half_up", "half_even"],
    "kinds": ["pdf", "image", "video", "link"],
    "affairs": ["2.07"],
}
"""What a word may be exchanged for, by the entry it stands in."""


@frozen
class Mutant:
    """One edition with one thing in its file changed.

    Attributes:
        kind: what sort of thing was changed.
        path: where in the file.
        change: what it was, and what it became.
    """

    kind: str
    path: str
    change: str
    tables: dict[str, Any]

    def caught(self, original: ida.Rulebook) -> str:
        """By what: a refusal to load, the name of a law, or only the digest; laws about the changed part come first."""
        try:
            rules = read_rulebook(self.tables, _tables)
        except ida.InvalidRulebook:
            return REFUSED
        for law in sorted(laws(), key=lambda one: not one.speaks_of(self.path)):
            if not law.holds_of(rules):
                return law.name
        return BY_DIGEST if rules.digest != original.digest else NO_CHANGE


def mutants(edition: str) -> Iterator[Mutant]:
    """Every mutant of a shipped edition: of what its own file says, not of what it takes from another."""
    tables = dict(_tables(edition))
    known = ida.rulebook(edition)
    for path, value in _entries(tables, ()):
        written = ".".join(map(str, path))
        for kind, old, new, changed in _changes(path, value, tables, known):
            yield Mutant(kind, written, f"{old} -> {new}", _with(tables, path, changed))


def _entries(value: object, path: Path) -> Iterator[tuple[Path, Any]]:
    if path:
        yield path, value
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _entries(item, (*path, key))
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from _entries(item, (*path, position))


def _with(tables: Any, path: Path, value: object) -> Any:
    """The tables with another value at one place; the rest is shared."""
    if not path:
        return value
    first, *rest = path
    copied = tables.copy()
    copied[first] = _with(tables[first], tuple(rest), value)
    return copied


Change = tuple[str, object, object, object]
"""Kind, old and new as they are shown, and what stands at the place afterwards."""


def _changes(path: Path, value: Any, tables: dict[str, Any], known: ida.Rulebook) -> Iterator[Change]:
    if isinstance(value, dict):
        yield from _keys(value)
    elif isinstance(value, bool):
        yield "truth value", value, not value, not value
    elif isinstance(value, int | Decimal):
        step = _step(path, value, tables)
        yield from (("number", value, new, new) for new in (value - step, value + step))
    elif isinstance(value, str):
        yield from _figures(value) if path[-1] in LANGS else _words(path, value, known)


def _keys(table: dict[str, Any]) -> Iterator[Change]:
    """What belongs to one level given to the next; a condition turned into another."""
    if set(table) == set(LEVELS):
        for one, other in pairwise((*LEVELS, "4")):
            exchange = {one: other, other: one}
            yield "level", one, other, {exchange.get(key, key): item for key, item in table.items()}
    for old in table.keys() & _CONDITIONS.keys():
        if not {"bands", "places"} & table.keys():
            new = _CONDITIONS[old]
            yield "condition", old, new, {new if key == old else key: item for key, item in table.items()}


def _step(path: Path, value: int | Decimal, tables: dict[str, Any]) -> int | Decimal:
    """The least by which the number could be wrong: one where whole numbers belong, else a hundredth."""
    scale: dict[str, Any] = {}
    table: Any = tables
    for name in path[:-1]:
        table = table[name]
        scale = table if isinstance(table, dict) and "kind" in table else scale
    whole = scale.get("whole") or scale.get("round_up") or "steps" not in scale
    return _STEP if isinstance(value, Decimal) or not whole else 1


def _figures(text: str) -> Iterator[Change]:
    for found in _DIGITS.finditer(text):
        last = found.end() - 1
        new = str((int(text[last]) + 1) % 10)
        changed = text[:last] + new + text[last + 1 :]
        yield "number in a text", found[0], found[0][:-1] + new, changed


def _words(path: Path, value: str, known: ida.Rulebook) -> Iterator[Change]:
    entry = path[-1] if isinstance(path[-1], str) else next(name for name in reversed(path) if isinstance(name, str))
    if entry == "reference":
        yield from (("reference", value, new, new) for new in (*known.references, "tidak-ada") if new != value)
    elif entry in ("assumption", "assumptions"):
        yield from (("assumption", value, new, new) for new in _next_to(value, known.assumptions))
    elif entry == "number":
        yield from (("number", value, new, new) for *_, new in _figures(value))
    else:
        kind = entry if entry == "confidence" else "word"
        earlier = [one for one in ida.rulebooks() if one < known.id]
        others: Any = {
            "extends": earlier,
            "predicate": known.predicates,
            "variable": known.catalogue and known.catalogue.variables,
        }
        if entry == "default":
            setting = getattr(known.settings, str(path[-2]))
            others["default"] = setting.choices
        choices = _OTHER_WORDS.get(entry) or others.get(entry) or ()
        yield from ((kind, value, new, new) for new in (*choices, f"{value}0") if new != value)


def _next_to(value: str, known: Any) -> tuple[str, str]:
    """The name after this one, and one that is not there."""
    names = list(known)
    return names[(names.index(value) + 1) % len(names)], "tidak-ada"


# --- the table ----------------------------------------------------------------------------------------------------


@frozen
class Catches:
    """How the mutants of one edition were caught.

    Attributes:
        entries: how many entries were changed, by kind.
        found: how many mutants, by kind and by what caught them.
        left: the mutants that neither a refusal nor a law caught.
    """

    entries: Counter[str]
    found: Counter[tuple[str, str]]
    left: tuple[str, ...]


def catches(edition: str) -> Catches:
    """Change everything in an edition, and see."""
    original = ida.rulebook(edition)
    places: set[tuple[str, str, str]] = set()
    found: Counter[tuple[str, str]] = Counter()
    left: list[str] = []
    for one in mutants(edition):
        by = one.caught(original)
        places.add((one.kind, one.path, one.change.partition(" -> ")[0]))
        found[one.kind, by] += 1
        if by in (BY_DIGEST, NO_CHANGE):
            left.append(f"{edition} {one.path}: {one.change}, {by}")
    return Catches(Counter(kind for kind, *_ in places), found, tuple(left))


def _table(every: list[Catches]) -> Iterator[str]:
    entries = sum((one.entries for one in every), Counter[str]())
    found = sum((one.found for one in every), Counter[tuple[str, str]]())
    yield f"{'changed':<18}{'entries':>9}{'mutants':>9}{'refused':>9}{'by a law':>10}{'digest':>8}{'no change':>11}"
    for kind in (*sorted(entries), None):
        by = Counter[str]()
        for (this, name), number in found.items():
            if kind in (this, None):
                by[name] += number
        law = by.total() - by[REFUSED] - by[BY_DIGEST] - by[NO_CHANGE]
        many = entries.total() if kind is None else entries[kind]
        figures = f"{by.total():>9}{by[REFUSED]:>9}{law:>10}{by[BY_DIGEST]:>8}{by[NO_CHANGE]:>11}"
        yield f"{kind or 'all':<18}{many:>9}{figures}"
    yield ""
    caught = Counter[str]()
    for (_, name), number in found.items():
        caught[name] += number
    yield from (f"{number:>6}  {name}" for name, number in caught.most_common())


if __name__ == "__main__":
    results = [catches(edition) for edition in ida.rulebooks()]
    sys.stdout.writelines(f"{line}\n" for line in _table(results))
    sys.stdout.writelines(f"left: {line}\n" for one in results for line in one.left)
