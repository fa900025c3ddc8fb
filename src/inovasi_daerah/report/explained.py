"""What every result can do: say itself as text and as HTML, from one content."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from inovasi_daerah.report.html import as_document, as_fragment
from inovasi_daerah.report.section import words
from inovasi_daerah.report.text import as_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inovasi_daerah.report.section import Section
    from inovasi_daerah.text import Lang


class Explained:
    """A result that gives its content as sections; every rendering shows the same."""

    __slots__ = ()

    @abstractmethod
    def sections(self) -> Iterable[Section]:
        """The content, the headline first."""

    def explain(self, lang: Lang = "id") -> str:
        """The result as text, at most 100 columns wide.

        Raises:
            UnknownLanguage: for a language other than ``"id"`` and ``"en"``.
        """
        return as_text(self.sections(), lang)

    def to_html(self, lang: Lang = "id") -> str:
        """The result as a page of HTML, without scripts and without anything from elsewhere.

        Raises:
            UnknownLanguage: for a language other than ``"id"`` and ``"en"``.
        """
        sections = tuple(self.sections())
        return as_document(words(sections[0].title, lang), sections, lang)

    def _repr_html_(self) -> str:
        return as_fragment(self.sections())
