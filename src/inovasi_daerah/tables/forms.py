"""The forms in which levels come: wide and long, of innovations or of governments, brought to one wide form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import narwhals.stable.v2 as nw
from attrs import frozen

from inovasi_daerah.editions.capabilities import Capability
from inovasi_daerah.editions.catalogue import Row
from inovasi_daerah.editions.levels import MAX_LEVEL
from inovasi_daerah.errors import ABSENT, InvalidSubmission, Problem, nearest, one_of, refuse
from inovasi_daerah.labels import Text
from inovasi_daerah.structuring import problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inovasi_daerah.editions.rulebook import Rulebook

Frame = nw.LazyFrame[Any]
TABLE_RULE: Final = Text("bentuk tabel level", "form of tables of levels")
REGION: Final = "region"
INNOVATION: Final = "innovation"
AFFAIR: Final = "affair"
COUNTED: Final = "counted"
CODE: Final = "code"
LEVEL: Final = "level"
_SHOWN_CELLS: Final = 3
_COUNT: Final = "count_of_rows"
_LEVELS: Final = Text(f"bilangan bulat 0-{MAX_LEVEL}, atau null", f"an integer 0-{MAX_LEVEL}, or null")
_INTEGERS: Final = Text(
    "kolom bilangan bulat; bila ada yang kosong, jenis bulat yang mengenal null (pandas: Int64)",
    "a column of integers; where cells are empty, an integer type that knows null (pandas: Int64)",
)
_TEXTS: Final = Text('kolom teks, kode daerah seperti "35.10"', 'a column of text, codes of regions such as "35.10"')
_TRUTHS: Final = Text("kolom benar/salah (Boolean)", "a column of true and false (Boolean)")
_FILLED: Final = Text("terisi pada setiap baris", "filled on every row")
_ONCE: Final = Text("satu baris saja", "one row only")


@frozen
class Part:
    """The rows of the catalogue a table speaks of, and the columns that name what they are stated of."""

    rows: tuple[Row, ...]
    keys: tuple[str, ...]
    needs: tuple[str, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the rows."""
        return tuple(row.code for row in self.rows)


def innovation_part(rules: Rulebook) -> Part:
    """The rows of each innovation; the affair is asked for where the edition has a gate."""
    formula = rules.known(rules.formula, Capability.SCORE)
    return Part(rules.innovation, (REGION, INNOVATION), (AFFAIR,) if formula.gate else ())


def government_part(rules: Rulebook) -> Part:
    """The rows of the regional government."""
    return Part(rules.government, (REGION,))


@frozen
class Levels:
    """A wide table of levels whose cells have been checked.

    Attributes:
        frame: ``keys``, the affair and ``counted`` where they are there, and a column for every row of the catalogue.
        eager: whether the frame it came from was.
        has_nulls: whether any level is null.
    """

    frame: Frame
    part: Part
    eager: bool
    columns: frozenset[str]
    has_nulls: bool


def levels_of(native: Any, part: Part, *, duplicates: bool) -> Levels:
    """The levels in a native frame, in wide form.

    Args:
        duplicates: look for keys that stand twice; on a large table this costs more than all the rest.

    Raises:
        InvalidSubmission: for missing columns and wrong types; then for cells that can't be, all at once.
    """
    given = nw.from_native(native)
    eager = isinstance(given, nw.DataFrame)
    frame: Frame = given.lazy()
    schema = dict(frame.collect_schema())
    is_long = CODE in schema and LEVEL in schema
    empty = _empty_of(frame, [name for name in ((LEVEL,) if is_long else part.codes) if name in schema], schema)
    frame = frame.with_columns(*(nw.lit(None, dtype=nw.Int64).alias(name) for name in empty)) if empty else frame
    schema |= dict.fromkeys(empty, nw.Int64())
    refuse(InvalidSubmission, _column_problems(schema, part, is_long=is_long))
    optional = tuple(name for name in (AFFAIR, COUNTED) if name in schema)
    if is_long:
        frame = frame.select(*part.keys, *optional, CODE, LEVEL)
        found, _ = _cells(frame, (*part.keys, CODE), optional, (LEVEL,), duplicates=duplicates)
        refuse(InvalidSubmission, [*_unknown_codes(frame, part), *found])
        frame = _widened(frame, part, optional)
        refuse(InvalidSubmission, _duplicates(frame, part.keys) if duplicates else ())
        return Levels(frame, part, eager, frozenset(optional), has_nulls=True)
    frame = frame.select(*part.keys, *optional, *part.codes)
    found, has_nulls = _cells(frame, part.keys, optional, part.codes, duplicates=duplicates)
    refuse(InvalidSubmission, found)
    return Levels(frame, part, eager, frozenset(optional), has_nulls)


# --- columns ----------------------------------------------------------------------------------------------------


def _empty_of(frame: Frame, levels: list[str], schema: dict[str, Any]) -> list[str]:
    """The columns of levels without a single value: whatever type they were given, they say nothing.

    Not in pandas, where a column that knows null must be asked for: there it is refused with that hint.
    """
    odd = [name for name in levels if not schema[name].is_integer()]
    if not odd or frame.implementation.is_pandas_like():
        return []
    values = frame.select(*(nw.col(name).count() for name in odd)).collect()
    return [name for name in odd if values[name].to_list() == [0]]


