"""Synthetic exports of the official application, with the dirt of real ones; no name in them is of a person.

Everything is made from a seed: the same call makes the same rows. Used by tests, documents and benchmarks.
Run as a script it writes the example of the documents: ``python tests/workbooks.py FILE [ROWS]``.
"""

from __future__ import annotations

import csv
import io
import sys
import zipfile
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, Any, Final

import openpyxl

from inovasi_daerah import Form, Initiator, Kind, Stage, affairs
from inovasi_daerah.portfolio import Portfolio, PortfolioRow
from inside import ASTA_CITA, concurrent_affairs, load_portfolio_from

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

Line = dict[str, Any]

NEW_LAYOUT: Final = (
    "No",
    "Judul Inovasi",
    "Pemda",
    "Admin OPD",
    "Inisiator",
    "Nama Inisiator",
    "Bentuk Inovasi",
    "Jenis",
    "Asta Cipta",
    "Urusan Utama",
    "Urusan lain yang beririsan",
    "Kematangan",
    "Tahapan Inovasi",
    "Tanggal Input",
    "Tanggal Penerapan",
    "Tanggal Pengembangan",
    "Koordinat",
    "Video",
    "Link Video",
)
OLD_LAYOUT: Final = (
    "Judul Inovasi",
    "Pemda",
    "Admin OPD",
    "Bentuk Inovasi",
    "Jenis",
    "Inisiator",
    "Urusan Pemerintah",
    "Kematangan",
    "Tahapan Inovasi",
    "Tanggal Uji Coba",
    "Tanggal Penerapan",
    "Youtube",
)
FORMS: Final = {
    Form.PUBLIC_SERVICE: "Inovasi pelayanan publik",
    Form.GOVERNANCE: "Inovasi tata kelola pemerintahan daerah",
    Form.OTHER: "Inovasi Daerah lainnya sesuai dengan Urusan Pemerintahan yang menjadi kewenangan Daerah",
}
KINDS: Final = {Kind.NON_DIGITAL: "Non Digital", Kind.DIGITAL: "Digital", Kind.TECHNOLOGY: "Teknologi"}
INITIATORS: Final = {
    Initiator.CIVIL_SERVANT: "ASN",
    Initiator.AGENCY: "OPD",
    Initiator.HEAD: "Kepala Daerah",
    Initiator.CITIZEN: "Masyarakat",
    Initiator.COUNCIL_MEMBER: "Anggota DPRD",
}
STAGES: Final = {Stage.APPLICATION: "Penerapan", Stage.TRIAL: "Uji Coba", Stage.INITIATIVE: "Inisiatif"}
AUXILIARY: Final = "Fungsi Penunjang lainnya sesuai dengan ketentuan peraturan perundang-undangan"
UNITS: Final = (
    "Dinas Contoh Satu",
    "Dinas Contoh Dua",
    "Badan Contoh",
    "RSUD Contoh (Kelas B)",
    "SMA Negeri 1 Contoh",
    "SMKN 2 Contoh",
    "SLB Contoh",
    "UPT Contoh",
    "UPT Puskesmas Contoh",
    "Kecamatan Contoh",
    "Sekretariat DPRD",
    "Satuan Contoh",
)
GOVERNMENT: Final = "Kota Batu"
ODD_PLACES: Final = (
    "null",
    "7°52'01.2\"S 112°31'30.0\"E",
    "-7,8671, 112,5239",
    "Lat: -7.8671 Long: 112.5239",
    "S 7.8671 E 112.5239",
    "https://maps.example/?q=-7.8671",
    "di balai kota",
    "-7.8671 112.5239",
)


def random_rows(count: int, seed: int = 7, year: int = 2026) -> list[PortfolioRow]:
    """What a region might report in ``year``: as many rows as asked for."""
    chance = Random(seed)  # noqa: S311 - a fixed seed is the point
    codes = [affair.code for affair in concurrent_affairs()]
    return [_random_row(chance, number, codes, year) for number in range(2, count + 2)]


