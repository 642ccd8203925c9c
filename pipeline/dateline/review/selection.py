"""Which records to show."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from dateline.errors import UsageError
from dateline.review.happenings import Happening, countries

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


@dataclass(frozen=True, kw_only=True)
class Selection:
    """What a record must meet; an empty value asks for nothing.

    `actor` is a part of a participant's name, case aside. `since` and `until` are days, both
    inclusive: a record is in when any day on which it may have happened is; undated ones are out.
    """

    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    actor: str = ""
    country: str = ""
    since: date | None = None
    until: date | None = None
    min_confidence: float = 0.0

    def accepts(self, event: Happening) -> bool:
        """Whether the record meets all of it."""
        return (
            (not self.types or event.type in self.types)
            and (not self.statuses or event.status in self.statuses)
            and event.confidence >= self.min_confidence
            and (not self.country or self.country.upper() in countries(event))
            and self._names(event)
            and self._when(event)
        )

    def _names(self, event: Happening) -> bool:
        wanted = self.actor.casefold()
        return not wanted or any(wanted in p.name.casefold() for p in event.participants)

    def _when(self, event: Happening) -> bool:
        if self.since is None and self.until is None:
            return True
        if event.date is None:
            return False
        first = event.date.earliest or date.min
        last = event.date.latest or date.max
        return last >= (self.since or date.min) and first <= (self.until or date.max)


def first_day(text: str) -> date:
    """The first day of a year, month or day written as `2020`, `2020-03`, `2020-03-16`."""
    year, month, day = _numbers(text)
    return _day(text, year, 1 if month is None else month, 1 if day is None else day)


def last_day(text: str) -> date:
    """The last day of a year, month or day."""
    year, month, day = _numbers(text)
    month = 12 if month is None else month
    return _day(text, year, month, _days_in(year, month) if day is None else day)


def _numbers(text: str) -> tuple[int, int | None, int | None]:
    match = _DAY.fullmatch(text.strip())
    if match is None:
        raise UsageError(f"{text!r} is no date; write 2020, 2020-03 or 2020-03-16")
    year, month, day = (int(part) if part else None for part in match.groups())
    return year or 0, month, day


def _days_in(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1] if year and 1 <= month <= 12 else 31


def _day(text: str, year: int, month: int, day: int) -> date:
    if year < 1 or not 1 <= month <= 12 or not 1 <= day <= _days_in(year, month):
        raise UsageError(f"{text!r} is no date of the calendar")
    return date(year, month, day)
