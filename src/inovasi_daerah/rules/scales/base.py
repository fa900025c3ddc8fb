"""The interface of every scale: the kind of fact it reads, how it grades one, and how it refuses one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, Final, NoReturn, Protocol

from attrs import field

from inovasi_daerah.frozen import EMPTY, frozen
from inovasi_daerah.problems import InvalidSubmission, Problem, problem
from inovasi_daerah.rules.laws import RulebookPart
from inovasi_daerah.text import Term, Text, same

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from inovasi_daerah.rules.scales.inputs import Input, Spelling

CHANGED: Final = Text("{after}: {change}", "{after}: {change}")
MORE: Final = Text("tambah {n}", "{n} more")
LABELLED: Final = same("{label}: {form}")
BELOW_LEVEL_ONE: Final = Text("belum mencapai level 1", "level 1 not reached")
_FACT_RULE: Final = Text("skala indikator ini", "the scale of this indicator")
_NO_BASIS: Final = Text(
    "tanpa dasar: indikator ini hanya punya satu ukuran", "no basis: this indicator has one measure"
)


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


class Measure(Protocol):
    """One of several alternative measures: what it measures, how, and the assumptions of its own."""

    @property
    @abstractmethod
    def label(self) -> Text:
        """What is measured."""

    @property
    @abstractmethod
    def scale(self) -> Scale:
        """How the fact becomes a level."""

    @property
    @abstractmethod
    def assumptions(self) -> tuple[str, ...]:
        """Codes of the assumptions that its scale rests on."""


class Scale(RulebookPart, ABC):
    """What every scale can do; whoever uses one asks it, and never what kind it is."""

    __slots__ = ()

    kind: ScaleKind

    @abstractmethod
    def grade(self, fact: object, *, year: int, basis: str | None = None) -> Graded:
        """The level of ``fact`` in assessment year ``year``.

        Raises:
            InvalidSubmission: for a fact outside the domain; paths are relative to the claim.
        """

    @abstractmethod
    def words(self, fact: Any, *, basis: str | None = None) -> Text:
        """A fact that the scale has graded, in words."""

    @abstractmethod
    def rule(self, level: int, *, basis: str | None = None) -> Text:
        """What reaches ``level``, in words."""

    @abstractmethod
    def reaching(self, fact: Any, level: int, *, year: int, basis: str | None = None) -> Any:
        """The least change of a fact that the scale has graded, so that it reaches ``level`` or a higher one.

        A fact can skip levels. None where no change of it can be named.
        """

    @abstractmethod
    def change(self, fact: Any, after: Any, *, basis: str | None = None) -> Text:
        """What ``fact`` became when it was changed to ``after``, and by how much, in words."""

    @abstractmethod
    def inputs(self, year: int) -> tuple[Input, ...]:
        """The ways to give a fact in assessment year ``year``; of a scale with several measures, ask each of them."""

    @abstractmethod
    def forms(self, year: int, spelling: Spelling) -> Iterator[Text]:
        """Every form that a fact may have in a file: an example, and what it means."""

    @abstractmethod
    def samples(self, year: int) -> Iterator[Any]:
        """Facts around every threshold, and some just beyond the domain; of several measures, ask each of them."""

    @property
    def alternatives(self) -> Mapping[str, Measure]:
        """The measures of which a claim chooses one as its basis; none where the scale has one measure."""
        return EMPTY

    @property
    def measures(self) -> Mapping[str | None, Scale]:
        """The scale of each basis; where there is one measure, the scale itself, without a basis."""
        return {key: one.scale for key, one in self.alternatives.items()} or {None: self}

    def offered(self, levels: Mapping[str, Text], fact: object) -> Text | None:
        """What is expected in place of ``fact``, in the words of a row's ``levels``; None where these add nothing."""


@frozen
class Graded:
    """The level a fact reaches; its words are made when they are read, since most never are.

    Attributes:
        scale: what graded it.
        stated: the fact as it was stated, and ``basis`` the measure that was chosen for it.
        assumptions: codes of the readings that this measure rests on, beside those of its row.
    """

    level: int
    scale: Scale = field(repr=False)
    stated: Any
    basis: str | None = None
    assumptions: tuple[str, ...] = ()

    @property
    def fact(self) -> Text:
        """The fact in words."""
        return self.scale.words(self.stated, basis=self.basis)

    @property
    def rule(self) -> Text:
        """The rule that decided, in words."""
        return self.scale.rule(self.level, basis=self.basis)

    @property
    def reading(self) -> Text:
        """Fact, rule and level in one line."""
        return Text("{fact}: {rule} -> level {level}", "{fact}: {rule} -> level {level}").format(
            fact=self.fact, rule=self.rule, level=self.level
        )


def fact_problem(code: str, fact: object, expected: Text, path: str) -> Problem:
    """What is wrong with a fact; the path is relative to the claim."""
    return problem(code, fact, expected, path=path, reference=_FACT_RULE)


def refuse_fact(code: str, fact: object, expected: Text, path: str = "fact") -> NoReturn:
    """Refuse a fact that lies outside the domain.

    Raises:
        InvalidSubmission: always.
    """
    raise InvalidSubmission([fact_problem(code, fact, expected, path)])


def refuse_basis(basis: str | None) -> None:
    """Refuse a basis on a scale that has one measure only.

    Raises:
        InvalidSubmission: where a basis is given.
    """
    if basis is not None:
        refuse_fact("unknown_basis", basis, _NO_BASIS, "basis")
