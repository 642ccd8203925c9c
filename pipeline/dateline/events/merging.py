"""Mentions of one happening become one event; happenings apart stay apart.

Every mention, in text order, joins the event of its type that it fits best, or stands for a new
one where that fits better still (see `affinity`).
"""

from __future__ import annotations

from dateline.events.affinity import (
    Event,
    Surroundings,
    Weights,
    clash,
    core_actors,
    evidence_apart,
    evidence_for,
    load_weights,
    stands_for,
)
from dateline.events.inference_cues import listed
from dateline.events.mentions import EventMention, Filler
from dateline.parsed import Token
from dateline.record import ROLES

REACH = 40
# Types whose sides share a role, and how many there are of it.
MUTUAL, SIDES = frozenset({"agreement", "talks", "cooperation"}), 2


def merge(mentions: list[EventMention], *, weights: Weights | None = None) -> list[Event]:
    """Group `mentions` (in text order) into events, in the order of their first mention."""
    chosen = weights or load_weights()
    events: list[Event] = []
    told: dict[str, list[Event]] = {}
    for mention in mentions:
        target = best_event(mention, told.get(mention.type, [])[-REACH:], chosen)
        if target is None:
            target = Event()
            events.append(target)
            told.setdefault(mention.type, []).append(target)
        target.mentions.append(mention)
    return events


def best_event(mention: EventMention, events: list[Event], weights: Weights) -> Event | None:
    """The event that `mention` is one more mention of; None for a happening not told before."""
    open_to = [e for e in events if not clash(mention, e)]
    if not open_to:
        return None
    if _tells_on(mention, open_to[-1]):
        return open_to[-1]
    around = Surroundings.of(open_to)
    fits = [weights.sum(evidence_for(mention, e, around, weights)) for e in open_to]
    best = max(range(len(open_to)), key=lambda n: fits[n])
    apart = weights.sum(evidence_apart(mention, around, weights))
    return open_to[best] if fits[best] > apart else None


def _tells_on(mention: EventMention, event: Event) -> bool:
    """True for "The rocket carried a probe for NASA" right behind the liftoff of a rocket."""
    last = event.mentions[-1]
    verbal = mention.type == "launch" and mention.predication.pos == "verb"
    if not verbal or mention.time is not None or mention.status != last.status:
        return False
    gap = mention.head.sent.start - last.head.sent.end
    return 0 <= gap <= 1 and any(
        map(_is_the_flight, mention.predication.arguments.get("agent", ()))
    )


def _is_the_flight(noun: Token) -> bool:
    """True for "the rocket", "the mission"; not for "the second flight"."""
    before = [c for c in noun.children if c.i < noun.i]
    return noun.lower_ in listed("flights") and [c.lower_ for c in before] == ["the"]


def gathered_fillers(event: Event, main: EventMention) -> list[Filler]:
    """Fillers of all mentions, each actor once, in the order of the roles.

    The main mention's come first, a state that orders its own army in both roles. The others add
    whom it leaves open: an actor in a role that it fills with nobody, another side where it names
    one alone. A state is not added beside its own minister, nor the minister beside the state.
    """
    known: dict[tuple[str, str], Filler] = {}
    for filler in main.fillers:
        known.setdefault((filler.actor.id, filler.role), filler)
    filled = {f.role for f in main.fillers}
    one_sided = event.type in MUTUAL and len(core_actors(main)) < SIDES
    for mention in event.mentions:
        for filler in mention.fillers:
            if filler.role in filled and not one_sided:
                continue
            if not any(stands_for(filler.actor, k.actor) for k in known.values()):
                known[filler.actor.id, filler.role] = filler
    order = ROLES[event.type]
    return sorted(known.values(), key=lambda f: order.index(f.role))
