"""Inputs that are nearly right: the examples with a few bytes, lines or values changed."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

import inovasi_daerah as ida
from examples import EXAMPLES, PACKAGE
from inovasi_daerah.files import load_submission_from

if TYPE_CHECKING:
    from pathlib import Path

    from hypothesis.strategies import DrawFn

EDITIONS = PACKAGE / "rules" / "data"


def rich_report() -> bytes:
    """The large example with two of its innovations, which between them fill every entry that it knows."""
    report = json.loads((EXAMPLES / "kota-batu.json").read_bytes())
    chosen = [one for one in report["innovations"] if one["id"] in {"posyandu-digital", "satu-data-desa"}]
    return json.dumps({**report, "innovations": chosen}).encode()


REPORTS = [*((EXAMPLES / name).read_bytes() for name in ("minimal.json", "nine-faults.json")), rich_report()]
RULEBOOKS = [
    (EDITIONS / f"iid-{year}.toml").read_bytes().replace(b'id = "iid-', b'id = "own-', 1) for year in (2021, 2023, 2027)
]

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def answer_to_report(content: bytes) -> ida.Score | None:
    """The score of a file, or None where it is refused; any other outcome is a crash."""
    try:
        submission = load_submission_from(io.BytesIO(content))
        ida.score(submission, ida.rulebook("iid-2026"), basis="verified").explain()
        found = ida.score(submission, ida.rulebook("iid-2026"))
        found.explain()
    except ida.InovasiDaerahError as refused:
        refused.message("en")
        return None
    return found


def answer_to_rulebook(content: bytes, folder: Path) -> ida.Rulebook | None:
    """The rulebook of a file, or None where it is refused; any other outcome is a crash."""
    path = folder / "rulebook.toml"
    path.write_bytes(content)
    try:
        rules = ida.load_rulebook(path)
        rules.explain()
    except ida.InovasiDaerahError as refused:
        refused.message("en")
        return None
    return rules


@st.composite
def changed_bytes(draw: DrawFn, whole: list[bytes]) -> bytes:
    """A file with a slice replaced by any bytes."""
    content = draw(st.sampled_from(whole))
    start = draw(st.integers(0, len(content)))
    end = draw(st.integers(start, min(len(content), start + 20)))
    return content[:start] + draw(st.binary(max_size=8)) + content[end:]


@st.composite
def changed_values(draw: DrawFn) -> bytes:
    """A report with one value, anywhere in it, replaced by any JSON value."""
    document = json.loads(draw(st.sampled_from(REPORTS)))
    places = list(_places(document))
    holder, key = draw(st.sampled_from(places))
    holder[key] = draw(json_values)
    return json.dumps(document).encode()


def _places(value: Any) -> Any:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield value, key
        yield from _places(inner)


TOML_VALUES = (
    *("5", "-1", "0.5", '"x"', "true", "[]", "{}", "[1, 2]", "{ a = 1 }", "nan", "inf", "1e400"),
    *("1979-05-27", "1979-05-27T07:32:00Z"),
)


@st.composite
def changed_lines(draw: DrawFn) -> bytes:
    """A rulebook with one line gone, doubled, or given another value."""
    lines = draw(st.sampled_from(RULEBOOKS)).decode().split("\n")
    position = draw(st.integers(0, len(lines) - 1))
    key = lines[position].partition("=")[0]
    new = draw(
        st.sampled_from([[], [lines[position]] * 2, [f"omit = {draw(st.sampled_from(TOML_VALUES))}"]])
        | st.sampled_from(TOML_VALUES).map(lambda value: [f"{key}= {value}"])
    )
    return "\n".join([*lines[:position], *new, *lines[position + 1 :]]).encode()
