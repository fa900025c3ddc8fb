"""``inovasi-daerah ecosystem``, run as people run it."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from examples import EXAMPLES, PACKAGE
from inovasi_daerah.cli import main

EXAMPLE = str(EXAMPLES / "ecosystem-assessment.json")
STARTER = PACKAGE / "entities" / "data" / "starter-instrument.toml"


def test_people_get_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ecosystem", EXAMPLE]) == 0
    printed = capsys.readouterr().out
    assert "Keseluruhan (rata-rata hitung): 57.99 (eksak 4175/72)" in printed
    assert "bukan instrumen LAN" in printed
    assert max(map(len, printed.splitlines())) <= 100


def test_the_radar_is_drawn_in_either_language(tmp_path: Path) -> None:
    for lang, word in (("id", "Kepemimpinan"), ("en", "Leadership")):
        path = tmp_path / f"{lang}.svg"
        assert main(["ecosystem", EXAMPLE, "--svg", str(path), "--lang", lang]) == 0
        assert word in [text.text for text in ET.parse(path).iter("{http://www.w3.org/2000/svg}text")]  # noqa: S314 - our own text


@pytest.mark.parametrize(("mean", "overall"), [("rata_rata_ukur", "57.29"), ("mata_rantai_terlemah", "43.75")])
def test_data_by_another_mean(mean: str, overall: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ecosystem", EXAMPLE, "--json", "--mean", mean]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["format"], data["mean"], data["overall"]) == ("inovasi-daerah/ecosystem", mean, overall)


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(Path(EXAMPLE).read_bytes())))
    assert main(["ecosystem", "-", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["overall"] == "57.99"


def test_an_instrument_of_ones_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "own.toml"
    path.write_text(STARTER.read_text("utf-8").replace('id = "starter"', 'id = "own"'), "utf-8")
    assert main(["ecosystem", EXAMPLE, "--instrument", str(path), "--json"]) == 1
    problems = json.loads(capsys.readouterr().out)["problems"]
    assert [(found["code"], found["path"]) for found in problems] == [("unknown_instrument", "instrument")]
    path.write_text(STARTER.read_text("utf-8").replace("highest = 5", "highest = 9"), "utf-8")
    assert main(["ecosystem", EXAMPLE, "--instrument", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["overall"] == "28.99"


def test_a_file_that_is_not_there_is_used_wrongly(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ecosystem", "no-such-file.json"]) == 2
    assert main(["ecosystem", EXAMPLE, "--instrument", "no-such-instrument.toml"]) == 2
    assert "no-such-instrument.toml" in capsys.readouterr().err
