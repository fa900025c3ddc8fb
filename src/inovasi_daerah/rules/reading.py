"""Reading a rulebook file: TOML in, a frozen Rulebook or every problem out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from inovasi_daerah.problems import InvalidRulebook, Problem, UnknownRulebook, nearest, one_of, problem
from inovasi_daerah.reading.plain import is_list, is_object
from inovasi_daerah.reading.strict_toml import parse_toml
from inovasi_daerah.reading.structure import read
from inovasi_daerah.rules.laws import RULE_OF_RULEBOOKS
from inovasi_daerah.rules.own_figures import with_own_figures
from inovasi_daerah.rules.rulebook import Rulebook
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

_SCOPES: Final = ("government", "innovation")
_EXTENDS: Final = "extends"
_OMIT: Final = "omit"
_LENT_BY: Final = "lent_by"
_ITS_OWN: Final = frozenset({"id", "year", "title", "provisional", "can", "unknown"})
"""What an edition never takes from the one it extends."""


def parse_rulebook(content: bytes) -> dict[str, Any]:
    """The tables of a rulebook file, decimals exact.

    Raises:
        InvalidRulebook: for anything but a whole TOML file of at most 4 MiB.
    """
    return parse_toml(content, InvalidRulebook, RULE_OF_RULEBOOKS)


def read_rulebook(tables: Mapping[str, Any], base_of: Callable[[str], Mapping[str, Any]]) -> Rulebook:
    """A rulebook from its tables.

    Args:
        tables: as ``parse_rulebook`` gives them. An edition may say ``extends = ID``: it is then as that edition,
            except for the entries it writes itself and those it names in ``omit``.
        base_of: the tables of the edition of that id.

    Raises:
        InvalidRulebook: with every problem, each with its path.
    """
    whole = _with_codes(extended(tables, base_of))
    if _LENT_BY in whole:
        expected = Text("tidak ditulis dalam berkas: ditetapkan saat dipinjamkan", "not in a file: it is set when lent")
        raise InvalidRulebook(
            [problem("unknown_key", whole[_LENT_BY], expected, path=_LENT_BY, reference=RULE_OF_RULEBOOKS)]
        )
    try:
        return read(whole, Rulebook, InvalidRulebook)
    except InvalidRulebook as invalid:
        raise InvalidRulebook(_with_hints(invalid.problems, tables, base_of)) from None


def _with_hints(
    problems: Iterable[Problem], tables: Mapping[str, Any], base_of: Callable[[str], Mapping[str, Any]]
) -> Iterator[Problem]:
    """The problems; what a row lacks that only seems to be new is told which row of the extended edition was meant."""
    meant = dict(_meant_rows(tables, base_of))
    for found in problems:
        path, _, _ = found.path.rpartition(".")
        if found.code == "missing_key" and path in meant:
            yield evolve(found, expected=_MEANT.format(expected=found.expected, row=meant[path]))
        else:
            yield found


_MEANT: Final = Text(
    '{expected}; atau maksudnya indikator "{row}" pada edisi dasarnya?',
    '{expected}; or did you mean the row "{row}" of the extended edition?',
)


def _meant_rows(tables: Mapping[str, Any], base_of: Callable[[str], Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """The path of each row that the edition beneath does not have, with the row there whose code is a slip away."""
    base_id = tables.get(_EXTENDS)
    beneath = {} if base_id is None else extended(base_of(base_id), base_of)
    for scope in _SCOPES:
        known = _rows_of(beneath, scope)
        for code in _rows_of(tables, scope):
            near = None if code in known else nearest(code, known)
            if near is not None:
                yield f"catalogue.{scope}.rows.{code}", near


def _rows_of(tables: Mapping[str, Any], scope: str) -> Mapping[str, Any]:
    found: object = tables
    for step in ("catalogue", scope, "rows"):
        found = found.get(step) if is_object(found) else None
    return found if is_object(found) else {}


def extended(tables: Mapping[str, Any], base_of: Callable[[str], Mapping[str, Any]]) -> dict[str, Any]:
    """The tables with those of the edition they extend beneath them."""
    own = {key: value for key, value in tables.items() if key not in (_EXTENDS, _OMIT)}
    base_id = tables.get(_EXTENDS)
    omitted = _paths_to_omit(tables)
    if base_id is None:
        return own
    if not isinstance(base_id, str):
        raise InvalidRulebook(
            [_extends_problem("wrong_type", base_id, Text("id sebuah edisi", "the id of an edition"))]
        )
    try:
        base = extended(base_of(base_id), base_of)
    except UnknownRulebook as unknown:
        raise InvalidRulebook([_extends_problem("unknown_value", base_id, one_of(unknown.known, base_id))]) from None
    inherited = {key: value for key, value in base.items() if key not in _ITS_OWN}
    for path in omitted:
        inherited = _omitted(inherited, path, path.split("."))
    return with_own_figures(inherited, own, _merged(inherited, own))


def _paths_to_omit(tables: Mapping[str, Any]) -> list[str]:
    paths = tables.get(_OMIT, [])
    if not is_list(paths) or not all(isinstance(path, str) for path in paths):
        expected = Text("daftar jalur dalam tanda kutip", "a list of paths in quotes")
        raise InvalidRulebook([problem("wrong_type", paths, expected, path=_OMIT, reference=RULE_OF_RULEBOOKS)])
    if _OMIT in tables and _EXTENDS not in tables:
        expected = Text('hanya bersama "extends"', 'only with "extends"')
        raise InvalidRulebook([problem("conflict", paths, expected, path=_OMIT, reference=RULE_OF_RULEBOOKS)])
    return list(paths)


def _extends_problem(code: str, value: object, expected: Text) -> Problem:
    return problem(code, value, expected, path=_EXTENDS, reference=RULE_OF_RULEBOOKS)


def _omitted(tables: dict[str, Any], path: str, steps: list[str]) -> dict[str, Any]:
    name, *rest = steps
    if name not in tables or (rest and not isinstance(tables[name], dict)):
        expected = Text("sesuatu yang ada pada edisi dasarnya", "something that the extended edition has")
        raise InvalidRulebook([problem("unknown_value", path, expected, path=_OMIT, reference=RULE_OF_RULEBOOKS)])
    if rest:
        return {**tables, name: _omitted(tables[name], path, rest)}
    return {key: value for key, value in tables.items() if key != name}


def _merged(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """``own`` over ``base``: tables entry by entry, everything else whole."""
    found = dict(base)
    for key, value in own.items():
        inherited = base.get(key)
        found[key] = _merged(inherited, value) if is_object(value) and is_object(inherited) else value
    return found


def _with_codes(tables: dict[str, Any]) -> dict[str, Any]:
    """The tables with each row's code, the key of its table, written into the row."""
    catalogue = tables.get("catalogue")
    if not is_object(catalogue):
        return tables
    named = {name: _coded(part) if name in _SCOPES else part for name, part in catalogue.items()}
    return {**tables, "catalogue": named}


def _coded(part: object) -> object:
    rows = part.get("rows") if is_object(part) else None
    if not is_object(part) or not is_object(rows):
        return part
    coded = {code: {"code": code, **row} if is_object(row) else row for code, row in rows.items()}
    return {**part, "rows": coded}
