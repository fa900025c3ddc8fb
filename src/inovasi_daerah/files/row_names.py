"""Rows of a catalogue by their official names and numbers, as working papers and exports write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from attrs import frozen

from inovasi_daerah.files.headers import folded
from inovasi_daerah.problems import nearest, one_of
from inovasi_daerah.rules.catalogue import Row
from inovasi_daerah.text import Text, joined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inovasi_daerah.rules.rulebook import Rulebook

_NUMBER: Final = re.compile(r"([0-9]{1,2})([a-z]?)(?:[.,]0{1,2})?\.?", re.ASCII)
_BEFORE_A_NAME: Final = re.compile(r"\s*([0-9]{1,2}[a-z]?)\s*[.):\-\u2013\u2014]*\s+(?=\S)", re.ASCII)
_BRACKETS: Final = re.compile(r"\s*\([^()]*\)\s*\Z")
_TOTALS: Final = frozenset({"jumlah", "total", "jumlahskor", "totalskor", "skortotal", "jumlahnilai", "totalnilai"})
_WITH_NAME: Final = Text('"{code}" ({number} {name})', '"{code}" ({number} {name})')
_MEANT: Final = Text("maksudnya {listed}?", "did you mean {listed}?")
_TWO: Final = Text("salah satu saja: {listed}", "one of them only: {listed}")
_ELSEWHERE: Final = Text(
    "baris berkas ini; {listed} milik {part}, dengan berkas sendiri",
    "rows of this file; {listed} is of {part}, which have a file of their own",
)
_NUMBERED: Final = Text(
    "nomor resmi; {n} adalah {listed}, atau {place} bila baris dinomori mulai dari 1",
    "the official number; {n} is {listed}, or {place} where rows are numbered from 1 on",
)
ROW_READ: Final = Text(
    "nama atau nomor resmi dibaca sebagai kode baris", "official names and numbers are read as the codes of rows"
)
_GOVERNMENTS: Final = Text("pemerintah daerah", "governments")
_INNOVATIONS: Final = Text("inovasi", "innovations")


def _listed(rows: Iterable[Row]) -> Text:
    return joined("; ", (_WITH_NAME.format(code=row.code, number=row.number, name=row.name) for row in rows))


def names_of(rows: Iterable[Row]) -> dict[str, tuple[str, ...]]:
    """The ways to write each row beside its code.

    Some papers number the rows of innovations from 1 to 20: beside its name such a number says nothing else.
    """
    listed = list(rows)
    from_1 = range(1, len(listed) + 1) if listed and listed[0].order[0] > 1 else [None] * len(listed)
    return {row.code: _names(row, place) for row, place in zip(listed, from_1, strict=True)}


def _names(row: Row, place: int | None) -> tuple[str, ...]:
    names = dict.fromkeys((row.name.id, row.name.en, _BRACKETS.sub("", row.name.id)))
    numbers = (row.number, f"Indikator {row.number}", f"No. {row.number}")
    before = [row.number] if place is None else [row.number, str(place)]
    return (*names, *numbers, *(f"{number} {name}" for name in names for number in before))


@frozen
class RowNames:
    """The rows of one file, and those of the other part of the catalogue.

    Attributes:
        rows: by their codes.
        others: the rows that belong in another file, whose part of the catalogue is ``elsewhere``.
        by_name: the code of each way to write a row, ``folded``.
    """

    rows: Mapping[str, Row]
    others: tuple[Row, ...]
    elsewhere: Text
    by_name: Mapping[str, str]

    @classmethod
    def of_innovations(cls, rules: Rulebook) -> RowNames:
        """The names in a file of innovations."""
        return cls._of(rules.innovation, rules.government, _GOVERNMENTS)

    @classmethod
    def of_governments(cls, rules: Rulebook) -> RowNames:
        """The names in a file of governments."""
        return cls._of(rules.government, rules.innovation, _INNOVATIONS)

    @classmethod
    def _of(cls, rows: tuple[Row, ...], others: tuple[Row, ...], elsewhere: Text) -> RowNames:
        return cls({row.code: row for row in rows}, others, elsewhere, _by_name(rows))

    def find(self, text: str) -> str | None:
        """The code of the row that a text names; None where it names none, or two.

        >>> from inovasi_daerah.rules.library import rulebook
        >>> names = RowNames.of_innovations(rulebook("iid-2026"))
        >>> [names.find(text) for text in ("16", "18. Dukungan Anggaran", "3 alat kerja", "4 alat kerja")]
        ['regulasi', 'anggaran', None, 'alat_kerja']
        """
        number = _NUMBER.fullmatch(text.strip().casefold())
        return self.by_name.get(folded(text) if number is None else number[1].lstrip("0") + number[2])

    def is_total(self, text: str) -> bool:
        """Whether a text names the line below all rows."""
        return folded(text) in _TOTALS

    def meant(self, text: str) -> Text:
        """What to write in place of a text that names no row here: both meanings where it has two, else the nearest."""
        number = _NUMBER.fullmatch(text.strip().casefold())
        found = self._by_number(number[1].lstrip("0"), number[2]) if number else self._by_words(text)
        return found or one_of(self.rows, text)

    def meant_or(self, text: str, known: list[str]) -> Text:
        """The same of a label: what it may mean among the rows, else among all that are ``known``."""
        hint = one_of(known, text)
        number = _NUMBER.fullmatch(text.strip().casefold())
        found = self._by_number(number[1].lstrip("0"), number[2]) if number else self._by_words(text)
        return hint if found is None or nearest(text, known) else found

    def _by_number(self, digits: str, letter: str) -> Text | None:
        several = [row for row in self.rows.values() if row.number.rstrip("abc") == digits]
        if several:
            return _TWO.format(listed=_listed(several))
        elsewhere = [row for row in self.others if row.number.rstrip("abc") == digits and row.number.endswith(letter)]
        if not elsewhere:
            return None
        place = int(digits) if digits else 0
        if letter or self.elsewhere is _INNOVATIONS or not 0 < place <= len(self.rows):
            return _ELSEWHERE.format(listed=_listed(elsewhere), part=self.elsewhere)
        here = [*self.rows.values()][place - 1]
        return _NUMBERED.format(n=digits, listed=_listed(elsewhere), place=_listed([here]))

    def _by_words(self, text: str) -> Text | None:
        before = _BEFORE_A_NAME.match(text)
        if before is not None:
            both = [self.by_name.get(before[1]), self.by_name.get(folded(text[before.end() :]))]
            rows = [self.rows[code] for code in both if code is not None]
            if len(rows) > 1:
                return _TWO.format(listed=_listed(rows))
        elsewhere = _by_name(self.others).get(folded(text))
        if elsewhere is not None:
            rows = [row for row in self.others if row.code == elsewhere]
            return _ELSEWHERE.format(listed=_listed(rows), part=self.elsewhere)
        near = nearest(folded(text), self.by_name)
        return None if near is None else _MEANT.format(listed=_listed([self.rows[self.by_name[near]]]))


def _by_name(rows: Iterable[Row]) -> dict[str, str]:
    """The code of each way to write a row; its code comes before the names of others."""
    listed = list(rows)
    names = {folded(name): code for code, written in names_of(listed).items() for name in written}
    return {**names, **{folded(row.code): row.code for row in listed}}
