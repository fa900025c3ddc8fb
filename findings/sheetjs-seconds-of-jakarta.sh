#!/usr/bin/env bash
# What: 25 October 2024, local midnight in the three Indonesian time zones, written by SheetJS and read by openpyxl.
#
# Versions: xlsx 0.18.5 (the newest in the npm registry) on Node 20, openpyxl 3.1.5.
#
# Expected: Midnight: the cell holds a whole number, a plain date.
#
# Behaviour: The day begins some seconds late in every zone, the part of a minute by which the local mean time of 1900
#   differs from it. The maintainers explain it by the engine's handling of such offsets (issue 1565 of
#   SheetJS/sheetjs); a date of 2024 is touched because days are counted from 1900.
#
# Matters: A portal in Jakarta that exports dates so delivers timestamps: a reader that wants plain dates refuses
#   them, and "is the same day" fails.
#
# Output seen:
#> Asia/Jakarta: 2024-10-25 00:00:12
#> Asia/Makassar: 2024-10-25 00:00:36
#> Asia/Jayapura: 2024-10-25 00:00:48
#> UTC: 2024-10-25 00:00:00
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sed -nE 's/^#> ?//p' "$0" >"$folder/expected"
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check openpyxl==3.1.5
npm install --silent --no-audit --no-fund xlsx@0.18.5

cat >write.cjs <<'JAVASCRIPT'
const xlsx = require("xlsx");
const book = xlsx.utils.book_new();
xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([[new Date(2024, 9, 25)]]), "tanggal");
xlsx.writeFile(book, "date.xlsx");
JAVASCRIPT
for zone in Asia/Jakarta Asia/Makassar Asia/Jayapura UTC; do
  TZ=$zone node write.cjs
  venv/bin/python -c "import openpyxl; print('$zone:', openpyxl.load_workbook('date.xlsx').active['A1'].value)"
done | tee output

diff -u expected output || { echo 'The behaviour has changed: - is what was seen, + is what is now.' >&2; exit 1; }
