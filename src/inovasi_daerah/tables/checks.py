"""What a table of levels must be: its columns first, then its cells, each named by the keys of its line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import narwhals.stable.v2 as nw

from inovasi_daerah.domain.affairs import AFFAIR_RULE, affairs, meant_affair
from inovasi_daerah.levels import MAX_LEVEL
from inovasi_daerah.problems import ABSENT, nearest, one_of, problem, shown
from inovasi_daerah.tables.parts import CODE, COUNTED, INNOVATION, LEVEL, TABLE_RULE, TOUCHING
from inovasi_daerah.text import Text, same

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from inovasi_daerah.problems import Problem
    from inovasi_daerah.tables.parts import Frame, Part

COUNT: Final = "count_of_rows"
_DIFFERENT: Final = "count_of_different"
_BLOCK: Final = "block_of_lines"
_MOST_BLOCKS: Final = 1_000
"""More than there are regions: a table with more is not kept region by region."""
_SHOWN_CELLS: Final = 3
_PAIR: Final = 2
_LEVELS: Final = Text(f"bilangan bulat 0-{MAX_LEVEL}, atau null", f"an integer 0-{MAX_LEVEL}, or null")
_INTEGERS: Final = Text(
    "kolom bilangan bulat; bila ada yang kosong, jenis bulat yang mengenal null (pandas: Int64)",
    "a column of integers; where cells are empty, an integer type that knows null (pandas: Int64)",
)
_TEXTS: Final = Text(
    'kolom teks; kode seperti "35.10" pun teks', 'a column of text; codes such as "35.10" are text too'
)
_TEXTS_OR_INTEGERS: Final = Text("kolom teks atau bilangan bulat", "a column of text or integers")
_TRUTHS: Final = Text("kolom benar/salah (Boolean)", "a column of true and false (Boolean)")
_FILLED: Final = Text("terisi pada setiap baris", "filled on every row")
_ONCE: Final = Text("satu baris saja", "one row only")
_ONE_FORM: Final = Text(
    'kolom "code" dan "level", atau satu kolom untuk setiap baris katalog, bukan keduanya',
    'columns "code" and "level", or a column for each row of the catalogue, not both',
)
_DECIDING: Final = Text(
    "{near}; baris wajib ini menentukan inovasi mana yang dihitung: {what}, null bila tidak dilaporkan; "
    'bila kelayakannya diperiksa di tempat lain, {otherwise} mandatory="trust"',
    "{near}; this mandatory row decides which innovations count: {what}, null where it was not reported; "
    'if eligibility was checked elsewhere, {otherwise} mandatory="trust"',
)
_A_COLUMN: Final = {
    "what": Text("tambahkan kolomnya", "add its column"),
    "otherwise": Text("isi dengan null dan pilih", "fill it with null and choose"),
}
_A_LINE: Final = {
    "what": Text("tambahkan satu baris untuk setiap inovasi", "add a line for each innovation"),
    "otherwise": Text("pilih", "choose"),
}
_ALIKE: Final = Text("nilai yang sama pada setiap baris inovasi itu", "the same value on every line of that innovation")


def affair_problems(codes: Mapping[str, str]) -> Iterator[Problem]:
    """The codes that are of no affair, each with the column that holds it."""
    for code in sorted(codes.keys() - affairs().keys()):
        yield problem("unknown_affair", code, meant_affair(code), path=codes[code], reference=AFFAIR_RULE)


# --- columns ----------------------------------------------------------------------------------------------------


def column_problems(schema: dict[str, Any], part: Part, *, is_long: bool) -> Iterator[Problem]:
    """What is missing, of the wrong type, or written in both forms."""
    if is_long and not schema.keys().isdisjoint(part.codes):
        yield problem("conflict", ABSENT, _ONE_FORM, path=CODE, reference=TABLE_RULE)
    wanted = [*part.keys, *part.needs, *((CODE, LEVEL) if is_long else part.codes)]
    for name in wanted:
        if name not in schema:
            hint = nearest(name, [other for other in schema if isinstance(other, str) and other not in wanted])
            near = (
                Text(f'"{name}"; ada "{hint}"', f'"{name}"; there is "{hint}"')
                if hint
                else Text(f'"{name}"', f'"{name}"')
            )
            if part.decides and name in part.mandatory:
                near = _DECIDING.format(near=near, **_A_COLUMN)
            yield problem("missing_column", ABSENT, near, path=name, reference=TABLE_RULE)
    texts = part.texts - {INNOVATION} - (set() if is_long else {CODE})
    for name, kind in schema.items():
        if name in texts and not is_text(kind):
            yield _wrong_kind(name, kind, _TEXTS)
        elif name == INNOVATION and name in part.keys and not (is_text(kind) or kind.is_integer()):
            yield _wrong_kind(name, kind, _TEXTS_OR_INTEGERS)
        elif name == COUNTED and name in part.reads and kind != nw.Boolean:
            yield _wrong_kind(name, kind, _TRUTHS)
        elif name in ((LEVEL,) if is_long else part.codes) and not kind.is_integer():
            yield _wrong_kind(name, kind, _INTEGERS)


def is_text(kind: Any) -> bool:
    """Whether a type of columns holds text."""
    return kind in (nw.String, nw.Categorical, nw.Enum)


def _wrong_kind(name: str, kind: Any, expected: Text) -> Problem:
    code = "float_column" if kind.is_float() else "wrong_type"
    return problem(code, str(kind), expected, path=name, reference=TABLE_RULE)


# --- cells ------------------------------------------------------------------------------------------------------


def facts_of(frame: Frame, keys: tuple[str, ...], columns: tuple[str, ...], codes: tuple[str, ...]) -> dict[str, Any]:
    """How many cells are filled, the least and the greatest level, in one pass that leaves the table where it is."""
    asked = [
        nw.len().alias(COUNT),
        nw.col(*keys, *columns, *codes).count().name.suffix("_filled"),
        nw.col(*codes).min().name.suffix("_least"),
        nw.col(*codes).max().name.suffix("_most"),
    ]
    return next(iter(frame.select(*asked).collect().iter_rows(named=True)))


def cell_problems(
    frame: Frame, facts: dict[str, Any], keys: tuple[str, ...], columns: tuple[str, ...], codes: tuple[str, ...]
) -> Iterator[Problem]:
    """Nulls where a value belongs, and values that are not levels; of each column, the first few."""
    for name in (*keys, *columns):
        if name != TOUCHING and facts[f"{name}_filled"] < facts[COUNT]:
            for line in _some(frame.filter(nw.col(name).is_null()).select(*keys), keys):
                yield problem("null_value", None, _FILLED, path=_cell(line, name), reference=TABLE_RULE)
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
    return "/".join((*(part if isinstance(part, str) else shown(part) for part in key), *column))


def duplicate_rows(frame: Frame, keys: tuple[str, ...]) -> Iterator[Problem]:
    """Keys that more than one row has; the first few."""
    counts_sets = frame.implementation.is_polars() or frame.implementation.is_pyarrow()
    if counts_sets and len(keys) == _PAIR and _are_all_different(frame, *keys):
        return
    for key in _repeated(frame, keys):
        yield problem("duplicate_row", ABSENT, _ONCE, path=_cell(key), reference=TABLE_RULE)


def _repeated(frame: Frame, keys: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    twice = frame.group_by(*keys).agg(nw.len().alias(COUNT)).filter(nw.col(COUNT) > 1).select(*keys)
    return _some(twice, keys)


def _are_all_different(frame: Frame, outer: str, inner: str) -> bool:
    """Whether each ``outer`` has as many different ``inner`` as lines.

    Where the lines of each ``outer`` are together, polars needs no groups (``differ_in_blocks``). Where they are not,
    polars and pyarrow count many small sets in a half to an eighth of the time of one set of all pairs; on other
    engines that gains nothing, and PostgreSQL refuses it as Ibis writes it.
    """
    if frame.implementation.is_polars():
        in_blocks = differ_in_blocks(frame.to_native(), outer, inner)
        if in_blocks is not None:
            return in_blocks
    counts = frame.group_by(outer).agg(nw.len().alias(COUNT), nw.col(inner).n_unique().alias(_DIFFERENT))
    return counts.filter(nw.col(_DIFFERENT) < nw.col(COUNT)).head(1).collect().is_empty()


def differ_in_blocks(native: Any, outer: str, inner: str) -> bool | None:
    """Whether ``inner`` differs within each ``outer`` of a lazy frame of polars; None where their lines are scattered.

    A table that is kept region by region is cut into slices: nothing is grouped and hardly anything copied.
    """
    pl = nw.get_native_namespace(native)
    block = pl.col(outer).rle_id()
    last = native.select(block.last()).collect().item()
    if last is None or last >= _MOST_BLOCKS:
        return None
    blocks = native.select(outer, inner, block.alias(_BLOCK)).set_sorted(_BLOCK).group_by(_BLOCK)
    counts = blocks.agg(pl.col(outer).first(), pl.len().alias(COUNT), pl.col(inner).n_unique().alias(_DIFFERENT))
    are_together = pl.col(outer).n_unique() == pl.len()
    found = counts.select(are_together, (pl.col(_DIFFERENT) == pl.col(COUNT)).all().alias(_DIFFERENT))
    together, different = found.collect().row(0)
    return bool(different) if together else None


# --- the long form ----------------------------------------------------------------------------------------------


def code_problems(frame: Frame, part: Part) -> Iterator[Problem]:
    """Codes that the catalogue does not have, and rows that decide and of which no line is there."""
    written = set(frame.select(CODE).unique().collect()[CODE].to_list())
    for code in sorted(written - {None, *part.codes}):
        yield problem("unknown_indicator", code, one_of(part.codes, code), path=CODE, reference=TABLE_RULE)
    for code in part.mandatory:
        if part.decides and written and code not in written:
            wanted = _DECIDING.format(near=same(f'{CODE} "{code}"'), **_A_LINE)
            yield problem("missing_row", ABSENT, wanted, path=code, reference=TABLE_RULE)


def contradictions(lines: Frame, keys: tuple[str, ...], columns: tuple[str, ...]) -> Iterator[Problem]:
    """Columns that differ between the lines of one key, where there is a line for each of their values."""
    for key in _repeated(lines, keys):
        here = lines.filter(*(nw.col(name) == value for name, value in zip(keys, key, strict=True)))
        for name, *values in zip(columns, *here.select(*columns).collect().iter_rows(), strict=True):
            if len(set(values)) > 1:
                both = " | ".join(sorted(map(str, set(values))))
                yield problem("conflict", both, _ALIKE, path=_cell(key, name), reference=TABLE_RULE)
