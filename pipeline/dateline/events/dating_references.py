"""Dates that later sentences tell of a happening: "The sale was completed on May 3"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache

from dateline.events import syntax
from dateline.events.affinity import SENTENCE, Event
from dateline.events.dating_cues import load_dating
from dateline.events.dating_paths import is_past
from dateline.events.dating_ties import Tie
from dateline.events.mentions import EventMention
from dateline.parsed import Token
from dateline.record import Status
from dateline.times.scan import may_tell_time

# How many sentences a reference reaches back.
REACH = 5
DEFINITE = frozenset({"the", "this", "that", "its", "their"})
TRANSFER = frozenset({"transfer"})
PRONOUNS = frozenset({"it", "they"})
MAYBE = frozenset({"may", "might", "could"})


def date_by_reference(events: list[Event], ties: Mapping[int, list[Tie]]) -> None:
    """Date events without a time by sentences behind them that name the deed again.

    `ties` by the start of their sentence. A deed is named by "the deal", "the sale", "delivery",
    and told of by what deals do: they are completed, they close, they come.
    """
    for start, here in ties.items():
        if start:
            for tie in here:
                _refer(tie, start, events)


def may_refer(words: Collection[str]) -> bool:
    """Whether a sentence of these lower-cased words could name a deed again with its time."""
    verbs = load_dating().verbs
    named = not _deeds().isdisjoint(words) and not verbs["happening"].isdisjoint(words)
    handed = not verbs["handing"].isdisjoint(words)
    return (named or handed) and may_tell_time(words)


@cache
def _deeds() -> frozenset[str]:
    return frozenset[str]().union(*load_dating().deeds.values())


def _refer(tie: Tie, start: int, events: list[Event]) -> None:
    verb = next((t for t in tie.path if syntax.is_verb(t)), None)
    if verb is None or tie.strayed:
        return
    found = _told_of(verb, start, events)
    if found is None:
        return
    event, mention = found
    if mention.status == _status(verb) and all(m.time is None for m in event.mentions):
        mention.time, mention.time_basis = tie.time, "context"


def _told_of(verb: Token, start: int, events: list[Event]) -> tuple[Event, EventMention] | None:
    """The event that the clause of the verb tells of once more, with its last mention."""
    verbs = load_dating().verbs
    types = _named(verb) if verb.lower_ in verbs["happening"] else frozenset()
    if types:
        return _latest(events, start, types, reach=REACH)
    if verb.lower_ in verbs["handing"] and syntax.is_passive(verb):
        handed = any(t.lower_ in PRONOUNS or _is_known(t) for t in syntax.subjects(verb))
        found = _latest(events, start, TRANSFER, reach=1) if handed else None
        return found if found is not None and found[1].item is not None else None
    return None


def _status(verb: Token) -> Status:
    """What a happening must be of which the clause tells: "will close", "may close", "closed"."""
    if any(c.lower_ in MAYBE for c in verb.children):
        return "possible"
    past = is_past(verb) and (syntax.is_finite(verb) or _is_reduced(verb))
    ahead = not past or verb.lower_ in load_dating().verbs["coming"]
    return "planned" if ahead else "occurred"


def _named(verb: Token) -> frozenset[str]:
    """The types of the deeds that the subject or the object of the verb names."""
    found: set[str] = set()
    reduced = (verb.head,) if _is_reduced(verb) else ()
    for noun in (*syntax.subjects(verb), *syntax.objects(verb), *reduced):
        types = [t for t, nouns in load_dating().deeds.items() if noun.lower_ in nouns]
        if types and (_is_known(noun) or (noun in reduced and noun.head.lower_ == "in")):
            found.update(types)
    return frozenset(found)


def _is_reduced(verb: Token) -> bool:
    """True for "the sum, disclosed on May 6, …", "in a ruling delivered on May 6"."""
    return verb.dep_ == "acl" and verb.tag_ == "VBN"


def _is_known(noun: Token) -> bool:
    """True for "the deal", "the company's purchase" and a bare "delivery"."""
    children = list(noun.children)
    if any(c.lower_ in DEFINITE or c.dep_ == "poss" for c in children):
        return True
    return noun.tag_ == "NN" and not any(c.dep_ in ("det", "amod", "compound") for c in children)


def _latest(
    events: Iterable[Event], start: int, types: frozenset[str], *, reach: int
) -> tuple[Event, EventMention] | None:
    """The last event of one of the types told before the sentence at `start`, near enough."""
    told = [
        (event, mention)
        for event in events
        if event.type in types and event.actors()
        for mention in event.mentions
        if 0 <= start - mention.head.sent.end <= SENTENCE * reach
    ]
    return max(told, key=lambda pair: pair[1].head.i, default=None)
