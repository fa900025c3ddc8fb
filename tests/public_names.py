"""Everything that is public: the face, and the modules one step further, each name with its module."""

from __future__ import annotations

from typing import Any, Final

import inovasi_daerah as ida

MODULES: Final[dict[str, Any]] = {"": ida, **{name: getattr(ida, name) for name in dir(ida) if name not in ida.__all__}}
NAMES: Final[dict[str, Any]] = {
    f"{name}.{public}".lstrip("."): getattr(module, public)
    for name, module in MODULES.items()
    for public in module.__all__
}
