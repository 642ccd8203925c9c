"""Happenings told with their day, but of nobody: whoever is named at hand takes part.

Of those that no rule gives a side to, half are happenings where the text dates them, a quarter
where it does not (labelled articles of all makes).
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.entities.model import Actor, Actors, Mention
from dateline.events.affinity import Event
from dateline.events.inference_cues import listed
from dateline.events.mentions import EventMention, Filler
from dateline.record import EventType, Role

# As what whoever is at hand takes part, and who may; of transfers the frame says which side acts.
DOERS: dict[EventType, Role] = {
    "talks": "participant",
    "visit": "visitor",
    "order": "issuer",
    "transfer": "supplier",
}
PERSONAL = frozenset({"talks", "visit"})
BODIES = frozenset({"country", "organisation"})
ACTING = frozenset({"agent", "by", "poss"})
# Who stands behind as a subject does something else.
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# Tokens before the comma of "in Addis Ababa, Ethiopia".
PLACED = 3


def name_those_at_hand(events: list[Event], actors: Actors) -> list[Event]:
    """The events that have participants, in order; the dated ones of nobody have got one.

    It is who is named last before the trigger in its sentence, else first behind it, there as no
    subject; not who only stands in a phrase of place or origin ("in Peru").
    """
    for event in events:
        if event.type in DOERS and not event.actors():
            _name_one(event, actors)
    return [event for event in events if event.actors()]


def _name_one(event: Event, actors: Actors) -> None:
    main = next((m for m in event.mentions if m.time is not None and m.frame.roles), None)
    found = _at_hand(main, actors) if main is not None else None
    if main is not None and found is not None:
        actor, span = found
        main.fillers.append(Filler(_role(main), actor, span.start, span.end, "at hand"))


def _role(mention: EventMention) -> Role:
    """As what the frame has who acts: a sale has its supplier, a purchase its recipient."""
    usual = DOERS[mention.type]
    if mention.type != "transfer" and usual in mention.frame.roles:
        return usual
    for role, functions in mention.frame.roles.items():
        if any(f.split(".")[0].split(">")[0] in ACTING for f in functions):
            return role
    return next(iter(mention.frame.roles))


def _is_where(span: Mention, words: Sequence[str]) -> bool:
    """ "Trump put off a visit to Israel": the state is no visitor, whatever else names it."""
    placed = span.start > 0 and words[span.start - 1] in listed("placing")
    return placed and span.actors[0].kind == "country"


def _at_hand(mention: EventMention, actors: Actors) -> tuple[Actor, Mention] | None:
    sentence, words = mention.head.sent, mention.doc.lowers
    spans = actors.mentions_in(sentence.start, sentence.end)
    where = {s.actors[0].id for s in spans if _is_where(s, words)}
    named = [
        (actor, span)
        for span in spans
        if span.start == 0 or words[span.start - 1] not in listed("placing")
        if not _holds_the_town(mention, span)
        for actor in span.actors[:1]
        if actor.id not in where
        if actor.kind in BODIES or (actor.kind == "person" and mention.type in PERSONAL)
    ]
    before = [n for n in named if n[1].end <= mention.head.i]
    behind = [n for n in named if mention.doc[n[1].head].dep_ not in SUBJECTS]
    return before[-1] if before else next(iter(behind), None)


def _holds_the_town(mention: EventMention, span: Mention) -> bool:
    """True for the Rwanda of "in Kigali, Rwanda": it tells where the town lies."""
    comma, doc = span.start - 1, mention.doc
    if comma < PLACED or doc.lowers[comma] != "," or doc[comma - 1].ent_type_ != "GPE":
        return False
    return any(doc.lowers[i] in listed("placing") for i in range(comma - PLACED, comma - 1))
