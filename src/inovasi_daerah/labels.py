"""Two languages: every label and every sentence exists in Indonesian and in English."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, Literal, Self, get_args

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

Lang = Literal["id", "en"]
LANGS: Final[tuple[Lang, ...]] = get_args(Lang)


@frozen
class Text:
    """One sentence or label in both languages.

    >>> Text(id="inovasi", en="innovation").say("en")
    'innovation'
    """

    id: str
    en: str

    def say(self, lang: Lang = "id") -> str:
        """The text in ``lang``.

        Raises:
            ValueError: for a language other than ``"id"`` and ``"en"``.
        """
        if lang == "id":
            return self.id
        if lang == "en":
            return self.en
        raise ValueError(f"bahasa/language: {lang!r}; {' | '.join(LANGS)}")

    def format(self, **parts: object) -> Text:
        """The text with its ``{placeholders}`` filled; a part that is itself a Text is said in each language."""
        return Text(*(self.say(lang).format(**_said(parts, lang)) for lang in LANGS))


def _said(parts: dict[str, object], lang: Lang) -> dict[str, object]:
    return {key: part.say(lang) if isinstance(part, Text) else part for key, part in parts.items()}


def same(text: object) -> Text:
    """The same words in both languages: a code, a number, a name."""
    return Text(id=str(text), en=str(text))


def joined(separator: str | Text, texts: Iterable[Text], *, empty: Text | None = None) -> Text:
    """The texts one after the other, in each language; ``empty`` where there are none.

    >>> joined(", ", [Text("satu", "one"), Text("dua", "two")]).say("en")
    'one, two'
    """
    listed = list(texts)
    if empty is not None and not listed:
        return empty
    between = separator if isinstance(separator, Text) else same(separator)
    return Text(*(between.say(lang).join(text.say(lang) for text in listed) for lang in LANGS))


class Term(Enum):
    """A closed vocabulary: each member has its wire value (the official term in snake_case) and two labels.

    >>> class Colour(Term):
    ...     RED = "merah", "Merah", "Red"
    >>> Colour("merah").label("en")
    'Red'
    """

    text: Text

    def __new__(cls, value: str, indonesian: str, english: str) -> Self:
        """A member from its wire value and its two labels."""
        member = object.__new__(cls)
        member._value_ = value
        member.text = Text(id=indonesian, en=english)
        return member

    def label(self, lang: Lang = "id") -> str:
        """The official term, or its English rendering."""
        return self.text.say(lang)

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"
