"""The settings of an edition: what its rules leave open, and what is done by default."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from inovasi_daerah.frozen import FrozenDict, frozen
from inovasi_daerah.reading.checks import rule
from inovasi_daerah.references import Source
from inovasi_daerah.rules.laws import RulebookPart, broken
from inovasi_daerah.text import Text, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.problems import Problem


class Counted(StrEnum):
    """Which innovations are counted, and among how many the mean is taken."""

    ELIGIBLE = "eligible"
    REPORTED = "reported"
    ALL = "all"


class Affairs(StrEnum):
    """Which affairs of an innovation cover a basic service: the main one, or any that it touches too."""

    MAIN = "main"
    ANY = "any"


class Stages(StrEnum):
    """Which stages are eligible."""

    APPLICATION = "penerapan"
    ALL = "all"


@frozen
class Setting(RulebookPart):
    """Something on which the rules are silent: its choices and the default."""

    name: Text
    default: str
    choices: FrozenDict[str, Text]
    source: Source

    @rule("choices[]", "default")
    def _default_of_the_choices(self) -> Iterator[Problem]:
        if self.default not in self.choices:
            yield broken("default", self.default, same(" | ".join(self.choices)))


@frozen
class SettingsOfEdition:
    """The three settings: which innovations count, which affairs cover, which stages are eligible."""

    counting: Setting
    affairs: Setting
    stages: Setting
