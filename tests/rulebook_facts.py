"""What the facts say of every shipped edition, typed by hand; nothing here is made from a rulebook.

The catalogue of 2026 stands in ``catalogue_2026``.
"""

from __future__ import annotations

from typing import Final

CLASSIFY, AGGREGATE, SCORE = ("classify",), ("classify", "aggregate"), ("classify", "aggregate", "score")
EDITIONS: Final = {
    "iid-2019": (2019, (), False),
    "iid-2020": (2020, CLASSIFY, False),
    "iid-2021": (2021, CLASSIFY, False),
    "iid-2022": (2022, CLASSIFY, False),
    "iid-2023": (2023, AGGREGATE, False),
    "iid-2024": (2024, AGGREGATE, False),
    "iid-2025": (2025, AGGREGATE, False),
    "iid-2026": (2026, SCORE, False),
    "iid-2027": (2027, SCORE, True),
    "iid-2028": (2028, SCORE, True),
    "iid-2029": (2029, SCORE, True),
}
"""The year, what the edition can do, and whether it is announced only."""
FROM_2026: Final = ("iid-2026", "iid-2027", "iid-2028", "iid-2029")
PROVISIONAL: Final = FROM_2026[1:]

# --- the texts behind the figures ---------------------------------------------------------------------------------

LETTER: Final = "surat Kepala BSKDN Kemendagri No. 400.10.11/1887/BSKDN"
_OF_2026: Final = {
    "formula": "Surat Kepala BSKDN Kemendagri No. 400.10.11/1887/BSKDN, 29 April 2026, Lampiran I, XI.B",
    "eligibility": "Surat Kepala BSKDN Kemendagri No. 400.10.11/1887/BSKDN, 29 April 2026, Lampiran I, IV.B dan XIII",
    "indicators": "Surat Kepala BSKDN Kemendagri No. 400.10.11/1887/BSKDN, 29 April 2026, Lampiran II",
    "system": "Satu sistem daerah yang ditulis menurut surat No. 400.10.11/1887/BSKDN",
    "manual": "Satu panduan pengguna",
}
_OF_2024: Final = {
    "results": "Kepmendagri 400.10.11-4898 Tahun 2024",
    "secondary": "Satu sumber sekunder tentang hasil tahun 2024",
}
CITED: Final = {
    "iid-2019": {"results": "Kepmendagri 002.6-415 Tahun 2019, 20 November 2019"},
    "iid-2020": {"secondary": "Satu sumber sekunder tentang hasil tahun 2020"},
    "iid-2021": {"results": "Kepmendagri 002.6-5848 Tahun 2021"},
    "iid-2022": {"results": "Kepmendagri 400.10.11-6301.A"},
    "iid-2023": {
        "results": "Kepmendagri 400.10.11-6287, 6 Desember 2023",
        "guide": "Surat Mendagri 400.10.11/2704/SJ, 18 Mei 2023",
    },
    "iid-2024": _OF_2024,
    "iid-2025": {
        **_OF_2024,
        "results": "Kepmendagri 400.10.11-6097 Tahun 2025",
        "export": "Ekspor aplikasi resmi tahun 2025",
    },
    "iid-2026": _OF_2026,
    **{later: {**_OF_2026, "prognosis": f"prognosis dalam Pedoman Umum 2026, {LETTER}"} for later in PROVISIONAL},
}

# --- which text says what, how surely, and by which reading of ours ------------------------------------------------

