"""The command ``nation`` as tests run it: files written for it, and what it prints and exits with."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from inside import main

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Captured = pytest.CaptureFixture[str]


def written(folder: Path, name: str, data: object) -> str:
    path = folder / name
    path.write_text(data if isinstance(data, str) else json.dumps(data), "utf-8")
    return str(path)


def ran(arguments: Sequence[str], capsys: Captured) -> tuple[int, str, str]:
    code = main(["nation", *arguments])
    shown = capsys.readouterr()
    return code, shown.out, shown.err
