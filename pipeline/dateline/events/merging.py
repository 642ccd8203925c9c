"""Mentions of one happening become one event; happenings apart stay apart.

A mention joins the earlier event of its type that it fits best, if any fits well enough. What
fits is a sum of weights read from cues/merging.toml; what cannot be one (other times, other
parties, denied against occurred) is refused before any weight counts.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from dateline.entities.model import Actor
from dateline.events.mentions import EventMention, Filler
from dateline.record import ROLES, EventType

REACH = 40
# Of an event told more often than that, the first and the last mentions are looked at: the cost
# of an article stays linear in its length.
FIRST_MENTIONS, LAST_MENTIONS = 4, 8
EDGE_ROLES = frozenset({"mediator", "signatory", "proposer", "counterparty", "host"})
OPEN = frozenset({"planned", "possible"})
# Stages that a mere mention of an instrument may stand for; the others are happenings of their own.
UNSPECIFIC = frozenset({"concluded", "proposed", "in_force", "ongoing", "started", "planned"})
WEAK = frozenset({"agreement.exist", "agreement.have", "cooperation.bare", "cooperation.continue"})


@dataclass(frozen=True, slots=True)
class Weights:
    """The numbers and words of cues/merging.toml."""

    number: dict[str, float]
    definite: frozenset[str]
    indefinite: frozenset[str]


@cache
def load_weights() -> Weights:
    """The shipped weights."""
    text = (files("dateline_models") / "cues" / "merging.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    words = table["words"]
    return Weights(table["weights"], frozenset(words["definite"]), frozenset(words["indefinite"]))


@dataclass(slots=True)
class Event:
    """One happening: its mentions in text order."""

    mentions: list[EventMention] = field(default_factory=list)

    @property
    def type(self) -> EventType:
        """The event type of its first mention."""
        return self.mentions[0].type

    def actors(self) -> list[Actor]:
        """All participants, each once."""
        found: dict[str, Actor] = {}
        for mention in self.mentions:
            for actor in mention.actors():
                found.setdefault(actor.id, actor)
        return list(found.values())

    def core_actors(self) -> list[Actor]:
        """Participants but those at the edge (mediators, signatories, proposers …), each once."""
        found: dict[str, Actor] = {}
        for mention in looked_at(self):
            for actor in core_actors(mention):
                found.setdefault(actor.id, actor)
        return list(found.values())


def merge(mentions: list[EventMention], *, weights: Weights | None = None) -> list[Event]:
    """Group `mentions` (in text order) into events, in the order of their first mention."""
    chosen = weights or load_weights()
    events: list[Event] = []
    for mention in mentions:
        target = _target(mention, events, chosen)
        if target is None:
            events.append(Event([mention]))
        else:
            target.mentions.append(mention)
    return events


def _target(mention: EventMention, events: list[Event], weights: Weights) -> Event | None:
    best: tuple[float, int] | None = None
    for index in range(len(events) - 1, max(-1, len(events) - REACH), -1):
        event = events[index]
        if event.type != mention.type or conflict(mention, event):
            continue
        score = affinity(mention, event, weights)
        if score >= weights.number["threshold"] and (best is None or score > best[0]):
            best = (score, index)
    return events[best[1]] if best else None


def affinity(mention: EventMention, event: Event, weights: Weights) -> float:
    """The sum of the weights that speak for `mention` being one more mention of `event`."""
    number = weights.number
    told = looked_at(event)
    sentence = mention.head.sent
    beside = [m for m in told if sentence.start <= m.head.i < sentence.end]
    score = _actor_score(mention, event, number) + number[form_of(mention, weights)]
    if any(linked(mention, other) for other in beside):
        score += number["linked"]
    words = set(mention.lemma.split())
    if any(words & set(m.lemma.split()) for m in told):
        score += number["same_lemma"]
    if any(m.frame.id == mention.frame.id for m in told):
        score += number["same_frame"]
    score += _content_score(mention, told, number)
    if any(_told_apart(mention, m) for m in beside):
        score += number["two_verbs"]
    if mention.time and any(m.time for m in told):
        score += number["same_time"]
    if any(m.status == mention.status for m in told):
        score += number["same_status"]
    return score + _distance_score(mention, event, number)


def looked_at(event: Event) -> list[EventMention]:
    """The mentions with which a further one is compared."""
    if len(event.mentions) <= FIRST_MENTIONS + LAST_MENTIONS:
        return event.mentions
    return [*event.mentions[:FIRST_MENTIONS], *event.mentions[-LAST_MENTIONS:]]


def _content_score(
    mention: EventMention, told: list[EventMention], number: dict[str, float]
) -> float:
    """What is passed, launched or talked about: the same words speak for one happening."""
    mine = content_words(mention)
    theirs = set().union(*(content_words(m) for m in told))
    if not mine or not theirs:
        return 0.0
    return number["same_content"] if mine & theirs else number["other_content"]


def content_words(mention: EventMention) -> set[str]:
    """Words of item, vehicle and topics that tell something, lower case."""
    texts = [t for t in (mention.item, mention.vehicle, *mention.topics) if t]
    return {w for text in texts for w in re.findall(r"[\w-]{4,}", text.lower())}


def _told_apart(mention: EventMention, other: EventMention) -> bool:
    """True for two verbs of one sentence: "bought A and sold B" are two happenings."""
    return (
        mention.predication.pos == other.predication.pos == "verb" and mention.lemma != other.lemma
    )


def linked(mention: EventMention, other: EventMention) -> bool:
    """True where one trigger stands in the other's phrase or clause: "met for talks"."""
    return _under(mention, other) or _under(other, mention)


