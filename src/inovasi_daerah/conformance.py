"""A test suite without a language: inputs and expected results as JSON, for programs that count as this one does.

Four parts: ``classify`` (every edge of every band), ``aggregate`` (thresholds of the formula, and exact halves on
both sides of an even digit), ``levels`` (every row, every level, every threshold with its neighbours, and facts that
must be refused), ``submissions`` (whole reports, drawn with a fixed seed).
"""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, cast

from attrs import frozen

from inovasi_daerah.canonical import canonical_json
from inovasi_daerah.editions.capabilities import Capability
from inovasi_daerah.editions.scales import Bases, Choice, Number, Selection, Share, Years
from inovasi_daerah.editions.thresholds import neighbourhoods
from inovasi_daerah.errors import InvalidInput, InvalidSubmission
from inovasi_daerah.figures import exact
from inovasi_daerah.interchange.strict_json import parse_json, write_json
from inovasi_daerah.interchange.submission_file import read_submission
from inovasi_daerah.labels import Lang, Text
from inovasi_daerah.scoring.aggregation import aggregate
from inovasi_daerah.scoring.engine import score
from inovasi_daerah.structuring import FrozenDict, is_list, is_object, problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from inovasi_daerah.editions.catalogue import Row
    from inovasi_daerah.editions.rulebook import Rulebook

FORMAT: Final = "inovasi-daerah/conformance"
FORMAT_VERSION: Final = "1.0"
DEFAULT_EDITION: Final = "iid-2026"
PARTS: Final = ("classify", "aggregate", "levels", "submissions")
_REPORTS: Final = 60
_MOST_INNOVATIONS: Final = 24
_HALVES: Final = 40
_ANSWERS_FORM: Final = Text('{"answers": {"id kasus": {...}}}', '{"answers": {"id of the case": {...}}}')

Case = dict[str, Any]


def write(folder: Path, rules: Rulebook) -> None:
    """Write the cases of an edition, one file for each part.

    Raises:
        RulebookIncomplete: where the edition can't score.
    """
    rules.require(Capability.SCORE)
    folder.mkdir(parents=True, exist_ok=True)
    for part, cases in zip(
        PARTS, (_classify(rules), _aggregate(rules), _levels(rules), _submissions(rules)), strict=True
    ):
        head = {
            "format": FORMAT,
            "format_version": FORMAT_VERSION,
            "part": part,
            "rulebook": {"id": rules.id, "digest": rules.digest},
        }
        lines = ",\n".join(canonical_json({"id": f"{part}-{number}", **case}) for number, case in enumerate(cases, 1))
        text = f'{canonical_json(head)[:-1]},"cases":[\n{lines}\n]}}\n'
        (folder / f"{part}.json").write_text(text, "utf-8")


# --- the parts --------------------------------------------------------------------------------------------------


def _classify(rules: Rulebook) -> Iterator[Case]:
    bands = rules.scale.bands if rules.scale else ()
    indexes = [edge for band in bands for edge in (band.lowest, band.highest) if edge is not None]
    for index in dict.fromkeys(format(Decimal(edge).quantize(Decimal("0.01")), "f") for edge in indexes):
        yield {"input": {"index": index}, "expected": {"predicate": rules.classify(Decimal(index)).value}}


def _aggregate(rules: Rulebook) -> Iterator[Case]:
    formula = rules.formula
    least, most = (formula.divisor.least, formula.quantity.most) if formula else (1, 1)
    edges = (0, 1, least - 1, least, least + 1, most - 1, most, most + 1)
    for n in edges:
        for services in (0, 4, 5, 6):
            yield _aggregated(rules, Fraction(40), Fraction(70 * n), n, services)
    # A government of g points alone is an index of 2/5 g: here an exact half after every digit, even and odd.
    for hundredths in range(_HALVES):
        for beside in (-1, 0, 1):
            index = Fraction(2 * hundredths + 1, 200) + Fraction(beside, 10**9)
            yield _aggregated(rules, index * 5 / 2, Fraction(0), 0, 0)
    for hundredths in (4000, 6500):
        for beside in (-1, 0, 1):
            index = Fraction(2 * hundredths + 1, 200) + Fraction(beside, 10**9)
            yield _aggregated(rules, Fraction(60), (index * 5 / 2 - 60) * least, least, 0)


def _aggregated(rules: Rulebook, government: Fraction, total: Fraction, n: int, services: int) -> Case:
    found = aggregate(rules, government=government, total_maturity=total, innovations=n, basic_services=services)
    given = {
        "government": exact(government),
        "total_maturity": exact(total),
        "innovations": n,
        "basic_services": services,
    }
    return {"input": given, "expected": {**found.to_dict(), "divisor": found.divisor}}


def _levels(rules: Rulebook) -> Iterator[Case]:
    for row in (*rules.government, *rules.innovation):
        for fact, basis in _facts(row, rules.year):
            given = {"row": row.code, "year": rules.year, "fact": fact, **({"basis": basis} if basis else {})}
            yield {"input": given, "expected": _graded(row, fact, basis, rules.year)}


def _graded(row: Row, fact: object, basis: str | None, year: int) -> dict[str, object]:
    kept = FrozenDict(fact) if is_object(fact) else tuple(fact) if is_list(fact) else fact
    try:
        level = row.scale.grade(kept, year=year, basis=basis).level if row.scale else 0
    except InvalidSubmission as invalid:
        return {"problem": invalid.problems[0].code}
    points = Fraction(row.weight) * level
    return {"level": level, "points": exact(points)}


def _facts(row: Row, year: int) -> Iterator[tuple[Any, str | None]]:
    if isinstance(row.scale, Bases):
        for name, basis in row.scale.bases.items():
            yield from ((fact, name) for fact in _plain_facts(basis.scale, year))
    else:
        yield from ((fact, None) for fact in _plain_facts(row.scale, year))


