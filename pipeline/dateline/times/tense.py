"""Whether a time expression looks back or ahead: the tense of the verb that governs it."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from dateline.errors import DataError
from dateline.parsed import Token
from dateline.times.lexicon import read_toml
from dateline.times.reading import Direction

_KEYS = frozenset(
    {
        "future_auxiliaries",
        "past_auxiliaries",
        "ahead_verbs",
        "plan_nouns",
        "ahead_nouns",
        "ahead_adjectives",
        "reporting_verbs",
        "setting_verbs",
        "ahead_prepositions",
        "due_verbs",
        "back_verbs",
        "starting_verbs",
    }
)
_STEPS = 24
_IN_CLOCK = re.compile(
    r"[0-9]{1,2}(?::[0-9]{2})?|[ap]\.?m\.?|[ecmp][sd]t|gmt|noon|midnight|at|on|the"
)
_NEAR = 16
_NOBODY = frozenset({"neither", "nobody", "none", "no"})
_BEING = frozenset({"is", "are", "'s", "’s", "be", "was", "were"})
_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
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
    inflected = {
        "ahead_verbs",
        "reporting_verbs",
        "setting_verbs",
        "due_verbs",
        "back_verbs",
        "starting_verbs",
    }
    return {
        key: frozenset(_forms(words)) if key in inflected else frozenset(words)
        for key, words in data.items()
    }


def _forms(verbs: list[str]) -> list[str]:
    """The regular forms of verbs, as Docs may come without lemmas; others are listed as words."""
    forms = []
    for verb in verbs:
        stem = verb[:-1] if verb.endswith(("e", "y")) else verb
        past = f"{stem}ied" if verb.endswith("y") and verb[-2] not in "aeo" else f"{stem}ed"
        forms += [verb, f"{verb}s", past, f"{verb}ed", f"{verb}d", f"{verb}ing", f"{stem}ing"]
        forms += [f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"]
    return forms


def direction(token: Token | None) -> Direction | None:
    """Where the verb over a token looks; None where there is no parse or no telling."""
    if token is None or not token.tag_:
        return None
    if _follows(token, cues()["ahead_prepositions"]):
        return "future"
    if _follows_past_verb(token):
        return "past"
    return _climb(token)


def _climb(start: Token) -> Direction | None:
    """The first telling word over a token."""
    token, of_noun = start, False
    for _ in range(_STEPS):
        if token.dep_ == "poss" or token.head.i == token.i or _is_of_a_noun(token):
            return None
        token = token.head
        found = _of_word(token) or (_of_verb(token) if token.tag_ in _VERB_TAGS else None)
        if found == "future" and token.tag_ in ("VBZ", "VBP"):
            sure = not of_noun or token.lower_ in cues()["due_verbs"] | cues()["starting_verbs"]
            return _present_or_past(start, token) if sure else None
        if found is not None:
            return found
        of_noun = of_noun or token.tag_ in _NOUN_TAGS
    return None


def _present_or_past(start: Token, verb: Token) -> Direction:
    """A verb in the present tense: "meets Friday" looks ahead; but the nearest verb before an
    expression tells more than one behind it ("who met him on Friday, is away")."""
    if verb.i < start.i:
        return "future"
    for before in reversed(start.doc[max(0, start.i - _NEAR) : start.i]):
        if before.opens_sentence or before.tag_ in ("VBZ", "VBP", "MD"):
            return "future"
        if before.tag_ == "VBD":
            return "past"
    return "future"


def _is_of_a_noun(token: Token) -> bool:
    """ "the decree of Saturday" is as old as "Saturday's decree"; "the deadline of Friday" not."""
    noun = token.head
    of_noun = token.lower_ == "of" and noun.tag_ in ("NN", "NNS")
    return of_noun and noun.lower_ not in cues()["ahead_nouns"]


def _follows(token: Token, phrases: frozenset[str]) -> bool:
    """Whether a phrase stands right before a token, not at the head of the sentence."""
    words: list[str] = []
    for before in reversed(token.doc[max(0, token.i - 7) : token.i]):
        if before.opens_sentence:
            return False
        if words or not _IN_CLOCK.fullmatch(before.lower_):
            words.insert(0, before.lower_)
        if " ".join(words) in phrases:
            return True
    return False


def _follows_past_verb(token: Token) -> bool:
    """ "predicted Wednesday": the verb right before the expression, whatever the parse says."""
    if token.i == 0 or token.opens_sentence:
        return False
    before = token.nbor(-1)
    return before.tag_ == "VBD" and before.lower_ not in cues()["setting_verbs"]


def _of_word(token: Token) -> Direction | None:
    """Nouns and adjectives that look ahead by themselves."""
    if token.lower_ in cues()["ahead_nouns"]:
        return "future"
    adjective = token.tag_ == "JJ" and token.lower_ in cues()["ahead_adjectives"]
    return "future" if adjective else None


def _of_verb(verb: Token) -> Direction | None:
    """The tense of a verb with its auxiliaries; None where it depends on a verb above."""
    words = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if words & cues()["future_auxiliaries"]:
        return _modal(verb, words)
    if words & cues()["past_auxiliaries"]:
        over = words & {"have", "'ve", "’ve"} or _is_negated(verb)
        return "past" if over else "future"  # "could not agree", "could sign"
    if verb.lower_ in cues()["setting_verbs"] and not words & {"was", "were", "had"}:
        return "future"
    if "be" in words and "to" not in words and verb.tag_ == "VBN":
        return "future"  # "asked that it be held"
    if words & {"had", "was", "were", "did", "have", "has", "'ve", "’ve"}:
        return _past_helper(verb, words)
    if "to" in words:
        return _infinitive(verb)
    if verb.tag_ == "VBD":
        return "past"
    return _present(verb, bool(words))


def _is_negated(verb: Token) -> bool:
    """ "could not agree", "neither could agree", "neither side could agree"."""
    children = list(verb.children)
    words = (*children, *(c for subject in children[:2] for c in subject.lefts))
    return any(t.dep_ == "neg" or t.lower_ in _NOBODY for t in words)


def _modal(verb: Token, words: set[str]) -> Direction:
    """ "will meet" looks ahead, "may have met" back."""
    return "past" if words & {"have", "'ve", "’ve"} and verb.tag_ == "VBN" else "future"


def _past_helper(verb: Token, words: set[str]) -> Direction | None:
    """ "was held" looks back, "was scheduled" ahead."""
    if verb.lower_ in cues()["due_verbs"] and words & {"was", "were"}:
        return "future" if verb.tag_ == "VBN" else None
    if verb.lower_ in cues()["due_verbs"] and "been" in words and "had" not in words:
        return "future"  # "has been set for Monday"
    if verb.lower_ == "going":
        return "future"
    return "past"


def _infinitive(verb: Token) -> Direction | None:
    """ "agreed to meet", "a plan to meet" look ahead, "went to meet" where its verb looks."""
    above = verb.head
    if above.i == verb.i or above.lower_ in cues()["ahead_verbs"] or _begins(verb):
        return "future"
    if above.tag_ in ("NN", "NNS"):
        return "future" if above.lower_ in cues()["plan_nouns"] else None
    return "future" if above.lower_ in _BEING else None


def _begins(verb: Token) -> bool:
    """ "a truce to begin on Friday", "a truce, to begin on Friday"."""
    if verb.lower_ not in cues()["starting_verbs"] or verb.i < 2:
        return False
    return verb.nbor(-1).lower_ == "to" and verb.nbor(-2).tag_ in ("NN", "NNS", ",")


def _present(verb: Token, helped: bool) -> Direction | None:
    if verb.lower_ in cues()["back_verbs"]:
        return "past"
    if verb.tag_ in ("VBZ", "VBP"):
        return None if verb.lower_ in cues()["reporting_verbs"] else "future"
    if verb.tag_ == "VBG":
        return "future" if helped else None
    if verb.tag_ != "VBN":
        return None
    ahead = verb.lower_ in cues()["ahead_adjectives"] or verb.lower_ in cues()["due_verbs"]
    return "future" if ahead else "past"
