"""Cases of what a word is: every space of Unicode, what only seems to be one, and what makes a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_daerah.domain.innovations import SPACES, count_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.conformance.computed import Case
    from inovasi_daerah.rules.rulebook import Rulebook

# Separators that are no spaces, then characters of no width, and one that was a space before Unicode 6.3.
_NO_SPACES: Final = "\x1c\x1d\x1e\x1f\ufeff\u200b\u200c\u200d\u2060\u00ad\u180e"
# Letters of every category, digits; then numbers that are no digits, marks, punctuation and symbols.
_OF_WORDS: Final = "aZ\u01c5\u02b0\u5b57\u0430\u03b1\u0e0109\u0663\u0967\uff15"
_NOT_OF_WORDS: Final = "\u00b2\u00bd\u2167\u2460\u0301\u20e3-_.\u2026\u2014(%+$\u00a9\U0001f642"


def spaces() -> list[str]:
    """Every character that is a space, by its code."""
    return [f"U+{ord(character):04X}" for character in SPACES]


def words(rules: Rulebook) -> Iterator[Case]:
    """Designs with their words; they are the same under every edition (``rules``)."""
    del rules
    for character in SPACES + _NO_SPACES:
        yield _counted(f"satu{character}dua")
        yield _counted(f"{character}satu {character} dua{character}{character}tiga{character}")
    for character in _OF_WORDS + _NOT_OF_WORDS:
        yield _counted(character)
        yield _counted(f"satu {character} ({character}) dua")
    yield from (_counted(design) for design in ("", SPACES, "Lima langkah - menjadi 3 ...", "a/b e-mail 3,5 %"))


def _counted(design: str) -> Case:
    return {"input": {"design": design}, "expected": {"words": count_words(design)}}
