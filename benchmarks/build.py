"""One work on the main path with whatever build is on the path of modules; its processor time, as JSON.

Run by ``path.py`` in processes of their own: ``python build.py WORK FILE``.
"""

from __future__ import annotations

import gc
import inspect
import json
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import inovasi_daerah as ida

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType

_LEAST_SECONDS = 1.0


def _timed(run: Callable[[], object], makes: Callable[[], object] | None = None) -> dict[str, float]:
    """The least processor time of one run, among as many as fit into a second or so; the first is thrown away.

    Args:
        makes: makes what the next run works on, outside the clock.
    """
    least, spent = float("inf"), 0.0
    run()
    while spent < _LEAST_SECONDS:
        if makes is not None:
            makes()
        gc.collect()
        begun = time.process_time()
        made = run()
        seconds = time.process_time() - begun
        del made
        least, spent = min(least, seconds), spent + seconds
    return {"seconds": least}


def _one(work: str, file: str) -> dict[str, float]:
    rules = ida.rulebook("iid-2026")
    loaded = [ida.load_submission(file)]

    def load() -> None:
        loaded[0] = ida.load_submission(file)

    def verified() -> ida.Score:
        return ida.score(loaded[0], rules, basis="verified")

    if work == "read":
        return _timed(partial(ida.load_submission, file))
    if work == "explain":
        scores = [verified()]
        return _timed(lambda: scores[0].explain("id"), lambda: scores.__setitem__(0, verified()))
    return _timed(verified if work == "score, verified" else lambda: verified().explain(), load)


def _nation(listed: str, processes: str) -> dict[str, float]:
    from inovasi_daerah import nation  # noqa: PLC0415 - only here

    known = inspect.signature(nation.score_files).parameters
    more: dict[str, Any] = {"processes": int(processes)} if "processes" in known else {}
    files = Path(listed).read_text("utf-8").splitlines()
    batch = nation.score_files(files, None, {"basis": "verified"}, **more)
    assert len(batch.lines) == len(files)  # noqa: S101 - the point
    return {}


def _job(file: str) -> None:
    ida.score(ida.load_submission(file), ida.rulebook("iid-2026")).explain()


def _trace(file: str) -> dict[str, Any]:
    home = str(Path(ida.__file__).parent)
    found: set[CodeType] = set()

    def seen(frame: Any, event: str, _: object) -> None:
        if event == "call":
            found.add(frame.f_code)

    _job(file)
    sys.setprofile(seen)
    _job(file)
    sys.setprofile(None)
    # Functions that attrs and cattrs generate for the package's classes are named after themselves, in no file.
    generated = {
        code for code in found if code.co_filename.startswith("<attrs generated") and "inovasi" in code.co_filename
    }
    generated |= {code for code in found if code.co_filename.startswith("<cattrs generated")}
    own = {code for code in found if code.co_filename.startswith(home)}
    files = sorted({code.co_filename.removeprefix(home + "/") for code in own})
    return {
        "code objects": len(own | generated),
        "of them generated": len(generated),
        "files": len(files),
        "of each file": {name: sum(code.co_filename.endswith("/" + name) for code in own) for name in files},
    }


def main() -> None:
    """The work asked for."""
    work, *rest = sys.argv[1:]
    found = _trace(*rest) if work == "trace" else _nation(*rest) if work == "nation" else _one(work, *rest)
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
