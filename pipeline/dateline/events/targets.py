"""What is bought whole does not sell itself: its parts told of elsewhere make it no supplier."""

from __future__ import annotations

from dateline.entities.model import Actors
from dateline.events.affinity import Event
from dateline.events.mentions import EventMention
from dateline.events.predications import combined

# How a supplier is known only by the thing's being his.
OWNING = frozenset(
    f"{thing}.{how}" for thing in ("patient", "of") for how in ("poss", "owner", "modifier")
)
THINGS = ("patient", "of", "for")


def without_targets(events: list[Event], actors: Actors) -> list[Event]:
    """`events`, suppliers dropped that another mention of the same purchase names as bought."""
    for event in events:
        if event.type == "transfer" and len(event.mentions) > 1:
            owning = [m for m in event.mentions if _is_owner_told(m)]
            bought = {b for m in event.mentions for b in _bought(m, actors)} if owning else set()
            for mention in owning if bought else ():
                mention.fillers = [
                    f
                    for f in mention.fillers
                    if f.function not in OWNING or f.actor.id not in bought
                ]
    return events


def _is_owner_told(mention: EventMention) -> bool:
    return any(f.role == "supplier" and f.function in OWNING for f in mention.fillers)


def _bought(mention: EventMention, actors: Actors) -> set[str]:
    """Who is himself the thing that the mention tells as bought: "Volvo bought *Dacia*"."""
    if not mention.actors("recipient"):
        return set()
    arguments = combined(mention.predication, mention.support)
    heads = [t for function in THINGS for t in arguments.get(function, ())]
    return {a.id for t in heads for a in actors.resolve(t) if a.kind == "organisation"}
