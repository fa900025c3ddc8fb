"""What is suggested in place of an unknown word: a slip of the pen is, a word that only looks alike is not."""

from __future__ import annotations

import pytest

import inovasi_daerah as ida
from examples import innovation, submission
from inside import nearest

RULES = ida.rulebook("iid-2026")
ROWS = [row.code for row in (*RULES.government, *RULES.innovation)]
KEYS = ["id", "name", "stage", "affair", "claims", "agency", "applied_on", "touching_affairs", "design", "design_words"]
REGULATIONS = ["sk", "perkada", "perda"]
FORMATS = ["inovasi-daerah/lab", "inovasi-daerah/register", "inovasi-daerah/inventory"]
SLIPS = [
    ("vidio", "video", ROWS),
    ("vdieo", "video", ROWS),
    ("vide", "video", ROWS),
    ("videos", "video", ROWS),
    ("sdmm", "sdm", ROWS),
    ("smd", "sdm", ROWS),
    ("bimtk", "bimtek", ROWS),
    ("regulsai", "regulasi", ROWS),
    ("regulaci", "regulasi", ROWS),
    ("angaran", "anggaran", ROWS),
    ("kemamfaatan", "kemanfaatan", ROWS),
    ("alat kerja", "alat_kerja", ROWS),
    ("ALAT-KERJA", "alat_kerja", ROWS),
    ("kecepatan_pnciptan", "kecepatan_penciptaan", ROWS),
    ("opini_bkp", "opini_bpk", ROWS),
    ("claim", "claims", KEYS),
    ("aplied_on", "applied_on", KEYS),
    ("touching_affair", "touching_affairs", KEYS),
    ("design_word", "design_words", KEYS),
    ("nmae", "name", KEYS),
    ("nama", "name", KEYS),
    ("perdaa", "perda", REGULATIONS),
    ("perkda", "perkada", REGULATIONS),
    ("inovasi-daerah/labs", "inovasi-daerah/lab", FORMATS),
]
OTHER_WORDS = [
    ("pergub", REGULATIONS),
    ("perbup", REGULATIONS),
    ("perwali", REGULATIONS),
    ("Daerah", ROWS),
    ("tanggal_penerapan", ROWS),
    ("inovasi", ROWS),
    ("inovasi-daerah/submission", FORMATS),
    ("g", list("abcdef")),
    ("", ROWS),
    ("tidak", ["sk", "tw", "tmp"]),
]


def word(value: object) -> str:
    return value if isinstance(value, str) else ""


@pytest.mark.parametrize(("written", "meant", "known"), SLIPS, ids=word)
def test_a_slip_of_the_pen_is_told_what_was_meant(written: str, meant: str, known: list[str]) -> None:
    assert nearest(written, known) == meant


@pytest.mark.parametrize(("other", "known"), OTHER_WORDS, ids=word)
def test_a_word_that_only_looks_alike_is_not_suggested(other: str, known: list[str]) -> None:
    assert nearest(other, known) is None


def test_one_slip_is_nearer_than_two_and_what_is_most_alike_comes_first() -> None:
    assert nearest("kegiatan", ["kegiatann_", "kegiatam"]) == "kegiatam"
    assert nearest("35.78", ["15.78", "35.7", "35.79"]) == "35.7"


def expected(code: str, claim: dict[str, object]) -> ida.Problem:
    with pytest.raises(ida.InvalidSubmission) as refused:
        ida.read_submission(submission(innovation(1, claims={code: claim})), RULES)
    (found,) = refused.value.problems
    return found


def test_a_fact_that_is_no_choice_is_told_every_choice_with_its_meaning() -> None:
    found = expected("regulasi", {"fact": "pergub"})
    assert found.expected.id == (
        "sk (SK Kepala Daerah, atau SK Kepala Perangkat Daerah a.n. Kepala Daerah)"
        " | perkada (Peraturan Kepala Daerah (Perkada)) | perda (Peraturan Daerah (Perda))"
    )
    assert "perda (Regional regulation (Perda))" in found.expected.en
    assert expected("regulasi", {"fact": "perkda"}).expected.en.startswith('did you mean "perkada"? sk (')


def test_a_choice_has_its_own_label_where_that_says_more_than_the_value() -> None:
    assert "wtp (Wajar Tanpa Pengecualian)" in "".join(
        found.expected.id for found in _problems_of_government({"opini_bpk": {"fact": "wajar"}})
    )
    # Several grades reach one level, so that its text tells none of them from the others.
    (lakip,) = _problems_of_government({"lakip": {"fact": "e"}})
    assert lakip.expected.id == "d | c | cc | b | bb | a | aa"


def _problems_of_government(claims: dict[str, object]) -> tuple[ida.Problem, ...]:
    with pytest.raises(ida.InvalidSubmission) as refused:
        ida.read_submission(submission(government=claims), RULES)
    return refused.value.problems


def test_an_unknown_basis_is_told_what_each_measures() -> None:
    found = expected("kemanfaatan", {"basis": "g", "fact": 1})
    assert found.expected.id.startswith("a (orang yang menerima manfaat) | b (")


def test_a_choice_is_no_reading_of_a_basis() -> None:
    found = expected("regulasi", {"basis": "a", "fact": "sk"})
    assert (found.path.rpartition(".")[2], found.expected.en) == ("basis", "no basis: this indicator has one measure")
