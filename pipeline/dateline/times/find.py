"""Finding and resolving every time expression of a Doc."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc, Token

from dateline.errors import DataError
from dateline.times import edges, periods
from dateline.times.calendar_readers import CALENDAR_READERS
from dateline.times.duration_readers import DURATION_READERS
from dateline.times.model import TimeExpression
from dateline.times.periods import Period
from dateline.times.reading import Direction, Reader, Reading, Setting
from dateline.times.relative_readers import RELATIVE_READERS
from dateline.times.scan import Match, candidates
from dateline.times.tense import direction

READERS: Mapping[str, Reader] = {**CALENDAR_READERS, **RELATIVE_READERS, **DURATION_READERS}

_MORE_DAYS = re.compile(
    r"(?P<join>[\s\xa0]?[-–—][\s\xa0]?|[\s\xa0](?:and|to|through|or|until)[\s\xa0]|,[\s\xa0](?:and[\s\xa0])?)"
    r"(?P<day>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?"
    r"(?=[\s\xa0]*(?:[.,;:)]|$|[\s\xa0](?:in|at|to|for|and|with|by|of|on|the|a|when|after|before|between)\b))"
    r"(?:,?[\s\xa0](?P<year>1[0-9]{3}|20[0-9]{2})(?![0-9]))?"
)
_CLOCK_GAP = re.compile(r"[\s\xa0]*,?[\s\xa0]*(?:on[\s\xa0]+)?")
_SENTENCE_GAP = re.compile(r"[.!?][\s\xa0]|\n")
_NAMES = frozenset({"PERSON", "GPE", "ORG", "PRODUCT", "WORK_OF_ART", "FAC", "LAW", "NORP", "LOC"})
_NAMELIKE = frozenset({"date.month", "date.year", "date.season", "date.holiday", "vague"})
_JOINABLE = frozenset({"day", "month", "year", "quarter", "season", "decade"})


@dataclass(frozen=True, slots=True)
class Found:
    """A match with its reading."""

    start: int
    end: int
    rule: str
    kind: str
    reading: Reading


class Tokens:
    """The token at a character offset, found by bisection over offsets taken once."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._starts: list[int] | None = None
        self.parsed = doc.has_annotation("TAG") and doc.has_annotation("DEP")
        self.named = doc.has_annotation("ENT_IOB")

    def at(self, offset: int) -> Token | None:
        """The token that holds the character; None in an empty Doc."""
        if self._starts is None:
            self._starts = [token.idx for token in self._doc]
        index = bisect_right(self._starts, offset) - 1
        return self._doc[index] if index >= 0 else None

    def direction(self, offset: int) -> Direction | None:
        """Past or future by the parse; None without one."""
        return direction(self.at(offset)) if self.parsed else None

    def is_name(self, offset: int) -> bool:
        """Whether the token there is part of a name of something else."""
        token = self.at(offset) if self.named else None
        return token is not None and token.ent_type_ in _NAMES


def find_times(
    doc: Doc, *, reference: date | None, day_first: bool = False
) -> list[TimeExpression]:
    """Every time expression of a Doc, sorted and without overlaps.

    `reference` is the day that relative expressions count from: the publication date or that of
    the article's dateline (`dateline_date`); without it they keep `edtf` None. `day_first` reads
    03/04/2020 as the third of April. Offsets are characters of `doc.text`. Sentences without
    tags, parse and entities are read by the patterns alone.
    """
    text, tokens = doc.text, Tokens(doc)
    found = _resolve_all(text, tokens, reference, day_first)
    found = _with_clocks(text, found)
    return _expressions(text, found)


def _resolve_all(text: str, tokens: Tokens, reference: date | None, day_first: bool) -> list[Found]:
    found: list[Found] = []
    focus: Period | None = None
    end = 0
    for matches in candidates(text):
        if matches[0].start < end:
            continue
        here = _first_reading(
            matches,
            tokens,
            Setting(
                reference,
                focus,
                _asker(tokens, matches[0].start),
                focus if focus and focus.unit == "day" else None,
                day_first,
            ),
        )
        if here is None:
            continue
        more = _more_days(text, here)
        found.extend([here, *more])
        end = found[-1].end
        focus = _focus(found[-1], focus)
    return found


def _asker(tokens: Tokens, offset: int) -> Callable[[], Direction | None]:
    return lambda: tokens.direction(offset)


def _first_reading(matches: list[Match], tokens: Tokens, setting: Setting) -> Found | None:
    for match in matches:
        if match.rule.id in _NAMELIKE and tokens.is_name(match.start):
            continue
        reading = READERS[match.rule.resolve](match.groups, setting)
        if reading is not None:
            return Found(match.start, match.end, match.rule.id, match.rule.kind, reading)
    return None


