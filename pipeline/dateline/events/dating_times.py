"""What becomes of time expressions before and after they are tied to an event."""

from __future__ import annotations

import calendar
import dataclasses
import datetime
import re

from dateline.events.dating_cues import load_dating
from dateline.times.model import TimeExpression

WEEKDAYS = frozenset(name.lower() for name in calendar.day_name)
MONTHS = frozenset(name.lower() for name in calendar.month_name if name)
UNTIL_MONTH = re.compile(r"\.\./\d{4}-\d{2}")
# "Lima, ", "NEW YORK, N.Y., (AP) "
PLACE = re.compile(r"\W*[^\s,]+(?:[\s,]+[^\s,]+){0,3},\s*(?:\([^)]*\)\s*)?")
DATELINE_END = re.compile(r"\s*(?:\([^)]{1,20}\)\s*)?(?:-|--|–|—)\s")

_ZONES = r"gmt|utc|[ecmp][sd]?t|eastern|pacific|local|time|hours"
CLOCK = re.compile(rf"[0-9][0-9:. ]*(?:[ap]\.? ?m\.?)?(?:[ ,]*(?:{_ZONES}))*\.?", re.IGNORECASE)


def is_clock(time: TimeExpression) -> bool:
    """True for an hour without a day: "lifted off at 7:02 p.m." is of the day told before."""
    return time.type == "TIME" and CLOCK.fullmatch(time.text) is not None


def joined(times: list[TimeExpression], text: str) -> list[TimeExpression]:
    """Days named side by side ("Thursday and Friday") are one interval."""
    found: list[TimeExpression] = []
    for time in times:
        last = found[-1] if found else None
        if last is not None and _joins(last, time, text[last.end : time.start]):
            found[-1] = _interval(last, time, text)
        else:
            found.append(time)
    return found


def _joins(one: TimeExpression, two: TimeExpression, between: str) -> bool:
    if between.strip().lower() not in load_dating().words["joint"]:
        return False
    if one.edtf is None or two.edtf is None or "/" in one.edtf + two.edtf:
        return False
    if one.earliest is None or two.earliest is None or one.granularity != two.granularity:
        return False
    return one.earliest < two.earliest and (two.earliest - one.earliest).days < 400


def _interval(one: TimeExpression, two: TimeExpression, text: str) -> TimeExpression:
    return dataclasses.replace(
        one, end=two.end, text=text[one.start : two.end], latest=two.latest,
        edtf=f"{one.edtf}/{two.edtf}",
        granularity="interval",
    )  # fmt: skip


def is_recent(time: TimeExpression, reference: datetime.date | None) -> bool:
    """True for "yesterday", "on Monday", "last month", which the reference day counts back."""
    first, last = time.earliest, time.latest
    if reference is None or first is None or last is None or time.basis != "relative":
        return False
    return first <= reference and (last <= reference or (last - first).days < 7)


def opened(time: TimeExpression) -> TimeExpression:
    """The interval that begins with a time and has no end: "has since grown"."""
    if time.edtf is None or time.earliest is None or time.edtf.startswith(".."):
        return time
    start = time.edtf.partition("/")[0]
    return dataclasses.replace(time, edtf=f"{start}/..", latest=None)


def periods_end(edtf: str, first: datetime.date) -> datetime.date | None:
    """The last day of a day, month or year; None for what is written otherwise."""
    if len(edtf) == 10:
        return first
    if len(edtf) == 7 and int(edtf[5:]) <= 12:
        return first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return datetime.date(first.year, 12, 31) if edtf.isdigit() else None


def closed(time: TimeExpression) -> TimeExpression:
    """The beginning alone of an interval without an end: the year in "since 1990, when".

    The end alone of one without a beginning: the month in "before July, when".
    """
    if time.edtf is not None and time.edtf.startswith("../"):
        return ended(time)
    if time.edtf is None or not time.edtf.endswith("/..") or time.earliest is None:
        return time
    start = time.edtf.removesuffix("/..")
    last = periods_end(start, time.earliest)
    return dataclasses.replace(time, edtf=start, latest=last)


def ended(time: TimeExpression) -> TimeExpression:
    """The end alone: the day of "put off until Friday", "put off from Monday to Friday"."""
    if time.edtf is None or "/" not in time.edtf or time.latest is None:
        return time
    end = time.edtf.rpartition("/")[2]
    if not re.fullmatch(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?", end):
        return time
    first = datetime.date.fromisoformat(end + "-01-01"[len(end) - 4 :])
    return dataclasses.replace(time, edtf=end, earliest=first)


def in_dateline(text: str, time: TimeExpression) -> bool:
    """True for the day in "LA PAZ, March 24 -": it dates the article."""
    before, after = text[: time.start], text[time.end : time.end + 24]
    capitals = len(before) < 90 and before.upper()[:4] == before[:4]
    return bool(DATELINE_END.match(after)) and (capitals or bool(PLACE.fullmatch(before)))


def bare_name(time: TimeExpression) -> str:
    """The words of a time without their preposition, lower case."""
    return time.text.lower().removeprefix("on ").removeprefix("in ").strip()


def is_of_days(time: TimeExpression) -> bool:
    """True for a day or a weekend."""
    if time.earliest is None or time.latest is None:
        return False
    return (time.latest - time.earliest).days <= 1


def shifted(time: TimeExpression, day: datetime.date) -> TimeExpression:
    """The same words for another day."""
    iso = day.isoformat()
    return dataclasses.replace(time, value=iso, edtf=iso, earliest=day, latest=day)


def month_of_year(time: TimeExpression, year: int) -> TimeExpression:
    """The same month of another year."""
    assert time.earliest is not None
    first = datetime.date(year, time.earliest.month, 1)
    last = first.replace(day=calendar.monthrange(year, first.month)[1])
    iso = first.isoformat()[:7]
    return dataclasses.replace(time, value=iso, edtf=iso, earliest=first, latest=last)


def deadline_ahead(time: TimeExpression) -> TimeExpression:
    """The same month a year later, where something is to be done by it: "by the end of March"."""
    last, until = time.latest, time.edtf or ""
    named = not MONTHS.isdisjoint(bare_name(time).split()) and "last" not in time.text.lower()
    month = named and UNTIL_MONTH.fullmatch(until)
    if not month or last is None or time.basis != "relative":
        return time
    day = calendar.monthrange(last.year + 1, last.month)[1]
    iso = f"{last.year + 1}-{last.month:02d}"
    later = datetime.date(last.year + 1, last.month, day)
    return dataclasses.replace(time, value=iso, edtf=f"../{iso}", latest=later)


def year_later(time: TimeExpression) -> TimeExpression:
    """The same season a year later."""
    assert time.edtf is not None and time.earliest is not None and time.latest is not None
    iso = f"{int(time.edtf[:4]) + 1}{time.edtf[4:]}"
    first = time.earliest.replace(year=time.earliest.year + 1)
    # The end of winter is the last day of a February.
    day = min(time.latest.day, 28) if time.latest.month == 2 else time.latest.day
    last = time.latest.replace(year=time.latest.year + 1, day=day)
    return dataclasses.replace(time, edtf=iso, earliest=first, latest=last)
