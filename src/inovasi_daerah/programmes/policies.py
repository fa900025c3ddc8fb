"""The legal instrument that made an innovation policy, the claim it supports, and whom it protects."""

from __future__ import annotations

from datetime import date
from typing import Final

from inovasi_daerah.domain.claims import Claim, Fact
from inovasi_daerah.frozen import frozen
from inovasi_daerah.reading.checks import Checked
from inovasi_daerah.reading.validators import Line
from inovasi_daerah.references import Confidence, Reference
from inovasi_daerah.text import Lang, Term, Text

ARTICLE_389: Final = Reference(
    "uu-23-2014-389", Text("UU 23/2014, pasal 389", "Law 23/2014, article 389"), Confidence.A
)
_PROTECTED: Final = Text(
    "Inovasi ini menjadi kebijakan pemerintah daerah sejak {day} dengan {instrument}: bila tidak mencapai sasaran, "
    "aparatur sipil negara tidak dapat dipidana ({reference}).",
    "This innovation has been policy of the regional government since {day}, by {instrument}: should it miss its "
    "target, civil servants cannot be prosecuted ({reference}).",
)
_NOT_PROTECTED: Final = Text(
    "Sampai {day} tidak tercatat dasar hukum yang menjadikannya kebijakan; perlindungan ({reference}) mensyaratkannya.",
    "No legal instrument on record had made it policy by {day}; the protection ({reference}) asks for one.",
)


class InstrumentKind(Term):
    """The kinds of legal instrument, from the lowest to the highest; the wire values are facts of *regulasi*."""

    DECREE = "sk", "Surat keputusan (SK)", "Decree (SK)"
    HEAD_REGULATION = "perkada", "Peraturan kepala daerah (Perkada)", "Regulation of the head of the region (Perkada)"
    REGIONAL_REGULATION = "perda", "Peraturan daerah (Perda)", "Regional regulation (Perda)"

    @property
    def rank(self) -> int:
        """Its place, from 0 for the lowest."""
        return list(InstrumentKind).index(self)


@frozen
class LegalInstrument(Checked):
    """The decree or regulation that made an innovation policy.

    Attributes:
        number: as it is cited, such as ``"12/2024"``.
        on: the day it was laid down.
        issuer: who laid it down, by office.

    >>> made_policy = LegalInstrument(InstrumentKind.HEAD_REGULATION, "12/2024", date(2024, 2, 5), "Wali Kota Contoh")
    >>> made_policy.claim()
    <Claim fact 'perkada': 0 pieces of evidence>
    """

    kind: InstrumentKind
    number: Line
    on: date
    issuer: Line

    def claim(self) -> Claim:
        """The claim on the row *regulasi* that it supports; a rulebook says which level that is."""
        return Claim(fact=Fact(self.kind.value))

    def label(self, lang: Lang = "id") -> str:
        """Its kind, its number and who laid it down."""
        return f"{self.kind.label(lang)} {self.number}, {self.issuer}"


def highest(instruments: tuple[LegalInstrument, ...]) -> LegalInstrument | None:
    """The instrument of the highest kind; the earliest of several."""
    return min(instruments, key=lambda one: (-one.kind.rank, one.on), default=None)


@frozen
class Protection:
    """What article 389 says of an innovation on a day.

    Attributes:
        by: the earliest instrument that had made it policy by then; None where none had.
        text: the sentence that says so. It restates the article and is not legal advice.
        reference: the article.
    """

    by: LegalInstrument | None
    text: Text
    reference: Reference = ARTICLE_389

    @property
    def applies(self) -> bool:
        """Whether an instrument had made it policy."""
        return self.by is not None


def protection(instruments: tuple[LegalInstrument, ...], day: date) -> Protection:
    """The protection of article 389 on ``day``."""
    earliest = min((one for one in instruments if one.on <= day), key=lambda one: one.on, default=None)
    if earliest is None:
        return Protection(None, _both(_NOT_PROTECTED, None, day))
    return Protection(earliest, _both(_PROTECTED, earliest, earliest.on))


def _both(sentence: Text, by: LegalInstrument | None, day: date) -> Text:
    named = Text(by.label("id"), by.label("en")) if by else ""
    cited = Text(ARTICLE_389.label("id"), ARTICLE_389.label("en"))
    return sentence.format(day=day, instrument=named, reference=cited)
