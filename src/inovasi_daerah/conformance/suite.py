"""Writing the cases, one file for each part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_daerah.canonical import canonical_json
from inovasi_daerah.conformance.broken import files
from inovasi_daerah.conformance.computed import aggregate, classify, levels
from inovasi_daerah.conformance.reports import submissions
from inovasi_daerah.conformance.verification import verification
from inovasi_daerah.conformance.words import spaces, words
from inovasi_daerah.files.outputs import write_whole
from inovasi_daerah.rules.capabilities import Capability
from inovasi_daerah.version import FORMAT_VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from inovasi_daerah.conformance.computed import Case
    from inovasi_daerah.rules.rulebook import Rulebook

FORMAT: Final = "inovasi-daerah/conformance"
DEFAULT_EDITION: Final = "iid-2026"
_CASES: Final[Mapping[str, Callable[[Rulebook], Iterator[Case]]]] = {
    "classify": classify,
    "aggregate": aggregate,
    "levels": levels,
    "verification": verification,
    "words": words,
    "submissions": submissions,
    "files": files,
}
PARTS: Final = tuple(_CASES)
"""Every part; all but the last concern computing, the last concerns reading."""


def write(folder: Path, rules: Rulebook) -> None:
    """Write the cases of an edition, each file whole or not at all.

    Raises:
        RulebookIncomplete: where the edition can't score.
    """
    rules.require(Capability.SCORE)
    folder.mkdir(parents=True, exist_ok=True)
    for part, cases_of in _CASES.items():
        head = {
            "format": FORMAT,
            "format_version": FORMAT_VERSION,
            "part": part,
            "rulebook": {"id": rules.id, "digest": rules.digest},
            **({"spaces": spaces()} if part == "words" else {}),
        }
        cases = enumerate(cases_of(rules), 1)
        lines = ",\n".join(canonical_json({"id": f"{part}-{number}", **case}) for number, case in cases)
        text = f'{canonical_json(head)[:-1]},"cases":[\n{lines}\n]}}\n'
        write_whole(str(folder / f"{part}.json"), text.encode())
