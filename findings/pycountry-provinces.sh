#!/usr/bin/env bash
# What: The subdivisions of Indonesia in pycountry, the usual list of ISO 3166-2 for Python.
#
# Versions: pycountry 26.2.16.
#
# Expected: One entry for each of the 38 provinces, found by its official name.
#
# Behaviour: There are 45: the standard lists seven groups of islands beside the provinces, of the same kind of
#   object, and one of them has the name of a province (Papua). A province is misspelt (Papua Pengunungan for
#   Pegunungan) and so is not found.
#
# Matters: A list of choices made from it has seven regions that don't exist, "Papua" twice, and a join by name loses
#   a province.
#
# Output seen:
#> 45 entries: {'Capital district': 1, 'Geographical unit': 7, 'Province': 36, 'Special region': 1}
#> named Papua: [('ID-PA', 'Province'), ('ID-PP', 'Geographical unit')]
#> spelt: Papua Pengunungan
#> Papua Pegunungan is found: False
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sed -nE 's/^#> ?//p' "$0" >"$folder/expected"
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pycountry==26.2.16

cat >look.py <<'PYTHON'
import collections

import pycountry

entries = pycountry.subdivisions.get(country_code="ID")
print(len(entries), "entries:", dict(sorted(collections.Counter(entry.type for entry in entries).items())))
print("named Papua:", sorted((entry.code, entry.type) for entry in entries if entry.name == "Papua"))
names = sorted(entry.name for entry in entries if entry.name.startswith("Papua P"))
print("spelt:", ", ".join(names))
print("Papua Pegunungan is found:", any(entry.name == "Papua Pegunungan" for entry in entries))
PYTHON
venv/bin/python look.py | tee output

diff -u expected output || { echo 'The behaviour has changed: - is what was seen, + is what is now.' >&2; exit 1; }
