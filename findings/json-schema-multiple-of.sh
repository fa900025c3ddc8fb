#!/usr/bin/env bash
# What: "multipleOf": 0.01, the way to say "two places", with the 10,001 numbers 0.00 to 100.00, in four validators.
#
# Versions: jsonschema 4.26.0, fastjsonschema 2.22.3, jsonschema-rs 0.61.2; ajv 8.20.0 on Node 20.
#
# Expected: 66.13 has two places and is accepted by everyone, 66.125 has three and is refused by everyone.
#
# Behaviour: jsonschema and Ajv divide doubles and refuse 1,363 of the 10,001 valid numbers, 66.13 and 0.07 among
#   them; fastjsonschema and jsonschema-rs accept all. They agree that 66.125 is refused. The specification asks for
#   an integer quotient and says nothing of doubles.
#
# Matters: The same document passes in the service and is refused in the browser. Hold figures as text with a pattern,
#   or as integers of hundredths.
#
# Output seen:
#> jsonschema: 0.07 False, 66.13 False, 66.125 False; 1363 of 10001 refused
#> fastjsonschema: 0.07 True, 66.13 True, 66.125 False; 0 of 10001 refused
#> jsonschema-rs: 0.07 True, 66.13 True, 66.125 False; 0 of 10001 refused
#> ajv: 0.07 false, 66.13 false, 66.125 false; 1363 of 10001 refused
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sed -nE 's/^#> ?//p' "$0" >"$folder/expected"
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check jsonschema==4.26.0 fastjsonschema==2.22.3 jsonschema-rs==0.61.2
npm install --silent --no-audit --no-fund ajv@8.20.0

cat >look.py <<'PYTHON'
import json

import fastjsonschema
import jsonschema
import jsonschema_rs

schema = {"type": "number", "multipleOf": 0.01}
fast = fastjsonschema.compile(schema)


def accepts_fast(value):
    try:
        fast(value)
    except fastjsonschema.JsonSchemaException:
        return False
    return True


validators = {
    "jsonschema": jsonschema.Draft202012Validator(schema).is_valid,
    "fastjsonschema": accepts_fast,
    "jsonschema-rs": jsonschema_rs.validator_for(schema).is_valid,
}
numbers = [json.loads(f"{n // 100}.{n % 100:02}") for n in range(10_001)]
for name, accepts in validators.items():
    refused = sum(not accepts(number) for number in numbers)
    print(f"{name}: 0.07 {accepts(0.07)}, 66.13 {accepts(66.13)}, 66.125 {accepts(66.125)}; {refused} of 10001 refused")
PYTHON
cat >look.cjs <<'JAVASCRIPT'
const Ajv = require("ajv");
const accepts = new Ajv().compile({ type: "number", multipleOf: 0.01 });
let refused = 0;
for (let n = 0; n <= 10000; n++) refused += !accepts(JSON.parse((n / 100).toFixed(2)));
console.log("ajv: 0.07 " + accepts(0.07) + ", 66.13 " + accepts(66.13) + ", 66.125 " + accepts(66.125)
  + "; " + refused + " of 10001 refused");
JAVASCRIPT
{ venv/bin/python look.py; node look.cjs; } | tee output

diff -u expected output || { echo 'The behaviour has changed: - is what was seen, + is what is now.' >&2; exit 1; }