def _focus(found: Found, before: Period | None) -> Period | None:
    """What "that day" or "a year earlier" counts from after this expression."""
    period = found.reading.period
    dated = found.reading.type in ("DATE", "TIME") and period is not None
    return period if dated else before


def _more_days(text: str, first: Found) -> list[Found]:
    """The further days of "April 9-10" and "May 3 and 4", each an expression of its own."""
    days = []
    last = first
    while first.rule in ("date.month-day",) and last.reading.period is not None:
        more = _MORE_DAYS.match(text, last.end)
        period = last.reading.period
        if more is None or period.unit != "day" or more["year"]:
            break
        following = periods.day_of(period.first.year, period.first.month, int(more["day"]))
        if following is None or following.first <= period.first:
            break
        reading = Reading("DATE", following.value, following, None, relative=True)
        end = more.end("day")
        end += 2 if text[end : end + 2] in ("st", "nd", "rd", "th") else 0
        last = Found(more.start("day"), end, "date.month-more-days", first.kind, reading)
        days.append(last)
    return days


def _with_clocks(text: str, found: list[Found]) -> list[Found]:
    """Times of day put on the day that is named beside them, or else before them."""
    done: list[Found] = []
    skip = False
    for index, here in enumerate(found):
        if skip:
            skip = False
            continue
        after = found[index + 1] if index + 1 < len(found) else None
        if _is_clock(here):
            here, skip = _clock(text, here, done[-1] if done else None, after)
        done.append(here)
    return done


def _is_clock(found: Found) -> bool:
    return found.reading.granularity == "minute" and found.rule.startswith("time.")


def _clock(text: str, here: Found, before: Found | None, after: Found | None) -> tuple[Found, bool]:
    """A time of day on its day, and whether it has taken the expression after it in."""
    if after is not None and _is_day(after) and _touch(text, here, after):
        return replace(here, end=after.end, reading=_on(here, after)), True
    if before is not None and _is_day(before) and _same_sentence(text, before, here):
        return replace(here, reading=_on(here, before)), False
    if after is not None and _is_day(after) and _same_sentence(text, here, after):
        return replace(here, reading=_on(here, after)), False
    return here, False


def _is_day(found: Found) -> bool:
    period = found.reading.period
    return period is not None and period.unit == "day" and found.reading.type in ("DATE", "TIME")


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


def _expressions(text: str, found: list[Found]) -> list[TimeExpression]:
    made = [_expression(text, here) for here in found]
    for i in range(len(found) - 1):
        interval = _interval(text, found[i], found[i + 1])
        if interval is not None:
            made[i] = replace(made[i], **interval)
            made[i + 1] = replace(made[i + 1], **interval)
    return made


def _interval(text: str, first: Found, second: Found) -> dict[str, object] | None:
    """The interval that two neighbouring expressions are the ends of."""
    a, b = first.reading.period, second.reading.period
    if a is None or b is None or a.unit not in _JOINABLE or b.unit not in _JOINABLE:
        return None
    if first.reading.type != "DATE" or a.first >= b.first or "/" in a.edtf + b.edtf:
        return None
    if not edges.joined(
        text, (first.start, first.end), (second.start, second.end)
    ) and not edges.neighbours(text, a, b, (first.end, second.start)):
        return None
    return {
        "edtf": f"{a.edtf}/{b.edtf}",
        "earliest": a.first,
        "latest": b.last,
        "granularity": "interval",
    }


def _expression(text: str, found: Found) -> TimeExpression:
    reading, period = found.reading, found.reading.period
    plain = TimeExpression(
        start=found.start,
        end=found.end,
        text=text[found.start : found.end],
        type=reading.type,
        value=reading.value,
        basis="relative" if reading.relative else "stated",
        kind=found.kind,
        mod=reading.mod,
        rule=found.rule,
    )
    if period is None or reading.type not in ("DATE", "TIME"):
        return plain
    return _placed(plain, period, reading, edges.opened(text, found.start, found.end))


def _placed(
    plain: TimeExpression, period: Period, reading: Reading, opened: tuple[edges.Side, str] | None
) -> TimeExpression:
    """The expression with its place on the calendar, open where a preposition says so."""
    edtf, first, last = period.edtf, period.first, period.last
    side = opened[0] if opened else None
    start, _, end = edtf.partition("/")
    edtf = {"after": f"{start}/..", "before": f"../{end or start}"}.get(side or "", edtf)
    return replace(
        plain,
        edtf=edtf,
        earliest=None if edtf.startswith("..") else first,
        latest=None if edtf.endswith("..") else last,
        granularity=reading.granularity or period.unit,
        preposition=opened[1] if opened else None,
    )


def check_readers(names: set[str]) -> None:
    """DataError where the rules ask for a reader that there is not."""
    if names - set(READERS):
        raise DataError(f"times/rules.toml: no reader {sorted(names - set(READERS))}")
