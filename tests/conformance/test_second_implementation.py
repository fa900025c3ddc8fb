"""The export of a rulebook is enough to count from: a program in another language agrees.

Without Node on the path there is no test here; ``.ci/run`` sees to it that with Node there is one.
"""

from __future__ import annotations

import copy
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import inovasi_daerah as ida
from inside import CONFORMANCE_PARTS as PARTS
from inside import ConformanceVerdict as Verdict
from inside import conformance_check as check
from inside import conformance_write as write

HERE = Path(__file__).parent
COMPUTED = PARTS[:-1]
NODE = shutil.which("node")
RULEBOOK: dict[str, Any] = json.loads(json.dumps(ida.rulebook("iid-2026").to_dict()))


def verdict(folder: Path, rulebook: dict[str, Any], cases_in: Path = HERE) -> Verdict:
    """What comes of the second implementation, which never sees what is expected."""
    (folder / "rulebook.json").write_text(json.dumps(rulebook), "utf-8")
    (folder / "cases").mkdir()
    for part in COMPUTED:
        cases = json.loads((cases_in / f"{part}.json").read_text("utf-8"))["cases"]
        blind = {"cases": [{"id": case["id"], "input": case["input"]} for case in cases]}
        (folder / "cases" / f"{part}.json").write_text(json.dumps(blind), "utf-8")
    arguments = [str(folder / name) for name in ("rulebook.json", "cases", "answers")]
    subprocess.run([str(NODE), str(HERE / "implementation.mjs"), *arguments], check=True)
    return check(cases_in, folder / "answers", parts=COMPUTED)


if NODE is not None:

    def test_it_agrees_in_every_case_that_is_computed(tmp_path: Path) -> None:
        found = verdict(tmp_path, RULEBOOK)
        assert found.cases > 1000
        assert found.differences == ()

    def test_it_agrees_under_an_edition_of_other_rows_and_another_rounding(tmp_path: Path) -> None:
        rules = ida.load_rulebook(HERE.parent / "made_up_edition.toml")
        write(tmp_path / "own", rules)
        found = verdict(tmp_path, json.loads(json.dumps(rules.to_dict())), tmp_path / "own")
        assert found.cases > 300
        assert found.differences == ()

    def test_one_altered_weight_is_found(tmp_path: Path) -> None:
        altered = copy.deepcopy(RULEBOOK)
        altered["catalogue"]["innovation"]["rows"]["video"]["weight"] = "3.99"
        found = verdict(tmp_path, altered)
        assert {"levels", "verification", "submissions"} >= {one.case.partition("-")[0] for one in found.differences}
        assert {"levels", "submissions"} <= {one.case.partition("-")[0] for one in found.differences}
