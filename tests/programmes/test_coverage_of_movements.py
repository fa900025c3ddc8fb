"""Movements and coverage: who has innovated, by what, and who has not."""

from __future__ import annotations

import json
import pickle
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import inovasi_daerah as ida
from examples import EXAMPLES, changed, example
from inside import Unattributed

REGISTER = ida.files.load(EXAMPLES / "register.json", ida.programmes.Register)
INVENTORY = ida.files.load(EXAMPLES / "inventory.json", ida.programmes.Inventory)
OPD = "kota-batu-1-opd-1-inovasi"
ECHELON = "kota-batu-1-inovasi-1-eselon-iii"
CPNS = "lan-1-inovasi-1-cpns"
PANRB = "panrb-one-agency-one-innovation"
BATU = ida.Region("35.79")
IDS = [f"unit-{number}" for number in range(5)]

ENDED_AGENCY = ida.programmes.Register(
    BATU, [ida.Agency("old", "Old", ida.AgencyKind.SERVICE, valid_until=date(2023, 12, 31))]
)
TWO_YEARS = ida.programmes.Inventory(
    BATU,
    [ida.programmes.Career("a", "A", [ida.programmes.CareerYear(2022), ida.programmes.CareerYear(2023)], agency="old")],
)


def movement(**entries: Any) -> ida.programmes.Movement:
    """A movement of agencies, unless told otherwise."""
    return ida.programmes.Movement(
        **{"id": "m", "name": ida.Text("M", "M"), "unit": ida.programmes.UnitOfAccount.AGENCY, **entries}
    )


def problems(**entries: object) -> list[tuple[str, str]]:
    """Code and path of every problem of a movement file, the example with these entries changed."""
    with pytest.raises(ida.InvalidSubmission) as caught:
        ida.files.read({**example(EXAMPLES / "movement.json"), **entries}, ida.programmes.Movement)
    assert all(problem.message(lang) for problem in caught.value.problems for lang in ("id", "en"))
    return [(problem.code, problem.path) for problem in caught.value.problems]


def refused(*arguments: Any) -> list[tuple[str, str]]:
    """Code and path of every problem of asking for a coverage."""
    with pytest.raises(ida.InvalidSubmission) as caught:
        ida.programmes.coverage(*arguments)
    assert all(problem.message(lang) for problem in caught.value.problems for lang in ("id", "en"))
    return [(problem.code, problem.path) for problem in caught.value.problems]


class TestOneAgencyOneInnovation:
    def test_names_the_agencies_without(self) -> None:
        found = ida.programmes.coverage(ida.programmes.movement(OPD), REGISTER, INVENTORY, 2024)
        assert [unit.id for unit in found.uncovered] == [
            "inspektorat",
            "dinas-pendidikan",
            "bappeda",
            "kecamatan-contoh",
        ]
        assert found.share == Fraction(3, 7)
        assert str(found.percent) == "42.86"
        assert found.on == date(2024, 12, 31)

    def test_names_who_fulfils_it_by_what_sub_units_and_predecessors_included(self) -> None:
        found = ida.programmes.coverage(ida.programmes.movement(OPD), REGISTER, INVENTORY, 2024)
        assert {unit.id: unit.innovations for unit in found.covered} == {
            "setda": ("arsip-cepat",),
            "dinas-kesehatan": ("antrean-daring",),
            "dinas-parbud": ("wisata-terpadu",),
        }
        assert found.unattributed == (("kampung-literasi", Unattributed.NO_UNIT),)

    def test_shows_the_trend(self) -> None:
        found = ida.programmes.coverage(ida.programmes.movement(OPD), REGISTER, INVENTORY, 2024)
        assert [(one.year, one.covered, one.units, str(one.percent)) for one in found.trend] == [
            (2023, 2, 7, "28.57"),
            (2024, 3, 7, "42.86"),
        ]

    def test_reads_the_register_on_the_day_asked_for(self) -> None:
        found = ida.programmes.coverage(ida.programmes.movement(OPD), REGISTER, INVENTORY, 2024, on=date(2023, 6, 30))
        assert "dinas-pariwisata" in {unit.id for unit in found.covered}
        assert found.on == date(2023, 6, 30)
        later = ida.programmes.coverage(movement(), ENDED_AGENCY, TWO_YEARS, 2024, on=date(2024, 1, 1))
        assert [(one.year, one.units) for one in later.trend] == [(2022, 1), (2023, 1), (2024, 0)]

    def test_the_trend_keeps_to_the_years_in_which_it_runs(self) -> None:
        found = ida.programmes.coverage(movement(first_year=2023), ENDED_AGENCY, TWO_YEARS, 2024)
        assert [one.year for one in found.trend] == [2023, 2024]

    def test_gives_all_of_it_as_json(self) -> None:
        found = ida.programmes.coverage(ida.programmes.movement(OPD), REGISTER, INVENTORY, 2024).to_dict()
        assert json.loads(json.dumps(found)) == found
        assert found == {
            "movement": OPD,
            "settings": {"quota": 1, "period": "per_tahun", "counting": "tercatat", "sub_units": True, "forms": []},
            "year": 2024,
            "on": "2024-12-31",
            "share": "3/7",
            "covered": [
                {"id": "setda", "innovations": ["arsip-cepat"]},
                {"id": "dinas-kesehatan", "innovations": ["antrean-daring"]},
                {"id": "dinas-parbud", "innovations": ["wisata-terpadu"]},
            ],
            "uncovered": [
                {"id": one, "innovations": []}
                for one in ("inspektorat", "dinas-pendidikan", "bappeda", "kecamatan-contoh")
            ],
            "unattributed": [{"id": "kampung-literasi", "reason": "bukan_satuan"}],
            "trend": [{"year": 2023, "share": "2/7"}, {"year": 2024, "share": "3/7"}],
            "assumptions": [{"id": one.id, "en": one.en} for one in ida.programmes.movement(OPD).assumptions],
        }

    def test_says_so_in_both_languages(self) -> None:
        found = ida.programmes.coverage(ida.programmes.movement(OPD), REGISTER, INVENTORY, 2024)
        assert "3 dari 7 satuan, 42.86 %" in found.explain()
        text = " ".join(found.explain("en").split())
        assert "Units that fall short (4) Unit Innovations/quota Inspektorat 0/1 " in text
        assert "Units that meet the quota (3) Unit Innovations Sekretariat Daerah arsip-cepat " in text
        assert "Innovations that count for no unit (1) Innovation Reason kampung-literasi its owner is no unit" in text
        assert "Trend: 2023 2/7; 2024 3/7" in text
        assert "Assumption: The source names no period; read as every year. " in text