_BANDS: Final = tuple(f"scale.bands[{position}].source" for position in range(4))
_CATALOGUE_2026: Final = {
    **{
        f"catalogue.{scope}.sources.{name}": source
        for scope in ("government", "innovation")
        for name, source in {
            "weight": "indicators A",
            "levels": "indicators A",
            "mandatory": "system B",
            "variable": "system B",
            "fact": "indicators C facts",
            "past": "indicators C past-figures",
        }.items()
    },
    "catalogue.innovation.sources.evidence": "system B",
}
_SOURCES_2026: Final = {
    **dict.fromkeys(("scale.source", *_BANDS), "formula A"),
    "scale.rounding.source": "formula C rounding",
    "formula.source": "formula A",
    "formula.divisor.source": "formula A",
    "formula.gate.source": "formula A",
    "formula.quantity.source": "formula A",
    "eligibility.window.source": "eligibility A",
    "eligibility.design.source": "eligibility A",
    "eligibility.design.word": "eligibility C words",
    "eligibility.mandatory.source": "system B",
    "catalogue.innovation.rows.layanan_terintegrasi.evidence.other_kinds": "system C evidence-by-kind",
    "eligibility.mandatory.filled": "system C mandatory-innovation",
    "eligibility.mandatory.government": "system C mandatory-government",
    "settings.counting.source": "formula C counting",
    "settings.affairs.source": "formula C affairs",
    "settings.stages.source": "manual B stages",
    **_CATALOGUE_2026,
}
_AS_2026: Final = (
    *("scale.source", *_BANDS, "formula.source", "formula.quantity.source"),
    *("eligibility.window.source", "eligibility.design.source", "eligibility.mandatory.source"),
    *(f"catalogue.{scope}.sources.{name}" for scope in ("government", "innovation") for name in ("weight", "levels")),
    *("catalogue.government.sources.mandatory", "catalogue.innovation.sources.mandatory"),
)
_SOURCES_OF_THE_PROGNOSIS: Final = {
    **dict.fromkeys(_AS_2026, "prognosis C as-2026"),
    **dict.fromkeys(("formula.divisor.source", "formula.gate.source"), "prognosis B"),
}
_SOURCES_2024: Final = {
    **dict.fromkeys(("scale.source", *_BANDS), "secondary B"),
    "scale.rounding.source": "results C rounding",
    "formula.source": "results C as-before",
    "formula.without_gate": "results C no-gate",
    "formula.divisor.source": "results C as-before",
    "formula.quantity.source": "results C as-before",
}
_SEEN_ONLY: Final = {
    **dict.fromkeys(("scale.source", "scale.rounding.source"), "results C scale"),
    **dict.fromkeys(_BANDS, "results C bands"),
}
SOURCES: Final[dict[str, dict[str, str]]] = {
    "iid-2019": {},
    "iid-2020": {
        "scale.source": "secondary C whole-points",
        "scale.rounding.source": "secondary C whole-points",
        "scale.bands[0].source": "secondary B",
        "scale.bands[1].source": "secondary C not-found",
    },
    "iid-2021": _SEEN_ONLY,
    "iid-2022": _SEEN_ONLY,
    "iid-2023": {
        **dict.fromkeys(("scale.source", *_BANDS), "results A"),
        "scale.rounding.source": "results C rounding",
        "formula.source": "guide C parts",
        "formula.without_gate": "guide C no-gate",
        "formula.divisor.source": "guide A",
        "formula.quantity.source": "guide C quantity",
    },
    "iid-2024": _SOURCES_2024,
    "iid-2025": {
        **_SOURCES_2024,
        **dict.fromkeys(("scale.source", _BANDS[0]), "results A"),
        **dict.fromkeys(_BANDS[1:], "results C bands"),
        "eligibility.window.source": "export C window",
    },
    "iid-2026": _SOURCES_2026,
    **{later: {**_SOURCES_2026, **_SOURCES_OF_THE_PROGNOSIS} for later in PROVISIONAL},
}

# --- the scale and the formula ------------------------------------------------------------------------------------

SI, IN, KI, TDD = "sangat_inovatif", "inovatif", "kurang_inovatif", "tidak_dapat_dinilai"
PREDICATES: Final = {SI: "Sangat Inovatif", IN: "Inovatif", KI: "Kurang Inovatif", TDD: "Tidak Dapat Dinilai"}
UNKNOWN, REFUSED = "not known", "refused"
_OFF_THE_SCALE: Final = {"100.01": REFUSED, "-0.01": REFUSED, "50.005": REFUSED}
_BOTTOM: Final = {"100": SI, "0.01": KI, "0": TDD, **_OFF_THE_SCALE}
_FROM_2025: Final = {"65.01": SI, "65.00": IN, "40.01": IN, "40.00": KI, **_BOTTOM}
_BEFORE_2025: Final = {"60.01": SI, "60.00": IN, "35.00": IN, "34.99": KI, **_BOTTOM}
BANDS: Final[dict[str, dict[str, str]]] = {
    "iid-2019": {"74400": UNKNOWN},
    "iid-2020": {"1001": SI, "74400": SI, "1000": UNKNOWN, "0": UNKNOWN, "-1": REFUSED, "1001.5": REFUSED},
    "iid-2021": {"60.01": SI, "60.00": IN, "30.00": IN, "29.99": KI, **_BOTTOM},
    **dict.fromkeys(("iid-2022", "iid-2023", "iid-2024"), _BEFORE_2025),
    **dict.fromkeys(("iid-2025", *FROM_2026), _FROM_2025),
}
"""What each edition calls the indexes at the edges of its bands, and next to the ends of its scale."""

DIVISORS: Final = {
    "iid-2023": 10,
    "iid-2024": 10,
    "iid-2025": 10,
    "iid-2026": 12,
    "iid-2027": 14,
    "iid-2028": 16,
    "iid-2029": 18,
}
GATES: Final = {"iid-2026": 5, "iid-2027": 6, "iid-2028": 6, "iid-2029": 6}
SERVICES: Final = ("1.01", "1.02", "1.03", "1.04", "1.05", "1.06")
WINDOWS: Final = ("iid-2025", *FROM_2026)