def _random_row(chance: Random, number: int, codes: list[str], year: int) -> PortfolioRow:
    applied = date(year - 3, 1, 1) + timedelta(days=chance.randrange(3 * 365))
    developed = applied + timedelta(days=chance.randrange(30, 700)) if chance.random() < 0.5 else None
    return PortfolioRow(
        number=number,
        title=f"Inovasi Contoh {number - 1:03}",
        maturity=Decimal(chance.choice([111, chance.randrange(112), chance.randrange(40, 112)])),
        stage=chance.choices(list(STAGES), [20, 2, 1])[0],
        affair=chance.choice([*codes[:6], *codes, "5"]),
        touching_affairs=tuple(sorted(chance.sample(codes, chance.choice([0, 0, 1, 2, 3])))),
        unit=chance.choice(UNITS),
        form=chance.choice(list(FORMS)),
        kind=chance.choice(list(KINDS)),
        initiator=chance.choice(list(INITIATORS)),
        asta_cita=chance.choice([None, *ASTA_CITA]),
        entered_on=date(year, 6, 1) + timedelta(days=chance.randrange(60)),
        applied_on=applied,
        developed_on=developed,
        coordinates=(Decimal("-7.8671"), Decimal("112.5239")) if chance.random() < 0.7 else None,
        video=chance.random() < 0.8,
    )


def line_of(row: PortfolioRow, seed: int = 0, personal: str = "contoh") -> Line:
    """A row as the application exports it, with its dirt; ``personal`` stands in every personal cell."""
    chance = Random(f"{seed}-{row.number}")  # noqa: S311 - the same
    places = "" if row.coordinates is None else f"{row.coordinates[0]}, {row.coordinates[1]}"
    return {
        "No": row.number - 1,
        "Judul Inovasi": row.title,
        "Pemda": GOVERNMENT,
        "Admin OPD": "-" if row.unit is None else f"{row.unit} ({personal}.login)",
        "Inisiator": _written(INITIATORS, row.initiator),
        "Nama Inisiator": f"Nama {personal}",
        "Bentuk Inovasi": _written(FORMS, row.form),
        "Jenis": _written(KINDS, row.kind),
        "Asta Cipta": "-" if row.asta_cita is None else f"{ASTA_CITA[row.asta_cita].id} dan seterusnya.",
        "Urusan Utama": "" if row.affair is None else _affair(row.affair, chance),
        "Urusan Pemerintah": "" if row.affair is None else _affair(row.affair, chance),
        "Urusan lain yang beririsan": ", ".join(_affair(code, chance) for code in row.touching_affairs),
        "Kematangan": _maturity(row.maturity, chance),
        "Tahapan Inovasi": _written(STAGES, row.stage),
        "Tanggal Input": _day(row.entered_on),
        "Tanggal Uji Coba": _day(row.trialled_on),
        "Tanggal Penerapan": _day(row.applied_on),
        "Tanggal Pengembangan": _day(row.developed_on),
        "Koordinat": places or "null",
        "Video": {None: "-", True: "Ada", False: "Tidak Ada"}[row.video],
        "Link Video": f"https://video.example/{personal}",
        "Youtube": f"https://video.example/{personal}",
    }


def _written(words: dict[Any, str], value: object) -> str:
    return "-" if value is None else words[value]


def _affair(code: str, chance: Random) -> str:
    name = AUXILIARY if code == "5" else affairs()[code].name.id
    name = name.replace("Olahraga", "Olah Raga")
    return chance.choice([name, name.lower(), name.upper(), name.replace("Pelindungan", "Perlindungan")])


def _maturity(value: Decimal | None, chance: Random) -> str:
    if value is None:
        return ""
    return "0" if value == 0 and chance.random() < 0.5 else f"{value:.2f}"


def _day(day: date | None) -> str:
    return "-" if day is None else f"{day:%d-%m-%Y}"


