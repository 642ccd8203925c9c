"""Readers of dates that lean on another day: today, weekdays, "last month", "two days later"."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from dateline.times import periods
from dateline.times.lexicon import number_of
from dateline.times.periods import Period
from dateline.times.reading import (
    Groups,
    Reader,
    Reading,
    Setting,
    clean,
    dated,
    duration_value,
    nearest,
    word_code,
    word_number,
)

_ANAPHORIC = ("same", "that", "the same", "that same")
_NEIGHBOURS = ("following", "previous", "preceding")
_BESIDE = (*_NEIGHBOURS, "next")
_SIX_DAYS, _TWO_WEEKS = 6, 14
_SHORT = ("second", "minute", "hour")


def with_part(period: Period | None, groups: Groups) -> Reading | None:
    """A day, or the part of it ("morning") that the match caught as a TIME."""
    reading = dated(period, groups, relative=True)
    part = word_code(groups, "part")
    if reading is None or part is None:
        return reading
    return Reading("TIME", f"{reading.value}T{part}", period, reading.mod, True, "part_of_day")


def weekday(groups: Groups, setting: Setting) -> Reading | None:
    """A weekday: the last one for the past tense, the next one for the future."""
    number = word_number(groups, "weekday")
    assert number is not None
    today = setting.reference
    if today is None:
        return Reading("DATE", f"XXXX-WXX-{number}", None, None, relative=True)
    when = _weekday(number, groups, setting, today)
    return with_part(periods.day(when), groups)


def _weekday(number: int, groups: Groups, setting: Setting, today: date) -> date:
    back = (today.isoweekday() - number) % 7
    week_steps = word_number(groups, "week_relative", "relative")
    if week_steps is not None:
        return today + timedelta(days=number - today.isoweekday() + 7 * week_steps)
    if groups.get("day"):
        return _numbered(int(groups["day"] or 0), today - timedelta(days=back))
    steps = word_number(groups, "relative")
    if clean(groups.get("relative")) in _ANAPHORIC:
        steps = None
    if clean(groups.get("relative")) in _NEIGHBOURS and setting.near is not None:
        return _beside_near(number, setting.near.first, ahead=(steps or 0) > 0)
    if steps is None:
        when = _plain_weekday(back, setting, today)
    elif steps < 0:
        when = today - timedelta(days=back or 7)
    elif steps > 0:
        when = today + timedelta(days=7 - back)
    else:
        when = today + timedelta(days=(7 - back) % 7)
        when = when - timedelta(days=7) if setting.direction() == "past" and back else when
    return when + timedelta(days={"before": -1, "after": 1}.get(clean(groups.get("side")), 0))


def _beside_near(number: int, near: date, *, ahead: bool) -> date:
    """ "the following Sunday": the first one after, or the last one before, the day told before."""
    if ahead:
        return near + timedelta(days=(number - near.isoweekday()) % 7 or 7)
    return near - timedelta(days=(near.isoweekday() - number) % 7 or 7)


def _plain_weekday(back: int, setting: Setting, today: date) -> date:
    # News never names the day six days back by its weekday alone: told in the past tense it is the
    # day after, that is today where it happened, east of where the article was dated.
    way = setting.direction()
    listed = way is None and setting.near is not None and setting.near.first > today
    if way == "future" or listed or back == _SIX_DAYS:
        return _after_near(today + timedelta(days=(7 - back) % 7), setting, today)
    return today - timedelta(days=back)


def _after_near(when: date, setting: Setting, today: date) -> date:
    """The days of a programme are told in their order: "next Tuesday … and on Friday"."""
    near = setting.near
    if near is None or not today < near.first <= today + timedelta(days=_TWO_WEEKS):
        return when
    return when + timedelta(days=7) if when < near.first else when


def _numbered(day: int, last: date) -> date:
    """ "Tuesday the 5th": the nearest such weekday that is the 5th of its month."""
    found = [last + timedelta(days=7 * i) for i in range(-9, 10)]
    fits = [when for when in found if when.day == day]
    return min(fits, key=lambda when: abs((when - last).days)) if fits else last


def day_word(groups: Groups, setting: Setting) -> Reading | None:
    """Today, yesterday, tomorrow, tonight."""
    steps = word_number(groups, "day_word")
    assert steps is not None
    if setting.reference is None:
        return Reading("DATE", "XXXX-XX-XX", None, None, relative=True)
    period = periods.shifted("day", setting.reference, steps)
    if clean(groups["day_word"]) in ("tonight", "tonite") and period is not None:
        return Reading("TIME", f"{period.value}TNI", period, None, True, "part_of_day")
    return with_part(period, groups)


def relative_part(groups: Groups, setting: Setting) -> Reading | None:
    """ "this morning", "last night", "the next morning"."""
    steps = word_number(groups, "relative")
    assert steps is not None
    anchor = _anchor(groups, setting)
    if anchor is None:
        return Reading("TIME", f"XXXX-XX-XXT{word_code(groups, 'part')}", None, None, relative=True)
    return with_part(periods.shifted("day", anchor, steps), groups)


def _anchor(groups: Groups, setting: Setting) -> date | None:
    """The day that a relative word counts from: what was dated before, or the reference."""
    words, text = clean(groups.get("relative")), clean(groups.get("unit") or groups.get("part"))
    beside = words in _BESIDE and (words != "next" or groups.get("the") or text in ("day",))
    if words in _ANAPHORIC or beside:
        daily = text == "day" or groups.get("part")
        told = (setting.day or setting.focus) if daily else setting.focus
        if told is not None:
            return told.first
    return setting.reference


def relative_unit(groups: Groups, setting: Setting) -> Reading | None:
    """ "last week", "this year", "the following day", "the past decade"."""
    unit, steps = word_code(groups, "unit"), word_number(groups, "relative")
    assert unit is not None and steps is not None
    if clean(groups.get("unit")).endswith("s"):
        return None
    words = clean(groups.get("relative"))
    if words == "past" or (words in ("last", "coming") and groups.get("the") and unit != "weekend"):
        return Reading("DURATION", duration_value(1, unit))
    if unit in (*_SHORT, "fortnight", "millennium"):
        return None
    anchor = _anchor(groups, setting)
    if anchor is None:
        return Reading("DATE", _unplaced(unit), None, None, relative=True)
    if unit == "week" and anchor.isoweekday() == 7:
        steps = _on_sunday(steps, setting)
    return dated(periods.shifted(unit, anchor, steps), groups, relative=True)


def _on_sunday(steps: int, setting: Setting) -> int:
    """On a Sunday the week that ends is "last week", and "this week" may be the one to come."""
    if steps == 0:
        return 1 if setting.direction() == "future" else 0
    return steps + 1 if steps < 0 else steps


def _unplaced(unit: str) -> str:
    """TIMEX3's value of a unit of the calendar that cannot be placed."""
    masks = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX"}
    return masks.get(unit, {"quarter": "XXXX-QX"}.get(unit, "XXXX"))


