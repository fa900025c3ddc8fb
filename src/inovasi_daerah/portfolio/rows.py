"""A portfolio: what a list of innovations with their maturities, and no claims, tells of a region."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, Final

from attrs import field

from inovasi_daerah.arguments import choice_problems
from inovasi_daerah.domain.affairs import AffairCode, affairs, concurrent_affairs
from inovasi_daerah.domain.asta_cita import ASTA_CITA
from inovasi_daerah.domain.innovations import Form, Initiator, Kind, Stage
from inovasi_daerah.domain.regions import Region
from inovasi_daerah.domain.unit_names import guess_kind
from inovasi_daerah.frozen import EMPTY, FrozenDict, frozen
from inovasi_daerah.portfolio.distribution import Distribution
from inovasi_daerah.portfolio.entry_years import EntryYears
from inovasi_daerah.problems import InvalidArgument, Problem, refuse
from inovasi_daerah.reading.cell_names import cell_name
from inovasi_daerah.reading.checks import Checked
from inovasi_daerah.reading.look_alikes import looks_like
from inovasi_daerah.reading.validators import decimal, integer, listed
from inovasi_daerah.report.layout import brief
from inovasi_daerah.scoring.notices import Notice
from inovasi_daerah.text import Lang, Term, Text, same

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from inovasi_daerah.domain.affairs import Affair
    from inovasi_daerah.domain.agencies import Agency, AgencyKind
    from inovasi_daerah.domain.submissions import Submission
    from inovasi_daerah.portfolio.report import PortfolioReport
    from inovasi_daerah.programmes.registers import Register
    from inovasi_daerah.rules.rulebook import Rulebook
    from inovasi_daerah.scoring.aggregation import ExactNumber

_BEFORE: Final = (
    (
        "trialled_on",
        "applied_on",
        Text("uji coba {first} sesudah penerapan {second}", "trial on {first}, after {second}"),
    ),
    (
        "applied_on",
        "developed_on",
        Text(
            "pengembangan {second} sebelum penerapan {first}", "development on {second}, before application on {first}"
        ),
    ),
    (
        "applied_on",
        "entered_on",
        Text("penerapan {first} sesudah input {second}", "applied on {first}, entered on {second}"),
    ),
)
_MATURITY: Final = decimal(Text("bilangan, paling kecil 0", "a number, at least 0"), lambda value: value >= 0)
_ROW_NUMBER: Final = integer(0, 10**9)
NONE_THERE: Final = Text("(tidak ada)", "(none)")


@frozen(repr=False)
class Personal:
    """What names a person or opens a door; kept only where it was asked for, and never shown.

    Attributes:
        initiator: name of the initiator.
        login: of the unit's account.
        link: address of the video.
    """

    initiator: str | None = None
    login: str | None = None
    link: str | None = None

    def __repr__(self) -> str:
        return "Personal(...)"


@frozen(repr=False)
class PortfolioRow(Checked):
    """One innovation of the list. None stands where the cell was empty or could not be read.

    Attributes:
        number: the row of the sheet.
        maturity: the total maturity, as the application computed it.
        affair: code of the main affair; ``touching_affairs`` are the others it reaches.
        unit: name of the unit, without its login.
        asta_cita: 1-8.
        entered_on: the day it was last entered in the application.
        video: whether there is one.
    """

    number: Annotated[int, _ROW_NUMBER]
    title: str | None
    maturity: Annotated[Decimal, _MATURITY] | None
    stage: Stage | None
    affair: AffairCode | None
    touching_affairs: tuple[AffairCode, ...] = field(default=(), converter=listed)
    unit: str | None = None
    form: Form | None = None
    kind: Kind | None = None
    initiator: Initiator | None = None
    asta_cita: Annotated[int, integer(1, 8)] | None = None
    entered_on: date | None = None
    trialled_on: date | None = None
    applied_on: date | None = None
    developed_on: date | None = None
    coordinates: tuple[Decimal, ...] | None = None
    video: bool | None = None
    personal: Personal | None = None

    def __repr__(self) -> str:
        return f"<PortfolioRow {self.number}: {brief(self.title or '-')}>"

    @property
    def unit_kind(self) -> AgencyKind | None:
        """What the unit is; guessed from its name."""
        return None if self.unit is None else guess_kind(self.unit)


@frozen
class Count:
    """How many innovations have one value; ``value`` is None for those that have none."""

    value: str | None
    text: Text
    innovations: int

    def label(self, lang: Lang = "id") -> str:
        """The value in words."""
        return self.text.say(lang)

    def to_dict(self) -> dict[str, Any]:
        """As JSON data."""
        return {"value": self.value, "text": self.text.to_dict(), "innovations": self.innovations}


@frozen(repr=False)
class Portfolio:
    """The innovations of one region as a list holds them: with maturities, without claims.

    Attributes:
        region: resolved from the government's name, or given; None where neither was possible.
        government: name of the government that the list names; None where it names none, or none that is known.
        sheet: the sheet it was read from; empty for a CSV file.
        columns: the position of each column that was there, from 1, by the name of its field.
        problems: what could not be read although the index needs it.
        notices: what could not be read, or contradicts itself, and that the index does not need.
    """

    rows: tuple[PortfolioRow, ...] = field(repr=lambda rows: f"<{len(rows)} rows>")
    region: Region | None = None
    government: str | None = None
    sheet: str = ""
    columns: FrozenDict[str, int] = field(default=EMPTY, repr=False)
    problems: tuple[Problem, ...] = field(default=(), repr=lambda found: f"<{len(found)}>")
    notices: tuple[Notice, ...] = field(default=(), repr=lambda found: f"<{len(found)}>")

    def __repr__(self) -> str:
        place = "no region" if self.region is None else f"{self.region.name} {self.region}"
        return f"<Portfolio {place}: {len(self.rows)} rows>"

    def cell(self, row: PortfolioRow, name: str) -> str:
        """Where a field of a row stands, such as ``Data!L12``."""
        return cell_name(self.sheet, self.columns.get(name), row.number)

    def counts(self, by: str) -> tuple[Count, ...]:
        """How many innovations there are of each value, the most frequent first.

        Args:
            by: ``stage``, ``form``, ``kind``, ``initiator``, ``affair``, ``touching_affair``, ``unit``,
                ``unit_kind`` (guessed from the unit's name) or ``asta_cita``.

        Raises:
            InvalidSubmission: for anything else.
        """
        refuse(InvalidArgument, choice_problems(_VALUES, by, "by"))
        values = _VALUES[by]
        found = Counter(value for row in self.rows for value in values(row))
        ordered = sorted(found.items(), key=lambda item: (-item[1], item[0] is None, str(_wire(item[0]))))
        return tuple(Count(_wire(value), _label(by, value), n) for value, n in ordered)

    @cached_property
    def units(self) -> tuple[str, ...]:
        """The names of the units that have an innovation, in the order of the list."""
        return tuple(dict.fromkeys(row.unit for row in self.rows if row.unit is not None))

    def units_without(self, register: Iterable[Agency]) -> tuple[Agency, ...]:
        """The units of a register that have no innovation here; names are compared without regard to their writing."""
        here = set(map(looks_like, self.units))
        return tuple(agency for agency in register if looks_like(agency.name) not in here)

    def units_beside(self, register: Iterable[Agency]) -> tuple[str, ...]:
        """The units here that a register does not hold, compared in the same way."""
        known = {looks_like(agency.name) for agency in register}
        return tuple(unit for unit in self.units if looks_like(unit) not in known)

    @cached_property
    def uncovered_affairs(self) -> tuple[Affair, ...]:
        """The concurrent affairs that are no row's main one."""
        here = {row.affair for row in self.rows}
        return tuple(affair for affair in concurrent_affairs() if affair.code not in here)

    @property
    def distribution(self) -> Distribution | None:
        """How maturities are spread; None where no row has one."""
        return Distribution.of(row.maturity for row in self.rows if row.maturity is not None)

    @property
    def year_of_entries(self) -> int | None:
        """The year in which the last row was entered; None where the list does not say.

        One entry alone that is later than all others, where two or more of those agree, does not make the year.
        """
        return EntryYears.of(self.rows).year

    def same_titles(self) -> tuple[tuple[PortfolioRow, ...], ...]:
        """Groups of rows whose titles look the same: case, spaces, quotes and look-alike letters do not matter."""
        groups: dict[str, list[PortfolioRow]] = {}
        for row in self.rows:
            if row.title is not None:
                groups.setdefault(looks_like(row.title), []).append(row)
        return tuple(tuple(rows) for rows in groups.values() if len(rows) > 1)

    def contradicting_dates(self) -> tuple[Notice, ...]:
        """Dates that stand in the wrong order: a development before the application, an application after the entry."""
        return tuple(self._contradictions())

    def _contradictions(self) -> Iterator[Notice]:
        for row in self.rows:
            for earlier, later, text in _BEFORE:
                first, second = getattr(row, earlier), getattr(row, later)
                if first is not None and second is not None and first > second:
                    yield Notice("dates", self.cell(row, later), text.format(first=first, second=second))

    def report(
        self,
        rules: Rulebook,
        *,
        year: int | None = None,
        government: ExactNumber | None = None,
        register: Register | None = None,
    ) -> PortfolioReport:
        """What these innovations come to under an edition of the rules.

        Args:
            rules: an edition that knows its formula.
            year: the assessment year (T-0); the edition's where None.
            government: points of the regional government (SPD), where they are known.
            register: the units of the region; read on the last day of ``year``, it tells which have no innovation.

        Raises:
            InvalidSubmission: for points out of their range.
            RulebookIncomplete: where the edition does not know its formula.
        """
        from inovasi_daerah.portfolio.report import report  # noqa: PLC0415 - stands on this module

        return report(self, rules, year=year, government=government, register=register)

    def to_submission_skeleton(self, year: int, region: Region | None = None) -> Submission:
        """The submission with all that the list knows, its claims left open.

        Args:
            year: the assessment year.
            region: in place of the one that was resolved.

        Raises:
            InvalidSubmission: naming the cell of everything that a submission needs and the list lacks.
        """
        from inovasi_daerah.portfolio.skeleton import skeleton  # noqa: PLC0415 - stands on this module

        return skeleton(self, year, region or self.region)


_VALUES: Final[dict[str, Callable[[PortfolioRow], tuple[Any, ...]]]] = {
    "stage": lambda row: (row.stage,),
    "form": lambda row: (row.form,),
    "kind": lambda row: (row.kind,),
    "initiator": lambda row: (row.initiator,),
    "affair": lambda row: (row.affair,),
    "touching_affair": lambda row: row.touching_affairs,
    "unit": lambda row: (row.unit,),
    "unit_kind": lambda row: (row.unit_kind,),
    "asta_cita": lambda row: (row.asta_cita,),
}


def _wire(value: object) -> str | None:
    if value is None:
        return None
    return str(value.value) if isinstance(value, Term) else str(value)


def _label(by: str, value: object) -> Text:
    if value is None:
        return NONE_THERE
    if isinstance(value, Term):
        return value.text
    if isinstance(value, int):
        return ASTA_CITA[value]
    return affairs()[str(value)].name if by in ("affair", "touching_affair") else same(value)
