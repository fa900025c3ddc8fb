#!/usr/bin/env bash
# What: An object of an OpenAPI 3.1 schema that must have one of two properties (anyOf with required alone), as a
#   TypeScript type.
#
# Versions: openapi-typescript 7.13.0, typescript 5.9.3 on Node 20.
#
# Expected: anyOf beside properties narrows: the type is the object, perhaps without the condition, and wrong objects
#   don't compile.
#
# Behaviour: The branches have no type of their own and become unknown, joined by "or": { ... } | unknown | unknown,
#   which is unknown. Everything compiles. Issue 2380 of openapi-ts/openapi-typescript is about it. With the same
#   anyOf inside of allOf, which means the same, the object's properties are kept and the wrong ones are refused.
#
# Matters: "A level or a fact" is written so in schemas of the field. The client's types check nothing, and nobody is
#   told.
#
# Output seen:
#> anyOf: { code: string; level?: number; fact?: string; } | unknown | unknown
#>   errors for code: 5, level: "three": 0
#> allOf: [anyOf]: { code: string; level?: number; fact?: string; } & (unknown | unknown)
#>   errors for code: 5, level: "three": 2
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sed -nE 's/^#> ?//p' "$0" >"$folder/expected"
cd "$folder"

npm install --silent --no-audit --no-fund openapi-typescript@7.13.0 typescript@5.9.3

cat >look.cjs <<'JAVASCRIPT'
const fs = require("fs");
const { execFileSync, spawnSync } = require("child_process");
const either = { anyOf: [{ required: ["level"] }, { required: ["fact"] }] };
const row = { type: "object", required: ["code"],
  properties: { code: { type: "string" }, level: { type: "integer" }, fact: { type: "string" } } };
const use = 'import type { components } from "./schema";\n'
  + 'export const row: components["schemas"]["Row"] = { code: 5, level: "three" };\n';
for (const [name, schema] of [["anyOf", { ...row, ...either }], ["allOf: [anyOf]", { ...row, allOf: [either] }]]) {
  fs.writeFileSync("api.json", JSON.stringify({ openapi: "3.1.0", info: { title: "t", version: "1" }, paths: {},
    components: { schemas: { Row: schema } } }));
  execFileSync("node_modules/.bin/openapi-typescript", ["api.json", "-o", "schema.ts"], { stdio: "ignore" });
  const type = fs.readFileSync("schema.ts", "utf8").match(/Row: (\{[^}]*\}[^;]*);/)[1].replace(/\s+/g, " ");
  fs.writeFileSync("use.ts", use);
  const found = spawnSync("node_modules/.bin/tsc", ["--noEmit", "--strict", "use.ts"], { encoding: "utf8" }).stdout;
  console.log(name + ": " + type);
  console.log("  errors for code: 5, level: \"three\": " + (found.match(/error TS/g) || []).length);
}
JAVASCRIPT
node look.cjs | tee output

diff -u expected output || { echo 'The behaviour has changed: - is what was seen, + is what is now.' >&2; exit 1; }
