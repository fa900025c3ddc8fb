"""JSON as the contract wants it: UTF-8, no key twice, no number that is not a plain integer, within limits."""

from __future__ import annotations

import json
from typing import Any, Final, NoReturn

from inovasi_daerah.exact import MOST_DIGITS
from inovasi_daerah.problems import ABSENT, InvalidInput, problem
from inovasi_daerah.reading.contents import UTF8, NotUTF8Error, utf8_of
from inovasi_daerah.reading.file_kinds import JSON, refuse_other_kinds
from inovasi_daerah.reading.nesting import is_json_too_deep
from inovasi_daerah.reading.plain import KeysTwice, RawNumber, is_list, is_object
from inovasi_daerah.report.layout import is_unseen, plain
from inovasi_daerah.text import Text

MAX_BYTES: Final = 64 * 1024 * 1024
_INDENT: Final = "  "
_WHERE: Final = Text("{wanted}; baris {line}, kolom {column}", "{wanted}; line {line}, column {column}")
_NO_COMMA: Final = Text("tanpa koma sebelum kurung tutup", "no comma before the closing bracket")
_WHOLE: Final = Text("JSON", "JSON")
_A_JSON_FILE: Final = Text("sebuah berkas JSON", "a JSON file")
_WANTED: Final = {
    "Expecting property name": Text("kunci dalam tanda kutip ganda", "a key in double quotes"),
    "Expecting ':'": Text("titik dua sesudah kunci", "a colon after the key"),
    "Expecting ','": Text("koma atau kurung tutup", "a comma or the closing bracket"),
    "Expecting value": Text("sebuah nilai", "a value"),
    "Extra data": Text("akhir berkas", "the end of the file"),
    "Unterminated string": Text("tanda kutip penutup", "a closing quote"),
    "Invalid control": Text("teks pada satu baris", "a text on one line"),
    "Invalid \\": Text("garis miring terbalik seperti \\n atau \\\\", "an escape such as \\n or \\\\"),
    "Unexpected UTF-8 BOM": Text("sebuah nilai", "a value"),
}
"""What belongs there, by how Python's own reader begins to say it."""


def parse_json(content: bytes, error: type[InvalidInput]) -> Any:
    """The data of a JSON file; keys written twice and numbers with a fraction are marked for the reader of fields.

    Raises:
        InvalidInput: as the ``error`` asked for: more than 64 MiB, no UTF-8, no whole JSON, or nested too deeply.
    """

    def refuse(code: str, value: object, expected: Text) -> NoReturn:
        raise error([problem(code, value, expected)]) from None

    if len(content) > MAX_BYTES:
        refuse("too_large", ABSENT, Text("paling besar 64 MiB", "at most 64 MiB"))
    refuse_other_kinds(content, error, _A_JSON_FILE, JSON)
    if is_json_too_deep(content):
        refuse("too_deep", ABSENT, Text("kedalaman yang dikenal bentuk berkas", "the depth of the file format"))
    try:
        return json.loads(
            utf8_of(content),
            object_pairs_hook=_object,
            parse_int=_integer,
            parse_float=RawNumber,
            parse_constant=RawNumber,
        )
    except NotUTF8Error as bad:
        return refuse("not_utf8", str(bad), UTF8)
    except json.JSONDecodeError as bad:
        return refuse("not_json", _near(bad), _WHERE.format(wanted=_wanted(bad), line=bad.lineno, column=bad.colno))


def _near(bad: json.JSONDecodeError) -> str:
    """What was found there, to the end of its line."""
    return bad.doc[bad.pos : bad.pos + 20].partition("\n")[0].rstrip()


def _wanted(bad: json.JSONDecodeError) -> Text:
    rest = bad.doc[bad.pos :].lstrip(", \t\r\n")
    if bad.doc[: bad.pos + 1].rstrip("]} \t\r\n").endswith(",") and rest.startswith(("]", "}")):
        return _NO_COMMA
    return next((wanted for start, wanted in _WANTED.items() if bad.msg.startswith(start)), _WHOLE)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    marked = KeysTwice(found)
    seen: set[str] = set()
    marked.twice = tuple(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
    return marked


def _integer(text: str) -> int | RawNumber:
    return int(text) if len(text.lstrip("-")) <= MOST_DIGITS else RawNumber(text)


def write_json(data: object) -> str:
    """JSON text of plain data, indented, one line break at its end; numbers kept as written are written so again."""
    return _written(data, "") + "\n"


def _written(data: object, margin: str) -> str:
    inner = margin + _INDENT
    if isinstance(data, RawNumber):
        return data.text
    if is_object(data) and data:
        items = [f"{_scalar(key)}: {_written(value, inner)}" for key, value in data.items()]
        return _bracketed("{}", items, margin)
    if is_list(data) and data:
        return _bracketed("[]", [_written(value, inner) for value in data], margin)
    return _scalar(data)


def _bracketed(brackets: str, items: list[str], margin: str) -> str:
    inner = margin + _INDENT
    return f"{brackets[0]}\n{inner}" + f",\n{inner}".join(items) + f"\n{margin}{brackets[1]}"


def _scalar(data: object) -> str:
    """A scalar, or an empty list or object; what can't be seen, and half a character, is written as an escape."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False)
    if plain(text) == text:
        return text
    return "".join(json.dumps(char)[1:-1] if is_unseen(char) else char for char in text)
