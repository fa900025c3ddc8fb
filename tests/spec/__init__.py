"""The rules of the index.

Every article below tells one rule of the Indeks Inovasi Daerah in this project's words, names its sources, and lists
the laws that follow from it; a table under a law holds its cases. Each law is a test that runs against the library,
so that the page can't say what the library does not do.

Parts 1 to 4 are the edition of 2026 (`iid-2026`), part 5 is what is known of the others, and part 6 ranks regions by
their index. A region's report of year Y
says what its government and each of its innovations reach on the rows of the catalogue: level 0, 1, 2 or 3. The rest
follows: part 1 makes the index of those levels, part 2 says which innovations count, part 3 how a fact becomes a
level, and part 4 what a claim is and what a verifier may do to it. The rows themselves, with weights and thresholds,
are printed by `inovasi-daerah rulebooks iid-2026`.

Where the official text is silent, an article says *our reading* and names an *assumption*, which is listed in every
score that rests on it. Codes such as `regulasi` are this project's; the numbers of the rows are the official ones of
2026.
"""
