"""Improvement: measured before and after. What makes things more complicated is not an innovation."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from inovasi_daerah.exact import exact, rounded
from inovasi_daerah.problems import ABSENT, Problem
from inovasi_daerah.reading.lists import duplicates, listed
from inovasi_daerah.reading.structure import Consistent, problem
from inovasi_daerah.reading.validators import instance_of, items_of, line, number, prose
from inovasi_daerah.references import Confidence, Reference
from inovasi_daerah.report.explained import Explained
from inovasi_daerah.report.layout import brief
from inovasi_daerah.report.section import Note, Section, Table, Words, columns, figures, rows
from inovasi_daerah.text import Lang, Term, Text, same

if TYPE_CHECKING:
    from collections.abc import Iterator

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
class Measure(Consistent):
    """One measure, before and after, in one unit.

    Attributes:
        name: of a measure of one's own; it may be left out for steps, time and cost.
        better: which way is better; of steps, time and cost always lower.
        unit: such as ``hari`` or ``rupiah``.

    >>> Measure(MeasureKind.STEPS, Decimal(5), Decimal(3)).percentage
    Fraction(40, 1)
    """

    kind: MeasureKind = field(validator=instance_of(MeasureKind))
    before: Decimal = field(validator=number)
    after: Decimal = field(validator=number)
    better: Direction | None = field(default=None, validator=instance_of(Direction))
    name: str | None = field(default=None, validator=line)
    unit: str | None = field(default=None, validator=line)

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """The contradictions between entries."""
        if it.kind is MeasureKind.OWN:
            for name, wanted in (
                ("name", Text("nama ukurannya", "the name of the measure")),
                ("better", Text('arah yang lebih baik: "turun" | "naik"', 'the better direction: "turun" | "naik"')),
            ):
                if getattr(it, name) is None:
                    yield _problem("missing_key", ABSENT, wanted, name)
        elif isinstance(it.kind, MeasureKind):
            yield from _fixed_problems(it)

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


def _fixed_problems(it: Any) -> Iterator[Problem]:
    """Steps, time and cost are never negative, fewer of them is better, and steps are whole."""
    if it.better is Direction.HIGHER:
        yield _problem(
            "conflict", it.better.value, Text('"turun", atau tidak ditulis', '"turun", or left out'), "better"
        )
    for name in ("before", "after"):
        value = getattr(it, name)
        if isinstance(value, Decimal) and value.is_finite():
            if value < 0:
                yield _problem("out_of_range", value, Text("0 atau lebih", "0 or more"), name)
            elif it.kind is MeasureKind.STEPS and Fraction(value).denominator != 1:
                yield _problem("bad_form", value, Text("bilangan bulat", "a whole number"), name)


@frozen(repr=False)
class Improvement(Explained, Consistent):
    """What one innovation changed.

    Attributes:
        innovation: its id.
        measures: at least one; each name, or kind without a name, once.
        note: why what became worse is worth it; asked for where the verdict is mixed.
        illustrative: whether the figures are made up, for an example.
    """

    innovation: str = field(validator=line)
    measures: tuple[Measure, ...] = field(converter=listed, validator=items_of(Measure))
    note: str | None = field(default=None, validator=prose)
    illustrative: bool = field(default=False, validator=instance_of(bool))

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """The contradictions between entries."""
        if it.measures == ():
            yield _problem("missing_key", ABSENT, Text("sedikitnya satu ukuran", "at least one measure"), "measures")
        labels = [one.label() if isinstance(one, Measure) else None for one in it.measures]
        yield from duplicates("measures", labels, "duplicate_item")

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
            notes += [_NO_NOTE] if self.lacks_note else str(self.note).splitlines()
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
