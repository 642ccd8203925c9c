"""Which event a time expression belongs to: decided here and in `dating_bonds`, nowhere else.

`Dater` ties the times of a sentence to its mentions; what follows gives a mention the date that
its sentence leaves to the tense or to the sentence before.
"""

from __future__ import annotations

import datetime
import re

from dateline.events.affinity import SENTENCE
from dateline.events.dating_bonds import Dater
from dateline.events.dating_cues import load_dating
from dateline.events.dating_deals import goes_on_from
from dateline.events.dating_paths import clause_of, is_errand, own_tokens
from dateline.events.dating_story import is_told_with
from dateline.events.dating_times import (
    MONTHS,
    WEEKDAYS,
    bare_name,
    deadline_ahead,
    ended,
    month_of_year,
    opened,
    shifted,
    year_later,
)
from dateline.events.mentions import OPEN, EventMention
from dateline.events.tenses import had_been_meant
from dateline.times.model import TimeExpression

__all__ = ["Dater", "carry_over", "chosen", "clause_of", "fit_tense"]

# EDTF's seasons: 2022-21 is spring.
SEASON = re.compile(r"\d{4}-2[1-4]")

# How many mentions back a date is looked for: bounds the cost of an endless sentence.
CARRY_REACH = 40
# How many sentences "also" reaches back.
ADDED = 3
# What goes on for years: a date in the past is that of its beginning.
LASTING = frozenset({"agreement", "cooperation", "facility"})
# What comes after the making of a deal.
BREACHES = frozenset({"suspended", "ended", "violated", "rejected"})
# What has a day, and another where it is "put off until Friday".
APPOINTED = frozenset({"talks", "visit", "launch"})


def carry_over(mentions: list[EventMention]) -> None:
    """A past clause without a date takes that of the sentence before, told of the same actor."""
    for index, mention in enumerate(mentions):
        if mention.time is None and mention.type == "talks" and mention.status in OPEN:
            _take_from_visit(mention, mentions[max(0, index - CARRY_REACH) : index])
        if mention.time is not None or not _tells_on(mention) or is_told_with("apart", mention):
            continue
        actors = {a.id for a in mention.actors()}
        reach = SENTENCE * ADDED if is_told_with("adding", mention) else 1
        for earlier in reversed(mentions[max(0, index - CARRY_REACH) : index]):
            gap = mention.head.sent.start - earlier.head.sent.end
            if gap > reach:
                break
            chained = earlier.time_basis == "context" and reach == 1
            if gap < 0 or earlier.time is None or chained or not _tells_on(earlier):
                continue
            if actors & {a.id for a in earlier.actors()}:
                mention.time, mention.time_basis = earlier.time, "context"
                break


def _take_from_visit(mention: EventMention, before: list[EventMention]) -> None:
    """Talks to come that a traveller is to hold take place on the journey told just before."""
    actors = {a.id for a in mention.actors()}
    for earlier in reversed(before):
        if mention.head.sent.start - earlier.head.sent.end > 1:
            return
        if earlier.head.sent.start == mention.head.sent.start and mention.predication.pos == "noun":
            continue
        journey = earlier.type == "visit" and earlier.status == mention.status == "planned"
        shared = actors & {a.id for a in earlier.actors()}
        if journey and shared and earlier.time is not None and earlier.time_basis != "context":
            mention.time, mention.time_basis = earlier.time, "context"
            return


def _is_over(time: TimeExpression, reference: datetime.date | None) -> bool:
    """What goes on and is dated in the past has begun then: "an agreement dating from 2017"."""
    if time.latest is None or time.earliest is None:
        return False
    return reference is None or time.latest < reference


def chosen(main: EventMention, mentions: list[EventMention]) -> EventMention | None:
    """The mention whose date is that of the event: the main one's, or one that is more precise."""
    dated = [
        m
        for m in (main, *mentions)
        if m.time is not None
        and (m.status in OPEN) == (main.status in OPEN)
        and not _was_made_before(m, main)
    ]
    source = next((m for m in dated if m.time_basis != "context"), dated[0] if dated else None)
    for other in dated:
        if source is not None and other.time_basis != "context" and _within(other, source):
            source = other
    return source


def _was_made_before(mention: EventMention, breach: EventMention) -> bool:
    """True for the signing in "suspended the pact, signed in May": its day is not the breach's."""
    broken = breach.stage in BREACHES and mention.stage == "concluded"
    return broken and mention.head.sent.start == breach.head.sent.start


