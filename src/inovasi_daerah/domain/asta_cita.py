"""The eight *Asta Cita*: known by their number; a sentence is recognised by its beginning."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

ASTA_CITA: Final[Mapping[int, Text]] = MappingProxyType(
    {
        1: Text("Memperkokoh ideologi Pancasila", "Strengthening the Pancasila ideology"),
        2: Text("Memantapkan sistem pertahanan keamanan negara", "Consolidating national defence and security"),
        3: Text("Meningkatkan lapangan kerja yang berkualitas", "Raising quality employment"),
        4: Text("Memperkuat pembangunan sumber daya manusia", "Strengthening human development"),
        5: Text("Melanjutkan hilirisasi dan industrialisasi", "Continuing downstreaming and industrialisation"),
        6: Text("Membangun dari desa dan dari bawah", "Building from the village and from below"),
        7: Text("Memperkuat reformasi politik, hukum", "Strengthening political and legal reform"),
        8: Text("Memperkuat penyelarasan kehidupan yang harmonis", "Strengthening a life in harmony"),
    }
)
"""How each begins, as the official application writes it; the English renderings are this project's own."""


def asta_cita_of(sentence: str) -> int | None:
    """The number of the one that ``sentence`` begins like; None where it is none of them.

    >>> asta_cita_of("membangun dari  desa dan dari bawah untuk pemerataan ekonomi")
    6
    """
    words = " ".join(sentence.casefold().split())
    return next((number for number, text in ASTA_CITA.items() if words.startswith(text.id.casefold())), None)
