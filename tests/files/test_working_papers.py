"""Rows by official names and numbers, levels before and after verification, and the official words of a profile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import inovasi_daerah as ida
from inside import Fact

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

RULES = ida.rulebook("iid-2026")
ROWS = {row.code: row for row in RULES.innovation}
PLACES = {code: place for place, code in enumerate(ROWS, 1)}
EVERY_ROW = {"region": "35.79", "innovation": "a", "name": "A", "stage": "penerapan", "affair": "1.02"}
PAPER = "No.;Indikator Inovasi;Informasi;Bobot Awal;Parameter Awal;Bobot Akhir;Parameter Akhir;Keterangan"
WAYS: dict[str, Callable[[str], str]] = {
    "its code": str,
    "its code in capitals": str.upper,
    "its name": lambda code: ROWS[code].name.id,
    "its name in capitals": lambda code: ROWS[code].name.id.upper(),
    "its English name": lambda code: ROWS[code].name.en,
    "its number": lambda code: ROWS[code].number,
    "its number with a point": lambda code: f"{ROWS[code].number}.",
    "its number as programs write it": lambda code: f"{ROWS[code].number}.0",
    "number and name": lambda code: f"{ROWS[code].number} {ROWS[code].name.id}",
    "number, point and name": lambda code: f"{ROWS[code].number}. {ROWS[code].name.id}",
    "number, bracket and name": lambda code: f"{ROWS[code].number}) {ROWS[code].name.id}",
    "its place from 1 on, and its name": lambda code: f"{PLACES[code]}. {ROWS[code].name.id}",
    "the word before its number": lambda code: f"Indikator {ROWS[code].number}",
    "double spaces": lambda code: ROWS[code].name.id.replace(" ", "  "),
}


def paper(lines: Sequence[str], top: str = PAPER, government: str | None = None) -> ida.files.Spreadsheet:
    text = "\n".join(["KERTAS KERJA PENGUKURAN;;;;;;;", top, *lines])
    other = None if government is None else government.encode()
    return ida.files.read_spreadsheet(text.encode(), year=2026, government=other, every_row=EVERY_ROW)


def claims(lines: Sequence[str], top: str = PAPER) -> dict[str, ida.Claim]:
    (innovation,) = paper(lines, top).submissions[0].innovations
    return {**innovation.claims}


def refused(lines: Sequence[str], top: str = PAPER, government: str | None = None) -> list[tuple[str, str, str]]:
    with pytest.raises(ida.InvalidSubmission) as caught:
        paper(lines, top, government)
    return [(one.code, one.path, one.expected.en) for one in caught.value.problems]


@pytest.mark.parametrize("way", WAYS)
def test_every_row_is_known_in_this_way(way: str) -> None:
    found = claims([f"{code};1" for code in map(WAYS[way], ROWS)], "Indikator;Parameter")
    assert found == dict.fromkeys(ROWS, ida.Claim(level=1))


@pytest.mark.parametrize("way", [way for way in WAYS if "programs" not in way and "point" not in way])
def test_every_row_is_known_in_this_way_as_a_column(way: str) -> None:
    top = ";".join(map(WAYS[way], ROWS))
    assert claims([";".join("1" * len(ROWS))], f"{top}") == dict.fromkeys(ROWS, ida.Claim(level=1))


@given(st.data())
def test_any_mixture_of_the_ways_reads_as_the_codes(data: st.DataObject) -> None:
    levels = {code: data.draw(st.integers(0, 3)) for code in data.draw(st.permutations(list(ROWS)))[:8]}
    marks = st.sampled_from(["{}", "{}.0", "{},00", "Level {}", "parameter {}", "+{}"])
    written = [
        f"{WAYS[data.draw(st.sampled_from(sorted(WAYS)))](code)};{data.draw(marks).format(level)}"
        for code, level in levels.items()
    ]
    plain = [f"{code};{level}" for code, level in levels.items()]
    top = data.draw(st.sampled_from(["Indikator;Parameter", "Nama Indikator;Level Awal", "code;level"]))
    assert paper(written, top).submissions == paper(plain, "code;level").submissions
    place = data.draw(st.integers(0, len(written) - 1))
    unclear = [*written[:place], "1;2", *written[place + 1 :]]
    assert [(code, path) for code, path, _ in refused(unclear, top)] == [("unknown_indicator", f"A{place + 3} (code)")]


def test_a_paper_with_the_levels_before_and_after_verification_gives_both() -> None:
    lines = [
        "16;Regulasi Inovasi Daerah;SK;8,00;2;8,00;2;lengkap",
        "17;Ketersediaan dan peran SDM terhadap inovasi daerah;;6;3;2;1;kurang bukti",
        "18;Dukungan anggaran;;3;1;;;belum diperiksa",
        "19;Alat Kerja;;3;1;0;0;ditolak",
        ";Jumlah;;20;7;10;3;",
    ]
    others = [f";{code};;;1;;1;" for code in [*ROWS][4:]]
    found = paper([*lines, *others])
    assert {notice.code for notice in found.notices} == {
        "column_not_read",
        "label_read",
        "read_as",
        "row_not_read",
        "verified",
    }
    decided = {
        code: (claim.level, claim.verification and (claim.verification.status, claim.verification.level))
        for code, claim in claims(lines).items()
    }
    assert decided == {
        "regulasi": (2, (ida.Status.ACCEPTED, None)),
        "sdm": (3, (ida.Status.ADJUSTED, 1)),
        "anggaran": (1, None),
        "alat_kerja": (1, (ida.Status.ADJUSTED, 0)),
    }
    on = {
        basis: ida.score(found.submissions[0], RULES, basis=basis).innovations[0].maturity
        for basis in (ida.Basis.CLAIMED, ida.Basis.VERIFIED)
    }
    weight = {code: row.weight for code, row in ROWS.items()}
    rest = sum(weight[code] for code in [*ROWS][4:])
    assert (
        on[ida.Basis.CLAIMED] - rest
        == 2 * weight["regulasi"] + 3 * weight["sdm"] + weight["anggaran"] + weight["alat_kerja"]
    )
    assert on[ida.Basis.VERIFIED] - rest == 2 * weight["regulasi"] + weight["sdm"]


def test_a_verified_level_stands_beside_a_fact_and_in_the_wide_form() -> None:
    found = claims(["12;1"], "sdm.fact;17.verified")
    assert found["sdm"].fact == Fact(12)
    decided = found["sdm"].verification
    assert decided is not None
    assert decided.saw is not None
    assert (decided.status, decided.level, decided.saw.fact) == (ida.Status.ADJUSTED, 1, Fact(12))


def test_a_verified_level_without_a_claim_and_one_out_of_range_are_problems_at_their_cells() -> None:
    top = "Indikator;Parameter Awal;Parameter Akhir"
    assert [one[:2] for one in refused(["Regulasi Inovasi Daerah;;2", "18;1;dua"], top)] == [
        ("fact_missing", "C3 (verified)"),
        ("bad_form", "C4 (verified)"),
    ]
    assert [one[:2] for one in refused(["16;1;7"], top)] == [("out_of_range", "C3 (verified)")]


@pytest.mark.parametrize(
    ("written", "meanings"),
    [
        ("1", ['"visi_misi" (1 Vision and Mission)', '"regulasi" (16 Regulation of the innovation)']),
        ("11", ['"peningkatan_ipm"', '"capaian_ipm"', '"pedoman_teknis"']),
        ("8", ['"opini_bpk"', '"pelaksana"']),
        ("2a", ['"apbd_tepat_waktu"', "governments"]),
        ("16 Dukungan anggaran", ['"regulasi"', '"anggaran"']),
        ("Opini BPK", ['"opini_bpk"', "governments"]),
        ("Dukungan angaran", ["did you mean", '"anggaran" (18']),
        ("99", ["regulasi | sdm"]),
        ("99 Sesuatu", ["regulasi | sdm"]),
        ("Inovasi", ["regulasi | sdm"]),
        ("0", ["regulasi | sdm"]),
    ],
)
def test_what_names_no_row_or_two_is_refused_with_its_meanings(written: str, meanings: list[str]) -> None:
    ((code, path, expected),) = refused([f"{written};2"], "Indikator;Parameter")
    assert (code, path) == ("unknown_indicator", "A3 (code)")
    assert [one for one in meanings if one not in expected] == []


@pytest.mark.parametrize(
    ("label", "meant"),
    [
        ("11", '"peningkatan_ipm"'),
        ("Dukungan angaran", '"anggaran"'),
        ("Visi dan Misi", "governments"),
        ("sdn", '"sdm"'),
    ],
)
def test_a_label_that_names_no_column_is_told_what_it_may_mean(label: str, meant: str) -> None:
    ((code, path, expected),) = refused(["2;2;2"], f"{label};19;20")
    assert (code, path) == ("unknown_key", "A2")
    assert meant in expected


def test_numbers_of_governments_are_known_in_their_own_file() -> None:
    lines = "region;Indikator;Parameter\n35.79;1;2\n35.79;5a;1\n35.79;Opini BPK;3\n"
    (found,) = paper(["16;1"], "Indikator;Parameter", lines).submissions
    assert {code: claim.level for code, claim in found.government.items()} == {
        "visi_misi": 2,
        "penurunan_pengangguran": 1,
        "opini_bpk": 3,
    }
    told = refused(["16;1"], "Indikator;Parameter", "region;code;level\n35.79;11;2\n35.79;16;2\n")
    assert [one[:2] for one in told] == [
        ("unknown_indicator", "government!B2 (code)"),
        ("unknown_indicator", "government!B3 (code)"),
    ]
    assert "peningkatan_ipm" in told[0][2]
    assert "capaian_ipm" in told[0][2]
    assert "innovations" in told[1][2]


def test_one_row_written_in_two_ways_is_there_twice() -> None:
    assert [one[:2] for one in refused(["16;1", "Regulasi Inovasi Daerah;1"], "code;level")] == [("duplicate_row", "4")]


def test_what_every_row_says_is_for_columns_that_the_file_lacks() -> None:
    told = refused(["35.79;16;1"], "region;code;level")
    assert [one[:2] for one in told] == [("unknown_key", "every_row")]
    with pytest.raises(ida.InvalidSubmission) as caught:
        ida.files.read_spreadsheet(b"code;level\n16;1\n", year=2026, every_row={**EVERY_ROW, "sdm": "1"})
    assert [(one.path, one.value) for one in caught.value.problems] == [("every_row", "sdm")]


WORDS = {
    "stage": {
        "penerapan": ["Penerapan", "PENERAPAN", "Diterapkan"],
        "uji_coba": ["Uji Coba", "uji coba", "Ujicoba", "UJI-COBA"],
        "inisiatif": ["Inisiatif", "Inisiasi", "inisiatif"],
    },
    "form": {
        "pelayanan_publik": ["Inovasi pelayanan publik", "Pelayanan Publik"],
        "tata_kelola": ["Inovasi tata kelola pemerintahan daerah", "Tata Kelola", "Inovasi Tata Kelola"],
        "lainnya": [
            "Inovasi Daerah lainnya sesuai dengan Urusan Pemerintahan yang menjadi kewenangan Daerah",
            "Inovasi Lainnya",
        ],
    },
    "kind": {
        "digital": ["Digital", "Digital (Daring)"],
        "non_digital": ["Non Digital", "Non-Digital", "Nondigital", "Non Digital (Luring)"],
        "teknologi": ["Teknologi", "TEKNOLOGI"],
    },
    "initiator": {
        "asn": ["ASN", "Aparatur Sipil Negara"],
        "perangkat_daerah": ["OPD", "Perangkat Daerah"],
        "kepala_daerah": ["Kepala Daerah"],
        "masyarakat": ["Masyarakat", "Anggota Masyarakat"],
    },
}
PLAIN = ["stage", "form", "kind", "initiator"]


@given(st.data())
def test_any_mixture_of_official_words_reads_as_the_values_of_the_format(data: st.DataObject) -> None:
    values = {column: data.draw(st.sampled_from(sorted(WORDS[column]))) for column in PLAIN}
    written = {column: data.draw(st.sampled_from(WORDS[column][value])) for column, value in values.items()}
    head = "region;innovation;name;affair;" + ";".join(PLAIN)

    def sheet(words: dict[str, str]) -> ida.files.Spreadsheet:
        text = f"{head}\n35.79;a;A;1.02;{';'.join(words.values())}\n"
        return ida.files.read_spreadsheet(text.encode(), year=2026)

    assert sheet(written).submissions == sheet(values).submissions
    assert sheet(values).notices == ()
    column = data.draw(st.sampled_from(PLAIN))
    with pytest.raises(ida.InvalidSubmission) as caught:
        sheet({**written, column: "Tahap Pengembangan"})
    assert [(one.code, one.path.partition(" ")[2]) for one in caught.value.problems] == [
        ("unknown_value", f"({column})")
    ]


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("1.06 2.09", ["1.06", "2.09"]),
        ("1.06|2.1", ["1.06", "2.10"]),
        ("1.06, 2.09", ["1.06", "2.09"]),
        ("Sosial, Pangan", ["1.06", "2.09"]),
        ('"Sosial; Pangan"', ["1.06", "2.09"]),
        ("Sosial | Pangan", ["1.06", "2.09"]),
        ("Koperasi, Usaha Kecil, dan Menengah, Pangan", ["2.17", "2.09"]),
        ("1.06 Sosial, 2.09 Pangan", ["1.06", "2.09"]),
        ("URUSAN PEMERINTAHAN BIDANG SOSIAL", ["1.06"]),
        ("Tidak ada", []),
        ("Nihil", []),
    ],
)
def test_touching_affairs_are_read_by_code_and_by_name(written: str, codes: list[str]) -> None:
    (innovation,) = paper([f"{written};1"], "Urusan Lain;16").submissions[0].innovations
    assert [*innovation.touching_affairs] == codes


def test_a_touching_affair_that_is_not_known_is_told_by_its_own_words() -> None:
    (found,) = refused(["Sosial, Pagan;1"], "touching_affairs;16")
    assert found[:2] == ("unknown_affair", "A3 (touching_affairs)")
    assert '"2.09"' in found[2]


@pytest.mark.parametrize(
    "written",
    [
        "2024 2025",
        "2024|2025",
        "2024, 2025",
        "2024,2025",
        "2024 dan 2025",
        "2024 & 2025",
        "2024 / 2025",
        "2024 + 2025",
        "2025, 2024",
        "2024-2025",
        "2024 \u2013 2025",
        "2024 s.d. 2025",
        "2024 s/d 2025",
        "2024 sampai dengan 2025",
    ],
)
def test_years_are_read_whatever_stands_between_them(written: str) -> None:
    fact: Any = claims([f"18;{written}"], "code;fact")["anggaran"].fact
    assert fact in {(2024, 2025), (2025, 2024)}


def test_years_that_may_leave_out_those_between_are_refused_with_both_meanings() -> None:
    (found,) = refused(["18;2023-2025"], "code;fact")
    assert found[:2] == ("ambiguous", "B3 (fact)")
    assert "the years between them" in found[2]