def _within(one: EventMention, other: EventMention) -> bool:
    """True where one date begins in the other and says more: March 2016 in 2016."""
    inner, outer = one.time, other.time
    if inner is None or outer is None or inner.earliest is None or inner.latest is None:
        return False
    if outer.earliest is None or outer.latest is None or one.status != other.status:
        return False
    if inner.start == outer.start:
        return False
    begins = outer.earliest <= inner.earliest <= outer.latest
    return begins and inner.latest - inner.earliest < outer.latest - outer.earliest


def _tells_on(mention: EventMention) -> bool:
    """True for what a clause in the simple past tells to have happened."""
    clause = clause_of(mention)
    return mention.status == "occurred" and clause is not None and clause.tag_ == "VBD"


def fit_tense(mention: EventMention, reference: datetime.date | None) -> None:
    """Make the date of a mention agree with its status, however its clause is parsed."""
    time = mention.time
    if time is None:
        return
    clause = clause_of(mention) if mention.type in APPOINTED else None
    if clause is not None and clause.lower_ in load_dating().verbs["moving"]:
        time = mention.time = ended(time) if _is_new_day(mention, time) else time
    if goes_on_from(mention, time):
        time = mention.time = opened(time)
    lasting = mention.status == "ongoing" and mention.type in LASTING
    if lasting and _is_over(time, reference):
        mention.time = opened(time)
    if reference is None:
        return
    if mention.status in OPEN and time.latest is not None and time.latest < reference:
        mention.time = time = deadline_ahead(time)
    if time.basis == "relative" and time.earliest is not None and time.granularity != "interval":
        _turn(mention, time, time.earliest, reference)


def _is_new_day(mention: EventMention, time: TimeExpression) -> bool:
    """True for what stands in "until Friday", "from Monday to Friday"; not "Monday and Tuesday"."""
    before = mention.doc.text[max(0, time.start - 12) : time.start].split()
    bounded = (time.edtf or "").startswith("..")
    return bounded or (bool(before) and before[-1].lower() in ("from", "to", "until", "till"))


def _is_set(mention: EventMention, time: TimeExpression) -> bool:
    """True for "a meeting, planned for Friday, had been scrapped"."""
    before = mention.doc.text[max(0, time.start - 5) : time.start]
    return before.endswith("for ")


def _was_promised(mention: EventMention, time: TimeExpression) -> bool:
    """True for "on Monday it pledged a loan": the day of the word given."""
    clause = clause_of(mention)
    promise = mention.type not in APPOINTED and clause is not None and clause.tag_ == "VBD"
    own = clause is not None and clause.i in own_tokens(mention)
    return promise and own and not _is_set(mention, time)


def _turn(
    mention: EventMention, time: TimeExpression, first: datetime.date, reference: datetime.date
) -> None:
    """A bare weekday or month of what has happened lies behind, of what is planned ahead.

    "Left on Sunday for talks" tells the day of leaving, and none of the talks.
    """
    sets_out = mention.status == "planned" and (mention.status_cue or "").endswith(" for")
    if sets_out and first < reference and time.start < mention.head.idx:
        mention.time = None
        return
    above = mention.head.head
    went = above.tag_ == "VBD" and above.lower_ not in ("was", "were")
    if went and is_errand(mention.head, above):
        return  # "met on Monday to discuss it": the day of the meeting
    name = bare_name(time)
    missed = (
        mention.status == "denied" and had_been_meant(mention.head) and not _is_set(mention, time)
    )
    if mention.status == "planned" and first < reference and name in WEEKDAYS:
        if _was_promised(mention, time):
            return
        mention.time = shifted(time, first + datetime.timedelta(days=7))
    if mention.status == "planned" and time.latest and time.latest < reference:
        if name in MONTHS:
            mention.time = month_of_year(time, first.year + 1)
        elif SEASON.fullmatch(time.edtf or ""):
            mention.time = year_later(time)
    clause = clause_of(mention)
    ahead = clause is not None and clause.tag_ in ("VBZ", "VBP", "VB")
    # The day after is told of from east of where the article was dated: no slip.
    slip = first > reference + datetime.timedelta(days=1)
    if missed or (mention.status == "occurred" and slip and not ahead):
        if first <= reference:
            return
        if name in WEEKDAYS:
            mention.time = shifted(time, first - datetime.timedelta(days=7))
        elif name in MONTHS:
            mention.time = month_of_year(time, first.year - 1)
