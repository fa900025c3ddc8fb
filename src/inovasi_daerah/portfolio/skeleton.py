"""From a portfolio to the submission file that the detailed work starts from."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, Final

from inovasi_daerah.domain.agencies import Agency
from inovasi_daerah.domain.innovations import Innovation
from inovasi_daerah.domain.submissions import Submission
from inovasi_daerah.domain.unit_names import guess_kind
from inovasi_daerah.frozen import EMPTY, FrozenDict
from inovasi_daerah.problems import ABSENT, InvalidSubmission, problem
from inovasi_daerah.reading.plain import is_object
from inovasi_daerah.reading.validators import MAX_TEXT
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.domain.regions import Region
    from inovasi_daerah.portfolio.rows import Portfolio, PortfolioRow
    from inovasi_daerah.problems import Problem

_NOT_PLAIN: Final = re.compile(r"[^a-z0-9]+")
_ID_LENGTH: Final = 60
_NEEDED: Final = ("title", "stage", "affair")
_COPIED: Final = (
    "stage",
    "affair",
    "form",
    "kind",
    "initiator",
    "asta_cita",
    "trialled_on",
    "applied_on",
    "developed_on",
    "coordinates",
)


def skeleton(portfolio: Portfolio, year: int, region: Region | None) -> Submission:
    """The submission with all that the list knows, its claims left open.

    Raises:
        InvalidSubmission: naming the cell of everything that a submission needs and the list lacks.
    """
    lacking = tuple(_lacking(portfolio, region))
    if region is None or lacking:
        raise InvalidSubmission(lacking)
    ids = _Ids()
    units = {name: ids.make(name) for name in dict.fromkeys(row.unit for row in portfolio.rows) if name is not None}
    ids = _Ids()
    parts: dict[str, Any] = {
        "innovations": [_innovation(row, ids, units) for row in portfolio.rows],
        "agencies": [Agency(unit_id, _short(name)) for name, unit_id in units.items()],
        "extra": _plain({"guessed_kinds": _guesses(units), "full_names": _cut(units)}),
    }
    return Submission(region, year, **parts)


def _plain(data: dict[str, Any]) -> Any:
    frozen = ((key, FrozenDict(value) if is_object(value) else value) for key, value in data.items())
    return FrozenDict({key: value for key, value in frozen if value not in ({}, None)})


def _guesses(units: dict[str, str]) -> dict[str, str]:
    """What the units probably are: beside the agencies, for it is a guess."""
    guessed = ((unit_id, guess_kind(name)) for name, unit_id in units.items())
    return {unit_id: kind.value for unit_id, kind in guessed if kind is not None}


def _cut(units: dict[str, str]) -> dict[str, str]:
    return {unit_id: name for name, unit_id in units.items() if _short(name) != name}


def _lacking(portfolio: Portfolio, region: Region | None) -> Iterator[Problem]:
    if region is None:
        yield problem("missing_key", ABSENT, Text("kode daerah", "the code of the region"), path="region")
    for row in portfolio.rows:
        for name in _NEEDED:
            if getattr(row, name) is None:
                wanted = Text("isian yang terbaca", "an entry that can be read")
                yield problem("missing_key", ABSENT, wanted, path=portfolio.cell(row, name))


class _Ids:
    """Ids made of names, each used once."""

    def __init__(self) -> None:
        self.used: dict[str, int] = {}

    def make(self, name: str) -> str:
        letters = unicodedata.normalize("NFKD", name).casefold().encode("ascii", "ignore").decode()
        base = _NOT_PLAIN.sub("-", letters)[:_ID_LENGTH].strip("-") or "x"
        found = base
        while found in self.used:
            self.used[base] += 1
            found = f"{base}-{self.used[base]}"
        self.used[found] = 1
        return found


def _innovation(row: PortfolioRow, ids: _Ids, units: dict[str, str]) -> Innovation:
    title = row.title or ""
    known: dict[str, Any] = {name: getattr(row, name) for name in _COPIED}
    known["touching_affairs"] = [code for code in row.touching_affairs if code != row.affair]
    name = _short(title)
    exported = {
        "row": row.number,
        "entered_on": row.entered_on.isoformat() if row.entered_on is not None else None,
        "video": row.video,
        "title": title if name != title else None,
    }
    return Innovation(
        id=ids.make(title),
        name=name,
        claims=EMPTY,
        agency=None if row.unit is None else units[row.unit],
        reported_maturity=row.maturity,
        extra=_plain(exported),
        **known,
    )


def _short(name: str) -> str:
    """A name of a bearable length; what is cut is kept beside it."""
    return name if len(name) <= MAX_TEXT else name[: MAX_TEXT - 1].rstrip() + "\u2026"
