"""Launches that name nobody: theirs are those whose craft or launcher is told of just before."""

from __future__ import annotations

from bisect import bisect_right

from dateline.entities.model import Actors
from dateline.events import syntax
from dateline.events.affinity import Event
from dateline.events.crafts import as_provider, is_craft
from dateline.events.flyers import flyer_of
from dateline.events.followers import take_nearest
from dateline.events.frames import FrameSet
from dateline.events.mentions import EventMention, Filler
from dateline.items import item_starts
from dateline.parsed import Token

# How many words before the trigger the craft is looked for.
REACH = 60
BODIES = frozenset({"country", "organisation"})
CRAFT = ("$payloads", "$rockets")


def name_launchers(events: list[Event], actors: Actors, frames: FrameSet) -> list[Event]:
    """`events`, where a launch of nobody named has got who owns or flies what was launched.

    "NASA's Lucy probe is healthy. It was launched on Saturday": the nearest craft of an owner
    before it, in its sentence behind it too; else whose the launch told just before is.
    """
    nameless = [e for e in events if e.type == "launch" and not e.actors()]
    for event in nameless:
        main = next((m for m in event.mentions if _is_told(m)), None)
        if main is None or _name_owner(main, actors, frames):
            continue
        if main.predication.pos == "noun":
            before = [
                e for e in events
                if e.type == "launch" and e.actors() and e.mentions[0].start < main.start
                and main.head.i - e.mentions[-1].head.i <= REACH
            ]  # fmt: skip
            take_nearest(main, before)
    return events


def _is_told(mention: EventMention) -> bool:
    """True for one launch with its day, or one that a verb tells of: no launches in general."""
    several = mention.head.tag_ in ("NNS", "NNPS")
    return mention.time is not None and not several and bool(mention.frame.roles)


def _name_owner(mention: EventMention, actors: Actors, frames: FrameSet) -> bool:
    doc, at = mention.doc, mention.head.i
    starts = item_starts(doc)
    opening = starts[bisect_right(starts, at) - 1] if starts and starts[0] <= at else 0
    first = max(opening, at - REACH)
    near = [*range(at - 1, first - 1, -1), *range(at + 1, mention.head.sent.end)]
    for place in near:
        found = _owners(doc[place], actors, frames)
        if found:
            mention.fillers += found
            return True
    return False


def _owners(craft: Token, actors: Actors, frames: FrameSet) -> list[Filler]:
    """Whose the craft is, by who stands before it or by its own name."""
    if craft.tag_[:2] != "NN" or not frames.is_one_of(frames.lemmas.noun(craft.lower_), CRAFT):
        return []
    before = syntax.children(craft, "poss", "compound", "nmod", "amod")
    found = [
        Filler("operator", actor, *actors.extent(t.i), "modifier")
        for t in before
        for actor in actors.resolve(t)
        if actor.kind in BODIES
    ]
    known = [as_provider(f, craft.doc, frames) for f in found if not is_craft(f, craft.doc, frames)]
    flyer = flyer_of(craft, actors) if not known else None
    if flyer is not None:
        span = flyer.mentions[0]
        known = [Filler("operator", flyer, span.start, span.end, "modifier")]
        known = [as_provider(f, craft.doc, frames) for f in known]
    return known[:1]
