"""The version of the library."""

from __future__ import annotations

from typing import Final

_VERSION: Final = "0.1.0"
"""As in ``pyproject.toml``; asking the installed package takes longer than scoring a region."""


def library_version() -> str:
    """The version of the library."""
    return _VERSION
