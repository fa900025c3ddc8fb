"""Coverage-guided fuzzing with atheris, which is no dependency of the tests: install it, then from the root

``PYTHONPATH=tests python tests/fuzz/atheris_target.py SCRATCH -max_total_time=600``

SCRATCH is an empty folder for what libFuzzer learns; it begins there with the examples, nearly right files and past
finds. The first byte chooses the reader. In two of four the rest is the file itself; in the others it drives the
strategies of ``near``, so that inputs get past the syntax. What crashes goes into ``corpus`` as the file that it
stands for, and stays there as a test.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import atheris  # type: ignore[import-not-found, import-untyped, unused-ignore]  # installed by who runs it

with atheris.instrument_imports(include=["inovasi_daerah"]):  # only what is imported here is watched
    from hypothesis import HealthCheck, given, settings  # its plug-in imports much of the library

    from fuzz.near import REPORTS, RULEBOOKS, answer_to_report, answer_to_rulebook, changed_lines, changed_values
    from public_names import NAMES  # names load on first use: this file uses all of them

if TYPE_CHECKING:
    from collections.abc import Callable

CORPUS = Path(__file__).parent / "corpus"
_FOLDER = Path(tempfile.mkdtemp())
assert NAMES
_lenient = settings(database=None, deadline=None, suppress_health_check=list(HealthCheck))


@_lenient
@given(changed_values())
def _nearly_a_report(content: bytes) -> None:
    answer_to_report(content)


@_lenient
@given(changed_lines())
def _nearly_a_rulebook(content: bytes) -> None:
    answer_to_rulebook(content, _FOLDER)


def _choices_of(test: Any) -> Callable[[bytes], object]:
    """A test of Hypothesis whose choices are read from bytes."""
    run: Callable[[bytes], object] = test.hypothesis.fuzz_one_input
    return run


READERS: tuple[Callable[[bytes], object], ...] = (
    answer_to_report,
    lambda content: answer_to_rulebook(content, _FOLDER),
    _choices_of(_nearly_a_report),
    _choices_of(_nearly_a_rulebook),
)


def one_input(data: bytes) -> None:
    """What the reader that the first byte names makes of the rest."""
    if data:
        READERS[data[0] % len(READERS)](data[1:])


def prepare(scratch: Path) -> Path:
    """Fill the folder with what to begin from, and write the words that both formats are made of."""
    finds = [(b"\1" if path.suffix == ".toml" else b"\0") + path.read_bytes() for path in sorted(CORPUS.iterdir())]
    files = [*(b"\0" + whole for whole in REPORTS), *(b"\1" + whole for whole in RULEBOOKS), *finds]
    choices = [reader + bytes([number]) * 64 for reader in (b"\2", b"\3") for number in range(8)]
    for number, content in enumerate([*files, *choices]):
        (scratch / f"begin-{number}").write_bytes(content)
    words = sorted(set(re.findall(rb'"[^"\\\n]{1,40}"|^[a-z_]+ =', b"\n".join([*REPORTS, *RULEBOOKS]), re.MULTILINE)))
    listed = scratch.parent / f"{scratch.name}.dict"
    listed.write_text("".join(f"{json.dumps(word.decode(), ensure_ascii=True)}\n" for word in words), "ascii")
    return listed


if __name__ == "__main__":
    atheris.Setup([*sys.argv, f"-dict={prepare(Path(sys.argv[1]))}"], one_input)
    atheris.Fuzz()
