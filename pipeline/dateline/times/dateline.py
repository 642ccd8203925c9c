"""The date in an article's dateline ("BONN, June 16 -"), the day that its news counts from."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateline.times import periods
from dateline.times.lexicon import alternatives, lexicon, look_up

_HEAD = 400
_FAR = 45


def _compiled() -> tuple[re.Pattern[str], re.Pattern[str]]:
    month = f"(?P<month>{alternatives(lexicon()['month'])})"
    day = "(?P<day>0?[1-9]|[12][0-9]|3[01])"
    blank = r"[\s\xa0]"
    year = rf"(?:{blank}?,?{blank}?(?P<year>1[0-9]{{3}}|20[0-9]{{2}}))"
    month_day = rf"(?i:{month})\.?{blank}{{1,2}}{day}(?:st|nd|rd|th)?"
    weekday = rf"(?:(?i:{alternatives(lexicon()['weekday'])})\.?,?{blank})?"
    agency = rf"(?:\([A-Za-z ./]{{2,20}}\){blank}?,?{blank}?)?"
    source = r"(?:\([^)\n]{2,24}\)|/[A-Za-z ]{2,20}/)?"
    wire = (
        rf"^\W{{0,3}}[^\n]{{1,60}}?[,)]{blank}{{0,3}}{agency}{weekday}{month_day}{year}?"
        rf"{blank}{{0,2}}{source}{blank}{{0,2}}(?:--?|–|—|_|:)(?=\W|[A-Z])"
    )
    glued = (
        rf"(?<![\s\xa0(])(?i:{month})\.?{blank}{day}{blank}?,{blank}?"
        rf"(?P<year>[12][0-9]{{3}})(?=[^\W\d_])"
    )
    return re.compile(wire), re.compile(glued)


_WIRE, _GLUED = _compiled()


def dateline_date(text: str, published: date | None) -> date | None:
    """The date of the dateline at the head of `text`; None where it has none.

    A missing year is that which brings the date nearest to `published`. A dateline further than
    some weeks from the publication is taken for something else, unless nothing was published.
    """
    head = text[:_HEAD]
    found = _WIRE.match(head) or _GLUED.search(head)
    if found is None:
        return None
    month = look_up("month", found["month"])
    assert isinstance(month, int)
    if found["year"]:
        stated = periods.day_of(int(found["year"]), month, int(found["day"]))
        when = stated.first if stated else None
    else:
        when = _completed(month, int(found["day"]), published)
    if when is None or published is None:
        return when
    return when if abs(when - published) <= timedelta(days=_FAR) else None


def _completed(month: int, day: int, published: date | None) -> date | None:
    """The day of the year that is nearest to the publication."""
    if published is None:
        return None
    years = (published.year + step for step in (-1, 0, 1))
    found = [p.first for p in (periods.day_of(y, month, day) for y in years) if p]
    return min(found, key=lambda when: abs(when - published), default=None)
