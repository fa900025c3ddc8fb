"""What the library and the program show, kept in ``tests/snapshots/``, so that every change of an output is seen.

``python tests/snapshots.py`` writes them anew; ``git diff tests/snapshots`` is then the list of what a change alters.
A folder holds the outputs of one command or of one result. Digests are left out, for a list beside the fixtures holds
them, and the release, for it is no output; HTML and SVG have a line for each element.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import sys
from contextlib import chdir, contextmanager
from decimal import Decimal
from fractions import Fraction
from functools import cache, partial
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final
from unittest.mock import patch

import polars as pl

import inovasi_daerah as ida
from examples import EXAMPLES, changed, example, innovation, submission
from program import program

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FOLDER: Final = Path(__file__).parent / "snapshots"
RENEW: Final = "python tests/snapshots.py"
_EDITIONS: Final = ida.rulebooks()
_LANGS: Final = ("id", "en")
_NOISE: Final = [(re.compile(r"sha256:[0-9a-f]{64}"), "<digest>"), (re.compile(r'("library": ")[^"]+'), r"\1<release>")]

Texts = dict[str, str]
"""Outputs by the names of their files."""


# ---------------------------------------------------------------------------------------------- what a result shows


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _by_element(markup: str) -> str:
    return markup.replace("><", ">\n<") + "\n"


def _renderings(name: str, value: Any) -> Iterator[tuple[str, str]]:
    """Each way in which a result shows itself, under the name of the result."""
    yield f"{name}.repr.txt", f"{value!r}\n"
    for method in ("explain", "to_do"):
        if hasattr(value, method):
            kind = "" if method == "explain" else f".{method}"
            yield from ((f"{name}{kind}.{lang}.txt", getattr(value, method)(lang)) for lang in _LANGS)
    if hasattr(value, "to_dict"):
        yield f"{name}.json", _json(value.to_dict())
    if hasattr(value, "_repr_html_"):
        yield f"{name}.html", _by_element(value._repr_html_())
    if hasattr(value, "to_svg"):
        yield from ((f"{name}.{lang}.svg", _by_element(value.to_svg(lang))) for lang in _LANGS)


def _shown(**results: object) -> Texts:
    return {file: text for name, value in results.items() for file, text in _renderings(name, value)}


# -------------------------------------------------------------------------------------------------------- by library

_RULES: Final = ida.rulebook("iid-2026")


@cache
def _score(name: str = "kota-batu", **settings: Any) -> ida.Score:
    return ida.score(ida.load_submission(EXAMPLES / f"{name}.json"), _RULES, **settings)


def _scores() -> Texts:
    verified = _score(basis="verified")
    shown = _shown(claimed=_score(), minimal=_score("minimal"))
    shown |= {"verified.html": _by_element(verified._repr_html_()), "verified.repr.txt": f"{verified!r}\n"}
    return shown | {f"verified.{lang}.txt": verified.explain(lang) for lang in ("id", "en")}


def _comparisons() -> Texts:
    report = ida.load_submission(EXAMPLES / "kota-batu.json")
    found = ida.rescore(report, ["iid-2026", "iid-2027", "iid-2028", "iid-2029"])
    shown = _shown(claimed_and_verified=ida.compare(_score(), _score(basis="verified")))
    return shown | {name: text for name, text in _shown(editions=found).items() if not name.endswith(".json")}


def _years() -> Texts:
    earlier = changed(example(EXAMPLES / "kota-batu.json"), "government", "visi_misi", to={"level": 1})
    less = changed(earlier, "innovations", to=earlier["innovations"][:-2])
    before = ida.score(ida.read_submission(less, _RULES), _RULES)
    later = ida.score(ida.load_submission(EXAMPLES / "kota-batu.json"), ida.rulebook("iid-2027"))
    return _shown(
        same_rules=ida.ranking.compare_years(before, _score()), other_rules=ida.ranking.compare_years(before, later)
    )


_INDEXES: Final = {"35.79": "51.35", "36.71": "72.94", "74.71": "51.35", "35.10": "60.00", "35": "41.07"}


def _results() -> list[ida.ranking.Result]:
    return [ida.ranking.Result.published(_RULES, ida.Region(code), Decimal(index)) for code, index in _INDEXES.items()]


def _standings() -> Texts:
    rankings = {kind.name.lower(): found for kind, found in ida.ranking.rank_by_kind(_results()).items()}
    summary = ida.ranking.summarise(_results(), among=546)
    nominations = ida.ranking.nominate(
        _results(), {ida.ranking.AwardCluster.CITY: 2, ida.ranking.AwardCluster.PROVINCE: 1}, overlap="listed_only"
    )
    marks = dict(zip(ida.ranking.presentation_criteria(), (8, 7, 9, 6, 10), strict=True))
    return _shown(
        **rankings,
        result=_results()[0],
        place=rankings["city"].place("35.79"),
        summary=summary,
        presentation=ida.ranking.presentation_score(marks, out_of=10),
        **{f"nominees_{cluster.name.lower()}": found for cluster, found in nominations.items()},
    )


def _of_the_practice() -> Texts:
    later = ida.files.load(EXAMPLES / "ecosystem-assessment.json", ida.practice.Assessment)
    starter = ida.practice.starter_instrument()
    found = ida.practice.evaluate(later, starter)
    geometric = ida.practice.evaluate(later, starter, mean="rata_rata_ukur")
    return _shown(ecosystem=found, ecosystem_geometric=geometric, derived=ida.practice.derived_profile(_score())) | {
        "instrument.repr.txt": f"{starter!r}\n",
        "assessment.repr.txt": f"{later!r}\n",
    }


def _of_programmes() -> Texts:
    register = ida.files.load(EXAMPLES / "register.json", ida.programmes.Register)
    inventory = ida.files.load(EXAMPLES / "inventory.json", ida.programmes.Inventory)
    shown = {
        name.replace("-", "_"): ida.programmes.coverage(ida.programmes.movement(name), register, inventory, 2024)
        for name in ida.programmes.movements()
    }
    first = ida.read_submission(submission(innovation(), year=2025), _RULES)
    second = submission(innovation(1, previous="inovasi-0", development="Kini di semua puskesmas."))
    (career,) = ida.programmes.careers(first, ida.read_submission(second, _RULES))
    return {name: text for name, text in _shown(**shown).items() if not name.endswith(".repr.txt")} | _shown(
        career=career, growth=inventory.growth("tercatat"), in_2024=inventory.in_year(2024)
    )


def _portfolios() -> Texts:
    portfolio = ida.load_portfolio(EXAMPLES / "portfolio.xlsx")
    found = portfolio.report(
        _RULES, government=Decimal(50), register=ida.files.load(EXAMPLES / "register.json", ida.programmes.Register)
    )
    shown = _shown(report=found)
    skeleton = ida.write_submission(portfolio.to_submission_skeleton(2026))
    return shown | {"portfolio.repr.txt": f"{portfolio!r}\n", "skeleton.json": skeleton}


def _csv(frame: pl.DataFrame) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([frame.columns, *frame.rows()])
    return written.getvalue()


def _tables() -> Texts:
    codes = [row.code for row in _RULES.innovation]
    levels = pl.DataFrame(
        {
            "region": ["35.79", "35.79", "35.10"],
            "innovation": ["a", "b", "a"],
            "affair": ["1.01", "2.16", "1.02"],
            **{code: [3, position % 4, None] for position, code in enumerate(codes)},
        },
        schema_overrides=dict.fromkeys(codes, pl.Int64),
    )
    governments = pl.DataFrame({"region": ["35.79"], **{row.code: [2] for row in _RULES.government}})
    province = [found for code, found in ida.regions().items() if code.startswith("35")]
    tidy: dict[str, Any] = {
        "score_minimal": _score("minimal"),
        "rulebook": _RULES,
        "ranking": ida.ranking.rank_by_kind(_results())[ida.RegionKind.CITY],
        "regions": province,
    }
    return {
        "score_regions.csv": _csv(ida.tables.score_regions(levels, _RULES, government=governments)),
        "score_innovations.csv": _csv(ida.tables.score_innovations(levels, _RULES)),
        **{f"to_frame_{name}.csv": _csv(ida.tables.to_frame(value, native="polars")) for name, value in tidy.items()},
    }


def _values() -> Texts:
    """The repr of the values that go in and of the small ones that come out."""
    report = ida.load_submission(EXAMPLES / "minimal.json")
    values = {
        "submission": report,
        "region": report.region,
        "rulebook": _RULES,
        "row": _RULES.government[0],
        "row_score": _score("minimal").innovations[0].rows[0],
        "aggregate": ida.aggregate(
            _RULES, government=Decimal(63), mean_maturity=Decimal("74.5"), innovations=13, basic_services=5
        ),
        "combination": ida.ranking.Combination(Fraction(1, 2), Fraction(1, 2)),
        "predicate": ida.Predicate.INNOVATIVE,
        "text": ida.Text("satu", "one"),
        "problem": _problem(),
        "register": ida.files.load(EXAMPLES / "register.json", ida.programmes.Register),
        "inventory": ida.files.load(EXAMPLES / "inventory.json", ida.programmes.Inventory),
        "lab": ida.files.load(EXAMPLES / "parepare-lab.json", ida.practice.Lab),
        "improvement": ida.files.load(EXAMPLES / "improvement.json", ida.practice.Improvement),
        "replications": ida.files.load(EXAMPLES / "replications.json", ida.practice.ReplicationNetwork),
    }
    return {f"{name}.repr.txt": f"{value!r}\n" for name, value in values.items()}


def _problem() -> ida.Problem:
    try:
        ida.load_submission(EXAMPLES / "nine-faults.json")
    except ida.InvalidSubmission as invalid:
        return invalid.problems[0]
    raise AssertionError


# ------------------------------------------------------------------------------------------------------ by the program


@contextmanager
def _workplace() -> Iterator[None]:
    """A folder with the examples and with what is made of them; no name of a file in it is of this machine."""
    with TemporaryDirectory() as folder, chdir(folder), patch.dict(os.environ, {"COLUMNS": "10000"}):
        for path in EXAMPLES.iterdir():
            shutil.copy(path, folder)
        for name, text in _made().items():
            Path(name).write_text(text, "utf-8")
        yield


@cache
def _made() -> Texts:
    minimal, assessed = example(EXAMPLES / "minimal.json"), example(EXAMPLES / "ecosystem-assessment.json")
    written = ida.files.write(_score("minimal"))
    earlier = changed(changed(assessed, "year", to=2025), "responses", 0, "answers", "budaya-1", to=2)
    government = ",".join(["region", *(row.code for row in _RULES.government)])
    rows = ",".join(["region,innovation,affair", *(row.code for row in _RULES.innovation)])
    return {
        "neighbour.json": json.dumps(changed(minimal, "region", to="35.78")),
        "score.json": written,
        "other-score.json": json.dumps(changed(json.loads(written), "index", to="99.00")),
        "assessment-2025.json": json.dumps(earlier),
        "levels.csv": "\n".join([rows, *(f"35.79,{one},1.01{',2' * len(_RULES.innovation)}" for one in "ab"), ""]),
        "governments.csv": "\n".join([government, f"35.79{',3' * len(_RULES.government)}", ""]),
        "sheet.csv": "region;innovation;name;stage;affair;applied_on;sdm.fact;monev\n"
        "35,1;a;Posyandu Digital;penerapan;1.02;05/02/2024;14;2\n",
    }


_TEXTS: Final = ("--lang id", "--lang en")
_BOTH: Final = (*_TEXTS, "--json")
_SETTINGS: Final = (
    "--basis verified",
    "--counting reported",
    "--counting all",
    "--affairs any",
    "--stages all",
    "--derive",
    *(f"--rulebook {edition}" for edition in _EDITIONS if edition != _RULES.id),
)
_PARTS: Final = "--government 50.5 --mean-maturity 74.62 --innovations 13 --basic-services 5"


def _each(*lines: str, how: tuple[str, ...] = _BOTH) -> list[str]:
    """Every line in each way."""
    return [f"{line} {one}" for line in lines for one in how]


_LINES: Final[dict[str, list[str]]] = {
    "score": [
        *_each("kota-batu.json", "minimal.json", "nine-faults.json", how=_TEXTS),
        *_each("kota-batu.json", how=_SETTINGS),
        "nine-faults.json --json",
        "absent.json",
        "register.json --lang en",
        "kota-batu.json --basis verified --json",
    ],
    "check": [
        *_each("kota-batu.json", "minimal.json", "nine-faults.json"),
        "kota-batu.json --derive --rulebook iid-2027 --lang en",
    ],
    "classify": [
        *_each(*(f"51.35 --rulebook {edition}" for edition in _EDITIONS)),
        *_each("0", "34.99", "35", "65", "100", "100.01", "x", how=("--rulebook iid-2026",)),
    ],
    "aggregate": [
        *_each(*(f"{_PARTS} --rulebook {edition}" for edition in _EDITIONS)),
        f"{_PARTS} --rulebook iid-2026 --government x --lang en",
    ],
    "nation": [
        *_each(
            "kota-batu.json neighbour.json nine-faults.json absent.json",
            "levels.csv --government governments.csv --rulebook iid-2026",
            "sheet.csv --year 2026",
        ),
        "kota-batu.json neighbour.json --format csv",
        "kota-batu.json neighbour.json --format json --basis verified",
        "kota-batu.json minimal.json",
    ],
    "rulebooks": [
        *_BOTH,
        *_each(*_EDITIONS),
        *_each(*(f"{earlier} --compare {later}" for earlier, later in pairwise(_EDITIONS))),
        *_each("iid-2030", how=_TEXTS),
    ],
    "plan": [
        *_each("kota-batu.json --row 35", "minimal.json"),
        *_each("kota-batu.json", how=_TEXTS),
        "kota-batu.json --basis verified --agency dinas-pertanian --lang en",
        "kota-batu.json --row vidio --lang en",
        *_each("kota-batu.json --choose"),
        "kota-batu.json --choose --at-most 9 --forced loket-malam --lang en",
    ],
    "rescore": ["kota-batu.json iid-2026 iid-2027 --json", *_each("minimal.json iid-2025 iid-2026", how=_TEXTS)],
    "verify": _each("score.json minimal.json", "other-score.json minimal.json"),
    "portfolio": [
        *_each("portfolio.xlsx --rulebook iid-2026"),
        *_each("portfolio.xlsx --rulebook iid-2022 --year 2022", how=_TEXTS),
        "portfolio.xlsx --government 50 --region 35.79 --register register.json --lang en",
    ],
    "regions": [*_each("35.79", "batu", "malang", "91", "tidore"), "35.79 jogjakarta 99.99 --lang en"],
    "conformance": ["check absent absent --lang en"],
    "ecosystem": _each(
        "ecosystem-assessment.json --earlier assessment-2025.json",
        "ecosystem-assessment.json --instrument instrument.toml",
        "kota-batu.json --derived",
    ),
    "coverage": [
        *_each("movement.json register.json inventory.json --year 2024"),
        "movement.json register.json inventory.json --year 2031 --lang en",
    ],
    "practice": [
        *_each("parepare-lab.json", "improvement.json", "replications.json", "inventory.json", "kota-batu-years.json"),
        "register.json",
        "kota-batu.json --lang en",
    ],
}
"""The command lines of each command whose output no result of the library gives."""


def _commands(command: str) -> Texts:
    with _workplace():
        return {_file(line): _printed(f"{command} {line}".strip()) for line in [*_LINES[command], "--help"]}


def _file(line: str) -> str:
    """The name of the file of a command line: its words, without what every one of them has."""
    words = line.replace("--lang ", "").replace(".json", "").replace("--", "").split()
    return f"{' '.join(words) or 'alone'}.txt".replace(" ", "_")


def _printed(line: str) -> str:
    ran = program(*line.split())
    shown = f"$ inovasi-daerah {line}\n{ran.out}"
    if ran.err:
        shown += f"-- standard error\n{ran.err}"
    return f"{shown}-- exit code {ran.code}\n"


def _program() -> Texts:
    with _workplace():
        return {"help.txt": _printed("--help")}


# ---------------------------------------------------------------------------------------------------------- together

KEPT: Final[dict[str, Callable[[], Texts]]] = {
    "scores": _scores,
    "comparisons": _comparisons,
    "years": _years,
    "standing": _standings,
    "practice": _of_the_practice,
    "programmes": _of_programmes,
    "portfolios": _portfolios,
    "tables": _tables,
    "values": _values,
    "program": _program,
    **{f"command-{command}": partial(_commands, command) for command in _LINES},
}
"""What makes the outputs of each folder."""


def made(folder: str) -> Texts:
    """The outputs of a folder as the library gives them now."""
    return {name: _without_noise(text) for name, text in sorted(KEPT[folder]().items())}


def _without_noise(text: str) -> str:
    for pattern, instead in _NOISE:
        text = pattern.sub(instead, text)
    return text


def kept(folder: str) -> Texts:
    """The outputs of a folder as they were kept."""
    return {path.name: path.read_text("utf-8") for path in sorted(FOLDER.joinpath(folder).iterdir())}


def main() -> None:
    """Write every output anew, and nothing else."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    for folder in KEPT:
        FOLDER.joinpath(folder).mkdir(parents=True)
        for name, text in made(folder).items():
            FOLDER.joinpath(folder, name).write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
    sys.stdout.write(f"written: {sum(1 for _ in FOLDER.glob('*/*'))} outputs; see git diff --stat tests/snapshots\n")
