#!/usr/bin/env bash
# What: ROUND of SQLite on 10,001 numbers that end in 5 at the third place, with two wheels of apsw.
#
# Versions: apsw 3.40.1.0 (SQLite 3.40.1) and apsw 3.54.1.0 (SQLite 3.54.1).
#
# Expected: The same statement gives the same figure whichever SQLite a wheel brings along; 66.115 to two places is
#   66.12.
#
# Behaviour: The older one rounds every tie up as it is written, the newer one rounds nearly half of them down, for
#   there the double below the written number counts. Neither release is "broken", and the page on the function
#   promises neither.
#
# Matters: Two servers, or a server and a laptop, print different indexes from the same database file. Round in
#   integers, or outside SQLite.
#
# Output seen:
#> SQLite 3.40.1
#> round(2.675, 2) = 2.68
#> round(66.115, 2) = 66.12
#> round(66.125, 2) = 66.13
#> round(66.135, 2) = 66.14
#> 0 of 10001 ties were not rounded up
#> SQLite 3.54.1
#> round(2.675, 2) = 2.67
#> round(66.115, 2) = 66.11
#> round(66.125, 2) = 66.13
#> round(66.135, 2) = 66.14
#> 4801 of 10001 ties were not rounded up
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sed -nE 's/^#> ?//p' "$0" >"$folder/expected"
cd "$folder"

python3 -m venv venv
for version in 3.40.1.0 3.54.1.0; do
  venv/bin/pip install --quiet --disable-pip-version-check --target "wheel-$version" "apsw==$version"
done

cat >look.py <<'PYTHON'
import apsw

cursor = apsw.Connection(":memory:").cursor()
print("SQLite", cursor.execute("SELECT sqlite_version()").fetchone()[0])
for number in ("2.675", "66.115", "66.125", "66.135"):
    print(f"round({number}, 2) = {cursor.execute(f'SELECT round({number}, 2)').fetchone()[0]}")
down = 0
for hundredth in range(10_001):
    written = f"{hundredth // 100}.{hundredth % 100:02}5"
    up = f"{(hundredth + 1) // 100}.{(hundredth + 1) % 100:02}"
    down += cursor.execute(f"SELECT round({written}, 2) <> {up}").fetchone()[0]
print(f"{down} of 10001 ties were not rounded up")
PYTHON
for version in 3.40.1.0 3.54.1.0; do PYTHONPATH="wheel-$version" venv/bin/python look.py; done | tee output

diff -u expected output || { echo 'The behaviour has changed: - is what was seen, + is what is now.' >&2; exit 1; }
