"""The way through the room: a parsed document in, events out."""

from __future__ import annotations

import datetime
from bisect import bisect_right

from dateline.entities.model import Actors
from dateline.events.affinity import Event
from dateline.events.answers import answer
from dateline.events.attempts import came_to_nothing
from dateline.events.attribution import set_attribution
from dateline.events.completion import complete
from dateline.events.contents import set_contents
from dateline.events.crafts import flown_by
from dateline.events.cues import load_cues
from dateline.events.dating import Dater, carry_over, clause_of, fit_tense
from dateline.events.dating_references import date_by_reference
from dateline.events.dealers import infer_dealer, name_operators
from dateline.events.followers import follow
from dateline.events.frames import FrameSet
from dateline.events.inference import (
    infer_from_clauses,
    infer_from_meeting,
    infer_owner,
    infer_protagonist,
    infer_speaker,
    inherit,
    note_bystanders,
)
from dateline.events.launchers import name_launchers
from dateline.events.matching import Matcher
from dateline.events.mentions import EventMention
from dateline.events.merging import merge
from dateline.events.nesting import contents
from dateline.events.predications import combined
from dateline.events.private import is_private
from dateline.events.signers import name_signatories, sign_for_parties
from dateline.events.status import set_status
from dateline.events.targets import without_targets
from dateline.events.tenses import is_only_begun, look_ahead, set_lasting, told_in_past, was_tried
from dateline.events.terms import infer_from_terms
from dateline.events.unnamed import name_those_at_hand
from dateline.events.unreal import tells_nothing
from dateline.items import item_starts
from dateline.parsed import Readable
from dateline.times.model import TimeExpression


def find_triggers(doc: Readable, *, actors: Actors, frames: FrameSet) -> list[EventMention]:
    """Every trigger that a frame accepts, with its participants, in text order.

    Left out are questions and what people of a kind do as a rule.
    """
    return [m for m in Matcher(frames).match(doc, actors) if not tells_nothing(m)]


def dress(
    mentions: list[EventMention], *, actors: Actors, times: list[TimeExpression], frames: FrameSet,
    reference: datetime.date | None,
) -> list[EventMention]:  # fmt: skip
    """Give every mention what its own sentence says of it; drop those that their frame drops."""
    if not mentions:
        return []
    dater = Dater(mentions[0].doc, times, load_cues(), frames.lemmas, reference=reference)
    return dress_by(mentions, actors=actors, dater=dater, frames=frames)


def dress_by(
    mentions: list[EventMention], *, actors: Actors, dater: Dater, frames: FrameSet
) -> list[EventMention]:
    """As `dress`, with a dater at hand."""
    cues, reference = dater.cues, dater.reference
    mates = _by_sentence(mentions)
    past = told_in_past(mentions[0].doc)
    for mention in mentions:
        arguments = combined(mention.predication, mention.support)
        set_contents(mention, arguments, actors, frames)
        set_status(mention, cues, frames.lemmas, past=past)
        if past:
            set_lasting(mention)
        if was_tried(mention):
            mention.status, mention.status_cue = "occurred", "tried"
        if mention.status == "possible" and came_to_nothing(mention):
            mention.status, mention.status_cue = "denied", "in vain"
        mention.stage = mention.frame.stages.get(mention.status, mention.stage)
        if mention.frame.stage == "planned" and is_only_begun(mention):
            mention.stage = "under_construction"
        set_attribution(mention, actors, cues, frames.lemmas)
        infer_from_terms(mention, actors)
        infer_from_meeting(mention, mates[mention.head.sent.start], actors)
        infer_from_clauses(mention, actors, cues, frames.lemmas)
        if mention.type == "launch":
            mention.fillers = flown_by(mention.fillers, mention.doc, frames)
        name_signatories(mention, actors)
        infer_speaker(mention, actors, cues, frames.lemmas)
        infer_owner(mention, actors)
        infer_dealer(mention, actors)
        infer_protagonist(mention, actors, frames)
        note_bystanders(mention, actors)
        dater.date(mention, mates[mention.head.sent.start])
        fit_tense(mention, reference)
        look_ahead(mention, reference, clause_of(mention))
    for told in by_item(mentions):
        sign_for_parties(told)
        carry_over(told)
    return [m for m in mentions if m.status not in m.frame.drop_status]


def _by_sentence(mentions: list[EventMention]) -> dict[int, list[EventMention]]:
    found: dict[int, list[EventMention]] = {}
    for mention in mentions:
        found.setdefault(mention.head.sent.start, []).append(mention)
    return found


def by_item(mentions: list[EventMention]) -> list[list[EventMention]]:
    """The mentions of each item of a digest; of an article of one story all of them."""
    starts = item_starts(mentions[0].doc) if mentions else []
    found: dict[int, list[EventMention]] = {}
    for mention in mentions:
        found.setdefault(bisect_right(starts, mention.head.i), []).append(mention)
    return list(found.values())


def find_mentions(
    doc: Readable, *, actors: Actors, times: list[TimeExpression], frames: FrameSet,
    reference: datetime.date | None = None,
) -> list[EventMention]:  # fmt: skip
    """Every event mention of `doc`, in text order, each with what its own sentence says of it."""
    mentions = find_triggers(doc, actors=actors, frames=frames)
    return dress(mentions, actors=actors, times=times, frames=frames, reference=reference)


def find_events(
    doc: Readable, *, actors: Actors, times: list[TimeExpression], frames: FrameSet,
    reference: datetime.date | None = None,
) -> list[Event]:  # fmt: skip
    """The happenings of `doc`: mentions merged."""
    triggers = find_triggers(doc, actors=actors, frames=frames)
    return happenings(triggers, actors=actors, times=times, frames=frames, reference=reference)


def happenings(
    triggers: list[EventMention], *, actors: Actors, times: list[TimeExpression], frames: FrameSet,
    reference: datetime.date | None = None,
) -> list[Event]:  # fmt: skip
    """The happenings that the mentions of `find_triggers` report."""
    if not triggers:
        return []
    dater = Dater(triggers[0].doc, times, load_cues(), frames.lemmas, reference=reference)
    mentions = dress_by(triggers, actors=actors, dater=dater, frames=frames)
    merged = [merge(told) for told in by_item(mentions)]
    return finish(merged, mentions, actors=actors, dater=dater, frames=frames)


def finish(
    merged: list[list[Event]], mentions: list[EventMention], *, actors: Actors, dater: Dater,
    frames: FrameSet,
) -> list[Event]:  # fmt: skip
    """The events of each item with what others lend them, those that do not stand alone dropped."""
    inner = contents(mentions)
    named = (without_targets(name_operators(events, actors), actors) for events in merged)
    events = [e for told in named for e in answer(complete(_with_sides(told, actors, frames)))]
    date_by_reference(events, dater.by_sentence)
    return [e for e in events if stands_alone(e, inner) and not is_private(e)]


def _with_sides(events: list[Event], actors: Actors, frames: FrameSet) -> list[Event]:
    """The events of one item of which somebody is known to take part, by whatever way."""
    inherit(name_launchers(follow(events), actors, frames))
    return name_those_at_hand(events, actors)


def stands_alone(event: Event, contents: set[int]) -> bool:
    """False where all mentions name fewer actors than their frames ask for, or are mere content."""
    count = len(event.actors())
    return any(count >= m.frame.min_actors and m.head.i not in contents for m in event.mentions)
