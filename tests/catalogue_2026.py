"""The catalogue of the 2026 edition, typed by hand from its facts; nothing here is made from the rulebook."""

from __future__ import annotations

from typing import Final

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

LEVELS: Final = {
    **RANGES,
    "visi_misi": ("Misi", "Visi", "Visi dan Misi"),
    "apbd_tepat_waktu": ("tahun terakhir", "2 tahun terakhir", "3 tahun terakhir"),
    "mandatory_spending": ("2 komponen", "3 komponen", "lebih dari 3 komponen"),
    "opini_bpk": ("TMP/Disclaimer atau TW/Adverse", "WDP/Qualified", "WTP/Unqualified"),
    "lakip": ("D atau C", "B (B, BB)", "A (A, AA)"),
    "penghargaan_inovator": ("piagam", "piagam dan penghargaan/insentif", "piagam, insentif, dan mekanisme"),
    "rekomendasi_kebijakan": ("1-3", "4-7", "lebih dari 7"),
    "kualitas_kebijakan": ("Cukup atau Kurang", "Baik", "Unggul atau Sangat Baik"),
    "peta_jalan_iptek": ("rancangan", "disepakati", "Perkada"),
    "fasilitasi_haki": ("sosialisasi", "administrasi", "insentif/pendanaan"),
    "regulasi": ("SK Kepala Daerah", "Peraturan Kepala Daerah (Perkada)", "Peraturan Daerah (Perda)"),
    "sdm": ("1-10 orang", "11-30 orang", "lebih dari 30 orang"),
    "anggaran": ("salah satu dari T-2, T-1, T-0", "T-1 dan T-0, atau T-1 dan T-2", "T-0, T-1 dan T-2"),
    "alat_kerja": ("manual / non elektronik", "perangkat elektronik", "sistem informasi daring atau AI"),
    "bimtek": ("sekali dalam 3 tahun (T-2..T-0)", "dua kali dalam 3 tahun", "3 kali atau lebih dalam 3 tahun"),
    "rkpd": ("T-1 atau T-2", "T-1 dan T-2", "T-1, T-2 dan T-0"),
    "aktor": ("3 aktor", "4 aktor", "5 aktor atau lebih"),
    "pelaksana": (
        "tanpa surat",
        "Kepala Perangkat Daerah atau yang setara",
        "SK/Surat Penugasan/Perintah Kepala Daerah",
    ),
    "jejaring": ("2 perangkat daerah", "3-4 perangkat daerah", "5 perangkat daerah atau lebih"),
    "sosialisasi": ("spanduk", "media sosial", "bukan milik pemerintah"),
    "pedoman_teknis": ("cetak", "elektronik", "daring"),
    "informasi_layanan": ("1 dari 4 metode", "2 dari 4 metode", "3 metode atau lebih"),
    "kemudahan_proses": ("6 hari atau lebih", "2-5 hari", "1 hari"),
    "pengaduan": ("<= 50 %, atau tidak ada pengaduan", "51 % .. 90 %", ">= 91 %"),
    "layanan_terintegrasi": ("sendiri", "satu portal, unit atau urusan", "unit lain atau lebih dari satu urusan"),
    "replikasi": ("sekali", "dua kali", "3 kali"),
    "kecepatan_penciptaan": ("9 bulan atau lebih", "5-8 bulan", "1-4 bulan"),
    "kemanfaatan": (
        "a 1-200 orang; b 5.00-20.00 %; c 0.01-10.00 %; d 0.01-9.99 %; e 1-100; f 1 periode",
        "a 201-500 orang; b 20.01-50.00 %; c 10.01-20.00 %; d 10.00-19.99 %; e 101-200; f 2 periode",
        "a 501 orang atau lebih; b di atas 50.00 %; c 20.01-30 %; d 20 % atau lebih; e lebih dari 200; f 3 periode",
    ),
    "monev": ("internal", "Survei Kepuasan Masyarakat", "eksternal"),
    "video": (
        "1-2 unsur",
        "3-4 unsur",
        "5 unsur (latar belakang, penjaringan ide, pemilihan ide, manfaat, dampak; paling lama 5 menit)",
    ),
}
"""The words of the guide for levels 1 to 3, as far as they tell one level from another."""

KINDS_OF_FACTS: Final = {
    "set": {"visi_misi", "mandatory_spending", "aktor", "informasi_layanan"},
    "latest_years": {"apbd_tepat_waktu"},
    "difference": {
        *("perizinan", "pendapatan_per_kapita", "investasi", "pad"),
        *("penurunan_pengangguran", "penurunan_kemiskinan", "peningkatan_ipm"),
    },
    "percentage": {"tingkat_pengangguran", "tingkat_kemiskinan"},
    "value": {"capaian_ipm"},
    "choice": {
        *("opini_bpk", "lakip", "penghargaan_inovator", "kualitas_kebijakan", "peta_jalan_iptek", "fasilitasi_haki"),
        *("regulasi", "alat_kerja", "pelaksana", "sosialisasi", "pedoman_teknis", "layanan_terintegrasi", "monev"),
    },
    "count": {"rekomendasi_kebijakan", "sdm", "bimtek", "jejaring", "replikasi", "video"},
    "years": {"anggaran", "rkpd"},
    "days": {"kemudahan_proses"},
    "share": {"pengaduan"},
    "months": {"kecepatan_penciptaan"},
    "bases": {"kemanfaatan"},
}
KINDS_OF_BASES: Final = {"count": {"a", "e", "f"}, "percentage": {"b", "c", "d"}}

