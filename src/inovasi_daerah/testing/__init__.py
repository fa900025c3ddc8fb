"""Hypothesis strategies for the values of this library, for the tests of programs that use it (extra ``testing``).

Every strategy by default generates everything that is valid and only what is valid. Installing the extra also
teaches ``st.from_type`` the public types. A failing example prints as an expression that can be pasted back.

>>> from hypothesis import given
>>> import inovasi_daerah as ida
>>> from inovasi_daerah.testing import submissions
>>> @given(submissions())
... def an_index_is_on_its_scale(submission):
...     assert 0 <= ida.score(submission, ida.rulebook("iid-2026")).index <= 100
>>> an_index_is_on_its_scale()
"""

from __future__ import annotations

from inovasi_daerah.problems import MissingExtra

try:
    import hypothesis as hypothesis  # first, and whole: it loads our plug-in, which imports the modules below
except ModuleNotFoundError:
    raise MissingExtra("testing", "hypothesis") from None

from inovasi_daerah.testing.claims import claim_sets, claims, evidence, verifications
from inovasi_daerah.testing.editions import rulebooks
from inovasi_daerah.testing.facts import facts
from inovasi_daerah.testing.invalid import BrokenFile, invalid_submissions
from inovasi_daerah.testing.reports import agencies, innovations, regions, submissions

__all__ = [
    "BrokenFile",
    "agencies",
    "claim_sets",
    "claims",
    "evidence",
    "facts",
    "innovations",
    "invalid_submissions",
    "regions",
    "rulebooks",
    "submissions",
    "verifications",
]
