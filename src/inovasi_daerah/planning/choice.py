"""Which innovations to send so that the index is highest, and what speaks for any other set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast

from attrs import evolve, field

from inovasi_daerah.arguments import choice_problems, expect, expect_all
from inovasi_daerah.domain.affairs import affairs as all_affairs
from inovasi_daerah.domain.submissions import Submission
from inovasi_daerah.exact import as_share, exact, is_short, two_places
from inovasi_daerah.frozen import frozen
from inovasi_daerah.planning.alternatives import Alternatives
from inovasi_daerah.planning.choice_sections import choice_sections
from inovasi_daerah.planning.choosing import Candidate, Choices, Kept, choices
from inovasi_daerah.planning.readings import other_settings, under
from inovasi_daerah.problems import InvalidArgument, Problem, problem, refuse
from inovasi_daerah.report.explained import Explained
from inovasi_daerah.rules.rulebook import Rulebook
from inovasi_daerah.rules.settings import Affairs, Counted
from inovasi_daerah.scoring.aggregation import points_in_range
from inovasi_daerah.scoring.engine import score
from inovasi_daerah.scoring.explanation import Score
from inovasi_daerah.scoring.formula import formula_of, index_share
from inovasi_daerah.scoring.settings import Basis, Settings
from inovasi_daerah.text import Text, same
from inovasi_daerah.version import FORMAT_VERSION, library_version

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inovasi_daerah.report.section import Section
    from inovasi_daerah.rules.bands import Predicate

Candidates: TypeAlias = Submission | Score | Iterable[Candidate]
"""What can be chosen from: a report, its score, or candidates by themselves."""
FORMAT: Final = "inovasi-daerah/choice"
_RULE: Final = Text("pilihan inovasi", "choice of innovations")


@frozen
class Chosen:
    """A set of innovations and the index with them.

    Attributes:
        ids: in the order of the candidates.
        maturities: the sum of their maturities.
        opens: whether they open the gate of basic services; true where an edition has none.
        index: as published; ``index_exact`` before its rounding.
    """

    ids: tuple[str, ...] = field(repr=False)
    maturities: Fraction
    opens: bool
    index_exact: Fraction
    index: Decimal

    @property
    def size(self) -> int:
        """How many are sent."""
        return len(self.ids)

    def to_dict(self) -> dict[str, Any]:
        """As JSON data."""
        return {
            "ids": list(self.ids),
            "size": self.size,
            "maturities": two_places(self.maturities),
            "opens_gate": self.opens,
            "index": str(self.index),
            "index_exact": exact(self.index_exact),
        }


@frozen
class Size:
    """The best set of one size: its index, and whether it opens the gate."""

    size: int
    opens: bool
    index_exact: Fraction
    index: Decimal


@frozen
class Elsewhere:
    """The best set under other settings.

    Attributes:
        is_what_if: whether eligibility is left out of account, which no reading of the rules allows.
        is_same: whether the same innovations are sent.
    """

    settings: Settings
    best: Chosen
    is_what_if: bool
    is_same: bool


@frozen(repr=False)
class Choice(Explained):
    """Which innovations to send: of all sets the one with the highest index; of equals the smallest.

    Attributes:
        government: points of the regional government.
        at_most: how many may be sent; None where there is no limit.
        forced: ids of those that are sent in any case.
        score: of the report that the candidates are from; None where they were given by themselves.
    """

    rules: Rulebook
    candidates: tuple[Candidate, ...] = field(repr=False)
    government: Fraction
    at_most: int | None
    forced: tuple[str, ...]
    score: Score | None = field(repr=False)

    def __repr__(self) -> str:
        return f"<Choice {self.best.size} of {len(self.candidates)}: index {self.best.index}>"

    @property
    def settings(self) -> Settings | None:
        """The settings under which the candidates were taken from a report."""
        return None if self.score is None else self.score.settings

    @property
    def basis(self) -> Basis | None:
        """Claimed or verified, where the candidates were taken from a report."""
        return None if self.score is None else self.score.basis

    @cached_property
    def _places(self) -> dict[str, int]:
        return {one.id: place for place, one in enumerate(self.candidates)}

    @cached_property
    def _choices(self) -> Choices:
        forced = [self._places[name] for name in self.forced]
        return choices(formula_of(self.rules), self.candidates, forced=forced)

    @cached_property
    def _alternatives(self) -> Alternatives:
        forced = [self._places[name] for name in self.forced]
        return Alternatives(formula_of(self.rules), self.candidates, forced, self.at_most)

    @cached_property
    def _best(self) -> Kept:
        return self._choices.best(at_most=self.at_most)

    @cached_property
    def best(self) -> Chosen:
        """The set with the highest index."""
        return self._chosen(self._best)

    @cached_property
    def second(self) -> Chosen | None:
        """The best of all other sets; None where there is no other."""
        second = self._alternatives.second(self._choices, self._best)
        return None if second is None else self._chosen(second)

    @cached_property
    def while_it_pays(self) -> Chosen:
        """Where it ends to add the innovation that raises the index most, as long as one does: often too early."""
        return self._chosen(self._alternatives.while_it_pays())

    @cached_property
    def sizes(self) -> tuple[Size, ...]:
        """The best set of every size."""
        return tuple(self._sizes())

    def _sizes(self) -> Iterator[Size]:
        for size in self._choices.sizes:
            if self.at_most is None or size <= self.at_most:
                points, opens = self._choices.points(size)
                yield Size(size, opens, *self._index(points))

    def of_size(self, size: int) -> Chosen:
        """The best set of that many.

        Raises:
            InvalidSubmission: for a size that no set has.
        """
        sizes = self._choices.sizes
        if type(size) is not int or size not in sizes:
            wanted = same(f"{sizes.start}-{sizes.stop - 1}")
            raise InvalidArgument([problem("out_of_range", size, wanted, path="size", reference=_RULE)])
        _, opens = self._choices.points(size)
        kept = self._choices.of_size(size, opens=opens)
        return self._chosen(kept or self._best)

    @cached_property
    def worth(self) -> dict[str, Fraction]:
        """By id, what the index loses without an innovation that is sent, or gains with one more that is not."""
        points = self._alternatives.worth(self._best)
        return {one.id: index_share(self.rules, more) for one, more in zip(self.candidates, points, strict=True)}

    def without(self, *ids: str) -> Choice:
        """The choice anew, without some of the candidates.

        Raises:
            InvalidSubmission: for what is no candidate.
        """
        refuse(InvalidArgument, (found for name in ids for found in choice_problems(self._places, name, "ids")))
        left = tuple(one for one in self.candidates if one.id not in ids)
        return evolve(self, candidates=left, forced=tuple(name for name in self.forced if name not in ids))

    @cached_property
    def elsewhere(self) -> tuple[Elsewhere, ...]:
        """The best set under every other combination of settings, where the candidates are from a report."""
        return () if self.score is None else tuple(self._elsewhere(self.score))

    def _elsewhere(self, found: Score) -> Iterator[Elsewhere]:
        for settings in other_settings(found):
            other = under(found, settings)
            candidates = candidates_of(other)
            forced = tuple(name for name in self.forced if any(one.id == name for one in candidates))
            best = evolve(self, candidates=candidates, forced=forced, score=other).best
            is_same = set(best.ids) == set(self.best.ids)
            yield Elsewhere(settings, best, settings.counting == Counted.ALL, is_same)

    def _chosen(self, kept: Kept) -> Chosen:
        ids = tuple(self.candidates[place].id for place in kept.rows)
        return Chosen(ids, kept.maturities, kept.opens, *self._index(kept.points))

    def _index(self, points: Fraction) -> tuple[Fraction, Decimal]:
        found = index_share(self.rules, self.government + points)
        return found, self.rules.round(found)

    def predicate(self, chosen: Chosen) -> Predicate:
        """What the index of a set is called."""
        return self.rules.classify(chosen.index)

    def sections(self) -> Iterator[Section]:
        """The set to send, what each is worth, the second best, every size, and other settings."""
        return choice_sections(self)

    def to_dict(self) -> dict[str, Any]:
        """As JSON data; ``docs/json-outputs.md`` lists the keys."""
        sent = frozenset(self.best.ids)
        return {
            "format": FORMAT,
            "format_version": FORMAT_VERSION,
            "rulebook": self.rules.identity(),
            "library": library_version(),
            **self._of_the_report(),
            "government": two_places(self.government),
            "at_most": self.at_most,
            "forced": list(self.forced),
            "best": self.best.to_dict(),
            "second": None if self.second is None else self.second.to_dict(),
            "while_it_pays": self.while_it_pays.to_dict(),
            "candidates": [
                {
                    "id": one.id,
                    "maturity": two_places(one.maturity),
                    "sent": one.id in sent,
                    "worth": as_share(self.worth[one.id]),
                    "worth_exact": exact(self.worth[one.id]),
                }
                for one in self.candidates
            ],
            "sizes": [{"size": one.size, "opens_gate": one.opens, "index": str(one.index)} for one in self.sizes],
            "readings": [
                {
                    "settings": one.settings.to_dict(),
                    "what_if": one.is_what_if,
                    "same": one.is_same,
                    "best": one.best.to_dict(),
                }
                for one in self.elsewhere
            ],
        }

    def _of_the_report(self) -> dict[str, Any]:
        if self.score is None:
            return {}
        report, settings = self.score.submission, self.score.settings.to_dict()
        of_region = {"submission_digest": report.digest(), "region": report.region.code, "year": report.year}
        return {**of_region, "basis": self.score.basis.value, "settings": settings}


def choose(
    candidates: Candidates,
    rules: Rulebook,
    *,
    at_most: int | None = None,
    forced: Iterable[str] = (),
    government: Decimal | Fraction | int | None = None,
) -> Choice:
    """Which innovations to send so that the index is highest, exactly: of all sets, not only of those tried.

    Args:
        candidates: a report, of which those that count may be sent; its score, where other settings than the defaults
            of the edition are wanted; or candidates, each with an id of its own.
        at_most: how many may be sent.
        forced: ids of those that are sent in any case.
        government: points of the regional government, beside candidates; a report has its own.

    >>> from inovasi_daerah.rules.library import rulebook
    >>> strong = [Candidate(Decimal(100), (f"1.0{1 + n % 5}",), f"kuat-{n}") for n in range(12)]
    >>> many = [Candidate(Decimal(60), ("2.13",), f"biasa-{n}") for n in range(100)]
    >>> choose(strong + many, rulebook("iid-2026"))
    <Choice 112 of 112: index 42.74>

    Raises:
        InvalidSubmission: as ``score``; and for candidates, ids, points or a limit that do not fit.
        RulebookIncomplete: where the edition lacks its formula; for a report, as ``score``.
    """
    expect(rules, Rulebook, "rules")
    found = candidates if isinstance(candidates, Score) else None
    if isinstance(candidates, Submission):
        found = score(candidates, rules)
    if found is not None:
        refuse(InvalidArgument, _beside_a_report(found, rules, government))
        listed, points = candidates_of(found), Fraction(found.government.points)
    else:
        listed = expect_all(cast("Iterable[Candidate]", candidates), Candidate, "candidates")
        points = points_in_range(rules, government or 0)
    names = expect_all(forced, str, "forced")
    refuse(InvalidArgument, _problems(listed, names, at_most))
    return Choice(rules, listed, points, at_most, names, found)


def _beside_a_report(found: Score, rules: Rulebook, government: object) -> Iterator[Problem]:
    if found.rules != rules:
        wanted = Text(f"{found.rules.id}, edisi skor itu", f"{found.rules.id}, the edition of the score")
        yield problem("conflict", rules.id, wanted, path="rules", reference=_RULE)
    if government is not None:
        wanted = Text("tidak diisi: laporan memuat skornya sendiri", "left out: a report has points of its own")
        yield problem("conflict", government, wanted, path="government", reference=_RULE)


def candidates_of(found: Score) -> tuple[Candidate, ...]:
    """The innovations of a report that count, with the affairs that its settings read."""
    reads_any = found.settings.affairs == Affairs.ANY
    return tuple(
        Candidate(
            one.maturity, (one.innovation.affair, *(one.innovation.touching_affairs if reads_any else ())), one.id
        )
        for one in found.innovations
        if one.counted
    )


def _problems(listed: Sequence[Candidate], forced: Sequence[str], at_most: object) -> Iterator[Problem]:
    ids = Counter([one.id for one in listed])
    alike: dict[tuple[object, ...], bool] = {}
    for place, one in enumerate(listed):
        key = type(one.maturity), str(one.maturity), tuple(one.affairs)
        if not alike.get(key) or ids[one.id] > 1 or not one.id:  # many are alike, and are looked at once
            found = [*_problems_of(one, ids[one.id])]
            alike[key] = not found
            yield from (problem.under(f"candidates[{place}]") for problem in found)
    for name in forced:
        yield from choice_problems(ids, name, "forced", reference=_RULE)
    if at_most is not None and (type(at_most) is not int or at_most < len(forced)):
        wanted = Text(f"bilangan bulat, paling kecil {len(forced)}", f"an integer, at least {len(forced)}")
        yield problem("out_of_range", at_most, wanted, path="at_most", reference=_RULE)


def _problems_of(one: Candidate, times: int) -> Iterator[Problem]:
    if not one.id or times > 1:
        wanted = Text("nama yang hanya dipakai satu calon", "a name that one candidate alone has")
        yield problem("duplicate_id", one.id, wanted, path="id", reference=_RULE)
    if not (isinstance(one.maturity, Decimal | Fraction) and is_short(one.maturity) and one.maturity >= 0):
        wanted = Text("Decimal, paling kecil 0", "a Decimal, at least 0")
        yield problem("out_of_range", one.maturity, wanted, path="maturity", reference=_RULE)
    for code in one.affairs:
        yield from choice_problems(all_affairs(), code, "affairs", reference=_RULE)
