"""The words of the settings, which are strings and members of an enum alike."""

from __future__ import annotations

import json

import pytest

import inovasi_daerah as ida
from examples import KOTA_BATU

RULES = ida.rulebook("iid-2026")
SUBMISSION = ida.load_submission(KOTA_BATU)
WORDS = [
    *(("counting", one) for one in ida.rules.Counted),
    *(("affairs", one) for one in ida.rules.Affairs),
    *(("stages", one) for one in ida.rules.Stages),
]


@pytest.mark.parametrize(("setting", "word"), WORDS)
def test_a_setting_is_chosen_by_its_word_or_by_its_member(setting: str, word: str) -> None:
    by_member = ida.score(SUBMISSION, RULES, **{setting: word})  # type: ignore[arg-type]
    by_word = ida.score(SUBMISSION, RULES, **{setting: str(word)})  # type: ignore[arg-type]
    assert json.dumps(by_member.to_dict()) == json.dumps(by_word.to_dict())
    assert by_member.explain("en") == by_word.explain("en")
    assert repr(by_member.settings) == repr(by_word.settings)


@pytest.mark.parametrize("rules", [ida.rulebook(name) for name in ida.rulebooks()], ids=lambda rules: rules.id)
def test_every_choice_of_an_edition_is_one_of_the_words(rules: ida.Rulebook) -> None:
    known = {"counting": ida.rules.Counted, "affairs": ida.rules.Affairs, "stages": ida.rules.Stages}
    for name, words in known.items():
        setting = getattr(rules.settings, name, None)
        assert setting is None or set(setting.choices) <= {word.value for word in words}
