"""The principles and criteria of PP 38/2017 as a checklist: each answered, each answer with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import field

from inovasi_daerah.frozen import EMPTY, FrozenDict, frozen
from inovasi_daerah.problems import Problem, one_of, problem, step
from inovasi_daerah.reading.checks import Checked, rule
from inovasi_daerah.reading.validators import Line, mapped
from inovasi_daerah.text import Term, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PRINCIPLES_RULE: Final = Text("prinsip inovasi daerah, PP 38/2017 pasal 3", "principles, PP 38/2017, article 3")
CRITERIA_RULE: Final = Text("kriteria inovasi daerah, PP 38/2017 pasal 6", "criteria, PP 38/2017, article 6")


class Principle(Term):
    """The eight principles of PP 38/2017, article 3."""

    EFFICIENCY = "efisiensi", "Peningkatan efisiensi", "More efficiency"
    EFFECTIVENESS = "efektivitas", "Perbaikan efektivitas", "Better effectiveness"
    SERVICE = "kualitas_pelayanan", "Perbaikan kualitas pelayanan", "Better quality of service"
    NO_CONFLICT = "tanpa_konflik_kepentingan", "Tidak menimbulkan konflik kepentingan", "No conflict of interest"
    PUBLIC_INTEREST = "kepentingan_umum", "Berorientasi kepada kepentingan umum", "For the public interest"
    OPENNESS = "keterbukaan", "Dilakukan secara terbuka", "Done in the open"
    PROPRIETY = "kepatutan", "Memenuhi nilai kepatutan", "Proper"
    ACCOUNTABILITY = (
        "pertanggungjawaban",
        "Dapat dipertanggungjawabkan hasilnya tidak untuk kepentingan diri sendiri",
        "Its results can be answered for, not for one's own benefit",
    )


class Criterion(Term):
    """The five criteria of PP 38/2017, article 6."""

    RENEWAL = (
        "pembaharuan",
        "Mengandung pembaharuan seluruh atau sebagian unsur dari inovasi",
        "It renews some or all of what it is made of",
    )
    BENEFIT = (
        "manfaat",
        "Memberi manfaat bagi daerah dan/atau masyarakat",
        "It benefits the region, the public, or both",
    )
    NO_BURDEN = (
        "tidak_membebani",
        "Tidak mengakibatkan pembebanan dan/atau pembatasan pada masyarakat yang tidak sesuai ketentuan",
        "It puts no burden and no limit on the public beyond what the rules allow",
    )
    COMPETENCE = (
        "kewenangan",
        "Merupakan urusan pemerintahan yang menjadi kewenangan daerah",
        "It is an affair within the competence of the region",
    )
    REPLICABLE = "dapat_direplikasi", "Dapat direplikasi", "It can be replicated"


_ASKED: Final[tuple[Principle | Criterion, ...]] = (*Principle, *Criterion)


@frozen
class Answer(Checked):
    """One answer, and why."""

    met: bool
    reason: Line


@frozen
class Checklist(Checked):
    """Answers to the principles and criteria, by their codes; what is not answered is open, not unmet.

    >>> checked = Checklist(criteria={"manfaat": Answer(True, "antrean lebih pendek")})
    >>> checked.fulfilled is None, len(checked.unanswered)
    (True, 12)
    """

    principles: FrozenDict[str, Answer] = field(default=EMPTY, converter=mapped)
    criteria: FrozenDict[str, Answer] = field(default=EMPTY, converter=mapped)

    @rule("principles[]")
    def _known_principles(self) -> Iterator[Problem]:
        return _not_asked("principles", self.principles, Principle, PRINCIPLES_RULE)

    @rule("criteria[]")
    def _known_criteria(self) -> Iterator[Problem]:
        return _not_asked("criteria", self.criteria, Criterion, CRITERIA_RULE)

    @property
    def unanswered(self) -> tuple[Principle | Criterion, ...]:
        """What is still open."""
        return tuple(term for term in _ASKED if self.answer(term) is None)

    @property
    def unmet(self) -> tuple[Principle | Criterion, ...]:
        """What was answered with no."""
        asked = ((term, self.answer(term)) for term in _ASKED)
        return tuple(term for term, answer in asked if answer is not None and not answer.met)

    @property
    def fulfilled(self) -> bool | None:
        """Whether all are met; no as soon as one is not, None while any is open."""
        if self.unmet:
            return False
        return None if self.unanswered else True

    def answer(self, term: Principle | Criterion) -> Answer | None:
        """The answer to one of them; None while it is open."""
        answers = self.principles if isinstance(term, Principle) else self.criteria
        return answers.get(term.value)


def _not_asked(name: str, answers: Iterable[str], terms: Iterable[Term], reference: Text) -> Iterator[Problem]:
    """Answers to what is not asked."""
    known = [term.value for term in terms]
    for code in answers:
        if code not in known:
            path = f"{name}.{step(code)}"
            yield problem("unknown_key", code, one_of(known, code), path=path, reference=reference)
