"""What 1,000 generated submissions reach; run it by ``PYTHONPATH=tests python tests/testing/counts.py``.

Every stage, every reason of refusal and every shape of a region should be among them, and each one read back the same.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import TYPE_CHECKING, Final

from hypothesis import HealthCheck, Phase, given, settings

import inovasi_daerah as ida
from inovasi_daerah import Stage
from inovasi_daerah.testing import submissions
from inside import REASONS

if TYPE_CHECKING:
    from collections.abc import Iterator

RULES: Final = ida.rulebook("iid-2026")
READ_BACK: Final = "read back the same"
_CAP: Final = 200
_LEAST_DIVISOR: Final = 12
SHAPES: Final = (
    "no innovation at all",
    "none counts",
    "1 to 11 count",
    "12 to 200 count",
    "more than 200 count",
    "a shut gate",
    "an open gate",
)
WANTED: Final = (
    READ_BACK,
    *SHAPES,
    *(f"stage {stage.value}" for stage in Stage),
    *(f"reason {code}" for code in sorted(REASONS)),
)


def counts(examples: int) -> Counter[str]:
    """In how many of so many submissions each thing occurs; the same ones every time."""
    found: Counter[str] = Counter()

    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(submissions(year=2026))
    def look(submission: ida.Submission) -> None:
        found.update(set(_reached(submission)))

    look()
    return found


def _reached(submission: ida.Submission) -> Iterator[str]:
    if ida.read_submission(json.loads(ida.write_submission(submission)), RULES) == submission:
        yield READ_BACK
    score = ida.score(submission, RULES)
    counted = score.quantity.counted
    n = "none counts" if counted == 0 else "1 to 11 count"
    if counted >= _LEAST_DIVISOR:
        n = "12 to 200 count" if counted <= _CAP else "more than 200 count"
    yield n
    yield "an open gate" if score.quantity.gate_is_open else "a shut gate"
    if not submission.innovations:
        yield "no innovation at all"
    for one in score.innovations:
        yield f"stage {one.innovation.stage.value}"
        yield from (f"reason {reason.code}" for reason in one.reasons)


def main(examples: int = 1000) -> None:
    """Print the counts."""
    found = counts(examples)
    sys.stdout.write("".join(f"{found[name]:>5}  {name}\n" for name in WANTED))


if __name__ == "__main__":
    main()
