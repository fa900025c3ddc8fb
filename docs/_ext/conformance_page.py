"""The page on conformance: the README of the suite, and the second implementation as it stands.

``python docs/_ext/conformance_page.py`` writes it to ``docs/conformance.md``; a test holds it up to date.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
SUITE: Final = ROOT / "tests" / "conformance"
PAGE: Final = ROOT / "docs" / "conformance.md"


def conformance_page(readme: str, program: str) -> str:
    """The page in Markdown."""
    return f"{readme.rstrip()}\n\n## The second implementation\n\n```js\n{program.rstrip()}\n```\n"


def page() -> str:
    """The page as the suite now stands."""
    texts = [(SUITE / name).read_text("utf-8") for name in ("README.md", "implementation.mjs")]
    return conformance_page(*texts)


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
    sys.stdout.write(f"{PAGE}\n")
