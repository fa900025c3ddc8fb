"""Names as the eye sees them: case, spaces, quotes and letters of other scripts that look Latin tell none apart."""

from __future__ import annotations

import unicodedata
from typing import Final

# Letters of other scripts that look like Latin ones: Cyrillic, then Greek. A capital often looks like another letter.
_CAPITALS: Final = str.maketrans("АВЕІКМНОРСТУХЅЈΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEIKMHOPCTYXSJABEZHIKMNOPTYX")
_SMALL: Final = str.maketrans("авеікмнорстухѕјοαενικρτυχ", "abeikmhopctyxsjoaevikptux")


def looks_like(text: str) -> str:
    """What is left of a text without what the eye passes over.

    >>> looks_like("  \u201cPOSYANDU\u201d  Digital") == looks_like("posyandu-digit\u0430l")
    True
    """
    plain = unicodedata.normalize("NFKD", text).translate(_CAPITALS).casefold().translate(_SMALL)
    letters = "".join(letter if letter.isalnum() else " " for letter in plain if not unicodedata.combining(letter))
    return "".join(letters.split()) or text.strip()
