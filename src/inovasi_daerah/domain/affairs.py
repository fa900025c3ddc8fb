"""Government affairs (*urusan pemerintahan*): matched by code; names are labels, and aliases on input."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, Final, TypeAlias

from attrs import frozen

from inovasi_daerah.problems import Problem, nearest, one_of, problem, shown
from inovasi_daerah.reading.checks import Entry
from inovasi_daerah.reading.contents import PACKAGE
from inovasi_daerah.report.layout import brief
from inovasi_daerah.text import InovasiDaerahError, Lang, Text, joined, same

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_NOT_A_WORD: Final = re.compile(r"[^\w]+")
_MOST_PIECES: Final = 4
_CONCURRENT: Final = frozenset({"1", "2", "3"})
AFFAIR_RULE: Final = Text("daftar urusan pemerintahan, UU 23/2014", "list of government affairs, UU 23/2014")


@frozen(repr=False)
class Affair:
    """One government affair, or a whole group of them where a source says no more.

    Attributes:
        code: ``"1.02"``, or a group alone, ``"5"``.
        name: the official name and its English rendering.
        aliases: other ways to write the name, accepted on input.
    """

    code: str
    name: Text
    aliases: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"<Affair {self.code} {brief(self.name.id)}>"

    @property
    def group(self) -> str:
        """The code of the group, ``"1"`` to ``"9"``."""
        return self.code.partition(".")[0]

    def label(self, lang: Lang = "id") -> str:
        """The name in ``lang``."""
        return self.name.say(lang)


_NO_AFFAIR: Final = Text("urusan {wanted} tidak dikenal", "there is no affair {wanted}")
_NO_AFFAIR_BUT: Final = Text(f"{_NO_AFFAIR.id}; yang terdekat: {{near}}", f"{_NO_AFFAIR.en}; nearest: {{near}}")


class UnknownAffair(InovasiDaerahError):
    """No affair of that code or name; ``suggestions`` holds the nearest, best first."""

    def __init__(self, wanted: object, suggestions: tuple[Affair, ...] = ()) -> None:
        self.wanted = wanted
        self.suggestions = suggestions
        near = joined("; ", (same("{code} {name}").format(code=one.code, name=one.name) for one in suggestions))
        head = _NO_AFFAIR_BUT if suggestions else _NO_AFFAIR
        super().__init__(head.format(wanted=shown(wanted), near=near))

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        return type(self), (self.wanted, self.suggestions)


@cache
def _data() -> dict[str, dict[str, Any]]:
    return tomllib.loads((PACKAGE / "domain" / "data" / "affairs.toml").read_text("utf-8"))


@cache
def affairs() -> Mapping[str, Affair]:
    """Every affair by its code, groups included."""
    return MappingProxyType(
        {
            code: Affair(code, Text(entry["id"], entry["en"]), tuple(entry.get("aliases", ())))
            for code, entry in _data()["affairs"].items()
        }
    )


@cache
def concurrent_affairs() -> tuple[Affair, ...]:
    """The affairs that the centre and the regions share (*konkuren*): groups 1 to 3, without the groups themselves."""
    return tuple(affair for affair in affairs().values() if affair.group in _CONCURRENT and affair.code != affair.group)


@cache
def _by_name() -> dict[str, str]:
    return {
        _normal(name): affair.code
        for affair in affairs().values()
        for name in (affair.name.id, affair.name.en, *affair.aliases)
    }


def _normal(name: str) -> str:
    """A name without what people write differently: case, punctuation, ``&``, and the spellings of the field."""
    words = _NOT_A_WORD.sub(" ", name.casefold().replace("&", " dan ")).split()
    return " ".join(_data()["spellings"].get(word, word) for word in words)


def affair(wanted: str) -> Affair:
    """The affair of a code, or of a name as people write it.

    >>> affair("1.02").label("en")
    'Health'
    >>> affair("ketentraman & ketertiban umum dan perlindungan masyarakat").code
    '1.05'

    Raises:
        UnknownAffair: naming the nearest.
    """
    if not isinstance(wanted, str):
        raise UnknownAffair(wanted)
    found = affairs().get(wanted) or affairs().get(_by_name().get(_normal(wanted), ""))
    if found is None:
        near = nearest(_normal(wanted), _by_name()) or ""
        raise UnknownAffair(wanted, tuple(affairs()[code] for code in (_by_name().get(near),) if code))
    return found


def affairs_in(listed: str) -> tuple[tuple[Affair, ...], tuple[str, ...]]:
    """The affairs of a list with commas between them, and the pieces that name none.

    Names hold commas themselves: at each place the longest name wins, and a name is never split.

    >>> found, rest = affairs_in("koperasi, usaha kecil, dan menengah, kesehatan, teluh")
    >>> [one.code for one in found], rest
    (['2.17', '1.02'], ('teluh',))
    """
    pieces = [piece.strip() for piece in listed.split(",")]
    found: dict[str, Affair] = {}
    unknown: list[str] = []
    start = 0
    while start < len(pieces):
        end, named = _longest(pieces, start)
        if named is not None:
            found[named.code] = named
        elif pieces[start]:
            unknown.append(pieces[start])
        start = end
    return tuple(found.values()), tuple(unknown)


def _longest(pieces: list[str], start: int) -> tuple[int, Affair | None]:
    """The end of the longest name that begins with this piece, and its affair; the next piece where there is none."""
    for end in range(min(start + _MOST_PIECES, len(pieces)), start, -1):
        code = _by_name().get(_normal(" ".join(pieces[start:end])))
        if code is not None and pieces[start] and pieces[end - 1]:
            return end, affairs()[code]
    return start + 1, None


def _affair_code(value: object) -> Sequence[Problem]:
    if type(value) is not str:
        wanted = Text('kode urusan seperti "1.02"', 'the code of an affair, such as "1.02"')
        return (problem("wrong_type", value, wanted),)
    if value in affairs():
        return ()
    wanted = one_of(affairs(), value)
    try:
        near: tuple[Affair, ...] = (affair(value),)
    except UnknownAffair as unknown:
        near = unknown.suggestions
    if near:
        wanted = Text(
            f'kode urusan; maksudnya "{near[0].code}" ({near[0].label("id")})?',
            f'the code of an affair; did you mean "{near[0].code}" ({near[0].label("en")})?',
        )
    return (problem("unknown_affair", value, wanted, reference=AFFAIR_RULE),)


AffairCode: TypeAlias = Annotated[str, Entry(_affair_code)]
"""The code of an affair."""
