#!/usr/bin/env bash
# What: A workbook written by polars with a row of totals, read back by polars with two of its engines.
#
# Versions: polars 2.1.0, xlsxwriter 3.3.1, fastexcel 0.21.0, openpyxl 3.1.5.
#
# Expected: The totals come back as 189, or as empty cells, as nobody has calculated them yet.
#
# Behaviour: The row of totals is read as one more row of data, and its total is 0: XlsxWriter stores that as the
#   result of each formula, as its own documentation says and polars' doesn't. With engine="openpyxl" the last row
#   isn't there at all.
#
# Matters: Tables go from one office's program to the next without Excel in between. A region more, with the figure 0,
#   lowers every mean.
#
# Output seen:
#> calamine: [('A', 66), ('B', 51), ('C', 72), (None, 0)], mean 47.25
#> openpyxl: [('A', 66), ('B', 51), ('C', 72)], mean 63.0
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sed -nE 's/^#> ?//p' "$0" >"$folder/expected"
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check polars==2.1.0 xlsxwriter==3.3.1
venv/bin/pip install --quiet --disable-pip-version-check fastexcel==0.21.0 openpyxl==3.1.5

cat >look.py <<'PYTHON'
import polars as pl

frame = pl.DataFrame({"daerah": ["A", "B", "C"], "nilai": [66, 51, 72]})
frame.write_excel("totals.xlsx", column_totals=True)
for engine in ("calamine", "openpyxl"):
    read = pl.read_excel("totals.xlsx", engine=engine)
    print(f"{engine}: {read.rows()}, mean {read['nilai'].mean()}")
PYTHON
venv/bin/python look.py | tee output

diff -u expected output || { echo 'The behaviour has changed: - is what was seen, + is what is now.' >&2; exit 1; }
