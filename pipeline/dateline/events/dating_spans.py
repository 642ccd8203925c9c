"""Happenings of several days of which one day is told: "ended two days of talks on Friday"."""

from __future__ import annotations

import dataclasses
import datetime
import re

from dateline.events.dating_cues import load_dating
from dateline.events.dating_paths import clause_of
from dateline.events.mentions import EventMention
from dateline.times.lexicon import look_up
from dateline.times.model import TimeExpression

# The length right before the trigger noun: "a three-day", "two days of emergency".
LENGTH = re.compile(
    r"\b([a-z]+|\d{1,2})(?:[\s-]{1,3}days?|\s+days\s+of)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE
)
HEAD = 60


def stretched(mention: EventMention, time: TimeExpression) -> TimeExpression:
    """All the days of a happening whose first or last is `time`."""
    days = _length(mention)
    if days is None or time.granularity != "day" or time.earliest is None:
        return time
    verbs, words = load_dating().verbs, _verbs(mention)
    step = datetime.timedelta(days=days - 1)
    if words & verbs["ending"]:
        return _interval(time, time.earliest - step, time.earliest)
    if words & verbs["starting"] and mention.type == "talks":
        return _interval(time, time.earliest, time.earliest + step)
    return time


def ends_now(mention: EventMention) -> int | None:
    """The days of a visit or of talks that are told to end: "at the end of a three-day visit"."""
    days = _length(mention)
    if days is None or mention.type not in ("visit", "talks"):
        return None
    told = _verbs(mention) & load_dating().verbs["ending"]
    prep = mention.head.head
    last = prep.lower_ == "of" and prep.head.lower_ in load_dating().words["close"]
    return days if told or last else None


def _length(mention: EventMention) -> int | None:
    head = mention.head
    before = head.doc.text[max(0, head.idx - HEAD) : head.idx]
    found = LENGTH.search(before)
    if mention.predication.pos != "noun" or found is None:
        return None
    number = int(found[1]) if found[1].isdigit() else look_up("number", found[1])
    return number if isinstance(number, int) and number > 1 else None


def _verbs(mention: EventMention) -> set[str]:
    """The verbs that tell of the noun, lower case."""
    above = mention.head.head.head
    tokens = [clause_of(mention), mention.support.token if mention.support else None, above.head]
    under = (t for p in mention.head.children if p.dep_ == "prep" for t in p.children)
    nouns = (mention.head, above, *under)
    relatives = [c for t in nouns for c in t.children if c.dep_ == "relcl"]
    return {t.lower_ for t in (*tokens, *relatives) if t is not None}


def _interval(time: TimeExpression, first: datetime.date, last: datetime.date) -> TimeExpression:
    return dataclasses.replace(
        time, edtf=f"{first.isoformat()}/{last.isoformat()}", earliest=first, latest=last,
        granularity="interval",
    )  # fmt: skip
