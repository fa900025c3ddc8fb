"""Assessments: what respondents of one region answered in one year to the items of an instrument."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from inovasi_daerah.domain.regions import Region, government_problems
from inovasi_daerah.frozen import FrozenDict
from inovasi_daerah.problems import Problem, one_of, step
from inovasi_daerah.reading.lists import listed, mapped
from inovasi_daerah.reading.structure import Consistent, is_object, problem
from inovasi_daerah.reading.validators import instance_of, items_of, line, validator, year
from inovasi_daerah.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from inovasi_daerah.practice.instruments import Instrument

_ANSWERS: Final = Text("objek bilangan menurut id butir", "an object of numbers by the id of the item")
_RULE: Final = Text("instrumen {title}", "instrument {title}")


def _answers(value: object) -> Problem | None:
    fits = is_object(value) and all(type(item) is Decimal and item.is_finite() for item in value.values())
    return None if fits else problem("wrong_type", value, _ANSWERS)


@frozen
class Response:
    """What one respondent answered.

    Attributes:
        respondent: a name within the assessment; it need not, and should not, name a person.
        answers: by the id of the item; an item without an answer is missing, and never 0.
    """

    respondent: str = field(validator=line)
    answers: FrozenDict[str, Decimal] = field(converter=mapped, validator=validator(_answers))


@frozen
class Assessment(Consistent):
    """What respondents answered, in one region and year.

    A respondent listed twice with the same answers is counted once; with different answers, that is a problem.

    Attributes:
        instrument: the id of the instrument that was asked.
        digest: of the instrument; where given, an instrument with another digest is refused.
        illustrative: whether the answers are made up, for an example.
    """

    instrument: str = field(validator=line)
    region: Region = field(validator=instance_of(Region))
    year: int = field(validator=year)
    responses: tuple[Response, ...] = field(converter=listed, validator=items_of(Response))
    digest: str | None = field(default=None, validator=line)
    illustrative: bool = field(default=False, validator=instance_of(bool))

    @staticmethod
    def conflicts(it: Any) -> Iterator[Problem]:
        """The contradictions between entries."""
        yield from government_problems(it.region)
        seen: dict[str, Response] = {}
        for position, response in enumerate(it.responses):
            if isinstance(response, Response) and seen.setdefault(response.respondent, response) != response:
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