# Every trap that a real export sets, by its name: what a plain row is changed to.
TRAPS: Final[dict[str, Line]] = {
    "title with curly quotes": {"Judul Inovasi": "\u201cInovasi\u201d Kembar Contoh"},
    "title with double spaces": {"Judul Inovasi": "Inovasi  Kembar   Contoh"},
    "title with letters of another script": {"Judul Inovasi": "Inovasi Kemb\u0430r Cont\u043eh"},
    "unit without a parenthesis": {"Admin OPD": "Dinas Tanpa Kurung"},
    "unit with a parenthesis of its own": {"Admin OPD": "RSUD Contoh (Kelas B) (rahasia.login)"},
    "initiator OPD": {"Inisiator": "OPD"},
    "initiator of the council": {"Inisiator": "Anggota DPRD"},
    "form written at length": {"Bentuk Inovasi": FORMS[Form.OTHER]},
    "kind Teknologi": {"Jenis": "Teknologi"},
    "no Asta Cita": {"Asta Cipta": "-"},
    "affair in capitals": {"Urusan Utama": "KESEHATAN"},
    "affair kepemudaan dan olah raga": {"Urusan Utama": "kepemudaan dan olah raga"},
    "auxiliary affair": {"Urusan Utama": AUXILIARY},
    "touching affairs with commas": {
        "Urusan lain yang beririsan": "koperasi, usaha kecil, dan menengah, ketenteraman, ketertiban umum, dan "
        "pelindungan masyarakat, kesehatan"
    },
    "no touching affairs": {"Urusan lain yang beririsan": ""},
    "maturity without decimals": {"Kematangan": "0"},
    "maturity at its maximum": {"Kematangan": "111.00"},
    "initiative with a maturity": {"Tahapan Inovasi": "Inisiatif", "Kematangan": "102.00"},
    "trial with a maturity": {"Tahapan Inovasi": "Uji Coba", "Kematangan": "90.00"},
    "development before application": {"Tanggal Penerapan": "01-02-2025", "Tanggal Pengembangan": "01-02-2024"},
    "application after entry": {"Tanggal Input": "02-06-2026", "Tanggal Penerapan": "03-06-2026"},
    "applied before the window, developed in it": {
        "Tanggal Penerapan": "01-02-2020",
        "Tanggal Pengembangan": "01-02-2024",
    },
    "applied in the year itself, after the window": {"Tanggal Penerapan": "01-03-2026", "Tanggal Pengembangan": "-"},
    "no date of development": {"Tanggal Pengembangan": "-"},
    "no video": {"Video": "Tidak Ada"},
    "unknown affair": {"Urusan lain yang beririsan": "kesehatan, urusan yang tidak ada"},
    **{f"coordinates written {place!r}": {"Koordinat": place} for place in ODD_PLACES},
    "coordinates with a name": {"Koordinat": "rumah Bapak Rahasia"},
}


TRAPS_FROM: Final = 10


def with_traps(lines: Sequence[Line], start: int = TRAPS_FROM) -> list[Line]:
    """The lines, those from ``start`` on changed by one trap each."""
    changed = [dict(line) for line in lines]
    for line, trap in zip(changed[start:], TRAPS.values(), strict=False):
        line.update(trap)
    return changed


def table(lines: Iterable[Line], labels: Sequence[str] = NEW_LAYOUT) -> list[list[Any]]:
    """Header and rows."""
    return [list(labels), *([line.get(label, "") for label in labels] for line in lines)]


def xlsx(cells: Iterable[Sequence[Any]], *, sheet: str = "Data", before: Sequence[Sequence[Any]] = ()) -> bytes:
    """A workbook of one sheet; rows of ``before`` stand above."""
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet(sheet)
    for row in (*before, *cells):
        page.append(list(row))
    book.properties.creator = "inovasi_daerah"
    book.properties.created = book.properties.modified = datetime(2026, 1, 1)  # noqa: DTZ001 - a workbook knows no zone
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def as_csv(cells: Iterable[Sequence[Any]], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """The same as CSV."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(cells)
    return text.getvalue().encode(encoding)


def example(count: int = 60, write: Callable[[list[list[Any]]], bytes] = xlsx) -> bytes:
    """The workbook of the documents, or as large a one as a benchmark wants: ``count`` rows, the traps among them."""
    return write(table(with_traps([line_of(row) for row in random_rows(count)])))


def changed_part(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A workbook with one of its parts changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            text = old.read(part)
            new.writestr(part, change(text) if part == name else text)
    return stream.getvalue()


def write(path: Path, content: bytes) -> Path:
    """A file with this content."""
    path.write_bytes(content)
    return path


def load(content: bytes, **options: Any) -> Portfolio:
    """The portfolio that these bytes are read as."""
    return load_portfolio_from(io.BytesIO(content), **options)


if __name__ == "__main__":
    with open(sys.argv[1], "wb") as stream:  # noqa: PTH123 - a script
        stream.write(example(int(sys.argv[2]) if len(sys.argv) > 2 else 60))
