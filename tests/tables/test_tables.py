"""Tables: one expression of the rules on every engine, equal to the score of each region to the last digit."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from importlib import import_module
from itertools import groupby
from typing import Any

import narwhals.stable.v2 as nw
import pandas as pd
import polars as pl
import pytest
from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st

import inovasi_daerah as ida
from equal_tables import ROWS, check_innovations, check_regions
from inovasi_daerah.tables import score_innovations, score_regions, to_frame
from inside import FrozenDict, differ_in_blocks
from nations import ENGINES, NUMBERS, RULES, governments, heavy_rules, lines_of, long, region, wide

pa: Any = import_module("pyarrow")  # it has no types

HEAVY = heavy_rules()
REGIONS = ("35.79", "35.10", "35", "36.71", "11.01")

nations = st.builds(
    lambda codes, numbers, seed, government, nulls: [
        region(code, number, seed + position, government=government, nulls=nulls)
        for position, (code, number) in enumerate(zip(codes, numbers, strict=False))
    ],
    st.permutations(REGIONS),
    st.lists(st.sampled_from(NUMBERS), min_size=1, max_size=4),
    st.integers(0, 2**32),
    st.booleans(),
    st.sampled_from([0.0, 0.2, 1.0]),
)


of_score = st.fixed_dictionaries(
    {},
    optional={
        "counting": st.sampled_from(["eligible", "reported", "all"]),
        "affairs": st.sampled_from(["main", "any"]),
        "stages": st.sampled_from(["penerapan", "all"]),
    },
)
of_tables = st.sampled_from(["table", "trust"])


def wide_form(frame: pl.DataFrame) -> pl.DataFrame:
    return frame


EVERYTHING = [
    region(code, number, number, government=bool(number), nulls=0.1)
    for code, number in zip(REGIONS, (203, 13, 3, 0), strict=False)
]


def _like(wanted: object, found: Any) -> object:
    return Fraction(found) if isinstance(wanted, Fraction) else found


def test_tables_equal_the_score_of_every_region_and_part_on_every_engine(capsys: pytest.CaptureFixture[str]) -> None:
    met: Counter[str] = Counter()

    @example(
        submissions=EVERYTHING,
        shape=long,
        heavy=True,
        chosen={"counting": "eligible", "affairs": "any", "stages": "all"},
        mandatory="trust",
    )
    @example(submissions=EVERYTHING, shape=wide_form, heavy=False, chosen={}, mandatory="table")
    @settings(max_examples=40)  # each on five engines, scored twice
    @given(
        submissions=nations,
        shape=st.sampled_from([wide_form, long]),
        heavy=st.booleans(),
        chosen=of_score,
        mandatory=of_tables,
    )
    def law(submissions: list[ida.Submission], shape: Any, heavy: bool, chosen: dict[str, Any], mandatory: str) -> None:
        rules = HEAVY if heavy else RULES
        scores = [ida.score(submission, rules, **chosen) for submission in submissions]
        eligible = [ida.score(submission, rules) for submission in submissions]
        levels, of_governments = shape(wide(eligible)), shape(governments(eligible))
        for score in scores:
            met["n < 12"] += score.quantity.counted < 12
            met["n > 200"] += score.quantity.counted > 200
            met["shut gate"] += not score.quantity.gate_is_open
            met["nulls"] += any(leaf.state is ida.State.NOT_REPORTED for leaf in score.innovation_rows)
            met["empty region"] += not score.innovations
            met["heavy weights"] += heavy
            met["long form"] += shape is long
            met["not counted"] += any(not one.counted for one in score.innovations)
            met["touching affairs open the gate"] += _gate_differs(score, affairs="main")
            met["stages change what counts"] += _counts_differ(score)
            met[f"mandatory {mandatory}"] += 1
        for make in ENGINES.values():
            frames = {"frame": make(levels), "government": make(of_governments), "mandatory": mandatory}
            whole = lines_of(score_regions(rules=rules, **frames, **chosen))
            check_regions(whole, scores)
            totals = lines_of(score_regions(rules=rules, **frames, **chosen, rows=False))
            assert totals == [{name: line[name] for name in line if name not in ROWS} for line in whole]
            found = score_innovations(make(levels), rules)
            check_innovations(lines_of(found), eligible, 3 if heavy else 2)

    law()
    with capsys.disabled():
        print("\ntables equal score on", ", ".join(ENGINES), dict(met))  # noqa: T201 - figures to be seen
    assert len(met) == 12
    assert all(met.values())


MANDATORY = tuple(row.code for row in RULES.innovation if row.mandatory)


def sparse(frame: pl.DataFrame) -> pl.DataFrame:
    """The long form with a line for what was reported, and one more that keeps an innovation that reported nothing."""
    if "innovation" not in frame.columns:
        return long(frame)
    return long(frame).filter(pl.col("level").is_not_null() | (pl.col("code") == "monev"))


def outside_the_window(submission: ida.Submission) -> ida.Submission:
    """Every third innovation without a date."""
    innovations = (
        evolve(one, applied_on=None) if place % 3 == 2 else one for place, one in enumerate(submission.innovations)
    )
    return evolve(submission, innovations=tuple(innovations))


def one_row_empty(submission: ida.Submission) -> ida.Submission:
    """Fifty innovations that count but for one mandatory row, another in each, or for none; some do without claims."""
    made = []
    for place, one in enumerate(submission.innovations[:50]):
        row = (*MANDATORY, None)[place % (len(MANDATORY) + 1)]
        nothing = {row: ida.Claim(level=0)} if row and place % 2 else {}
        claims = {code: claim for code, claim in one.claims.items() if code != row}
        made.append(evolve(one, claims=FrozenDict({**claims, **nothing})))
    return evolve(submission, innovations=tuple(made))


def test_the_levels_of_a_table_say_which_innovations_fill_the_mandatory_rows_as_score_does(
    capsys: pytest.CaptureFixture[str],
) -> None:
    met: Counter[str] = Counter(
        {f"{code} {why}": 0 for code in MANDATORY for why in ("not reported", "at level 0", "alone")}
    )
    alone = [one_row_empty(region("35.79", 203, 1, government=True, nulls=0.1))]
    few = [region(code, 12, place, government=True, nulls=share) for place, (code, share) in enumerate(SHARES)]

    @example(submissions=few, shape=wide_form, chosen={}, says_counted=False)
    @example(submissions=few, shape=long, chosen={}, says_counted=True)
    @example(submissions=few, shape=sparse, chosen={}, says_counted=True)
    @example(submissions=few, shape=sparse, chosen={"counting": "reported"}, says_counted=False)
    @example(submissions=alone, shape=sparse, chosen={"counting": "reported"}, says_counted=False)
    @example(
        submissions=[region("35.79", 2, 5, government=True, nulls=1.0)], shape=sparse, chosen={}, says_counted=False
    )
    @settings(max_examples=15)  # each on five engines
    @given(
        submissions=nations,
        shape=st.sampled_from([wide_form, long, sparse]),
        chosen=of_score,
        says_counted=st.booleans(),
    )
    def law(submissions: list[ida.Submission], shape: Any, chosen: dict[str, Any], says_counted: bool) -> None:
        if says_counted:
            submissions = [outside_the_window(submission) for submission in submissions]
        scores = [ida.score(submission, RULES, **chosen) for submission in submissions]
        levels = wide(scores)
        if says_counted:
            by_dates = [
                not {reason.code for reason in one.reasons} - {"stage", "mandatory_row"}
                for score in scores
                for one in score.innovations
            ]
            levels = levels.with_columns(counted=pl.Series(by_dates, dtype=pl.Boolean))
        else:
            levels = levels.drop("counted")
        levels, of_governments = shape(levels), shape(governments(scores))
        asked = chosen.get("counting") != "all"
        silent = [code for code in MANDATORY if asked and shape is sparse and code not in levels["code"].to_list()]
        met.update(_kinds(scores, shape, says_counted=says_counted))
        for make in ENGINES.values():
            given_tables: dict[str, Any] = {"frame": make(levels), "government": make(of_governments), "rules": RULES}
            if silent and len(levels):
                with pytest.raises(ida.InvalidSubmission) as caught:
                    score_regions(**given_tables, **chosen)
                assert [(found.code, found.path) for found in caught.value.problems] == [
                    ("missing_row", code) for code in silent
                ]
                met["refused: no line of a mandatory row"] += 1
                continue
            whole = lines_of(score_regions(**given_tables, **chosen))
            check_regions(whole, scores)
            totals = lines_of(score_regions(**given_tables, **chosen, rows=False))
            assert totals == [{name: line[name] for name in line if name not in ROWS} for line in whole]
            trusted = lines_of(score_regions(**given_tables, **chosen, mandatory="trust", rows=False))
            met["equal to the score"] += 1
            met["trust counts more"] += trusted != totals
            met["trust counts the same"] += trusted == totals

    law()
    with capsys.disabled():
        print("\nlevels decide as score does on", ", ".join(ENGINES), dict(met))  # noqa: T201 - figures to be seen
    assert len(met) == 3 * len(MANDATORY) + 12
    assert all(met.values())


SHARES = (("35.79", 0.1), ("35.10", 0.5), ("35", 0.9), ("36.71", 0.0))


def _kinds(scores: list[ida.Score], shape: Any, *, says_counted: bool) -> Counter[str]:
    met: Counter[str] = Counter()
    for score in scores:
        for one in score.innovations:
            unfilled = [reason.path.removeprefix("claims.") for reason in one.reasons if reason.code == "mandatory_row"]
            claims = one.innovation.claims
            met.update(f"{code} {'at level 0' if code in claims else 'not reported'}" for code in unfilled)
            met.update(f"{code} alone" for code in unfilled if len(one.reasons) == len(unfilled) == 1)
            met["every mandatory row filled"] += not unfilled
            met["counted says more"] += says_counted and one.innovation.applied_on is None
        met["gate shut by an empty row"] += _shut_by_an_empty_row(score)
        met["reported ones divide"] += score.maturity.divisor > max(12, score.quantity.counted)
    met[f"{shape.__name__}"] += 1
    met["counted is there"] += says_counted
    return met


def _shut_by_an_empty_row(score: ida.Score) -> bool:
    chosen: dict[str, Any] = {**score.settings.to_dict(), "counting": "all"}
    return not score.quantity.gate_is_open and ida.score(score.submission, RULES, **chosen).quantity.gate_is_open


def _gate_differs(score: ida.Score, *, affairs: str) -> bool:
    chosen: dict[str, Any] = {**score.settings.to_dict(), "affairs": affairs}
    return score.quantity.gate_is_open != ida.score(score.submission, score.rules, **chosen).quantity.gate_is_open


def _counts_differ(score: ida.Score) -> bool:
    chosen: dict[str, Any] = {**score.settings.to_dict(), "stages": "penerapan"}
    return score.quantity.counted != ida.score(score.submission, score.rules, **chosen).quantity.counted


CODES = tuple(row.code for row in RULES.innovation)
INNOVATIONS = pl.DataFrame(
    {
        "region": ["35.79", "35.79", "35.10"],
        "innovation": ["a", "b", "a"],
        "affair": ["1.01", "2.16", "1.02"],
        "counted": [True, False, True],
        **{code: pl.Series([3, 2, None], dtype=pl.Int8) for code in CODES},
    }
)
FILLED = INNOVATIONS.with_columns(pl.col(CODES).fill_null(1))
GOVERNMENTS = pl.DataFrame(
    {"region": ["35.79"], **{row.code: pl.Series([2], dtype=pl.Int8) for row in RULES.government}}
)


def refused(frame: Any, government: Any = GOVERNMENTS, **options: Any) -> list[tuple[str, str]]:
    """Code and path of every problem of a table."""
    with pytest.raises(ida.InvalidSubmission) as caught:
        score_regions(frame, RULES, government=government, **options)
    assert all(found.message("en") != found.message("id") for found in caught.value.problems)
    return [(found.code, found.path) for found in caught.value.problems]


@pytest.mark.parametrize("engine", ENGINES)
class TestWhatIsRefusedOnEveryEngine:
    """Levels outside 0-3, nulls in keys, keys that stand twice, codes that do not exist: every one is named."""

    def test_levels_outside_their_range_are_named_cell_by_cell(self, engine: str) -> None:
        frame = INNOVATIONS.with_columns(video=pl.Series([4, -1, 0]), sdm=pl.Series([0, 1, 9]))
        found = refused(ENGINES[engine](frame.cast({"video": pl.Int8, "sdm": pl.Int8})))
        assert found == [
            ("out_of_range", "35.10/a/sdm"),
            ("out_of_range", "35.79/a/video"),
            ("out_of_range", "35.79/b/video"),
        ]
        tall = long(frame.cast({"video": pl.Int8, "sdm": pl.Int8}))
        assert set(refused(ENGINES[engine](tall))) == {
            ("out_of_range", "35.10/a/sdm/level"),
            ("out_of_range", "35.79/a/video/level"),
            ("out_of_range", "35.79/b/video/level"),
        }

    def test_innovations_that_stand_twice_are_named_unless_the_check_is_switched_off(self, engine: str) -> None:
        frame = pl.concat([INNOVATIONS, INNOVATIONS.head(1)])
        assert refused(ENGINES[engine](frame)) == [("duplicate_row", "35.79/a")]
        lines = lines_of(score_regions(ENGINES[engine](frame), RULES, government=GOVERNMENTS, duplicates=False))
        assert [line["reported"] for line in lines] == [1, 3]
        tall = long(INNOVATIONS)
        assert refused(ENGINES[engine](pl.concat([tall, tall.filter(code="sdm", region="35.10")]))) == [
            ("duplicate_row", "35.10/a/sdm")
        ]

    def test_one_innovation_has_one_affair_in_the_long_form(self, engine: str) -> None:
        tall = long(INNOVATIONS.head(1))
        mixed = tall.with_columns(affair=pl.when(pl.col("code") == "sdm").then(pl.lit("1.02")).otherwise("affair"))
        assert refused(ENGINES[engine](mixed)) == [("conflict", "35.79/a/affair")]
        if "counted" in tall.columns:
            twice = pl.col("code") != "sdm"
            assert refused(ENGINES[engine](mixed.with_columns(counted=twice))) == [
                ("conflict", "35.79/a/affair"),
                ("conflict", "35.79/a/counted"),
            ]

    def test_governments_stand_once(self, engine: str) -> None:
        twice = ENGINES[engine](pl.concat([GOVERNMENTS, GOVERNMENTS]))
        assert refused(INNOVATIONS, government=twice) == [("duplicate_row", "government/35.79")]

    def test_unknown_codes_are_refused_with_the_nearest(self, engine: str) -> None:
        tall = long(INNOVATIONS).with_columns(code=pl.col("code").replace("video", "vidio"))
        with pytest.raises(ida.InvalidSubmission, match="video") as caught:
            score_innovations(ENGINES[engine](tall), RULES)
        assert [found.path for found in caught.value.problems] == ["code"]

    def test_regions_and_affairs_must_be_codes(self, engine: str) -> None:
        frame = INNOVATIONS.with_columns(region=pl.Series(["35.79", "Batu", "35.1"]), affair=pl.lit("Kesehatan"))
        assert refused(ENGINES[engine](frame)) == [
            ("bad_form", "region"),
            ("bad_form", "region"),
            ("unknown_affair", "affair"),
        ]


@pytest.mark.parametrize("engine", [name for name in ENGINES if name != "pandas"])
@pytest.mark.parametrize("kind", [pl.Null, pl.String, pl.Float64, pl.Int8])
def test_a_column_without_a_single_level_is_not_reported_whatever_its_type(engine: str, kind: Any) -> None:
    frame = INNOVATIONS.with_columns(video=pl.lit(None).cast(kind))
    lines = lines_of(score_innovations(ENGINES[engine](frame), RULES))
    assert sorted(line["not_reported"] for line in lines) == [1, 1, 20]
    assert {line["video_e2"] for line in lines} == {0}


class TestTwice:
    """Innovations that are listed twice are found whatever the order of the table."""

    @given(
        st.lists(st.tuples(st.sampled_from(REGIONS), st.sampled_from("abcdef")), max_size=12),
        st.sampled_from(["as drawn", "by region", "by both"]),
        st.sampled_from([pl.String, pl.Categorical]),
    )
    def test_blocks_and_groups_say_the_same(self, keys: list[tuple[str, str]], order: str, kind: Any) -> None:
        listed = {"as drawn": keys, "by region": sorted(keys, key=lambda key: key[0]), "by both": sorted(keys)}[order]
        frame = pl.LazyFrame(listed, schema={"region": kind, "innovation": pl.String}, orient="row")
        found = differ_in_blocks(frame, "region", "innovation")
        runs = [region for region, _ in groupby(region for region, _ in listed)]
        if not listed or len(runs) > len(set(runs)):
            assert found is None
        else:
            assert found is (len(set(listed)) == len(listed))

    def test_a_table_of_more_blocks_than_regions_is_grouped(self) -> None:
        scattered = pl.LazyFrame({"region": ["35.79", "35.10"] * 600, "innovation": list(range(1200))})
        assert differ_in_blocks(scattered, "region", "innovation") is None

    @pytest.mark.parametrize("order", [[0, 1, 2, 0], [0, 0, 1, 2], [2, 0, 1, 0]])
    def test_one_that_is_listed_twice_is_named_in_any_order(self, order: list[int]) -> None:
        for frame in (INNOVATIONS[order], INNOVATIONS[order].lazy()):
            assert refused(frame) == [("duplicate_row", "35.79/a")]


class TestMandatoryRows:
    """Which innovations count: by the rows of the table that must be filled, or by the word of whoever made it."""

    twelve = pl.DataFrame(
        {
            "region": ["35.79"] * 12,
            "innovation": list("abcdefghijkl"),
            "affair": ["1.01"] * 12,
            **dict.fromkeys(CODES, [3] * 12),
        },
        schema_overrides=dict.fromkeys(CODES, pl.Int8),
    )

    def counted(self, frame: Any, **options: Any) -> list[tuple[int, int, int]]:
        lines = lines_of(score_regions(frame, RULES, government=GOVERNMENTS, **options))
        return [(line["reported"], line["counted"], line["divisor"]) for line in lines]

    @pytest.mark.parametrize("code", MANDATORY)
    @pytest.mark.parametrize("engine", ENGINES)
    def test_an_innovation_with_an_empty_mandatory_row_does_not_count(self, code: str, engine: str) -> None:
        make = ENGINES[engine]
        for empty in (None, 0):
            frame = self.twelve.with_columns(pl.Series(code, [empty, 3, 1, 2] * 3, dtype=pl.Int8))
            for shape in (wide_form, long):
                of_all = frame.with_columns(counted=pl.lit(value=True))
                assert self.counted(make(shape(frame))) == self.counted(make(shape(of_all))) == [(12, 9, 12)]
                assert self.counted(make(shape(frame)), mandatory="trust") == [(12, 12, 12)]

    def test_the_least_level_is_that_of_the_rulebook(self) -> None:
        for least, counted in (1, 12), (2, 8), (3, 4):
            frame = self.twelve.with_columns(video=pl.Series([1, 2, 3] * 4, dtype=pl.Int8))
            assert RULES.eligibility is not None
            assert RULES.eligibility.mandatory is not None
            stricter = evolve(RULES.eligibility.mandatory, least_level=least)
            rules = evolve(RULES, eligibility=evolve(RULES.eligibility, mandatory=stricter))
            (line,) = lines_of(score_regions(frame, rules, government=GOVERNMENTS))
            assert line["counted"] == counted
            filled = [line["mandatory_filled"] for line in lines_of(score_innovations(frame, rules))]
            assert filled.count(True) == counted

    def test_an_edition_that_asks_for_no_row_counts_them_all(self) -> None:
        assert RULES.eligibility is not None
        rules = evolve(RULES, eligibility=evolve(RULES.eligibility, mandatory=None))
        frame = long(self.twelve.with_columns(video=pl.lit(None, dtype=pl.Int8))).filter(pl.col("code") != "sdm")
        (line,) = lines_of(score_regions(frame, rules, government=GOVERNMENTS))
        assert line["counted"] == 12
        assert {line["mandatory_filled"] for line in lines_of(score_innovations(frame, rules))} == {True}

    def test_counting_all_asks_nobody_and_reported_ones_stay_in_the_divisor(self) -> None:
        thirty = pl.concat(
            self.twelve.with_columns(innovation=pl.col("innovation") + part, video=video.cast(pl.Int8))
            for part, video in (("1", pl.lit(3)), ("2", pl.lit(None)), ("3", pl.lit(0)))
        )
        assert self.counted(thirty) == [(36, 12, 12)]
        assert self.counted(thirty, counting="reported") == [(36, 12, 36)]
        assert self.counted(thirty, counting="all") == [(36, 36, 36)]

    def test_both_the_word_of_the_table_and_its_levels_must_admit_an_innovation(self) -> None:
        frame = self.twelve.with_columns(
            counted=pl.Series([True, True, False, False] * 3), video=pl.Series([3, None] * 6, dtype=pl.Int8)
        )
        assert self.counted(frame) == [(12, 3, 12)]
        assert self.counted(frame, mandatory="trust") == [(12, 6, 12)]
        assert lines_of(score_innovations(frame, RULES))[:4] == [
            line | {"counted": counted, "mandatory_filled": filled}
            for line, counted, filled in zip(
                lines_of(score_innovations(frame, RULES)),
                (True, True, False, False),
                (True, False, True, False),
                strict=False,
            )
        ]

    @pytest.mark.parametrize("code", MANDATORY)
    def test_a_table_without_a_mandatory_row_is_refused_with_the_way_out(self, code: str) -> None:
        for frame, kind, way_out in (
            (self.twelve.drop(code), "missing_column", ("tambahkan kolomnya", "add its column")),
            (long(self.twelve).filter(pl.col("code") != code), "missing_row", ("satu baris untuk", "add a line for")),
        ):
            with pytest.raises(ida.InvalidSubmission) as caught:
                score_regions(frame, RULES, government=GOVERNMENTS)
            (found,) = caught.value.problems
            assert (found.code, found.path) == (kind, code)
            for words, lang in zip(way_out, ("id", "en"), strict=True):
                message = found.message(lang)  # type: ignore[arg-type]  # one of the two
                assert words in message
                assert 'mandatory="trust"' in message
        assert self.counted(frame, mandatory="trust") == self.counted(frame, counting="all") == [(12, 12, 12)]

    def test_a_long_table_without_a_line_lacks_no_row(self) -> None:
        found = score_regions(long(self.twelve.head(0)), RULES, government=GOVERNMENTS)
        assert [(line["region"], line["counted"]) for line in lines_of(found)] == [("35.79", 0)]

    @pytest.mark.parametrize("word", ["tables", "Trust", "", None, True])
    def test_any_other_word_is_refused(self, word: Any) -> None:
        assert refused(INNOVATIONS, mandatory=word) == [("unknown_value", "mandatory")]


class TestColumns:
    """What the columns must be, said before a cell is read."""

    def test_missing_columns_are_named_with_what_is_there_instead(self) -> None:
        frame = INNOVATIONS.rename({"video": "vidio", "region": "daerah"}).drop("affair")
        with pytest.raises(ida.InvalidSubmission) as caught:
            score_innovations(frame, RULES)
        assert [(found.code, found.path) for found in caught.value.problems] == [
            ("missing_column", "region"),
            ("missing_column", "affair"),
            ("missing_column", "video"),
        ]
        assert 'there is "vidio"' in caught.value.problems[2].message("en")

    @pytest.mark.parametrize("frame", [[1, 2], None, {"region": ["35.79"]}, pl.Series([1]), pd.Series([1])])
    def test_what_is_no_frame_is_refused_by_the_name_of_its_argument(self, frame: Any) -> None:
        assert refused(frame) == [("wrong_type", "frame")]
        assert refused(INNOVATIONS, government=frame) == [("wrong_type", "government")]
        with pytest.raises(ida.InvalidSubmission, match="narwhals"):
            score_innovations(frame, RULES)

    def test_a_label_of_two_columns_is_named(self) -> None:
        pandas = INNOVATIONS.to_pandas()
        twice = pd.concat([pandas, pandas[["region", "video"]]], axis="columns")
        assert refused(twice) == [("duplicate_column", "region"), ("duplicate_column", "video")]
        arrow = INNOVATIONS.to_arrow()
        assert refused(arrow.append_column("region", arrow["region"])) == [("duplicate_column", "region")]

    def test_a_label_that_is_no_text_is_no_hint(self) -> None:
        frame = INNOVATIONS.head(1).to_pandas().rename(columns={"region": 7, "video": "vidio"})
        with pytest.raises(ida.InvalidSubmission, match='"video"; ada "vidio"') as caught:
            score_innovations(frame, RULES)
        assert [found.path for found in caught.value.problems] == ["region", "video"]

    def test_floats_are_refused_with_the_hint_to_use_a_nullable_integer(self) -> None:
        frame = pd.DataFrame({name: INNOVATIONS[name].to_list() for name in INNOVATIONS.columns})
        with pytest.raises(ida.InvalidSubmission, match="Int64") as caught:
            score_innovations(frame, RULES)
        assert {found.code for found in caught.value.problems} == {"float_column"}
        assert len(caught.value.problems) == len(CODES)

    def test_region_codes_read_as_numbers_are_refused(self) -> None:
        frame = INNOVATIONS.with_columns(pl.col("region").cast(pl.Float64))
        assert refused(frame) == [("float_column", "region")]

    @pytest.mark.parametrize(
        ("column", "kind"),
        [("innovation", pl.Float64), ("counted", pl.Int8), ("affair", pl.Float64)],
    )
    def test_each_column_has_its_kind(self, column: str, kind: Any) -> None:
        frame = INNOVATIONS.with_columns(pl.lit(None).cast(kind).alias(column))
        assert [path for _, path in refused(frame)] == [column]

    def test_regions_must_be_governments(self) -> None:
        frame = INNOVATIONS.with_columns(region=pl.Series(["31.71", "99.01", "35.10"]))
        assert refused(frame) == [("not_a_government", "region"), ("unknown_region", "region")]

    def test_texts_are_no_levels(self) -> None:
        assert refused(INNOVATIONS.with_columns(video=pl.lit("3"))) == [("wrong_type", "video")]

    def test_nulls_in_keys_are_refused_and_nulls_in_levels_are_not(self) -> None:
        frame = INNOVATIONS.with_columns(
            region=pl.Series(["35.79", None, "35.10"]), counted=pl.Series([True, None, True])
        )
        assert refused(frame, duplicates=False) == [("null_value", "null/b/region"), ("null_value", "null/b/counted")]
        tall = long(INNOVATIONS).with_columns(code=pl.lit(None).cast(pl.String))
        assert ("null_value", "35.10/a/null/code") in refused(tall, duplicates=False)

    def test_other_columns_are_left_alone(self) -> None:
        frame = INNOVATIONS.with_columns(name=pl.lit("x"), code=pl.lit(5.0))
        assert len(lines_of(score_innovations(frame, RULES))) == 3

    def test_integers_name_innovations_too(self) -> None:
        frame = INNOVATIONS.with_columns(innovation=pl.Series([1, 2, 3]))
        assert lines_of(score_innovations(frame, RULES))[0]["innovation"] == 1

    def test_counted_may_be_absent_and_then_the_mandatory_rows_decide_or_nothing_does(self) -> None:
        frame = INNOVATIONS.drop("counted")
        for chosen, counted in ({}, [0, 2]), ({"mandatory": "table"}, [0, 2]), ({"mandatory": "trust"}, [1, 2]):
            found = score_regions(frame, RULES, government=GOVERNMENTS, **chosen)  # type: ignore[arg-type]  # of the table
            assert [line["counted"] for line in lines_of(found)] == counted

    def test_an_edition_without_a_gate_needs_no_affairs(self) -> None:
        from attrs import evolve  # noqa: PLC0415 - used here only

        assert RULES.formula is not None
        assert RULES.formula.gate is not None
        gateless = evolve(RULES.formula, gate=None, without_gate=RULES.formula.gate.source)
        open_rules = evolve(RULES, formula=gateless)
        lines = lines_of(score_regions(FILLED.drop("affair"), open_rules, government=GOVERNMENTS))
        assert [str(line["quantity"]) for line in lines] == ["0.38", "0.38"]

    def test_the_stage_decides_where_it_is_known(self) -> None:
        frame = FILLED.drop("counted").with_columns(stage=pl.Series(["penerapan", "uji_coba", "inisiatif"]))
        for chosen, counted in ({}, [0, 1]), ({"stages": "penerapan"}, [0, 1]), ({"stages": "all"}, [1, 2]):
            found = score_regions(frame, RULES, government=GOVERNMENTS, **chosen)  # type: ignore[arg-type]  # of the table
            assert [line["counted"] for line in lines_of(found)] == counted

    def test_settings_that_the_columns_can_not_serve_are_refused(self) -> None:
        assert refused(INNOVATIONS, stages="all") == [("missing_column", "stage")]
        assert refused(INNOVATIONS, affairs="any") == [("missing_column", "touching_affairs")]
        assert refused(INNOVATIONS, affairs="every") == [("unknown_value", "affairs")]

    def test_touched_affairs_are_codes_and_stages_are_stages(self) -> None:
        touching = INNOVATIONS.with_columns(touching_affairs=pl.Series(["1.02 | 1.03", "1.9", None]))
        assert refused(touching, affairs="any") == [("unknown_affair", "touching_affairs")]
        assert refused(INNOVATIONS.with_columns(stage=pl.lit("Penerapan"))) == [("unknown_value", "stage")]
        assert refused(INNOVATIONS.with_columns(stage=pl.lit(1))) == [("wrong_type", "stage")]

    def test_several_touched_affairs_stand_in_one_cell_and_none_in_an_empty_column(self) -> None:
        touching = FILLED.with_columns(touching_affairs=pl.Series(["1.02|1.03 1.04", "1.05", None]))
        nothing = FILLED.with_columns(touching_affairs=pl.lit(None))
        for frame, services in (touching, [1, 4]), (nothing, [1, 1]):
            found = score_regions(frame, RULES, government=GOVERNMENTS, affairs="any")
            assert [line["basic_services"] for line in lines_of(found)] == services

    def test_without_a_column_for_each_row_the_rest_is_the_same(self) -> None:
        whole = score_regions(INNOVATIONS, RULES, government=GOVERNMENTS)
        assert score_regions(INNOVATIONS, RULES, government=GOVERNMENTS, rows=False).equals(whole.drop(list(ROWS)))

    def test_no_innovation_at_all_is_a_table_too(self) -> None:
        for rules in (RULES, HEAVY):
            found = score_regions(INNOVATIONS.head(0), rules, government=GOVERNMENTS, rows=False)
            assert [(line["reported"], line["maturity_exact"]) for line in lines_of(found)] == [(0, "0/1")]

    def test_problems_of_both_tables_are_found_at_once(self) -> None:
        wrong = GOVERNMENTS.with_columns(visi_misi=pl.lit(4))
        assert {path for _, path in refused(INNOVATIONS.with_columns(video=pl.lit(9)), government=wrong)} == {
            *("35.10/a/video", "35.79/a/video", "35.79/b/video"),
            *(f"government/{region}/visi_misi" for region in GOVERNMENTS["region"]),
        }
        assert refused(INNOVATIONS.drop("video"), government=GOVERNMENTS.drop("region")) == [
            ("missing_column", "video"),
            ("missing_column", "government/region"),
        ]

    def test_both_forms_in_one_table_are_refused(self) -> None:
        frame = INNOVATIONS.with_columns(code=pl.lit("video"), level=pl.lit(0))
        assert refused(frame) == [("conflict", "code")]

    def test_rules_must_be_a_rulebook(self) -> None:
        named: Any = "iid-2026"
        with pytest.raises(ida.InvalidSubmission) as caught:
            score_innovations(INNOVATIONS, named)
        assert [found.path for found in caught.value.problems] == ["rules"]
        with pytest.raises(ida.InvalidSubmission) as caught:
            score_regions(INNOVATIONS, named, government=GOVERNMENTS)
        assert [found.path for found in caught.value.problems] == ["rules"]

    @pytest.mark.parametrize("kind", ["int64", "int8", "uint8", "Int64", "int64[pyarrow]"])
    def test_a_long_table_of_pandas_may_leave_codes_out_whatever_its_integers(self, kind: Any) -> None:
        lines = [{"region": "35.79", "innovation": "a", "affair": "1.01", "code": "video", "level": 3}]
        frame = pd.DataFrame(lines).astype({"level": kind})
        (found,) = lines_of(score_innovations(frame, RULES))
        assert (found["video_e2"], found["not_reported"]) == (1200, 19)
        reported = [{"region": "35.79", "code": row.code, "level": 3} for row in RULES.government[:5]]
        government = pd.DataFrame(reported).astype({"level": kind})
        (line,) = lines_of(score_regions(frame, RULES, government=government, mandatory="trust"))
        assert (line["government_not_reported"], line["not_reported"]) == (len(RULES.government) - 5, 19)

    @pytest.mark.parametrize("values", [[35.79, 35.79, 35.1], [1, 2, 3], [1, "35.79", "x"]])
    @pytest.mark.parametrize("column", ["region", "affair"])
    def test_categories_that_are_no_texts_are_refused(self, values: list[Any], column: str) -> None:
        whole = INNOVATIONS.with_columns(pl.col(CODES).fill_null(0))
        frame = whole.to_pandas().assign(**{column: pd.Series(values).astype("category")})
        assert [path for _, path in refused(frame)] == [column]
        if not isinstance(values[-1], str):
            arrow = INNOVATIONS.to_arrow().drop_columns([column])
            assert [path for _, path in refused(arrow.append_column(column, pa.array(values).dictionary_encode()))] == [
                column
            ]

    def test_every_text_of_pyarrow_is_text(self) -> None:
        arrow = INNOVATIONS.to_arrow().drop_columns(["region", "innovation"])
        regions = [pa.array(part).dictionary_encode() for part in (["35.79", "35.79"], ["35.10"])]
        ids = pa.array(["a", "b", "a"], pa.string_view())
        frame = arrow.append_column("region", pa.chunked_array(regions)).append_column("innovation", ids)
        plain = score_regions(INNOVATIONS, RULES, government=GOVERNMENTS)
        assert lines_of(score_regions(frame, RULES, government=GOVERNMENTS)) == lines_of(plain)

    @pytest.mark.parametrize("engine", ["pandas", "polars", "pyarrow"])
    @pytest.mark.parametrize("rows", [True, False])
    def test_without_any_region_there_are_columns_and_no_lines(self, engine: str, rows: bool) -> None:
        filled, none = (
            score_regions(ENGINES[engine](levels), RULES, government=ENGINES[engine](government), rows=rows)
            for levels, government in ((INNOVATIONS, GOVERNMENTS), (INNOVATIONS.head(0), GOVERNMENTS.head(0)))
        )
        assert type(none) is type(filled)
        assert nw.from_native(none).columns == nw.from_native(filled).columns
        names = ("region", "reported", "index_exact", "rank", "tied_with")
        assert nw.from_native(none).select(*names).schema == nw.from_native(filled).select(*names).schema
        assert len(none) == 0

    def test_points_that_leave_64_bits_are_refused_and_their_sums_are_not(self) -> None:
        rules = heavy_rules(10**16)
        with pytest.raises(ida.InvalidSubmission) as caught:
            score_innovations(INNOVATIONS, rules)
        assert [(found.code, found.path) for found in caught.value.problems] == [("out_of_range", "rules")]
        for rows in (True, False):
            lines = lines_of(score_regions(INNOVATIONS, rules, government=GOVERNMENTS, rows=rows))
            assert [str(line["maturity_sum"]) for line in lines] == ["0.000", "30000000000000099.375"]

    def test_lazy_stays_lazy(self) -> None:
        assert isinstance(score_innovations(INNOVATIONS.lazy(), RULES), pl.LazyFrame)
        assert isinstance(score_innovations(INNOVATIONS, RULES), pl.DataFrame)


class TestTidyFrames:
    """The other way: scores, rulebooks, rankings and regions as frames."""

    @pytest.mark.parametrize("native", ["pandas", "polars", "pyarrow"])
    def test_the_leaves_of_a_score_add_up_to_its_index(self, native: Any) -> None:
        score = ida.score(region("35.79", 13, 7, government=True, nulls=0.2), RULES)
        lines = lines_of(to_frame(score, native=native))
        assert sum(Fraction(line["contribution"]) for line in lines) == score.index_exact
        assert [line["code"] for line in lines[-1:]] == ["jumlah_inovasi"]
        assert len(lines) == 20 * 14 + 1

    def test_points_lose_no_decimal_of_their_weights(self) -> None:
        score = ida.score(region("35.79", 2, 7, government=False, nulls=0.0), HEAVY)
        lines = lines_of(to_frame(score, native="polars"))
        videos = [line for line in lines if line["code"] == "video"]
        weight = next(row.weight for row in HEAVY.innovation if row.code == "video")
        assert [line["points"] for line in videos] == [weight * line["level"] for line in videos]

    def test_a_rulebook_has_a_line_for_each_row(self) -> None:
        lines = lines_of(to_frame(RULES, native="polars"))
        assert [line["code"] for line in lines] == [row.code for row in (*RULES.government, *RULES.innovation)]
        assert sum(line["weight"] for line in lines) == 58

    def test_a_ranking_and_regions_have_theirs(self) -> None:
        results = [ida.ranking.Result.published(RULES, ida.Region(code), 50) for code in ("35.79", "35.76")]
        lines = lines_of(to_frame(ida.ranking.rank(results), native="pyarrow"))
        assert [(line["rank"], line["not_distinguishable_from"]) for line in lines] == [(1, "35.79"), (1, "35.76")]
        assert {(line["tied_with"], line["index_exact"]) for line in lines} == {("", None)}
        kinds = lines_of(to_frame([ida.Region("35"), ida.Region("35.79")], native="pandas"))
        assert [line["kind"] for line in kinds] == ["provinsi", "kota"]
        assert [line["name"] for line in kinds] == ["Jawa Timur", "Kota Batu"]
        assert lines_of(to_frame([], native="polars")) == []

    @pytest.mark.parametrize(
        ("value", "paths"),
        [
            ("abc", ["value"]),
            (b"abc", ["value"]),
            (["35.79"], ["value[0]"]),
            ((ida.Region("35"), None, {}), ["value[1]", "value[2]"]),
            ({"35": ida.Region("35")}, ["value[0]"]),
        ],
    )
    def test_what_is_no_region_is_refused_with_its_place(self, value: Any, paths: list[str]) -> None:
        with pytest.raises(ida.InvalidSubmission) as caught:
            to_frame(value, native="polars")
        assert [(found.code, found.path) for found in caught.value.problems] == [("wrong_type", path) for path in paths]

    def test_other_engines_and_values_are_refused(self) -> None:
        with pytest.raises(ida.InvalidSubmission, match="polars"):
            to_frame(RULES, native="polar")  # type: ignore[arg-type]  # the point of the test
        with pytest.raises(ida.InvalidSubmission, match="Rulebook"):
            to_frame(5, native="polars")  # type: ignore[arg-type]  # the point of the test


def test_tables_are_reached_by_their_name() -> None:
    assert ida.tables.score_regions is score_regions
