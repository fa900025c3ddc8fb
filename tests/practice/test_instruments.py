"""Instruments are files of their own, checked as strictly as a rulebook."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecosystems import FIVE, WORDS, instrument, instruments
from inovasi_daerah import InvalidSubmission, Text
from inovasi_daerah.files import load, read, write
from inovasi_daerah.practice import AnswerScale, Dimension, DimensionWeights, Instrument, Item, starter_instrument
from inside import parse_toml

if TYPE_CHECKING:
    from pathlib import Path

STARTER = files("inovasi_daerah.practice").joinpath("data", "starter-instrument.toml").read_text("utf-8")


def read_toml(content: bytes) -> Instrument:
    """The instrument of a TOML file."""
    return read(parse_toml(content, InvalidSubmission), Instrument)


def problems_of(text: str) -> list[tuple[str, str]]:
    with pytest.raises(InvalidSubmission) as refused:
        read_toml(text.encode())
    assert all(found.message("en") for found in refused.value.problems)
    return [(found.code, found.path) for found in refused.value.problems]


def test_the_starter_is_small_equal_and_plainly_this_projects_own() -> None:
    starter = starter_instrument()
    assert [len(starter.of(dimension)) for dimension in Dimension] == [2] * 6
    assert {item.weight for item in starter.items} == {Decimal(1)}
    assert starter.weights == DimensionWeights()
    assert "not an instrument of LAN" in starter.source.en
    assert "bukan instrumen LAN" in starter.source.id
    assert starter.label() == "Instrumen awal inovasi_daerah"
    assert starter.items[0].label("en") == "Staff of my unit are free to try new ways of working."


def test_an_instrument_file_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(STARTER, "utf-8")
    assert load(path, Instrument) == starter_instrument()


@given(instruments())
def test_an_instrument_reads_back_the_same(found: Instrument) -> None:
    written = write(found)
    assert read(json.loads(written), Instrument) == found
    assert read(json.loads(written), Instrument).digest == found.digest


def test_an_instrument_read_from_toml_may_be_written_and_loaded_as_json(tmp_path: Path) -> None:
    path = tmp_path / "starter.json"
    path.write_text(write(starter_instrument()), "utf-8")
    assert load(path, Instrument) == starter_instrument()


def test_the_digest_knows_every_figure_and_no_order() -> None:
    one = instrument()
    assert instrument(items=tuple(reversed(one.items))).digest == one.digest
    assert instrument(least_share=Decimal(1)).digest != one.digest
    assert instrument(scale=AnswerScale(Decimal(1), Decimal(6))).digest != one.digest


def test_a_dimension_without_items_is_refused() -> None:
    text = STARTER.replace('dimension = "regulasi"', 'dimension = "kepemimpinan"')
    assert problems_of(text) == [("dimension_without_items", "items")]


def test_a_dimension_that_can_not_be_read_is_one_problem_and_not_two() -> None:
    text = STARTER.replace('dimension = "regulasi"', 'dimension = "regulation"')
    assert problems_of(text) == [("unknown_value", "items[8].dimension"), ("unknown_value", "items[9].dimension")]


@pytest.mark.parametrize("weight", ["0", "-1", "0.0"])
def test_a_weight_of_0_and_below_is_refused(weight: str) -> None:
    text = STARTER.replace('id = "budaya-2"', f'id = "budaya-2"\nweight = {weight}')
    assert problems_of(text) == [("out_of_range", "items[1].weight")]
    text = STARTER.replace("least_share", f"weights = {{ regulasi = {weight} }}\nleast_share")
    assert problems_of(text) == [("out_of_range", "weights.regulasi")]


@pytest.mark.parametrize(("lowest", "highest"), [(5, 5), (5, 1)])
def test_an_empty_scale_is_refused(lowest: int, highest: int) -> None:
    text = STARTER.replace("{ lowest = 1, highest = 5 }", f"{{ lowest = {lowest}, highest = {highest} }}")
    assert problems_of(text) == [("empty_scale", "scale.highest")]
    text = STARTER.replace('id = "sdm-2"', f'id = "sdm-2"\nscale = {{ lowest = {lowest}, highest = {highest} }}')
    assert problems_of(text) == [("empty_scale", "items[11].scale.highest")]


def test_an_item_without_any_scale_is_refused() -> None:
    text = STARTER.replace("scale = {", "# scale = {").replace(
        'id = "budaya-1"', 'id = "budaya-1"\nscale = { lowest = 0, highest = 1 }'
    )
    assert problems_of(text) == [("missing_key", f"items[{position}].scale") for position in range(1, 12)]


@pytest.mark.parametrize("share", ["0", "1.01"])
def test_a_share_lies_above_0_and_goes_up_to_1(share: str) -> None:
    text = STARTER.replace("least_share = 0.5", f"least_share = {share}")
    assert problems_of(text) == [("out_of_range", "least_share")]


def test_every_problem_is_told_at_once() -> None:
    text = (
        STARTER.replace('format = "inovasi-daerah/instrument"', 'format = "inovasi-daerah/rulebook"')
        .replace('format_version = "1.0"\n', "")
        .replace('id = "budaya-2"', 'id = "budaya-1"\nwieght = 2')
        .replace('text = { id = "Percobaan', 'text = { id = " Percobaan')
    )
    assert problems_of(text) == [
        ("unknown_value", "format"),
        ("missing_key", "format_version"),
        ("unknown_key", "items[1].wieght"),
        ("bad_text", "items[1].text.id"),
        ("duplicate_id", "items[1].id"),
    ]


def test_a_wrong_header_alone_is_refused() -> None:
    assert problems_of(STARTER.replace('"1.0"', '"9.0"')) == [("unknown_value", "format_version")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xff", "not_utf8"),
        (b"x = ", "not_toml"),
        (b"#" * (4 * 1024 * 1024 + 1), "too_large"),
        (b"x = " + b"[" * 100_000, "too_deep"),
    ],
)
def test_what_is_no_whole_toml_file_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(InvalidSubmission) as refused:
        read_toml(content)
    assert [found.code for found in refused.value.problems] == [code]


def test_an_instrument_made_by_hand_is_checked_too() -> None:
    with pytest.raises(InvalidSubmission) as refused:
        Instrument("uji", WORDS, WORDS, (Item("a", Dimension.CULTURE, WORDS),))
    assert [found.code for found in refused.value.problems] == ["dimension_without_items"] * 5 + ["missing_key"]
    with pytest.raises(InvalidSubmission):
        Item("a", Dimension.CULTURE, "words")  # type: ignore[arg-type]  # what is refused here
    with pytest.raises(InvalidSubmission):
        Item("a", Dimension.CULTURE, Text("", "words"))
    with pytest.raises(InvalidSubmission):
        AnswerScale(Decimal("NaN"), Decimal(1))
    with pytest.raises(InvalidSubmission):
        AnswerScale(1, Decimal(2))  # type: ignore[arg-type]  # what is refused here


@given(st.decimals(1, 5, places=3))
def test_a_scale_runs_from_0_to_100(answer: Decimal) -> None:
    assert FIVE.holds(answer)
    assert FIVE.brought(answer) == (Fraction(answer) - 1) * 25
    assert not FIVE.holds(answer + 5)
    assert not FIVE.holds(answer - 5)
