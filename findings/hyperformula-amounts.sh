#!/usr/bin/env bash
# What: Budgets of twelve digits in HyperFormula with its default settings.
#
# Versions: hyperformula 3.5.0 on Node 20.
#
# Expected: Whole numbers far below 2^53 are added exactly, as in every other spreadsheet (Excel keeps 15 digits).
#
# Behaviour: What a cell gives out is rounded to eleven significant digits, whole numbers too, and even one that was
#   entered: 123456789012 and 123456789012 + 1 are both 123456789010. Formulas see the whole number, as the
#   comparisons show. The documentation of precisionRounding says so, with a default of 10 digits, for the sake of 0.1
#   + 0.2; smartRounding: false gives the right sum.
#
# Matters: A regional budget is a number of 12 to 14 digits of rupiah: a table that shows or saves the values of the
#   cells loses the last ones, and checks inside the sheet don't see it.
#
# Output seen:
#> smartRounding: true: [123456789010,123456789010,123456789010,false,true]
#> smartRounding: false: [123456789012,123456789013,123456789013,false,true]
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sed -nE 's/^#> ?//p' "$0" >"$folder/expected"
cd "$folder"

npm install --silent --no-audit --no-fund hyperformula@3.5.0

cat >look.cjs <<'JAVASCRIPT'
const { HyperFormula } = require("hyperformula");
const sheet = [[123456789012, "=A1+1", "=SUM(A1,1)", "=A1+1=123456789010", "=A1+1=123456789013"]];
for (const smartRounding of [true, false]) {
  const book = HyperFormula.buildFromArray(sheet, { licenseKey: "gpl-v3", smartRounding });
  console.log("smartRounding: " + smartRounding + ": " + JSON.stringify(book.getSheetValues(0)[0]));
}
JAVASCRIPT
node look.cjs | tee output

diff -u expected output || { echo 'The behaviour has changed: - is what was seen, + is what is now.' >&2; exit 1; }
