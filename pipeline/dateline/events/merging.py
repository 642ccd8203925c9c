"""Mentions of one happening become one event; happenings apart stay apart."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.events.mentions import EventMention, Filler
from dateline.record import ROLES

DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "both", "such"})
INDEFINITE = frozenset({"a", "an", "another", "new", "second", "separate", "other", "similar", "further"})


@dataclass(slots=True)
class Event:
    """One happening: its mentions in text order."""

    mentions: list[EventMention] = field(default_factory=list)

    @property
    def type(self) -> str:
        """The event type of its first mention."""
        return self.mentions[0].type

    def actor_ids(self) -> set[str]:
        """Ids of all participants."""
        return {f.actor.id for m in self.mentions for f in m.fillers}


def merge(mentions: list[EventMention]) -> list[Event]:
    """Group mentions, in text order, each joined to the nearest earlier event that it fits."""
    events: list[Event] = []
    for mention in mentions:
        target = _target(mention, events)
        if target is None:
            events.append(Event([mention]))
        else:
            target.mentions.append(mention)
    return [e for e in events if e.actor_ids()]


def _target(mention: EventMention, events: list[Event]) -> Event | None:
    best: tuple[float, int] | None = None
    for index in range(len(events) - 1, max(-1, len(events) - 40), -1):
        event = events[index]
        score = _affinity(mention, event)
        if score > 0 and (best is None or score > best[0]):
            best = (score, index)
    return events[best[1]] if best else None


def _affinity(mention: EventMention, event: Event) -> float:
    """How well `mention` fits `event`; 0 or less: it does not."""
    if event.type != mention.type or _conflict(mention, event):
        return 0.0
    mine = {f.actor.id for f in mention.fillers}
    theirs = event.actor_ids()
    shared = len(mine & theirs)
    score = 0.0
    if mine and theirs:
        if not shared:
            return 0.0
        score += 1.0 if mine <= theirs or theirs <= mine else 0.3
    elif _is_anaphoric(mention) or not mine or not theirs:
        score += 0.6
    if _same_words(mention, event):
        score += 0.5
    if _is_anaphoric(mention):
        score += 0.5
    if _is_new(mention):
        score -= 0.8
    distance = mention.head.i - event.mentions[-1].head.i
    score -= min(0.3, distance / 2000)
    return score - 0.55


def _conflict(mention: EventMention, event: Event) -> bool:
    for other in event.mentions:
        if "denied" in (mention.status, other.status) and mention.status != other.status:
            return True
        if mention.status == "occurred" and other.status in ("planned", "possible") and not _is_anaphoric(mention):
            return True
        if other.status == "occurred" and mention.status in ("planned", "possible") and not _is_anaphoric(mention):
            return True
        if mention.stage and other.stage and mention.stage != other.stage and not _is_anaphoric(mention):
            return True
        if mention.time and other.time and not _times_meet(mention, other):
            return True
    return False


def _times_meet(mention: EventMention, other: EventMention) -> bool:
    one, two = mention.time, other.time
    if one is None or two is None:
        return True
    if one.earliest and two.latest and one.earliest > two.latest:
        return False
    return not (two.earliest and one.latest and two.earliest > one.latest)


def _is_anaphoric(mention: EventMention) -> bool:
    if mention.predication.pos != "noun":
        return False
    return any(c.lower_ in DEFINITE for c in mention.head.children)


def _is_new(mention: EventMention) -> bool:
    return any(c.lower_ in INDEFINITE for c in mention.head.children) and mention.predication.pos == "noun"


def _same_words(mention: EventMention, event: Event) -> bool:
    words = set(mention.lemma.split())
    return any(words & set(m.lemma.split()) for m in event.mentions)


def gathered_fillers(event: Event) -> list[Filler]:
    """Fillers of all mentions, each actor once, in the order of the roles."""
    known: dict[str, Filler] = {}
    for mention in event.mentions:
        for filler in mention.fillers:
            known.setdefault(filler.actor.id, filler)
    order = ROLES[event.type]
    return sorted(known.values(), key=lambda f: order.index(f.role))
