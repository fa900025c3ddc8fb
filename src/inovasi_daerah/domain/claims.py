"""Claims: what is stated for one indicator, the evidence for it, and what a verifier decided after looking."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, NewType, cast

from attrs import field, frozen

from inovasi_daerah.canonical import written_as
from inovasi_daerah.exact import MOST_DIGITS, parse_decimal
from inovasi_daerah.frozen import FrozenDict
from inovasi_daerah.problems import ABSENT, Problem
from inovasi_daerah.reading.lists import duplicates, listed
from inovasi_daerah.reading.structure import (
    Consistent,
    KeysTwice,
    RawNumber,
    Refused,
    accept,
    class_hook,
    is_list,
    is_object,
    is_tuple,
    problem,
)
from inovasi_daerah.reading.validators import (
    WHOLE_TEXT,
    instance_of,
    integer,
    is_whole,
    items_of,
    line,
    prose,
    sha256,
    validator,
)
from inovasi_daerah.text import Term, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MAX_LEVEL: Final = 3
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
class Evidence:
    """A piece of evidence, by its id; the file itself stays where it is."""

    id: str = field(validator=line)
    kind: EvidenceKind = field(validator=instance_of(EvidenceKind))
    sha256: str | None = field(default=None, validator=sha256)


@frozen
class SeenEvidence:
    """A piece of evidence as a verifier saw it."""

    id: str = field(validator=line)
    sha256: str | None = field(default=None, validator=sha256)


def _fault(value: object) -> str | None:
    """The code of the problem that an integer or a text is; of anything else, that it is neither."""
    if type(value) is int:
        return None if -(10**MOST_DIGITS) < value < 10**MOST_DIGITS else "out_of_range"
    if type(value) is str:
        return None if is_whole(value) else "bad_text"
    return "wrong_type"


def _fault_of_parts(parts: tuple[object, ...]) -> str | None:
    return next(filter(None, map(_fault, parts)), None)


def _of_integers(value: Mapping[Any, Any]) -> bool:
    return all(type(key) is str and type(item) is int for key, item in value.items())


def _fact(value: object) -> Problem | None:
    if value is None:
        code: str | None = "null_value"
    elif isinstance(value, RawNumber):
        code = value.fault
    elif isinstance(value, float):
        code = "fraction"
    elif is_tuple(value) and len(value) <= _MAX_ITEMS:
        code = _fault_of_parts(value)
    elif is_object(value) and isinstance(value, FrozenDict) and len(value) <= _MAX_ITEMS and _of_integers(value):
        code = _fault_of_parts((*value, *value.values()))
    else:
        code = _fault(value)
    if code is None:
        return None
    return problem(code, value, _FORM_BY_FAULT.get(code, _FACT_FORM))


def _read_fact(value: object, _: object = None) -> object:
    frozen_value: object = value
    if is_list(value) and not is_tuple(value):
        frozen_value = tuple(value)
    elif isinstance(value, KeysTwice):
        twice = (problem("duplicate_key", key, Text("satu kali saja", "once only"), path=key) for key in value.twice)
        raise Refused(list(twice))
    elif is_object(value):
        frozen_value = FrozenDict(value)
    found = _fact(frozen_value)
    if found is not None:
        raise Refused([found])
    return frozen_value


accept(Fact, _read_fact)


def _kept_fact(value: object) -> Fact | None:
    """A fact written as a plain dict, as its repr shows it, is frozen."""
    return cast("Fact | None", FrozenDict(cast("dict[str, Any]", value)) if type(value) is dict else value)


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


fact: Final = validator(_fact)
level: Final = integer(0, MAX_LEVEL)


def _no_basis_without_fact(it: Any) -> Iterator[Problem]:
    if isinstance(it.basis, str) and it.fact is None:
        yield problem(
            "conflict", it.basis, Text("dasar hanya bersama fakta", "a basis only beside a fact"), path="basis"
        )


@frozen
class Seen(Consistent):
    """What a verifier looked at; when the claim no longer matches it, the verification has lapsed."""

    level: int | None = field(default=None, validator=level)
    fact: Fact | None = field(default=None, converter=_kept_fact, validator=fact)
    basis: str | None = field(default=None, validator=line)
    evidence: tuple[SeenEvidence, ...] = field(default=(), converter=listed, validator=items_of(SeenEvidence))

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """The contradictions between entries."""
        yield from _no_basis_without_fact(it)
        yield from duplicates("evidence", it.evidence, "duplicate_id", key="id")


@frozen
class Verification(Consistent):
    """What a verifier decided on a claim.

    Attributes:
        level: what stands instead of the claimed level; only, and always, when ``adjusted``.
        saw: what the verifier looked at; may be left out only while ``pending``.
        on: the day of the decision.
    """

    status: Status = field(validator=instance_of(Status))
    level: int | None = field(default=None, validator=level)
    saw: Seen | None = field(default=None, validator=instance_of(Seen))
    on: date | None = field(default=None, validator=instance_of(date))
    reason: str | None = field(default=None, validator=prose)

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """The contradictions between entries."""
        if it.status is Status.ADJUSTED and it.level is None:
            standing = Text("level yang berlaku, 0-3", "the level that stands, 0-3")
            yield problem("missing_key", ABSENT, standing, path="level")
        if it.status in (Status.PENDING, Status.ACCEPTED, Status.REJECTED) and isinstance(it.level, int):
            only = Text('level hanya pada status "adjusted"', 'a level only with status "adjusted"')
            yield problem("conflict", it.level, only, path="level")
        if it.status in (Status.ACCEPTED, Status.ADJUSTED, Status.REJECTED) and it.saw is None:
            looked_at = Text("apa yang dilihat verifikator", "what the verifier looked at")
            yield problem("missing_key", ABSENT, looked_at, path="saw")


@frozen
class Claim(Consistent):
    """What is stated for one indicator: a level, or a fact (and its basis), or both.

    A claim that is absent was not reported; a claim of level 0 was reported as none.

    Attributes:
        level: 0-3.
        fact: what the row's scale measures.
        basis: which of several measures was chosen, where the row has several.

    >>> Claim(level=2)
    Claim(level=2, fact=None, basis=None, evidence=(), verification=None)
    """

    level: int | None = field(default=None, validator=level)
    fact: Fact | None = field(default=None, converter=_kept_fact, validator=fact)
    basis: str | None = field(default=None, validator=line)
    evidence: tuple[Evidence, ...] = field(default=(), converter=listed, validator=items_of(Evidence))
    verification: Verification | None = field(default=None, validator=instance_of(Verification))

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """The contradictions between entries."""
        if it.level is None and it.fact is None:
            either = Text('"level", "fact", atau keduanya', '"level", "fact", or both')
            yield problem("fact_missing", ABSENT, either)
        yield from _no_basis_without_fact(it)
        yield from duplicates("evidence", it.evidence, "duplicate_id", key="id")


_SEEN_EVIDENCE: Final = class_hook(SeenEvidence)


def _read_seen_evidence(value: object, _: object = None) -> SeenEvidence:
    if type(value) is SeenEvidence:
        return value
    if type(value) is str:
        value = {"id": value}
    return cast("SeenEvidence", _SEEN_EVIDENCE(value, SeenEvidence))


def _write_seen_evidence(seen: SeenEvidence) -> object:
    return seen.id if seen.sha256 is None else {"id": seen.id, "sha256": seen.sha256}


accept(SeenEvidence, _read_seen_evidence)
written_as(SeenEvidence, _write_seen_evidence)
