"""Days that stand with what was agreed or planned: whose they are, whether they still hold."""

from __future__ import annotations

import datetime

from dateline.events.dating_cues import load_dating
from dateline.events.dating_paths import is_past
from dateline.events.dating_ties import Tie
from dateline.events.dating_times import MONTHS, WEEKDAYS, bare_name
from dateline.events.mentions import OPEN, EventMention
from dateline.parsed import Token
from dateline.times.model import TimeExpression

# What goes on for long where no end is told.
LASTING = frozenset({"transfer", "cooperation"})


def is_day_of_deal(
    mention: EventMention, tie: Tie, verb: Token, reference: datetime.date | None
) -> bool:
    """True for "agreed to buy it on Monday", "last year": no deal is for a day gone by."""
    if mention.status != "occurred" or mention.type != "agreement" or reference is None:
        return False
    hung = tie.head if tie.head.dep_ != "pobj" else tie.head.head
    if not is_past(mention.head) or tie.time.latest is None or hung.head.i != verb.i:
        return False
    dealing = verb.lower_ in load_dating().verbs["dealing"]
    return tie.time.latest <= reference or (dealing and _is_nearer_behind(tie.time, reference))


def holds_no_more(mention: EventMention, tie: Tie) -> bool:
    """True for the month of "the visit, originally planned for April, will be in June"."""
    if mention.status not in OPEN:
        return False
    former = load_dating().adverbs["former"]
    told = (c.lower_ in former for t in tie.path[:3] for c in t.children if t.tag_ != "MD")
    return any(told) or any(map(_is_overtaken, tie.path[:3]))


def _is_overtaken(verb: Token) -> bool:
    """True for "had been planned for May but is now expected in June"."""
    had = any(c.lower_ in ("had", "was", "were") and c.dep_[:3] == "aux" for c in verb.children)
    return had and any(is_new_plan(c) for c in verb.children if c.dep_ == "conj")


def is_new_plan(verb: Token) -> bool:
    """True for "is now expected in June" behind another plan."""
    coming = load_dating().verbs["coming"]
    if verb.lower_ not in coming or verb.dep_ != "conj" or verb.head.lower_ not in coming:
        return False
    told = (t for p in verb.children if p.dep_ == "prep" for t in p.children)
    return any(t.ent_type_ in ("DATE", "TIME") for t in told)


def goes_on_from(mention: EventMention, time: TimeExpression) -> bool:
    """True for "will supply gas from July": what lasts begins then."""
    lasts = mention.type in LASTING and (mention.status in OPEN or mention.status == "ongoing")
    if not lasts or "/" in (time.edtf or "/"):
        return False
    text = mention.doc.text
    led = text[max(0, time.start - 5) : time.start].lower() == "from "
    return led and not text[time.end : time.end + 4].lower().startswith((" to ", " unt", " thr"))


def _is_nearer_behind(time: TimeExpression, reference: datetime.date) -> bool:
    """True for a bare weekday, and for a bare month whose last is nearer than its next."""
    name = bare_name(time)
    if name in WEEKDAYS:
        return True
    first = time.earliest
    behind = (reference.month - first.month) % 12 if first is not None else 0
    return name in MONTHS and 0 < behind < 6
