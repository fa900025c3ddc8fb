"""The submission file as a model of pydantic 2, of the same shape and as strict: what reading is measured against."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

import inovasi_daerah as ida

_MOST = 10**18

Line = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\s\x00-\x1f\x7f-\x9f]")]
Level = Annotated[int, Field(ge=0, le=3)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
RegionCode = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9](\.[0-9]{2})?$")]
Integer = Annotated[int, Field(gt=-_MOST, lt=_MOST)]
Fact = (
    Integer
    | str
    | Annotated[list[Integer | str], Field(max_length=100)]
    | Annotated[dict[str, Integer], Field(max_length=100)]
)


def _day(value: object) -> date:
    if not isinstance(value, str) or len(value) != len("YYYY-MM-DD"):
        raise ValueError(value)
    return date.fromisoformat(value)


def _once(items: list[Any]) -> list[Any]:
    if len(items) > 1 and len({item.id for item in items}) < len(items):
        raise ValueError(items)
    return items


def _seen(value: object) -> object:
    return {"id": value} if isinstance(value, str) else value


Day = Annotated[date, BeforeValidator(_day)]


class Strict(BaseModel):
    """Exact types, no unknown key, frozen."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Evidence(Strict):
    """As ``ida.Evidence``."""

    id: Line
    kind: Annotated[ida.EvidenceKind, Field(strict=False)]
    sha256: Sha256 | None = None


class SeenEvidence(Strict):
    """As a verifier saw it."""

    id: Line
    sha256: Sha256 | None = None


class Seen(Strict):
    """What a verifier looked at."""

    level: Level | None = None
    fact: Fact | None = None
    basis: Line | None = None
    evidence: Annotated[list[Annotated[SeenEvidence, BeforeValidator(_seen)]], AfterValidator(_once)] = []

    @model_validator(mode="after")
    def basis_with_fact(self) -> Self:
        """A basis only beside a fact."""
        if self.basis is not None and self.fact is None:
            raise ValueError(self.basis)
        return self


class Verification(Strict):
    """As ``ida.Verification``."""

    status: Annotated[ida.Status, Field(strict=False)]
    level: Level | None = None
    saw: Seen | None = None
    on: Day | None = None
    reason: str | None = None

    @model_validator(mode="after")
    def level_and_saw(self) -> Self:
        """A level only, and always, where adjusted; what was seen unless pending."""
        if (self.status is ida.Status.ADJUSTED) is (self.level is None):
            raise ValueError(self.level)
        if self.status is not ida.Status.PENDING and self.saw is None:
            raise ValueError(self.status)
        return self


class Claim(Strict):
    """As ``ida.Claim``."""

    level: Level | None = None
    fact: Fact | None = None
    basis: Line | None = None
    evidence: Annotated[list[Evidence], AfterValidator(_once)] = []
    verification: Verification | None = None

    @model_validator(mode="after")
    def level_or_fact(self) -> Self:
        """A level or a fact, and a basis only beside a fact."""
        if self.fact is None and (self.level is None or self.basis is not None):
            raise ValueError(self.level)
        return self


class Innovation(Strict):
    """As ``ida.Innovation``, with the entries that the file of the benchmark fills, and some more."""

    id: Line
    name: Line
    stage: Annotated[ida.Stage, Field(strict=False)]
    affair: Line
    claims: dict[str, Claim]
    agency: Line | None = None
    form: Annotated[ida.Form, Field(strict=False)] | None = None
    kind: Annotated[ida.Kind, Field(strict=False)] | None = None
    initiator: Annotated[ida.Initiator, Field(strict=False)] | None = None
    touching_affairs: list[Line] = []
    initiated_on: Day | None = None
    trialled_on: Day | None = None
    applied_on: Day | None = None
    developed_on: Day | None = None
    development: str | None = None
    design: str | None = None
    design_words: Annotated[int, Field(ge=0)] | None = None
    asta_cita: Annotated[int, Field(ge=1, le=8)] | None = None
    coordinates: list[Decimal] | None = None
    previous: Line | None = None
    extra: Any = None


class Submission(Strict):
    """As ``ida.Submission``; agencies are taken as they are."""

    format: Literal["inovasi-daerah/submission"]
    format_version: Literal["1.0"]
    region: RegionCode
    year: Annotated[int, Field(ge=1000, le=9999)]
    government: dict[str, Claim] = {}
    innovations: Annotated[list[Innovation], AfterValidator(_once)] = []
    agencies: list[dict[str, Any]] = []
    extra: Any = None
