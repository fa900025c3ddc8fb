"""Regions by the names that people write: with *Pemerintah*, a province or a code beside them, or of former years."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from attrs import frozen

from inovasi_daerah.domain.region_table import RegionRecord, table
from inovasi_daerah.reading.contents import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_WORD: Final = re.compile(r"[^\W_]+")
_CODE: Final = re.compile(r"(?<![\w.])[1-9][0-9](?:\.[0-9]{2})?(?![\w.]*[0-9])", re.ASCII)
_STATISTICS: Final = re.compile(r"[1-9][0-9]{3}", re.ASCII)
_PLACES_OF_PROVINCE: Final = 2
_CITY_FROM: Final = "71"
_REGENCY, _CITY, _PROVINCE = "kabupaten", "kota", "provinsi"
_KINDS: Final = frozenset({_REGENCY, _CITY, _PROVINCE})
_SHORT: Final[Mapping[str, tuple[str, ...]]] = {
    "kab": (_REGENCY,),
    "prov": (_PROVINCE,),
    "prop": (_PROVINCE,),
    "propinsi": (_PROVINCE,),
    "kep": ("kepulauan",),
    "adm": ("administrasi",),
    "pemkab": ("pemerintah", _REGENCY),
    "pemkot": ("pemerintah", _CITY),
    "pemprov": ("pemerintah", _PROVINCE),
    "pemda": ("pemerintah", "daerah"),
    "ibukota": ("ibu", "kota"),
}
_GOVERNMENT: Final = (("pemerintah", "daerah"), ("pemerintahan", "daerah"), ("pemerintah",), ("pemerintahan",))
_ALIASES: Final[Mapping[str, tuple[str, ...]]] = {
    "31": ("Daerah Khusus Ibukota Jakarta", "Daerah Khusus Jakarta", "DKI Jakarta", "Jakarta"),
    "34": ("DI Yogyakarta", "DIY", "Yogyakarta"),
}
_CLOSE: Final = 0.7
_MOST_SUGGESTIONS: Final = 3
_LONGEST: Final = 200
_REMEMBERED: Final = 4096


@frozen
class FormerName:
    """A name that a region had, or that lists give it, and the law that ended it where it is known."""

    name: str
    code: str
    law: str
    in_force: str
    confidence: str


def _lines(name: str) -> Iterator[dict[str, str]]:
    text = (PACKAGE / "domain" / "data" / name).read_text("utf-8")
    return csv.DictReader(line for line in text.splitlines() if not line.startswith(("#", '"#')))


@cache
def former_names() -> Mapping[str, FormerName]:
    """Every known former name, by the words that are compared."""
    read = (
        FormerName(line["former_name"], line["code"], line["law"], line["in_force"], line["confidence"])
        for line in _lines("regions-former-names.csv")
    )
    return {_joined(_words(one.name)): one for one in read}


@cache
def codes_of_statistics() -> Mapping[str, str]:
    """The region of each four-digit code of the statistics office (BPS), where it is known."""
    return {line["bps_code"]: line["code"] for line in _lines("regions-bps.csv")}


def _names(record: RegionRecord) -> Iterable[str]:
    """The ways to write its name that are its own."""
    if "." in record.code:
        return (record.name, record.bare_name, record.name.replace(" Administrasi ", " "))
    names = (record.name, *_ALIASES.get(record.code, ()))
    return (*names, *(f"Provinsi {name}" for name in names))


def _words(text: str) -> list[str]:
    """Its words without what people write differently: case, punctuation, and what is shortened."""
    written: list[str] = _WORD.findall(text.casefold())
    return [word for each in written for word in _SHORT.get(each, (each,))]


def _joined(words: Iterable[str]) -> str:
    return "".join(words)


def _region_words(text: str) -> list[str]:
    """Its words without *Pemerintah* and its like before the name."""
    words = _words(text)
    for head in _GOVERNMENT:
        if tuple(words[: len(head)]) == head and words[len(head) :]:
            return words[len(head) :]
    return words


@cache
def _by_name() -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for record in table().values():
        for name in _names(record):
            found[_joined(_words(name))][record.code] = None
    for former in former_names().values():
        for name in (former.name, RegionRecord(former.code, former.name, autonomous=True).bare_name):
            found.setdefault(_joined(_words(name)), {former.code: None})
    return {name: tuple(codes) for name, codes in found.items()}


def _in_province(words: list[str]) -> tuple[str, ...]:
    """The regions of a name with the name of their province after it, or before it."""
    for place in range(1, len(words)):
        one, other = (_by_name().get(_joined(part), ()) for part in (words[:place], words[place:]))
        for within, names in ((other, one), (one, other)):
            provinces = [code for code in within if len(code) == _PLACES_OF_PROVINCE]
            found = tuple(code for code in names if code[:2] in provinces and "." in code)
            if found:
                return found
    return ()


def _of_name(text: str) -> tuple[str, ...]:
    words = _region_words(text)
    return _by_name().get(_joined(words)) or _in_province(words)


def _code_and_name(text: str) -> tuple[str, tuple[str, ...]]:
    """The code that is written beside a name, and the regions of the name."""
    found = _CODE.search(text)
    if found is None:
        return "", _of_name(text)
    rest = text[: found.start()] + " " + text[found.end() :]
    return found[0], _of_name(rest) if _WORD.search(rest) else (found[0],)


@lru_cache(_REMEMBERED)
def codes_of(wanted: str) -> tuple[str, ...]:
    """The codes of the regions that bear exactly this code or name; several where the name is shared.

    A code beside a name is read where both are of the same region.

    >>> codes_of("Pemerintah Kab. Minahasa"), codes_of("35.79 - Kota Batu"), codes_of("35.79 - Kota Malang")
    (('71.02',), ('35.79',), ())
    """
    if wanted in table():
        return (wanted,)
    if len(wanted) > _LONGEST:
        return ()
    code, named = _code_and_name(wanted)
    if code:
        return (code,) if code in named and code in table() else ()
    return named


def former_name(wanted: str) -> FormerName | None:
    """The former name that this is; None where it is a name of today, or no law is known that ended it.

    >>> former_name("Pemkab Mamuju Utara").code
    '76.01'
    """
    words = _region_words(wanted[:_LONGEST])
    found = former_names().get(_joined(words)) or former_names().get(_joined([_REGENCY, *words]))
    return found if found is not None and found.in_force and _by_name()[_joined(words)] == (found.code,) else None


def codes_with(words: str) -> tuple[str, ...]:
    """The codes of the regions whose name holds each of these words."""
    wanted = set(_region_words(words[:_LONGEST]))
    return tuple(code for code, record in table().items() if wanted and wanted <= set(_words(record.name)))


@lru_cache(_REMEMBERED)
def codes_near(wanted: str) -> tuple[str, ...]:
    """The codes of the regions whose code or name is most like ``wanted``, best first, at most three.

    Of a kind that is written only its own are near, and where a province is written beside the name only those in it.

    >>> codes_near("Kab. Sukabmui"), codes_near("Kabupaten Langkt - Sumatera Utara")
    (('32.02',), ('12.05',))
    """
    shortened = wanted[:_LONGEST].strip()
    if _STATISTICS.fullmatch(shortened):
        return _of_four_digits(shortened)
    code, named = _code_and_name(shortened)
    if code and named and named != (code,):
        return tuple(one for one in dict.fromkeys((code, *named)) if one in table())[:_MOST_SUGGESTIONS]
    if shortened[:1].isdigit():
        return _codes_like(code or shortened)
    return _names_like(_region_words(shortened))


def _of_four_digits(digits: str) -> tuple[str, ...]:
    """What four digits may mean: the statistics office's code first, then the code with its dot."""
    codes = (codes_of_statistics().get(digits, ""), f"{digits[:2]}.{digits[2:]}")
    return tuple(dict.fromkeys(code for code in codes if code in table()))


