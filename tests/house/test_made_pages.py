"""Pages made of the tests are what making them again gives."""

from __future__ import annotations

import pytest

import conformance_page
import published_page
import specification_page
from specification_page import ROOT, cited


@pytest.mark.parametrize(
    "made", [specification_page, conformance_page, published_page], ids=lambda made: str(made.__name__)
)
def test_the_page_is_up_to_date(made: object) -> None:
    path, page, name = (vars(made)[key] for key in ("PAGE", "page", "__name__"))
    assert path.read_text("utf-8") == page(), f"python docs/_ext/{name}.py writes it again"


INTRODUCTION = '"""The rules.\n\nHow to read them."""'
PART = '''"""The first part.

What it is about.
"""

@pytest.mark.usefixtures("any")
class TestRuleOf2026:
    """A rule.

    Sources: `formula`,
    assumption `rounding`.
    """

    @pytest.mark.parametrize("one", [1, 2])
    def test_nothing_else_counts(self, one): ...

    @pytest.mark.parametrize(
        ("day_of_it", "value", "hidden", "pairs", "listed"),
        [
            (date(2024, 2, 5), None, made(), {"a": 1, "b": 2}, []),
            (date(2024, 2, 6), Fraction("1.5"), 3, {}, ("x", -1)),
        ],
    )
    def test_it_holds_here(self): ...

    def helper(self): ...

class TestOther:
    """No source here."""

class Helper: ...
'''
PAGE = """\
# The rules

How to read them.

## 1. The first part

What it is about.

### 1.1 Rule of 2026

A rule.

*Sources: `formula`, assumption `rounding`.*

- Nothing else counts.
- It holds here.

  | day of it | value | pairs | listed |
  |---|---|---|---|
  | 2024-02-05 | nothing | a → 1, b → 2 | none |
  | 2024-02-06 | 1.5 |  | x, -1 |

### 1.2 Other

No source here.

## Sources

- `formula`:
  - A letter
- `rounding`:
  - A reading
  - Another
"""


def test_a_page_holds_articles_sources_laws_and_the_cases_that_are_written_out() -> None:
    titles = {"formula": ["A letter"], "rounding": ["A reading", "Another"]}
    assert specification_page.specification_page(INTRODUCTION, [PART], titles) == PAGE


def test_only_what_stands_after_sources_is_cited() -> None:
    assert cited("Reads `counting`.\n\nSource: `formula`.") == ["formula"]
    assert cited("Reads `counting`.") == []


def test_the_program_is_shown_whole() -> None:
    program = (ROOT / "tests" / "conformance" / "implementation.mjs").read_text("utf-8")
    assert program.strip() in conformance_page.PAGE.read_text("utf-8")
