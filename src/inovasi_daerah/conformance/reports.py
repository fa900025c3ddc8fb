"""Whole reports for the cases, drawn in an order that is the same everywhere."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from inovasi_daerah.conformance.facts import facts_of, graded
from inovasi_daerah.exact import exact
from inovasi_daerah.files.submission_file import read_submission
from inovasi_daerah.rules.capabilities import Capability
from inovasi_daerah.rules.settings import Affairs, Counted, Stages
from inovasi_daerah.scoring.engine import score
from inovasi_daerah.version import FORMAT_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.conformance.computed import Case
    from inovasi_daerah.rules.catalogue import Row
    from inovasi_daerah.rules.eligibility import Eligibility
    from inovasi_daerah.rules.rulebook import Rulebook

_CLAIMED: Final = 60
_VERIFIED: Final = 20
_MOST_INNOVATIONS: Final = 24
_DAY: Final = timedelta(days=1)
_HALF_A_YEAR: Final = timedelta(days=199)
_SETTINGS: Final = {
    "counting": (Counted.ELIGIBLE.value, *(one.value for one in Counted)),
    "affairs": tuple(one.value for one in Affairs),
    "stages": (Stages.APPLICATION.value, *(one.value for one in Stages)),
}
"""The choices to draw from, the usual ones more often; an edition may name fewer."""


class _Draw:
    """Numbers drawn in an order that is the same everywhere, by a linear congruence modulo 2^64."""

    def __init__(self, seed: int) -> None:
        self.state = seed

    def below(self, end: int) -> int:
        self.state = (6364136223846793005 * self.state + 1442695040888963407) % 2**64
        return (self.state >> 33) % end

    def of(self, items: list[Any]) -> Any:
        return items[self.below(len(items))]


def submissions(rules: Rulebook) -> Iterator[Case]:
    """Reports of every kind, with every setting, most of them as claimed and some as verified."""
    draw = _Draw(rules.year)
    choices = _choices(rules)
    services = _services(rules)
    eligibility = rules.known(rules.eligibility, Capability.SCORE)
    for basis in ("claimed",) * _CLAIMED + ("verified",) * _VERIFIED:
        claims = _claims if basis == "claimed" else _verified_claims
        year = rules.year + (draw.below(5) == 0)
        report = {
            "format": "inovasi-daerah/submission",
            "format_version": FORMAT_VERSION,
            "region": "35.79",
            "year": year,
            "government": claims(draw, rules.government, year),
            "innovations": [
                {
                    **_innovation(draw, eligibility, services, year, number),
                    "claims": claims(draw, rules.innovation, year),
                }
                for number in range(draw.below(_MOST_INNOVATIONS if basis == "claimed" else _MOST_INNOVATIONS // 4))
            ],
        }
        settings: dict[str, Any] = {"basis": basis, **{name: draw.of(values) for name, values in choices.items()}}
        found = score(read_submission(report, rules), rules, **settings)
        innovations = [
            {
                "id": one.id,
                "maturity": exact(Fraction(one.maturity)),
                "counted": one.counted,
                "reasons": [{"code": reason.code, "path": reason.path} for reason in one.reasons],
            }
            for one in found.innovations
        ]
        expected = {
            **found.result.to_dict(),
            "government": exact(Fraction(found.government.points)),
            "divisor": found.maturity.divisor,
            "basic_services": list(found.quantity.basic_services),
            "quantity": exact(Fraction(found.quantity.points)),
            "innovations": innovations,
        }
        yield {"input": {"submission": report, "settings": settings}, "expected": expected}


def _choices(rules: Rulebook) -> dict[str, list[str]]:
    known = rules.known(rules.settings, Capability.SCORE)
    return {
        name: [value for value in values if value in getattr(known, name).choices] for name, values in _SETTINGS.items()
    }


def _services(rules: Rulebook) -> list[str]:
    """The affairs that the gate asks for; one of them where there is no gate."""
    gate = rules.formula.gate if rules.formula else None
    return list(gate.affairs) if gate and gate.affairs else ["1.02"]


def _innovation(draw: _Draw, eligibility: Eligibility, services: list[str], year: int, number: int) -> dict[str, Any]:
    first, last = eligibility.window.first.of(year), eligibility.window.last.of(year)
    inside = (first, last, max(first, last - _HALF_A_YEAR))
    days = [day.isoformat() for day in (*inside, first - _DAY, last + _DAY)]
    least = eligibility.design.least_words if eligibility.design else 0
    beside = ["2.09", services[len(services) // 2 - 1]]
    one: dict[str, Any] = {
        "id": f"inovasi-{number}",
        "name": f"Inovasi {number}",
        "stage": draw.of(["penerapan"] * 6 + ["uji_coba", "inisiatif"]),
        "affair": draw.of([*services, "2.07"]),
        "touching_affairs": draw.of([[], [], services[-1:], list(dict.fromkeys(beside))]),
        "applied_on": draw.of(days[:3] * 3 + days[3:]),
        "design_words": draw.of([least, least, least + 1, 3 * least, max(least - 1, 0)]),
    }
    if draw.below(3) == 0:
        one["developed_on"] = draw.of(days)
    if draw.below(8) == 0:
        del one["applied_on"]
    if draw.below(12) == 0:
        del one["design_words"]
    elif draw.below(8) == 0:
        one["design"] = " ".join([draw.of(["kata", "3", "é"])] * max(least - 2, 0) + ["-", "satu", "2"])
        del one["design_words"]
    return one


def _claims(draw: _Draw, rows: tuple[Row, ...], year: int) -> dict[str, dict[str, Any]]:
    claims: dict[str, dict[str, Any]] = {}
    for row in rows:
        if draw.below(4) == 0 and row.scale is not None:
            facts = [given for given in facts_of(row, year) if "level" in graded(row, *given, year)]
            fact, basis = draw.of(facts)
            claims[row.code] = {"fact": fact, **({"basis": basis} if basis else {})}
        elif draw.below(8 if not row.mandatory else 40):
            claims[row.code] = {"level": draw.below(4) or (1 if row.mandatory else 0)}
    return claims


def _verified_claims(draw: _Draw, rows: tuple[Row, ...], year: int) -> dict[str, dict[str, Any]]:
    """Claims that a verifier mostly accepted, now and then decided otherwise, or saw otherwise."""
    return {code: {**claim, **_outcome(draw, claim)} for code, claim in _claims(draw, rows, year).items()}


def _outcome(draw: _Draw, claim: dict[str, Any]) -> dict[str, Any]:
    evidence = draw.of([[], *[[{"id": "bukti", "kind": "pdf"}]] * 5])
    status = draw.of(["accepted"] * 5 + ["adjusted", "rejected", "pending", None])
    if status is None:
        return {"evidence": evidence}
    saw = {**claim, "evidence": draw.of([["lain"], *[[piece["id"] for piece in evidence]] * 5])}
    standing = {"level": draw.below(4)} if status == "adjusted" else {}
    return {"evidence": evidence, "verification": {"status": status, "saw": saw, **standing}}
