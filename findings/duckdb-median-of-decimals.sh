#!/usr/bin/env bash
# What: The median of two indexes in DuckDB, as DECIMAL and as DOUBLE.
#
# Versions: duckdb 2.0.1.
#
# Expected: The median of 66.12 and 66.13 is 66.125, as avg() says; or 66.13, if it must have two places, as DuckDB's
#   own CAST rounds.
#
# Behaviour: On DECIMAL columns the middle is cut, not rounded, to the places of the column: 66.12. Whole numbers in
#   the same function answer with a DOUBLE and keep their half, and so do DOUBLEs.
#
# Matters: Medians of regions by province are ordinary in reports: an even number of regions gives a figure one
#   hundredth too low, or not, depending on the type of the column.
#
# Output seen:
#> DECIMAL(5,2): median 66.12 (DECIMAL(5,2)), avg 66.125
#> DOUBLE: median 66.125 (DOUBLE), avg 66.125
#> CAST(66.125 AS DECIMAL(5,2)) = 66.13
#> whole numbers 12 and 13: median 12.5 (DOUBLE)
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sed -nE 's/^#> ?//p' "$0" >"$folder/expected"
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check duckdb==2.0.1

cat >look.py <<'PYTHON'
import duckdb

for kind in ("DECIMAL(5,2)", "DOUBLE"):
    query = f"SELECT median(x), typeof(median(x)), avg(x) FROM (VALUES (66.12::{kind}), (66.13::{kind})) t(x)"
    print("%s: median %s (%s), avg %s" % (kind, *duckdb.execute(query).fetchone()))
print("CAST(66.125 AS DECIMAL(5,2)) =", duckdb.execute("SELECT CAST(66.125 AS DECIMAL(5,2))").fetchone()[0])
print("whole numbers 12 and 13: median %s (%s)" % duckdb.execute(
    "SELECT median(x), typeof(median(x)) FROM (VALUES (12), (13)) t(x)").fetchone())
PYTHON
venv/bin/python look.py | tee output

diff -u expected output || { echo 'The behaviour has changed: - is what was seen, + is what is now.' >&2; exit 1; }
