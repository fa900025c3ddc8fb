"""Two languages: every label, every sentence and every error exists in Indonesian and in English."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, Final, Literal, Self, get_args

from inovasi_daerah.frozen import frozen

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
            UnknownLanguage: for a language other than ``"id"`` and ``"en"``.
        """
        if lang == "id":
            return self.id
        if lang == "en":
            return self.en
        raise UnknownLanguage(lang)

    def to_dict(self) -> dict[str, str]:
        """As JSON data: the text in both languages."""
        return {"id": self.id, "en": self.en}

    def format(self, **parts: object) -> Text:
        """The text with its ``{placeholders}`` filled; a part that is itself a Text is said in each language."""
        return Text(*(self.say(lang).format(**_said(parts, lang)) for lang in LANGS))


def known(lang: Lang) -> Lang:
    """The language itself.

    Raises:
        UnknownLanguage: for a language other than ``"id"`` and ``"en"``.
    """
    if lang not in LANGS:
        raise UnknownLanguage(lang)
    return lang


class InovasiDaerahError(Exception):
    """The root of every error of this library."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.id)
        self.text = text

    def message(self, lang: Lang = "id") -> str:
        """The error as a sentence in ``lang``."""
        return self.text.say(lang)

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        return type(self), (self.text,)

    def __str__(self) -> str:
        return self.message("id")


class UnknownLanguage(InovasiDaerahError, ValueError):
    """A language in which nothing is written here."""

    def __init__(self, wanted: object) -> None:
        self.wanted = wanted
        known = " | ".join(LANGS)
        super().__init__(
            Text(f"tidak ada bahasa {wanted!r}; ada: {known}", f"no language {wanted!r}; there are: {known}")
        )

    def __reduce__(self) -> tuple[type[UnknownLanguage], tuple[object]]:
        return type(self), (self.wanted,)


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
