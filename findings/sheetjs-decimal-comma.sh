#!/usr/bin/env bash
# What: A CSV file as Indonesian Excel saves it, with semicolons and decimal commas, read by SheetJS.
#
# Versions: xlsx 0.18.5 (the newest in the npm registry) on Node 20.
#
# Expected: A file with semicolons has decimal commas: 66,13 is read as 66.13, or stays a text.
#
# Behaviour: The comma is taken for a thousands mark wherever it stands and is dropped: 66,13 is 6613 and 12,5 is 125,
#   while 1.234,5 is 1.2345. The text of the cell still shows the comma. With raw: true, as documented, all cells stay
#   texts.
#
# Matters: Indexes come out a hundred times too large, budgets a thousand times too small, in a web page that lets
#   users choose a file.
#
# Output seen:
#> raw: false: 66,13 -> 6613, 12,5 -> 125, 1.234,5 -> 1.2345
#> raw: true: "66,13", "12,5", "1.234,5"
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sed -nE 's/^#> ?//p' "$0" >"$folder/expected"
cd "$folder"

npm install --silent --no-audit --no-fund xlsx@0.18.5

cat >look.cjs <<'JAVASCRIPT'
const xlsx = require("xlsx");
const text = "indeks;tumbuh;anggaran\n66,13;12,5;1.234,5\n";
for (const raw of [false, true]) {
  const book = xlsx.read(text, { type: "string", raw });
  const sheet = book.Sheets[book.SheetNames[0]];
  const seen = ["A2", "B2", "C2"].map((cell) => sheet[cell].w + " -> " + JSON.stringify(sheet[cell].v));
  console.log("raw: " + raw + ": " + seen.join(", ").replaceAll("undefined -> ", ""));
}
JAVASCRIPT
node look.cjs | tee output

diff -u expected output || { echo 'The behaviour has changed: - is what was seen, + is what is now.' >&2; exit 1; }
