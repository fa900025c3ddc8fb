"""The public face is one set of names: those listed, loaded on first use, known to type checkers and documented.

``__init__`` keeps them in three places, because each reader understands only its own: a type checker the imports, the
interpreter the table of homes, ``import *`` and both the list. Here the three are held together.
"""

from __future__ import annotations

import ast
import pickle
import re
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import inovasi_daerah as ida
from examples import ROOT

TREE = ast.parse(Path(ida.__file__).read_text("utf-8"))
REFERENCE = ROOT / "docs" / "api"
DIRECTIVE = re.compile(
    r"^\.\. (?:py:)?(?P<kind>currentmodule|auto\w+|class|function|exception|data):: (?P<name>[\w.]+)", re.MULTILINE
)


def typed() -> dict[str, str]:
    """The names that a type checker sees, with the module each comes from."""
    blocks = [node for node in TREE.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"]
    imports = [node for block in blocks for node in block.body if isinstance(node, ast.ImportFrom)]
    return {alias.asname or alias.name: str(node.module) for node in imports for alias in node.names}


def written(name: str) -> Any:
    """The literal value that ``__init__`` gives to a name."""
    values = [node.value for node in TREE.body if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name]
    return ast.literal_eval(values[0])


def documented() -> list[str]:
    """The names of the public face in the API reference; those of inner modules are documented there as such."""
    found: list[str] = []
    for page in sorted(REFERENCE.rglob("*.md")):
        module = ""
        for directive in DIRECTIVE.finditer(page.read_text("utf-8")):
            kind, name = directive["kind"], directive["name"]
            if kind == "currentmodule":
                module = name
                continue
            holder, _, last = (name if "." in name else f"{module}.{name}").rpartition(".")
            if holder == "inovasi_daerah":
                found.append(last)
    return found


def test_every_name_stands_once_and_in_order() -> None:
    assert ida.__all__ == sorted(set(ida.__all__))


def test_what_is_listed_is_what_loads_and_what_type_checkers_know() -> None:
    loaded = [(name, f"inovasi_daerah.{home}") for home, names in written("_HOMES").items() for name in names]
    rooms = dict.fromkeys(written("_ROOMS"), "inovasi_daerah")
    assert sorted(name for name, _ in loaded) == ida.__all__
    assert typed() == dict(loaded) | rooms


@pytest.mark.parametrize("name", ida.__all__)
def test_every_name_loads(name: str) -> None:
    assert getattr(ida, name) is not None


def test_the_api_reference_tells_of_every_name_once_and_of_no_other() -> None:
    assert sorted(documented()) == ida.__all__


@pytest.mark.parametrize(("extra", "package"), [("tables", "narwhals"), ("testing", "hypothesis")])
def test_without_its_package_a_part_names_the_extra(extra: str, package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as without:
        without.delitem(sys.modules, f"inovasi_daerah.{extra}", raising=False)
        without.setitem(sys.modules, package, None)
        with pytest.raises(ida.MissingExtra, match=rf"inovasi-daerah\[{extra}\]") as missing:
            import_module(f"inovasi_daerah.{extra}")
    assert isinstance(missing.value, ImportError)
    copied = pickle.loads(pickle.dumps(missing.value))  # noqa: S301 - our own
    assert (copied.extra, copied.package) == (extra, package)
