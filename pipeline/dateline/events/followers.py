"""Launches and deliveries that name nobody: theirs are the sides of one told of elsewhere."""

from __future__ import annotations

from dataclasses import replace

from dateline.events.affinity import Event
from dateline.events.inference_cues import listed
from dateline.events.mentions import EventMention
from dateline.parsed import Token

PLURAL = frozenset({"NNS", "NNPS"})
KNOWN = frozenset({"the", "that", "this", "these", "those", "its", "their", "his", "her"})
MARKED = frozenset({"NNP", "NNPS", "CD"})
ORDINAL = frozenset(
    {"first", "second", "third", "fourth", "fifth", "next", "last", "latest", "previous"}
)
PASSING = frozenset({"planned", "occurred", "ongoing"})


def follow(events: list[Event]) -> list[Event]:
    """`events`, where launches and deliveries without participants take those of another one.

    A further launch ("a second launch followed in May") is of whom the nearest launch is; what is
    ordered and then delivered goes between those of the order.
    """
    named = [e for e in events if e.actors()]
    for event in events:
        main = event.mentions[0]
        if event.actors() or main.status not in PASSING:
            continue
        if main.type == "launch" and _is_another(main):
            take_nearest(main, [e for e in named if e.type == "launch"])
        elif main.frame.id in listed("deliveries"):
            orders = [e for e in named if _is_order(e) and e.mentions[0].start < main.start]
            take_nearest(main, orders)
    return events


def _is_another(mention: EventMention) -> bool:
    """False for launches in general and for the one that the article has told of."""
    head = mention.head
    if mention.predication.pos == "noun":
        return head.tag_ not in PLURAL and (mention.time is not None or not _is_known(head))
    flown = [t for f in ("patient", "agent") for t in mention.predication.arguments.get(f, ())]
    if head.dep_ == "relcl" or not flown or any(map(_is_known, flown)):
        return False
    return mention.time is not None or not any(t.tag_ in PLURAL for t in flown)


def _is_known(noun: Token) -> bool:
    """True for a noun that stands for what was named before: "the rocket", not "the next one"."""
    words = list(noun.children)
    apart = any(c.tag_ in MARKED or c.lower_ in ORDINAL for c in words)
    return not apart and any(c.lower_ in KNOWN for c in words)


def _is_order(event: Event) -> bool:
    return any(m.frame.id in listed("orders") for m in event.mentions)


def take_nearest(mention: EventMention, sources: list[Event]) -> None:
    """Give `mention` the participants of the nearest of `sources`, in the roles they have there."""
    nearest = min(
        (m for e in sources for m in e.mentions if m.fillers),
        key=lambda m: abs(m.head.i - mention.head.i),
        default=None,
    )
    if nearest is not None:
        mention.fillers = [replace(f, function="inherited") for f in nearest.fillers]
