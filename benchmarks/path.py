"""The main path of this build beside that of an earlier commit, and the code objects that it runs through.

The earlier build is a worktree of the repository in a temporary folder. Both run in processes of their own, in turn.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from generator import NATION, regions, sizes
from measuring import heading

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "docs" / "examples" / "kota-batu.json"
BEFORE = "1bc5813"
BUILD = Path(__file__).with_name("build.py")
INNOVATIONS = 137
_WORKS = ("read", "score, verified", "explain", "score, verified, and explain in full")


def measure(innovations: int = INNOVATIONS, nation: int = NATION, repeat: int = 5) -> None:
    """Scoring, explaining and whole nations, each beside the earlier build."""
    heading(f"The main path, beside commit {BEFORE}")
    known = ("git", "-C", str(ROOT), "cat-file", "-e", f"{BEFORE}^{{commit}}")
    if subprocess.run(known, check=False, capture_output=True).returncode:  # noqa: S603 - our own words
        print("not measured: this copy has no repository, or its history is cut before that commit")
        return
    with tempfile.TemporaryDirectory() as folder, _earlier(Path(folder) / "earlier") as earlier:
        file = Path(folder) / "submission.json"
        file.write_bytes(submission_file("35.79", innovations))
        print(f"one submission of {innovations} innovations, {file.stat().st_size / 1000:.0f} KB, processor time")
        for work in _WORKS:
            _compare(work, earlier, [work, str(file)], repeat)
        _measure_nation(Path(folder), earlier, nation, repeat)


def trace() -> None:
    """How many code objects and files of the package the main job runs through, in its second run."""
    heading("The main job, load_submission to explain of the example, second run")
    print(json.dumps(_result(ROOT / "src", ["trace", str(EXAMPLE)]), indent=1))


def submission_file(region: str, innovations: int) -> bytes:
    """A submission made of the example's innovations; each piece of evidence has an id of its own, as in real files."""
    data: dict[str, Any] = json.loads(EXAMPLE.read_text("utf-8"))
    known = data["innovations"]
    made = [_named(known[number % len(known)], f"inovasi-{number}") for number in range(innovations)]
    return json.dumps({**data, "region": region, "innovations": made}, ensure_ascii=False).encode()


def _named(innovation: dict[str, Any], name: str) -> dict[str, Any]:
    claims: dict[str, Any] = json.loads(json.dumps(innovation["claims"]))
    for code, claim in claims.items():
        for place, piece in enumerate(claim.get("evidence", [])):
            old, piece["id"] = piece["id"], f"{name}-{code}-{place}"
            seen = claim.get("verification", {}).get("saw", {}).get("evidence", [])
            seen[:] = [piece["id"] if one == old else one for one in seen]
    kept = {key: value for key, value in innovation.items() if key != "previous"}
    return {**kept, "id": name, "claims": claims}


def _measure_nation(folder: Path, earlier: Path, total: int, repeat: int) -> None:
    files = []
    for number, (region, size) in enumerate(zip(regions(), sizes(total), strict=True)):
        files.append(folder / f"nation-{number}.json")
        files[-1].write_bytes(submission_file(region, size))
    listed = folder / "files.txt"
    listed.write_text("\n".join(map(str, files)), "utf-8")
    print(f"nation: {total:,} innovations in {len(files)} files, verified; wall clock")
    # Once: each takes minutes, and a run of minutes is its own median.
    _compare("one process", earlier, ["nation", str(listed), "1"], 1)
    _compare("two processes, beside one of the earlier build", earlier, ["nation", str(listed), "2"], 1)
    _compare("start-up: one empty file, two processes", earlier, ["nation", str(_one_of(folder)), "2"], repeat)


def _one_of(folder: Path) -> Path:
    (folder / "empty.json").write_bytes(submission_file("35.79", 0))
    (folder / "one.txt").write_text(str(folder / "empty.json"), "utf-8")
    return folder / "one.txt"


@contextmanager
def _earlier(place: Path) -> Iterator[Path]:
    """The sources of the earlier commit."""
    git = ("git", "-C", str(ROOT), "worktree")
    subprocess.run([*git, "add", "--quiet", "--detach", str(place), BEFORE], check=True)  # noqa: S603 - our own words
    try:
        yield place / "src"
    finally:
        subprocess.run([*git, "remove", "--force", str(place)], check=True)  # noqa: S603 - our own words


def _compare(name: str, earlier: Path, work: list[str], repeat: int) -> None:
    """The seconds of one work in both builds, in turn, and the median of the ratios of neighbours."""
    pairs = [(_result(ROOT / "src", work), _result(earlier, work)) for _ in range(repeat)]
    now, before = (median(found[place]["seconds"] for found in pairs) for place in (0, 1))
    times = median(one["seconds"] / other["seconds"] for one, other in pairs)
    print(f"  {name:<50}{now * 1e3:>10.1f} ms{before * 1e3:>10.1f} ms{times:>8.3f} times", flush=True)


def _result(sources: Path, work: list[str]) -> Any:
    """What ``build.py`` answers in a process of its own, working with those sources."""
    begun = time.perf_counter()
    ran = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, str(BUILD), *work],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(sources), "PYTHONSAFEPATH": "1"},
    )
    return {"seconds": time.perf_counter() - begun, **json.loads(ran.stdout)}
