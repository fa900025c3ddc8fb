"""The forms in which levels come: wide and long, of innovations or of governments, converted to one wide form."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

import narwhals.stable.v2 as nw
from attrs import frozen
from narwhals.exceptions import DuplicateError

from inovasi_daerah.arguments import expect, mistyped
from inovasi_daerah.problems import ABSENT, InvalidArgument, InvalidSubmission, Problem, problem, refuse
from inovasi_daerah.tables.checks import (
    COUNT,
    affair_problems,
    cell_problems,
    code_problems,
    column_problems,
    contradictions,
    duplicate_rows,
    facts_of,
    is_text,
)
from inovasi_daerah.tables.parts import AFFAIR, CODE, LEVEL, TABLE_RULE, TOUCHING, Frame, Part
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_FRAME: Final = Text(
    "bingkai data: pandas, polars, pyarrow, atau lain yang dikenal narwhals",
    "a data frame: pandas, polars, pyarrow, or another that narwhals knows",
)
_ONE_COLUMN: Final = Text("judul untuk satu kolom saja", "the label of one column only")


@frozen
class Levels:
    """A wide table of levels whose cells have been checked.

    Attributes:
        frame: the keys, ``columns``, and a column for every row of the catalogue.
        eager: whether the frame it came from was.
        columns: what ``part`` reads and the table has.
        with_nulls: the rows of which some level is null.
        unfilled: the mandatory rows that some innovations may not fill, where the table decides who does.
        count: how many lines it has at most.
    """

    frame: Frame
    part: Part
    eager: bool
    columns: tuple[str, ...]
    with_nulls: tuple[str, ...]
    unfilled: tuple[str, ...]
    count: int


def levels_of(native: Any, part: Part, *, duplicates: bool) -> Levels:
    """The levels in a native frame, in wide form.

    Args:
        duplicates: look for keys that more than one row has; on a large table this costs about as much as the totals.

    Raises:
        InvalidSubmission: for missing columns and wrong types; then for cells that can't be, all at once.
    """
    expect(duplicates, bool, "duplicates")
    given = _opened(native, part.argument)
    schema = dict(given.lazy().collect_schema())
    is_long = CODE in schema and LEVEL in schema
    if isinstance(given, nw.DataFrame):
        given = _of_plain_types(given, part, schema, is_long=is_long)
    frame: Frame = given.lazy()
    cells = (LEVEL,) if is_long else part.codes
    kinds = {name: nw.Int64() for name in cells} | ({TOUCHING: nw.String()} if TOUCHING in part.reads else {})
    empty = {name: kinds[name] for name in _empty_of(frame, kinds, schema)}
    if empty:
        frame = frame.with_columns(*(nw.lit(None, dtype=kind).alias(name) for name, kind in empty.items()))
        schema |= empty
    _refuse(part, column_problems(schema, part, is_long=is_long))
    columns = tuple(name for name in part.reads if name in schema)
    keys = (*part.keys, CODE) if is_long else part.keys
    frame = frame.select(*keys, *columns, *cells)
    facts = facts_of(frame, keys, columns, cells)
    found = [*code_problems(frame, part)] if is_long else []
    found += cell_problems(frame, facts, keys, columns, cells)
    found += duplicate_rows(frame, keys) if duplicates else ()
    if found and AFFAIR in columns:  # where nothing is wrong so far, the sums find them without another look
        written = frame.select(AFFAIR).unique().collect()[AFFAIR].to_list()
        found += affair_problems(dict.fromkeys((code for code in written if code is not None), AFFAIR))
    _refuse(part, found)
    with_nulls = part.codes if is_long else tuple(code for code in cells if facts[f"{code}_filled"] < facts[COUNT])
    if is_long:
        frame = _widened(frame, part, columns)
        _refuse(part, contradictions(frame, part.keys, columns) if duplicates and columns else ())
    unfilled = tuple(code for code in part.mandatory if part.decides and (is_long or not _is_filled(code, facts, part)))
    return Levels(frame, part, isinstance(given, nw.DataFrame), columns, with_nulls, unfilled, facts[COUNT])


def _is_filled(code: str, facts: dict[str, Any], part: Part) -> bool:
    """Whether every innovation fills a row, so that nobody need be asked."""
    return bool(facts[COUNT] == facts[f"{code}_filled"] > 0 and facts[f"{code}_least"] >= part.least)


def _refuse(part: Part, found: Iterable[Problem]) -> None:
    refuse(InvalidSubmission, map(part.problem_of, found))


def _opened(native: Any, argument: str) -> nw.DataFrame[Any] | Frame:
    try:
        opened: nw.DataFrame[Any] | Frame = nw.from_native(native)
    except DuplicateError:
        # The columns of pyarrow are values, those of pandas and its like are labels.
        labels = native.column_names if hasattr(native.__class__, "column_names") else native.columns
        found = list(_columns_twice(labels))
    except TypeError:
        raise InvalidArgument([mistyped(native, _FRAME, argument, reference=TABLE_RULE)]) from None
    else:
        return opened
    raise InvalidSubmission(found)


def _columns_twice(names: Iterable[object]) -> Iterator[Problem]:
    for name, number in Counter(names).items():
        if number > 1:
            yield problem("duplicate_column", ABSENT, _ONE_COLUMN, path=str(name), reference=TABLE_RULE)


def _of_plain_types(
    frame: nw.DataFrame[Any], part: Part, schema: dict[str, Any], *, is_long: bool
) -> nw.DataFrame[Any]:
    """The frame with types that every step can work with; in ``schema``, what categories really are.

    pyarrow neither groups views nor joins dictionaries, so both become text. An integer of pandas knows no null, which
    the wide form of a long table needs.
    """
    for name in part.texts & {name for name, kind in schema.items() if kind == nw.Categorical}:
        schema[name] = frame[name].cat.get_categories().dtype
    if frame.implementation.is_pyarrow():
        native = frame.to_native().schema
        odd = [name for name in part.texts & schema.keys() if _is_view_or_dictionary(native.field(name).type)]
        texts = [nw.col(name).cast(nw.String) for name in odd if is_text(schema[name])]
        return frame.with_columns(texts) if texts else frame
    if is_long and frame.implementation.is_pandas_like() and schema[LEVEL].is_integer():
        return nw.from_native(frame.to_native().astype({LEVEL: "Int64"}), eager_only=True)
    return frame


def _is_view_or_dictionary(kind: Any) -> bool:
    return str(kind) == "string_view" or str(kind).startswith("dictionary")


def _empty_of(frame: Frame, kinds: Mapping[str, Any], schema: dict[str, Any]) -> list[str]:
    """The columns without a single value: whatever type they were given, they say nothing.

    Not in pandas, where a column that knows null must be asked for: there it is refused with that hint.
    """
    odd = [name for name, kind in kinds.items() if name in schema and not _is_like(schema[name], kind)]
    if not odd or frame.implementation.is_pandas_like():
        return []
    values = frame.select(*(nw.col(name).count() for name in odd)).collect()
    return [name for name in odd if values[name].to_list() == [0]]


def _is_like(kind: Any, wanted: Any) -> bool:
    return kind.is_integer() if wanted.is_integer() else is_text(kind)


def _widened(frame: Frame, part: Part, columns: tuple[str, ...]) -> Frame:
    """One line for each key; a code that is not there is null. Where the affair of a key differs, so does the line."""
    keys = (*part.keys, *columns)
    spread = frame.select(
        *keys, *(nw.when(nw.col(CODE) == code).then(nw.col(LEVEL)).alias(code) for code in part.codes)
    )
    return spread.group_by(*keys).agg(*(nw.col(code).max() for code in part.codes))
