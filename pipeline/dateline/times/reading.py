"""What the readers of matches work with: the setting of an expression and its reading."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.times import periods
from dateline.times.lexicon import look_up
from dateline.times.model import TimexType
from dateline.times.periods import Period

Direction = Literal["past", "future"]
Groups = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Setting:
    """Where an expression stands: reference date, what was dated before it, and its tense.

    `direction` is asked only by the readers that need it, as it walks the parse; `day` is the last
    day told before, whatever was told since.
    """

    reference: date | None
    focus: Period | None
    direction: Callable[[], Direction | None]
    near: Period | None = None
    day_first: bool = False
    day: Period | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means; `period` is None where it has no place on the calendar."""

    type: TimexType
    value: str
    period: Period | None = None
    mod: str | None = None
    relative: bool = False
    granularity: str | None = None


Reader = Callable[[Groups, Setting], Reading | None]


def word_number(groups: Groups, name: str, table: str | None = None) -> int | None:
    """The number that the caught word stands for in its table; None where nothing was caught."""
    words = groups.get(name)
    found = look_up(table or name, words) if words else None
    return int(found) if found is not None else None


def word_code(groups: Groups, name: str) -> str | None:
    """The code that the caught word stands for in the table of that name."""
    words = groups.get(name)
    found = look_up(name, words) if words else None
    return str(found) if found is not None else None


def stated_year(groups: Groups, setting: Setting) -> int | None:
    """The year that a match spells out, two digits being put into the nearest century."""
    if groups.get("year"):
        return int(groups["year"] or 0)
    if groups.get("year2"):
        return full_year(int(groups["year2"] or 0), setting.reference)
    return None


def related_year(groups: Groups, setting: Setting) -> int | None:
    """The year of "of last year", "this year's" and the like."""
    steps = word_number(groups, "year_relative", "relative")
    if steps is None:
        steps = word_number(groups, "rel_possessive", "relative")
    if steps is None and groups.get("this_year"):
        steps = 0
    if steps is None or setting.reference is None:
        return None
    return setting.reference.year + steps


def full_year(two_digits: int, reference: date | None) -> int:
    """The year with these last two digits that is nearest to the reference (or to 2000)."""
    middle = reference.year if reference else 2000
    base = middle // 100 * 100 + two_digits
    return min((base - 100, base, base + 100), key=lambda year: abs(year - middle))


def dated(period: Period | None, groups: Groups, *, relative: bool) -> Reading | None:
    """A DATE with the edge ("early", "the end of") that the match caught."""
    if period is None:
        return None
    mod = word_code(groups, "edge")
    return Reading("DATE", period.value, period, mod, relative)


def nearest(makers: Callable[[int], Period | None], setting: Setting) -> Period | None:
    """The one of the same period in neighbouring years that distance and tense ask for.

    News tells what has been: without a tense a day ahead counts 1.6 times. The tense of the verb
    weighs more, but a date that is a few days off on its wrong side is not one of another year.
    """
    today = setting.reference
    if today is None:
        return None
    found = [p for p in (makers(today.year + step) for step in (-1, 0, 1)) if p]
    past = [p for p in found if p.first <= today]
    coming = [p for p in found if p.last >= today]
    if not past or not coming:
        return next(iter(past[-1:] or coming[:1]), None)
    back, ahead = (today - past[-1].last).days, (coming[0].first - today).days
    way = setting.direction()
    weight = _LONGER[way] if past[-1].unit != "day" else _WEIGHTS[way]
    return past[-1] if back <= ahead * weight else coming[0]


_WEIGHTS: Mapping[Direction | None, float] = {"past": 6.0, "future": 0.25, None: 1.6}
# Of months and seasons the tense tells more than of days, which writers give for what is near.
_LONGER: Mapping[Direction | None, float] = {"past": 8.0, "future": 0.25, None: 1.3}


def duration_value(number: float | str, unit: str) -> str:
    """TIMEX3's value of a length of time, "X" standing for an unknown number."""
    factor, letter = _LETTERS[unit]
    clock = "T" if unit in ("hour", "minute", "second") else ""
    if isinstance(number, str):
        return f"P{clock}X{letter}"
    amount = number * factor
    whole = math.floor(amount)
    if amount == whole:
        return f"P{clock}{whole}{letter}"
    return f"P{clock}{_broken(amount, whole, letter)}"


def _broken(amount: float, whole: int, letter: str) -> str:
    """A broken number with its part in the next smaller unit where that is even."""
    smaller, parts = {"Y": ("M", 12), "H": ("M", 60), "D": ("H", 24)}.get(letter, ("", 1))
    rest = (amount - whole) * parts
    if not smaller or rest != int(rest) or letter == "D":
        return f"{amount:.10g}{letter}"
    return f"{whole}{letter}{int(rest)}{smaller}" if whole else f"{int(rest)}{smaller}"


_LETTERS: Mapping[str, tuple[int, str]] = {
    "second": (1, "S"),
    "minute": (1, "M"),
    "hour": (1, "H"),
    "day": (1, "D"),
    "week": (1, "W"),
    "fortnight": (2, "W"),
    "weekend": (1, "WE"),
    "month": (1, "M"),
    "quarter": (3, "M"),
    "half": (6, "M"),
    "year": (1, "Y"),
    "decade": (10, "Y"),
    "century": (100, "Y"),
    "millennium": (1000, "Y"),
}


def season_or_none(number: int) -> Callable[[int], Period | None]:
    """A maker of the n-th season of a year."""
    return lambda year: periods.season(year, number)


def clean(words: str | None) -> str:
    """Lower case, single blanks."""
    return re.sub(r"[\s\xa0]+", " ", (words or "").lower()).strip()
