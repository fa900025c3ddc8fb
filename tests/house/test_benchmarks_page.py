"""The page of the benchmarks shows what the command kept, and no figure that somebody typed."""

from __future__ import annotations

import re
from typing import Final

from examples import ROOT

PAGE: Final = ROOT / "docs" / "benchmarks.md"
RESULTS: Final = ROOT / "benchmarks" / "results"


def test_every_kept_result_is_shown_and_nothing_else() -> None:
    shown = re.findall(
        r"^```\{literalinclude\} \.\./benchmarks/results/(\w+)\.txt$", PAGE.read_text("utf-8"), re.MULTILINE
    )
    assert sorted(shown) == sorted(path.stem for path in RESULTS.glob("*.txt"))
    assert shown


def test_no_ratio_or_time_is_typed() -> None:
    assert re.findall(r"\d+\.\d+ (?:of|times|ms|us|s\b)|\d (?:ns|us|ms)\b", PAGE.read_text("utf-8")) == []
