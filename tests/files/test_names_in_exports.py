"""An export whose governments and affairs are written in any mixture of ways reads as the plain one."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from workbooks import load

if TYPE_CHECKING:
    import inovasi_daerah as ida

HEAD = ["Judul Inovasi", "Pemda", "Urusan Utama", "Kematangan", "Tahapan Inovasi", "Tanggal Input", "Tanggal Penerapan"]
GOVERNMENTS = [
    "Kota Batu",
    "KOTA BATU",
    "Pemerintah Kota Batu",
    "Pemkot Batu",
    "35.79 - Kota Batu",
    "Kota Batu, Jawa Timur",
]
AFFAIRS = {
    "Kesehatan": ["1.02", "1.02 Kesehatan", "URUSAN PEMERINTAHAN BIDANG KESEHATAN", "kesehatan", "Bidang Kesehatan"],
    "Sosial": ["1.06", "Sosial (1.06)", "Urusan Sosial", "SOSIAL"],
    "Pangan": ["2.09", "2.09 - Pangan", "Urusan Pemerintahan Bidang Pangan"],
}
STAGES = ["Penerapan", "PENERAPAN", "Diterapkan", "penerapan"]


def portfolio(rows: list[list[str]]) -> ida.portfolio.Portfolio:
    text = io.StringIO(newline="")
    lines = [[f"Contoh {n}", *row[:2], "90.00", row[2], "01-07-2026", "05-03-2025"] for n, row in enumerate(rows)]
    csv.writer(text).writerows([HEAD, *lines])
    return load(text.getvalue().encode())


@given(st.data())
def test_any_mixture_of_ways_reads_as_the_plain_export_and_two_meanings_are_refused(data: st.DataObject) -> None:
    names = data.draw(st.lists(st.sampled_from(sorted(AFFAIRS)), min_size=1, max_size=5))
    written = [
        [
            data.draw(st.sampled_from(GOVERNMENTS)),
            data.draw(st.sampled_from(AFFAIRS[name])),
            data.draw(st.sampled_from(STAGES)),
        ]
        for name in names
    ]
    found, plain = portfolio(written), portfolio([["Kota Batu", name, "Penerapan"] for name in names])
    assert (found.region, found.rows, found.problems) == (plain.region, plain.rows, ())
    place = data.draw(st.integers(0, len(names) - 1))
    column, text = data.draw(st.sampled_from([(0, "Malang"), (0, "35.79 - Kota Malang"), (1, "1.02 Pendidikan")]))
    written[place][column] = text
    assert [one.path for one in portfolio(written).problems] == [f"{'BC'[column]}{place + 2}"]
