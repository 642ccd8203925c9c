"""Days told by how far off they are: "a week after it signed", "ending a three-day visit"."""

from __future__ import annotations

import dataclasses
import datetime
import re

from dateline.events.dating_paths import clause_of
from dateline.events.dating_spans import ends_now
from dateline.events.mentions import EventMention
from dateline.parsed import Token
from dateline.times import periods
from dateline.times.model import TimeExpression

# Days of the longest time from which so many of the unit are counted.
FINE = {"Y": 366, "M": 31}
LENGTH = re.compile(r"P(T?)(\d{1,3})([DWMYH])")


def told_from(
    mention: EventMention, lengths: dict[int, TimeExpression], main: TimeExpression | None,
    reference: datetime.date | None,
) -> TimeExpression | None:  # fmt: skip
    """The time of what the main clause is so long after: "a week after they signed".

    Counted from `main`, the time of that clause, where it is no coarser than the length.
    """
    after = _after(mention)
    if after is None or after.i == 0:
        return None
    before = after.nbor(-1)
    length = lengths.get(before.idx + len(before.text))
    found = LENGTH.fullmatch(length.value) if length is not None else None
    if length is None or found is None:
        return None
    base = _counted_from(main, found[3]) if main is not None else reference
    if base is None:
        return None
    period = _back(base, int(found[2]), found[3], of_the_clock=bool(found[1]))
    return _at(length, period) if period is not None else None


def _counted_from(main: TimeExpression, unit: str) -> datetime.date | None:
    """The first day of a time that is no coarser than the unit: years are counted from a year."""
    if main.earliest is None or main.latest is None:
        return None
    days = (main.latest - main.earliest).days
    return main.earliest if days <= FINE.get(unit, 1) else None


def ended(mention: EventMention, reference: datetime.date | None) -> TimeExpression | None:
    """The days of a visit or of talks that end as the article is written."""
    days = ends_now(mention)
    if days is None or reference is None:
        return None
    first = reference - datetime.timedelta(days=days - 1)
    period = periods.interval(first, reference)
    head = mention.head
    words = TimeExpression(head.idx, head.idx + len(head.text), head.text, "DATE", period.value)
    return _at(words, period)


def _after(mention: EventMention) -> Token | None:
    """The "after" that introduces the clause, or the noun, of the mention."""
    clause = clause_of(mention)
    own = clause is not None and clause.i in (mention.head.i, _support(mention))
    if own and clause is not None:
        mark = next((c for c in clause.children if c.dep_ == "mark" and c.i < clause.i), None)
        if mark is not None:
            return mark if mark.lower_ == "after" else None
        if clause.dep_ == "pcomp":
            return clause.head if clause.head.lower_ == "after" else None
    prep = mention.head.head
    led = mention.predication.pos == "noun" and mention.head.dep_ == "pobj"
    return prep if led and prep.lower_ == "after" else None


def _support(mention: EventMention) -> int | None:
    return mention.support.token.i if mention.support is not None else None


def _back(
    base: datetime.date, number: int, unit: str, *, of_the_clock: bool
) -> periods.Period | None:
    """The day so many days or weeks before `base`; of months and years the whole one."""
    if of_the_clock or unit == "H":
        return periods.day(base - datetime.timedelta(days=number // 24))
    when = periods.move(base, periods.UNIT_OF[unit], -number)
    grain = periods.UNIT_OF[unit] if unit in "MY" else "day"
    return periods.containing(grain, when) if when is not None else None


def _at(words: TimeExpression, period: periods.Period) -> TimeExpression:
    return dataclasses.replace(
        words, edtf=period.edtf, earliest=period.first, latest=period.last,
        granularity=period.unit, basis="relative",
    )  # fmt: skip
