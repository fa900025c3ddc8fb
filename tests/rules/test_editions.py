"""The editions: one base class runs over every rulebook, shipped or made up; then what each knows and refuses."""

from __future__ import annotations

import csv
import re
import tomllib
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from attrs import has

import inovasi_daerah as ida
import published_page
from examples import EXAMPLES, KOTA_BATU, MINIMAL, changed, example, innovation, submission
from inovasi_daerah import Text, affairs
from inside import LANGS, Source, forms_of_facts, library, parse_rulebook, read_rulebook, sources_and_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DATA = Path(library.__file__).parent / "data"
MADE_UP = Path(__file__).parent.parent / "made_up_edition.toml"
PUBLISHED = EXAMPLES.parent / "published-results.csv"


def everything(value: object) -> Iterator[object]:
    """Every value within a rulebook."""
    yield value
    if has(type(value)):
        for field in type(value).__attrs_attrs__:  # type: ignore[attr-defined]
            yield from everything(getattr(value, field.name))
    elif isinstance(value, dict):
        for item in value.values():
            yield from everything(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from everything(item)


def reversed_tables(value: Any) -> Any:
    """The same tables with their keys in the opposite order."""
    if isinstance(value, dict):
        return {key: reversed_tables(item) for key, item in reversed(value.items())}
    return value


class OfEveryEdition:
    """What holds of every rulebook."""

    path: Path
    rules: ida.Rulebook

    def test_its_parts_close(self) -> None:
        formula = self.rules.formula
        if formula is None:
            assert ida.rules.Capability.AGGREGATE not in self.rules.can
            return
        assert formula.government + formula.innovation + formula.quantity.maximum == formula.maximum
        assert formula.quantity.each * formula.quantity.most == formula.quantity.maximum
        if self.rules.catalogue is not None:
            assert 3 * sum(row.weight for row in self.rules.government) == formula.government
            assert 3 * sum(row.weight for row in self.rules.innovation) == formula.innovation

    def test_its_bands_cover_the_scale(self) -> None:
        scale = self.rules.scale
        if scale is None:
            assert ida.rules.Capability.CLASSIFY not in self.rules.can
            return
        step = Decimal(1).scaleb(-scale.rounding.places)
        bands = scale.bands
        assert bands[-1].lowest == scale.minimum
        assert bands[0].highest == scale.maximum
        for above, below in pairwise(bands):
            assert below.highest is not None
            assert below.highest + step == above.lowest
        for band in bands:
            for edge in (band.lowest, band.highest):
                if edge is not None and band.predicate is not None:
                    assert self.rules.classify(edge).value == band.predicate

    def test_every_figure_has_a_reference_and_every_c_an_assumption_with_its_reason(self) -> None:
        sources = [value for value in everything(self.rules) if isinstance(value, Source)]
        assert bool(sources) is bool(self.rules.can)
        for source in sources:
            assert self.rules.reference(source).title.id
            if source.confidence is ida.rules.Confidence.C:
                assert source.assumption is not None
                assert self.rules.assumptions[source.assumption].reason.id

    def test_every_assumption_is_used(self) -> None:
        used = {value.assumption for value in everything(self.rules) if isinstance(value, Source)}
        for row in (*self.rules.government, *self.rules.innovation):
            used.update(row.assumptions)
            used.update(code for basis in getattr(row.scale, "bases", {}).values() for code in basis.assumptions)
        assert set(self.rules.assumptions) <= used

    def test_its_labels_are_in_both_languages(self) -> None:
        texts = [value for value in everything(self.rules) if isinstance(value, Text)]
        assert texts
        assert all(text.say(lang).strip() for text in texts for lang in LANGS)

    def test_its_codes_and_numbers_are_unique(self) -> None:
        rows = (*self.rules.government, *self.rules.innovation)
        assert len({row.code for row in rows}) == len({row.number for row in rows}) == len(rows)
        assert [row.order for row in rows] == sorted(row.order for row in rows)

    def test_its_digest_does_not_depend_on_the_order_of_the_file(self) -> None:
        tables = reversed_tables(parse_rulebook(self.path.read_bytes()))
        again = read_rulebook(
            tables, lambda base: reversed_tables(parse_rulebook((DATA / f"{base}.toml").read_bytes()))
        )
        assert again.digest == self.rules.digest
        assert re.fullmatch(r"sha256:[0-9a-f]{64}", again.digest)

    def test_its_gate_names_affairs_that_exist(self) -> None:
        gate = self.rules.formula.gate if self.rules.formula else None
        assert all(code in affairs() for code in (gate.affairs if gate else ()))

    def test_what_it_does_not_know_is_refused_with_a_reason(self) -> None:
        read = ida.read_submission(submission(year=1999))
        asked: dict[ida.rules.Capability, Callable[[], object]] = {
            ida.rules.Capability.CLASSIFY: lambda: self.rules.classify(1),
            ida.rules.Capability.AGGREGATE: lambda: ida.aggregate(
                self.rules, government=0, mean_maturity=0, innovations=0
            ),
            ida.rules.Capability.SCORE: lambda: ida.score(read, self.rules),
        }
        for capability, ask in asked.items():
            if capability not in self.rules.can:
                with pytest.raises(ida.RulebookIncomplete) as caught:
                    ask()
                assert self.rules.id in caught.value.message("en")
                assert self.rules.unknown[capability.value].en in caught.value.message("en")

    def test_it_explains_itself_within_a_hundred_columns(self) -> None:
        for lang in LANGS:
            text = self.rules.explain(lang)
            assert max(map(len, text.splitlines())) <= 100
            assert self.rules.label(lang) in text

    def test_it_explains_every_rule_with_its_source(self) -> None:
        for lang in LANGS:
            text = " ".join(self.rules.explain(lang).split())
            for _, source in sources_and_texts(self.rules):
                if isinstance(source, Source):
                    assumed = f": {source.assumption}" if source.assumption else ""
                    assert f"[{source.reference} {source.confidence.value}{assumed}]" in text
            for row in (*self.rules.government, *self.rules.innovation):
                if row.scale is not None:
                    assert all(form.say(lang) in text for form in forms_of_facts(row.scale, self.rules.year))
                for scale in [one.scale for one in getattr(row.scale, "bases", {}).values()] or [row.scale]:
                    for level in range(1, 4) if scale else ():
                        assert f"{level} = {scale.rule(level).say(lang)}" in text

    def test_it_differs_from_itself_in_nothing_and_from_others_in_words(self) -> None:
        assert ida.rules.differences(self.rules, self.rules) == ()
        for other in map(ida.rulebook, ida.rulebooks()):
            for change in ida.rules.differences(self.rules, other):
                assert change.before != change.after
                assert all(change.label(lang) for lang in LANGS)
                assert change.to_dict()["path"]


def _of(rulebook_id: str) -> type[OfEveryEdition]:
    entries = {"path": DATA / f"{rulebook_id}.toml", "rules": ida.rulebook(rulebook_id)}
    return type(f"TestEdition{rulebook_id.removeprefix('iid-')}", (OfEveryEdition,), entries)


globals().update({one.__name__: one for one in map(_of, ida.rulebooks())})


class TestMadeUpEdition(OfEveryEdition):
    path = MADE_UP
    rules = ida.load_rulebook(MADE_UP)

    def report(self) -> dict[str, Any]:
        claims = {"warga": {"fact": 12}, "panen": {"level": 3}}
        first = innovation(1, affair="3.27", claims=claims, applied_on="2030-07-01", stage="uji_coba")
        late = innovation(2, affair="2.13", claims=claims, applied_on="2031-07-01")
        return submission(first, late, year=2031, government={"musyawarah": {"level": 2}})

    def test_it_scores_and_explains_and_its_leaves_add_up(self) -> None:
        found = ida.score(ida.read_submission(self.report(), self.rules), self.rules)
        maturity = Fraction(1, 4) * 2 + 3 * 2147483651
        total = 5 + maturity / 2 + 4
        assert found.total_exact == total
        assert found.index_exact == total * 10 / Fraction("6442450981.25")
        assert sum(leaf.contribution for leaf in found.leaves()) == found.index_exact
        assert (str(found.index), found.predicate.label("en"), found.predicate.value) == (
            "5.0",
            "Participant",
            "peserta",
        )
        assert [reason.code for reason in found.innovations[1].reasons] == ["after_window"]
        assert "Musyawarah desa" in found.explain()

    def test_its_predicates_are_its_own(self) -> None:
        star = self.rules.classify(Decimal("5.1"))
        assert (star.value, star.label()) == ("sangat_inovatif", "Bintang")
        assert ida.rulebook("iid-2026").classify(70) is ida.Predicate.VERY_INNOVATIVE

    def test_its_rounding_is_told_in_words_of_either_language(self) -> None:
        assert "1 desimal, pembulatan setengah ke angka genap [panitia A]" in self.rules.explain()
        assert "1 decimals, rounding half to the even digit [panitia A]" in self.rules.explain("en")
        (found,) = (
            change
            for change in ida.rules.differences(ida.rulebook("iid-2026"), self.rules)
            if change.path == "scale.rounding"
        )
        assert (str(found.before.id), found.after.en) == ("2, setengah ke atas", "1, half to the even digit")
        assert self.rules.to_dict()["scale"]["rounding"]["rule"] == "half_even"

    def test_it_rounds_by_its_own_rule(self) -> None:
        assert [str(self.rules.round(Fraction(n, 100))) for n in (505, 515)] == ["5.0", "5.2"]

    def test_it_is_compared_with_a_shipped_one(self) -> None:
        changes = {change.path for change in ida.rules.differences(ida.rulebook("iid-2026"), self.rules)}
        assert {"catalogue.innovation.rows.sdm", "catalogue.innovation.rows.warga", "formula.gate"} <= changes

    def test_its_own_claims_are_unknown_elsewhere(self) -> None:
        read = ida.read_submission(self.report(), self.rules)
        with pytest.raises(ida.InvalidSubmission) as caught:
            ida.score(read, ida.rulebook("iid-2026"))
        assert {problem.code for problem in caught.value.problems} == {"unknown_indicator"}


class TestWhatEditionsSay:
    def test_the_known_ids(self) -> None:
        assert ida.rulebooks() == tuple(f"iid-{year}" for year in range(2019, 2030))
        with pytest.raises(ida.UnknownRulebook) as caught:
            ida.rulebook("iid-2018")
        assert "iid-2019" in str(caught.value)

    def test_the_edition_of_a_year_is_found_by_its_year(self) -> None:
        assert ida.rulebook_of_year(2026) is ida.rulebook("iid-2026")
        for unknown in (2018, 10**5000):
            with pytest.raises(ida.UnknownRulebook) as caught:
                ida.rulebook_of_year(unknown)
            assert "iid-2026" in caught.value.known
        others: tuple[Any, ...] = ("2026", 2026.0, True, None)
        for other in others:
            with pytest.raises(ida.InvalidArgument, match="year"):
                ida.rulebook_of_year(other)

    def test_the_arithmetic_of_two_published_results(self) -> None:
        in_2024 = ida.aggregate(
            ida.rulebook("iid-2024"), government=Decimal("56.00"), mean_maturity=Decimal("79.69"), innovations=89
        )
        in_2025 = ida.aggregate(
            ida.rulebook("iid-2025"), government=Decimal("51.00"), mean_maturity=Decimal("90.91"), innovations=137
        )
        assert (str(in_2024.index), str(in_2025.index)) == ("67.80", "77.59")

    @pytest.mark.parametrize(
        ("rulebook_id", "index", "predicate"),
        [
            ("iid-2023", "35.00", "inovatif"),
            ("iid-2023", "34.99", "kurang_inovatif"),
            ("iid-2023", "60.00", "inovatif"),
            ("iid-2023", "60.01", "sangat_inovatif"),
            ("iid-2026", "40.00", "kurang_inovatif"),
            ("iid-2026", "40.01", "inovatif"),
            ("iid-2026", "65.00", "inovatif"),
            ("iid-2026", "65.01", "sangat_inovatif"),
            ("iid-2026", "0.01", "kurang_inovatif"),
            ("iid-2026", "0.00", "tidak_dapat_dinilai"),
            ("iid-2020", "1971", "sangat_inovatif"),
            ("iid-2020", "1001", "sangat_inovatif"),
        ],
    )
    def test_the_edges_of_bands(self, rulebook_id: str, index: str, predicate: str) -> None:
        assert ida.rulebook(rulebook_id).classify(Decimal(index)).value == predicate

    @pytest.mark.parametrize(("rulebook_id", "index"), [("iid-2020", 1000), ("iid-2020", 0), ("iid-2019", 74400)])
    def test_a_predicate_that_is_not_known_is_not_guessed(self, rulebook_id: str, index: int) -> None:
        with pytest.raises(ida.RulebookIncomplete):
            ida.rulebook(rulebook_id).classify(index)

    def test_provisional_editions_say_so_in_every_score(self) -> None:
        read = ida.load_submission(MINIMAL)
        for year in range(2026, 2030):
            found = ida.score(read, ida.rulebook(f"iid-{year}"))
            notices = {notice.code for notice in found.notices}
            assert ("provisional" in notices) is (year > 2026)
            assert found.to_dict()["rulebook"]["provisional"] is (year > 2026)
            assert ("SEMENTARA" in found.explain()) is (year > 2026)
            assert ("other_year" in notices) is (year != 2026)

    def test_divisor_and_gate_of_the_prognosis(self) -> None:
        formulas = [ida.rulebook(f"iid-{year}").formula for year in range(2026, 2030)]
        assert [(one.divisor.least, one.gate.required) for one in formulas if one and one.gate] == [
            (12, 5),
            (14, 6),
            (16, 6),
            (18, 6),
        ]

    @pytest.mark.parametrize(
        "index", [Decimal("65.005"), Decimal("100.01"), Decimal(-1), Decimal("NaN"), "65", 65.0, True]
    )
    def test_only_a_published_index_is_classified(self, index: Any) -> None:
        with pytest.raises(ida.InvalidSubmission):
            ida.rulebook("iid-2026").classify(index)


def test_explaining_an_edition_names_the_sources_of_its_scale_and_of_each_part_of_its_catalogue() -> None:
    text = " ".join(ida.rulebook("iid-2026").explain("en").split())
    for said in (
        "scale 0 - 100 [formula A]",
        "at most: government 63, maturity 111, quantity 76 [formula A] [formula A]",
        "not filled: costs its points and nothing else [system C: mandatory-government]",
        "mandatory [system B], variables [system B], facts [indicators C: facts]",
        'write manual / not electronic: "fact": "manual"',
    ):
        assert said in text


class TestPublishedResults:
    """Every published row whose edition can classify gets the published predicate."""

    ROWS = tuple(csv.DictReader(PUBLISHED.read_text("utf-8").splitlines()[1:]))

    def test_published_predicates_agree(self) -> None:
        checked = [row for row in self.ROWS if row["index"] and row["predicate"]]
        for row in checked:
            rules = ida.rulebook(f"iid-{row['year']}")
            assert rules.classify(Decimal(row["index"])).value == row["predicate"], row
        assert len({row["year"] for row in checked}) == 5

    def test_every_row_is_of_a_region_a_predicate_and_an_edition_that_exist(self) -> None:
        for row in self.ROWS:
            assert ida.Region(row["region_code"]).name == row["region"]
            assert row["predicate"] in {"", *ida.rulebook("iid-2026").predicates}
            assert ida.rulebook(f"iid-{row['year']}").id.endswith(row["year"])

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"index": ""}, "can't be said: no index published"),
            ({"predicate": ""}, "can't be said: no predicate published"),
            ({"index": "", "predicate": ""}, "can't be said: no index and no predicate published"),
            (
                {"index": "", "year": "2019"},
                "can't be said: no index published; the row alone tells that this predicate was given then",
            ),
            ({"index": "60.00"}, "disagrees: the edition says inovatif"),
            ({}, "agrees: bands of the decree"),
            ({"year": "2021"}, "consistent: bands inferred, partly from this row"),
        ],
    )
    def test_the_page_says_of_a_row_how_much_it_proves(self, changes: dict[str, str], said: str) -> None:
        row = {"year": "2023", "index": "84.46", "predicate": "sangat_inovatif", "mean_maturity": ""}
        assert published_page.shows({**row, **changes}) == said

    def test_published_means_and_counts_leave_a_possible_government_score(self) -> None:
        for row in self.ROWS:
            if row["mean_maturity"]:
                rules = ida.rulebook(f"iid-{row['year']}")
                assert rules.formula is not None
                least, most = (
                    ida.aggregate(
                        rules,
                        government=government,
                        mean_maturity=Decimal(row["mean_maturity"]),
                        innovations=int(row["innovations"]),
                    ).index
                    for government in (0, rules.formula.government)
                )
                assert least <= Decimal(row["index"]) <= most


