"""The errors of this library, each in both languages: where, what is there, what was expected, and by which rule."""

from __future__ import annotations

import json
import re
from difflib import SequenceMatcher
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Final

from attrs import evolve

from inovasi_daerah.frozen import frozen
from inovasi_daerah.text import LANGS, InovasiDaerahError, Lang, Text, joined, same

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_SHOWN: Final = 40
MOST_CELLS: Final = 10
_DIGITS_OF_A_YEAR: Final = 4
_PLAIN_KEY: Final = re.compile(r"[\w.\-]{1,60}")

PROBLEMS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "ambiguous": Text("dapat dibaca dengan dua cara", "can be read in two ways"),
        "bad_date": Text("bukan tanggal yang ada dalam kalender", "is not a date of the calendar"),
        "bad_form": Text("bentuk penulisannya tidak dikenal", "is not written in the required form"),
        "bad_text": Text("bukan teks yang dapat dipakai", "is not a usable text"),
        "circular": Text("merujuk kembali kepada dirinya", "leads back to itself"),
        "conflict": Text("bertentangan dengan isian lain", "contradicts another entry"),
        "duplicate_column": Text("adalah judul lebih dari satu kolom", "is the label of more than one column"),
        "duplicate_id": Text("dipakai lebih dari satu kali", "is used more than once"),
        "duplicate_item": Text("tercantum lebih dari satu kali", "is listed more than once"),
        "duplicate_key": Text("ditulis dua kali dalam satu objek", "is written twice in one object"),
        "displaced_row": Text(
            "sel baris ini tidak berada di bawah judul kolomnya",
            "the cells of this row are not below their labels",
        ),
        "encrypted": Text(
            "berkas ini berkata sandi, atau buku kerja lama (.xls)",
            "the file has a password, or is an old workbook (.xls)",
        ),
        "dimension_without_items": Text("tidak memuat butir untuk satu dimensi", "has no item for one dimension"),
        "empty_scale": Text("skala tanpa isi", "is an empty scale"),
        "fact_missing": Text("klaim tanpa level dan tanpa fakta", "is a claim without level and without fact"),
        "formula": Text(
            "sel ini berisi rumus atau galat, bukan nilai", "the cell holds a formula or an error, no value"
        ),
        "duplicate_row": Text("tercantum pada lebih dari satu baris", "stands on more than one row"),
        "float_column": Text("adalah kolom bilangan pecahan", "is a column of floating-point numbers"),
        "fraction": Text(
            "adalah bilangan JSON dengan pecahan atau eksponen", "is a JSON number with a fraction or exponent"
        ),
        "illegal_move": Text("perpindahan yang tidak boleh", "is a move that is not allowed"),
        "level_disagrees": Text("tidak sama dengan level menurut faktanya", "is not the level that the fact gives"),
        "missing_column": Text("kolom wajib tidak ada", "a required column is missing"),
        "mixed_dates": Text("mencampur dua cara menulis tanggal", "mixes two ways to write a date"),
        "missing_row": Text("tidak ada pada satu baris pun", "is on no line at all"),
        "missing_key": Text("isian wajib tidak ada", "a required entry is missing"),
        "no_header": Text("tidak ada baris judul ekspor", "there is no header row of the export"),
        "more_problems": Text("masalah lain belum disebut", "problems are not told yet"),
        "not_linked": Text("dipakai lagi tanpa menyebut pendahulunya", "is used again without naming its predecessor"),
        "not_a_government": Text("bukan pemerintah daerah", "is not a regional government"),
        "not_finite": Text("bukan bilangan", "is not a number"),
        "not_json": Text("membuat berkas ini bukan JSON yang utuh", "is where the file stops being whole JSON"),
        "not_toml": Text("berkas ini bukan TOML yang utuh", "the file is not whole TOML"),
        "not_utf8": Text("berkas ini bukan UTF-8", "the file is not UTF-8"),
        "not_workbook": Text(
            "berkas ini bukan buku kerja atau CSV yang utuh", "the file is not a whole workbook or CSV"
        ),
        "null_value": Text("ada di tempat yang memerlukan nilai", "stands where a value belongs"),
        "other_region": Text("tidak memuat daerah yang diminta", "does not hold the region that was asked for"),
        "other_kind": Text("bukan jenis berkas yang dibaca di sini", "is not a kind of file that is read here"),
        "out_of_range": Text("di luar rentang", "is out of range"),
        "rule_broken": Text("melanggar aturan bentuk buku aturan", "breaks a law of rulebooks"),
        "several_affairs": Text("memuat beberapa urusan di tempat satu", "holds several affairs where one belongs"),
        "several_regions": Text(
            "pemerintah daerah kedua dalam satu berkas", "is a second regional government in one file"
        ),
        "self_replication": Text("mereplikasi daerahnya sendiri", "replicates its own region"),
        "not_scored": Text("tidak dapat dinilai", "can't be scored"),
        "too_deep": Text("bersarang terlalu dalam", "is nested too deeply"),
        "too_large": Text("terlalu besar", "is too large"),
        "unknown_affair": Text("bukan kode urusan", "is not the code of an affair"),
        "unknown_agency": Text("tidak ada dalam daftar perangkat daerah", "is not in the list of agencies"),
        "unknown_basis": Text("bukan dasar pengukuran indikator ini", "is not a basis of this indicator"),
        "unknown_indicator": Text("bukan kode indikator di sini", "is not the code of an indicator here"),
        "unknown_instrument": Text("bukan instrumen yang dikenal", "is not a known instrument"),
        "unknown_item": Text("bukan butir instrumen ini", "is not an item of this instrument"),
        "unknown_key": Text("kunci yang tidak dikenal", "is an unknown key"),
        "unknown_predecessor": Text(
            "tidak ada dalam laporan tahun sebelumnya", "is not in the report of an earlier year"
        ),
        "unknown_position": Text("tidak ada dalam daftar jabatan", "is not in the list of positions"),
        "unknown_reference": Text("rujukan yang tidak dikenal", "is an unknown reference"),
        "unknown_region": Text("bukan kode daerah", "is not the code of a region"),
        "unknown_value": Text("bukan salah satu nilai yang berlaku", "is not one of the values"),
        "unreadable_file": Text("berkas tidak dapat dibaca", "the file can't be read"),
        "wrong_type": Text("jenis nilainya salah", "is of the wrong type"),
    }
)
"""What is wrong, by the stable code of the problem."""

