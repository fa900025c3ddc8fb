"""The scripts of findings/: each states what it must, pins what it installs, and is listed. They are not run here."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

FINDINGS = Path(__file__).parent.parent.parent / "findings"
SCRIPTS = sorted(FINDINGS.glob("*.sh"))
PARTS = ("# What: ", "# Versions: ", "# Expected: ", "# Behaviour: ", "# Matters: ", "# Output seen:\n#> ")
LINES = (
    "set -euo pipefail",
    "folder=$(mktemp -d)",
    "trap 'rm -rf \"$folder\"' EXIT",
    'cd "$folder"',
    "diff -u expected output || ",
)

pytestmark = pytest.mark.skipif(not FINDINGS.exists(), reason="the sdist is without the findings")
each = pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)


def packages(text: str) -> list[str]:
    """What the script installs, options and folders left out."""
    lines = re.findall(r"(?:pip|npm) install (.+)", text)
    words = [word.strip('"') for line in lines for word in re.sub(r"--target \S+", "", line).split()]
    return [word for word in words if not word.startswith("--")]


@each
def test_a_finding_says_what_was_expected_and_what_was_seen(script: Path) -> None:
    text = script.read_text("utf-8")
    places = [text.find(part) for part in PARTS]
    assert -1 not in places
    assert all(first < second for first, second in pairwise(places))
    assert max(map(len, text.splitlines())) <= 120


@each
def test_a_finding_cleans_up_and_fails_when_the_behaviour_changes(script: Path) -> None:
    text = script.read_text("utf-8")
    assert text.startswith("#!/usr/bin/env bash\n")
    assert script.stat().st_mode & 0o111
    places = [text.find(f"\n{line}") for line in LINES]
    assert -1 not in places
    assert places == sorted(places)


@each
def test_a_finding_pins_what_it_installs_and_does_without_this_library(script: Path) -> None:
    text = script.read_text("utf-8")
    installed = packages(text)
    assert installed
    assert [name for name in installed if not re.fullmatch(r"[\w/-]+(==|@)(\d+(\.\d+)+|\$version)", name)] == []
    assert not re.search(r"inovasi.daerah|://", text)


def test_every_finding_is_listed_once_and_no_other() -> None:
    listed = re.findall(r"\| \[([\w-]+)\]\(\1\.sh\) \|", FINDINGS.joinpath("README.md").read_text("utf-8"))
    assert sorted(listed) == [script.stem for script in SCRIPTS]
