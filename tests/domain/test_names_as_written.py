"""Affairs and regions by the names that people write: each of them, in each way, and never a guess between two."""

from __future__ import annotations

import csv
import re
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import inovasi_daerah as ida
from inside import affairs_in, domain_regions

if TYPE_CHECKING:
    from collections.abc import Callable

NOMENCLATURE = {
    "1": "URUSAN PEMERINTAHAN WAJIB YANG BERKAITAN DENGAN PELAYANAN DASAR",
    "2": "URUSAN PEMERINTAHAN WAJIB YANG TIDAK BERKAITAN DENGAN PELAYANAN DASAR",
    "3": "URUSAN PEMERINTAHAN PILIHAN",
    "4": "UNSUR PENDUKUNG URUSAN PEMERINTAHAN",
    "5": "UNSUR PENUNJANG URUSAN PEMERINTAHAN",
    "6": "UNSUR PENGAWASAN URUSAN PEMERINTAHAN",
    "7": "UNSUR KEWILAYAHAN",
    "8": "UNSUR PEMERINTAHAN UMUM",
    "1.01": "PENDIDIKAN",
    "1.02": "KESEHATAN",
    "1.03": "PEKERJAAN UMUM DAN PENATAAN RUANG",
    "1.04": "PERUMAHAN DAN KAWASAN PERMUKIMAN",
    "1.05": "KETENTERAMAN DAN KETERTIBAN UMUM SERTA PERLINDUNGAN MASYARAKAT",
    "1.06": "SOSIAL",
    "2.07": "TENAGA KERJA",
    "2.08": "PEMBERDAYAAN PEREMPUAN DAN PERLINDUNGAN ANAK",
    "2.09": "PANGAN",
    "2.10": "PERTANAHAN",
    "2.11": "LINGKUNGAN HIDUP",
    "2.12": "ADMINISTRASI KEPENDUDUKAN DAN PENCATATAN SIPIL",
    "2.13": "PEMBERDAYAAN MASYARAKAT DAN DESA",
    "2.14": "PENGENDALIAN PENDUDUK DAN KELUARGA BERENCANA",
    "2.15": "PERHUBUNGAN",
    "2.16": "KOMUNIKASI DAN INFORMATIKA",
    "2.17": "KOPERASI, USAHA KECIL, DAN MENENGAH",
    "2.18": "PENANAMAN MODAL",
    "2.19": "KEPEMUDAAN DAN OLAHRAGA",
    "2.20": "STATISTIK",
    "2.21": "PERSANDIAN",
    "2.22": "KEBUDAYAAN",
    "2.23": "PERPUSTAKAAN",
    "2.24": "KEARSIPAN",
    "3.25": "KELAUTAN DAN PERIKANAN",
    "3.26": "PARIWISATA",
    "3.27": "PERTANIAN",
    "3.28": "KEHUTANAN",
    "3.29": "ENERGI DAN SUMBER DAYA MINERAL",
    "3.30": "PERDAGANGAN",
    "3.31": "PERINDUSTRIAN",
    "3.32": "TRANSMIGRASI",
}
"""The names of the planning nomenclature; those of affairs follow "URUSAN PEMERINTAHAN BIDANG" there."""
GROUP_WORDS = {
    "1": "Urusan wajib pelayanan dasar",
    "2": "Urusan wajib bukan pelayanan dasar",
    "3": "Urusan pilihan",
    "4": "Unsur pendukung",
    "5": "Unsur penunjang",
    "6": "Unsur pengawasan",
    "7": "Unsur kewilayahan",
    "8": "Unsur pemerintahan umum",
    "9": "Unsur kekhususan dan keistimewaan",
}
SINGLE = [one for one in ida.affairs().values() if "." in one.code]
ways_of_an_affair: st.SearchStrategy[Callable[[ida.Affair], str]] = st.sampled_from(
    [
        lambda one: one.code,
        lambda one: one.name.id,
        lambda one: f"{one.code} {one.name.id}",
        lambda one: f"{one.code} - {one.name.id}",
        lambda one: f"{one.name.id} ({one.code})",
        lambda one: f"Urusan {one.name.id}",
        lambda one: f"Bidang {one.name.id}",
        lambda one: f"URUSAN PEMERINTAHAN BIDANG {one.name.id}",
        lambda one: f"{GROUP_WORDS[one.group]} - {one.name.id}",
        lambda one: one.name.id.replace(" dan ", " & "),
        lambda one: one.name.id.replace(",", ""),
    ]
)
ways_of_letters: st.SearchStrategy[Callable[[str], str]] = st.sampled_from(
    [str, str.upper, str.lower, str.title, lambda text: f"  {text.replace(' ', '  ')} ", lambda text: text + "."]
)


