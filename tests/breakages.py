"""Break the library on purpose, one thing at a time, and see that the law that guards it turns red.

Run it from the root of the project: ``python tests/breakages.py``. It works in a copy and prints a table of each
breakage and the law it turned red. It exits 1 if a breakage survives, or can't be made because the text it changes is
no longer there.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parent.parent
RED: Final = 1
"""The exit code of pytest when tests failed, and not when it could not run them."""


class Breakage(NamedTuple):
    """One deliberate fault: in ``file``, ``old`` becomes ``new``; ``law`` must fail."""

    name: str
    file: str
    old: str
    new: str
    law: str


_DATA: Final = "rules/data/iid-2026.toml"
_INDEX: Final = "tests/spec/test_1_index.py::"
_ELIGIBILITY: Final = "tests/spec/test_2_eligibility.py::"
_SCALES: Final = "tests/spec/test_3_scales.py::"
_CLAIMS: Final = "tests/spec/test_4_claims.py::"
_HALF_UP: Final = "rule is Rounding.HALF_UP or whole % 2 == 1"
_FLOORED: Final = "rules.classify(Decimal(int(index_exact * 100)).scaleb(-2))"

BREAKAGES: Final = (
    Breakage("half-up becomes half-even", "exact.py", _HALF_UP, "whole % 2 == 1", f"{_INDEX}TestRounding"),
    Breakage(
        "bands read the unrounded index", "scoring/formula.py", "rules.classify(index)", _FLOORED, f"{_INDEX}TestBands"
    ),
    Breakage(
        "the divisor is n",
        "scoring/formula.py",
        "max(formula.divisor.least, innovations)",
        "max(1, innovations)",
        f"{_INDEX}TestMeanAndDivisor",
    ),
    Breakage("the gate is 4", _DATA, "required = 5", "required = 4", f"{_INDEX}TestGate"),
    Breakage(
        "the cap is 201",
        "scoring/formula.py",
        "min(innovations, formula.quantity.most)",
        "min(innovations, formula.quantity.most + 1)",
        f"{_INDEX}TestQuantity",
    ),
    Breakage(
        "the window ends on 30 December",
        _DATA,
        "last = { years_before = 1, month = 12, day = 31 }",
        "last = { years_before = 1, month = 12, day = 30 }",
        f"{_ELIGIBILITY}TestWindow",
    ),
    Breakage(
        "the window begins a day late",
        "scoring/eligibility.py",
        "return applied >= first or",
        "return applied > first or",
        f"{_ELIGIBILITY}TestWindow",
    ),
    Breakage("299 words are enough", _DATA, "least_words = 300", "least_words = 299", f"{_ELIGIBILITY}TestWords"),
    Breakage(
        "a rejected claim counts",
        "scoring/verification.py",
        "return 0, State.REJECTED",
        "return claimed_level, State.REJECTED",
        f"{_CLAIMS}TestVerification",
    ),
    Breakage(
        "a lapsed verification stands",
        "scoring/verification.py",
        "if has_lapsed(claim):",
        "if not has_lapsed:",
        f"{_CLAIMS}TestVerification",
    ),
    Breakage(
        "no evidence is needed",
        "scoring/verification.py",
        "if not claim.evidence and not of_government:",
        "if claim is None:",
        f"{_CLAIMS}TestEvidence",
    ),
    Breakage(
        "affairs are matched by name",
        "domain/affairs.py",
        "    if value in affairs():",
        "    if value in affairs() or _normal(value) in _by_name():",
        f"{_INDEX}TestGate",
    ),
    Breakage(
        "a second claim on one row is taken",
        "reading/strict_json.py",
        "if len(found) == len(pairs):",
        "if len(found) <= len(pairs):",
        f"{_CLAIMS}TestClaims",
    ),
    Breakage(
        "level 0 is treated as missing",
        "scoring/row_scores.py",
        "else State.REPORTED_NONE",
        "else State.NOT_REPORTED",
        f"{_CLAIMS}TestClaims",
    ),
    Breakage("a scale is off by one step", _DATA, "at_least = 2.05", "at_least = 2.06", f"{_SCALES}TestDifference"),
    Breakage("a share is off by one step", _DATA, "{ at_least = 51 }", "{ at_least = 52 }", f"{_SCALES}TestShare"),
    Breakage(
        "an ineligible innovation covers a basic service",
        "scoring/engine.py",
        "_affairs(counted, settings)",
        "_affairs(innovations, settings)",
        f"{_ELIGIBILITY}TestAffairs",
    ),
    Breakage(
        "a mandatory row may be claimed at level 0",
        "scoring/eligibility.py",
        "level < rule.least_level",
        "level < 0",
        f"{_ELIGIBILITY}TestMandatoryRows",
    ),
    Breakage(
        "a band begins one step early",
        "rules/rulebook.py",
        "if value >= lowest)",
        'if value + Decimal("0.01") >= lowest)',
        f"{_INDEX}TestBands",
    ),
)


def copy_of_the_tree(folder: Path) -> None:
    """What the tests need, without what they leave behind."""
    for name in ("src", "tests", "docs"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "conftest.py", "README.md"):
        shutil.copy(ROOT / name, folder / name)


def outcome(breakage: Breakage, folder: Path) -> str | None:
    """The law that turned red, or None and the reason on a line of its own."""
    path = folder / "src" / "inovasi_daerah" / breakage.file
    whole = path.read_text("utf-8")
    if breakage.old not in whole:
        say(f"       the text to change is not in {breakage.file}")
        return None
    path.write_text(whole.replace(breakage.old, breakage.new, 1), "utf-8")
    try:
        code, said = run(folder, breakage.law)
    finally:
        path.write_text(whole, "utf-8")
    law = re.search(r"^FAILED \S*::(Test\w+::\w+)", said, re.MULTILINE)
    if code != RED or law is None:
        say(f"       pytest exits {code}")
        return None
    return law[1]


def run(folder: Path, law: str) -> tuple[int, str]:
    """The exit code and the words of the tests that ``law`` selects, against the copy, up to the first that fails."""
    environment = {**os.environ, "PYTHONPATH": str(folder / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-x",
        "-rf",
        "--no-header",
        "--tb=no",
        "-p",
        "no:cacheprovider",
        law,
    ]
    done = subprocess.run(command, cwd=folder, env=environment, check=False, capture_output=True, text=True)
    return done.returncode, done.stdout


def say(line: str) -> None:
    """One line of the table, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    """Try every breakage; 0 if each turned its law red and every law is green without it."""
    survived = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy_of_the_tree(folder)
        for law in sorted({breakage.law for breakage in BREAKAGES}):
            code, _ = run(folder, law)
            say(f"{'green' if code == 0 else 'RED'}  {law}, nothing broken")
            survived += code != 0
        for breakage in BREAKAGES:
            law_in_red = outcome(breakage, folder)
            say(f"{'red' if law_in_red else 'ALIVE':<5}  {breakage.name:<48}  {law_in_red or breakage.law}")
            survived += law_in_red is None
    say(f"{len(BREAKAGES)} breakages, {survived} not as they should be")
    return 1 if survived else 0


if __name__ == "__main__":
    sys.exit(main())
