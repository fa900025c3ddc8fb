"""What a caller hands over in Python: another kind of value is refused by an error of this library that names it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, Final, TypeVar

from inovasi_daerah.problems import InvalidSubmission, Problem, one_of, problem, refuse
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

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
        InvalidSubmission: with the argument's ``name`` as its path.
    """
    if not (isinstance(value, kind) or (or_none and value is None)):
        raise InvalidSubmission([_mistyped(value, kind, name)])


def expect_all(values: Iterable[T], kind: type, name: str) -> tuple[T, ...]:
    """The values, each of which must be a ``kind``.

    Raises:
        InvalidSubmission: for every one that is not, and for what can't be gone through at all.
    """
    try:
        listed = tuple(values)
    except TypeError:
        raise InvalidSubmission([_mistyped(values, kind, name)]) from None
    wrong = (
        _mistyped(value, kind, f"{name}[{position}]")
        for position, value in enumerate(listed)
        if not isinstance(value, kind)
    )
    refuse(InvalidSubmission, wrong)
    return listed


def term_of(kind: type[E], value: E | str, path: str, *, reference: Text = ARGUMENT_RULE) -> E:
    """A member of a closed vocabulary, by itself or by its wire value.

    Raises:
        InvalidSubmission: for anything else, naming the values.
    """
    refuse(InvalidSubmission, term_problems(kind, value, path, reference=reference))
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


def _mistyped(value: object, kind: type[Any], name: str) -> Problem:
    if kind is bool:
        expected = Text("True atau False", "True or False")
    elif (made := _MADE_BY.get(kind.__name__)) is not None:
        expected = _SUCH.format(kind=kind.__name__, made=made)
    else:
        expected = Text(f"sebuah {kind.__name__}", f"a {kind.__name__}")
    return problem("wrong_type", type(value).__name__, expected, path=name, reference=ARGUMENT_RULE)
