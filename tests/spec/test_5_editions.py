"""The other editions.

As far as they are known. What an edition does not know it refuses to answer, and borrows from no other year; the
editions of 2019 to 2025 do not know their catalogue, so that under them no report can be scored.
"""

from __future__ import annotations

import importlib
import inspect
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

import inovasi_daerah as ida
from specification_page import cited


def names_at(edition: str, edges: dict[str, str]) -> bool:
    """Whether the edition names these indexes so."""
    rules = ida.rulebook(edition)
    return {index: rules.classify(Decimal(index)).value for index in edges} == edges


class TestRawPoints2020:
    """In 2020 the index was whole raw points without an upper end; only the edge of *Sangat Inovatif* is known.

    Of 2019 nothing is known but that its points ran into the tens of thousands.

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
    """In 2021 the bands began at 60.01, 30.00, 0.01 and 0; from 2022 to 2024 at 60.01, 35.00, 0.01 and 0.

    In 2025 they were those of 2026. Those of 2021 and 2022 and the lower ones of 2025 are our reading of the
    published results.

    Sources: `results`, `secondary`, assumptions `bands` and `scale`.
    """

    @pytest.mark.parametrize(
        ("edition", "lowest_inovatif"),
        [("iid-2021", "30.00"), ("iid-2022", "35.00"), ("iid-2023", "35.00"), ("iid-2024", "35.00")],
    )
    def test_inovatif_began_here_and_ended_with_60(self, edition: str, lowest_inovatif: str) -> None:
        lowest, below = lowest_inovatif, str(Decimal(lowest_inovatif) - Decimal("0.01"))
        edges = {"60.01": "sangat_inovatif", "60.00": "inovatif", lowest: "inovatif", below: "kurang_inovatif"}
        assert names_at(edition, {**edges, "0": "tidak_dapat_dinilai"})

    def test_the_bands_of_2025_are_those_of_2026(self) -> None:
        edges = {"65.01": "sangat_inovatif", "65.00": "inovatif", "40.01": "inovatif", "40.00": "kurang_inovatif"}
        assert names_at("iid-2025", edges)
        assert names_at("iid-2026", edges)


class TestFormulaOf2023To2025:
    """From 2023 to 2025 the divisor was at least 10, there was no gate, and the three parts had the maxima of 2026.

    The divisor of 2023 is official; the rest is our reading, in accord with the published results. The window of 2025
    is read off the official application's export.

    Sources: `guide`, `results`, `export`, assumptions `parts`, `quantity`, `no-gate`, `rounding`, `as-before` and
    `window`.
    """

    @pytest.mark.parametrize("edition", ["iid-2023", "iid-2024", "iid-2025"])
    def test_ten_is_the_least_divisor_and_nothing_shuts_the_quantity(self, edition: str) -> None:
        found = ida.aggregate(ida.rulebook(edition), government=0, innovations=8, total_maturity=100)
        assert found.divisor == 10
        assert found.quantity == Fraction("3.04")


class TestPrognosisFrom2027:
    """The guide of 2026 foretells a divisor of at least 14 in 2027, 16 in 2028 and 18 in 2029, and a gate of all 6
    services.

    Until the guides of those years are issued all else is taken as in 2026, and their scores are marked
    *provisional*.

    Sources: `prognosis`, assumption `as-2026`.
    """

    @pytest.mark.parametrize(
        ("edition", "least_divisor", "gate"), [("iid-2027", 14, 6), ("iid-2028", 16, 6), ("iid-2029", 18, 6)]
    )
    def test_the_divisor_and_the_gate(self, edition: str, least_divisor: int, gate: int) -> None:
        rules = ida.rulebook(edition)
        assert rules.provisional
        parts = {"government": 0, "innovations": 12, "total_maturity": 0}
        shut = ida.aggregate(rules, **parts, basic_services=gate - 1)
        assert shut.divisor == least_divisor
        assert shut.quantity == 0
        assert ida.aggregate(rules, **parts, basic_services=gate).quantity > 0

    @pytest.mark.parametrize("edition", ["iid-2027", "iid-2028", "iid-2029"])
    def test_the_bands_are_those_of_2026(self, edition: str) -> None:
        assert names_at(edition, {"65.01": "sangat_inovatif", "65.00": "inovatif", "40.00": "kurang_inovatif"})


@pytest.mark.parametrize("edition", ida.rulebooks())
def test_every_source_of_a_rulebook_is_quoted_by_an_article(edition: str) -> None:
    quoted: set[str] = set()
    for path in Path(__file__).parent.glob("test_*.py"):
        module = importlib.import_module(f"spec.{path.stem}")
        classes = [one for name, one in inspect.getmembers(module, inspect.isclass) if name.startswith("Test")]
        quoted |= {name for one in classes for name in cited(inspect.getdoc(one) or "")}
    rules = ida.rulebook(edition)
    assert {*rules.references, *rules.assumptions} <= quoted
