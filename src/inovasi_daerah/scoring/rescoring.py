"""The same report under several editions, with the causes of every difference in points."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, field

from inovasi_daerah.arguments import expect, expect_all
from inovasi_daerah.domain.submissions import Submission
from inovasi_daerah.exact import as_share, exact
from inovasi_daerah.frozen import FrozenDict, frozen
from inovasi_daerah.problems import ABSENT, InvalidArgument, InvalidSubmission, problem, refuse
from inovasi_daerah.report.explained import Explained
from inovasi_daerah.report.section import Column, Row, Section, Table, columns, figures
from inovasi_daerah.rules.capabilities import Capability
from inovasi_daerah.rules.edition_changes import Aspect
from inovasi_daerah.rules.library import rulebook
from inovasi_daerah.rules.rulebook import Rulebook
from inovasi_daerah.scoring.engine import score_by_facts
from inovasi_daerah.scoring.explanation import Score
from inovasi_daerah.scoring.grading import grader_of
from inovasi_daerah.scoring.settings import SETTING_RULE, choose
from inovasi_daerah.text import Text, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.problems import Problem
    from inovasi_daerah.rules.catalogue import Catalogue, CataloguePart
    from inovasi_daerah.rules.formula import Formula

_TITLE: Final = Text("{region}, {year}: menurut {n} edisi", "{region}, {year}: under {n} editions")
_EDITIONS: Final = (
    Column(Text("Edisi", "Edition")),
    *figures(Text("Indeks", "Index"), Text("Skor", "Points")),
    *columns(Text("Predikat", "Predicate")),
)
_CAUSES: Final = (Column(Text("Sebab", "Cause")), *figures(Text("Indeks", "Index")))
_SHOWN: Final = 4
_STEP: Final = same("{before} -> {after}: {points}")
_NO_CAUSE: Final = Text("indeksnya tidak berubah", "the index does not change")
_PREDICATES: Final = Text("predikat: {before} -> {after}", "predicate: {before} -> {after}")
_DISAGREES: Final = Text(
    "{path}: menyatakan level {stated}; faktanya mencapai level {before} menurut {old} dan level {after} menurut {new}",
    "{path}: states level {stated}; its fact reaches level {before} under {old} and level {after} under {new}",
)


@frozen
class Disagreement:
    """A claim that states a level beside a fact which two editions read to different levels; the fact decided.

    Attributes:
        path: of the claim in the submission.
        stated: the level that the claim states.
        before, after: the level of its fact under the one edition and under the other.
    """

    path: str
    stated: int
    before: int
    after: int

    def to_dict(self) -> dict[str, Any]:
        """As JSON data."""
        return {"path": self.path, "stated": self.stated, "before": self.before, "after": self.after}


@frozen
class Step:
    """From the score under one edition to that under the next.

    Attributes:
        causes: exact points of the index that each aspect brings, in the stated order; they add up to ``difference``.
    """

    before: Score = field(repr=False)
    after: Score = field(repr=False)
    causes: FrozenDict[Aspect, Fraction]

    @property
    def difference(self) -> Fraction:
        """The exact difference of the two indexes."""
        return self.after.index_exact - self.before.index_exact

    @cached_property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """The claims whose stated level can be that of one of the two editions only: causes among the thresholds."""
        return tuple(_disagreements(self.before, self.after))

    def to_dict(self) -> dict[str, Any]:
        """As JSON data; shares of the index as exact fractions."""
        return {
            "before": self.before.rules.id,
            "after": self.after.rules.id,
            "difference": exact(self.difference),
            "causes": {aspect.value: exact(points) for aspect, points in self.causes.items()},
            "disagreements": [one.to_dict() for one in self.disagreements],
        }


@frozen(repr=False)
class Rescoring(Explained):
    """One submission under several editions, side by side."""

    scores: tuple[Score, ...] = field(repr=False)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """From each edition to the next, with the causes."""
        return tuple(_step(before, after) for before, after in zip(self.scores, self.scores[1:], strict=False))

    def __repr__(self) -> str:
        indexes = ", ".join(f"{one.rules.id} {one.index}" for one in self.scores[:_SHOWN])
        more = f" and {len(self.scores) - _SHOWN} more" if len(self.scores) > _SHOWN else ""
        return f"<Rescoring {indexes}{more}>"

    def sections(self) -> Iterator[Section]:
        """The index under each edition, and each step with its causes."""
        first = self.scores[0]
        title = _TITLE.format(region=first.submission.region.name, year=first.submission.year, n=len(self.scores))
        notes = [first.settings.text(first.rules, first.basis)]
        notes += (one.rules.lent for one in self.scores if one.rules.lent is not None)
        indexes = tuple(
            Row((one.rules.id_with_lender, str(one.index), str(one.total), one.predicate.name)) for one in self.scores
        )
        yield Section(title, tuple(notes), Table(_EDITIONS, indexes))
        yield from map(_section, self.steps)

    def to_dict(self) -> dict[str, Any]:
        """As JSON data: the index and predicate under each edition, and the steps between them."""
        return {
            "scores": [
                {
                    "rulebook": one.rules.id,
                    "lent_by": one.rules.lent_by,
                    "lent": None if one.rules.lent is None else one.rules.lent.to_dict(),
                    **one.result.to_dict(),
                }
                for one in self.scores
            ],
            "steps": [step.to_dict() for step in self.steps],
        }


def _section(step: Step) -> Section:
    before, after = step.before, step.after
    words = _STEP.format(before=before.rules.id, after=after.rules.id, points=_signed(step.difference))
    notes = [] if any(step.causes.values()) else [_NO_CAUSE]
    if before.predicate != after.predicate:
        notes.append(_PREDICATES.format(before=before.predicate.name, after=after.predicate.name))
    ids = {"old": before.rules.id, "new": after.rules.id}
    notes += (_DISAGREES.format(**claim.to_dict(), **ids) for claim in step.disagreements)
    causes = tuple(Row((aspect.text, _signed(points))) for aspect, points in step.causes.items() if points)
    return Section(words, tuple(notes), Table(_CAUSES, causes))


def _signed(points: Fraction) -> str:
    written = as_share(points)
    return f"+{written}" if points > 0 else written


def rescore(
    submission: Submission,
    editions: Sequence[Rulebook | str],
    *,
    basis: str = "claimed",
    counting: str | None = None,
    affairs: str | None = None,
    stages: str | None = None,
    derive: bool = False,
) -> Rescoring:
    """One submission under several editions; its own year stays the assessment year.

    All are scored with the settings asked for, or else with the defaults of the first edition.

    The causes of a difference are attributed in one order: eligibility, thresholds, rows and weights, divisor, gate,
    bands. Each is what the index changes by when that aspect is exchanged after those before it.

    Where a claim states a level beside its fact, the fact decides under every edition: the level is the fact's under
    one of them at least, and where another reads the fact otherwise, that is a cause of the difference.

    Args:
        editions: at least one: rulebooks, or ids of shipped ones, each with a catalogue; one that lacks it can be
            given another's by ``with_catalogue_of``.

    Raises:
        InvalidSubmission: where a claim is not one of an edition's catalogue, or states a level that its fact reaches
            under none of the editions.
        RulebookIncomplete: where an edition has no catalogue.
        UnknownRulebook: for an id that is not shipped.
    """
    expect(submission, Submission, "submission")
    expect(editions, Sequence, "editions")
    if not editions:
        some = Text("paling sedikit satu buku aturan", "one rulebook at least")
        raise InvalidArgument([problem("missing_key", ABSENT, some, path="editions", reference=SETTING_RULE)])
    chosen = [rulebook(one) if isinstance(one, str) else one for one in editions]
    expect_all(chosen, Rulebook, "editions")
    asked = {"counting": counting, "affairs": affairs, "stages": stages}
    settings = choose(chosen[0], asked, derive=derive)
    found = tuple(score_by_facts(submission, rules, basis, settings) for rules in chosen)
    refuse(InvalidSubmission, _levels_of_no_edition(submission, chosen))
    return Rescoring(found)


def _levels_of_no_edition(submission: Submission, editions: Sequence[Rulebook]) -> Iterator[Problem]:
    """The stated levels that are not those of their facts under any of the editions: all that is wrong by now."""
    graders = [grader_of(rules, submission.year) for rules in editions]
    found = [{one.path: one for one in grader.problems(submission)} for grader in graders]
    return (one for path, one in found[0].items() if all(path in other for other in found))


def _disagreements(before: Score, after: Score) -> Iterator[Disagreement]:
    read = dict(_levels_beside_facts(after))
    for path, (stated, old) in _levels_beside_facts(before):
        new = read[path][1]
        if old != new:
            yield Disagreement(path, stated, old, new)


def _levels_beside_facts(score: Score) -> Iterator[tuple[str, tuple[int, int]]]:
    """The path of each claim that states both, with the level it states and the level of its fact."""
    parts = [("government", score.submission.government, score.government.rows)]
    for n, one in enumerate(score.innovations):
        parts.append((f"innovations[{n}].claims", one.innovation.claims, one.rows))
    for path, claims, rows in parts:
        for row in rows:
            claim = claims.get(row.code)
            if row.graded is not None and claim is not None and claim.level is not None:
                yield f"{path}.{row.code}", (claim.level, row.graded.level)


def _step(before: Score, after: Score) -> Step:
    causes: dict[Aspect, Fraction] = {}
    reached, rules = before.index_exact, before.rules
    for aspect in Aspect:
        rules = _exchanged(rules, after.rules, aspect)
        between = score_by_facts(before.submission, rules, before.basis, before.settings)
        causes[aspect] = between.index_exact - reached
        reached = between.index_exact
    return Step(before, after, FrozenDict(causes))


def _exchanged(rules: Rulebook, other: Rulebook, aspect: Aspect) -> Rulebook:
    """``rules`` with one aspect of ``other``."""
    joined = evolve(
        rules,
        references=FrozenDict({**rules.references, **other.references}),
        assumptions=FrozenDict({**rules.assumptions, **other.assumptions}),
        predicates=FrozenDict({**rules.predicates, **other.predicates}),
    )
    mine, theirs = (one.known(one.formula, Capability.SCORE) for one in (rules, other))
    match aspect:
        case Aspect.WINDOW:
            return evolve(joined, eligibility=other.eligibility, catalogue=_catalogue(rules, other, ("mandatory",)))
        case Aspect.THRESHOLDS:
            entries = ("scale", "levels", "derive", "assumptions")
            return evolve(joined, catalogue=_catalogue(rules, other, entries))
        case Aspect.WEIGHTS:
            return evolve(joined, catalogue=other.catalogue, formula=_formula(theirs, divisor=mine, gate=mine))
        case Aspect.DIVISOR:
            return evolve(joined, formula=_formula(theirs, divisor=theirs, gate=mine))
        case Aspect.GATE:
            return evolve(joined, formula=theirs)
        case _:
            return evolve(joined, scale=other.scale)


def _formula(parts: Formula, *, divisor: Formula, gate: Formula) -> Formula:
    return evolve(parts, divisor=divisor.divisor, gate=gate.gate, without_gate=gate.without_gate)


def _catalogue(rules: Rulebook, other: Rulebook, entries: tuple[str, ...]) -> Catalogue:
    """The catalogue of ``rules`` with some entries of each row as ``other`` has them."""
    mine, theirs = (one.known(one.catalogue, Capability.SCORE) for one in (rules, other))
    return evolve(
        mine,
        government=_part(mine.government, theirs.government, entries),
        innovation=_part(mine.innovation, theirs.innovation, entries),
    )


def _part(mine: CataloguePart, theirs: CataloguePart, entries: tuple[str, ...]) -> CataloguePart:
    rows = {
        code: evolve(row, **{name: getattr(theirs.rows[code], name) for name in entries})
        if code in theirs.rows
        else row
        for code, row in mine.rows.items()
    }
    return evolve(mine, rows=FrozenDict(rows))
