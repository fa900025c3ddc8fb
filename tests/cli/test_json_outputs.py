"""What docs/json-outputs.md says of every command is what the command prints."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from program import program

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT.joinpath("docs", "json-outputs.md").read_text("utf-8")
SECTIONS = {
    (title := section.partition("\n")[0]): section for section in PAGE.split("\n## ")[1:] if "\n```sh\n" in section
}
CONDITIONAL = "only "
"""In the meaning of a key that is printed under a condition."""
ELSEWHERE = "as "
"""How the form of a key begins whose own keys are listed elsewhere."""


def table(section: str) -> dict[str, tuple[str, str]]:
    """The paths of the table of a section, each with its form and its meaning."""
    lines = re.findall(r"^\| `([^`]+)` \| ?(.*?) ?\| ?(.*?) ?\|$", section, re.MULTILINE)
    return {path: (form, meaning) for path, form, meaning in lines}


def paths(value: Any, documented: dict[str, tuple[str, str]], path: str = "") -> Iterator[str]:
    """The path of every key that was printed; a text in two languages is one value."""
    if isinstance(value, list):
        for item in value:
            yield from paths(item, documented, f"{path}[]")
    elif isinstance(value, dict) and value.keys() != {"id", "en"}:
        for key, item in value.items():
            free = f"{path}.*"
            found = free if free in documented else f"{path}.{key}".removeprefix(".")
            yield found
            if not documented.get(found, ("", ""))[0].startswith(ELSEWHERE):
                yield from paths(item, documented, found)


@pytest.mark.parametrize("title", SECTIONS)
def test_a_command_prints_the_keys_of_its_table_and_no_others(title: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    (block,) = re.findall(r"```sh\n(.*?)\n```", SECTIONS[title], re.DOTALL)
    printed = ""
    for command in block.split(" | "):
        name, *arguments = shlex.split(command)
        assert name == "inovasi-daerah"
        printed = program(*arguments, stdin=printed).out
    documented = table(SECTIONS[title])
    found = set(paths(json.loads(printed), documented))
    assert found - documented.keys() == set()
    assert [path for path in documented.keys() - found if CONDITIONAL not in documented[path][1]] == []


def test_every_command_has_its_section() -> None:
    listed = re.findall(r"^    (\w+)", program("--help").out, re.MULTILINE)
    titles = [title.split(":")[0].split()[0] for title in re.findall(r"^## (.*)$", PAGE, re.MULTILINE)]
    assert sorted(set(titles) - {"Problems"}) == sorted(listed)
