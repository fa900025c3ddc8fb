"""Tests use public names; what has none they take from ``inside``, so that a module of src can move freely."""

from __future__ import annotations

import ast
import re
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import inside
from public_names import MODULES, NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

TESTS = Path(__file__).parent.parent
FILES = [path for path in sorted(TESTS.rglob("*.py")) if path != TESTS / "inside.py"]
PUBLIC = {f"inovasi_daerah.{name}".rstrip(".") for name in MODULES}
BY_NAME = re.compile(r"inovasi_daerah(\.[a-z_]+)+\.\w+")
"""What is replaced for a test is reached through its module, not by its dotted name."""


def private_imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.ImportFrom(module=str(module)) if module.split(".")[0] == "inovasi_daerah":
                if module not in PUBLIC:
                    yield module
            case ast.Import(names=names):
                yield from (one.name for one in names if one.name.startswith("inovasi_daerah."))
            case ast.Call(func=ast.Attribute(attr="setattr"), args=[ast.Constant(value=str(target)), *_]):
                if BY_NAME.fullmatch(target):
                    yield target


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(TESTS)))
def test_a_test_reaches_inside_the_library_by_one_file_alone(path: Path) -> None:
    assert list(private_imports(path)) == []


def test_nothing_public_is_taken_from_inside() -> None:
    public = list(NAMES.values())
    assert [name for name in inside.__all__ if any(getattr(inside, name) is one for one in public)] == []


def test_nothing_is_inside_that_no_test_needs() -> None:
    needed = {
        name.name
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "inside"
        for name in node.names
    }
    assert needed == set(inside.__all__)


def test_what_tests_share_is_in_no_test() -> None:
    imported = {
        node.module
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module
    }
    assert [module for module in sorted(imported) if module.startswith("test_")] == []


def test_a_file_of_the_tests_hides_no_package() -> None:
    """The tests' folder comes first on the path of imports: a file with the name of a package would be taken for it."""
    assert {path.stem for path in FILES} & packages_distributions().keys() == set()
