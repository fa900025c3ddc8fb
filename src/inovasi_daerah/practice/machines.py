"""State machines: which state may follow which. A move that is not allowed is refused with the legal ones named."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from attrs import field

from inovasi_daerah.domain.innovations import Stage
from inovasi_daerah.frozen import frozen
from inovasi_daerah.reading.validators import mapped
from inovasi_daerah.references import Confidence, Reference
from inovasi_daerah.text import InovasiDaerahError, Term, Text, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

S = TypeVar("S", bound=Term)

_REFUSED: Final = Text(
    "{machine}: dari {state} ke {wanted} tidak boleh: {reasons}; {legal}",
    "{machine}: no move from {state} to {wanted}: {reasons}; {legal}",
)
_LEGAL: Final = Text("yang boleh: {legal}", "legal: {legal}")
_NONE: Final = Text("tidak ada perpindahan lagi dari sini", "there is no move from here")
_ONLY_FROM: Final = Text("{wanted} hanya sesudah {before}", "{wanted} only comes after {before}")
_ONLY_FIRST: Final = Text("{wanted} hanya tahap pertama", "{wanted} is a first state only")
_NOT_BEGUN: Final = Text("belum mulai", "not begun")


class MoveRefused(InovasiDaerahError):
    """A move that a state machine does not allow, or not yet.

    Attributes:
        state: the state it is in; None where it has not begun.
        wanted: the state asked for.
        legal: the states that may follow, in order.
        reasons: everything that prevents it.
    """

    def __init__(
        self, machine: Text, state: Term | None, wanted: Term, legal: Iterable[Term], reasons: Iterable[Text]
    ) -> None:
        self.machine = machine
        self.state = state
        self.wanted = wanted
        self.legal: tuple[Term, ...] = tuple(legal)
        self.reasons: tuple[Text, ...] = tuple(reasons)
        super().__init__(self._sentence())

    def _sentence(self) -> Text:
        return _REFUSED.format(
            machine=self.machine,
            state=_NOT_BEGUN if self.state is None else self.state.text,
            wanted=self.wanted.text,
            legal=_LEGAL.format(legal=joined("; ", (one.text for one in self.legal))) if self.legal else _NONE,
            reasons=joined("; ", self.reasons),
        )

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        return type(self), (self.machine, self.state, self.wanted, self.legal, self.reasons)


@frozen
class Machine(Generic[S]):
    """The states of one thing and the moves between them.

    Attributes:
        start: the first state.
        moves: the states that may follow each.
        reference: where the moves come from.
    """

    name: Text
    start: S
    moves: Mapping[S, tuple[S, ...]] = field(converter=mapped)
    reference: Reference

    def legal(self, state: S | None) -> tuple[S, ...]:
        """The states that may follow ``state``; the first state where it has not begun (None)."""
        return (self.start,) if state is None else self.moves[state]

    def move(self, state: S | None, wanted: S, hindrances: Iterable[Text] = ()) -> S:
        """The state after the move.

        Args:
            hindrances: what prevents leaving ``state``.

        >>> PP_38.move(Stage.INITIATIVE, Stage.TRIAL)
        Stage.TRIAL

        Raises:
            MoveRefused: naming the legal moves and every hindrance.
        """
        reasons = (*self._order(state, wanted), *hindrances)
        if reasons:
            raise MoveRefused(self.name, state, wanted, self.legal(state), reasons)
        return wanted

    def _order(self, state: S | None, wanted: S) -> Iterator[Text]:
        """Why the order of the states does not allow the move, if it does not."""
        if wanted in self.legal(state):
            return
        before = joined("; ", (one.text for one, after in self.moves.items() if wanted in after))
        yield (
            _ONLY_FROM.format(wanted=wanted.text, before=before)
            if before.id
            else _ONLY_FIRST.format(wanted=wanted.text)
        )


class WorkflowStatus(Term):
    """How far the record of an idea or innovation is with those who keep the records.

    The words are this project's own. It is independent of the stage: the record of what is applied may be a draft.
    """

    DRAFT = "draf", "Draf", "Draft"
    SUBMITTED = "diajukan", "Diajukan", "Submitted"
    RETURNED = "dikembalikan", "Dikembalikan", "Returned"
    ACCEPTED = "diterima", "Diterima", "Accepted"
    REJECTED = "ditolak", "Ditolak", "Rejected"
    WITHDRAWN = "ditarik", "Ditarik", "Withdrawn"


PP_38: Final = Machine(
    Text("tahapan PP 38/2017", "stages of PP 38/2017"),
    Stage.INITIATIVE,
    {
        Stage.INITIATIVE: (Stage.TRIAL,),
        Stage.TRIAL: (Stage.APPLICATION,),
        Stage.APPLICATION: (),
    },
    Reference("pp-38", Text("PP 38/2017, tahapan inovasi daerah", "PP 38/2017, stages of an innovation"), Confidence.A),
)
"""The stages of PP 38/2017, one after the other; to skip or turn back is refused (our reading)."""

WORKFLOW: Final = Machine(
    Text("status alur kerja", "workflow status"),
    WorkflowStatus.DRAFT,
    {
        WorkflowStatus.DRAFT: (WorkflowStatus.SUBMITTED, WorkflowStatus.WITHDRAWN),
        WorkflowStatus.SUBMITTED: (
            WorkflowStatus.RETURNED,
            WorkflowStatus.ACCEPTED,
            WorkflowStatus.REJECTED,
            WorkflowStatus.WITHDRAWN,
        ),
        WorkflowStatus.RETURNED: (WorkflowStatus.SUBMITTED, WorkflowStatus.WITHDRAWN),
        WorkflowStatus.ACCEPTED: (),
        WorkflowStatus.REJECTED: (),
        WorkflowStatus.WITHDRAWN: (WorkflowStatus.DRAFT,),
    },
    Reference("workflow", Text("alur kerja, pilihan proyek ini", "workflow, this project's own"), Confidence.C),
)
"""The workflow of a record: this project's own."""
