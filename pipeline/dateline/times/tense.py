"""Whether a time expression looks back or ahead: the tense of the verb that governs it."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from spacy.tokens import Token

from dateline.errors import DataError
from dateline.times.lexicon import read_toml
from dateline.times.reading import Direction

_KEYS = frozenset(
    {"future_auxiliaries", "ahead_verbs", "ahead_nouns", "ahead_adjectives", "reporting_verbs"}
)
_STEPS = 24
_VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})


@functools.cache
def cues() -> Mapping[str, frozenset[str]]:
    """The word lists of `times/direction.toml`."""
    data = read_toml("direction.toml")
    if set(data) - _KEYS:
        raise DataError(
            f"times/direction.toml: unknown keys {sorted(set(data) - _KEYS)}; "
            f"allowed: {sorted(_KEYS)}"
        )
    return {key: frozenset(words) for key, words in data.items()}


def direction(token: Token | None) -> Direction | None:
    """Where the verb over a token looks; None where there is no parse or no telling."""
    if token is None or not token.tag_:
        return None
    for _ in range(_STEPS):
        head = token.head
        if head.i == token.i:
            return None
        token = head
        found = _of_noun(token)
        if found is not None:
            return found
        if token.tag_ in _VERB_TAGS:
            found = _of_verb(token)
            if found is not None:
                return found
    return None


def _of_noun(token: Token) -> Direction | None:
    word = token.lower_
    if word in cues()["ahead_nouns"] or (token.tag_ == "JJ" and word in cues()["ahead_adjectives"]):
        return "future"
    return None


def _of_verb(verb: Token) -> Direction | None:
    """The tense of a verb with its auxiliaries; None where it depends on a verb above."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in helpers}
    if words & cues()["future_auxiliaries"]:
        return _modal(verb, words)
    if words & {"had", "was", "were", "did", "have", "has", "'ve", "’ve"}:
        return _past_helper(verb, words)
    if "to" in words:
        return "future"
    if verb.tag_ == "VBD":
        return "past"
    return _present(verb, bool(words))


def _modal(verb: Token, words: set[str]) -> Direction:
    """ "will meet" looks ahead, "may have met" back."""
    return "past" if words & {"have", "'ve", "’ve"} and verb.tag_ == "VBN" else "future"


def _past_helper(verb: Token, words: set[str]) -> Direction | None:
    if verb.lemma_ in cues()["ahead_verbs"] and words & {"was", "were"}:
        return "future" if verb.tag_ == "VBN" else None
    if verb.tag_ == "VBG" and verb.lower_ == "going":
        return "future"
    return "past"


def _present(verb: Token, helped: bool) -> Direction | None:
    if verb.tag_ in ("VBZ", "VBP"):
        return None if verb.lemma_ in cues()["reporting_verbs"] else "future"
    if verb.tag_ == "VBG" and helped:
        return "future"
    if verb.tag_ == "VBN" and (verb.lower_ in cues()["ahead_adjectives"]):
        return "future"
    if verb.tag_ == "VBN":
        return "past"
    return None
