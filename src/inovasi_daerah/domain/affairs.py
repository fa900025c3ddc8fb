"""Government affairs (*urusan pemerintahan*): matched by code; names are labels, and aliases on input."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, Final, TypeAlias

from inovasi_daerah.arguments import expect
from inovasi_daerah.domain.affair_names import code_of, codes_in, codes_near, data
from inovasi_daerah.frozen import frozen
from inovasi_daerah.problems import Problem, problem, shown
from inovasi_daerah.reading.checks import Entry
from inovasi_daerah.report.layout import brief
from inovasi_daerah.text import InovasiDaerahError, Lang, Text, joined, same

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_CONCURRENT: Final = frozenset({"1", "2", "3"})
_AN_AFFAIR: Final = Text('kode urusan seperti "1.02"', 'the code of an affair, such as "1.02"')
_MEANT: Final = Text("kode urusan; maksudnya {listed}?", "the code of an affair; did you mean {listed}?")
_WITH_NAME: Final = same('"{code}" ({name})')
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
def affairs() -> Mapping[str, Affair]:
    """Every affair by its code, groups included."""
    return MappingProxyType(
        {
            code: Affair(code, Text(entry["id"], entry["en"]), tuple(entry.get("aliases", ())))
            for code, entry in data()["affairs"].items()
        }
    )


@cache
def concurrent_affairs() -> tuple[Affair, ...]:
    """The affairs that the centre and the regions share (*konkuren*): groups 1 to 3, without the groups themselves."""
    return tuple(affair for affair in affairs().values() if affair.group in _CONCURRENT and affair.code != affair.group)


def affair(wanted: str) -> Affair:
    """The affair of a code, or of a name as people write it.

    >>> affair("1.02").label("en")
    'Health'
    >>> affair("ketentraman & ketertiban umum dan perlindungan masyarakat").code
    '1.05'

    Raises:
        UnknownAffair: naming the nearest.
    """
    expect(wanted, str, "wanted")
    code = code_of(wanted)
    if code is None:
        raise UnknownAffair(wanted, tuple(affairs()[near] for near in codes_near(wanted)))
    return affairs()[code]


def affairs_in(listed: str) -> tuple[tuple[Affair, ...], tuple[str, ...]]:
    """The affairs of a list with commas between them, and the pieces that name none.

    Names hold commas themselves: at each place the longest name wins, and a name is never split.

    >>> found, rest = affairs_in("koperasi, usaha kecil, dan menengah, kesehatan, teluh")
    >>> [one.code for one in found], rest
    (['2.17', '1.02'], ('teluh',))
    """
    found, unknown = codes_in(listed)
    return tuple(affairs()[code] for code in found), unknown


def meant_affair(wanted: str, otherwise: Text = _AN_AFFAIR) -> Text:
    """What to write in place of a text that names no affair: the nearest, or ``otherwise`` where none is near."""
    near = [affairs()[code] for code in codes_near(wanted)]
    if not near:
        return otherwise
    return _MEANT.format(listed=joined("; ", (_WITH_NAME.format(code=one.code, name=one.name) for one in near)))


def _affair_code(value: object) -> Sequence[Problem]:
    if type(value) is not str:
        return (problem("wrong_type", value, _AN_AFFAIR),)
    if value in affairs():
        return ()
    return (problem("unknown_affair", value, meant_affair(value), reference=AFFAIR_RULE),)


AffairCode: TypeAlias = Annotated[str, Entry(_affair_code)]
"""The code of an affair."""
