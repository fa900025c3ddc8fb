"""Public names that load on first use, each written once: in the stub (``.pyi``) beside the package that offers it.

A type checker reads the stub; here the same lines tell the interpreter where each name lives. Importing a package
then costs nothing until one of its names is used, and ``dir()`` shows the public names alone.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_LINE: Final = re.compile(r"^from (?P<home>[\w.]+) import (?P<name>\w+) as (?P=name)\b", re.MULTILINE)
"""A line of a stub, in the form by which a type checker takes the name for public."""


def public_names(
    package: str, namespace: dict[str, Any]
) -> tuple[Callable[[str], object], Callable[[], list[str]], list[str]]:
    """``__getattr__``, ``__dir__`` and ``__all__`` of a package, from its stub; its modules are not in ``__all__``.

    Args:
        package: the package's ``__name__``.
        namespace: its ``globals()``, which keeps each name once it was used.
    """
    stub: bytes = namespace["__loader__"].get_data(f"{namespace['__file__'].removesuffix('c')}i")
    home_of = {line["name"]: line["home"] for line in _LINE.finditer(stub.decode())}

    def load(name: str) -> object:
        home = home_of.get(name)
        if home is None:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        if home == package:
            return import_module(f"{package}.{name}")
        return namespace.setdefault(name, getattr(import_module(home), name))

    return load, lambda: sorted(home_of), sorted(name for name, home in home_of.items() if home != package)
