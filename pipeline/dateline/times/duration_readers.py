"""Readers of lengths of time, of what recurs, and of the time of day."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.times import periods
from dateline.times.lexicon import look_up, number_of
from dateline.times.reading import (
    Groups,
    Reader,
    Reading,
    Setting,
    clean,
    duration_value,
    word_code,
    word_number,
)


def duration(groups: Groups, _setting: Setting) -> Reading | None:
    """A number of units: "three days", "a five-hour", "two and a half years"."""
    number, unit = number_of(groups.get("num") or ""), word_code(groups, "unit")
    if unit is None:
        unit = str(look_up("unit", groups.get("unit") or ""))
    if number is None:
        return None
    if groups.get("half") and not isinstance(number, str):
        number += 0.25 if "quarter" in (groups["half"] or "") else 0.5
    value = duration_value(number, unit)
    second = _second(groups)
    if second and value[:2] == "PT" and second[:2] == "PT":
        value += second[2:]
    elif second:
        value += second[1:]
    return Reading("DURATION", value, None, word_code(groups, "approx"))


def _second(groups: Groups) -> str | None:
    """The value of "and three months" behind "two years"."""
    if not groups.get("num2"):
        return None
    number, unit = number_of(groups["num2"] or ""), look_up("unit", groups.get("unit2") or "")
    return duration_value(number, str(unit)) if number is not None else None


def relative_duration(groups: Groups, _setting: Setting) -> Reading | None:
    """ "the past three months", "the next few years", "recent years"."""
    unit = str(look_up("unit", groups.get("unit") or ""))
    number = number_of(groups["num"] or "") if groups.get("num") else "X"
    if number is None:
        return None
    return Reading("DURATION", duration_value(number, unit), None, word_code(groups, "approx"))


def vague_duration(groups: Groups, _setting: Setting) -> Reading | None:
    """ "for years", "weeks of talks"."""
    unit = clean(groups.get("unit"))
    value = "PXY" if unit in ("decades", "centuries") else duration_value("X", _unit(unit))
    return Reading("DURATION", value)


def unit_long(groups: Groups, _setting: Setting) -> Reading | None:
    """ "day-long", "weeklong", "all week"."""
    unit = clean(groups.get("unit") or groups.get("unit_b") or groups.get("unit_c"))
    if unit == "night":
        return Reading("DURATION", "PT1N")
    return Reading("DURATION", duration_value(1, _unit(unit)))


def _unit(word: str) -> str:
    return str(look_up("unit", word))


def set_word(groups: Groups, _setting: Setting) -> Reading | None:
    """ "daily", "annually"."""
    value = word_code(groups, "set_word")
    assert value is not None
    return Reading("SET", value)


def every(groups: Groups, _setting: Setting) -> Reading | None:
    """ "every day", "each Tuesday", "twice a week", "every other year"."""
    if groups.get("weekday"):
        return Reading("SET", f"XXXX-WXX-{word_number(groups, 'weekday')}")
    if groups.get("month"):
        return Reading("SET", f"XXXX-{word_number(groups, 'month'):02d}")
    if groups.get("season"):
        return Reading(
            "SET", f"XXXX-{periods.SEASON_CODES[(word_number(groups, 'season') or 1) - 1]}"
        )
    if groups.get("part"):
        return Reading("SET", f"XXXX-XX-XXT{word_code(groups, 'part')}")
    number = number_of(groups["num"] or "") if groups.get("num") else 1.0
    if groups.get("other"):
        number = 3.0 if clean(groups["other"]) == "third" else 2.0
    unit = word_code(groups, "unit")
    return Reading("SET", duration_value(number or 1.0, unit)) if unit else None


def clock(groups: Groups, setting: Setting) -> Reading | None:
    """A time of the day, on the day named beside it or else on the reference day."""
    hour, minute = _hour(groups), int(groups.get("minute") or 0)
    if hour is None or hour > 24 or minute > 59:
        return None
    return _at(f"{hour:02d}:{minute:02d}", setting)


def _hour(groups: Groups) -> int | None:
    if groups.get("hour_word"):
        number = number_of(groups["hour_word"] or "")
        part = clean(groups.get("clock_part")) or clean(groups.get("part"))
        late = part in ("afternoon", "evening", "night")
        if not isinstance(number, float) or not 1 <= number <= 12:
            return None
        return int(number) % 12 + 12 if late else int(number)
    hour, half_day = int(groups["hour"] or 0), clean(groups.get("half_day"))[:1]
    if half_day:
        return hour % 12 + (12 if half_day == "p" else 0)
    return hour


def noon(groups: Groups, setting: Setting) -> Reading | None:
    """ "noon", "midnight"."""
    return _at(word_code(groups, "noon") or "12:00", setting)


def _at(time: str, setting: Setting) -> Reading:
    period = setting.near or (periods.day(setting.reference) if setting.reference else None)
    day = period.value if period else "XXXX-XX-XX"
    return Reading("TIME", f"{day}T{time}", period, None, True, "minute")


DURATION_READERS: Mapping[str, Reader] = {
    "duration": duration,
    "relative_duration": relative_duration,
    "vague_duration": vague_duration,
    "unit_long": unit_long,
    "set_word": set_word,
    "every": every,
    "clock": clock,
    "noon": noon,
}
