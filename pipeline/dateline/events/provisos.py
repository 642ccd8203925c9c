"""What depends on something else, is not known of, was to be, or falls with what was called off."""

from __future__ import annotations

from collections.abc import Callable

from dateline.events.status_cues import load_status_words
from dateline.events.syntax import is_noun, is_verb
from dateline.events.tree import children
from dateline.parsed import Token

OBJECTS = frozenset({"dobj", "nsubjpass"})
WORDS = load_status_words()


def is_proviso(verb: Token) -> bool:
    """True for "provided that they sign", "on condition that …", "as long as …"."""
    head = verb.head
    if verb.dep_ in ("pcomp", "ccomp") and head.lower_ in WORDS.providing:
        return True
    if verb.dep_ in ("acl", "ccomp", "relcl"):
        return head.lower_ in WORDS.provisos and any(c.lower_ == "that" for c in verb.lefts)
    as_ = any(c.lower_ == "as" for c in children(verb, "mark"))
    measured = any(c.lower_ in ("as", "so") for c in children(head, "advmod"))
    return verb.dep_ == "advcl" and head.lower_ == "long" and as_ and measured


def is_inverted_denial(verb: Token) -> bool:
    """True for "Nor did they sign"; "Neither side signed" is told by its subject."""
    first = verb.sent[0]
    if first.lower_ not in WORDS.inverting or first.i + 1 >= verb.i:
        return False
    helper = first.nbor(1)
    return helper.dep_ in ("aux", "auxpass") and helper.head.i == verb.i


def is_unknown(noun: Token, negated: Callable[[Token], bool]) -> bool:
    """True for the talks of which one "was not aware of any"."""
    if noun.dep_ != "pobj" or not any(c.lower_ == "any" for c in children(noun, "det")):
        return False
    told = noun.head.head
    return told.dep_ == "acomp" and negated(told.head)


def fallen_with(verb: Token) -> Token | None:
    """The verb that calls off where something was to be done: "cancelled a trip on which he was to
    meet her", "the visit, during which he was to sign it, was called off"."""
    bare = any(c.lower_ == "to" for c in children(verb, "aux"))
    was = verb.head
    if verb.dep_ != "xcomp" or not bare or was.dep_ != "relcl" or was.lower_ not in WORDS.copulas:
        return None
    noun, led = was.head, any(t.tag_ == "WDT" for p in children(was, "prep") for t in p.children)
    held = is_noun(noun) and noun.dep_ in OBJECTS and is_verb(noun.head)
    return noun.head if led and held else None


def was_supposed(governor: Token) -> bool:
    """True for "had been due to sign", "had been expected to sign": it did not come to that."""
    if governor.lower_ not in WORDS.supposed:
        return False
    held = governor.head if governor.dep_ == "acomp" else governor
    helpers = {c.lower_ for c in children(held, "aux", "auxpass")} | {held.lower_}
    return {"had", "been"} <= helpers
