"""Which event a time expression belongs to: decided here and in `dating_bonds`, nowhere else.

`Dater` ties the times of a sentence to its mentions; what follows gives a mention the date that
its sentence leaves to the tense or to the sentence before.
"""

from __future__ import annotations

import datetime

from dateline.events.dating_bonds import Dater, clause_of
from dateline.events.dating_times import MONTHS, WEEKDAYS, bare_name, month_of_year, shifted
from dateline.events.mentions import EventMention

__all__ = ["Dater", "carry_over", "clause_of", "fit_tense"]

# How many mentions back a date is looked for: bounds the cost of an endless sentence.
CARRY_REACH = 40


def carry_over(mentions: list[EventMention]) -> None:
    """A past clause without a date takes that of the sentence before, told of the same actor."""
    for index, mention in enumerate(mentions):
        if mention.time is not None or not _tells_on(mention):
            continue
        actors = {a.id for a in mention.actors()}
        for earlier in reversed(mentions[max(0, index - CARRY_REACH) : index]):
            gap = mention.head.sent.start - earlier.head.sent.end
            if gap > 1:
                break
            if (
                gap < 0
                or earlier.time is None
                or earlier.time_basis == "context"
                or not _tells_on(earlier)
            ):
                continue
            if actors & {a.id for a in earlier.actors()}:
                mention.time, mention.time_basis = earlier.time, "context"
                break


def _tells_on(mention: EventMention) -> bool:
    clause = clause_of(mention)
    return mention.status == "occurred" and clause is not None and clause.tag_ == "VBD"


def fit_tense(mention: EventMention, reference: datetime.date | None) -> None:
    """A bare weekday or month of what has happened lies behind, however its clause is parsed."""
    time = mention.time
    if reference is None or time is None or time.basis != "relative" or time.earliest is None:
        return
    name = bare_name(time)
    if mention.status == "planned" and time.earliest < reference and name in WEEKDAYS:
        mention.time = shifted(time, time.earliest + datetime.timedelta(days=7))
    # The day after is told of from east of where the article was dated: no slip.
    if mention.status == "occurred" and time.earliest > reference + datetime.timedelta(days=1):
        if name in WEEKDAYS:
            mention.time = shifted(time, time.earliest - datetime.timedelta(days=7))
        elif name in MONTHS:
            mention.time = month_of_year(time, time.earliest.year - 1)
