"""Every trap that a real export sets: a row of the generator, and what it is read as."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import pytest

import inovasi_daerah as ida
import workbooks
from workbooks import TRAPS

READ: Final = workbooks.load(workbooks.example())
ROWS: Final[dict[str, ida.portfolio.PortfolioRow]] = dict(zip(TRAPS, READ.rows[workbooks.TRAPS_FROM :], strict=False))
REPORT: Final = READ.report(ida.rulebook("iid-2026"))
AS_MEANT: Final = [
    ("title with double spaces", "title", "Inovasi Kembar Contoh"),
    ("unit without a parenthesis", "unit", "Dinas Tanpa Kurung"),
    ("unit with a parenthesis of its own", "unit", "RSUD Contoh (Kelas B)"),
    ("initiator OPD", "initiator", ida.Initiator.AGENCY),
    ("initiator of the council", "initiator", ida.Initiator.COUNCIL_MEMBER),
    ("form written at length", "form", ida.Form.OTHER),
    ("kind Teknologi", "kind", ida.Kind.TECHNOLOGY),
    ("no Asta Cita", "asta_cita", None),
    ("affair in capitals", "affair", "1.02"),
    ("affair kepemudaan dan olah raga", "affair", "2.19"),
    ("auxiliary affair", "affair", "5"),
    ("touching affairs with commas", "touching_affairs", ("2.17", "1.05", "1.02")),
    ("no touching affairs", "touching_affairs", ()),
    ("maturity without decimals", "maturity", Decimal(0)),
    ("maturity at its maximum", "maturity", Decimal(111)),
    ("initiative with a maturity", "stage", ida.Stage.INITIATIVE),
    ("initiative with a maturity", "maturity", Decimal(102)),
    ("trial with a maturity", "stage", ida.Stage.TRIAL),
    ("no date of development", "developed_on", None),
    ("no video", "video", False),
    ("unknown affair", "touching_affairs", ("1.02",)),
]
TITLES: Final = [name for name in TRAPS if name.startswith("title")]
PLACES: Final = [name for name in TRAPS if name.startswith("coordinates")]
CONTRADICTIONS: Final = {
    "development before application": ["P"],
    "application after entry": ["N"],
    "applied before the window, developed in it": [],
    "applied in the year itself, after the window": [],
}
ADMITTED: Final = {
    "applied before the window, developed in it": True,
    "applied in the year itself, after the window": False,
}


def test_every_trap_has_a_row_and_a_test_that_names_it() -> None:
    assert set(ROWS) == set(TRAPS)
    named = {trap for trap, _, _ in AS_MEANT} | {*TITLES, *PLACES} | CONTRADICTIONS.keys() | ADMITTED.keys()
    assert named == set(TRAPS)


def test_no_trap_is_a_problem() -> None:
    assert READ.problems == ()


def test_only_the_number_is_no_text() -> None:
    for line in map(workbooks.line_of, workbooks.random_rows(40)):
        assert {label for label, cell in line.items() if not isinstance(cell, str)} == {"No"}


@pytest.mark.parametrize(("trap", "name", "value"), AS_MEANT)
def test_it_is_read_as_it_is_meant(trap: str, name: str, value: object) -> None:
    assert getattr(ROWS[trap], name) == value


def test_titles_with_quotes_double_spaces_and_letters_of_another_script_look_the_same() -> None:
    (group,) = READ.same_titles()
    assert [ROWS[name] for name in TITLES] == list(group)


@pytest.mark.parametrize("trap", PLACES)
def test_coordinates_in_any_other_form_are_noted_and_not_kept(trap: str) -> None:
    row = ROWS[trap]
    assert row.coordinates is None
    noted = [notice for notice in READ.notices if notice.path == READ.cell(row, "coordinates")]
    assert len(noted) == (0 if "null" in trap else 1)
    assert not any(TRAPS[trap]["Koordinat"] in notice.text.en for notice in noted)


@pytest.mark.parametrize(("trap", "columns"), CONTRADICTIONS.items())
def test_dates_in_the_wrong_order_are_noted_and_nothing_is_refused(trap: str, columns: list[str]) -> None:
    cells = [f"Data!{column}{ROWS[trap].number}" for column in columns]
    found = [one.path for one in READ.contradicting_dates() if one.path.endswith(str(ROWS[trap].number))]
    assert set(found) >= set(cells)
    assert bool(found) is bool(cells)


@pytest.mark.parametrize(("trap", "admitted"), ADMITTED.items())
def test_the_window_looks_at_both_dates(trap: str, admitted: bool) -> None:
    alone = ida.portfolio.Portfolio((ROWS[trap],)).report(ida.rulebook("iid-2026"))
    assert alone.admitted == admitted


def test_a_stage_is_never_inferred_from_a_date() -> None:
    row = ROWS["initiative with a maturity"]
    assert row.applied_on is not None
    assert row.stage is ida.Stage.INITIATIVE


def test_an_unknown_touching_affair_is_noted_with_its_cell() -> None:
    (noted,) = [notice for notice in READ.notices if notice.code == "unknown_affair"]
    assert noted.path == READ.cell(ROWS["unknown affair"], "touching_affairs")
    assert "kolom Urusan lain yang beririsan" in noted.text.id


def test_what_is_said_of_several_cells_is_said_once() -> None:
    text = REPORT.explain("en")
    assert text.count("Koordinat:") == 1
    assert "Notices: " + str(len(REPORT.notices)) in text
