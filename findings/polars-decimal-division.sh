#!/usr/bin/env bash
# What: total / 250 * 100 on a Decimal column of polars, beside total * 100 / 250.
#
# Versions: polars 2.1.0.
#
# Expected: Decimals are exact, so that the order of a division and a multiplication matters in the last place at
#   most.
#
# Behaviour: A quotient keeps the scale of its operands: 72.25 / 250 is 0.29 at once, and the index becomes 29.00
#   instead of 28.90. Multiplied first it is right. The result has the type Decimal with two places, as if it were
#   exact.
#
# Matters: An index is a sum over a number, times 100: written in that order it is wrong by up to half a point,
#   without a warning.
#
# Output seen:
#> total 72.25, / 250 * 100: 29.00, * 100 / 250: 28.90
#> total 48.18, / 250 * 100: 19.00, * 100 / 250: 19.27
#> type: Decimal(precision=38, scale=2)
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sed -nE 's/^#> ?//p' "$0" >"$folder/expected"
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check polars==2.1.0

cat >look.py <<'PYTHON'
from decimal import Decimal

import polars as pl

frame = pl.DataFrame({"total": [Decimal("72.25"), Decimal("48.18")]})
total = pl.col("total")
found = frame.select("total", divided_first=total / 250 * 100, multiplied_first=total * 100 / 250)
for row in found.iter_rows():
    print("total %s, / 250 * 100: %s, * 100 / 250: %s" % row)
print("type:", found.schema["divided_first"])
PYTHON
venv/bin/python look.py | tee output

diff -u expected output || { echo 'The behaviour has changed: - is what was seen, + is what is now.' >&2; exit 1; }
