"""The other side of an event that names one, taken from a related event of that side."""

from __future__ import annotations

from dataclasses import replace

from dateline.events.affinity import Event, stands_for
from dateline.events.inference import COMPLETION_REACH, RELATED, copy_actors, distance, sides
from dateline.events.inference_cues import listed
from dateline.events.mentions import Filler
from dateline.events.open_sides import leaves_side_open


def complete(events: list[Event]) -> list[Event]:
    """Talks or agreements that name one side take the other from a related event of that side."""
    complete_deliveries(events)
    for event in events:
        actors = event.actors()
        if event.type in RELATED and len(actors) == 1 and _lacks_side(event):
            position = event.mentions[0].head.i
            related = [
                e
                for e in events
                if e is not event and e.type in RELATED[event.type] and len(sides(e)) == 2
                and any(stands_for(actors[0], f.actor) for f in sides(e))
                and distance(e, position)[1] <= COMPLETION_REACH
            ]  # fmt: skip
            source = min(related, key=lambda e: distance(e, position), default=None)
            if source is not None:
                copy_actors(event, source)
    return events


def _lacks_side(event: Event) -> bool:
    return leaves_side_open(event) and not _has_nameless(event)


def _has_nameless(event: Event) -> bool:
    """True where those of the other side are told without a name: "Iran and six world powers"."""
    mention = event.mentions[0]
    if not mention.fillers:
        return False
    doc, filler = mention.doc, mention.fillers[0]
    inside = range(filler.start, filler.end)
    head = next((t for t in doc[filler.start : filler.end] if t.head.i not in inside), None)
    beside = [c for c in head.children if c.dep_ == "conj"] if head is not None else []
    return any(c.tag_ in ("NNS", "NN") for c in beside)


def complete_deliveries(events: list[Event]) -> None:
    """Goods that come from nobody named come from the article's only supplier of goods."""
    passed = [e for e in events if e.type == "transfer" and _are_goods(e)]
    known = [f for e in passed for m in e.mentions for f in m.fillers if f.role == "supplier"]
    if len({f.actor.id for f in known}) != 1:
        return
    one = Filler(known[0].role, known[0].actor, known[0].start, known[0].end, "inherited")
    for event in passed:
        supplied = any(m.actors("supplier") for m in event.mentions)
        if event.actors() and not supplied and one.actor.id not in {a.id for a in event.actors()}:
            event.mentions[0].fillers.append(replace(one))


def _are_goods(event: Event) -> bool:
    """True for things ordered, delivered or received, not for stakes and money."""
    return any(m.frame.id in listed("goods") for m in event.mentions)
