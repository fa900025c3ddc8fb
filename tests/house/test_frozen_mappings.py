"""Mappings inside frozen values can't be changed, by any way in."""

from __future__ import annotations

import copy
import importlib
import pickle
import pkgutil
from typing import TYPE_CHECKING, Any

import pytest

import inovasi_daerah as ida
from examples import innovation, submission
from inside import FrozenDict

if TYPE_CHECKING:
    from collections.abc import Callable

RULES = ida.rulebook("iid-2026")
WAYS_IN: tuple[Callable[[Any], object], ...] = (
    lambda frozen: frozen.__setitem__("a", 2),
    lambda frozen: frozen.__delitem__("a"),
    lambda frozen: frozen.__ior__({"a": 2}),
    lambda frozen: frozen.update(a=2),
    lambda frozen: frozen.setdefault("b", 2),
    lambda frozen: frozen.pop("a"),
    lambda frozen: frozen.popitem(),
    lambda frozen: frozen.clear(),
)


class TestFrozenDict:
    """It reads, compares and prints as a dict, can be hashed, and stays as it was made."""

    @pytest.mark.parametrize("change", WAYS_IN)
    def test_no_way_in_changes_it(self, change: Callable[[Any], object]) -> None:
        frozen = FrozenDict({"a": 1})
        with pytest.raises(TypeError, match="frozen"):
            change(frozen)
        assert frozen == {"a": 1}

    def test_a_second_construction_changes_nothing(self) -> None:
        frozen = FrozenDict({"a": 1})
        frozen.__init__({"b": 2})  # type: ignore[misc]  # the way in that is tried
        assert frozen == {"a": 1}

    def test_it_is_made_as_a_dict_is(self) -> None:
        assert FrozenDict({"a": 1}, b=2) == FrozenDict([("a", 1), ("b", 2)]) == {"a": 1, "b": 2}
        assert FrozenDict() == {}

    def test_copies_are_equal_and_hash_alike(self) -> None:
        frozen = FrozenDict({"a": (1, 2)})
        for again in (copy.copy(frozen), copy.deepcopy(frozen), pickle.loads(pickle.dumps(frozen))):  # noqa: S301 - our own bytes
            assert again == frozen
            assert type(again) is FrozenDict
            assert hash(again) == hash(frozen)


def test_no_table_of_a_module_can_be_changed() -> None:
    """A caller who reaches a table that all share can't change it for the others."""
    for found in pkgutil.walk_packages(ida.__path__, "inovasi_daerah."):
        if not found.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(found.name)).items():
                if not name.startswith("_"):
                    assert not isinstance(value, dict | list | set) or isinstance(value, FrozenDict), (found.name, name)


def test_an_official_predicate_stays_what_it_is() -> None:
    predicates: Any = ida.Predicate
    kept = predicates.INNOVATIVE
    with pytest.raises(AttributeError, match=r"Predicate\.INNOVATIVE"):
        predicates.INNOVATIVE = predicates.VERY_INNOVATIVE
    with pytest.raises(AttributeError, match=r"Predicate\.INNOVATIVE"):
        del predicates.INNOVATIVE
    assert predicates.INNOVATIVE is kept is ida.rulebook("iid-2026").classify(50)
    predicates.of_ones_own = 1
    del predicates.of_ones_own
    assert pickle.loads(pickle.dumps(kept)) == kept  # noqa: S301 - our own bytes


def test_what_a_score_tells_cannot_be_changed() -> None:
    """The mappings that scores and comparisons give."""
    bare = {"level": 2}
    read = ida.read_submission(submission(innovation(claims={"regulasi": bare})))
    claimed, verified = (ida.score(read, RULES, basis=basis) for basis in ("claimed", "verified"))
    found = ida.compare(claimed, verified)
    for told in (claimed.assumptions, found.by_cause, found.missing_evidence, RULES.weights_in_units):
        assert told
        assert isinstance(told, FrozenDict)