def _codes_like(code: str) -> tuple[str, ...]:
    """A code as it is, or whose last digit is a zero that was lost, then those that look like it."""
    if code in table():
        return (code,)
    completed = [f"{code}0"] if f"{code}0" in table() else []
    same_province = [known for known in table() if known[:_PLACES_OF_PROVINCE] == code[:_PLACES_OF_PROVINCE]]
    near = get_close_matches(code, same_province or table(), _MOST_SUGGESTIONS, _CLOSE)
    return tuple(dict.fromkeys((*completed, *near)))[:_MOST_SUGGESTIONS]


def _names_like(words: list[str]) -> tuple[str, ...]:
    """The regions whose bare name is most like the words: of the kind that is written, those of its province first."""
    kind = words[0] if words and words[0] in _KINDS else None
    bare, province = _without_province(words[1:] if kind else words)
    among = {
        name: [code for code in codes if kind in {None, _kind_of(code)}] for name, codes in _by_bare_name().items()
    }
    names = [name for name, codes in among.items() if codes]
    close = get_close_matches(_joined(bare), names, _MOST_SUGGESTIONS, _CLOSE)
    near = dict.fromkeys(code for name in close for code in among[name])
    within = [code for code in near if code.startswith(province)]
    return tuple(within or near)[:_MOST_SUGGESTIONS]


def _kind_of(code: str) -> str:
    if "." not in code:
        return _PROVINCE
    return _CITY if code[3:] >= _CITY_FROM else _REGENCY


def _without_province(words: list[str]) -> tuple[list[str], str]:
    """The words before or after the name of a province, and its code; all words and no code where none is there."""
    for place in range(1, len(words)):
        for rest, named in ((words[:place], words[place:]), (words[place:], words[:place])):
            codes = _by_name().get(_joined(named), ())
            if len(rest) and any(len(code) == _PLACES_OF_PROVINCE for code in codes):
                return rest, min(codes, key=len)
    return words, ""


@cache
def _by_bare_name() -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for record in table().values():
        for name in dict.fromkeys((record.bare_name, *_ALIASES.get(record.code, ()))):
            found[_joined(_words(name))].append(record.code)
    for former in former_names().values():
        bare = _joined(_words(RegionRecord(former.code, former.name, autonomous=True).bare_name))
        found[bare] = [*dict.fromkeys((*found[bare], former.code))]
    return {name: tuple(codes) for name, codes in found.items()}
