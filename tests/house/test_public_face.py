"""The public face is one set of names: those of the stubs, loaded on first use, typed, documented, each once."""

from __future__ import annotations

import pickle
import re
import sys
from collections import Counter
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest

import inovasi_daerah as ida
from examples import ROOT
from public_names import MODULES, NAMES

REFERENCE = ROOT / "docs" / "api"
DIRECTIVE = re.compile(
    r"^\.\. (?:py:)?(?P<kind>currentmodule|module|auto\w+|class|function|exception|data):: (?P<name>[\w.]+)",
    re.MULTILINE,
)


def documented() -> list[str]:
    """The public names in the API reference, each with its module; those of inner modules are documented as such."""
    found: list[str] = []
    for page in sorted(REFERENCE.rglob("*.md")):
        module = ""
        for directive in DIRECTIVE.finditer(page.read_text("utf-8")):
            if directive["kind"] in {"currentmodule", "module"}:
                module = f"{directive['name']}."
                continue
            whole = directive["name"] if directive["name"].startswith("inovasi_daerah.") else module + directive["name"]
            name = whole.removeprefix("inovasi_daerah.")
            if name.rpartition(".")[0] in MODULES:
                found.append(name)
    return found


def test_about_sixty_names_stand_at_the_top() -> None:
    assert len(ida.__all__) <= 65


@pytest.mark.parametrize("module", MODULES.values(), ids=lambda module: module.__name__)
def test_dir_shows_public_names_alone(module: Any) -> None:
    assert set(dir(module)) >= set(module.__all__)
    if module.__name__ not in {"inovasi_daerah.tables", "inovasi_daerah.testing"}:  # these load whole, for their extra
        assert not any(name.startswith("_") for name in dir(module))
    with pytest.raises(AttributeError, match="nothing"):
        _ = module.nothing


def test_no_name_is_that_of_a_module_beside_it_which_would_take_its_place() -> None:
    inner = [(name, one.name) for name, module in MODULES.items() for one in iter_modules(module.__path__)]
    eager = {"testing"}  # it loads whole, so that its names stand before its modules can
    beside = {f"{name}.{one}".lstrip(".") for name, one in inner if name not in eager}
    assert beside & NAMES.keys() == set()


def test_each_name_is_offered_once() -> None:
    named = [name.rpartition(".")[2] for name in NAMES if not name.startswith("testing.")]  # strategies: of a name each
    assert [name for name, times in Counter(named).items() if times > 1] == []


def test_the_names_of_the_contract_are_at_the_top() -> None:
    promised = (
        "rulebook rulebooks load_submission read_submission write_submission score aggregate compare rescore verify "
        "load_rulebook rulebook_of_year region regions find_regions affair affairs load_portfolio Predicate Problem "
        "InovasiDaerahError InvalidSubmission RulebookIncomplete UnknownRulebook Submission Innovation Claim Evidence"
    )
    assert set(promised.split()) <= set(ida.__all__)


def test_the_api_reference_tells_of_every_name_once_and_of_no_other() -> None:
    assert sorted(documented()) == sorted(NAMES)


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
