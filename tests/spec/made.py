"""Reports made for the laws, and small steps from one report to another."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import evolve

import inovasi_daerah as ida
from inovasi_daerah import Stage
from inovasi_daerah.testing import submissions

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")

RULES = ida.rulebook("iid-2026")
GOVERNMENT = [row.code for row in RULES.government]
ROWS = [row.code for row in RULES.innovation]
MANDATORY = [row.code for row in RULES.innovation if row.mandatory]
SERVICES = ["1.01", "1.02", "1.03", "1.04", "1.05", "1.06"]

small = submissions(RULES, year=2026, max_kinds=3, max_copies=1)
"""Any reports of a few innovations."""
eligible = submissions(RULES, year=2026, max_kinds=3, max_copies=1, eligible=True)
"""The same, with innovations that all count."""


def innovation(number: int = 0, **entries: Any) -> ida.Innovation:
    """An innovation that counts, with level 1 on every mandatory row."""
    given = {
        "id": f"inovasi-{number}",
        "name": f"Inovasi {number}",
        "stage": Stage.APPLICATION,
        "affair": "1.02",
        "applied_on": date(2024, 2, 5),
        "design_words": 300,
        "claims": {code: ida.Claim(level=1) for code in MANDATORY},
    }
    return ida.Innovation(**{**given, **entries})


def report(*innovations: ida.Innovation, **entries: Any) -> ida.Submission:
    """A report of Kota Batu in 2026."""
    return ida.Submission(**{"region": ida.Region("35.79"), "year": 2026, "innovations": innovations, **entries})


def levels(codes: Iterable[str], level: int) -> dict[str, ida.Claim]:
    """Each row claimed at the same level."""
    return {code: ida.Claim(level=level) for code in codes}


def score(submission: ida.Submission, **settings: Any) -> ida.Score:
    """The score under the rules of 2026."""
    return ida.score(submission, RULES, **settings)


def counted(submission: ida.Submission, **settings: Any) -> list[bool]:
    """Which innovations count."""
    return [one.counted for one in score(submission, **settings).innovations]


def reasons(one: ida.Innovation, **entries: Any) -> list[str]:
    """Why an innovation may not count."""
    return [reason.code for reason in score(report(one, **entries)).innovations[0].reasons]


def with_claim(submission: ida.Submission, position: int | None, code: str, claim: ida.Claim) -> ida.Submission:
    """The report with one claim put in place of another, of the government where ``position`` is None."""
    if position is None:
        return changed(submission, government={**submission.government, code: claim})
    innovations = list(submission.innovations)
    one = innovations[position]
    innovations[position] = changed(one, claims={**one.claims, code: claim})
    return changed(submission, innovations=innovations)


def aggregate(**parts: Any) -> ida.Index:
    """The index of parts under the rules of 2026, nothing where a part is not given."""
    whole = {"government": 0, "innovations": 0, "total_maturity": 0, "basic_services": 6}
    return ida.aggregate(RULES, **{**whole, **parts})


def contributions(found: ida.Score) -> Fraction:
    """The sum over all leaves."""
    return sum((leaf.contribution for leaf in found.leaves()), Fraction(0))


def changed(value: T, **entries: Any) -> T:
    """The same value with some entries otherwise."""
    return evolve(value, **entries)  # type: ignore[misc]  # every T here is an attrs class
