"""Texts as the fields of entities take them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from inovasi_daerah.reading.look_alikes import is_visible
from inovasi_daerah.reading.validators import MAX_TEXT

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

_SLUG = "abcdefghijklmnopqrstuvwxyz0123456789-"

slugs: SearchStrategy[str] = st.text(_SLUG, min_size=1, max_size=12)
"""Ids as people choose them."""
lines: SearchStrategy[str] = (
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=MAX_TEXT)
    .map(str.strip)
    .filter(is_visible)
)
"""One line of text of which something is seen, without spaces at its ends."""
ids: SearchStrategy[str] = slugs | lines
"""Any id, mostly a readable one."""
prose: SearchStrategy[str] = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
"""Text of whole Unicode characters."""
digests: SearchStrategy[str] = st.binary(min_size=32, max_size=32).map(bytes.hex)
"""SHA-256 digests."""
extras: SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | prose,
    lambda inner: st.lists(inner, max_size=3).map(tuple) | st.dictionaries(slugs, inner, max_size=3),
    max_leaves=5,
)
"""JSON data that is kept and never read."""
