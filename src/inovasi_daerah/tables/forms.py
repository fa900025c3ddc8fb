"""The forms in which levels come: wide and long, of innovations or of governments, brought to one wide form."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

import narwhals.stable.v2 as nw
from attrs import frozen
from narwhals.exceptions import DuplicateError

from inovasi_daerah.editions.capabilities import Capability
from inovasi_daerah.editions.catalogue import Row
from inovasi_daerah.editions.levels import MAX_LEVEL
from inovasi_daerah.errors import ABSENT, InvalidSubmission, Problem, nearest, one_of, refuse
from inovasi_daerah.labels import Text
from inovasi_daerah.structuring import problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from inovasi_daerah.editions.rulebook import Rulebook

Frame = nw.LazyFrame[Any]
TABLE_RULE: Final = Text("bentuk tabel level", "form of tables of levels")
REGION: Final = "region"
INNOVATION: Final = "innovation"
AFFAIR: Final = "affair"
COUNTED: Final = "counted"
STAGE: Final = "stage"
TOUCHING: Final = "touching_affairs"
CODE: Final = "code"
LEVEL: Final = "level"
_SHOWN_CELLS: Final = 3
_COUNT: Final = "count_of_rows"
_DIFFERENT: Final = "count_of_different"
_PAIR: Final = 2
_FRAME: Final = Text(
    "bingkai data: pandas, polars, pyarrow, atau lain yang dikenal narwhals",
    "a data frame: pandas, polars, pyarrow, or another that narwhals knows",
)
_LEVELS: Final = Text(f"bilangan bulat 0-{MAX_LEVEL}, atau null", f"an integer 0-{MAX_LEVEL}, or null")
_INTEGERS: Final = Text(
    "kolom bilangan bulat; bila ada yang kosong, jenis bulat yang mengenal null (pandas: Int64)",
    "a column of integers; where cells are empty, an integer type that knows null (pandas: Int64)",
)
_TEXTS: Final = Text(
    'kolom teks; kode seperti "35.10" pun teks', 'a column of text; codes such as "35.10" are text too'
)
_TRUTHS: Final = Text("kolom benar/salah (Boolean)", "a column of true and false (Boolean)")
_FILLED: Final = Text("terisi pada setiap baris", "filled on every row")
_ONE_COLUMN: Final = Text("judul untuk satu kolom saja", "the label of one column only")
_ONCE: Final = Text("satu baris saja", "one row only")


@frozen
class Part:
    """The rows of the catalogue a table speaks of, and the columns that name what they are stated of.

    Attributes:
        keys: name one line of the wide form.
        reads: the other columns that are read where they are there.
        needs: those of them that must be there.
        argument: the name under which the caller gave the table.
    """

    rows: tuple[Row, ...]
    keys: tuple[str, ...]
    reads: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    argument: str = "frame"

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the rows."""
        return tuple(row.code for row in self.rows)


def innovation_part(rules: Rulebook, *, reads: tuple[str, ...] = (), needs: tuple[str, ...] = ()) -> Part:
    """The rows of each innovation; the affair is asked for where the edition has a gate."""
    formula = rules.known(rules.formula, Capability.SCORE)
    asked = (AFFAIR, *needs) if formula.gate else needs
    return Part(rules.innovation, (REGION, INNOVATION), (AFFAIR, COUNTED, *reads), asked)


def government_part(rules: Rulebook) -> Part:
    """The rows of the regional government."""
    return Part(rules.government, (REGION,), argument="government")


@frozen
class Levels:
    """A wide table of levels whose cells have been checked.

    Attributes:
        frame: the keys, ``columns``, and a column for every row of the catalogue.
        eager: whether the frame it came from was.
        columns: what ``part`` reads and the table has.
        with_nulls: the rows of which some level is null.
        count: how many lines it has at most.
    """

    frame: Frame
    part: Part
    eager: bool
    columns: tuple[str, ...]
    with_nulls: tuple[str, ...]
    count: int


