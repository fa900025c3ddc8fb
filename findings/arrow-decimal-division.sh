#!/usr/bin/env bash
# What: The quotient of two decimals in Arrow, and the mean of decimals, by pyarrow.
#
# Versions: pyarrow 26.0.1.
#
# Expected: 2.00 / 3.00 is rounded in its last place (0.6667), and the same numbers give the same quotient.
#
# Behaviour: The quotient is cut (0.6666), and how many places it has depends on the precision that the column was
#   declared with: 4 places for decimal128(3, 2), 11 for decimal128(10, 2). The mean of the same decimals is rounded,
#   and keeps the two places of its column.
#
# Matters: Schemas inferred from the data differ from file to file, so that a share of the same two regions has other
#   digits in another file.
#
# Output seen:
#> 2.00 / 3.00 as decimal128(3, 2): 0.6666 (decimal128(7, 4))
#> 2.00 / 3.00 as decimal128(10, 2): 0.66666666666 (decimal128(21, 11))
#> mean of 0.00, 0.01 and 0.01: 0.01
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sed -nE 's/^#> ?//p' "$0" >"$folder/expected"
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pyarrow==26.0.1

cat >look.py <<'PYTHON'
from decimal import Decimal

import pyarrow as pa
import pyarrow.compute as pc

for precision in (3, 10):
    column = pa.decimal128(precision, 2)
    quotient = pc.divide(pa.scalar(Decimal("2.00"), column), pa.scalar(Decimal("3.00"), column))
    print(f"2.00 / 3.00 as {column}: {quotient} ({quotient.type})")
values = pa.array([Decimal("0.00"), Decimal("0.01"), Decimal("0.01")])
print("mean of 0.00, 0.01 and 0.01:", pc.mean(values))
PYTHON
venv/bin/python look.py | tee output

diff -u expected output || { echo 'The behaviour has changed: - is what was seen, + is what is now.' >&2; exit 1; }
