"""What a caller hands over in Python: another kind of value is refused by an error of this library that names it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import Enum
from os import PathLike
from typing import TYPE_CHECKING, Any, Final, TypeVar

from inovasi_daerah.problems import InvalidArgument, Problem, one_of, problem, refuse, shown
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

T = TypeVar("T")
E = TypeVar("E", bound=Enum)
ARGUMENT_RULE: Final = Text("argumen pemanggilan", "arguments of the call")
_MADE_BY: Final = {
    "Instrument": "load_instrument(FILE)",
    "Portfolio": "load_portfolio(FILE)",
    "Ranking": "rank(RESULTS)",
    "Register": "load_register(FILE)",
    "Result": "Result.of(SCORE)",
    "Rulebook": 'rulebook("iid-2026")',
    "Score": "score(SUBMISSION, RULES)",
    "Submission": "load_submission(FILE)",
}
_CALLED: Final[Mapping[type, Text]] = {
    bool: Text("True atau False", "True or False"),
    date: Text("sebuah tanggal (date)", "a date"),
    int: Text("sebuah bilangan bulat (int)", "an integer (int)"),
    Sequence: Text("sebuah daftar (list atau tuple)", "a list or tuple"),
    str: Text("sebuah teks (str)", "a text (str)"),
    PathLike: Text("nama sebuah berkas (str atau Path)", "the name of a file (str or Path)"),
}
_THOUGH: Final[Mapping[type, type]] = {int: bool, Sequence: str}
"""What Python takes for such a kind, and no caller means."""
_STREAM: Final = Text("sebuah berkas yang dibuka untuk dibaca sebagai byte", "a file opened for reading bytes")
_SUCH: Final = Text("sebuah {kind}, seperti yang diberikan {made}", "a {kind}, such as {made} gives")


def expect(value: object, kind: type, name: str, *, or_none: bool = False) -> None:
    """Refuse an argument that is not a ``kind``; with ``or_none`` it may be None.

    >>> from inovasi_daerah.problems import InovasiDaerahError
    >>> try:
    ...     expect("35.79", bool, "derive")
    ... except InovasiDaerahError as refused:
    ...     print(refused.message("en"))
    derive: "str" is of the wrong type; expected: True or False (arguments of the call)

    Raises:
        InvalidArgument: with the argument's ``name`` as its path.
    """
    if not (_is_a(value, kind) or (or_none and value is None)):
        raise InvalidArgument([_mistyped(value, kind, name)])


def expect_all(values: Iterable[T], kind: type, name: str) -> tuple[T, ...]:
    """The values, each of which must be a ``kind``.

    Raises:
        InvalidArgument: for every one that is not, and for what can't be gone through at all.
    """
    try:
        listed = tuple(values)
    except TypeError:
        raise InvalidArgument([_mistyped(values, kind, name)]) from None
    wrong = (
        _mistyped(value, kind, f"{name}[{position}]") for position, value in enumerate(listed) if not _is_a(value, kind)
    )
    refuse(InvalidArgument, wrong)
    return listed


def expect_file(value: object, name: str, *, or_none: bool = False) -> None:
    """Refuse what is not the name of a file.

    Raises:
        InvalidArgument: with the argument's ``name`` as its path.
    """
    expect(value, str if isinstance(value, str) else PathLike, name, or_none=or_none)


def expect_stream(value: object, name: str) -> None:
    """Refuse what can't be read from.

    Raises:
        InvalidArgument: with the argument's ``name`` as its path.
    """
    if not callable(getattr(value, "read", None)):
        raise InvalidArgument([mistyped(value, _STREAM, name)])


def expect_name(value: object, known: Iterable[str], name: str) -> None:
    """Refuse what is not a text where one of the ``known`` names belongs; a year stands for the edition of it.

    Raises:
        InvalidArgument: with the argument's ``name`` as its path and the known names.
    """
    if not isinstance(value, str):
        meant = f"iid-{shown(value)}" if _is_a(value, int) else None
        raise InvalidArgument([mistyped(value, one_of(known, meant), name)])


def term_of(kind: type[E], value: E | str, path: str, *, reference: Text = ARGUMENT_RULE) -> E:
    """A member of a closed vocabulary, by itself or by its wire value.

    Raises:
        InvalidArgument: for anything else, naming the values.
    """
    refuse(InvalidArgument, term_problems(kind, value, path, reference=reference))
    return value if isinstance(value, kind) else kind(value)


def term_problems(kind: type[Enum], value: object, path: str, *, reference: Text = ARGUMENT_RULE) -> Iterator[Problem]:
    """What ``term_of`` refuses, for those who tell it beside other problems."""
    if not isinstance(value, kind):
        yield from choice_problems([member.value for member in kind], value, path, reference=reference)


def choice_problems(
    choices: Collection[str], value: object, path: str, *, reference: Text = ARGUMENT_RULE
) -> Iterator[Problem]:
    """What is wrong with a word that must be one of ``choices``."""
    if not (isinstance(value, str) and value in choices):
        yield problem("unknown_value", value, one_of(choices, value), path=path, reference=reference)


def mistyped(value: object, expected: Text, path: str, *, reference: Text = ARGUMENT_RULE) -> Problem:
    """That a value is of the wrong kind, which the problem names in place of the value."""
    return problem("wrong_type", type(value).__name__, expected, path=path, reference=reference)


def _is_a(value: object, kind: type) -> bool:
    return isinstance(value, kind) and not isinstance(value, _THOUGH.get(kind, ()))


def _mistyped(value: object, kind: type[Any], name: str) -> Problem:
    made = _MADE_BY.get(kind.__name__)
    if made is not None:
        return mistyped(value, _SUCH.format(kind=kind.__name__, made=made), name)
    return mistyped(value, _CALLED.get(kind) or Text(f"sebuah {kind.__name__}", f"a {kind.__name__}"), name)
