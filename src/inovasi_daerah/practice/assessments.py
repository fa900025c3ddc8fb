"""Assessments: what respondents of one region answered in one year to the items of an instrument."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Final

from attrs import field

from inovasi_daerah.domain.regions import Region, government_problems
from inovasi_daerah.frozen import FrozenDict, frozen
from inovasi_daerah.problems import Problem, one_of, problem, step
from inovasi_daerah.reading.checks import Checked, Entry, readable, rule
from inovasi_daerah.reading.plain import is_object
from inovasi_daerah.reading.validators import Line, Year, listed, mapped
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from inovasi_daerah.practice.instruments import Instrument

_ANSWERS: Final = Text("objek bilangan menurut id butir", "an object of numbers by the id of the item")
_RULE: Final = Text("instrumen {title}", "instrument {title}")


def _answers(value: object) -> Sequence[Problem]:
    fits = is_object(value) and all(type(item) is Decimal and item.is_finite() for item in value.values())
    return () if fits else (problem("wrong_type", value, _ANSWERS),)


@frozen
class Response(Checked):
    """What one respondent answered.

    Attributes:
        respondent: a name within the assessment; it need not, and should not, name a person.
        answers: by the id of the item; an item without an answer is missing, and never 0.
    """

    respondent: Line
    answers: Annotated[FrozenDict[str, Decimal], Entry(_answers)] = field(converter=mapped)


@frozen(repr=False)
class Assessment(Checked):
    """What respondents answered, in one region and year.

    A respondent listed twice with the same answers is counted once; with different answers, that is a problem.

    Attributes:
        instrument: the id of the instrument that was asked.
        digest: of the instrument; where given, an instrument with another digest is refused.
        illustrative: whether the answers are made up, for an example.
    """

    instrument: Line
    region: Region
    year: Year
    responses: tuple[Response, ...] = field(converter=listed)
    digest: Line | None = None
    illustrative: bool = False

    def __repr__(self) -> str:
        place = f"{self.region.name} {self.region}"
        return f"<Assessment {place}, {self.year}: {len(self.responses)} responses>"

    @rule("region")
    def _of_a_government(self) -> Iterable[Problem]:
        return government_problems(self.region)

    @rule("responses[]")
    def _the_same_answers_where_twice(self) -> Iterator[Problem]:
        seen: dict[str, Response] = {}
        for position, response in readable(self.responses):
            if seen.setdefault(response.respondent, response) != response:
                wanted = Text("jawaban yang sama, atau responden lain", "the same answers, or another respondent")
                path = f"responses[{position}].respondent"
                yield problem("duplicate_id", response.respondent, wanted, path=path)

    @property
    def respondents(self) -> tuple[Response, ...]:
        """Every respondent once, in the order of their names."""
        return tuple(sorted(set(self.responses), key=lambda response: response.respondent))

    def problems_under(self, instrument: Instrument) -> Iterator[Problem]:
        """What is wrong with the answers under the instrument."""
        rule = _RULE.format(title=instrument.title)
        if self.instrument != instrument.id:
            wanted = Text(f'"{instrument.id}"', f'"{instrument.id}"')
            yield problem("unknown_instrument", self.instrument, wanted, path="instrument", reference=rule)
            return
        if self.digest not in (None, instrument.digest):
            wanted = Text(instrument.digest, instrument.digest)
            yield problem("conflict", self.digest, wanted, path="digest", reference=rule)
        items = {item.id: item for item in instrument.items}
        for position, response in enumerate(self.responses):
            for found in _answer_problems(response.answers, items, instrument, rule):
                yield found.under(f"responses[{position}].answers")


def _answer_problems(
    answers: Mapping[str, Decimal], items: Mapping[str, Any], instrument: Instrument, rule: Text
) -> Iterator[Problem]:
    for key, answer in answers.items():
        item = items.get(key)
        if item is None:
            yield problem("unknown_item", key, one_of(items, key), path=step(key), reference=rule)
            continue
        scale = instrument.scale_of(item)
        if not scale.holds(answer):
            wanted = Text(f"{scale.lowest} sampai {scale.highest}", f"{scale.lowest} to {scale.highest}")
            yield problem("out_of_range", answer, wanted, path=step(key), reference=rule)
