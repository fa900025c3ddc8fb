"""A test suite without a language: inputs and expected results as JSON, for programs that count as this one does.

Seven parts: ``classify`` (every edge of every band), ``aggregate`` (thresholds of the formula, and exact halves on
both sides of an even digit), ``levels`` (every row, every level, every threshold with its neighbours, and facts that
must be refused), ``verification`` (every decision on a claim, and every way in which one lapses), ``words`` (what a
space and a word are), ``submissions`` (whole reports, drawn with a fixed seed) and ``files`` (broken files with the
problems of each).
"""

from __future__ import annotations

from inovasi_daerah.conformance.checking import Difference, Verdict, check
from inovasi_daerah.conformance.suite import DEFAULT_EDITION, PARTS, write

__all__ = ["DEFAULT_EDITION", "PARTS", "Difference", "Verdict", "check", "write"]
