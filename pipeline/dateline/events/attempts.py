"""What was tried and came to nothing: "tried to buy it but failed", "sought a deal in vain"."""

from __future__ import annotations

from dateline.events.mentions import EventMention
from dateline.events.status_cues import load_status_words
from dateline.events.tree import children, path_up
from dateline.parsed import Token

# How far the trying stands above what was tried.
CLIMB = 4


def came_to_nothing(mention: EventMention) -> bool:
    """True where a verb of trying above the mention is told to have failed."""
    trying = load_status_words().attempting
    for token in path_up(mention.head, most=CLIMB):
        if token.lower_ in trying and token.tag_ in ("VBD", "VBN"):
            return _failed(token) or _in_vain(token) or _in_vain(mention.head)
    return False


def _failed(verb: Token) -> bool:
    failing = load_status_words().failing
    return any(c.lower_ in failing for c in children(verb, "conj"))


def _in_vain(verb: Token) -> bool:
    vain = load_status_words().to_no_avail
    return any(
        f"{prep.lower_} {noun.lower_}" in vain
        for prep in children(verb, "prep")
        for noun in prep.children
    ) or any(c.lower_ in vain for c in verb.children)
