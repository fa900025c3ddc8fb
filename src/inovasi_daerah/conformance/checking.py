"""Whether the answers of another program are the expected ones."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from inovasi_daerah.canonical import canonical_json
from inovasi_daerah.conformance.suite import PARTS
from inovasi_daerah.exact import MOST_DIGITS
from inovasi_daerah.problems import InvalidInput, problem, step
from inovasi_daerah.reading.contents import content_of
from inovasi_daerah.reading.plain import is_list, is_object
from inovasi_daerah.reading.strict_json import MAX_BYTES, parse_json, write_json
from inovasi_daerah.reading.structure import MAX_DEPTH
from inovasi_daerah.report.explained import Explained
from inovasi_daerah.report.section import Section
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

_FORMS: Final = {
    "answers": Text('{"answers": {"id kasus": {...}}}', '{"answers": {"id of the case": {...}}}'),
    "cases": Text(
        '{"cases": [{"id": "id kasus", "expected": {...}}]}', '{"cases": [{"id": "id of the case", "expected": {...}}]}'
    ),
}

_AGREE: Final = Text("{right} dari {cases} kasus sama.", "{right} of {cases} cases agree.")


@frozen
class Difference:
    """A case whose answer differs from the expected one, or is missing (None)."""

    case: str
    expected: object
    answer: object


@frozen(repr=False)
class Verdict(Explained):
    """The result of checking a directory of answers."""

    cases: int
    differences: tuple[Difference, ...]

    def __repr__(self) -> str:
        return f"<Verdict of {self.cases} cases: {len(self.differences)} differences>"

    def sections(self) -> Iterator[Section]:
        """The count, and each difference with what was expected and what was answered."""
        title = _AGREE.format(right=self.cases - len(self.differences), cases=self.cases)
        parts = [Section(one.case, (f"- {_text(one.expected)}", f"+ {_text(one.answer)}")) for one in self.differences]
        yield Section(title, parts=parts)

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
        file = f"{part}.json"
        given = _object_of(answers / file, "answers", dict)
        for position, case in enumerate(_object_of(folder / file, "cases", list)):
            cases += 1
            case_id, expected = _case(case, f"{file}.cases[{position}]")
            answer = given.get(case_id)
            _check_depth(answer, f"{file}.answers.{step(case_id)}")
            if _text(answer) != _text(expected):
                found.append(Difference(case_id, expected, answer))
    return Verdict(cases, tuple(found))


def _case(case: object, path: str) -> tuple[str, object]:
    case_id = case.get("id") if is_object(case) else None
    if not is_object(case) or not isinstance(case_id, str) or "expected" not in case:
        raise InvalidInput([problem("wrong_type", case, _FORMS["cases"], path=path)])
    _check_depth(case["expected"], f"{path}.expected")
    return case_id, case["expected"]


def _check_depth(data: object, path: str) -> None:
    inner = [data]
    for _ in range(MAX_DEPTH):
        inner = [item for one in inner for item in _items(one)]
    if inner:
        deepest = Text(f"paling dalam {MAX_DEPTH} tingkat", f"at most {MAX_DEPTH} levels deep")
        raise InvalidInput([problem("too_deep", data, deepest, path=path)])


def _items(data: object) -> Iterable[object]:
    if is_object(data):
        return data.values()
    return data if is_list(data) else ()


def _text(data: object) -> str:
    """The canonical text of data from a file; a number that is not a short integer stays as it was written."""
    return canonical_json(
        json.loads(write_json(data), parse_int=_integer, parse_float=_no_integer, parse_constant=_no_integer)
    )


def _integer(text: str) -> int | str:
    return int(text) if len(text.lstrip("-")) <= MOST_DIGITS else _no_integer(text)


def _no_integer(text: str) -> str:
    return f"number {text}"


def _object_of(path: Path, key: str, kind: type) -> Any:
    whole = parse_json(content_of(path, MAX_BYTES), InvalidInput)
    entry = whole.get(key) if is_object(whole) else None
    if not isinstance(entry, kind):
        raise InvalidInput([problem("wrong_type", whole, _FORMS[key], path=path.name)])
    return entry
