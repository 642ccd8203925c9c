"""Whose shares an offering sells: "X said an offering of 5,000 shares is under way"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.entities.model import Actors, Mention
from dateline.events import syntax
from dateline.events.affinity import load_weights
from dateline.events.inference_cues import listed
from dateline.events.mentions import EventMention, Filler
from dateline.events.wording import form_of
from dateline.parsed import Token

PLURALS = ("NNS", "NNPS")
SUBJECTS = ("nsubj", "nsubjpass")
NAMES = ("name", "acronym")
# Words before the name of one who places what others sell.
BEFORE = 2


def add_issuer(mention: EventMention, actors: Actors) -> None:
    """Of "shares of Y" it is Y, whoever tells of the offering; else the firm that tells of it.

    Underwriters sell nothing of their own.
    """
    if mention.frame.id not in listed("issued"):
        return
    things = [t for t in mention.predication.arguments.get("of", ()) if t.tag_ in PLURALS]
    verb = syntax.governing_verb(mention.head) if mention.head.dep_ in SUBJECTS else None
    told = syntax.governing_verb(verb) if verb is not None else None
    if not things or told is None:
        return
    role = next(iter(mention.frame.roles))
    start, end = things[0].i, things[0].right_edge.i + 1
    spans = [s for s in actors.mentions_in(start, end) if _is_firm(s)]
    if not spans and form_of(mention, load_weights().words) == "indefinite":
        spans = [s for s in _tellers(told, actors) if s.end <= mention.start and _sells(s, told)]
    for span in spans[-1:]:
        mention.fillers.append(Filler(role, span.actors[0], span.start, span.end, "speaker"))


def _tellers(told: Token, actors: Actors) -> Iterator[Mention]:
    spans = (actors.mention_at(subject.i) for subject in syntax.subjects(told))
    return (s for s in spans if s is not None and s.actors[0].kind == "organisation")


def _is_firm(span: Mention) -> bool:
    return span.form in NAMES and span.actors[0].kind == "organisation"


def _sells(span: Mention, told: Token) -> bool:
    """False for "lead underwriter X", and for boards and unions."""
    before = told.doc.lowers[max(span.start - BEFORE, 0) : span.start]
    words = {*span.actors[0].name.lower().split(), *before}
    return listed("onlookers").isdisjoint(words) and listed("placers").isdisjoint(words)
