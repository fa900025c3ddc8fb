"""The other editions, as far as they are known; and that no article a rulebook cites is left without its class."""

from __future__ import annotations

import importlib
import inspect
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

import inovasi_daerah as ida
from inovasi_daerah.editions.closing import _children
from inovasi_daerah.references import Source


def names_at(edition: str, edges: dict[str, str]) -> bool:
    """Whether the edition names these indexes so."""
    rules = ida.rulebook(edition)
    return {index: rules.classify(Decimal(index)).value for index in edges} == edges


class TestRawPoints2020:
    """In 2020 the scale was whole raw points without an upper end; only the edge of *Sangat Inovatif* is known.

    Sources: `secondary`, assumptions `whole-points` and `not-found`.
    """

    def test_only_the_upper_name_is_known(self) -> None:
        rules = ida.rulebook("iid-2020")
        assert rules.scale is not None
        edge = rules.scale.bands[0].lowest
        assert rules.classify(edge).value == "sangat_inovatif"
        with pytest.raises(ida.RulebookIncomplete):
            rules.classify(edge - 1)


class TestBandsBefore2026:
    """In 2021 the bands began at 60.01, 30.00, 0.01 and 0; in 2022 and 2023 at 60.01, 35.00, 0.01 and 0.

    In 2025 they were those of 2026. Sources: `results`, assumptions `bands` and `scale`.
    """

    @pytest.mark.parametrize(
        ("edition", "middle"), [("iid-2021", "30.00"), ("iid-2022", "35.00"), ("iid-2023", "35.00")]
    )
    def test_edges(self, edition: str, middle: str) -> None:
        below = str(Decimal(middle) - Decimal("0.01"))
        edges = {"60.01": "sangat_inovatif", "60.00": "inovatif", middle: "inovatif", below: "kurang_inovatif"}
        assert names_at(edition, {**edges, "0": "tidak_dapat_dinilai"})

    def test_those_of_2025_are_those_of_2026(self) -> None:
        edges = {"65.01": "sangat_inovatif", "65.00": "inovatif", "40.01": "inovatif", "40.00": "kurang_inovatif"}
        assert names_at("iid-2025", edges)
        assert names_at("iid-2026", edges)


class TestFormulaOf2023To2025:
    """The divisor was at least 10, there was no gate, and the three parts had the maxima of 2026.

    The window of 2025 is read off the official application's export. Sources: `guide`, `results`, `export`,
    assumptions `parts`, `quantity`, `no-gate`, `rounding`, `as-before` and `window`.
    """

    @pytest.mark.parametrize("edition", ["iid-2023", "iid-2024", "iid-2025"])
    def test_ten_is_the_least_divisor_and_nothing_shuts_the_quantity(self, edition: str) -> None:
        found = ida.aggregate(ida.rulebook(edition), government=0, innovations=8, total_maturity=100)
        assert found.divisor == 10
        assert found.quantity == Fraction("3.04")


class TestPrognosisFrom2027:
    """The prognosis of the 2026 guide raises the divisor to 14 and the gate to 6 in 2027; all else is as in 2026.

    Sources: `prognosis`, assumption `as-2026`.
    """

    def test_the_divisor_and_the_gate_of_2027(self) -> None:
        rules = ida.rulebook("iid-2027")
        assert rules.provisional
        shut = ida.aggregate(rules, government=0, innovations=12, total_maturity=0, basic_services=5)
        assert shut.divisor == 14
        assert shut.quantity == 0
        assert ida.aggregate(rules, government=0, innovations=1, total_maturity=0, basic_services=6).quantity > 0

    @pytest.mark.parametrize("edition", ["iid-2027", "iid-2028", "iid-2029"])
    def test_the_bands_are_those_of_2026(self, edition: str) -> None:
        assert names_at(edition, {"65.01": "sangat_inovatif", "65.00": "inovatif", "40.00": "kurang_inovatif"})


def _sources(value: object) -> set[str]:
    if isinstance(value, Source):
        return {value.reference} | ({value.assumption} if value.assumption else set())
    return {name for _, item in _children(value) for name in _sources(item)}


@pytest.mark.parametrize("edition", ida.rulebooks())
def test_every_article_a_rulebook_cites_is_quoted_by_a_class(edition: str) -> None:
    quoted: set[str] = set()
    for path in Path(__file__).parent.glob("test_*.py"):
        module = importlib.import_module(f"spec.{path.stem}")
        classes = [one for name, one in inspect.getmembers(module, inspect.isclass) if name.startswith("Test")]
        for one in classes:
            quoted |= set(re.findall(r"`([a-z0-9-]+)`", one.__doc__ or ""))
    assert _sources(ida.rulebook(edition)) <= quoted
