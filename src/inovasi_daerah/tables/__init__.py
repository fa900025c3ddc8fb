"""The same rules over data frames and databases, by way of narwhals (extra ``tables``).

Levels come in wide form (a column per row of the catalogue) or in long form (``code`` and ``level``), from pandas,
polars (eager and lazy), pyarrow, DuckDB, and whatever else narwhals speaks to. Inside the engine there are wide
integers only; the index, its predicate and the ranks come from the same pure functions as those of a single score.
"""

from __future__ import annotations

from inovasi_daerah.problems import MissingExtra

try:
    import narwhals as narwhals
except ModuleNotFoundError:
    raise MissingExtra("tables", "narwhals") from None

from inovasi_daerah.tables.innovations import score_innovations
from inovasi_daerah.tables.regions import score_regions
from inovasi_daerah.tables.tidy import to_frame

__all__ = ["score_innovations", "score_regions", "to_frame"]
