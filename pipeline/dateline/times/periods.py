"""Stretches of the calendar: TIMEX3 value, EDTF form, first and last day."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

SEASON_CODES = ("SP", "SU", "FA", "WI")
_MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS_IN = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
# The units by their letters in ISO 8601 durations.
UNIT_OF = {"D": "day", "W": "week", "M": "month", "Y": "year"}


@dataclass(frozen=True, slots=True)
class Period:
    """The days `first` to `last` as one unit of the calendar; `value` is TIMEX3's, `edtf` ours."""

    unit: str
    first: date
    last: date
    value: str
    edtf: str


def is_year(number: int) -> bool:
    """Whether the calendar of `datetime` holds the year with room for weeks at both ends."""
    return MINYEAR < number < MAXYEAR


def month_length(year_number: int, month_number: int) -> int:
    """Days in a month of a year that `is_year` accepts."""
    return calendar.monthrange(year_number, month_number)[1]


def day(when: date) -> Period:
    """One day."""
    return Period("day", when, when, when.isoformat(), when.isoformat())


def day_of(year_number: int, month_number: int, day_number: int) -> Period | None:
    """The day with these numbers, or None where the calendar has none."""
    if not is_year(year_number) or not 1 <= month_number <= 12:
        return None
    if not 1 <= day_number <= month_length(year_number, month_number):
        return None
    return day(date(year_number, month_number, day_number))


def interval(first: date, last: date, *, value: str | None = None) -> Period:
    """Days from `first` to `last`; the TIMEX3 value is that of the first day unless given."""
    edtf = f"{first.isoformat()}/{last.isoformat()}"
    return Period("interval", first, last, value or first.isoformat(), edtf)


def week(when: date) -> Period:
    """The week from Monday to Sunday that holds a day."""
    monday = when - timedelta(days=when.weekday())
    sunday = monday + timedelta(days=6)
    iso = when.isocalendar()
    edtf = f"{monday.isoformat()}/{sunday.isoformat()}"
    return Period("week", monday, sunday, f"{iso.year:04d}-W{iso.week:02d}", edtf)


def weekend(when: date) -> Period:
    """Saturday and Sunday of the week that holds a day."""
    whole = week(when)
    saturday = whole.first + timedelta(days=5)
    edtf = f"{saturday.isoformat()}/{whole.last.isoformat()}"
    return Period("weekend", saturday, whole.last, f"{whole.value}-WE", edtf)


def _months(unit: str, start: int, count: int, value: str, edtf: str | None = None) -> Period:
    """`count` months from the month numbered `start` (year * 12 + month - 1)."""
    final = start + count - 1
    first = date(start // 12, start % 12 + 1, 1)
    last_year, last_month = final // 12, final % 12 + 1
    last = date(last_year, last_month, month_length(last_year, last_month))
    return Period(unit, first, last, value, value if edtf is None else edtf)


def month(year_number: int, month_number: int) -> Period | None:
    """A month, or None where the calendar has none."""
    if not is_year(year_number) or not 1 <= month_number <= 12:
        return None
    value = f"{year_number:04d}-{month_number:02d}"
    return _months("month", year_number * 12 + month_number - 1, 1, value)


def quarter(year_number: int, number: int) -> Period | None:
    """A quarter of a year (1 to 4), EDTF codes 33 to 36."""
    if not is_year(year_number) or not 1 <= number <= 4:
        return None
    start = year_number * 12 + 3 * (number - 1)
    value = f"{year_number:04d}-Q{number}"
    return _months("quarter", start, 3, value, f"{year_number:04d}-{32 + number}")


def half(year_number: int, number: int) -> Period | None:
    """A half of a year (1 or 2); as EDTF an interval of months."""
    if not is_year(year_number) or number not in (1, 2):
        return None
    start = 6 * (number - 1) + 1
    edtf = f"{year_number:04d}-{start:02d}/{year_number:04d}-{start + 5:02d}"
    value = f"{year_number:04d}-H{number}"
    return _months("half", year_number * 12 + start - 1, 6, value, edtf)


def season(year_number: int, number: int) -> Period | None:
    """A northern season (1 spring to 4 winter, which ends in the next year), EDTF 21 to 24."""
    if not is_year(year_number) or not is_year(year_number + 1) or not 1 <= number <= 4:
        return None
    value = f"{year_number:04d}-{SEASON_CODES[number - 1]}"
    edtf = f"{year_number:04d}-{20 + number}"
    return _months("season", year_number * 12 + 3 * number - 1, 3, value, edtf)


def year(number: int) -> Period | None:
    """A calendar year."""
    if not is_year(number):
        return None
    return _months("year", number * 12, 12, f"{number:04d}")


def decade(number: int) -> Period | None:
    """The ten years that share all but the last digit with `number`."""
    start = number // 10 * 10
    if not is_year(start) or not is_year(start + 9):
        return None
    digits = f"{start // 10:03d}"
    return _months("decade", start * 12, 120, f"{digits}X", f"{digits}X")


def century(number: int) -> Period | None:
    """The n-th century, 1901 to 2000 being written 19XX as the first hundred years of that name."""
    start = (number - 1) * 100
    if not is_year(start) or not is_year(start + 99):
        return None
    digits = f"{number - 1:02d}"
    return _months("century", start * 12, 1200, f"{digits}XX", f"{digits}XX")


def containing(unit: str, when: date) -> Period | None:
    """The unit of the calendar that holds a day; None for a unit the calendar does not have."""
    if unit in ("day", "week", "weekend"):
        return {"day": day, "week": week, "weekend": weekend}[unit](when)
    if unit == "month":
        return month(when.year, when.month)
    if unit == "quarter":
        return quarter(when.year, (when.month + 2) // 3)
    if unit == "half":
        return half(when.year, 1 if when.month <= 6 else 2)
    number = when.year // 100 + 1 if unit == "century" else when.year
    maker = {"year": year, "decade": decade, "century": century}.get(unit)
    return maker(number) if maker else None


def move(when: date, unit: str, count: int) -> date | None:
    """The day `count` units away, the day of the month cut to fit; None off the calendar."""
    if unit in _MONTHS_IN:
        return _move_months(when, count * _MONTHS_IN[unit])
    ordinal = when.toordinal() + count * _DAYS_IN.get(unit, 0)
    if not date(MINYEAR + 1, 1, 1).toordinal() <= ordinal < date(MAXYEAR, 1, 1).toordinal():
        return None
    return date.fromordinal(ordinal)


def _move_months(when: date, count: int) -> date | None:
    index = when.year * 12 + when.month - 1 + count
    year_number, month_number = index // 12, index % 12 + 1
    if not is_year(year_number):
        return None
    return date(year_number, month_number, min(when.day, month_length(year_number, month_number)))


def shifted(unit: str, when: date, count: int) -> Period | None:
    """The unit that holds a day, moved by `count` units."""
    moved = move(when, unit, count)
    return containing(unit, moved) if moved else None


def easter(year_number: int) -> date:
    """Easter Sunday of a Gregorian year (anonymous algorithm, Meeus/Jones/Butcher)."""
    a, (b, c) = year_number % 19, divmod(year_number, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    rest = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * rest) // 433
    month_number = (h + rest - 7 * m + 90) // 25
    return date(year_number, month_number, (h + rest - 7 * m + 33 * month_number + 19) % 32)


def nth_weekday(year_number: int, month_number: int, weekday: int, nth: int) -> date:
    """The n-th (from 1) or the last (-1) weekday (Monday 1) of a month."""
    if nth < 0:
        last = date(year_number, month_number, month_length(year_number, month_number))
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year_number, month_number, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
