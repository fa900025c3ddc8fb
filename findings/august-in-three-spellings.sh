#!/usr/bin/env bash
# What: 17 August 2024 with the short Indonesian name of the month, written by three libraries and read by three.
#
# Versions: Babel 2.19.0, arrow 1.4.0, pendulum 3.3.0, dateparser 1.5.0.
#
# Expected: The twelve short names of a language are the same everywhere, or at least a reader of the language knows
#   the usual ones.
#
# Behaviour: The three writers spell August in three ways (Agu, Ags, Agt), and the ninth month in two. No reader knows
#   all names of August, and two of them know only their own.
#
# Matters: Dates in exports and tables of portals have short months. What one service writes, the next refuses, in
#   August and September alone: a test in May passes.
#
# Output seen:
#> Babel writes '17 Agu 2024', read by dateparser
#> arrow writes '17 Ags 2024', read by arrow
#> pendulum writes '17 Agt 2024', read by pendulum, dateparser
#> Babel writes '17 Sep 2024', read by pendulum, dateparser
#> arrow writes '17 Sept 2024', read by arrow, dateparser
#> pendulum writes '17 Sep 2024', read by pendulum, dateparser
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sed -nE 's/^#> ?//p' "$0" >"$folder/expected"
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check Babel==2.19.0 arrow==1.4.0 pendulum==3.3.0 dateparser==1.5.0

cat >look.py <<'PYTHON'
import datetime

import arrow
import dateparser
import pendulum
from babel.dates import format_date


def written(month):
    return {
        "Babel": format_date(datetime.date(2024, month, 17), "d MMM y", locale="id"),
        "arrow": arrow.get(2024, month, 17).format("D MMM YYYY", locale="id"),
        "pendulum": pendulum.datetime(2024, month, 17).format("D MMM YYYY", locale="id"),
    }


def reads(read, text):
    try:
        return read(text) is not None
    except ValueError:
        return False


readers = {
    "arrow": lambda text: arrow.get(text, "D MMM YYYY", locale="id"),
    "pendulum": lambda text: pendulum.from_format(text, "D MMM YYYY", locale="id"),
    "dateparser": lambda text: dateparser.parse(text, languages=["id"]),
}
for month in range(1, 13):
    if len(set(written(month).values())) > 1:
        for name, text in written(month).items():
            knows = [reader for reader, read in readers.items() if reads(read, text)]
            print(f"{name} writes {text!r}, read by {', '.join(knows) or 'none of them'}")
PYTHON
venv/bin/python look.py | tee output

diff -u expected output || { echo 'The behaviour has changed: - is what was seen, + is what is now.' >&2; exit 1; }
