"""Claims: what is stated for one indicator, the evidence for it, and what a verifier decided after looking."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Final, NewType, TypeAlias, cast

from attrs import field

from inovasi_daerah.canonical import written_as
from inovasi_daerah.exact import MOST_DIGITS, parse_decimal
from inovasi_daerah.frozen import FrozenDict, frozen
from inovasi_daerah.levels import MAX_LEVEL
from inovasi_daerah.problems import ABSENT, Problem, problem
from inovasi_daerah.reading.checks import Checked, Entry, rule
from inovasi_daerah.reading.plain import KeysTwice, RawNumber, is_list, is_object, is_tuple
from inovasi_daerah.reading.structure import Hook, Refused, accept, class_hook
from inovasi_daerah.reading.validators import (
    WHOLE_TEXT,
    Line,
    Prose,
    Sha256,
    duplicates,
    integer,
    is_whole,
    listed,
)
from inovasi_daerah.report.layout import brief
from inovasi_daerah.text import Term, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_FACT_FORM: Final = Text(
    "bilangan bulat, teks, daftar keduanya, atau objek bilangan bulat",
    "an integer, a text, a list of these, or an object of integers",
)
_FORM_BY_FAULT: Final = {
    "bad_text": WHOLE_TEXT,
    "fraction": Text(
        'pecahan sebagai teks dalam tanda kutip, seperti "12.50"', 'a fraction as a text in quotes, such as "12.50"'
    ),
    "out_of_range": Text(
        f"bilangan bulat paling banyak {MOST_DIGITS} digit", f"an integer of at most {MOST_DIGITS} digits"
    ),
}
_MAX_ITEMS: Final = 100

Fact = NewType("Fact", object)
"""What was measured or chosen: an integer, a text, a list of these, or an object of integers, as the scale asks."""


class EvidenceKind(Term):
    """The kind of file or address a piece of evidence is."""

    PDF = "pdf", "PDF", "PDF"
    IMAGE = "image", "gambar", "image"
    VIDEO = "video", "video", "video"
    LINK = "link", "tautan", "link"


class Status(Term):
    """What a verifier decided on one claim."""

    PENDING = "pending", "belum diverifikasi", "pending"
    ACCEPTED = "accepted", "diterima", "accepted"
    ADJUSTED = "adjusted", "disesuaikan", "adjusted"
    REJECTED = "rejected", "ditolak", "rejected"


@frozen
class Evidence(Checked):
    """A piece of evidence, by its id; the file itself stays where it is."""

    id: Line
    kind: EvidenceKind
    sha256: Sha256 | None = None


@frozen
class SeenEvidence(Checked):
    """A piece of evidence as a verifier saw it."""

    id: Line
    sha256: Sha256 | None = None


def _fault(value: object) -> str | None:
    """The code of the problem that an integer or a text is; of anything else, that it is neither."""
    if type(value) is int:
        return None if -(10**MOST_DIGITS) < value < 10**MOST_DIGITS else "out_of_range"
    if type(value) is str:
        return None if is_whole(value) else "bad_text"
    if isinstance(value, RawNumber):
        return value.fault
    return "null_value" if value is None else "fraction" if isinstance(value, float) else "wrong_type"


def _fault_of_parts(parts: tuple[object, ...]) -> str | None:
    """The first fault of the parts; a part is an integer or a text, whatever else it may seem."""
    faults = (_fault(part) if type(part) in (int, str) else "wrong_type" for part in parts)
    return next(filter(None, faults), None)


def _of_integers(value: Mapping[Any, Any]) -> bool:
    return all(type(key) is str and type(item) is int for key, item in value.items())


def _fact(value: object) -> Sequence[Problem]:
    if type(value) in (int, str):
        code = _fault(value)
    elif is_tuple(value) and len(value) <= _MAX_ITEMS:
        code = _fault_of_parts(value)
    elif is_object(value) and isinstance(value, FrozenDict) and len(value) <= _MAX_ITEMS and _of_integers(value):
        code = _fault_of_parts((*value, *value.values()))
    else:
        code = _fault(value)
    return () if code is None else (problem(code, value, _FORM_BY_FAULT.get(code, _FACT_FORM)),)


def _read_fact(value: object, _: object = None) -> object:
    """A fact, frozen; what it may be is checked by the claim that states it."""
    if type(value) in (int, str):
        return value
    if is_list(value):
        return tuple(value)
    if isinstance(value, KeysTwice) and value.twice:
        twice = (problem("duplicate_key", key, Text("satu kali saja", "once only"), path=key) for key in value.twice)
        raise Refused([*twice])
    if is_object(value):
        return FrozenDict(value)
    raise Refused([*_fact(value)])


accept(Fact, _read_fact)


def _kept_fact(value: Any) -> Fact | None:
    """A fact written as a plain dict, as its repr shows it, is frozen."""
    return Fact(FrozenDict(cast("dict[str, Any]", value))) if type(value) is dict else value


def is_same_fact(one: object, other: object) -> bool:
    """Whether two facts are the same: numbers by their value, lists without regard to their order.

    >>> is_same_fact((2024, 2025), (2025, 2024)), is_same_fact("12.50", "12.5"), is_same_fact(1, "1.5")
    (True, True, False)
    """
    return one == other or _by_value(one) == _by_value(other)


def _by_value(stated: object) -> object:
    if is_tuple(stated):
        return frozenset(map(_by_value, stated))
    if type(stated) is int:
        return Decimal(stated)
    number = parse_decimal(stated) if type(stated) is str else None
    return stated if number is None else number


Level: TypeAlias = Annotated[int, integer(0, MAX_LEVEL)]
Stated: TypeAlias = Annotated[Fact, Entry(_fact)]


def _basis_without_fact(it: Seen | Claim) -> Iterable[Problem]:
    if it.basis is None or it.fact is not None:
        return ()
    wanted = Text("dasar hanya bersama fakta", "a basis only beside a fact")
    return (problem("conflict", it.basis, wanted, path="basis"),)


@frozen
class Seen(Checked):
    """What a verifier looked at; when the claim no longer matches it, the verification has lapsed."""

    level: Level | None = None
    fact: Stated | None = field(default=None, converter=_kept_fact)
    basis: Line | None = None
    evidence: tuple[SeenEvidence, ...] = field(default=(), converter=listed)

    @rule("basis", "fact")
    def _no_basis_without_fact(self) -> Iterable[Problem]:
        return _basis_without_fact(self)

    @rule("evidence[]")
    def _each_evidence_once(self) -> Iterable[Problem]:
        return duplicates("evidence", self.evidence, "duplicate_id", key="id")


@frozen
class Verification(Checked):
    """What a verifier decided on a claim.

    Attributes:
        level: what stands instead of the claimed level; only, and always, when ``adjusted``.
        saw: what the verifier looked at; may be left out only while ``pending``.
        on: the day of the decision.
    """

    status: Status
    level: Level | None = None
    saw: Seen | None = None
    on: date | None = None
    reason: Prose | None = None

    @rule("status", "level")
    def _level_where_adjusted(self) -> Iterable[Problem]:
        if (self.status is Status.ADJUSTED) is (self.level is not None):
            return ()
        if self.level is None:
            standing = Text("level yang berlaku, 0-3", "the level that stands, 0-3")
            return (problem("missing_key", ABSENT, standing, path="level"),)
        only = Text('level hanya pada status "adjusted"', 'a level only with status "adjusted"')
        return (problem("conflict", self.level, only, path="level"),)

    @rule("status", "saw")
    def _what_was_seen_unless_pending(self) -> Iterable[Problem]:
        if self.saw is not None or self.status is Status.PENDING:
            return ()
        looked_at = Text("apa yang dilihat verifikator", "what the verifier looked at")
        return (problem("missing_key", ABSENT, looked_at, path="saw"),)


@frozen(repr=False)
class Claim(Checked):
    """What is stated for one indicator: a level, or a fact (and its basis), or both.

    A claim that is absent was not reported; a claim of level 0 was reported as none.

    Attributes:
        level: 0-3.
        fact: what the row's scale measures.
        basis: which of several measures was chosen, where the row has several.

    >>> Claim(level=2)
    <Claim level 2: 0 pieces of evidence>
    """

    level: Level | None = None
    fact: Stated | None = field(default=None, converter=_kept_fact)
    basis: Line | None = None
    evidence: tuple[Evidence, ...] = field(default=(), converter=listed)
    verification: Verification | None = None

    def __repr__(self) -> str:
        what = f"level {self.level}" if self.fact is None else f"fact {self.fact!r}"
        return f"<Claim {brief(what)}: {len(self.evidence)} pieces of evidence>"

    @rule("level", "fact")
    def _level_or_fact(self) -> Iterable[Problem]:
        if self.level is not None or self.fact is not None:
            return ()
        either = Text('"level", "fact", atau keduanya', '"level", "fact", or both')
        return (problem("fact_missing", ABSENT, either),)

    @rule("basis", "fact")
    def _no_basis_without_fact(self) -> Iterable[Problem]:
        return _basis_without_fact(self)

    @rule("evidence[]")
    def _each_evidence_once(self) -> Iterable[Problem]:
        return duplicates("evidence", self.evidence, "duplicate_id", key="id")


@cache
def _seen_evidence_hook() -> Hook:
    return class_hook(SeenEvidence)


def _read_seen_evidence(value: object, _: object = None) -> SeenEvidence:
    if type(value) is str:
        value = {"id": value}
    return cast("SeenEvidence", _seen_evidence_hook()(value, SeenEvidence))


def _write_seen_evidence(seen: SeenEvidence) -> object:
    return seen.id if seen.sha256 is None else {"id": seen.id, "sha256": seen.sha256}


accept(SeenEvidence, _read_seen_evidence)
written_as(SeenEvidence, _write_seen_evidence)
