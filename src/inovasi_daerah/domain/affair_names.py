"""Affairs by the names that people write, with a code or the name of a group before them, a short name after."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from inovasi_daerah.problems import nearest
from inovasi_daerah.reading.contents import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOT_A_WORD: Final = re.compile(r"[^\w]+")
_CODE: Final = re.compile(r"(?<![\w.+-])[1-9](?:\.[0-9]{2})?(?![\w.]*[0-9])", re.ASCII)
_NUMBER: Final = re.compile(r"([1-9])[.,]([0-9]{1,2})", re.ASCII)
_BRACKET: Final = re.compile(r"\(([^()]*)\)\s*$")
_PIECES: Final = re.compile(r"[,;|\n]")
_MOST_PIECES: Final = 4
_LONGEST: Final = 200
_MOST_NEAR: Final = 3
_REMEMBERED: Final = 4096


@cache
def data() -> dict[str, Any]:
    """The file of affairs, as it is written."""
    return tomllib.loads((PACKAGE / "domain" / "data" / "affairs.toml").read_text("utf-8"))


@cache
def _affairs() -> Mapping[str, Mapping[str, Any]]:
    return MappingProxyType(data()["affairs"])


@cache
def _spellings() -> Mapping[str, str]:
    """What a word stands for as it is written; nothing, where it says nothing."""
    return MappingProxyType(data()["spellings"])


@cache
def _before() -> frozenset[str]:
    """The words that may be before a name of any group."""
    return frozenset(data()["before"])


def _words(name: str) -> tuple[str, ...]:
    """The words of a name without what people write differently: case, punctuation, spellings, *dan* and its like."""
    written = _NOT_A_WORD.sub(" ", name.casefold()).split()
    return tuple(word for each in written for word in _spellings().get(each, each).split())


@cache
def _by_name() -> Mapping[tuple[str, ...], str]:
    return {
        _words(name): code
        for code, entry in _affairs().items()
        for name in (entry["id"], entry["en"], *entry.get("aliases", ()))
    }


@cache
def _groups() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    return {(): tuple(_affairs()), **{_words(words): tuple(codes) for words, codes in data()["groups"].items()}}


def _split(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...] | None]:
    """The name after the words that may stand before one, and the groups that these can mean."""
    for place in range(len(words)):
        groups = _groups().get(tuple(word for word in words[:place] if word not in _before()))
        if groups is not None and words[place:] in _by_name():
            return words[place:], groups
    return words, None


def _of_words(words: tuple[str, ...]) -> str | None:
    name, groups = _split(words)
    if groups is None:
        return None
    code = _by_name()[name]
    return code if code[:1] in groups else None


def _of_name(name: str) -> str | None:
    """The code of a name, which may end with a short name of the same affair in brackets."""
    found = _of_words(_words(name))
    bracket = _BRACKET.search(name)
    if found is not None or bracket is None:
        return found
    before, within = _of_words(_words(name[: bracket.start()])), _of_words(_words(bracket[1]))
    return before if within in {None, before} else None


def _code_and_name(text: str) -> tuple[str | None, str]:
    """A code at the beginning or the end of a text, and the rest of it."""
    for found in _CODE.finditer(text):
        before, after = text[: found.start()].strip(" ([-"), text[found.end() :].strip(" )].:-\u2013\u2014")
        if not before or not after:
            return found[0], before or after
    return None, text


@lru_cache(_REMEMBERED)
def code_of(wanted: str) -> str | None:
    """The code of an affair that a text names by its code, its name, or both where they are of the same affair.

    >>> [code_of(text) for text in ("1.02 - Kesehatan", "URUSAN PEMERINTAHAN BIDANG KESEHATAN", "1.02 Pendidikan")]
    ['1.02', '1.02', None]
    """
    if len(wanted) > _LONGEST:
        return None
    if wanted in _affairs():
        return wanted
    code, name = _code_and_name(wanted)
    if code is None:
        return _of_name(wanted)
    if code not in _affairs() or (name and _of_name(name) != code):
        return None
    return code


@lru_cache(_REMEMBERED)
def codes_near(wanted: str) -> tuple[str, ...]:
    """The affairs that a text may mean, the nearest first, at most three.

    Both where a code and a name are of different affairs; a code that lost its zero; a slip of the pen in a name; then
    the names that hold every word of the text, and those whose every word it holds.

    >>> codes_near("1.02 Pendidikan"), codes_near("2.1"), codes_near("Keshatan"), codes_near("Perempuan")
    (('1.02', '1.01'), ('2.10',), ('1.02',), ('2.08',))
    """
    shortened = wanted[:_LONGEST].strip()
    number = _NUMBER.fullmatch(shortened)
    if number is not None:
        codes = (f"{number[1]}.{number[2]:0<2}", f"{number[1]}.{number[2]:0>2}")
        return tuple(dict.fromkeys(code for code in codes if code in _affairs()))
    code, name = _code_and_name(shortened)
    if code is not None and name:
        both = (code, _of_name(name) or "")
        return tuple(dict.fromkeys(one for one in both if one in _affairs()))
    return _names_near(_words(shortened))


@cache
def _by_text() -> Mapping[str, str]:
    return {" ".join(name): code for name, code in _by_name().items()}


def _names_near(words: tuple[str, ...]) -> tuple[str, ...]:
    names = _by_text()
    bare = _without_what_stands_before(words)
    for text in dict.fromkeys((" ".join(words), " ".join(bare))):
        slip = nearest(text, names)
        if slip is not None:
            return (names[slip],)
    wanted = set(bare)
    within = [code for name, code in _by_name().items() if wanted and (wanted <= {*name} or {*name} <= wanted)]
    return tuple(dict.fromkeys(within))[:_MOST_NEAR]


def _without_what_stands_before(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words after the longest beginning that may stand before a name."""
    for place in range(len(words) - 1, 0, -1):
        if tuple(word for word in words[:place] if word not in _before()) in _groups():
            return words[place:]
    return words


def codes_in(listed: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The affairs of a list with commas, semicolons, bars or line breaks between them, and the pieces that name none.

    Names hold commas themselves: at each place the longest name wins, and a name is never split.
    """
    pieces = [piece.strip() for piece in _PIECES.split(listed)]
    found: dict[str, None] = {}
    unknown: list[str] = []
    start = 0
    while start < len(pieces):
        end, code = _longest(pieces, start)
        if code is not None:
            found[code] = None
        elif pieces[start]:
            unknown.append(pieces[start])
        start = end
    return tuple(found), tuple(unknown)


def _longest(pieces: list[str], start: int) -> tuple[int, str | None]:
    """The end of the longest name that begins with this piece, and its code; the next piece where there is none."""
    for end in range(min(start + _MOST_PIECES, len(pieces)), start, -1):
        if pieces[start] and pieces[end - 1]:
            code = code_of(", ".join(pieces[start:end]))
            if code is not None:
                return end, code
    return start + 1, None