class TestOfficialsAndCandidates:
    def test_echelon_iii_is_counted_over_the_positions_since_the_movement_began(self) -> None:
        found = ida.programmes.coverage(ida.programmes.movement(ECHELON), REGISTER, INVENTORY, 2024)
        assert [unit.id for unit in found.uncovered] == ["kabid-p2p"]
        assert [unit.id for unit in found.covered] == ["kabag-organisasi", "sekretaris-dinkes"]
        assert str(found.percent) == "66.67"
        assert ("wisata-terpadu", Unattributed.NO_POSITION) in found.unattributed

    def test_candidates_are_counted_by_cohort(self) -> None:
        cpns = ida.programmes.movement(CPNS)
        of_2023, of_2024 = (ida.programmes.coverage(cpns, REGISTER, INVENTORY, year) for year in (2023, 2024))
        assert ([unit.id for unit in of_2023.covered], [unit.id for unit in of_2023.uncovered]) == (
            ["cpns-2"],
            ["cpns-1"],
        )
        assert [unit.id for unit in of_2024.units] == ["cpns-3"]
        assert ("arsip-cepat", Unattributed.NO_UNIT) in of_2024.unattributed
        one_cohort = movement(unit=ida.programmes.UnitOfAccount.CPNS, cohort=2023)
        assert [unit.id for unit in ida.programmes.coverage(one_cohort, REGISTER, INVENTORY, 2024).units] == [
            "cpns-1",
            "cpns-2",
        ]


class TestFormsAskedFor:
    def test_only_innovations_in_public_service_count_for_one_agency_one_innovation(self) -> None:
        found = ida.programmes.coverage(ida.programmes.movement(PANRB), REGISTER, INVENTORY, 2024)
        assert {unit.id: unit.innovations for unit in found.covered} == {
            "dinas-kesehatan": ("antrean-daring",),
            "dinas-parbud": ("wisata-terpadu",),
        }
        assert {one_id: reason.value for one_id, reason in found.unattributed} == {
            "arsip-cepat": "bentuk_lain",
            "kampung-literasi": "tanpa_bentuk",
        }
        assert found.to_dict()["settings"]["forms"] == ["pelayanan_publik"]

    def test_a_movement_that_asks_for_no_form_counts_them_all(self) -> None:
        every = movement(forms=list(ida.Form))
        assert ida.programmes.coverage(movement(), REGISTER, INVENTORY, 2024).unattributed == (
            ("kampung-literasi", Unattributed.NO_UNIT),
        )
        assert ida.programmes.coverage(every, REGISTER, INVENTORY, 2024).unattributed == (
            ("kampung-literasi", Unattributed.NO_FORM),
        )


