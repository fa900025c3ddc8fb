"""The version of the library, and of the formats of its files."""

from __future__ import annotations

from typing import Final

FORMAT_VERSION: Final = "1.0"
"""Of every format of our own; ``docs/compatibility.md`` says when it changes."""
_VERSION: Final = "0.1.0"
"""As in ``pyproject.toml``; asking the installed package takes longer than scoring a region."""


def library_version() -> str:
    """The version of the library."""
    return _VERSION
