#!/usr/bin/env bash
# What: A date written by Django in the Indonesian locale, given back to a date field of the same locale.
#
# Versions: Django 5.2.19, LANGUAGE_CODE "id".
#
# Expected: What the framework prints in a locale, its forms of this locale read; names of months in another language
#   are refused.
#
# Behaviour: The field refuses the Indonesian months ("17 Agustus 2024", "5 Mei 2024") and accepts the English ones.
#   The page on format localization says that names of months can't be parsed; the list of this locale has two formats
#   with them, which strptime reads in the process's language. By the same list, 08/09/2024 is 8 September and
#   08/13/2024 is 13 August.
#
# Matters: Officers copy the date from the page into the form. And a column of dates in American order is taken in
#   part as day first, in part as month first.
#
# Output seen:
#> 17 Agustus 2024 -> refused
#> 17 August 2024 -> 2024-08-17
#> 5 Mei 2024 -> refused
#> 5 May 2024 -> 2024-05-05
#> 08/09/2024 -> 2024-09-08
#> 08/13/2024 -> 2024-08-13
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sed -nE 's/^#> ?//p' "$0" >"$folder/expected"
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check Django==5.2.19

cat >look.py <<'PYTHON'
import datetime

import django
from django.conf import settings

settings.configure(LANGUAGE_CODE="id", USE_I18N=True)
django.setup()
from django import forms  # noqa: E402
from django.utils.formats import date_format  # noqa: E402


class Form(forms.Form):
    day = forms.DateField(localize=True)


written = date_format(datetime.date(2024, 8, 17), "j F Y")
for typed in (written, "17 August 2024", "5 Mei 2024", "5 May 2024", "08/09/2024", "08/13/2024"):
    form = Form({"day": typed})
    print(typed, "->", form.cleaned_data["day"] if form.is_valid() else "refused")
PYTHON
LC_ALL=C.UTF-8 venv/bin/python look.py | tee output

diff -u expected output || { echo 'The behaviour has changed: - is what was seen, + is what is now.' >&2; exit 1; }
