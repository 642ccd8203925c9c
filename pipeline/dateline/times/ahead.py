"""Lengths of time that lead to a day, or up to now: "in two weeks", "over the past year"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from dateline.errors import DataError
from dateline.times import edges, periods
from dateline.times.neighbours import Found
from dateline.times.reading import Direction

_LENGTH = re.compile(r"P(\d{1,3})([DWMY])")
# Units of which the whole one is meant; of the others the day.
_WHOLE = ("month", "year")
_RULE, _RELATIVE = "duration.num-unit", "duration.relative"
# How far before a length its preposition, and what ranks it, are looked for.
_NEAR, _NEAR_OVER, _RANK_REACH = 20, 12, 100
_TIME = re.compile(r"['’]?\s?time\b")


@cache
def _before() -> re.Pattern[str]:
    words = edges.prepositions()["length"]
    if set(words.values()) - {"at", "before"}:
        raise DataError("times/prepositions.toml: [length] values are 'at' or 'before'")
    coming = _either("coming")
    return re.compile(rf"\b({'|'.join(words)})\s+(?:the\s+{coming}\s+)?$", re.IGNORECASE)


@cache
def _rank() -> re.Pattern[str]:
    """ "The first visit in 19 years", "the biggest in 19 years": the length lies behind."""
    return re.compile(rf"(?i)\b(?:{_either('rank')}|\w{{3,}}est)\b[^.;:]{{0,80}}$")


@cache
def _past() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:the\s+)?{_either('past')}\b")


@cache
def _over() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b{_either('over')}\s+$")


def _either(name: str) -> str:
    """A regular expression for the words that stand around a length."""
    return f"(?:{'|'.join(sorted(edges.word_list('around_length', name)))})"


def with_length_ahead(
    text: str, here: Found, *, reference: date | None, direction: Callable[[int], Direction | None]
) -> Found:
    """`here`, placed on the calendar where it is a length counted from the reference day.

    TIMEX3 type and value stay those of the length. Only where the verb looks ahead, or "time"
    follows: a plant built in two years took them.
    """
    length = _LENGTH.fullmatch(here.reading.value)
    led = _before().search(text, max(0, here.start - _NEAR), here.start)
    if reference is None or here.rule != _RULE or length is None or led is None:
        return here
    bound = edges.prepositions()["length"][led[1].lower()] == "before"
    looks = direction(here.start) if not _TIME.match(text, here.end) else "future"
    if looks == "past" or (looks is None and not bound):
        return here
    if not bound and _rank().search(text[max(0, led.start() - _RANK_REACH) : led.start()]):
        return here
    period = _reached(reference, int(length[1]), length[2], to_the_day=bound)
    if period is None:
        return here
    if bound:
        period = replace(period, edtf=f"../{period.edtf}")
    return replace(here, reading=replace(here.reading, period=period, relative=True))


def with_length_behind(text: str, here: Found, *, reference: date | None) -> Found:
    """`here`, placed from then to now where it is "over the past three years"."""
    length = _LENGTH.fullmatch(here.reading.value)
    if reference is None or length is None or here.rule != _RELATIVE:
        return here
    if not _past().match(text, here.start):
        return here
    if not _over().search(text, max(0, here.start - _NEAR_OVER), here.start):
        return here
    period = _up_to(reference, int(length[1]), length[2])
    if period is None:
        return here
    return replace(here, reading=replace(here.reading, period=period, relative=True))


def _up_to(reference: date, number: int, unit: str) -> periods.Period | None:
    """The years, the months or the days from so many ago to the reference day."""
    name = periods.UNIT_OF[unit]
    day = periods.move(reference, name, -number)
    grain = name if name in _WHOLE else "day"
    first = periods.containing(grain, day) if day else None
    last = periods.containing(grain, reference)
    if first is None or last is None:
        return None
    edtf = f"{first.edtf}/{last.edtf}"
    return periods.Period("interval", first.first, reference, first.value, edtf)


def _reached(reference: date, number: int, unit: str, *, to_the_day: bool) -> periods.Period | None:
    """The day that lies so many days or weeks ahead; of months and years the whole one.

    With `to_the_day` the day of months ahead too: "within two months".
    """
    if unit == "M" and to_the_day:
        day = periods.move(reference, "month", number)
        return periods.day(day) if day else None
    if periods.UNIT_OF[unit] in _WHOLE:
        return periods.shifted(periods.UNIT_OF[unit], reference, number)
    days = number * (7 if unit == "W" else 1)
    last = date.max - reference
    return periods.day(reference + timedelta(days=days)) if days < last.days else None
