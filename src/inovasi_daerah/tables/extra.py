"""The extra that tables need."""

from __future__ import annotations

from importlib.util import find_spec

from inovasi_daerah.errors import MissingExtra


def require_extra() -> None:
    """Refuse to go on without narwhals.

    Raises:
        MissingExtra: naming the extra to install.
    """
    if find_spec("narwhals") is None:
        raise MissingExtra("tables", "narwhals")
