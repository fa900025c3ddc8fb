#!/usr/bin/env bash
# What: The stems of words of one family, by the Indonesian stemmer of Snowball, as site searches and full-text
#   indexes have it.
#
# Versions: snowballstemmer 3.1.1.
#
# Expected: nilai (value), penilaian (assessment) and menilai (to assess) have one stem: to bring such words together
#   is what a stemmer is for.
#
# Behaviour: The final i of nilai is taken for a suffix and the n of the root for a part of the prefix: nila and ila
#   and ilai, three stems. peringkat (rank) is cut too, pemeringkatan (ranking) becomes what peringkat was, and kelola
#   (manage) and pengelolaan (management) part as well. layanan and pelayanan meet.
#
# Matters: These are the very words of the field: who looks for "nilai" on a portal does not find the pages on
#   "penilaian". Index whole words too.
#
# Output seen:
#> 3 stem(s): nilai -> nila, penilaian -> ilai, menilai -> ila
#> 2 stem(s): peringkat -> ingkat, pemeringkatan -> peringkat
#> 2 stem(s): kelola -> lola, pengelolaan -> elola, mengelola -> elola
#> 1 stem(s): layanan -> layan, pelayanan -> layan, melayani -> layan
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sed -nE 's/^#> ?//p' "$0" >"$folder/expected"
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check snowballstemmer==3.1.1

cat >look.py <<'PYTHON'
import snowballstemmer

stemmer = snowballstemmer.stemmer("indonesian")
families = (
    "nilai penilaian menilai",
    "peringkat pemeringkatan",
    "kelola pengelolaan mengelola",
    "layanan pelayanan melayani",
)
for family in families:
    stems = {word: stemmer.stemWord(word) for word in family.split()}
    print(f"{len(set(stems.values()))} stem(s):", ", ".join(f"{word} -> {stem}" for word, stem in stems.items()))
PYTHON
venv/bin/python look.py | tee output

diff -u expected output || { echo 'The behaviour has changed: - is what was seen, + is what is now.' >&2; exit 1; }
