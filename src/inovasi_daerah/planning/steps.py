"""Single steps: what could be done, what it takes in the words of the field, and the report after it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from attrs import evolve, field

from inovasi_daerah.domain.claims import Claim, Evidence, EvidenceKind, Seen, SeenEvidence, Status, Verification
from inovasi_daerah.domain.innovations import Innovation
from inovasi_daerah.exact import as_share, exact, two_places
from inovasi_daerah.frozen import frozen
from inovasi_daerah.rules.catalogue import Past, Row
from inovasi_daerah.scoring.eligibility import Reason
from inovasi_daerah.scoring.settings import Basis
from inovasi_daerah.text import Term, Text, joined, same

if TYPE_CHECKING:
    from collections.abc import Collection

    from inovasi_daerah.rules.rulebook import Rulebook

_RAISED: Final = Text("{number} {name}: level {before} menjadi {level}", "{number} {name}: level {before} to {level}")
_KEPT: Final = Text("{number} {name}: level {level} diterima", "{number} {name}: level {level} accepted")
_RULE: Final = Text("{text} ({rule})", "{text} ({rule})")
_EVIDENCE: Final = Text("bukti: {note}", "evidence: {note}")
_ACCEPTED: Final = Text("dengan bukti dan diterima verifikator", "with evidence, and accepted by the verifier")
_NOTHING_MORE: Final = same("")
_WITHOUT: Final = Text("tidak mengirim inovasi ini", "do not send this innovation")
_TOGETHER: Final = Text("sekaligus: {parts}", "all at once: {parts}")
_ENTRIES: Final = {
    "stage": Text("tahap {wanted}", "stage {wanted}"),
    "not_applied": Text("tanggal penerapan paling lambat {last}", "a date of application, {last} at the latest"),
    "before_window": Text("pengembangan antara {first} dan {last}", "a development between {first} and {last}"),
    "design": Text("rancang bangun paling sedikit {least} kata", "a design (rancang bangun) of at least {least} words"),
}
_ADDED: Final = Text(
    "satu inovasi lagi berkematangan {maturity}, {affair}", "one more innovation of maturity {maturity}, {affair}"
)
_APPLIED: Final = Text("diterapkan antara {first} dan {last}", "applied between {first} and {last}")
_DESIGNED: Final = Text(
    "diterapkan antara {first} dan {last}, dengan rancang bangun paling sedikit {least} kata",
    "applied between {first} and {last}, with a design (rancang bangun) of at least {least} words",
)
_IN: Final = Text("urusan {affair}", "in affair {affair}")
_ANYWHERE: Final = Text("urusan mana pun yang tidak mengubah syarat", "in any affair that leaves the gate as it is")


class StepKind(Term):
    """What a step changes."""

    GOVERNMENT = "government", "indikator pemerintah daerah", "indicator of the government"
    INNOVATION = "innovation", "indikator inovasi", "indicator of an innovation"
    PROFILE = "profile", "isian profil inovasi", "entry of an innovation's profile"
    ADMISSION = "admission", "semua syarat agar inovasi dihitung", "all that an innovation needs to be counted"
    LEAVING_OUT = "leaving_out", "tanpa satu inovasi", "without one innovation"
    ONE_MORE = "one_more", "satu inovasi lagi", "one more innovation"


def accepted(claim: Claim, row: Row) -> Claim:
    """The claim with evidence and a verification that accepted it as it is."""
    asked = row.evidence.kinds if row.evidence else ()
    kind = next((kind for kind in EvidenceKind if kind.value in asked[:1]), EvidenceKind.PDF)
    evidence = claim.evidence or (Evidence(f"bukti-{row.code}", kind),)
    looked_at = tuple(SeenEvidence(one.id, one.sha256) for one in evidence)
    saw = Seen(level=claim.level, fact=claim.fact, basis=claim.basis, evidence=looked_at)
    return evolve(claim, evidence=evidence, verification=Verification(Status.ACCEPTED, saw=saw))


@frozen
class Raised:
    """A row claimed at a higher level; one object for all that claim it alike.

    Attributes:
        before: the level that stands now; ``claimed`` the one that is claimed.
        level: the level that it reaches.
        claim: what is claimed then; what was brought as evidence before is kept.
        basis: on ``verified`` it is accepted, too.
        fact: the fact that is claimed now, where the step changes it; None where a bare level is claimed.
        units: the points between the two levels, in units of the rulebook.
    """

    row: Row
    before: int
    claimed: int
    level: int
    claim: Claim
    basis: Basis
    fact: object = None
    units: int = 0

    @cached_property
    def text(self) -> Text:
        """The row, and its levels before and after."""
        words = _KEPT if self.claimed == self.level else _RAISED
        return words.format(number=self.row.number, name=self.row.name, before=self.before, level=self.level)

    @cached_property
    def takes(self) -> Text:
        """The text of the level, the fact that reaches it and what it lacks, the evidence, and that it is accepted."""
        row = self.row
        parts = [row.levels[str(self.level)]]
        if row.scale is not None and self.fact is not None:
            parts.append(row.scale.change(self.fact, self.claim.fact, basis=self.claim.basis))
        if row.evidence is not None:
            parts.append(_EVIDENCE.format(note=row.evidence.note))
        if self.basis is Basis.VERIFIED:
            parts.append(_ACCEPTED)
        return joined("; ", parts)

    def claim_after(self, before: Claim | None) -> Claim:
        """The claim that takes the place of ``before``."""
        claim = evolve(self.claim, evidence=before.evidence if before else ())
        return accepted(claim, self.row) if self.basis is Basis.VERIFIED else claim

    def on(self, innovation: Innovation) -> Innovation:
        """The innovation with this claim."""
        code = self.row.code
        claims = {**innovation.claims, code: self.claim_after(innovation.claims.get(code))}
        return evolve(innovation, claims=claims)


@frozen
class Entry:
    """An entry of the profile, as the reason why the innovation does not count asks for it.

    Attributes:
        is_past: whether it tells of days that have passed, so that it can be true only if it is true already.
    """

    reason: Reason
    entries: Mapping[str, Any]
    parts: Mapping[str, object]
    is_past: bool

    @property
    def text(self) -> Text:
        """What the entry must be."""
        return _ENTRIES.get(self.reason.code, _ENTRIES["design"]).format(**self.parts)

    @property
    def takes(self) -> Text:
        """Why it is not counted now."""
        return self.reason.text

    def on(self, innovation: Innovation) -> Innovation:
        """The innovation with this entry."""
        return evolve(innovation, **self.entries)


@frozen
class Together:
    """Everything that an innovation needs to be counted, as one step."""

    parts: tuple[Raised | Entry, ...]

    @property
    def text(self) -> Text:
        """Each of its parts."""
        return _TOGETHER.format(parts=joined("; ", (part.text for part in self.parts)))

    @property
    def takes(self) -> Text:
        """What each of its parts takes."""
        return joined("; ", (part.takes for part in self.parts))

    def on(self, innovation: Innovation) -> Innovation:
        """The innovation with all of them."""
        for part in self.parts:
            innovation = part.on(innovation)
        return innovation


@frozen
class Without:
    """The innovation is not sent."""

    text: Text = _WITHOUT
    takes: Text = _NOTHING_MORE

    def on(self, _: Innovation) -> None:
        """Nothing is left of it."""


@frozen
class Added:
    """One more innovation.

    Attributes:
        maturity: its points; ``levels`` those of its rows that make them.
        affair: its main affair.
        opens: whether that affair changes what the gate of basic services asks for.
        first, last: the days between which it must have been applied.
        least: how many words its design must have; None where the edition asks for none.
    """

    maturity: Fraction
    affair: str
    opens: bool
    levels: Mapping[str, int] = field(repr=False)
    entries: Mapping[str, Any] = field(repr=False)
    first: date
    last: date
    least: int | None

    @property
    def text(self) -> Text:
        """Its maturity and affair."""
        where = _IN.format(affair=self.affair) if self.opens else _ANYWHERE
        return _ADDED.format(maturity=two_places(self.maturity), affair=where)

    @property
    def takes(self) -> Text:
        """When it was applied, and the length of its design, where the edition asks for one."""
        words = _APPLIED if self.least is None else _DESIGNED
        return words.format(first=self.first, last=self.last, least=self.least)

    def innovation(self, rules: Rulebook, taken: Collection[str], *, is_accepted: bool) -> Innovation:
        """Such an innovation, under an id that is not taken; ``is_accepted`` with evidence that a verifier accepted."""
        name = next(name for number in count(1) if (name := f"tambahan-{number}") not in taken)
        rows = {row.code: row for row in rules.innovation}
        claims = {code: Claim(level=level) for code, level in self.levels.items() if level}
        if is_accepted:
            claims = {code: accepted(claim, rows[code]) for code, claim in claims.items()}
        return Innovation(id=name, name=name, affair=self.affair, claims=claims, **self.entries)


Move: TypeAlias = Raised | Entry | Together | Without | Added


@frozen(repr=False)
class Gain:
    """One step, and what the index gains by it alone.

    Attributes:
        gain: exact; negative where the index falls.
        innovation: whose step it is; None for the government, and for one more innovation.
        move: what changes.
    """

    kind: StepKind
    gain: Fraction
    innovation: Innovation | None
    move: Move = field(repr=False)

    def __repr__(self) -> str:
        return f"<Gain {as_share(self.gain)}: {self.kind.value}>"

    @property
    def row(self) -> Row | None:
        """The row that is claimed at a higher level; None for any other step."""
        return self.move.row if isinstance(self.move, Raised) else None

    @property
    def changes(self) -> tuple[object, ...]:
        """What tells this step from every other of the report, whatever the settings."""
        own = self.innovation.id if self.innovation else None
        return self.kind, own, self.text

    @property
    def is_past(self) -> bool:
        """Whether what it changes has passed, so that it is a step only if the claim is short of the truth."""
        parts = self.move.parts if isinstance(self.move, Together) else (self.move,)
        return any(self._is_past(part) for part in parts)

    def _is_past(self, part: Move) -> bool:
        if isinstance(part, Raised):
            past, own = part.row.past, self.innovation
            return past is Past.ALWAYS or (past is Past.ONCE_APPLIED and own is not None and own.applied_on is not None)
        return isinstance(part, Entry) and part.is_past

    @property
    def agency(self) -> str | None:
        """The agency of the innovation, by its id."""
        return self.innovation.agency if self.innovation else None

    @property
    def text(self) -> Text:
        """What changes."""
        return self.move.text

    @property
    def takes(self) -> Text:
        """What it takes, in the words of the rulebook."""
        return self.move.takes

    def to_dict(self) -> dict[str, Any]:
        """As JSON data."""
        data: dict[str, Any] = {
            "kind": self.kind.value,
            "gain": as_share(self.gain),
            "gain_exact": exact(self.gain),
            "past": self.is_past,
            "innovation": self.innovation.id if self.innovation else None,
            "agency": self.agency,
        }
        if isinstance(self.move, Raised):
            data |= {"row": self.move.row.code, "from": self.move.before, "to": self.move.level}
        return {**data, "text": self.text.to_dict(), "takes": self.takes.to_dict()}
