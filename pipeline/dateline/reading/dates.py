"""Publication dates as files write them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

_ISO = re.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)(?:[T\s].*)?$", re.DOTALL)
_RFC = re.compile(r"\s*(?:[A-Z][a-z]{2},\s+)?\d{1,2}\s+[A-Z][a-z]{2}\s+\d{4}\s+\d\d?:\d\d")
# Seconds from 1900 to 2100; beyond, the number counts milliseconds.
_MIN_SECONDS, _MAX_SECONDS = -2_208_988_800, 4_102_444_800


def publication_date(value: Any, *, day_first: bool) -> date | None:
    """The day that `value` (text, or seconds or milliseconds since 1970) names; None for no day."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _from_number(value)
    if not isinstance(value, str) or len(value) > 100:
        return None
    if iso := _ISO.match(value):
        year, month, day = (int(part) for part in iso.groups())
        return _day(year, month, day)
    if _RFC.match(value):
        return _from_mail(value)
    return _from_words(value, day_first)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _from_number(value: float) -> date | None:
    seconds = value if _MIN_SECONDS <= value <= _MAX_SECONDS else value / 1000
    if not _MIN_SECONDS <= seconds <= _MAX_SECONDS:
        return None
    return datetime.fromtimestamp(seconds, UTC).date()


def _from_mail(value: str) -> date | None:
    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, TypeError):
        return None


def _from_words(value: str, day_first: bool) -> date | None:
    found = _parser(day_first).get_date_data(value)
    if found is None or found.date_obj is None or found.period not in ("day", "time"):
        return None
    return date(found.date_obj.year, found.date_obj.month, found.date_obj.day)


@cache
def _parser(day_first: bool) -> DateDataParser:
    """Absolute dates only: "yesterday" in a file says nothing of the day it was written."""
    from dateparser.date import DateDataParser  # slow to import, and most files write ISO dates

    return DateDataParser(
        languages=["en"],
        settings={
            "PARSERS": ["absolute-time"],
            "STRICT_PARSING": True,
            "DATE_ORDER": "DMY" if day_first else "MDY",
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
