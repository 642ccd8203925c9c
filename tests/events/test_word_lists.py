"""The word lists of cues/syntax.toml: what a file may hold, and that the lists do their work."""

from __future__ import annotations

from dataclasses import fields

import pytest

from dateline.errors import DataError
from dateline.events.cues import load_cues
from dateline.events.frames import load_frames
from dateline.events.syntax_cues import SyntaxCues, load_syntax_cues, parse_syntax_cues
from dateline.events.word_lists import parse_word_lists


def test_nouns_and_verbs_stand_for_their_forms() -> None:
    text = '[nouns]\na = ["pact"]\n[verbs]\nb = ["ban"]\n[words]\nc = ["on"]\n'
    assert parse_word_lists(text, ["a", "b", "c"], source="x.toml") == {
        "a": {"pact", "pacts"},
        "b": {"ban", "bans", "banned", "banning"},
        "c": {"on"},
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[words]\ncolours = ["red"]\n', r"own\.toml:2: unknown list 'colours'; allowed: carrying"),
        ('\n[adverbs]\na = ["b"]\n', r"own\.toml:2: unknown section '\[adverbs\]'; allowed: nouns"),
        ("", r"own\.toml: no list 'carrying'"),
    ],
)
def test_what_is_unknown_or_missing_is_refused(text: str, told: str) -> None:
    with pytest.raises(DataError, match=told):
        parse_syntax_cues(text, source="own.toml")


def test_no_shipped_list_is_empty_or_in_capitals() -> None:
    cues = load_syntax_cues()
    for field in fields(SyntaxCues):
        words: frozenset[str] = getattr(cues, field.name)
        assert words and all(word == word.lower().strip() for word in words), field.name


def test_frames_know_the_verbs_of_the_cues_from_the_start() -> None:
    lemmas = load_frames().lemmas
    assert load_cues().verbs() <= {lemmas.verb(verb) for verb in load_cues().verbs()}
    assert not [name for name in load_frames().lists if name.startswith("_")]
