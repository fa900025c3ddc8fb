"""The levels (*parameter*) of a row: 1 to 3, and 0 where none is reached."""

from __future__ import annotations

from typing import Final

MAX_LEVEL: Final = 3
NONE_REACHED: Final = 0
NOT_REPORTED: Final = -1
"""In place of the level of a row without a claim."""
LEVELS: Final = ("1", "2", "3")
"""The keys of whatever an edition writes level by level."""
