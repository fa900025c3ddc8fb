#!/usr/bin/env bash
# What: Whole months between a day and the same day n months later, by pendulum, beside dateutil.
#
# Versions: pendulum 3.3.0, python-dateutil 4.0.0.
#
# Expected: If day.add(months=n) is another day, then there are n whole months from the one to the other.
#
# Behaviour: From the 29th or 30th to the last of February there is one month fewer; from the 31st there is not,
#   though it lies later. dateutil's relativedelta counts n in each of the cases.
#
# Matters: "In use for at least 12 months" on a cut-off day of 28 February is judged otherwise for what began on the
#   30th than for what began on the 31st.
#
# Output seen:
#> 2024-01-28 + 13 months = 2025-02-28: pendulum 13, dateutil 13
#> 2024-01-29 + 13 months = 2025-02-28: pendulum 12, dateutil 13
#> 2024-01-30 + 13 months = 2025-02-28: pendulum 12, dateutil 13
#> 2024-01-31 + 13 months = 2025-02-28: pendulum 13, dateutil 13
#> 78 of 17544 cases are one month short by pendulum, 0 by dateutil; days of the month [29, 30], months at the end [2]
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sed -nE 's/^#> ?//p' "$0" >"$folder/expected"
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pendulum==3.3.0 python-dateutil==4.0.0

cat >look.py <<'PYTHON'
import pendulum
from dateutil.relativedelta import relativedelta


def months(first, second):
    difference = relativedelta(second, first)
    return 12 * difference.years + difference.months


for day in (28, 29, 30, 31):
    first = pendulum.date(2024, 1, day)
    last = first.add(months=13)
    print(f"{first} + 13 months = {last}: pendulum {(last - first).in_months()}, dateutil {months(first, last)}")
start = pendulum.date(2023, 1, 1)
days = [start.add(days=count) for count in range(731)]
cases = [(day, n, day.add(months=n)) for day in days for n in range(1, 25)]
fewer = [(day, end) for day, n, end in cases if (end - day).in_months() == n - 1]
print(f"{len(fewer)} of {len(cases)} cases are one month short by pendulum,",
      f"{sum(months(day, end) != n for day, n, end in cases)} by dateutil;",
      f"days of the month {sorted({day.day for day, _ in fewer})},",
      f"months at the end {sorted({end.month for _, end in fewer})}")
PYTHON
venv/bin/python look.py | tee output

diff -u expected output || { echo 'The behaviour has changed: - is what was seen, + is what is now.' >&2; exit 1; }
