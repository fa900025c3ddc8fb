"""Agencies and registers: who is there on a day, and what a register refuses."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import inovasi_daerah as ida
from examples import EXAMPLES, changed, example, without
from inside import circular

REGISTER = EXAMPLES / "register.json"
HEADER = {"format": "inovasi-daerah/register", "format_version": "1.0", "region": "35.79"}
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def problems(data: Any) -> list[tuple[str, str]]:
    """Code and path of every problem of a register."""
    with pytest.raises(ida.InvalidSubmission) as caught:
        ida.files.read(data, ida.programmes.Register)
    assert all(problem.message(lang) for problem in caught.value.problems for lang in ("id", "en"))
    return [(problem.code, problem.path) for problem in caught.value.problems]


def agency(name: str, **entries: object) -> dict[str, Any]:
    """An agency by its id."""
    return {"id": name, "name": name, "kind": "dinas", **entries}


def register(*agencies: dict[str, Any], **entries: object) -> dict[str, Any]:
    """A register of these agencies."""
    return {**HEADER, "agencies": list(agencies), **entries}


class TestKinds:
    def test_six_kinds_are_agencies_and_four_stand_outside(self) -> None:
        assert {kind.value for kind in ida.AgencyKind if kind.is_agency} == {
            "sekretariat_daerah",
            "sekretariat_dprd",
            "inspektorat",
            "dinas",
            "badan",
            "kecamatan",
        }
        assert {kind.value for kind in ida.AgencyKind if kind.is_outside} == {
            "desa",
            "bumd",
            "masyarakat",
            "instansi_vertikal",
        }


class TestInForce:
    def test_an_agency_is_there_from_its_first_to_its_last_day(self) -> None:
        found = ida.files.load(REGISTER, ida.programmes.Register)
        for day, there in (("2023-12-31", "dinas-pariwisata"), ("2024-01-01", "dinas-parbud")):
            ids = {one.id for one in found.agencies_on(date.fromisoformat(day))}
            assert ids & {"dinas-pariwisata", "dinas-parbud"} == {there}

    @given(DAYS, DAYS, DAYS)
    def test_law_a_position_is_there_exactly_between_its_days(self, one: date, other: date, asked: date) -> None:
        first, last = sorted((one, other))
        position = ida.programmes.Position("p", "P", "a", valid_from=first, valid_until=last)
        offices = ida.programmes.Register(
            ida.Region("35.79"), [ida.Agency("a", "A", ida.AgencyKind.SERVICE)], [position]
        )
        assert (position in offices.positions_on(asked)) == (first <= asked <= last)

    def test_a_last_day_before_the_first_is_refused(self) -> None:
        dates = {"valid_from": "2024-02-01", "valid_until": "2024-01-31"}
        office = {"id": "p", "name": "P", "agency": "a", **dates}
        assert problems(register(agency("a", **dates), positions=[office])) == [
            ("conflict", "agencies[0].valid_until"),
            ("conflict", "positions[0].valid_until"),
        ]


class TestReferences:
    def test_parents_successors_and_positions_name_agencies_of_the_register(self) -> None:
        data = changed(example(REGISTER), "agencies", 1, "parent", to="setdaa")
        data = changed(data, "agencies", 6, "successors", to=["dinas-parbud", "x"])
        data = changed(data, "positions", 0, "agency", to="bagian")
        assert problems(data) == [
            ("unknown_agency", "agencies[1].parent"),
            ("unknown_agency", "agencies[6].successors[1]"),
            ("unknown_agency", "positions[0].agency"),
        ]

    def test_no_agency_is_its_own_parent_or_successor_by_any_way_round(self) -> None:
        three = [agency("a", parent="b"), agency("b", parent="a"), agency("c", parent="a")]
        assert problems(register(*three)) == [("circular", "agencies[0].parent"), ("circular", "agencies[1].parent")]
        assert problems(register(agency("a", successors=["a"]))) == [("circular", "agencies[0].successors")]

    def test_what_could_be_read_is_still_checked(self) -> None:
        data = register(agency("a", parent="z"), {"id": 3}, positions=[{"agency": 5}, "p"])
        data["agencies"] += [4, agency("b", successors=["y", 6])]
        found = problems(data)
        assert ("unknown_agency", "agencies[0].parent") in found
        assert ("unknown_agency", "agencies[3].successors[0]") in found
        assert ("wrong_type", "agencies[1].id") in found
        assert ("wrong_type", "positions[1]") in found

    def test_ids_stand_once(self) -> None:
        office = {"id": "p", "name": "P", "agency": "a"}
        assert problems(register(agency("a"), agency("a"), positions=[office, office])) == [
            ("duplicate_id", "agencies[1].id"),
            ("duplicate_id", "positions[1].id"),
        ]
        assert problems(register(agency("a", successors=["b", "b"]), agency("b"))) == [
            ("duplicate_item", "agencies[0].successors[1]")
        ]


class TestOrganisation:
    def test_an_agency_has_a_kind_in_a_register(self) -> None:
        assert problems(without(example(REGISTER), "agencies", 0, "kind")) == [("missing_key", "agencies[0].kind")]

    def test_districts_are_in_regencies_and_cities_only(self) -> None:
        data = changed(register(agency("k", kind="kecamatan")), "region", to="35")
        assert problems(data) == [("conflict", "agencies[0].kind")]

    @pytest.mark.parametrize(("kind", "parent"), [("kelurahan", "dinas"), ("bagian", "badan"), ("biro", "dinas")])
    def test_a_sub_unit_is_part_of_what_it_is_a_part_of(self, kind: str, parent: str) -> None:
        data = register(agency("whole", kind=parent), agency("part", kind=kind, parent="whole"))
        assert problems(data) == [("conflict", "agencies[1].parent")]

    def test_the_region_is_a_government(self) -> None:
        assert problems(changed(register(), "region", to="31.71")) == [("not_a_government", "region")]

    def test_labels_are_names(self) -> None:
        found = ida.files.load(REGISTER, ida.programmes.Register)
        assert found.agencies[0].label("en") == "Sekretariat Daerah"
        assert found.positions[0].label("en") == "Kepala Bagian Organisasi"


@given(st.dictionaries(st.sampled_from("abcdef"), st.sets(st.sampled_from("abcdef"))))
def test_law_a_node_that_leads_back_to_itself_is_circular_and_one_on_no_way_between_circles_is_not(
    edges: dict[str, set[str]],
) -> None:
    def reached(start: str) -> set[str]:
        seen: set[str] = set()
        ahead = set(edges.get(start, ()))
        while ahead:
            seen |= ahead
            ahead = {target for node in ahead for target in edges.get(node, ())} - seen
        return seen

    on_circle = {node for node in edges if node in reached(node)}
    between = {
        node for node in edges if reached(node) & on_circle and any(node in reached(other) for other in on_circle)
    }
    assert circular(edges) == on_circle | between