def _column_problems(schema: dict[str, Any], part: Part, *, is_long: bool) -> Iterator[Problem]:
    wanted = [*part.keys, *part.needs, *((CODE, LEVEL) if is_long else part.codes)]
    for name in wanted:
        if name not in schema:
            hint = nearest(name, [other for other in schema if other not in wanted])
            near = (
                Text(f'"{name}"; ada "{hint}"', f'"{name}"; there is "{hint}"')
                if hint
                else Text(f'"{name}"', f'"{name}"')
            )
            yield problem("missing_column", ABSENT, near, path=name, reference=TABLE_RULE)
    texts = {*part.keys, AFFAIR, CODE} - {INNOVATION}
    for name, kind in schema.items():
        if name in texts and not _is_text(kind):
            if name != CODE or is_long:
                yield _wrong_kind(name, kind, _TEXTS)
        elif name == INNOVATION and name in part.keys and not (_is_text(kind) or kind.is_integer()):
            yield _wrong_kind(name, kind, Text("kolom teks atau bilangan bulat", "a column of text or integers"))
        elif name == COUNTED and kind != nw.Boolean:
            yield _wrong_kind(name, kind, _TRUTHS)
        elif name in ((LEVEL,) if is_long else part.codes) and not kind.is_integer():
            yield _wrong_kind(name, kind, _INTEGERS)


def _is_text(kind: Any) -> bool:
    return kind in (nw.String, nw.Categorical, nw.Enum)


def _wrong_kind(name: str, kind: Any, expected: Text) -> Problem:
    code = "float_column" if kind.is_float() else "wrong_type"
    return problem(code, str(kind), expected, path=name, reference=TABLE_RULE)


# --- cells ------------------------------------------------------------------------------------------------------


def _cells(
    frame: Frame, keys: tuple[str, ...], optional: tuple[str, ...], codes: tuple[str, ...], *, duplicates: bool
) -> tuple[list[Problem], bool]:
    """What is wrong with the cells, and whether any level is null."""
    facts = _facts(frame, (*keys, *optional), codes)
    found = [*_cell_problems(frame, facts, keys, optional, codes)]
    if duplicates:
        found += _duplicates(frame, keys)
    return found, any(facts[f"{code}_nulls"] for code in codes)


def _facts(frame: Frame, keys: tuple[str, ...], codes: tuple[str, ...]) -> dict[str, Any]:
    """Least, greatest and number of nulls of every column, in one pass that leaves the table where it is."""
    asked = [(nw.len() - nw.col(name).count()).alias(f"{name}_nulls") for name in (*keys, *codes)]
    asked.append(nw.len().alias(_COUNT))
    asked += [nw.col(code).min().alias(f"{code}_least") for code in codes]
    asked += [nw.col(code).max().alias(f"{code}_most") for code in codes]
    return next(iter(frame.select(*asked).collect().iter_rows(named=True)))


def _cell_problems(
    frame: Frame, facts: dict[str, Any], keys: tuple[str, ...], optional: tuple[str, ...], codes: tuple[str, ...]
) -> Iterator[Problem]:
    for name in (*keys, *optional):
        if facts[f"{name}_nulls"]:
            yield problem("null_value", None, _FILLED, path=name, reference=TABLE_RULE)
    for code in codes:
        if facts[f"{code}_nulls"] == facts[_COUNT]:
            continue  # neither least nor greatest, and each engine says so in a way of its own
        if facts[f"{code}_least"] < 0 or facts[f"{code}_most"] > MAX_LEVEL:
            outside = frame.filter((nw.col(code) < 0) | (nw.col(code) > MAX_LEVEL)).select(*keys, code)
            for *key, level in _some(outside, keys):
                yield problem("out_of_range", level, _LEVELS, path=_cell(key, code), reference=TABLE_RULE)


def _some(frame: Frame, keys: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    """The first few rows by their keys."""
    yield from frame.sort(*keys).head(_SHOWN_CELLS).collect().iter_rows()


def _cell(key: Iterable[object], *column: str) -> str:
    return "/".join(map(str, (*key, *column)))


def _duplicates(frame: Frame, keys: tuple[str, ...]) -> Iterator[Problem]:
    twice = frame.group_by(*keys).agg(nw.len().alias(_COUNT)).filter(nw.col(_COUNT) > 1).select(*keys)
    for key in _some(twice, keys):
        yield problem("duplicate_row", ABSENT, _ONCE, path=_cell(key), reference=TABLE_RULE)


# --- the long form ----------------------------------------------------------------------------------------------


def _unknown_codes(frame: Frame, part: Part) -> Iterator[Problem]:
    written = frame.select(CODE).unique().collect()[CODE].to_list()
    for code in sorted({code for code in written if code is not None} - set(part.codes)):
        yield problem("unknown_indicator", code, one_of(part.codes, code), path=CODE, reference=TABLE_RULE)


def _widened(frame: Frame, part: Part, optional: tuple[str, ...]) -> Frame:
    """One line for each key; a code that is not there is null. Where the affair of a key differs, so does the line."""
    keys = (*part.keys, *optional)
    spread = frame.select(
        *keys, *(nw.when(nw.col(CODE) == code).then(nw.col(LEVEL)).alias(code) for code in part.codes)
    )
    return spread.group_by(*keys).agg(*(nw.col(code).max() for code in part.codes))
