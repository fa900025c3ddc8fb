#!/usr/bin/env bash
# What: 2.5 made a whole number in DuckDB, from a DECIMAL, a text and a DOUBLE, by CAST and by round.
#
# Versions: duckdb 2.0.1.
#
# Expected: One engine has one rule for ties: either every way gives 3, or every way gives 2.
#
# Behaviour: CAST of a DOUBLE rounds ties to the even number (2), all other ways round them away from zero (3);
#   round() of the same DOUBLE gives 3 too. PostgreSQL does so too: issue 3515 of duckdb/duckdb compares the two.
#
# Matters: A mean or an index is a DOUBLE as soon as avg() or a division touches it: CAST(x AS INTEGER) and round(x)
#   then differ on halves.
#
# Output seen:
#> CAST(2.5 AS INTEGER) = 3
#> CAST('2.5' AS INTEGER) = 3
#> CAST(2.5::DOUBLE AS INTEGER) = 2
#> CAST(avg(2.5) AS INTEGER) = 2
#> round(2.5::DOUBLE) = 3.0
#> of the halves below 1000, 500 differ between CAST and round
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sed -nE 's/^#> ?//p' "$0" >"$folder/expected"
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check duckdb==2.0.1

cat >look.py <<'PYTHON'
import duckdb

for written in ("2.5", "'2.5'", "2.5::DOUBLE", "avg(2.5)"):
    print(f"CAST({written} AS INTEGER) = {duckdb.execute(f'SELECT CAST({written} AS INTEGER)').fetchone()[0]}")
print("round(2.5::DOUBLE) =", duckdb.execute("SELECT round(2.5::DOUBLE)").fetchone()[0])
different = "SELECT count(*) FROM range(1000) t(k) WHERE (k + 0.5::DOUBLE)::INTEGER <> round(k + 0.5::DOUBLE)"
print("of the halves below 1000,", duckdb.execute(different).fetchone()[0], "differ between CAST and round")
PYTHON
venv/bin/python look.py | tee output

diff -u expected output || { echo 'The behaviour has changed: - is what was seen, + is what is now.' >&2; exit 1; }
