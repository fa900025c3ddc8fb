"""The list of breakages keeps up with the code: what each one changes is still there."""

from __future__ import annotations

import pytest

from breakages import BREAKAGES, Breakage
from examples import PACKAGE


@pytest.mark.parametrize("breakage", BREAKAGES, ids=lambda breakage: breakage.name)
def test_the_text_that_a_breakage_changes_is_there(breakage: Breakage) -> None:
    assert breakage.old in PACKAGE.joinpath(breakage.file).read_text("utf-8")
    assert breakage.old != breakage.new
