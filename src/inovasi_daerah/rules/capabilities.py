"""What an edition of the rules may know enough to do."""

from __future__ import annotations

from inovasi_daerah.text import Term


class Capability(Term):
    """What an edition knows enough to do."""

    CLASSIFY = "classify", "memberi predikat pada sebuah indeks", "name the predicate of an index"
    AGGREGATE = "aggregate", "menghitung indeks dari bagian-bagiannya", "compute the index from its parts"
    SCORE = "score", "menilai sebuah laporan", "score a submission"
