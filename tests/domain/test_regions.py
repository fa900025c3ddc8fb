"""Regions: the table, its lookups, and who may report."""

from __future__ import annotations

import csv
import hashlib
import json
import pickle
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import inovasi_daerah as ida
from examples import PACKAGE, submission
from inovasi_daerah import Text
from inside import Tertinggal, cli_regions, lists_of_tertinggal, main
from inside import domain_regions as regions

if TYPE_CHECKING:
    from collections.abc import Callable

TABLE = PACKAGE / "domain" / "data" / "regions.csv"
LINES = list(csv.DictReader(TABLE.read_text("utf-8").splitlines()))
REGIONS = tuple(ida.regions().values())
UNITS_OF_JAKARTA = ("31.01", "31.71", "31.72", "31.73", "31.74", "31.75")


class TestTable:
    def test_holds_38_provinces_416_regencies_and_98_cities(self) -> None:
        counts = Counter(region.kind for region in REGIONS)
        assert counts == {ida.RegionKind.PROVINCE: 38, ida.RegionKind.REGENCY: 416, ida.RegionKind.CITY: 98}

    def test_holds_546_governments_of_which_415_regencies_and_93_cities(self) -> None:
        counts = Counter(region.kind for region in REGIONS if region.autonomous)
        assert counts == {ida.RegionKind.PROVINCE: 38, ida.RegionKind.REGENCY: 415, ida.RegionKind.CITY: 93}

    def test_is_its_file_line_by_line(self) -> None:
        as_lines = [
            {
                "code": region.code,
                "kind": region.kind.value,
                "autonomous": "yes" if region.autonomous else "no",
                "name": region.name,
            }
            for region in REGIONS
        ]
        assert as_lines == LINES

    def test_is_changed_on_purpose_only(self) -> None:
        digest = "aea4349bc62ca05ff556d6e66d46ce1eadf7eeae59ed37743d8618409396bc69"
        assert hashlib.sha256(TABLE.read_bytes()).hexdigest() == digest

    def test_every_region_lies_in_a_province_of_the_table(self) -> None:
        for region in REGIONS:
            if region.parent is None:
                assert region.kind is ida.RegionKind.PROVINCE
            else:
                assert ida.regions()[region.parent.code].kind is ida.RegionKind.PROVINCE

    def test_lists_62_disadvantaged_regencies_for_2020_to_2024_and_nothing_for_other_years(self) -> None:
        listed = [region for region in REGIONS if region.tertinggal(2020)]
        assert len(listed) == 62
        assert {region.kind for region in listed} == {ida.RegionKind.REGENCY}
        assert {region.tertinggal(year) for region in REGIONS for year in (2019, 2025)} == {None}
        assert {region.tertinggal(2024) for region in REGIONS} == {True, False}

    def test_a_list_names_its_decree_and_only_regions_of_the_table(self) -> None:
        (known,) = lists_of_tertinggal()
        assert (known.first_year, known.last_year, known.title.id) == (2020, 2024, "Perpres 63/2020")
        assert set(known.codes) <= set(ida.regions())
        assert len(set(known.codes)) == len(known.codes)
        digest = "4283e89f789a48fcd743c2d21bdc19b1df347894a9f6dbf948dce0ef4357f486"
        assert hashlib.sha256(",".join(known.codes).encode()).hexdigest() == digest

    def test_the_next_decree_is_one_more_entry_of_the_data(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        later = Tertinggal(2025, 2029, Text("rekaan", "made up"), ("35.79",))
        for module in (regions, cli_regions):
            monkeypatch.setattr(module, "lists_of_tertinggal", lambda: (*lists_of_tertinggal(), later))
        assert [ida.region(code).tertinggal(2026) for code in ("35.79", "53.14")] == [True, False]
        assert [ida.region(code).tertinggal(2024) for code in ("35.79", "53.14")] == [False, True]
        assert ida.region("35.79").tertinggal(2030) is None
        assert main(["regions", "35.79", "--lang", "en"]) == 0
        assert "disadvantaged region 2025-2029" in capsys.readouterr().out
        assert main(["regions", "35.79", "--json"]) == 0
        (told,) = json.loads(capsys.readouterr().out)["regions"]
        assert (told["tertinggal_2020_2024"], told["tertinggal_2025_2029"]) == (False, True)

    def test_a_code_without_a_region_is_not_said_to_be_none(self) -> None:
        with pytest.raises(ida.UnknownRegion):
            ida.Region("99").tertinggal(2024)
        assert ida.Region("99").tertinggal(2026) is None

    def test_keeps_the_notice_of_its_source(self) -> None:
        notice = TABLE.with_name("regions.LICENSE.txt").read_text("utf-8")
        assert "Copyright (c) 2017-2025 Cahya DSN" in notice
        assert "Permission is hereby granted" in notice

    def test_is_not_read_before_it_is_needed(self) -> None:
        code = (
            "import inovasi_daerah as ida; ida.Region('35.79').kind; "
            "from inovasi_daerah.domain.region_table import table; assert table.cache_info().currsize == 0; "
            "ida.Region('35.79').name; assert table.cache_info().currsize == 1"
        )
        subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


class TestLookup:
    @pytest.mark.parametrize(
        ("wanted", "code"),
        [
            ("35.79", "35.79"),
            ("kota batu", "35.79"),
            ("KOTA  BATU", "35.79"),
            ("DI Yogyakarta", "34"),
            ("D.I. Yogyakarta", "34"),
            ("DIY", "34"),
            ("Provinsi DIY", "34"),
            ("DKI Jakarta", "31"),
            ("Prov. Jawa Timur", "35"),
            ("Provinsi Jambi", "15"),
            ("Kab Rote Ndao", "53.14"),
            ("Kab. Rote-Ndao", "53.14"),
            ("Rote Ndao", "53.14"),
            ("Kota Bau-Bau", "74.72"),
            ("Kota Baubau", "74.72"),
            ("Kabupaten Tegal", "33.28"),
            ("kab.tegal", "33.28"),
            ("Kota Jakarta Pusat", "31.71"),
        ],
    )
    def test_finds_a_region_by_its_code_and_by_the_names_people_write(self, wanted: str, code: str) -> None:
        assert ida.region(wanted).code == code
        assert [found.code for found in ida.find_regions(wanted)] == [code]

    @pytest.mark.parametrize(
        ("name", "codes"),
        [
            ("Tegal", ["33.28", "33.76"]),
            ("Serang", ["36.04", "36.73"]),
            ("Blitar", ["35.05", "35.72"]),
            ("Yogyakarta", ["34", "34.71"]),
            ("Gorontalo", ["75", "75.01", "75.71"]),
        ],
    )
    def test_answers_a_shared_name_with_every_region_that_bears_it(self, name: str, codes: list[str]) -> None:
        assert [found.code for found in ida.find_regions(name)] == codes
        with pytest.raises(ida.AmbiguousRegion) as ambiguous:
            ida.region(name)
        assert [found.code for found in ambiguous.value.suggestions] == codes
        assert f'"{codes[0]}"' in ambiguous.value.message("en")
        assert "several regions" in ambiguous.value.message("en")

    @pytest.mark.parametrize(
        ("wanted", "nearest"),
        [("Kota Bau Bao", "74.72"), ("Kab Rote Nado", "53.14"), ("35.97", "35.79"), ("3579", "35.79")],
    )
    def test_suggests_the_nearest(self, wanted: str, nearest: str) -> None:
        for look in (ida.region, ida.find_regions):
            with pytest.raises(ida.UnknownRegion) as unknown:
                look(wanted)
            assert not isinstance(unknown.value, ida.AmbiguousRegion)
            assert unknown.value.suggestions[0].code == nearest
            assert len(unknown.value.suggestions) <= 3
            assert f'yang terdekat: "{nearest}"' in str(unknown.value)

    @pytest.mark.parametrize("wanted", ["zzz", "", "99.99", "- -", "z" * 300])
    def test_suggests_nothing_where_nothing_is_near(self, wanted: str) -> None:
        for look in (ida.region, ida.find_regions):
            with pytest.raises(ida.UnknownRegion) as unknown:
                look(wanted)
            assert unknown.value.suggestions == ()
            assert "nearest" not in unknown.value.message("en")

    def test_finds_by_words_of_the_name_where_no_name_is_just_that(self) -> None:
        assert [found.code for found in ida.find_regions("jawa")] == ["32", "33", "35"]
        assert [found.name for found in ida.find_regions("kab batu")] == ["Kabupaten Batu Bara"]

    def test_an_error_survives_pickling(self) -> None:
        for wanted in ("Tegal", "Kota Bau Bao"):
            with pytest.raises(ida.UnknownRegion) as unknown:
                ida.region(wanted)
            again = pickle.loads(pickle.dumps(unknown.value))  # noqa: S301 - our own bytes
            assert (type(again), str(again)) == (type(unknown.value), str(unknown.value))

    @given(
        st.sampled_from(REGIONS),
        st.sampled_from(["", " ", "-", ".", " - "]),
        st.sampled_from([str.upper, str.lower, str.title]),
    )
    def test_law_every_region_is_found_by_its_name_however_it_is_spaced(
        self, region: ida.Region, joint: str, case: Callable[[str], str]
    ) -> None:
        first, *rest = region.name.split()
        written = first + " " + joint.join(rest) if rest else first
        assert region in ida.find_regions(case(written))

    @given(st.text(max_size=30))
    def test_law_whatever_is_asked_the_answer_is_regions_or_unknown(self, query: str) -> None:
        try:
            found = ida.find_regions(query)
        except ida.UnknownRegion as unknown:
            found = unknown.suggestions
        assert set(found) <= set(REGIONS)

    def test_the_label_is_the_name(self) -> None:
        assert ida.Region("35.79").label("en") == ida.Region("35.79").label() == "Kota Batu"

    def test_what_the_table_does_not_hold_has_a_kind_but_no_name(self) -> None:
        assert ida.Region("35.97").kind is ida.RegionKind.CITY
        with pytest.raises(ida.UnknownRegion, match=r"35\.79"):
            _ = ida.Region("35.97").name


def problem_of(code: str) -> ida.Problem:
    """The one problem of a submission of that region."""
    with pytest.raises(ida.InvalidSubmission) as invalid:
        ida.read_submission(submission(region=code))
    (found,) = invalid.value.problems
    return found


class TestWhoReports:
    @pytest.mark.parametrize("code", UNITS_OF_JAKARTA)
    def test_the_administrative_units_of_jakarta_are_refused_with_the_reason(self, code: str) -> None:
        found = problem_of(code)
        assert (found.code, found.path, found.value) == ("not_a_government", "region", code)
        assert "administrative unit without a government of its own" in found.message("en")
        assert '"31"' in found.message("id")

    def test_a_code_that_is_not_in_the_table_is_refused_with_the_nearest(self) -> None:
        found = problem_of("35.97")
        assert (found.code, found.path) == ("unknown_region", "region")
        assert '"35.79" (Kota Batu)' in found.message("id")
        assert "did you mean" not in problem_of("99.99").message("en")

    def test_a_name_in_place_of_the_code_is_refused_with_the_code(self) -> None:
        found = problem_of("Kota Batu")
        assert found.code == "bad_form"
        assert 'did you mean "35.79" (Kota Batu)?' in found.message("en")
        assert "NN" in problem_of("zzz").message("en")

    def test_the_rule_holds_for_values_made_in_python_too(self) -> None:
        with pytest.raises(ida.InvalidSubmission, match=r"31\.71"):
            ida.Submission(region=ida.Region("31.71"), year=2026)

    def test_a_region_is_given_as_a_value_or_as_its_code_in_text(self) -> None:
        assert ida.read_submission(submission(region=ida.Region("35.79"))).region.code == "35.79"
        with pytest.raises(ida.InvalidSubmission, match="region: 35"):
            ida.read_submission(submission(region=35))

    def test_every_government_may_report(self) -> None:
        for region in REGIONS:
            if region.autonomous:
                assert ida.Submission(region=region, year=2026).region is region


class TestCommandLine:
    def test_prints_one_line_per_region(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["regions", "kota", "batu"]) == 0
        assert capsys.readouterr().out == "35.79  Kota Batu (Kota; Jawa Timur)\n"
        assert main(["regions", "tegal"]) == 0
        assert [line[:5] for line in capsys.readouterr().out.splitlines()] == ["33.28", "33.76"]

    def test_says_what_a_region_is_within_100_columns(self, capsys: pytest.CaptureFixture[str]) -> None:
        for query, words in (("31.01", "no government"), ("53.14", "disadvantaged"), ("35", "(Province)")):
            assert main(["regions", query, "--lang", "en"]) == 0
            printed = capsys.readouterr().out
            assert words in " ".join(printed.split())
            assert max(map(len, printed.splitlines())) <= 100

    def test_gives_json_and_nothing_else(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["regions", "--json", "Kota", "Bau-Bau"]) == 0
        assert json.loads(capsys.readouterr().out) == {
            "query": "Kota Bau-Bau",
            "regions": [
                {
                    "code": "74.72",
                    "name": "Kota Bau Bau",
                    "kind": "kota",
                    "autonomous": True,
                    "parent": "74",
                    "tertinggal_2020_2024": False,
                }
            ],
        }
        assert main(["regions", "--json", "34"]) == 0
        assert json.loads(capsys.readouterr().out)["regions"][0]["parent"] is None

    def test_suggests_and_ends_with_1_where_there_is_none(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["regions", "Kota", "Bau", "Bao", "--json", "--lang", "en"]) == 1
        (found,) = json.loads(capsys.readouterr().out)["problems"]
        assert found["code"] == "unknown_region"
        assert 'did you mean "74.72" (Kota Bau Bau)' in found["message"]
        assert main(["regions", "zzz", "--lang", "en"]) == 1
        assert "did you mean" not in capsys.readouterr().out
