"""What the program exits with."""

from __future__ import annotations

from typing import Final

DONE: Final = 0
PROBLEMS: Final = 1
"""The input has problems."""
USED_WRONGLY: Final = 2
NOT_KNOWN: Final = 3
"""The edition does not say what was asked."""
