"""Improvement: measured before and after. What makes things more complicated is not an innovation."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from attrs import field

from inovasi_daerah.exact import exact, rounded
from inovasi_daerah.frozen import frozen
from inovasi_daerah.problems import ABSENT, Problem, problem
from inovasi_daerah.reading.checks import Checked, readable, rule
from inovasi_daerah.reading.validators import (
    Line,
    Number,
    Prose,
    duplicates,
    listed,
)
from inovasi_daerah.references import Confidence, Reference
from inovasi_daerah.report.explained import Explained
from inovasi_daerah.report.layout import brief
from inovasi_daerah.report.section import Note, Section, Table, Words, columns, figures, rows
from inovasi_daerah.text import Lang, Term, Text, same

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

TEST_OF_IMPROVEMENT: Final = Reference(
    "improvement",
    Text(
        "ukuran perbaikan: lebih cepat, murah, mudah; yang mempersulit bukan inovasi",
        "test of improvement: faster, cheaper, easier; what makes it more complicated is no innovation",
    ),
    Confidence.C,
)


class MeasureKind(Term):
    """What is measured."""

    STEPS = "langkah", "Langkah", "Steps"
    TIME = "waktu", "Waktu", "Time"
    COST = "biaya", "Biaya", "Cost"
    OWN = "lainnya", "Ukuran sendiri", "Own measure"


class Direction(Term):
    """Which way is better."""

    LOWER = "turun", "makin rendah makin baik", "lower is better"
    HIGHER = "naik", "makin tinggi makin baik", "higher is better"


class Outcome(Term):
    """What became of one measure."""

    BETTER = "lebih_baik", "lebih baik", "better"
    SAME = "sama", "sama", "the same"
    WORSE = "lebih_buruk", "lebih buruk", "worse"


class ImprovementVerdict(Term):
    """What became of the whole: some better and none worse, some better and some worse, or none better."""

    IMPROVED = "membaik", "Membaik", "Improved"
    MIXED = "campuran", "Campuran", "Mixed"
    NOT_IMPROVED = "tidak_membaik", "Tidak membaik", "Not improved"


@frozen
class Measure(Checked):
    """One measure, before and after, in one unit.

    Attributes:
        name: of a measure of one's own; it may be left out for steps, time and cost.
        better: which way is better; of steps, time and cost always lower.
        unit: such as ``hari`` or ``rupiah``.

    >>> from decimal import Decimal
    >>> Measure(MeasureKind.STEPS, Decimal(5), Decimal(3)).percentage
    Fraction(40, 1)
    """

    kind: MeasureKind
    before: Number
    after: Number
    better: Direction | None = None
    name: Line | None = None
    unit: Line | None = None

    @rule("kind", "name")
    def _name_of_an_own_measure(self) -> Iterator[Problem]:
        if self.kind is MeasureKind.OWN and self.name is None:
            yield _problem("missing_key", ABSENT, Text("nama ukurannya", "the name of the measure"), "name")

    @rule("kind", "better")
    def _direction(self) -> Iterator[Problem]:
        """A measure of one's own says which way is better; of steps, time and cost it is lower."""
        if self.kind is MeasureKind.OWN and self.better is None:
            wanted = Text('arah yang lebih baik: "turun" | "naik"', 'the better direction: "turun" | "naik"')
            yield _problem("missing_key", ABSENT, wanted, "better")
        if self.kind is not MeasureKind.OWN and self.better is Direction.HIGHER:
            wanted = Text('"turun", atau tidak ditulis', '"turun", or left out')
            yield _problem("conflict", self.better.value, wanted, "better")

    @rule("kind", "before")
    def _value_before(self) -> Iterable[Problem]:
        return _value_problems(self.kind, "before", self.before)

    @rule("kind", "after")
    def _value_after(self) -> Iterable[Problem]:
        return _value_problems(self.kind, "after", self.after)

    @property
    def direction(self) -> Direction:
        """Which way is better."""
        return self.better or Direction.LOWER

    @property
    def gain(self) -> Fraction:
        """How much better it became, in its unit; above 0 is better, below 0 worse."""
        change = Fraction(self.after) - Fraction(self.before)
        return change if self.direction is Direction.HIGHER else -change

    @property
    def percentage(self) -> Fraction | None:
        """The gain in percent of what was before, exact; None where that was 0."""
        return None if self.before == 0 else self.gain / abs(Fraction(self.before)) * 100

    @property
    def outcome(self) -> Outcome:
        """Better, the same, or worse."""
        if self.gain == 0:
            return Outcome.SAME
        return Outcome.BETTER if self.gain > 0 else Outcome.WORSE

    def label(self, lang: Lang = "id") -> str:
        """Its name, or the name of its kind."""
        return self.name or self.kind.label(lang)


