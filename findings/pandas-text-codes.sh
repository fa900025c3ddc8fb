#!/usr/bin/env bash
# What: A column of text cells with the codes 11.1, 11.10 and 1.02, written by openpyxl with the text format, read by
#   pandas.
#
# Versions: pandas 3.1.1, openpyxl 3.1.5.
#
# Expected: A cell of the type text stays text: the workbook itself says what is a number and what is not, unlike a
#   CSV file.
#
# Behaviour: read_excel makes numbers of a column whose texts all look like numbers, and 11.1 and 11.10 become one
#   code. dtype=str keeps them; the documentation says that dtype=object preserves what Excel holds, and issue 8212 of
#   pandas-dev/pandas has been about it since 2014.
#
# Matters: Codes of regions, affairs and laws have points and final zeros. A join or a count by code then merges two
#   of them silently.
#
# Output seen:
#> types of the cells: ['s', 's', 's', 's']
#> read_excel: [11.1, 11.1, 1.02] different codes: 2
#> read_excel, dtype=str: ['11.1', '11.10', '1.02']
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sed -nE 's/^#> ?//p' "$0" >"$folder/expected"
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pandas==3.1.1 openpyxl==3.1.5

cat >look.py <<'PYTHON'
import openpyxl
import pandas

book = openpyxl.Workbook()
for row in (["kode"], ["11.1"], ["11.10"], ["1.02"]):
    book.active.append(row)
    book.active.cell(book.active.max_row, 1).number_format = "@"
book.save("codes.xlsx")
print("types of the cells:", [cell.data_type for cell in openpyxl.load_workbook("codes.xlsx").active["A"]])
read = pandas.read_excel("codes.xlsx")["kode"]
print("read_excel:", read.tolist(), "different codes:", read.nunique())
print("read_excel, dtype=str:", pandas.read_excel("codes.xlsx", dtype=str)["kode"].tolist())
PYTHON
venv/bin/python look.py | tee output

diff -u expected output || { echo 'The behaviour has changed: - is what was seen, + is what is now.' >&2; exit 1; }
