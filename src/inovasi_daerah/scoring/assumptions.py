"""The readings of ours that a result rests on: those behind every rule that led to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inovasi_daerah.frozen import FrozenDict
from inovasi_daerah.rules.capabilities import Capability

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from inovasi_daerah.references import Source
    from inovasi_daerah.rules.rulebook import Assumption, Rulebook
    from inovasi_daerah.scoring.explanation import Score


def assumptions_of_score(score: Score) -> FrozenDict[str, Assumption]:
    """The assumptions that a score rests on, by code, in the order the rulebook writes them."""
    codes = {source.assumption for source in _sources_of_score(score)}
    codes.add(f"lent-by-{score.rules.lent_by}")
    for row in (*score.government.rows, *score.innovation_rows):
        if row.graded is not None:
            codes.update(row.row.assumptions, row.graded.assumptions)
    codes.update(source.assumption for source in _sources_of_evidence(score))
    return _named(score.rules, codes)


def assumptions_of_index(rules: Rulebook) -> FrozenDict[str, Assumption]:
    """The assumptions that an index from its parts rests on: those of the formula and of the scale.

    >>> from inovasi_daerah.rules.library import rulebook
    >>> [code for code in assumptions_of_index(rulebook("iid-2026")) if code == "rounding"]
    ['rounding']
    """
    return _named(rules, {source.assumption for source in (*_sources_of_scale(rules), *_sources_of_formula(rules))})


def assumptions_of_predicate(rules: Rulebook) -> FrozenDict[str, Assumption]:
    """The assumptions that the predicate of a published index rests on: those of the scale and its bands."""
    return _named(rules, {source.assumption for source in _sources_of_scale(rules)})


def listed(assumptions: Mapping[str, Assumption]) -> list[dict[str, object]]:
    """As JSON data."""
    return [
        {
            "code": code,
            "text": assumption.text.to_dict(),
            "reason": assumption.reason.to_dict(),
        }
        for code, assumption in assumptions.items()
    ]


def _named(rules: Rulebook, codes: Iterable[str | None]) -> FrozenDict[str, Assumption]:
    wanted = set(codes)
    return FrozenDict({code: assumption for code, assumption in rules.assumptions.items() if code in wanted})


def _sources_of_scale(rules: Rulebook) -> Iterator[Source]:
    scale = rules.known(rules.scale, Capability.CLASSIFY)
    yield from (scale.source, scale.rounding.source, *(band.source for band in scale.bands))


def _sources_of_formula(rules: Rulebook) -> Iterator[Source]:
    formula = rules.known(rules.formula, Capability.AGGREGATE)
    yield from (formula.source, formula.divisor.source, formula.quantity.source)
    yield from (source for source in (getattr(formula.gate, "source", None), formula.without_gate) if source)


def _sources_of_evidence(score: Score) -> Iterator[Source]:
    """Where a row names evidence by the kind of innovation, and an innovation of another kind brings some."""
    rules = [(row.code, row.evidence) for row in score.rules.innovation if row.evidence is not None]
    for innovation in score.submission.innovations:
        kind = None if innovation.kind is None else innovation.kind.value
        for code, rule in rules:
            claim = innovation.claims.get(code)
            if rule.other_kinds is not None and claim is not None and claim.evidence and kind not in rule.by_kind:
                yield rule.other_kinds


def _sources_of_score(score: Score) -> Iterator[Source]:
    """The sources of every rule that a score has used."""
    rules = score.rules
    yield from (*_sources_of_scale(rules), *_sources_of_formula(rules))
    settings = rules.known(rules.settings, Capability.SCORE)
    yield from (settings.counting.source, settings.affairs.source, settings.stages.source)
    eligibility = rules.known(rules.eligibility, Capability.SCORE)
    yield eligibility.window.source
    if eligibility.design is not None:
        yield from (eligibility.design.source, eligibility.design.word)
    if eligibility.mandatory is not None:
        yield from (eligibility.mandatory.source, eligibility.mandatory.filled, eligibility.mandatory.government)
    catalogue = rules.known(rules.catalogue, Capability.SCORE)
    for part, rows in ((catalogue.government, score.government.rows), (catalogue.innovation, score.innovation_rows)):
        yield from (part.sources.weight, part.sources.levels, part.sources.mandatory)
        yield from (row.source for row in part.rows.values() if row.source is not None)
        if any(row.graded is not None for row in rows):
            yield part.sources.fact
