"""Under another edition than its own the fact of a claim decides, and what its stated level then is not is a cause."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import inovasi_daerah as ida
from examples import changed, innovation, submission
from own_rulebooks import ALL, OWN, written
from program import program

if TYPE_CHECKING:
    from pathlib import Path

RULES = ida.rulebook("iid-2026")
INNOVATION, GOVERNMENT = "catalogue.innovation.rows", "catalogue.government.rows"

MOVED = [
    ("sdm", {"fact": 3}, 1, 0, "scale.steps]\n1 = { at_least = 5 }\n2 = { at_least = 20 }\n3 = { at_least = 40 }"),
    ("kemudahan_proses", {"fact": 4}, 2, 1, "scale.steps]\n2 = { at_most = 3 }"),
    ("kecepatan_penciptaan", {"fact": 6}, 2, 3, "scale.steps]\n3 = { at_most = 6 }"),
    ("pengaduan", {"fact": "55"}, 2, 1, "scale.percentage.steps]\n2 = { at_least = 60 }"),
    ("pengaduan", {"fact": {"received": 20, "settled": 19}}, 3, 2, "scale.percentage.steps]\n3 = { at_least = 96 }"),
    ("informasi_layanan", {"fact": ["manual", "hotline"]}, 2, 1, "scale.counts]\n2 = 3\n3 = 4"),
    ("alat_kerja", {"fact": "manual"}, 1, 2, "scale.values]\nmanual.level = 2\nelektronik.level = 1"),
    ("kemanfaatan", {"fact": 300, "basis": "a"}, 2, 1, "scale.bases.a.scale.steps]\n2 = { at_least = 301 }"),
    ("kemanfaatan", {"fact": "5.00", "basis": "b"}, 1, 0, "scale.bases.b.scale.steps]\n1 = { at_least = 6 }"),
    ("perizinan", {"fact": "8.17"}, 3, 2, "scale.steps]\n3 = { at_least = 20 }"),
    ("rekomendasi_kebijakan", {"fact": 4}, 2, 1, "scale.steps]\n2 = { at_least = 5 }"),
    ("lakip", {"fact": "cc"}, 1, 2, "scale.values]\ncc.level = 2"),
    ("mandatory_spending", {"fact": ["pendidikan", "kesehatan"]}, 1, 2, "scale.counts]\n1 = 1\n2 = 2\n3 = 3"),
]
"""A row, a claim without its level, that level in 2026 and under the own edition, and what that edition moves."""


def claiming(code: str, claim: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """A report with that claim, and the claim's path in it."""
    if code in {row.code for row in RULES.government}:
        return submission(innovation(), government={code: claim}), f"government.{code}"
    return submission(changed(innovation(), "claims", code, to=claim)), f"innovations[0].claims.{code}"


@pytest.fixture(name="moved", params=MOVED, ids=lambda case: f"{case[0]}-{case[1]['fact']}")
def moved_threshold(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    """A report made under 2026, the path of its claim, both levels, and the file of an edition that moves them."""
    code, claim, before, after, change = request.param
    report, path = claiming(code, {**claim, "level": before})
    part = GOVERNMENT if path.startswith("government") else INNOVATION
    own = written(tmp_path, f"{OWN}{ALL}[{part}.{code}.{change}\n")
    return report, path, before, after, own


def test_the_fact_decides_under_another_edition(moved: Any) -> None:
    report, path, before, after, file = moved
    own = ida.load_rulebook(file)
    read = ida.read_submission(report)
    found = ida.rescore(read, [RULES, own])
    assert found.scores[0].to_dict()["index_exact"] == ida.score(read, RULES).to_dict()["index_exact"]
    code = path.rpartition(".")[2]
    leaves = [one for one in found.scores[1].leaves() if one.to_dict().get("code") == code]
    assert [leaf.to_dict()["level"] for leaf in leaves] == [after]
    (step,) = found.steps
    assert sum(step.causes.values()) == step.difference
    assert step.causes[ida.rules.Aspect.THRESHOLDS] != 0
    (told,) = step.disagreements
    assert (told.path, told.stated, told.before, told.after) == (path, before, before, after)
    same = f"{path}: states level {before}; its fact reaches level {before} under iid-2026 and level {after} under"
    assert same in " ".join(found.explain("en").split())
    assert f"{path}: menyatakan level {before};" in " ".join(found.explain("id").split())


def test_the_order_of_the_editions_does_not_matter(moved: Any) -> None:
    report, path, before, after, file = moved
    own = ida.load_rulebook(file)
    found = ida.rescore(ida.read_submission(report), [own, RULES, own])
    assert found.scores[0].index_exact == found.scores[2].index_exact
    told = [(one.path, one.before, one.after) for step in found.steps for one in step.disagreements]
    assert told == [(path, after, before), (path, before, after)]


def test_the_command_says_the_same(moved: Any, tmp_path: Path) -> None:
    report, path, before, after, file = moved
    name = tmp_path / "report.json"
    name.write_text(json.dumps(report), "utf-8")
    for editions in (["iid-2026", str(file)], [str(file), "iid-2026"]):
        levels = (before, after) if editions[0] == "iid-2026" else (after, before)
        printed = json.loads(program("rescore", str(name), *editions, "--json").out)
        expected = {"path": path, "stated": before, "before": levels[0], "after": levels[1]}
        assert printed["steps"][0]["disagreements"] == [expected]
        assert f"{path}: states level" in program("rescore", str(name), *editions, "--lang", "en").out


def test_a_level_that_no_edition_reads_its_fact_to_is_refused(moved: Any) -> None:
    report, path, before, after, file = moved
    own = ida.load_rulebook(file)
    wrong = next(level for level in range(4) if level not in {before, after})
    with pytest.raises(ida.InvalidSubmission):
        ida.score(ida.read_submission(report), own)
    code = path.rpartition(".")[2]
    claim = {**(report.get("government") or {}), **report["innovations"][0]["claims"]}[code]
    false, _ = claiming(code, {**claim, "level": wrong})
    read = ida.read_submission({**false, "year": 2019})
    with pytest.raises(ida.InvalidSubmission) as caught:
        ida.rescore(read, [RULES, own])
    assert [(one.code, one.path) for one in caught.value.problems] == [("level_disagrees", f"{path}.level")]


def test_a_level_without_a_fact_moves_with_no_threshold(moved: Any) -> None:
    report, path, before, _, file = moved
    code = path.rpartition(".")[2]
    bare, _ = claiming(code, {"level": before})
    (step,) = ida.rescore(ida.read_submission(bare), [RULES, ida.load_rulebook(file)]).steps
    assert step.disagreements == ()
    assert step.difference == 0
    assert report
