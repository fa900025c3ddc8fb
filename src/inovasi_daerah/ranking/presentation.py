"""The presentation of the head of region: its score by the weights of 2023, and the award score made of it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from inovasi_daerah.arguments import expect, mistyped
from inovasi_daerah.exact import exact, rounded
from inovasi_daerah.frozen import frozen
from inovasi_daerah.problems import ABSENT, InvalidArgument, Problem, one_of, problem, refuse
from inovasi_daerah.ranking.award import Criterion, award_data
from inovasi_daerah.reading.checks import Checked, rule
from inovasi_daerah.references import Reference
from inovasi_daerah.report.explained import Explained
from inovasi_daerah.report.section import Column, Row, Section, Table, figures
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

Mark = Decimal | int
_MARKS: Final = (Decimal, int)
_RULE: Final = Text("bobot presentasi 2023", "presentation weights of 2023")
_FIELD_RULE: Final = Text(
    "gabungan presentasi dan validasi lapangan: tidak ada sumbernya, jadi ditentukan pemanggil",
    "how presentation and field validation combine: no source says it, so the caller does",
)
_WHOLE: Final = 100
_TITLE: Final = Text("Skor presentasi kepala daerah", "Score of the presentation of the head of region")
_TOTAL: Final = Text("Jumlah", "Total")
_COLUMNS: Final = (Column(Text("Kriteria", "Criterion")), *figures(Text("Skor", "Points"), Text("Bobot", "Weight")))


@frozen(repr=False)
class PresentationScore(Explained):
    """The weighted marks of one presentation, 0 to 100, exact; ``parts`` gives each criterion its share."""

    parts: tuple[tuple[Criterion, Fraction], ...]
    reference: Reference

    @property
    def points_exact(self) -> Fraction:
        """The sum of the parts."""
        return sum((points for _, points in self.parts), Fraction(0))

    @property
    def points(self) -> Decimal:
        """The sum with two decimals, half up."""
        return rounded(self.points_exact)

    def __repr__(self) -> str:
        return f"<PresentationScore {self.points} of {_WHOLE}>"

    def sections(self) -> Iterator[Section]:
        """Each criterion with its points and its weight, and the sum."""
        lines = [Row((one.name, str(rounded(points)), str(one.weight))) for one, points in self.parts]
        lines.append(Row((_TOTAL, str(self.points), str(_WHOLE)), references=(self.reference,)))
        yield Section(_TITLE, table=Table(_COLUMNS, lines))

    def to_dict(self) -> dict[str, Any]:
        """As JSON data."""
        return {
            "points": str(self.points),
            "points_exact": exact(self.points_exact),
            "parts": [
                {
                    "name": one.name.to_dict(),
                    "points": str(rounded(points)),
                    "weight": str(one.weight),
                }
                for one, points in self.parts
            ],
        }


def presentation_score(marks: Mapping[str, Mark], *, out_of: Mark) -> PresentationScore:
    """The score of a presentation by the weights of 2023.

    Args:
        marks: for every criterion of ``presentation_criteria()``, by its code, from 0 to ``out_of``.
        out_of: the full mark; the scale of the marks was not published.

    >>> marks = {"kebaharuan": 8, "kemanfaatan": 7, "kewenangan_dan_kolaborasi": 9,
    ...          "replikasi_dan_aplikatif": 6, "penguasaan_materi": 10}
    >>> presentation_score(marks, out_of=10).points
    Decimal('77.00')

    Raises:
        InvalidSubmission: for a criterion that is missing or unknown and a mark outside its range, all at once.
    """
    criteria = award_data().presentation.criteria
    expect(marks, Mapping, "marks")
    refuse(InvalidArgument, _mark_problems(marks, out_of, criteria))
    parts = tuple(
        (one, Fraction(one.weight) * Fraction(marks[code]) / Fraction(out_of)) for code, one in criteria.items()
    )
    return PresentationScore(parts, award_data().reference(award_data().presentation.source))


def presentation_criteria() -> Mapping[str, Criterion]:
    """The five criteria of 2023 by code, with their weights, which add up to 100."""
    return award_data().presentation.criteria


def _mark_problems(marks: Mapping[str, Mark], out_of: Mark, criteria: Mapping[str, Criterion]) -> Iterator[Problem]:
    above = Text("Decimal atau int, lebih dari 0", "a Decimal or int above 0")
    if type(out_of) not in _MARKS:
        yield mistyped(out_of, above, "out_of", reference=_RULE)
        return
    if not _is_number(out_of) or out_of <= 0:
        yield problem("out_of_range", out_of, above, path="out_of", reference=_RULE)
        return
    expected = Text(f"Decimal atau int, 0 sampai {out_of}", f"a Decimal or int, 0 to {out_of}")
    for code in criteria:
        mark = marks.get(code)
        path = f"marks.{code}"
        if mark is None:
            yield problem("missing_key", ABSENT, expected, path=path, reference=_RULE)
        elif type(mark) not in _MARKS:
            yield mistyped(mark, expected, path, reference=_RULE)
        elif not _is_number(mark) or not 0 <= mark <= out_of:
            yield problem("out_of_range", mark, expected, path=path, reference=_RULE)
    for code in marks:
        if code not in criteria:
            yield problem("unknown_key", code, one_of(criteria, code), path=f"marks.{code}", reference=_RULE)


def _is_number(value: Mark) -> bool:
    return isinstance(value, int) or value.is_finite()


@frozen
class Combination(Checked):
    """How presentation and field validation make one score: two shares that add up to 1. The caller's setting.

    >>> from fractions import Fraction
    >>> Combination(Fraction(1, 2), Fraction(1, 2)).of(Fraction(80), Fraction(60))
    Fraction(70, 1)
    """

    presentation: Fraction
    validation: Fraction

    @rule()
    def _two_shares_of_one_whole(self) -> Iterator[Problem]:
        expected = Text("dua Fraction dari 0 sampai 1 yang berjumlah 1", "two Fractions from 0 to 1 that add up to 1")
        shares = (self.presentation, self.validation)
        if not all(type(share) is Fraction and share >= 0 for share in shares) or sum(shares) != 1:
            written = f"{self.presentation} + {self.validation}"
            yield problem("out_of_range", written, expected, path="combination", reference=_FIELD_RULE)

    def of(self, presentation: Fraction, validation: Fraction) -> Fraction:
        """The combined score of two scores from 0 to 100."""
        return self.presentation * presentation + self.validation * validation


def award_score(presentation: PresentationScore, validation: Mark, *, combination: Combination) -> Fraction:
    """Presentation and field validation as one exact score, 0 to 100.

    Args:
        validation: the score of the field validation, 0 to 100.
        combination: must be given: no source says how the two combine, so there is no default.

    Raises:
        InvalidSubmission: for a validation outside 0 to 100, and arguments of another kind.
    """
    expect(presentation, PresentationScore, "presentation")
    expect(combination, Combination, "combination")
    expected = Text(f"Decimal atau int, 0 sampai {_WHOLE}", f"a Decimal or int, 0 to {_WHOLE}")
    if type(validation) not in _MARKS:
        raise InvalidArgument([mistyped(validation, expected, "validation", reference=_FIELD_RULE)])
    if not _is_number(validation) or not 0 <= validation <= _WHOLE:
        raise InvalidArgument([problem("out_of_range", validation, expected, path="validation", reference=_FIELD_RULE)])
    return combination.of(presentation.points_exact, Fraction(validation))