_SENTENCE: Final = Text(
    "{path}: {value}{what}; yang diharapkan: {expected}",
    "{path}: {value}{what}; expected: {expected}",
)
_WHOLE_FILE: Final = Text("(seluruh berkas)", "(the whole file)")


class Absent:
    """Marks a problem of something that is not there, such as a missing key."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "ABSENT"

    def __reduce__(self) -> str:
        return "ABSENT"


ABSENT: Final = Absent()


@frozen
class Problem:
    """One thing that is wrong with an input.

    Attributes:
        code: stable name of the kind of problem, a key of ``PROBLEMS``.
        path: where in the input, as ``innovations[3].claims.sdm.level``; empty for the whole.
        value: what is there; ``ABSENT`` where nothing is.
        expected: what the rule asks for.
        reference: the rule that asks.
    """

    code: str
    path: str
    value: object
    expected: Text
    reference: Text

    def under(self, prefix: str) -> Problem:
        """The same problem, seen from one step further out."""
        joint = "" if not self.path or self.path.startswith("[") else "."
        return evolve(self, path=f"{prefix}{joint}{self.path}")

    def message(self, lang: Lang = "id", *, with_reference: bool = True) -> str:
        """The whole sentence: where, what, what was expected, by which rule."""
        sentence = _SENTENCE.format(
            path=self.path or _WHOLE_FILE,
            value="" if isinstance(self.value, Absent) else f"{shown(self.value)} ",
            what=PROBLEMS[self.code],
            expected=self.expected,
        ).say(lang)
        return f"{sentence} ({self.reference.say(lang)})" if with_reference else sentence

    def to_dict(self, lang: Lang = "id") -> dict[str, object]:
        """As JSON data, the sentence in ``lang``; a scalar as it is, any other value as it is shown."""
        value = None if isinstance(self.value, Absent) else _bearable(self.value)
        return {"code": self.code, "path": self.path, "value": value, "message": self.message(lang)}


FORMAT_RULE: Final = Text("bentuk berkas, versi 1.0", "file format, version 1.0")


def few(cells: Sequence[str]) -> str:
    """The first few cells, and how many more there are.

    >>> few(["A1", "A2"]), few([f"A{n}" for n in range(1, 14)])
    ('A1, A2', 'A1, A2, A3, A4, A5, A6, A7, A8, A9, A10, +3')
    """
    more = len(cells) - MOST_CELLS
    return ", ".join(cells[:MOST_CELLS]) + (f", +{more}" if more > 0 else "")


def grouped(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems, those that are equal but for their cells as one that names these."""
    paths: dict[tuple[str, str, Text, Text], list[str]] = {}
    first: dict[tuple[str, str, Text, Text], Problem] = {}
    for found in problems:
        value = "" if isinstance(found.value, Absent) else shown(found.value)
        key = (found.code, value, found.expected, found.reference)
        first.setdefault(key, found)
        paths.setdefault(key, []).append(found.path)
    for key, found in first.items():
        yield found if len(paths[key]) == 1 else evolve(found, path=few(paths[key]))


