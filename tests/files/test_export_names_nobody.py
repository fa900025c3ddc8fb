"""A canary in every personal column appears in no report, JSON, SVG, repr, pickle, error, log or skeleton."""

from __future__ import annotations

import json
import logging
import pickle
import traceback
from typing import TYPE_CHECKING, Any, Final

import pytest

import inovasi_daerah as ida
from workbooks import NEW_LAYOUT, OLD_LAYOUT, as_csv, changed_part, line_of, load, random_rows, table, xlsx

if TYPE_CHECKING:
    from collections.abc import Callable

CANARY: Final = "Kanari"
BROKEN: Final = {"Urusan Utama": "rusak", "Urusan Pemerintah": "rusak"}
LINES: Final = tuple(
    {**line_of(row, personal=CANARY), **extra}
    for row, extra in zip(
        random_rows(11),
        [
            {},
            {"Koordinat": "rumah Kanari"},
            {"Video": "lihat Kanari"},
            {"Inisiator": "Kanari"},
            {"Admin OPD": "Dinas Contoh (Kanari"},
            {"Admin OPD": "(Kanari)", "Kematangan": "rusak"},
            {"Admin OPD": "Dinas Contoh (Kan(Kanari))", **BROKEN},
            {"Tanggal Penerapan": "rusak", "Link Video": "=HYPERLINK(Kanari)", "Youtube": "=HYPERLINK(Kanari)"},
            {"Admin OPD": "=A1 (Kanari)", "Inisiator": "=Kanari()", "Koordinat": "=Kanari()", "Video": "=Kanari()"},
            {"Nama Inisiator": "=Kanari()", "Koordinat": "-7.25, 112.75 (Kanari)"},
            {"Admin OPD": "Dinas Contoh \uff08Kanari\uff09", "Koordinat": "-97.25, 112.75, Kanari"},
        ],
        strict=True,
    )
)
FILES: Final = [
    pytest.param(write, labels, id=f"{write.__name__}-{len(labels)}")
    for write in (xlsx, as_csv)
    for labels in (NEW_LAYOUT, OLD_LAYOUT)
]


@pytest.mark.parametrize("keep", [False, True])
@pytest.mark.parametrize(("write", "labels"), FILES)
def test_nobody_is_named_in_anything_that_is_shown(
    write: Callable[[Any], bytes],
    labels: tuple[str, ...],
    keep: bool,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with caplog.at_level(logging.DEBUG):
        found = load(write(table(LINES, labels)), keep_personal=keep)
        register = ida.programmes.Register(
            ida.Region("35.79"), agencies=(ida.Agency("a", "Dinas", ida.AgencyKind.SERVICE),)
        )
        report = found.report(ida.rulebook("iid-2026"), government=50, register=register)
    parts: list[object] = [
        found,
        report,
        report.units,
        report.distribution,
        *report.readings,
        *report.problems,
        *report.notices,
    ]
    parts += [*found.rows, *found.problems, *found.notices, *found.counts("unit"), found.units]
    shown = [text for part in parts for text in (repr(part), str(part))]
    shown += [text for lang in ("id", "en") for text in (report.explain(lang), report.to_svg(lang))]
    shown += [json.dumps(report.to_dict(lang)) for lang in ("id", "en")]
    shown += [problem.message(lang) for problem in found.problems for lang in ("id", "en")]
    shown += [report._repr_html_(), caplog.text, *capsys.readouterr()]
    whole = ida.portfolio.Portfolio(tuple(row for row in found.rows if row.affair), ida.Region("35.79"))
    shown.append(ida.write_submission(whole.to_submission_skeleton(2026)))
    with pytest.raises(ida.InvalidSubmission) as caught:
        found.to_submission_skeleton(2026)
    shown += traceback.format_exception(caught.value)
    assert len(found.problems) >= 2
    assert [text for text in shown if CANARY in text] == []
    assert (CANARY.encode() in pickle.dumps((found, report))) is keep
    assert bool(found.rows[0].personal) is keep


def test_nobody_is_kept_unless_it_was_asked_for() -> None:
    kept = load(as_csv(table(LINES)), keep_personal=True).rows[0].personal
    assert kept is not None
    assert (kept.initiator, kept.login, kept.link) == ("Nama Kanari", "Kanari.login", "https://video.example/Kanari")
    assert all(row.personal is None for row in load(as_csv(table(LINES))).rows)


def test_a_row_that_a_comma_has_shifted_is_never_quoted() -> None:
    content = as_csv(table(LINES[:1])).replace(b"Inovasi Contoh 001", b"Inovasi Contoh, lagi, 001")
    found = load(content)
    assert found.problems
    assert {"unknown_value", "unknown_column"} <= {notice.code for notice in found.notices}
    shown = [repr(found.problems), repr(found.notices), repr(found.rows)]
    assert [text for text in shown if CANARY in text] == []


@pytest.mark.parametrize("end", [100, 700, 1500])
def test_nobody_is_named_in_the_errors_of_damaged_files(end: int) -> None:
    broken = [
        as_csv(table(LINES))[:end] + b'\n"Kanari"x,\xff',
        as_csv(table(LINES))[:end] + b'\n"Kanari"x,',
        changed_part(xlsx(table(LINES)), "xl/worksheets/sheet1.xml", lambda text: text[: -end - 1]),
    ]
    for content in broken:
        with pytest.raises(ida.InvalidPortfolio) as caught:
            load(content)
        assert CANARY not in "".join(traceback.format_exception(caught.value)) + repr(caught.value.problems)
        assert CANARY.encode() not in pickle.dumps(caught.value)
        assert caught.value.__context__ is None
