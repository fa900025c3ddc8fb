"""Coverage-guided fuzzing with atheris, which is no dependency of the tests: install it, then from the root

``PYTHONPATH=tests python tests/fuzz/atheris_target.py tests/fuzz/corpus -max_total_time=600``

The first byte chooses the reader; what crashes is to be kept in ``corpus``, mended, and stays there as a test.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris  # type: ignore[import-not-found, import-untyped, unused-ignore]  # installed by who runs it

with atheris.instrument_imports(include=["inovasi_daerah"]):
    from fuzz.near import answer_to_report, answer_to_rulebook

_FOLDER = Path(tempfile.mkdtemp())


def one_input(data: bytes) -> None:
    """A report, or after a ``#`` a rulebook."""
    if data[:1] == b"#":
        answer_to_rulebook(data, _FOLDER)
    else:
        answer_to_report(data)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