def _problem(code: str, value: object, wanted: Text, path: str) -> Problem:
    return problem(code, value, wanted, path=path, reference=TEST_OF_IMPROVEMENT.title)


def _value_problems(kind: MeasureKind, name: str, value: Decimal) -> Iterator[Problem]:
    """Steps, time and cost are never negative, and steps are whole."""
    if kind is not MeasureKind.OWN and value < 0:
        yield _problem("out_of_range", value, Text("0 atau lebih", "0 or more"), name)
    elif kind is MeasureKind.STEPS and Fraction(value).denominator != 1:
        yield _problem("bad_form", value, Text("bilangan bulat", "a whole number"), name)


@frozen(repr=False)
class Improvement(Explained, Checked):
    """What one innovation changed.

    Attributes:
        innovation: its id.
        measures: at least one; each name, or kind without a name, once.
        note: why what became worse is worth it; asked for where the verdict is mixed.
        illustrative: whether the figures are made up, for an example.
    """

    innovation: Line
    measures: tuple[Measure, ...] = field(converter=listed)
    note: Prose | None = None
    illustrative: bool = False

    @rule("measures[]")
    def _some_measure(self) -> Iterator[Problem]:
        if not self.measures:
            yield _problem("missing_key", ABSENT, Text("sedikitnya satu ukuran", "at least one measure"), "measures")

    @rule("measures[]")
    def _each_measure_once(self) -> Iterable[Problem]:
        labels = {position: one.label() for position, one in readable(self.measures)}
        return duplicates(
            "measures", [labels.get(position) for position in range(len(self.measures))], "duplicate_item"
        )

    @property
    def verdict(self) -> ImprovementVerdict:
        """Improved where one is better and none worse, mixed where one is better and one worse, else not improved."""
        outcomes = {measure.outcome for measure in self.measures}
        if Outcome.BETTER not in outcomes:
            return ImprovementVerdict.NOT_IMPROVED
        return ImprovementVerdict.MIXED if Outcome.WORSE in outcomes else ImprovementVerdict.IMPROVED

    @property
    def lacks_note(self) -> bool:
        """Whether a trade-off is claimed without a word on why it is worth it."""
        return self.verdict is ImprovementVerdict.MIXED and not (self.note or "").strip()

    def __repr__(self) -> str:
        return f"<Improvement {brief(self.innovation)}: {self.verdict.value}, {len(self.measures)} measures>"

    def sections(self) -> Iterator[Section]:
        """The verdict and each measure."""
        notes: list[Note | Text | str] = [Note(_TEST, (TEST_OF_IMPROVEMENT,))]
        if self.verdict is ImprovementVerdict.MIXED:
            notes += [_NO_NOTE] if self.lacks_note else str(self.note).split("\n")
        if self.illustrative:
            notes.append(MADE_UP)
        title = same(f"{self.innovation}: {{verdict}}").format(verdict=self.verdict.text)
        yield Section(title, tuple(notes), Table(_COLUMNS, rows(map(_measured, self.measures))))

    def to_dict(self) -> dict[str, Any]:
        """The verdict and each measure as JSON data."""
        return {
            "innovation": self.innovation,
            "illustrative": self.illustrative,
            "verdict": self.verdict.value,
            "lacks_note": self.lacks_note,
            "measures": [
                {
                    "name": measure.label(),
                    "outcome": measure.outcome.value,
                    "percentage": None if measure.percentage is None else str(rounded(measure.percentage)),
                    "percentage_exact": None if measure.percentage is None else exact(measure.percentage),
                }
                for measure in self.measures
            ],
        }


MADE_UP: Final = Text("Angkanya rekaan, untuk contoh.", "The figures are made up, for an example.")
_NO_NOTE: Final = Text("Pertukaran ini tidak dijelaskan.", "This trade-off is not explained.")
_TEST: Final = Text(
    "Membaik bila ada yang lebih baik dan tidak ada yang lebih buruk.",
    "It is improved where something is better and nothing is worse.",
)
_COLUMNS: Final = (
    *columns(Text("Ukuran", "Measure"), Text("Satuan", "Unit")),
    *figures(Text("Sebelum", "Before"), Text("Sesudah", "After"), Text("Perubahan, %", "Change, %")),
    *columns(Text("Hasil", "Outcome")),
)


def _measured(measure: Measure) -> tuple[Words, ...]:
    change = "-" if measure.percentage is None else str(rounded(measure.percentage))
    name = Text(measure.label("id"), measure.label("en"))
    return name, measure.unit or "-", str(measure.before), str(measure.after), change, measure.outcome.text
