"""What importing costs beside its three dependencies alone, and starting the program beside ``python -c pass``.

Processes of their own, in turn.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path

from measuring import heading

_STATEMENTS = {
    "nothing": "pass",
    "attrs, cattrs, dateutil.relativedelta": "import attrs, cattrs, dateutil.relativedelta",
    "the package": "import inovasi_daerah",
    "and its names to score with": "from inovasi_daerah import load_submission, rulebook, score",
}
_EXAMPLE = Path(__file__).parent.parent / "docs" / "examples" / "kota-batu.json"
_PROGRAM = "import sys; from inovasi_daerah.cli import main; sys.exit(main({}))"
_ENVIRONMENT = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
"""As an installed package has it: the modules compiled, by the first round where they are not yet."""
_STARTS = {
    "--help": _PROGRAM.format(["--help"]),
    "score of the example": _PROGRAM.format(["score", str(_EXAMPLE)]),
}


def measure(repeat: int = 15) -> None:
    """Processor time of each, that of an empty interpreter taken away."""
    heading("Importing")
    times: dict[str, list[float]] = {name: [] for name in _STATEMENTS | _STARTS}
    for _ in range(repeat + 1):
        for name, statement in (_STATEMENTS | _STARTS).items():
            times[name].append(_once(statement))
    middle = {name: statistics.median(found[1:]) for name, found in times.items()}  # the first fills the caches
    base = middle["attrs, cattrs, dateutil.relativedelta"] - middle["nothing"]
    for name in list(_STATEMENTS)[1:]:
        cost = middle[name] - middle["nothing"]
        print(f"{name:<40}{cost * 1e3:>8.1f} ms{cost / base:>8.2f} times the dependencies alone")
    for name in _STARTS:
        print(f"{name:<40}{middle[name] * 1e3:>8.1f} ms{middle[name] / middle['nothing']:>8.2f} times python -c pass")


def _once(statement: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", statement], check=True, stdout=subprocess.DEVNULL, env=_ENVIRONMENT)  # noqa: S603 - our own statements
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