class TestOwnMovement:
    def test_counts_units_of_a_kind_up_to_its_quota(self) -> None:
        own = ida.files.load(EXAMPLES / "movement.json", ida.programmes.Movement)
        found = ida.programmes.coverage(own, REGISTER, INVENTORY, 2024)
        assert [(unit.id, unit.innovations, unit.fulfilled) for unit in found.units] == [
            ("puskesmas-contoh", ("antrean-daring",), False)
        ]
        assert "Puskesmas Contoh 1/2" in " ".join(found.explain().split())

    def test_innovations_begun_in_the_year_may_be_asked_for_alone(self) -> None:
        begun = movement(counting=ida.programmes.Counting.BEGUN)
        assert [unit.id for unit in ida.programmes.coverage(begun, REGISTER, INVENTORY, 2024).covered] == ["setda"]

    def test_sub_units_may_be_left_to_themselves(self) -> None:
        found = ida.programmes.coverage(movement(sub_units=False), REGISTER, INVENTORY, 2024)
        assert [unit.id for unit in found.covered] == ["dinas-parbud"]
        assert ("antrean-daring", Unattributed.NO_UNIT) in found.unattributed

    def test_without_units_there_is_no_share(self) -> None:
        found = ida.programmes.coverage(movement(), ida.programmes.Register(BATU), ida.programmes.Inventory(BATU), 2024)
        assert (found.share, found.percent, found.to_dict()["share"]) == (None, None, None)
        assert "no unit to count" in found.explain("en")
        assert len(found.trend) == 1

    @pytest.mark.parametrize(
        ("entries", "expected"),
        [
            ({"kinds": []}, [("missing_key", "kinds")]),
            ({"unit": "eselon", "kinds": []}, [("missing_key", "echelons")]),
            ({"unit": "perangkat_daerah"}, [("conflict", "kinds")]),
            ({"cohort": 2023}, [("conflict", "cohort")]),
            ({"echelons": ["iii_a", "iii_a"]}, [("duplicate_item", "echelons[1]"), ("conflict", "echelons")]),
            ({"last_year": 2022}, [("conflict", "last_year")]),
            ({"name": {"id": "", "en": " x"}}, [("bad_text", "name.id"), ("bad_text", "name.en")]),
            ({"name": "Satu"}, [("wrong_type", "name")]),
            ({"quota": 0}, [("out_of_range", "quota")]),
            ({"unit": "opd"}, [("unknown_value", "unit")]),
            ({"kinds": ["pukesmas"]}, [("unknown_value", "kinds[0]")]),
        ],
    )
    def test_is_refused_where_its_entries_contradict_each_other(
        self, entries: dict[str, object], expected: list[tuple[str, str]]
    ) -> None:
        assert problems(**entries) == expected


def owned_by(agency: str | None, *agencies: ida.Agency) -> ida.programmes.Coverage:
    """The coverage of one innovation of that agency."""
    made = ida.programmes.Career("a", "A", [ida.programmes.CareerYear(2024)], agency=agency)
    return ida.programmes.coverage(
        movement(), ida.programmes.Register(BATU, agencies), ida.programmes.Inventory(BATU, [made]), 2024
    )


def test_a_movement_is_named_in_both_languages_when_made_in_python_too() -> None:
    with pytest.raises(ida.InvalidSubmission, match="name"):
        movement(name="Satu")


class TestOwnership:
    ENDED = date(2023, 12, 31)

    def ended(self, *successors: str, parent: str | None = None) -> ida.Agency:
        """An agency that is no more."""
        return ida.Agency(
            "old", "Old", ida.AgencyKind.SERVICE, valid_until=self.ENDED, successors=successors, parent=parent
        )

    def test_of_what_ended_without_a_successor_or_was_split_nobody_is_owner(self) -> None:
        new = [ida.Agency(name, name, ida.AgencyKind.SERVICE) for name in ("n1", "n2")]
        assert owned_by("old", self.ended()).unattributed == (("a", Unattributed.ENDED),)
        assert owned_by("old", self.ended("n1", "n2"), *new).unattributed == (("a", Unattributed.SPLIT),)
        assert owned_by("old", self.ended("n1"), *new).covered[0].id == "n1"

    def test_of_no_agency_nobody_is_owner(self) -> None:
        assert owned_by(None).unattributed == (("a", Unattributed.NO_AGENCY),)

    def test_a_way_that_leads_back_ends(self) -> None:
        part = ida.Agency("part", "Part", ida.AgencyKind.TECHNICAL_UNIT, parent="old")
        assert owned_by("old", self.ended("part"), part).unattributed == (("a", Unattributed.NO_UNIT),)


