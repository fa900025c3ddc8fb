"""Texts as the eye sees them: ids that no reader tells apart, names that are alike, and what shows nothing at all."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Letters of other scripts that look like Latin ones: Cyrillic, then Greek. A capital often looks like another letter.
_CAPITALS: Final = str.maketrans("АВЕІКМНОРСТУХЅЈΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEIKMHOPCTYXSJABEZHIKMNOPTYX")
_SMALL: Final = str.maketrans("авеікмнорстухѕјοαενικρτυχ", "abeikmhopctyxsjoaevikptux")
# Fillers and the blank pattern of Braille, which are letters and symbols by their category and show nothing.
_FILLERS: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_VARIATIONS: Final = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))


def shows(character: str) -> bool:
    """Whether a character leaves something to see: no space, control, mark of direction or other format, no filler."""
    hidden = character in _FILLERS or any(ord(character) in among for among in _VARIATIONS)
    return not hidden and unicodedata.category(character)[0] not in "ZC"


def is_visible(text: str) -> bool:
    """Whether anything of the text is seen.

    >>> is_visible("\u200b\u2060"), is_visible("a\u200b")
    (False, True)
    """
    return any(map(shows, text))


def as_seen(text: str) -> str:
    """What the eye sees of an id: neither case nor script nor width, nothing hidden, all spaces and dashes alike.

    >>> as_seen("Inovasi\u20101\u200b") == as_seen("inov\u0430si-1")
    True
    >>> as_seen("a-1") == as_seen("a1")
    False
    """
    if text.isascii():
        return text.casefold()
    plain = _plain(text)
    shown = "".join(map(_shown, plain))
    return unicodedata.normalize("NFC", " ".join(shown.split()))


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Pd":
        return "-"
    if category[0] == "Z":
        return " "
    return character if shows(character) else ""


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKD", text).translate(_CAPITALS).casefold().translate(_SMALL)


def looks_like(text: str) -> str:
    """What is left of a name without what the eye passes over: case, spaces, quotes, accents and other scripts.

    >>> looks_like("  \u201cPOSYANDU\u201d  Digital") == looks_like("posyandu-digit\u0430l")
    True
    """
    letters = "".join(
        letter if letter.isalnum() else " " for letter in _plain(text) if not unicodedata.combining(letter)
    )
    return "".join(letters.split()) or text.strip()


def alike(texts: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Each text that looks like an earlier, other one: its place, the text and the earlier one.

    Args:
        texts: places and their texts; the same text twice is one.
    """
    first: dict[str, str] = {}
    told: set[str] = set()
    for place, text in texts:
        earlier = first.setdefault(as_seen(text), text)
        if earlier != text and text not in told:
            told.add(text)
            yield place, text, earlier


def spelled(text: str) -> str:
    """A text with the codes of all that is not ASCII in it, which tell apart what looks alike.

    >>> spelled("inovasi-\u0430")
    '"inovasi-\u0430" (U+0430)'
    """
    codes = ", ".join(f"U+{ord(character):04X}" for character in text if not character.isascii())
    return f'"{text}" ({codes})' if codes else f'"{text}"'
