"""What a scale says: its reading of a fact, its rule for a level, and what it expected instead, in both languages."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

import inovasi_daerah as ida
from inside import ABSENT, Condition, FrozenDict

RULES = ida.rulebook("iid-2026")
SCALES = {row.code: row.scale for row in (*RULES.government, *RULES.innovation) if row.scale is not None}

READINGS = [
    ("regulasi", None, "perkada", "Perkada: perkada -> level 2", "Perkada: perkada -> level 2"),
    ("lakip", None, "cc", "CC: d | c | cc -> level 1", "CC: d | c | cc -> level 1"),
    ("sdm", None, 14, "14 orang: 11-30 orang -> level 2", "14 people: 11-30 people -> level 2"),
    ("sdm", None, 31, "31 orang: paling sedikit 31 orang -> level 3", "31 people: at least 31 people -> level 3"),
    ("sdm", None, 0, "0 orang: belum mencapai level 1 -> level 0", "0 people: level 1 not reached -> level 0"),
    (
        "bimtek",
        None,
        2,
        "2 kegiatan dalam T-2..T-0: 2 kegiatan dalam T-2..T-0 -> level 2",
        "2 events in T-2..T-0: 2 events in T-2..T-0 -> level 2",
    ),
    (
        "perizinan",
        None,
        "-50.32",
        "-50.32 %: paling banyak -50.32 % -> level 1",
        "-50.32 %: at most -50.32 % -> level 1",
    ),
    (
        "perizinan",
        None,
        "8.16",
        "8.16 %: di atas -50.32, di bawah 8.17 % -> level 2",
        "8.16 %: above -50.32, below 8.17 % -> level 2",
    ),
    ("perizinan", None, "8.17", "8.17 %: paling sedikit 8.17 % -> level 3", "8.17 %: at least 8.17 % -> level 3"),
    (
        "tingkat_pengangguran",
        None,
        "2.36",
        "2.36 %: paling banyak 5.92, di atas 2.35 % -> level 2",
        "2.36 %: at most 5.92, above 2.35 % -> level 2",
    ),
    (
        "tingkat_pengangguran",
        None,
        "2.35",
        "2.35 %: paling banyak 2.35 % -> level 3",
        "2.35 %: at most 2.35 % -> level 3",
    ),
    ("tingkat_pengangguran", None, 6, "6 %: di atas 5.92 % -> level 1", "6 %: above 5.92 % -> level 1"),
    (
        "kemudahan_proses",
        None,
        "1.5",
        "1.5 hari: paling banyak 5, di atas 1 hari -> level 2",
        "1.5 days: at most 5, above 1 days -> level 2",
    ),
    ("kecepatan_penciptaan", None, 5, "5 bulan: 5-8 bulan -> level 2", "5 months: 5-8 months -> level 2"),
    (
        "anggaran",
        None,
        (2026, 2024),
        "2024, 2026: T-2 atau T-1 atau T-0 -> level 1",
        "2024, 2026: T-2 or T-1 or T-0 -> level 1",
    ),
    (
        "anggaran",
        None,
        (),
        "tidak ada tahun: belum mencapai level 1 -> level 0",
        "no year: level 1 not reached -> level 0",
    ),
    ("rkpd", None, (2024, 2025), "2024, 2025: T-2 + T-1 -> level 2", "2024, 2025: T-2 + T-1 -> level 2"),
    (
        "visi_misi",
        None,
        ("misi", "visi"),
        "Visi, Misi: visi + misi -> level 3",
        "Vision, Mission: visi + misi -> level 3",
    ),
    ("visi_misi", None, (), "tidak ada: belum mencapai level 1 -> level 0", "none: level 1 not reached -> level 0"),
    ("aktor", None, 4, "4: paling sedikit 4 -> level 2", "4: at least 4 -> level 2"),
    (
        "aktor",
        None,
        ("media", "bisnis", "pemerintah"),
        "bisnis, pemerintah, media: paling sedikit 3 -> level 1",
        "business, government, media: at least 3 -> level 1",
    ),
    ("informasi_layanan", None, ("manual",), "manual: paling sedikit 1 -> level 1", "manual: at least 1 -> level 1"),
    (
        "pengaduan",
        None,
        "tidak_ada",
        "tidak ada pengaduan: di bawah 51 %, atau tidak ada pengaduan -> level 1",
        "no complaints: below 51 %, or no complaints -> level 1",
    ),
    (
        "pengaduan",
        None,
        {"received": 12, "settled": 11},
        "11 dari 12: paling sedikit 91 % -> level 3",
        "11 of 12: at least 91 % -> level 3",
    ),
    (
        "pengaduan",
        None,
        {"received": 0, "settled": 0},
        "tidak ada pengaduan: di bawah 51 %, atau tidak ada pengaduan -> level 1",
        "no complaints: below 51 %, or no complaints -> level 1",
    ),
    (
        "pengaduan",
        None,
        "51",
        "51 %: paling sedikit 51, di bawah 91 % -> level 2",
        "51 %: at least 51, below 91 % -> level 2",
    ),
    (
        "kemanfaatan",
        "a",
        350,
        "orang yang menerima manfaat: 350 orang: 201-500 orang -> level 2",
        "people reached: 350 people: 201-500 people -> level 2",
    ),
    (
        "kemanfaatan",
        "b",
        "50.00",
        "bagian unit sasaran yang terjangkau: 50.00 %: paling sedikit 20.01, paling banyak 50.00 % -> level 2",
        "share of the target units reached: 50.00 %: at least 20.01, at most 50.00 % -> level 2",
    ),
    (
        "kemanfaatan",
        "f",
        0,
        "periode dengan tren positif: 0 periode: belum mencapai level 1 -> level 0",
        "periods with a positive trend: 0 periods: level 1 not reached -> level 0",
    ),
]
BASES_OF_BENEFIT = (
    (
        "a (orang yang menerima manfaat) | b (bagian unit sasaran yang terjangkau) | c (penghematan belanja)"
        " | d (tambahan pendapatan) | e (barang yang dihasilkan atau dijual) | f (periode dengan tren positif)"
    ),
    (
        "a (people reached) | b (share of the target units reached) | c (saving on spending)"
        " | d (added income) | e (goods made or sold) | f (periods with a positive trend)"
    ),
)
EXPECTED = [
    ("sdm", None, "x", "bilangan bulat JSON (orang), paling kecil 0", "a JSON integer (people), at least 0"),
    (
        "apbd_tepat_waktu",
        None,
        9,
        "bilangan bulat JSON (tahun terakhir berturut-turut tepat waktu), paling kecil 0, paling besar 3",
        "a JSON integer (consecutive latest years on time), at least 0, at most 3",
    ),
    (
        "kemudahan_proses",
        None,
        0,
        'bilangan bulat atau teks desimal seperti "12.50" (hari), lebih dari 0',
        'an integer or a decimal text such as "12.50" (days), more than 0',
    ),
    (
        "tingkat_kemiskinan",
        None,
        "x",
        'bilangan bulat atau teks desimal seperti "12.50" (%), paling kecil 0, paling besar 100',
        'an integer or a decimal text such as "12.50" (%), at least 0, at most 100',
    ),
    ("aktor", None, 6, "bilangan bulat 0-5", "an integer 0-5"),
    (
        "aktor",
        None,
        "x",
        "daftar dari akademisi | bisnis | komunitas | pemerintah | media",
        "a list out of akademisi | bisnis | komunitas | pemerintah | media",
    ),
    ("anggaran", None, (2020,), "daftar tahun dari 2024 | 2025 | 2026", "a list of years out of 2024 | 2025 | 2026"),
    ("anggaran", None, 5, "daftar tahun dari 2024 | 2025 | 2026", "a list of years out of 2024 | 2025 | 2026"),
    ("rkpd", None, (2024, 2024), "tanpa pengulangan", "no repetition"),
    ("pengaduan", None, {"a": 1}, '{"received": n, "settled": m}', '{"received": n, "settled": m}'),
    ("pengaduan", None, {"received": 1, "settled": 2}, "paling banyak 1", "at most 1"),
    ("pengaduan", None, {"received": -1, "settled": 2}, "bilangan bulat, paling kecil 0", "an integer, at least 0"),
    ("kemanfaatan", "g", 1, *BASES_OF_BENEFIT),
    ("kemanfaatan", None, 1, *BASES_OF_BENEFIT),
    (
        "regulasi",
        "a",
        "sk",
        "tanpa dasar: indikator ini hanya punya satu ukuran",
        "no basis: this indicator has one measure",
    ),
    ("regulasi", None, "skx", 'maksudnya "sk"? sk | perkada | perda', 'did you mean "sk"? sk | perkada | perda'),
    ("regulasi", None, ["sk"], "sk | perkada | perda", "sk | perkada | perda"),
    ("regulasi", None, 3, "sk | perkada | perda", "sk | perkada | perda"),
]


@pytest.mark.parametrize(("code", "basis", "fact", "in_indonesian", "in_english"), READINGS)
def test_a_scale_says_how_it_read_a_fact(
    code: str, basis: str | None, fact: object, in_indonesian: str, in_english: str
) -> None:
    reading = SCALES[code].grade(fact, year=2026, basis=basis).reading
    assert (reading.id, reading.en) == (in_indonesian, in_english)


def _at(path: str, fact: Any, basis: object) -> object:
    """What stands at that place of a claim."""
    if path == "basis":
        return basis
    step = path.removeprefix("fact").strip("[].")
    return fact[int(step) if step.isdigit() else step] if step else fact


@pytest.mark.parametrize(("code", "basis", "fact", "in_indonesian", "in_english"), EXPECTED)
def test_a_scale_says_what_it_expected(
    code: str, basis: str | None, fact: object, in_indonesian: str, in_english: str
) -> None:
    with pytest.raises(ida.InvalidSubmission) as caught:
        SCALES[code].grade(fact, year=2026, basis=basis)
    (problem,) = caught.value.problems
    assert (problem.expected.id, problem.expected.en) == (in_indonesian, in_english)
    assert problem.value == _at(problem.path, fact, ABSENT if basis is None else basis)
    assert problem.reference.en == "the scale of this indicator"
    assert problem.message("en").startswith(problem.path)


@pytest.mark.parametrize("code", SCALES)
def test_no_scale_has_a_rule_for_reaching_nothing(code: str) -> None:
    assert SCALES[code].rule(0).en.startswith("level 1 not reached")


def test_the_rule_of_a_level_is_said_on_one_basis_or_on_each() -> None:
    scale = SCALES["kemanfaatan"]
    assert scale.rule(0).en == "level 1 not reached"
    assert scale.rule(2, basis="b").id == "paling sedikit 20.01, paling banyak 50.00 %"
    assert scale.rule(2).en == (
        "a: 201-500 people; b: at least 20.01, at most 50.00 %; c: at least 10.01, below 20.01 %; "
        "d: at least 10.00, below 20 %; e: 101-200 goods; f: 2 periods"
    )


def test_part_of_a_day_counts_as_a_day_wherever_the_threshold_lies() -> None:
    days: Any = SCALES["kemudahan_proses"]
    own = evolve(days, steps=FrozenDict({**days.steps, "2": evolve(days.steps["2"], at_most=Decimal("5.5"))}))
    assert [own.grade(fact, year=2026).level for fact in ("5", "5.2", "5.5")] == [2, 1, 1]


@pytest.mark.parametrize(
    ("code", "steps", "rules"),
    [
        ("sdm", {"1": Condition(any=True)}, ["below 11 people", "11-30 people", "at least 31 people"]),
        ("sdm", {"1": Condition(above=Decimal(1))}, ["above 1, below 11 people", "11-30 people", "at least 31 people"]),
        (
            "sdm",
            {"3": Condition(above=Decimal(30))},
            ["1-10 people", "at least 11, at most 30 people", "above 30 people"],
        ),
        (
            "kecepatan_penciptaan",
            {"2": Condition(at_most=Decimal(5))},
            ["above 5 months", "5 months", "at most 4 months"],
        ),
        (
            "perizinan",
            {"2": Condition(above=Decimal("-0.00000001")), "3": Condition(at_least=Decimal("0.00000001"))},
            ["at most -0.00000001 %", "above -0.00000001, below 0.00000001 %", "at least 0.00000001 %"],
        ),
    ],
)
def test_the_words_of_a_level_say_where_it_ends(code: str, steps: dict[str, Condition], rules: list[str]) -> None:
    scale: Any = SCALES[code]
    own = evolve(scale, steps=FrozenDict({**scale.steps, **steps}))
    assert [own.rule(level).en for level in (1, 2, 3)] == rules


def test_the_words_of_a_level_name_each_of_its_patterns() -> None:
    scale: Any = SCALES["visi_misi"]
    own = evolve(scale, patterns=FrozenDict({**scale.patterns, "1": (("misi",), ("visi",))}))
    assert [own.rule(level).id for level in (1, 2, 3)] == ["misi / visi", "visi", "visi + misi"]


@pytest.mark.parametrize(
    ("fact", "problems"),
    [
        ({"received": "12", "settled": 11}, [("wrong_type", "fact.received", "12")]),
        ({"received": 12, "settled": -1}, [("out_of_range", "fact.settled", -1)]),
        (
            {"received": True, "settled": None},
            [("wrong_type", "fact.received", True), ("wrong_type", "fact.settled", None)],
        ),
        ({"received": 1, "settled": 2}, [("out_of_range", "fact.settled", 2)]),
    ],
)
def test_each_number_of_a_share_is_refused_for_what_it_is(
    fact: dict[str, object], problems: list[tuple[str, str, object]]
) -> None:
    with pytest.raises(ida.InvalidSubmission) as caught:
        SCALES["pengaduan"].grade(fact, year=2026)
    assert [(problem.code, problem.path, problem.value) for problem in caught.value.problems] == problems
