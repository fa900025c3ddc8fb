"""A wrong figure anywhere in a shipped edition is noticed: every number, reference and word is changed in turn."""

from __future__ import annotations

from typing import Final

import pytest

import inovasi_daerah as ida
from rulebook_laws import laws
from rulebook_mutants import BY_DIGEST, NO_CHANGE, catches

LEFT: Final = {
    "iid-2026 catalogue.innovation.rows.kemudahan_proses.scale.round_up: True -> False": BY_DIGEST,
    "iid-2029 extends: iid-2028 -> iid-2027": NO_CHANGE,
}
"""What no law can see: the thresholds of days are whole, so that rounding up reaches the same levels; and all that
2028 says itself is said again by 2029."""


@pytest.mark.parametrize("edition", ida.rulebooks())
def test_a_shipped_edition_keeps_every_law(edition: str) -> None:
    rules = ida.rulebook(edition)
    assert [law.name for law in laws() if not law.holds_of(rules)] == []


@pytest.mark.parametrize("edition", ida.rulebooks())
def test_whatever_is_changed_in_an_edition_is_refused_or_breaks_a_law(edition: str) -> None:
    found = catches(edition)
    assert list(found.left) == [f"{what}, {by}" for what, by in LEFT.items() if what.startswith(f"{edition} ")]
    assert found.entries["number"] > 0
