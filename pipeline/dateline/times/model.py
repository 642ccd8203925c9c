"""A time expression and what it means."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One time expression; `start`/`end` are code point offsets into the text it was found in.

    `type`, `value` and `mod` are TIMEX3's and speak of the words alone. `edtf`, `earliest` and
    `latest` take a preposition before them into account ("since 2016" is `2016/..`) and are None
    where the expression cannot be placed on the calendar (no reference date, a bare duration, a
    vague reference); `latest`/`earliest` are also None where the interval is open on that side.
    `basis` is "stated" for what the text spells out in full and "relative" for what was resolved
    against the reference date. `kind` names the sort of expression ("weekday", "quarter/fiscal"),
    `rule` the pattern that found it, `preposition` the word that shaped `edtf`.
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    edtf: str | None = None
    earliest: datetime.date | None = None
    latest: datetime.date | None = None
    granularity: str | None = None
    basis: Literal["stated", "relative"] = "stated"
    kind: str = "other"
    mod: str | None = None
    rule: str = ""
    preposition: str | None = None