def _plain_facts(scale: object, year: int) -> Iterator[Any]:
    if isinstance(scale, Choice):
        yield from (*sorted(scale.values), "bukan_pilihan")
    elif isinstance(scale, Years):
        yield from _subsets([year - before for before in scale.window])
        yield from ([year + 1], [year, year])
    elif isinstance(scale, Selection):
        yield from _subsets(list(scale.members))
        yield from (["bukan_anggota"], [next(iter(scale.members))] * 2)
        if scale.countable:
            yield from range(-1, len(scale.members) + 2)
    elif isinstance(scale, Share):
        yield from _plain_facts(scale.percentage, year)
        yield scale.none
        for whole, part in ((0, 0), (100, 50), (100, 51), (1000, 909), (100, 91), (3, 3), (2, 3)):
            yield {scale.whole_key: whole, scale.part_key: part}
    else:
        numbers = cast("Number", scale)
        yield from (int(one) if numbers.whole else format(one, "f") for one in sorted(neighbourhoods(numbers)))


def _subsets(members: list[Any]) -> Iterator[list[Any]]:
    for mask in range(2 ** len(members)):
        yield [member for position, member in enumerate(members) if mask >> position & 1]


class _Draw:
    """Numbers drawn in an order that is the same everywhere, by a linear congruence modulo 2^64."""

    def __init__(self, seed: int) -> None:
        self.state = seed

    def below(self, end: int) -> int:
        self.state = (6364136223846793005 * self.state + 1442695040888963407) % 2**64
        return (self.state >> 33) % end

    def of(self, items: list[Any]) -> Any:
        return items[self.below(len(items))]


def _submissions(rules: Rulebook) -> Iterator[Case]:
    draw = _Draw(rules.year)
    for _ in range(_REPORTS):
        report = {
            "format": "inovasi-daerah/submission",
            "format_version": "1.0",
            "region": "35.79",
            "year": rules.year,
            "government": _claims(draw, rules.government, rules.year),
            "innovations": [_innovation(draw, rules, number) for number in range(draw.below(_MOST_INNOVATIONS))],
        }
        settings = {
            "counting": draw.of(["eligible", "eligible", "reported", "all"]),
            "affairs": draw.of(["main", "any"]),
            "stages": draw.of(["penerapan", "penerapan", "all"]),
        }
        found = score(read_submission(report, rules), rules, **settings)
        innovations = [
            {
                "id": one.id,
                "maturity": exact(Fraction(one.maturity)),
                "counted": one.counted,
                "reasons": [{"code": reason.code, "path": reason.path} for reason in one.reasons],
            }
            for one in found.innovations
        ]
        expected = {
            **found.result.to_dict(),
            "government": exact(Fraction(found.government.points)),
            "divisor": found.maturity.divisor,
            "basic_services": list(found.quantity.basic_services),
            "quantity": exact(Fraction(found.quantity.points)),
            "innovations": innovations,
        }
        yield {"input": {"submission": report, "settings": settings}, "expected": expected}


def _innovation(draw: _Draw, rules: Rulebook, number: int) -> dict[str, Any]:
    year = rules.year
    days = [f"{year - 2}-01-01", f"{year - 1}-12-31", f"{year - 1}-06-15", f"{year - 3}-12-31", f"{year}-01-01"]
    one: dict[str, Any] = {
        "id": f"inovasi-{number}",
        "name": f"Inovasi {number}",
        "stage": draw.of(["penerapan"] * 6 + ["uji_coba", "inisiatif"]),
        "affair": draw.of(["1.01", "1.02", "1.03", "1.04", "1.05", "1.06", "2.07"]),
        "touching_affairs": draw.of([[], [], ["1.06"], ["2.09", "1.03"]]),
        "applied_on": draw.of(days[:3] * 3 + days[3:]),
        "design_words": draw.of([300, 300, 301, 900, 299]),
        "claims": _claims(draw, rules.innovation, year),
    }
    if draw.below(3) == 0:
        one["developed_on"] = draw.of(days)
    if draw.below(8) == 0:
        del one["applied_on"]
    if draw.below(12) == 0:
        del one["design_words"]
    elif draw.below(8) == 0:
        one["design"] = " ".join([draw.of(["kata", "3", "é"])] * 298 + ["-", "satu", "2"])
        del one["design_words"]
    return one


def _claims(draw: _Draw, rows: tuple[Row, ...], year: int) -> dict[str, dict[str, Any]]:
    claims: dict[str, dict[str, Any]] = {}
    for row in rows:
        if draw.below(4) == 0:
            facts = [given for given in _facts(row, year) if "level" in _graded(row, *given, year)]
            fact, basis = draw.of(facts)
            claims[row.code] = {"fact": fact, **({"basis": basis} if basis else {})}
        elif draw.below(8 if not row.mandatory else 40):
            claims[row.code] = {"level": draw.below(4) or (1 if row.mandatory else 0)}
    return claims


# --- checking ---------------------------------------------------------------------------------------------------


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


def check(folder: Path, answers: Path) -> Verdict:
    """Compare a directory of answers with the expected ones.

    Args:
        folder: the cases, as ``write`` makes them.
        answers: one file for each part, of the form ``{"answers": {"classify-1": {...}, ...}}``.

    Raises:
        InvalidInput: for a file of another form.
        OSError: where a file can't be opened.
    """
    cases = 0
    found: list[Difference] = []
    for part in PARTS:
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
    entry = cast("Mapping[str, Any]", whole).get(key) if is_object(whole) else None
    if not isinstance(entry, kind):
        raise InvalidInput([problem("wrong_type", whole, _ANSWERS_FORM, path=path.name)])
    return entry