class TestRescoring:
    READ = ida.load_submission(KOTA_BATU)

    def test_divisor_and_gate_are_the_causes_and_add_up_exactly(self) -> None:
        found = ida.rescore(self.READ, ["iid-2026", "iid-2027"])
        (step,) = found.steps
        assert {aspect for aspect, points in step.causes.items() if points} == {
            ida.rules.Aspect.DIVISOR,
            ida.rules.Aspect.GATE,
        }
        assert sum(step.causes.values()) == step.difference == found.scores[1].index_exact - found.scores[0].index_exact
        assert step.causes[ida.rules.Aspect.GATE] == -Fraction("0.38") * 13 * 100 / 250
        for lang in LANGS:
            assert ida.rules.Aspect.DIVISOR.label(lang) in found.explain(lang)
        assert found.to_dict()["steps"][0]["causes"]["bands"] == "0/1"

    def test_every_aspect_can_be_a_cause_and_they_always_add_up(self, tmp_path: Path) -> None:
        path = tmp_path / "lain.toml"
        path.write_text(
            """
            format = "inovasi-daerah/rulebook"
            format_version = "1.0"
            extends = "iid-2028"
            id = "lain"
            year = 2026
            title = { id = "Lain", en = "Other" }
            can = ["classify", "aggregate", "score"]
            [eligibility.design]
            least_words = 1
            [catalogue.innovation.rows.sdm]
            weight = 3
            [catalogue.innovation.rows.sdm.scale]
            steps = { 1 = { at_least = 1 }, 2 = { at_least = 100 }, 3 = { at_least = 200 } }
            [catalogue.innovation.rows.anggaran]
            weight = 1
            [scale]
            bands = [
              { predicate = "sangat_inovatif", lowest = 10, highest = 100, source = SOURCE },
              { predicate = "inovatif", lowest = 0, highest = 9.99, source = SOURCE },
            ]
            """.replace("SOURCE", '{ reference = "formula", confidence = "A" }'),
            "utf-8",
        )
        other = ida.load_rulebook(path)
        read = ida.read_submission(changed(example(KOTA_BATU), "innovations", 15, "claims", "video", to={"level": 1}))
        found = ida.rescore(read, [ida.rulebook("iid-2026"), other])
        (step,) = found.steps
        causes = {aspect for aspect, points in step.causes.items() if points}
        assert causes == set(ida.rules.Aspect) - {ida.rules.Aspect.BANDS}
        assert sum(step.causes.values()) == step.difference
        assert "Inovatif -> Sangat Inovatif" in found.explain()

    def test_the_same_edition_twice_differs_in_nothing(self) -> None:
        found = ida.rescore(self.READ, ["iid-2026", ida.rulebook("iid-2026")])
        assert not any(found.steps[0].causes.values())
        assert "indeksnya tidak berubah" in found.explain()

    def test_an_edition_without_catalogue_is_refused_unless_one_is_lent_by_name(self) -> None:
        with pytest.raises(ida.RulebookIncomplete):
            ida.rescore(self.READ, ["iid-2024"])
        lent = ida.rules.with_catalogue_of(ida.rulebook("iid-2024"), ida.rulebook("iid-2026"))
        found = ida.score(self.READ, lent)
        assert found.to_dict()["rulebook"] | {"digest": ""} == {
            "id": "iid-2024",
            "digest": "",
            "provisional": False,
            "lent_by": "iid-2026",
        }
        assert lent.digest != ida.rulebook("iid-2024").digest
        assert {"lent", "other_year"} <= {notice.code for notice in found.notices}
        assert "iid-2024 + iid-2026" in found.explain()
        assert "iid-2024 + iid-2026" in ida.rescore(self.READ, [lent, "iid-2026"]).explain()

    LENT = (
        (("iid-2024", "katalog indikator"), ("iid-2024", "the catalogue of indicators")),
        (("iid-2024", "tanda indikator wajib"), ("iid-2024", "the marks of mandatory rows")),
        (("iid-2024", "T-2-01-01 sampai T-1-12-31"), ("iid-2024", "the window from T-2-01-01 to T-1-12-31")),
        (("iid-2024", "300 kata"), ("iid-2024", "at least 300 words")),
        (("iid-2024", "syarat indikator wajib"), ("iid-2024", "the condition that mandatory rows are filled")),
        (("iid-2024", "setelan counting"), ("iid-2024", "the settings counting, affairs and stages")),
        (("iid-2025", "setelan counting"), ("iid-2025", "the settings counting, affairs and stages")),
    )

    @pytest.mark.parametrize(("id_", "en"), LENT)
    def test_everything_lent_is_named_in_every_rendering(self, id_: tuple[str, str], en: tuple[str, str]) -> None:
        lent = ida.rules.with_catalogue_of(ida.rulebook(id_[0]), ida.rulebook("iid-2026"))
        found = ida.score(self.READ, lent)
        together = ida.rescore(self.READ, [lent])
        for lang, words in zip(LANGS, (id_[1], en[1]), strict=True):
            notice = next(one for one in found.notices if one.code == "lent")
            texts = [notice.text.say(lang), found.assumptions["lent-by-iid-2026"].text.say(lang)]
            texts += [together.explain(lang), found.explain(lang), found.summary(lang), lent.explain(lang)]
            texts.append(together.to_dict()["scores"][0]["lent"][lang])
            assert all(words in " ".join(text.split()) for text in texts)
        assert id_[1] in " ".join(found._repr_html_().split())

    def test_nothing_is_named_that_the_edition_has_itself(self) -> None:
        lent = ida.rules.with_catalogue_of(ida.rulebook("iid-2025"), ida.rulebook("iid-2026"))
        assert lent.lent is not None
        assert "window" not in lent.lent.en
        assert "300" not in lent.lent.en

    def test_an_edition_with_settings_and_conditions_of_its_own_is_lent_the_catalogue_alone(
        self, tmp_path: Path
    ) -> None:
        path = tmp_path / "lain.toml"
        title = 'title = { id = "Lain", en = "Other" }'
        can = 'can = ["classify", "aggregate"]'
        path.write_text(
            f'extends = "iid-2026"\nomit = ["catalogue"]\nid = "lain"\nyear = 2026\n{title}\n{can}\n', "utf-8"
        )
        own, lender = ida.load_rulebook(path), ida.rulebook("iid-2026")
        lent = ida.rules.with_catalogue_of(own, lender)
        assert lent.lent is not None
        assert lent.lent.en.startswith("lain borrows from iid-2026: the catalogue of indicators")
        assert lent.lent.en.endswith("; the marks of mandatory rows.")
        assert (lent.settings, lent.eligibility) == (own.settings, own.eligibility)
        assert ida.score(self.READ, lent).index_exact == ida.score(self.READ, lender).index_exact

    def test_the_report_on_a_portfolio_names_what_is_lent(self) -> None:
        lent = ida.rules.with_catalogue_of(ida.rulebook("iid-2025"), ida.rulebook("iid-2026"))
        assert lent.lent is not None
        found = ida.load_portfolio(EXAMPLES / "portfolio.xlsx").report(lent)
        for lang in LANGS:
            assert lent.lent.say(lang) in " ".join(found.explain(lang).split())

    @pytest.mark.parametrize("borrower", ["iid-2024", "iid-2025"])
    def test_every_lent_source_is_our_reading(self, borrower: str) -> None:
        own, lender = ida.rulebook(borrower), ida.rulebook("iid-2026")
        lent = ida.rules.with_catalogue_of(own, lender)
        kept = dict(sources_and_texts(own))
        before = dict(sources_and_texts(lender))
        marked = 0
        for path, source in sources_and_texts(lent):
            if isinstance(source, Source) and path not in kept:
                was = before[path]
                assert isinstance(was, Source)
                assert source.confidence.value == "C"
                assert source.reference == was.reference
                assert source.assumption == (was.assumption if was.confidence.value == "C" else "lent-by-iid-2026")
                marked += was.confidence.value != "C"
        assert marked >= 8
        references = {row.reference.confidence for row in ida.score(self.READ, lent).innovation_rows}
        assert {None if one is None else one.value for one in references} == {"C"}

    def test_only_what_fits_is_lent(self) -> None:
        rules = ida.rulebook("iid-2024")
        with pytest.raises(ida.RulebookIncomplete):
            ida.rules.with_catalogue_of(rules, ida.rulebook("iid-2025"))
        with pytest.raises(ida.RulebookIncomplete):
            ida.rules.with_catalogue_of(ida.rulebook("iid-2022"), ida.rulebook("iid-2026"))
        with pytest.raises(ida.InvalidRulebook):
            ida.rules.with_catalogue_of(rules, ida.load_rulebook(MADE_UP))


