"""Sets: a list without repetition, graded by how many there are or by which."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from inovasi_daerah.frozen import EMPTY, FrozenDict, frozen
from inovasi_daerah.levels import LEVELS, NONE_REACHED
from inovasi_daerah.problems import InvalidSubmission, Problem, refuse
from inovasi_daerah.reading import checks
from inovasi_daerah.reading.checks import readable
from inovasi_daerah.reading.plain import is_list
from inovasi_daerah.rules.laws import (
    EVERY_LEVEL,
    NO_REPETITION,
    broken,
    exactly_one,
    has_every_level,
    keys_of,
    only_rising,
)
from inovasi_daerah.rules.scales.base import (
    BELOW_LEVEL_ONE,
    CHANGED,
    MORE,
    Graded,
    Scale,
    ScaleKind,
    fact_problem,
    refuse_basis,
    refuse_fact,
)
from inovasi_daerah.rules.scales.inputs import Input, Several
from inovasi_daerah.rules.scales.numbers import Condition, Number
from inovasi_daerah.text import Text, joined, same

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from inovasi_daerah.rules.scales.inputs import Spelling

_NO_YEAR: Final = Text("tidak ada tahun", "no year")
_NOTHING: Final = Text("tidak ada", "none")
_ADDED: Final = Text("tambah {new}", "{new} added")
_MORE_OF: Final = Text("tambah {n} dari {others}", "{n} more of {others}")
_OR: Final = Text(" atau ", " or ")
_MEMBERS: Final = Text("anggota", "members")
_ALL: Final = Text("{form}, yang berlaku saja ({members})", "{form}, those that apply ({members})")
_COUNT: Final = Text("atau banyaknya: {form}", "or how many: {form}")
_YEARS: Final = Text("{form}, tahun yang berlaku saja", "{form}, those years that apply")


def _distinct(fact: object, expected: Text, fits: Callable[[Any], bool]) -> tuple[Any, ...]:
    """The items of a list without repetition, each of which fits; every item that does not is a problem."""
    if not is_list(fact):
        refuse_fact("wrong_type", fact, expected)
    found: list[Problem] = []
    for position, item in enumerate(fact):
        path = f"fact[{position}]"
        if not fits(item):
            found.append(fact_problem("unknown_value", item, expected, path))
        elif item in fact[:position]:
            found.append(fact_problem("duplicate_item", item, NO_REPETITION, path))
    refuse(InvalidSubmission, found)
    return tuple(fact)


@frozen
class Years(Scale):
    """A set of fiscal years, written relative to the assessment year.

    Attributes:
        window: how many years before T-0 the years may lie, as ``[2, 1, 0]``.
        patterns: for each level the sets of which one must be contained.
    """

    kind: ScaleKind
    window: tuple[int, ...]
    patterns: FrozenDict[str, tuple[tuple[int, ...], ...]]

    def grade(self, fact: object, *, year: int, basis: str | None = None) -> Graded:
        """The highest level of which some pattern is contained in the years."""
        refuse_basis(basis)
        known = self._years(year)
        listed = " | ".join(map(str, sorted(known)))
        expected = Text(f"daftar tahun dari {listed}", f"a list of years out of {listed}")
        years = _distinct(fact, expected, lambda item: type(item) is int and item in known)
        return Graded(_matched(self.patterns, {year - item for item in years}), self, fact)

    def words(self, fact: Any, *, basis: str | None = None) -> Text:
        """The years in their order."""
        return joined(", ", map(same, sorted(fact)), empty=_NO_YEAR)

    def rule(self, level: int, *, basis: str | None = None) -> Text:
        """The patterns of ``level``."""
        if not level:
            return BELOW_LEVEL_ONE
        sets = (" + ".join(f"T-{before}" for before in pattern) for pattern in self.patterns[str(level)])
        return joined(_OR, map(same, sets))

    def reaching(self, fact: Any, level: int, *, year: int, basis: str | None = None) -> tuple[int, ...]:
        """The years with as few more as reach it."""
        new = _missing(self.patterns, {year - item for item in fact}, level)
        return tuple(sorted((*fact, *(year - before for before in new)))) if new else tuple(fact)

    def change(self, fact: Any, after: Any, *, basis: str | None = None) -> Text:
        """All the years, and those that are new."""
        return _with_new(self.words(after), [same(item) for item in after if item not in fact])

    def inputs(self, year: int) -> tuple[Input, ...]:
        """Some of the years."""
        return (Several({one: same(one) for one in sorted(self._years(year))}),)

    def forms(self, year: int, spelling: Spelling) -> Iterator[Text]:
        """A list of years."""
        yield _YEARS.format(form=spelling.fact(sorted(self._years(year))))

    def samples(self, year: int) -> Iterator[list[int]]:
        """Every set of years, a year of another report, and one that is repeated."""
        yield from (*_subsets(self._years(year)), [year + 1], [year, year])

    def _years(self, year: int) -> list[int]:
        return [year - before for before in self.window]

    @checks.rule("patterns[]")
    def _patterns_for_every_level(self) -> Iterable[Problem]:
        return _levels_missing("patterns", self.patterns)

    @checks.rule("patterns[]", "window")
    def _patterns_of_the_window(self) -> Iterable[Problem]:
        return _foreign_patterns(self.patterns, self.window)


def _subsets(members: Sequence[Any]) -> Iterator[list[Any]]:
    for mask in range(2 ** len(members)):
        yield [member for position, member in enumerate(members) if mask >> position & 1]


def _matched(patterns: Mapping[str, tuple[tuple[Any, ...], ...]], items: set[Any]) -> int:
    return max(
        (int(level) for level, sets in patterns.items() if any(items.issuperset(pattern) for pattern in sets)),
        default=NONE_REACHED,
    )


def _missing(patterns: Mapping[str, tuple[tuple[Any, ...], ...]], items: set[Any], level: int) -> set[Any]:
    """The fewest items that reach ``level`` or a higher one; of as few, those of the lowest level."""
    lacking = [set(pattern) - items for key, sets in sorted(patterns.items()) if int(key) >= level for pattern in sets]
    return min(lacking, key=len)


def _with_new(words: Text, new: list[Text]) -> Text:
    return CHANGED.format(after=words, change=_ADDED.format(new=joined(", ", new))) if new else words


def _levels_missing(name: str, by_level: Mapping[str, object]) -> Iterator[Problem]:
    if not has_every_level(by_level):
        yield broken(name, keys_of(by_level), EVERY_LEVEL)


def _foreign_patterns(
    patterns: Mapping[str, tuple[tuple[Any, ...], ...]], members: Collection[Any]
) -> Iterator[Problem]:
    """The patterns that are empty, or hold what is none of the members."""
    for level, sets in patterns.items() if has_every_level(patterns) else ():
        for _, pattern in readable(sets):
            if not (pattern and set(members).issuperset(pattern)):
                yield broken(f"patterns.{level}", str(list(pattern)), same(" | ".join(map(str, sorted(members)))))


@frozen
class Selection(Scale):
    """A set of named things, graded by how many there are or by which.

    Attributes:
        members: the wire values and what they mean.
        counts: for each level the least number of members; or
        patterns: for each level the sets of which one must be contained.
        countable: an integer, the number of members, may stand in place of the list.
    """

    kind: ScaleKind
    members: FrozenDict[str, Text]
    counts: FrozenDict[str, int] | None = None
    patterns: FrozenDict[str, tuple[tuple[str, ...], ...]] | None = None
    countable: bool = False

    def grade(self, fact: object, *, year: int, basis: str | None = None) -> Graded:
        """The highest level whose count or pattern is met."""
        refuse_basis(basis)
        if self.countable and type(fact) is int:
            return Graded(self._level_of_integer(fact), self, fact)
        listed = " | ".join(self.members)
        expected = Text(f"daftar dari {listed}", f"a list out of {listed}")
        chosen = _distinct(fact, expected, lambda item: isinstance(item, str) and item in self.members)
        level = self._level_of_count(len(chosen)) if self.patterns is None else _matched(self.patterns, set(chosen))
        return Graded(level, self, fact)

    def words(self, fact: Any, *, basis: str | None = None) -> Text:
        """How many, or which."""
        if isinstance(fact, int):
            return same(fact)
        return joined(", ", (label for item, label in self.members.items() if item in fact), empty=_NOTHING)

    def reaching(self, fact: Any, level: int, *, year: int, basis: str | None = None) -> Any:
        """The set with as few more members as reach it, or so many more where it is a number."""
        if self.patterns is not None:
            new = _missing(self.patterns, {*fact}, level)
            return (*fact, *(item for item in self.members if item in new))
        least = self._least[str(level)]
        if isinstance(fact, int):
            return max(fact, least)
        others = [item for item in self.members if item not in fact]
        return (*fact, *others[: max(0, least - len(fact))])

    def change(self, fact: Any, after: Any, *, basis: str | None = None) -> Text:
        """The members after it and those that are new; where their number decides, how many, and what there is."""
        if fact == after:
            return self.words(after)
        if isinstance(fact, int):
            return CHANGED.format(after=after, change=MORE.format(n=after - fact))
        if self.patterns is not None:
            return _with_new(self.words(after), [self.members[item] for item in after if item not in fact])
        others = joined(", ", (label for item, label in self.members.items() if item not in fact))
        return CHANGED.format(after=len(after), change=_MORE_OF.format(n=len(after) - len(fact), others=others))

    def _level_of_integer(self, count: int) -> int:
        if not 0 <= count <= len(self.members):
            upto = len(self.members)
            refuse_fact("out_of_range", count, Text(f"bilangan bulat 0-{upto}", f"an integer 0-{upto}"))
        return self._level_of_count(count)

    def _level_of_count(self, count: int) -> int:
        return max((int(level) for level, least in self._least.items() if count >= least), default=NONE_REACHED)

    @property
    def _least(self) -> Mapping[str, int]:
        """The least number of members for each level; nothing where patterns decide."""
        return self.counts or EMPTY

    def rule(self, level: int, *, basis: str | None = None) -> Text:
        """The count or the patterns of ``level``."""
        if not level:
            return BELOW_LEVEL_ONE
        if self.patterns is not None:
            return same(" / ".join(" + ".join(pattern) for pattern in self.patterns[str(level)]))
        least = self._least[str(level)]
        return Text(f"paling sedikit {least}", f"at least {least}")

    def inputs(self, year: int) -> tuple[Input, ...]:
        """Some of the members, or how many."""
        several = Several(self.members)
        return (several, self._how_many()) if self.countable else (several,)

    def _how_many(self) -> Number:
        steps = FrozenDict({level: Condition(at_least=Decimal(least)) for level, least in self._least.items()})
        most = Decimal(len(self.members))
        return Number(ScaleKind.COUNT, _MEMBERS, steps, minimum=Decimal(0), maximum=most, whole=True)

    def forms(self, year: int, spelling: Spelling) -> Iterator[Text]:
        """A list of members, or how many."""
        members = (same(f"{key}: {{label}}").format(label=label) for key, label in self.members.items())
        yield _ALL.format(form=spelling.fact(list(self.members)), members=joined("; ", members))
        if self.countable:
            yield _COUNT.format(form=spelling.fact(len(self.members)))

    def samples(self, year: int) -> Iterator[Any]:
        """Every set of members, what is none, one that is repeated, and every number of them."""
        members = list(self.members)
        yield from (*_subsets(members), ["bukan_anggota"], members[:1] * 2)
        if self.countable:
            yield from range(-1, len(members) + 2)

    @checks.rule()
    def _counts_or_patterns(self) -> Iterable[Problem]:
        return exactly_one(counts=self.counts, patterns=self.patterns)

    @checks.rule("patterns[]", "counts")
    def _patterns_for_every_level(self) -> Iterable[Problem]:
        return () if self.patterns is None or self.counts is not None else _levels_missing("patterns", self.patterns)

    @checks.rule("patterns[]", "counts", "members[]")
    def _patterns_of_members(self) -> Iterable[Problem]:
        return (
            () if self.patterns is None or self.counts is not None else _foreign_patterns(self.patterns, self.members)
        )

    @checks.rule("counts[]", "patterns")
    def _counts_for_every_level(self) -> Iterable[Problem]:
        return () if self.counts is None or self.patterns is not None else _levels_missing("counts", self.counts)

    @checks.rule("counts", "patterns")
    def _counts_that_rise(self) -> Iterator[Problem]:
        if self.counts is None or self.patterns is not None or not has_every_level(self.counts):
            return
        if not only_rising([self.counts[level] for level in LEVELS]):
            yield broken("counts", str(dict(self.counts)), Text("bilangan yang terus naik", "numbers that only rise"))

    @checks.rule("countable")
    def _countable_with_counts(self) -> Iterator[Problem]:
        if self.countable and self.patterns is not None:
            yield broken("countable", "true", Text("hanya bersama counts", "only with counts"))