def told(problems: Iterable[Problem], lang: Lang) -> Iterator[tuple[str, str]]:
    """Code and words of each problem; equal ones once, and the rule where it is another than that of the one above."""
    above = None
    for found in grouped(problems):
        yield found.code, found.message(lang, with_reference=found.reference != above)
        above = found.reference


def problem(code: str, value: object, expected: Text, *, path: str = "", reference: Text = FORMAT_RULE) -> Problem:
    """A problem, by default one of the file format."""
    return Problem(code, path, value, expected, reference)


def shown(value: object) -> str:
    """A value as its file writes it, cut to a bearable length.

    >>> shown(True), shown(None), shown("2"), shown([1, 2])
    ('true', 'null', '"2"', '[...]')
    """
    match value:
        case bool():
            text = str(value).lower()
        case None:
            text = "null"
        case str():
            text = json.dumps(value, ensure_ascii=not value.isprintable())
        case dict():
            text = "{...}"
        case list() | tuple():
            text = "[...]"
        case int() if abs(value) >= 10**_SHOWN:
            text = f"<= -10^{_SHOWN}" if value < 0 else f">= 10^{_SHOWN}"
        case Fraction():
            text = "/".join(map(shown, value.as_integer_ratio())).removesuffix("/1")
        case _:
            text = str(value)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}..."


def _bearable(value: object) -> object:
    if value is None or isinstance(value, bool | int):
        return value
    return value if isinstance(value, str) and shown(value) == f'"{value}"' else shown(value)


def step(key: object) -> str:
    """One step of a path: a plain key as it is, any other in quotes and cut."""
    return key if isinstance(key, str) and _PLAIN_KEY.fullmatch(key) else shown(key)


def nearest(wanted: object, known: Iterable[str]) -> str | None:
    """The known word that ``wanted`` is a slip of the pen away from; None where it is a word of its own.

    A slip is a letter wrong, missing, too many, or changed places with the next: one of them, or two in a word of
    seven letters and more. A word that merely looks alike often means something else, and is not suggested.

    >>> nearest("sdmm", ["sdm", "video"])
    'sdm'
    >>> nearest("perwali", ["sk", "perkada", "perda"]) is None
    True
    """
    text = (wanted if isinstance(wanted, str) else shown(wanted))[:200].lower()
    words = list(known)
    for slips in range(_slips_in(text) + 1):
        near = [word for word in words if _is_within(slips, text, word.lower())]
        if near:
            return max(near, key=lambda word: SequenceMatcher(None, text, word).ratio())
    return None


def _slips_in(word: str) -> int:
    """How many slips a word of its length may hold and still be the word that was meant."""
    return sum(len(word) >= least for least in (3, 7))


def _is_within(slips: int, one: str, other: str) -> bool:
    """Whether at most so many slips make one word of the other."""
    if abs(len(one) - len(other)) > slips:
        return False
    same_so_far = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if same_so_far is None:
        return True  # what is left of the longer one is within the slips
    one, other = one[same_so_far:], other[same_so_far:]
    return slips > 0 and (
        _is_within(slips - 1, one[1:], other[1:])
        or _is_within(slips - 1, one[1:], other)
        or _is_within(slips - 1, one, other[1:])
        or (one[1::-1] == other[:2] and _is_within(slips - 1, one[2:], other[2:]))
    )


def one_of(known: Iterable[str], wanted: object = None) -> Text:
    """What to write instead: the nearest known word if there is one, else all of them."""
    words = list(known)
    hint = nearest(wanted, words) if isinstance(wanted, str) else None
    listed = same(" | ".join(words))
    if hint is None:
        return (
            listed if len(listed.id) <= _MOST_LISTED else Text("salah satu kode yang berlaku", "one of the known codes")
        )
    near = _MEANT.format(hint=hint)
    return joined(" ", [near, _BESIDE.format(listed=listed)]) if len(listed.id) <= _MOST_BESIDE_A_HINT else near


_MOST_LISTED: Final = 400
"""Some lines of a terminal: the keys of an innovation, the rows of a catalogue, but not the regions."""
_MOST_BESIDE_A_HINT: Final = 160
_BESIDE: Final = same("({listed})")
_MEANT: Final = Text('maksudnya "{hint}"?', 'did you mean "{hint}"?')


