"""Answers to a deal or an offer: who rejects, approves or leaves it, with those who made it.

"Fulton rejected the offer" is told of the bidder too, "the commission approved the merger" of
those who merge: where the answer names one side alone, the others are those of the deal before.
"""

from __future__ import annotations

from dateline.events.affinity import Event, stands_for
from dateline.events.inference_cues import listed
from dateline.events.mentions import EventMention, Filler
from dateline.events.syntax import governing_verb, subjects
from dateline.parsed import Token

REACH = 120
KNOWN = frozenset({"it", "this", "that"})
DEFINITE = frozenset({"the", "this", "that", "its", "their"})
OPEN = frozenset({"possible", "planned"})


def answer(events: list[Event]) -> list[Event]:
    """`events`, where answers that name one side take the others from what they answer."""
    for event in events:
        main = event.mentions[0]
        if main.frame.id in listed("answers") and len(event.actors()) == 1 and _is_of_known(main):
            source = _answered(main, events)
            if source is not None:
                _add_sides(event, source)
    return events


def _is_of_known(mention: EventMention) -> bool:
    """True where what is answered has been told of: "the offer", "it", not "a request"."""
    told = mention.predication.arguments
    things = [t for f in ("patient", "from", "agent") for t in told.get(f, ())]
    if mention.predication.pos == "noun":
        verb = governing_verb(mention.head)
        things += [mention.head, *(subjects(verb) if verb is not None else ())]
    return any(t.lower_ in KNOWN or _is_definite(t) for t in things)


def _is_definite(noun: Token) -> bool:
    return any(c.lower_ in DEFINITE for c in noun.children)


def _answered(main: EventMention, events: list[Event]) -> EventMention | None:
    """The last mention of a deal or an offer before `main` that has participants."""
    before = (
        m for e in events for m in e.mentions
        if 0 < main.head.i - m.head.i <= REACH and m.fillers and _is_open(m)
    )  # fmt: skip
    return max(before, key=lambda m: m.head.i, default=None)


def _is_open(mention: EventMention) -> bool:
    """True for what can be answered: an agreement, or an offer that stands."""
    if mention.type == "agreement":
        return mention.frame.id not in listed("answers")
    return mention.type == "transfer" and mention.status in OPEN


def _add_sides(event: Event, source: EventMention) -> None:
    main, known = event.mentions[0], event.actors()
    for filler in source.fillers:
        if any(stands_for(filler.actor, a) for a in known):
            continue
        known.append(filler.actor)
        main.fillers.append(Filler("party", filler.actor, filler.start, filler.end, "inherited"))
