"""A published mean is rounded: what an index that is reckoned from one can be, and which predicates that allows."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import inovasi_daerah as ida
from inside import main, rounded

RULES = ida.rulebook("iid-2026")
HIGHEST = 111


def of_mean(
    government: str, innovations: int, mean: str | Fraction, rules: ida.Rulebook = RULES, services: int = 5
) -> ida.Index:
    """The index of a mean; of a text as it was published."""
    given_mean = Decimal(mean) if isinstance(mean, str) else mean
    return ida.aggregate(
        rules,
        government=Decimal(government),
        innovations=innovations,
        mean_maturity=given_mean,
        basic_services=services,
    )


def of_total(government: str, innovations: int, total: int) -> ida.Index:
    """The index of the sum itself."""
    return ida.aggregate(
        RULES, government=Decimal(government), innovations=innovations, total_maturity=total, basic_services=5
    )


@given(st.integers(1, 130) | st.integers(190, 420), st.integers(0, 252), st.data())
def test_the_index_of_the_true_sum_is_always_among_those_that_its_published_mean_allows(
    innovations: int, quarters: int, data: st.DataObject
) -> None:
    total = data.draw(st.integers(0, HIGHEST * innovations))
    mean, government = rounded(Fraction(total, innovations)), str(Decimal(quarters) / 4)
    true, found = of_total(government, innovations, total), of_mean(government, innovations, str(mean))
    every = [of_total(government, innovations, n) for n in sums(innovations, mean)]
    allowed = found.published_mean
    assert allowed is not None
    assert (allowed.sum is not None) == found.is_exact == (len(every) == 1)
    assert allowed.index_exact == (every[0].index_exact, every[-1].index_exact)
    assert allowed.index[0] <= true.index <= allowed.index[1]
    assert set(allowed.predicates) == {one.predicate for one in every}
    if found.is_exact:
        assert (found.index_exact, found.total_exact, found.notices) == (true.index_exact, true.total_exact, ())
    else:
        assert [notice.code for notice in found.notices] == ["rounded_mean"]
        assert allowed.index_exact[0] <= found.index_exact <= allowed.index_exact[1]


def sums(innovations: int, mean: Decimal) -> list[int]:
    """Every sum with that mean, by trying those around it."""
    near = int(mean * innovations)
    tried = range(max(near - innovations, 0), min(near + innovations, HIGHEST * innovations) + 1)
    return [total for total in tried if rounded(Fraction(total, innovations)) == mean]


@given(st.integers(200, 100_000), st.integers(0, 11_100))
def test_from_two_hundred_innovations_on_a_mean_never_tells_the_sum(innovations: int, hundredths: int) -> None:
    mean = Decimal(hundredths) / 100
    found = of_mean("40", innovations, str(mean))
    # But at the ends of the scale, beyond which there is no other.
    assert not found.is_exact or (hundredths in (0, 11_100) and len(sums(innovations, mean)) == 1)


@given(st.integers(1, 60), st.integers(0, 11_100))
def test_a_mean_that_no_sum_is_rounded_to_is_told_so(innovations: int, hundredths: int) -> None:
    mean = Decimal(hundredths) / 100
    codes = [notice.code for notice in of_mean("40", innovations, str(mean)).notices]
    assert (codes == ["impossible_mean"]) == (not sums(innovations, mean))


@pytest.mark.parametrize(
    ("government", "innovations", "mean", "total", "index", "predicate"),
    [
        ("28.25", 26, "61.88", 1609, "40.01", "inovatif"),
        ("1.25", 26, "88.88", 2311, "40.01", "inovatif"),
        ("43.75", 26, "108.88", 2831, "65.01", "sangat_inovatif"),
        ("48.75", 26, "41.38", 1076, "40.01", "inovatif"),
    ],
)
def test_where_only_one_sum_is_rounded_to_the_mean_the_index_is_that_of_the_sum(
    government: str, innovations: int, mean: str, total: int, index: str, predicate: str
) -> None:
    found = of_mean(government, innovations, mean)
    assert found.published_mean is not None
    assert found.published_mean.sum == Decimal(total)
    assert (found.index, found.predicate.value) == (Decimal(index), predicate)
    assert str(total) in found.explain("en")
    assert found.index_exact == of_total(government, innovations, total).index_exact


@pytest.mark.parametrize(
    ("edition", "government", "innovations", "mean", "indexes"),
    [
        ("iid-2026", "20", 300, "66.51", "65.00 65.01"),
        ("iid-2026", "1.25", 250, "85.26", "65.00 65.01"),
        ("iid-2026", "8.75", 250, "77.76", "65.00 65.01"),
        ("iid-2025", "0", 300, "86.51", "65.00 65.01"),
        ("iid-2025", "20", 300, "66.51", "65.00 65.01"),
        ("iid-2025", "2.5", 300, "84.01", "65.00 65.01"),
    ],
)
def test_a_mean_at_an_edge_allows_both_predicates(
    edition: str, government: str, innovations: int, mean: str, indexes: str
) -> None:
    found = of_mean(government, innovations, mean, ida.rulebook(edition))
    assert found.published_mean is not None
    assert " ".join(map(str, found.published_mean.index)) == indexes
    assert [one.value for one in found.published_mean.predicates] == ["inovatif", "sangat_inovatif"]
    assert "Inovatif atau Sangat Inovatif" in " ".join(found.explain().split())
    assert "exact" not in found.explain("en")
    assert (found.to_dict()["index_exact"], found.to_dict()["total_exact"]) == (None, None)


def test_without_rows_a_mean_is_known_to_half_of_its_last_decimal() -> None:
    found = of_mean("51.00", 137, "90.91", ida.rulebook("iid-2025"))
    assert found.published_mean is not None
    assert found.published_mean.sums is None
    assert found.published_mean.means == (Fraction("90.905"), Fraction("90.915"))
    low, high = found.published_mean.index_exact
    assert high - low == Fraction("0.01") * Fraction(2, 5)
    assert "90.905 sampai 90.915" in " ".join(found.explain().split())


def test_a_mean_is_never_below_zero_or_above_what_an_innovation_can_have() -> None:
    rules = ida.rulebook("iid-2025")
    for mean, means in (("0", ("0", "0.005")), ("111", ("110.995", "111"))):
        found = of_mean("0", 20, mean, rules).published_mean
        assert found is not None
        assert found.means == tuple(map(Fraction, means))


def test_the_sums_are_in_the_units_of_the_weights_of_the_edition() -> None:
    rules = ida.load_rulebook(Path(__file__).parent.parent / "made_up_edition.toml")
    found = of_mean("0", 40, "1.25", rules, services=1).published_mean
    assert found is not None
    # 1.245 x 40 = 49.8 and 1.255 x 40 = 50.2: of quarters only 50.
    assert found.sum == 50
    found = of_mean("0", 60, "1.25", rules, services=1).published_mean
    assert found is not None
    # 74.7 to 75.3: 74.75, 75 and 75.25.
    assert found.sums == (Decimal("74.75"), Decimal("75.25"))


def test_more_decimals_leave_less_open_and_a_fraction_nothing() -> None:
    assert not of_mean("20", 300, "66.51").is_exact
    assert of_mean("20", 300, "66.5133").is_exact
    found = of_mean("20", 300, Fraction(19954, 300))
    assert (found.published_mean, found.index) == (None, Decimal("65.01"))


def test_no_innovations_have_no_mean_to_round() -> None:
    assert of_mean("40", 0, "0").published_mean is None


def test_a_notice_says_what_the_mean_leaves_open_in_both_languages() -> None:
    several, none, no_rows = (
        of_mean(*parts).notices[0]
        for parts in (
            ("20", 300, "66.51"),
            ("40", 20, "70.03"),
            ("20", 300, "66.51", ida.rulebook("iid-2025")),
        )
    )
    assert several.text.en == (
        "the mean 66.51 is rounded: the maturities of 300 innovations add up to between 19952 and 19954. "
        "The index lies between 65.00 and 65.01: Innovative or Very Innovative."
    )
    assert several.text.id == (
        "rata-rata 66.51 dibulatkan: jumlah kematangan 300 inovasi antara 19952 dan 19954. "
        "Indeksnya antara 65.00 dan 65.01: Inovatif atau Sangat Inovatif."
    )
    assert none.text.en == (
        "no sum of the maturities of 20 innovations has a mean that is rounded to 70.03; check both. "
        "The index is 47.05 either way: Innovative."
    )
    assert none.text.id == (
        "tidak ada jumlah kematangan 20 inovasi yang rata-ratanya dibulatkan menjadi 70.03; periksa keduanya. "
        "Indeksnya tetap 47.05: Inovatif."
    )
    assert no_rows.text.en == (
        "the mean 66.51 is rounded, and the rows of this edition are not known: it may be from 66.505 to 66.515. "
        "The index lies between 65.00 and 65.01: Innovative or Very Innovative."
    )
    assert no_rows.text.id == (
        "rata-rata 66.51 dibulatkan, dan baris edisi ini tidak diketahui: nilainya dapat 66.505 sampai 66.515. "
        "Indeksnya antara 65.00 dan 65.01: Inovatif atau Sangat Inovatif."
    )


def test_the_command_tells_the_sum_and_the_interval(capsys: pytest.CaptureFixture[str]) -> None:
    common = ["aggregate", "--rulebook", "iid-2026", "--basic-services", "5", "--lang", "en"]
    assert main([*common, "--government", "28.25", "--innovations", "26", "--mean-maturity", "61.88"]) == 0
    assert "  sum of maturities 1609: the only one of 26 innovations whose mean is rounded to 61.88\n" in (
        capsys.readouterr().out
    )
    many = [*common, "--government", "20", "--innovations", "300", "--mean-maturity", "66.51"]
    assert main(many) == 0
    assert "Index 65.00 - Innovative   (of a rounded mean)\n" in capsys.readouterr().out
    assert main([*many, "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["index_exact"] is None
    assert printed["published_mean"]["predicates"] == ["inovatif", "sangat_inovatif"]
    assert [notice["code"] for notice in printed["notices"]] == ["rounded_mean"]