class TestDifferences:
    def test_a_row_may_change_in_everything(self, tmp_path: Path) -> None:
        path = tmp_path / "lain.toml"
        path.write_text(
            """
            extends = "iid-2026"
            omit = ["catalogue.innovation.rows.bimtek", "catalogue.government.rows.visi_misi.scale"]
            id = "lain"
            year = 2026
            title = { id = "Lain", en = "Other" }
            can = ["classify", "aggregate", "score"]
            [catalogue.innovation.rows.sdm]
            number = "40"
            weight = 3
            mandatory = false
            levels = { 1 = { id = "satu", en = "one" } }
            [catalogue.innovation.rows.sdm.scale]
            maximum = 99
            [catalogue.government.rows.visi_misi]
            evidence = { note = { id = "RPJMD", en = "RPJMD" }, kinds = ["pdf"] }
            """,
            "utf-8",
        )
        other = ida.load_rulebook(path)
        found = {change.path: change for change in ida.rules.differences(ida.rulebook("iid-2026"), other)}
        rows = "catalogue.innovation.rows"
        assert set(found) == {
            f"{rows}.bimtek",
            *(f"{rows}.sdm.{name}" for name in ("number", "weight", "mandatory", "levels.1", "scale")),
            "catalogue.government.rows.visi_misi.scale",
            "catalogue.government.rows.visi_misi.evidence",
        }
        assert found[f"{rows}.sdm.mandatory"].label("en").endswith(": yes -> no")
        assert found[f"{rows}.bimtek"].label("en").endswith(": weight 1 -> none")
        assert found["catalogue.government.rows.visi_misi.scale"].label("en").endswith(" -> not known")
        kemanfaatan = ida.rulebook("iid-2026").innovation[17].scale
        assert kemanfaatan is not None
        assert kemanfaatan.rule(2).en.startswith("a: 201-500 people; b: at least 20.01, at most 50.00 %; ")
        assert kemanfaatan.rule(2, basis="e").en == "101-200 goods"
        assert kemanfaatan.rule(0).en == "level 1 not reached"

    def test_scale_settings_and_evidence_are_told_too(self, tmp_path: Path) -> None:
        path = tmp_path / "lain.toml"
        path.write_text(
            """
            extends = "iid-2026"
            id = "lain"
            year = 2026
            title = { id = "Lain", en = "Other" }
            can = ["classify", "aggregate", "score"]
            [scale]
            rounding = { rule = "half_even", places = 2, source = { reference = "formula", confidence = "A" } }
            [settings.counting]
            default = "all"
            [catalogue.innovation.rows.video]
            name = { id = "Film", en = "Film" }
            evidence = { kinds = ["link"] }
            """,
            "utf-8",
        )
        other = ida.load_rulebook(path)
        found = {change.path for change in ida.rules.differences(ida.rulebook("iid-2026"), other)}
        row = "catalogue.innovation.rows.video"
        assert found == {"scale.rounding", "settings.counting", f"{row}.name", f"{row}.evidence"}
        again = ida.rescore(ida.load_submission(KOTA_BATU), ["iid-2026", other])
        assert sum(again.steps[0].causes.values()) == again.steps[0].difference == 0

    def test_lending_refuses_one_name_for_two_texts(self, tmp_path: Path) -> None:
        path = tmp_path / "lain.toml"
        path.write_text(
            """
            extends = "iid-2024"
            id = "lain"
            year = 2024
            title = { id = "Lain", en = "Other" }
            can = ["classify", "aggregate"]
            [references.formula]
            title = { id = "Lain", en = "Other" }
            """,
            "utf-8",
        )
        with pytest.raises(ida.InvalidRulebook) as caught:
            ida.rules.with_catalogue_of(ida.load_rulebook(path), ida.rulebook("iid-2026"))
        assert [problem.path for problem in caught.value.problems] == ["references.formula"]


