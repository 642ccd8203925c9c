"""Lengths of time that lead to a day: "will meet in two weeks", "in 14 days' time"."""

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
_UNITS = {"M": "month", "Y": "year"}
_RULE = "duration.num-unit"


@cache
def _before() -> re.Pattern[str]:
    words = edges.prepositions()["length"]
    if set(words.values()) - {"at", "before"}:
        raise DataError("times/prepositions.toml: [length] values are 'at' or 'before'")
    return re.compile(rf"\b({'|'.join(words)})\s+(?:the\s+(?:next|coming)\s+)?$", re.IGNORECASE)


_TIME = re.compile(r"['’]?\s?time\b")


def with_length_ahead(
    text: str, here: Found, *, reference: date | None, direction: Callable[[int], Direction | None]
) -> Found:
    """`here`, placed on the calendar where it is a length counted from the reference day.

    TIMEX3 type and value stay those of the length. Only where the verb looks ahead, or "time"
    follows: a plant built in two years took them.
    """
    length = _LENGTH.fullmatch(here.reading.value)
    led = _before().search(text, max(0, here.start - 20), here.start)
    if reference is None or here.rule != _RULE or length is None or led is None:
        return here
    if not _TIME.match(text, here.end) and direction(here.start) != "future":
        return here
    period = _reached(reference, int(length[1]), length[2])
    if period is None:
        return here
    if edges.prepositions()["length"][led[1].lower()] == "before":
        period = replace(period, edtf=f"../{period.edtf}")
    return replace(here, reading=replace(here.reading, period=period, relative=True))


def _reached(reference: date, number: int, unit: str) -> periods.Period | None:
    """The day that lies so many days or weeks ahead; of months and years the whole one."""
    if unit in _UNITS:
        return periods.shifted(_UNITS[unit], reference, number)
    days = number * (7 if unit == "W" else 1)
    last = date.max - reference
    return periods.day(reference + timedelta(days=days)) if days < last.days else None
