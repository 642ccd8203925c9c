"""Readers of dates that name a part of the calendar: days, months, years, quarters, decades."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from dateline.times import periods
from dateline.times.periods import Period
from dateline.times.reading import (
    Groups,
    Reader,
    Reading,
    Setting,
    clean,
    dated,
    full_year,
    nearest,
    related_year,
    season_or_none,
    stated_year,
    word_number,
)

_FIRST_DECADE_OF_00 = 1900
# "March six", as agencies wrote days below ten.
DAY_NAME = ("day_name", "number")


def calendar(groups: Groups, setting: Setting) -> Reading | None:
    """A year, month or day, with or without the larger parts."""
    year_number, month_number = stated_year(groups, setting), word_number(groups, "month")
    day_number = int(groups["day"] or 0) if groups.get("day") else word_number(groups, *DAY_NAME)
    if month_number is None:
        return dated(periods.year(year_number or 0), groups, relative=bool(groups.get("year2")))
    if year_number is not None:
        return dated(_part(year_number, month_number, day_number, groups), groups, relative=False)
    return _yearless(month_number, day_number, groups, setting)


def _part(year: int, month: int, day: int | None, groups: Groups) -> Period | None:
    first = periods.day_of(year, month, day) if day is not None else periods.month(year, month)
    if first is None or not groups.get("day2"):
        return first
    last = periods.day_of(year, month, int(groups["day2"] or 0))
    return periods.interval(first.first, last.last) if last and last.last > first.first else None


def _yearless(month: int, day: int | None, groups: Groups, setting: Setting) -> Reading | None:
    """A month or a day of one without a year: by a relative word, else by the tense."""
    related = related_year(groups, setting)
    if related is not None:
        return dated(_part(related, month, day, groups), groups, relative=True)
    if setting.reference is None:
        if day is not None and periods.day_of(2000, month, day) is None:
            return None
        value = f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")
        return Reading("DATE", value, None, None, relative=True)
    steps = word_number(groups, "relative")
    if steps is not None:
        return dated(_relative_month(month, day, steps, setting, groups), groups, relative=True)
    period = nearest(lambda year: _part(year, month, day, groups), setting)
    return dated(period, groups, relative=True)


def _relative_month(
    month: int, day: int | None, steps: int, setting: Setting, groups: Groups
) -> Period | None:
    """ "last March", "next June", "this October": the nearest wholly before or after."""
    today = setting.reference
    assert today is not None
    if steps == 0:
        return _part(today.year, month, day, groups)
    year = today.year
    if steps < 0 and month >= today.month:
        year -= 1
    if steps > 0 and month <= today.month:
        year += 1
    return _part(year, month, day, groups)


def numeric(groups: Groups, setting: Setting) -> Reading | None:
    """A date in figures: year first, or month and day in the order of the source."""
    if groups.get("mm"):
        year, month, day = (int(groups[name] or 0) for name in ("year", "mm", "dd"))
    else:
        year, month, day = _in_order(groups, setting)
    period = periods.day_of(year, month, day)
    if period is None:
        return None
    if groups.get("hh"):
        value = f"{period.value}T{groups['hh']}:{groups['min']}"
        return Reading("TIME", value, period, None, False, "minute")
    return Reading("DATE", period.value, period)


def _in_order(groups: Groups, setting: Setting) -> tuple[int, int, int]:
    a, b, y = (int(groups[name] or 0) for name in ("a", "b", "y"))
    year = full_year(y, setting.reference) if len(groups["y"] or "") == 2 else y
    day_first = setting.day_first or groups["sep"] == "."
    if (day_first and b <= 12) or a > 12:
        return year, b, a
    return year, a, b


def numeric_month(groups: Groups, _setting: Setting) -> Reading | None:
    """A year and a month in figures; 2008-09 is a season of two years."""
    if int(groups["mm"] or 0) == (int(groups["year"] or 0) + 1) % 100:
        return None
    period = periods.month(int(groups["year"] or 0), int(groups["mm"] or 0))
    return dated(period, groups, relative=False)


def beside_year(groups: Groups, _setting: Setting) -> Reading | None:
    """ "post-1959", "pre-1990": the year with TIMEX3's mod; the EDTF is open on one side."""
    period = periods.year(int(groups["year"] or 0))
    if period is None:
        return None
    after = clean(groups.get("side")) == "post"
    edtf = f"{period.edtf}/.." if after else f"../{period.edtf}"
    opened = Period("year", period.first, period.last, period.value, edtf)
    return Reading("DATE", period.value, opened, "AFTER" if after else "BEFORE")


def year_span(groups: Groups, _setting: Setting) -> Reading | None:
    """ "2008-09", "1999-2000": from the first year to the last."""
    start, tail = int(groups["year"] or 0), groups["year_tail"] or ""
    end = int(tail) if len(tail) == 4 else start // 100 * 100 + int(tail)
    end += 100 if end < start and len(tail) == 2 else 0
    first, last = periods.year(start), periods.year(end)
    if first is None or last is None or not start < end <= start + 60:
        return None
    span = Period("interval", first.first, last.last, f"{start}/{end}", f"{start}/{end}")
    return Reading("DATE", f"{start}/{end}", span)


