"""The example files, and small submissions made by hand, for tests."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import inovasi_daerah

ROOT = Path(__file__).parent.parent
PACKAGE = Path(inovasi_daerah.__file__).parent
"""Where the library under test stands: in src, or installed from its wheel."""
EXAMPLES = ROOT / "docs" / "examples"
KOTA_BATU = EXAMPLES / "kota-batu.json"
MINIMAL = EXAMPLES / "minimal.json"
NINE_FAULTS = EXAMPLES / "nine-faults.json"

HEADER = {"format": "inovasi-daerah/submission", "format_version": "1.0"}


def example(path: Path) -> dict[str, Any]:
    """The data of an example file."""
    data: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return data


def changed(data: dict[str, Any], *path: str | int, to: object) -> dict[str, Any]:
    """A copy of ``data`` with one entry changed."""
    copied = copy.deepcopy(data)
    target: Any = copied
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = to
    return copied


def without(data: dict[str, Any], *path: str | int) -> dict[str, Any]:
    """A copy of ``data`` with one entry left out."""
    copied = copy.deepcopy(data)
    target: Any = copied
    for step in path[:-1]:
        target = target[step]
    del target[path[-1]]
    return copied


def renamed(data: dict[str, Any], *path: str | int, to: str) -> dict[str, Any]:
    """A copy of ``data`` with one key written otherwise."""
    *steps, old = path
    holder: Any = data
    for step in steps:
        holder = holder[step]
    return changed(data, *steps, to={to if key == old else key: value for key, value in holder.items()})


def innovation(number: int = 0, *, affair: str = "1.02", **entries: object) -> dict[str, Any]:
    """An eligible innovation with level 1 on every mandatory row."""
    levels = dict.fromkeys(("regulasi", "sdm", "kecepatan_penciptaan", "kemanfaatan", "video"), 1)
    return {
        "id": f"inovasi-{number}",
        "name": f"Inovasi {number}",
        "stage": "penerapan",
        "affair": affair,
        "applied_on": "2024-02-05",
        "design_words": 300,
        "claims": {code: {"level": level} for code, level in levels.items()},
        **entries,
    }


def submission(*innovations: dict[str, Any], **entries: object) -> dict[str, Any]:
    """The data of a submission file of Kota Batu in 2026."""
    return {**HEADER, "region": "35.79", "year": 2026, "innovations": list(innovations), **entries}
