"""What a score says of an index and of an innovation that may not be counted, in data and in both languages."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

import inovasi_daerah as ida
from examples import innovation, submission, without
from inside import ABSENT, Fact, Grader, covered_services, points_in_range

RULES = ida.rulebook("iid-2026")
LETTER = "Letter of the Head of BSKDN, Kemendagri, No. 400.10.11/1887/BSKDN, 29 April 2026, Annex I, IV.B and XIII [A]"
DI_LUAR = "antara 2024-01-01 dan 2025-12-31"
OUTSIDE = "between 2024-01-01 and 2025-12-31"

REASONS: list[tuple[dict[str, Any], str, str, str, str]] = [
    (
        innovation(stage="uji_coba"),
        "stage",
        "stage",
        "tahapnya Uji Coba, bukan penerapan",
        "its stage is Trial, not application",
    ),
    (
        innovation(applied_on="2023-12-31"),
        "before_window",
        "applied_on",
        f"diterapkan 2023-12-31, sebelum 2024-01-01, tanpa pengembangan {DI_LUAR}",
        f"applied on 2023-12-31, before 2024-01-01, without a development {OUTSIDE}",
    ),
    (
        innovation(applied_on="2023-12-30", developed_on="2023-12-31"),
        "before_window",
        "applied_on",
        f"diterapkan 2023-12-30, sebelum 2024-01-01; pengembangannya, 2023-12-31, tidak {DI_LUAR}",
        f"applied on 2023-12-30, before 2024-01-01; its development, 2023-12-31, is not {OUTSIDE}",
    ),
    (
        innovation(applied_on="2026-01-01"),
        "after_window",
        "applied_on",
        "diterapkan 2026-01-01, sesudah 2025-12-31",
        "applied on 2026-01-01, after 2025-12-31",
    ),
    (
        without(innovation(), "applied_on"),
        "not_applied",
        "applied_on",
        "tanggal penerapan tidak ada",
        "the date of application is missing",
    ),
    (
        innovation(design_words=299),
        "design_short",
        "design",
        "rancang bangun 299 kata, paling sedikit 300",
        "the design (rancang bangun) has 299 words, at least 300 are asked for",
    ),
    (
        without(innovation(), "design_words"),
        "design_missing",
        "design",
        "rancang bangun tidak ada",
        "the design (rancang bangun) is missing",
    ),
    (
        without(innovation(), "claims", "video"),
        "mandatory_row",
        "claims.video",
        "indikator wajib 35 Video inovasi daerah tidak terisi",
        "mandatory row 35 Video of the innovation is not filled",
    ),
]


@pytest.mark.parametrize(("made", "code", "path", "in_indonesian", "in_english"), REASONS)
def test_an_innovation_is_told_why_it_does_not_count(
    made: dict[str, Any], code: str, path: str, in_indonesian: str, in_english: str
) -> None:
    score = ida.score(ida.read_submission(submission(made), RULES), RULES)
    (reason,) = score.innovations[0].reasons
    said: Any = reason.to_dict()
    assert list(said) == ["code", "path", "text", "reference"]
    assert (said["code"], said["path"]) == (code, path)
    assert said["text"] == {"id": in_indonesian, "en": in_english}
    cited = {"stage": "One user manual", "mandatory_row": "One regional system"}.get(code, LETTER)
    assert said["reference"]["en"].startswith(cited)
    assert said["reference"] == {lang: reason.reference.label(lang) for lang in ("id", "en")}


def test_an_edition_that_asks_for_one_word_still_asks_for_a_design() -> None:
    assert RULES.eligibility is not None
    assert RULES.eligibility.design is not None
    design = evolve(RULES.eligibility.design, least_words=1)
    rules = evolve(RULES, eligibility=evolve(RULES.eligibility, design=design))
    score = ida.score(ida.read_submission(submission(without(innovation(), "design_words")), rules), rules)
    assert [reason.code for reason in score.innovations[0].reasons] == ["design_missing"]


NUMBER = ("bilangan 0 sampai {}", "a number from 0 to {}")
OF_ITS_KIND = (
    f'{NUMBER[0]} (Decimal, int atau Fraction), seperti Decimal("40.5")',
    f'{NUMBER[1]} (Decimal, int or Fraction), such as Decimal("40.5")',
)
SHORT = (
    "bilangan dengan paling banyak {} digit di tiap sisi titik; yang lebih panjang sebagai pecahan",
    "a number of at most {} digits on each side of the point; a longer one as a fraction",
)
WHOLE = ("bilangan bulat 0-{}", "an integer 0-{}")
EITHER = ("tepat satu dari mean_maturity, total_maturity", "exactly one of mean_maturity, total_maturity")


@pytest.mark.parametrize(
    ("parts", "code", "path", "value", "expected", "end"),
    [
        ({"government": Decimal("63.01")}, "out_of_range", "government", Decimal("63.01"), NUMBER, "63"),
        ({"government": -1}, "out_of_range", "government", -1, NUMBER, "63"),
        ({"government": "63"}, "wrong_type", "government", "str", OF_ITS_KIND, "63"),
        ({"government": 40.5}, "wrong_type", "government", "float", OF_ITS_KIND, "63"),
        ({"government": Decimal("1E-19")}, "out_of_range", "government", Decimal("1E-19"), SHORT, "18"),
        ({"government": Decimal("-Infinity")}, "not_finite", "government", Decimal("-Infinity"), SHORT, "18"),
        ({"innovations": 100_001}, "out_of_range", "innovations", 100_001, WHOLE, "100000"),
        ({"innovations": -1}, "out_of_range", "innovations", -1, WHOLE, "100000"),
        ({"innovations": True}, "wrong_type", "innovations", "bool", WHOLE, "100000"),
        ({"mean_maturity": 112}, "out_of_range", "mean_maturity", 112, NUMBER, "111"),
        ({"innovations": 0, "mean_maturity": 1}, "out_of_range", "mean_maturity", 1, NUMBER, "0"),
        ({"mean_maturity": None, "total_maturity": 223}, "out_of_range", "total_maturity", 223, NUMBER, "222"),
        ({"mean_maturity": None}, "conflict", "mean_maturity", ABSENT, EITHER, ""),
        ({"total_maturity": 1}, "conflict", "mean_maturity", 0, EITHER, ""),
        ({"basic_services": None}, "missing_key", "basic_services", ABSENT, WHOLE, "6"),
        ({"basic_services": 7}, "out_of_range", "basic_services", 7, WHOLE, "6"),
    ],
)
def test_a_part_that_is_refused_says_what_it_should_be(
    parts: dict[str, Any], code: str, path: str, value: object, expected: tuple[str, str], end: str
) -> None:
    with pytest.raises(ida.InvalidSubmission) as caught:
        ida.aggregate(RULES, **{"government": 0, "innovations": 2, "mean_maturity": 0, "basic_services": 0, **parts})
    (problem,) = caught.value.problems
    assert (problem.code, problem.path, problem.value) == (code, path, value)
    assert (problem.expected.id, problem.expected.en) == tuple(words.format(end) for words in expected)
    assert problem.reference.en == "formula of the index, iid-2026"


def test_points_of_the_government_alone_are_read_by_the_same_rule() -> None:
    assert points_in_range(RULES, Decimal("49.75")) == Fraction("49.75")
    with pytest.raises(ida.InvalidSubmission) as caught:
        points_in_range(RULES, 64)
    (problem,) = caught.value.problems
    assert (problem.code, problem.path, problem.value) == ("out_of_range", "government", 64)
    assert (problem.expected.en, problem.reference.en) == (NUMBER[1].format(63), "formula of the index, iid-2026")


@pytest.mark.parametrize(
    "parts",
    [
        {"government": 63, "innovations": 100_000, "mean_maturity": 111, "basic_services": 6},
        {"government": 0, "innovations": 0, "mean_maturity": 0, "basic_services": 0},
        {"government": 0, "innovations": 2, "total_maturity": 222, "basic_services": 0},
    ],
)
def test_the_ends_of_every_range_are_in_it(parts: dict[str, Any]) -> None:
    assert ida.aggregate(RULES, **parts).government == parts["government"]


@pytest.fixture
def index() -> ida.Index:
    return ida.aggregate(RULES, government=40, innovations=20, total_maturity=1400, basic_services=5)


def test_an_index_as_data(index: ida.Index) -> None:
    assert index.to_dict() == {
        "index": "47.04",
        "index_exact": "1176/25",
        "predicate": "inovatif",
        "total": "117.60",
        "total_exact": "588/5",
    }


def test_an_index_as_text(index: ida.Index) -> None:
    assert index.explain("en") == (
        "Index 47.04 - Innovative   (exact 1176/25)\n"
        "  divisor 20\n"
        "  Part                     Points\n"
        "  Regional government       40.00\n"
        "  Maturity of innovations   70.00\n"
        "  Number of innovations      7.60\n"
        "  Total                    117.60\n"
    )
    assert index.explain() == (
        "Indeks 47.04 - Inovatif   (eksak 1176/25)\n"
        "  pembagi 20\n"
        "  Bagian                        Skor\n"
        "  Satuan pemerintahan daerah   40.00\n"
        "  Kematangan inovasi           70.00\n"
        "  Jumlah inovasi                7.60\n"
        "  Jumlah                      117.60\n"
    )


def test_a_fact_without_a_scale_and_a_level_that_disagrees_are_told_with_what_was_written() -> None:
    row = next(row for row in RULES.innovation if row.code == "sdm")
    for known, claim, code, path, value, expected in (
        (evolve(row, scale=None), ida.Claim(fact=Fact(14)), "conflict", "fact", 14, "a level only"),
        (row, ida.Claim(fact=Fact(14), level=3), "level_disagrees", "level", 3, "2, since 14 people"),
    ):
        with pytest.raises(ida.InvalidSubmission) as caught:
            Grader(RULES, 2026).level(known, claim)
        (problem,) = caught.value.problems
        assert (problem.code, problem.path, problem.value) == (code, path, value)
        assert problem.expected.en.startswith(expected)
        assert problem.reference.en == "catalogue of indicators of the rulebook"


def test_an_edition_without_a_gate_asks_for_no_services() -> None:
    assert covered_services(ida.rulebook("iid-2025"), ["1.01"]) == ((), ())