def levels_of(native: Any, part: Part, *, duplicates: bool) -> Levels:
    """The levels in a native frame, in wide form.

    Args:
        duplicates: look for keys that stand twice; on a large table this costs more than all the rest.

    Raises:
        InvalidSubmission: for missing columns and wrong types; then for cells that can't be, all at once.
    """
    given = _opened(native, part.argument)
    eager = isinstance(given, nw.DataFrame)
    frame: Frame = given.lazy()
    schema = dict(frame.collect_schema())
    is_long = CODE in schema and LEVEL in schema
    cells = (LEVEL,) if is_long else part.codes
    kinds = {name: nw.Int64() for name in cells} | ({TOUCHING: nw.String()} if TOUCHING in part.reads else {})
    empty = {name: kinds[name] for name in _empty_of(frame, kinds, schema)}
    if empty:
        frame = frame.with_columns(*(nw.lit(None, dtype=kind).alias(name) for name, kind in empty.items()))
        schema |= empty
    refuse(InvalidSubmission, _column_problems(schema, part, is_long=is_long))
    columns = tuple(name for name in part.reads if name in schema)
    keys = (*part.keys, CODE) if is_long else part.keys
    frame = frame.select(*keys, *columns, *cells)
    facts = _facts(frame, keys, columns, cells)
    found = [*_unknown_codes(frame, part)] if is_long else []
    found += _cell_problems(frame, facts, keys, columns, cells)
    found += _duplicates(frame, keys) if duplicates else ()
    refuse(InvalidSubmission, found)
    with_nulls = part.codes if is_long else tuple(code for code in cells if facts[f"{code}_filled"] < facts[_COUNT])
    if is_long:
        frame = _widened(frame, part, columns)
        refuse(InvalidSubmission, _duplicates(frame, part.keys) if duplicates else ())
    return Levels(frame, part, eager, columns, with_nulls, facts[_COUNT])


def _opened(native: Any, argument: str) -> nw.DataFrame[Any] | Frame:
    try:
        opened: nw.DataFrame[Any] | Frame = nw.from_native(native)
    except DuplicateError:
        # The columns of pyarrow are values, those of pandas and its like are labels.
        labels = native.column_names if hasattr(native.__class__, "column_names") else native.columns
        found = list(_columns_twice(labels))
    except TypeError:
        found = [problem("wrong_type", type(native).__name__, _FRAME, path=argument, reference=TABLE_RULE)]
    else:
        return opened
    raise InvalidSubmission(found)


def _columns_twice(names: Iterable[object]) -> Iterator[Problem]:
    for name, number in Counter(names).items():
        if number > 1:
            yield problem("duplicate_column", ABSENT, _ONE_COLUMN, path=str(name), reference=TABLE_RULE)


# --- columns ----------------------------------------------------------------------------------------------------


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
    return kind.is_integer() if wanted.is_integer() else _is_text(kind)


def _column_problems(schema: dict[str, Any], part: Part, *, is_long: bool) -> Iterator[Problem]:
    wanted = [*part.keys, *part.needs, *((CODE, LEVEL) if is_long else part.codes)]
    for name in wanted:
        if name not in schema:
            hint = nearest(name, [other for other in schema if isinstance(other, str) and other not in wanted])
            near = (
                Text(f'"{name}"; ada "{hint}"', f'"{name}"; there is "{hint}"')
                if hint
                else Text(f'"{name}"', f'"{name}"')
            )
            yield problem("missing_column", ABSENT, near, path=name, reference=TABLE_RULE)
    texts = {*part.keys, *part.reads, *((CODE,) if is_long else ())} - {INNOVATION, COUNTED}
    for name, kind in schema.items():
        if name in texts and not _is_text(kind):
            yield _wrong_kind(name, kind, _TEXTS)
        elif name == INNOVATION and name in part.keys and not (_is_text(kind) or kind.is_integer()):
            yield _wrong_kind(name, kind, Text("kolom teks atau bilangan bulat", "a column of text or integers"))
        elif name == COUNTED and name in part.reads and kind != nw.Boolean:
            yield _wrong_kind(name, kind, _TRUTHS)
        elif name in ((LEVEL,) if is_long else part.codes) and not kind.is_integer():
            yield _wrong_kind(name, kind, _INTEGERS)


