"""Replication: from region to region, counted by distinct other regions."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inovasi_daerah import Evidence, EvidenceKind, InvalidSubmission, Region, rulebook
from inovasi_daerah.files import load
from inovasi_daerah.practice import Original, Replication, ReplicationKind, ReplicationNetwork
from inside import REPLICATIONS_FILE as REPLICATIONS
from inside import grader_of

EXAMPLE = Path(__file__).parent.parent.parent / "docs" / "examples" / "replications.json"
REGIONS = tuple(Region(code) for code in ("11", "12", "35.73", "35.79", "73.72"))
BATU = Region("35.79")
QUEUE = Original(BATU, "antrean-daring")


def taken_over(
    number: int, source: Original, target: Region, on: date = date(2025, 1, 1), result: str | None = None
) -> Replication:
    document = Evidence(f"dokumen-{number}", EvidenceKind.PDF)
    return Replication(f"r{number}", source, target, ReplicationKind.ADOPTION, on, document, result)


@st.composite
def networks(draw: st.DrawFn) -> ReplicationNetwork:
    """Any network over a few regions and innovations, cycles included."""
    originals = st.builds(Original, st.sampled_from(REGIONS), st.sampled_from(["a", "b"]))
    found = []
    for number in range(draw(st.integers(0, 8))):
        source = draw(originals)
        target = draw(st.sampled_from([region for region in REGIONS if region != source.region]))
        on = draw(st.dates(date(2024, 1, 1), date(2025, 12, 31)))
        found.append(taken_over(number, source, target, on, draw(st.sampled_from([None, "a", "b"]))))
    return ReplicationNetwork(tuple(found))


originals = st.builds(Original, st.sampled_from(REGIONS), st.sampled_from(["a", "b"]))


def problems_of(*replications: dict[str, Any]) -> list[tuple[str, str]]:
    data = {"format": "inovasi-daerah/replications", "format_version": "1.0", "replications": list(replications)}
    with pytest.raises(InvalidSubmission) as refused:
        REPLICATIONS.read(data)
    assert all(found.message("en") for found in refused.value.problems)
    return [(found.code, found.path) for found in refused.value.problems]


def in_file(**entries: Any) -> dict[str, Any]:
    return {
        "id": "r1",
        "source": {"region": "35.79", "innovation": "antrean"},
        "target": "73.72",
        "kind": "adopsi",
        "on": "2025-01-01",
        "document": {"id": "pks", "kind": "pdf"},
        **entries,
    }


def test_a_region_counts_once_however_often_it_takes_over() -> None:
    network = load(EXAMPLE, ReplicationNetwork)
    assert network.illustrative
    assert [region.code for region in network.replicators(QUEUE)] == ["35.73", "73.72"]
    assert [one.id for one in network.of(QUEUE)] == ["r1", "r2", "r3"]


def test_the_claim_holds_the_count_and_the_documents() -> None:
    claim = load(EXAMPLE, ReplicationNetwork).claim(QUEUE)
    assert repr(claim.fact) == "2"
    assert [document.id for document in claim.evidence] == ["pks-r1", "pks-r2", "pks-r3"]


def test_the_claim_feeds_the_indicator_of_the_index() -> None:
    rules = rulebook("iid-2026")
    row, grader = next(row for row in rules.innovation if row.code == "replikasi"), grader_of(rules, 2026)
    assert grader.level(row, load(EXAMPLE, ReplicationNetwork).claim(QUEUE)) == 2
    assert grader.level(row, ReplicationNetwork().claim(QUEUE)) == 0


def test_only_what_had_happened_by_a_day_counts() -> None:
    network = load(EXAMPLE, ReplicationNetwork)
    days = (date(2024, 2, 29), date(2024, 3, 1), date(2024, 5, 20))
    assert [repr(network.claim(QUEUE, until=day).fact) for day in days] == ["0", "1", "2"]


def test_copies_of_copies_are_reached_and_do_not_count() -> None:
    network = load(EXAMPLE, ReplicationNetwork)
    assert [region.code for region in network.reach(QUEUE)] == ["35.73", "73.72", "33.74"]
    assert [region.code for region in network.reach(QUEUE, until=date(2025, 5, 1))] == ["35.73", "73.72"]


def test_a_cycle_is_told_and_walked_once() -> None:
    network = load(EXAMPLE, ReplicationNetwork)
    assert [original.region.code for original in network.cycles] == ["33.74", "35.73", "35.79"]
    assert BATU not in network.reach(QUEUE)


def test_what_comes_back_as_another_innovation_is_no_cycle() -> None:
    malang = Region("35.73")
    there, back = taken_over(1, QUEUE, malang, result="a"), taken_over(2, Original(malang, "a"), BATU, result="b")
    assert ReplicationNetwork((there, back)).cycles == ()
    assert ReplicationNetwork((there, back)).reach(QUEUE) == (malang,)


def test_what_lies_between_two_cycles_is_on_none() -> None:
    malang, pare = Region("35.73"), Region("73.72")
    a, b, between = QUEUE, Original(malang, "b"), Original(pare, "between")
    c, d = Original(BATU, "c"), Original(malang, "d")
    steps = ((a, b), (b, a), (b, between), (between, c), (c, d), (d, c))
    taken = [taken_over(n, one, to.region, result=to.innovation) for n, (one, to) in enumerate(steps)]
    assert set(ReplicationNetwork(tuple(taken)).cycles) == {a, b, c, d}


def test_a_region_does_not_replicate_itself() -> None:
    assert problems_of(in_file(target="35.79")) == [("self_replication", "replications[0].target")]
    with pytest.raises(InvalidSubmission, match="mereplikasi daerahnya sendiri"):
        taken_over(1, QUEUE, BATU)


def test_every_problem_is_told_at_once() -> None:
    assert problems_of(
        in_file(), in_file(kind="tiru", target="7372"), in_file(document={"id": "pks", "kind": "link"})
    ) == [
        ("bad_form", "replications[1].target"),
        ("unknown_value", "replications[1].kind"),
        ("duplicate_id", "replications[1].id"),
        ("duplicate_id", "replications[2].id"),
        ("duplicate_id", "replications[2].document.id"),
    ]


@given(networks(), originals)
def test_the_count_is_of_distinct_other_regions(network: ReplicationNetwork, original: Original) -> None:
    found = network.replicators(original)
    assert len(set(found)) == len(found)
    assert original.region not in found
    assert set(found) == {one.target for one in network.replications if one.source == original}
    assert repr(network.claim(original).fact) == str(len(found))


@given(networks(), originals)
def test_who_took_it_over_is_reached(network: ReplicationNetwork, original: Original) -> None:
    reached = network.reach(original)
    assert set(network.replicators(original)) <= set(reached)
    assert len(set(reached)) == len(reached)
    assert original.region not in reached


@given(networks(), originals, st.dates(date(2024, 1, 1), date(2025, 12, 31)))
def test_the_count_never_falls_with_time(network: ReplicationNetwork, original: Original, until: date) -> None:
    by_then = network.replicators(original, until=until)
    assert by_then == network.replicators(original)[: len(by_then)]
    assert set(network.reach(original, until=until)) <= set(network.reach(original))


@given(networks(), originals, st.randoms())
def test_the_order_of_the_file_changes_nothing(network: ReplicationNetwork, original: Original, random: Any) -> None:
    shuffled = list(network.replications)
    random.shuffle(shuffled)
    other = ReplicationNetwork(tuple(shuffled))
    assert other.replicators(original) == network.replicators(original)
    assert set(other.reach(original)) == set(network.reach(original))
    assert other.cycles == network.cycles


@given(networks())
def test_a_cycle_leads_back_to_where_it_began(network: ReplicationNetwork) -> None:
    for original in network.originals:
        reached, step = {original}, {one.copy for one in network.of(original)} - {None}
        while not step <= reached:
            reached |= {copy for copy in step if copy is not None}
            step = step | {one.copy for copy in step if copy is not None for one in network.of(copy)} - {None}
        assert (original in network.cycles) == (original in step)


@given(networks())
def test_a_file_reads_back_the_same(network: ReplicationNetwork) -> None:
    assert REPLICATIONS.read(json.loads(REPLICATIONS.write(network))) == network
