"""Regions, agencies, innovations and whole submissions."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, Any

from attrs import evolve
from hypothesis import strategies as st

from inovasi_daerah.domain.affairs import affairs
from inovasi_daerah.domain.agencies import Agency, AgencyKind
from inovasi_daerah.domain.innovations import Classification, Cluster, Form, Initiator, Innovation, Kind, Stage
from inovasi_daerah.domain.regions import Region
from inovasi_daerah.domain.regions import regions as table_of_regions
from inovasi_daerah.domain.submissions import Submission
from inovasi_daerah.reading.validators import FIRST_YEAR, LAST_YEAR
from inovasi_daerah.rules.capabilities import Capability
from inovasi_daerah.testing.claims import claim_sets
from inovasi_daerah.testing.editions import latest
from inovasi_daerah.testing.texts import extras, ids, lines, prose, slugs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hypothesis.strategies import DrawFn, SearchStrategy

    from inovasi_daerah.rules.rulebook import Rulebook

_MANY = 250
_COPIES = (1, 1, 1, 2, 3, 6, 12, 60, _MANY)
_DAY = timedelta(days=1)


def regions(*, governments_only: bool = False) -> SearchStrategy[Region]:
    """Regions of the table: provinces, regencies and cities.

    Args:
        governments_only: leave out the administrative units of Jakarta, which report nothing.
    """
    return st.deferred(lambda: st.sampled_from(_regions(governments_only=governments_only)))


@cache
def _regions(*, governments_only: bool) -> tuple[Region, ...]:
    """The table, Kota Batu first, so that examples shrink to one well-known region."""
    known = [Region("35.79"), *(region for region in table_of_regions().values() if region.code != "35.79")]
    return tuple(region for region in known if region.autonomous or not governments_only)


def _affair_codes() -> SearchStrategy[str]:
    return st.deferred(lambda: st.sampled_from(sorted(affairs(), key=_affair_order)))


def _affair_order(code: str) -> tuple[bool, str]:
    """Single affairs first, the basic services before all; groups after them."""
    return "." not in code, code


def agencies(*, id: SearchStrategy[str] = ids) -> SearchStrategy[Agency]:  # noqa: A002 - the name of the field
    """Agencies of every kind, with the affairs they look after.

    Args:
        id: strategy for the id.
    """
    return st.builds(
        Agency,
        id=id,
        name=lines,
        kind=st.none() | st.sampled_from(AgencyKind),
        affairs=st.lists(_affair_codes(), max_size=3, unique=True).map(tuple),
    )


def innovations(
    rulebook: Rulebook | None = None,
    *,
    year: int | None = None,
    agencies: Iterable[Agency] = (),
    eligible: bool = False,
) -> SearchStrategy[Innovation]:
    """Innovations: eligible ones, ones that fail one rule, and ones that fail any.

    Args:
        rulebook: the edition whose rows are claimed; by default the latest that can score.
        year: the assessment year; by default that of the edition.
        agencies: the agencies an innovation may refer to; where there are none it may name any.
        eligible: only innovations that count under every setting.
    """
    rules = rulebook or latest()
    return _innovations(rules, year or rules.year, tuple(agency.id for agency in agencies), eligible)


_RULES = ("stage", "window", "design", "mandatory")
_FAILING = ((), (), (), (), *((rule,) for rule in _RULES), _RULES)


@st.composite
def _innovations(draw: DrawFn, rules: Rulebook, year: int, known: tuple[str, ...], eligible: bool) -> Innovation:  # noqa: FBT001 - keyword-only at the face
    broken = () if eligible else draw(st.sampled_from(_FAILING))
    stage = draw(st.sampled_from(Stage)) if "stage" in broken else Stage.APPLICATION
    dates = draw(_any_dates(rules, year) if "window" in broken else _dates_in_window(rules, year))
    design = draw(_any_designs() if "design" in broken else _long_designs(rules))
    claims: Any = draw(claim_sets(rules, year=year, filled="mandatory" not in broken))
    return Innovation(
        id=draw(ids),
        name=draw(lines),
        stage=stage,
        affair=draw(_affair_codes()),
        claims=claims,
        agency=draw(st.none() | (st.sampled_from(known) if known else lines)),
        **dates,
        **design,
        **draw(_profiles()),
    )


def _profiles() -> SearchStrategy[dict[str, Any]]:
    """The entries that no rule reads, any of them or none."""
    degrees = [st.integers(-end * 100, end * 100).map(lambda number: Decimal(number).scaleb(-2)) for end in (90, 180)]
    entries: dict[str, SearchStrategy[Any]] = {
        "form": st.sampled_from(Form),
        "kind": st.sampled_from(Kind),
        "initiator": st.sampled_from(Initiator),
        "klasifikasi": st.sampled_from(Classification),
        "touching_affairs": st.lists(_affair_codes(), max_size=3, unique=True).map(tuple),
        "initiated_on": st.dates(),
        "trialled_on": st.dates(),
        "development": prose,
        "asta_cita": st.integers(1, 8),
        "pkpn": st.sampled_from(Cluster),
        "coordinates": st.tuples(*degrees),
        "previous": ids,
        "reported_maturity": st.integers(0, 111).map(Decimal),
        "extra": extras,
    }
    return st.builds(dict[str, Any]) | st.fixed_dictionaries({}, optional=entries)


def _window(rules: Rulebook, year: int) -> tuple[date, date]:
    window = rules.known(rules.eligibility, Capability.SCORE).window
    return window.first.of(year), window.last.of(year)


@st.composite
def _dates_in_window(draw: DrawFn, rules: Rulebook, year: int) -> dict[str, Any]:
    first, last = _window(rules, year)
    inside = st.sampled_from([first, last]) | st.dates(first, last)
    if draw(st.booleans()):
        return {"applied_on": draw(st.dates(max_value=first - _DAY)), "developed_on": draw(inside)}
    return {"applied_on": draw(inside)}


def _any_dates(rules: Rulebook, year: int) -> SearchStrategy[dict[str, Any]]:
    """Any dates or none, often those at the edges of the window."""
    first, last = _window(rules, year)
    dates = st.sampled_from([first - _DAY, first, last, last + _DAY]) | st.dates()
    return st.fixed_dictionaries({}, optional={"applied_on": dates, "developed_on": dates})


def _least_words(rules: Rulebook) -> int:
    design = rules.known(rules.eligibility, Capability.SCORE).design
    return 0 if design is None else design.least_words


def _design(word: str, times: int) -> dict[str, Any]:
    return {"design": " ".join([f"kata{word}"] * times)}


def _long_designs(rules: Rulebook) -> SearchStrategy[dict[str, Any]]:
    least = _least_words(rules)
    counted = st.integers(least, least + 300)
    return st.builds(dict[str, Any], design_words=counted) | st.builds(_design, slugs, counted)


def _any_designs() -> SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional={"design": prose}) | st.builds(
        dict[str, Any], design_words=st.integers(0, 10_000)
    )


def submissions(
    rulebook: Rulebook | None = None,
    *,
    year: int | None = None,
    eligible: bool = False,
    max_kinds: int = 4,
    max_copies: int = _MANY,
) -> SearchStrategy[Submission]:
    """Whole submissions, from an empty region to hundreds of innovations.

    Large ones are made of copies of a few innovations under ids of their own, so that they stay cheap to make and
    shrink to small ones.

    Args:
        rulebook: the edition whose catalogue is claimed; by default the latest that can score.
        year: the assessment year; by default that of the edition, or any.
        eligible: only innovations that count under every setting.
        max_kinds: how many different innovations at most.
        max_copies: how often each may be in the submission.
    """
    rules = rulebook or latest()
    years = st.just(year) if year is not None else st.just(rules.year) | st.integers(FIRST_YEAR, LAST_YEAR)
    return years.flatmap(lambda on: _submissions(rules, on, eligible, max_kinds, max_copies))


@st.composite
def _submissions(
    draw: DrawFn,
    rules: Rulebook,
    year: int,
    eligible: bool,  # noqa: FBT001 - keyword-only at the face
    max_kinds: int,
    max_copies: int,
) -> Submission:
    units: Any = draw(st.lists(agencies(), max_size=3, unique_by=lambda agency: agency.id))
    one = innovations(rules, year=year, agencies=units, eligible=eligible)
    number = draw(st.integers(0, max_kinds))
    kinds = draw(st.lists(one, min_size=number, max_size=number, unique_by=lambda innovation: innovation.id))
    copies = st.sampled_from([copies for copies in _COPIES if copies <= max_copies])
    government: Any = draw(claim_sets(rules, part="government", year=year))
    copied: Any = _copied(draw, kinds, copies)
    extra: Any = draw(st.none() | extras)
    return Submission(
        region=draw(regions(governments_only=True)),
        year=year,
        government=government,
        innovations=copied,
        agencies=tuple(units),
        extra=extra,
    )


def _copied(draw: DrawFn, kinds: list[Innovation], copies: SearchStrategy[int]) -> tuple[Innovation, ...]:
    """The innovations, and copies of each under ids that no other has; copies may lie over all affairs in turn."""
    taken = {innovation.id for innovation in kinds}
    fresh = (new for number in count() if (new := f"salinan-{number}") not in taken)
    made = list(kinds)
    for innovation in kinds:
        codes = (innovation.affair,) if draw(st.booleans()) else tuple(sorted(affairs(), key=_affair_order))
        made.extend(
            evolve(innovation, id=next(fresh), affair=codes[number % len(codes)]) for number in range(1, draw(copies))
        )
    return tuple(made)
