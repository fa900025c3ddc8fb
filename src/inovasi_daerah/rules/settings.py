"""The settings of an edition: what its rules leave open, and what is done by default."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from inovasi_daerah.frozen import FrozenDict
from inovasi_daerah.reading.structure import UNREADABLE, is_object
from inovasi_daerah.references import Source
from inovasi_daerah.rules.laws import Lawful, broken
from inovasi_daerah.text import Text, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.problems import Problem


@frozen
class Setting(Lawful):
    """Something on which the rules are silent: its choices and the default."""

    name: Text
    default: str
    choices: FrozenDict[str, Text]
    source: Source

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """The default is one of the choices."""
        if is_object(it.choices) and it.default is not UNREADABLE and it.default not in it.choices:
            yield broken("default", it.default, same(" | ".join(it.choices)))


@frozen
class SettingsOfEdition:
    """The three settings: which innovations count, which affairs cover, which stages are eligible."""

    counting: Setting
    affairs: Setting
    stages: Setting