def quarter(groups: Groups, setting: Setting) -> Reading | None:
    """A quarter, of the year that is named or that the tense asks for."""
    figure = groups.get("q") or groups.get("q2")
    number = int(figure) if figure else word_number(groups, "ordinal")
    number = 4 if number is None and groups.get("last") else number
    if number is None or not 1 <= number <= 4:
        return None
    year = int(groups.get("year_b") or 0) or stated_year(groups, setting)
    if year is not None:
        return dated(periods.quarter(year, number), groups, relative=False)
    return _of_year(lambda y: periods.quarter(y, number), f"Q{number}", groups, setting)


def half(groups: Groups, setting: Setting) -> Reading | None:
    """The first or second half of a year."""
    number = word_number(groups, "ordinal")
    if number not in (1, 2):
        return None
    if groups.get("month"):
        whole = calendar({k: v for k, v in groups.items() if k in ("month", "year")}, setting)
        return _half_month(number, whole)
    if groups.get("unit"):
        return _half_month(number, _month_beside(groups, setting))
    year = stated_year(groups, setting)
    if year is not None:
        return dated(periods.half(year, number), groups, relative=False)
    return _of_year(lambda y: periods.half(y, number), f"H{number}", groups, setting)


def _month_beside(groups: Groups, setting: Setting) -> Reading | None:
    """ "this month", "next month"; None where there is no day to count from."""
    steps = word_number(groups, "relative")
    if steps is None or setting.reference is None:
        return None
    return dated(periods.shifted("month", setting.reference, steps), groups, relative=True)


def _half_month(number: int, whole: Reading | None) -> Reading | None:
    """The first or second half of a month; TIMEX3's value is that of the month."""
    if whole is None or whole.period is None:
        return whole
    first, last = whole.period.first, whole.period.last
    middle = first.replace(day=15)
    days = (first, middle) if number == 1 else (middle.replace(day=16), last)
    period = periods.interval(*days, value=whole.value)
    return replace(whole, period=period, mod="START" if number == 1 else "END")


def _of_year(maker: object, code: str, groups: Groups, setting: Setting) -> Reading | None:
    """A part of a year that is not spelled out."""
    assert callable(maker)
    related = related_year(groups, setting)
    if related is not None:
        return dated(maker(related), groups, relative=True)
    if setting.reference is None:
        return Reading("DATE", f"XXXX-{code}", None, None, relative=True)
    return dated(nearest(maker, setting), groups, relative=True)


def season(groups: Groups, setting: Setting) -> Reading | None:
    """A season, of the year that is named, that a relative word or the tense asks for."""
    number = word_number(groups, "season")
    assert number is not None
    year = stated_year(groups, setting)
    if year is not None:
        return dated(periods.season(year, number), groups, relative=False)
    steps, today = word_number(groups, "relative"), setting.reference
    if steps is None or today is None:
        code = periods.SEASON_CODES[number - 1]
        return _of_year(season_or_none(number), code, groups, setting)
    return dated(_relative_season(number, steps, today), groups, relative=True)


def _relative_season(number: int, steps: int, today: date) -> Period | None:
    if steps == 0:
        return periods.season(today.year, number)
    found = [p for p in (periods.season(today.year + i, number) for i in (-2, -1, 0, 1)) if p]
    before = [p for p in found if p.last < today]
    after = [p for p in found if p.first > today]
    if steps < 0:
        return before[-1] if before else None
    return after[0] if after else None


def decade(groups: Groups, setting: Setting) -> Reading | None:
    """Ten years by their first ("the 1990s", "the '80s", "the nineties"); "the 1800s": hundred."""
    if groups.get("decade"):
        start = int(groups["decade"] or 0)
        hundred = start % 100 == 0 and start < _FIRST_DECADE_OF_00
        period = periods.century(start // 100 + 1) if hundred else periods.decade(start)
        return dated(period, groups, relative=False)
    two_digits = word_number(groups, "decade_word")
    if two_digits is None:
        two_digits = int(groups["decade2"] or 0)
    middle = setting.reference.year if setting.reference else 2000
    start = middle // 100 * 100 + two_digits
    period = periods.decade(start if start <= middle else start - 100)
    return dated(period, groups, relative=False)


def century(groups: Groups, _setting: Setting) -> Reading | None:
    """A hundred years by their number."""
    figure = groups.get("nth")
    number = int(figure) if figure else word_number(groups, "ordinal")
    return dated(periods.century(21 if number is None else number), groups, relative=False)


def week_of(groups: Groups, setting: Setting) -> Reading | None:
    """The week that holds, or that ended on, a named day."""
    found = calendar(groups, setting)
    if found is None or found.period is None:
        return found
    if groups.get("ending"):
        last = found.period.last
        return Reading("DATE", "P1W", periods.interval(last - timedelta(days=6), last, value="P1W"))
    return dated(periods.week(found.period.first), groups, relative=found.relative)


CALENDAR_READERS: Mapping[str, Reader] = {
    "calendar": calendar,
    "numeric": numeric,
    "numeric_month": numeric_month,
    "beside_year": beside_year,
    "year_span": year_span,
    "quarter": quarter,
    "half": half,
    "season": season,
    "decade": decade,
    "century": century,
    "week_of": week_of,
}