def one_of_meanings(known: Mapping[str, Text], wanted: object = None) -> Text:
    """What to write instead, each word with what it means, for a reader who knows the meaning and not the word.

    >>> one_of_meanings({"sk": Text("SK", "SK"), "wtp": Text("wajar tanpa pengecualian", "unqualified")}).say("en")
    'sk | wtp (unqualified)'
    """
    words = [
        same(word) if repeats(label, word) else _MEANING.format(word=word, label=label) for word, label in known.items()
    ]
    hint = nearest(wanted, known) if isinstance(wanted, str) else None
    listed = joined(" | ", words)
    return listed if hint is None else joined(" ", [_MEANT.format(hint=hint), listed])


_MEANING: Final = same("{word} ({label})")


def repeats(label: Text, word: str) -> bool:
    """Whether a label says no more than the word itself."""
    return label.id.casefold().replace(" ", "_") == word


MOST_TOLD: Final = 1_000
"""More problems than any file has that a person wrote; a reader that has found more stops."""
_MORE: Final = Text(
    "yang di atas diperbaiki dahulu; paling sedikit {n} masalah lagi", "those above mended first; at least {n} more"
)


def _told(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The first problems, and behind them how many more there are at least."""
    found = tuple(problems)
    kept = [one for one in found if one.code != "more_problems"][:MOST_TOLD]
    more = sum(int(str(one.value)) if one.code == "more_problems" else 1 for one in found) - len(kept)
    return (*kept, problem("more_problems", more, _MORE.format(n=more))) if more else found


class InvalidInput(InovasiDaerahError):
    """An input with problems, all of them at once, in ``problems``: up to 1,000, and how many more at least."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = _told(problems)
        super().__init__(Text(*("\n".join(words for _, words in told(self.problems, lang)) for lang in LANGS)))

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        return type(self), (self.problems,)


class InvalidSubmission(InvalidInput):
    """What a region reports, or an argument in place of it, has problems."""


class InvalidArgument(InvalidSubmission, TypeError):
    """A function was given a value of the wrong kind or out of its range; the path names the argument.

    It is an InvalidSubmission too, which is the error of every bad input, and a TypeError as Python raises one.
    """


class InvalidPortfolio(InvalidInput):
    """A file that was to be an export of the official application can't be read as one."""


class InvalidRulebook(InvalidInput):
    """A rulebook file has problems; nothing of it is used."""


class RulebookIncomplete(InovasiDaerahError):
    """The edition does not know what is asked of it."""


def _of_year(wanted: object, known: Iterable[str]) -> str | None:
    """The one known name that ends with the year that was asked for, however it was written."""
    digits = "".join(filter(str.isdigit, str(wanted)[:_SHOWN]))
    found = [name for name in known if name.endswith(f"-{digits}") and len(digits) == _DIGITS_OF_A_YEAR]
    return found[0] if len(found) == 1 else None


class UnknownName(InovasiDaerahError):
    """Nothing of that name among the ``known`` ones, all of which the error names."""

    sentence: ClassVar[Text]

    def __init__(self, wanted: object, known: Iterable[str]) -> None:
        self.wanted = wanted
        self.known: tuple[str, ...] = tuple(known)
        told = self.sentence.format(wanted=shown(wanted), known=", ".join(self.known))
        meant = _of_year(wanted, self.known)
        super().__init__(told if meant is None else joined("; ", [told, _MEANT.format(hint=meant)]))

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        return type(self), (self.wanted, self.known)


class UnknownRulebook(UnknownName):
    """No edition of that id; the error names the known ones."""

    sentence: ClassVar[Text] = Text(
        "buku aturan {wanted} tidak dikenal; yang ada: {known}", "there is no rulebook {wanted}; known: {known}"
    )


class UnknownSchema(UnknownName):
    """No file format of that name has a schema; the error names the known ones."""

    sentence: ClassVar[Text] = Text(
        "skema {wanted} tidak dikenal; yang ada: {known}", "there is no schema {wanted}; known: {known}"
    )


class MissingExtra(InovasiDaerahError, ImportError):
    """Something was asked for that needs a package which is not installed; the error names the extra that brings it."""

    def __init__(self, extra: str, package: str) -> None:
        self.extra = extra
        self.package = package
        command = f'pip install "inovasi-daerah[{extra}]"'
        super().__init__(
            Text(
                f"paket {package} tidak terpasang; pasang dengan {command}",
                f"the package {package} is not installed; install it with {command}",
            )
        )

    def __reduce__(self) -> tuple[type[MissingExtra], tuple[str, str]]:
        return type(self), (self.extra, self.package)


def refuse(error: type[InvalidInput], problems: Iterable[Problem]) -> None:
    """Raise ``error`` if there are any problems."""
    found = tuple(problems)
    if found:
        raise error(found)