class TestAffairs:
    @pytest.mark.parametrize("code", NOMENCLATURE)
    def test_the_nomenclature_is_known(self, code: str) -> None:
        name = NOMENCLATURE[code]
        written = f"URUSAN PEMERINTAHAN BIDANG {name}" if "." in code else name
        assert {ida.affair(text).code for text in (name, written, f"{code} {written}")} == {code}

    @given(st.sampled_from(SINGLE), ways_of_an_affair, ways_of_letters)
    def test_any_mixture_of_the_ways_names_the_same_affair(
        self, one: ida.Affair, way: Callable[[ida.Affair], str], letters: Callable[[str], str]
    ) -> None:
        assert ida.affair(letters(way(one))).code == one.code

    @pytest.mark.parametrize(
        ("written", "code"),
        [
            ("Trantibum", "1.05"),
            ("TRANTIBUM LINMAS", "1.05"),
            ("Ketenteraman, Ketertiban Umum dan Perlindungan Masyarakat", "1.05"),
            ("Pendidikan dan Pelatihan (Diklat)", "5.04"),
            ("Penelitian dan Pengembangan (Litbang)", "5.05"),
            ("Perumahan Rakyat dan Kawasan Permukiman (Perkim)", "1.04"),
            ("Pekerjaan Umum dan Penataan Ruang (PUPR)", "1.03"),
            ("Kepemudaan dan Keolahragaan", "2.19"),
            ("Fungsi lain sesuai dengan ketentuan peraturan perundang-undangan", "5"),
            ("Fungsi Lainnya Sesuai Ketentuan Peraturan Perundang-Undangan", "5"),
            ("Urusan lainnya sesuai dengan peraturan perundangan", "5"),
            ("Fungsi penunjang lainnya sesuai ketentuan peraturan perundang-undangan", "5"),
            ("Koperasi Usaha Kecil dan Menengah", "2.17"),
            ("Urusan Wajib Pelayanan Dasar: Sosial", "1.06"),
            ("Urusan Pilihan - Pariwisata", "3.26"),
        ],
    )
    def test_the_words_of_the_field_are_known(self, written: str, code: str) -> None:
        assert ida.affair(written).code == code

    @pytest.mark.parametrize(
        ("written", "near"),
        [
            ("1.02 Pendidikan", ["1.02", "1.01"]),
            ("Kesehatan (1.06)", ["1.06", "1.02"]),
            ("Urusan wajib pelayanan dasar - Pangan", ["2.09"]),
            ("Kesehatan (Sosial)", ["1.02", "1.06"]),
            ("Pertahanan", ["2.10"]),
            ("URUSAN PEMERINTAHAN BIDANG KESHATAN", ["1.02"]),
            ("2.1", ["2.10"]),
            ("1.2", ["1.02"]),
            ("Perempuan", ["2.08"]),
            ("1.02.01", []),
            ("9.9", []),
            ("teluh", []),
            ("", []),
            ("kesehatan" * 30, []),
        ],
    )
    def test_what_means_two_things_or_none_is_refused_with_what_is_near(self, written: str, near: list[str]) -> None:
        with pytest.raises(ida.UnknownAffair) as caught:
            ida.affair(written)
        assert [one.code for one in caught.value.suggestions] == near

    @given(
        st.lists(st.sampled_from(SINGLE), min_size=1, max_size=5, unique=True),
        st.sampled_from([", ", "; ", " | ", "\n"]),
    )
    def test_a_list_holds_every_affair_whatever_stands_between(self, listed: list[ida.Affair], between: str) -> None:
        found, unknown = affairs_in(between.join(one.name.id for one in listed))
        assert ([one.code for one in found], unknown) == ([one.code for one in listed], ())


def short(name: str) -> str:
    return name.replace("Kabupaten", "Kab.", 1)


def province(one: ida.Region) -> str:
    return ida.Region(one.code[:2]).name


def governed(one: ida.Region) -> str:
    return one.name if one.parent else f"Provinsi {one.name}"


def with_province(form: str) -> Callable[[ida.Region], str]:
    return lambda one: (
        form.format(name=one.name, short=short(one.name), of=province(one)) if one.parent else governed(one)
    )


WAYS: dict[str, Callable[[ida.Region], str]] = {
    "with Pemerintah": lambda one: f"Pemerintah {governed(one)}",
    "with Pemerintah Daerah": lambda one: f"Pemerintah Daerah {governed(one)}",
    "with Pemkab, Pemkot, Pemprov": lambda one: re.sub(
        "^(Kabupaten|Kota|Provinsi)",
        lambda kind: {"Kab": "Pemkab", "Kot": "Pemkot", "Pro": "Pemprov"}[kind[0][:3]],
        governed(one),
    ),
    "with Kab. and Prov.": lambda one: short(governed(one)).replace("Provinsi", "Prov.", 1),
    "with its code before": lambda one: f"{one.code} - {one.name}",
    "with its code after": lambda one: f"{one.name} ({one.code})",
    "with its province after a dash": with_province("{short} - Provinsi {of}"),
    "with its province in brackets": with_province("{name} (Prov. {of})"),
    "with its province after a comma": with_province("{name}, {of}"),
    "in upper case": lambda one: governed(one).upper(),
    "without spaces": lambda one: re.sub(r"Kep\.", "Kepulauan", governed(one)).replace(" ", ""),
    "with Kep.": lambda one: governed(one).replace("Kepulauan", "Kep."),
    "with Kepulauan": lambda one: governed(one).replace("Kep.", "Kepulauan"),
    "with Adm.": lambda one: governed(one).replace("Administrasi", "Adm."),
}