def edge_unit(groups: Groups, setting: Setting) -> Reading | None:
    """ "the end of the year", "mid-month", "year-end": the running unit with its edge."""
    words = groups.get("unit") or groups.get("mid_unit")
    unit = clean(words)
    if setting.reference is None:
        return Reading("DATE", _unplaced(unit), None, None, relative=True)
    period = periods.containing(unit, setting.reference)
    reading = dated(period, groups, relative=True)
    if reading is None or groups.get("edge"):
        return reading
    mod = "MID" if groups.get("mid_unit") else "END"
    return Reading("DATE", reading.value, period, mod, relative=True)


def unit_beside(groups: Groups, setting: Setting) -> Reading | None:
    """ "the year before", "the day after", with nothing behind: beside what was dated before."""
    unit, after = clean(groups.get("relative")), clean(groups.get("side")) == "after"
    anchor = setting.focus.first if setting.focus else setting.reference
    if anchor is None:
        return Reading("DATE", _unplaced(unit), None, None, relative=True)
    return dated(periods.shifted(unit, anchor, 1 if after else -1), groups, relative=True)


def weekend(groups: Groups, setting: Setting) -> Reading | None:
    """ "the weekend": the last one for the past tense, the next one for the future."""
    today = setting.reference
    if today is None:
        return Reading("DATE", "XXXX-WXX-WE", None, None, relative=True)
    this = periods.weekend(today)
    if setting.direction() != "future" and this.first > today:
        this = periods.weekend(today - timedelta(days=7))
    return dated(this, groups, relative=True)


def ago(groups: Groups, setting: Setting) -> Reading | None:
    """ "three weeks ago", "two days later": as exact as the unit is."""
    unit, way = word_code(groups, "unit") or "", clean(groups.get("way"))
    number = number_of(groups.get("num") or "one")
    from_now = way in ("ago", "from now", "hence") or not groups.get("num")
    back = way in ("ago", "earlier", "before", "previously", "back") or not way
    mod = word_code(groups, "approx")
    if isinstance(number, str) or number is None:
        return Reading("DATE", "PAST_REF" if back else "FUTURE_REF", None, mod, relative=True)
    anchor = _ago_anchor(groups, setting, from_now=from_now)
    if anchor is None:
        return Reading("DURATION", duration_value(number, unit), None, mod, relative=True)
    return _stepped(anchor, unit, -number if back else number, mod)