class TestRefused:
    def test_a_year_in_which_it_does_not_run(self) -> None:
        for year in (2022, 2025):
            assert refused(ida.programmes.movement(ECHELON), REGISTER, INVENTORY, year) == [("out_of_range", "year")]
        assert refused(ida.programmes.movement(CPNS), REGISTER, INVENTORY, 2022) == [("out_of_range", "year")]
        assert refused(movement(last_year=2023), REGISTER, INVENTORY, 2024) == [("out_of_range", "year")]

    def test_register_and_inventory_of_two_regions(self) -> None:
        other = ida.programmes.Inventory(ida.Region("35.78"))
        assert refused(movement(), REGISTER, other, 2024) == [("conflict", "inventory.region")]

    def test_owners_that_the_register_does_not_hold(self) -> None:
        data = changed(example(EXAMPLES / "inventory.json"), "innovations", 0, "agency", to="puskesmas")
        data = changed(data, "innovations", 0, "positions", to=["cpns-2", "cpns-9"])
        assert refused(movement(), REGISTER, ida.files.read(data, ida.programmes.Inventory), 2024) == [
            ("unknown_agency", "inventory.innovations[0].agency"),
            ("unknown_position", "inventory.innovations[0].positions[1]"),
        ]


class TestShipped:
    def test_every_movement_has_a_reference_and_says_what_it_assumes(self) -> None:
        assert set(ida.programmes.movements()) == {OPD, ECHELON, CPNS, PANRB, "kalimantan-selatan-1-opd-1-inovasi"}
        for one in ida.programmes.movements().values():
            assert one.reference is not None
            assert one.assumptions
            assert one.quota == 1
            assert one.label("en") != one.label()

    @pytest.mark.parametrize(("wanted", "named"), [("kota-batu-1-opd", OPD), ("zzz", CPNS)])
    def test_a_miss_names_the_nearest_or_all(self, wanted: str, named: str) -> None:
        with pytest.raises(ida.programmes.UnknownMovement, match=named) as unknown:
            ida.programmes.movement(wanted)
        assert str(pickle.loads(pickle.dumps(unknown.value))) == str(unknown.value)  # noqa: S301 - our own bytes

    def test_a_miss_is_told_in_whole_sentences(self) -> None:
        with pytest.raises(ida.programmes.UnknownMovement) as slip:
            ida.programmes.movement(f"{OPD}x")
        assert slip.value.message("en") == f'there is no movement "{OPD}x"; did you mean "{OPD}"?'
        assert slip.value.message("id") == f'gerakan "{OPD}x" tidak dikenal; maksudnya "{OPD}"?'
        with pytest.raises(ida.programmes.UnknownMovement) as other:
            ida.programmes.movement("zzz")
        assert (
            other.value.message("en") == f'there is no movement "zzz"; known: {", ".join(ida.programmes.movements())}'
        )
        assert other.value.message("id").startswith('gerakan "zzz" tidak dikenal; yang ada: ')


OWNERS = st.lists(st.sampled_from(IDS), max_size=8)


def simple(owners: list[str], *, quota: int = 1) -> ida.programmes.Coverage:
    """The coverage of five agencies by innovations of these owners."""
    agencies = [ida.Agency(one, one, ida.AgencyKind.SERVICE) for one in IDS]
    made = [
        ida.programmes.Career(str(n), "A", [ida.programmes.CareerYear(2024)], agency=owner)
        for n, owner in enumerate(owners)
    ]
    return ida.programmes.coverage(
        movement(quota=quota), ida.programmes.Register(BATU, agencies), ida.programmes.Inventory(BATU, made), 2024
    )


class TestLaws:
    @given(OWNERS, st.integers(1, 3))
    def test_law_with_and_without_are_the_whole_and_the_share_is_exact(self, owners: list[str], quota: int) -> None:
        found = simple(owners, quota=quota)
        assert sorted(unit.id for unit in (*found.covered, *found.uncovered)) == IDS
        assert found.share == Fraction(sum(owners.count(one) >= quota for one in IDS), len(IDS))

    @given(OWNERS, st.sampled_from(IDS))
    def test_law_one_more_innovation_never_lowers_the_share(self, owners: list[str], more: str) -> None:
        before, after = simple(owners).share, simple([*owners, more]).share
        assert before is not None
        assert after is not None
        assert before <= after

    @given(OWNERS)
    def test_law_every_innovation_counts_for_one_unit_or_says_why_not(self, owners: list[str]) -> None:
        found = simple(owners)
        counted = [one for unit in found.units for one in unit.innovations]
        assert sorted(counted) == sorted(map(str, range(len(owners))))
        assert found.unattributed == ()
