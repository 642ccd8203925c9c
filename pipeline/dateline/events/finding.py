"""The way through the room: a parsed document in, events out."""

from __future__ import annotations

from spacy.tokens import Doc

from dateline.entities.model import Actors
from dateline.events.contents import set_contents
from dateline.events.cues import Cues, load_cues
from dateline.events.dating import Dater
from dateline.events.frames import FrameSet
from dateline.events.matching import Matcher, combined
from dateline.events.mentions import EventMention
from dateline.events.inference import infer_from_clauses, inherit
from dateline.events.merging import Event, merge
from dateline.events.status import set_attribution, set_status
from dateline.times.model import TimeExpression


def find_mentions(doc: Doc, *, actors: Actors, times: list[TimeExpression], frames: FrameSet) -> list[EventMention]:
    """Every event mention of `doc`, in text order, each with what its own sentence says of it."""
    cues = _cues(frames)
    mentions = Matcher(frames).match(doc, actors)
    dater = Dater(doc, times, cues, frames.lemmas)
    for mention in mentions:
        arguments = combined(mention.predication, mention.support)
        set_contents(mention, arguments, actors, frames)
        set_status(mention, cues, frames.lemmas)
        set_attribution(mention, actors, cues, frames.lemmas)
        infer_from_clauses(mention, actors, cues, frames.lemmas)
        dater.date(mention, mentions)
    return [m for m in mentions if m.status not in m.frame.drop_status]


def _cues(frames: FrameSet) -> Cues:
    cues = load_cues()
    if "__cues__" not in frames.lists:
        frames.lemmas.add_verbs(sorted(cues.verbs()))
        frames.lists["__cues__"] = frozenset()
    return cues


def find_events(doc: Doc, *, actors: Actors, times: list[TimeExpression], frames: FrameSet) -> list[Event]:
    """The happenings of `doc`: mentions merged."""
    events = merge(find_mentions(doc, actors=actors, times=times, frames=frames))
    return [e for e in inherit(events) if stands_alone(e)]


def stands_alone(event: Event) -> bool:
    """False for an event all of whose mentions name fewer actors than their frames ask for."""
    count = len(event.actors())
    return any(count >= m.frame.min_actors for m in event.mentions)
