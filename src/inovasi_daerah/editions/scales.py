"""Scales: how a fact becomes a level.

Each is small, pure and total over its domain; what lies outside is a problem. Each can say its own rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import ROUND_CEILING, Decimal
from fractions import Fraction
from typing import Any, Final, NoReturn, Protocol, cast

from attrs import frozen

from inovasi_daerah.errors import ABSENT, InvalidRulebook, InvalidSubmission, Problem, one_of, refuse
from inovasi_daerah.figures import parse_decimal
from inovasi_daerah.labels import Term, Text, same
from inovasi_daerah.structuring import FrozenDict, Refused, accept, class_hook, problem

LEVELS: Final = ("1", "2", "3")
NONE_REACHED: Final = 0
RULE_OF_RULEBOOKS: Final = Text("bentuk buku aturan, versi 1.0", "rulebook format, version 1.0")
_PERCENT: Final = 100


def broken(path: str, value: object, expected: Text) -> Problem:
    """A law of rulebooks that a file breaks."""
    return problem("rule_broken", value, expected, path=path, reference=RULE_OF_RULEBOOKS)


def check_itself(it: Any) -> None:
    """Refuse a value of a rulebook whose figures speak against each other."""
    refuse(InvalidRulebook, it.conflicts(it))


class ScaleKind(Term):
    """What kind of fact a scale reads."""

    CHOICE = "choice", "pilihan berjenjang", "ordered choice"
    COUNT = "count", "hitungan", "count"
    PERCENTAGE = "percentage", "persentase", "percentage"
    VALUE = "value", "nilai", "value"
    DIFFERENCE = "difference", "selisih atau pertumbuhan", "difference or growth"
    LATEST_YEARS = "latest_years", "tahun terakhir berturut-turut", "latest consecutive years"
    YEARS = "years", "himpunan tahun anggaran", "set of fiscal years"
    SET = "set", "himpunan", "set"
    SHARE = "share", "bagian dari jumlah", "share of a number"
    MONTHS = "months", "bulan penuh", "whole months"
    DAYS = "days", "hari kalender", "calendar days"
    BASES = "bases", "salah satu dasar pengukuran", "one of several measures"


class Scale(Protocol):
    """What every scale can do."""

    @property
    def kind(self) -> ScaleKind:
        """The kind of fact it reads."""

    def grade(self, fact: object, *, year: int, basis: str | None = None) -> Graded:
        """The level of ``fact`` in assessment year ``year``.

        Raises:
            InvalidSubmission: for a fact outside the domain; paths are relative to the claim.
        """

    def rule(self, level: int, *, basis: str | None = None) -> Text:
        """What reaches ``level``, in words."""

    def conflicts(self, it: Any) -> Iterator[Problem]:
        """What its own figures say against each other."""


@frozen
class Graded:
    """The level a fact reaches, and the rule that decided.

    Attributes:
        assumptions: codes of the readings that this measure rests on, beside those of its row.
    """

    level: int
    fact: Text
    rule: Text
    assumptions: tuple[str, ...] = ()

    @property
    def reading(self) -> Text:
        """Fact, rule and level in one line."""
        return Text("{fact}: {rule} -> level {level}", "{fact}: {rule} -> level {level}").format(
            fact=self.fact, rule=self.rule, level=self.level
        )


def _fact_problem(code: str, fact: object, expected: Text, path: str = "fact") -> Problem:
    return problem(code, fact, expected, path=path, reference=_FACT_RULE)


def _refuse_fact(code: str, fact: object, expected: Text, path: str = "fact") -> NoReturn:
    raise InvalidSubmission([_fact_problem(code, fact, expected, path)])


_FACT_RULE: Final = Text("skala indikator ini", "the scale of this indicator")
_NO_BASIS: Final = Text(
    "tanpa dasar: indikator ini hanya punya satu ukuran", "no basis: this indicator has one measure"
)
_BELOW: Final = Text("belum mencapai level 1", "level 1 not reached")


def _refuse_basis(basis: str | None) -> None:
    if basis is not None:
        _refuse_fact("unknown_basis", basis, _NO_BASIS, "basis")


# --- ordered choice ---------------------------------------------------------------------------------------------


@frozen
class ChoiceValue:
    """One wire value of a choice: the level it reaches and what it means."""

    level: int
    label: Text


@frozen
class Choice:
    """Exactly one of several values, each of which reaches a level."""

    kind: ScaleKind
    values: FrozenDict[str, ChoiceValue]

    def grade(self, fact: object, *, year: int, basis: str | None = None) -> Graded:
        """The level of the chosen value."""
        _refuse_basis(basis)
        chosen = self.values.get(fact) if isinstance(fact, str) else None
        if chosen is None:
            code = "unknown_value" if isinstance(fact, str) else "wrong_type"
            _refuse_fact(code, fact, one_of(self.values, fact))
        return Graded(chosen.level, chosen.label, self.rule(chosen.level))

    def rule(self, level: int, *, basis: str | None = None) -> Text:
        """The wire values that reach ``level``."""
        return (
            same(" | ".join(value for value, meaning in self.values.items() if meaning.level == level))
            if level
            else _BELOW
        )

    __attrs_post_init__ = check_itself

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """Every level is reached by some value."""
        reached = {getattr(value, "level", None) for value in it.values.values()}
        if reached != {1, 2, 3}:
            yield broken(
                "values",
                str(sorted(map(str, reached))),
                Text("level 1, 2 dan 3 semuanya", "levels 1, 2 and 3, all of them"),
            )


# --- numbers ----------------------------------------------------------------------------------------------------


_AT_LEAST: Final = Text("paling sedikit {bound}", "at least {bound}")
_ABOVE: Final = Text("di atas {bound}", "above {bound}")
_AT_MOST: Final = Text("paling banyak {bound}", "at most {bound}")
_BELOW_BOUND: Final = Text("di bawah {bound}", "below {bound}")
_REACHED: Final = (_AT_LEAST, _ABOVE, _AT_MOST)
_NOT_REACHED: Final = (_BELOW_BOUND, _AT_MOST, _ABOVE)


@frozen
class Step:
    """Where a level begins: exactly one of the four.

    Attributes:
        any: every number of the domain reaches it.
    """

    at_least: Decimal | None = None
    above: Decimal | None = None
    at_most: Decimal | None = None
    any: bool = False

    def holds(self, number: Decimal | Fraction) -> bool:
        """Whether ``number`` reaches the level."""
        if self.at_least is not None:
            return number >= self.at_least
        if self.above is not None:
            return number > self.above
        if self.at_most is not None:
            return number <= self.at_most
        return self.any

    def label(self) -> Text | None:
        """The condition in words; None where every number meets it."""
        return self._said(_REACHED)

    def denial(self) -> Text | None:
        """In words, that the condition is not met."""
        return self._said(_NOT_REACHED)

    def _said(self, words: tuple[Text, Text, Text]) -> Text | None:
        for bound, condition in zip((self.at_least, self.above, self.at_most), words, strict=True):
            if bound is not None:
                return condition.format(bound=_written(bound))
        return None

    __attrs_post_init__ = check_itself

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """Exactly one condition."""
        conditions = [it.at_least, it.above, it.at_most, it.any or None]
        if sum(condition is not None for condition in conditions) != 1:
            yield broken(
                "",
                "Step",
                Text("tepat satu dari at_least, above, at_most, any", "exactly one of at_least, above, at_most, any"),
            )


def _written(number: Decimal) -> Text:
    return same(format(number, "f"))


@frozen
class Number:
    """A number with a unit, brought to a level by steps; higher is better, or lower where the steps say ``at_most``.

    Attributes:
        minimum, maximum: the ends of the domain, both in it; None where it is open.
        more_than: an end of the domain that is not in it.
        whole: the fact is an integer; ``round_up`` takes any number up to the next integer first.
    """

    kind: ScaleKind
    unit: Text
    steps: FrozenDict[str, Step]
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    more_than: Decimal | None = None
    whole: bool = False
    round_up: bool = False

    def grade(self, fact: object, *, year: int, basis: str | None = None) -> Graded:
        """The highest level whose step the number reaches."""
        _refuse_basis(basis)
        number = self._number(fact)
        level = self.level(number.to_integral_value(ROUND_CEILING) if self.round_up else number)
        return Graded(level, same("{number} {unit}").format(number=_written(number), unit=self.unit), self.rule(level))

    def level(self, number: Decimal | Fraction) -> int:
        """The highest level that ``number`` reaches; 0 for none."""
        return max((int(level) for level, step in self.steps.items() if step.holds(number)), default=NONE_REACHED)

    def _number(self, fact: object) -> Decimal:
        number = Decimal(fact) if type(fact) is int else None
        if type(fact) is str and not self.whole:
            number = parse_decimal(fact)
        if number is None:
            code = "bad_form" if isinstance(fact, str) else "wrong_type"
            _refuse_fact(code, fact, self._domain())
        if not self._holds(number):
            _refuse_fact("out_of_range", fact, self._domain())
        return number

    def _holds(self, number: Decimal) -> bool:
        return (
            (self.minimum is None or number >= self.minimum)
            and (self.maximum is None or number <= self.maximum)
            and (self.more_than is None or number > self.more_than)
        )

    def _domain(self) -> Text:
        """The domain in words."""
        form = (
            Text("bilangan bulat JSON", "a JSON integer")
            if self.whole
            else Text(
                'bilangan bulat atau teks desimal seperti "12.50"', 'an integer or a decimal text such as "12.50"'
            )
        )
        parts = [same("{form} ({unit})").format(form=form, unit=self.unit)]
        for bound, words in (
            (self.minimum, Text(", paling kecil {bound}", ", at least {bound}")),
            (self.more_than, Text(", lebih dari {bound}", ", more than {bound}")),
            (self.maximum, Text(", paling besar {bound}", ", at most {bound}")),
        ):
            if bound is not None:
                parts.append(words.format(bound=_written(bound)))
        return Text("".join(p.id for p in parts), "".join(p.en for p in parts))

    def rule(self, level: int, *, basis: str | None = None) -> Text:
        """What reaches ``level``: from its own step up to where the next one begins."""
        if not level:
            return _BELOW
        own, following = self.steps[str(level)], self.steps.get(str(level + 1))
        ends = _whole_ends(own, following) if self.whole else None
        if ends is not None:
            return same("{ends} {unit}").format(ends=same(ends), unit=self.unit)
        conditions = [own.label(), following.denial() if following else None]
        said = [condition for condition in conditions if condition is not None]
        words = Text(", ".join(text.id for text in said), ", ".join(text.en for text in said))
        return same("{conditions} {unit}").format(conditions=words, unit=self.unit)

    __attrs_post_init__ = check_itself

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """Steps for levels 1, 2 and 3 that grow in one direction."""
        if not isinstance(it.steps, Mapping) or set(it.steps) != set(LEVELS):
            yield broken("steps", "", same("1, 2, 3"))
            return
        steps = [it.steps[level] for level in LEVELS]
        if not all(type(step) is Step for step in steps):
            return
        falling = steps[-1].at_most is not None
        for level, step in zip(LEVELS, steps, strict=True):
            if step.any and level != "1":
                yield broken(
                    f"steps.{level}",
                    "any",
                    Text("hanya level 1 boleh menampung selebihnya", "only level 1 may take all the rest"),
                )
            if not step.any and (step.at_most is not None) is not falling:
                yield broken(f"steps.{level}", "", Text("semua langkah searah", "all steps in one direction"))
        bounds = [bound for step in steps if (bound := _bound(step)) is not None]
        if bounds != sorted(set(bounds), reverse=falling):
            yield broken(
                "steps", "", Text("ambang yang terus naik, atau terus turun", "thresholds that only rise, or only fall")
            )


def _whole_ends(own: Step, following: Step | None) -> str | None:
    """``11-30``: the whole numbers of a level that is closed on both sides; None for any other."""
    if following is None:
        return None
    if own.at_least is not None and following.at_least is not None:
        first, last = int(own.at_least), int(following.at_least) - 1
    elif own.at_most is not None and following.at_most is not None:
        first, last = int(following.at_most) + 1, int(own.at_most)
    else:
        return None
    return str(first) if first == last else f"{first}-{last}"


def _bound(step: Step) -> Decimal | None:
    return next((bound for bound in (step.at_least, step.above, step.at_most) if bound is not None), None)


# --- sets -------------------------------------------------------------------------------------------------------


def _distinct(fact: object, expected: Text, fits: Callable[[Any], bool]) -> tuple[Any, ...]:
    """The items of a list without repetition, each of which fits; every item that does not is a problem."""
    if not isinstance(fact, tuple | list):
        _refuse_fact("wrong_type", fact, expected)
    found: list[Problem] = []
    for position, item in enumerate(fact):
        path = f"fact[{position}]"
        if not fits(item):
            found.append(_fact_problem("unknown_value", item, expected, path))
        elif item in fact[:position]:
            found.append(_fact_problem("duplicate_item", item, Text("tanpa pengulangan", "no repetition"), path))
    refuse(InvalidSubmission, found)
    return tuple(fact)


@frozen
class Years:
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
        _refuse_basis(basis)
        known = [year - before for before in self.window]
        listed = " | ".join(map(str, sorted(known)))
        expected = Text(f"daftar tahun dari {listed}", f"a list of years out of {listed}")
        years = _distinct(fact, expected, lambda item: type(item) is int and item in known)
        level = _matched(self.patterns, {year - item for item in years})
        said = Text(
            ", ".join(map(str, sorted(years))) or "tidak ada tahun", ", ".join(map(str, sorted(years))) or "no year"
        )
        return Graded(level, said, self.rule(level))

    def rule(self, level: int, *, basis: str | None = None) -> Text:
        """The patterns of ``level``."""
        if not level:
            return _BELOW
        sets = (" + ".join(f"T-{before}" for before in pattern) for pattern in self.patterns[str(level)])
        return Text(*(join.join(sets_) for join, sets_ in zip((" atau ", " or "), _twice(sets), strict=True)))

    __attrs_post_init__ = check_itself

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """Patterns for every level, over years of the window."""
        yield from _pattern_conflicts(it.patterns, set(it.window))


def _twice(items: Iterator[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    listed = tuple(items)
    return listed, listed


def _matched(patterns: Mapping[str, tuple[tuple[Any, ...], ...]], items: set[Any]) -> int:
    return max(
        (int(level) for level, sets in patterns.items() if any(items.issuperset(pattern) for pattern in sets)),
        default=NONE_REACHED,
    )


def _pattern_conflicts(patterns: Any, members: set[Any]) -> Iterator[Problem]:
    if not isinstance(patterns, Mapping) or set(patterns) != set(LEVELS):
        yield broken("patterns", "", same("1, 2, 3"))
        return
    for level, sets in patterns.items():
        for pattern in sets:
            if not pattern or not members.issuperset(pattern):
                yield broken(f"patterns.{level}", str(list(pattern)), same(" | ".join(map(str, sorted(members)))))


@frozen
class Selection:
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
        _refuse_basis(basis)
        if self.countable and type(fact) is int:
            return self._graded_count(fact)
        listed = " | ".join(self.members)
        expected = Text(f"daftar dari {listed}", f"a list out of {listed}")
        chosen = _distinct(fact, expected, lambda item: isinstance(item, str) and item in self.members)
        level = self._level_of_count(len(chosen)) if self.patterns is None else _matched(self.patterns, set(chosen))
        labels = [self.members[item] for item in self.members if item in chosen]
        said = Text(", ".join(t.id for t in labels) or "tidak ada", ", ".join(t.en for t in labels) or "none")
        return Graded(level, said, self.rule(level))

    def _graded_count(self, count: int) -> Graded:
        if not 0 <= count <= len(self.members):
            upto = len(self.members)
            _refuse_fact("out_of_range", count, Text(f"bilangan bulat 0-{upto}", f"an integer 0-{upto}"))
        level = self._level_of_count(count)
        return Graded(level, same(count), self.rule(level))

    def _level_of_count(self, count: int) -> int:
        counts = cast("Mapping[str, int]", self.counts)
        return max((int(level) for level, least in counts.items() if count >= least), default=NONE_REACHED)

    def rule(self, level: int, *, basis: str | None = None) -> Text:
        """The count or the patterns of ``level``."""
        if not level:
            return _BELOW
        if self.patterns is not None:
            return same(" / ".join(" + ".join(pattern) for pattern in self.patterns[str(level)]))
        least = cast("Mapping[str, int]", self.counts)[str(level)]
        return Text(f"paling sedikit {least}", f"at least {least}")

    __attrs_post_init__ = check_itself

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """Counts or patterns, for every level."""
        if (it.counts is None) is (it.patterns is None):
            yield broken("", "Selection", Text("tepat satu dari counts, patterns", "exactly one of counts, patterns"))
        elif it.patterns is not None:
            yield from _pattern_conflicts(it.patterns, set(it.members))
        elif not isinstance(it.counts, Mapping) or set(it.counts) != set(LEVELS):
            yield broken("counts", "", same("1, 2, 3"))
        elif [it.counts[level] for level in LEVELS] != sorted({*it.counts.values()}):
            yield broken("counts", str(dict(it.counts)), Text("bilangan yang terus naik", "numbers that only rise"))
        if it.countable and it.patterns is not None:
            yield broken("countable", "true", Text("hanya bersama counts", "only with counts"))


# --- share ------------------------------------------------------------------------------------------------------


@frozen
class Share:
    """A percentage, or the two numbers it comes from, or the word for there having been none.

    Attributes:
        whole_key, part_key: names of the two numbers in the object form.
        none: the wire value for "there were none"; ``none_level`` is what it reaches.
    """

    kind: ScaleKind
    percentage: Number
    whole_key: str
    part_key: str
    none: str
    none_level: int
    none_label: Text

    def grade(self, fact: object, *, year: int, basis: str | None = None) -> Graded:
        """The level of the share; none at all is a level of its own."""
        _refuse_basis(basis)
        if fact == self.none:
            return Graded(self.none_level, self.none_label, self.rule(self.none_level))
        if isinstance(fact, dict):
            return self._graded_numbers(fact)
        return self.percentage.grade(fact, year=year)

    def _graded_numbers(self, fact: Mapping[str, object]) -> Graded:
        if set(fact) != {self.whole_key, self.part_key}:
            _refuse_fact("wrong_type", fact, same(f'{{"{self.whole_key}": n, "{self.part_key}": m}}'))
        wanted = Text("bilangan bulat, paling kecil 0", "an integer, at least 0")
        refuse(
            InvalidSubmission,
            (
                _fact_problem("out_of_range" if type(number) is int else "wrong_type", number, wanted, f"fact.{key}")
                for key, number in fact.items()
                if type(number) is not int or number < 0
            ),
        )
        whole, part = cast("int", fact[self.whole_key]), cast("int", fact[self.part_key])
        if part > whole:
            most = Text(f"paling banyak {whole}", f"at most {whole}")
            _refuse_fact("out_of_range", part, most, f"fact.{self.part_key}")
        if whole == 0:
            return Graded(self.none_level, self.none_label, self.rule(self.none_level))
        level = self.percentage.level(Fraction(part * _PERCENT, whole))
        return Graded(level, Text(f"{part} dari {whole}", f"{part} of {whole}"), self.rule(level))

    def rule(self, level: int, *, basis: str | None = None) -> Text:
        """The step of ``level``."""
        words = self.percentage.rule(level)
        if level != self.none_level:
            return words
        return Text("{words}, atau {none}", "{words}, or {none}").format(words=words, none=self.none_label)

    __attrs_post_init__ = check_itself

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """The level for none is a level."""
        if it.none_level not in (0, 1, 2, 3):
            yield broken("none_level", it.none_level, same("0-3"))


# --- several measures -------------------------------------------------------------------------------------------


@frozen
class Basis:
    """One of several alternative measures.

    Attributes:
        assumptions: codes of the readings that its scale rests on.
    """

    label: Text
    scale: Number
    assumptions: tuple[str, ...] = ()


@frozen
class Bases:
    """Exactly one of several measures is chosen, each with a scale of its own."""

    kind: ScaleKind
    bases: FrozenDict[str, Basis]

    def grade(self, fact: object, *, year: int, basis: str | None = None) -> Graded:
        """The level on the scale of the chosen basis."""
        if basis is None:
            _refuse_fact("missing_key", ABSENT, one_of(self.bases), "basis")
        chosen = self.bases.get(basis)
        if chosen is None:
            _refuse_fact("unknown_basis", basis, one_of(self.bases), "basis")
        graded = chosen.scale.grade(fact, year=year)
        said = Text("{label}: {fact}", "{label}: {fact}").format(label=chosen.label, fact=graded.fact)
        return Graded(graded.level, said, graded.rule, chosen.assumptions)

    def rule(self, level: int, *, basis: str | None = None) -> Text:
        """The step of ``level``, on one basis or on each."""
        if not level:
            return _BELOW
        if basis is not None:
            return self.bases[basis].scale.rule(level)
        rules = [
            same("{basis}: {rule}").format(basis=key, rule=one.scale.rule(level)) for key, one in self.bases.items()
        ]
        return Text("; ".join(rule.id for rule in rules), "; ".join(rule.en for rule in rules))

    __attrs_post_init__ = check_itself

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """At least one basis."""
        if not it.bases:
            yield broken("bases", "{}", Text("paling sedikit satu dasar", "at least one basis"))


_CLASSES: Final[dict[ScaleKind, type[Any]]] = {
    ScaleKind.CHOICE: Choice,
    ScaleKind.COUNT: Number,
    ScaleKind.PERCENTAGE: Number,
    ScaleKind.VALUE: Number,
    ScaleKind.DIFFERENCE: Number,
    ScaleKind.LATEST_YEARS: Number,
    ScaleKind.YEARS: Years,
    ScaleKind.SET: Selection,
    ScaleKind.SHARE: Share,
    ScaleKind.MONTHS: Number,
    ScaleKind.DAYS: Number,
    ScaleKind.BASES: Bases,
}
_READERS: Final = {kind.value: class_hook(scale) for kind, scale in _CLASSES.items()}


def _read_scale(value: object, _: object = None) -> object:
    """A scale, of the class that its ``kind`` asks for."""
    kind = value.get("kind") if isinstance(value, Mapping) else None
    reader = _READERS.get(kind) if isinstance(kind, str) else None
    if reader is None:
        expected = one_of(_READERS, kind)
        raise Refused([problem("unknown_value", kind, expected, path="kind", reference=RULE_OF_RULEBOOKS)])
    return reader(value, None)


accept(Scale, _read_scale)