def _is_text(kind: Any) -> bool:
    return kind in (nw.String, nw.Categorical, nw.Enum)


def _wrong_kind(name: str, kind: Any, expected: Text) -> Problem:
    code = "float_column" if kind.is_float() else "wrong_type"
    return problem(code, str(kind), expected, path=name, reference=TABLE_RULE)


# --- cells ------------------------------------------------------------------------------------------------------


def _facts(frame: Frame, keys: tuple[str, ...], columns: tuple[str, ...], codes: tuple[str, ...]) -> dict[str, Any]:
    """How many cells are filled, the least and the greatest level, in one pass that leaves the table where it is."""
    asked = [
        nw.len().alias(_COUNT),
        nw.col(*keys, *columns, *codes).count().name.suffix("_filled"),
        nw.col(*codes).min().name.suffix("_least"),
        nw.col(*codes).max().name.suffix("_most"),
    ]
    return next(iter(frame.select(*asked).collect().iter_rows(named=True)))


def _cell_problems(
    frame: Frame, facts: dict[str, Any], keys: tuple[str, ...], columns: tuple[str, ...], codes: tuple[str, ...]
) -> Iterator[Problem]:
    for name in (*keys, *columns):
        if name != TOUCHING and facts[f"{name}_filled"] < facts[_COUNT]:
            yield problem("null_value", None, _FILLED, path=name, reference=TABLE_RULE)
    for code in codes:
        if not facts[f"{code}_filled"]:
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
    counts_sets = frame.implementation.is_polars() or frame.implementation.is_pyarrow()
    if counts_sets and len(keys) == _PAIR and _are_all_different(frame, *keys):
        return
    twice = frame.group_by(*keys).agg(nw.len().alias(_COUNT)).filter(nw.col(_COUNT) > 1).select(*keys)
    for key in _some(twice, keys):
        yield problem("duplicate_row", ABSENT, _ONCE, path=_cell(key), reference=TABLE_RULE)


def _are_all_different(frame: Frame, outer: str, inner: str) -> bool:
    """Whether each ``outer`` has as many different ``inner`` as lines.

    Polars and pyarrow count many small sets in a half to an eighth of the time of one set of all pairs; elsewhere that
    gains nothing, and PostgreSQL refuses it as Ibis writes it.
    """
    counts = frame.group_by(outer).agg(nw.len().alias(_COUNT), nw.col(inner).n_unique().alias(_DIFFERENT))
    return counts.filter(nw.col(_DIFFERENT) < nw.col(_COUNT)).head(1).collect().is_empty()


# --- the long form ----------------------------------------------------------------------------------------------


def _unknown_codes(frame: Frame, part: Part) -> Iterator[Problem]:
    written = frame.select(CODE).unique().collect()[CODE].to_list()
    for code in sorted({code for code in written if code is not None} - set(part.codes)):
        yield problem("unknown_indicator", code, one_of(part.codes, code), path=CODE, reference=TABLE_RULE)


def _widened(frame: Frame, part: Part, columns: tuple[str, ...]) -> Frame:
    """One line for each key; a code that is not there is null. Where the affair of a key differs, so does the line."""
    keys = (*part.keys, *columns)
    spread = frame.select(
        *keys, *(nw.when(nw.col(CODE) == code).then(nw.col(LEVEL)).alias(code) for code in part.codes)
    )
    return spread.group_by(*keys).agg(*(nw.col(code).max() for code in part.codes))
