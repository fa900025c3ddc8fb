#!/usr/bin/env bash
# What: A table with a column of levels that happen to be 0 and 1, sorted by csvsort of csvkit.
#
# Versions: csvkit 2.2.0, agate 1.14.2.
#
# Expected: A tool that sorts lines gives the same lines in another order.
#
# Behaviour: csvsort guesses types, and a column of nothing but 0 and 1 is one of truth values: it writes False and
#   True. A third level in the column and it stays numbers. -I (no inference) leaves all alone; that types are guessed
#   is documented.
#
# Matters: Most parameters have levels 0 to 3, and some regions claim only 0 and 1: their file is refused, or read as
#   text, after a sort.
#
# Output seen:
#> inovasi,level
#> a,False
#> b,True
#> inovasi,level
#> a,0
#> b,1
#> c,3
#> inovasi,level
#> a,0
#> b,1
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sed -nE 's/^#> ?//p' "$0" >"$folder/expected"
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check csvkit==2.2.0 agate==1.14.2

printf 'inovasi,level\nb,1\na,0\n' >two.csv
printf 'inovasi,level\nb,1\na,0\nc,3\n' >three.csv
{
  venv/bin/csvsort -c inovasi two.csv
  venv/bin/csvsort -c inovasi three.csv
  venv/bin/csvsort -I -c inovasi two.csv
} | tee output

diff -u expected output || { echo 'The behaviour has changed: - is what was seen, + is what is now.' >&2; exit 1; }