def named(written: str) -> tuple[str, ...]:
    """The region of a name, or those that are suggested in its place."""
    try:
        return (ida.region(written).code,)
    except ida.UnknownRegion as unknown:
        return tuple(one.code for one in unknown.suggestions)


class TestRegions:
    @pytest.mark.parametrize("way", WAYS)
    def test_every_region_is_known_in_this_way(self, way: str) -> None:
        written = {one.code: WAYS[way](one) for one in ida.regions().values()}
        assert {code: ida.region(text).code for code, text in written.items()} == {code: code for code in written}

    def test_a_bare_name_is_of_one_region_or_of_all_that_share_it(self) -> None:
        shared = {one.code: named(one.record.bare_name) for one in ida.regions().values()}
        assert [code for code, found in shared.items() if code not in found] == []
        assert len({found for found in shared.values() if len(found) > 1}) == 29

    @pytest.mark.parametrize(
        ("written", "code"),
        [
            ("KABUPATEN MAMUJU UTARA", "76.01"),
            ("Toba Samosir", "12.12"),
            ("Kab. Maluku Tenggara Barat", "81.03"),
            ("Kabupaten Pontianak", "61.02"),
            ("Pontianak", "61.71"),
            ("Kabupaten Mahakam Hulu", "64.11"),
            ("Daerah Khusus Ibu Kota Jakarta", "31"),
            ("Daerah Khusus Jakarta", "31"),
            ("Pemprov DKI Jakarta", "31"),
            ("Pemerintah Daerah Daerah Istimewa Yogyakarta", "34"),
            ("Propinsi Jawa Timur", "35"),
            ("Banggai Kep.", "72.07"),
            ("Kepulauan Siau Tagulandang Biaro", "71.09"),
            ("Jawa Timur - Kota Batu", "35.79"),
        ],
    )
    def test_former_and_other_names_are_known(self, written: str, code: str) -> None:
        assert ida.region(written).code == code

    @pytest.mark.parametrize(
        ("written", "near"),
        [
            ("Kab. Langkt - Sumatera Utara", ["12.05"]),
            ("Kabupaten Langkat - Jawa Timur", ["12.05"]),
            ("Pemda Kab. Sukabmi", ["32.02"]),
            ("Kota Sukabmi", ["32.72"]),
            ("35.79 - Kota Malang", ["35.79", "35.73"]),
            ("Kota Batu (35.78)", ["35.78", "35.79"]),
            ("1101", ["11.09", "11.01"]),
            ("3579", ["35.79"]),
            ("35.1", ["35.10"]),
            ("Kep. Ria", ["21"]),
            ("Pemerintah", []),
            ("Kota", []),
            ("", []),
            ("Kota Batu " * 30, []),
        ],
    )
    def test_a_miss_suggests_the_nearest_of_the_kind_and_the_province_that_are_written(
        self, written: str, near: list[str]
    ) -> None:
        with pytest.raises(ida.UnknownRegion) as caught:
            ida.region(written)
        found = [one.code for one in caught.value.suggestions]
        assert found[: len(near)] == near
        assert bool(found) == bool(near)

    @given(st.sampled_from([one for one in ida.regions().values() if one.parent]), st.data())
    def test_a_suggestion_is_never_of_another_kind_than_the_one_that_is_written(
        self, one: ida.Region, data: st.DataObject
    ) -> None:
        name = governed(one)
        place = data.draw(st.integers(name.index(" ") + 1, len(name) - 1))
        slip = f"{name[:place]}{data.draw(st.sampled_from('bdgkmpt'))}{name[place + 1 :]} - {province(one)}"
        assert {ida.Region(code).kind for code in named(slip)} <= {one.kind}

    def test_four_digits_are_told_with_both_meanings(self) -> None:
        lines = files("inovasi_daerah.domain").joinpath("data", "regions-bps.csv").read_text("utf-8").splitlines()
        by_statistics = {line["bps_code"]: line["code"] for line in csv.DictReader(lines[1:])}
        others = [digits for digits, code in by_statistics.items() if code != f"{digits[:2]}.{digits[2:]}"]
        assert (len(by_statistics), len(others)) == (472, 157)
        for digits, code in by_statistics.items():
            wanted = domain_regions.meant_region(digits)
            assert wanted is not None
            assert "BPS" in wanted.id
            assert f'"{code}"' in wanted.id
