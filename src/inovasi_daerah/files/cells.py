"""Cells of a spreadsheet as people write them: one reading each, and a problem where there are two."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from inovasi_daerah.domain.affairs import AFFAIR_RULE, UnknownAffair, affair, affairs, affairs_in, meant_affair
from inovasi_daerah.domain.regions import meant_region
from inovasi_daerah.domain.rich_text import without_markup
from inovasi_daerah.files.days import DATE_FORM, written
from inovasi_daerah.files.official_values import NO_AFFAIRS, READERS
from inovasi_daerah.files.spreadsheet_rows import SHEET_RULE
from inovasi_daerah.problems import problem
from inovasi_daerah.reading.plain import is_list
from inovasi_daerah.reading.structure import Refused
from inovasi_daerah.rules.scales import Number, Options, Several
from inovasi_daerah.text import Term, Text, same

if TYPE_CHECKING:
    from collections.abc import Callable

    from inovasi_daerah.rules.scales import Scale

_WHOLE: Final = re.compile(r"-?[0-9]{1,15}", re.ASCII)
_WHOLE_WITH_ZEROS: Final = re.compile(r"(-?[0-9]{1,15})[.,]0{1,15}", re.ASCII)
_GROUPED: Final = re.compile(
    r"(?P<whole>-?[0-9]{1,3}(?:\.[0-9]{3}){2,4}|-?[0-9]{1,3}(?:,[0-9]{3}){2,4})(?P<part>)", re.ASCII
)
_MIXED: Final = re.compile(
    r"(?P<whole>-?[0-9]{1,3}(?:\.[0-9]{3}){1,4}(?=,)|-?[0-9]{1,3}(?:,[0-9]{3}){1,4}(?=\.))(?P<part>[.,][0-9]{1,15})",
    re.ASCII,
)
_TWO_READINGS: Final = re.compile(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}", re.ASCII)
_DECIMAL: Final = re.compile(r"-?[0-9]{1,15}([.,][0-9]{1,15})?", re.ASCII)
_SPACED_GROUPS: Final = re.compile(r"-?[0-9]{1,3}(?:[ \u00a0\u202f\u2009][0-9]{3})+(?:[.,][0-9]{1,15})?", re.ASCII)
_SPACED: Final = re.compile(r"\s")
_NOT_DIGITS: Final = re.compile(r"[.,]")
_ANY_YEAR: Final = 0  # whether a year lies in the window is asked when the fact is graded
_WHOLE_OF_100: Final = 100
_REGION_NUMBER: Final = re.compile(r"([1-9][0-9])[.,]([0-9]{1,2})", re.ASCII)
_AFFAIR_NUMBER: Final = re.compile(r"([1-9])[.,]([0-9]{1,2})", re.ASCII)
_PARTS: Final = re.compile(r"[\s|]+")
_CODES: Final = re.compile(r"[1-9](?:[.,][0-9]{1,2})?(?:[\s|;]+[1-9](?:[.,][0-9]{1,2})?)*", re.ASCII)
_LEVEL: Final = re.compile(r"(?:level|parameter)\s*([0-9])", re.ASCII | re.IGNORECASE)
_PLAIN_YEARS: Final = re.compile(r"[0-9]+(?:[\s|]+[0-9]+)*", re.ASCII)
_BETWEEN_YEARS: Final = re.compile(r"\s*(?:[,;/|&+\s]|\bdan\b|\band\b)\s*", re.IGNORECASE)
_FROM_TO: Final = re.compile(
    r"([12][0-9]{3})\s*(?:[-\u2013\u2014]|s\.?\s?/?d\.?|sampai(?: dengan)?|to)\s*([12][0-9]{3})",
    re.ASCII | re.IGNORECASE,
)

NUMBER_READ: Final = Text(
    "bilangan bulat dengan nol di belakang koma, tanda plus atau spasi dibaca tanpa itu",
    "a whole number with zeros behind its point, a plus sign or spaces is read without them",
)
MARKUP_LEFT_OUT: Final = Text(
    "rancang bangun berupa teks kaya: dibaca tanpa tanda HTML, dan katanya dihitung tanpa itu (asumsi, C)",
    "the design is rich text: it is read without its HTML markup, and its words are counted without it (assumption, C)",
)
_SMALL_RATE: Final = Text(
    "persentase antara 0 dan 1 dibaca sebagai persen, bukan sebagai bagian dari 1",
    "a percentage between 0 and 1 is read as percent, not as a share of 1",
)
_SHARE_OR_RATE: Final = Text(
    '{one} % atau {other} %; tulis "{one} %" atau "{other}"', '{one} % or {other} %; write "{one} %" or "{other}"'
)
_SHARE_OR_POINTS: Final = Text("{one} atau {other} poin; tulis {other}", "{one} or {other} points; write {other}")
WORD_READ: Final = Text(
    "sebutan resmi atau yang lazim dibaca sebagai nilai format ini",
    "official or usual words are read as the values of this format",
)
NAMES_READ: Final = Text("nama urusan dibaca sebagai kodenya", "names of affairs are read as their codes")
YEARS_READ: Final = Text("tahun dengan tanda di antaranya dibaca satu per satu", "years are read one by one")
LEVEL_READ: Final = Text("level dibaca tanpa kata di depannya", "a level is read without the word before it")
_TWO_YEARS: Final = Text(
    "{first} dan {last} saja, atau juga tahun di antaranya; tulis setiap tahun",
    "only {first} and {last}, or the years between them too; write every year",
)
INTEGER_FORM: Final = Text("bilangan bulat tanpa titik dan koma", "a whole number without point or comma")
_DECIMAL_FORM: Final = Text('bilangan seperti "12,5" atau "12.5"', 'a number such as "12,5" or "12.5"')
_REGION_FORM: Final = Text('kode daerah seperti "35.10"', 'the code of a region, such as "35.10"')


@frozen
class Read:
    """What a cell says.

    Attributes:
        completed: whether a code was completed that a spreadsheet had read as a number.
        note: what was not plain in it.
    """

    value: object
    completed: bool = False
    note: Text | None = None

    @property
    def said(self) -> str:
        """The value as a cell would hold it."""
        return " ".join(map(str, self.value)) if is_list(self.value) else str(self.value)


def _refused(code: str, text: str, expected: Text) -> Refused:
    return Refused([problem(code, text, expected, reference=SHEET_RULE)])


def integer(text: str) -> Read:
    """A count or a level; zeros behind its point or comma, as programs write them, change nothing.

    >>> integer("12").value, integer("1.234.567").value, integer("2,0").value
    (12, 1234567, 2)

    Raises:
        Refused: ``1.234`` and ``1,234`` may be thousands or a fraction.
    """
    plain = _plain_number(text)
    whole = _WHOLE_WITH_ZEROS.fullmatch(plain)
    if _WHOLE.fullmatch(plain):
        return Read(int(plain), note=None if plain == text else NUMBER_READ)
    if _TWO_READINGS.fullmatch(plain):
        raise _two_numbers(text, plain)
    if whole is not None:
        return Read(int(whole[1]), note=NUMBER_READ)
    grouped = _GROUPED.fullmatch(plain) or _MIXED.fullmatch(plain)
    if grouped is None or grouped["part"].strip(".,0"):
        raise _refused("bad_form", text, INTEGER_FORM)
    return Read(int(_NOT_DIGITS.sub("", grouped["whole"])))


def decimal(text: str, *, percent: bool = False) -> Read:
    """A rate, as decimal text; ``percent`` allows a percent sign after it.

    >>> decimal("12,5 %", percent=True).value, decimal("1.234,50").value, decimal("1,234.50").value
    ('12.5', '1234.50', '1234.50')

    Raises:
        Refused: ``1.234`` and ``1,234`` may be thousands or a fraction.
    """
    plain = _plain_number(text.removesuffix("%") if percent else text)
    if _TWO_READINGS.fullmatch(plain):
        raise _two_numbers(text, plain)
    grouped = _GROUPED.fullmatch(plain) or _MIXED.fullmatch(plain)
    if grouped is not None:
        part = grouped["part"].replace(",", ".")
        return Read(_NOT_DIGITS.sub("", grouped["whole"]) + part)
    if not _DECIMAL.fullmatch(plain):
        raise _refused("bad_form", text, _DECIMAL_FORM)
    return Read(plain.replace(",", "."))


def _plain_number(text: str) -> str:
    """A number with a plain sign; spaces between groups of three are kept for the eye alone."""
    plain = text.strip().replace("\u2212", "-").removeprefix("+")
    return _SPACED.sub("", plain) if _SPACED_GROUPS.fullmatch(plain) else plain


def _two_numbers(text: str, plain: str) -> Refused:
    point = plain.replace(",", ".")
    both = Text(
        "{one} atau {other}; tulis tanpa titik ribuan", "{one} or {other}; write it without a mark of thousands"
    )
    return _refused("ambiguous", text, both.format(one=point.replace(".", ""), other=same(point)))


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

    >>> [(read.value, read.completed) for read in map(region, ("35.1", "35.10"))]
    [('35.10', True), ('35.10', False)]
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


def word(column: str) -> Callable[[str], Read]:
    """The words of the official application in a column, as the values of this format.

    >>> word("stage")("Uji Coba").value, word("kind")("Nondigital").value, word("stage")("Pengembangan").value
    ('uji_coba', 'non_digital', 'Pengembangan')
    """

    def read(text: str) -> Read:
        found = READERS[column](text)
        if not isinstance(found, Term):
            return Read(text)  # refused with the values of the format
        return Read(found.value, note=None if found.value == text else WORD_READ)

    return read


def touching(text: str) -> Read:
    """Affairs by their codes, or by codes and names with commas between them.

    >>> touching("1.06 2.09").value, touching("Koperasi, Usaha Kecil, dan Menengah, Pangan").value
    (['1.06', '2.09'], ['2.17', '2.09'])
    """
    if _CODES.fullmatch(text):
        return several(affair_code)(text.replace(";", " "))
    if text.casefold() in NO_AFFAIRS:
        return Read([], note=NAMES_READ)
    found, unknown = affairs_in(text)
    if unknown:
        raise Refused([problem("unknown_affair", unknown[0], meant_affair(unknown[0]), reference=AFFAIR_RULE)])
    return Read([one.code for one in found], note=NAMES_READ)


def level(text: str) -> Read:
    """A level as a number, also behind the word for it."""
    found = _LEVEL.fullmatch(text)
    return integer(text) if found is None else Read(int(found[1]), note=LEVEL_READ)


def years(text: str) -> Read:
    """Years with spaces, commas or the like between them; ``2024-2025`` holds both.

    >>> years("2024, 2025").value == years("2024 dan 2025").value == years("2024-2025").value == [2024, 2025]
    True

    Raises:
        Refused: ``2023-2025`` may be two years or three.
    """
    span = _FROM_TO.fullmatch(text)
    if span is not None and int(span[2]) - int(span[1]) != 1:
        raise _refused("ambiguous", text, _TWO_YEARS.format(first=span[1], last=span[2]))
    pieces = span.groups() if span else filter(None, _BETWEEN_YEARS.split(text))
    return Read([integer(piece).value for piece in pieces], note=None if _PLAIN_YEARS.fullmatch(text) else YEARS_READ)


def design(text: str) -> Read:
    """The text of a design, without markup where it is rich text."""
    seen = without_markup(text)
    return Read(text) if seen is None else Read(seen.strip(), note=MARKUP_LEFT_OUT)


def several(one: Callable[[str], Read]) -> Callable[[str], Read]:
    """A cell with several items between spaces or bars."""

    def read(text: str) -> Read:
        items = [one(item) for item in _PARTS.split(text)]
        return Read([item.value for item in items], completed=any(item.completed for item in items))

    return read


def fact_reader(scale: Scale | None, basis: str | None) -> Callable[[str], Read]:
    """How the fact of a row is written, by the row's scale (and the basis chosen, where it has several)."""
    measure = None if scale is None else scale.measures.get(basis)
    inputs = () if measure is None else measure.inputs(_ANY_YEAR)
    words = {word for one in inputs if isinstance(one, Options) for word in one.options}
    match inputs:
        case (Several() as one, *_):
            return years if all(type(item) is int for item in one.options) else _selection
        case (Number() as one, *_):
            read = integer if one.whole else _rate(one)
            return lambda text: Read(text) if text in words else read(text)
        case _:
            return plain_text


def _rate(scale: Number) -> Callable[[str], Read]:
    """A rate in the unit of its scale; 0.95 may be a share of one where all is 1 or 100."""
    percent = "%" in scale.unit.id
    is_of_a_whole = scale.minimum == 0 and scale.maximum == _WHOLE_OF_100

    def read(text: str) -> Read:
        found = decimal(text, percent=percent)
        value = Decimal(str(found.value))
        if text.endswith("%") or not 0 < abs(value) <= 1:
            return found
        times_100 = f"{(value * 100).normalize():f}"
        if is_of_a_whole:
            words = _SHARE_OR_RATE if percent else _SHARE_OR_POINTS
            raise _refused("ambiguous", text, words.format(one=same(found.said), other=same(times_100)))
        return evolve(found, note=_SMALL_RATE if percent else None)

    return read


def _selection(text: str) -> Read:
    """Members of a set between spaces or bars, or how many."""
    return integer(text) if text[0].isdigit() else several(plain_text)(text)
