"""The level that each fact reaches on each of the 40 rows of the 2026 edition.

Every figure and wire value here was typed by hand from the facts of the edition; nothing is made from the rulebook.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

import inovasi_daerah as ida

YEAR: Final = 2026
RULES: Final = ida.rulebook("iid-2026")
ROWS: Final = {row.code: row for row in (*RULES.government, *RULES.innovation)}

# --- the catalogue: number, code, official name, variable, weight, mandatory --------------------------------------

INS, SDM, EKO = "Institusi", "Sumber Daya Manusia", "Ekosistem Inovasi dan Kajian"
INF, CAN, OUT = "Infrastruktur", "Kecanggihan Produk", "Output Pengetahuan dan Teknologi"
CEP, HSL = "Kecepatan Bisnis Proses", "Jumlah Inovasi dan Hasil Kreatif"
YES, NO = True, False

GOVERNMENT: Final = [
    ("1", "visi_misi", "Visi dan Misi", INS, "1", YES),
    ("2a", "apbd_tepat_waktu", "Penetapan APBD tepat waktu dalam 3 tahun terakhir", INS, "1", NO),
    ("2b", "mandatory_spending", "Pengalokasian mandatory spending", INS, "1", NO),
    ("3", "perizinan", "Kualitas peningkatan perizinan", INS, "1", YES),
    ("4", "pendapatan_per_kapita", "Jumlah pendapatan perkapita", INS, "1", YES),
    ("5a", "penurunan_pengangguran", "Progres penurunan Tingkat Pengangguran Terbuka", INS, "0.75", YES),
    ("5b", "tingkat_pengangguran", "Persentase Tingkat Pengangguran Terbuka (T-1)", INS, "0.75", YES),
    ("6", "investasi", "Jumlah peningkatan investasi", INS, "1.5", YES),
    ("7", "pad", "Jumlah peningkatan PAD", INS, "1.5", YES),
    ("8", "opini_bpk", "Opini BPK", INS, "1.5", YES),
    ("9", "lakip", "Nilai capaian Lakip", INS, "1", YES),
    ("10a", "penurunan_kemiskinan", "Progres penurunan angka kemiskinan", INS, "0.75", YES),
    ("10b", "tingkat_kemiskinan", "Persentase penduduk miskin (T-1)", INS, "0.75", YES),
    ("11a", "peningkatan_ipm", "Peningkatan IPM dua tahun terakhir", SDM, "0.75", YES),
    ("11b", "capaian_ipm", "Capaian IPM tahun terakhir", SDM, "0.75", YES),
    ("12", "penghargaan_inovator", "Penghargaan bagi inovator", SDM, "2", NO),
    ("13a", "rekomendasi_kebijakan", "Jumlah rekomendasi kebijakan yang mendukung inovasi", EKO, "1", NO),
    ("13b", "kualitas_kebijakan", "Capaian Nilai Indeks Kualitas Kebijakan", EKO, "1", NO),
    ("14", "peta_jalan_iptek", "Rencana Induk dan Peta Jalan Pemajuan Iptek Daerah (RIPJ PID)", EKO, "1", NO),
    ("15", "fasilitasi_haki", "Fasilitasi Pengakuan Hak Kekayaan Intelektual atas Inovasi Daerah", EKO, "1", NO),
]
INNOVATION: Final = [
    ("16", "regulasi", "Regulasi Inovasi Daerah", INF, "3", YES),
    ("17", "sdm", "Ketersediaan dan peran SDM terhadap inovasi daerah", INF, "2", YES),
    ("18", "anggaran", "Dukungan anggaran", INF, "2", NO),
    ("19", "alat_kerja", "Alat Kerja", CAN, "2", NO),
    ("20", "bimtek", "Bimtek inovasi", INF, "1", NO),
    ("21", "rkpd", "Integrasi program dan kegiatan inovasi dalam RKPD", INF, "2", NO),
    ("22", "aktor", "Keterlibatan aktor inovasi", OUT, "1", NO),
    ("23", "pelaksana", "Pelaksana inovasi daerah", OUT, "1", NO),
    ("24", "jejaring", "Jejaring inovasi", OUT, "1", NO),
    ("25", "sosialisasi", "Sosialisasi Inovasi Daerah", OUT, "1", NO),
    ("26", "pedoman_teknis", "Pedoman teknis", CEP, "1", NO),
    ("27", "informasi_layanan", "Kemudahan informasi layanan", CEP, "1", NO),
    ("28", "kemudahan_proses", "Kemudahan proses inovasi yang dihasilkan", CEP, "2", NO),
    ("29", "pengaduan", "Penyelesaian layanan pengaduan", CEP, "1", NO),
    ("30", "layanan_terintegrasi", "Layanan Terintegrasi", CAN, "2", NO),
    ("31", "replikasi", "Replikasi", CAN, "3", NO),
    ("32", "kecepatan_penciptaan", "Kecepatan penciptaan inovasi", CEP, "2", YES),
    ("33", "kemanfaatan", "Kemanfaatan inovasi", HSL, "3", YES),
    ("34", "monev", "Monitoring dan Evaluasi Inovasi Daerah", HSL, "2", NO),
    ("35", "video", "Video inovasi daerah", HSL, "4", YES),
]
GOVERNMENT_CODES: Final = {code for _, code, *_ in GOVERNMENT}
CODES: Final = [code for _, code, *_ in (*GOVERNMENT, *INNOVATION)]

RANGES: Final = {
    "perizinan": ("<= -50.32 %", "-50.33 % .. 8.16 %", ">= 8.17 %"),
    "pendapatan_per_kapita": ("<= 2.04 %", "2.05 % .. 5.23 %", ">= 5.23 %"),
    "penurunan_pengangguran": ("<= 0.00", "0.01 .. 0.36", ">= 0.36"),
    "tingkat_pengangguran": (">= 5.91", "2.34 .. 5.92", "<= 2.35"),
    "investasi": ("<= -47.42 %", "-47.43 % .. 94.75 %", ">= 94.76 %"),
    "pad": ("<= -5.14 %", "-5.15 % .. 33.84 %", ">= 33.85 %"),
    "penurunan_kemiskinan": ("<= 0.07", "0.08 .. 1.15", ">= 1.16"),
    "tingkat_kemiskinan": (">= 13.10", "4.81 .. 13.11", "<= 4.82"),
    "peningkatan_ipm": ("<= 0.55", "0.56 .. 0.90", ">= 0.90"),
    "capaian_ipm": ("<= 69.99", "70.00 .. 79.99", ">= 80.00"),
}

KINDS_OF_EVIDENCE: Final = {
    "regulasi": {"pdf"},
    "sdm": {"pdf"},
    "anggaran": {"pdf"},
    "alat_kerja": {"image", "pdf", "link"},
    "bimtek": {"pdf"},
    "rkpd": {"pdf"},
    "aktor": {"pdf", "image"},
    "pelaksana": {"pdf"},
    "jejaring": {"pdf"},
    "sosialisasi": {"image"},
    "pedoman_teknis": {"image", "pdf", "link"},
    "informasi_layanan": {"image"},
    "kemudahan_proses": {"pdf"},
    "pengaduan": {"image"},
    "layanan_terintegrasi": {"image", "link"},
    "replikasi": {"pdf"},
    "kecepatan_penciptaan": {"pdf"},
    "kemanfaatan": {"pdf", "image"},
    "monev": {"image", "pdf"},
    "video": {"video", "link", "image"},
}

# --- facts and their levels: around every threshold, and every wire value -----------------------------------------

V, M = "visi", "misi"
PEN, KES, FRA, PEG = "pendidikan", "kesehatan", "infrastruktur", "pegawai"
AKA, BIS, KOM, PEM, MED = "akademisi", "bisnis", "komunitas", "pemerintah", "media"
MAN, HOT, SOS, DAR = "manual", "hotline", "media_sosial", "daring"


def _settled(settled: int, received: int) -> dict[str, int]:
    return {"received": received, "settled": settled}


FACTS: Final[dict[str, dict[int, list[object]]]] = {
    "visi_misi": {0: [()], 1: [(M,)], 2: [(V,)], 3: [(V, M), (M, V)]},
    "apbd_tepat_waktu": {0: [0], 1: [1], 2: [2], 3: [3]},
    "mandatory_spending": {
        0: [(), (PEN,), (KES,), (FRA,), (PEG,)],
        1: [(PEN, KES), (PEN, FRA), (PEN, PEG), (KES, FRA), (KES, PEG), (FRA, PEG)],
        2: [(PEN, KES, FRA), (PEN, KES, PEG), (PEN, FRA, PEG), (KES, FRA, PEG)],
        3: [(PEN, KES, FRA, PEG), (PEG, FRA, KES, PEN)],
    },
    "perizinan": {
        1: ["-250", -51, "-50.34", "-50.33", "-50.3201", "-50.32"],
        2: ["-50.3199", "-50.31", -50, "-0.5", 0, "8.15", "8.16", "8.1699"],
        3: ["8.17", "8.18", 9, "1250.00"],
    },
    "pendapatan_per_kapita": {
        1: ["-7.25", 0, 2, "2.03", "2.04", "2.0499"],
        2: ["2.05", "2.06", 5, "5.22", "5.2299"],
        3: ["5.23", "5.24", 6],
    },
    "penurunan_pengangguran": {
        1: ["-1.20", -1, "-0.01", "0.00", 0, "0.0099"],
        2: ["0.01", "0.02", "0.35", "0.3599"],
        3: ["0.36", "0.37", 1],
    },
    "tingkat_pengangguran": {
        1: [100, 6, "5.93", "5.9201"],
        2: ["5.92", "5.91", "5.90", 3, "2.36", "2.3501"],
        3: ["2.35", "2.34", "2.33", 1, 0],
    },
    "investasi": {
        1: ["-100", -48, "-47.43", "-47.4201", "-47.42"],
        2: ["-47.4199", "-47.41", -47, 0, 94, "94.75", "94.7599"],
        3: ["94.76", "94.77", 95],
    },
    "pad": {
        1: ["-40.00", -6, "-5.15", "-5.1401", "-5.14"],
        2: ["-5.1399", "-5.13", -5, 0, 33, "33.84", "33.8499"],
        3: ["33.85", "33.86", 34],
    },
    "opini_bpk": {1: ["tmp", "tw"], 2: ["wdp"], 3: ["wtp"]},
    "lakip": {1: ["d", "c", "cc"], 2: ["b", "bb"], 3: ["a", "aa"]},
    "penurunan_kemiskinan": {
        1: ["-0.40", 0, "0.06", "0.07", "0.0799"],
        2: ["0.08", "0.09", 1, "1.14", "1.15", "1.1599"],
        3: ["1.16", "1.17", 2],
    },
    "tingkat_kemiskinan": {
        1: [100, 14, "13.12", "13.1101"],
        2: ["13.11", "13.10", "13.09", 5, "4.83", "4.8201"],
        3: ["4.82", "4.81", "4.80", 4, 0],
    },
    "peningkatan_ipm": {
        1: ["-0.30", 0, "0.54", "0.55", "0.5599"],
        2: ["0.56", "0.57", "0.89", "0.8999"],
        3: ["0.90", "0.91", 1],
    },
    "capaian_ipm": {
        1: [0, 69, "69.98", "69.99", "69.9999"],
        2: ["70.00", 70, "70.01", "79.98", "79.99", "79.9999"],
        3: ["80.00", 80, "80.01", 100],
    },
    "penghargaan_inovator": {1: ["piagam"], 2: ["piagam_dan_insentif"], 3: ["piagam_insentif_dan_mekanisme"]},
    "rekomendasi_kebijakan": {0: [0], 1: [1, 2, 3], 2: [4, 5, 6, 7], 3: [8, 9, 40]},
    "kualitas_kebijakan": {1: ["kurang", "cukup"], 2: ["baik"], 3: ["unggul", "sangat_baik"]},
    "peta_jalan_iptek": {1: ["rancangan"], 2: ["disepakati"], 3: ["perkada"]},
    "fasilitasi_haki": {1: ["sosialisasi"], 2: ["administrasi"], 3: ["insentif"]},
    "regulasi": {1: ["sk"], 2: ["perkada"], 3: ["perda"]},
    "sdm": {0: [0], 1: [1, 2, 9, 10], 2: [11, 12, 14, 29, 30], 3: [31, 32, 500]},
    "anggaran": {
        0: [()],
        1: [(2024,), (2025,), (2026,), (2024, 2026), (2026, 2024)],
        2: [(2024, 2025), (2025, 2024), (2025, 2026), (2026, 2025)],
        3: [(2024, 2025, 2026), (2026, 2024, 2025)],
    },
    "alat_kerja": {1: ["manual"], 2: ["elektronik"], 3: ["daring"]},
    "bimtek": {0: [0], 1: [1], 2: [2], 3: [3, 4, 12]},
    "rkpd": {
        0: [(), (2026,)],
        1: [(2024,), (2025,), (2024, 2026), (2025, 2026)],
        2: [(2024, 2025), (2025, 2024)],
        3: [(2024, 2025, 2026), (2026, 2025, 2024)],
    },
    "aktor": {
        0: [(), (PEM,), (AKA, BIS), 0, 1, 2],
        1: [(AKA, BIS, KOM), (PEM, MED, KOM), 3],
        2: [(AKA, BIS, KOM, PEM), (BIS, KOM, PEM, MED), 4],
        3: [(AKA, BIS, KOM, PEM, MED), 5],
    },
    "pelaksana": {1: ["tanpa_surat"], 2: ["surat_penugasan"], 3: ["sk_kepala_daerah"]},
    "jejaring": {0: [0, 1], 1: [2], 2: [3, 4], 3: [5, 6, 30]},
    "sosialisasi": {1: ["foto_spanduk"], 2: ["media_sosial_atau_media_pemda"], 3: ["media_bukan_pemda"]},
    "pedoman_teknis": {1: ["cetak"], 2: ["elektronik"], 3: ["daring"]},
    "informasi_layanan": {
        0: [()],
        1: [(MAN,), (HOT,), (SOS,), (DAR,)],
        2: [(MAN, HOT), (SOS, DAR), (HOT, SOS)],
        3: [(MAN, HOT, SOS), (HOT, SOS, DAR), (MAN, HOT, SOS, DAR)],
    },
    "kemudahan_proses": {
        1: [7, 6, "5.01", "5.0001", 90],
        2: [5, "4.01", 4, 3, 2, "1.5", "1.0001"],
        3: [1, "1.00", "0.99", "0.5", "0.0001"],
    },
    "pengaduan": {
        1: [
            *(0, 49, "50.00", "50.01", "50.99", "50.9999", "tidak_ada"),
            *(_settled(0, 0), _settled(0, 7), _settled(1, 2), _settled(509, 1000)),
        ],
        2: [51, "51.01", 90, "90.01", "90.9999", _settled(51, 100), _settled(2, 3), _settled(10, 11)],
        3: [91, "91.00", "91.01", 100, _settled(91, 100), _settled(11, 12), _settled(7, 7)],
    },
    "layanan_terintegrasi": {1: ["terpisah"], 2: ["satu_unit"], 3: ["lintas_unit"]},
    "replikasi": {0: [0], 1: [1], 2: [2], 3: [3, 4, 20]},
    "kecepatan_penciptaan": {1: [9, 10, 36], 2: [5, 6, 7, 8], 3: [0, 1, 2, 3, 4]},
    "monev": {1: ["internal"], 2: ["skm"], 3: ["eksternal"]},
    "video": {0: [0], 1: [1, 2], 2: [3, 4], 3: [5]},
}
FACTS_BY_BASIS: Final[dict[str, dict[int, list[object]]]] = {
    "a": {0: [0], 1: [1, 2, 199, 200], 2: [201, 202, 350, 499, 500], 3: [501, 502, 90_000]},
    "b": {
        0: [0, "4.99", "4.9999"],
        1: ["5.00", 5, "5.01", "19.99", "20.00", "20.0099"],
        2: ["20.01", "20.02", "49.99", "50.00", 50],
        3: ["50.0001", "50.01", 51, 100],
    },
    "c": {
        0: [0, "0.0099"],
        1: ["0.01", "0.02", "9.99", "10.00", "10.0099"],
        2: ["10.01", "10.02", "19.99", "20.00", "20.0099"],
        3: ["20.01", "20.02", 30, "30.01", "31", 31],
    },
    "d": {
        0: [0, "0.0099"],
        1: ["0.01", "0.02", "9.99", "9.9999"],
        2: ["10.00", 10, "10.01", "19.99", "19.9999"],
        3: ["20", 20, "20.01", 150],
    },
    "e": {0: [0], 1: [1, 2, 99, 100], 2: [101, 102, 199, 200], 3: [201, 202, 5000]},
    "f": {0: [0], 1: [1], 2: [2], 3: [3, 4, 9]},
}
CASES: Final[list[tuple[str, str | None, object, int]]] = [
    *((code, None, fact, level) for code, levels in FACTS.items() for level, facts in levels.items() for fact in facts),
    *(
        ("kemanfaatan", basis, fact, level)
        for basis, levels in FACTS_BY_BASIS.items()
        for level, facts in levels.items()
        for fact in facts
    ),
]


# --- what is refused: row, basis, fact, code of the problem, path within the claim ---------------------------------

REFUSED: Final[list[tuple[str, str | None, object, str, str]]] = [
    # what is not there to be chosen
    ("kemanfaatan", "g", 350, "unknown_basis", "basis"),
    ("kemanfaatan", "A", 350, "unknown_basis", "basis"),
    ("kemanfaatan", None, 350, "missing_key", "basis"),
    ("regulasi", None, "perbup", "unknown_value", "fact"),
    ("regulasi", None, "SK", "unknown_value", "fact"),
    ("opini_bpk", None, "", "unknown_value", "fact"),
    ("lakip", None, "ccc", "unknown_value", "fact"),
    ("pelaksana", None, 2, "wrong_type", "fact"),
    ("visi_misi", None, ("visi", "tujuan"), "unknown_value", "fact[1]"),
    ("mandatory_spending", None, ("keamanan",), "unknown_value", "fact[0]"),
    ("aktor", None, (AKA, "pers"), "unknown_value", "fact[1]"),
    ("informasi_layanan", None, (MAN, HOT, "radio"), "unknown_value", "fact[2]"),
    # years outside T-2..T-0
    ("anggaran", None, (2023, 2024), "unknown_value", "fact[0]"),
    ("anggaran", None, (2025, 2027), "unknown_value", "fact[1]"),
    ("anggaran", None, (2025, "2026"), "unknown_value", "fact[1]"),
    ("rkpd", None, (2023,), "unknown_value", "fact[0]"),
    ("rkpd", None, (2024, 2025, 2027), "unknown_value", "fact[2]"),
    # repetition in a set
    ("visi_misi", None, (V, V), "duplicate_item", "fact[1]"),
    ("mandatory_spending", None, (PEN, KES, PEN), "duplicate_item", "fact[2]"),
    ("anggaran", None, (2024, 2025, 2025), "duplicate_item", "fact[2]"),
    ("rkpd", None, (2024, 2024), "duplicate_item", "fact[1]"),
    ("aktor", None, (AKA, BIS, BIS, KOM), "duplicate_item", "fact[2]"),
    ("informasi_layanan", None, (DAR, MAN, DAR), "duplicate_item", "fact[2]"),
    # not the form of the fact
    ("perizinan", None, "31 %", "bad_form", "fact"),
    ("pendapatan_per_kapita", None, "31 %", "bad_form", "fact"),
    ("tingkat_kemiskinan", None, "31 %", "bad_form", "fact"),
    ("kemanfaatan", "c", "31 %", "bad_form", "fact"),
    ("sdm", None, "31 %", "bad_form", "fact"),
    ("pengaduan", None, "31 %", "bad_form", "fact"),
    ("pengaduan", None, "tidak ada", "bad_form", "fact"),
    ("investasi", None, "94,76", "bad_form", "fact"),
    ("pad", None, "1e2", "bad_form", "fact"),
    ("pad", None, "+5", "bad_form", "fact"),
    ("pad", None, " 5", "bad_form", "fact"),
    ("capaian_ipm", None, "1_0", "bad_form", "fact"),
    ("capaian_ipm", None, "\uff17\uff10", "bad_form", "fact"),
    ("kemudahan_proses", None, "", "bad_form", "fact"),
    ("sdm", None, "14", "bad_form", "fact"),
    ("kemanfaatan", "a", "350", "bad_form", "fact"),
    ("kecepatan_penciptaan", None, "4.5", "bad_form", "fact"),
    ("video", None, "5", "bad_form", "fact"),
    ("apbd_tepat_waktu", None, "2", "bad_form", "fact"),
    ("rekomendasi_kebijakan", None, "4", "bad_form", "fact"),
    ("bimtek", None, "2", "bad_form", "fact"),
    ("jejaring", None, "3", "bad_form", "fact"),
    ("replikasi", None, "1", "bad_form", "fact"),
    ("aktor", None, "4", "wrong_type", "fact"),
    ("kemanfaatan", "e", "101", "bad_form", "fact"),
    ("kemanfaatan", "f", "2", "bad_form", "fact"),
    # not the type of the fact
    ("sdm", None, True, "wrong_type", "fact"),
    ("sdm", None, (14,), "wrong_type", "fact"),
    ("perizinan", None, ("12.50",), "wrong_type", "fact"),
    ("visi_misi", None, "visi", "wrong_type", "fact"),
    ("visi_misi", None, 2, "wrong_type", "fact"),
    ("anggaran", None, 2025, "wrong_type", "fact"),
    ("informasi_layanan", None, 3, "wrong_type", "fact"),
    ("pengaduan", None, {"received": 10}, "wrong_type", "fact"),
    ("pengaduan", None, {"received": 10, "settled": 9, "pending": 1}, "wrong_type", "fact"),
    # out of the range
    ("sdm", None, -3, "out_of_range", "fact"),
    ("sdm", None, -1, "out_of_range", "fact"),
    ("rekomendasi_kebijakan", None, -1, "out_of_range", "fact"),
    ("bimtek", None, -1, "out_of_range", "fact"),
    ("jejaring", None, -1, "out_of_range", "fact"),
    ("replikasi", None, -1, "out_of_range", "fact"),
    ("kecepatan_penciptaan", None, -1, "out_of_range", "fact"),
    ("apbd_tepat_waktu", None, -1, "out_of_range", "fact"),
    ("apbd_tepat_waktu", None, 4, "out_of_range", "fact"),
    ("aktor", None, -1, "out_of_range", "fact"),
    ("aktor", None, 6, "out_of_range", "fact"),
    ("video", None, -1, "out_of_range", "fact"),
    ("video", None, 6, "out_of_range", "fact"),
    ("tingkat_pengangguran", None, "-0.01", "out_of_range", "fact"),
    ("tingkat_pengangguran", None, "100.01", "out_of_range", "fact"),
    ("tingkat_kemiskinan", None, "-0.01", "out_of_range", "fact"),
    ("tingkat_kemiskinan", None, "100.01", "out_of_range", "fact"),
    ("capaian_ipm", None, "-0.01", "out_of_range", "fact"),
    ("capaian_ipm", None, "100.01", "out_of_range", "fact"),
    ("kemudahan_proses", None, 0, "out_of_range", "fact"),
    ("kemudahan_proses", None, "0.00", "out_of_range", "fact"),
    ("kemudahan_proses", None, -1, "out_of_range", "fact"),
    ("pengaduan", None, "-0.01", "out_of_range", "fact"),
    ("pengaduan", None, "100.01", "out_of_range", "fact"),
    ("pengaduan", None, _settled(8, 7), "out_of_range", "fact.settled"),
    ("pengaduan", None, _settled(1, 0), "out_of_range", "fact.settled"),
    ("pengaduan", None, _settled(-1, 7), "out_of_range", "fact.settled"),
    ("pengaduan", None, _settled(0, -1), "out_of_range", "fact.received"),
    ("kemanfaatan", "a", -1, "out_of_range", "fact"),
    ("kemanfaatan", "b", 140, "out_of_range", "fact"),
    ("kemanfaatan", "b", "100.01", "out_of_range", "fact"),
    ("kemanfaatan", "e", -1, "out_of_range", "fact"),
    ("kemanfaatan", "f", -1, "out_of_range", "fact"),
    # a basis where there is one measure only
    *((code, "a", levels[3][0], "unknown_basis", "basis") for code, levels in FACTS.items()),
]


def _level(code: str, fact: object, *, basis: str | None = None, year: int = YEAR) -> int:
    scale = ROWS[code].scale
    assert scale is not None
    return scale.grade(fact, year=year, basis=basis).level


def _claim(fact: object, basis: str | None) -> dict[str, Any]:
    """A claim as a file writes it: sets are lists."""
    written = list(fact) if isinstance(fact, tuple) else fact
    return {"fact": written} if basis is None else {"fact": written, "basis": basis}


def _submission(claims: dict[str, Any], year: int = YEAR) -> dict[str, Any]:
    """A submission with these claims, each where its row belongs."""
    innovation = {
        "id": "posyandu-digital",
        "name": "Posyandu Digital",
        "stage": "penerapan",
        "affair": "1.02",
        "claims": {code: claim for code, claim in claims.items() if code not in GOVERNMENT_CODES},
    }
    return {
        "format": "inovasi-daerah/submission",
        "format_version": "1.0",
        "region": "35.79",
        "year": year,
        "government": {code: claim for code, claim in claims.items() if code in GOVERNMENT_CODES},
        "innovations": [innovation],
    }


def _place(code: str) -> str:
    return f"government.{code}" if code in GOVERNMENT_CODES else f"innovations[0].claims.{code}"


def _problems(claims: dict[str, Any]) -> list[tuple[str, str]]:
    """Path and code of every problem that reading these claims finds."""
    with pytest.raises(ida.InvalidSubmission) as caught:
        ida.read_submission(_submission(claims))
    return [(problem.path, problem.code) for problem in caught.value.problems]


def _scored_level(code: str, claim: dict[str, Any], year: int = YEAR) -> int:
    score = ida.score(ida.read_submission(_submission({code: claim}, year)), RULES)
    rows = score.government.rows if code in GOVERNMENT_CODES else score.innovations[0].rows
    return next(row.level for row in rows if row.row.code == code)


# --- the catalogue ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("typed", "rows"), [(GOVERNMENT, RULES.government), (INNOVATION, RULES.innovation)])
def test_the_rulebook_holds_the_catalogue_as_it_was_issued(typed: list[Any], rows: tuple[Any, ...]) -> None:
    assert RULES.catalogue is not None
    variables = RULES.catalogue.variables
    held = [(row.number, row.code, row.name.id, variables[row.variable].id, row.weight, row.mandatory) for row in rows]
    assert held == [(*others, Decimal(weight), mandatory) for *others, weight, mandatory in typed]


def test_the_weights_close_to_21_and_37() -> None:
    assert sum(row.weight for row in RULES.government) == 21
    assert sum(row.weight for row in RULES.innovation) == 37


def test_each_innovation_row_names_its_kinds_of_evidence() -> None:
    held = {row.code: set(row.evidence.kinds) for row in RULES.innovation if row.evidence is not None}
    assert held == KINDS_OF_EVIDENCE


def test_the_published_ranges_are_quoted_alike_in_both_languages() -> None:
    for code, ranges in RANGES.items():
        levels = ROWS[code].levels
        assert tuple(levels[level].id for level in "123") == ranges, code
        assert tuple(levels[level].en for level in "123") == ranges, code


def test_every_reading_of_an_overlap_or_gap_is_recorded_with_its_row() -> None:
    read = {
        *("perizinan", "investasi", "pad", "pendapatan_per_kapita", "penurunan_pengangguran", "peningkatan_ipm"),
        *("tingkat_pengangguran", "tingkat_kemiskinan", "pengaduan", "anggaran", "rkpd", "aktor", "jejaring"),
        *("kemudahan_proses", "kecepatan_penciptaan", "penurunan_kemiskinan", "lakip"),
    }
    assert {code for code in read if not ROWS[code].assumptions} == set()
    scale = ROWS["kemanfaatan"].scale
    assert scale is not None
    assert "saving-above-30" in scale.grade("31", year=YEAR, basis="c").assumptions


# --- facts to levels ----------------------------------------------------------------------------------------------


def test_the_tables_speak_of_all_40_rows_and_of_every_level() -> None:
    assert sorted([*FACTS, "kemanfaatan"]) == sorted(CODES)
    assert len(CODES) == len(ROWS) == 40
    for levels in (*FACTS.values(), *FACTS_BY_BASIS.values()):
        assert {1, 2, 3} <= set(levels)


@pytest.mark.parametrize(("code", "basis", "fact", "level"), CASES)
def test_a_fact_reaches_its_level_on_the_scale_of_its_row(
    code: str, basis: str | None, fact: object, level: int
) -> None:
    assert _level(code, fact, basis=basis) == level


@pytest.mark.parametrize(("code", "basis", "fact", "level"), CASES)
def test_a_claimed_fact_scores_at_its_level(code: str, basis: str | None, fact: object, level: int) -> None:
    claim = _claim(fact, basis)
    assert _scored_level(code, claim) == level
    assert _scored_level(code, {**claim, "level": level}) == level
    for other in {0, 1, 2, 3} - {level}:
        assert _problems({code: {**claim, "level": other}}) == [(f"{_place(code)}.level", "level_disagrees")]


@pytest.mark.parametrize("code", [code for code in ROWS if code not in ("anggaran", "rkpd")])
def test_only_sets_of_years_read_the_year_of_the_submission(code: str) -> None:
    for case_code, basis, fact, level in CASES:
        if case_code == code:
            assert _level(code, fact, basis=basis, year=2031) == level


@given(st.integers(2000, 2100))
def test_years_are_read_from_the_year_of_the_submission(year: int) -> None:
    assert _level("anggaran", (year - 2, year - 1), year=year) == 2
    assert _level("anggaran", (year - 2, year), year=year) == 1
    assert _level("rkpd", (year,), year=year) == 0
    assert _level("rkpd", (year - 2, year - 1, year), year=year) == 3
    for outside in (year - 3, year + 1):
        with pytest.raises(ida.InvalidSubmission):
            _level("anggaran", (outside,), year=year)


def test_the_same_budget_years_mean_another_level_a_year_later() -> None:
    assert _scored_level("anggaran", {"fact": [2025, 2026]}) == 2
    assert _scored_level("anggaran", {"fact": [2025, 2026, 2027]}, 2027) == 3
    assert _scored_level("anggaran", {"fact": [2025, 2027]}, 2027) == 1
    assert _problems({"anggaran": {"fact": [2025, 2027]}}) == [
        ("innovations[0].claims.anggaran.fact[1]", "unknown_value")
    ]


# --- what is refused ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("code", "basis", "fact", "problem", "path"), REFUSED)
def test_a_fact_outside_its_scale_is_a_problem_of_that_scale(
    code: str, basis: str | None, fact: object, problem: str, path: str
) -> None:
    with pytest.raises(ida.InvalidSubmission) as caught:
        _level(code, fact, basis=basis)
    (found,) = caught.value.problems
    assert (found.path, found.code) == (path, problem)
    assert found.message("id") != found.message("en")
    assert found.reference.id != found.reference.en


@pytest.mark.parametrize(("code", "basis", "fact", "problem", "path"), REFUSED)
def test_a_claim_outside_its_scale_is_a_problem_of_the_submission(
    code: str, basis: str | None, fact: object, problem: str, path: str
) -> None:
    assert _problems({code: _claim(fact, basis)}) == [(f"{_place(code)}.{path}", problem)]


@pytest.mark.parametrize(
    ("code", "claim", "problem", "path"),
    [
        ("sdm", {}, "fact_missing", ""),
        ("sdm", {"fact": None}, "null_value", ".fact"),
        ("sdm", {"level": 2, "fact": None}, "null_value", ".fact"),
        ("sdm", {"fact": 14.5}, "fraction", ".fact"),
        ("kemanfaatan", {"level": 3, "basis": "a"}, "conflict", ".basis"),
        ("kemanfaatan", {"fact": 350, "basis": 1}, "wrong_type", ".basis"),
        ("perizinan", {"level": 4}, "out_of_range", ".level"),
        ("perizinan", {"level": -1}, "out_of_range", ".level"),
    ],
)
def test_a_claim_that_is_no_claim_is_a_problem_of_the_submission(
    code: str, claim: dict[str, Any], problem: str, path: str
) -> None:
    assert (f"{_place(code)}{path}", problem) in _problems({code: claim})


@pytest.mark.parametrize("sign", [1, -1])
def test_a_number_of_five_thousand_digits_is_refused_in_words(sign: int) -> None:
    assert _problems({"sdm": {"fact": sign * 10**5000}}) == [(f"{_place('sdm')}.fact", "out_of_range")]
    with pytest.raises(ida.InvalidSubmission):
        _level("aktor", sign * 10**5000)


def test_all_claims_are_refused_at_once() -> None:
    wrong: dict[str, Any] = {
        "perizinan": {"fact": "31 %"},
        "visi_misi": {"fact": ["visi", "visi"]},
        "sdm": {"fact": -3},
        "anggaran": {"fact": [2023]},
        "kemanfaatan": {"fact": 140, "basis": "b"},
        "regulasi": {"fact": "perda", "level": 1},
        "kemudahan_proses": {"fact": 0},
    }
    assert sorted(_problems(wrong)) == sorted(
        [
            ("government.perizinan.fact", "bad_form"),
            ("government.visi_misi.fact[1]", "duplicate_item"),
            ("innovations[0].claims.sdm.fact", "out_of_range"),
            ("innovations[0].claims.anggaran.fact[0]", "unknown_value"),
            ("innovations[0].claims.kemanfaatan.fact", "out_of_range"),
            ("innovations[0].claims.regulasi.level", "level_disagrees"),
            ("innovations[0].claims.kemudahan_proses.fact", "out_of_range"),
        ]
    )


def test_a_bare_level_of_kemanfaatan_needs_no_basis() -> None:
    assert _scored_level("kemanfaatan", {"level": 3}) == 3


# --- laws over every scale ----------------------------------------------------------------------------------------


def _decimals(lowest: str, highest: str) -> st.SearchStrategy[Decimal]:
    return st.decimals(Decimal(lowest), Decimal(highest), places=4)


COUNTS: Final = {
    **dict.fromkeys(("rekomendasi_kebijakan", "sdm", "bimtek", "jejaring", "replikasi"), st.integers(0, 10**17)),
    "kecepatan_penciptaan": st.integers(0, 600),
    "apbd_tepat_waktu": st.integers(0, 3),
    "aktor": st.integers(0, 5),
    "video": st.integers(0, 5),
}
COUNTS_BY_BASIS: Final = dict.fromkeys(("a", "e", "f"), st.integers(0, 1000))
DECIMALS: Final = {
    **dict.fromkeys(("perizinan", "investasi", "pad"), _decimals("-100", "200")),
    "pendapatan_per_kapita": _decimals("-10", "10"),
    **dict.fromkeys(("penurunan_pengangguran", "penurunan_kemiskinan", "peningkatan_ipm"), _decimals("-3", "3")),
    **dict.fromkeys(("tingkat_pengangguran", "tingkat_kemiskinan", "capaian_ipm", "pengaduan"), _decimals("0", "100")),
    "kemudahan_proses": _decimals("0.0001", "30"),
}
DECIMALS_BY_BASIS: Final = {
    "b": _decimals("0", "100"),
    **dict.fromkeys(("c", "d"), _decimals("0", "300")),
}
LOWER_IS_BETTER: Final = {"tingkat_pengangguran", "tingkat_kemiskinan", "kemudahan_proses", "kecepatan_penciptaan"}
SETS: Final[dict[str, tuple[object, ...]]] = {
    "visi_misi": (V, M),
    "mandatory_spending": (PEN, KES, FRA, PEG),
    "anggaran": (2024, 2025, 2026),
    "rkpd": (2024, 2025, 2026),
    "aktor": (AKA, BIS, KOM, PEM, MED),
    "informasi_layanan": (MAN, HOT, SOS, DAR),
}
NUMBERS: Final = [
    *((code, None, numbers) for code, numbers in {**COUNTS, **DECIMALS}.items()),
    *(("kemanfaatan", basis, numbers) for basis, numbers in {**COUNTS_BY_BASIS, **DECIMALS_BY_BASIS}.items()),
]


def _written(number: int | Decimal) -> int | str:
    return number if isinstance(number, int) else format(number, "f")


def test_the_laws_speak_of_every_scale() -> None:
    choices = {code for code, levels in FACTS.items() if all(isinstance(f, str) for fs in levels.values() for f in fs)}
    assert {*COUNTS, *DECIMALS, *SETS, *choices, "kemanfaatan"} == set(CODES)


@pytest.mark.parametrize(("code", "basis", "numbers"), NUMBERS)
@given(data=st.data())
def test_a_better_number_never_reaches_a_lower_level(
    code: str, basis: str | None, numbers: st.SearchStrategy[int | Decimal], data: st.DataObject
) -> None:
    ordered = sorted(data.draw(st.lists(numbers, min_size=2, max_size=5)), reverse=code in LOWER_IS_BETTER)
    levels = [_level(code, _written(number), basis=basis) for number in ordered]
    assert all(worse <= better for worse, better in pairwise(levels))
    assert {*levels} <= {0, 1, 2, 3}


@pytest.mark.parametrize(("code", "basis", "numbers"), NUMBERS)
@given(data=st.data())
def test_how_a_number_is_written_does_not_move_its_level(
    code: str, basis: str | None, numbers: st.SearchStrategy[int | Decimal], data: st.DataObject
) -> None:
    number = data.draw(numbers)
    if isinstance(number, Decimal):
        longer = f"{_written(number)}00"
        assert _level(code, longer, basis=basis) == _level(code, _written(number), basis=basis)
        whole = int(number) or 1
        assert _level(code, f"{whole}.0", basis=basis) == _level(code, whole, basis=basis)
    else:
        with pytest.raises(ida.InvalidSubmission):
            _level(code, str(number), basis=basis)


@pytest.mark.parametrize("code", SETS)
@given(data=st.data())
def test_a_larger_set_never_reaches_a_lower_level_and_order_changes_nothing(code: str, data: st.DataObject) -> None:
    members = st.sampled_from(SETS[code])
    smaller = data.draw(st.lists(members, unique=True))
    larger = list(dict.fromkeys([*smaller, *data.draw(st.lists(members, unique=True))]))
    level = _level(code, tuple(larger))
    assert _level(code, tuple(smaller)) <= level
    assert _level(code, tuple(data.draw(st.permutations(larger)))) == level
    assert level in {0, 1, 2, 3}


@given(received=st.integers(1, 10**6), parts=st.lists(st.integers(0, 10**6), min_size=2, max_size=2))
def test_more_complaints_settled_never_reach_a_lower_level(received: int, parts: list[int]) -> None:
    fewer, more = sorted(part % (received + 1) for part in parts)
    lower, higher = _level("pengaduan", _settled(fewer, received)), _level("pengaduan", _settled(more, received))
    assert 1 <= lower <= higher <= 3


@given(st.integers(0, 100), st.integers(1, 10**6))
def test_complaints_counted_and_their_share_reach_the_same_level(percent: int, times: int) -> None:
    assert _level("pengaduan", _settled(percent * times, 100 * times)) == _level("pengaduan", percent)


_SCALARS: Final = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**30), 10**30), st.floats(), st.text(max_size=8), st.binary(max_size=3)
)
_WORDS: Final = st.sampled_from([fact for _, _, fact, _ in CASES])
ANYTHING: Final = st.recursive(
    _SCALARS | _WORDS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(st.sampled_from(["received", "settled", "other"]), inner, max_size=3),
    ),
    max_leaves=6,
)


@pytest.mark.parametrize("code", CODES)
@given(fact=ANYTHING, basis=st.none() | st.sampled_from("abcdefg"))
def test_any_fact_at_all_reaches_a_level_or_is_refused_in_words(code: str, fact: object, basis: str | None) -> None:
    level, problems = _answer(code, fact, basis)
    assert (level in {0, 1, 2, 3}) is not bool(problems)
    for problem in problems:
        assert problem.path.split("[")[0].split(".")[0] in {"fact", "basis"}


def _answer(code: str, fact: object, basis: str | None) -> tuple[int | None, tuple[ida.Problem, ...]]:
    """The level, or the problems; any other error goes through."""
    try:
        return _level(code, fact, basis=basis), ()
    except ida.InvalidSubmission as invalid:
        return None, invalid.problems
