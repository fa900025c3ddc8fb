"""How the fact of an indicator is written in a file, made from its scale."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from inovasi_daerah.frozen import frozen
from inovasi_daerah.text import LANGS, Text, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.rules.scales import Scale


def forms_of_facts(scale: Scale, year: int, mark: Callable[[str], str] = str) -> Iterator[Text]:
    """Every form that a fact of ``scale`` may have in assessment year ``year``: an example, and what it means.

    Args:
        mark: how what is written literally is marked; by default it is not.

    >>> from inovasi_daerah.rules.library import rulebook
    >>> row = rulebook("iid-2026").catalogue.innovation.rows["anggaran"]
    >>> [form.say("en") for form in forms_of_facts(row.scale, 2026)]
    ['"fact": [2024, 2025, 2026], those years that apply']
    """
    return scale.forms(year, _Marked(mark))


@frozen
class _Marked:
    """Facts as a JSON file states them, and quotes of it, both marked."""

    mark: Callable[[str], str]

    def fact(self, fact: object, *, basis: str | None = None) -> Text:
        stated = {"fact": fact} if basis is None else {"basis": basis, "fact": fact}
        return same(self.mark(json.dumps(stated, ensure_ascii=False)[1:-1]))

    def quoted(self, words: Text) -> Text:
        """The words with what stands in quotes marked, so that the quotes stay as a file has them."""
        return Text(*(re.sub(r'"[^"]*"', lambda found: self.mark(found[0]), words.say(lang)) for lang in LANGS))
