"""Examples that run: every code block of the README, of docs/ and of the docstrings is collected as a test."""

from __future__ import annotations

import os
import sys
from doctest import ELLIPSIS

from hypothesis import HealthCheck, Phase, settings
from sybil import Sybil
from sybil.parsers.myst import PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser
from sybil.sybil import SybilCollection

from console_blocks import ConsoleBlockParser
from inovasi_daerah.rules.library import rulebook, rulebooks

settings.register_profile("default", deadline=None, max_examples=100, derandomize=True)
# What a profile does not say it takes from "default": other inputs each time have to be asked for.
settings.register_profile(
    "deep", deadline=None, max_examples=5000, derandomize=False, suppress_health_check=list(HealthCheck)
)
settings.register_profile(
    "brief",
    deadline=None,
    max_examples=10,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
settings.load_profile("default")


def pytest_runtest_setup() -> None:
    """Where faults are tried, no test lives on what an earlier one worked out and the library kept."""
    if "MUTANT_UNDER_TEST" in os.environ:
        for name, module in list(sys.modules.items()):
            if name.startswith("inovasi_daerah.scoring"):
                for kept in vars(module).values():
                    if hasattr(kept, "cache_clear"):
                        kept.cache_clear()
        for shipped in map(rulebook, rulebooks()):
            shipped.graders.clear()


_documents = Sybil(
    parsers=[PythonCodeBlockParser(doctest_optionflags=ELLIPSIS), ConsoleBlockParser()],
    patterns=["README.md", "docs/*.md", "docs/**/*.md"],
)
_docstrings = Sybil(
    parsers=[DocTestParser(optionflags=ELLIPSIS)], patterns=["src/*/*.py", "src/*/*/*.py", "src/*/*/*/*.py"]
)
pytest_collect_file = SybilCollection([_documents, _docstrings]).pytest()
