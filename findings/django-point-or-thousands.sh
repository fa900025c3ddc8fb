#!/usr/bin/env bash
# What: A localized DecimalField of Django in the Indonesian locale, given figures with a point.
#
# Versions: Django 5.2.19, LANGUAGE_CODE "id", USE_THOUSAND_SEPARATOR.
#
# Expected: The point is the thousands mark of the locale: 66.12 is refused or is 6612; or else each of them is the
#   decimal point. One of the two.
#
# Behaviour: A single point is a thousands mark if exactly three digits follow, and a decimal point otherwise: 66.12
#   is 66.12, and 66.125 is 66125. The source says in a comment that a dot is suspected to have been meant; the page
#   on format localization does not.
#
# Matters: An officer who types an index with two places gets what was meant, and one with three places a thousand
#   times as much, without a word.
#
# Output seen:
#> 66,12 -> 66.12
#> 66.1 -> 66.1
#> 66.12 -> 66.12
#> 66.120 -> 66120
#> 66.125 -> 66125
#> 1.02 -> 1.02
#> 1.020 -> 1020
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sed -nE 's/^#> ?//p' "$0" >"$folder/expected"
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check Django==5.2.19

cat >look.py <<'PYTHON'
import django
from django.conf import settings

settings.configure(LANGUAGE_CODE="id", USE_I18N=True, USE_THOUSAND_SEPARATOR=True)
django.setup()
from django import forms  # noqa: E402


class Form(forms.Form):
    index = forms.DecimalField(localize=True)


for typed in ("66,12", "66.1", "66.12", "66.120", "66.125", "1.02", "1.020"):
    form = Form({"index": typed})
    print(typed, "->", form.cleaned_data["index"] if form.is_valid() else "refused")
PYTHON
venv/bin/python look.py | tee output

diff -u expected output || { echo 'The behaviour has changed: - is what was seen, + is what is now.' >&2; exit 1; }
