"""What a table must say of the regions whose scores are known, figure by figure."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import inovasi_daerah as ida
from inside import exact
from nations import RULES

ROWS = {row.code for row in (*RULES.government, *RULES.innovation)}


def expected(score: ida.Score) -> dict[str, Any]:
    """Every part of a score, as a line of the table names it; figures exact."""
    rows = {row.code: Fraction(row.points) for row in score.government.rows}
    for row in RULES.innovation:
        rows[row.code] = Fraction(0)
    for one in score.innovations:
        for leaf in one.rows:
            rows[leaf.code] += Fraction(leaf.points) * one.counted
    return {
        "kind": score.submission.region.kind.value,
        "reported": len(score.innovations),
        "counted": score.quantity.counted,
        "divisor": score.maturity.divisor,
        "not_reported": sum(leaf.state is ida.State.NOT_REPORTED for leaf in score.innovation_rows),
        "government_not_reported": sum(leaf.state is ida.State.NOT_REPORTED for leaf in score.government.rows),
        **rows,
        "government": Fraction(score.government.points),
        "maturity_sum": Fraction(score.maturity.sum),
        "maturity_exact": exact(score.maturity.points),
        "basic_services": len(score.quantity.basic_services),
        "quantity": Fraction(score.quantity.points),
        "total_exact": exact(score.total_exact),
        "index": Fraction(score.index),
        "index_exact": exact(score.index_exact),
        "predicate": score.predicate.value,
    }


def check_regions(lines: list[dict[str, Any]], scores: list[ida.Score]) -> None:
    by_region = {score.submission.region.code: score for score in scores}
    assert [line["region"] for line in lines] == sorted(by_region)
    rankings = ida.ranking.rank_by_kind(map(ida.ranking.Result.of, scores))
    for line in lines:
        wanted = expected(by_region[line["region"]])
        found = {
            name: Fraction(line[name]) if isinstance(value, Fraction) else line[name] for name, value in wanted.items()
        }
        assert found == wanted
        place = rankings[ida.Region(line["region"]).kind].place(line["region"])
        assert (line["rank"], line["among"], line["tied_with"]) == (
            place.rank.number,
            place.rank.among,
            " ".join(place.tied_with),
        )


def check_innovations(lines: list[dict[str, Any]], scores: list[ida.Score], places: int) -> None:
    found = {(line["region"], line["innovation"]): line for line in lines}
    assert len(found) == len(lines) == sum(len(score.innovations) for score in scores)
    for score in scores:
        for one in score.innovations:
            line = found[score.submission.region.code, one.id]
            unit = Fraction(1, 10**places)
            assert line[f"maturity_e{places}"] * unit == Fraction(one.maturity)
            assert {leaf.code: line[f"{leaf.code}_e{places}"] * unit for leaf in one.rows} == {
                leaf.code: Fraction(leaf.points) for leaf in one.rows
            }
            silent = sum(leaf.state is ida.State.NOT_REPORTED for leaf in one.rows)
            assert (line["not_reported"], line["reported"]) == (silent, len(one.rows) - silent)
