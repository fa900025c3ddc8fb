"""What users write, held to its types by mypy and pyright; never run.

A line that must be refused carries an ignore; each checker reports an ignore that it has no need of.
"""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, assert_type

import inovasi_daerah as ida


def an_index_and_why(path: Path) -> None:
    rules = ida.rulebook("iid-2026")
    assert_type(rules, ida.Rulebook)
    assert_type(ida.rulebooks(), tuple[str, ...])
    assert_type(ida.rulebook_of_year(2026), ida.Rulebook)
    submission = ida.load_submission(path)
    assert_type(submission, ida.Submission)
    assert_type(ida.read_submission({"format": "inovasi-daerah/submission"}), ida.Submission)
    assert_type(ida.write_submission(submission), str)

    score = ida.score(submission, rules, basis="verified", counting="all", affairs="any", stages="all")
    assert_type(score, ida.Score)
    assert_type(score.index, Decimal)
    assert_type(score.index_exact, Fraction)
    assert_type(score.predicate, ida.Predicate)
    assert_type(score.predicate.label(), str)
    assert_type(score.predicate.label("en"), str)
    assert_type(score.explain("en"), str)
    assert_type(score.to_dict(), dict[str, Any])
    assert_type(score.innovations, tuple[ida.InnovationScore, ...])
    assert_type(score.leaves(), Iterator[ida.RowScore | ida.QuantityScore])
    for innovation in score.innovations:
        assert_type(innovation.contribution, Fraction)
        assert_type(innovation.counted, bool)
        for reason in innovation.reasons:
            assert_type(reason, ida.Reason)
            assert_type(reason.text.say("en"), str)
    assert_type(ida.files.write(score), str)


def an_index_from_its_parts(rules: ida.Rulebook) -> ida.Predicate:
    result = ida.aggregate(rules, government=Decimal(40), mean_maturity=70, innovations=20, basic_services=5)
    assert_type(result, ida.Index)
    assert_type(result.index, Decimal)
    assert_type(rules.classify(Decimal("65.00")), ida.Predicate)
    return result.predicate


def what_is_wrong(data: Mapping[str, Any]) -> list[str]:
    try:
        ida.read_submission(data)
    except ida.InvalidSubmission as invalid:
        assert_type(invalid.problems, tuple[ida.Problem, ...])
        return [f"{problem.path}: {problem.code}: {problem.message('en')}" for problem in invalid.problems]
    except ida.InovasiDaerahError as error:
        return [error.message()]
    return []


def years_and_regions(submission: ida.Submission, score: ida.Score) -> None:
    assert_type(ida.region("35.79"), ida.Region)
    assert_type(ida.find_regions("batu"), tuple[ida.Region, ...])
    assert_type(ida.regions(), Mapping[str, ida.Region])
    assert_type(ida.rescore(submission, ["iid-2025", ida.rulebook("iid-2026")]), ida.Rescoring)
    assert_type(ida.compare(score, score), ida.Comparison)
    assert_type(ida.files.load("register.json", ida.programmes.Register), ida.programmes.Register)
    assert_type(ida.files.load("lab.json", ida.practice.Lab), ida.practice.Lab)


def what_is_refused(rules: ida.Rulebook, score: ida.Score) -> None:
    ida.no_such_name  # type: ignore[attr-defined]
    ida.aggregate(rules, government=40.5, innovations=1)  # type: ignore[arg-type]
    ida.score(rules, rules)  # type: ignore[arg-type]
    score.explain("fr")  # type: ignore[arg-type]
    score.index = Decimal(100)  # type: ignore[misc]
