"""The cells of the official application's export: each read into a value, or not at all."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from attrs import frozen

from inovasi_daerah.domain.affairs import affairs_in
from inovasi_daerah.domain.asta_cita import asta_cita_of
from inovasi_daerah.domain.innovations import Form, Initiator, Kind, Stage
from inovasi_daerah.files.days import Written, written
from inovasi_daerah.problems import one_of
from inovasi_daerah.reading.structure import Refused
from inovasi_daerah.text import Text, same

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

NOTHING: Final = frozenset({"", "-", "null"})
NO_AFFAIRS: Final = frozenset({"tidak ada", "nihil"})
"""How the field writes that no other affair is touched."""
_MATURITY: Final = re.compile(r"[0-9]{1,3}(\.[0-9]{1,18}|,[0-9]{1,2})?", re.ASCII)
_PLACE: Final = re.compile(r"(-?[0-9]{1,2}\.[0-9]{1,17}),\s*(-?[0-9]{1,3}\.[0-9]{1,17})", re.ASCII)
_HIGHEST: Final = (Decimal(90), Decimal(180))
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_ACCOUNT: Final = re.compile(r"[^\W\d_]\.[^\W\d_]|[_@]|[a-z]\.?[0-9]")
_BETWEEN: Final = re.compile(r"[,;|\t\r\n]")
_LETTERS: Final = re.compile(r"[^\W_]+")
_LETTER: Final = re.compile(r"[^\W\d_]")
_BRACKETS: Final = str.maketrans("\uff08\uff09", "()")

# One object for all cells that can't be read: there may be hundreds of thousands of them.
_A_DATE: Final = Text("tanggal DD-MM-YYYY, atau -", "a date DD-MM-YYYY, or -")
_A_MATURITY: Final = Text('bilangan seperti "111.00"', 'a number such as "111.00"')
_AN_AFFAIR: Final = Text("nama satu urusan", "the name of one affair")
_AN_ASTA_CITA: Final = Text("kalimat salah satu dari delapan Asta Cita", "one of the eight sentences")
_A_PLACE: Final = same('"-7.25, 112.75"')

_STAGES: Final = {
    "penerapan": Stage.APPLICATION,
    "diterapkan": Stage.APPLICATION,
    "uji coba": Stage.TRIAL,
    "inisiatif": Stage.INITIATIVE,
    "inisiasi": Stage.INITIATIVE,
}
_KINDS: Final = {
    "digital": Kind.DIGITAL,
    "digital daring": Kind.DIGITAL,
    "digital online": Kind.DIGITAL,
    "non digital": Kind.NON_DIGITAL,
    "non digital luring": Kind.NON_DIGITAL,
    "non digital offline": Kind.NON_DIGITAL,
    "teknologi": Kind.TECHNOLOGY,
}
_FORMS: Final = {
    "inovasi pelayanan publik": Form.PUBLIC_SERVICE,
    "pelayanan publik": Form.PUBLIC_SERVICE,
    "inovasi tata kelola pemerintahan daerah": Form.GOVERNANCE,
    "tata kelola pemerintahan daerah": Form.GOVERNANCE,
    "inovasi tata kelola pemerintahan": Form.GOVERNANCE,
    "tata kelola pemerintahan": Form.GOVERNANCE,
    "inovasi tata kelola": Form.GOVERNANCE,
    "tata kelola": Form.GOVERNANCE,
    "inovasi daerah lainnya sesuai dengan urusan pemerintahan yang menjadi kewenangan daerah": Form.OTHER,
    "inovasi daerah lainnya sesuai urusan pemerintahan yang menjadi kewenangan daerah": Form.OTHER,
    "inovasi daerah lainnya": Form.OTHER,
    "inovasi lainnya": Form.OTHER,
}
_INITIATORS: Final = {
    "asn": Initiator.CIVIL_SERVANT,
    "aparatur sipil negara": Initiator.CIVIL_SERVANT,
    "opd": Initiator.AGENCY,
    "perangkat daerah": Initiator.AGENCY,
    "kepala daerah": Initiator.HEAD,
    "masyarakat": Initiator.CITIZEN,
    "anggota masyarakat": Initiator.CITIZEN,
    "anggota dprd": Initiator.COUNCIL_MEMBER,
}
_VIDEOS: Final = {"ada": True, "tidak ada": False}


@frozen
class Unresolved:
    """A text that could not be read, and what was looked for."""

    code: str
    expected: Text


def clean(text: str) -> str:
    r"""A text on one line, its runs of spaces as one, without control characters and marks that no eye sees.

    >>> clean("  Posyandu  Digital\u200b ")
    'Posyandu Digital'
    """
    return " ".join(_CONTROL.sub("", " ".join(text.split())).split())


def _letters(text: str) -> str:
    """The letters of a word without what people write differently: case, spaces, hyphens, brackets."""
    return "".join(_LETTERS.findall(text.casefold()))


def _word_of(known: dict[str, object]) -> Callable[[str], object]:
    by_letters = {_letters(word): value for word, value in known.items()}
    words = [word for place, word in enumerate(known) if known[word] not in [*known.values()][:place]]

    def read(text: str) -> object:
        found = by_letters.get(_letters(text))
        return found if found is not None else Unresolved("unknown_value", one_of(words, text))

    return read


def read_date(text: str) -> Written | Unresolved:
    """What a cell says of a day; its column has a word in it."""
    try:
        return written(text)
    except Refused as refused:
        (found,) = refused.problems
        return Unresolved(found.code, found.expected if found.code == "ambiguous" else _A_DATE)


def read_maturity(text: str) -> Decimal | Unresolved:
    """A total maturity, with a decimal point or a decimal comma."""
    if not _MATURITY.fullmatch(text):
        return Unresolved("bad_form", _A_MATURITY)
    return Decimal(text.replace(",", "."))


def read_affair(text: str) -> str | Unresolved:
    """The code of the one affair named."""
    found, unknown = affairs_in(text)
    if unknown or len(found) != 1:
        return Unresolved("unknown_affair", _AN_AFFAIR)
    return found[0].code


def read_asta_cita(text: str) -> int | Unresolved:
    """The number of an Asta Cita, from its sentence."""
    return asta_cita_of(text) or Unresolved("unknown_value", _AN_ASTA_CITA)


def read_coordinates(text: str) -> tuple[Decimal, ...] | Unresolved:
    """Latitude and longitude in degrees, in the one plain form."""
    found = _PLACE.fullmatch(text)
    place = tuple(Decimal(part) for part in found.groups()) if found else ()
    if not place or any(abs(part) > most for part, most in zip(place, _HIGHEST, strict=True)):
        return Unresolved("bad_form", _A_PLACE)
    return place


def split_login(text: str) -> tuple[str, str | None]:
    """The name of a unit, and the login in the parenthesis that ends it.

    What follows an opening parenthesis that nothing closes is taken for a login too: rather a name too short than a
    login kept.

    >>> split_login("RSUD Contoh (Kota) (rsud.contoh)")
    ('RSUD Contoh (Kota)', 'rsud.contoh')
    >>> split_login("Dinas Contoh (dinas"), split_login("Dinas Contoh")
    (('Dinas Contoh', 'dinas'), ('Dinas Contoh', None))
    """
    plain = text.translate(_BRACKETS).strip()
    if "(" not in plain:
        return plain, None
    start = _last_opening(plain)
    return plain[:start].strip(), plain[start + 1 :].strip().removesuffix(")").strip() or None


def is_account(name: str) -> bool:
    """Whether what stands in place of a unit's name is the name of an account.

    It has no space, and a dot between letters, an underscore, an at sign, or a digit after lower-case letters.

    >>> [name for name in ("admin.x.y", "bappeda_batu", "dinkes01", "RSUD", "SMAN1", "Dinas a.b") if is_account(name)]
    ['admin.x.y', 'bappeda_batu', 'dinkes01']
    """
    plain = unicodedata.normalize("NFKC", name)
    return " " not in plain and _ACCOUNT.search(plain) is not None


def has_login(text: str) -> bool:
    """Whether a text ends like the cell of a unit, with one word in a parenthesis.

    >>> has_login("Dinas Contoh (dinas)"), has_login("Posyandu (Pos Pelayanan Terpadu)")
    (True, False)
    """
    login = split_login(text)[1]
    return login is not None and " " not in login


def unit_of(text: str) -> tuple[str | None, str | None]:
    """The name of a unit, None where there is only an account's, and the login.

    >>> unit_of("admin.x.y (login)"), unit_of("Dinas Contoh (admin.x.y) (login)")
    ((None, 'login'), ('Dinas Contoh', 'login'))
    """
    name, login = split_login(text)
    while name.endswith(")") and "(" in name:
        shorter, inner = split_login(name)
        if inner is None or not is_account(inner):
            break
        name = shorter
    return (None if not name or is_account(name) else name), login


def _last_opening(text: str) -> int:
    """Where the parenthesis that ends the text opens; the first one where they do not match."""
    depth = 0
    if text.endswith(")"):
        for place in range(len(text) - 1, -1, -1):
            depth += {")": 1, "(": -1}.get(text[place], 0)
            if not depth:
                return place if text.count("(") == text.count(")") else text.index("(")
    return text.index("(")


DATES: Final = frozenset({"entered_on", "trialled_on", "applied_on", "developed_on"})
READERS: Final[Mapping[str, Callable[[str], object]]] = MappingProxyType(
    {
        "stage": _word_of({**_STAGES}),
        "kind": _word_of({**_KINDS}),
        "form": _word_of({**_FORMS}),
        "initiator": _word_of({**_INITIATORS}),
        "video": _word_of({**_VIDEOS}),
        "asta_cita": read_asta_cita,
        "affair": read_affair,
        "maturity": read_maturity,
        **dict.fromkeys(DATES, read_date),
        "coordinates": read_coordinates,
    }
)
"""The reader of every field that is not taken as it stands, by its name; each may give ``Unresolved``."""

_SAYS_NOTHING: Final = {"maturity"}
_NOT_A_UNIT: Final = READERS.keys() - {"affair", "asta_cita"}
_SEVERAL: Final = 3


def belongs_elsewhere(name: str, text: str) -> bool:
    """Whether a text that the field ``name`` can't use is one that another column of the export holds.

    A plain number says nothing, for it may stand anywhere; nor does the name of an affair in place of a unit's.

    >>> belongs_elsewhere("form", "Digital"), belongs_elsewhere("form", "Inovasi lain")
    (True, False)
    """
    others = (_NOT_A_UNIT if name == "unit" else READERS.keys()) - _SAYS_NOTHING
    if not _LETTER.search(text):
        others -= {"affair"}
    readers = (READERS[other] for other in others)
    return any(read is not READERS.get(name) and not isinstance(read(text), Unresolved) for read in readers)


def holds_a_row(text: str) -> bool:
    """Whether one cell holds several: a line with other delimiters, or one whose quotes are not paired.

    >>> holds_a_row("Inovasi;Dinas;ASN;Digital;Penerapan"), holds_a_row("Cepat, Digital, Ramah")
    (True, False)
    """
    pieces = [clean(piece) for piece in _BETWEEN.split(text)]
    return len(pieces) > _SEVERAL and sum(belongs_elsewhere("unit", piece) for piece in pieces) >= _SEVERAL