def _under(inner: EventMention, outer: EventMention) -> bool:
    tops = {outer.head.i} | ({outer.support.token.i} if outer.support else set())
    token = inner.head
    for _ in range(4):
        if token.head is token or token.dep_ in ("conj", "nsubj", "relcl", "appos", "ccomp"):
            return token.dep_ == "relcl" and token.head.i == outer.head.i
        token = token.head
        if token.i in tops:
            return True
    return False


def _distance_score(mention: EventMention, event: Event, number: dict[str, float]) -> float:
    last = event.mentions[-1]
    if last.head.sent.start == mention.head.sent.start:
        return number["same_sentence"]
    sentences = _sentences_between(last, mention)
    return max(number["far"], number["per_sentence"] * sentences)


def _sentences_between(earlier: EventMention, later: EventMention) -> int:
    return max(1, (later.head.i - earlier.head.i) // 25)


def _actor_score(mention: EventMention, event: Event, number: dict[str, float]) -> float:
    mine, theirs = core_actors(mention), event.core_actors()
    if not mine:
        name = (
            "no_actor_definite"
            if form_of(mention, load_weights()) == "definite"
            else "no_actor_bare"
        )
        return number[name]
    if not theirs:
        return number["event_without_actor"]
    shared = matched(mine, theirs)
    if shared == len(mine) or matched(theirs, mine) == len(theirs):
        return number["all_shared"] + (number["two_shared"] if shared >= 2 else 0.0)
    return number["some_shared"] + (number["two_shared"] if shared >= 2 else 0.0)


def core_actors(mention: EventMention) -> list[Actor]:
    """Actors in the roles that tell one happening from another."""
    found: dict[str, Actor] = {}
    for filler in mention.fillers:
        if filler.role not in EDGE_ROLES:
            found.setdefault(filler.actor.id, filler.actor)
    return list(found.values())


def matched(mine: list[Actor], theirs: list[Actor]) -> int:
    """How many of `mine` are among `theirs`, a person or body standing for its state."""
    return sum(any(stands_for(a, b) for b in theirs) for a in mine)


def stands_for(one: Actor, other: Actor) -> bool:
    """True where two actors are one, or one is the state to which the other belongs."""
    if one.id == other.id:
        return True
    if one.country is None or one.country != other.country:
        return False
    return "country" in (one.kind, other.kind)


def conflict(mention: EventMention, event: Event) -> bool:
    """True where `mention` cannot be one more mention of `event`."""
    mine, theirs = core_actors(mention), event.core_actors()
    if mine and theirs and not matched(mine, theirs):
        return True
    return any(_clash(mention, other) for other in looked_at(event))


def _clash(mention: EventMention, other: EventMention) -> bool:
    if not _statuses_meet(mention, other):
        return True
    if mention.stage and other.stage and mention.stage != other.stage:
        if not {mention.stage, other.stage} & UNSPECIFIC:
            return True
        weak = {mention.frame.id, other.frame.id} & WEAK
        if not weak and form_of(mention, load_weights()) != "definite":
            return True
    return not times_meet(mention, other)


def _statuses_meet(mention: EventMention, other: EventMention) -> bool:
    one, two = mention.status, other.status
    if one == two or "default" in (mention.status_cue, other.status_cue):
        return True
    if "denied" in (one, two):
        return False
    return not ({one, two} & OPEN and {one, two} & {"occurred"})


def times_meet(mention: EventMention, other: EventMention) -> bool:
    """False where both are dated and the days do not overlap."""
    one, two = mention.time, other.time
    if one is None or two is None:
        return True
    if one.earliest and two.latest and one.earliest > two.latest:
        return False
    return not (two.earliest and one.latest and two.earliest > one.latest)


def form_of(mention: EventMention, weights: Weights) -> str:
    """How the mention is put: "definite", "indefinite", "bare" or "verb"."""
    if mention.predication.pos == "verb":
        return "verb"
    words = {c.lower_ for c in mention.head.children if c.i < mention.head.i}
    if words & weights.indefinite:
        return "indefinite"
    if words & weights.definite or any(c.dep_ == "poss" for c in mention.head.children):
        return "definite"
    return "bare"


def gathered_fillers(event: Event, main: EventMention) -> list[Filler]:
    """Fillers of all mentions, each actor once, in the order of the roles.

    The main mention's come first; a state is not added beside its own minister, nor the minister
    beside the state that the main mention names.
    """
    known: dict[str, Filler] = {}
    for filler in main.fillers:
        known.setdefault(filler.actor.id, filler)
    for mention in event.mentions:
        for filler in mention.fillers:
            if not any(stands_for(filler.actor, k.actor) for k in known.values()):
                known[filler.actor.id] = filler
    order = ROLES[event.type]
    return sorted(known.values(), key=lambda f: order.index(f.role))
