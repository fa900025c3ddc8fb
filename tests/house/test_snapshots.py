"""What the library and the program show is what was kept; a change that is wanted is written anew and listed."""

from __future__ import annotations

from difflib import unified_diff
from itertools import islice

import pytest

import snapshots

MOST_LINES = 40
"""Of each difference; the rest is in git's."""


@pytest.mark.parametrize("folder", snapshots.KEPT)
def test_every_output_is_what_was_kept(folder: str) -> None:
    kept, made = snapshots.kept(folder), snapshots.made(folder)
    changed = [name for name in sorted(kept.keys() | made.keys()) if kept.get(name) != made.get(name)]
    if changed:
        pytest.fail(
            f"{len(changed)} outputs of tests/snapshots/{folder} are no longer what was kept. "
            f"Where each change is wanted, {snapshots.RENEW} writes them anew.\n"
            + "".join(_difference(name, kept, made) for name in changed[:5])
        )


def _difference(name: str, kept: dict[str, str], made: dict[str, str]) -> str:
    before, after = (one.get(name, "").splitlines(keepends=True) for one in (kept, made))
    return "".join(islice(unified_diff(before, after, f"kept/{name}", f"now/{name}", n=1), MOST_LINES))


def test_nothing_else_is_kept() -> None:
    assert {path.name for path in snapshots.FOLDER.iterdir()} == set(snapshots.KEPT)
