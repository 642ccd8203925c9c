"""What neighbouring expressions lend one another: days, years, and the day of a time of day."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dateline.times import periods
from dateline.times.periods import Period
from dateline.times.reading import Reading

_MORE_DAYS = re.compile(
    r"(?P<join>(?P<dash>[\s\xa0]?[-–—][\s\xa0]?)|[\s\xa0](?:and|to|through|or|until)[\s\xa0]|,[\s\xa0](?:and[\s\xa0])?)"
    r"(?P<day>0?[1-9]|[12][0-9]|3[01])(?P<last>(?:st|nd|rd|th)?)"
    r"(?=[\s\xa0]*(?:[.,;:)]|$|[\s\xa0](?:in|at|to|for|and|with|by|of|on|the|a|when|after|before|between)\b)"
    # "the May 2-4 talks", but "on May 2 - 4 pct of them"
    r"|(?(dash)[\s\xa0](?!(?:pct|percent|per|mln|million|bln|billion|years?|months?|hours?)\b)[a-z]|(?!)))"
    r"(?:,?[\s\xa0](?P<year>1[0-9]{3}|20[0-9]{2})(?![0-9]))?"
)
_YEARLESS = frozenset({"date.month", "date.month-day", "date.day-month", "date.quarter"})
_MOST_DAYS = 12
_LIST_GAP = re.compile(r"\s?(?:[-–—/]|,|and|or|to|through|until|, and)\s?", re.IGNORECASE)
_CLOCK_GAP = re.compile(r"[\s\xa0]*,?[\s\xa0]*(?:on[\s\xa0]+)?")
_SENTENCE_GAP = re.compile(r"(?<![ap]\.m)[.!?][\s\xa0](?!\()|\n")


@dataclass(frozen=True, slots=True)
class Found:
    """A match with its reading."""

    start: int
    end: int
    rule: str
    kind: str
    reading: Reading


def with_more_days(text: str, first: Found) -> list[Found]:
    """The further days of "April 9-10" and "May 3 and 4, 2009", each an expression of its own."""
    found = [first]
    while first.rule == "date.month-day" and len(found) < _MOST_DAYS:
        more = _MORE_DAYS.match(text, found[-1].end)
        period = first.reading.period
        if more is None or period is None or period.unit != "day":
            break
        year = int(more["year"] or period.first.year)
        days = [_in_year(here, year) for here in found]
        following = periods.day_of(year, period.first.month, int(more["day"]))
        last_day = found[-1].reading.period
        if following is None or last_day is None or None in days:
            break
        if following.first.day <= last_day.first.day:
            break
        found = [here for here in days if here is not None]
        reading = Reading("DATE", following.value, following, None, relative=not more["year"])
        end = more.end("year") if more["year"] else more.end("last")
        found.append(Found(more.start("day"), end, "date.month-more-days", first.kind, reading))
        if more["year"]:
            break
    return found


def _in_year(found: Found, year: int) -> Found | None:
    """The same day, month or quarter of another year; None where that year lacks it."""
    period = found.reading.period
    if period is None or period.first.year == year:
        return found
    moved = _moved(period, year)
    if moved is None:
        return None
    reading = replace(found.reading, value=moved.value, period=moved, relative=False)
    return replace(found, reading=reading)


def _moved(period: Period, year: int) -> Period | None:
    if period.unit == "day":
        return periods.day_of(year, period.first.month, period.first.day)
    if period.unit == "month":
        return periods.month(year, period.first.month)
    return periods.quarter(year, (period.first.month + 2) // 3)


def with_shared_years(text: str, found: list[Found]) -> list[Found]:
    """ "between March and May 2011": the year behind the last stands for the first too."""
    done = list(found)
    for i in range(len(done) - 2, -1, -1):
        first, second = done[i], done[i + 1]
        if _lacks_year(first) and _has_year(second) and _listed(text, first, second):
            period = second.reading.period
            assert period is not None
            shared = _in_year(first, period.first.year) or first
            if shared.reading.period is not None and shared.reading.period.first > period.first:
                shared = _in_year(first, period.first.year - 1) or first
            done[i] = shared
    return done


def _lacks_year(found: Found) -> bool:
    return found.rule in _YEARLESS and found.reading.relative


def _has_year(found: Found) -> bool:
    reading = found.reading
    return reading.period is not None and reading.type == "DATE" and not reading.relative


def _listed(text: str, first: Found, second: Found) -> bool:
    """Whether two expressions name units of one sort and stand in one list or range."""
    a, b = first.reading.period, second.reading.period
    if a is None or b is None or a.unit != b.unit:
        return False
    gap = text[first.end : second.start]
    return len(gap) < 12 and _LIST_GAP.fullmatch(gap) is not None


def with_clocks(text: str, found: list[Found]) -> list[Found]:
    """Times of day put on the day that is named beside them, or else before them."""
    done: list[Found] = []
    skip = False
    for index, here in enumerate(found):
        if skip:
            skip = False
            continue
        if _is_clock(here):
            here, skip = _clock(
                text, here, done[-1] if done else None, found[index + 1 : index + 3]
            )
        done.append(here)
    return done


def _is_clock(found: Found) -> bool:
    return found.reading.granularity == "minute" and found.rule.startswith("time.")


def _clock(text: str, here: Found, before: Found | None, behind: list[Found]) -> tuple[Found, bool]:
    """A time of day on its day, and whether it has taken the expression after it in."""
    if behind and _is_day(behind[0]) and _touch(text, here, behind[0]):
        return replace(here, end=behind[0].end, reading=_on(here, behind[0])), True
    if before is not None and _is_day(before) and _same_sentence(text, before, here):
        return replace(here, reading=_on(here, before)), False
    day = next((after for after in behind if _is_day(after)), None)
    if day is not None and _same_sentence(text, here, day):
        return replace(here, reading=_on(here, day)), False
    return here, False


def _is_day(found: Found) -> bool:
    period = found.reading.period
    if period is None or period.unit != "day" or _is_clock(found):
        return False
    return found.reading.type in ("DATE", "TIME")


def _touch(text: str, first: Found, second: Found) -> bool:
    gap = text[first.end : second.start]
    return len(gap) < 12 and _CLOCK_GAP.fullmatch(gap) is not None


def _same_sentence(text: str, first: Found, second: Found) -> bool:
    gap = text[first.end : second.start]
    return len(gap) < 80 and _SENTENCE_GAP.search(gap) is None


def _on(clock: Found, day: Found) -> Reading:
    period = day.reading.period
    assert period is not None
    time = clock.reading.value.partition("T")[2]
    return replace(clock.reading, value=f"{period.value}T{time}", period=period)
