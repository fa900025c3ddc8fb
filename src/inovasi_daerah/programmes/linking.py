"""Careers from yearly submissions: each innovation linked to its predecessor, with an account of its development."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from inovasi_daerah.arguments import expect_all
from inovasi_daerah.domain.submissions import Submission
from inovasi_daerah.problems import InvalidSubmission, Problem, one_of, problem
from inovasi_daerah.programmes.career import LINK_RULE, Career, CareerYear, account_problems
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inovasi_daerah.domain.innovations import Innovation

_ONE_REGION: Final = Text("laporan dari satu daerah, {region}", "submissions of one region, {region}")
_LINK: Final = Text('"previous": id pendahulunya, atau id yang baru', '"previous": the id it had, or a new id')
_ONCE: Final = Text("satu penerus saja; sudah diteruskan oleh {by}", "one successor only; {by} continues it")


def careers(*submissions: Submission) -> tuple[Career, ...]:
    """The innovations of a region's submissions, each through the years.

    The predecessor is named by ``previous``, its id in the latest earlier submission that holds it. An innovation that
    names one gives an account of its ``development``. Links of the earliest submission lead to a report
    that was not given; they are kept unchecked.

    >>> careers()
    ()

    Raises:
        InvalidSubmission: for submissions of two regions or two of one year, a link that leads nowhere, an id used
            again without a link, a predecessor continued twice, and an account that is missing; all at once.
    """
    linker = _Linker(expect_all(submissions, Submission, "submissions"))
    problems = list(linker.problems())
    if problems:
        raise InvalidSubmission(problems)
    return tuple(linker.careers.values())


class _Linker:
    """One linking under way."""

    def __init__(self, submissions: tuple[Submission, ...]) -> None:
        self.ordered = sorted(enumerate(submissions), key=lambda one: one[1].year)
        self.careers: dict[str, Career] = {}
        self.career_of: dict[str, str] = {}

    def problems(self) -> Iterator[Problem]:
        """What is wrong; the careers are whole when nothing is."""
        earliest = self.ordered[0][1] if self.ordered else None
        previous_year = None
        for place, submission in self.ordered:
            path = f"submissions[{place}]"
            if earliest is not None and submission.region != earliest.region:
                wanted = _ONE_REGION.format(region=earliest.region)
                yield problem("conflict", submission.region.code, wanted, path=f"{path}.region")
            if submission.year == previous_year:
                once = Text("satu laporan setahun", "one submission a year")
                yield problem("duplicate_item", submission.year, once, path=f"{path}.year")
                continue
            previous_year = submission.year
            yield from self._link(submission, path, is_first=submission is earliest)

    def _link(self, submission: Submission, path: str, *, is_first: bool) -> Iterator[Problem]:
        known = dict(self.career_of)
        last = {career_id: career.years[-1] for career_id, career in self.careers.items()}
        for position, innovation in enumerate(submission.innovations):
            found = [] if is_first else list(self._link_problems(innovation, known, last))
            if innovation.previous is not None:
                found += account_problems(innovation.development, "")
            yield from (one.under(f"{path}.innovations[{position}]") for one in found)
            if innovation.previous in known and not found:
                self._continue(known[innovation.previous], innovation, submission.year)
            elif innovation.id not in known:
                self._begin(innovation, submission.year)

    def _link_problems(
        self, innovation: Innovation, known: dict[str, str], last: dict[str, CareerYear]
    ) -> Iterator[Problem]:
        previous = innovation.previous
        if innovation.id in known and (previous is None or known.get(previous) != known[innovation.id]):
            yield problem("not_linked", innovation.id, _LINK, path="id", reference=LINK_RULE)
        if previous is None:
            return
        if previous not in known:
            wanted = one_of(sorted(known), previous)
            yield problem("unknown_predecessor", previous, wanted, path="previous", reference=LINK_RULE)
            return
        newest = self.careers[known[previous]].years[-1]
        if newest.submitted_as != previous or newest is not last[known[previous]]:
            wanted = _ONCE.format(by=f"{newest.year} {newest.submitted_as}")
            yield problem("duplicate_item", previous, wanted, path="previous", reference=LINK_RULE)

    def _begin(self, innovation: Innovation, year: int) -> None:
        entry = CareerYear(year, submitted_as=innovation.id, development=innovation.development)
        self.careers[innovation.id] = Career(
            innovation.id, innovation.name, (entry,), agency=innovation.agency, form=innovation.form
        )
        self.career_of[innovation.id] = innovation.id

    def _continue(self, career_id: str, innovation: Innovation, year: int) -> None:
        entry = CareerYear(year, submitted_as=innovation.id, development=innovation.development)
        career = self.careers[career_id]
        years = (*career.years, entry)
        self.careers[career_id] = evolve(
            career,
            name=innovation.name,
            years=years,
            agency=innovation.agency or career.agency,
            form=innovation.form or career.form,
        )
        self.career_of[innovation.id] = career_id
