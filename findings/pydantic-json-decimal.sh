#!/usr/bin/env bash
# What: A JSON number read into a field of the type Decimal by pydantic's own JSON reader, beside msgspec and the
#   standard library.
#
# Versions: pydantic 2.14.4, msgspec 0.23.0.
#
# Expected: A field that is declared as Decimal gets the digits of the document: 66.10 is Decimal("66.10"), and no
#   digit of a long amount is lost.
#
# Behaviour: The number is a double first: 66.10 becomes 66.1, and 98765432109876543.21 becomes 98765432109876540. The
#   same digits in quotes arrive whole. msgspec reads the number into a Decimal exactly, and so does json.loads with
#   parse_float=Decimal. Issue 9180 of pydantic/pydantic is about it.
#
# Matters: Who declares Decimal to be exact is not, and digests or texts that depend on "66.10" change. Exact figures
#   belong in JSON as strings.
#
# Output seen:
#> document: 66.10
#>   pydantic: 66.1 and of the same in quotes: 66.10
#>   msgspec: 66.10 json: 66.10
#> document: 98765432109876543.21
#>   pydantic: 98765432109876540 and of the same in quotes: 98765432109876543.21
#>   msgspec: 98765432109876543.21 json: 98765432109876543.21
#> document: 0.1234567890123456789
#>   pydantic: 0.12345678901234568 and of the same in quotes: 0.1234567890123456789
#>   msgspec: 0.1234567890123456789 json: 0.1234567890123456789
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sed -nE 's/^#> ?//p' "$0" >"$folder/expected"
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pydantic==2.14.4 msgspec==0.23.0

cat >look.py <<'PYTHON'
import json
from decimal import Decimal

import msgspec
from pydantic import TypeAdapter

adapter = TypeAdapter(Decimal)
for text in ("66.10", "98765432109876543.21", "0.1234567890123456789"):
    print("document:", text)
    print("  pydantic:", adapter.validate_json(text), "and of the same in quotes:", adapter.validate_json(f'"{text}"'))
    print("  msgspec:", msgspec.json.decode(text, type=Decimal), "json:", json.loads(text, parse_float=Decimal))
PYTHON
venv/bin/python look.py | tee output

diff -u expected output || { echo 'The behaviour has changed: - is what was seen, + is what is now.' >&2; exit 1; }