_SAME_EVERYWHERE: Final = [
    ("63", 200, "111", 6, "100.00"),
    ("0", 200, "0", 6, "30.40"),
    ("0", 201, "0", 6, "30.40"),
    ("0", 199, "0", 6, "30.25"),
    ("63", 0, "0", 6, "25.20"),
    ("31.4125", 20, "111", 6, "60.01"),
]
"""The last is exactly 60.005."""
WORKED: Final[dict[str, list[tuple[str, int, str, int, str]]]] = {
    "iid-2023": [*_SAME_EVERYWHERE, ("40", 8, "80", 0, "42.82")],
    "iid-2024": [*_SAME_EVERYWHERE, ("56.00", 89, "79.69", 0, "67.80")],
    "iid-2025": [*_SAME_EVERYWHERE, ("51.00", 137, "90.91", 0, "77.59")],
    "iid-2026": [
        *_SAME_EVERYWHERE,
        ("40", 20, "70", 5, "47.04"),
        ("40", 20, "70", 4, "44.00"),
        ("40", 8, "80", 5, "38.55"),
        ("40", 12, "80", 5, "49.82"),
    ],
    **dict.fromkeys(PROVISIONAL, _SAME_EVERYWHERE),
}
"""Government, innovations, mean maturity, basic services: the index."""

# --- figures within texts -----------------------------------------------------------------------------------------

_FIGURES_2023: Final = {
    "assumptions.parts.text": "63 187 111 76 250",
    "assumptions.parts.reason": "25.2 74.8",
    "assumptions.quantity.text": "0.38 200",
}
_FIGURES_2024: Final = {"assumptions.as-before.text": "10 2023"}
_FIGURES_2026: Final = {
    "assumptions.words.text": "25",
    "assumptions.words.reason": "300",
    "assumptions.mandatory-innovation.text": "1",
    "assumptions.slip-of-sign.text": "2 1",
    "assumptions.slip-of-sign.reason": "2 1",
    "assumptions.no-complaints.text": "91 3 51 2 1 1",
    "assumptions.no-complaints.reason": "50 51 90 91",
    "assumptions.saving-above-30.text": "20.01 3 30",
    "assumptions.saving-above-30.reason": "20.01 30 20",
    "assumptions.years-in-a-row.text": "2 0 1 1",
    "assumptions.years-in-a-row.reason": "2",
    "assumptions.planning-years.text": "0 0 0 1 2 1",
    "assumptions.planning-years.reason": "1 1 2",
    "assumptions.fewer-than-first.text": "1 0",
    "assumptions.whole-months.text": "3",
    "assumptions.month-ends.text": "31 30 9",
    "assumptions.fall-of-rate.text": "2 1",
    "assumptions.rise-of-index.text": "1 2",
    "catalogue.government.rows.mandatory_spending.scale.members.pendidikan": "20",
    "catalogue.government.rows.mandatory_spending.scale.members.kesehatan": "10",
    "catalogue.government.rows.mandatory_spending.scale.members.infrastruktur": "40",
    "catalogue.government.rows.mandatory_spending.scale.members.pegawai": "30",
    "catalogue.innovation.rows.sdm.evidence.note": "2 0",
    "catalogue.innovation.rows.bimtek.scale.unit": "2 0",
    "catalogue.innovation.rows.aktor.evidence.note": "0 2",
    "catalogue.innovation.rows.jejaring.evidence.note": "2",
    "catalogue.innovation.rows.sosialisasi.evidence.note": "0",
    "catalogue.innovation.rows.pengaduan.evidence.note": "2",
    "catalogue.innovation.rows.video.evidence.note": "4 5",
}
_FIGURES_2027: Final = {"assumptions.as-2026.text": "2026", "assumptions.as-2026.reason": "2026"}
FIGURES: Final[dict[str, dict[str, str]]] = {
    "iid-2019": {"unknown.classify": "74400"},
    "iid-2020": {"assumptions.whole-points.text": "0"},
    "iid-2021": {
        "unknown.score": "2 36",
        "assumptions.bands.text": "60.01 30.00 0.01 0",
        "assumptions.bands.reason": "60 30 0.01 60.37 38.76 58.07 27.32",
        "assumptions.scale.text": "0 100",
    },
    "iid-2022": {
        "unknown.aggregate": "111",
        "assumptions.bands.text": "60.01 35.00 0.01 0 2023",
        "assumptions.bands.reason": "37.06 60.56",
        "assumptions.scale.text": "0 100",
    },
    "iid-2023": _FIGURES_2023,
    "iid-2024": _FIGURES_2024,
    "iid-2025": {
        **_FIGURES_2024,
        "assumptions.bands.text": "40.01 2026",
        "assumptions.window.text": "2026",
        "assumptions.window.reason": "2025 2023 2023",
    },
    "iid-2026": _FIGURES_2026,
    **{later: {**_FIGURES_2026, **_FIGURES_2027} for later in PROVISIONAL},
}
"""The figures in every text but titles, names of rows and the words of their levels, which are typed as words."""
