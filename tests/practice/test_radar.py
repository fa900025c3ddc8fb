"""The radar drawing: well-formed, in both languages, with nothing outside its frame."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecosystems import scores
from inovasi_daerah import Text
from inovasi_daerah.practice import Dimension, radar_svg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inside import Lang

SVG = "{http://www.w3.org/2000/svg}"
LONG = Text("Kota " * 60, "City " * 60)
ALL = {dimension: Fraction(50) for dimension in Dimension}
WIDEST_LETTER = 9
"""Pixels; the mean letter of these labels is narrower in every usual font."""


def drawn(values: Mapping[Dimension, Fraction | None], lang: Lang = "id", title: Text = LONG) -> ET.Element:
    return ET.fromstring(radar_svg(values, title=title, caption=title, lang=lang))  # noqa: S314 - our own text


def words_of(drawing: ET.Element) -> list[str]:
    return [text.text or "" for text in drawing.iter(f"{SVG}text")]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_no_label_is_cut(lang: Lang) -> None:
    drawing = drawn(ALL, lang)
    width, height = (float(drawing.attrib[name]) for name in ("width", "height"))
    for text in drawing.iter(f"{SVG}text"):
        x, y, length = float(text.attrib["x"]), float(text.attrib["y"]), WIDEST_LETTER * len(text.text or "")
        before = {"start": 0.0, "middle": length / 2, "end": length}[text.attrib["text-anchor"]]
        assert x - before >= 0
        assert x - before + length <= width
        assert 13 <= y <= height - 4


@pytest.mark.parametrize("lang", ["id", "en"])
def test_no_two_lines_lie_on_each_other(lang: Lang) -> None:
    places = [(text.attrib["x"], float(text.attrib["y"])) for text in drawn(ALL, lang).iter(f"{SVG}text")]
    for x in {x for x, _ in places}:
        column = sorted(y for other, y in places if other == x)
        assert all(below - above >= 17 for above, below in pairwise(column))


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_label_is_there_in_whole_words(lang: Lang) -> None:
    said = " ".join(words_of(drawn(ALL, lang)))
    assert all(dimension.label(lang) in said for dimension in Dimension)
    assert said.count("50.00") == 6


def test_the_whole_is_said_to_who_does_not_see() -> None:
    label = drawn(ALL, "en", Text("Judul", "Title")).attrib["aria-label"]
    assert label.startswith("Title: Innovation culture 50.00; Leadership 50.00")


def test_marks_of_xml_in_a_title_are_words() -> None:
    drawing = drawn(ALL, title=Text('<b> & "x"', "x"))
    assert '<b> & "x"' in words_of(drawing)


def test_without_a_caption_there_is_none() -> None:
    assert "Starter" not in radar_svg(ALL, title=Text("Judul", "Title"))
    assert radar_svg(ALL, title=Text("Judul", "Title")).count("<text") == 13


@given(st.tuples(*[scores] * 6))
def test_a_corner_lies_as_far_out_as_its_score(values: tuple[Fraction, ...]) -> None:
    drawing = drawn(dict(zip(Dimension, values, strict=True)), title=Text("Judul", "Title"))
    rim = _corners(drawing.findall(f"{SVG}polygon")[4])
    centre_x, centre_y = rim[0][0], (rim[0][1] + rim[3][1]) / 2
    corners = _corners(drawing.findall(f"{SVG}polygon")[5])
    for score, (x, y), (rim_x, rim_y) in zip(values, corners, rim, strict=True):
        share = float(score) / 100
        assert abs(x - (centre_x + share * (rim_x - centre_x))) < 0.2
        assert abs(y - (centre_y + share * (rim_y - centre_y))) < 0.2


def _corners(polygon: ET.Element) -> list[tuple[float, float]]:
    numbers = [float(number) for number in re.findall(r"[\d.]+", polygon.attrib["points"])]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


@given(st.lists(st.one_of(st.none(), scores), min_size=6, max_size=6).filter(lambda values: None in values))
def test_a_missing_score_has_no_corner_and_says_so(values: list[Fraction | None]) -> None:
    drawing = drawn(dict(zip(Dimension, values, strict=True)), "en")
    assert len(drawing.findall(f"{SVG}polygon")) == 5
    assert len(drawing.findall(f"{SVG}circle")) == 6 - values.count(None)
    assert words_of(drawing).count("not assessed") == values.count(None)
    pairs = zip(values, values[1:] + values[:1], strict=True)
    sides = sum(one is not None and other is not None for one, other in pairs)
    assert len(drawing.findall(f"{SVG}polyline")) == 6 + sides


def test_a_score_that_is_left_out_is_missing() -> None:
    assert words_of(drawn({})).count("belum dinilai") == 6
