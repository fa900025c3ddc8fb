"""Where a number comes from, and how sure of it we are."""

from __future__ import annotations

from typing import Final

from inovasi_daerah.frozen import frozen
from inovasi_daerah.text import Lang, Term, Text

_LONGEST: Final = 100
"""As many letters of an id as a repr shows."""


class Confidence(Term):
    """How well a figure is supported."""

    A = "A", "naskah resmi atau dua sumber yang sepakat", "an official text, or two sources that agree"
    B = "B", "satu sumber sekunder", "one secondary source"
    C = "C", "pembacaan atau kesimpulan kami", "our own reading or inference"


@frozen(repr=False)
class Reference:
    """The text a rule is taken from, with the confidence in that taking."""

    id: str
    title: Text
    confidence: Confidence | None = None

    def __repr__(self) -> str:
        mark = f" [{self.confidence.value}]" if self.confidence else ""
        return f"<Reference {self.id[:_LONGEST]}{mark}>"

    def label(self, lang: Lang = "id") -> str:
        """The reference as it is cited: its title and the confidence mark.

        >>> Reference("uu", Text("UU 23/2014", "Law 23/2014"), Confidence.A).label("en")
        'Law 23/2014 [A]'
        """
        mark = f" [{self.confidence.value}]" if self.confidence else ""
        return f"{self.title.say(lang)}{mark}"


@frozen
class Source:
    """What a rulebook writes beside a figure: the id of a reference, the confidence, and the assumption made."""

    reference: str
    confidence: Confidence
    assumption: str | None = None
