"""The program as a process of its own, as people run it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

Ran = subprocess.CompletedProcess[str]


def run(*arguments: str | Path, stdin: str | None = None, **environment: str) -> Ran:
    """The program, run as ``python -m inovasi_daerah``."""
    return subprocess.run(
        [sys.executable, "-m", "inovasi_daerah", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
    )


def as_json(ran: Ran) -> dict[str, Any]:
    """What a run printed, as JSON and nothing else."""
    data: dict[str, Any] = json.loads(ran.stdout)
    return data
