"""Whether the answers of another program are the expected ones."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from inovasi_daerah.canonical import canonical_json
from inovasi_daerah.conformance.suite import PARTS
from inovasi_daerah.errors import InvalidInput
from inovasi_daerah.interchange.strict_json import parse_json, write_json
from inovasi_daerah.labels import Lang, Text
from inovasi_daerah.structuring import is_object, problem

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

_ANSWERS_FORM: Final = Text('{"answers": {"id kasus": {...}}}', '{"answers": {"id of the case": {...}}}')


@frozen
class Difference:
    """A case that the answers give otherwise, or not at all (None)."""

    case: str
    expected: object
    answer: object


@frozen
class Verdict:
    """What came of a directory of answers."""

    cases: int
    differences: tuple[Difference, ...]

    def explain(self, lang: Lang = "id") -> str:
        """The count, and each difference on lines of its own."""
        head = Text("{right} dari {cases} kasus sama.", "{right} of {cases} cases agree.")
        lines = [head.format(right=self.cases - len(self.differences), cases=self.cases).say(lang)]
        for one in self.differences:
            lines += [f"  {one.case}", f"    - {_text(one.expected)}", f"    + {_text(one.answer)}"]
        return "\n".join(lines) + "\n"

    def to_dict(self) -> dict[str, object]:
        """As JSON data."""
        listed = [{"case": one.case, "expected": one.expected, "answer": one.answer} for one in self.differences]
        return {"cases": self.cases, "agree": self.cases - len(self.differences), "differences": listed}


def check(folder: Path, answers: Path, *, parts: Collection[str] = PARTS) -> Verdict:
    """Compare a directory of answers with the expected ones.

    Args:
        folder: the cases, as ``write`` makes them.
        answers: one file for each part, of the form ``{"answers": {"classify-1": {...}, ...}}``.
        parts: which parts are answered; by default every one.

    Raises:
        InvalidInput: for a file of another form.
        OSError: where a file can't be opened.
    """
    cases = 0
    found: list[Difference] = []
    for part in parts:
        given = _object_of(answers / f"{part}.json", "answers", dict)
        for case in _object_of(folder / f"{part}.json", "cases", list):
            cases += 1
            answer = given.get(case["id"])
            if _text(answer) != _text(case["expected"]):
                found.append(Difference(case["id"], case["expected"], answer))
    return Verdict(cases, tuple(found))


def _text(data: object) -> str:
    """The canonical text of data from a file; a number that is no integer stays what it was written as."""
    return canonical_json(json.loads(write_json(data), parse_float=_no_integer, parse_constant=_no_integer))


def _no_integer(text: str) -> str:
    return f"number {text}"


def _object_of(path: Path, key: str, kind: type) -> Any:
    whole = parse_json(path.read_bytes(), InvalidInput)
    entry = whole.get(key) if is_object(whole) else None
    if not isinstance(entry, kind):
        raise InvalidInput([problem("wrong_type", whole, _ANSWERS_FORM, path=path.name)])
    return entry
