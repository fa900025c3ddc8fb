"""The page on published results, made of their table and of what the editions make of each row.

``python docs/_ext/published_page.py`` writes it to ``docs/published-results.md``; a test holds it up to date.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Final

import inovasi_daerah as ida

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT: Final = Path(__file__).resolve().parents[2]
TABLE: Final = ROOT / "docs" / "published-results.csv"
PAGE: Final = ROOT / "docs" / "published-results.md"
Row = dict[str, str]

# Where the bands of a year come from, what agreement with them shows, and why.
BANDS: Final = {
    "2021": (
        "inferred from these rows and one system in use (C)",
        "consistent",
        "bands inferred, partly from this row",
    ),
    "2022": ("taken from 2023 (C)", "consistent", "bands taken from 2023"),
    "2023": ("the decree (A)", "agrees", "bands of the decree"),
    "2024": ("one secondary source (B)", "agrees", "bands of one secondary source"),
    "2025": (
        "the edge of *Sangat Inovatif* from the decree (A), the others inferred (C)",
        "agrees",
        "edge of *Sangat Inovatif* from the decree",
    ),
}
HEAD: Final = """\
# Published results, and how much each one proves

The rows of [published-results.csv](published-results.csv) are results of regions as they were published, with their
sources. This page is made of that table and of the editions; `python docs/_ext/published_page.py` writes it. What a
row shows is said in four words:

- **agrees**: the predicate follows from bands that a source gives;
- **consistent**: it follows from bands that were inferred, some of them from these very rows, so agreement proves
  nothing; or a mean and a count leave room for a possible government score, which itself is not published, so any
  such score was fitted;
- **disagrees**: the edition gives the index another predicate;
- **can't be said**: no predicate or no index was published. A predicate without an index tests no band, and an index
  can't be found from it: it says only that the region had this predicate in that year.
"""
MEANS: Final = """\
Where a mean maturity and a number of innovations were published, the index is known but for the government
score. The least and the most possible index are those of no and of all its points, and of the lowest and the highest
mean that is rounded to the published one:
"""
AFTER: Final = """\
Each published index lies between the two, so the formula is *consistent* with it. The fitted score, rounded to two
decimals, is not published: it proves the arithmetic alone.

Shares, divisor and quantity of 2023 to 2025 are marked C in their rulebooks where no source gives them, with the
assumption each makes; `inovasi-daerah rulebooks iid-2024` prints them.
"""


def shows(row: Row) -> str:
    """What a row shows of its edition."""
    rules = ida.rulebook(f"iid-{row['year']}")
    lacking = [name for name in ("index", "predicate") if not row[name]]
    if lacking:
        unheard = row["predicate"] and row["predicate"] not in rules.predicates
        alone = "; the row alone tells that this predicate was given then" if unheard else ""
        return f"can't be said: no {' and no '.join(lacking)} published{alone}"
    given = rules.classify(Decimal(row["index"])).value
    if given != row["predicate"]:
        return f"disagrees: the edition says {_words(given)}"
    _, word, reason = BANDS[row["year"]]
    fitted = "; mean and count consistent with a fitted government score" if row["mean_maturity"] else ""
    return f"{word}: {reason}{fitted}"


def published_page(rows: list[Row]) -> str:
    """The page in Markdown."""
    lines = [HEAD, *_editions(rows), "", "## Row by row", ""]
    lines += _table(
        ("year", "region", "index", "predicate", "mark", "what it shows"),
        (
            (
                row["year"],
                f"{row['region']} ({row['region_code']})",
                row["index"] or "-",
                _words(row["predicate"]),
                row["confidence"],
                shows(row),
            )
            for row in rows
        ),
    )
    lines += ["", "## Means and counts", "", MEANS, *_means(rows), "", AFTER.rstrip()]
    return "\n".join(lines) + "\n"


def _editions(rows: list[Row]) -> Iterator[str]:
    """How many rows of each year show what."""
    counts = Counter((row["year"], shows(row).partition(":")[0]) for row in rows)
    words = ("agrees", "consistent", "disagrees", "can't be said")
    yield from _table(
        ("edition", "bands from", *words),
        (
            (f"iid-{year}", BANDS.get(year, ("not known",))[0], *(str(counts[year, word]) for word in words))
            for year in sorted({row["year"] for row in rows})
        ),
    )


def _means(rows: list[Row]) -> Iterator[str]:
    yield from _table(
        ("year", "region", "mean", "innovations", "index", "least possible", "most possible", "fitted score"),
        (_mean(row) for row in rows if row["mean_maturity"]),
    )


def _mean(row: Row) -> tuple[str, ...]:
    rules = ida.rulebook(f"iid-{row['year']}")
    highest = Fraction(rules.formula.government if rules.formula else 0)
    least, most = (
        ida.aggregate(
            rules,
            government=government,
            mean_maturity=Decimal(row["mean_maturity"]),
            innovations=int(row["innovations"]),
        )
        for government in (0, highest)
    )
    fitted = (Fraction(row["index"]) - least.index_exact) * highest / (most.index_exact - least.index_exact)
    score = (Decimal(fitted.numerator) / fitted.denominator).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return (
        *(row[name] for name in ("year", "region", "mean_maturity", "innovations", "index")),
        *map(str, (*_ends(least)[:1], *_ends(most)[1:], score)),
    )


def _ends(result: ida.Index) -> tuple[Decimal, ...]:
    """The lowest and the highest index that a rounded mean leaves open."""
    return (result.index, result.index) if result.published_mean is None else result.published_mean.index


def _words(predicate: str) -> str:
    return predicate.replace("_", " ") or "-"


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield "|" + "---|" * len(heads)
    yield from (f"| {' | '.join(row)} |" for row in rows)


def page() -> str:
    """The page as the table and the editions now stand."""
    return published_page(list(csv.DictReader(TABLE.read_text("utf-8").splitlines()[1:])))


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
    sys.stdout.write(f"{PAGE}\n")