def _ago_anchor(groups: Groups, setting: Setting, *, from_now: bool) -> date | None:
    word = groups.get("anchor_word")
    if word and setting.reference:
        steps = word_number({"day_word": word}, "day_word") or 0
        return setting.reference + timedelta(days=steps)
    if from_now or setting.focus is None:
        return setting.reference
    if groups.get("way") == "earlier" and _is_ahead(setting.focus, setting):
        # "will meet next week, she said on Monday. He had flown home a day earlier."
        day = setting.day
        return day.first if day and not _is_ahead(day, setting) else setting.reference
    return setting.focus.first


def _is_ahead(period: Period, setting: Setting) -> bool:
    """Whether a period begins after the reference date."""
    return setting.reference is not None and period.first > setting.reference


def _stepped(anchor: date, unit: str, count: float, mod: str | None) -> Reading | None:
    if unit in _SHORT:
        return Reading("TIME", anchor.isoformat(), periods.day(anchor), mod, True, "part_of_day")
    if count != int(count):
        finer = {"year": ("month", 12), "month": ("week", 4), "week": ("day", 7)}
        unit, factor = finer.get(unit, ("year", 10 if unit == "decade" else 1))
        count = round(count * factor)
    if unit in ("decade", "century", "millennium"):
        count, unit = count * {"decade": 10, "century": 100, "millennium": 1000}[unit], "year"
    if unit == "fortnight":
        count, unit = 2 * count, "week"
    if abs(count) > 10000:
        return None
    period = periods.shifted(unit, anchor, int(count))
    if unit == "week" and period is not None:
        period = _same_weekday(period, anchor)
    return Reading("DATE", period.value, period, mod, relative=True) if period else None


def _same_weekday(week: Period, anchor: date) -> Period:
    """ "three weeks ago" is the day so many weeks off; TIMEX3's value stays that of the week."""
    when = week.first + timedelta(days=anchor.weekday())
    return Period("day", when, when, week.value, when.isoformat())


def vague_ago(groups: Groups, _setting: Setting) -> Reading | None:
    """ "years ago", "weeks later"."""
    value = "FUTURE_REF" if clean(groups.get("way")) == "later" else "PAST_REF"
    return Reading("DATE", value, None, None, relative=True)


def vague(groups: Groups, _setting: Setting) -> Reading | None:
    """ "now", "recently", "the future"."""
    value = word_code(groups, "vague")
    assert value is not None
    return Reading("DATE", value, None, None, relative=True)


def holiday(groups: Groups, setting: Setting) -> Reading | None:
    """A holiday, of the year that is named or that the tense asks for."""
    code = word_code(groups, "holiday")
    assert code is not None
    if groups.get("year"):
        return dated(holiday_in(int(groups["year"] or 0), code), groups, relative=False)
    steps, today = word_number(groups, "relative"), setting.reference
    if today is None:
        return Reading("DATE", "XXXX-XX-XX", None, None, relative=True)
    if not steps:
        return dated(nearest(lambda y: holiday_in(y, code), setting), groups, relative=True)
    found = [p for p in (holiday_in(today.year + i, code) for i in (-1, 0, 1)) if p]
    before, after = [p for p in found if p.last < today], [p for p in found if p.first > today]
    chosen = before[-1:] if steps < 0 else after[:1]
    return dated(chosen[0], groups, relative=True) if chosen else None


def holiday_in(year: int, code: str) -> Period | None:
    """The day of a holiday in a year; codes as told in lexicon.toml."""
    sort, _, rest = code.partition(":")
    if not periods.is_year(year):
        return None
    if sort == "easter":
        return periods.shifted("day", periods.easter(year), int(rest))
    if sort in ("nth", "after"):
        numbers = [int(part) for part in rest.split(":")]
        when = periods.nth_weekday(year, numbers[0], numbers[1], numbers[2])
        return periods.shifted("day", when, numbers[3] if sort == "after" else 0)
    month, day = (int(part) for part in code.split("-"))
    return periods.day_of(year, month, day)


RELATIVE_READERS: Mapping[str, Reader] = {
    "weekday": weekday,
    "day_word": day_word,
    "relative_part": relative_part,
    "relative_unit": relative_unit,
    "edge_unit": edge_unit,
    "unit_beside": unit_beside,
    "weekend": weekend,
    "ago": ago,
    "vague_ago": vague_ago,
    "vague": vague,
    "holiday": holiday,
}
