"""Cells of a spreadsheet as people write them: one reading each, and a problem where there are two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import frozen

from inovasi_daerah.domain.affairs import AFFAIR_RULE, UnknownAffair, affair, affairs, meant_affair
from inovasi_daerah.domain.regions import meant_region
from inovasi_daerah.files.days import DATE_FORM, written
from inovasi_daerah.problems import problem
from inovasi_daerah.reading.plain import is_list
from inovasi_daerah.reading.structure import Refused
from inovasi_daerah.rules.scales import Bases, Number, Selection, Share, Years
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from inovasi_daerah.rules.scales import Scale

CELL_RULE: Final = Text("cara menulis isian lembar kerja", "how cells of a spreadsheet are written")
_WHOLE: Final = re.compile(r"-?[0-9]{1,15}", re.ASCII)
_GROUPED: Final = re.compile(r"-?[0-9]{1,3}(\.[0-9]{3}){2,4}", re.ASCII)
_TWO_READINGS: Final = re.compile(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}", re.ASCII)
_DECIMAL: Final = re.compile(r"-?[0-9]{1,15}([.,][0-9]{1,15})?", re.ASCII)
_INDONESIAN: Final = re.compile(r"-?[0-9]{1,3}(\.[0-9]{3})+,[0-9]{1,15}", re.ASCII)
_REGION_NUMBER: Final = re.compile(r"([1-9][0-9])[.,]([0-9]{1,2})", re.ASCII)
_AFFAIR_NUMBER: Final = re.compile(r"([1-9])[.,]([0-9]{1,2})", re.ASCII)
_PARTS: Final = re.compile(r"[\s|]+")

INTEGER_FORM: Final = Text("bilangan bulat tanpa titik dan koma", "a whole number without point or comma")
_DECIMAL_FORM: Final = Text('bilangan seperti "12,5" atau "12.5"', 'a number such as "12,5" or "12.5"')
_REGION_FORM: Final = Text('kode daerah seperti "35.10"', 'the code of a region, such as "35.10"')


@frozen
class Read:
    """What a cell says.

    Attributes:
        completed: whether a code was completed that a spreadsheet had read as a number.
    """

    value: object
    completed: bool = False

    @property
    def said(self) -> str:
        """The value as a cell would hold it."""
        return " ".join(map(str, self.value)) if is_list(self.value) else str(self.value)


def _refused(code: str, text: str, expected: Text) -> Refused:
    return Refused([problem(code, text, expected, reference=CELL_RULE)])


def integer(text: str) -> Read:
    """A count or a level.

    >>> integer("12").value, integer("1.234.567").value
    (12, 1234567)

    Raises:
        Refused: ``1.234`` and ``1,234`` may be thousands or a fraction.
    """
    if _WHOLE.fullmatch(text):
        return Read(int(text))
    if _GROUPED.fullmatch(text):
        return Read(int(text.replace(".", "")))
    raise _refused("ambiguous" if _TWO_READINGS.fullmatch(text) else "bad_form", text, INTEGER_FORM)


def decimal(text: str, *, percent: bool = False) -> Read:
    """A rate, as decimal text; ``percent`` allows a percent sign after it.

    >>> decimal("12,5 %", percent=True).value, decimal("1.234,50").value
    ('12.5', '1234.50')

    Raises:
        Refused: ``1.234`` and ``1,234`` may be thousands or a fraction.
    """
    plain = text.removesuffix("%").rstrip() if percent else text
    if _TWO_READINGS.fullmatch(plain):
        raise _refused("ambiguous", text, _DECIMAL_FORM)
    if _INDONESIAN.fullmatch(plain):
        return Read(plain.replace(".", "").replace(",", "."))
    if not _DECIMAL.fullmatch(plain):
        raise _refused("bad_form", text, _DECIMAL_FORM)
    return Read(plain.replace(",", "."))


def day(text: str) -> Read:
    """A date; in numbers the day comes first.

    >>> day("31/12/2024").value == day("31 Desember 2024").value == day("2024-12-31 08:30").value == "2024-12-31"
    True
    """
    found = written(text)
    if found.day is None:
        raise _refused("bad_date", text, DATE_FORM)
    return Read(found.day.isoformat())


def region(text: str) -> Read:
    """The code of a region; one that a spreadsheet read as a number is completed.

    >>> region("35.1"), region("35.10")
    (Read(value='35.10', completed=True), Read(value='35.10', completed=False))
    """
    if text.isdigit():
        return Read(text)
    found = _REGION_NUMBER.fullmatch(text)
    if found is None:
        raise _refused("bad_form", text, meant_region(text) or _REGION_FORM)
    code = f"{found[1]}.{found[2]:0<2}"
    return Read(code, completed=code != text)


def affair_code(text: str) -> Read:
    """The code of an affair, or its name; ``2.1`` is read as 2.10 where only that is a code."""
    found = _AFFAIR_NUMBER.fullmatch(text)
    code = f"{found[1]}.{found[2]:0<2}" if found else text
    if code in affairs():
        return Read(code, completed=code != text)
    try:
        return Read(affair(text).code)
    except UnknownAffair:
        raise Refused([problem("unknown_affair", text, meant_affair(text), reference=AFFAIR_RULE)]) from None


def plain_text(text: str) -> Read:
    """A text, unchanged."""
    return Read(text)


def several(one: Callable[[str], Read]) -> Callable[[str], Read]:
    """A cell with several items between spaces or bars."""

    def read(text: str) -> Read:
        items = [one(item) for item in _PARTS.split(text)]
        return Read([item.value for item in items], completed=any(item.completed for item in items))

    return read


def fact_reader(scale: Scale | None, basis: str | None) -> Callable[[str], Read]:
    """How the fact of a row is written, by the row's scale (and the basis chosen, where it has several)."""
    match scale:
        case Bases():
            chosen = scale.bases.get(basis or "")
            return plain_text if chosen is None else fact_reader(chosen.scale, None)
        case Years():
            return several(integer)
        case Selection():
            return _selection
        case Number():
            return integer if scale.whole else _rate(scale)
        case Share():
            rate = _rate(scale.percentage)
            return lambda text: Read(text) if text == scale.none else rate(text)
        case _:
            return plain_text


def _rate(scale: Number) -> Callable[[str], Read]:
    percent = "%" in scale.unit.id
    return lambda text: decimal(text, percent=percent)


def _selection(text: str) -> Read:
    """Members of a set between spaces or bars, or how many."""
    return integer(text) if text[0].isdigit() else several(plain_text)(text)