class TestRefusedOnLoad:
    """A file that breaks a law of rulebooks is refused with path and reason."""

    def refused(self, old: str, new: str, tmp_path: Path, base: str = "iid-2026") -> list[tuple[str, str]]:
        text = (DATA / f"{base}.toml").read_text("utf-8")
        text = text.replace(f'id = "{base}"', 'id = "own"', 1)
        assert text.count(old) >= 1, old
        path = tmp_path / "own.toml"
        path.write_text(text.replace(old, new, 1), "utf-8")
        with pytest.raises(ida.InvalidRulebook) as caught:
            ida.load_rulebook(path)
        for problem in caught.value.problems:
            assert all(problem.message(lang) for lang in LANGS)
            assert problem.value is not None or problem.path.endswith(".kind")
            assert problem.expected.id
        return [(problem.code, problem.path) for problem in caught.value.problems]

    @pytest.mark.parametrize(
        ("old", "new", "code", "path"),
        [
            (
                'least = 12\nsource = { reference = "formula", confidence = "A" }',
                "least = 12",
                "missing_key",
                "formula.divisor.source",
            ),
            (
                'least = 12\nsource = { reference = "formula"',
                'least = 12\nsource = { reference = "formulas"',
                "unknown_reference",
                "formula.divisor.source.reference",
            ),
            ("lowest = 40.01", "lowest = 40.02", "rule_broken", "scale.bands[2].highest"),
            ("highest = 65.00", "highest = 65.01", "rule_broken", "scale.bands[1].highest"),
            ("lowest = 0, highest = 0", "lowest = 0.001, highest = 0", "rule_broken", "scale.bands[3].lowest"),
            ("weight = 4\n", "weight = 5\n", "rule_broken", "catalogue.innovation.rows"),
            ("weight = 4\n", "weight = -4\n", "rule_broken", "catalogue.innovation.rows.video.weight"),
            ("weight = 4\n", "weight = nan\n", "bad_form", "catalogue.innovation.rows.video.weight"),
            ("maximum = 250", "maximum = 251", "rule_broken", "formula.maximum"),
            ("most = 200", "most = 201", "rule_broken", "formula.quantity.maximum"),
            ("required = 5", "required = 7", "rule_broken", "formula.gate.required"),
            ('"1.05", "1.06"]', '"1.05", "1.05"]', "rule_broken", "formula.gate.affairs"),
            ("month = 12, day = 31", "month = 2, day = 29", "rule_broken", "eligibility.window.last"),
            ("years_before = 2", "years_before = 200", "rule_broken", "eligibility.window.first.years_before"),
            ('default = "main"', 'default = "mian"', "rule_broken", "settings.affairs.default"),
            ('main = { id = "urusan utama"', 'some = { id = "urusan utama"', "rule_broken", "settings.affairs.default"),
            ('number = "35"', 'number = "34"', "rule_broken", "catalogue.innovation.rows.video.number"),
            ('number = "35"', 'number = "tiga"', "rule_broken", "catalogue.innovation.rows.video.number"),
            (
                'variable = "hasil_kreatif"\neach',
                'variable = "hasil"\neach',
                "rule_broken",
                "formula.quantity.variable",
            ),
            ('variable = "output"', 'variable = "keluaran"', "rule_broken", "catalogue.innovation.rows.aktor.variable"),
            (
                'assumptions = ["whole-days"]',
                'assumptions = ["whole-day"]',
                "rule_broken",
                "catalogue.innovation.rows.kemudahan_proses.assumptions",
            ),
            (
                'derive = "months',
                'derive = "moons',
                "rule_broken",
                "catalogue.innovation.rows.kecepatan_penciptaan.derive",
            ),
            ('assumption = "rounding"', 'assumption = "roundings"', "rule_broken", "scale.rounding.source.assumption"),
            (', assumption = "rounding"', "", "rule_broken", "scale.rounding.source.assumption"),
            ('rule = "half_up"', 'rule = "half_down"', "unknown_value", "scale.rounding.rule"),
            ('rule = "half_up", ', "", "rule_broken", "scale.rounding.rule"),
            ("places = 2", "places = 9", "rule_broken", "scale.rounding.places"),
            ('predicate = "inovatif"', 'predicate = "inovasi"', "rule_broken", "scale.bands[1].predicate"),
            (
                "at_most = 5 }, 3",
                "at_most = 0 }, 3",
                "rule_broken",
                "catalogue.innovation.rows.kemudahan_proses.scale.steps",
            ),
            (
                "at_most = 5 }, 3",
                "at_least = 5 }, 3",
                "rule_broken",
                "catalogue.innovation.rows.kemudahan_proses.scale.steps.2",
            ),
            (
                "at_most = 5 }, 3",
                "any = true }, 3",
                "rule_broken",
                "catalogue.innovation.rows.kemudahan_proses.scale.steps.2",
            ),
            ("2 = { at_most = 5 }, ", "", "rule_broken", "catalogue.innovation.rows.kemudahan_proses.scale.steps"),
            (
                "at_most = 5 }, 3",
                "at_most = 5, above = 5 }, 3",
                "rule_broken",
                "catalogue.innovation.rows.kemudahan_proses.scale.steps.2",
            ),
            (
                "wtp = { level = 3",
                "wtp = { level = 2",
                "rule_broken",
                "catalogue.government.rows.opini_bpk.scale.values",
            ),
            (
                'kind = "days"',
                'kind = "nights"',
                "unknown_value",
                "catalogue.innovation.rows.kemudahan_proses.scale.kind",
            ),
            (
                'kind = "days"',
                'kind = ["days"]',
                "unknown_value",
                "catalogue.innovation.rows.kemudahan_proses.scale.kind",
            ),
            (
                'scale = { kind = "days"',
                'scale = 3 # { kind = "days"',
                "unknown_value",
                "catalogue.innovation.rows.kemudahan_proses.scale.kind",
            ),
            (
                "window = [2, 1, 0], patterns = { 1 = [[2], [1], [0]]",
                "window = [2, 1, 0], patterns = { 1 = [[3], [1], [0]]",
                "rule_broken",
                "catalogue.innovation.rows.anggaran.scale.patterns.1",
            ),
            (
                "patterns = { 1 = [[2], [1], [0]], ",
                "patterns = { ",
                "rule_broken",
                "catalogue.innovation.rows.anggaran.scale.patterns",
            ),
            (
                "counts = { 1 = 2, 2 = 3, 3 = 4 }",
                "counts = { 1 = 2, 2 = 2, 3 = 4 }",
                "rule_broken",
                "catalogue.government.rows.mandatory_spending.scale.counts",
            ),
            (
                "counts = { 1 = 2, 2 = 3, 3 = 4 }",
                "counts = { 1 = 2, 2 = 3 }",
                "rule_broken",
                "catalogue.government.rows.mandatory_spending.scale.counts",
            ),
            (
                "counts = { 1 = 2, 2 = 3, 3 = 4 }",
                'counts = { 1 = "2", 2 = 2, 3 = 1 }',
                "wrong_type",
                "catalogue.government.rows.mandatory_spending.scale.counts.1",
            ),
            (
                ", counts = { 1 = 2, 2 = 3, 3 = 4 }",
                "",
                "rule_broken",
                "catalogue.government.rows.mandatory_spending.scale",
            ),
            (
                '3 = [["visi", "misi"]] }',
                '3 = [["visi", "misi"]] }, countable = true',
                "rule_broken",
                "catalogue.government.rows.visi_misi.scale.countable",
            ),
            ("none_level = 1", "none_level = 4", "rule_broken", "catalogue.innovation.rows.pengaduan.scale.none_level"),
            (
                'levels = { 1 = { id = "1-2 unsur", en = "1-2 elements" }, ',
                "levels = { ",
                "rule_broken",
                "catalogue.innovation.rows.video.levels",
            ),
            ('format_version = "1.0"', 'format_version = "2.0"', "unknown_value", "format_version"),
            ('id = "own"', 'id = "Milik Sendiri"', "rule_broken", "id"),
            ("mandatory = true", 'mandatory = "yes"', "wrong_type", "catalogue.government.rows.visi_misi.mandatory"),
            ("lowest = 40.01", 'lowest = "x"', "bad_form", "scale.bands[1].lowest"),
            ("least = 12", "least = 0", "rule_broken", "formula.divisor.least"),
            ("each = 0.38\nmost = 200", "each = -0.38\nmost = -200", "rule_broken", "formula.quantity.each"),
            ("least_level = 1", "least_level = 4", "rule_broken", "eligibility.mandatory.least_level"),
            ("years_before = 2,", "years_before = 0,", "rule_broken", "eligibility.window.last"),
            ("year = 2026", "year = 20260", "rule_broken", "year"),
            ("year = 2026", 'year = 2026\nlent_by = "iid-2025"', "unknown_key", "lent_by"),
            ('"aggregate", "score"]', '"score"]', "rule_broken", "can"),
            ('"aggregate", "score"]', '"aggregate", "score", "score"]', "rule_broken", "can"),
            ('{ id = "Visi dan Misi"', '{ id = " "', "rule_broken", "catalogue.government.rows.visi_misi.name"),
            ("maximum = 100\n", 'maximum = "x"\n', "bad_form", "scale.maximum"),
            ("required = 5", 'required = "5"', "wrong_type", "formula.gate.required"),
            ("most = 200", 'most = "200"', "wrong_type", "formula.quantity.most"),
            ("government = 63", 'government = "63 poin"', "bad_form", "formula.government"),
            ("month = 12, day = 31", 'month = "12", day = 31', "wrong_type", "eligibility.window.last.month"),
            ("rows.video]", "rows.Video]", "rule_broken", "catalogue.innovation.rows.Video.code"),
            ('number = "35"', 'code = "vidio"\nnumber = "35"', "rule_broken", "catalogue.innovation.rows.video.code"),
            (
                "at_most = 5 }, 3 = { at_most = 1 }",
                "at_most = 5 }, 3 = { at_most = true }",
                "wrong_type",
                "catalogue.innovation.rows.kemudahan_proses.scale.steps.3.at_most",
            ),
            (
                'kind = "days", unit',
                'kind = "bases", bases = {} }\n[bimtek]\nx = { unit',
                "rule_broken",
                "catalogue.innovation.rows.kemudahan_proses.scale.bases",
            ),
            ("[formula.divisor]", "[[formula.divisor]]", "wrong_type", "formula.divisor"),
            ("required = 5", 'required = 5\nwithout = "x"', "unknown_key", "formula.gate.without"),
            ("[formula.gate]", "[formula.gates]", "unknown_key", "formula.gates"),
        ],
    )
    def test_each_law_names_the_place(self, old: str, new: str, code: str, path: str, tmp_path: Path) -> None:
        assert (code, path) in self.refused(old, new, tmp_path)

    def test_a_capability_without_its_part(self, tmp_path: Path) -> None:
        assert self.refused('can = ["classify"]', 'can = ["score"]', tmp_path, "iid-2021")[0] == ("rule_broken", "can")

    @pytest.mark.parametrize(
        ("content", "code"),
        [
            ((DATA / "iid-2026.toml").read_bytes()[:20_000], "not_toml"),
            (b"a = 1\na = 2\n", "not_toml"),
            (b"a = " + b"1" * 5000, "not_toml"),
            (b"a = 1e99999999999999999999", "not_toml"),
            (b"\xff\xfe", "not_utf8"),
            (b"a = " + b"[" * 100_000, "too_deep"),
            (b"a." * 64 + b"a = 1", "too_deep"),
            (b"a = " + b"{ b = " * 65 + b"1" + b" }" * 65, "too_deep"),
            (b"#" * (4 * 1024 * 1024 + 1), "too_large"),
        ],
    )
    def test_a_file_that_is_no_whole_toml(self, content: bytes, code: str, tmp_path: Path) -> None:
        path = tmp_path / "own.toml"
        path.write_bytes(content)
        with pytest.raises(ida.InvalidRulebook) as caught:
            ida.load_rulebook(path)
        assert [problem.code for problem in caught.value.problems] == [code]
        assert '""' not in str(caught.value)

    def test_an_empty_file_names_what_is_missing(self, tmp_path: Path) -> None:
        path = tmp_path / "own.toml"
        path.write_bytes(b"")
        with pytest.raises(ida.InvalidRulebook) as caught:
            ida.load_rulebook(path)
        assert [problem.path for problem in caught.value.problems] == ["id", "year", "title", "references"]

    def test_an_index_is_computed_only_on_a_scale_from_0_to_a_known_end(self, tmp_path: Path) -> None:
        path = tmp_path / "own.toml"
        path.write_text(
            """
            extends = "iid-2026"
            omit = ["scale.maximum"]
            id = "own"
            year = 2026
            title = { id = "A", en = "A" }
            can = ["classify", "aggregate"]
            [scale]
            minimum = 1
            bands = [{ predicate = "inovatif", lowest = 1, source = { reference = "formula", confidence = "A" } }]
            """,
            "utf-8",
        )
        with pytest.raises(ida.InvalidRulebook) as caught:
            ida.load_rulebook(path)
        assert [problem.path for problem in caught.value.problems] == ["scale.maximum", "scale.minimum"]

    def test_a_shipped_id_is_not_taken(self, tmp_path: Path) -> None:
        path = tmp_path / "own.toml"
        path.write_bytes((DATA / "iid-2026.toml").read_bytes())
        with pytest.raises(ida.InvalidRulebook) as caught:
            ida.load_rulebook(path)
        assert [(problem.code, problem.path) for problem in caught.value.problems] == [("duplicate_id", "id")]

    @pytest.mark.parametrize(
        ("line", "code", "path"),
        [
            ('extends = "iid-1999"', "unknown_value", "extends"),
            ("extends = 2026", "wrong_type", "extends"),
            ('extends = "iid-2026"\nomit = ["formula.gates"]', "unknown_value", "omit"),
            ('extends = "iid-2026"\nomit = ["formula.gate"]', "rule_broken", "formula.gate"),
        ],
    )
    def test_what_is_extended_must_be_there(self, line: str, code: str, path: str, tmp_path: Path) -> None:
        file = tmp_path / "own.toml"
        head = 'format = "inovasi-daerah/rulebook"\nformat_version = "1.0"\nid = "own"\nyear = 2026\n'
        file.write_text(f'{head}title = {{ id = "A", en = "A" }}\n{line}\n', "utf-8")
        with pytest.raises(ida.InvalidRulebook) as caught:
            ida.load_rulebook(file)
        assert [(problem.code, problem.path) for problem in caught.value.problems] == [(code, path)]

    def test_what_is_extended_can_be_left_out_in_part(self, tmp_path: Path) -> None:
        file = tmp_path / "own.toml"
        file.write_text(
            'extends = "iid-2026"\nomit = ["formula.gate"]\nid = "own"\nyear = 2026\ncan = ["classify", "aggregate"]\n'
            'title = { id = "A", en = "A" }\n'
            '[formula]\nwithout_gate = { reference = "formula", confidence = "A" }\n',
            "utf-8",
        )
        rules = ida.load_rulebook(file)
        assert rules.formula is not None
        assert rules.formula.gate is None
        assert ida.aggregate(rules, government=0, total_maturity=0, innovations=0).index == 0

    @pytest.mark.parametrize("path", ["catalogue", "catalogue.innovation", "catalogue.innovation.rows"])
    def test_a_catalogue_of_the_wrong_shape(self, path: str, tmp_path: Path) -> None:
        file = tmp_path / "own.toml"
        head = 'id = "own"\nyear = 2026\ntitle = { id = "A", en = "A" }\nreferences = {}\n'
        file.write_text(f"{head}{path} = 1", "utf-8")
        with pytest.raises(ida.InvalidRulebook) as caught:
            ida.load_rulebook(file)
        assert ("wrong_type", path) in [(problem.code, problem.path) for problem in caught.value.problems]

    def test_dotted_scalars_have_nothing_to_leave_out(self, tmp_path: Path) -> None:
        file = tmp_path / "own.toml"
        file.write_text('extends = "iid-2026"\nomit = ["year.month"]\nid = "own"\nyear = 2026\n', "utf-8")
        with pytest.raises(ida.InvalidRulebook):
            ida.load_rulebook(file)


def test_shipped_files_are_plain_toml() -> None:
    for path in DATA.glob("*.toml"):
        assert tomllib.loads(path.read_text("utf-8"))["id"] == path.stem