ASSUMPTIONS: Final = {
    "slip-of-sign": {"perizinan", "investasi", "pad"},
    "higher-level": {
        *("pendapatan_per_kapita", "penurunan_pengangguran", "peningkatan_ipm"),
        *("tingkat_pengangguran", "tingkat_kemiskinan"),
    },
    "lower-level": {
        *("pendapatan_per_kapita", "penurunan_pengangguran", "peningkatan_ipm"),
        *("penurunan_kemiskinan", "capaian_ipm"),
    },
    "fall-of-rate": {"penurunan_pengangguran", "penurunan_kemiskinan"},
    "rise-of-index": {"peningkatan_ipm"},
    "grade-cc": {"lakip"},
    "fewer-than-first": {
        *("mandatory_spending", "rekomendasi_kebijakan", "sdm", "bimtek"),
        *("aktor", "jejaring", "replikasi", "kemanfaatan", "video"),
    },
    "years-in-a-row": {"anggaran"},
    "planning-years": {"rkpd"},
    "whole-days": {"kemudahan_proses"},
    "no-complaints": {"pengaduan"},
    "whole-months": {"kecepatan_penciptaan"},
    "month-ends": {"kecepatan_penciptaan"},
}
"""The readings that the scale of a row rests on: overlaps, gaps and what the table does not name."""
ASSUMPTIONS_OF_BASES: Final = {"lower-level": {"b", "c", "d"}, "saving-above-30": {"c"}}

PAST: Final = {
    "always": {
        *("apbd_tepat_waktu", "perizinan", "pendapatan_per_kapita", "penurunan_pengangguran", "tingkat_pengangguran"),
        *("investasi", "pad", "opini_bpk", "lakip", "penurunan_kemiskinan", "tingkat_kemiskinan"),
        *("peningkatan_ipm", "capaian_ipm"),
    },
    "once_applied": {"kecepatan_penciptaan"},
}
"""What can no longer be changed in the year of the report; all other rows can."""

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
    "layanan_terintegrasi": {"image", "link", "pdf"},
    "replikasi": {"pdf"},
    "kecepatan_penciptaan": {"pdf"},
    "kemanfaatan": {"pdf", "image"},
    "monev": {"image", "pdf"},
    "video": {"video", "link", "image"},
}
KINDS_OF_EVIDENCE_BY_KIND: Final = {
    ("layanan_terintegrasi", "digital"): {"image", "link"},
    ("layanan_terintegrasi", "non_digital"): {"pdf", "image"},
}

# --- facts and their levels: around every threshold, and every wire value -----------------------------------------

V, M = "visi", "misi"
PEN, KES, FRA, PEG = "pendidikan", "kesehatan", "infrastruktur", "pegawai"
AKA, BIS, KOM, PEM, MED = "akademisi", "bisnis", "komunitas", "pemerintah", "media"
MAN, HOT, SOS, DAR = "manual", "hotline", "media_sosial", "daring"
MEMBERS: Final[dict[str, tuple[str, ...]]] = {
    "visi_misi": (V, M),
    "mandatory_spending": (PEN, KES, FRA, PEG),
    "aktor": (AKA, BIS, KOM, PEM, MED),
    "informasi_layanan": (MAN, HOT, SOS, DAR),
}


def settled(part: int, whole: int) -> dict[str, int]:
    """Complaints received and settled, as a fact writes them."""
    return {"received": whole, "settled": part}


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
            *(settled(0, 0), settled(0, 7), settled(1, 2), settled(509, 1000)),
        ],
        2: [51, "51.01", 90, "90.01", "90.9999", settled(51, 100), settled(2, 3), settled(10, 11)],
        3: [91, "91.00", "91.01", 100, settled(91, 100), settled(11, 12), settled(7, 7)],
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
    ("pengaduan", None, settled(8, 7), "out_of_range", "fact.settled"),
    ("pengaduan", None, settled(1, 0), "out_of_range", "fact.settled"),
    ("pengaduan", None, settled(-1, 7), "out_of_range", "fact.settled"),
    ("pengaduan", None, settled(0, -1), "out_of_range", "fact.received"),
    ("kemanfaatan", "a", -1, "out_of_range", "fact"),
    ("kemanfaatan", "b", "-0.01", "out_of_range", "fact"),
    ("kemanfaatan", "b", 140, "out_of_range", "fact"),
    ("kemanfaatan", "b", "100.01", "out_of_range", "fact"),
    ("kemanfaatan", "e", -1, "out_of_range", "fact"),
    ("kemanfaatan", "f", -1, "out_of_range", "fact"),
    # a basis where there is one measure only
    *((code, "a", levels[3][0], "unknown_basis", "basis") for code, levels in FACTS.items()),
]
