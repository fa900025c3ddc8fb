"""What CONTRIBUTING shows as a patch is all that it takes: applied to a copy of the package, it works."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

import inovasi_daerah as ida
from examples import ROOT

PACKAGE: Final = Path(ida.__file__).parent
PATCHES: Final = {
    added[1]: block
    for block in re.findall(r"```diff\n(.*?)```", ROOT.joinpath("CONTRIBUTING.md").read_text("utf-8"), re.DOTALL)
    if (added := re.search(r"^--- /dev/null\n\+\+\+ b/src/inovasi_daerah/(\S+)$", block, re.MULTILINE))
}
EDITION: Final = """
import inovasi_daerah as ida
new, old = ida.rulebook_of_year(2030), ida.rulebook_of_year(2029)
assert new.id == "iid-2030" in ida.rulebooks()
assert (new.formula, new.scale, new.provisional) == (old.formula, old.scale, True)
assert "2030" in new.explain("en")
"""
COMMAND: Final = """
from inovasi_daerah.cli import main
assert main(["affairs", "kesehatan"]) == 0
assert main(["--lang", "en", "affairs", "1.01"]) == 0
"""
RESULT: Final = """
import inovasi_daerah as ida
rules = ida.rulebook("iid-2025")
indexes = {"35.79": 50, "35.76": 61}
results = [ida.ranking.Result.published(rules, ida.region(code), index) for code, index in indexes.items()]
spread = ida.ranking.spread(results)
assert "Spread" in dir(ida.ranking)
assert repr(spread) == "<Spread 11.00>"
assert spread.to_dict() == {"spread": "11.00", "spread_exact": "11/1"}
assert "11.00" in spread.explain("id") and "11.00" in spread.to_html("en")
"""
SCALE: Final = """
import re
from pathlib import Path
from hypothesis import find
import inovasi_daerah as ida
from inovasi_daerah.testing.facts import facts
data = Path(ida.__file__).parent / "rules" / "data" / "iid-2026.toml"
scale = '{ kind = "doublings", unit = { id = "daerah", en = "regions" }, first = 2 }'
text = data.read_text("utf-8").replace('id = "iid-2026"', 'id = "kelipatan"', 1)
head, row = text.split("[catalogue.innovation.rows.replikasi]")
row = re.sub("^scale = .*$", "scale = " + scale, row, count=1, flags=re.MULTILINE)
Path("own.toml").write_text(head + "[catalogue.innovation.rows.replikasi]" + row, "utf-8")
rules = ida.load_rulebook("own.toml")
made = next(row.scale for row in rules.innovation if row.code == "replikasi")
assert [made.grade(n, year=2026).level for n in range(9)] == [0, 0, 1, 1, 2, 2, 2, 2, 3]
assert "2-3 regions" in rules.explain("en")
assert find(facts(made, year=2026), lambda fact: made.grade(fact[0], year=2026).level == 3) == (8, None)
assert {1, 2, 3, 4, 7, 8} <= set(made.samples(2026))
claims = {"replikasi": {"fact": 5}}
innovation = {"id": "satu", "name": "Satu", "stage": "penerapan", "affair": "1.02", "claims": claims}
head = {"format": "inovasi-daerah/submission", "format_version": "1.0", "region": "35.79", "year": 2026}
report = ida.read_submission({**head, "agencies": [], "government": {}, "innovations": [innovation]}, rules)
score = ida.score(report, rules, counting="all")
assert "5 regions" in score.explain("en")
"""
WORKS: Final = {
    "cli/affairs.py": COMMAND,
    "ranking/spreads.py": RESULT,
    "rules/data/iid-2030.toml": EDITION,
    "rules/scales/doublings.py": SCALE,
}


def apply(patch: str, root: Path) -> tuple[list[str], list[str]]:
    """The files that a patch changed and those that it added; each hunk has one place in its file, wherever that is."""
    changed: list[str] = []
    added: list[str] = []
    for old, new, hunks in re.findall(
        r"^--- (\S+)\n\+\+\+ b/(\S+)\n((?:[@ +-].*\n)*?)(?=--- |\Z)", patch, re.MULTILINE
    ):
        path = root / new
        text = path.read_text("utf-8") if path.exists() else ""
        for hunk in re.split(r"^@@.*@@\n", hunks, flags=re.MULTILINE)[1:]:
            lines = hunk.splitlines(keepends=True)
            before = "".join(line[1:] for line in lines if line[0] in " -")
            after = "".join(line[1:] for line in lines if line[0] in " +")
            assert text.count(before) == 1 or not text
            text = text.replace(before, after, 1) if text else after
        path.write_text(text, "utf-8")
        (added if old == "/dev/null" else changed).append(new)
    return changed, added


def environment_of(copy: Path) -> dict[str, str]:
    """The environment of a program that imports the copy; what is run there is no line of src, and is not measured."""
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    return {**unmeasured, "PYTHONPATH": str(copy / "src")}


def test_an_edition_a_command_a_result_and_a_kind_of_scale_are_shown() -> None:
    assert sorted(PATCHES) == sorted(WORKS)


@pytest.mark.parametrize("name", WORKS)
def test_a_patch_touches_at_most_two_files_beside_its_own_and_works(name: str, tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "src" / "inovasi_daerah", ignore=shutil.ignore_patterns("__pycache__"))
    changed, added = apply(PATCHES[name], tmp_path)
    assert added == [f"src/inovasi_daerah/{name}"]
    assert len(changed) <= 2
    ran = subprocess.run(
        [sys.executable, "-c", WORKS[name]],
        cwd=tmp_path,
        env=environment_of(tmp_path),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stderr


def test_without_its_patch_what_it_adds_is_not_there(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "src" / "inovasi_daerah", ignore=shutil.ignore_patterns("__pycache__"))
    environment = environment_of(tmp_path)
    for code in WORKS.values():
        ran = subprocess.run(
            [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, check=False, timeout=120
        )
        assert ran.returncode != 0
