"""The version of the library."""

from __future__ import annotations


def library_version() -> str:
    """The version of the installed library."""
    from importlib.metadata import version  # noqa: PLC0415 - slow to import, wanted only here

    return version("inovasi-daerah")
